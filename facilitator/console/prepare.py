"""Prepare: the plan, the challenge, the groups and the room, ready in a minute."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.page_bar import PageBar
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text


class PrepareView(QWidget):
    """Prepares the workshop that lies on the desk. `start` begins the meeting, `leave` goes home."""

    start = Signal()
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._title = Text("", stage.theme, weight=600, elide=True)
        bar = PageBar(stage.theme, self._title)
        keys = " ".join(shown_keys("prepare_start", stage.words))
        self._start = Button(stage.words("prepare.start"), stage.theme, keys, kind="accent")
        self._start.clicked.connect(self.start)
        bar.add(self._start)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        column.addStretch(1)
        bind(self, "prepare_start", stage.words, self._start.click)

    def open(self) -> None:
        """Show the workshop on the desk."""
        self._title.setText(self.stage.desk.workshop.title)
