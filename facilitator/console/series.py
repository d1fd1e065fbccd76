"""From one meeting of a series to the next: looks the earlier one through, and makes the new one from what was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workshops import agenda, carrying
from workshops.model import Occasion, Workshop

if TYPE_CHECKING:
    from facilitator.console.next_meeting import NextMeetingView, Wish
    from facilitator.console.walk import Walk
    from facilitator.console.window import ConsoleWindow


class Series(QObject):
    """Keeps the page on which the next meeting is asked for."""

    def __init__(self, walk: Walk, window: ConsoleWindow) -> None:
        super().__init__(walk)
        self._walk, self._window, self._stage = walk, window, walk.stage
        self._page: NextMeetingView | None = None
        self._back = ""

    @property
    def page(self) -> NextMeetingView | None:
        """The page, once it has been shown."""
        return self._page

    def look(self, key: str) -> None:
        """Ask what the meeting after this one shall be; it may lie on the desk or not."""
        from facilitator.console.next_meeting import Before, NextMeetingView

        walk, stage = self._walk, self._stage
        before = walk.attempt(lambda: stage.desk.read(key, Before.of))
        if before is None:
            return
        if self._page is None:
            from workshops import templates

            plans = [(each.id, each.name) for each in templates.portraits(stage.words.language, own=walk.own.folder)]
            self._page = NextMeetingView(stage, plans)
            self._page.wanted.connect(self._make)
            self._page.leave.connect(self._leave)
            self._page.help_wanted.connect(self._window.toggle_keys)
        self._back = walk.where
        self._page.open(before)
        walk.show_page(self._page, ("next",))
        self._page.focus_first()

    def close(self) -> None:
        """The page goes for good."""
        if self._page is not None:
            self._window.remove_page(self._page)
            self._page = None

    def _leave(self) -> None:
        if self._back:
            self._walk.show_again(self._back)
        else:
            self._walk.go_home()

    def _make(self, wish: Wish) -> None:
        """Make the meeting, put it on the desk, and prepare it. The earlier one only learns that it has a series."""
        stage, walk = self._stage, self._walk
        made = walk.attempt(lambda: stage.desk.read(wish.after, lambda old: self._made(old, wish)))
        if made is None:
            return
        stage.desk.record(wish.after, carrying.join, made.series)
        walk.put_away()
        stage.desk.create(made)
        walk.prepare()

    def _made(self, old: Workshop, wish: Wish) -> Workshop:
        from workshops import templates

        words, frame = self._stage.words, None
        if wish.template:
            held = templates.load(wish.template, words.language, own=self._walk.own.folder)
            frame = templates.start(held)
        occasion = next((row for row in old.occasions if row.id == wish.occasion), None)
        made = carrying.follow(old, frame, occasion, id=self._id(occasion))
        said = {"title": wish.title, "date": wish.when.date}
        said |= {"start": wish.when.start} if wish.when.start else {}
        said |= {"ends": wish.when.ends} if wish.when.ends else {}
        said |= {"place": wish.when.place} if wish.when.place else {}
        agenda.describe(made, **said)
        carrying.carry(old, made, wish.chosen)
        carrying.open_with(made, words("matters.follow.title"))
        return made

    def _id(self, occasion: Occasion | None) -> str:
        """A meeting that was agreed on is the same appointment in every calendar, unless it has been made already."""
        from workshops import occasions

        if occasion is None:
            return ""
        key = occasions.appointment(occasion)
        return "" if key in self._stage.desk.library.ids() else key
