"""What comes out of the meeting, as two lists that are written, changed and removed by keyboard: decisions and actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.painting.shapes import paint_check
from facilitator.phases.action_form import ActionForm
from facilitator.phases.attempt import attempt
from facilitator.phases.decision_form import DecisionForm
from facilitator.phases.ink import lines, write
from facilitator.phases.rows import RowList, RowState
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text
from workshops import dates, outcomes
from workshops.model import Action, Decision, Workshop

LEVEL_SHARE = 0.36
NARROW = 360


@dataclass(frozen=True, slots=True)
class Record:
    """A decision (`aside` is its level) or an action (`aside` the day, `under` the role)."""

    id: str
    text: str
    aside: str
    under: str
    spoken: str
    done: bool = False


class OutcomePanel(QWidget):
    """Heading, list and form. `grow`: the panel is as high as its rows and the form comes when asked for.

    Otherwise the list scrolls, and the form always stands at the foot.
    """

    left = Signal()
    moved = Signal()

    kind = ""
    action = ""

    def __init__(
        self, stage: Stage, form: DecisionForm | ActionForm, grow: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._stage, self._grow = stage, grow
        self.form = form
        words, theme = stage.words, stage.theme
        self._concept: str | None = None
        self._count = Text("", theme, "heading3", "inkSoft", weight=400)
        keys = " ".join(shown_keys(self.action, words))
        self.new = Button(words(f"deliver.{self.kind}.new"), theme, keys, size="dense")
        self.new.setAccessibleName(words(f"deliver.{self.kind}.write"))
        self.new.clicked.connect(self.write)
        title = words(f"deliver.{self.kind}.title")
        self.list: RowList[Record] = RowList(theme, title, self._draw, self._measure, grow=grow, bound=not grow)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.on_key = self._key
        self._nothing = Text(words(f"deliver.{self.kind}.empty"), theme, "note", "inkSoft")
        self.form.left.connect(self._leave)
        self._lay(title)
        if grow:
            self.form.hide()

    def about(self, concept: str | None) -> None:
        """The concept that what is written next belongs to."""
        self._concept = concept

    def show_records(self, records: list[Record]) -> None:
        """Show these."""
        self.list.show_rows(records)
        self._count.setText(str(len(records)) if records else "")
        self._nothing.setVisible(not records)
        self.list.setVisible(bool(records))

    def write(self) -> None:
        """Open the form for a new one."""
        self._show_form()
        if self.form.key:
            self.form.begin()
        self.form.focus_first()
        self.moved.emit()

    def _lay(self, title: str) -> None:
        theme = self._stage.theme
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(title, theme, "heading3" if self._grow else "heading2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(4 if self._grow else 10)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 0 if self._grow else 1)
        column.addSpacing(12)
        column.addWidget(self.form)
        if not self._grow:
            column.addStretch(0)

    def _show_form(self) -> None:
        if self._grow:
            self.form.show()
            self.new.hide()

    def _leave(self) -> None:
        """Esc: the form goes, or is emptied; whoever holds the panel says where the focus goes."""
        key = self.form.key
        self.form.begin()
        if self._grow:
            self.form.hide()
            self.new.show()
        if key and self.list.choose(key):
            self.list.setFocus()
        else:
            self.left.emit()

    def _saved(self) -> None:
        """A changed one goes back to its row; after a new one the form waits for the next."""
        key = self.form.key
        self.form.begin()
        if key:
            if self._grow:
                self.form.hide()
                self.new.show()
            self.list.choose(key)
            self.list.setFocus()
        else:
            self.form.focus_first()
            self.moved.emit()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return self._own_key(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        return False

    def _open(self, key: str) -> None:
        raise NotImplementedError

    def _remove(self, key: str) -> None:
        raise NotImplementedError

    def _measure(self, record: Record, width: int) -> int:
        laid = lines(self._stage.theme, "body", record.text, self._text_width(record, width))
        under = self._stage.theme.leading("label") if record.under or self._aside_below else 0
        return round(laid.height) + under + 17

    @property
    def _aside_below(self) -> bool:
        return False

    def _text_width(self, record: Record, width: float) -> float:
        mark = self._stage.theme.scaled(26) if record.done else 0
        return width - mark - 4 if self._aside_below else width * (1 - LEVEL_SHARE) - mark

    def _draw(self, painter: QPainter, area: QRectF, record: Record, state: RowState) -> None:
        theme = self._stage.theme
        if state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        x = area.left()
        laid = lines(theme, "body", record.text, self._text_width(record, area.width()))
        if record.done:
            side = float(theme.scaled(17))
            paint_check(painter, theme, "done", QRectF(x, area.top() + 8 + (laid.leading - side) / 2, side, side))
            x += theme.scaled(26)
        laid.paint(painter, QPointF(x, area.top() + 8), theme.colour("inkSoft" if record.done else "ink"))
        first = area.top() + 8 + laid.leading / 2
        below = area.top() + 8 + laid.height + theme.leading("label") / 2
        if self._aside_below:
            taken = write(painter, theme, "label", "inkSoft", record.aside, area.right(), below, weight=400, right=True)
            write(painter, theme, "label", "inkSoft", record.under, x, below, area.right() - taken - 12 - x, weight=400)
        else:
            room = area.width() * LEVEL_SHARE - 12
            write(painter, theme, "label", "inkSoft", record.aside, area.right(), first, room, weight=400, right=True)
            if record.under:
                write(painter, theme, "label", "inkSoft", record.under, x, below, area.right() - x, weight=400)
        hair = theme.line("hair")
        painter.fillRect(QRectF(area.left(), area.bottom() - hair, area.width(), hair), theme.colour("line"))


class DecisionsPanel(OutcomePanel):
    """Decisions with their levels."""

    kind = "decision"
    action = "deliver_decision"

    def __init__(self, stage: Stage, grow: bool, parent: QWidget | None = None) -> None:
        form = DecisionForm(stage, closes=grow)
        super().__init__(stage, form, grow, parent)
        form.submitted.connect(self._submit)
        self._form = form

    def refresh(self) -> None:
        """Show the decisions of the workshop."""
        workshop = self._stage.desk.workshop
        self.show_records([self._record(workshop, d) for d in sorted(workshop.decisions, key=lambda d: d.seq)])

    def _record(self, workshop: Workshop, decision: Decision) -> Record:
        words = self._stage.words
        level = words(f"words.level_inline.{decision.level}")
        spoken = words("deliver.decision.spoken", text=decision.text, level=level)
        concept = next((c.name for c in workshop.concepts if c.id == decision.concept_id), "")
        return Record(decision.id, decision.text, level, concept if not self._grow else "", spoken)

    def _submit(self, key: str, text: str, level: str) -> None:
        desk = self._stage.desk
        if key:
            refusal = attempt(desk, outcomes.redecide, key, text, level)
        else:
            refusal = attempt(desk, outcomes.decide, text, level, self._concept)
        if refusal is None:
            self._saved()
        else:
            self._form.refuse(refusal_sentence(self._stage.words, refusal))

    def _open(self, key: str) -> None:
        found = next((each for each in self._stage.desk.workshop.decisions if each.id == key), None)
        if found is not None:
            self._show_form()
            self._form.begin(key, found.text, found.level)
            self._form.focus_first()
            self.moved.emit()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(outcomes.undecide, key)


class ActionsPanel(OutcomePanel):
    """Actions with role and day; Space ticks one off."""

    kind = "action"
    action = "deliver_action"

    def __init__(self, stage: Stage, grow: bool, parent: QWidget | None = None) -> None:
        form = ActionForm(stage, closes=grow)
        super().__init__(stage, form, grow, parent)
        form.submitted.connect(self._submit)
        self._form = form

    @property
    def _aside_below(self) -> bool:
        return True

    def refresh(self) -> None:
        """Show the actions of the workshop, and learn the roles that are in them."""
        workshop = self._stage.desk.workshop
        actions = sorted(workshop.actions, key=lambda a: a.seq)
        self.show_records([self._record(workshop, action) for action in actions])
        used = {action.role for action in actions if action.role}
        usual = self._stage.words("deliver.action.roles").split("|")
        self._form.offer(sorted(used | set(usual), key=str.casefold), self._base(workshop))

    def _base(self, workshop: Workshop) -> date:
        """The day of the meeting, from which a day without a year counts."""
        try:
            return date.fromisoformat(workshop.date)
        except ValueError:
            return datetime.fromtimestamp(self._stage.desk.now(), UTC).astimezone().date()

    def _record(self, workshop: Workshop, action: Action) -> Record:
        words = self._stage.words
        form = "short" if action.due[:4] == str(self._base(workshop).year) else "short_year"
        day = dates.text(words, action.due, form) if action.due else words("deliver.action.no_day")
        role = action.role or words("deliver.action.no_role")
        text = words("deliver.action.done", text=action.what) if action.done else action.what
        spoken = words("deliver.action.spoken", text=text, role=role, when=day)
        return Record(action.id, action.what, day if action.due else "", role, spoken, action.done)

    def _submit(self, key: str, what: str, role: str, due: str) -> None:
        desk = self._stage.desk
        if key:
            refusal = attempt(desk, outcomes.reassign, key, what, role, due)
        else:
            refusal = attempt(desk, outcomes.assign, what, role, due, self._concept)
        if refusal is None:
            self._saved()
        else:
            self._form.refuse(refusal_sentence(self._stage.words, refusal))

    def _open(self, key: str) -> None:
        found = next((each for each in self._stage.desk.workshop.actions if each.id == key), None)
        if found is not None:
            self._show_form()
            self._form.begin(key, found.what, found.role, found.due)
            self._form.focus_first()
            self.moved.emit()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(outcomes.unassign, key)

    def _own_key(self, event: QKeyEvent) -> bool:
        key = self.list.current
        if event.key() != Qt.Key.Key_Space or key is None:
            return False
        found = next((each for each in self._stage.desk.workshop.actions if each.id == key), None)
        if found is not None:
            self._stage.desk.do(outcomes.complete, key, not found.done)
        return True
