"""The rail at the left: the two diamonds and the agenda, or in a narrow one the meeting as an upright line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.agenda_list import AgendaList
from facilitator.console.vertical import VerticalMeeting
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.diamonds import TwoDiamonds
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.text import Text
from workshops import agenda, meeting, timeline
from workshops.labels import Words
from workshops.model import Workshop
from workshops.phases import PHASES
from workshops.timeline import Timeline

WIDE, TIGHT, NARROW = 288, 240, 72
GROWTH = 1.5
"""How much the narrow rail grows with the text at most."""

PhaseWords = Mapping[str, tuple[float, str, str]]


def phase_words(words: Words, workshop: Workshop, now: float) -> PhaseWords:
    """For each phase how far it has come, its state, and both in words for assistive technology."""
    skipped = meeting.skipped_phases(workshop)
    here = meeting.current(workshop)
    told: dict[str, tuple[float, str, str]] = {}
    for phase, share in meeting.phase_progress(workshop, now).items():
        state = "later"
        if phase in skipped:
            state = "skipped"
        elif here is not None and here.phase == phase:
            state = "now"
        elif share >= 1.0:
            state = "done"
        elif share > 0:
            state = "begun"
        said = words(f"run.phase.{state}", name=words(f"words.phase.{phase}"), percent=round(share * 100))
        told[phase] = (share, state, said)
    return told


class Rail(Panel):
    """The wide rail. `phase_chosen` tells a phase to go to, `activity_chosen` an activity."""

    phase_chosen = Signal(str)
    activity_chosen = Signal(str)
    escaped = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("right",), parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.diamonds = TwoDiamonds(theme)
        self.diamonds.chosen.connect(self.phase_chosen)
        self.agenda = AgendaList(theme, words)
        self.agenda.chosen.connect(self.activity_chosen)
        self.agenda.escaped.connect(self.escaped)
        self._plan = Text(words("run.agenda.plan"), theme, "caption", "inkSoft", weight=400)
        self._now = Text(words("run.agenda.likely"), theme, "caption", "inkSoft", weight=400)
        self._top = QVBoxLayout()
        self._top.addWidget(self.diamonds)
        heads = QHBoxLayout()
        heads.setContentsMargins(20, 9, 20, 0)
        heads.addWidget(self._plan)
        heads.addStretch(1)
        heads.addWidget(self._now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 8)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(Rule(theme))
        column.addLayout(heads)
        column.addWidget(self.agenda, 1)
        self.set_tight(False)

    def set_tight(self, tight: bool) -> None:
        """Stand in a small window: narrower, lower rows, one column of times."""
        self.setFixedWidth(self._stage.theme.scaled(TIGHT if tight else WIDE))
        self._top.setContentsMargins(19, 14 if tight else 22, 19, 10 if tight else 13)
        room = self.width() - 2 * 19 - 5
        self.diamonds.setFixedHeight(self.diamonds.height_in(room))
        self._now.setVisible(not tight)
        self._plan.setText(self._stage.words("run.agenda.time" if tight else "run.agenda.plan"))
        self.agenda.set_tight(tight)

    def show_line(self, line: Timeline, phases: PhaseWords) -> None:
        """Show where the meeting is."""
        words = self._stage.words
        current = next((row.phase for row in line.rows if row.state == timeline.NOW), None) or ""
        labels = {phase: words(f"words.phase.{phase}") for phase in PHASES}
        self.diamonds.show_progress(phases, current, labels)
        self.agenda.show_line(line)


class NarrowRail(Panel):
    """The narrow rail. `expand_wanted` asks for the wide one."""

    phase_chosen = Signal(str)
    expand_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("right",), parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._follow()
        theme.changed.connect(self._follow)
        self.diamonds = TwoDiamonds(theme, compact=True)
        self.diamonds.chosen.connect(self.phase_chosen)
        self.meeting = VerticalMeeting(theme, words("run.agenda.expand"))
        self.meeting.clicked.connect(self.expand_wanted)
        self.expand = Button("", theme, kind="quiet", icon="chevron-right", name=words("run.agenda.expand"))
        self.expand.clicked.connect(self.expand_wanted)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 11, 1, 6)
        column.setSpacing(0)
        column.addWidget(self.diamonds, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.meeting, 1)
        column.addWidget(self.expand, 0, Qt.AlignmentFlag.AlignHCenter)

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), 600)

    def _follow(self) -> None:
        self.setFixedWidth(round(NARROW * min(self._stage.theme.text_scale, GROWTH)))

    def show_line(self, line: Timeline, phases: PhaseWords) -> None:
        """Show where the meeting is."""
        words = self._stage.words
        current = next((row.phase for row in line.rows if row.state == timeline.NOW), None) or ""
        labels = {phase: words(f"words.phase.{phase}") for phase in PHASES}
        self.diamonds.show_progress(phases, current, labels)
        clock = agenda.clock_text(timeline.local_minutes(self._stage.desk.now()))
        row = line.rows[line.here] if line.here >= 0 else None
        place = words("run.top.place", n=line.here + 1, of=len(line.rows)) if row is not None else ""
        spoken = f"{row.title}, {place}" if row is not None else ""
        self.meeting.show_line(line, clock, spoken)
