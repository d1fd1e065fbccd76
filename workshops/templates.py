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
    from workshops.schemas import AssessmentFile, PollFile, TemplateFile

FOLDER = RESOURCES / "templates"
DIGITS = "1234567890"
"""The keys of the first templates."""
NOTES = "[notes"
"""The line at which the part of a file begins that no portrait needs."""


class BrokenTemplate(packs.BrokenPack):
    """A template can't be used; `file`, `place` and `reason` say why and where."""


class NoSuchTemplate(Refused):
    """There is no template with this id; `known` names those there are."""


class Portrait(NamedTuple):
    """A template as its card shows it. `segments` are (kind, minutes): line, break or a phase, in order.

    `key` is the digit that chooses it, empty where the digits are used up; `own` whether somebody here saved it.
    """

    id: str
    key: str
    name: str
    description: str
    minutes: int
    size: str
    segments: tuple[tuple[str, int], ...]
    own: bool = False


class PlannedActivity(NamedTuple):
    """A step of a template's agenda; `method` is the id of a card, `notes` are for whoever leads."""

    title: str
    minutes: int
    phase: str | None
    work: str
    method: str | None
    notes: str
    presenter: str = ""
    pinned: str = ""
    least: int = 0
    beside: bool = False
    assessment: PlannedAssessment | None = None


class PlannedTeam(NamedTuple):
    """A team that a template begins with."""

    name: str
    size: int
    target_group: str | None


class PlannedAssessment(NamedTuple):
    """A self-assessment that a template prefills: areas with the keys of their cards (or none), roles, ends of the scale."""

    title: str
    areas: tuple[tuple[str, str], ...]
    roles: tuple[str, ...]
    low: str
    high: str


class PlannedPoll(NamedTuple):
    """A question to the room, in the activity with this number (from 0)."""

    activity: int
    kind: str
    question: str
    options: tuple[str, ...] = ()
    least: int = 1
    most: int = 5
    low: str = ""
    high: str = ""
    unit: str = ""


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
    polls: tuple[PlannedPoll, ...] = ()


def beside(library: str | Path) -> Path | None:
    """The folder of a person's own templates: beside the library's file; None where that is a server."""
    said = str(library).removeprefix("sqlite:///")
    return None if "://" in said else Path(said).expanduser().parent / "templates"


def portraits(language: str = "sv", folder: Path = FOLDER, own: Path | None = None) -> list[Portrait]:
    """The cards of all templates, in their order, a person's `own` after those that came along. Validates nothing.

    A file that can't be read as a portrait is left out, so that it costs nobody the others; `load` says what is wrong.
    """
    found: list[tuple[tuple[bool, int, str], Portrait]] = []
    for path in _files(folder, own):
        try:
            values = packs.read(path, language, BrokenTemplate, until=NOTES)
            portrait = _portrait(values, language)._replace(own=path.parent == own)
            found.append(((portrait.own, int(values["order"]), portrait.name.casefold()), portrait))
        except (BrokenTemplate, KeyError, TypeError, ValueError):
            continue
    ordered = [portrait for _, portrait in sorted(found, key=lambda pair: pair[0])]
    return [each._replace(key=DIGITS[n] if n < len(DIGITS) else "") for n, each in enumerate(ordered)]


def load(id: str, language: str = "sv", folder: Path = FOLDER, own: Path | None = None) -> Template:
    """A template, validated whole; raises BrokenTemplate and NoSuchTemplate."""
    path = file_of(id, folder, own)
    file = checked(path, language)
    packs.named_after(path, file.id, language, BrokenTemplate)
    return _template(file, language)


def file_of(id: str, folder: Path = FOLDER, own: Path | None = None) -> Path:
    """Where a template lies; raises NoSuchTemplate."""
    known = {path.stem: path for path in reversed(_files(folder, own))}
    if id not in known:
        raise NoSuchTemplate(id=id, known=", ".join(sorted(known)))
    return known[id]


def checked(path: Path, language: str = "sv") -> TemplateFile:
    """All that a file of a template holds, wherever it lies; raises BrokenTemplate."""
    from workshops import cards, methods
    from workshops.schemas import TemplateFile

    file = packs.validated(path, TemplateFile, language, BrokenTemplate)
    known, decks = methods.ids(), cards.ids()
    for number, activity in enumerate(file.activities):
        if activity.method is not None and activity.method not in known:
            reason = Words(language)("refusals.pack.no_method", key=activity.method)
            location, values = ("activities", number, "method"), file.model_dump(mode="json")
            raise packs.broken(BrokenTemplate, path, location, values, language, reason)
    for key, assessment in file.assessments.items():
        if assessment.deck is not None and assessment.deck not in decks:
            reason = Words(language)("refusals.pack.no_deck", key=assessment.deck)
            where, values = ("assessments", key, "deck"), file.model_dump(mode="json")
            raise packs.broken(BrokenTemplate, path, where, values, language, reason)
    return file


def start(template: Template, title: str | None = None, date: str | None = None) -> Workshop:
    """A new workshop with everything the template prefills, not yet in a library.

    `date` is an ISO date or empty. Raises NoSuchDay, Empty or TooLong for a date or title that can't be kept.
    """
    from workshops import agenda, assessments, polls
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
                presenter=step.presenter,
                pinned=step.pinned,
                least=step.least,
                beside=step.beside,
            )
        )
    for planned, activity in zip(template.activities, list(workshop.activities), strict=True):
        if planned.assessment is not None:
            assessments.add(workshop, activity.id, *planned.assessment)
    for poll in template.polls:
        more: dict[str, Any] = {
            "least": poll.least,
            "most": poll.most,
            "low": poll.low,
            "high": poll.high,
            "unit": poll.unit,
        }
        step_id = workshop.activities[poll.activity].id
        polls.add(workshop, poll.kind, poll.question, poll.options, activity=step_id, **more)
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


def _files(folder: Path, own: Path | None) -> list[Path]:
    """The files of templates; those that came along first, so that nobody's own can stand in their place."""
    return [*sorted(folder.glob("*.toml")), *(sorted(own.glob("*.toml")) if own is not None else [])]


def _portrait(values: dict[str, Any], language: str) -> Portrait:
    segments: list[tuple[str, int]] = []
    for activity in values["activities"]:
        if activity.get("beside") and segments:
            continue  # the line is drawn for the one it goes on beside
        kind = "break" if activity["work"] == "break" else activity.get("phase") or "line"
        minutes = int(activity["minutes"])
        if segments and segments[-1][0] == kind:
            minutes += segments.pop()[1]
        segments.append((kind, minutes))
    return Portrait(
        id=values["id"],
        key="",
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
                presenter=getattr(step.presenter, language) if step.presenter is not None else "",
                pinned=step.pinned,
                least=step.least,
                beside=step.beside,
                assessment=_assessment(file.assessments.get(step.id), language),
            )
            for step in file.activities
        ),
        teams=tuple(PlannedTeam(getattr(t.name, language), t.size, t.target_group) for t in file.teams),
        polls=tuple(_poll(file, poll, language) for poll in file.polls),
    )


def _poll(file: TemplateFile, poll: PollFile, language: str) -> PlannedPoll:
    low, high, unit = (getattr(said, language) if said is not None else "" for said in (poll.low, poll.high, poll.unit))
    return PlannedPoll(
        activity=[step.id for step in file.activities].index(poll.activity),
        kind=poll.kind,
        question=getattr(poll.question, language),
        options=getattr(poll.options, language) if poll.options is not None else (),
        least=poll.least,
        most=poll.most,
        low=low,
        high=high,
        unit=unit,
    )


def _assessment(file: AssessmentFile | None, language: str) -> PlannedAssessment | None:
    if file is None:
        return None
    from workshops import cards

    areas = tuple((getattr(area, language), area.card) for area in file.areas)
    if file.deck is not None:
        found = cards.deck(file.deck, language)
        areas = tuple((card.title, cards.key(found.id, card.id)) for card in found.cards)
    return PlannedAssessment(
        title=getattr(file.title, language),
        areas=areas,
        roles=tuple(getattr(role, language) for role in file.roles),
        low=getattr(file.low, language),
        high=getattr(file.high, language),
    )
