"""The middle of presentations: the concept in brief, the feedback or the whole sheet, and the line below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.phases.concept_brief import ConceptBrief, WholeSheet
from facilitator.phases.feedback_columns import FeedbackColumns
from facilitator.phases.feedback_edit import FeedbackEdit
from facilitator.phases.pitch_queue import next_in
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.entry_line import EntryLine
from facilitator.widgets.surface import Empty
from facilitator.widgets.text import Text
from workshops import pitches
from workshops.model import Concept, Feedback


class PitchCentre(QWidget):
    """Shows one concept; before the first and after the last a sentence and one way on."""

    begin_wanted = Signal()
    sheets_wanted = Signal()
    whole_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.is_whole = False
        words, theme = stage.words, stage.theme
        self.brief = ConceptBrief(stage)
        self.brief.whole_wanted.connect(self.whole_wanted)
        self.columns = FeedbackColumns(stage)
        self.sheet = WholeSheet(stage)
        self.line = EntryLine(stage)
        self.edit = FeedbackEdit(stage)
        self.edit.left.connect(self.end_edit)
        self._reading = Text("", theme, "note", "inkSoft", wrap=True)
        self._middle = QStackedLayout()
        self.columns.setParent(self)  # a page without a parent would flash as a window of its own
        self._middle.addWidget(self.columns)
        self._middle.addWidget(self.sheet)
        self._lines = QWidget()
        self._foot = QStackedLayout(self._lines)
        self._foot.setContentsMargins(0, 0, 0, 0)
        for page in (self.line, self.edit, self._told()):
            self._foot.addWidget(page)
        self._lines.setFixedHeight(self.line.sizeHint().height())
        theme.changed.connect(self._dress)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        to_sheets = Button(words("deliver.centre.to_sheets"), theme)
        to_sheets.clicked.connect(self.sheets_wanted)
        self._begin = _Invitation(stage)
        self._begin.button.clicked.connect(self.begin_wanted)
        for page in (self._pitch(), self._begin, _padded(Empty(theme, words("deliver.centre.none"), to_sheets))):
            self._pages.addWidget(page)
        self._dress()

    @property
    def takes_words(self) -> bool:
        """Whether what is typed goes to the line."""
        return self._pages.currentIndex() == 0 and self._foot.currentWidget() is self.line

    def show_concept(self, concept: Concept | None, here: Concept | None) -> None:
        """Show this concept; `here` is the one that presents, which the line belongs to."""
        words, workshop = self._stage.words, self._stage.desk.workshop
        if concept is None:
            self._begin.show_state()
            self._pages.setCurrentIndex(1 if workshop.concepts else 2)
            return
        self._pages.setCurrentIndex(0)
        self.brief.show_concept(concept, self.is_whole)
        self.columns.show_feedback(pitches.of_concept(workshop, concept.id))
        if self.is_whole:
            self.sheet.show_concept(concept)
        self._middle.setCurrentWidget(self.sheet if self.is_whole else self.columns)
        if here is not None and concept.id == here.id:
            if self._foot.currentIndex() == 2:
                self._foot.setCurrentIndex(0)
        elif self._foot.currentWidget() is not self.edit:
            self._reading.setText(words("deliver.centre.reading", name=concept.name or words("deliver.unnamed")))
            self._foot.setCurrentIndex(2)

    def show_whole(self, whole: bool) -> None:
        """Whether the whole sheet stands in place of the feedback."""
        self.is_whole = whole

    def begin_edit(self, feedback: Feedback) -> None:
        """Change one piece of feedback, where new ones are written."""
        self._foot.setCurrentWidget(self.edit)
        self.edit.begin(feedback.id, feedback.kind, feedback.text)

    def end_edit(self, key: str) -> None:
        """Back to the line, with the row that was changed in focus."""
        self._foot.setCurrentWidget(self.line)
        self.columns.focus_row(key)

    def focus_first(self) -> None:
        """Where work begins: the line, or the button that begins."""
        if self._pages.currentIndex() == 1:
            self._begin.button.setFocus()
        elif self._pages.currentIndex() == 0 and self._foot.currentWidget() is self.line:
            self.line.setFocus()
        elif self._pages.currentIndex() == 0:
            self.columns.focus_kind(self._stage.entry.kind)

    def _pitch(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 0)
        column.setSpacing(0)
        column.addWidget(self.brief)
        column.addSpacing(16)
        column.addLayout(self._middle, 1)
        column.addSpacing(8)
        column.addWidget(self._lines)
        return page

    def _told(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 20)
        column.addWidget(self._reading, 1, Qt.AlignmentFlag.AlignVCenter)
        return page

    def _dress(self) -> None:
        self._lines.setFixedHeight(self.line.sizeHint().height())


class _Invitation(QWidget):
    """Before the first presentation, and after the last."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        theme = stage.theme
        self._title = Text("", theme, "heading1", wrap=True)
        self._how = Text("", theme, "say", "inkSoft", wrap=True)
        self.button = Button("", theme, stage.words("keys.Return"), size="live")
        self.button.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._how)
        column.addSpacing(16)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space is no answer here: somebody who has begun to type feedback would let a team begin by it."""
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space

    def show_state(self) -> None:
        """How many are to present, or that all have."""
        words, workshop = self._stage.words, self._stage.desk.workshop
        following = next_in(workshop)
        self.button.setVisible(following is not None)
        if following is None:
            self._title.setText(words("deliver.centre.everyone"))
            self._how.setText(words("deliver.centre.everyone_how"))
            return
        left = sum(not concept.pitched for concept in workshop.concepts)
        self._title.setText(words("deliver.centre.begin", left, minutes=workshop.pitch_minutes))
        self._how.setText(words("deliver.centre.begin_how"))
        self.button.set_text(words("deliver.centre.first", name=following.name or words("deliver.unnamed")))


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(widget)
    column.addStretch(1)
    return box
