"""Beside the cards of the first window: the meetings that were open lately, and what the archive holds in figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.row import RowButton
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import dates
from workshops.labels import Words
from workshops.storage.glance import Line

FIGURE = 0.64
"""The size of a figure, as a part of a clock's."""
INDENT = 4
"""Pixels by which words stand inside their row."""
THIN = "\u202f"


class RecentList(QWidget):
    """Meetings that were open lately. `chosen` carries a workshop's id, `followed` that of one whose next meeting is wanted."""

    chosen = Signal(str)
    followed = Signal(str)

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = words, theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these meetings."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            row = RowButton(self._theme, line.title, self._about(line))
            row.clicked.connect(lambda _=False, key=line.id: self.chosen.emit(key))
            name = self._words("next.menu", title=line.title)
            more = Button("", self._theme, kind="quiet", size="dense", icon="ellipsis", name=name)
            more.clicked.connect(lambda _=False, more=more, key=line.id: self._ask(more, key))
            both = QWidget()
            across = QHBoxLayout(both)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(0)
            across.addWidget(row, 1)
            across.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)
            self._column.addWidget(both)
            self._column.addWidget(Rule(self._theme))

    def _ask(self, button: Button, key: str) -> None:
        from facilitator.console.template_menu import popped

        rows: list[tuple[str, Callable[[str], object], str]] = [
            (self._words("next.look"), self.chosen.emit, key),
            (self._words("next.follow"), self.followed.emit, key),
        ]
        popped(self, rows, button.mapToGlobal(button.rect().bottomLeft()))

    def _about(self, line: Line) -> str:
        parts = [
            self._words(f"words.kind.{line.kind}"),
            dates.text(self._words, line.date, "short_year"),
            self._words(f"home.state.{line.state}"),
        ]
        return " · ".join(parts)


class Figures(QWidget):
    """What the library holds: large light figures over their words."""

    def __init__(self, words: Words, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: list[tuple[str, Text, Text]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(INDENT, 0, INDENT, 0)
        row.setSpacing(28)
        for name in ("meetings", "ideas", "decisions"):
            figure = Text("", theme, "clock", scale=FIGURE)
            said = Text("", theme, "label", "inkSoft", weight=400)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(said)
            row.addLayout(column)
            self._shown.append((name, figure, said))
        row.addStretch(1)

    def show_counts(self, lines: Sequence[Line]) -> None:
        """Count these meetings and what they hold."""
        counts = {
            "meetings": len(lines),
            "ideas": sum(line.ideas for line in lines),
            "decisions": sum(line.decisions for line in lines),
        }
        for name, figure, said in self._shown:
            figure.setText(f"{counts[name]:,}".replace(",", THIN))
            said.setText(self._words(f"home.figures.{name}", n=counts[name]))
            for part in (figure, said):
                part.setVisible(counts[name] > 0)
        self.setVisible(bool(lines))
