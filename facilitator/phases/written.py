"""Fields that keep what is typed in them: a moment after each pause and when the focus leaves, one step of undo a visit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.desk import Desk
from facilitator.phases.attempt import attempt
from facilitator.theme.theme import Theme
from facilitator.widgets.field import LONGEST_LINE, SHEET_PADDING, Sheet
from workshops import concepts
from workshops import text as cleaning

MOST_LINES = 80
DEBOUNCE = 400  # milliseconds until what is typed is on disk
UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class Writer(QObject):
    """Carries what is typed in the fields of concept sheets to the desk.

    `refused` (team, field, the Refused) and `kept` (team, field) tell how it went; refused words wait in `unkept`.
    """

    refused = Signal(str, str, object)
    kept = Signal(str, str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pending: dict[tuple[str, str], str] = {}
        self.unkept: dict[tuple[str, str], str] = {}
        self._timer = QTimer(self, interval=DEBOUNCE, singleShot=True)
        self._timer.timeout.connect(self.flush)
        desk.opened.connect(self._forget)

    def typed(self, team: str, field: str, text: str) -> None:
        """A team's field now reads so; it is kept after a pause."""
        self.unkept.pop((team, field), None)
        self._pending[team, field] = text
        self._timer.start()

    def holds(self, team: str, field: str) -> bool:
        """Whether words of this field are on their way, or were refused: what comes from elsewhere must not replace them."""
        return (team, field) in self._pending or (team, field) in self.unkept

    def flush(self) -> None:
        """Keep everything typed, now."""
        self._timer.stop()
        pending, self._pending = self._pending, {}
        for (team, field), text in pending.items():
            self._keep(team, field, text)

    def leave(self) -> None:
        """The focus has left a field: keep, and let what comes be a step of its own."""
        self.flush()
        self._desk.seal()

    def _keep(self, team: str, field: str, text: str) -> None:
        workshop = self._desk.workshop
        if not any(each.id == team for each in workshop.teams):
            return
        if concepts.of_team(workshop, team) is None and not text.strip():
            return
        refusal = attempt(self._desk, concepts.write, team, field, text, merge=f"{team}:{field}")
        if refusal is None:
            self.kept.emit(team, field)
        else:
            self.unkept[team, field] = text
            self.refused.emit(team, field, refusal)

    def _forget(self) -> None:
        self._timer.stop()
        self._pending.clear()
        self.unkept.clear()


def same(field: str, typed: str, kept: str) -> bool:
    """Whether typed words, once cleaned, are those that are kept."""
    if field == "name":
        return " ".join(cleaning.clean(typed).split()) == kept
    return "\n".join(line.rstrip() for line in cleaning.clean(typed).strip().split("\n")) == kept


class WrittenSheet(Sheet):
    """Plain text that grows. Undo and redo are the workshop's: they are left to the window, with everything kept first."""

    typed = Signal(str)
    paused = Signal()
    finished = Signal()

    def __init__(
        self, theme: Theme, name: str, placeholder: str, *, style: str = "heading3", lines: int = 3, bare: bool = False
    ) -> None:
        self._type = style
        self._quiet = False
        super().__init__(theme, name, placeholder, lines=lines, most=MOST_LINES, style=style)
        self.setUndoRedoEnabled(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if bare:
            self.setProperty("bare", True)
            self.document().setDocumentMargin(0)
        self.textChanged.connect(self._tell)
        self.entered.connect(self.finished)

    def put(self, text: str) -> None:
        """Show other words without telling anyone."""
        self._quiet = True
        self.set_text(text)
        self._quiet = False

    def set_lines(self, lines: int) -> None:
        """Be at least so many lines high."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _undoes(event):
            self.paused.emit()
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self.paused.emit()  # a command may follow, and it shall find everything kept
        if _undoes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _wanted_height(self) -> int:
        """As high as the words are laid out, which is a little more than so many times the height of one line."""
        first = self.document().firstBlock().layout()
        laid = first.lineAt(0).height() if first.lineCount() else 0.0
        line = max(laid, float(self.fontMetrics().lineSpacing()))
        lines = min(MOST_LINES, max(self._lines, round(self.document().size().height())))
        around = 0 if self.property("bare") else 2 * (SHEET_PADDING + round(self._theme.line("hair")))
        return round(lines * line + 2 * self.document().documentMargin() + 0.5) + around + 2

    def _tell(self) -> None:
        if not self._quiet:
            self.typed.emit(self.toPlainText())

    def _follow(self) -> None:
        self.setFont(self._theme.font(self._type, weight=400))
        self._fit()


class WrittenLine(QLineEdit):
    """One line, as large as a heading, without a frame until it is written in."""

    typed = Signal(str)
    paused = Signal()
    finished = Signal()

    def __init__(
        self, theme: Theme, name: str, placeholder: str, style: str = "heading1", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._style = theme, style
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(LONGEST_LINE)
        self.setProperty("bare", True)
        self.setTextMargins(-2, 0, 0, 0)  # flush with what stands under it
        self.textEdited.connect(self.typed)
        theme.changed.connect(self._follow)
        self._follow()

    def put(self, text: str) -> None:
        """Show other words; the caret stays where it is when it can."""
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)) if self.hasFocus() else 0)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _undoes(event):
            self.paused.emit()
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            self.paused.emit()
        if _undoes(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.end(False)  # what is typed goes on from the name, it does not replace it

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finished.emit()

    def _follow(self) -> None:
        self.setFont(self._theme.font(self._style))
        self.setMinimumHeight(self._theme.leading(self._style) + 4)


def _undoes(event: QKeyEvent) -> bool:
    return any(event.matches(keys) for keys in UNDO)
