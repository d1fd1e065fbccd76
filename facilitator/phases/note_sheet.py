"""Where the notes of one team are laid out and painted: shown ones under each other, hidden ones as boxes without words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from facilitator.painting.note import NoteWords, paint_note
from facilitator.phases.note_model import Index, Note, NoteModel
from facilitator.theme.theme import Theme
from facilitator.widgets.ring import OWN

GAP = 4
BOX = QSize(56, 25)
"""The least width of a hidden note and its height."""
JUST_LANDED = 1500
"""Milliseconds during which a new note stands out."""


def ring_room(theme: Theme) -> int:
    """Pixels that the focus ring needs round a note."""
    return round(theme.line("focus") + theme.line("focusGap"))


def note_gap(theme: Theme) -> int:
    """Pixels between two notes, so that the ring of one never covers the next."""
    return max(GAP, ring_room(theme))


class NoteSheet(QTableView):
    """As high as its notes; what scrolls is the column it stands in. `fitted` tells that it was laid out anew."""

    fitted = Signal()

    def __init__(self, theme: Theme, target_group: str | None, hidden_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._target_group = theme, target_group
        self._words: dict[str, NoteWords] = {}
        self._landed: set[str] = set()
        self._hovered = -1
        self._edited: tuple[str, int] | None = None
        self.notes = NoteModel(hidden_name)
        self.setProperty(OWN, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setStyleSheet("background: transparent;")
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.notes)
        self.notes.modelReset.connect(self._measure)
        self.notes.rowsInserted.connect(self._inserted)
        self.notes.rowsRemoved.connect(self._fit)
        self.notes.dataChanged.connect(self._reworded)
        self.selectionModel().selectionChanged.connect(self._repaint)
        theme.changed.connect(self._follow)

    @property
    def target_group(self) -> str | None:
        """The target group of these notes."""
        return self._target_group

    def set_name(self, name: str) -> None:
        """What the list is called; the corner that every table has, though never in sight, is called the same."""
        self.setAccessibleName(name)
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(name)

    def note_rect(self, number: int) -> QRect:
        """Where a note is painted, in the viewport."""
        place = self.notes.place(number)
        gap, room = note_gap(self._theme), ring_room(self._theme)
        top = self.rowViewportPosition(place.row()) + gap
        height = self.rowHeight(place.row()) - gap
        if not self.notes.is_hidden:
            return QRect(room, top, self.viewport().width() - 2 * room, height)
        left, width = self._box(place.column())
        return QRect(left, top, width, height)

    def land(self, key: str) -> None:
        """A note has just come: it stands out for a moment."""
        self._landed.add(key)
        self.viewport().update()
        QTimer.singleShot(JUST_LANDED, self, lambda: self._settle(key))

    @property
    def landed(self) -> frozenset[str]:
        """The notes that stand out, having just come."""
        return frozenset(self._landed)

    def hold(self, key: str | None, height: int = 0) -> None:
        """A note is being edited and needs `height` pixels; None: no longer."""
        before, self._edited = self._edited, (key, height) if key is not None else None
        for each in {edited[0] for edited in (before, self._edited) if edited is not None}:
            number = self.notes.at(each)
            if number is not None:
                self._set_height(self.notes.place(number).row())
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self.notes.number(self.indexAt(event.position().toPoint()))
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.viewport().update()
        super().leaveEvent(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The list itself never scrolls."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._wanted_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rect = event.rect()
        model, columns = self.notes, self.notes.columnCount()
        first = max(0, self.rowAt(max(0, rect.top() - 2 * GAP)))
        last = self.rowAt(rect.bottom() + 2 * GAP)
        last = model.rowCount() - 1 if last < 0 else last
        here = self.hasFocus()
        focused = model.number(self.currentIndex()) if here else -1
        chosen = {model.number(place) for place in self.selectedIndexes()} if here else set()
        chosen = chosen if len(chosen) > 1 else set()
        for number in range(first * columns, min(model.count, (last + 1) * columns)):
            if number != focused:
                self._paint(painter, number, False, number in chosen)
        if 0 <= focused < model.count:
            self._paint(painter, focused, True, focused in chosen)

    def _paint(self, painter: QPainter, number: int, focused: bool, chosen: bool) -> None:
        note = self.notes.note(number)
        if note is None:
            return
        rect = QRectF(self.note_rect(number))
        hidden = self.notes.is_hidden
        editing = self._edited is not None and self._edited[0] == note.key
        paint_note(
            painter,
            self._theme,
            rect,
            "" if editing else note.text,
            self._target_group,
            hovered=number == self._hovered,
            selected=chosen,
            focused=focused and not editing,
            editing=editing,
            hidden=hidden,
            landed=note.key in self._landed,
            words=None if hidden or editing else self._laid_out(note, rect.width()),
        )

    def _box(self, column: int) -> tuple[int, int]:
        """Left edge and width of a hidden note in a column of the grid."""
        gap, room = GAP, ring_room(self._theme)
        columns = self.notes.columnCount()
        wide = self.viewport().width() - 2 * room + gap
        left, right = (room + round(wide * n / columns) for n in (column, column + 1))
        return left, right - left - gap

    def _laid_out(self, note: Note, width: float) -> NoteWords:
        found = self._words.get(note.key)
        if found is None:
            found = self._words[note.key] = NoteWords(self._theme, note.text, width)
        return found

    def _measure(self) -> None:
        """The width, the words or the type have changed: every note is measured anew."""
        self._words.clear()
        width = self.viewport().width()
        if self.notes.is_hidden:
            least = self._theme.scaled(BOX.width())
            self.notes.set_columns((width - 2 * ring_room(self._theme) + GAP) // (least + GAP))
        columns = self.notes.columnCount()
        for column in range(columns):
            self.setColumnWidth(column, width // columns)
        for row in range(self.notes.rowCount()):
            self._set_height(row)
        self._fit()

    def _set_height(self, row: int) -> None:
        self.setRowHeight(row, self._height(row) + note_gap(self._theme))

    def _height(self, row: int) -> int:
        if self.notes.is_hidden:
            return self._theme.scaled(BOX.height())
        note = self.notes.note(row)
        if note is None:
            return 0
        if self._edited is not None and self._edited[0] == note.key:
            return self._edited[1]
        return round(self._laid_out(note, self.viewport().width() - 2 * ring_room(self._theme)).height + 0.5)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._set_height(row)
        self._fit()

    def _reworded(self, first: QModelIndex, last: QModelIndex) -> None:
        if not self.notes.is_hidden:
            for row in range(first.row(), last.row() + 1):
                note = self.notes.note(row)
                if note is not None:
                    self._words.pop(note.key, None)
                self._set_height(row)
        self._fit()

    def _wanted_height(self) -> int:
        return self.verticalHeader().length() + (ring_room(self._theme) if self.notes.count else 0)

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self._wanted_height()))
        self.viewport().update()
        self.fitted.emit()

    def _settle(self, key: str) -> None:
        self._landed.discard(key)
        self.viewport().update()

    def _repaint(self) -> None:
        self.viewport().update()

    def _follow(self) -> None:
        self._measure()
        self.viewport().update()
