"""The teams as tabs, with Ctrl and a digit for the first nine and type-ahead for all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.console.actions import act, bind
from facilitator.stage import Stage
from facilitator.widgets.picker import Choice, Picker
from facilitator.widgets.surface import Panel
from facilitator.widgets.tabs import Tab, TeamTabs

FINDER_WIDTH, FINDER_HEIGHT = 320, 360


class TeamBar(TeamTabs):
    """Tabs with the keys of a workspace. `chosen` tells the id, whether clicked, keyed or found by typing."""

    def __init__(self, stage: Stage, workspace: QWidget, scope: str, phase: str, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, stage.words(f"{scope}.teams"), phase, parent)
        self._workspace = workspace
        self.finder = _Finder(stage, workspace, scope)
        self.finder.picker.picked.connect(self._found)
        self.finder.picker.closed.connect(self.finder.leave)
        for place, keys in enumerate(act(f"{scope}_team").keys):
            action = QAction(stage.words(f"actions.{scope}_team"), workspace)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda checked=False, place=place: self.take(place))
            workspace.addAction(action)
        bind(workspace, f"{scope}_find_team", stage.words, self.seek, window_wide=True)

    def take(self, place: int) -> None:
        """Choose the team at this place; none there changes nothing."""
        if place < len(self.tabs):
            self._choose_and_tell(self.tabs[place].id)

    def seek(self) -> None:
        """Open the type-ahead under the tabs."""
        if self.tabs:
            self.finder.open(self.tabs, self)

    def _found(self, key: str) -> None:
        self.finder.leave()
        self._choose_and_tell(key)

    def _choose_and_tell(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


class _Finder(Panel):
    """The type-ahead itself, over the workspace and under the tabs. It never blocks anything."""

    def __init__(self, stage: Stage, workspace: QWidget, scope: str) -> None:
        super().__init__(stage.theme, edge="control", parent=workspace)
        words = stage.words
        self.picker = Picker(
            stage.theme, words(f"{scope}.find_team"), words(f"{scope}.find_team"), words(f"{scope}.no_team")
        )
        self._over = workspace
        self._back: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.picker)
        self.picker.field.line.installEventFilter(self)
        self.hide()

    def open(self, tabs: Sequence[Tab], below: QWidget) -> None:
        """Show the teams and take the caret; Esc gives it back."""
        self._back = self.window().focusWidget()
        self.picker.show_choices(
            [Choice(t.id, t.name, t.accessible, t.target_group, signed=True, also=t.subtitle) for t in tabs]
        )
        foot = below.mapTo(self._over, QPoint(0, below.height()))
        height = min(FINDER_HEIGHT, self._over.height() - foot.y() - 16)
        self.setGeometry(foot.x() + 16, foot.y() + 8, FINDER_WIDTH, max(120, height))
        self.show()
        self.raise_()
        self.picker.begin()

    def leave(self) -> None:
        """Close, and give the caret back."""
        if self.isHidden():
            return
        self.hide()
        if self._back is not None:
            self._back.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.isHidden() and not self.picker.list.hasFocus():
            self.hide()
        return False
