"""What can be done with a template on the first page besides beginning from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workshops.labels import Words
from workshops.templates import Portrait

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QMenu, QWidget

NEW, REHEARSE, EXPORT, REMOVE = "new", "rehearse", "export", "remove"


def pop(
    parent: QWidget, words: Words, portrait: Portrait, calls: Mapping[str, Callable[[str], object]], at: QPoint
) -> QMenu:
    """Open the menu of one template at a place on the screen; `calls` are given its id."""
    names = [NEW, REHEARSE, EXPORT, *([REMOVE] if portrait.own else [])]
    return popped(parent, [(words(f"home.template.{name}"), calls[name], portrait.id) for name in names], at)


def pop_all(parent: QWidget, portraits: list[Portrait], rehearse: Callable[[str], object], at: QPoint) -> QMenu:
    """Open a menu of all templates, to choose the one to rehearse."""
    return popped(parent, [(each.name, rehearse, each.id) for each in portraits], at)


def popped(parent: QWidget, rows: list[tuple[str, Callable[[str], object], str]], at: QPoint) -> QMenu:
    """Open a menu of what can be done with something, at a place on the screen: words, a call, and the id it is given."""
    from PySide6.QtWidgets import QMenu  # the first page is painted before anybody opens a menu

    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    for text, call, id in rows:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False, call=call, id=id: call(id))
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu
