"""Which page of several is on show, and what has just come: the memory of one display, not of the workshop."""

from __future__ import annotations

from facilitator.shared_screen.sketch import View
from workshops.change import Change


class Turning:
    """Pages turn by themselves or by key; a page where something happens is turned to."""

    def __init__(self) -> None:
        self.page = 0
        self.chosen = ""
        self.landed: frozenset[str] = frozenset()

    def view(self, bottom: float) -> View:
        """What to look at a page with; `bottom` is how far down it may reach, in units."""
        return View(self.page, self.landed, bottom, self.chosen)

    def begin(self) -> None:
        """Another page altogether: from its beginning."""
        self.page, self.chosen = 0, ""

    def turn(self, page: int) -> None:
        """Go to a page."""
        self.page, self.chosen = page, ""

    def notice(self, change: Change) -> bool:
        """Remember what a change brought; whether something new has landed."""
        new = {row.key for table in ("ideas", "points") for row in change.on(table) if row.before is None}
        if new:
            self.landed, self.page = frozenset(new), 0
        for row in change.on("ideas"):
            if row.before is not None and row.after and row.after.get("cluster_id"):
                self.chosen = str(row.after["cluster_id"])
        for row in change.on("clusters"):
            if row.after is not None:
                self.chosen = row.key
        return bool(new)
