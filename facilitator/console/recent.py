"""A short list of meetings: title, day and where each stands; every row is a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.row import RowButton
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import dates
from workshops.labels import Words
from workshops.storage.glance import Line


class RecentList(QWidget):
    """Meetings that were open lately. `chosen` carries a workshop's id."""

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these meetings, or a sentence where there are none."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not lines:
            self._column.addWidget(Text(self._words("home.no_recent"), self._theme, "note", "inkSoft", wrap=True))
        for line in lines:
            row = RowButton(self._theme, line.title, self._about(line))
            row.clicked.connect(lambda _=False, key=line.id: self.chosen.emit(key))
            self._column.addWidget(row)
            self._column.addWidget(Rule(self._theme))

    def _about(self, line: Line) -> str:
        parts = [
            self._words(f"words.kind.{line.kind}"),
            dates.text(self._words, line.date, "short_year"),
            self._words(f"home.state.{line.state}"),
        ]
        return " · ".join(parts)
