"""The console's panel for phones: the switch, the way in, how many have come and written, and the words that wait."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.drawer import Drawer
from facilitator.phones.trial_panel import CodeSquare, TrialPanel
from facilitator.phones.words_list import WordsList
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.surface import Rule, Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import meeting
from workshops.serving.codes import spaced
from workshops.text import Refused

WIDTH = 384
OFF, ON = "off", "on"
AT_ONCE, WAIT = "at_once", "wait"


class PhonePanel(QWidget):
    """Who is here is told as numbers per team, never as who."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.on = Switch([(OFF, words("phones.off")), (ON, words("phones.on"))], theme, words("phones.switch"))
        self.state = Text("", theme, "note", "inkSoft", wrap=True)
        self.problem = Problem(theme)
        self.address = Text("", theme, "heading3", wrap=True)
        self.code_text = Text("", theme, "heading1")
        self.code = CodeSquare(theme, words("phones.room.code_name"))
        self.large = Button("", theme, " ".join(shown_keys("phones_large", words)))
        self.counts = Text("", theme, "body", weight=600, wrap=True)
        self.teams = QWidget()
        self._grid = QGridLayout(self.teams)
        self._cells: list[Text] = []
        self.waits = Switch(
            [(AT_ONCE, words("phones.at_once")), (WAIT, words("phones.wait"))], theme, words("phones.moderation")
        )
        self.list_heading = Text("", theme, "heading3")
        self.list = WordsList(stage)
        self.keys = Text(words("phones.list_keys"), theme, "note", "inkSoft", wrap=True)
        self.back = Button(words("phones.take_back"), theme, size="dense")
        self.trial = TrialPanel(stage)
        self.close_button = Button("", theme, kind="quiet", size="dense", icon="x", name=words("phones.close"))
        self._lay_out()
        self.on.chosen.connect(lambda value: self._switch(value == ON))
        self.large.clicked.connect(lambda: stage.phones.show_large(not stage.phones.is_large))
        self.waits.chosen.connect(lambda value: stage.phones.let_wait(value == WAIT))
        self.back.clicked.connect(stage.phones.undo)
        stage.phones.changed.connect(self.refresh)
        stage.phones.refused.connect(self._tell_refused)

    def refresh(self) -> None:
        """Everything as it stands."""
        if not self.isVisible() or not self._stage.desk.is_open:
            return
        phones, words = self._stage.phones, self._stage.words
        step = meeting.current(self._stage.desk.workshop)
        is_on, way = phones.is_on, phones.way
        self.on.choose(ON if is_on else OFF)
        self.on.setEnabled(is_on or phones.can)
        if step is None:
            self.state.setText(words("phones.not_begun"))
        elif is_on:
            self.state.setText(words("phones.is_on", title=step.title))
        else:
            self.state.setText(words("phones.is_off" if phones.can else "phones.nothing_to_do", title=step.title))
        self._meeting.setVisible(phones.runs and way is not None)
        self.code.show_code(phones.link)
        self.trial.setVisible(not phones.runs)
        if way is not None and phones.runs:
            self.address.setText(phones.address)
            self.code_text.setText(spaced(way.code))
            self.large.set_text(words("phones.small" if phones.is_large else "phones.large"))
            self.large.setEnabled(is_on)
            self.waits.choose(WAIT if way.waits else AT_ONCE)
            self._show_counts()
            self._show_words()

    def focus_first(self) -> None:
        """The switch has the focus."""
        focus = self.on.findChildren(QWidget)
        chosen = next((each for each in focus if each.focusPolicy() == Qt.FocusPolicy.StrongFocus), None)
        (chosen or self.close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _switch(self, on: bool) -> None:
        self.problem.tell("")
        self.trial.trial.stop()
        self._stage.phones.switch(on)
        self.refresh()

    def _tell_refused(self, refusal: object) -> None:
        if isinstance(refusal, Refused):
            self.problem.tell(refusal_sentence(self._stage.words, refusal))

    def _show_counts(self) -> None:
        phones, words = self._stage.phones, self._stage.words
        present = phones.present
        parts = [words("phones.room.joined", n=present.joined), words("phones.room.answered", n=phones.answered)]
        self.counts.setText(" · ".join([*parts, words("phones.done", n=present.done)]))
        teams = sorted(self._stage.desk.workshop.teams, key=lambda team: team.position)
        taken = present.taken(self._stage.desk.now())
        told = [""] + [words(f"phones.column.{name}") for name in ("joined", "wrote", "done")] if teams else []
        for team in teams:
            count = present.of_team(team.id)
            name = words("phones.fills_in", team=team.name) if team.id in taken else team.name
            told += [name, str(count.joined), str(count.wrote), str(count.done)]
        while len(self._cells) < len(told):
            self._add_cell()
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(told))
            cell.setText(told[number] if number < len(told) else "")

    def _add_cell(self) -> None:
        number = len(self._cells)
        role = "inkSoft" if number < 4 else "ink"
        cell = Text("", self._stage.theme, "note", role, elide=not number % 4)
        if number % 4:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(cell, number // 4, number % 4)
        self._cells.append(cell)

    def _show_words(self) -> None:
        words, waiting = self._stage.words, len(self._stage.phones.waiting)
        self.list.refresh()
        self.list_heading.setText(words("phones.waiting", n=waiting) if waiting else words("phones.latest"))
        self.list.setVisible(bool(self.list.rows.rows))
        self.keys.setVisible(bool(self.list.rows.rows))

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        head = QHBoxLayout()
        head.addWidget(Text(words("phones.title"), theme, "heading2"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        for text, shown in (("phones.go_to", self.address), ("phones.type_code", self.code_text)):
            beside.addWidget(Text(words(text), theme, "note", "inkSoft"))
            beside.addWidget(shown)
        beside.addStretch(1)
        way = QHBoxLayout()
        way.setSpacing(16)
        way.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        way.addLayout(beside, 1)
        self._meeting = QWidget()
        inside = QVBoxLayout(self._meeting)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addLayout(way)
        inside.addWidget(self.large, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.counts, self.teams, Rule(theme), Text(words("phones.moderation"), theme, "label"), self.waits,
                     self.list_heading, self.keys, self.list):  # fmt: skip
            inside.addWidget(part)
        inside.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(10)
        column.addLayout(head)
        for each in (self.on, self.state, self.problem, self._meeting, self.trial):
            column.addWidget(each)
        column.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(Scroll(body))
        self.setFixedWidth(theme.scaled(WIDTH))


class PhoneDrawer(Drawer):
    """Slides the panel over the right edge of the window, and gives the focus back."""

    def __init__(self, window: QWidget, stage: Stage) -> None:
        super().__init__(window, stage.theme, "right")
        self.setAccessibleName(stage.words("phones.title"))
        self.panel = PhonePanel(stage)
        self.hold(self.panel)
        self.panel.close_button.clicked.connect(self.close_up)
        stage.desk.opened.connect(self.close_up)

    def toggle(self) -> None:
        """Slide out with the focus on the switch, or back; nobody can come to a trial after that."""
        if self.is_out:
            self.close_up()
            return
        self.open_up()
        self.panel.refresh()
        self.panel.focus_first()

    def close_up(self) -> None:
        self.panel.trial.trial.stop()
        super().close_up()
