"""The scene of the strip: the unplaced notes in a grid of equal boxes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from facilitator.board.choice import Choice
from facilitator.board.facts import Step
from facilitator.board.layout import Rows
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from facilitator.board.ring import Ring
from facilitator.board.search import Search
from facilitator.board.wall import Wall

NOTE_HEIGHT = 68.0
NOTE_NARROWEST = 168.0
LINES = 3
GAP = 8.0
EDGE = 4.0
"""Room round the notes for the focus ring."""


class StripScene(QGraphicsScene):
    """The unplaced notes in a grid of equal boxes."""

    def __init__(self, look: BoardLook, wall: Wall, choice: Choice, search: Search) -> None:
        super().__init__()
        self._look, self._wall, self._choice, self._search = look, wall, choice, search
        self.notes: dict[str, NoteItem] = {}
        self.columns = 5
        self._width = 960.0
        self._active = False
        self._followed: str | None = None
        self._likeness: dict[str, tuple[int, bool]] = {}
        self.ring = Ring(look)
        self.addItem(self.ring)
        wall.stepped.connect(self._follow)
        wall.reset.connect(self.rebuild)
        choice.selected.connect(self.show_marks)
        choice.focus_moved.connect(self.show_focus)
        search.changed.connect(self.show_marks)
        look.changed.connect(self._change_look)
        self.rebuild()

    @property
    def rows(self) -> int:
        """How many rows of notes there are."""
        return -(-len(self.notes) // self.columns)

    @property
    def row_height(self) -> float:
        """From one row to the next."""
        return self._look.theme.scaled(NOTE_HEIGHT) + GAP

    def set_width(self, width: float) -> None:
        """Lay the notes out to this width."""
        self._width = width
        least = NOTE_NARROWEST * self._look.text_scale
        self.columns = max(1, int((width - 2 * EDGE + GAP) // (least + GAP)))
        self._lay_out()

    def rect_of(self, key: str) -> QRectF | None:
        """Where a note stands; None for one that is not here."""
        item = self.notes.get(key)
        return item.bounds() if item is not None else None

    def rows_of_notes(self) -> Rows:
        """The notes as they stand."""
        notes: list[str | None] = [*self._wall.notes(None)]
        return [notes[start : start + self.columns] for start in range(0, len(notes), self.columns)]

    def note_at(self, place: QPointF) -> str | None:
        """The note at a place of the scene."""
        return next((key for key, item in self.notes.items() if item.bounds().contains(place)), None)

    def notes_in(self, area: QRectF) -> list[str]:
        """The notes that an area touches, in order."""
        return [key for key in self._wall.notes(None) if self.notes[key].bounds().intersects(area)]

    def hover(self, note: str | None) -> None:
        """The pointer is over this note, or over none."""
        for key, item in self.notes.items():
            if item.hovered or key == note:
                item.set_state(hovered=key == note)

    def set_active(self, active: bool) -> None:
        """Whether the board has the keyboard: then the focus has a ring."""
        self._active = active
        self.show_focus()

    def show_focus(self) -> None:
        """Put the ring where the focus is, when it is here."""
        key = self._choice.focus
        rect = self.rect_of(key) if key is not None else None
        self.ring.stand_round(rect if self._active else None)
        for note in {self._followed, key}:
            item = self.notes.get(note) if note is not None else None
            if item is not None:
                item.set_state(following=note == key and not self._active)
        self._followed = key

    def show_marks(self) -> None:
        """Show what is selected and what is found."""
        for item in self.notes.values():
            self._mark(item)

    def _mark(self, item: NoteItem) -> None:
        item.set_state(selected=self._choice.is_selected(item.key))
        item.mark_found(self._search.text if self._search.is_hit(item.key) else "")
        item.set_likeness(*self._likeness.get(item.key, (0, False)))

    def show_likeness(self, likeness: dict[str, tuple[int, bool]]) -> None:
        """Mark notes by how like they are to others (1 to 3), and whether they would be gathered."""
        changed = set(likeness) | set(self._likeness)
        self._likeness = likeness
        for key in changed & set(self.notes):
            self.notes[key].set_likeness(*likeness.get(key, (0, False)))

    def show_carried(self, notes: frozenset[str]) -> None:
        """Fade the notes that are on their way."""
        for key, item in self.notes.items():
            if (key in notes) != (item.opacity() < 1.0):
                item.set_carried(key in notes)

    def show_landed(self, notes: frozenset[str], landed: bool) -> None:
        """Outline the notes that have just come."""
        for key in notes & set(self.notes):
            self.notes[key].set_state(landed=landed)

    def rebuild(self) -> None:
        """Make every note anew."""
        for item in self.notes.values():
            self.removeItem(item)
        self.notes = {}
        self._sync()

    def _follow(self, step: Step) -> None:
        for key in step.notes & set(self.notes):
            if self._wall.is_note(key):
                self.notes[key].show_facts(self._wall.note(key))
        if None in step.groups:
            self._sync()

    def _sync(self) -> None:
        here = self._wall.notes(None)
        for key in set(self.notes) - set(here):
            self.removeItem(self.notes.pop(key))
        for key in here:
            if key not in self.notes:
                item = self.notes[key] = NoteItem(self._look, self._wall.note(key))
                self.addItem(item)
                self._mark(item)
        self._lay_out()

    def _lay_out(self) -> None:
        wide = float((self._width - 2 * EDGE - (self.columns - 1) * GAP) // self.columns)
        tall = self.row_height - GAP
        for number, key in enumerate(self._wall.notes(None)):
            row, column = divmod(number, self.columns)
            item = self.notes.get(key)
            if item is None:  # the wall tells of its notes in order; this one's turn is to come
                continue
            item.set_type(wide, self._look.strip_font, LINES)
            item.place(EDGE + column * (wide + GAP), EDGE + row * self.row_height, wide, tall)
        self.setSceneRect(0, 0, self._width, max(1.0, 2 * EDGE - GAP + self.rows * self.row_height))
        self.show_focus()

    def _change_look(self) -> None:
        for item in self.notes.values():
            item.forget_words()
        self.set_width(self._width)
        self.update()
