"""What is being presented, written in short while somebody speaks: it becomes running text in the minutes."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.phases.attempt import attempt
from facilitator.phases.group_column import GroupHead
from facilitator.phases.note_sheet import ring_room
from facilitator.phases.written import DEBOUNCE, WrittenSheet
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.problem import Problem
from workshops import agenda
from workshops.change import Change
from workshops.model import Activity

PRESENTED = ("opening", "presentation")
"""The work in which somebody speaks and the room listens."""
LINES = 6


class Said(QWidget):
    """Everything typed is kept after a pause and when the focus leaves; a visit to the field is one step of undo."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._activity, self._pending = "", False
        words, theme = stage.words, stage.theme
        name = words("said.name")
        self._head = GroupHead(theme, plain=True)
        self._head.tell(name, " ".join(shown_keys("plain_said", words)))
        self.sheet = WrittenSheet(theme, name, words("said.placeholder"), style="body", lines=LINES)
        self.problem = Problem(theme)
        self._around = QVBoxLayout()
        self._around.setSpacing(4)
        self._around.addWidget(self.sheet)
        self._around.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._around)
        self._timer = QTimer(self, interval=DEBOUNCE, singleShot=True)
        self._timer.timeout.connect(self.keep)
        self.sheet.typed.connect(self._typed)
        self.sheet.paused.connect(self.keep)
        self.sheet.finished.connect(self._leave)
        stage.desk.changed.connect(self._follow)
        theme.changed.connect(self._dress)
        self._dress()

    def show_activity(self, row: Activity) -> None:
        """Write about this activity, where its work is one of presenting."""
        self.keep()
        self._activity = row.id
        self.setVisible(row.work in PRESENTED)
        self.problem.tell("")
        self.sheet.put(row.said)

    def keep(self) -> None:
        """Keep what is typed, now; what is refused stays in the field, with the reason under it."""
        self._timer.stop()
        if not self._pending or not self._stage.desk.is_open:
            return
        self._pending = False
        key, text = self._activity, self.sheet.text()
        if not any(row.id == key for row in self._stage.desk.workshop.activities):
            return
        refusal = attempt(self._stage.desk, agenda.change, key, said=text, merge=f"said:{key}")
        self.problem.tell(refusal_sentence(self._stage.words, refusal) if refusal is not None else "")

    def _typed(self, _text: str) -> None:
        self._pending = True
        self._timer.start()

    def _leave(self) -> None:
        self.keep()
        self._stage.desk.seal()

    def _follow(self, change: Change) -> None:
        """It was changed elsewhere, or a step was taken back."""
        if self._pending or not self._activity or not change.touches("activities") or not self._stage.desk.is_open:
            return
        row = next((each for each in self._stage.desk.workshop.activities if each.id == self._activity), None)
        if row is not None and self.sheet.text().strip() != row.said:
            self.sheet.put(row.said)

    def _dress(self) -> None:
        room = ring_room(self._stage.theme)
        self._around.setContentsMargins(room, 4, room, 4)
