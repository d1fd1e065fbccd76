"""Makes what can be pressed large enough for fingers, once a display has been touched."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from facilitator.board.look import BoardLook
from facilitator.widgets.button import Button

MENU = "QMenu::item { padding-top: 13px; padding-bottom: 13px; }"


def widen(widget: QWidget, look: BoardLook) -> None:
    """Let every button of a widget be high enough."""
    if look.least:
        for button in widget.findChildren(Button):
            button.set_size("finger")


def widen_menu(menu: QMenu, look: BoardLook) -> None:
    """Let every row of a menu be high enough."""
    if look.least:
        menu.setStyleSheet(MENU)
