"""The next meeting of a series: when, by what plan, and what of the open matters comes along; one button makes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.date_line import When, read_line, written
from facilitator.console.matter_ticks import MatterTicks
from facilitator.console.page_bar import PageBar
from facilitator.phases.optional_choice import OptionalChoice
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops import carrying, dates, occasions
from workshops.carrying import Matter
from workshops.model import Workshop
from workshops.text import Refused

SIDE, NARROW = 460, 1000


@dataclass(frozen=True, slots=True)
class Before:
    """The meeting that is followed, as plain values: what is open in it, and the dates it has agreed on."""

    id: str
    title: str
    date: str
    start: str
    place: str
    matters: tuple[Matter, ...]
    occasions: tuple[tuple[str, When, str], ...]
    """Those to come: id, when and where, and the title where it is another one."""

    @classmethod
    def of(cls, workshop: Workshop) -> Before:
        """Read a meeting."""
        coming = tuple(
            (row.id, When(row.date, row.start, row.ends, row.place), row.title)
            for row in occasions.in_order(workshop)
            if (row.date, row.start) > (workshop.date, workshop.start)
        )
        matters = carrying.open_matters(workshop)
        return cls(workshop.id, workshop.title, workshop.date, workshop.start, workshop.place, matters, coming)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of the next meeting: `template` and `occasion` are ids, or empty."""

    after: str
    title: str
    when: When
    template: str
    occasion: str
    chosen: frozenset[str]


class NextMeetingView(QWidget):
    """`wanted` carries a Wish; `leave` goes back to where this was asked for."""

    wanted = Signal(object)
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, plans: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`plans` are templates with their names."""
        super().__init__(parent)
        self._stage, self._plans = stage, tuple(plans)
        self._before: Before | None = None
        words, theme = stage.words, stage.theme
        self._bar = PageBar(theme, Text(words("next.title"), theme, "heading3"), "")
        self.back = Button(words("next.back"), theme, " ".join(shown_keys("next_leave", words)))
        self._bar.add(self.back)
        self._heading = Text("", theme, "heading1", wrap=True)
        self._lead = Text("", theme, "say", "inkSoft", wrap=True)
        self.ticks = MatterTicks(stage)
        self.name = Field(theme, words("next.name"), words("next.name"), shown_name=True)
        self.when = Field(theme, words("next.when"), words("next.when_hint"), shown_name=True)
        self._echo = Text("", theme, "label", "inkSoft", weight=400, wrap=True)
        self._others = QVBoxLayout()
        self._others.setSpacing(6)
        self.plan = OptionalChoice(stage, words("next.plan"), words("next.same_plan"), lambda: self._plans)
        self._kept = Text(words("next.kept"), theme, "note", "inkSoft", wrap=True)
        self.button = Button(words("next.make"), theme, " ".join(shown_keys("next_make", words)), kind="live")
        self._keys = KeyBar(theme)
        self._lay_out()
        self.back.clicked.connect(self.leave)
        self.button.clicked.connect(self._make)
        self.when.line.textEdited.connect(lambda _text: self._read_back())
        self.name.line.textEdited.connect(lambda _text: self.name.clear_error())
        for field in (self.name, self.when):
            field.entered.connect(lambda _text: self._make())
        self.ticks.changed.connect(self._count)
        self._keys.help_wanted.connect(self.help_wanted)
        bind(self, "next_make", words, self._make)
        bind(self, "next_leave", words, self.leave.emit)
        bind(self, "next_all", words, self.ticks.toggle_all)

    def open(self, before: Before) -> None:
        """Offer the meeting after this one: on its next date, by the same plan, with all that is open."""
        words = self._stage.words
        self._before = before
        day = dates.text(words, before.date, "medium") if before.date else ""
        self._bar.detail.setText(words("next.after", title=before.title, date=day) if day else before.title)
        self.ticks.show_matters(before.matters, before.date)
        self.plan.choose("")
        self.plan.set_text(words("next.same_plan"))
        self.name.set_text(before.title)
        self.name.clear_error()
        self._choose_occasion(before.occasions[0] if before.occasions else None)
        self._show_others()
        self._count()
        names = ("next_make", "next_all", "next_leave")
        keys = [(shown_keys(name, words), words(f"actions.{name}")) for name in names]
        space: list[tuple[tuple[str, ...], str]] = [((words("keys.Space"),), words("next.keys.tick"))]
        self._keys.show_keys([keys[0], *(space + keys[1:2] if before.matters else []), keys[2]], words("actions.help"))

    def focus_first(self) -> None:
        """What is open is gone through first; where nothing is, the button is what is left to press."""
        if self._before is not None and self._before.matters:
            self.ticks.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._stage.theme
        narrow = self.width() < theme.scaled(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)
        self._side.setMaximumWidth(16777215 if narrow else theme.scaled(SIDE))

    def _lay_out(self) -> None:
        theme = self._stage.theme
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._heading)
        left.addWidget(self._lead)
        left.addSpacing(6)
        left.addWidget(self.ticks, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.when)
        column.addWidget(self._echo)
        column.addLayout(self._others)
        column.addSpacing(8)
        column.addWidget(self.name)
        column.addSpacing(8)
        column.addWidget(Text(self._stage.words("next.plan"), theme, "label", "inkSoft", weight=600))
        column.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(8)
        column.addWidget(self._kept)
        column.addStretch(1)
        self._side = Panel(theme)
        held = QVBoxLayout(self._side)
        held.setContentsMargins(1, 1, 1, 1)
        held.setSpacing(0)
        held.addWidget(Scroll(inside), 1)
        held.addWidget(Rule(theme))
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 14, 24, 18)
        foot.addWidget(self.button)
        held.addLayout(foot)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setContentsMargins(32, 22, 32, 22)
        self._halves.setSpacing(32)
        self._halves.addLayout(left, 3)
        self._halves.addWidget(self._side, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addLayout(self._halves, 1)
        outer.addWidget(self._keys)

    def _count(self) -> None:
        words = self._stage.words
        total, chosen = len(self.ticks.list.rows.rows), len(self.ticks.chosen)
        self._heading.setText(words("next.open", n=total) if total else words("next.nothing_open"))
        said = "all_chosen" if total and chosen == total else "chosen"
        self._lead.setText(words(f"next.{said}", n=chosen, of=total) if total else words("next.nothing_lead"))

    def _choose_occasion(self, occasion: tuple[str, When, str] | None) -> None:
        if occasion is None:
            self.when.set_text("")
        else:
            _key, when, title = occasion
            self.when.set_text(written(self._stage.words, when))
            if title:
                self.name.set_text(title)
        self._read_back()

    def _show_others(self) -> None:
        """Other dates that were agreed on, one button each."""
        while (item := self._others.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        words, theme = self._stage.words, self._stage.theme
        for occasion in self._before.occasions[1:4] if self._before is not None else ():
            said = dates.text(words, occasion[1].date, "medium")
            button = Button(words("next.instead", date=said), theme, size="dense", icon="calendar")
            button.clicked.connect(lambda _=False, occasion=occasion: self._choose_occasion(occasion))
            self._others.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _base(self) -> date:
        said = self._before.date if self._before is not None else ""
        today = datetime.fromtimestamp(self._stage.desk.now(), UTC).astimezone().date()
        return (date.fromisoformat(said) if said else today) + timedelta(days=1)

    def _read(self) -> When | None:
        """When it is, as far as it is said; a meeting may be without a day. Raises what can't be read."""
        text = self.when.text().strip()
        return read_line(self._stage.words, text, self._base()) if text else None

    def _read_back(self) -> None:
        self.when.clear_error()
        words = self._stage.words
        try:
            when = self._read()
        except Refused:
            self._echo.setText(words("matters.dates.how"))
            return
        if when is None:
            self._echo.setText(words("next.no_day"))
            return
        start = when.start or (self._before.start if self._before is not None else "")
        times = words("matters.dates.span" if when.ends else "matters.dates.from", start=start, end=when.ends)
        said = ", ".join(part for part in (dates.text(words, when.date), times, when.place) if part)
        self._echo.setText(said[:1].upper() + said[1:])

    def _make(self) -> None:
        before, words = self._before, self._stage.words
        if before is None:
            return
        try:
            when = self._read()
        except Refused as refusal:
            self.when.show_error(refusal_sentence(words, refusal))
            self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.name.text().strip():
            self.name.show_error(words("refusals.Empty"))
            self.name.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found = when or When("", "", "", "")
        same = next((key for key, each, _title in before.occasions if when is not None and each.date == found.date), "")
        if same:
            agreed = next(each for key, each, _title in before.occasions if key == same)
            found = replace(found, start=found.start or agreed.start)
        wish = Wish(before.id, self.name.text(), found, self.plan.value, same, frozenset(self.ticks.chosen))
        self.wanted.emit(wish)
