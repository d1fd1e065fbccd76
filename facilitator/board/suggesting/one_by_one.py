"""One note at a time: the unplaced ones, large, each with the clusters where it may belong. One key a note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.cover import MARGIN, Cover
from facilitator.board.suggesting.face import Face, style_for
from facilitator.board.suggesting.place_row import PlaceRow
from facilitator.board.suggesting.reasons import cluster_name, reason
from facilitator.console.actions import shown_keys
from facilitator.desk import Desk
from facilitator.widgets.field import Field
from facilitator.widgets.text import Text
from workshops import clusters
from workshops.clustering.sorting import Ranking
from workshops.labels import Words

WIDEST = 720
SHOWN = 3
FACE = 100


class OneByOne(Cover):
    """Walks the unplaced notes in their order. What is put off comes again at the end; what is taken back comes at once."""

    def __init__(self, board: Board, desk: Desk, words: Words, advice: Advice, move: Callable[[], object]) -> None:
        super().__init__(board.look, words, board, words("suggest.one.title"))
        self._board, self._desk, self._advice, self._move = board, desk, advice, move
        self._wall = board.wall
        self.note: str | None = None
        """The note that is asked about."""
        self._later: list[str] = []
        self._placed: list[str] = []
        self._at = 0
        self.ranking: Ranking | None = None
        theme = board.look.theme
        self.progress = Text("", theme, role="inkSoft")
        self.face = Face(board.look, words, "heading1", least=FACE)
        self.sentence = Text("", theme, role="inkSoft", wrap=True)
        self.rows = [PlaceRow(board.look, " ".join(shown_keys(f"sorting_{n}", words))) for n in range(1, SHOWN + 1)]
        self.field = Field(theme, words("board.edit.name"), words("suggest.one.name"))
        self.field.hide()
        self._lay_out()
        self._bind()
        advice.advised.connect(self._show_places)
        self._wall.settled.connect(self._follow)
        self._wall.reset.connect(self.close_up)

    @property
    def left(self) -> int:
        """How many notes have no place yet."""
        return self._wall.size(None)

    def begin(self) -> None:
        """Start with the note in focus, or the first that has no place."""
        if not self.left:
            self._board.sorter.told.emit(self.words("board.strip.all_placed"), False)
            return
        focus = self._board.choice.focus
        unplaced = self._wall.notes(None)
        self._later, self._placed = [], []
        self.note = focus if focus in unplaced else unplaced[0]
        self.open_up()
        self.show_note(self.note)

    def show_note(self, note: str | None) -> None:
        """Ask about this note; None says that all have a place."""
        self.note = note
        self.close_field()
        if note is None and self.face.hasFocus():
            self.take_keyboard()
        self.face.setVisible(note is not None)
        if note is not None:
            self._board.choice.clear()
            self._board.choice.go(note)
            self._at = self._wall.notes(None).index(note)
            self._show_face()
        total = len(self._placed) + self.left
        done = self.words("suggest.one.progress", n=min(total, len(self._placed) + 1), total=total)
        self.progress.setText(done if note is not None else "")
        self._show_places()
        said = self._wall.note(note).text if note is not None else self.sentence.text()
        self.announce(f"{said} {self.spoken()}".strip())
        if self._leave.hasFocus() and note is not None:
            self.take_keyboard()

    def spoken(self) -> str:
        """The places suggested now, in words."""
        ranking = self.ranking
        if self.note is None or ranking is None:
            return ""
        names = [
            self.words("suggest.numbered", n=number, name=cluster_name(self.words, self._wall, each.cluster))
            for number, each in enumerate(ranking.suggestions, start=1)
        ]
        return self.words("suggest.spoken", places=", ".join(names)) if names else self.words("suggest.unsure")

    def accept(self, number: int) -> None:
        """Put the note in a suggested cluster, counted from 0."""
        ranking = self.ranking
        if self.note is not None and ranking is not None and number < len(ranking.suggestions):
            self._board.sorter.move_to([self.note], ranking.suggestions[number].cluster)

    def put_off(self) -> None:
        """This one later."""
        if self.note is not None:
            note = self.note
            self._later = [key for key in self._later if key != note] + [note]
            self.show_note(self._next_after(note))

    def take_back(self) -> None:
        """The last one has no place again; the note is asked about anew."""
        if self._placed:
            self._desk.undo()

    def ask_name(self) -> None:
        """A new cluster: its name is written here, and may be left out."""
        if self.note is not None:
            self.field.set_text("")
            self.field.clear_error()
            self.field.show()
            self.field.line.setFocus()

    def close_field(self) -> None:
        """No name is asked for."""
        if not self.field.isHidden():
            had = self.field.line.hasFocus()
            self.field.hide()
            if had:
                self.take_keyboard()

    def take_keyboard(self) -> None:
        (self._leave if self.note is None else self.face).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave_line(self) -> None:
        self.close_field()

    def choose_place(self) -> None:
        """Choose any cluster by its first letters."""
        if self.note is not None:
            self._board.choice.clear()
            self._board.choice.go(self.note)
            self._move()

    def rect_of_note(self) -> QRect:
        """Where the note stands, in the board's pixels."""
        return QRect(self.face.mapTo(self._board, self.face.rect().topLeft()), self.face.size())

    def _create(self) -> None:
        if self.note is None or self.field.isHidden():
            return
        name = " ".join(self.field.text().split())
        if not self._desk.do(clusters.gather, [self.note], name):
            self.field.show_error(self._board.sorter.reason)

    def _follow(self, step: Step) -> None:
        """A note that got a place is done; one that lost it again is asked about at once."""
        if not self.is_open:
            return
        self._later = [key for key in self._later if self._is_loose(key)]
        back = [key for key in self._placed if self._is_loose(key)]
        gone = [key for key in self._placed if not self._wall.is_note(key)]
        self._placed = [key for key in self._placed if key not in back and key not in gone]
        note = self.note
        if back:
            self.show_note(back[-1])
        elif note is None:
            self.show_note(self._next_after(None))
        elif not self._is_loose(note):
            if self._wall.is_note(note):
                self._placed.append(note)
            self.show_note(self._next_after(note))
        else:
            self._show_face()
            self._show_places()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_face()

    def _show_face(self) -> None:
        if self.note is not None:
            facts = self._wall.note(self.note)
            self.face.set_style(style_for(facts.text, self.height() / self.look.text_scale))
            self.face.show_note(facts)

    def _is_loose(self, key: str) -> bool:
        return self._wall.is_note(key) and self._wall.group_of(key) is None

    def _next_after(self, note: str | None) -> str | None:
        """The next in order that is not put off, round; then those put off."""
        unplaced = self._wall.notes(None)
        at = unplaced.index(note) + 1 if note in unplaced else self._at
        order = unplaced[at:] + unplaced[:at]
        fresh = [key for key in order if key not in self._later and key != note]
        waiting = [key for key in self._later if key in unplaced]
        return next(iter([*fresh, *(key for key in waiting if key != note), *waiting]), None)

    def _show_places(self) -> None:
        if not self.is_open:
            return
        self.ranking = self._advice.ranking([self.note]) if self.note is not None else None
        suggestions = self.ranking.suggestions if self.ranking is not None else ()
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(suggestions))
            if number < len(suggestions):
                each = suggestions[number]
                name = cluster_name(self.words, self._wall, each.cluster)
                likely = number == 0 and self.ranking is not None and self.ranking.confident
                spoken = self.words("suggest.likely", name=name) if likely else name
                about = reason(self.words, self._wall, each.why)
                row.show_place(name, self._wall.size(each.cluster), about, spoken, preselected=likely)
        self.sentence.setText(self._sentence())
        self.sentence.setVisible(bool(self.sentence.text()))
        for number, button in enumerate(self._buttons):
            button.setEnabled(bool(self._placed) if number == len(self._buttons) - 1 else self.note is not None)

    def _sentence(self) -> str:
        if self.note is None:
            return self.words("suggest.one.done")
        if not self._wall.clusters:
            return self.words("suggest.one.no_clusters")
        if self.ranking is None:
            return self.words("suggest.reading")
        return "" if self.ranking.suggestions else self.words("suggest.one.unsure")

    def _bind(self) -> None:
        self.bind_keys(
            {
                **{f"sorting_{n}": partial(self.accept, n - 1) for n in range(1, SHOWN + 1)},
                "sorting_new": self.ask_name,
                "sorting_move": self.choose_place,
                "sorting_later": self.put_off,
                "sorting_back": self.take_back,
                "sorting_leave": self.close_up,
            }
        )
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda checked=False, at=number: self.accept(at))
        self.write_in(self.field.line)
        self.field.entered.connect(lambda text: QTimer.singleShot(0, self, self._create))

    def _lay_out(self) -> None:
        self._leave = self.button("suggest.to_board", "sorting_leave", self.close_up)
        self._buttons = [
            self.button("board.chip.new", "sorting_new", self.ask_name),
            self.button("board.chip.move", "sorting_move", self.choose_place),
            self.button("suggest.one.later", "sorting_later", self.put_off),
            self.button("suggest.one.back", "sorting_back", self.take_back),
        ]
        middle = QWidget()
        middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(4, 4, 4, 4)
        centre.setSpacing(10)
        centre.addWidget(self.face)
        centre.addSpacing(8)
        for widget in (self.sentence, *self.rows, self.field):
            centre.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        for button in self._buttons:
            foot.addWidget(button)
        foot.addStretch(1)
        centre.addSpacing(8)
        centre.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 16, MARGIN, 16)
        column.addLayout(self.head(self.progress, self._leave))
        column.addWidget(self.middle(middle, WIDEST), 1)
