"""The archive's list: every workshop of the library, found by typing, sorted by a header, opened with Return."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.page_bar import PageBar
from facilitator.stage import Stage
from facilitator.widgets.text import Text


class ArchiveView(QWidget):
    """Lists what the library holds. `open_workshop` carries an id; `leave` goes home."""

    open_workshop = Signal(str)
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PageBar(stage.theme, Text(stage.words("archive.title"), stage.theme, weight=600)))
        column.addStretch(1)

    def open(self) -> None:
        """Read the library again."""
