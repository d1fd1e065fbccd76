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
from workshops.model import Activity


class SidePanel(Panel):
    """Stands at the right of the workspace, or in a drawer over it when the window is small."""

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("left",), parent=parent)
        self._stage = stage
        self._own: QWidget | None = None
        self.clock = ClockPanel(stage, actions)
        self._rule = Rule(stage.theme)
        self.guide = Guide(stage)
        self.say = Say(stage)
        self._say_rule = Rule(stage.theme)
        self._say_room = QVBoxLayout()
        self._say_room.setContentsMargins(20, 14, 16, 0)
        self._say_room.addWidget(self.say)
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
        self._column.addLayout(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def holds_own(self) -> bool:
        """Whether a workspace has put something of its own here."""
        return self._own is not None

    def show_activity(self, activity: Activity, own: QWidget | None, width: int) -> None:
        """Guide through this activity, with what its workspace puts here (None: the clock and the whole guide)."""
        self.setFixedWidth(self._stage.theme.scaled(width) if own is None else width)
        if own is not self._own:
            if self._own is not None:
                self._own.hide()
                self._column.removeWidget(self._own)
            self._own = own
            if own is not None:
                self._column.insertWidget(0, own, 1)
                own.show()
        found = card(activity, self._stage.words.language)
        self.guide.show_card(found, activity.notes)
        self.say.show_lines(found.say if found is not None and own is not None else ())
        self._say_rule.setVisible(own is not None and found is not None)
        for part in (self._rule, self.guide):
            part.setVisible(own is None)
        self.clock.setVisible(own is None and self._clock_wanted)

    _clock_wanted = True

    def set_clock(self, wanted: bool) -> None:
        """Whether the large clock stands here, or the small one in the top bar."""
        self._clock_wanted = wanted
        self.clock.setVisible(wanted and self._own is None)
        self._rule.setVisible(wanted and self._own is None)

    def show_time(self, told: Telling) -> None:
        """Show the time."""
        self.clock.show_time(told)

    def take(self, button: QWidget) -> None:
        """The button to the next activity stands at the foot."""
        self._foot.addWidget(button)
        button.show()

    def sizeHint(self) -> QSize:
        return QSize(328, 700)
