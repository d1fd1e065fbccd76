"""Finish: look the summary through, write it with one click, and end the meeting."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.page_bar import PageBar
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text


class FinishView(QWidget):
    """Finishes the workshop on the desk. `leave` goes back to the meeting, `go_to` to an activity's id."""

    leave = Signal()
    go_to = Signal(str)
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._title = Text("", stage.theme, weight=600, elide=True)
        bar = PageBar(stage.theme, self._title)
        keys = " ".join(shown_keys("finish_leave", stage.words))
        self._back = Button(stage.words("finish.back"), stage.theme, keys)
        self._back.clicked.connect(self.leave)
        bar.add(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        column.addStretch(1)
        bind(self, "finish_leave", stage.words, self._back.click)

    def open(self) -> None:
        """Show the workshop on the desk."""
        self._title.setText(self.stage.desk.workshop.title)
