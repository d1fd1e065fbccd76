"""One matter from an earlier meeting in large type: what it is, where it came from, and the four things that can become of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.phases.form_fields import ENTER, FormText
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.surface import Panel, Rule
from facilitator.widgets.text import Text
from workshops import dates, follow_up
from workshops.follow_up import Item

ANSWERS = ("done", "open", "reword", "drop")


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter in words: `what` says which kind it is, `more` who or at what level, `from_` where it began."""

    id: str
    kind: str
    text: str
    state: str
    what: str
    more: str
    from_: str
    now: str
    spoken: str

    @classmethod
    def of(cls, stage: Stage, item: Item) -> MatterRow:
        """Say in words what an item is."""
        words = stage.words
        due = dates.text(words, item.due, "short_year") if item.due else ""
        level = words(f"words.level.{item.level}") if item.level else ""
        more = " · ".join(part for part in (item.role, due, level) if part)
        when = dates.text(words, item.since, "medium") if item.since else ""
        key = "both" if when and item.began else "day" if when else "title"
        from_ = words(f"matters.follow.from_{key}", title=item.began, date=when) if when or item.began else ""
        now = words(f"matters.follow.state.{item.now}")
        what = words(f"matters.follow.kind.{item.kind}")
        spoken = ". ".join(part for part in (item.text, what, more, from_, now) if part)
        return cls(item.id, item.kind, item.text, item.state, what, more, from_, now, spoken)


def about(row: MatterRow) -> str:
    """What stands under a matter in the list."""
    return " · ".join(part for part in (row.what, row.more) if part)


class MatterCard(Panel):
    """`answered` carries done, open or drop; `reworded` other words for it; `left` gives the keys back to the list."""

    answered = Signal(str)
    reworded = Signal(str)
    left = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._row: MatterRow | None = None
        self._place = Text("", theme, "label", "inkSoft", weight=400)
        self.text = Text("", theme, "heading1", wrap=True, most=8)
        self._more = Text("", theme, "heading3", "inkSoft", wrap=True, weight=400)
        self._from = Text("", theme, "note", "inkSoft", wrap=True)
        self._now = Text("", theme, "body", wrap=True, weight=600)
        self.field = FormText(theme, words("matters.follow.text"), words("matters.follow.text"), lines=3)
        self._problem = Problem(theme)
        self.buttons: dict[str, Button] = {}
        for name in ANSWERS:
            keys = " ".join(shown_keys(f"follow_{name}", words))
            self.buttons[name] = Button("", theme, keys)
        self._lay_out()
        for name in ("done", "open", "drop"):
            self.buttons[name].clicked.connect(lambda _=False, name=name: self.answered.emit(name))
        self.buttons["reword"].clicked.connect(self.reword)
        self.field.finished.connect(lambda: self.reworded.emit(self.field.text()))
        self.field.left.connect(self._leave)
        self.stop()

    @property
    def is_writing(self) -> bool:
        """Whether it is being said otherwise just now."""
        return not self.field.isHidden()

    def show_matter(self, row: MatterRow | None, place: int, of: int) -> None:
        """Show this one; None shows nothing."""
        words = self._stage.words
        if self._row is not None and (row is None or row.id != self._row.id):
            self.stop()
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self._place.setText(words("matters.follow.place", what=row.what, place=place, of=of))
        self.text.setText(row.text)
        self._more.setText(row.more)
        self._more.setVisible(bool(row.more))
        self._from.setText(row.from_)
        self._now.setText("" if row.state == follow_up.WAITING else row.now)
        self._now.setVisible(row.state != follow_up.WAITING)
        for name, button in self.buttons.items():
            own = f"matters.follow.do.{name}_{row.kind}"
            button.set_text(words(own if own in words else f"matters.follow.do.{name}"))

    def reword(self) -> None:
        """Let somebody say it otherwise, where it stands."""
        if self._row is None:
            return
        self.field.set_text(self._row.text)
        self._problem.tell("")
        self.field.show()
        self.text.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    def refuse(self, sentence: str) -> None:
        """Say why the words were not kept; they stay."""
        self._problem.tell(sentence)

    def stop(self) -> None:
        """Show the words as they are kept."""
        self.field.hide()
        self._problem.tell("")
        self.text.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.stop()
        self.left.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, name in enumerate(ANSWERS):
            grid.addWidget(self.buttons[name], number // 2, number % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(8)
        column.addWidget(self._place)
        column.addWidget(self.text)
        column.addWidget(self.field)
        column.addWidget(self._problem)
        column.addWidget(self._more)
        column.addSpacing(4)
        column.addWidget(self._from)
        column.addWidget(self._now)
        column.addStretch(1)
        column.addWidget(Rule(self._stage.theme))
        column.addSpacing(4)
        column.addLayout(grid)
