"""The facilitator's window: one page at a time, with the toast, the focus ring, the keys and the menu of all pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from facilitator.console.actions import bind
from facilitator.theme.theme import Theme
from workshops.labels import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QIcon

    from facilitator.console.menu import Looks
    from facilitator.widgets.ring import FocusRing
    from facilitator.widgets.toast import Toast

EVERYWHERE = (
    "help",
    "undo",
    "redo",
    "home",
    "shared_screen",
    "black_out",
    "quit",
    "menu",
    "open_archive",
    "open_file",
    "park",
    "jot_decision",
    "jot_action",
    "attendance",
    "next_dates",
    "minutes",
    "phones",
    "phones_large",
)
USUAL = (1440, 900)
SMALLEST = (960, 600)
NO_STEPS: Mapping[str, str] = {}


class ConsoleWindow(QMainWindow):
    """`asked` carries the id of an action that is everywhere; `painted` is sent once, when a page is on screen.

    What no first page needs (the icon, the toast, the ring: buttons show their focus themselves until then) is made
    after that.
    """

    asked = Signal(str)
    painted = Signal()
    closing = Signal()

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self._sheet: QWidget | None = None
        self._mishap: QWidget | None = None
        self._scopes: tuple[str, ...] = ("home",)
        self._is_painted = False
        self.painted.connect(lambda: self.actions_everywhere)
        self.setMinimumSize(*SMALLEST)
        self.show_title("")
        self._take_place()

    @cached_property
    def actions_everywhere(self) -> dict[str, QAction]:
        """The keys that act on any page, by id; they act from the first paint on."""
        return {name: bind(self, name, self._words, self._asker(name), window_wide=True) for name in EVERYWHERE}

    @cached_property
    def toast(self) -> Toast:
        """Says what happened, at the foot of any page."""
        from facilitator.widgets.toast import Toast

        return Toast(self, self._theme)

    @cached_property
    def ring(self) -> FocusRing:
        """Shows what has the focus, on any page."""
        from facilitator.widgets.ring import FocusRing

        return FocusRing(self, self._theme)

    @property
    def page(self) -> QWidget | None:
        """The page on screen."""
        return self._pages.currentWidget()

    def speak(self, words: Words) -> None:
        """Use other words from now on; pages are made anew by whoever made them."""
        self._words = words
        for name, action in self.actions_everywhere.items():
            action.setText(words(f"actions.{name}"))
        for made in (self._sheet, self._mishap):
            if made is not None:
                made.hide()
                made.deleteLater()
        self._sheet = self._mishap = None

    def show_page(self, page: QWidget, scopes: tuple[str, ...]) -> None:
        """Put a page on screen; `scopes` are those of its keys, first on the sheet of keys."""
        self._scopes = scopes
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def remove_page(self, page: QWidget) -> None:
        """Let go of a page for good."""
        self._pages.removeWidget(page)
        page.hide()
        page.deleteLater()

    def show_title(self, meeting: str) -> None:
        """The name of the open meeting stands in the title."""
        product = self._words("words.product")
        self.setWindowTitle(self._words("console.title", meeting=meeting) if meeting else product)

    def set_scopes(self, scopes: tuple[str, ...]) -> None:
        """Other keys act on this page now."""
        self._scopes = scopes

    def come_forward(self) -> None:
        """Stand before other windows: somebody has started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        self.raise_()
        self.activateWindow()

    def toggle_keys(self) -> None:
        """Show all keys, or take them away."""
        from facilitator.console.keysheet import KeySheet

        if not isinstance(self._sheet, KeySheet):
            self._sheet = KeySheet(self, self._theme, self._words)
        if self._sheet.isHidden():
            self._sheet.open_up((*self._scopes, "everywhere"))
            self.ring.raise_()
        else:
            self._sheet.close_up()

    def tell_mishap(self, details: str) -> None:
        """Show an unforeseen error, with details to copy."""
        from facilitator.console.mishap import Mishap

        if not isinstance(self._mishap, Mishap):
            self._mishap = Mishap(self, self._theme, self._words)
        self._mishap.tell(details)

    def pop_menu(
        self,
        actions: Mapping[str, QAction],
        looks: Looks,
        at: QPoint | None = None,
        steps: Mapping[str, str] = NO_STEPS,
    ) -> None:
        """Open the menu at a place on the screen, else in the upper right corner; `steps` name what undo and redo would do."""
        from facilitator.console.menu import window_menu

        menu = window_menu(self._words, {**self.actions_everywhere, **actions}, looks, steps, self)
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width() - 12, 52))
        menu.popup(at or corner)
        menu.setActiveAction(menu.actions()[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted and self.page is not None:
            self._is_painted = True
            QTimer.singleShot(0, self, self._tell_painted)  # the page is painted before Qt comes to this

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _tell_painted(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        """Make what was left out to be seen sooner; from now on the ring shows the focus."""
        self.ring.place()
        if (focused := self.focusWidget()) is not None:
            focused.update()
        self.setWindowIcon(mark_icon(self._theme))

    def _asker(self, name: str) -> Callable[[], object]:
        return lambda: self.asked.emit(name)

    def _take_place(self) -> None:
        """The usual size in the middle of the display, or all of a display with no more room than that."""
        screen = QGuiApplication.primaryScreen()
        room = screen.availableGeometry() if screen is not None else QRect(0, 0, *USUAL)
        width, height = min(USUAL[0], room.width()), min(USUAL[1], room.height())
        self.resize(max(SMALLEST[0], width), max(SMALLEST[1], height))
        self.move(room.center() - QPoint(width // 2, height // 2))
        if room.width() <= USUAL[0] or room.height() <= USUAL[1]:  # the frame of the window takes room too
            self.setWindowState(Qt.WindowState.WindowMaximized)


def mark_icon(theme: Theme) -> QIcon:
    """The mark as the icon of the window."""
    from PySide6.QtGui import QIcon

    from facilitator.painting.line import paint_mark

    icon = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(side, side)
        picture.fill(theme.colour("surface"))
        painter = QPainter(picture)
        paint_mark(painter, theme, QRectF(side * 0.04, 0, side * 0.92, side))
        painter.end()
        icon.addPixmap(picture)
    return icon
