"""The agenda of the plan: its table, what it adds up to, and every way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.activity_details import ActivityDetails
from facilitator.console.activity_menu import ActivityMenu
from facilitator.console.agenda_table import AgendaRow, AgendaTable
from facilitator.console.bound import attempt
from facilitator.console.day_line import TimeLine
from facilitator.console.overfull import OverfullLine
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops import agenda, methods
from workshops.model import Activity, Workshop
from workshops.phases import BREAK, PHASES, PITCH
from workshops.text import Refused

NEW_MINUTES = 10
ENDS_WIDTH = 128
LARGE = 1.4
"""From this size of type on, what stands under the table takes two lines."""


class AgendaPanel(QWidget):
    """Heading, table and button. `stepped` tells the id of the activity that keys act on."""

    stepped = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._names: dict[str, str] = {}
        self._planned = 0
        words, theme = stage.words, stage.theme
        self.table = AgendaTable(
            theme,
            words("prepare.agenda.heading"),
            words("prepare.agenda.minutes"),
            (
                " ".join(shown_keys("prepare_earlier", words)),
                " ".join(shown_keys("prepare_later", words)),
                words("prepare.agenda.move"),
            ),
        )
        self._menu = ActivityMenu(stage, self)
        self._sum = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self.over = OverfullLine(stage)
        self._problem = Problem(theme)
        self.ends = TimeLine(stage, words("prepare.agenda.ends"), "ends", words("prepare.agenda.ends_hint"))
        self.details = ActivityDetails(stage)
        self._details = Scroll(self.details)
        self._details.hide()
        self._lay_out()
        self._connect()
        self._bind_keys()

    @property
    def sum(self) -> str:
        """What the agenda adds up to, in words."""
        return self._sum.text()

    @property
    def problem(self) -> str:
        """Why the last wish was refused; empty when it was not."""
        return self._problem.text

    def plan(self, minutes: int) -> None:
        """How long the meeting is meant to be at most, in minutes; 0 for no limit."""
        self._planned = minutes

    def refresh(self) -> None:
        """Show the agenda as it is kept."""
        workshop = self._stage.desk.workshop
        starts = {slot.activity: slot.start for slot in agenda.slots(workshop)}
        self.table.show_rows([self._row(workshop, step, starts[step.id]) for step in agenda.steps(workshop)])
        self._tell_sum(workshop, min(starts.values(), default=0))
        self.ends.refresh()
        self._show_details()

    def add(self) -> None:
        """A new activity after the current one, ready to be named."""
        at = self.table.current
        workshop = self._stage.desk.workshop
        before = {step.id for step in workshop.activities}
        near = next((step for step in workshop.activities if step.id == at), None)
        phase = near.phase if near is not None else None
        title = self._stage.words("prepare.agenda.new")
        if self._asked(agenda.add, title, NEW_MINUTES, phase, "discussion", None, at):
            made = next(step.id for step in self._stage.desk.workshop.activities if step.id not in before)
            self.table.rename(made)

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        heading = QHBoxLayout()
        heading.setSpacing(12)
        heading.addWidget(Text(words("prepare.agenda.heading"), theme, "heading2"))
        heading.addStretch(1)
        heading.addWidget(self._sum, 0, Qt.AlignmentFlag.AlignBottom)
        self._add = Button(
            words("prepare.agenda.add"), theme, " ".join(shown_keys("prepare_add", words)), icon="plus", size="dense"
        )
        self._add.clicked.connect(self.add)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 8, 0, 4)
        foot.setSpacing(8)
        keys = " ".join(shown_keys("prepare_details", words))
        self.more = Button(words("prepare.details.open"), theme, keys, kind="quiet", icon="chevron-right", size="dense")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._fold)
        foot.addWidget(self._add)
        foot.addWidget(self.more)
        foot.addStretch(1)
        end = QHBoxLayout()
        end.setSpacing(8)
        end.addStretch(1)
        end.addWidget(Text(words("prepare.agenda.ends"), theme, "label", "inkSoft", weight=400))
        end.addWidget(self.ends)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addLayout(foot)
        self._foot.addLayout(end)
        theme.changed.connect(self._fit)
        self._fit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addSpacing(8)
        column.addWidget(self.over)
        column.addWidget(self._problem)
        column.addWidget(self.table, 1000)
        column.addLayout(self._foot)
        column.addWidget(self._details)
        column.addStretch(1)

    def _fit(self) -> None:
        """Large type stands in two lines under the table, so that the column grows no wider."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if self._stage.theme.text_scale >= LARGE else across)
        self.ends.setFixedWidth(self._stage.theme.scaled(ENDS_WIDTH))

    def _connect(self) -> None:
        table = self.table
        table.stepped.connect(self.stepped)
        table.stepped.connect(lambda _key: self._show_details())
        table.left_row.connect(self._stage.desk.seal)
        table.titled.connect(self._retitle)
        table.minutes_set.connect(self._set_minutes)
        table.removed.connect(self._remove)
        table.dropped.connect(lambda key, place: self._asked(agenda.move, key, place))
        table.phase_wanted.connect(self._menu.ask_phase)
        table.method_wanted.connect(self._menu.ask_method)
        table.menu_wanted.connect(self._menu.ask)
        self._menu.chosen.connect(lambda key, columns: self._asked(agenda.change, key, **columns))

    def _bind_keys(self) -> None:
        words, table = self._stage.words, self.table
        bind(table, "prepare_earlier", words, lambda: self._move(-1))
        bind(table, "prepare_later", words, lambda: self._move(1))
        bind(table, "prepare_more", words, lambda: self._step_minutes(1))
        bind(table, "prepare_less", words, lambda: self._step_minutes(-1))
        bind(table, "prepare_add", words, self.add)
        bind(table, "prepare_remove", words, lambda: self._remove(table.current))
        bind(self, "prepare_details", words, self.more.click)
        bind(table, "prepare_pin", words, self._toggle_pin)
        bind(table, "prepare_rename", words, lambda: table.rename(table.current or ""))
        for name, ask, column in (
            ("prepare_phase", self._menu.ask_phase, "phase"),
            ("prepare_work", self._menu.ask_work, "method"),
            ("prepare_method", self._menu.ask_method, "method"),
        ):
            bind(table, name, words, lambda ask=ask, column=column: self._ask(ask, column))  # type: ignore[misc]

    def _fold(self, is_open: bool) -> None:
        """Details come with the caret in them, and go with the focus back on the table."""
        words = self._stage.words
        self._details.setVisible(is_open)
        self.more.set_text(words("prepare.details.close" if is_open else "prepare.details.open"))
        self.more.set_icon("chevron-down" if is_open else "chevron-right")
        self._show_details()
        if is_open:
            self.details.focus_first()
            QTimer.singleShot(0, self, lambda: self.table.choose(self.table.current))  # the table is lower now
        else:
            self.table.setFocus()

    def _show_details(self) -> None:
        if self._stage.desk.is_open and not self._details.isHidden():
            steps = self._stage.desk.workshop.activities
            self.details.show_activity(next((step for step in steps if step.id == self.table.current), None))

    def _toggle_pin(self) -> None:
        """Fix the current row to the time that it is planned for, or let it go."""
        row = self.table.row(self.table.current)
        if row is not None:
            self._asked(agenda.change, row.id, pinned="" if row.pinned else row.time)

    def _ask(self, ask: object, column: str) -> None:
        key = self.table.current
        if key is not None and callable(ask):
            ask(key, self.table.spot(key, column))

    def _asked(self, verb: object, *args: object, merge: str = "", **columns: object) -> bool:
        """Do a verb; a refusal is said above the table."""
        assert callable(verb)
        refusal = attempt(self._stage.desk, verb, *args, merge=merge, **columns)
        self._say(refusal)
        return refusal is None

    def _say(self, refusal: Refused | None) -> None:
        self._problem.tell("" if refusal is None else refusal_sentence(self._stage.words, refusal))

    def _retitle(self, key: str, text: str) -> None:
        if not self._asked(agenda.change, key, title=text):
            self.table.rename(key, text)

    def _set_minutes(self, key: str, minutes: int) -> None:
        self._asked(agenda.change, key, minutes=minutes, merge=f"minutes.{key}")

    def _step_minutes(self, by: int) -> None:
        row = self.table.row(self.table.current)
        if row is not None:
            self._set_minutes(row.id, row.minutes + by)

    def _move(self, by: int) -> None:
        key = self.table.current
        place = self.table.rows.place(key) if key is not None else -1
        if key is not None and 0 <= place + by < len(self.table.rows.rows):
            self._asked(agenda.move, key, place + by)
            self.table.choose(key)

    def _remove(self, key: str | None) -> None:
        if key:
            self._asked(agenda.remove, key)

    def _row(self, workshop: Workshop, step: Activity, start: int) -> AgendaRow:
        words = self._stage.words
        kind = "break" if step.work == BREAK else step.phase or "line"
        phase = words(f"words.phase.{step.phase}") if step.phase in PHASES else ""
        method, warning = self._method(workshop, step)
        parts = (agenda.clock_text(start), step.title, phase, words(f"words.work.{step.work}"), method, warning)
        fixed = [words("run.agenda.locked")] if step.pinned else []
        fixed += [words("run.agenda.beside")] if step.beside else []
        spoken = ", ".join((*(p for p in parts if p), words("words.count.minutes", n=step.minutes), *fixed))
        shown = step.title, method, step.minutes, spoken, warning
        return AgendaRow(step.id, agenda.clock_text(start), kind, *shown, bool(step.pinned), step.beside)

    def _method(self, workshop: Workshop, step: Activity) -> tuple[str, str]:
        """The method in words, and a sentence where the presentations need more minutes than there are."""
        words = self._stage.words
        if step.work == PITCH and workshop.teams:
            teams, each = len(workshop.teams), workshop.pitch_minutes
            said = words("prepare.agenda.pitches", teams=words("words.count.teams", n=teams), minutes=each)
            over = teams * each > step.minutes
            return said, words("prepare.agenda.pitches_over", said=said, sum=teams * each) if over else ""
        if step.method is None:
            work = words(f"words.work.{step.work}")
            return "" if step.work == BREAK or work.casefold() in step.title.casefold() else work, ""
        if step.method not in self._names:
            found = methods.load(step.method, words.language)
            self._names[step.method] = found.name if found is not None else step.method
        return self._names[step.method], ""

    def _tell_sum(self, workshop: Workshop, start: int) -> None:
        words, total = self._stage.words, agenda.total_minutes(workshop)
        end = agenda.clock_text(start + total)
        if not workshop.activities:
            self._sum.setText(words("prepare.agenda.empty"))
        else:
            self._sum.setText(words("prepare.agenda.sum", n=total, start=agenda.clock_text(start), end=end))
        over = total - self._planned if self._planned and not workshop.ends else 0
        meant = agenda.clock_text(start + self._planned)
        self.over.refresh(words("prepare.agenda.over", n=over, end=end, planned=meant) if over > 0 else "")
