"""The heading of a workspace: where in the meeting we are, the name of the activity, and what can be done with all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.stage import Stage
from facilitator.widgets.text import Text
from workshops.agenda import steps
from workshops.model import Activity


class Heading(QWidget):
    """Where we are above the name, or beside it where height is scarce; widgets added stand at the right."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._compact = False
        self._at_end: list[QWidget] = []
        self._spared: list[QWidget] = []
        self._where = Text("", stage.theme, "label", "inkSoft", weight=400, elide=True)
        self._title = Text("", stage.theme, "heading1", elide=True)
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.setSpacing(2)
        self._words.addWidget(self._where)
        self._words.addWidget(self._title)
        self._left = left = QVBoxLayout()
        left.addStretch(1)
        left.addLayout(self._words)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(left, 1)
        self._row.addStretch(0)
        self._end = QHBoxLayout()
        self._end.setSpacing(8)
        self._right = right = QVBoxLayout()
        right.addStretch(1)
        right.addLayout(self._end)
        self._row.addLayout(right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def title(self) -> str:
        """The name of the activity."""
        return self._title.text()

    @property
    def where(self) -> str:
        """Where in the meeting we are."""
        return self._where.text()

    def add(self, widget: QWidget, *, spared: bool = False) -> None:
        """Put something at the right end; what may be `spared` goes where the name needs the room."""
        widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._end.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._at_end.append(widget)
        if spared:
            self._spared.append(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave out what may be spared until the name has room; when that is not enough, the rest stands below it.

        What is left out is decided before anything is shown or hidden: each of that would bring another width.
        """
        may_go = [*self._spared, *([self._where] if self._compact else [])]
        shown = list(may_go)
        while shown and self._wanted_width(shown) > self.width():
            shown.pop(0)
        below = self._wanted_width(shown) > self.width() and bool(self._at_end)
        for widget in {*may_go, self._where}:
            widget.setVisible(widget in shown or widget not in may_go)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if below else across)
        for part in (self._left, self._right):
            self._row.setAlignment(part, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))

    def _wanted_width(self, shown: list[QWidget]) -> int:
        """What the name needs, with those of the spared that are `shown` and all that stands beside it anyway."""
        beside = [widget for widget in self._at_end if widget not in self._spared and not widget.isHidden()]
        return self._title.sizeHint().width() + sum(widget.sizeHint().width() + 14 for widget in (*beside, *shown))

    def show_activity(self, activity: Activity) -> None:
        """Name this activity."""
        words, order = self._stage.words, [step.id for step in steps(self._stage.desk.workshop)]
        number = order.index(activity.id) + 1 if activity.id in order else 0
        kind = words(f"words.phase.{activity.phase}") if activity.phase else words(f"words.work.{activity.work}")
        self._where.setText(words("explore.where", kind=kind, number=number, total=len(order)))
        self._title.setText(activity.title)
        self.fit()

    def set_compact(self, compact: bool) -> None:
        """One line instead of two."""
        if compact == self._compact:
            return
        self._compact = compact
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.RightToLeft
        self._words.setDirection(across if compact else down)
        self._words.setSpacing(14 if compact else 2)
        self._title.set_style("heading1", scale=0.84 if compact else 1.0)
        self._where.setContentsMargins(0, 0, 0, 4 if compact else 0)
        across_only = QSizePolicy.Policy.Maximum if compact else QSizePolicy.Policy.Preferred
        self._title.setSizePolicy(across_only, QSizePolicy.Policy.Fixed)
        bottom = Qt.AlignmentFlag.AlignBottom if compact else Qt.AlignmentFlag(0)
        self._words.setAlignment(self._where, bottom)
        self.fit()
