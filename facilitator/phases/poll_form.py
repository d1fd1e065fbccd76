"""The form of a question: its kind, its words, its options or the ends of its scale. In place, never a dialog."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field, Problem, Sheet
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Panel, Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import polls
from workshops.model import Poll, PollOption
from workshops.phases import POLLS

COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands in the form."""

    kind: str
    question: str
    options: tuple[str, ...]
    least: int
    most: int
    low: str
    high: str
    unit: str


class PollForm(QWidget):
    """`saved` carries what is wanted, `left` that nothing is; `moved` and `removed` act on the question being changed."""

    saved = Signal(object)
    left = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.poll = ""
        self._title = Text("", theme, "heading2")
        kinds = [(kind, words(f"polls.kind.{kind}")) for kind in POLLS]
        self.kind = Switch(kinds, theme, words("polls.form.kind"), columns=COLUMNS)
        self._about = Text("", theme, "note", "inkSoft", wrap=True)
        self.question = Field(theme, words("polls.form.question"), words("polls.form.question_hint"), shown_name=True)
        self.options = Sheet(theme, words("polls.form.options"), words("polls.form.options_hint"), lines=4, most=8)
        self.least = Stepper(theme, polls.LOWEST, polls.HIGHEST - 1, words("polls.form.least"), value=1)
        self.most = Stepper(theme, polls.LOWEST + 1, polls.HIGHEST, words("polls.form.most"), value=5)
        self.low = Field(theme, words("polls.form.low"), words("polls.form.low_hint"), shown_name=True)
        self.high = Field(theme, words("polls.form.high"), words("polls.form.high_hint"), shown_name=True)
        self.unit = Field(theme, words("polls.form.unit"), words("polls.form.unit_hint"), shown_name=True)
        self._problem = Problem(theme, self)
        self.save = Button("", theme, " ".join(shown_keys("polls_save", words)), "accent")
        self.cancel = Button(words("polls.form.cancel"), theme, "Esc")
        self._earlier = Button(words("polls.form.earlier"), theme, icon="chevron-up", size="dense")
        self._later = Button(words("polls.form.later"), theme, icon="chevron-down", size="dense")
        self._remove = Button(words("polls.form.remove"), theme, size="dense")
        self._lay_out()
        self._connect()

    @property
    def error(self) -> str:
        """Why it was not taken, in words."""
        return self._problem.text

    def begin(self, poll: Poll | None = None, options: list[PollOption] | None = None) -> None:
        """An empty form, or that of a question."""
        words = self._stage.words
        self.poll = poll.id if poll is not None else ""
        key = "edit" if poll is not None else "new"
        self._title.setText(words(f"polls.form.title_{key}"))
        self.save.set_text(words(f"polls.form.save_{key}"))
        self.kind.choose(poll.kind if poll is not None else "single")
        self.question.set_text(poll.question if poll is not None else "")
        self.options.setPlainText("\n".join(each.text for each in options or []))
        self.least.set_value(poll.least if poll is not None else 1)
        self.most.set_value(poll.most if poll is not None else 5)
        for field, said in ((self.low, "low"), (self.high, "high"), (self.unit, "unit")):
            field.set_text(getattr(poll, said) if poll is not None else "")
        self._beside.setVisible(poll is not None)
        self._problem.tell("")
        self._follow_kind()

    def focus_first(self) -> None:
        """The question is what comes to mind first."""
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why it was not taken; everything typed stays."""
        self._problem.tell(sentence)

    def finish(self) -> None:
        """Hand over what stands here."""
        self.saved.emit(
            Wanted(
                kind=self.kind.value,
                question=self.question.text(),
                options=tuple(self.options.toPlainText().split("\n")),
                least=self.least.value,
                most=self.most.value,
                low=self.low.text(),
                high=self.high.text(),
                unit=self.unit.text(),
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.accept()  # what is typed here is no answer

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        self._options_box = _column(
            Text(words("polls.form.options"), theme, "label", "inkSoft", weight=600), self.options
        )
        steps = QHBoxLayout()
        steps.setSpacing(16)
        for name, stepper in (("least", self.least), ("most", self.most)):
            steps.addWidget(_column(Text(words(f"polls.form.{name}"), theme, "label", "inkSoft", weight=600), stepper))
        steps.addWidget(self.low, 1)
        steps.addWidget(self.high, 1)
        steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scale_box = QWidget()
        steps.setContentsMargins(0, 0, 0, 0)
        self._scale_box.setLayout(steps)
        self._beside = QWidget()
        beside = QHBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        for button in (self._earlier, self._later, self._remove):
            beside.addWidget(button)
        contents = QWidget()
        inner = QVBoxLayout(contents)
        inner.setContentsMargins(22, 18, 22, 18)
        inner.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._beside)
        inner.addLayout(head)
        for part in (self.kind, self._about, self.question, self._options_box, self._scale_box, self.unit):
            inner.addWidget(part)
        inner.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(22, 10, 22, 14)
        foot.setSpacing(10)
        foot.addWidget(self._problem, 1)
        foot.addStretch(0)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        panel = Panel(theme)
        whole = QVBoxLayout(panel)
        whole.setContentsMargins(2, 2, 2, 2)
        whole.setSpacing(0)
        whole.addWidget(Scroll(contents), 1)
        whole.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._follow_kind)
        self.question.entered.connect(self._go_on)
        for field in (self.low, self.high, self.unit):
            field.entered.connect(self.finish)
        for part in (self.question, self.low, self.high, self.unit):
            part.changed.connect(lambda _text: self._problem.tell(""))
        self.options.textChanged.connect(lambda: self._problem.tell(""))
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.left)
        self._earlier.clicked.connect(lambda: self.moved.emit(-1))
        self._later.clicked.connect(lambda: self.moved.emit(1))
        self._remove.clicked.connect(self.removed)

    def _go_on(self) -> None:
        """Return in the question: to the options where there are some to write, else it is done."""
        if self._options_box.isVisibleTo(self) and not self.options.toPlainText().strip():
            self.options.setFocus()
        else:
            self.finish()

    def _follow_kind(self) -> None:
        kind = self.kind.value
        self._about.setText(self._stage.words(f"polls.about.{kind}"))
        self._options_box.setVisible(kind in polls.CHOICES)
        self._scale_box.setVisible(kind == "scale")
        self.unit.setVisible(kind == "number")


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(7)
    for widget in widgets:
        column.addWidget(widget)
    return box
