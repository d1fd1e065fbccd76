"""The columns of explore: a heading that stays, and under it the teams of a target group in an area that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.shapes import paint_shape
from facilitator.phases.note_sheet import ring_room
from facilitator.phases.team_block import TeamBlock
from facilitator.theme.theme import Theme
from facilitator.widgets.surface import Scroll

BAR = 10
BETWEEN_TEAMS = 10


class GroupHead(QWidget):
    """A name and a number on a line; those of a target group with its sign and in its colour, `plain` ones in ink."""

    def __init__(self, theme: Theme, target_group: str | None = None, *, plain: bool = False) -> None:
        super().__init__()
        self._theme, self._target_group, self._plain = theme, target_group, plain
        self._name = self._count = ""
        self._spare = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def tell(self, name: str, count: str) -> None:
        """Show name and number."""
        if (name, count) != (self._name, self._count):
            self._name, self._count = name, count
            self.setAccessibleName(f"{name}, {count}" if count else name)
            self.update()

    def leave(self, spare: int) -> None:
        """Leave so many pixels free at the right, where the bar for scrolling stands further down."""
        self._spare = spare
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self._theme.leading("heading3") + 15)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        room = ring_room(theme)
        line = 2.0
        right = self.width() - room - self._spare
        foot = self.height() - 3 - line
        side = theme.scaled(14)
        middle = foot - 10 - theme.leading("heading3") / 2 + 1
        if not self._plain:
            paint_shape(painter, theme, self._target_group, QRectF(room, middle - side / 2, side, side))
        font = theme.font("heading3")
        metrics = QFontMetricsF(font)
        label = theme.font("label", weight=400)
        count = QFontMetricsF(label).horizontalAdvance(self._count)
        left = room if self._plain else room + side + 8
        baseline = middle + metrics.capHeight() / 2
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, right - left - count - 12)
        painter.drawText(QPointF(left, baseline), name)
        painter.setFont(label)
        painter.setPen(theme.colour("inkSoft"))
        painter.drawText(QPointF(right - count, baseline), self._count)
        role = self._target_group or ("ink" if self._plain else "control")
        painter.fillRect(QRectF(room, foot, right - room, line), theme.colour(role))


class Section(QWidget):
    """The teams of one target group, one under the other."""

    def __init__(self, theme: Theme, target_group: str | None) -> None:
        super().__init__()
        self.target_group = target_group
        self.head = GroupHead(theme, target_group)
        self.blocks: list[TeamBlock] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 2)
        self._column.setSpacing(BETWEEN_TEAMS)

    @property
    def count(self) -> int:
        """How many notes stand in it."""
        return sum(block.count for block in self.blocks)

    def insert(self, at: int, block: TeamBlock) -> None:
        """Put a team in its place."""
        self.blocks.insert(at, block)
        self._column.insertWidget(at, block)

    def take(self, block: TeamBlock) -> None:
        """Take a team out."""
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()


class Column(QWidget):
    """One or more sections; the heading of the first stays in sight, and the bar for scrolling stands beside the notes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.sections: list[Section] = []
        self._contents = QWidget()
        self._inner = QVBoxLayout(self._contents)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._inner.addStretch(1)
        self.area = Scroll(self._contents)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setFixedWidth(BAR)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.bar.hide()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(self.bar)
        self._outer.addLayout(row, 1)
        inner = self.area.verticalScrollBar()
        inner.rangeChanged.connect(self._range)
        inner.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(inner.setValue)

    def hold(self, sections: list[Section]) -> None:
        """Show these sections."""
        for section in self.sections:
            self._inner.removeWidget(section)
            self._inner.removeWidget(section.head)
            self._outer.removeWidget(section.head)
        self.sections = sections
        for section in reversed(sections):
            self._inner.insertWidget(0, section)
            section.head.leave(0 if section is not sections[0] else BAR)
            if section is sections[0]:
                self._outer.insertWidget(0, section.head)
            else:
                self._inner.insertWidget(0, section.head)
            section.head.show()
            section.show()

    def see(self, block: TeamBlock, number: int) -> None:
        """Scroll so that a note of a block can be seen, no more than needed."""
        self._inner.activate()
        rect = block.list.note_rect(number) if number >= 0 else block.rect()
        viewport = block.list.viewport() if number >= 0 else block
        top = viewport.mapTo(self._contents, rect.topLeft()).y()
        bar = self.area.verticalScrollBar()
        room = ring_room(self._theme) + 2
        first = number < block.list.notes.columnCount()  # a team's first notes are seen with its name
        above = block.mapTo(self._contents, block.rect().topLeft()).y() if first else top - room
        below = top + rect.height() + room - self.area.viewport().height()
        if bar.value() > above:
            bar.setValue(above)
        elif bar.value() < below:
            bar.setValue(below)

    def _range(self, least: int, most: int) -> None:
        inner = self.area.verticalScrollBar()
        self.bar.setRange(least, most)
        self.bar.setPageStep(inner.pageStep())
        self.bar.setSingleStep(inner.singleStep())
        self.bar.setValue(inner.value())
        self.bar.setVisible(most > least)
