"""Views that a person keeps under a name: what was typed, what was chosen, and the page it stood on.

They lie among the settings of this computer, not in the library: they are somebody's habits and no record of a meeting,
and they can be kept where the library can only be read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.settings import Settings
from workshops.labels import Words

KEY = "archive_views"
MOST = 50
PAGES = ("meetings", "timeline", "hits", "actions")


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name, the page, what was typed, and the values that were chosen."""

    name: str
    page: str
    typed: str
    chosen: Mapping[str, frozenset[str]]


def kept(settings: Settings) -> list[SavedView]:
    """The views in the order they were kept; what can't be read is passed over."""
    found: list[SavedView] = []
    held = settings.get(KEY)
    for row in held if isinstance(held, list) else []:
        if isinstance(row, Mapping) and isinstance(row.get("name"), str) and row.get("page") in PAGES:
            given = row.get("chosen")
            chosen = given if isinstance(given, Mapping) else {}
            values = {str(name): frozenset(map(str, each)) for name, each in chosen.items() if isinstance(each, list)}
            found.append(SavedView(row["name"], str(row["page"]), str(row.get("typed", "")), values))
    return found[:MOST]


def keep(settings: Settings, view: SavedView) -> None:
    """Keep a view; one of the same name is replaced."""
    _put(settings, [*(each for each in kept(settings) if each.name != view.name), view])


def forget(settings: Settings, name: str) -> None:
    """Keep a view no longer."""
    _put(settings, [each for each in kept(settings) if each.name != name])


def _put(settings: Settings, views: list[SavedView]) -> None:
    rows = [
        {
            "name": view.name,
            "page": view.page,
            "typed": view.typed,
            "chosen": {name: sorted(values) for name, values in view.chosen.items()},
        }
        for view in views[-MOST:]
    ]
    settings.set(KEY, rows)


def pop(
    parent: QWidget,
    words: Words,
    settings: Settings,
    at: QPoint,
    show: Callable[[SavedView], object],
    save: Callable[[], object],
) -> QMenu:
    """Open the menu of views: each to be shown, this one to be kept, each to be forgotten."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    views = kept(settings)
    for view in views:
        menu.addAction(_plain(view.name)).triggered.connect(lambda _=False, view=view: show(view))
    if views:
        menu.addSeparator()
    menu.addAction(words("search.views.save")).triggered.connect(lambda: save())
    if views:
        gone = menu.addMenu(words("search.views.forget"))
        for view in views:
            gone.addAction(_plain(view.name)).triggered.connect(lambda _=False, name=view.name: forget(settings, name))
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu


def _plain(name: str) -> str:
    return name.replace("&", "&&")
