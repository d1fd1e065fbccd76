"""Looks at the workshop on the desk with the room's eyes, as often as the window asks."""

from __future__ import annotations

from dataclasses import replace

from facilitator.preview import Joining, Shown
from facilitator.shared_screen import outcome_projection, projection, standing_projection
from facilitator.shared_screen import values as v
from facilitator.shared_screen.notes import Notes
from facilitator.shared_screen.previews import Previews
from facilitator.shared_screen.sight import Sight
from facilitator.stage import Stage
from workshops.change import Change


class Looking:
    """Holds what is not in the workshop: what is previewed, and whose sheet somebody chose to show."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._previews, self._notes = Previews(), Notes()
        self.sheet: str | None = None

    def forget(self) -> None:
        """Another workshop lies on the desk."""
        self._previews, self.sheet = Previews(), None
        self._notes.forget()

    def follow(self, change: Change) -> None:
        """Take in what has changed."""
        if self._stage.desk.is_open:
            self._notes.follow(self._stage.desk.workshop, change)

    def preview(self, shown: Shown) -> bool:
        """Follow what is named, dragged, held up, talked of or shown for a while; whether that was anything new."""
        return self._previews.take(shown)

    def page(self, turned: int) -> v.Page:
        """What the room sees now; `turned` is how many pages it has turned."""
        desk = self._stage.desk
        if not desk.is_open:
            return v.Nothing()
        deep = projection.DEEP * (turned + 1)
        page = projection.page(desk.workshop, desk.now(), self._stage.ballot, self._previews, deep, self._notes)
        if isinstance(page, v.Assess):
            page = replace(page, typing=standing_projection.typing(self._stage.rating))
        elif isinstance(page, v.Assessed):
            page = replace(page, table=self._previews.table)
        if self._previews.teams and isinstance(page, v.Headed):
            return outcome_projection.teams(Sight(desk.workshop, self._notes), page.head)
        joining = self._previews.joining
        if joining.large and isinstance(page, v.Headed):
            return v.Join(page.head, joining.address, joining.code, joining.link, joining.joined, joining.answered)
        if isinstance(page, v.Develop) and self.sheet is not None:
            return outcome_projection.sheet(Sight(desk.workshop, self._notes), page.head, self.sheet) or page
        return page

    def joining(self, page: v.Page) -> Joining:
        """How phones come in, for the band above a page; nothing where the page says it, or none are asked."""
        return self._previews.joining if isinstance(page, v.Headed | v.Teams) else Joining()

    def time(self) -> v.Time | None:
        """What the clock shows."""
        desk = self._stage.desk
        return projection.clock(desk.workshop, desk.now()) if desk.is_open else None

    def until(self, page: v.Page) -> float | None:
        """When the meeting goes on after a calm step, to the minute; None while the clock stands or the time is over."""
        time = self.time() if isinstance(page, v.Calm) else None
        if time is None or time.paused or time.left < 0:
            return None
        return round((self._stage.desk.now() + time.left) / 60) * 60.0

    def has_moved_on(self, page: v.Page) -> bool:
        """Whether the time alone has changed what a page shows: the mark, or the line of a calm page."""
        desk = self._stage.desk
        head = getattr(page, "head", None)
        if head is None or not desk.is_open:
            return False
        return isinstance(page, v.Calm) or projection.progress(desk.workshop, desk.now()) != head.progress

    def line(self, single_display: bool) -> v.Line:
        """The entry line as the room sees it."""
        return projection.line(self._stage.desk.workshop, self._stage.entry, single_display)
