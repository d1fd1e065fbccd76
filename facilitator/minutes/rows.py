"""The minutes as rows of a list: what each shows, and what it says to somebody who does not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workshops.labels import Words
from workshops.minutes.blocks import ADDED, HEADING, MADE, POINT, REMOVED, TABLE, Line, Minutes

TITLE, NEW = "title", "new"
"""The ids of the title, which only reads, and of a paragraph that is being written."""


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """A row: the title with what stands under it, a line of the minutes, or (with neither) the paragraph being written."""

    id: str
    spoken: str
    line: Line | None = None
    title: str = ""
    lead: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """How it came to say what it says: a key of the words for it; empty where nothing is to be said of that."""
        if self.line is None or (self.line.state == MADE and not self.line.bare):
            return ""
        if self.line.asks:
            return "gone" if self.line.gone else "asks"
        return "bare" if self.line.bare else self.line.state

    @property
    def text(self) -> str:
        """What can be edited."""
        return self.line.block.text if self.line is not None else ""


ICONS = {
    "reworded": "pencil",
    "added": "plus",
    "removed": "minus",
    "asks": "triangle-alert",
    "gone": "triangle-alert",
    "bare": "",
}
"""The sign of each state, beside its word."""


def rows(minutes: Minutes, words: Words) -> Iterator[MinutesRow]:
    """All rows, the title first."""
    said = ". ".join((minutes.title, *minutes.lead))
    yield MinutesRow(TITLE, words("minutes_page.spoken.title", text=said), title=minutes.title, lead=minutes.lead)
    for line in minutes.lines:
        yield MinutesRow(line.id, spoken(line, words), line)


def spoken(line: Line, words: Words) -> str:
    """A line read aloud: what it is, how it came to be, and what it says."""
    kind = {HEADING: "heading", TABLE: "table", POINT: "point"}.get(line.block.kind, "text")
    said = words(f"minutes_page.spoken.{kind}", text=line.text, aside=line.block.aside).strip()
    if line.bare:
        return words("minutes_page.spoken.bare", text=said)
    if line.asks:
        key = "gone" if line.gone else "asks"
        return words(f"minutes_page.spoken.{key}", text=said, made=line.made)
    if line.state in (ADDED, REMOVED) or line.state != MADE:
        return words(f"minutes_page.spoken.{line.state}", text=said)
    return said
