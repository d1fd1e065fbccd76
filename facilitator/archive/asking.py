"""What the archive asks before it takes something in, sends it out or removes it: a file, or a yes in place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.archive.exchange import Exchange
from facilitator.archive.follow_up import FollowUp
from facilitator.archive.view import MeetingsTable
from facilitator.console.notice import Choice, Notice
from workshops.labels import Words
from workshops.publishing import names


class Asking:
    """Asks over `parent`, about what is current in the table of meetings or shown in the follow-up."""

    def __init__(
        self, parent: QWidget, words: Words, table: MeetingsTable, notice: Notice, exchange: Exchange, follow: FollowUp
    ) -> None:
        self._parent, self._words, self._table = parent, words, table
        self._notice, self._exchange, self._follow = notice, exchange, follow

    def file(self, take: Callable[[Path], object]) -> None:
        """Ask for a file to take in."""
        words = self._words
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, words("archive.ask_file"), str(Path.home()), words("archive.kinds_in")
        )
        if chosen:
            take(Path(chosen))

    def target(self, export: Callable[[Path], object]) -> None:
        """Ask where the current meeting is to be written."""
        line = self._table.meetings.line(self._table.currentIndex())
        if line is None:
            return
        words = self._words
        stem = f"{line.date}_{names.plain(line.title)}".strip("_") or "workshop"
        offered = Path.home() / f"{stem}.workshop"
        chosen, kind = QFileDialog.getSaveFileName(
            self._parent, words("archive.ask_target"), str(offered), words("archive.kinds_out")
        )
        if chosen:
            export(_named(Path(chosen), kind, offered.name))

    def actions_target(self) -> None:
        """Ask where the actions that are shown are to be written."""
        words = self._words
        offered = Path.home() / f"{self._follow.today()}_{names.plain(words('search.actions'))}.xlsx"
        chosen, kind = QFileDialog.getSaveFileName(
            self._parent, words("search.ask_target"), str(offered), words("search.kinds_out")
        )
        if chosen:
            self._notice.ask("exchange", self._follow.export(_named(Path(chosen), kind, offered.name)), [])

    def removal(self) -> None:
        """Ask whether the current meeting is to be removed for good."""
        line = self._table.meetings.line(self._table.currentIndex())
        if line is None:
            return
        words, key = self._words, line.id
        self._notice.ask(
            "remove",
            words("archive.removal", n=line.ideas, title=line.title),
            [
                Choice(words("archive.remove_now"), lambda: self._remove(key)),
                Choice(words("archive.keep"), self._table.setFocus),
            ],
        )
        self._notice.buttons[-1].setFocus()

    def _remove(self, key: str) -> None:
        table, place = self._table, self._table.currentIndex().row()
        self._exchange.remove(key)
        if table.meetings.rowCount():
            table.setCurrentIndex(table.meetings.index(min(place, table.meetings.rowCount() - 1), 0))
        table.setFocus()


def _named(file: Path, kind: str, offered: str) -> Path:
    """The file with the ending of the kind that was chosen, unless the person has written an ending of their own."""
    ending = kind[kind.rfind("*") + 1 : kind.rfind(")")]
    if file.name == offered:
        return file.with_suffix(ending)
    return file if file.suffix else file.with_name(file.name + ending)
