"""Lines for a day and a time of day, typed as people write them; the day can be picked from a calendar as well."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QToolButton, QVBoxLayout

from facilitator.console.bound import UndoPasses, attempt
from facilitator.icons import icon
from facilitator.phases.due_day import read_day
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.day import DayField
from facilitator.widgets.field import Field
from workshops import agenda, dates
from workshops.agenda import NoSuchTime
from workshops.labels import Words
from workshops.text import Refused

FORMS = ("long", "medium", "short_year")
AROUND_DAY = 72
"""Pixels that the signs before and behind the day take."""


class DayLine(Field):
    """The day of the workshop. It is read when the line is left; what can't be read stays, with the reason under it."""

    def __init__(self, stage: Stage, name: str) -> None:
        super().__init__(stage.theme, name, stage.words("prepare.day.hint"), icon="calendar")
        self.stage = stage
        self._passes = UndoPasses(self)
        self.line.installEventFilter(self._passes)
        self.line.installEventFilter(self)
        self.left.connect(self._read)
        self._kept = ""
        self._calendar: QFrame | None = None
        self._pick = QAction(stage.words("prepare.day.pick"), self)
        self._pick.triggered.connect(self.open_calendar)
        stage.theme.changed.connect(self._show_pick)
        self._show_pick()

    def refresh(self) -> None:
        """Show the day that is kept."""
        shown = self._written(self.stage.desk.workshop.date)
        if shown != self._kept or not being_written(self):
            self._kept = shown
            self.set_text(shown)
            self.clear_error()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.stage.desk.is_open and not self.line.isModified():
            self.refresh()

    def _written(self, iso: str) -> str:
        """The day in the longest form that there is room for."""
        forms = [dates.text(self.stage.words, iso, form) for form in FORMS] if iso else [""]
        room, metrics = self.line.width() - self.stage.theme.scaled(AROUND_DAY), self.line.fontMetrics()
        return next((form for form in forms if metrics.horizontalAdvance(form) <= room), forms[-1])

    def open_calendar(self) -> None:
        """Pick the day from a calendar: arrows and Return, or the mouse."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        source = DayField(self.stage.theme, self.line.accessibleName(), parent=popup)
        source.hide()
        calendar = source.calendarWidget()
        calendar.setParent(popup)
        calendar.setWindowFlags(Qt.WindowType.Widget)
        language = QLocale.Language.Swedish if self.stage.words.language == "sv" else QLocale.Language.English
        calendar.setLocale(QLocale(language))
        kept = QDate.fromString(self.stage.desk.workshop.date, Qt.DateFormat.ISODate)
        today = _today(self.stage)
        calendar.setSelectedDate(kept if kept.isValid() else QDate(today.year, today.month, today.day))
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        calendar.show()
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        self._calendar = popup
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        calendar.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Down and alt:
                self.open_calendar()
                return True
        return False

    def _picked(self, day: QDate) -> None:
        self._keep(day.toString(Qt.DateFormat.ISODate))
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.line.setFocus()

    def _read(self, text: str) -> None:
        if not self.line.isModified():
            return
        try:
            day = read_date(self.stage.words, text, _today(self.stage))
        except Refused as refusal:
            self.show_error(refusal_sentence(self.stage.words, refusal))
            return
        self._keep(day.isoformat() if day is not None else "")

    def _keep(self, iso: str) -> None:
        refusal = attempt(self.stage.desk, agenda.describe, date=iso)
        if refusal is not None:
            self.show_error(refusal_sentence(self.stage.words, refusal))
            return
        self.line.setModified(False)
        self.clear_error()
        self.refresh()

    def _show_pick(self) -> None:
        self._pick.setIcon(icon("chevron-down", self.stage.theme, "inkSoft", self.stage.theme.scaled(16)))
        if self._pick not in self.line.actions():
            self.line.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.line.findChildren(QToolButton):
            if button.defaultAction() is self._pick:
                button.setAccessibleName(self._pick.text())

    def _follow(self) -> None:
        kept: Callable[[], None] | None = getattr(self, "_show_pick", None) if hasattr(self, "_pick") else None
        super()._follow()
        if kept is not None:
            kept()


class TimeLine(Field):
    """When the meeting begins, typed as 13, 13.00, 1300 or 13:00; or with `column` `ends` when it must be over, which may be empty."""

    def __init__(self, stage: Stage, name: str, column: str = "start", placeholder: str = "") -> None:
        super().__init__(stage.theme, name, placeholder, icon="clock" if column == "start" else "lock")
        self.stage, self._column = stage, column
        self._kept = ""
        self._passes = UndoPasses(self)
        self.line.installEventFilter(self._passes)
        self.left.connect(self._read)

    def refresh(self) -> None:
        """Show the time that is kept."""
        kept = str(getattr(self.stage.desk.workshop, self._column))
        if kept != self._kept or not being_written(self):
            self._kept = kept
            self.set_text(kept)
            self.clear_error()

    def _read(self, text: str) -> None:
        if not self.line.isModified():
            return
        try:
            read = read_time(text) if text.strip() or self._column == "start" else ""
        except Refused as refusal:
            self.show_error(refusal_sentence(self.stage.words, refusal))
            return
        if attempt(self.stage.desk, agenda.describe, **{self._column: read}) is None:
            self.line.setModified(False)
            self.clear_error()
            self.refresh()


def being_written(field: Field) -> bool:
    """Whether what stands in the field is on its way: typed there now, or typed and refused."""
    return field.line.isModified() and (field.line.hasFocus() or bool(field.error))


def read_date(words: Words, text: str, base: date) -> date | None:
    """The day that is meant, also with its weekday before it; None for nothing written. Raises as `read_day` does."""
    said = text.strip()
    first, _, rest = said.partition(" ")
    if rest and first.lower().rstrip(",") in words("words.date.weekdays").lower().split():
        said = rest
    return read_day(words, said, base)


def read_time(text: str) -> str:
    """HH:MM of a time as people write it; raises NoSuchTime."""
    found = re.fullmatch(r"(?:kl\.? ?)?(\d{1,2})(?:[.:,]?(\d{2}))?", text.strip().lower())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise NoSuchTime(time=text.strip())
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def _today(stage: Stage) -> date:
    return datetime.fromtimestamp(stage.desk.now(), UTC).astimezone().date()
