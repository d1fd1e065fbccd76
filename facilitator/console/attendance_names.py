"""Names of those who are there: none, until somebody decides otherwise, and gone again in one step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.bound import attempt
from facilitator.painting.ink import write
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text
from workshops import attendance

SHOWN = 4


@dataclass(frozen=True, slots=True)
class NameRow:
    """Somebody, and where from in which role."""

    id: str
    name: str
    more: str
    spoken: str


class AttendanceNames(QWidget):
    """`resized` tells that it needs another room. What is asked is asked in place, once."""

    resized = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._asks = ""
        self._changing = ""
        words, theme = stage.words, stage.theme
        self.sentence = Text("", theme, "note", "inkSoft", wrap=True, weight=400)
        self.keep = Button("", theme, size="dense")
        self.yes = Button("", theme, size="dense")
        self.no = Button(words("matters.names.no"), theme, size="dense")
        self.list: RowList[NameRow] = RowList(theme, words("matters.names.list"), self._draw, self._measure)
        self.line = Field(theme, words("matters.names.line"), words("matters.names.hint"))
        self._lay_out()
        self.keep.clicked.connect(self._ask)
        self.yes.clicked.connect(self._answer)
        self.no.clicked.connect(lambda: self._leave_question())
        self.line.entered.connect(self._enter)
        self.line.line.textEdited.connect(lambda _text: self.line.clear_error())
        self.list.opened.connect(self._change)
        self.list.removed.connect(lambda key: stage.desk.do(attendance.unname, key))

    def refresh(self) -> None:
        """Show what is kept."""
        words, workshop = self._stage.words, self._stage.desk.workshop
        kept, rows = workshop.keeps_names, attendance.names(workshop)
        self.list.show_rows([self._row(row.id, row.name, row.origin, row.role) for row in rows])
        self.list.setVisible(kept and bool(rows))
        self.list.setFixedHeight(min(SHOWN, max(1, len(rows))) * self._measure(None, 0) + 2)
        self.line.setVisible(kept)
        said = {"keep": "matters.names.means", "forget": "matters.names.gone"}.get(self._asks)
        usual = words("matters.names.kept", n=len(rows)) if kept else words("matters.names.none")
        self.sentence.setText(words(said, n=len(rows)) if said else usual)
        self.keep.set_text(words("matters.names.forget" if kept else "matters.names.keep"))
        self.yes.set_text(words("matters.names.yes_forget" if self._asks == "forget" else "matters.names.yes_keep"))
        self.keep.setVisible(not self._asks)
        self.yes.setVisible(bool(self._asks))
        self.no.setVisible(bool(self._asks))
        self.resized.emit()

    def forget(self) -> None:
        """Another workshop lies on the desk."""
        self._asks = self._changing = ""
        self.line.set_text("")
        self.line.clear_error()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.sentence, 1)
        for button in (self.keep, self.yes, self.no):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list)
        column.addWidget(self.line)

    def _ask(self) -> None:
        self._asks = "forget" if self._stage.desk.workshop.keeps_names else "keep"
        self.refresh()
        (self.no if self._asks == "forget" else self.yes).setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        asked, self._asks = self._asks, ""
        desk = self._stage.desk
        if asked == "keep":
            desk.do(attendance.keep_names)
        elif asked == "forget":
            desk.note(attendance.forget_names)  # no undo brings a name back
        self.refresh()
        (self.line.line if desk.workshop.keeps_names else self.keep).setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_question(self) -> None:
        self._asks = ""
        self.refresh()
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, text: str) -> None:
        name, origin, role = (*(part.strip() for part in text.split(",", 2)), "", "")[:3]
        if self._changing:
            refusal = attempt(self._stage.desk, attendance.rename, self._changing, name, origin, role)
        else:
            refusal = attempt(self._stage.desk, attendance.name, name, origin, role)
        if refusal is not None:
            self.line.show_error(refusal_sentence(self._stage.words, refusal))
            self.resized.emit()
            return
        self._changing = ""
        self.line.set_text("")
        self.line.clear_error()

    def _change(self, key: str) -> None:
        row = next(row for row in self._stage.desk.workshop.attendees if row.id == key)
        self._changing = key
        self.line.set_text(", ".join((row.name, row.origin, row.role)).rstrip(", "))
        self.line.line.end(False)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, key: str, name: str, origin: str, role: str) -> NameRow:
        more = ", ".join(part for part in (origin, role) if part)
        return NameRow(key, name, more, f"{name}, {more}" if more else name)

    def _measure(self, _row: NameRow | None, _width: int) -> int:
        return self._stage.theme.leading("body") + 10

    def _draw(self, painter: QPainter, area: QRectF, row: NameRow, state: RowState) -> None:
        theme, middle = self._stage.theme, area.center().y()
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), theme.line("hair")), theme.colour("line"))
        taken = write(painter, theme, "label", "inkSoft", row.more, area.right() - 8, middle, weight=400, right=True)
        write(painter, theme, "body", "ink", row.name, area.left() + 6, middle, area.width() - taken - 28)
