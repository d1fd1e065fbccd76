"""When people meet next: one line for each date as it is said, and the dates there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.bound import attempt
from facilitator.console.date_line import When, read_line, written
from facilitator.console.sliding import SlidingPanel
from facilitator.painting.ink import write
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text
from workshops import dates, occasions
from workshops.change import Change
from workshops.exchange import outgoing
from workshops.model import Occasion
from workshops.publishing import names
from workshops.text import Refused

SHOWN = 6
"""Rows seen without scrolling."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date to come: the day, the times and place under it."""

    id: str
    day: str
    more: str
    spoken: str


class NextDates(SlidingPanel):
    """Lies over the foot of a window. What is typed is read back before it is kept."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window, stage)
        self._changing = ""
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("matters.dates.title"))
        self._count = Text("", theme, "label", "inkSoft", weight=400)
        self._close = Button("", theme, "", kind="quiet", size="dense", icon="x", name=words("matters.dates.close"))
        self.list: RowList[DateRow] = RowList(theme, words("matters.dates.title"), self._draw, self._measure)
        self.line = Field(theme, words("matters.dates.line"), words("matters.dates.hint"))
        self.echo = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self.about = Field(theme, words("matters.dates.about"), words("matters.dates.about"))
        self.note = Field(theme, words("matters.dates.note"), words("matters.dates.note"))
        self.save = Button(words("matters.dates.save"), theme, size="dense", icon="calendar")
        self._told = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self._keys = KeyBar(theme, margin=16)
        self._lay_out()
        for field in (self.line, self.about, self.note):
            field.entered.connect(lambda _text: self._enter())
            field.line.textEdited.connect(lambda _text: self._follow_typing())
        self._close.clicked.connect(self.close_up)
        self.save.clicked.connect(self._ask_file)
        self.list.opened.connect(self._change)
        self.list.removed.connect(self._remove)
        stage.desk.changed.connect(self._follow)

    def focus_first(self) -> None:
        self.line.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        self._changing = ""
        for field in (self.line, self.about, self.note):
            field.set_text("")
            field.clear_error()
        self._told.setText("")

    def refresh(self) -> None:
        words = self._stage.words
        rows = occasions.in_order(self._stage.desk.workshop)
        self._count.setText(words("matters.dates.count", n=len(rows)) if rows else words("matters.dates.none"))
        self.list.show_rows([self._row(row) for row in rows])
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(min(SHOWN, max(1, len(rows))) * self._measure(None, 0) + 2)
        self.save.setVisible(bool(rows))
        self._read_back()
        self._show_keys()
        self.fit()

    def save_calendar(self, file: Path) -> None:
        """Write the meeting and the dates after it as a calendar."""
        stage = self._stage
        try:
            outgoing.send(stage.desk.workshop, file, stage.words, stage.desk.now())
        except Refused as refusal:
            self._told.setText(refusal_sentence(stage.words, refusal))
        else:
            self._told.setText(stage.words("matters.dates.saved", name=file.name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._changing:
            self._leave_change()
            event.accept()
        elif event.key() == Qt.Key.Key_Down and self.list.rows.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        more, foot = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((more, (self.about, self.note)), (foot, (self.save, self._told))):
            row.setSpacing(10)
            for part in parts:
                row.addWidget(part, 0 if part is self.save else 1)
        column = (self.list, self.line, self.echo, more, foot)
        self.lay(self._stage.words("matters.dates.title"), self._count, self._close, column, self._keys)

    def _base(self) -> date:
        """The day from which a day without a year counts: the one after the meeting."""
        said = self._stage.desk.workshop.date
        today = datetime.fromtimestamp(self._stage.desk.now(), UTC).astimezone().date()
        return (date.fromisoformat(said) if said else today) + timedelta(days=1)

    def _read(self) -> When | None:
        """What the line says; None while it says no day."""
        try:
            return read_line(self._stage.words, self.line.text(), self._base())
        except Refused:
            return None

    def _follow_typing(self) -> None:
        for field in (self.line, self.about, self.note):
            field.clear_error()
        self._told.setText("")
        self._read_back()

    def _read_back(self) -> None:
        """Below the line: what it was understood as, and until there is something, what may be written."""
        when = self._read() if self.line.text().strip() else None
        self.echo.setText(self._said(when) if when is not None else self._stage.words("matters.dates.how"))

    def _said(self, when: When) -> str:
        start = when.start or self._stage.desk.workshop.start
        parts = [dates.text(self._stage.words, when.date), self._times(start, when.ends), when.place]
        said = ", ".join(part for part in parts if part)
        return said[:1].upper() + said[1:]

    def _times(self, start: str, ends: str) -> str:
        return self._stage.words("matters.dates.span" if ends else "matters.dates.from", start=start, end=ends)

    def _enter(self) -> None:
        words, desk = self._stage.words, self._stage.desk
        try:
            when = read_line(words, self.line.text(), self._base())
        except Refused as refusal:
            self._refuse(refusal)
            return
        start = when.start or desk.workshop.start
        said = (when.date, start, when.ends, when.place, self.about.text(), self.note.text())
        if self._changing:
            refusal_ = attempt(desk, occasions.change, self._changing, *said)
        else:
            refusal_ = attempt(desk, occasions.add, *said)
        if refusal_ is not None:
            self._refuse(refusal_)
        else:
            self._leave_change()

    def _refuse(self, refusal: Refused) -> None:
        self.line.show_error(refusal_sentence(self._stage.words, refusal))
        self.fit()

    def _leave_change(self) -> None:
        self.forget()
        self.refresh()
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change(self, key: str) -> None:
        """What a row says comes into the fields, to be changed there."""
        row = next(row for row in self._stage.desk.workshop.occasions if row.id == key)
        self._changing = key
        self.line.set_text(written(self._stage.words, When(row.date, row.start, row.ends, row.place)))
        self.about.set_text(row.title)
        self.note.set_text(row.note)
        self.line.line.end(False)
        self.line.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_back()
        self._show_keys()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(occasions.remove, key)
        if not self.list.rows.rows:
            self.focus_first()

    def _ask_file(self) -> None:
        words, workshop = self._stage.words, self._stage.desk.workshop
        start = str(Path.home() / names.file_name(workshop, words, ".ics"))
        chosen, _kind = QFileDialog.getSaveFileName(
            self, words("matters.dates.ask"), start, words("matters.dates.kind")
        )
        if chosen:
            file = Path(chosen)
            self.save_calendar(file if file.suffix.casefold() == ".ics" else file.with_name(f"{file.name}.ics"))

    def _follow(self, change: Change) -> None:
        if self.is_out and change.touches("occasions", "workshops"):
            self.refresh()

    def _row(self, row: Occasion) -> DateRow:
        day = dates.text(self._stage.words, row.date)
        day = day[:1].upper() + day[1:]
        more = " · ".join(part for part in (self._times(row.start, row.ends), row.place, row.title, row.note) if part)
        return DateRow(row.id, day, more, f"{day}, {more}")

    def _show_keys(self) -> None:
        words = self._stage.words
        does = words("matters.dates.keys.change" if self._changing else "matters.dates.keys.add")
        shown = [((words("keys.Return"),), does), (("Esc",), words("matters.jot.keys.close"))]
        if self.list.rows.rows:
            shown.append((("↓",), words("matters.dates.keys.list")))
        self._keys.show_keys([*shown, (shown_keys("next_dates", words), words("matters.jot.keys.toggle"))])

    def _measure(self, _row: DateRow | None, _width: int) -> int:
        theme = self._stage.theme
        return theme.leading("body") + theme.leading("label") + 12

    def _draw(self, painter: QPainter, area: QRectF, row: DateRow, state: RowState) -> None:
        theme = self._stage.theme
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), theme.line("hair")), theme.colour("line"))
        x, room = area.left() + 6, area.width() - 12
        first = area.top() + 6 + theme.leading("body") / 2
        write(painter, theme, "body", "ink", row.day, x, first, room, weight=600)
        second = area.top() + 6 + theme.leading("body") + theme.leading("label") / 2
        write(painter, theme, "label", "inkSoft", row.more, x, second, room, weight=400)
