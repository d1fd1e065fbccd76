"""What a phone may say, as frozen values: whatever else comes is refused before anybody looks at it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from workshops.phases import CONCEPT_FIELDS, FEEDBACK
from workshops.text import FIELD, IDEA

Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
"""A random number made by the phone, or the id of a row."""
Words = Annotated[str, StringConstraints(max_length=IDEA)]
Kind = Literal["plus", "delta", "question", "idea"]
SheetField = Literal["audience", "functionality", "technology", "interface", "challenges", "name"]
assert set(Kind.__args__) == set(FEEDBACK)  # type: ignore[attr-defined]
assert set(SheetField.__args__) == {*CONCEPT_FIELDS, "name"}  # type: ignore[attr-defined]


class Malformed(ValueError):
    """What came is no message."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Hello(_Value):
    """The first message: with what one comes in, who one is for as long as the meeting lasts, and the team one sits in."""

    t: Literal["hello"]
    token: Key
    me: Key
    team: Key | None = None


class _Said(_Value):
    """`id` is made by the phone; the same message sent twice is taken once."""

    id: Key


class ChooseTeam(_Said):
    """Sit down with another team."""

    t: Literal["team"]
    team: Key | None


class WriteIdea(_Said):
    """One note."""

    t: Literal["idea"]
    text: Words
    group: Annotated[str, StringConstraints(max_length=40)] | None = None


class ChangeIdea(_Said):
    """Other words on an own note; `note` is the id of the message that brought it."""

    t: Literal["change"]
    note: Key
    text: Words


class WithdrawIdea(_Said):
    """An own note is taken back."""

    t: Literal["withdraw"]
    note: Key


class GiveAnswer(_Said):
    """The answer to a question; a later one takes its place."""

    t: Literal["answer"]
    poll: Key
    choice: Annotated[tuple[Key, ...], Field(max_length=20, strict=False)] = ()
    value: float | None = Field(default=None, allow_inf_nan=False, strict=False)
    text: Words = ""


class LayBallot(_Said):
    """The dots of one ballot by the numbers of their options; a later one takes its place."""

    t: Literal["ballot"]
    round: Key
    dots: Annotated[tuple[Annotated[int, Field(ge=1, le=500)], ...], Field(max_length=30, strict=False)]


class SayFeedback(_Said):
    """What one thinks of the presentation before the room."""

    t: Literal["feedback"]
    concept: Key
    kind: Kind
    text: Words


class TakeSheet(_Said):
    """This device fills in the team's sheet from now on, or (`hold` is False) no more."""

    t: Literal["sheet"]
    hold: bool


class WriteSheet(_Said):
    """One field of the team's sheet now reads so."""

    t: Literal["write"]
    field: SheetField
    text: Annotated[str, StringConstraints(max_length=FIELD)]


class SayDone(_Said):
    """One has finished, or goes on after all."""

    t: Literal["done"]
    done: bool


Message = (
    ChooseTeam
    | WriteIdea
    | ChangeIdea
    | WithdrawIdea
    | GiveAnswer
    | LayBallot
    | SayFeedback
    | TakeSheet
    | WriteSheet
    | SayDone
)
_READ: TypeAdapter[Message] = TypeAdapter(Annotated[Message, Field(discriminator="t")])
_HELLO = TypeAdapter(Hello)


def read(text: str) -> Message:
    """The message that was sent; raises Malformed."""
    try:
        return _READ.validate_json(text)
    except (ValidationError, ValueError, RecursionError):
        raise Malformed from None


def read_hello(text: str) -> Hello:
    """The first message of a connection; raises Malformed."""
    try:
        return _HELLO.validate_json(text)
    except (ValidationError, ValueError, RecursionError):
        raise Malformed from None
