"""What the meeting is about, when and where, and the settings that most people leave as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.bound import BoundField, BoundSheet
from facilitator.console.day_line import DayLine, TimeLine
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import agenda, meeting
from workshops.change import Change

HIDDEN = "hide_until_reveal"
TIME_WIDTH = 104


class DetailsPanel(QWidget):
    """The challenge, the day, the hour and the place; `more` holds the rest, folded in to begin with."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words, theme = stage.words, stage.theme
        self.challenge = BoundSheet(stage, words("prepare.challenge"), "challenge", words("prepare.challenge_hint"))
        self.day = DayLine(stage, words("prepare.day.name"))
        self.start = TimeLine(stage, words("prepare.start_time"))
        self.place = BoundField(stage, words("prepare.place"), "place", words("prepare.place"), icon="map-pin")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.more = MorePanel(stage)
        head = QHBoxLayout()
        head.addWidget(Text(words("prepare.challenge"), theme, "heading2"))
        head.addStretch(1)
        head.addWidget(self.more.toggle)
        column.addLayout(head)
        column.addWidget(self.challenge)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, stretch in ((self.day, 4), (self.start, 0), (self.place, 3)):
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
        self._theme = theme
        theme.changed.connect(self._follow)
        self._follow()
        column.addLayout(row)
        column.addWidget(self.more)

    def refresh(self) -> None:
        """Show what is kept."""
        for field in (self.challenge, self.day, self.start, self.place):
            field.refresh()
        self.more.refresh()

    def _follow(self) -> None:
        self.start.setFixedWidth(self._theme.scaled(TIME_WIDTH))


class MorePanel(QWidget):
    """The settings behind `toggle`, which stands elsewhere: organisation, municipality, number in the register, minutes for a presentation, hidden notes, principles, words alike."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.toggle = Button(words("prepare.more.open"), theme, kind="quiet", icon="chevron-right", size="dense")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._fold)
        self.organisation = BoundField(stage, words("prepare.more.organisation"), "organisation", shown_name=True)
        self.municipality = BoundField(stage, words("prepare.more.municipality"), "municipality", shown_name=True)
        self.record = BoundField(stage, words("prepare.more.record_number"), "record_number", shown_name=True)
        self.pitch = Stepper(theme, 1, 60, words("prepare.more.pitch"))
        self.hidden = Switch(
            [("yes", words("prepare.more.hidden_yes")), ("no", words("prepare.more.hidden_no"))],
            theme,
            words("prepare.more.hidden"),
        )
        self.principles = Switch(
            [("yes", words("prepare.more.yes")), ("no", words("prepare.more.no"))],
            theme,
            words("prepare.more.principles"),
        )
        keys = " ".join(shown_keys("prepare_terms", words))
        self.terms = Button(words("prepare.more.change"), theme, keys, size="dense", name=words("prepare.more.terms"))
        self._lay_out()
        self._connect()
        self.hide()

    def follow(self, change: Change) -> None:
        """Teams that have written nothing yet follow the setting, also when it is undone."""
        workshop = self._stage.desk.workshop
        if any(row.after is not None and HIDDEN in row.after for row in change.on("workshops")):
            written = {idea.team_id for idea in workshop.ideas}
            fresh = [team.id for team in workshop.teams if team.id not in written]
            shown = not workshop.hide_until_reveal
            if any(team.revealed != shown for team in workshop.teams if team.id in fresh):
                self._stage.desk.note(meeting.reveal, fresh, shown)

    def refresh(self) -> None:
        """Show what is kept."""
        workshop = self._stage.desk.workshop
        for field in (self.organisation, self.municipality, self.record):
            field.refresh()
        self.pitch.set_value(workshop.pitch_minutes)
        self.hidden.choose("yes" if workshop.hide_until_reveal else "no")
        self.principles.choose("yes" if workshop.principles else "no")
        for switch in (self.hidden, self.principles):
            switch.update()

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 2, 0, 0)
        body.setSpacing(10)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        for field, stretch in ((self.organisation, 4), (self.municipality, 3), (self.record, 3)):
            fields.addWidget(field, stretch)
        body.addLayout(fields)
        controls = (
            ("hidden", self.hidden),
            ("principles", self.principles),
            ("pitch", self.pitch),
            ("terms", self.terms),
        )
        for key, control in controls:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(Text(words(f"prepare.more.{key}"), theme, "note", wrap=True), 1)
            row.addWidget(control)
            body.addLayout(row)

    def _connect(self) -> None:
        desk = self._stage.desk
        self.pitch.changed.connect(
            lambda minutes: desk.do(agenda.set_options, merge="pitch_minutes", pitch_minutes=minutes)
        )
        self.hidden.chosen.connect(lambda value: desk.do(agenda.set_options, hide_until_reveal=value == "yes"))
        self.principles.chosen.connect(lambda value: desk.do(agenda.set_options, principles=value == "yes"))

    def _fold(self, is_open: bool) -> None:
        self.setVisible(is_open)
        words = self._stage.words
        self.toggle.set_text(words("prepare.more.close" if is_open else "prepare.more.open"))
        self.toggle.set_icon("chevron-down" if is_open else "chevron-right")
