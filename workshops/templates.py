"""Templates: meetings to begin from, with agenda, teams and question prefilled.

The first window shows portraits before anything heavy is imported, hence named tuples: they are made faster than
data classes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from workshops import packs
from workshops.labels import RESOURCES, Words
from workshops.refused import Refused

if TYPE_CHECKING:
    from workshops.model import Workshop
    from workshops.schemas import TemplateFile

FOLDER = RESOURCES / "templates"
NOTES = "[notes"
"""The line at which the part of a file begins that no portrait needs."""


class BrokenTemplate(packs.BrokenPack):
    """A template can't be used; `file`, `place` and `reason` say why and where."""


class NoSuchTemplate(Refused):
    """There is no template with this id; `known` names those there are."""


class Portrait(NamedTuple):
    """A template as its card shows it. `segments` are (kind, minutes): line, break or a phase, in order."""

    id: str
    key: str
    name: str
    description: str
    minutes: int
    size: str
    segments: tuple[tuple[str, int], ...]


class PlannedActivity(NamedTuple):
    """A step of a template's agenda; `method` is the id of a card, `notes` are for whoever leads."""

    title: str
    minutes: int
    phase: str | None
    work: str
    method: str | None
    notes: str


class PlannedTeam(NamedTuple):
    """A team that a template begins with."""

    name: str
    size: int
    target_group: str | None


class Template(NamedTuple):
    """A meeting to begin from, in one language. `start` is HH:MM, `minutes` the whole length."""

    id: str
    language: str
    name: str
    description: str
    size: str
    kind: str
    start: str
    minutes: int
    pitch_minutes: int
    hide_until_reveal: bool
    principles: bool
    target_groups: tuple[str, ...]
    title: str
    challenge: str
    activities: tuple[PlannedActivity, ...]
    teams: tuple[PlannedTeam, ...]


def portraits(language: str = "sv", folder: Path = FOLDER) -> list[Portrait]:
    """The cards of all templates, in their order. Quick, and validates nothing.

    A file that can't be read as a portrait is left out, so that it costs nobody the others; `load` says what is wrong.
    """
    found: list[tuple[int, Portrait]] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            values = packs.read(path, language, BrokenTemplate, until=NOTES)
            found.append((int(values["order"]), _portrait(values, language)))
        except (BrokenTemplate, KeyError, TypeError, ValueError):
            continue
    return [portrait for _, portrait in sorted(found, key=lambda pair: pair[0])]


def load(id: str, language: str = "sv", folder: Path = FOLDER) -> Template:
    """A template, validated whole; raises BrokenTemplate and NoSuchTemplate."""
    from workshops import methods
    from workshops.schemas import TemplateFile

    known = sorted(path.stem for path in folder.glob("*.toml"))
    if id not in known:
        raise NoSuchTemplate(id=id, known=", ".join(known))
    path = folder / f"{id}.toml"
    file = packs.validated(path, TemplateFile, language, BrokenTemplate)
    packs.named_after(path, file.id, language, BrokenTemplate)
    cards = methods.ids()
    for activity in file.activities:
        if activity.method is not None and activity.method not in cards:
            reason = Words(language)("refusals.pack.no_method", key=activity.method)
            raise BrokenTemplate(file=path.name, place=f"activities · {activity.id} · method", reason=reason)
    return _template(file, language)


def start(template: Template, title: str | None = None, date: str | None = None) -> Workshop:
    """A new workshop with everything the template prefills, not yet in a library.

    `date` is an ISO date or empty. Raises NoSuchDay, Empty or TooLong for a date or title that can't be kept.
    """
    from workshops import agenda
    from workshops.model import Activity, Team, Workshop

    workshop = Workshop(
        kind=template.kind,
        template=template.id,
        language=template.language,
        start=template.start,
        challenge=template.challenge,
        target_groups=" ".join(template.target_groups),
        hide_until_reveal=template.hide_until_reveal,
        principles=template.principles,
        pitch_minutes=template.pitch_minutes,
    )
    agenda.describe(workshop, title=template.title if title is None else title, date=date or "")
    for position, step in enumerate(template.activities):
        workshop.activities.append(
            Activity(
                position=position,
                title=step.title,
                minutes=step.minutes,
                phase=step.phase,
                work=step.work,
                method=step.method,
                notes=step.notes,
            )
        )
    for position, team in enumerate(template.teams):
        workshop.teams.append(
            Team(
                position=position,
                name=team.name,
                size=team.size,
                target_group=team.target_group,
                revealed=not template.hide_until_reveal,
            )
        )
    return workshop


def _portrait(values: dict[str, Any], language: str) -> Portrait:
    segments: list[tuple[str, int]] = []
    for activity in values["activities"]:
        kind = "break" if activity["work"] == "break" else activity.get("phase") or "line"
        minutes = int(activity["minutes"])
        if segments and segments[-1][0] == kind:
            minutes += segments.pop()[1]
        segments.append((kind, minutes))
    return Portrait(
        id=values["id"],
        key=str(values["order"]),
        name=values["name"][language],
        description=values["description"][language],
        minutes=sum(minutes for _, minutes in segments),
        size=values["size"][language],
        segments=tuple(segments),
    )


def _template(file: TemplateFile, language: str) -> Template:
    return Template(
        id=file.id,
        language=language,
        name=getattr(file.name, language),
        description=getattr(file.description, language),
        size=getattr(file.size, language),
        kind=file.kind,
        start=file.start,
        minutes=file.minutes,
        pitch_minutes=file.pitch_minutes,
        hide_until_reveal=file.hide_until_reveal,
        principles=file.principles,
        target_groups=file.target_groups,
        title=getattr(file.title, language),
        challenge=getattr(file.challenge, language),
        activities=tuple(
            PlannedActivity(
                title=getattr(step.title, language),
                minutes=step.minutes,
                phase=step.phase,
                work=step.work,
                method=step.method,
                notes=getattr(file.notes[step.id], language) if step.id in file.notes else "",
            )
            for step in file.activities
        ),
        teams=tuple(PlannedTeam(getattr(t.name, language), t.size, t.target_group) for t in file.teams),
    )
