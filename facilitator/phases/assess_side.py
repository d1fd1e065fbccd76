"""The side of an assessment: how many have answered in each role, what is worth talking of, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.ink import write
from facilitator.painting.radar import paint_marker
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import assessed
from workshops.charts.series import style
from workshops.standings import Standing

PADDING = 20
ROW = 26


class AssessSide(QWidget):
    """Tells of the assessment; what is asked for goes out as signals."""

    take_back = Signal()
    close_or_open = Signal()
    change = Signal()
    compare = Signal()

    def __init__(
        self, stage: Stage, close_keys: str, change_keys: str, compare_keys: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._theme = stage.words, stage.theme
        words, theme = stage.words, stage.theme
        self._count = Text("", theme, "clock")
        self._of = Text("", theme, "say", "inkSoft", elide=True)
        self._of.setContentsMargins(0, 0, 0, theme.scaled(9))
        self._roles = _Roles(theme)
        self.back = Button(words("assessment.side.take_back"), theme, icon="undo-2", size="dense")
        self.close_button = Button("", theme, close_keys, size="dense")
        self.compare_button = Button("", theme, compare_keys, size="dense")
        self.compare_button.clicked.connect(self.compare)
        self.change_button = Button(words("assessment.side.change"), theme, change_keys, size="dense")
        self.back.clicked.connect(self.take_back)
        self.close_button.clicked.connect(self.close_or_open)
        self.change_button.clicked.connect(self.change)
        self._told = QVBoxLayout()
        self._told.setSpacing(3)
        self._rule = Rule(theme)
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._lay()

    def show_standing(self, standing: Standing, crowd: int, can_take_back: bool, last_time: str) -> None:
        """Show how it stands; `crowd` is how many are at the meeting (0: not known).

        `last_time` is the day of one that it may be compared with, empty where it is or where there is none.
        """
        words = self._words
        answered = standing.answered
        self._count.setText(str(answered))
        known = crowd >= answered and crowd > 0
        of = words("assessment.side.of", total=crowd) if known else words("assessment.side.answered", n=answered)
        self._of.setText(of)
        self._roles.show_roles([(role.text, role.answered) for role in standing.roles])
        self._roles.setAccessibleName(
            "; ".join(f"{role.text} {words('assessment.answers', n=role.answered)}" for role in standing.roles)
        )
        self.back.setVisible(can_take_back and not standing.closed)
        self.compare_button.set_text(words("assessment.side.compare", date=last_time))
        self.compare_button.setVisible(bool(last_time))
        self.close_button.set_text(words("assessment.side.reopen" if standing.closed else "assessment.side.close"))
        self.close_button.setVisible(bool(answered) or standing.closed)
        self._show_told(self._findings(standing))

    def _findings(self, standing: Standing) -> tuple[tuple[str, str], ...]:
        words = self._words
        if not standing.tells:
            return (("", words("assessment.side.waiting")),)
        found = assessed.findings(words, standing)
        withheld = any(0 < role.answered < 3 for role in standing.roles)
        return (*found, *((("", words("assessment.few")),) if withheld else ()))

    def _show_told(self, told: tuple[tuple[str, str], ...]) -> None:
        if told == self._shown:
            return
        self._shown = told
        while self._told.count():
            item = self._told.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for heading, sentence in told:
            if heading:
                name = Text(heading, self._theme, "label", "inkSoft", weight=600)
                name.setContentsMargins(0, 9, 0, 0)
                self._told.addWidget(name)
            role = "ink" if heading else "inkSoft"
            self._told.addWidget(Text(sentence, self._theme, "body", role, wrap=True))

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PADDING, PADDING, PADDING, 16)
        column.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        first.addWidget(self._of, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(first)
        column.addWidget(self._roles)
        column.addSpacing(14)
        for button in (self.compare_button, self.back, self.close_button, self.change_button):
            line = QHBoxLayout()
            line.addWidget(button)
            line.addStretch(1)
            column.addLayout(line)
            column.addSpacing(6)
        column.addSpacing(8)
        column.addWidget(self._rule)
        column.addSpacing(10)
        column.addLayout(self._told)
        column.addStretch(1)


class _Roles(QWidget):
    """Each role with its sign and how many have answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._roles: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_roles(self, roles: list[tuple[str, int]]) -> None:
        """Show these."""
        if roles != self._roles:
            self._roles = roles
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, len(self._roles) * self._theme.scaled(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = theme.scaled(ROW)
        for number, (name, answered) in enumerate(self._roles):
            middle = number * high + high / 2
            paint_marker(painter, theme, style(number), QPointF(theme.scaled(8), middle), theme.scaled(5))
            wide = write(painter, theme, "body", "ink", str(answered), self.width(), middle, weight=600, right=True)
            left = theme.scaled(24)
            write(painter, theme, "body", "ink", name, left, middle, self.width() - wide - left - 12)
