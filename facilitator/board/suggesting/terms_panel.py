"""Words alike in this workshop: lines of words that mean the same here, which the suggestions go by."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.board.suggesting.cover import Cover
from facilitator.console.actions import cap
from facilitator.desk import Desk
from facilitator.stage import refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops import terms
from workshops.change import Change
from workshops.labels import Words
from workshops.text import Refused

WIDTH, HEIGHT, SIDE = 560, 460, 16


class Line(QWidget):
    """One line, to change or to take away."""

    def __init__(self, panel: TermsPanel, key: str, words: str) -> None:
        super().__init__()
        self.key = key
        said, theme = panel.words, panel.look.theme
        self.field = Field(theme, said("suggest.terms.line"))
        self.field.set_text(words)
        self.remove = Button(
            "", theme, kind="quiet", size="dense", icon="x", name=said("suggest.terms.remove", words=words)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)


class TermsPanel(Cover):
    """Lies over part of its host. A line is kept when it is left; what is refused stays, with the reason under it."""

    def __init__(self, look: BoardLook, words: Words, desk: Desk, host: QWidget) -> None:
        super().__init__(look, words, host, words("suggest.terms.title"), framed=True)
        self._desk = desk
        self._refusal = ""
        self.lines: list[Line] = []
        theme = look.theme
        self._about = Text(words("suggest.terms.about"), theme, "label", "inkSoft", wrap=True, weight=400)
        self.new = Field(theme, words("suggest.terms.new"), words("suggest.terms.example"), shown_name=True)
        self._add = Button(words("suggest.terms.add"), theme)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._lay_out()
        self.write_in(self.new.line)
        self.new.entered.connect(lambda text: self.add())
        self.new.changed.connect(lambda text: self.new.clear_error())
        self._add.clicked.connect(self.add)
        desk.refused.connect(self._remember)
        desk.changed.connect(self._follow)
        desk.opened.connect(self.close_up)

    def open_up(self) -> None:
        self._read()
        super().open_up()

    def place(self) -> QRect:
        host, theme = self.host.rect(), self.look.theme
        width = min(theme.scaled(WIDTH), host.width() - 2 * SIDE)
        height = min(theme.scaled(HEIGHT), host.height() - 2 * SIDE)
        return QRect((host.width() - width) // 2, (host.height() - height) // 2, width, height)

    def take_keyboard(self) -> None:
        self.new.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_line(self) -> None:
        self.close_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def add(self) -> None:
        """Add the line that is written."""
        if not self.new.text().strip():
            return
        if self._do(terms.add, self.new.text()):
            self.new.set_text("")
            self.new.line.setFocus()
        else:
            self.new.show_error(self._refusal)

    def _keep(self, line: Line) -> None:
        known = {term.id: term.words for term in self._desk.workshop.terms}
        text = line.field.text()
        if line.key not in known or text == known[line.key]:
            line.field.clear_error()
            return
        if not text.strip():
            self._do(terms.remove, line.key)
        elif self._do(terms.reword, line.key, text):
            line.field.clear_error()
        else:
            line.field.show_error(self._refusal)

    def _remove(self, line: Line) -> None:
        at = self.lines.index(line)
        self._do(terms.remove, line.key)
        left = self.lines[at : at + 1] or self.lines[-1:]
        (left[0].field.line if left else self.new.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, verb: object, *args: object) -> bool:
        self._refusal = ""
        return self._desk.do(verb, *args)  # type: ignore[arg-type]

    def _remember(self, refusal: Refused) -> None:
        self._refusal = refusal_sentence(self.words, refusal)

    def _follow(self, change: Change) -> None:
        if self.is_open and change.touches("terms"):
            self._read()

    def _read(self) -> None:
        """Show the lines as they are; a line that is still there keeps its field."""
        rows = list(self._desk.workshop.terms) if self._desk.is_open else []
        kept = {line.key: line for line in self.lines}
        for key in set(kept) - {row.id for row in rows}:
            kept[key].hide()
            kept.pop(key).deleteLater()
        self.lines = []
        for number, row in enumerate(sorted(rows, key=lambda row: row.seq)):
            line = kept.get(row.id)
            if line is None:
                line = self._make(row.id, row.words)
                self._column.insertWidget(number, line)
            elif not line.field.error:
                line.field.set_text(row.words)
            self.lines.append(line)

    def _make(self, key: str, words: str) -> Line:
        line = Line(self, key, words)
        line.field.left.connect(lambda text: self._keep(line))
        line.remove.clicked.connect(lambda: self._remove(line))
        self.write_in(line.field.line)
        return line

    def _lay_out(self) -> None:
        leave = Button(self.words("suggest.terms.close"), self.look.theme, cap("Esc", self.words), size="dense")
        leave.clicked.connect(self.close_up)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.new, 1)
        row.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addLayout(self.head(leave))
        column.addWidget(self._about)
        column.addLayout(row)
        column.addWidget(Scroll(self._rows), 1)
