"""The first window: go on where we were, begin from a template, or open what is kept.

It paints before anything heavy is imported: lists come as glances, templates as portraits.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.cards import ContinueCard
from facilitator.console.recent import INDENT, Figures, RecentList
from facilitator.console.template_cards import TemplateCards
from facilitator.painting.line import Segment
from facilitator.settings import Settings
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.mark import Mark
from facilitator.widgets.problem import Problem
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops.labels import Words
from workshops.phases import PHASES
from workshops.storage.glance import Line
from workshops.templates import DIGITS

MARGIN, NARROW = 64, 1200
RECENT = 6
COLUMNS, LARGE = 900, 1.75
"""Pixels at normal text: the room that two columns take; the text that leaves no room for a portrait."""


class HomeView(QWidget):
    """Home. Signals carry a template's id or a workshop's."""

    new_from = Signal(str)
    rehearse = Signal(str)
    export_template = Signal(str)
    remove_template = Signal(str)
    continue_with = Signal(str)
    next_after = Signal(str)
    open_sample = Signal()
    open_archive = Signal()
    open_file = Signal()
    help_wanted = Signal()
    menu_wanted = Signal()

    def __init__(
        self,
        words: Words,
        theme: Theme,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        own: Path | None = None,
    ) -> None:
        """`own` is the folder of a person's own templates."""
        super().__init__(parent)
        self._words, self._theme = words, theme
        self.cards = TemplateCards(words, theme, self, own)
        self._line: Line | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        page = QWidget()
        outer.addWidget(Scroll(page), 1)  # while it is empty: a full page would be measured once more
        self._page = QVBoxLayout(page)
        self._page.setSpacing(0)
        self._page.addLayout(self._top())
        self._problem = Problem(theme)
        self._page.addWidget(self._problem)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.addLayout(self._main(), 1)
        self._columns.addLayout(self._side())
        self._page.addLayout(self._columns, 1)
        self._keys = KeyBar(theme, margin=MARGIN)
        self._keys.help_wanted.connect(self.help_wanted)
        outer.addWidget(self._keys)
        self.show_recent([])
        theme.changed.connect(self._fit)

    def show_recent(self, lines: Sequence[Line], now: float | None = None) -> None:
        """Show the workshops of the library, the one opened latest first."""
        moment = time.time() if now is None else now
        self._line = next((line for line in lines if line.state != "finished"), None)
        self._continue.setVisible(self._line is not None)
        self._begin.setVisible(self._line is None)
        if self._line is not None:
            self._continue.title.setText(self._line.title)
            self._continue.title.setToolTip("")
            self._continue.where.setText(where(self._line, self._words, moment))
            self._continue.button.setAccessibleDescription(self._line.title)
            segments, at = progress(self._line, moment)
            self._continue.portrait.show_segments(segments, at)
        rest = [line for line in lines if line is not self._line]
        self._recent.show_lines(rest[:RECENT])
        for widget in self._lately:
            widget.setVisible(bool(rest))
        self._figures.show_counts(lines)
        self._nothing.setVisible(not lines)
        self._offer.setVisible(not lines)
        self._show_keys()

    def show_templates(self) -> None:
        """Show the templates there are now; a person may have saved, taken in or removed some."""
        held = self.cards.has_focus
        if self.cards.refresh():
            self._show_keys()
            self._fit()
            if held:
                self.focus_first()

    def show_problem(self, sentence: str) -> None:
        """Say what keeps the library from being opened; empty takes it away."""
        self._problem.tell(sentence)

    def focus_first(self) -> None:
        """The caret stands on what is most likely wanted."""
        (self._continue.button if self._line is not None else self.cards.cards[0]).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        narrow = self.height() < 820
        side = MARGIN if self.width() >= NARROW else 24
        self._page.setContentsMargins(side, 14 if narrow else 18, side, 16)
        self._gap.changeSize(0, 18 if narrow else 36)
        self._share_width(self.width() - 2 * side)
        self.cards.fit(narrow)

    def _share_width(self, room: int) -> None:
        """Large type puts what stands at the side beneath, and fewer cards in a row."""
        scaled = self._theme.scaled
        beside = room >= scaled(COLUMNS)
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(64 if beside else 24)
        self._holder.setMinimumWidth(312 if beside else 0)
        self._holder.setMaximumWidth(312 if beside else room)
        self._continue.portrait.setVisible(self._theme.text_scale < LARGE)
        self.cards.place((room - 376) if beside else room)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 24)
        row.setSpacing(16)
        row.addWidget(Mark(self._theme))
        row.addWidget(Text(self._words("words.product"), self._theme, "heading3"))
        row.addStretch(1)
        keys = " ".join(shown_keys("open_archive", self._words))
        self._archive = Button(self._words("home.open_archive"), self._theme, keys, icon="archive")
        self._archive.clicked.connect(self.open_archive)
        row.addWidget(self._archive)
        more = Button("", self._theme, kind="quiet", icon="ellipsis", name=self._words("actions.menu"))
        more.clicked.connect(self.menu_wanted)
        row.addWidget(more)
        return row

    def _main(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        enter = self._words("keys.Return")
        self._continue = ContinueCard(
            self._theme, self._words("home.where_we_were"), self._words("home.continue"), enter
        )
        self._continue.wanted.connect(self._go_on)
        column.addWidget(self._continue)
        self._begin = Text(self._words("home.begin"), self._theme, "say", "inkSoft", wrap=True)
        column.addWidget(self._begin)
        self._offer = Button(self._words("home.rehearse_first"), self._theme, "R")
        self._offer.clicked.connect(lambda: self.cards.choose_rehearsal(self._offer))
        offer = QHBoxLayout()
        offer.setContentsMargins(0, 10, 0, 0)
        offer.addWidget(self._offer)
        offer.addStretch(1)
        column.addLayout(offer)
        self._gap = QSpacerItem(0, 36)
        column.addSpacerItem(self._gap)
        heading = QHBoxLayout()
        heading.addWidget(Text(self._words("home.new"), self._theme, "heading2"))
        heading.addStretch(1)
        heading.addWidget(
            Text(self._words("home.scale"), self._theme, "label", "inkSoft"), 0, Qt.AlignmentFlag.AlignBottom
        )
        column.addLayout(heading)
        column.addSpacing(14)
        column.addLayout(self.cards)
        for name in ("new_from", "rehearse", "export_template", "remove_template", "open_sample", "open_file"):
            getattr(self.cards, name).connect(getattr(self, name))
        column.addStretch(1)
        return column

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        self._holder = holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 4, 0, 4)
        inner.setSpacing(8)
        heading = Text(self._words("home.recent"), self._theme, "heading2")
        self._recent = RecentList(self._words, self._theme)
        self._recent.chosen.connect(self.continue_with)
        self._recent.followed.connect(self.next_after)
        self._lately = (heading, self._recent)
        archive = Text(self._words("home.open_archive"), self._theme, "heading2")
        heading.setContentsMargins(INDENT, 0, 0, 0)
        archive.setContentsMargins(INDENT, 12, 0, 0)
        self._figures = Figures(self._words, self._theme)
        self._nothing = Text(self._words("home.no_recent"), self._theme, "note", "inkSoft", wrap=True)
        self._nothing.setContentsMargins(INDENT, 0, 0, 0)
        for widget in (*self._lately, archive, self._figures, self._nothing):
            inner.addWidget(widget)
        inner.addStretch(1)
        column.addWidget(holder)
        return column

    def bind_keys(self) -> None:
        """Let the keys of the page act from now on."""
        for number in range(1, len(DIGITS) + 1):
            bind(self, f"template_{number}", self._words, partial(self.cards.begin_from, number - 1), window_wide=False)
        bind(self, "rehearse", self._words, self.cards.choose_rehearsal)
        bind(self, "open_sample", self._words, self.open_sample.emit)
        bind(self, "continue", self._words, self._go_on)

    def _show_keys(self) -> None:
        digits = DIGITS[: len(self.cards.portraits)] or "1"
        first = [((self._words("keys.Return"),), self._words("home.continue"))] if self._line is not None else []
        self._keys.show_keys(
            [
                *first,
                ((f"1–{digits[-1]}",), self._words("home.new")),
                (shown_keys("rehearse", self._words), self._words("home.rehearse")),
                (("E",), self._words("home.sample")),
                (shown_keys("open_file", self._words), self._words("actions.open_file")),
                (shown_keys("open_archive", self._words), self._words("actions.open_archive")),
            ],
            self._words("actions.help"),
        )

    def _go_on(self) -> None:
        if self._line is not None:
            self.continue_with.emit(self._line.id)


def where(line: Line, words: Words, now: float) -> str:
    """Where a meeting stands, in a sentence: the step at hand, its minutes, since when it is paused, the ideas."""
    ideas = words("words.count.ideas", n=line.ideas)
    if line.here < 0:
        return words(
            "home.prepared", teams=words("words.count.teams", n=line.teams), minutes=sum(s.minutes for s in line.steps)
        )
    step = line.steps[line.here]
    spent = round((step.spent + (max(0.0, now - line.running) if line.running else 0.0)) / 60)
    if line.paused is not None:
        at = time.strftime("%H:%M", time.localtime(line.paused))
        return words("home.paused", step=step.title, spent=spent, minutes=step.minutes, time=at, ideas=ideas)
    return words("home.runs", step=step.title, spent=spent, minutes=step.minutes, ideas=ideas)


def progress(line: Line, now: float) -> tuple[list[Segment], int | None]:
    """The four phases as far as the meeting has come, and the one it is in."""
    segments, at = [], None
    for index, phase in enumerate(PHASES):
        own = [(number, step) for number, step in enumerate(line.steps) if step.phase == phase]
        planned = sum(step.minutes for _, step in own) * 60.0
        used = sum(min(step.spent, step.minutes * 60.0) for _, step in own)
        here = any(number == line.here for number, _ in own)
        if here and line.running:
            used = min(planned, used + max(0.0, now - line.running))
        past = bool(own) and used > 0 and all(number < line.here for number, _ in own)
        done = 1.0 if past or line.state == "finished" else used / planned if planned else 0.0
        segments.append(Segment(phase, 30.0, min(1.0, done), skipped=not own))
        at = index if here and line.state != "finished" else at
    return segments, at
