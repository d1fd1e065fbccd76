"""The board: the wall of clusters over the strip of unplaced notes, as one ground for hands and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainterPath, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.board.choice import Choice
from facilitator.board.drops import Drops
from facilitator.board.facts import Group, Step
from facilitator.board.filter_bar import FilterBar
from facilitator.board.foot import Foot
from facilitator.board.gestures.hands import Hands
from facilitator.board.gestures.touch import Touch
from facilitator.board.layout import GAP, Box, Rows
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from facilitator.board.offers import Offers
from facilitator.board.overlay import Overlay
from facilitator.board.reach import Reach
from facilitator.board.scene import BoardScene
from facilitator.board.search import Search
from facilitator.board.sorter import Sorter
from facilitator.board.spot import Spot
from facilitator.board.strip import Strip
from facilitator.board.telling import Telling
from facilitator.board.travel import Travel
from facilitator.board.view_choice import ViewChoice
from facilitator.board.voice import Voice
from facilitator.board.walk import Walk
from facilitator.board.wall import Wall
from facilitator.board.wall_view import WallView
from facilitator.board.whole_words import WholeWords
from facilitator.stage import Stage

SCROLL_EDGE, SCROLL_STEP = 36, 18
PUSH = 24.0
"""Pixels at zoom 1 that a key moves a cluster up or down the wall."""
WALL_SHARE = 0.36
"""At least so much of the height is kept for the wall while notes wait for a place."""


class Board(QWidget):
    """The wall view has the keyboard for the whole board; places are in this widget's pixels.

    `menu_wanted` carries a place on the screen, after the focus has gone to what lies there.
    """

    menu_wanted = Signal(QPoint)

    def __init__(
        self, stage: Stage, wall: Wall, choice: Choice, search: Search, sorter: Sorter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = stage.words
        self.wall, self.choice, self.search, self.sorter = wall, choice, search, sorter
        self.look = BoardLook(stage.theme, self)
        self.telling = Telling(stage.desk, self)
        self.travel = Travel(self)  # sees notes off before the scenes below lay them out anew
        self.scene = BoardScene(self.look, words, wall, choice, search)
        self.view = WallView(self.scene, self.look, words, wall, self)
        self.foot = Foot(self.look, words, wall, choice)
        self.offers = Offers(self.look, words, wall, choice, sorter)
        self.strip = Strip(self.look, words, wall, choice, search, self.offers, self)
        self.walk = Walk(wall, self)
        self.overlay = Overlay(self.look, words, self)
        self.drops = Drops(self, words)
        self.lassoes = False
        self.view_choice = ViewChoice(stage, self.look, wall, self.scene, self)
        self.filter_bar = FilterBar(self.look, words, wall, self.view_choice)
        self.whole_words = WholeWords(self.look, self)
        self.voice = Voice(self.view, words, wall, choice)
        self.hands = Hands(self, self)
        self.reach = Reach(self, words)
        self.touch = Touch(self.reach, self.hands, self)
        self._sharing = False
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()

    def boxes(self) -> dict[str, Box]:
        """Where the clusters stand."""
        return self.scene.boxes()

    def rows(self, group: Group) -> Rows:
        """The notes of a group as they stand."""
        if group is None:
            return self.strip.scene.rows_of_notes()
        card = self.scene.cards.get(group)
        return card.rows if card is not None else []

    def spot(self, at: QPoint) -> Spot:
        """What lies at a place of the board."""
        if self.offers.drop_rect(self).contains(at):
            return Spot("new")
        if self.strip.geometry().contains(at):
            pane = self.strip.pane
            note = self.strip.scene.note_at(pane.scene_place(at)) if pane.covers(at) else None
            return Spot("strip", note=note, onto=note if self._is_middle(note, at) else None)
        if self.view.covers(at):
            return self.scene.places.spot(self.view.scene_place(at))
        return Spot()

    def _is_middle(self, note: str | None, at: QPoint) -> bool:
        rect = self.rect_of(note) if note is not None else None
        return rect is not None and abs(at.x() - rect.center().x()) < rect.width() / 3

    def notes_in(self, area: QRect) -> list[str]:
        """The notes that an area of the board touches, in reading order."""
        found = self.scene.places.notes_in(self.view.scene_area(area & self.view.geometry()))
        if area.intersects(self.strip.geometry()) and self.wall.size(None):
            found += self.strip.scene.notes_in(self.strip.pane.scene_area(area))
        return found

    def rect_of(self, key: str) -> QRect | None:
        """Where a note or cluster is seen on the board; None when it is nowhere."""
        pane = self.strip.pane
        rect = self.strip.scene.rect_of(key)
        if rect is not None:
            top = pane.mapFromScene(rect.topLeft())
            return QRect(pane.on_board(top), rect.size().toSize())
        return self.view.rect_on_board(key)

    def item(self, note: str) -> NoteItem | None:
        """The item of a note, on the wall or in the strip."""
        return self.scene.notes.get(note) or self.strip.scene.notes.get(note)

    def bring(self, key: str) -> None:
        """Scroll so that a note or cluster is seen."""
        rect = self.strip.scene.rect_of(key)
        if rect is not None:
            self.strip.pane.ensureVisible(rect, 0, 6)
            self.strip.update()
        else:
            self.view.bring(key)

    def notes_within(self, line: QPainterPath) -> list[str]:
        """The notes whose middle a line drawn round them holds, in reading order."""
        near = self.notes_in(line.boundingRect().toAlignedRect())
        rects = [(key, rect) for key in near if (rect := self.rect_of(key)) is not None]
        return [key for key, rect in rects if line.contains(QRectF(rect).center())]

    def grip(self, cluster: str, at: QPoint) -> QPoint:
        """How far from its corner a cluster is held by a pointer here, in the scene."""
        return (self.view.scene_place(at) - self.scene.cards[cluster].pos()).toPoint()

    def show_carried(self, notes: frozenset[str]) -> None:
        """Fade the notes that are on their way."""
        self.scene.show_carried(notes)
        self.strip.scene.show_carried(notes)

    def scroll_near(self, at: QPoint, way: QPoint) -> bool:
        """Scroll the wall when the pointer is close to the edge it has gone towards; whether anything moved."""
        area, bar = self.view.geometry(), self.view.verticalScrollBar()
        if not area.contains(at):
            return False
        before = bar.value()
        up = at.y() < area.top() + SCROLL_EDGE and way.y() < 0
        down = at.y() > area.bottom() - SCROLL_EDGE and way.y() > 0
        self.view.scroll_by(QPoint(0, SCROLL_STEP * (down - up)))
        return bar.value() != before

    def set_lassoes(self, lassoes: bool) -> None:
        """Whether every drag draws a lasso."""
        self.lassoes = lassoes
        for pane in (self.view, self.strip.pane):
            if lassoes:
                pane.viewport().setCursor(Qt.CursorShape.CrossCursor)
            else:
                pane.viewport().unsetCursor()

    def push(self, x: int, y: int) -> None:
        """Move the chosen cluster over the wall, by so many columns to the right and steps down."""
        chosen = self.choice.clusters
        card = self.scene.cards.get(chosen[0]) if chosen else None
        if card is not None:
            left, top = self.scene.put_place(card.pos())
            column = self.scene.card_wide + GAP
            self.sorter.put(card.key, max(0.0, left + x * column), max(0.0, top + y * PUSH), merge=f"put {card.key}")

    def scroll_by(self, step: QPoint) -> None:
        """Move the wall under the pointer."""
        self.view.scroll_by(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wall.wake()
        self.share_height()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hands.cancel()

    def share_height(self) -> None:
        """Give the strip the rows that the wall can spare, so that many unplaced notes are seen while few are sorted."""
        if self._sharing or self.wall.is_telling or not self.height():
            return
        self._sharing = True
        strip = self.strip
        rows = strip.wanted_rows
        if rows > 1 and self.scene.is_readable:
            needed = self.scene.natural_height if self.wall.clusters else 0.0
            least = max(needed, WALL_SHARE * self.height())
            spare = self.height() - least - strip.height_for(1)
            rows = max(1, min(rows, 1 + int(spare // strip.row_height)))
        strip.set_rows(rows if self.scene.is_readable else 1)
        self._sharing = False

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        column.addWidget(self.strip)
        self._show_level()

    def _connect(self) -> None:
        for pane in (self.view, self.strip.pane):
            pane.hands, pane.touch = self.hands, self.touch
            pane.hovered = self.reach.hover
            pane.tip = self.reach.tip
            pane.menu_wanted.connect(self.reach.open_menu)
            pane.double_clicked.connect(self.reach.write_on)
        self.view.zoom_changed.connect(self._show_level)
        self.view.focused.connect(self._show_active)
        self.strip.grown.connect(self.share_height)
        self.strip.placed.connect(self.show_whole_words)
        self.scene.arranged.connect(self.travel.forget)
        self.scene.arranged.connect(self.share_height)
        self.strip.pane.verticalScrollBar().valueChanged.connect(self.strip.update)
        for pane in (self.view, self.strip.pane):
            pane.verticalScrollBar().valueChanged.connect(self.whole_words.hide)
        self.choice.focus_moved.connect(self._bring_focus)
        self.foot.stepped.connect(lambda step: self.view.step_zoom(step, self.choice.focus))
        self.view.zoomed.connect(self.reach.zoom_at)
        self.strip.pane.zoomed.connect(lambda step, at: self.view.step_zoom(step))
        self.wall.settled.connect(self._settle)

    def _settle(self, step: Step) -> None:
        self.share_height()
        self.travel.arrive(step)
        self._show_focus_here(self.view.hasFocus())
        if step.gone and self.hands.is_busy:
            self.hands.cancel()

    def _bring_focus(self) -> None:
        if self.choice.focus is not None and not self.hands.is_busy:
            self.bring(self.choice.focus)
        self._show_focus_here(self.view.hasFocus())

    def _show_focus_here(self, active: bool) -> None:
        """Without a note to stand round the ring goes round the whole board; a note that is cut shows all its words."""
        self.view.set_bare(active and self.choice.focus is None)
        self.show_whole_words()

    def show_whole_words(self) -> None:
        """Show all words of the note in focus when the keyboard is here and the note shows only some of them."""
        focus = self.choice.focus
        item = self.item(focus) if focus is not None and self.wall.is_note(focus) else None
        rect = self.rect_of(focus) if item is not None and focus is not None else None
        cut = item is not None and item.is_cut and item.isVisible() and self.scene.is_readable
        if not cut or rect is None or self.hands.is_busy or not self.view.hasFocus():
            self.whole_words.hide()
        elif focus is not None:
            if focus in self.strip.scene.notes:  # stand clear of the offers
                rect.setTop(self.strip.y())
            self.whole_words.show_note(self.wall.note(focus), rect)

    def _show_active(self, active: bool) -> None:
        self.scene.set_active(active)
        self.strip.scene.set_active(active)
        if active and self.choice.focus is None:
            self.choice.go(self.walk.first())
        self._show_focus_here(active)

    def _show_level(self) -> None:
        self.foot.setVisible(not self.scene.is_readable)
        self.foot.show_zoom(self.view.zoom, self.view.is_whole)
        self.share_height()
