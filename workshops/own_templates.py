"""A person's own templates: saved from a meeting, kept beside the library, and carried between people as files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshops import agenda, assessments, methods, packs, parsed, polls, standings, templates, text
from workshops.exchange import files
from workshops.labels import LANGUAGES, Words
from workshops.model import Activity, Team, Workshop
from workshops.phases import ASSESSMENT
from workshops.publishing import names
from workshops.standings import Standing
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.schemas import TemplateFile

ORDER = 50
"""Own templates have no order of their own: they stand by name, after those that came along."""
LONGEST_ID = 50
LARGEST = 1 << 20
"""Bytes of a file that is taken in as a template: far more than any of ours."""


class NothingPlanned(Refused):
    """A meeting without activities is no template."""


class TooLongDay(Refused):
    """A template holds a day's meeting; `minutes` says how long this one is, `limit` how long it may be."""


class NotOwn(Refused):
    """Only a template that was saved or taken in here can be removed; `name` says which was asked for."""


def save(workshop: Workshop, name: str, own: Path) -> str:
    """Keep the plan of a meeting as a template, and return its id. No note, word or date of the meeting goes with it.

    Raises Empty, TooLong, NothingPlanned, TooLongDay and CannotWrite.
    """
    said = text.one_line(name, text.TITLE)
    steps = [step for step in agenda.steps(workshop) if not step.skipped]
    minutes = _length(steps)
    if not steps:
        raise NothingPlanned
    if minutes > agenda.LONGEST:
        raise TooLongDay(minutes=minutes, limit=agenda.LONGEST)
    id = _free(said, own)
    _put(own / f"{id}.toml", {"id": id, **_frame(workshop, said, minutes), **_plan(workshop, steps)})
    return id


def take_in(file: Path, own: Path, language: str = "sv") -> str:
    """Check a template's file and keep it among one's own, under a free id; returns that id.

    Raises BrokenTemplate with the place and the reason, TooLarge and CannotWrite.
    """
    if file.is_file() and file.stat().st_size > LARGEST:
        raise files.TooLarge(megabytes=LARGEST >> 20)
    held = templates.checked(file, language)
    id = _free(held.id, own)
    _put(own / f"{id}.toml", {**held.model_dump(), "id": id, "order": ORDER})
    return id


def send(id: str, target: Path, own: Path | None, language: str = "sv") -> Path:
    """Write a template, one's own or one that came along, to a file for somebody else, named after the template.

    `target` is a folder or the file's name. Raises NoSuchTemplate, BrokenTemplate, CannotWrite.
    """
    held = templates.checked(templates.file_of(id, own=own), language)
    place = target / f"{id}.toml" if target.is_dir() else target
    _put(place, {**held.model_dump(), "id": id})
    return place


def remove(id: str, own: Path) -> None:
    """Take one of one's own templates away; meetings begun from it stay as they are. Raises NotOwn, CannotWrite."""
    path = own / f"{id}.toml"
    if path.parent != own or path not in own.glob("*.toml"):
        raise NotOwn(name=id)
    try:
        path.unlink()
    except OSError:
        raise files.CannotWrite(file=str(path)) from None
    with contextlib.suppress(OSError):  # what was kept parsed goes too, and its folder with the last of it
        for kept in parsed.place(path).parent.glob(f"{path.name}.*"):
            kept.unlink()
        parsed.place(path).parent.rmdir()


def _frame(workshop: Workshop, name: str, minutes: int) -> dict[str, Any]:
    people = workshop.participants or sum(team.size for team in workshop.teams)
    return {
        "order": ORDER,
        "kind": workshop.kind,
        "start": workshop.start,
        "minutes": minutes,
        "pitch_minutes": workshop.pitch_minutes,
        "hide_until_reveal": workshop.hide_until_reveal,
        "principles": workshop.principles,
        "target_groups": workshop.target_groups.split(),
        "name": _both(name),
        "description": {code: Words(code)("templates.own") for code in LANGUAGES},
        "size": {code: Words(code)("templates.people", n=people) for code in LANGUAGES},
        "title": _both(name),
        "challenge": _both(workshop.challenge),
    }


def _plan(workshop: Workshop, steps: Sequence[Activity]) -> dict[str, Any]:
    known = methods.ids()
    teams: list[Team] = sorted(workshop.teams, key=lambda team: team.position)
    return {
        "activities": [
            {
                "id": f"step-{number}",
                "minutes": step.minutes,
                "phase": step.phase,
                "work": step.work,
                "method": step.method if step.method in known else None,
                "presenter": _both(step.presenter) if step.presenter else None,
                "pinned": step.pinned,
                "least": step.least,
                "beside": step.beside,
                "title": _both(step.title),
            }
            for number, step in enumerate(steps, start=1)
        ],
        "teams": [{"name": _both(team.name), "size": team.size, "target_group": team.target_group} for team in teams],
        "assessments": {
            f"step-{n}": _assessment(standing)
            for n, step in enumerate(steps, start=1)
            if (standing := _standing(workshop, step)) is not None
        },
        "polls": list(_polls(workshop, steps)),
        "notes": {f"step-{n}": _both(step.notes) for n, step in enumerate(steps, start=1) if step.notes.strip()},
    }


def _standing(workshop: Workshop, step: Activity) -> Standing | None:
    """The self-assessment of a step, where it has one that is set up."""
    found = assessments.of_activity(workshop, step.id) if step.work == ASSESSMENT else None
    standing = standings.of(workshop, found) if found is not None else None
    return standing if standing is not None and standing.areas and standing.roles else None


def _assessment(standing: Standing) -> dict[str, Any]:
    """What is assessed and by whom; nothing of what was answered."""
    return {
        "title": _both(standing.title or standing.areas[0].text),
        "areas": [{**_both(area.text), "card": area.card} for area in standing.areas],
        "roles": [_both(role.text) for role in standing.roles],
        "low": _both(standing.low),
        "high": _both(standing.high),
    }


def _polls(workshop: Workshop, steps: Sequence[Activity]) -> Iterator[dict[str, Any]]:
    """The questions to the room, without a single answer."""
    places = {step.id: f"step-{number}" for number, step in enumerate(steps, start=1)}
    asked = [poll for poll in polls.in_order(workshop) if poll.activity_id in places]
    for number, poll in enumerate(asked, start=1):
        options = [row.text for row in polls.options_of(workshop, poll.id)]
        ends = {name: _both(said) for name in ("low", "high", "unit") if (said := getattr(poll, name))}
        yield {
            "id": f"question-{number}",
            "activity": places[poll.activity_id or ""],
            "kind": poll.kind,
            "question": _both(poll.question),
            "options": dict.fromkeys(LANGUAGES, options) if options else None,
            "least": poll.least,
            "most": poll.most,
            **ends,
        }


def _length(steps: Sequence[Activity]) -> int:
    from workshops.schemas import length

    return length([(step.minutes, step.beside) for step in steps])


def _both(said: str) -> dict[str, str]:
    """What somebody wrote once stands in both languages."""
    return dict.fromkeys(LANGUAGES, said)


def _put(path: Path, values: dict[str, Any]) -> None:
    """Write a file that is known to be whole: what would not be read again is never written."""
    file = _valid(values)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise files.CannotWrite(file=str(path.parent)) from None
    files.put(path, packs.written(file.model_dump()).encode("utf-8"))


def _valid(values: dict[str, Any]) -> TemplateFile:
    from workshops.schemas import TemplateFile

    return TemplateFile.model_validate(values)


def _free(name: str, own: Path) -> str:
    """An id made of a name that no template has yet."""
    stem = names.plain(name)[:LONGEST_ID].strip("-") or "template"
    taken = {path.stem for folder in (templates.FOLDER, own) for path in folder.glob("*.toml")}
    return next(id for id in _versions(stem) if id not in taken)


def _versions(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
