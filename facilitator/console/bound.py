"""Fields that are bound to the workshop: what is typed is kept at once, what is undone shows, a refusal stands under the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.desk import Desk
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.field import Field, Problem, Sheet
from workshops import agenda
from workshops.text import Refused, clean

ROOM = 6  # pixels
MOST_LINES = 9
UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def attempt(desk: Desk, verb: Callable[..., Any], *args: Any, merge: str = "", **kwargs: Any) -> Refused | None:
    """Do a verb; the refusal when there was one, for whoever asked."""
    refusals: list[Refused] = []
    desk.refused.connect(refusals.append)
    try:
        desk.do(verb, *args, merge=merge, **kwargs)
    finally:
        desk.refused.disconnect(refusals.append)
    return refusals[0] if refusals else None


def same(typed: str, kept: str) -> bool:
    """Whether what stands in a field is what is kept, spaces at the ends and double ones aside."""
    return " ".join(clean(typed).split()) == " ".join(kept.split())


class UndoPasses(QObject):
    """Lets Ctrl+Z in a field go on to the meeting once the field itself has nothing to take back."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = (event.matches(key) for key in UNDO)
        if isinstance(watched, QPlainTextEdit):
            document = watched.document()
            own = document.isUndoAvailable() if undo else document.isRedoAvailable()
        elif isinstance(watched, QLineEdit):
            own = watched.isUndoAvailable() if undo else watched.isRedoAvailable()
        else:
            return False
        if (undo or redo) and not own:
            event.ignore()
            return True
        return False


class BoundField(Field):
    """One line that is a column of the workshop's description. Typing in it is one step of undo until the focus leaves."""

    def __init__(
        self,
        stage: Stage,
        name: str,
        column: str,
        placeholder: str = "",
        *,
        shown_name: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(stage.theme, name, placeholder, shown_name=shown_name, icon=icon, parent=parent)
        self.stage, self.column = stage, column
        self._passes = UndoPasses(self)
        self.line.installEventFilter(self._passes)
        self.line.textEdited.connect(self._keep)
        self.line.editingFinished.connect(self._finish)

    def refresh(self) -> None:
        """Show what is kept, unless that is what stands there."""
        kept = str(getattr(self.stage.desk.workshop, self.column))
        if not same(self.text(), kept):
            self.set_text(kept)
            self.clear_error()

    def _finish(self) -> None:
        self.stage.desk.seal()
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)  # words that are longer than the line are read from their beginning

    def _keep(self, text: str) -> None:
        refusal = attempt(self.stage.desk, agenda.describe, merge=f"describe.{self.column}", **{self.column: text})
        if refusal is None:
            self.clear_error()
        else:
            self.show_error(refusal_sentence(self.stage.words, refusal))


class _OneParagraph(Sheet):
    """A sheet that Return leaves instead of breaking the line."""

    finished = Signal()

    def _wanted_height(self) -> int:
        """A little more than the lines take: the editor would scroll for a single pixel."""
        return super()._wanted_height() + ROOM

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            self.finished.emit()
            return
        super().keyPressEvent(event)


class BoundSheet(QWidget):
    """Text that grows over a few lines and is a column of the workshop's description. Return goes on to the next field."""

    def __init__(self, stage: Stage, name: str, column: str, placeholder: str = "", *, style: str = "heading2") -> None:
        super().__init__()
        self.stage, self.column = stage, column
        self.sheet = _OneParagraph(stage.theme, name, placeholder, lines=1, most=MOST_LINES, style=style)
        self.sheet.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._weigh()
        stage.theme.changed.connect(self._weigh)
        self._problem = Problem(stage.theme)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(6)
        column_.addWidget(self.sheet)
        column_.addWidget(self._problem)
        self._passes = UndoPasses(self)
        self.sheet.installEventFilter(self._passes)
        self._shown = False
        self.sheet.textChanged.connect(self._keep)
        self.sheet.entered.connect(lambda _text: stage.desk.seal())
        self.sheet.finished.connect(self.sheet.focusNextChild)
        self.setFocusProxy(self.sheet)

    @property
    def error(self) -> str:
        """What is wrong with the text; empty when nothing is."""
        return self._problem.text

    def refresh(self) -> None:
        """Show what is kept, unless that is what stands there."""
        kept = str(getattr(self.stage.desk.workshop, self.column))
        if not same(self.sheet.text(), kept):
            self._shown = True
            self.sheet.set_text(kept)
            self._shown = False
            self._problem.tell("")

    def _keep(self) -> None:
        if self._shown or same(self.sheet.text(), str(getattr(self.stage.desk.workshop, self.column))):
            return
        text = self.sheet.text()
        refusal = attempt(self.stage.desk, agenda.describe, merge=f"describe.{self.column}", **{self.column: text})
        self._problem.tell("" if refusal is None else refusal_sentence(self.stage.words, refusal))

    def _weigh(self) -> None:
        self.sheet.setFont(self.stage.theme.font("heading2", weight=400))
        self.sheet.document().setDocumentMargin(4)
