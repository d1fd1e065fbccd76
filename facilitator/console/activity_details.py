"""More about the activity that stands chosen in the plan: who leads it, what is fixed, and notes for whoever leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.bound import UndoPasses, attempt, same
from facilitator.phases.action_form import looks_like_a_name
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.field import Field, Problem, Sheet
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Panel
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import agenda
from workshops.model import Activity
from workshops.text import clean

TIME_WIDTH = 104
NO, YES = "no", "yes"
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
LARGE = 1.4
"""From this size of type on, lines are split in two."""


class ActivityDetails(Panel):
    """Follows the current row of the agenda. What is typed is kept at once; a refusal stands under its field."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("top",), parent=parent)
        self._stage = stage
        self._key = ""
        self._showing = False
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("prepare.details.name"))
        self._title = Text("", theme, "label", "inkSoft", weight=600, elide=True)
        self.presenter = Field(theme, words("prepare.details.presenter"), words("prepare.details.presenter_hint"))
        self.pinned = Field(theme, words("prepare.details.pinned"), words("prepare.details.pinned_hint"), icon="lock")
        self.least = Stepper(theme, 0, agenda.LONGEST, words("prepare.details.least"), size="dense")
        self.beside = Switch(
            [(NO, words("prepare.details.after")), (YES, words("prepare.details.beside"))],
            theme,
            words("prepare.details.when"),
        )
        self.notes = Sheet(
            theme, words("prepare.details.notes"), words("prepare.details.notes_hint"), lines=2, most=5, style="note"
        )
        self._problem = Problem(theme)
        self._passes = UndoPasses(self)
        self._lay_out()
        self._connect()
        stage.theme.changed.connect(self._fit)
        self._fit()

    def show_activity(self, activity: Activity | None) -> None:
        """Show this one; a field that is being written keeps what stands in it."""
        key = activity.id if activity is not None else ""
        other, self._key = key != self._key, key
        self.setEnabled(activity is not None)
        if activity is None:
            return
        self._showing = True
        self._title.setText(self._stage.words("prepare.details.about", title=activity.title))
        for field, kept in ((self.presenter, activity.presenter), (self.pinned, activity.pinned)):
            if other or not (same(field.text(), kept) or (field.line.hasFocus() and field.line.isModified())):
                field.set_text(kept)
                field.clear_error()
        if other or not same(self.notes.text(), activity.notes):
            self.notes.set_text(activity.notes)
        if other:
            self._problem.tell("")
        self.least.set_value(activity.least)
        self.beside.choose(YES if activity.beside else NO)
        self._showing = False

    def focus_first(self) -> None:
        """The caret stands in the first field."""
        self.presenter.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        first, second, least = QBoxLayout(ACROSS), QBoxLayout(ACROSS), QHBoxLayout()
        for row in (first, second, least):
            row.setSpacing(12)
        self._rows = (first, second)
        first.addWidget(self.presenter, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.pinned, 0, Qt.AlignmentFlag.AlignTop)
        least.addWidget(Text(words("prepare.details.least"), theme, "note"))
        least.addWidget(self.least)
        least.addWidget(Text(words("prepare.details.least_hint"), theme, "label", "inkSoft", weight=400, elide=True), 1)
        second.addLayout(least, 1)
        second.addWidget(self.beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 10)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.notes)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        self.presenter.line.textEdited.connect(lambda text: self._keep(self.presenter, presenter=text))
        self.presenter.left.connect(self._see_to_roles)
        self.pinned.left.connect(self._read_time)
        self.notes.textChanged.connect(self._keep_notes)
        self.least.changed.connect(lambda minutes: self._keep(None, least=minutes))
        self.beside.chosen.connect(lambda value: self._keep(None, beside=value == YES))
        for line in (self.presenter.line, self.pinned.line):
            line.installEventFilter(self._passes)
            line.editingFinished.connect(self._stage.desk.seal)
        self.notes.installEventFilter(self._passes)
        self.notes.entered.connect(lambda _text: self._stage.desk.seal())

    def _keep(self, field: Field | None, **columns: str | int | bool) -> bool:
        if self._showing or not self._key:
            return False
        (name,) = columns
        refusal = attempt(self._stage.desk, agenda.change, self._key, merge=f"{name}.{self._key}", **columns)
        said = "" if refusal is None else refusal_sentence(self._stage.words, refusal)
        if field is None:
            self._problem.tell(said)
        elif said:
            field.show_error(said)
        else:
            field.clear_error()
        return refusal is None

    def _see_to_roles(self, text: str) -> None:
        """What looks like a person's name is kept, and told of: a role is enough."""
        if looks_like_a_name(text, ()):
            self.presenter.show_error(self._stage.words("prepare.details.role"))

    def _keep_notes(self) -> None:
        step = next((step for step in self._stage.desk.workshop.activities if step.id == self._key), None)
        if step is not None and clean(self.notes.text()).strip() != step.notes.strip():
            self._keep(None, notes=self.notes.text())

    def _read_time(self, text: str) -> None:
        """The time is read when the line is left; what can't be read stays, with the reason under it."""
        if self.pinned.line.isModified() and self._keep(self.pinned, pinned=text.strip()):
            self.pinned.line.setModified(False)
            step = next(step for step in self._stage.desk.workshop.activities if step.id == self._key)
            self.pinned.set_text(step.pinned)

    def _fit(self) -> None:
        """In large type, what stands side by side stands in lines of its own."""
        for row in self._rows:
            row.setDirection(DOWN if self._stage.theme.text_scale >= LARGE else ACROSS)
        self.pinned.setFixedWidth(self._stage.theme.scaled(TIME_WIDTH + 56))
