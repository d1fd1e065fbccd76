"""Questions of earlier meetings in this library, to be asked again. They are read in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.late import while_there
from facilitator.painting.ink import lines, write
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops import dates
from workshops.polled.values import Past
from workshops.storage import asked

ABOVE, SIDE = 12, 22


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    past: Past
    detail: str
    spoken: str


class PollPasts(QWidget):
    """`chosen` carries a Past; `left` that none was wanted."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.list: RowList[_Row] = RowList(theme, words("polls.past.list"), self._draw, self._measure)
        self.list.opened.connect(self._take)
        self.list.clicked.connect(lambda _index: self._take(self.list.current or ""))
        self._said = Text("", theme, "body", "inkSoft", wrap=True)
        self.cancel = Button(words("polls.past.cancel"), theme, "Esc")
        self.cancel.clicked.connect(self.left)
        panel = Panel(theme)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(2, 16, 2, 12)
        inner.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 14, 0)
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(Text(words("polls.past.title"), theme, "heading2"))
        title.addWidget(self._said)
        head.addLayout(title, 1)
        head.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(head)
        inner.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def begin(self) -> None:
        """Read what there is to ask again."""
        words, desk = self._stage.words, self._stage.desk
        self.list.show_rows([])
        self._said.setText(words("polls.past.reading"))
        file, but = desk.library.file, desk.workshop.id
        if file is None:
            self._show([])
            return
        self._stage.jobs.run(
            lambda: asked.questions(file, but),
            while_there(self, self._show),
            while_there(self, lambda _error: self._said.setText(words("polls.past.failed"))),
        )

    def focus_first(self) -> None:
        """The list, or the way back where it is empty."""
        (self.list if self.list.rows.rows else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.accept()

    def _show(self, found: object) -> None:
        assert isinstance(found, Sequence)
        words = self._stage.words
        rows = []
        for number, past in enumerate(found):
            key = "from" if past.earlier.date else "from_undated"
            day = dates.text(words, past.earlier.date, "medium") if past.earlier.date else ""
            detail = words(f"polls.past.{key}", n=past.earlier.cast, title=past.earlier.title, date=day)
            detail = f"{words(f'polls.kind.{past.kind}')} · {detail}"
            rows.append(_Row(str(number), past, detail, f"{past.question} {detail}"))
        self.list.show_rows(rows)
        self._said.setText(words("polls.past.about" if rows else "polls.past.none"))
        if self.isVisible():
            self.focus_first()

    def _take(self, key: str) -> None:
        row = next((each for each in self.list.rows.rows if each.id == key), None)
        if row is not None:
            self.chosen.emit(row.past)

    def _measure(self, row: _Row, width: int) -> int:
        theme = self._stage.theme
        laid = lines(theme, "body", row.past.question, width - 2 * SIDE, weight=600)
        return round(laid.height) + theme.leading("note") + 2 * ABOVE

    def _draw(self, painter: QPainter, area: QRectF, row: _Row, state: RowState) -> None:
        theme = self._stage.theme
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        laid = lines(theme, "body", row.past.question, area.width() - 2 * SIDE, weight=600)
        laid.paint(painter, QPointF(area.left() + SIDE, area.top() + ABOVE), theme.colour("ink"))
        middle = area.top() + ABOVE + laid.height + theme.leading("note") / 2
        write(painter, theme, "note", "inkSoft", row.detail, area.left() + SIDE, middle, area.width() - 2 * SIDE)
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
