"""All suggestions of one board put together: what is asked, where it is shown, and which keys take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.alike_bar import AlikeBar
from facilitator.board.suggesting.alike_list import AlikeList
from facilitator.board.suggesting.chips import SHOWN, Chips
from facilitator.board.suggesting.compare import Compare
from facilitator.board.suggesting.cover import Cover
from facilitator.board.suggesting.kin import Kin
from facilitator.board.suggesting.one_by_one import OneByOne
from facilitator.board.suggesting.proposal import Proposal
from facilitator.board.suggesting.terms_panel import TermsPanel
from facilitator.board.suggesting.why_panel import WhyPanel
from facilitator.console.actions import shown_keys
from facilitator.stage import Stage
from facilitator.widgets.button import Button

C = TypeVar("C", bound=Cover)


class Suggesting(QObject):
    """Nothing of it is ever shown to the room: what is accepted is an ordinary step, and that the room sees."""

    def __init__(self, board: Board, stage: Stage, move: Callable[[], object]) -> None:
        """`move` opens the list of clusters for what is chosen."""
        super().__init__(board)
        self._board, self._stage, self._words, self._move = board, stage, stage.words, move
        wall, choice, words = board.wall, board.choice, stage.words
        self.advice = Advice(stage.desk, wall, stage.jobs, self)
        self.kin = Kin(wall, choice, self.advice, self)
        self.chips = Chips(board.look, words, wall, choice, self.advice)
        self.bar = AlikeBar(board.look, words, self.kin)
        self.why = WhyPanel(board, words, self.chips)
        self.list = AlikeList(board.look, words, wall, choice, self.kin)
        self.help = self._make_help()
        self._lit = False
        self._known = (-1, -1)
        self._covers: dict[type[Cover], Cover] = {}
        board.offers.hold(self.chips, self.bar)
        board.installEventFilter(self)
        self.chips.accepted.connect(self._place)
        self.chips.shown_changed.connect(self._mark_suggested)
        self.chips.told.connect(board.voice.say_more)
        self.bar.gather.connect(self.gather)
        self.bar.ended.connect(self.kin.end)
        self.kin.changed.connect(self._mark_likeness)
        self.advice.advised.connect(self._show_alike)
        for wanted in (board.sorter.writing_wanted, board.sorter.editing_wanted, board.sorter.joining_wanted):
            wanted.connect(self._uncover)
        wall.settled.connect(self._follow)
        board.look.changed.connect(self._mark_likeness)

    @property
    def one_by_one(self) -> OneByOne:
        """The unplaced notes one at a time."""
        return self._cover(
            OneByOne, lambda: OneByOne(self._board, self._stage.desk, self._words, self.advice, self._move)
        )

    @property
    def compare(self) -> Compare:
        """Notes that look alike, pair by pair."""
        return self._cover(Compare, lambda: Compare(self._board, self._stage.desk, self._words, self.advice))

    @property
    def proposal(self) -> Proposal:
        """A first proposal for the unplaced notes."""
        return self._cover(Proposal, lambda: Proposal(self._board, self._stage.desk, self._words, self.advice))

    @property
    def terms(self) -> TermsPanel:
        """Words alike in this workshop."""
        return self._cover(TermsPanel, lambda: TermsPanel(self._board.look, self._words, self._stage.desk, self._board))

    @property
    def cover(self) -> Cover | None:
        """What lies over the board now, if anything does."""
        return next((cover for cover in self._covers.values() if cover.is_open), None)

    def deeds(self) -> list[tuple[str, Callable[[], object]]]:
        """The rows of the table of keys that act on the board, with what they do."""
        chips = self.chips
        return [
            *((f"board_suggestion_{n}", lambda at=n - 1: chips.accept(at)) for n in range(1, SHOWN + 1)),
            ("board_why", self.toggle_why),
            ("board_similar", self.toggle_similar),
            ("board_gather", self.gather),
            ("board_more_alike", lambda: self.kin.widen(1)),
            ("board_fewer_alike", lambda: self.kin.widen(-1)),
            ("board_compare", lambda: self.compare.begin()),
            ("board_one_by_one", lambda: self.one_by_one.begin()),
            ("board_propose", lambda: self.proposal.begin()),
            ("board_terms", lambda: self.terms.open_up()),
        ]

    def leave(self) -> bool:
        """Esc on the board: the reasons go first, then the light. Whether there was anything."""
        if not self.why.isHidden():
            self.why.hide()
            return True
        if self.kin.is_on:
            self.kin.end()
            return True
        return False

    def close(self) -> None:
        """Another activity takes over: nothing lies over the board and nothing is lit."""
        if self.cover is not None:
            self.cover.close_up()
        self.why.hide()
        self.kin.end()

    def toggle_why(self) -> None:
        """Say why, or stop saying it."""
        if not self.why.isHidden():
            self.why.hide()
        elif self.why.show_why():
            names = [self._board.wall.cluster(each.cluster).name for each in self.chips.suggestions]
            said = [f"{name}: {why}" if name else why for name, why in zip(names, self.why.sentences(), strict=True)]
            self._board.voice.say(" ".join(said))
        else:
            word = "unsure" if self.chips.is_unsure else "nothing_suggested"
            self._board.sorter.told.emit(self._words(f"suggest.{word}"), False)

    def toggle_similar(self) -> None:
        """Light up what is like the chosen notes or cluster, or put the light out."""
        if self.kin.is_on:
            self.kin.end()
        elif not self.kin.begin():
            self._board.sorter.told.emit(self._words("board.told.pick_note"), False)

    def gather(self) -> None:
        """Put the nearest into the cluster they are like, or make one of them all."""
        kin, sorter = self.kin, self._board.sorter
        taken = kin.taken
        if not taken:
            word = "nothing_lit" if not kin.is_on else "nothing_to_gather"
            sorter.told.emit(self._words(f"suggest.{word}"), False)
            return
        homes = {self._board.wall.group_of(key) for key in kin.notes}
        home = kin.cluster or (homes.pop() if len(homes) == 1 else None)
        own = [key for key in kin.notes if self._board.wall.group_of(key) is None]
        kin.end()
        if home is not None:
            sorter.move_to([*own, *taken], home)
        else:
            sorter.gather([*own, *taken])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing is read before the board has been seen."""
        if event.type() == QEvent.Type.Show:
            self.advice.begin()
        return False

    def _uncover(self, *about: object) -> None:
        """What is written on the board itself is not written under a cover."""
        if self.cover is not None:
            self.cover.close_up()

    def _place(self, cluster: str) -> None:
        notes = self.chips.notes
        if notes:
            self._board.sorter.move_to(notes, cluster)

    def _mark_suggested(self) -> None:
        shown = () if self.kin.is_on else self.chips.suggestions
        self._board.scene.show_suggested(frozenset(each.cluster for each in shown))

    def _mark_likeness(self) -> None:
        kin = self.kin
        taken = set(kin.taken)
        likeness = {key: (kin.strength(key), key in taken) for key in kin.lit} if kin.is_on else {}
        self._board.scene.show_likeness(likeness)
        self._board.strip.scene.show_likeness(likeness)
        self._mark_suggested()
        if kin.is_on and kin.is_known and not self._lit:
            self._board.voice.say(self.bar.sentence())
            if kin.loose and self._board.choice.focus not in self._board.strip.scene.notes:
                self._board.bring(kin.loose[0])  # the strip stands where the likest are
        self._lit = kin.is_on and kin.is_known

    def _show_alike(self) -> None:
        """Say at the feet of the clusters, and at the side, what looks alike."""
        known = self.advice.pairs_known
        if known == self._known:
            return
        self._known = known
        wall, found = self._board.wall, self.advice.pairs()
        alike: dict[str, set[str]] = {}
        for pair in found:
            home = wall.group_of(pair.a)
            if home is not None and home == wall.group_of(pair.b):
                alike.setdefault(home, set()).update((pair.a, pair.b))
        self._board.scene.show_alike({key: len(notes) for key, notes in alike.items()})
        self._compare.setVisible(bool(found))
        self._compare.set_text(self._words("suggest.compare.pairs", n=len(found)))

    def _follow(self, step: Step) -> None:
        loose = self._board.wall.size(None)
        self._one.setEnabled(loose > 0)
        self._propose.setEnabled(loose > 1)
        if step.notes or step.gone or step.moved or step.added:
            self._show_alike()

    def _make_help(self) -> QWidget:
        """The same by pointer, at the side: one at a time, a proposal, what looks alike."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 10, 16, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._one = self._button("suggest.one.short", "board_one_by_one", lambda: self.one_by_one.begin())
        self._propose = self._button("suggest.proposal.short", "board_propose", lambda: self.proposal.begin())
        self._compare = self._button("suggest.compare.short", "board_compare", lambda: self.compare.begin())
        for button in (self._one, self._propose):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignLeft)
        self._compare.hide()
        return made

    def _button(self, word: str, action: str, call: Callable[[], object]) -> Button:
        keys = " ".join(shown_keys(action, self._words))
        made = Button(self._words(word), self._board.look.theme, keys, size="dense")
        made.clicked.connect(lambda: call())
        return made

    def _cover(self, kind: type[C], make: Callable[[], C]) -> C:
        found = self._covers.get(kind)
        if found is None:
            found = self._covers[kind] = make()
        assert isinstance(found, kind)
        return found
