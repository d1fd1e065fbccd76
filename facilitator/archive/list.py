"""The archive: every meeting of the library as a table, on a timeline, as hits of a search, and its actions to follow up."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from facilitator.archive import facets, saved
from facilitator.archive.asking import Asking
from facilitator.archive.exchange import Exchange
from facilitator.archive.filters import Facet
from facilitator.archive.follow_up import OPEN, FollowUp
from facilitator.archive.hits import HitList, HitsModel
from facilitator.archive.page import Page
from facilitator.archive.searcher import Searcher
from facilitator.archive.table import COLUMNS, MeetingsModel
from facilitator.archive.timeline import MonthsModel, Timeline
from facilitator.archive.view import MeetingsTable
from facilitator.console.actions import act, bind
from facilitator.console.late import while_there
from facilitator.console.notice import Notice
from facilitator.stage import Stage
from workshops import templates
from workshops.searching import wish
from workshops.searching.wish import Wish
from workshops.storage import glance
from workshops.storage.actions import Line as Action
from workshops.storage.finding import FIRST, Found, Hit

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
LARGE = 8 * 1024 * 1024
"""A library of so many bytes is read in the background."""
MORE = 500
"""Hits that are read when the first ones have been looked through."""
MEETINGS, TIMELINE, HITS, ACTIONS = saved.PAGES


class ArchiveView(QWidget):
    """Lists what the library holds. `open_workshop` carries an id, `open_place` a hit or an action to be shown where it
    stands, `ideas_found` a file of ideas; `leave` goes home.
    """

    open_workshop = Signal(str)
    open_place = Signal(object)
    ideas_found = Signal(object)
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self.model, self.months, self.hits = MeetingsModel(words), MonthsModel(words), HitsModel(words)
        self.table = MeetingsTable(theme, self.model, words("archive.list"), stage.desk.now)
        self.timeline = Timeline(theme, self.months, words("search.timeline"))
        self.hit_list = HitList(theme, self.hits, words("search.hits"))
        self.notice = Notice(theme, words("archive.close"))
        self.follow_up = FollowUp(stage, self.notice)
        self.searcher = Searcher(stage.jobs, lambda: stage.desk.library.file)
        self.exchange = Exchange(stage, self.notice, self.refresh)
        self.asking = Asking(self, words, self.table, self.notice, self.exchange, self.follow_up)
        tables = (self.table, self.timeline, self.hit_list, self.follow_up.table)
        self.page = Page(stage, self, self.notice, dict(zip(saved.PAGES, tables, strict=True)))
        self.search, self.filters = self.page.search, self.page.filters
        self.shown, self._found, self._first = MEETINGS, Found(), FIRST
        self._lines: list[glance.Line] = []
        self._went = False
        self._of_meetings: list[Facet] = []
        self._picked: dict[str, dict[str, frozenset[str]]] = {ACTIONS: dict(OPEN)}
        self._connect()
        self._bind_keys()

    def open(self) -> None:
        """Read the library again, with nothing typed; whoever comes back from a hit finds the search as it was left."""
        self.notice.clear()
        if not self._went:
            self.search.set_text("")
        self._went = False
        file = self.stage.desk.library.file
        if file is None or file.stat().st_size < LARGE:
            self.refresh()
            return
        self.page.tell(self.stage.words("archive.reading"), "")
        again = while_there(self, lambda _error: self.refresh())
        self.stage.jobs.run(lambda: glance.brief(file), while_there(self, partial(self._show_brief, file)), again)

    def focus_first(self) -> None:
        """What is typed searches."""
        self.search.line.setFocus()

    def refresh(self, key: str | None = None) -> None:
        """Read the library again and stand on this meeting, or where we were."""
        file = self.stage.desk.library.file
        if file is not None and file.stat().st_size >= LARGE:
            self.model.more = partial(glance.steps, file)
            self._show(glance.counted(file, glance.brief(file)), key)
        else:
            self._show(glance.lines(file) if file is not None else [], key)

    def show_page(self, page: str) -> None:
        """Show the table, the timeline, the hits or the actions."""
        self._picked[self._kept] = dict(self.filters.chosen)
        self.shown = page
        if page == ACTIONS:
            self.follow_up.refresh()
        self.filters.choose(self._picked.get(self._kept, {}))
        self._narrow()

    def export_to(self, file: Path) -> None:
        """Write the current meeting as the kind of file its name says."""
        if self.table.current is not None:
            self.exchange.send(self.table.current, file)

    def take_in(self, file: Path) -> None:
        """Bring a whole meeting into the library; ideas are looked at first."""
        from workshops.exchange import files

        if files.holds_ideas(file):
            self.ideas_found.emit(file)
        else:
            self.exchange.bring(file)

    def show_view(self, view: saved.SavedView) -> None:
        """Show what was kept under a name."""
        self.shown = view.page
        if view.page == ACTIONS:
            self.follow_up.refresh()
        self.search.line.blockSignals(True)
        self.search.set_text(view.typed)
        self.search.line.blockSignals(False)
        self._picked[self._kept] = dict(view.chosen)
        self.filters.choose(view.chosen)
        self._narrow()

    def save_view(self) -> None:
        """Ask for a name and keep what is shown under it."""
        from facilitator.dialogs import name_view

        words = self.stage.words
        name = " ".join(
            (name_view.ask(self, words, self.search.text() or words(f"search.page.{self.shown}")) or "").split()
        )
        if name:
            view = saved.SavedView(name, self.shown, self.search.text(), self.filters.chosen)
            saved.keep(self.stage.settings, view)
            self.notice.ask("view", words("search.views.kept", name=name), [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the search act on the list, so that what is sought is found and opened without leaving the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.page.view.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.set_text("")
                return True
        return False

    @property
    def _kept(self) -> str:
        """Under what the filters of the page are remembered: pages of meetings share theirs."""
        return ACTIONS if self.shown == ACTIONS else MEETINGS

    @property
    def _wish(self) -> Wish:
        return wish.read(self.search.text()).within(self.filters.chosen)

    def _connect(self) -> None:
        self.search.changed.connect(self._typed)
        self.search.line.installEventFilter(self)
        self.filters.changed.connect(self._narrow)
        self.searcher.found.connect(self._arrive)
        self.open_place.connect(self._go)
        self.table.opened.connect(self.open_workshop)
        self.timeline.opened.connect(self.open_workshop)
        self.timeline.stepped.connect(self.page.read_aloud)
        self.hit_list.opened.connect(self.open_place)
        self.hit_list.more_wanted.connect(self._go_on)
        self.follow_up.opened.connect(self.open_place)
        self.follow_up.changed.connect(self._say)
        page = self.page
        page.switch.chosen.connect(self.show_page)
        page.bring_in.clicked.connect(self._ask_file)
        page.send_out.clicked.connect(self._ask_target)
        page.remove.clicked.connect(self.asking.removal)
        page.home.clicked.connect(self.leave)
        page.views.clicked.connect(self._pop_views)
        page.clear_wanted.connect(self._clear)
        page.help_wanted.connect(self.help_wanted)

    def _bind_keys(self) -> None:
        words = self.stage.words
        deeds: tuple[tuple[QWidget, str, Callable[[], object]], ...] = (
            (self.table, "archive_open", self.table.open_current),
            (self.timeline, "archive_open", self.timeline.open_current),
            (self.hit_list, "archive_open", self.hit_list.open_current),
            (self.follow_up.table, "archive_open", self.follow_up.table.open_current),
            (self.search, "archive_open", self._open_from_line),
            (self, "archive_search", self._search),
            (self, "archive_filter", self.filters.focus_first),
            (self, "archive_views", self._pop_views),
            (self, "archive_export", self._ask_target),
            (self, "archive_import", self._ask_file),
            (self.table, "archive_remove", self.asking.removal),
            (self.follow_up.table, "archive_done", self.follow_up.table.tick_current),
            (self, "archive_leave", self.leave.emit),
        )
        for widget, name, call in deeds:
            bind(widget, name, words, call)
        for keys, column in zip(act("archive_sort").keys, COLUMNS, strict=True):
            self._on_key(keys, words(f"archive.column.{column}"), partial(self.table.sort, column))
        for keys, page in zip(act("archive_page").keys, saved.PAGES, strict=True):
            self._on_key(keys, words(f"search.page.{page}"), partial(self._turn_to, page))

    def _on_key(self, keys: str, text: str, call: Callable[[], object]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: call())
        self.addAction(action)

    def _turn_to(self, page: str) -> None:
        self.show_page(page)
        self.page.view.setFocus()

    def _open_from_line(self) -> None:
        {
            MEETINGS: self.table.open_current,
            TIMELINE: self.timeline.open_current,
            HITS: self.hit_list.open_current,
            ACTIONS: self.follow_up.table.open_current,
        }[self.shown]()

    def _typed(self, text: str) -> None:
        """Whoever types looks for words: hits are shown, but among actions those that hold the words."""
        said = wish.read(text)
        if self.shown in (MEETINGS, TIMELINE) and said.terms:
            self.shown = HITS
        elif self.shown == HITS and said.is_empty:
            self.shown = MEETINGS
        self._narrow()

    def _narrow(self) -> None:
        """Show what is typed and chosen, on the page at hand."""
        asked, kept = self._wish, self.table.current
        if self.shown == ACTIONS:
            self.follow_up.narrow(self.search.text(), self.filters.chosen)
        elif self.shown == HITS:
            self._first = FIRST
            self.searcher.ask(asked, self._first)
        else:
            self.searcher.forget()
            self.model.narrow(Wish((), asked.fields))
            self.table.choose(kept)
            if self.shown == TIMELINE:
                self.months.show_lines(self.model.lines)
                self.timeline.choose(kept)
        self._say()

    def _arrive(self, found: object) -> None:
        assert isinstance(found, Found)
        self._found = found
        self.hit_list.show_hits(found.hits)
        self._say()

    def _go(self, _place: Place) -> None:
        self._went = True

    def _go_on(self) -> None:
        if self._first == FIRST and self._found.total > FIRST:
            self._first = MORE
            self.searcher.ask(self._wish, MORE)

    def _say(self) -> None:
        """The heading, the filters and the buttons of the page at hand."""
        self.filters.show_facets(self._facets())
        self.page.turn_to(self.shown, self._nothing)
        self.page.tell(*self._heading_and_about())
        has_meeting = self.shown == MEETINGS and bool(self.model.lines)
        self.page.allow(
            send=has_meeting or (self.shown == ACTIONS and bool(self.follow_up.model.lines)), remove=has_meeting
        )

    def _facets(self) -> list[Facet]:
        words = self.stage.words
        if not self._lines:
            return []
        if self.shown == ACTIONS:
            return self.follow_up.facets()
        own = self._of_meetings
        return [*facets.of_hits(self._found, words), *own] if self.shown == HITS else own

    @property
    def _nothing(self) -> str:
        """Why there is nothing to see on the page; empty where there is something."""
        if not self._lines:
            return "nothing"
        if self.shown == ACTIONS:
            return "" if self.follow_up.model.lines else "no_action" if self.follow_up.total else "no_actions"
        if self.shown == HITS:
            return "" if self._found.hits or self.searcher.is_busy else "type" if self._wish.is_empty else "no_hit"
        return "" if self.model.lines else "no_meeting"

    def _heading_and_about(self) -> tuple[str, str]:
        words = self.stage.words
        if self.shown == ACTIONS:
            opened, late = self.follow_up.counts
            about = words("search.counts.late", n=late) if late else words("search.counts.none_late")
            return words("search.counts.actions", n=opened), about
        if self.shown == HITS:
            found = self._found
            meetings = words("archive.meetings", n=found.meetings)
            if found.is_more:
                return words("search.counts.many", n=found.total - 1), words("search.counts.newest")
            about = words("search.counts.also") if found.total else ""
            return words("search.counts.hits", n=found.total, meetings=meetings), about
        shown, total = len(self.model.lines), self.model.total
        narrowed = shown != total
        heading = words("archive.hits", n=shown, total=total) if narrowed else words("archive.meetings", n=total)
        return heading, self._about_meetings()

    def _about_meetings(self) -> str:
        words = self.stage.words
        if self.shown == TIMELINE and self.months.undated:
            return words("search.counts.undated", n=self.months.undated)
        ideas = sum(line.ideas for line in self.model.lines)
        decisions = sum(line.decisions for line in self.model.lines)
        return words(
            "archive.about",
            ideas=words("words.count.ideas", n=ideas),
            decisions=words("words.count.decisions", n=decisions),
        )

    def _show(self, lines: object, key: str | None = None) -> None:
        assert isinstance(lines, list)
        kept = key or self.table.current
        self._lines = lines
        if not self.model.templates:
            own = self.stage.desk.library.file
            known = templates.portraits(self.stage.words.language, own=templates.beside(own) if own else None)
            self.model.templates = {each.id: each.name for each in known}
        self._of_meetings = facets.of_meetings(lines, self.model.templates, self.stage.words)
        self.model.show_lines(lines)
        if self.shown == ACTIONS:
            self.follow_up.refresh()
        self._narrow()
        self.table.choose(kept)

    def _show_brief(self, file: Path, lines: object) -> None:
        """A large library: what is seen at once first, then how much there is of everything."""
        self.model.more = partial(glance.steps, file)
        self._show(lines)
        asked = self._lines
        self.stage.jobs.run(
            lambda: glance.counted(file, asked), while_there(self, self._show), while_there(self, lambda _error: None)
        )

    def _search(self) -> None:
        self.search.line.setFocus()
        self.search.line.selectAll()

    def _clear(self) -> None:
        self._picked[self._kept] = {}
        self.filters.choose({})
        self.search.set_text("")
        self._narrow()
        self.search.line.setFocus()

    def _ask_file(self) -> None:
        self.asking.file(self.take_in)

    def _ask_target(self) -> None:
        if self.shown == ACTIONS:
            self.asking.actions_target()
        elif self.shown == MEETINGS:
            self.asking.target(self.export_to)

    def _pop_views(self) -> None:
        button = self.page.views
        at = button.mapToGlobal(QPoint(0, button.height() + 4))
        saved.pop(self, self.stage.words, self.stage.settings, at, self.show_view, self.save_view)


Place = Hit | Action
"""What `open_place` carries."""
