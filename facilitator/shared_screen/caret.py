"""One line being edited: the text, where the caret stands, what is selected, and its own undo. No widgets."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

LONGEST = 2_000
"""Characters; the entry says in words when an idea is too long, so the line takes more than an idea may have."""
MOST_STEPS = 200


class Caret:
    """Positions are code points, and always between what a reader sees as characters."""

    def __init__(self) -> None:
        self.text = ""
        self.at = 0
        self.anchor = 0
        self._past: list[tuple[str, int]] = []
        self._future: list[tuple[str, int]] = []

    @property
    def selection(self) -> tuple[int, int]:
        """Where the selection begins and ends."""
        return min(self.at, self.anchor), max(self.at, self.anchor)

    @property
    def selected(self) -> str:
        """The selected text."""
        start, end = self.selection
        return self.text[start:end]

    def begin(self, text: str) -> None:
        """Another text, with the caret last; what was undone before is forgotten, so that nothing hidden comes back."""
        self.text, self.at, self.anchor = text, len(text), len(text)
        self._past, self._future = [], []

    def type(self, text: str) -> None:
        """Put text in place of the selection; line breaks become spaces."""
        flat = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
        start, end = self.selection
        room = LONGEST - (len(self.text) - (end - start))
        self._change(self.text[:start] + flat[:room] + self.text[end:], start + len(flat[:room]))

    def erase(self, *, forward: bool = False, word: bool = False) -> None:
        """Take away the selection, else what stands before (or after) the caret."""
        start, end = self.selection
        if start == end:
            other = self._step(1 if forward else -1, word)
            start, end = min(self.at, other), max(self.at, other)
        if start != end:
            self._change(self.text[:start] + self.text[end:], start)

    def take(self, before: int, length: int) -> None:
        """Take away `length` characters from `before` characters before the caret (an input method asks for it)."""
        start = max(0, min(self.at + before, len(self.text)))
        end = max(start, min(start + length, len(self.text)))
        if start != end:
            self._change(self.text[:start] + self.text[end:], start)

    def move(self, step: int, *, word: bool = False, select: bool = False) -> None:
        """Move one character or word; without `select` a selection is left at its end."""
        start, end = self.selection
        if start != end and not select and not word:
            self.at = end if step > 0 else start
        else:
            self.at = self._step(step, word)
        if not select:
            self.anchor = self.at

    def go(self, place: int, *, select: bool = False) -> None:
        """Put the caret at a place."""
        self.at = max(0, min(place, len(self.text)))
        if not select:
            self.anchor = self.at

    def select_all(self) -> None:
        """Select the whole line."""
        self.anchor, self.at = 0, len(self.text)

    def undo(self) -> bool:
        """Take the last edit of this line back; False where there is none."""
        return self._turn_back(self._past, self._future)

    def redo(self) -> bool:
        """Do the edit taken back again; False where there is none."""
        return self._turn_back(self._future, self._past)

    def _turn_back(self, take: list[tuple[str, int]], give: list[tuple[str, int]]) -> bool:
        if not take:
            return False
        give.append((self.text, self.at))
        self.text, self.at = take.pop()
        self.anchor = self.at
        return True

    def _change(self, text: str, at: int) -> None:
        if text == self.text:
            return
        self._past.append((self.text, self.at))
        del self._past[:-MOST_STEPS]
        self._future = []
        self.text, self.at, self.anchor = text, at, at

    def _step(self, step: int, word: bool) -> int:
        kind = QTextBoundaryFinder.BoundaryType.Word if word else QTextBoundaryFinder.BoundaryType.Grapheme
        finder = QTextBoundaryFinder(kind, self.text)
        place = units(self.text[: self.at])
        finder.setPosition(place)
        while True:
            found = finder.toNextBoundary() if step > 0 else finder.toPreviousBoundary()
            if found < 0:
                return len(self.text) if step > 0 else 0
            at = points(self.text, found)
            between = self.text[min(at, self.at) : max(at, self.at)]
            if not word or between.strip():
                return at


def units(text: str) -> int:
    """How many UTF-16 units Qt counts in a text."""
    return len(text) + sum(ord(sign) > 0xFFFF for sign in text)


def points(text: str, unit: int) -> int:
    """The code point that stands at a UTF-16 unit."""
    count = 0
    for index, sign in enumerate(text):
        if count >= unit:
            return index
        count += 2 if ord(sign) > 0xFFFF else 1
    return len(text)
