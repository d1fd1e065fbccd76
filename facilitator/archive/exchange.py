"""Meetings that come, go and are removed: every outcome is said in place, and no choice is made for the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.console.notice import Choice, Notice
from facilitator.console.outside import show_outside
from facilitator.stage import Stage, refusal_sentence
from workshops.text import Refused


class Exchange:
    """Works on the library through the desk, and tells in the notice how it went. `changed` is called with a meeting's id."""

    def __init__(self, stage: Stage, notice: Notice, changed: Callable[[str | None], object]) -> None:
        self._stage, self._notice, self._changed = stage, notice, changed

    def send(self, key: str, file: Path) -> bool:
        """Write a meeting to a file of any kind; only a whole meeting takes hidden notes along. False when it could not be."""
        from facilitator.board.picture import drawn
        from workshops.exchange import outgoing

        words, desk = self._stage.words, self._stage.desk
        try:
            workshop = desk.library.workshop(key)
            outgoing.send(workshop, file, words, desk.now(), picture=lambda leaving: drawn(leaving.document, words))
        except Refused as refusal:
            self._say(refusal_sentence(words, refusal))
            return False
        show = Choice(words("archive.show_folder"), lambda: show_outside(file.parent))
        self._notice.ask("exchange", words("archive.sent", name=file.name, folder=str(file.parent)), [show])
        return True

    def bring(self, file: Path, *, as_copy: bool = False, replace: bool = False) -> None:
        """Take a file in. A meeting that is here already is asked about; nothing is done until there is an answer."""
        from workshops import arrive

        desk, words = self._stage.desk, self._stage.words
        wish = arrive.Wish(as_copy=as_copy, replace=replace)
        try:
            arrived = arrive.take_in(desk.library, file, wish, words, desk.now())
        except arrive.AlreadyHere as here:
            self._ask(file, str(here.values["title"]))
            return
        except Refused as refusal:
            self._say(refusal_sentence(words, refusal))
            return
        self._changed(arrived.key)
        self._say(words("archive.brought", name=file.name))

    def remove(self, key: str) -> None:
        """Remove a meeting with all that is in it. One that lies on the desk is put away first."""
        desk = self._stage.desk
        if desk.is_open and desk.workshop.id == key:
            desk.put_away()
        title = desk.library.workshop(key).title
        desk.library.remove(key)
        self._changed(None)
        self._say(self._stage.words("archive.removed", title=title))

    def _ask(self, file: Path, title: str) -> None:
        words = self._stage.words
        self._notice.ask(
            "exchange",
            words("archive.already_here", title=title),
            [
                Choice(words("archive.as_copy"), lambda: self.bring(file, as_copy=True)),
                Choice(words("archive.replace"), lambda: self._replace(file)),
                Choice(words("archive.cancel"), lambda: None),
            ],
        )
        self._notice.buttons[-1].setFocus()

    def _replace(self, file: Path) -> None:
        """Take the place of the meeting that is here; the desk lets go of whatever lies on it."""
        self._stage.desk.put_away()
        self.bring(file, replace=True)

    def _say(self, sentence: str) -> None:
        self._notice.ask("exchange", sentence, [])
