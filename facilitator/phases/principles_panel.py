"""A concept held against the principles and the prerequisites: yes or not yet, with a few words on how."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.ink import write
from facilitator.painting.shapes import paint_check
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.pressed import Pressed
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import cards, concepts
from workshops.model import Check, Concept

YES, NOT_YET = "yes", "not_yet"


class PrinciplesPanel(QWidget):
    """One row a principle, then one a prerequisite. It asks for no order, and an answer can be changed at any time.

    Between them stands the question under all the principles.
    """

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._team: str | None = None
        words, theme = stage.words, stage.theme
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._title = Text(words("develop.principles.title"), theme, "heading3")
        column.addWidget(self._title)
        column.addSpacing(4)
        self._first = Text(words("develop.principles.first"), theme, "label", "inkSoft", wrap=True, weight=400)
        column.addWidget(self._first)
        self.rows: list[PrincipleRow] = []
        for number, id in enumerate(cards.CHECKS):
            if number:
                column.addSpacing(20)
                column.addWidget(Text(words(f"develop.{id}.title"), theme, "heading3"))
                column.addSpacing(4)
            self._add_deck(cards.deck(id, words.language))

    def _add_deck(self, deck: cards.Deck) -> None:
        words, theme, column = self._stage.words, self._stage.theme, self._column
        for card in deck.cards:
            row = PrincipleRow(self._stage, replace(card, id=cards.key(deck.id, card.id)))
            row.answered.connect(self._answer)
            self.rows.append(row)
            column.addWidget(row)
            column.addWidget(Rule(theme))
        if deck.challenge is not None:
            column.addSpacing(12)
            column.addWidget(Text(words("develop.principles.challenge"), theme, "label", "inkSoft"))
            column.addWidget(Text(deck.challenge.title, theme, "body", wrap=True))

    def show_team(self, team: str | None) -> None:
        """Show the answers of this team's concept."""
        if team != self._team:
            self._team = team
            for row in self.rows:
                row.close()
        self.refresh()

    def needed_height(self, width: int) -> int:
        """The height of the panel with its title, at this width."""
        title = 0 if self._title.isVisibleTo(self) else self._title.sizeHint().height()
        return self._column.totalHeightForWidth(width) + title

    def show_title(self, shown: bool) -> None:
        """Whether the panel names itself."""
        self._title.setVisible(shown)

    def refresh(self) -> None:
        """Show what the workshop says."""
        concept = self._concept()
        self._first.setVisible(concept is None)
        checks = self._stage.desk.workshop.checks
        for row in self.rows:
            row.setEnabled(concept is not None)
            found = [
                c for c in checks if concept is not None and (c.concept_id, c.principle) == (concept.id, row.card.id)
            ]
            row.show_check(found[0] if found else None)

    def focus_first(self) -> None:
        """The first question without an answer has the focus."""
        waiting = next((row for row in self.rows if not row.is_answered), None)
        if waiting is not None:
            waiting.focus_first()
        elif self.rows:
            self.rows[0].focus_first()

    def _answer(self, principle: str, reply: str, note: str) -> None:
        concept = self._concept()
        if concept is None:
            return
        self._stage.desk.do(concepts.answer, concept.id, principle, reply, note)

    def _concept(self) -> Concept | None:
        return concepts.of_team(self._stage.desk.workshop, self._team) if self._team is not None else None


class PrincipleRow(QWidget):
    """A statement with its sign. Unanswered it shows two buttons; answered the reply, which opens it again."""

    answered = Signal(str, str, str)

    def __init__(self, stage: Stage, card: cards.Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._theme = stage.words, stage.theme
        self.card = card
        self._reply, self._note, self._open = "", "", False
        words, theme = stage.words, stage.theme
        self._sign = _Sign(theme)
        title = Text(card.title, theme, "note", wrap=True)
        title.setToolTip(card.question)
        self.reply = _Reply(theme)
        self.reply.setToolTip(card.question)
        self.reply.clicked.connect(self.open)
        self.yes = Button(words("develop.principles.yes"), theme, size="dense")
        self.not_yet = Button(words("develop.principles.not_yet"), theme, size="dense")
        for button, value in ((self.yes, YES), (self.not_yet, NOT_YET)):
            button.setAccessibleName(words("develop.principles.ask", title=card.title, answer=button.words))
            button.setToolTip(card.question)
            button.clicked.connect(lambda checked=False, value=value: self._choose(value))
        self.note = Field(theme, words("develop.principles.note"), words("develop.principles.note"))
        self.note.entered.connect(self._note_written)
        self._question = Text(card.question, theme, "label", "inkSoft", wrap=True, weight=400)
        self._lay(title)
        self._show()

    @property
    def is_answered(self) -> bool:
        """Whether there is a reply."""
        return bool(self._reply)

    def show_check(self, check: Check | None) -> None:
        """Show the reply that is kept."""
        reply, note = (check.answer, check.note) if check is not None else ("", "")
        if (reply, note) != (self._reply, self._note):
            self._reply, self._note = reply, note
            if not self.note.line.hasFocus():
                self.note.set_text(note)
        self._show()

    def open(self) -> None:
        """Show the buttons and the few words again."""
        self._open = True
        self._show()
        self.note.set_text(self._note)
        self.note.line.setFocus()

    def close(self) -> bool:
        """Fold the row to its reply."""
        self._open = False
        self._show()
        return True

    def focus_first(self) -> None:
        """The first thing in the row has the focus."""
        (self.reply if self._reply and not self._open else self.yes).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._open:
            self._fold()
        else:
            super().keyPressEvent(event)

    def _lay(self, title: Text) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 3, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.yes)
        buttons.addWidget(self.not_yet)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(1)
        right.addWidget(title)
        right.addWidget(self._question)
        right.addWidget(self.reply)
        right.addLayout(buttons)
        right.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(9)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def _choose(self, value: str) -> None:
        note = self.note.text() if self._open else self._note
        self.answered.emit(self.card.id, value, note)
        self._open = False
        self._show()
        self.reply.setFocus()

    def _note_written(self, text: str) -> None:
        self.answered.emit(self.card.id, self._reply or YES, text)
        self._fold()

    def _fold(self) -> None:
        self._open = False
        self._show()
        self.focus_first()

    def _show(self) -> None:
        words = self._words
        folded = bool(self._reply) and not self._open
        self._sign.show_state("done" if self._reply == YES else "look" if self._reply == NOT_YET else "open")
        said = words(f"develop.principles.{self._reply}") if self._reply else ""
        self.reply.set_text(
            self._note
            if self._note and self._reply == YES
            else f"{said}. {self._note}"
            if self._note and said
            else said
        )
        self.reply.setAccessibleName(
            words("develop.principles.change", title=self.card.title, answer=self.reply.text())
        )
        self.reply.setVisible(folded)
        self.yes.setVisible(not folded)
        self.not_yet.setVisible(not folded)
        self.note.setVisible(self._open)
        self._question.setVisible(self._open)


class _Reply(Pressed):
    """The reply in small words; pressed, it opens the question again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        """Say this."""
        self.setText(text)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, self._theme.leading("label"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        role = "ink" if self.is_hovered and self.isEnabled() else "inkSoft" if self.isEnabled() else "inkFaint"
        wide = write(painter, theme, "label", role, self.text(), 0, self.height() / 2, self.width(), weight=400)
        if self.is_hovered and self.isEnabled():
            painter.fillRect(QRectF(0, self.height() - 2, wide, 1), theme.colour("ink"))


class _Sign(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._state = theme, "open"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(18), self._theme.leading("note"))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = float(self._theme.scaled(18))
        rect = QRectF(0, (self.height() - side) / 2, side, side)
        paint_check(QPainter(self), self._theme, self._state, rect)
