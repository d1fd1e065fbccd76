"""The side of presentations: decisions and actions, each with its form where it is asked for."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.phases.actions_panel import ActionsPanel
from facilitator.phases.decisions_panel import DecisionsPanel
from facilitator.stage import Stage
from facilitator.widgets.surface import Rule, Scroll
from workshops.model import Concept

PADDING = 20


class DeliverSide(QWidget):
    """Both lists in one column that scrolls; a form that opens is scrolled into sight."""

    left = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decisions = DecisionsPanel(stage, grow=True)
        self.tasks = ActionsPanel(stage, grow=True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(16)
        for place, panel in enumerate((self.decisions, self.tasks)):
            if place:
                column.addWidget(Rule(stage.theme))
            box = QVBoxLayout()
            box.setContentsMargins(PADDING, 0, PADDING, 0)
            box.addWidget(panel)
            column.addLayout(box)
            panel.left.connect(self.left)
            panel.moved.connect(lambda panel=panel: QTimer.singleShot(0, panel, lambda: self._show_form(panel)))
        column.addStretch(1)
        self._scroll = Scroll(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)

    def refresh(self, presenting: Concept | None) -> None:
        """Show what has been decided; what is written next belongs to the concept that presents."""
        for panel in (self.decisions, self.tasks):
            panel.about(presenting.id if presenting is not None else None)
            panel.refresh()

    def _show_form(self, panel: DecisionsPanel | ActionsPanel) -> None:
        self._scroll.ensureWidgetVisible(panel.form, 0, 12)
