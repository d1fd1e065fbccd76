"""The title of the meeting in the top bar, which can be typed over where it stands."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from facilitator.console.bound import UndoPasses, attempt, same
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.field import LONGEST_LINE, Problem
from workshops import agenda

NARROWEST, PADDING = 160, 18


class TitleLine(QLineEdit):
    """As wide as its words. `problem` says why a title can't be kept; it stands wherever the bar has room for it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self.problem = Problem(stage.theme)
        self.setMaxLength(LONGEST_LINE)
        self.setAccessibleName(stage.words("prepare.title"))
        self.setToolTip(stage.words("prepare.title_tip"))
        self.setProperty("bare", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._passes = UndoPasses(self)
        self.installEventFilter(self._passes)
        self.textEdited.connect(self._keep)
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self._leave)
        stage.theme.changed.connect(self._follow)
        self._follow()

    def refresh(self) -> None:
        """Show the title that is kept, unless it stands there."""
        kept = self._stage.desk.workshop.title
        if not same(self.text(), kept):
            self.setText(kept)
            self.setCursorPosition(0)
            self.problem.tell("")

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        return QSize(max(NARROWEST, round(words) + PADDING), self._stage.theme.scaled(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, self._stage.theme.scaled(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.underMouse() or self.hasFocus():
            role = "ink" if self.hasFocus() else "control"
            QPainter(self).fillRect(2, self.height() - 4, self.width() - 4, 1, self._stage.theme.colour(role))

    def _keep(self, text: str) -> None:
        refusal = attempt(self._stage.desk, agenda.describe, merge="describe.title", title=text)
        self.problem.tell("" if refusal is None else refusal_sentence(self._stage.words, refusal))

    def _leave(self) -> None:
        self._stage.desk.seal()
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _follow(self) -> None:
        self.setFont(self._stage.theme.font("heading3", weight=600))
        self.updateGeometry()
