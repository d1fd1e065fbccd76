"""Two notes that look alike, beside each other: one is laid under the other, or both are kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.cover import MARGIN, Cover
from facilitator.board.suggesting.face import Face, style_for
from facilitator.board.suggesting.reasons import cluster_name
from facilitator.desk import Desk
from facilitator.widgets.text import Text
from workshops import merges
from workshops.clustering.sorting import Pair
from workshops.labels import Words

FACE = 96
WIDEST = 1040


class Compare(Cover):
    """Goes through the pairs, the likest first. Nothing is lost: what is laid under another note can be taken out again."""

    def __init__(self, board: Board, desk: Desk, words: Words, advice: Advice) -> None:
        super().__init__(board.look, words, board, words("suggest.compare.title"))
        self._board, self._desk, self._advice, self._wall = board, desk, advice, board.wall
        self.pair: Pair | None = None
        self._passed: list[tuple[str, str]] = []
        self._decided: list[tuple[str, str]] = []
        theme = board.look.theme
        self.progress = Text("", theme, role="inkSoft")
        self.sentence = Text("", theme, "say", wrap=True)
        self.faces = (Face(board.look, words, "heading1", least=FACE), Face(board.look, words, "heading1", least=FACE))
        self._places = (
            Text("", theme, "label", "inkSoft", elide=True),
            Text("", theme, "label", "inkSoft", elide=True),
        )
        self._lay_out()
        self.bind_keys(
            {
                "compare_first": lambda: self.merge(0),
                "compare_second": lambda: self.merge(1),
                "compare_both": self.keep_both,
                "compare_later": self.put_off,
                "compare_back": self.take_back,
                "compare_leave": self.close_up,
            }
        )
        advice.advised.connect(self._refresh)
        self._wall.settled.connect(self._follow)
        self._wall.reset.connect(self.close_up)

    def begin(self) -> None:
        """Start with the pair of the note in focus, else with that of its cluster, else with the likest."""
        pairs = self._advice.pairs()
        if not pairs:
            word = "suggest.compare.none" if self._advice.has_compared else self._advice.why_silent
            self._board.sorter.told.emit(self.words(word), False)
            return
        self._passed, self._decided = [], []
        focus, group = self._board.choice.focus, self._board.choice.group
        mine = [pair for pair in pairs if focus in (pair.a, pair.b)]
        near = [pair for pair in pairs if group is not None and self._home(pair.a) == group]
        self.pair = None
        self.open_up()
        self._show((mine or near or pairs)[0])
        self.take_keyboard()

    def take_keyboard(self) -> None:
        (self._leave if self.pair is None else self.faces[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def merge(self, above: int) -> None:
        """Lay one note under the other; the words of the one at `above` (0 or 1) stay on top."""
        pair = self.pair
        if pair is None:
            return
        keep, other = (pair.a, pair.b) if above == 0 else (pair.b, pair.a)
        self._decided.append((pair.a, pair.b))
        if self._desk.do(merges.merge, keep, [other]):
            self._board.choice.go(keep)
            self._refresh()
        else:
            self._decided.pop()

    def keep_both(self) -> None:
        """These two say different things; nobody is asked again."""
        pair = self.pair
        if pair is not None:
            self._decided.append((pair.a, pair.b))
            if self._desk.do(merges.keep_apart, pair.a, pair.b):
                self._refresh()
            else:
                self._decided.pop()

    def put_off(self) -> None:
        """The next pair; this one comes again after the others."""
        if self.pair is not None:
            mine = (self.pair.a, self.pair.b)
            self._passed = [pair for pair in self._passed if pair != mine] + [mine]
            left = self._left()
            self._show(next((pair for pair in left if (pair.a, pair.b) != mine), self.pair))

    def take_back(self) -> None:
        """The last decision is taken back."""
        if self._decided:
            one, other = self._decided.pop()
            self._desk.undo()
            self._show(Pair(one, other, 1.0))

    def _left(self) -> list[Pair]:
        """The pairs that have not been decided, those put off last."""
        decided = set(self._decided)
        left = [pair for pair in self._advice.pairs() if (pair.a, pair.b) not in decided]
        passed = self._passed
        return sorted(left, key=lambda pair: passed.index((pair.a, pair.b)) if (pair.a, pair.b) in passed else -1)

    def _refresh(self) -> None:
        """Stay with the pair while it stands and is not decided, else go on to the next."""
        if not self.is_open:
            return
        pair = self.pair
        stays = pair is not None and self._stand(pair) and (pair.a, pair.b) not in self._decided
        left = self._left()
        self._show(pair if stays else left[0] if left else None)

    def _follow(self, step: Step) -> None:
        """A decision that was taken back elsewhere is open again."""
        self._decided = [pair for pair in self._decided if not (self._is_open(pair))]
        self._refresh()

    def _is_open(self, pair: tuple[str, str]) -> bool:
        kept = any((row.idea_id, row.other_id) == tuple(sorted(pair)) for row in self._desk.workshop.apart)
        return all(self._wall.is_note(key) for key in pair) and not kept

    def _stand(self, pair: Pair) -> bool:
        return self._wall.is_note(pair.a) and self._wall.is_note(pair.b)

    def _home(self, note: str) -> str | None:
        return self._wall.group_of(note)

    def _show(self, pair: Pair | None) -> None:
        before, self.pair = self.pair, pair
        shown = pair is not None and self._stand(pair)
        if not shown and any(face.hasFocus() for face in self.faces):
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._both.setVisible(shown)
        self.sentence.setText(self.words("suggest.compare.question" if shown else "suggest.compare.done"))
        left = self._left()
        total = len(self._decided) + max(len(left), int(shown))
        progress = self.words("suggest.compare.progress", n=len(self._decided) + 1, total=total)
        self.progress.setText(progress if shown else "")
        for button in self._deeds:
            button.setEnabled(shown)
        self._back_button.setEnabled(bool(self._decided))
        if pair is None or not shown:
            if before is not None:
                self.announce(self.sentence.text())
            return
        for face, place, key in zip(self.faces, self._places, (pair.a, pair.b), strict=True):
            where = self._where(key)
            facts = self._wall.note(key)
            face.set_style(style_for(facts.text, self.height() / self.look.text_scale))
            face.show_note(facts, where)
            place.setText(where)
        if before is None or (before.a, before.b) != (pair.a, pair.b):
            texts = [self._wall.note(key).text for key in (pair.a, pair.b)]
            self.announce(self.words("suggest.compare.spoken", first=texts[0], second=texts[1]))

    def _where(self, key: str) -> str:
        group = self._wall.group_of(key)
        if group is None:
            return self.words("words.cluster.unplaced")
        return cluster_name(self.words, self._wall, group)

    def _lay_out(self) -> None:
        self._leave = self.button("suggest.to_board", "compare_leave", self.close_up)
        first = self.button("suggest.compare.first", "compare_first", lambda: self.merge(0))
        second = self.button("suggest.compare.second", "compare_second", lambda: self.merge(1))
        both = self.button("suggest.compare.both", "compare_both", self.keep_both)
        later = self.button("suggest.compare.later", "compare_later", self.put_off)
        self._back_button = self.button("suggest.one.back", "compare_back", self.take_back)
        self._deeds = (first, second, both, later)
        self._both = QWidget()
        sides = QHBoxLayout(self._both)
        sides.setContentsMargins(4, 4, 4, 4)
        sides.setSpacing(24)
        for face, place, button in zip(self.faces, self._places, (first, second), strict=True):
            side = QVBoxLayout()
            side.setSpacing(8)
            side.addWidget(place)
            side.addWidget(face)
            side.addWidget(button)
            side.addStretch(1)
            sides.addLayout(side, 1)
        middle = QWidget()
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(4, 4, 4, 4)
        centre.setSpacing(14)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for button in (both, later, self._back_button):
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, MARGIN)
        column.setSpacing(14)
        column.addLayout(self.head(self.progress, self._leave))
        sentence = QHBoxLayout()
        sentence.addStretch(1)
        sentence.addWidget(self.sentence)
        sentence.addStretch(1)
        for part in (sentence, foot):
            centre.addLayout(part)
        centre.insertWidget(1, self._both)
        column.addWidget(self.middle(middle, WIDEST), 1)
