"""The frame of the archive: the bar with the search, the heading with its pages, the filters, the lists and the keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.archive.filters import FilterBar
from facilitator.archive.saved import PAGES
from facilitator.archive.table import COLUMNS
from facilitator.archive.timeline import Legend
from facilitator.console.actions import shown_keys
from facilitator.console.notice import Notice
from facilitator.console.page_bar import PageBar
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Empty
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text

SEARCH = 640
SENTENCES = ("nothing", "no_meeting", "no_hit", "type", "no_action", "no_actions")
KEYS = ("archive_open", "archive_search", "archive_page", "archive_filter", "archive_sort", "archive_export",
        "archive_import", "archive_remove", "archive_leave")  # fmt: skip
ACTION_KEYS = ("archive_done", *KEYS[:4], "archive_export", "archive_leave")
OTHER_KEYS = (*KEYS[:4], "archive_views", "archive_import", "archive_leave")


class Page(QWidget):
    """Holds the parts of the archive and puts them where they belong; it knows nothing of what they show."""

    clear_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, holder: QWidget, notice: Notice, lists: Mapping[str, QAbstractItemView]) -> None:
        super().__init__(holder)
        self._stage, self._lists = stage, lists
        words, theme = stage.words, stage.theme
        self.search = Field(theme, words("search.name"), words("search.hint"), icon="search")
        self.switch = Switch([(page, words(f"search.page.{page}")) for page in PAGES], theme, words("search.pages"))
        self.filters = FilterBar(theme, words)
        self._heading = Text("", theme, "heading1")
        self._about = Text("", theme, "note", "inkSoft", elide=True)
        self._reading, self._legend = Text("", theme, "body", elide=True), Legend(theme, words)
        self._make_buttons()
        self._lay_out(holder, notice)
        self.turn_to(PAGES[0], "")

    @property
    def view(self) -> QAbstractItemView:
        """The list on screen, or that of the page behind a sentence."""
        return self._lists[self._page]

    @property
    def heading(self) -> str:
        """What the heading says."""
        return self._heading.text()

    @property
    def sentence(self) -> str:
        """What is said where there is nothing to see; empty where there is something."""
        shown = self._stack.currentWidget()
        return next((each.sentence.text() for each in self._empty.values() if shown is each.parentWidget()), "")

    def turn_to(self, page: str, nothing: str) -> None:
        """Show a page, or the sentence that says why there is nothing on it."""
        self._page = page
        self.switch.choose(self._page)
        self.switch.update()
        holder = self._empty[nothing].parentWidget() if nothing else self._lists[self._page]
        assert holder is not None
        self._stack.setCurrentWidget(holder)
        for part in (self._reading, self._legend):
            part.setVisible(self._page == PAGES[1] and not nothing)
        words = self._stage.words
        names = {PAGES[0]: KEYS, PAGES[3]: ACTION_KEYS}.get(self._page, OTHER_KEYS)
        self._keys.show_keys(
            [(_caps(name, shown_keys(name, words)), words(f"actions.{name}")) for name in names], words("actions.help")
        )

    def tell(self, heading: str, about: str) -> None:
        """Say how much there is."""
        self._heading.setText(heading)
        self._about.setText(about)

    def read_aloud(self, text: str) -> None:
        """Say what stands at the day of the timeline that keys act on."""
        self._reading.setText(text)

    def allow(self, *, send: bool, remove: bool) -> None:
        """Whether there is something to export, and something to remove."""
        self.send_out.setVisible(self._page in (PAGES[0], PAGES[3]))
        self.send_out.setEnabled(send)
        self.remove.setVisible(self._page == PAGES[0])
        self.remove.setEnabled(remove)

    def _make_buttons(self) -> None:
        words, theme = self._stage.words, self._stage.theme

        def keys(name: str) -> str:
            return " ".join(shown_keys(name, words))

        self.bring_in = Button(words("archive.bring_in"), theme, keys("archive_import"), icon="plus")
        self.send_out = Button(words("archive.send_out"), theme, keys("archive_export"), size="dense")
        self.remove = Button(words("archive.remove"), theme, keys("archive_remove"), size="dense")
        self.home = Button(words("archive.home"), theme, keys("archive_leave"), size="dense", kind="quiet")
        self.views = Button(words("search.views.title"), theme, size="dense", icon="chevron-down", icon_after=True)

    def _lay_out(self, holder: QWidget, notice: Notice) -> None:
        words, theme = self._stage.words, self._stage.theme
        bar = PageBar(theme, Text(words("archive.title"), theme, "heading3"))
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(SEARCH)
        bar.put_middle(self.search)
        bar.add(self.home, self.bring_in)
        self._make_stack()
        page = QVBoxLayout()
        page.setContentsMargins(32, 22, 32, 0)
        page.setSpacing(14)
        page.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.filters, 1)
        for button in (self.views, self.send_out, self.remove):
            row.addWidget(button)
        page.addLayout(row)
        beside = QHBoxLayout()
        beside.addWidget(self._reading, 1)
        beside.addWidget(self._legend)
        page.addLayout(beside)
        page.addWidget(self._stack, 1)
        self._keys = KeyBar(theme)
        self._keys.help_wanted.connect(self.help_wanted)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (bar, notice):
            outer.addWidget(part)
        outer.addLayout(page, 1)
        outer.addWidget(self._keys)
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)

    def _head(self) -> QHBoxLayout:
        head, names = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(12)
        names.setSpacing(2)
        names.addWidget(self._heading)
        names.addWidget(self._about)
        head.addLayout(names, 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignBottom)
        return head

    def _make_stack(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        self._stack = QStackedWidget()
        self._empty: dict[str, Empty] = {}
        for view in self._lists.values():
            self._stack.addWidget(view)
        for name in SENTENCES:
            button = Button(words("archive.bring_in" if name == "nothing" else "archive.clear"), theme)
            button.clicked.connect(self.bring_in.click if name == "nothing" else self.clear_wanted)
            offered = button if name not in ("type", "no_actions") else None
            self._empty[name] = Empty(theme, words(f"search.empty.{name}"), offered)
            self._stack.addWidget(_at_top(self._empty[name]))


def _at_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _caps(name: str, caps: tuple[str, ...]) -> tuple[str, ...]:
    """A row of digits is shown as 1–9."""
    last = {"archive_sort": len(COLUMNS), "archive_page": len(PAGES)}.get(name)
    return (*caps[:-1], f"1–{last}") if last else caps
