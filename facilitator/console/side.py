"""The side panel: the clock and the guide, or what the workspace puts there with the words to say."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.clock import ClockPanel, Telling
from facilitator.console.guide import Guide, Say, card
from facilitator.stage import Stage
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.text import Text
from workshops.model import Activity


class SidePanel(Panel):
    """Stands at the right of the workspace, or in a drawer over it when the window is small."""

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("left",), parent=parent)
        self._stage = stage
        self._own: QWidget | None = None
        self._rooms: dict[QWidget, QWidget] = {}
        self.clock = ClockPanel(stage, actions)
        self._rule = Rule(stage.theme)
        self.guide = Guide(stage)
        self.say = Say(stage)
        self._say_rule = Rule(stage.theme)
        self._say_room = QVBoxLayout()
        self._say_room.setContentsMargins(20, 14, 16, 0)
        self._say_room.addWidget(self.say)
        self._foot_rule = Rule(stage.theme)
        self.guide.verticalScrollBar().rangeChanged.connect(self._show_end)
        self.guide.verticalScrollBar().valueChanged.connect(self._show_end)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(20, 16, 20, 20)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.clock, self._rule, self.guide):
            self._column.addWidget(part)
        self._column.setStretchFactor(self.guide, 1)
        self._column.addWidget(self._say_rule)
        self._column.addLayout(self._say_room)
        self._column.addWidget(self._foot_rule)
        self._column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def holds_own(self) -> bool:
        """Whether a workspace has put something of its own here."""
        return self._own is not None

    def adopt(self, own: QWidget) -> QWidget:
        """Give a workspace's own part a room here, in which the workspace may show and hide it as it likes."""
        if own not in self._rooms:
            self._rooms[own] = room = QWidget(self)
            room.hide()
            inside = QVBoxLayout(room)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(own)
            self._column.insertWidget(0, room)
        return self._rooms[own]

    def show_activity(
        self,
        activity: Activity,
        own: QWidget | None,
        width: int,
        *,
        whole: bool,
        clock: bool,
        told: frozenset[str] = frozenset(),
    ) -> None:
        """Guide through this activity, with what its workspace puts here (None: the clock and the whole guide).

        `whole` is for the whole guide under the workspace's own, `clock` for the large clock without such a thing;
        `told` are parts of the guide that the workspace shows itself.
        """
        self.setFixedWidth(self._stage.theme.scaled(width))
        whole = whole or own is None
        self._own = own
        if own is not None:
            self._column.setStretchFactor(self.adopt(own), 0 if whole else 1)
        for widget, room in self._rooms.items():
            room.setVisible(widget is own)
        found = card(activity, self._stage.words.language)
        self.guide.show_card(found, activity.notes, told, activity.presenter)
        self.guide.setVisible(whole)
        self.say.show_lines(found.say if found is not None and not whole else ())
        self._say_rule.setVisible(not whole and found is not None)
        self.clock.setVisible(own is None and clock)
        self._rule.setVisible((own is None and clock) or (own is not None and whole))
        self._show_end()

    def _show_end(self) -> None:
        """A hair line stands where the guide goes on beneath."""
        bar = self.guide.verticalScrollBar()
        self._foot_rule.setVisible(self.guide.isVisibleTo(self) and bar.value() < bar.maximum())

    def show_time(self, told: Telling) -> None:
        """Show the time."""
        self.clock.show_time(told)

    def take(self, button: QWidget) -> None:
        """The button to the next activity stands at the foot."""
        self._foot.addWidget(button)
        button.show()

    def sizeHint(self) -> QSize:
        return QSize(328, 700)


class GuideSheet(Panel):
    """The whole guide on a sheet of its own, to lie over a workspace whose side has no room for it."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.theme, edges=())
        self._stage = stage
        self.guide = Guide(stage)
        self._title = Text("", stage.theme, "heading3", wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(24, 18, 18, 0)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.guide, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_activity(self, activity: Activity) -> None:
        """Guide through this activity."""
        found = card(activity, self._stage.words.language)
        self._title.setText(found.name if found is not None else activity.title)
        self.guide.show_card(found, activity.notes, presenter=activity.presenter)
        self.setFixedWidth(self._stage.theme.scaled(360))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), 700)
