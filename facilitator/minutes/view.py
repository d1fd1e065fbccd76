"""The minutes, seen and edited at any time: one page that reads like the finished document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.page_bar import Kept, PageBar
from facilitator.minutes.rows import NEW, TITLE, MinutesRow, rows
from facilitator.minutes.sheet import MinutesSheet
from facilitator.minutes.side import MinutesSide
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.text import Text
from workshops import meeting
from workshops.change import Change
from workshops.labels import Words
from workshops.minutes import editing
from workshops.minutes.blocks import ADDED, HEADING, REMOVED, REWORDED, Line, Minutes
from workshops.minutes.merging import minutes
from workshops.publishing import names
from workshops.text import Refused

SIDE, NARROW_SIDE, NARROW = 336, 288, 1200
APART = frozenset({"drafts", "publications", "acceptances"})
"""What may change without the minutes changing."""
SHOWN = ("minutes_edit", "minutes_add", "minutes_leave_out", "minutes_restore", "minutes_save", "minutes_leave")


class MinutesView(QWidget):
    """Shows the minutes of the workshop on the desk, in its own language. `leave` goes back to where we came from."""

    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self._minutes: Minutes | None = None
        self._new_after = TITLE
        self._title = Text("", theme, "heading3", elide=True)
        self._bar = PageBar(theme, self._title, words("minutes_page.subtitle"))
        self.back = Button(words("minutes_page.back"), theme, " ".join(shown_keys("minutes_leave", words)))
        self.back.clicked.connect(self._leave)
        self._bar.add(Kept(theme, words("finish.saved")), self.back)
        self.sheet = MinutesSheet(stage, self._keep)
        self.side = MinutesSide(stage)
        self._keys = KeyBar(theme)
        self._keys.help_wanted.connect(self.help_wanted)
        self._keys.show_keys([(shown_keys(n, words), words(f"actions.{n}")) for n in SHOWN], words("actions.help"))
        self._lay_out()
        self.sheet.stepped.connect(self._show_side)
        self.sheet.opened.connect(self._open)
        self.sheet.removed.connect(self._leave_out)
        self.sheet.half_typed.connect(self._keep_draft)
        self.side.wanted.connect(self._do)
        stage.desk.changed.connect(self._changed)
        self._bind_keys()

    def open(self) -> None:
        """Show the workshop on the desk, from the top."""
        self.sheet.drop()
        self._refresh()
        self.sheet.go_to(TITLE)
        self.sheet.list.scrollToTop()

    def focus_first(self) -> None:
        """The document itself."""
        self.sheet.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_down(self) -> None:
        """The page is left: what is being written is kept."""
        self.sheet.leave()

    @property
    def shown(self) -> Minutes | None:
        """The minutes as they were shown last."""
        return self._minutes

    def save(self, path: Path) -> None:
        """Write a copy, as a PDF or a text document; until the meeting is over it says that it is a draft."""
        from workshops.exchange import files, minutes_report
        from workshops.summary import minutes_contents, pdf

        desk, words = self.stage.desk, self.stage.words
        self.sheet.leave()
        draft = desk.workshop.state != "finished"
        said = minutes_contents.of(desk.workshop, Words(desk.workshop.language), now=desk.now(), draft=draft)
        word = path.suffix.casefold() == ".docx"
        try:
            files.put(path, minutes_report.write(said, desk.now()) if word else pdf.drawn_minutes(said))
        except Refused as refusal:
            self._bar.detail.setText(refusal_sentence(words, refusal))
        else:
            self._bar.detail.setText(words("minutes_page.saved", name=path.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down with Alt go from heading to heading."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._to(_heads, step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        theme = self.stage.theme
        wide = self.width() >= theme.scaled(NARROW)
        self.side.setFixedWidth(min(theme.scaled(SIDE if wide else NARROW_SIDE), round(self.width() * 0.36)))
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.sheet, 1)
        middle.addWidget(self.side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addLayout(middle, 1)
        outer.addWidget(self._keys)

    def _bind_keys(self) -> None:
        words, sheet = self.stage.words, self.sheet.list
        for name in ("minutes_add", "minutes_before", "minutes_restore", "minutes_bring_back", "minutes_mine",
                     "minutes_new", "minutes_both", "minutes_asking"):  # fmt: skip
            bind(sheet, name, words, partial(self._do, name))
        bind(self, "minutes_save", words, lambda: self._do("minutes_save"))
        bind(self, "minutes_leave", words, self._leave)

    def _changed(self, change: Change) -> None:
        if self.isVisible() and self.stage.desk.is_open and {row.table for row in change.rows} - APART:
            self._refresh()

    def _refresh(self) -> None:
        workshop = self.stage.desk.workshop
        self._minutes = minutes(workshop, Words(workshop.language))
        self._title.setText(workshop.title)
        self.sheet.show_rows(list(rows(self._minutes, self.stage.words)))
        self.side.show_count(self._minutes)
        self._show_side()

    def _show_side(self) -> None:
        self.side.show_row(self.sheet.current, bool(self.sheet.editing))

    def _do(self, name: str) -> None:
        """Do what a key or a button stands for, with the paragraph at hand."""
        row = self.sheet.current
        key = row.id if row is not None else TITLE
        calls: dict[str, Callable[[], object]] = {
            "minutes_edit": lambda: self._open(key),
            "minutes_add": lambda: self._write_after(key),
            "minutes_before": lambda: self._write_after(self._above(key)),
            "minutes_leave_out": lambda: self._leave_out(key),
            "minutes_bring_back": lambda: self._leave_out(key),
            "minutes_restore": lambda: self._restore(key),
            "minutes_asking": lambda: self._to(_asks, 1),
            "minutes_mine": lambda: self._answer(key, "mine"),
            "minutes_new": lambda: self._answer(key, "new"),
            "minutes_both": lambda: self._answer(key, "both"),
            "minutes_save": self._ask_save,
        }
        calls[name]()

    def _line(self, key: str) -> Line | None:
        if self._minutes is None:
            return None
        return next((line for line in self._minutes.lines if line.id == key), None)

    def _open(self, key: str) -> None:
        """Edit a paragraph, with what was half typed before; one that was left out comes back."""
        line = self._line(key)
        if line is None:
            self._write_after(key)
        elif line.state == REMOVED:
            self._leave_out(key)
        elif line.editable:
            half = meeting.draft(self.stage.desk.workshop, _draft(key))
            self.sheet.edit(key, half or None)

    def _write_after(self, key: str) -> None:
        self._new_after = key
        self.sheet.write_after(key, meeting.draft(self.stage.desk.workshop, _draft(NEW)))

    def _above(self, key: str) -> str:
        rows = self.sheet.list.rows.rows
        return rows[max(0, self.sheet.list.rows.place(key) - 1)].id if rows else TITLE

    def _keep(self, key: str, text: str) -> bool:
        """What was written in a row becomes part of the minutes; False where that was refused."""
        desk, line = self.stage.desk, self._line(key)
        if not desk.is_open:
            return False
        if key == NEW:
            taken = self._add(text) if text.strip() else True
        elif line is None or text == line.block.text:
            taken = True
        elif line.state == ADDED or line.gone:
            taken = desk.do(editing.retell, line.row, text)
        else:
            taken = desk.do(editing.reword, line.block.place, text, line.made)
        if taken:
            self._keep_draft(key, "")
        return taken

    def _add(self, text: str) -> bool:
        desk, after = self.stage.desk, self._line(self._new_after)
        before = {row.id for row in desk.workshop.paragraphs}
        place = after.block.place if after is not None else ""
        row = after.row if after is not None and after.state == ADDED else ""
        if not desk.do(editing.add, place, text, row):
            return False
        made = next((each.id for each in desk.workshop.paragraphs if each.id not in before), "")
        self.sheet.go_to(made)
        return True

    def _leave_out(self, key: str) -> None:
        desk, line = self.stage.desk, self._line(key)
        if line is None or line.bare:
            return
        if line.state == ADDED or line.gone:
            desk.do(editing.forget, line.row)
        elif line.state == REMOVED:
            desk.do(editing.bring_back, line.block.place)
        else:
            desk.do(editing.leave_out, line.block.place, line.made)

    def _restore(self, key: str) -> None:
        line = self._line(key)
        if line is not None and line.state in (REWORDED, REMOVED) and not line.gone:
            self.stage.desk.do(editing.restore, line.block.place)

    def _answer(self, key: str, answer: str) -> None:
        """Answer where the data have changed since somebody wrote."""
        desk, line = self.stage.desk, self._line(key)
        if line is None or not line.asks:
            return
        if answer == "mine":
            desk.do(editing.keep_mine, line.row, line.made)
        elif answer == "both" and not line.gone:
            desk.do(editing.keep_both, line.row)
        elif answer == "new" and line.gone:
            desk.do(editing.forget, line.row)
        elif answer == "new":
            desk.do(editing.restore, line.block.place)

    def _to(self, wanted: Callable[[MinutesRow], bool], step: int) -> None:
        """Go to the next row of a kind, round the end."""
        shown: list[MinutesRow] = self.sheet.list.rows.rows
        here = self.sheet.list.currentIndex().row()
        order = [shown[(here + step * n) % len(shown)] for n in range(1, len(shown) + 1)] if shown else []
        found = next((row for row in order if wanted(row)), None)
        if found is not None:
            self.sheet.go_to(found.id)
            self.sheet.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_draft(self, key: str, text: str) -> None:
        """Words that are not kept yet survive whatever happens to the computer."""
        desk = self.stage.desk
        if key and desk.is_open and meeting.draft(desk.workshop, _draft(key)) != text:
            desk.note(meeting.keep_draft, _draft(key), text)

    def _ask_save(self) -> None:
        words, workshop = self.stage.words, self.stage.desk.workshop
        name = f"{names.file_name(workshop, words, '')}_{words('publish.document.minutes')}.pdf"
        kinds = words("minutes_page.kinds")
        chosen, _kind = QFileDialog.getSaveFileName(self, words("minutes_page.ask"), str(Path.home() / name), kinds)
        if chosen:
            self.save(Path(chosen))

    def _leave(self) -> None:
        self.put_down()
        self.leave.emit()


def _draft(key: str) -> str:
    """The name of the half-typed paragraph of a row."""
    return f"minutes {key}"


def _asks(row: MinutesRow) -> bool:
    return row.line is not None and row.line.asks


def _heads(row: MinutesRow) -> bool:
    return row.line is not None and row.line.block.kind == HEADING
