"""Undo and redo in words: what was taken back, where it was done, and the text line that has its own undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from facilitator.stage import Stage, step_name
from facilitator.widgets.toast import Toast
from workshops import meeting
from workshops.change import Change, RowDiff
from workshops.model import Activity, Workshop
from workshops.phases import PHASES

LONGEST = 2_000  # steps whose place is remembered


class Footprints(QObject):
    """Remembers in which activity each step was done, so that undoing it can go there."""

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = stage.desk
        self._places: dict[int, tuple[RowDiff, str]] = {}
        self._desk.changed.connect(self._remember)
        self._desk.opened.connect(self._places.clear)

    def where(self, change: Change) -> str | None:
        """The activity a step was done in; None for one done before the meeting began."""
        found = next((self._places[id(row)] for row in change.rows if id(row) in self._places), None)
        return found[1] if found is not None else None

    def _remember(self, change: Change) -> None:
        here = meeting.here(self._desk.workshop) if self._desk.is_open else None
        if change.origin != "do" or not change.undoable or here is None or not change.rows:
            return
        row = change.rows[0]  # a step that grows keeps its rows
        self._places[id(row)] = (row, here)
        while len(self._places) > LONGEST:
            del self._places[next(iter(self._places))]


class Undoing(QObject):
    """What Ctrl+Z and Ctrl+Y do, wherever they are pressed, and what is said of it."""

    def __init__(self, stage: Stage, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._toast = stage, toast
        self._footprints = Footprints(stage, self)
        self._redo_offered = ""
        stage.desk.changed.connect(self._take_back_offer)

    @property
    def next_step(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        return self._named(self._stage.desk.next_undo)

    @property
    def next_redo_step(self) -> str:
        """What redo would do again, in words; empty when there is nothing."""
        return self._named(self._stage.desk.next_redo)

    def undo(self) -> None:
        """Take the last step back and say so; a step of an earlier phase is taken back where it was done."""
        desk, words = self._stage.desk, self._stage.words
        step = desk.next_undo
        if step is None:
            self._toast.tell(words("run.told.nothing_to_undo"))
            return
        said = step_name(words, step)
        place = self._earlier(step)
        before = meeting.here(desk.workshop)
        if not desk.undo():
            return
        if place is None or before is None:
            self._redo_offered = words("run.told.undone", step=said)
            self._toast.tell(self._redo_offered, words("run.told.redo"), self.redo)
            return
        desk.note(meeting.go_to, place.id, desk.now())
        phase = words(f"words.phase.{place.phase}")
        self._toast.tell(
            words("run.told.undone_in", phase=phase, step=said, title=place.title),
            words("run.told.back"),
            self._go_to(before),
        )

    def redo(self) -> None:
        """Do the last step taken back again, and say so."""
        desk, words = self._stage.desk, self._stage.words
        step = desk.next_redo
        if step is None:
            self._toast.tell(words("run.told.nothing_to_redo"))
        elif desk.redo():
            said = step_name(words, step)
            self._toast.tell(words("run.told.redone", step=said), words("run.told.undo"), self.undo)

    def _named(self, step: Change | None) -> str:
        return step_name(self._stage.words, step) if step is not None else ""

    def _take_back_offer(self) -> None:
        """What was taken back can't be done again once something else has been done: the toast goes."""
        if self._redo_offered and self._stage.desk.next_redo is None and self._toast.text == self._redo_offered:
            self._toast.dismiss()

    def _earlier(self, step: Change) -> Activity | None:
        """The activity the step was done in, when that is of a phase before the one at hand."""
        if all(row.table == "paragraphs" for row in step.rows):  # the minutes are edited beside the meeting
            return None
        workshop = self._stage.desk.workshop
        here, there = meeting.current(workshop), _activity(workshop, self._footprints.where(step))
        if here is None or there is None or there.phase is None or there.position >= here.position:
            return None
        later = here.phase is None or PHASES.index(there.phase) < PHASES.index(here.phase)
        return there if later else None

    def _go_to(self, activity: str) -> Callable[[], object]:
        desk = self._stage.desk
        return lambda: desk.note(meeting.go_to, activity, desk.now())


class TextUndo(QObject):
    """Lets Ctrl+Z and Ctrl+Y reach the desk while a line has the focus that has nothing of its own to undo.

    A line with typed text keeps the keys for itself; so does the draft line, whoever typed on it.
    """

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = (event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
        if not (undo or redo) or not isinstance(watched, QWidget) or self._keeps(watched, redo):
            return False
        event.ignore()
        return True

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Watch the line that has the focus, and no other widget: every event watched costs time."""
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)

    def _keeps(self, widget: QWidget, redo: bool) -> bool:
        if isinstance(widget, QLineEdit):
            if redo:
                return widget.isRedoAvailable()
            drafted = bool(widget.text()) and widget.text() == self._stage.entry.text
            return bool(widget.text()) and (widget.isUndoAvailable() or drafted)
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            document = widget.document()
            return document.isRedoAvailable() if redo else document.isUndoAvailable()
        return False


def _activity(workshop: Workshop, key: str | None) -> Activity | None:
    return next((step for step in workshop.activities if step.id == key), None)
