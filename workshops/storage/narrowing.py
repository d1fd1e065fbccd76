"""Which meetings are meant by what a search says of meetings: kind, state, year, municipality, unit, place and template."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from workshops.searching import folding
from workshops.searching.wish import WORDS, Wish

FIELDS = ("kind", "state", "year", *WORDS)
"""The fields that tell meetings apart; others tell texts apart."""
EXACTLY = "="
"""Before a value that was chosen from a list, so that Lund is not Lundby."""
UNSAID = "="
"""The value of a meeting that says nothing there."""


class Meeting(Protocol):
    """What must be known of a meeting to tell whether it is meant."""

    @property
    def kind(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def place(self) -> str: ...
    @property
    def template(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def published(self) -> bool: ...


class _Row(NamedTuple):
    id: str
    kind: str
    date: str
    municipality: str
    organisation: str
    place: str
    template: str
    state: str
    published: bool


_ROWS = """
SELECT w.id, w.kind, w.date, w.municipality, w.organisation, w.place, w.template, w.state,
  EXISTS (SELECT 1 FROM publications WHERE workshop_id = w.id AND state = 'published')
FROM workshops w
"""


def asks(wish: Wish) -> bool:
    """Whether a search tells meetings apart at all."""
    return any(name in FIELDS for name, _values in wish.fields)


def keeps(meeting: Meeting, wish: Wish) -> bool:
    """Whether a meeting is meant."""
    return all(_holds(meeting, name, values) for name, values in wish.fields if name in FIELDS)


def meetings(connection: sqlite3.Connection, wish: Wish) -> list[str] | None:
    """The ids of the meetings that are meant; None for all."""
    if not asks(wish):
        return None
    rows = (_Row(*row) for row in connection.execute(_ROWS))
    return [row.id for row in rows if keeps(row, wish)]


def _holds(meeting: Meeting, name: str, values: Iterable[str]) -> bool:
    if name == "kind":
        return meeting.kind in values
    if name == "state":
        return meeting.state in values or (meeting.published and "published" in values)
    if name == "year":
        return any(meeting.date.startswith(value) if value != UNSAID else not meeting.date for value in values)
    own = _plain(getattr(meeting, name))
    if name == "template":  # it is called by its file, which has neither ring nor dots
        own = own.replace("-", " ")
        return any(_says(own, value.replace("-", " ")) or _says(own, _bare(value)) for value in values)
    return any(_says(own, value) for value in values)


def _says(own: str, value: str) -> bool:
    """Whether any word of what is said begins so, or all of it is what was chosen."""
    if value.startswith(EXACTLY):
        return own == value.removeprefix(EXACTLY)
    return f" {value}" in f" {own}"


@lru_cache(maxsize=20_000)
def _plain(said: str) -> str:
    return " ".join(folding.folded(said).split())


def _bare(value: str) -> str:
    """As the name of a file has it: letters without ring, dots and accents."""
    letters = unicodedata.normalize("NFD", value.replace("-", " "))
    return "".join(sign for sign in letters if not unicodedata.combining(sign))
