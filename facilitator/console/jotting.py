"""A decision or an action from anywhere: its form slides in over whatever page there is, with what was written before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.sliding import SlidingPanel
from facilitator.phases.actions_panel import ActionsPanel
from facilitator.phases.decisions_panel import DecisionsPanel
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from workshops.change import Change

SHOWN = ("decisions", "actions", "activities", "concepts", "workshops", "tags")
ROWS = 4
"""So many rows stand above the form; the rest scrolls."""
ROW = 46


class Jotting(SlidingPanel):
    """Holds the panel of decisions or that of actions: the same list and the same form as where they have a step of their own."""

    def __init__(self, window: QWidget, stage: Stage, kind: str) -> None:
        """`kind` is decision or action."""
        super().__init__(window, stage)
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words(f"matters.jot.{kind}"))
        self.panel: DecisionsPanel | ActionsPanel = (
            DecisionsPanel(stage, False, closes=True) if kind == "decision" else ActionsPanel(stage, False, closes=True)
        )
        self.panel.keeps = True
        self.panel.new.hide()
        self._close = Button("", theme, "", kind="quiet", size="dense", icon="x", name=words("matters.jot.close"))
        inside = QHBoxLayout()
        inside.setContentsMargins(20, 14, 12, 18)
        inside.setSpacing(4)
        inside.addWidget(self.panel, 1)
        inside.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(inside)
        self._close.clicked.connect(self.close_up)
        self.panel.left.connect(self.close_up)
        self.panel.moved.connect(self.fit)
        stage.desk.changed.connect(self._follow)

    def refresh(self) -> None:
        self.panel.refresh()
        rows = self.panel.list
        rows.tallest = self._stage.theme.scaled(ROWS * ROW)
        rows.lay_out()
        self.fit()
        rows.scrollToBottom()

    def focus_first(self) -> None:
        self.panel.form.focus_first()

    def forget(self) -> None:
        self.panel.form.begin()

    def _follow(self, change: Change) -> None:
        if self.is_out and change.touches(*SHOWN):
            self.refresh()
