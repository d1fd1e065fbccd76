"""The face of the clock: what is left of the activity, told in a rhombus and in words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.painting.clock import paint_clock
from facilitator.theme.theme import Theme

SIZES = {"console": (286, 154), "shared": (440, 244)}
COMPACT = (136, 54)
LOW, LAST = 0.20, 0.05
"""Shares of the planned time at which the signs appear beside the colour."""


def time_text(left_seconds: float) -> str:
    """What the clock says: "07:42", "1:05:00" from an hour on, "+01:12" when time is over."""
    seconds = int(abs(left_seconds)) if left_seconds < 0 else int(left_seconds + 0.999)
    over = "+" if left_seconds < 0 and seconds else ""
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{over}{hours}:{minutes:02}:{seconds:02}" if hours else f"{over}{minutes:02}:{seconds:02}"


def sign_at(left_seconds: float, planned_seconds: float) -> str:
    """The sign beside the colour: `low` from a fifth left, `last` from a twentieth, none when the time is over."""
    if planned_seconds <= 0 or left_seconds <= 0:
        return ""
    share = left_seconds / planned_seconds
    return "last" if share <= LAST else "low" if share <= LOW else ""


class ClockFace(QWidget):
    """Shows time left; it repaints only itself and only when what it shows has changed."""

    def __init__(
        self,
        theme: Theme,
        room: str = "console",
        compact: bool = False,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._room, self._compact = theme, room, compact
        self._shown: tuple[str, float, str | None, bool, str, str] = ("00:00", 0.0, None, False, "", "")
        self._spoken = ""
        self.setAccessibleName(name)
        vertical = QSizePolicy.Policy.Fixed if room == "console" else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Preferred, vertical)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The digits it shows."""
        return self._shown[0]

    @property
    def sign(self) -> str:
        """The sign it shows: "", "low" or "last"."""
        return self._shown[5]

    def show_time(
        self,
        left_seconds: float,
        planned_seconds: float,
        phase: str | None,
        paused: bool = False,
        caption: str = "",
    ) -> None:
        """Show what is left of the planned time (negative when it is over). Outside a phase, `phase` is None."""
        text = time_text(left_seconds)
        share = 0.0 if planned_seconds <= 0 else min(1.0, max(0.0, left_seconds / planned_seconds))
        sign = sign_at(left_seconds, planned_seconds)
        share = round(share, 4)
        shown = (text, share, phase, paused, "" if self._compact else caption, sign)
        if shown != self._shown:
            self._shown = shown
            self.update()
        self._speak(text, paused, caption)

    def sizeHint(self) -> QSize:
        width, height = COMPACT if self._compact else SIZES[self._room]
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(*COMPACT) if self._room == "console" else QSize(200, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        text, share, phase, paused, caption, sign = self._shown
        rect = QRectF(self.rect())
        ratio = SIZES[self._room][0] / SIZES[self._room][1] if not self._compact else COMPACT[0] / COMPACT[1]
        width = min(rect.width(), rect.height() * ratio)
        height = min(rect.height(), width / ratio)
        place = QRectF(rect.center().x() - width / 2, rect.center().y() - height / 2, width, height)
        paint_clock(
            QPainter(self), self._theme, place, share, text, phase, caption, paused=paused, room=self._room, sign=sign
        )

    def _speak(self, text: str, paused: bool, caption: str) -> None:
        """Tell assistive technology each minute, not each second."""
        minute = f"{text.rsplit(':', 1)[0]}{caption}{paused}"
        if minute != self._spoken:
            self._spoken = minute
            self.setAccessibleDescription(f"{text} {caption}".strip())
