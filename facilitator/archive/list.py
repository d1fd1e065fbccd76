"""The archive's list: every workshop of the library, found by typing, sorted by a header, opened with Return."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.archive.exchange import Exchange
from facilitator.archive.table import COLUMNS, MeetingsModel
from facilitator.archive.view import MeetingsTable
from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.late import while_there
from facilitator.console.notice import Choice, Notice
from facilitator.console.page_bar import PageBar
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Empty
from facilitator.widgets.text import Text
from workshops.publishing import names
from workshops.storage import glance

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
SEARCH = 520
LARGE = 8 * 1024 * 1024
"""A library of so many bytes is read in the background."""


class ArchiveView(QWidget):
    """Lists what the library holds. `open_workshop` carries an id, `ideas_found` a file of ideas; `leave` goes home."""

    open_workshop = Signal(str)
    ideas_found = Signal(object)
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self.model = MeetingsModel(words)
        self.table = MeetingsTable(theme, self.model, words("archive.list"), stage.desk.now)
        self.notice = Notice(theme, words("archive.close"))
        self.notice.left.connect(self.focus_first)
        self.exchange = Exchange(stage, self.notice, self.refresh)
        self.search = Field(theme, words("archive.search"), words("archive.search_hint"), icon="search")
        self._heading = Text("", theme, "heading1")
        self._about = Text("", theme, "note", "inkSoft", elide=True)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._bind_keys()

    def open(self) -> None:
        """Read the library again, with nothing typed."""
        self.search.set_text("")
        self.notice.clear()
        file = self.stage.desk.library.file
        if file is None or file.stat().st_size < LARGE:
            self.refresh()
            return
        self._heading.setText(self.stage.words("archive.reading"))
        self.stage.jobs.run(
            lambda: glance.lines(file), while_there(self, self._show), while_there(self, lambda _error: self.refresh())
        )

    def focus_first(self) -> None:
        """What is typed searches."""
        self.search.line.setFocus()

    def refresh(self, key: str | None = None) -> None:
        """Read the library again and stand on this meeting, or where we were."""
        file = self.stage.desk.library.file
        self._show(glance.lines(file) if file is not None else [], key)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Return in the search act on the list, so that a meeting is found and opened without leaving the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in MOVES:
                self.table.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.set_text("")
                return True
        return False

    def _make_buttons(self) -> None:
        words, theme = self.stage.words, self.stage.theme
        self.bring_in = Button(
            words("archive.bring_in"), theme, " ".join(shown_keys("archive_import", words)), icon="plus"
        )
        self.send_out = Button(words("archive.send_out"), theme, " ".join(shown_keys("archive_export", words)))
        self.remove = Button(words("archive.remove"), theme, " ".join(shown_keys("archive_remove", words)))
        self.home = Button(
            words("archive.home"), theme, " ".join(shown_keys("archive_leave", words)), size="dense", kind="quiet"
        )

    def _lay_out(self) -> None:
        words, theme = self.stage.words, self.stage.theme
        bar = PageBar(theme, Text(words("archive.title"), theme, "heading3"))
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(SEARCH)
        bar.put_middle(self.search)
        bar.add(self.home, self.bring_in)
        head = QHBoxLayout()
        head.setSpacing(12)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._heading)
        names.addWidget(self._about)
        head.addLayout(names, 1)
        head.addWidget(self.send_out, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)
        first = Button(words("archive.bring_in"), theme, icon="plus")
        first.clicked.connect(self.bring_in.click)
        self._nothing = Empty(theme, words("archive.nothing"), first)
        again = Button(words("archive.clear"), theme)
        again.clicked.connect(self._clear)
        self._no_hit = Empty(theme, words("archive.no_hit"), again)
        self._stack = QStackedWidget()
        for each in (self.table, _at_top(self._nothing), _at_top(self._no_hit)):
            self._stack.addWidget(each)
        page = QVBoxLayout()
        page.setContentsMargins(32, 22, 32, 0)
        page.setSpacing(14)
        page.addLayout(head)
        page.addWidget(self._stack, 1)
        self._keys = KeyBar(theme)
        self._keys.help_wanted.connect(self.help_wanted)
        names_ = ("archive_open", "archive_search", "archive_sort", "archive_export", "archive_import",
                  "archive_remove", "archive_leave")  # fmt: skip
        self._keys.show_keys(
            [(_caps(name, shown_keys(name, words)), words(f"actions.{name}")) for name in names_], words("actions.help")
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (bar, self.notice):
            outer.addWidget(part)
        outer.addLayout(page, 1)
        outer.addWidget(self._keys)

    def _connect(self) -> None:
        self.search.changed.connect(self._typed)
        self.search.line.installEventFilter(self)
        self.table.opened.connect(self.open_workshop)
        self.bring_in.clicked.connect(self._ask_file)
        self.send_out.clicked.connect(self._ask_target)
        self.remove.clicked.connect(self._ask_removal)
        self.home.clicked.connect(self.leave)

    def _bind_keys(self) -> None:
        words = self.stage.words
        bind(self.table, "archive_open", words, self.table.open_current)
        bind(self.search, "archive_open", words, self.table.open_current)
        bind(self, "archive_search", words, self._search)
        bind(self, "archive_export", words, self._ask_target)
        bind(self, "archive_import", words, self._ask_file)
        bind(self.table, "archive_remove", words, self._ask_removal)
        bind(self, "archive_leave", words, self.leave.emit)
        for keys, column in zip(act("archive_sort").keys, COLUMNS, strict=True):
            action = QAction(words(f"archive.column.{column}"), self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, column=column: self.table.sort(column))
            self.addAction(action)

    def _typed(self, text: str) -> None:
        kept = self.table.current
        self.model.narrow(text)
        self._changed()
        self.table.choose(kept)

    def _changed(self) -> None:
        words, shown, total = self.stage.words, len(self.model.lines), self.model.total
        narrowed = bool(self.search.text().strip())
        self._heading.setText(
            words("archive.hits", n=shown, total=total) if narrowed and total else words("archive.meetings", n=total)
        )
        ideas = sum(line.ideas for line in self.model.lines)
        decisions = sum(line.decisions for line in self.model.lines)
        self._about.setText(
            words(
                "archive.about",
                ideas=words("words.count.ideas", n=ideas),
                decisions=words("words.count.decisions", n=decisions),
            )
        )
        self._stack.setCurrentIndex(0 if shown else 1 if not total else 2)
        for button in (self.send_out, self.remove):
            button.setEnabled(bool(shown))

    def _show(self, lines: object, key: str | None = None) -> None:
        assert isinstance(lines, list)
        kept = key or self.table.current
        self.model.show_lines(lines)
        self._changed()
        self.table.choose(kept)

    def _search(self) -> None:
        self.search.line.setFocus()
        self.search.line.selectAll()

    def _clear(self) -> None:
        self.search.set_text("")
        self.search.line.setFocus()

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.stage.words("archive.ask_file"), str(Path.home()), self.stage.words("archive.kinds_in")
        )
        if chosen:
            self.take_in(Path(chosen))

    def _ask_target(self) -> None:
        line = self.model.line(self.table.currentIndex())
        if line is None:
            return
        words = self.stage.words
        stem = f"{line.date}_{names.plain(line.title)}".strip("_") or "workshop"
        offered = Path.home() / f"{stem}.workshop"
        chosen, kind = QFileDialog.getSaveFileName(
            self, words("archive.ask_target"), str(offered), words("archive.kinds_out")
        )
        if chosen:
            self.export_to(_named(Path(chosen), kind, offered.name))

    def _ask_removal(self) -> None:
        line = self.model.line(self.table.currentIndex())
        if line is None:
            return
        words, key = self.stage.words, line.id
        self.notice.ask(
            "remove",
            words("archive.removal", n=line.ideas, title=line.title),
            [
                Choice(words("archive.remove_now"), lambda: self._remove(key)),
                Choice(words("archive.keep"), self.table.setFocus),
            ],
        )
        self.notice.buttons[-1].setFocus()

    def _remove(self, key: str) -> None:
        place = self.table.currentIndex().row()
        self.exchange.remove(key)
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(min(place, self.model.rowCount() - 1), 0))
        self.table.setFocus()


def _named(file: Path, kind: str, offered: str) -> Path:
    """The file with the ending of the kind that was chosen, unless the person has written an ending of their own."""
    ending = kind[kind.rfind("*") + 1 : kind.rfind(")")]
    if file.name == offered:
        return file.with_suffix(ending)
    return file if file.suffix else file.with_name(file.name + ending)


def _at_top(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 24, 0, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return holder


def _caps(name: str, caps: tuple[str, ...]) -> tuple[str, ...]:
    """A row of digits is shown as 1–9."""
    return (*caps[:-1], f"1–{len(COLUMNS)}") if name == "archive_sort" else caps
