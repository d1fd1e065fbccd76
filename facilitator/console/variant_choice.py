"""Which summary is looked at and written: a button with a menu of everything, a target group, a team, the solutions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.phases.explore_menus import shape_icon
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from workshops.labels import Words
from workshops.summary import variants
from workshops.summary.sections import ALL, TARGET_GROUP, TEAM
from workshops.summary.variants import EVERYTHING, Variant

LONGEST = 220
"""Pixels for the name of a team; the rest is an ellipsis."""


class VariantChoice(QWidget):
    """`chosen` tells that `value` is another one."""

    chosen = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.value: Variant = EVERYTHING
        words = stage.words
        keys = " ".join(shown_keys("finish_variant", words))
        self.button = Button("", stage.theme, keys, icon="chevron-down", icon_after=True, longest=LONGEST)
        self.button.setToolTip(words("finish.variant"))
        self.button.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.choose(EVERYTHING)

    def bind(self, page: QWidget) -> None:
        """Let the key act wherever the focus is on a page."""
        bind(page, "finish_variant", self._stage.words, self.ask)

    def choose(self, variant: Variant) -> None:
        """Let this one hold, without telling anyone."""
        self.value = variant
        said = self._name(variant, self._stage.words)
        self.button.set_text(said)
        self.button.setAccessibleName(self._stage.words("finish.variant_is", name=said))

    def still(self) -> None:
        """Let everything hold where the team that was chosen has been removed."""
        if self.value not in variants.of(self._stage.desk.workshop):
            self.choose(EVERYTHING)

    def ask(self) -> QMenu:
        """The menu below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self._stage.words("finish.variant"))
        group, extent = QActionGroup(menu), ALL
        for variant in variants.of(self._stage.desk.workshop):
            if variant.extent != extent:
                menu.addSeparator()
                extent = variant.extent
            action = menu.addAction(self._name(variant, self._stage.words).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(variant == self.value)
            action.setActionGroup(group)
            if variant.extent in (TARGET_GROUP, TEAM):
                action.setIcon(shape_icon(self._stage.theme, self._target_group(variant)))
            action.triggered.connect(lambda _=False, variant=variant: self._take(variant))
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))
        menu.setActiveAction(next(action for action in menu.actions() if action.isChecked()))
        return menu

    def _take(self, variant: Variant) -> None:
        if variant != self.value:
            self.choose(variant)
            self.chosen.emit()

    def _name(self, variant: Variant, words: Words) -> str:
        if variant.extent == ALL or not self._stage.desk.is_open:
            return words("summary.variant.everything")
        return variants.name(variant, self._stage.desk.workshop, words)

    def _target_group(self, variant: Variant) -> str | None:
        if variant.extent == TARGET_GROUP:
            return variant.key
        return next((team.target_group for team in self._stage.desk.workshop.teams if team.id == variant.key), None)
