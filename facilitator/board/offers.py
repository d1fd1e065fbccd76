"""The row above the unplaced notes: how many are chosen, what can be done with them, and how many are hidden."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.board.choice import Choice
from facilitator.board.facts import Step
from facilitator.board.look import BoardLook
from facilitator.board.sorter import Sorter
from facilitator.board.suggesting.alike_bar import AlikeBar
from facilitator.board.suggesting.chips import Chips
from facilitator.board.wall import Wall
from facilitator.console.actions import shown_keys
from facilitator.painting.shapes import paint_shape
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text
from workshops.labels import Words

HEIGHT = 30
SHAPE, SHAPE_GAP = 9.0, 20.0


class Signs(QWidget):
    """The shapes of the target groups that are chosen."""

    def __init__(self, look: BoardLook) -> None:
        super().__init__()
        self._look = look
        self._targets: list[str | None] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_targets(self, targets: list[str | None]) -> None:
        """Show one shape for each."""
        self._targets = targets
        self.setVisible(bool(targets))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round((len(self._targets) * SHAPE_GAP - SHAPE_GAP + SHAPE) * self._look.text_scale), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side, step = SHAPE * self._look.text_scale, SHAPE_GAP * self._look.text_scale
        for number, target in enumerate(self._targets):
            top = (self.height() - side) / 2
            paint_shape(painter, self._look.theme, target, QRectF(number * step, top, side, side))


class DropPlace(QWidget):
    """A place to drop notes for a new cluster, for when the wall is full."""

    def __init__(self, look: BoardLook, sentence: str) -> None:
        super().__init__()
        self._look, self._sentence = look, sentence
        self._aimed = False
        self.setMinimumWidth(look.theme.scaled(280))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.hide()

    def aim(self, aimed: bool) -> None:
        """Whether the pointer is over it."""
        if aimed != self._aimed:
            self._aimed = aimed
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        role = "accent" if self._aimed else "control"
        painter.setPen(QPen(look.colour(role), 2 if self._aimed else 1, Qt.PenStyle.DashLine))
        painter.setBrush(look.colour("surface"))
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(look.colour("ink"))
        painter.setFont(look.strip_font)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), self._sentence)


class Offers(QWidget):
    """Says what is chosen and offers the keys that act on it. There is room for more offers before the first."""

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice, sorter: Sorter) -> None:
        super().__init__()
        self._look, self._words, self._wall, self._choice = look, words, wall, choice
        self._signs = Signs(look)
        self.said = Text("", look.theme, weight=600)
        self.hint = Text("", look.theme, role="inkSoft", elide=True)
        self._move = self._pill("move", "board_move", sorter.move)
        self._new = self._pill("new", "board_new_cluster", sorter.new_cluster)
        self._unplace = self._pill("unplace", "board_unplace", sorter.unplace)
        self._join = self._pill("join", "board_join", sorter.join)
        self._hidden = Text("", look.theme, role="inkSoft", elide=True)
        self.drop_place = DropPlace(look, words("board.strip.drop_new"))
        self._reveal = Button(
            words("board.strip.reveal"), look.theme, " ".join(shown_keys("board_reveal_all", words)), size="dense"
        )
        self._reveal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._reveal.clicked.connect(sorter.reveal)
        self.chips: Chips | None = None
        self.bar: AlikeBar | None = None
        self._lay_out()
        choice.selected.connect(self.refresh)
        choice.focus_moved.connect(self.refresh)
        wall.settled.connect(self._follow)
        wall.reset.connect(self.refresh)
        look.changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(400, max(self._look.theme.scaled(HEIGHT), round(self._look.least)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def hold(self, chips: Chips, bar: AlikeBar) -> None:
        """Take in where the chosen notes may belong, and what stands here instead of everything while notes are lit."""
        self.chips, self.bar = chips, bar
        at = self._row.indexOf(self.hint) + 1
        self._row.insertWidget(at, chips)
        self._row.insertWidget(at, bar)
        chips.changed.connect(self.refresh)
        bar.changed.connect(self.refresh)
        self.refresh()

    def invite_drop(self, invited: bool) -> None:
        """Show the place for a new cluster while notes are carried."""
        if invited == self.drop_place.isHidden():
            self.drop_place.setVisible(invited)
            self.refresh()

    def drop_rect(self, within: QWidget) -> QRect:
        """Where the place for a new cluster is; empty when it is not shown."""
        place = self.drop_place
        if place.isHidden():
            return QRect()
        return QRect(place.mapTo(within, place.rect().topLeft()), place.size())

    def refresh(self) -> None:
        """Say what is chosen now."""
        notes, clusters = self._choice.selected_notes, self._choice.selected_clusters
        targets = dict.fromkeys(self._wall.note(key).target_group for key in notes)
        self._signs.show_targets(list(targets))
        carrying = not self.drop_place.isHidden()
        lit = self.bar is not None and self.bar.show_lit(not carrying)
        suggested = self.chips is not None and self.chips.show_here(not carrying and not lit)
        on_note = self._wall.is_note(self._choice.focus) and not clusters
        acts = (bool(notes) or on_note) and not carrying and not lit
        placed = any(self._wall.group_of(key) is not None for key in self._choice.notes)
        likely = suggested and self.chips is not None and bool(self.chips.suggestions)
        self._move.setVisible(acts and bool(self._wall.clusters) and not likely)
        self._new.setVisible(acts)
        self._unplace.setVisible(acts and bool(notes) and placed)
        self._join.setVisible(len(clusters) > 1 and not carrying and not lit)
        self._say(len(notes), len(clusters), carrying or lit or suggested)
        hidden = self._wall.hidden
        self._hidden.setText(self._words("board.strip.hidden", n=hidden) if hidden else "")
        for widget in (self._hidden, self._reveal):
            widget.setVisible(hidden > 0 and not carrying)

    def _say(self, notes: int, clusters: int, busy: bool) -> None:
        """How many are chosen, or what can be done when nothing is and nothing else stands here."""
        words = self._words
        said = words("board.strip.selected", n=notes) if notes else ""
        if clusters and not notes:
            said = words("board.strip.selected_clusters", n=clusters)
        hint = ""
        if not notes and not clusters and not busy:
            if not self._wall.count:
                hint = words("board.nothing")
            elif not self._wall.size(None):
                hint = words("board.strip.all_placed")
            else:
                hint = words("board.strip.hint")
        self.said.setText(said)
        self.said.setVisible(bool(said) and not (self.bar is not None and not self.bar.isHidden()))
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _pill(self, word: str, action: str, call: object) -> Button:
        keys = " ".join(shown_keys(action, self._words))
        pill = Button(self._words(f"board.chip.{word}"), self._look.theme, keys, kind="pill")
        pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pill.clicked.connect(lambda: call())  # type: ignore[operator]
        return pill

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._signs)
        row.addWidget(self.said)
        row.addWidget(self.hint)
        for pill in (self._move, self._new, self._unplace, self._join):
            row.addWidget(pill)
        row.addWidget(self.drop_place)
        row.addStretch(1)
        row.addWidget(self._hidden)
        row.addWidget(self._reveal)

    def _follow(self, step: Step) -> None:
        self.refresh()
