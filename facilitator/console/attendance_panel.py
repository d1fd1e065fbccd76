"""Who is there: a line for each place as it is called out, a table of numbers, and names only where somebody decides so."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.attendance_names import AttendanceNames
from facilitator.console.attendance_table import AttendanceTable, Counted
from facilitator.console.bound import attempt
from facilitator.console.sliding import SlidingPanel
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import attendance
from workshops.change import Change
from workshops.text import Refused

WIDTH = 680


class AttendancePanel(SlidingPanel):
    """Lies over the foot of a window. The room never sees it."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window, stage, WIDTH)
        self._origin = ""
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("matters.present.title"))
        self._total = Text("", theme, "label", "inkSoft", weight=400)
        self._close = Button("", theme, "", kind="quiet", size="dense", icon="x", name=words("matters.present.close"))
        self.table = AttendanceTable(stage)
        self.line = Field(theme, words("matters.present.line"), words("matters.present.hint"))
        self._how = Text(words("matters.present.how"), theme, "label", "inkSoft", wrap=True, weight=400)
        self.names = AttendanceNames(stage)
        self._keys = KeyBar(theme, margin=16)
        parts = (self.table, self.line, self._how, Rule(theme), self.names)
        self.lay(words("matters.present.title"), self._total, self._close, parts, self._keys)
        self.line.entered.connect(self._enter)
        self.line.line.textEdited.connect(lambda _text: self.line.clear_error())
        self._close.clicked.connect(self.close_up)
        self.table.stepped.connect(self._step)
        self.table.removed.connect(lambda key: stage.desk.do(attendance.remove, key))
        self.names.resized.connect(self.fit)
        stage.desk.changed.connect(self._follow)

    def focus_first(self) -> None:
        self.line.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        self._origin = ""
        self.line.set_text("")
        self.line.clear_error()
        self.names.forget()

    def refresh(self) -> None:
        words, workshop = self._stage.words, self._stage.desk.workshop
        rows, before = [], None
        for row in attendance.in_order(workshop):
            place = row.origin or words("matters.present.nowhere")
            role = row.role or words("matters.present.anybody")
            same = before == row.origin.casefold()
            before = row.origin.casefold()
            rows.append(Counted(row.id, "" if same else place, role, row.count, f"{place}, {role}"))
        self.table.show_rows(rows)
        self._total.setText(said_total(self._stage))
        self.names.refresh()
        self._show_keys()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.set_text("")
            self.line.clear_error()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _enter(self, text: str) -> None:
        """Each place of the line, or another role of the place said last."""
        words = self._stage.words
        try:
            entries = attendance.read_line(text, self._origin)
        except Refused as refusal:
            self._refuse(refusal_sentence(words, refusal))
            return
        refusal_ = attempt(self._stage.desk, attendance.count, entries)
        if refusal_ is not None:
            self._refuse(refusal_sentence(words, refusal_))
            return
        self._origin = entries[-1].origin
        self.line.set_text("")
        self.line.clear_error()
        wanted = (entries[-1].origin.casefold(), entries[-1].role.casefold())
        for row in self._stage.desk.workshop.attendance:
            if (row.origin.casefold(), row.role.casefold()) == wanted:
                self.table.bring(row.id)

    def _refuse(self, sentence: str) -> None:
        self.line.show_error(sentence)
        self.fit()

    def _step(self, key: str, number: int) -> None:
        self._stage.desk.do(attendance.set_count, key, number, merge=f"attendance.{key}")

    def _follow(self, change: Change) -> None:
        if self.is_out and change.touches("attendance", "attendees", "workshops"):
            self.refresh()

    def _show_keys(self) -> None:
        words = self._stage.words
        self._keys.show_keys(
            [
                ((words("keys.Return"),), words("matters.present.keys.add")),
                (("Tab",), words("matters.present.keys.table")),
                (("Esc",), words("matters.jot.keys.close")),
                (shown_keys("attendance", words), words("matters.jot.keys.toggle")),
            ]
        )


def said_total(stage: Stage) -> str:
    """How many are there, and from how many places; what there is to do where nobody is."""
    words, workshop = stage.words, stage.desk.workshop
    total, places = attendance.total(workshop), [each for each in attendance.by_origin(workshop) if each]
    if not total:
        return words("matters.present.none")
    if not places:
        return words("words.count.participants", n=total)
    return words("matters.present.total", n=total, places=words("matters.present.places", n=len(places)))
