"""What the room says of a concept, in four columns of one panel: each kind with its sign, its count and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.ink import lines, write
from facilitator.painting.shapes import paint_feedback_sign
from facilitator.stage import Stage
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel, Rule
from workshops.model import Feedback
from workshops.phases import FEEDBACK

PADDING = 14
HEAD = 54
DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of feedback."""

    id: str
    text: str
    spoken: str


class FeedbackColumns(Panel):
    """Four equal columns, newest first, that scroll each by itself.

    Arrows move within and between them; Return edits, 1–4 moves to another kind, Delete removes, Esc leaves.
    """

    edit = Signal(str)
    remove = Signal(str)
    rekind = Signal(str, str)
    kind_chosen = Signal(str)
    left = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.theme)
        self._stage = stage
        self._kind = FEEDBACK[0]
        self.lists: dict[str, RowList[Said]] = {}
        self._heads: dict[str, _Head] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for place, kind in enumerate(FEEDBACK):
            if place:
                row.addWidget(Rule(stage.theme, upright=True))
            row.addLayout(self._column(kind), 1)

    def show_feedback(self, said: dict[str, list[Feedback]]) -> None:
        """Show these, oldest first as they come, newest first as they stand."""
        words = self._stage.words
        for kind, each in said.items():
            name = words(f"words.feedback.{kind}")
            rows = [
                Said(f.id, f.text, words("deliver.feedback.spoken", kind=name, text=f.text)) for f in reversed(each)
            ]
            view = self.lists[kind]
            newest = rows[0].id if rows and len(rows) > len(view.rows.rows) else None
            view.show_rows(rows)
            if newest is not None and not view.hasFocus():
                view.scrollToTop()
            self._heads[kind].show_count(len(rows))
            view.setAccessibleName(words("deliver.feedback.list", n=len(rows), kind=name))

    def show_kind(self, kind: str) -> None:
        """The column that is written in now."""
        self._kind = kind
        for each, head in self._heads.items():
            head.show_chosen(each == kind)

    def focus_kind(self, kind: str) -> bool:
        """The newest of a kind has the focus, or of the nearest kind that has any; False where nothing is said."""
        filled = [each for each in FEEDBACK if self.lists[each].rows.rows]
        if not filled:
            return False
        nearest = min(filled, key=lambda each: abs(FEEDBACK.index(each) - FEEDBACK.index(kind)))
        view = self.lists[nearest]
        view.setFocus()
        view.choose(view.rows.rows[0].id)
        return True

    def focus_row(self, key: str) -> None:
        """The row with this id has the focus, wherever it stands."""
        for view in self.lists.values():
            if view.choose(key):
                view.setFocus()

    def minimumSizeHint(self) -> QSize:
        return QSize(400, 140)

    def _column(self, kind: str) -> QVBoxLayout:
        stage = self._stage
        head = _Head(stage, kind)
        head.pressed.connect(self.kind_chosen)
        view: RowList[Said] = RowList(stage.theme, kind, partial(self._draw, kind), self._measure)
        view.opened.connect(self.edit)
        view.removed.connect(self.remove)
        view.on_key = partial(self._key, kind)
        self._heads[kind], self.lists[kind] = head, view
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(view, 1)
        column.addSpacing(4)
        return column

    def _key(self, kind: str, event: QKeyEvent) -> bool:
        key, view = event.key(), self.lists[kind]
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Escape or (
            key == Qt.Key.Key_Down and view.currentIndex().row() == len(view.rows.rows) - 1
        ):
            self.left.emit()
            return True
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._beside(kind, -1 if key == Qt.Key.Key_Left else 1)
            return True
        if key in DIGITS and view.current is not None:
            self.rekind.emit(view.current, FEEDBACK[DIGITS.index(Qt.Key(key))])
            return True
        return False

    def _beside(self, kind: str, step: int) -> None:
        """To the next column that holds anything, at the same height."""
        place = FEEDBACK.index(kind) + step
        while 0 <= place < len(FEEDBACK):
            view = self.lists[FEEDBACK[place]]
            if view.rows.rows:
                row = min(max(0, self.lists[kind].currentIndex().row()), len(view.rows.rows) - 1)
                view.setFocus()
                view.choose(view.rows.rows[row].id)
                return
            place += step

    def _draw(self, kind: str, painter: QPainter, area: QRectF, said: Said, state: RowState) -> None:
        theme = self._stage.theme
        if state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        laid = lines(theme, "note", said.text, area.width() - 2 * PADDING)
        laid.paint(painter, QPointF(area.left() + PADDING, area.top() + 8), theme.colour("ink"))
        hair = theme.line("hair")
        place = QRectF(area.left() + PADDING, area.bottom() - hair, area.width() - 2 * PADDING, hair)
        painter.fillRect(place, theme.colour("line"))

    def _measure(self, said: Said, width: int) -> int:
        return round(lines(self._stage.theme, "note", said.text, width - 2 * PADDING).height) + 17


class _Head(QWidget):
    """Sign, name and count of a kind; pressed, it is the kind that is written next. Three pixels of ink tell which is."""

    pressed = Signal(str)

    def __init__(self, stage: Stage, kind: str) -> None:
        super().__init__()
        self._theme, self._kind, self._count, self._chosen = stage.theme, kind, 0, False
        self._name = stage.words(f"words.feedback.{kind}")
        self._ask = stage.words(f"deliver.ask.{kind}")
        self.setAccessibleName(self._name)
        self.setToolTip(self._ask)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def show_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.scaled(HEAD))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self._kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        middle = self.height() / 2 + 1
        if self._chosen:
            thick = 6 if theme.is_contrast else 3
            painter.fillRect(QRectF(0, 0, self.width(), thick), theme.colour("ink"))
        sign = float(theme.scaled(17))
        paint_feedback_sign(painter, theme, self._kind, QRectF(PADDING, middle - sign / 2, sign, sign))
        font = theme.font("clock")
        font.setPixelSize(theme.scaled(26))
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if self._count else "inkFaint"))
        room = QRectF(0, 1, self.width() - PADDING, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(self._count))
        wide = painter.fontMetrics().horizontalAdvance(str(self._count))
        x = PADDING + sign + 10
        name_room = self.width() - PADDING - wide - 8 - x
        write(painter, theme, "body", "ink", self._name, x, middle, name_room, weight=600)
        hair = theme.line("hair")
        painter.fillRect(QRectF(PADDING, self.height() - hair, self.width() - 2 * PADDING, hair), theme.colour("line"))
