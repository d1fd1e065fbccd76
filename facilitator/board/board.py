"""The board: the wall of clusters over the strip of unplaced notes, as one ground for hands and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.board.choice import Choice
from facilitator.board.facts import Group, Step
from facilitator.board.foot import Foot
from facilitator.board.gestures.hands import Hands
from facilitator.board.look import BoardLook
from facilitator.board.note import NoteItem
from facilitator.board.offers import Offers
from facilitator.board.overlay import Overlay
from facilitator.board.scene import BoardScene
from facilitator.board.search import Search
from facilitator.board.sorter import Sorter
from facilitator.board.spot import Spot
from facilitator.board.strip import Strip
from facilitator.board.telling import Telling
from facilitator.board.travel import Travel
from facilitator.board.voice import Voice
from facilitator.board.walk import Walk
from facilitator.board.wall import Wall
from facilitator.board.wall_view import WallView
from facilitator.board.whole_words import WholeWords
from facilitator.stage import Stage

SCROLL_EDGE, SCROLL_STEP = 36, 18
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
        self.overlay = Overlay(self.look, self)
        self.whole_words = WholeWords(self.look, self)
        self.voice = Voice(self.view, words, wall, choice)
        self.hands = Hands(self, self)
        self._sharing = False
        self.setFocusProxy(self.view)
        self._lay_out()
        self._connect()

    def across(self) -> int:
        """How many clusters stand side by side."""
        return self.scene.across

    def columns(self, group: Group) -> int:
        """How many columns of notes a group has."""
        return self.strip.scene.columns if group is None else self.scene.columns(group)

    def spot(self, at: QPoint) -> Spot:
        """What lies at a place of the board."""
        if self.offers.drop_rect(self).contains(at):
            return Spot("wall")
        if self.strip.geometry().contains(at):
            pane = self.strip.pane
            note = self.strip.scene.note_at(pane.scene_place(at)) if pane.covers(at) else None
            return Spot("strip", note=note)
        if self.view.covers(at):
            return self.scene.places.spot(self.view.scene_place(at))
        return Spot()

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

    def show_drop(self, spot: Spot | None) -> None:
        """Mark where carried notes would go; None marks nothing."""
        self.scene.show_target(spot.cluster if spot is not None else None)
        if spot is None:
            self.overlay.show_gap(None)
            self.overlay.show_slot(None)
            self.offers.invite_drop(False)
            return
        self.offers.invite_drop(True)
        self.offers.drop_place.aim(spot.where == "wall")
        rect = self.view.rect_on_board(spot.note) if spot.note is not None and spot.where == "cluster" else None
        if rect is None:
            self.overlay.show_gap(None)
        elif spot.before == spot.note:
            self.overlay.show_gap(QRect(rect.left(), rect.top() - 4, rect.width(), 2))
        else:
            self.overlay.show_gap(QRect(rect.left(), rect.bottom() + 3, rect.width(), 2))

    def show_cluster_drop(self, cluster: str, at: QPoint) -> int | None:
        """Mark where a cluster would go among the others, and answer with the position."""
        over = self.spot(at).cluster
        if over is None or over == cluster:
            self.scene.show_target(None)
            return None
        self.scene.show_target(over)
        return self.wall.clusters.index(over)

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
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        column.addWidget(self.strip)
        self._show_level()

    def _connect(self) -> None:
        for pane in (self.view, self.strip.pane):
            pane.hands = self.hands
            pane.hovered = self._hover
            pane.tip = self._tip
            pane.menu_wanted.connect(self._want_menu)
            pane.double_clicked.connect(self._double)
        self.view.zoom_changed.connect(self._show_level)
        self.view.focused.connect(self._show_active)
        self.strip.grown.connect(self.share_height)
        self.strip.placed.connect(self.show_whole_words)
        self.scene.arranged.connect(self.share_height)
        self.strip.pane.verticalScrollBar().valueChanged.connect(self.strip.update)
        for pane in (self.view, self.strip.pane):
            pane.verticalScrollBar().valueChanged.connect(self.whole_words.hide)
        self.choice.focus_moved.connect(self._bring_focus)
        self.foot.stepped.connect(lambda step: self.view.step_zoom(step, self.choice.focus))
        self.view.zoomed.connect(self._zoom_at)
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
        cut = item is not None and item.is_cut and item.isVisible()
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

    def _hover(self, at: QPoint | None) -> None:
        spot = self.spot(at) if at is not None else Spot()
        self.scene.hover(spot.note if spot.where == "cluster" else None)
        self.strip.scene.hover(spot.note if spot.where == "strip" else None)

    def _tip(self, at: QPoint) -> str:
        """The whole words of a note that does not show them all."""
        note = self.spot(at).note
        if note is None:
            return ""
        item = self.item(note)
        whole = item is not None and not item.is_cut and (self.scene.is_readable or note in self.strip.scene.notes)
        return "" if whole else self.wall.note(note).text

    def _zoom_at(self, step: int, at: QPoint) -> None:
        """Zoom with the wheel: what lies under the pointer stays there."""
        spot = self.spot(at)
        self.view.step_zoom(step, spot.note or spot.cluster)

    def _double(self, at: QPoint) -> None:
        """A double click writes: on a note its words, on a head the name, on empty wall a new cluster."""
        self.hands.cancel()
        spot = self.spot(at)
        key = spot.note or (spot.cluster if spot.head else None)
        if key is not None:
            self.choice.go(key)
            self.sorter.edit()
        elif spot.where == "wall":
            self.sorter.gather([])

    def _want_menu(self, at: QPoint, on_screen: QPoint) -> None:
        self.hands.cancel()
        spot = self.spot(at)
        if spot.note is not None and not self.choice.is_selected(spot.note):
            self.choice.select([spot.note])
        key = spot.note or spot.cluster
        if key is not None:
            self.choice.go(key)
        self.menu_wanted.emit(on_screen)
