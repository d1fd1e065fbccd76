"""What decisions and actions have in common: a list that is written, changed and removed by keyboard, and its form."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.painting.ink import lines, write
from facilitator.painting.shapes import paint_check
from facilitator.phases.action_form import ActionForm
from facilitator.phases.decision_form import DecisionForm
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text

MOST_ASIDE, ASIDE_GAP = 0.45, 14


@dataclass(frozen=True, slots=True)
class Record:
    """A decision (`aside` is its level) or an action (`aside` the day, `under` the role and more)."""

    id: str
    text: str
    aside: str
    under: str
    spoken: str
    done: bool = False


class OutcomePanel(QWidget):
    """Heading, list and form. `grow`: the panel is as high as its rows and the form comes when asked for.

    Otherwise the list scrolls, and the form always stands at the foot.
    """

    left = Signal()
    moved = Signal()

    kind = ""
    action = ""
    keeps = False
    """Whether what is half written stays when it is left."""

    def __init__(
        self, stage: Stage, form: DecisionForm | ActionForm, grow: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage, self._grow = stage, grow
        self.form = form
        words, theme = stage.words, stage.theme
        self._concept: str | None = None
        self._count = Text("", theme, "heading3", "inkSoft", weight=400)
        keys = " ".join(shown_keys(self.action, words))
        self.new = Button(words(f"deliver.{self.kind}.new"), theme, keys, size="dense")
        self.new.setAccessibleName(words(f"deliver.{self.kind}.write"))
        self.new.clicked.connect(self.write)
        title = words(f"deliver.{self.kind}.title")
        self.list: RowList[Record] = RowList(theme, title, self._draw, self._measure, grow=grow, bound=not grow)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.on_key = self._key
        self._nothing = Text(words(f"deliver.{self.kind}.empty"), theme, "note", "inkSoft")
        self.form.left.connect(self._leave)
        self._lay(title)
        if grow:
            self.form.hide()

    def about(self, concept: str | None) -> None:
        """The concept that what is written next belongs to."""
        self._concept = concept

    def show_records(self, records: list[Record]) -> None:
        """Show these."""
        self.list.show_rows(records)
        self._count.setText(str(len(records)) if records else "")
        self._nothing.setVisible(not records)
        self.list.setVisible(bool(records))

    def write(self) -> None:
        """Open the form for a new one."""
        self._show_form()
        if self.form.key:
            self.form.begin()
        self.form.focus_first()
        self.moved.emit()

    def _lay(self, title: str) -> None:
        theme = self._stage.theme
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(title, theme, "heading3" if self._grow else "heading2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4 if self._grow else 10)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 0 if self._grow else 1)
        column.addSpacing(12)
        column.addWidget(self.form)
        if not self._grow:
            column.addStretch(0)

    def _show_form(self) -> None:
        if self._grow:
            self.form.show()
            self.new.hide()

    def _leave(self) -> None:
        """Esc: the form goes, or is emptied; whoever holds the panel says where the focus goes."""
        key = self.form.key
        if key or not self.keeps:
            self.form.begin()
        if self._grow:
            self.form.hide()
            self.new.show()
        if key and self.list.choose(key):
            self.list.setFocus()
        else:
            self.left.emit()

    def _saved(self) -> None:
        """A changed one goes back to its row; after a new one the form waits for the next."""
        key = self.form.key
        self.form.begin()
        if key:
            if self._grow:
                self.form.hide()
                self.new.show()
            self.list.choose(key)
            self.list.setFocus()
        else:
            self.form.focus_first()
            self.moved.emit()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return self._own_key(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        return False

    def _open(self, key: str) -> None:
        raise NotImplementedError

    def _remove(self, key: str) -> None:
        raise NotImplementedError

    def _measure(self, record: Record, width: int) -> int:
        laid = lines(self._stage.theme, "body", record.text, self._text_width(record, width))
        under = self._stage.theme.leading("label") if record.under or self._aside_below else 0
        return round(laid.height) + under + 17

    @property
    def _aside_below(self) -> bool:
        return False

    def _text_width(self, record: Record, width: float) -> float:
        mark = self._stage.theme.scaled(26) if record.done else 0
        return width - mark - 4 if self._aside_below else width - self._aside_width(record, width) - ASIDE_GAP - mark

    def _aside_width(self, record: Record, width: float) -> float:
        metrics = QFontMetricsF(self._stage.theme.font("label", weight=400))
        return min(metrics.horizontalAdvance(record.aside) + 1, width * MOST_ASIDE)

    def _draw(self, painter: QPainter, area: QRectF, record: Record, state: RowState) -> None:
        theme = self._stage.theme
        if state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        x = area.left()
        laid = lines(theme, "body", record.text, self._text_width(record, area.width()))
        if record.done:
            side = float(theme.scaled(17))
            paint_check(painter, theme, "done", QRectF(x, area.top() + 8 + (laid.leading - side) / 2, side, side))
            x += theme.scaled(26)
        laid.paint(painter, QPointF(x, area.top() + 8), theme.colour("inkSoft" if record.done else "ink"))
        first = area.top() + 8 + laid.leading / 2
        below = area.top() + 8 + laid.height + theme.leading("label") / 2
        if self._aside_below:
            taken = write(painter, theme, "label", "inkSoft", record.aside, area.right(), below, weight=400, right=True)
            write(painter, theme, "label", "inkSoft", record.under, x, below, area.right() - taken - 12 - x, weight=400)
        else:
            room = self._aside_width(record, area.width())
            write(painter, theme, "label", "inkSoft", record.aside, area.right(), first, room, weight=400, right=True)
            if record.under:
                write(painter, theme, "label", "inkSoft", record.under, x, below, area.right() - x, weight=400)
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))
