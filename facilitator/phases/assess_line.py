"""The line of marks in the console: whose they are, the digits, and which area the next one is for. A view of the one line."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import cap
from facilitator.phases.hints import Hints
from facilitator.rating import LONGEST, RatingLine
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.draft_field import LineField
from facilitator.widgets.line_frame import LineFrame
from facilitator.widgets.sign import Sign
from facilitator.widgets.text import Text
from workshops.text import Refused

HEIGHT = 60
FOOT, RING = 20, 4
FIELD = 168
EXAMPLE = "3214"
UNDO = QKeySequence.StandardKey.Undo


class AssessLine(QWidget):
    """Digits give marks, Return counts the line, Tab goes on to the next role. `left` asks for the focus to go elsewhere."""

    left = Signal()
    undo_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._rating = stage, stage.rating
        self._problem = ""
        self._just = ""
        theme, words = stage.theme, stage.words
        self.field = MarkField(stage.rating)
        self.field.setAccessibleName(words("assessment.line.name"))
        self.button = Button("", theme, icon="chevron-down", icon_after=True)
        self._state = Text("", theme, "heading3", weight=400, elide=True)
        self._hints = Hints(theme)
        self._hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the sentence goes first
        self._foot = Sign(theme, "label", role="inkSoft")
        self._frame = LineFrame(theme)
        self._build()
        self.setFocusProxy(self.field)
        self.field.left.connect(self.left)
        self.field.undo_wanted.connect(self.undo_wanted)
        self.button.clicked.connect(lambda: self._rating.next_role())
        self._rating.changed.connect(self._follow)
        self._rating.refused.connect(self._refused)
        self._rating.counted.connect(self._counted)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def says(self) -> str:
        """The sentence on the line."""
        return self._state.text()

    @property
    def error(self) -> str:
        """What is wrong with the line; empty when nothing is."""
        return self._problem

    def take(self, event: QKeyEvent) -> None:
        """A key was pressed elsewhere that belongs in the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)
        QApplication.sendEvent(self.field, event)

    def refresh(self) -> None:
        """Show the line as it is now."""
        words, rating = self._stage.words, self._rating
        role = next((row.text for row in rating.roles if row.id == rating.role), "")
        self.button.set_text(role)
        self.button.setVisible(bool(role))
        self.button.setAccessibleName(words("assessment.line.whose", role=role))
        self.field.setEnabled(rating.open is not None)
        self._state.setText(self._sentence())
        self._hints.show_hints(self._keys())
        self._say()

    def _build(self) -> None:
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.button)
        row.addWidget(self.field)
        row.addWidget(self._state)
        row.addWidget(self._hints, 1)
        self.row = QHBoxLayout()
        self.row.setSpacing(12)
        self.row.addWidget(self._frame, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self.row)
        column.addSpacing(RING)
        column.addWidget(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _follow(self, origin: object) -> None:
        if self._rating.text:
            self._just = ""
        self._problem = ""
        self.refresh()

    def _sentence(self) -> str:
        """What is expected next: which area, or that the line may be counted."""
        words, rating = self._stage.words, self._rating
        found = rating.assessment
        if found is None:
            return ""
        if rating.open is None:
            return words("assessment.line.closed")
        areas, begun = rating.areas, rating.begun
        if not begun.marks:
            return self._just or words("assessment.line.begin", example=_example(len(areas), found.least, found.most))
        if len(begun.marks) < len(areas):
            return words("assessment.line.next", area=areas[len(begun.marks)].text)
        if begun.takes:
            return words("assessment.line.takes", n=begun.count)
        return words("assessment.line.done_many", n=begun.count) if begun.count > 1 else words("assessment.line.done")

    def _keys(self) -> list[tuple[str, str]]:
        words, rating = self._stage.words, self._rating
        found, begun = rating.assessment, rating.begun
        if found is None or rating.open is None:
            return []
        digits = words("assessment.line.digits", least=found.least, most=found.most)
        if len(begun.marks) >= len(rating.areas):
            return [(cap("Return", words), words("assessment.line.count"))]
        keys = [(digits, words("assessment.line.mark")), ("–", words("assessment.line.skip"))]
        if not begun.marks:
            keys.insert(0, (words("assessment.line.many"), words("assessment.line.alike")))
            if len(rating.roles) > 1:
                keys.append((cap("Tab", words), words("assessment.line.role")))
        return keys

    def _counted(self, count: int) -> None:
        words = self._stage.words
        key = "assessment.line.counted" if count > 0 else "assessment.line.taken"
        self._just = words(key, n=abs(count))
        self.refresh()
        self._announce(self._just)

    def _refused(self, refusal: object) -> None:
        words = self._stage.words
        self._problem = refusal_sentence(words, refusal) if isinstance(refusal, Refused) else words("refusals.other")
        self._say()
        self._announce(self._problem)

    def _say(self) -> None:
        if self._problem:
            self._foot.say(self._problem, "triangle-alert", "danger")
        else:
            self._foot.say("", "", "inkSoft")
        self._frame.set_wrong(bool(self._problem))
        self.field.setAccessibleDescription(self._problem or f"{self.button.words}. {self._state.text()}")

    def _announce(self, sentence: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))

    def _dress(self) -> None:
        theme = self._stage.theme
        self._frame.setFixedHeight(theme.scaled(HEIGHT))
        self._foot.setFixedHeight(theme.scaled(FOOT))
        self.field.setFont(theme.font("heading2"))
        self.field.setFixedWidth(theme.scaled(FIELD))
        self.refresh()


class MarkField(LineField):
    """Shows and writes the line of marks. Return counts it, Tab chooses the next role, Esc leaves."""

    def __init__(self, rating: RatingLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating = rating
        self._following = False
        self.setMaxLength(LONGEST)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.textChanged.connect(self._written)
        rating.changed.connect(self._follow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._rating.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(UNDO) and not self.text():
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab chooses the next role; Esc is the way out."""
        return self._rating.next_role(1 if forward else -1) or super().focusNextPrevChild(forward)

    def sizeHint(self) -> QSize:
        return QSize(FIELD, super().sizeHint().height())

    def _written(self, text: str) -> None:
        if not self._following:
            self._rating.write(text, self)

    def _follow(self, origin: object) -> None:
        if origin is not self and self.text() != self._rating.text:
            self._following = True
            self.setText(self._rating.text)  # never clear(): what was cleared could be brought back
            self._following = False


def _example(areas: int, least: int, most: int) -> str:
    """A line as it may look, with as many marks as there are areas."""
    marks = [str(min(most, max(least, int(EXAMPLE[n % len(EXAMPLE)])))) for n in range(areas)]
    return " ".join(marks)
