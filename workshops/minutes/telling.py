"""How the minutes find their words and their places: what every source of them is handed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from workshops import agenda
from workshops.labels import Words
from workshops.minutes.blocks import HEADING, POINT, TABLE, TEXT, Block, Grid
from workshops.model import Activity, Base, Team, Workshop
from workshops.text import clean
from workshops.wording import Wording

START, REST = "start", "rest"
"""Where what belongs to no item of the agenda stands: before them, or after."""

_Row = TypeVar("_Row", bound=Base)


class Telling(Wording):
    """A workshop on its way to becoming minutes, in one language. `under` is the place that paragraphs stand under now."""

    def __init__(self, workshop: Workshop, words: Words) -> None:
        super().__init__(words)
        self.workshop = workshop
        self.under = START
        self.steps = [step for step in agenda.steps(workshop) if not step.skipped and not agenda.is_break(step)]
        self.teams: dict[str, Team] = {team.id: team for team in workshop.teams}
        self._known = {step.id for step in self.steps}

    def say(self, key: str, n: int | None = None, /, **values: object) -> str:
        """A sentence of the minutes; numbers in letters are at hand as {number} and {Number}."""
        return self.words(f"minutes.{key}", None, **values) if n is None else self.plural(f"minutes.{key}", n, **values)

    def said(self, text: str) -> str:
        """People's words as they are kept."""
        return clean(text)

    def heading(self, key: str, text: str, level: int = 2, *, spoken: bool = False) -> Block:
        """A heading; one of level 2 is a place of its own."""
        place = key if level == 2 else self._place(key)
        return Block(place, HEADING, text, level=level, spoken=spoken)

    def text(self, key: str, text: str, *, spoken: bool = False, lead: str = "") -> Block:
        """Running text, perhaps with strong words before it."""
        return Block(self._place(key), TEXT, lead + text, lead=len(lead.rstrip()), spoken=spoken)

    def point(self, key: str, text: str, *, spoken: bool = False, lead: str = "") -> Block:
        """A point of a list."""
        return Block(self._place(key), POINT, lead + text, lead=len(lead.rstrip()), spoken=spoken)

    def table(
        self,
        key: str,
        caption: str,
        columns: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        bars: Sequence[float] = (),
        role: str = "control",
    ) -> Block:
        """Data in rows, perhaps with bars, each a share of the longest."""
        longest = max(bars, default=0) or 1
        grid = Grid(
            caption,
            tuple(columns),
            tuple(tuple(row) for row in rows),
            tuple(bar / longest for bar in bars),
            role,
        )
        return Block(self._place(key), TABLE, grid=grid)

    def of(self, rows: Iterable[_Row], step: Activity | None, *works: str) -> list[_Row]:
        """The rows that are told here: those of a step, and in the first step of such a work those of none.

        Without a step, those that no step tells.
        """
        home = self.home(*works)
        here = step.id if step is not None else None
        return [row for row in rows if (self._step_of(row) or home) == here]

    def home(self, *works: str) -> str | None:
        """The step in which such things are told: that of the first work that the meeting has, else none."""
        for work in works:
            for step in self.steps:
                if step.work == work:
                    return step.id
        return None

    def is_home(self, step: Activity | None, *works: str) -> bool:
        """Whether such things are told here."""
        return self.home(*works) == (step.id if step is not None else None)

    def quoted(self, name: str) -> str:
        """A name that people gave, kept apart from the sentence it stands in."""
        return self.words("minutes.quoted", name=name)

    def decimal(self, value: float) -> str:
        """A number with one decimal at most, as the language writes it."""
        shown = f"{value:.1f}".removesuffix(".0")
        return shown.replace(".", self.words("figures.decimal"))

    def _step_of(self, row: Base) -> str | None:
        found = getattr(row, "activity_id", None)
        return found if found in self._known else None

    def _place(self, key: str) -> str:
        return f"{self.under}/{key}"


def ended(text: str) -> str:
    """A text with a full stop, where it ends in no sign of its own."""
    return text if re.search(r"[.!?…:]['\"”’)\]]*\s*$", text) else f"{text}."


def joined(texts: Iterable[str]) -> str:
    """Short texts in a row, with semicolons between those that end in no sign of their own."""
    said = [text.rstrip(" .;") for text in texts]
    return ended("".join(f"{text}{' ' if text.endswith(('?', '!', '…')) else '; '}" for text in said[:-1]) + said[-1])
