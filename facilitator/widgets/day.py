"""A field for a day, typed or stepped with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QSizePolicy, QWidget

from facilitator.theme.theme import Theme

MARGIN, ARROW = 10, 32
"""Pixels before the text; the style sheet's padding does not reach these controls."""


class DayField(QDateEdit):
    """A date, with a calendar to choose from (Alt and the down arrow open it). Dates read as `locale` writes them."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        day: QDate | None = None,
        *,
        locale: QLocale | None = None,
        written: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`written` is the display format, by default that of ISO 8601 ("yyyy-MM-dd")."""
        super().__init__(parent)
        self._theme = theme
        if locale is not None:
            self.setLocale(locale)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setDisplayFormat(written or "yyyy-MM-dd")
        self.setDate(day or QDate.currentDate())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        calendar = self.calendarWidget()
        calendar.setGridVisible(False)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setAccessibleName(name)
        theme.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        """Wide enough for the date and the arrow beside it."""
        hint = super().sizeHint()
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(hint.width(), words + ARROW + 3 * MARGIN), self._theme.scaled(self._theme.size("control")))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _follow(self) -> None:
        self.setFont(self._theme.font("body"))
        self._colour_days()

    def _colour_days(self) -> None:
        """Every day in ink: Qt has red weekends, and red is kept for what went wrong."""
        for day in Qt.DayOfWeek:
            style = QTextCharFormat()
            style.setForeground(self._theme.colour("ink"))
            self.calendarWidget().setWeekdayTextFormat(day, style)
        header = QTextCharFormat()
        header.setForeground(self._theme.colour("inkSoft"))
        self.calendarWidget().setHeaderTextFormat(header)
