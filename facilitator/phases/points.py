"""What is worth remembering from an activity, line by line: read, edited where it stands, removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.dialogs.edit_note import NoteEditor
from facilitator.painting.ink import lines, write
from facilitator.painting.note import paint_hatch
from facilitator.phases.group_column import GroupHead
from facilitator.phases.note_sheet import ring_room
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.text import Refused

LEFT, RIGHT, ABOVE = 34, 16, 11
HATCHED = 22


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point as the console may show it; a hidden one is given without its words.

    `heading` is the field of the method, on the first of those that belong to it.
    """

    id: str
    text: str
    spoken: str
    team: str = ""
    hidden: bool = False
    heading: str = ""


class Points(QWidget):
    """`reword` and `forget` change things; a refusal stands with the words that were refused.

    `typed` carries a key press that belongs in the line where points are written.
    """

    typed = Signal(object)
    moved = Signal(str, int)
    """A point is wanted in the field before (-1) or after (1) its own."""

    def __init__(self, stage: Stage, reword: Callable[[str, str], bool], forget: Callable[[str], object]) -> None:
        super().__init__()
        self._stage, self._reword, self._forget = stage, reword, forget
        words, theme = stage.words, stage.theme
        self._edited: tuple[str, int] | None = None
        self._editor: NoteEditor | None = None
        self.head = GroupHead(theme, plain=True)
        self.list: RowList[PointRow] = RowList(theme, words("plain.points"), self._draw, self._measure)
        self.list.on_key = self._key
        self._nothing = Text(words("plain.nothing"), theme, "body", "inkSoft", wrap=True)
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        panel = Panel(theme)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.setSpacing(0)
        inner.addWidget(self._nothing)
        inner.addWidget(self.list, 1)
        self._around = QVBoxLayout()
        self._around.addWidget(panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(self._around, 1)
        self.list.opened.connect(self.edit)
        self.list.removed.connect(self._forget)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def editor(self) -> NoteEditor | None:
        """The field, while a point is edited."""
        return self._editor

    def show_points(self, points: Sequence[PointRow]) -> None:
        """Show these, oldest first."""
        before = {row.id for row in self.list.rows.rows}
        if self._edited is not None and not any(row.id == self._edited[0] and not row.hidden for row in points):
            self.stop()
        self.list.show_rows(points)
        self.list.setVisible(bool(points))
        self._nothing.setVisible(not points)
        count = self._stage.words("plain.count", n=len(points)) if points else ""
        self.head.tell(self._stage.words("plain.points"), count)
        come = next((row.id for row in reversed(points) if row.id not in before), None)
        if come is not None and not self.list.hasFocus():
            self.list.reveal(come)

    def edit(self, key: str) -> None:
        """Open a field over a point; hidden words can't be edited."""
        self.stop()
        row = next((each for each in self.list.rows.rows if each.id == key), None)
        if row is None or row.hidden:
            return
        editor = NoteEditor(
            self._stage.theme, row.text, self._stage.words("actions.plain_edit"), self.list.viewport(), style="body"
        )
        self._editor, self._edited = editor, (key, 0)
        editor.kept.connect(self._keep)
        editor.dropped.connect(self._drop)
        editor.resized.connect(self._fit)
        self._fit()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Close the field; what was typed since is not kept."""
        editor, self._editor, self._edited = self._editor, None, None
        if editor is not None:
            editor.kept.disconnect(self._keep)
            editor.hide()
            editor.field.setPlainText("")
            editor.deleteLater()
            self.list.lay_out()

    def _keep(self, text: str) -> None:
        editor = self._editor
        if editor is None or self._edited is None:
            return
        key, focused = self._edited[0], editor.field.hasFocus()
        row = next((each for each in self.list.rows.rows if each.id == key), None)
        if row is not None and text != row.text and not self._kept(editor, key, text):
            return
        self.stop()
        if focused:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.choose(key)

    def _kept(self, editor: NoteEditor, key: str, text: str) -> bool:
        refusals: list[Refused] = []
        self._stage.desk.refused.connect(refusals.append)
        done = self._reword(key, text)
        self._stage.desk.refused.disconnect(refusals.append)
        if not done and refusals:
            editor.show_error(refusal_sentence(self._stage.words, refusals[-1]))
        return done

    def _drop(self) -> None:
        key = self._edited[0] if self._edited is not None else None
        self.stop()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.choose(key)

    def _fit(self) -> None:
        editor, edited = self._editor, self._edited
        if editor is None or edited is None:
            return
        width = self.list.viewport().width() - LEFT - RIGHT
        self._edited = (edited[0], editor.wanted_height(width))
        self.list.lay_out()
        self.list.doItemsLayout()
        row = next((each for each in self.list.rows.rows if each.id == edited[0]), None)
        if row is not None:
            place = self.list.visualRect(self.list.rows.index(self.list.rows.place(row.id)))
            top = ABOVE + self._team_height(row)
            editor.setGeometry(QRect(place.left() + LEFT, place.top() + top, width, self._edited[1]))

    def _key(self, event: QKeyEvent) -> bool:
        """What is typed over the list belongs in the line; Alt with an arrow moves to another field."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier and self.list.current is not None:
            self.moved.emit(self.list.current, step)
            return True
        if is_typed(event):
            self.typed.emit(event)
            return True
        return False

    def _measure(self, row: PointRow, width: int) -> int:
        if self._edited is not None and self._edited[0] == row.id:
            return self._edited[1] + 2 * ABOVE + self._team_height(row)
        if row.hidden:
            return self._stage.theme.scaled(HATCHED) + 2 * ABOVE + self._team_height(row)
        laid = lines(self._stage.theme, "body", row.text, width - LEFT - RIGHT)
        return round(laid.height) + 2 * ABOVE + self._team_height(row)

    def _team_height(self, row: PointRow) -> int:
        theme = self._stage.theme
        return (theme.leading("label") + 1 if row.team else 0) + (theme.leading("note") + 3 if row.heading else 0)

    def _draw(self, painter: QPainter, area: QRectF, row: PointRow, state: RowState) -> None:
        theme = self._stage.theme
        editing = self._edited is not None and self._edited[0] == row.id
        if state.current and state.focused and not editing:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        top = area.top() + ABOVE
        left, wide = area.left() + LEFT, area.width() - LEFT - RIGHT
        if row.heading:
            write(
                painter,
                theme,
                "note",
                "ink",
                row.heading,
                area.left() + 16,
                top + theme.leading("note") / 2,
                wide,
                weight=600,
            )
            top += theme.leading("note") + 3
        if row.team:
            write(painter, theme, "label", "inkSoft", row.team, left, top + theme.leading("label") / 2, wide)
            top += theme.leading("label") + 1
        middle = top + theme.leading("body") / 2
        painter.fillRect(QRectF(area.left() + 16, round(middle) - 1, 9, 2), theme.colour("ink"))
        if row.hidden:
            box = QRectF(area.left() + LEFT, top, min(180.0, area.width() - LEFT - RIGHT), theme.scaled(HATCHED))
            paint_hatch(painter, theme, box)
        elif not editing:
            laid = lines(theme, "body", row.text, area.width() - LEFT - RIGHT)
            laid.paint(painter, QPointF(area.left() + LEFT, top), theme.colour("ink"))
        if row is self.list.rows.rows[-1]:
            return
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left() + 14, area.bottom() - hair, area.width() - 28, hair), theme.colour("line"))

    def _dress(self) -> None:
        room = ring_room(self._stage.theme)
        self._around.setContentsMargins(room, 4, room, 8)
