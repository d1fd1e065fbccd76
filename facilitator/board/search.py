"""Finding notes on the board as one types: every word must stand somewhere in the note."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.board.facts import Step
from facilitator.board.wall import Wall


class Search(QObject):
    """What is sought and the notes that hold it, in reading order. `changed` tells the views."""

    changed = Signal()

    def __init__(self, wall: Wall, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall = wall
        self._text = ""
        self._hits: dict[str, int] = {}
        wall.settled.connect(self._follow)
        wall.reset.connect(lambda: self.seek(""))

    @property
    def text(self) -> str:
        """What is sought; empty when nothing is."""
        return self._text

    @property
    def hits(self) -> list[str]:
        """The notes found, in reading order."""
        return list(self._hits)

    def is_hit(self, key: str) -> bool:
        """Whether this note is found."""
        return key in self._hits

    def seek(self, text: str) -> None:
        """Look for this, word by word, whatever the case; an empty text ends the search."""
        text = " ".join(text.split())
        if text != self._text:
            self._text = text
            self._look()
            self.changed.emit()

    def beside(self, key: str | None, step: int = 1) -> str | None:
        """The hit after (or before) the one given, round; the first one from elsewhere. None without hits."""
        hits = self.hits
        if not hits:
            return None
        if key not in self._hits:
            return hits[0 if step > 0 else -1]
        return hits[(self._hits[key] + step) % len(hits)]

    def _look(self) -> None:
        words = self._text.casefold().split()
        found = [
            key
            for group in self._wall.groups
            for key in self._wall.notes(group)
            if words and all(word in self._wall.note(key).text.casefold() for word in words)
        ]
        self._hits = {key: number for number, key in enumerate(found)}

    def _follow(self, step: Step) -> None:
        if self._text and (step.notes or step.gone or step.groups or step.order):
            before = list(self._hits)
            self._look()
            if before != list(self._hits):
                self.changed.emit()
