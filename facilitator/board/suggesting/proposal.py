"""A first proposal for the unplaced notes: ghosts of clusters, one by one, to take, change or turn down."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.cover import MARGIN, Cover
from facilitator.board.suggesting.grid import Grid
from facilitator.board.suggesting.reasons import quoted, reason
from facilitator.desk import Desk
from facilitator.widgets.field import Field
from facilitator.widgets.surface import Scroll
from facilitator.widgets.text import Text
from workshops import clusters
from workshops.clustering.sorting import Group
from workshops.labels import Words

FEWEST, MOST = 2, 40
PAUSE = 250
"""Milliseconds that the slider rests before anything is worked out anew."""


class Ghost(NamedTuple):
    """A proposed group, and the words of its notes when it was proposed."""

    group: Group
    texts: tuple[str, ...]


class Proposal(Cover):
    """Holds a proposal while it is gone through. Only unplaced notes are in it; what a person has made is never moved."""

    def __init__(self, board: Board, desk: Desk, words: Words, advice: Advice) -> None:
        super().__init__(board.look, words, board, words("suggest.proposal.title"))
        self._board, self._desk, self._advice, self._wall = board, desk, advice, board.wall
        self._wanted: int | None = None
        self._waits = False
        self._ghosts: list[Ghost] = []
        self._done: list[tuple[Ghost, bool]] = []
        """What was decided, the latest last, and whether it was taken."""
        self._out: frozenset[str] = frozenset()
        self.ghost: Ghost | None = None
        """The group that is shown."""
        theme = board.look.theme
        self.progress = Text("", theme, role="inkSoft")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(words("suggest.proposal.groups"))
        self.slider.setPageStep(1)
        self._count = Text("", theme, weight=600)
        self.sentence = Text("", theme, "say", wrap=True)
        self.field = Field(theme, words("board.edit.name"), words("board.edit.name_placeholder"), shown_name=True)
        self.about = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.grid = Grid(board.look, words)
        self.grid.held_in = self.area = Scroll(self.grid)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Ask for a proposal as things lie now."""
        if self._wall.size(None) < FEWEST:
            word = "suggest.proposal.too_few" if self._wall.size(None) else "board.strip.all_placed"
            self._board.sorter.told.emit(self.words(word), False)
            return
        self._wanted, self._done = None, []
        self.open_up()
        self._ask()

    @property
    def left(self) -> list[Ghost]:
        """The groups that have not been decided."""
        return list(self._ghosts)

    def take_keyboard(self) -> None:
        if self.grid.faces and not self._group.isHidden():
            self.grid.faces[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._leave.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def accept(self) -> None:
        """Make a cluster of the notes that take part, under the name that stands there: one step of undo."""
        ghost, notes = self.ghost, self.grid.chosen
        if ghost is None or not notes:
            return
        name = " ".join(self.field.text().split())
        self._ghosts.remove(ghost)
        self._done.append((ghost, True))
        if self._desk.do(clusters.gather, notes, name):
            self._show_next()
        else:
            self._done.pop()
            self._ghosts.insert(0, ghost)
            self.field.show_error(self._board.sorter.reason)
            self.field.line.setFocus()

    def reject(self) -> None:
        """Turn the group down; its notes stay unplaced."""
        if self.ghost is not None:
            self._ghosts.remove(self.ghost)
            self._done.append((self.ghost, False))
            self._show_next()

    def put_off(self) -> None:
        """The next group; this one comes again after the others."""
        if self.ghost is not None:
            self._ghosts.remove(self.ghost)
            self._ghosts.append(self.ghost)
            self._show_next()

    def take_back(self) -> None:
        """The last decision is taken back; the group is shown again."""
        if self._done:
            ghost, taken = self._done.pop()
            if taken:
                self._desk.undo()
            if ghost not in self._ghosts:
                self._ghosts.insert(0, ghost)
            self._show_next()

    def step(self, by: int) -> None:
        """One group more or fewer."""
        self.slider.setValue(self.slider.value() + by)

    def leave_line(self) -> None:
        self.take_keyboard()

    def _ask(self) -> None:
        self._waits = True
        self._refresh()

    def _choose_number(self, number: int) -> None:
        self._count.setText(str(number))
        self._pause.start()

    def _take_number(self) -> None:
        if self.is_open:
            self._wanted = self.slider.value()
            self._ask()

    def _refresh(self) -> None:
        """Show the proposal once it is known."""
        if not self.is_open or not self._waits:
            return
        found = self._advice.proposal(self._wanted)
        if found is None:
            self._show(None)
            return
        self._waits, self._done = False, []
        usual, groups = found
        self._ghosts = [Ghost(group, tuple(self._text(key) for key in group.notes)) for group in groups]
        self._bound(self._wanted or usual)
        self._show_next()

    def _bound(self, number: int) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setRange(FEWEST, max(FEWEST, min(MOST, self._wall.size(None))))
        self.slider.setValue(number)
        self.slider.blockSignals(blocked)
        self._count.setText(str(self.slider.value()))

    def _text(self, key: str) -> str:
        return self._wall.note(key).text if self._wall.is_note(key) else ""

    def _stands(self, ghost: Ghost) -> bool:
        """Whether all its notes are there and say what they said; else it rests on words that may be no more seen."""
        same = all(self._text(key) == text for key, text in zip(ghost.group.notes, ghost.texts, strict=True))
        return same and len(self._loose(ghost)) > 1

    def _loose(self, ghost: Ghost) -> list[str]:
        return [key for key in ghost.group.notes if self._wall.is_note(key) and self._wall.group_of(key) is None]

    def _follow(self, step: Step) -> None:
        if not self.is_open:
            return
        back = [ghost for ghost, taken in self._done if taken and len(self._loose(ghost)) == len(ghost.group.notes)]
        self._done = [each for each in self._done if each[0] not in back]
        self._ghosts = [*back, *(ghost for ghost in self._ghosts if ghost not in back)]
        self._ghosts = [ghost for ghost in self._ghosts if self._stands(ghost)]
        if back or (self.ghost is not None and not self._waits):
            self._show_next()

    def _show_next(self) -> None:
        self._ghosts = [ghost for ghost in self._ghosts if self._stands(ghost)]
        self._show(self._ghosts[0] if self._ghosts else None)

    def _show(self, ghost: Ghost | None) -> None:
        same, self.ghost = ghost is self.ghost and ghost is not None, ghost
        self._group.setVisible(ghost is not None)
        self.sentence.setVisible(ghost is None)
        self.sentence.setText(self.words(self._nothing()))
        for button in self._deeds:
            button.setEnabled(ghost is not None)
        self._back_button.setEnabled(bool(self._done))
        total = len(self._done) + len(self._ghosts)
        progress = self.words("suggest.proposal.progress", n=len(self._done) + 1, total=total)
        self.progress.setText(progress if ghost is not None else "")
        if ghost is None:
            self.announce(self.sentence.text())
            return
        if not same:
            self._out = frozenset()
            self.field.set_text(ghost.group.name)
            self.field.clear_error()
        self._describe(ghost)
        self.grid.show_notes([self._wall.note(key) for key in self._loose(ghost)], self._out)
        if not same:
            self.area.verticalScrollBar().setValue(0)
            if not any(widget.hasFocus() for widget in (self.slider, *self._deeds, self._back_button)):
                self.take_keyboard()
            self.announce(f"{self.progress.text()}. {ghost.group.name}. {self.about.text()}")

    def _describe(self, ghost: Ghost) -> None:
        parts = []
        if ghost.group.subtitle:
            parts.append(self.words("suggest.proposal.middle", text=quoted(self.words, ghost.group.subtitle)))
        if ghost.group.why.words or not parts:
            parts.append(reason(self.words, self._wall, ghost.group.why._replace(notes=())))
        self.about.setText(" ".join(parts))

    def _nothing(self) -> str:
        if self._waits:
            return self._advice.why_silent
        return "suggest.proposal.done" if self._done else "suggest.proposal.nothing"

    def _remember_out(self) -> None:
        if self.ghost is not None:
            chosen = set(self.grid.chosen)
            self._out = frozenset(face.facts.key for face in self.grid.faces if face.facts.key not in chosen)
            self._accept_button.set_text(self.words("suggest.proposal.accept", n=len(chosen)))
            self._accept_button.setEnabled(bool(chosen))

    def _connect(self) -> None:
        self.bind_keys(
            {
                "proposal_accept": self.accept,
                "proposal_reject": self.reject,
                "proposal_later": self.put_off,
                "proposal_back": self.take_back,
                "proposal_name": self.field.line.setFocus,
                "proposal_more": lambda: self.step(1),
                "proposal_fewer": lambda: self.step(-1),
                "proposal_leave": self.close_up,
            }
        )
        self.write_in(self.field.line)
        self.field.entered.connect(lambda text: QTimer.singleShot(0, self, self.accept))
        self.slider.valueChanged.connect(self._choose_number)
        self._pause.timeout.connect(self._take_number)
        self.grid.changed.connect(self._remember_out)
        self._advice.advised.connect(self._refresh)
        self._wall.settled.connect(self._follow)
        self._wall.reset.connect(self.close_up)

    def _lay_out(self) -> None:
        theme, words = self.look.theme, self.words
        self._leave = self.button("suggest.to_board", "proposal_leave", self.close_up)
        self._accept_button = self.button("suggest.proposal.take", "proposal_accept", self.accept)
        reject = self.button("suggest.proposal.reject", "proposal_reject", self.reject)
        later = self.button("suggest.proposal.later", "proposal_later", self.put_off)
        self._back_button = self.button("suggest.one.back", "proposal_back", self.take_back)
        self._deeds = (self._accept_button, reject, later)
        number = QHBoxLayout()
        number.setSpacing(12)
        number.setContentsMargins(4, 0, 4, 0)
        self.slider.setFixedWidth(theme.scaled(220))
        for widget in (Text(words("suggest.proposal.groups"), theme, "label", "inkSoft"), self.slider, self._count):
            number.addWidget(widget)
        number.addStretch(1)
        self._group = QWidget()
        group = QVBoxLayout(self._group)
        group.setContentsMargins(4, 4, 4, 4)
        group.setSpacing(10)
        self.field.setMaximumWidth(theme.scaled(520))
        group.addWidget(self.field)
        group.addWidget(self.about)
        group.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in (*self._deeds, self._back_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 18)
        column.setSpacing(12)
        column.addLayout(self.head(self.progress, self._leave))
        column.addLayout(number)
        column.addWidget(self.sentence)
        column.addWidget(self._group, 1)
        column.addStretch(0)
        column.addLayout(foot)
