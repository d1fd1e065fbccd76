"""The small menus of explore: where a note may move, what can be done with a team, and what may be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.console.actions import shown_keys
from facilitator.painting.shapes import paint_shape
from facilitator.phases import tagging
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from workshops import ideas, meeting
from workshops.model import Team, find


def shape_icon(theme: Theme, target_group: str | None) -> QIcon:
    """The sign of a target group, for a menu."""
    side, ratio = theme.scaled(14), 3
    picture = QPixmap(side * ratio, side * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    inset = side * ratio * 0.12
    paint_shape(painter, theme, target_group, QRectF(picture.rect()).adjusted(inset, inset, -inset, -inset))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


class ExploreMenus:
    """Builds the menus anew each time, and runs the verbs they name."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        self._stage, self._parent = stage, parent

    def move_notes(self, keys: Sequence[str], at: QPoint) -> QMenu:
        """Where these notes may move: another target group, another team."""
        menu = self._menu()
        self._add_moves(menu, tuple(keys))
        menu.popup(at)
        return menu

    def notes(
        self, keys: Sequence[str], at: QPoint, edit: Callable[[], object], discard: Callable[[], object]
    ) -> QMenu:
        """Everything that can be done with these notes."""
        menu = self._menu()
        words = self._stage.words
        change = self._add(menu, words("actions.explore_edit"), edit, "explore_edit")
        change.setEnabled(len(keys) == 1)
        self._add(menu, words("actions.explore_discard"), discard, "explore_discard")
        self._add(
            menu,
            words("actions.explore_tag"),
            lambda: tagging.pop(self._stage, self._parent, tuple(keys), at),
            "explore_tag",
        )
        menu.addSeparator()
        self._add_moves(menu, tuple(keys))
        menu.popup(at)
        return menu

    def team(self, team: str, at: QPoint) -> QMenu:
        """What can be done with a team."""
        menu, words, desk = self._menu(), self._stage.words, self._stage.desk
        row = find(desk.workshop, Team, team)
        self._add(menu, words("explore.write_for", name=row.name), lambda: self._stage.entry.choose_team(team))
        shown = row.revealed
        self._add(
            menu,
            words("explore.hide_again" if shown else "explore.show_notes"),
            lambda: desk.note(meeting.reveal, [team], not shown),
        )
        done = row.done
        self._add(
            menu,
            words("explore.writes_again" if done else "explore.is_done"),
            lambda: desk.note(meeting.mark_done, team, not done),
        )
        menu.popup(at)
        return menu

    def more(self, at: QPoint, rows: Sequence[tuple[str, str, Callable[[], object]]]) -> QMenu:
        """Rows of (id of the action, words, what it does)."""
        menu = self._menu()
        for name, text, call in rows:
            self._add(menu, text, call, name)
        menu.popup(at)
        return menu

    def _add_moves(self, menu: QMenu, keys: tuple[str, ...]) -> None:
        words, desk, theme = self._stage.words, self._stage.desk, self._stage.theme
        own = [idea for idea in desk.workshop.ideas if idea.id in keys]
        groups: list[str | None] = [*desk.workshop.target_groups.split(), None]
        for group in groups:
            name = words(f"words.target_group.{group or 'none'}")
            action = self._add(menu, words("explore.move_to", name=name), self._retarget(keys, group))
            action.setIcon(shape_icon(theme, group))
            action.setEnabled(any(idea.target_group != group for idea in own))
        menu.addSeparator()
        for team in sorted(desk.workshop.teams, key=lambda each: each.position):
            action = self._add(menu, words("explore.move_to", name=team.name), self._hand_over(keys, team.id))
            action.setEnabled(any(idea.team_id != team.id for idea in own))

    def _retarget(self, keys: tuple[str, ...], group: str | None) -> Callable[[], object]:
        return lambda: self._stage.desk.do(ideas.retarget, keys, group)

    def _hand_over(self, keys: tuple[str, ...], team: str) -> Callable[[], object]:
        return lambda: self._stage.desk.do(ideas.hand_over, keys, team)

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, text: str, call: Callable[[], object], name: str = "") -> QAction:
        shown = text.replace("&", "&&")
        if name:
            shown = f"{shown}\t{'+'.join(shown_keys(name, self._stage.words))}"
        action = menu.addAction(shown)
        action.triggered.connect(lambda _=False: call())
        return action
