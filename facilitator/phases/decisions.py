"""The workspace of decisions: what was decided and who does what, with room to write."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases.actions_panel import ActionsPanel
from facilitator.phases.decisions_panel import DecisionsPanel
from facilitator.phases.heading import Heading
from facilitator.stage import Stage
from facilitator.widgets.surface import Panel
from workshops.change import Change

SHOWN = ("decisions", "actions", "activities", "concepts", "workshops")
LOW = 720


class DecisionsWorkspace(Workspace):
    """The same decisions and actions as at the presentations, side by side."""

    rail = "wide"

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._activity = ""
        self.heading = Heading(stage)
        self.decisions = DecisionsPanel(stage, grow=False)
        self.tasks = ActionsPanel(stage, grow=False)
        across = QHBoxLayout()
        across.setSpacing(20)
        for panel in (self.decisions, self.tasks):
            frame = Panel(stage.theme)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(20, 18, 20, 20)
            inside.addWidget(panel)
            across.addWidget(frame, 1)
        self.foot = QHBoxLayout()
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.heading)
        column.addLayout(across, 1)
        column.addLayout(self.foot)
        self.decisions.left.connect(self.decisions.form.focus_first)
        self.tasks.left.connect(self.tasks.form.focus_first)
        bind(self, "deliver_decision", stage.words, self.decisions.write, window_wide=True)
        bind(self, "deliver_action", stage.words, self.tasks.write, window_wide=True)
        stage.desk.changed.connect(self._follow)

    def show_activity(self, activity: str) -> None:
        self.stage.entry.use("none")
        self._activity = activity
        self.refresh()

    def keys(self) -> Keys:
        words = self.stage.words
        named = ("deliver_decision", "deliver_action")
        own: Keys = [(shown_keys(name, words), words(f"actions.{name}")) for name in named]
        return [
            *own,
            (("F2",), words("deliver.key.edit")),
            (("Delete",), words("deliver.key.remove")),
            (("Ctrl", "Z"), words("deliver.key.undo")),
        ]

    def subtitle(self) -> str:
        words, workshop = self.stage.words, self.stage.desk.workshop
        decided = words("words.count.decisions", len(workshop.decisions))
        return f"{decided} · {words('words.count.actions', len(workshop.actions))}"

    def room_sees(self) -> str:
        return self.stage.words("deliver.room.decisions")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heading.set_compact(self.height() < self.stage.theme.scaled(LOW))

    def focus_first(self) -> None:
        self.decisions.write()

    def refresh(self) -> None:
        """Show what the workshop says."""
        activities = self.stage.desk.workshop.activities
        row = next((each for each in activities if each.id == self._activity), None)
        if row is not None:
            self.heading.show_activity(row)
        self.decisions.refresh()
        self.tasks.refresh()

    def _follow(self, change: Change) -> None:
        if change.touches(*SHOWN):
            self.refresh()
