"""The workspace of *define*: the board of clusters, with its outline at the side."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.choice import Choice
from facilitator.board.keys import Keys
from facilitator.board.outline_model import OutlineModel
from facilitator.board.outline_panel import WIDTH, OutlinePanel
from facilitator.board.search import Search
from facilitator.board.sorter import Sorter
from facilitator.board.suggesting.chips import SHOWN
from facilitator.board.suggesting.suggesting import Suggesting
from facilitator.board.wall import Wall
from facilitator.board.writing import Writer
from facilitator.console import workspace
from facilitator.console.actions import cap, shown_keys
from facilitator.console.workspace import Workspace
from facilitator.stage import Stage

KEY_BAR = (
    "board_move",
    "board_new_cluster",
    "board_name",
    "board_one_by_one",
    "board_similar",
    "board_question",
    "board_unplace",
    "board_join",
    "board_collapse",
    "board_whole",
)


class DefineWorkspace(Workspace):
    """Notes become clusters: by drag, band, menu, keyboard or outline, each step one step of undo."""

    rail = "narrow"
    side_width = WIDTH
    side_folds = True

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        words = stage.words
        self.wall = Wall(stage.desk, self)
        self.choice = Choice(self.wall, self)
        self.search = Search(self.wall, self)
        self.sorter = Sorter(stage.desk, words, self.wall, self.choice, self)
        self.board = Board(stage, self.wall, self.choice, self.search, self.sorter, self)
        self.writer = Writer(self.board, stage.desk, words)
        self.suggesting = Suggesting(self.board, stage, self.writer.choose_place)
        self.acts = Keys(self.board, words, self.begin_search, self.toggle_outline, self.suggesting.deeds())
        self.acts.ends.append(self.suggesting.leave)
        self.model = OutlineModel(self.wall, words, self)
        self.outline = OutlinePanel(self.model, self.board, self.sorter, words)
        self.outline.add(self.suggesting.list, self.suggesting.help)
        self.acts.share(self.outline.tree)
        self.acts.share(self.suggesting.list.list)
        self.outline.left.connect(self.to_board)
        self.outline.menu_wanted.connect(self._show_menu)
        self.foot = self.board.strip.foot
        self.board.menu_wanted.connect(self._show_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.setFocusProxy(self.board)

    def show_activity(self, activity: str) -> None:
        """The board is the same for every activity that clusters."""
        self.wall.wake()

    def leave(self) -> None:
        """Keep what is half written, forget previews."""
        self.writer.close()
        self.board.hands.cancel()
        self.suggesting.close()

    def side(self) -> QWidget:
        """The outline."""
        return self.outline

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        """The outline, and the key that shows it."""
        return self.stage.words("board.outline.title"), shown_keys("board_outline", self.stage.words)

    def keys(self) -> workspace.Keys:
        """The keys of the board, most used first."""
        words, cover = self.stage.words, self.suggesting.cover
        if cover is not None:
            return cover.keys()
        arrows = tuple(cap(name, words) for name in ("Left", "Right", "Up", "Down"))
        shown = [(shown_keys(name, words), words(f"board.keys.{name.removeprefix('board_')}")) for name in KEY_BAR]
        select = (cap("Space", words),)
        suggestion = tuple(cap(str(number), words) for number in range(1, SHOWN + 1))
        first = [(arrows, "walk"), (select, "select"), (suggestion, "suggestion")]
        return [*((caps, words(f"board.keys.{word}")) for caps, word in first), *shown]

    def subtitle(self) -> str:
        """How many ideas and clusters there are."""
        if self.isVisible():
            self.wall.wake()
        words = self.stage.words
        notes = words("words.count.ideas", n=self.wall.count)
        groups = words("words.count.clusters", n=len(self.wall.clusters))
        return words("board.subtitle.notes_and", notes=notes, clusters=groups)

    def room_sees(self) -> str:
        """The clusters."""
        return self.stage.words("board.room")

    def focus_first(self) -> None:
        """Put the keyboard on the board, at the first note without a place, or on what lies over it."""
        cover = self.suggesting.cover
        if cover is not None:
            cover.take_keyboard()
        else:
            self.board.setFocus()

    def begin_search(self) -> None:
        """Put the caret in the search field."""
        self.side_wanted.emit(True)
        self.outline.begin_search()

    def toggle_outline(self) -> None:
        """To the outline, or back to the board; a side that is folded away slides out for it."""
        if QApplication.focusWidget() is self.outline.tree:
            self.to_board()
        else:
            self.side_wanted.emit(True)
            self.outline.tree.setFocus()

    def to_board(self) -> None:
        """Give the keyboard back to the board."""
        self.side_wanted.emit(False)
        self.board.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wall.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.wall.sleep()

    def _show_menu(self, place: QPoint) -> None:
        self.acts.show_menu(place)
