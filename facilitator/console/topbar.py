"""The top bar of a meeting that runs: what it is, what the room sees, undo, and in small windows the clock."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.clock import ClockButton, Telling
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.mark import Mark
from facilitator.widgets.sign import IconSign
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Chip, Text

HIDDEN, SHOWN, BLACK = "hidden", "shown", "black"
"""What the shared screen does: it is not out, it shows the room something, it is blacked out."""
ROOM_FOR_STEP = 210  # pixels that the name of a step may take


class TopBar(Panel):
    """`more_wanted` asks for the menu under the button with three dots."""

    more_wanted = Signal()

    def __init__(self, stage: Stage, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("bottom",), parent=parent)
        self._stage, self._actions = stage, actions
        self._step, self._sees, self._sharing = "", "", HIDDEN
        self._identity, self._clock_here, self._roomy, self._has_size = "meeting", False, True, False
        self._make_left()
        self._make_right()
        self._lay_out()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self.updateGeometry)
        self.show_room("", HIDDEN)
        self.show_step("")

    def arrange(self, identity: str, clock: bool, roomy: bool) -> None:
        """Show the `meeting` or the `activity` at the left, and at the right the clock or not."""
        self._identity, self._clock_here, self._roomy = identity, clock, roomy
        self.mark.setVisible(identity == "meeting")
        self.title.setContentsMargins(8 if identity == "meeting" else 0, 0, 0, 0)
        self.lead.setVisible(identity == "activity" and bool(self.lead.text()))
        self.clock.setVisible(clock)
        self._show_parts()

    def show_heading(self, lead: str, title: str, detail: str) -> None:
        """What stands at the left: the phase or nothing, the name, and more in soft ink."""
        self.lead.setText(lead)
        self.lead.setVisible(self._identity == "activity" and bool(lead))
        self.title.setText(title)
        self.title.setToolTip(title)
        self.detail.setText(detail)

    def show_room(self, sees: str, sharing: str) -> None:
        """What the shared screen shows the room, and whether it is out at all."""
        self._sees, self._sharing = sees, sharing
        words = self._stage.words
        long = self._identity == "meeting" and self._roomy
        if sharing == SHOWN:
            self.shows.setText(words("run.top.shows" if long else "run.top.shows_short"))
        else:
            self.shows.setText(words(f"run.top.{sharing}" if long else f"run.top.{sharing}_short"))
        self.sees.setText(sees if sharing == SHOWN else "")
        self.sees.setVisible(bool(self.sees.text()))
        self.sign.setToolTip(" ".join(part for part in (self.shows.text(), self.sees.text()) if part))
        self.black.set_text(*self._black_words())
        self._show_parts()

    def show_step(self, step: str) -> None:
        """What undo would take back, in words; empty when there is nothing."""
        self._step = step
        words = self._stage.words
        named = words("run.top.undo_step", step=step) if step else words("run.top.undo")
        self.undo.setEnabled(bool(step))
        self.undo.set_text(named if self._names_step() and step else words("run.top.undo"))
        self.undo.setAccessibleName(named)
        self.undo.setToolTip(named)

    def show_time(self, told: Telling) -> None:
        """The clock and its chip, where they stand in the bar."""
        self.clock.show_time(told)
        self.chip.set_text(told.chip)
        self.chip.setVisible(bool(told.chip) and self._clock_here)
        paused = self._stage.words("run.clock.go_on" if told.paused else "run.clock.pause")
        if self.pause.words != paused:
            self.pause.set_text(paused)

    def sizeHint(self) -> QSize:
        return QSize(1200, max(self._stage.theme.size("topBar"), self._stage.theme.scaled(48)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._has_size = True
        self._show_parts()
        super().resizeEvent(event)

    def _make_left(self) -> None:
        theme = self._stage.theme
        self.mark = Mark(theme)
        self.lead = Text("", theme, "body", "inkSoft")
        self.title = Text("", theme, "body", weight=600, elide=True)
        self.detail = Text("", theme, "note", "inkSoft", elide=True)

    def _make_right(self) -> None:
        words, theme, actions = self._stage.words, self._stage.theme, self._actions
        self.sign = IconSign(theme, "monitor")
        self.shows = Text("", theme, "label", "inkSoft", weight=400)
        self.sees = Text("", theme, "label", weight=600, elide=True)
        self.black = Button("", theme, size="dense")
        self.black.clicked.connect(self._black_or_show)
        self.undo = Button("", theme, size="dense", icon="undo-2", longest=ROOM_FOR_STEP)
        self.undo.clicked.connect(actions["undo"].trigger)
        keys = " ".join(shown_keys("one_more_minute", words))
        self.minute = Button(words("run.clock.one_more"), theme, keys, size="dense")
        self.minute.clicked.connect(actions["one_more_minute"].trigger)
        self.pause = Button(words("run.clock.pause"), theme, " ".join(shown_keys("pause", words)), size="dense")
        self.pause.clicked.connect(actions["pause"].trigger)
        self.chip = Chip("", theme)
        self.clock = ClockButton(self._stage, actions)
        self.more = Button("", theme, kind="quiet", icon="ellipsis", name=words("run.top.more"), size="dense")
        self.more.clicked.connect(self.more_wanted)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self.mark)
        for text in (self.lead, self.title, self.detail):
            row.addWidget(text)
        row.addStretch(1)
        for part in (self.sign, self.shows, self.sees):
            row.addWidget(part)
        row.addSpacing(4)
        for button in (self.black, self.undo, self.minute, self.pause, self.chip, self.clock, self.more):
            row.addWidget(button)

    def _names_step(self) -> bool:
        """Whether there is room for the name of the step beside everything else."""
        return self.width() / self._stage.theme.text_scale >= (1420 if self._identity == "meeting" else 1280)

    def _black_words(self) -> tuple[str, str]:
        words = self._stage.words
        if self._sharing == HIDDEN:
            return words("run.top.bring_out"), " ".join(shown_keys("shared_screen", words))
        said = words("run.top.light" if self._sharing == BLACK else "run.top.dim")
        return said, " ".join(shown_keys("black_out", words))

    def _black_or_show(self) -> None:
        self._actions["shared_screen" if self._sharing == HIDDEN else "black_out"].trigger()

    def _show_parts(self) -> None:
        """Show what there is room for: less in a small window, nothing twice."""
        width = self.width() / self._stage.theme.text_scale if self._has_size else float(self.sizeHint().width())
        meeting = self._identity == "meeting"
        self.minute.setVisible(self._clock_here and meeting and width >= 1240)
        self.pause.setVisible(self._clock_here and meeting and width >= 1140)
        self.black.setVisible((meeting and not self._clock_here) or self._sharing != SHOWN or width >= 1560)
        self.undo.setVisible(width >= 900)
        self.detail.setVisible(width >= 820)
        self.shows.setVisible(width >= 700)
