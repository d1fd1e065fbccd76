"""The menu under the three dots: everything that can be done with the window, whatever page it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.console.actions import shown_keys
from facilitator.settings import Settings
from facilitator.theme.tokens import THEMES
from workshops.labels import LANGUAGES, Words

TEXT_SCALES = (100, 125, 150, 175, 200)  # per cent
STEPS = ("undo", "redo")
GROUPS: tuple[tuple[str, ...], ...] = (
    ("next_activity", "previous_activity", "agenda", "guide", "replan", "plan"),
    ("park", "jot_decision", "jot_action", "attendance", "next_dates"),
    ("shared_screen", "black_out", "show_teams", "phones", "phones_large"),
)
LAST = (("help", "open_file", "home", "open_archive"), ("minutes", "finish", "quit"))


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose among others: the setting's value and its words."""

    value: object
    text: str


class Looks(QObject):
    """What a person chooses about language, themes, type and motion; kept in the settings."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    shared_theme_chosen = Signal(str)
    text_scale_chosen = Signal(float)
    motion_chosen = Signal(bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings

    def choose(self, name: str, value: object) -> None:
        """Keep a choice and tell whoever must follow it."""
        self._settings.set(name, value)
        if name == "reduced_motion":
            self.motion_chosen.emit(bool(value))
        elif name == "text_scale":
            self.text_scale_chosen.emit(float(str(value)))
        else:
            signals = {
                "language": self.language_chosen,
                "theme": self.theme_chosen,
                "shared_theme": self.shared_theme_chosen,
            }
            signals[name].emit(str(value))

    def chosen(self, name: str) -> object:
        """The value that holds."""
        return self._settings.get(name)


def window_menu(
    words: Words, actions: Mapping[str, QAction], looks: Looks, steps: Mapping[str, str], parent: QWidget
) -> QMenu:
    """The menu, with the actions that are there now; the page decides which. `steps` name what undo and redo would do."""
    menu = QMenu(parent)
    menu.setAccessibleName(words("console.menu.name"))
    for name in STEPS:
        _add_step(menu, words, actions[name], name, steps.get(name, ""))
    menu.addSeparator()
    _add(menu, actions, GROUPS[0])
    if "pause" in actions:
        time = menu.addMenu(words("console.menu.time"))
        for name in ("pause", "one_more_minute", "one_less_minute", "five_more_minutes", "five_less_minutes"):
            time.addAction(actions[name])
        menu.addSeparator()
    _add(menu, actions, GROUPS[1])
    _add(menu, actions, GROUPS[2])
    _add_looks(menu, words, looks)
    for group in LAST:
        _add(menu, actions, group)
    return menu


def _add_step(menu: QMenu, words: Words, act: QAction, name: str, step: str) -> None:
    """A row that says what it would take back, or that there is nothing; the key itself always answers."""
    said = words(f"console.menu.{name}_step", step=step) if step else act.text()
    row = menu.addAction(f"{said}\t{' '.join(shown_keys(name, words))}")
    row.setEnabled(bool(step))
    row.triggered.connect(act.trigger)


def _add(menu: QMenu, actions: Mapping[str, QAction], names: Sequence[str]) -> None:
    there = [actions[name] for name in names if name in actions]
    if there:
        menu.addActions(there)
        menu.addSeparator()


def _add_looks(menu: QMenu, words: Words, looks: Looks) -> None:
    submenu = menu.addMenu(words("console.menu.look"))
    themes = [Option(name, words(f"console.theme.{name}")) for name in THEMES]
    _choice(submenu, words("console.menu.theme"), "theme", themes, looks)
    _choice(submenu, words("console.menu.shared_theme"), "shared_theme", themes, looks)
    scales = [Option(percent / 100, words("console.menu.percent", n=percent)) for percent in TEXT_SCALES]
    _choice(submenu, words("console.menu.text"), "text_scale", scales, looks)
    languages = [Option(name, words(f"console.language.{name}")) for name in LANGUAGES]
    _choice(submenu, words("console.menu.language"), "language", languages, looks)
    motion = submenu.addAction(words("console.menu.motion"))
    motion.setCheckable(True)
    motion.setChecked(bool(looks.chosen("reduced_motion")))
    motion.toggled.connect(lambda on: looks.choose("reduced_motion", on))
    menu.addSeparator()


def _choice(menu: QMenu, title: str, name: str, options: Sequence[Option], looks: Looks) -> None:
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    now = looks.chosen(name)
    for option in options:
        action = QAction(option.text, group)
        action.setCheckable(True)
        action.setChecked(option.value == now)
        action.triggered.connect(lambda _=False, value=option.value: looks.choose(name, value))
        submenu.addAction(action)
