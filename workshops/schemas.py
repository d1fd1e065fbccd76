"""What a template, a method card and a deck must hold, as pydantic models. Imported only when a file is validated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Maybe = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=60)]
Minutes = Annotated[int, Field(strict=True, ge=1, le=600)]

Phase = Literal["explore", "define", "develop", "deliver"]
Kind = Literal["network_meeting", "apt", "workshop"]
TargetGroup = Literal["students", "teachers", "guardians"]
Work = Literal[
    "opening", "follow_up", "check_in", "presentation", "warm_up", "ideas", "cluster", "vote", "concept", "pitch", "decisions",
    "discussion", "assessment", "monitoring", "matters", "break", "closing",
]  # fmt: skip


def length(steps: Sequence[tuple[int, bool]]) -> int:
    """The minutes of steps, each with whether it goes on beside the one before: side by side they take the longest's."""
    total = block = 0
    for minutes, beside in steps:
        if beside and block:
            total, block = total + max(0, minutes - block), max(minutes, block)
        else:
            total, block = total + minutes, minutes
    return total


def _disagrees(reason: str, place: str, **values: object) -> PydanticCustomError:
    """Two parts of a file that don't fit together."""
    return PydanticCustomError(reason, "{place}", {"place": place, **values})


def _once(keys: list[str], place: str, reason: str) -> None:
    """Rows of one list have ids of their own."""
    for key in keys:
        if keys.count(key) > 1:
            raise _disagrees(reason, place, key=key)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(_Strict):
    """One text in both languages."""

    sv: Sentence
    en: Sentence


class BothTitle(_Strict):
    """One short text in both languages."""

    sv: Title
    en: Title


class BothMaybe(_Strict):
    """One text in both languages that may be left for whoever prepares the meeting."""

    sv: Maybe
    en: Maybe


class BothNotes(_Strict):
    """One longer text in both languages."""

    sv: Note
    en: Note


class BothLists(_Strict):
    """The same list in both languages."""

    sv: tuple[Sentence, ...] = Field(min_length=1)
    en: tuple[Sentence, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _alike(self) -> Self:
        if len(self.sv) != len(self.en):
            raise _disagrees("uneven", "", sv=len(self.sv), en=len(self.en))
        return self


class ActivityFile(_Strict):
    """A step of a template's agenda."""

    id: Key
    title: Both
    minutes: Minutes
    phase: Phase | None = None
    work: Work
    method: Key | None = None
    presenter: Both | None = None
    pinned: Annotated[str, StringConstraints(pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$")] = ""
    least: Annotated[int, Field(strict=True, ge=0, le=600)] = 0
    beside: Annotated[bool, Field(strict=True)] = False


class AreaFile(_Strict):
    """An area of a self-assessment, with the key of the card it comes from where there is one."""

    sv: Title
    en: Title
    card: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]*$", max_length=120)] = ""


class AssessmentFile(_Strict):
    """A self-assessment that a template prefills: the cards of a deck as its areas, or areas of its own."""

    title: BothTitle
    deck: Key | None = None
    areas: tuple[AreaFile, ...] = Field(default=(), max_length=12)
    roles: tuple[BothTitle, ...] = Field(min_length=1, max_length=6)
    low: BothMaybe
    high: BothMaybe

    @model_validator(mode="after")
    def _has_areas(self) -> Self:
        if bool(self.areas) == (self.deck is not None):
            raise _disagrees("areas_or_deck", "")
        for language in ("sv", "en"):
            _once([getattr(area, language) for area in self.areas], "areas", "twice_area")
            _once([getattr(role, language) for role in self.roles], "roles", "twice_role")
        return self


class TeamFile(_Strict):
    """A team that a template begins with."""

    name: Both
    size: Annotated[int, Field(strict=True, ge=0, le=500)]
    target_group: TargetGroup | None = None


Step = Annotated[int, Field(strict=True, ge=0, le=10)]


class PollFile(_Strict):
    """A question that a template puts to the room in one of its activities."""

    id: Key
    activity: Key
    kind: Literal["single", "multiple", "scale", "ranking", "cloud", "text", "number"]
    question: Both
    options: BothLists | None = None
    least: Step = 1
    most: Step = 5
    low: Both | None = None
    high: Both | None = None
    unit: Both | None = None

    @model_validator(mode="after")
    def _answerable(self) -> Self:
        chooses = self.kind in ("single", "multiple", "ranking")
        if chooses != (self.options is not None):
            raise _disagrees("options" if chooses else "no_options", "options", kind=self.kind)
        for said in (self.options.sv, self.options.en) if self.options is not None else ():
            if not 2 <= len(said) <= 20 or len({each.casefold() for each in said}) < len(said):
                raise _disagrees("options", "options", kind=self.kind)
        if self.kind == "scale" and self.least >= self.most:
            raise _disagrees("scale", "most")
        return self


class TemplateFile(_Strict):
    """A template: its portrait, its agenda, its teams, notes for whoever leads, and questions to the room."""

    id: Key
    order: Annotated[int, Field(strict=True, ge=1, le=99)]
    kind: Kind
    start: Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
    minutes: Minutes
    pitch_minutes: Minutes
    hide_until_reveal: Annotated[bool, Field(strict=True)]
    principles: Annotated[bool, Field(strict=True)]
    target_groups: tuple[TargetGroup, ...] = Field(min_length=1)
    name: Both
    description: Both
    size: Both
    title: Both
    challenge: BothMaybe
    activities: tuple[ActivityFile, ...] = Field(min_length=1)
    teams: tuple[TeamFile, ...] = ()
    notes: dict[Key, BothNotes] = {}
    assessments: dict[Key, AssessmentFile] = {}
    polls: tuple[PollFile, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        planned = length([(activity.minutes, activity.beside) for activity in self.activities])
        if planned != self.minutes:
            raise _disagrees("sum", "minutes", planned=planned, minutes=self.minutes)
        keys = [activity.id for activity in self.activities]
        _once(keys, "activities", "twice")
        for key in self.notes:
            if key not in keys:
                raise _disagrees("no_activity", "notes", key=key)
        works = {activity.id: activity.work for activity in self.activities}
        for key in self.assessments:
            if works.get(key) != "assessment":
                raise _disagrees("no_assessment", "assessments", key=key)
        _once([poll.id for poll in self.polls], "polls", "twice_poll")
        for poll in self.polls:
            if poll.activity not in keys:
                raise _disagrees("no_poll_activity", "polls", key=poll.activity)
        for team in self.teams:
            if team.target_group is not None and team.target_group not in self.target_groups:
                raise _disagrees("no_target_group", "teams", key=team.target_group)
        return self


def _span(minutes: tuple[int, ...]) -> tuple[int, ...]:
    """Two lengths in minutes, the shorter first."""
    if len(minutes) != 2:
        raise _disagrees("pair", "")
    if minutes[0] > minutes[1]:
        raise _disagrees("span", "")
    return minutes


class FieldFile(_Strict):
    """Something of its own that a method records, with the question it answers."""

    id: Key
    name: Both
    ask: Both


class MethodFile(_Strict):
    """A method card."""

    id: Key
    phase: Phase | None = None
    minutes: Annotated[tuple[Minutes, ...], AfterValidator(_span)]
    name: Both
    size: Both
    purpose: Both
    recorded: Both
    steps: BothLists
    say: BothLists
    think: BothLists
    mistakes: BothLists
    fields: tuple[FieldFile, ...] = ()

    @model_validator(mode="after")
    def _apart(self) -> Self:
        _once([field.id for field in self.fields], "fields", "twice_field")
        return self


class CardFile(_Strict):
    """A card of a deck."""

    id: Key
    title: Both
    question: Both
    facts: BothLists | None = None


class DeckFile(_Strict):
    """A deck of cards, with where its facts come from."""

    id: Key
    order: Annotated[int, Field(strict=True, ge=1, le=99)]
    name: Both
    source: Both
    cards: tuple[CardFile, ...] = Field(min_length=1)
    challenge: CardFile | None = None

    @model_validator(mode="after")
    def _apart(self) -> Self:
        _once([card.id for card in self.cards], "cards", "twice_card")
        return self
