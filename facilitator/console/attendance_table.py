"""Who is there in numbers: a row for each place and role, with a stepper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QSpinBox, QWidget

from facilitator.console.bound import UNDO
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops.agenda import LARGEST

ROWS, ROW = 7, 38
"""So many rows are seen without scrolling, each so high."""
PLACE, ROLE = 5, 5


@dataclass(frozen=True, slots=True)
class Counted:
    """So many from a place in a role; `place` is empty where it is the same as in the row above."""

    id: str
    place: str
    role: str
    count: int
    name: str


class AttendanceTable(QWidget):
    """`stepped` (row, number) and `removed` (row) tell what somebody wants."""

    stepped = Signal(str, int)
    removed = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._shown: list[Counted] = []
        self._steppers: dict[str, Stepper] = {}
        self._parts: list[QWidget] = []
        self._passes = _UndoPasses(self)
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(4, 4, 10, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, PLACE)
        self._grid.setColumnStretch(1, ROLE)
        self._scroll = Scroll(inside)
        outer = QGridLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def stepper(self, row: str) -> Stepper:
        """The number of a row."""
        return self._steppers[row]

    def show_rows(self, rows: Sequence[Counted]) -> None:
        """Show these; numbers that change keep the focus where it is."""
        same = [(row.id, row.place, row.role) for row in rows] == [(r.id, r.place, r.role) for r in self._shown]
        self._shown = list(rows)
        if not same:
            self._build()
        for row in rows:
            if self._steppers[row.id].value != row.count:
                self._steppers[row.id].set_value(row.count)
        self.setVisible(bool(rows))
        self.setFixedHeight(min(ROWS, max(1, len(rows))) * self._stage.theme.scaled(ROW) + 12)

    def bring(self, row: str) -> None:
        """Scroll so far that a row is seen."""
        if row in self._steppers:
            self._scroll.ensureWidgetVisible(self._steppers[row], 0, 8)

    def _build(self) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts.clear()
        self._steppers.clear()
        words, theme = self._stage.words, self._stage.theme
        for at, row in enumerate(self._shown):
            place = Text(row.place, theme, "body", weight=600, elide=True)
            role = Text(row.role, theme, "body", elide=True)
            stepper = Stepper(theme, 0, LARGEST, row.name, value=row.count, size="dense")
            away = Button(
                "", theme, "", kind="quiet", size="dense", icon="x", name=words("matters.present.remove", name=row.name)
            )
            for box in stepper.findChildren(QSpinBox):
                box.installEventFilter(self._passes)
            stepper.changed.connect(lambda number, key=row.id: self.stepped.emit(key, number))
            away.clicked.connect(lambda _=False, key=row.id: self.removed.emit(key))
            for column, part in enumerate((place, role, stepper, away)):
                self._grid.addWidget(part, at, column, Qt.AlignmentFlag.AlignVCenter)
                self._parts.append(part)
            self._steppers[row.id] = stepper


class _UndoPasses(QObject):
    """A number has nothing of its own to take back: what is undone in it is the meeting's last step."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if any(event.matches(keys) for keys in UNDO):
                event.ignore()
                return True
        return False
