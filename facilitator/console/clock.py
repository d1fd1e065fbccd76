"""The clock of the activity at hand in the console: the second it ticks, what it says, and its panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.desk import Desk
from facilitator.painting.clock import paint_clock
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.clock import COMPACT, ClockFace, sign_at, time_text
from facilitator.widgets.text import Chip, Text
from workshops import agenda, meeting, timeline
from workshops.labels import Words

TIME_ACTIONS = ("pause", "one_more_minute", "one_less_minute", "five_more_minutes", "five_less_minutes")
LARGEST = 1.6
"""How much the small clock grows with the text at most."""
EARLIEST = 20
"""Milliseconds that a tick waits at least, so that a clock that stands on the second does not race."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the clock says: seconds left and allotted, the phase that colours it, words for chip, caption and end."""

    left: float
    allotted: float
    phase: str | None
    paused: bool
    chip: str
    caption: str
    ends: str

    @property
    def spoken(self) -> str:
        """The whole of it in words, for assistive technology."""
        return ", ".join(part for part in (f"{time_text(self.left)} {self.caption}", self.chip, self.ends) if part)


class Ticker(QObject):
    """Ticks once a second, on the second of the clock that is shown, while a meeting is looked at."""

    ticked = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def is_running(self) -> bool:
        """Whether a tick is to come."""
        return self._timer.isActive()

    def start(self) -> None:
        """Tick at once, then every second."""
        self.tick()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()

    def tick(self) -> None:
        """Let everyone read the clock now."""
        self._timer.start(self._wait())
        self.ticked.emit()

    def _wait(self) -> int:
        now = self._desk.now()
        fraction = 1.0 - now % 1.0
        if self._desk.is_open:
            reading = meeting.reading(self._desk.workshop, meeting.here(self._desk.workshop), now)
            if not reading.paused:
                fraction = reading.left % 1.0
        return max(EARLIEST, round(fraction * 1000) + 2)


def telling(stage: Stage, line: timeline.Timeline) -> Telling:
    """What the clock of the activity at hand says now, with the whole meeting on `line`."""
    words, workshop, now = stage.words, stage.desk.workshop, stage.desk.now()
    step = meeting.current(workshop)
    reading = meeting.reading(workshop, step.id if step is not None else None, now)
    planned, likely = agenda.clock_text(line.end), agenda.clock_text(line.ends)
    ends = words("run.clock.ends_instead", time=likely, planned=planned) if likely != planned else ""
    minutes = round(reading.allotted / 60.0)
    caption = words("run.clock.over_of" if reading.left < 0 else "run.clock.left_of", n=minutes)
    progress = workshop.progress
    paused = progress is not None and progress.paused is not None
    return Telling(
        reading.left,
        reading.allotted,
        step.phase if step is not None else None,
        reading.paused,
        chip_text(words, reading, line.behind, progress.paused if progress is not None else None),
        words("run.clock.standing") if paused else caption,
        ends or words("run.clock.ends", time=planned),
    )


def chip_text(words: Words, reading: meeting.Reading, behind: int, paused: float | None) -> str:
    """The one thing about time that must be seen: paused, over, late or early; nothing when all goes by the plan."""
    if paused is not None:
        return words("run.clock.paused", time=agenda.clock_text(timeline.local_minutes(paused)))
    if reading.sign == "over":
        return words("run.clock.over")
    if behind:
        return words("run.clock.behind" if behind > 0 else "run.clock.ahead", n=abs(behind))
    return ""


class ClockPanel(QWidget):
    """The large clock with its chip, when we end, and the buttons of time."""

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.face = ClockFace(theme, name=words("run.clock.name"))
        self.chip = Chip("", theme)
        self.ends = Text("", theme, "body", "inkSoft", elide=True)
        self.more = TimeButtons(stage, actions)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        line.addWidget(self.chip)
        line.addWidget(self.ends)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 17)
        column.setSpacing(0)
        column.addWidget(self.face)
        column.addSpacing(7)
        column.addLayout(line)
        column.addSpacing(12)
        column.addWidget(self.more)

    def show_time(self, told: Telling) -> None:
        """Say this."""
        self.face.show_time(told.left, told.allotted, told.phase, told.paused, told.caption)
        self.chip.set_text(told.chip)
        self.chip.setVisible(bool(told.chip))
        self.ends.setText(told.ends)
        self.more.show_paused(told.paused)


class TimeButtons(QWidget):
    """One more minute, pause, and a menu with the other steps of time."""

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, theme = stage.words, stage.theme
        self._words = words
        self.minute = Button(
            words("run.clock.one_more"), theme, " ".join(shown_keys("one_more_minute", words)), size="dense"
        )
        self.minute.clicked.connect(actions["one_more_minute"].trigger)
        self.pause = Button(
            words("run.clock.pause"), theme, " ".join(shown_keys("pause", words)), size="dense", icon="pause"
        )
        self.pause.clicked.connect(actions["pause"].trigger)
        self.more = Button("", theme, size="dense", icon="ellipsis", name=words("run.clock.change"))
        self.menu = time_menu(actions, self)
        self.more.clicked.connect(lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft())))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.minute, self.pause, self.more):
            row.addWidget(button)
        row.addStretch(1)

    def show_paused(self, paused: bool) -> None:
        """The middle button does the opposite of what is."""
        text = self._words("run.clock.go_on" if paused else "run.clock.pause")
        if self.pause.words != text:
            self.pause.set_text(text)
            self.pause.set_icon("play" if paused else "pause")


class ClockButton(QAbstractButton):
    """The small clock of the top bar; pressed, it opens the menu of time."""

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._shown: tuple[str, float, str | None, bool, str] = ("00:00", 0.0, None, False, "")
        self._spoken = ""
        self.menu = time_menu(actions, self)
        self.clicked.connect(lambda: self.menu.popup(self.mapToGlobal(self.rect().bottomLeft())))
        self.setAccessibleName(stage.words("run.clock.name"))
        self.setToolTip(stage.words("run.clock.change"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self.updateGeometry)

    @property
    def text_shown(self) -> str:
        """The digits."""
        return self._shown[0]

    @property
    def sign(self) -> str:
        """The sign beside the colour: "", "low" or "last"."""
        return self._shown[4]

    def show_time(self, told: Telling) -> None:
        """Say this; it repaints only when what it shows has changed."""
        share = min(1.0, max(0.0, told.left / told.allotted)) if told.allotted > 0 else 0.0
        sign = sign_at(told.left, told.allotted)
        shown = (time_text(told.left), round(share, 4), told.phase, told.paused, sign)
        if shown != self._shown:
            self._shown = shown
            self.update()
        minute = f"{shown[0].rsplit(':', 1)[0]} {told.caption} {told.chip}"
        if minute != self._spoken:
            self._spoken = minute
            self.setAccessibleDescription(told.spoken)

    def sizeHint(self) -> QSize:
        scale = min(LARGEST, self._stage.theme.text_scale)
        return QSize(round(COMPACT[0] * scale), round(COMPACT[1] * scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        text, share, phase, paused, sign = self._shown
        paint_clock(
            QPainter(self), self._stage.theme, QRectF(self.rect()), share, text, phase, paused=paused, sign=sign
        )


def time_menu(actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The steps of time as a menu."""
    menu = QMenu(parent)
    for name in TIME_ACTIONS:
        menu.addAction(actions[name])
    return menu
