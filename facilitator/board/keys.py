"""The keys of the board: one binding for wall and outline, and the arrows that walk over the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.board.board import Board
from facilitator.board.fingers import widen_menu
from facilitator.board.sorter import NAME, QUESTION
from facilitator.console.actions import bind, shown_keys
from workshops.labels import Words

SHIFT = Qt.KeyboardModifier.ShiftModifier

NOTES = ("board_edit", "board_move", "board_new_cluster", "board_unplace", "board_discard")
CLUSTER = ("board_name", "board_question", "board_join", "board_split", "board_collapse")
SUGGESTED = ("board_similar", "board_compare", "board_one_by_one", "board_propose", "board_terms")
BOARD = ("board_select_all", "board_lasso", "board_search", "board_view", "board_whole", "board_readable")
ARRANGE = ("board_tidy", "board_by_size")
WAYS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
DISSOLVE = "board_discard"


class Keys:
    """Binds every action of the board's table to the wall view; other views of the same board take the same actions."""

    def __init__(
        self,
        board: Board,
        words: Words,
        search: Callable[[], object],
        outline: Callable[[], object],
        more: Iterable[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        self._board, self._words = board, words
        self.actions: dict[str, QAction] = {}
        self.ends: list[Callable[[], bool]] = []
        """What Esc ends before it ends the search: each answers True when it did."""
        for name, call in (*self._deeds(), ("board_search", search), ("board_outline", outline), *more):
            self.actions[name] = bind(board.view, name, words, call)
        board.view.on_key = self._press

    def share(self, view: QWidget) -> None:
        """Let another view of the board act by the same keys."""
        view.addActions(list(self.actions.values()))

    def show_menu(self, place: QPoint) -> QMenu:
        """What can be done with what is chosen, as a menu at a place on the screen."""
        board, words = self._board, self._words
        notes, clusters = board.choice.notes, board.choice.clusters
        menu = QMenu(board)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        widen_menu(menu, board.look)
        placed = any(board.wall.group_of(key) is not None for key in notes)
        if notes:
            for name in NOTES:
                if name != "board_unplace" or placed:
                    said = words("board.menu.discard", n=len(notes)) if name == DISSOLVE else ""
                    self._offer(menu, name, said)
            if any(board.wall.note(key).others for key in notes):
                self._offer(menu, "board_part")
            menu.addSeparator()
        if clusters:
            for name in CLUSTER:
                if name != "board_split" or notes:
                    self._offer(menu, name)
            if not notes:
                self._offer(menu, DISSOLVE, words("board.menu.dissolve", n=len(clusters)))
            menu.addSeparator()
        if not notes:
            self._offer(menu, "board_new_cluster", words("board.menu.new"))
        for name in SUGGESTED:
            self._offer(menu, name)
        menu.addSeparator()
        for name in (*ARRANGE, *BOARD):
            self._offer(menu, name)
        menu.popup(place)
        return menu

    def _offer(self, menu: QMenu, name: str, said: str = "") -> None:
        """One row of the menu, with its keys as they are printed."""
        act = self.actions[name]
        caps = " ".join(shown_keys(name, self._words))
        row = menu.addAction(f"{said or act.text()}\t{caps}")
        row.setObjectName(act.objectName())
        row.triggered.connect(act.trigger)

    def leave(self) -> None:
        """Esc: whatever is under way ends; after that nothing is sought, then nothing is selected."""
        board = self._board
        if board.hands.cancel() or any(end() for end in self.ends):
            return
        if board.lassoes:
            board.set_lassoes(False)
            return
        if board.search.text:
            board.search.seek("")
        else:
            board.choice.clear()

    def _deeds(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        board = self._board
        sorter, view, choice = board.sorter, board.view, board.choice
        return (
            ("board_new_cluster", sorter.new_cluster),
            ("board_move", sorter.move),
            ("board_name", lambda: sorter.write(NAME)),
            ("board_question", lambda: sorter.write(QUESTION)),
            ("board_join", sorter.join),
            ("board_unplace", sorter.unplace),
            ("board_collapse", sorter.collapse),
            ("board_split", sorter.split),
            ("board_part", sorter.part),
            ("board_tidy", sorter.tidy),
            ("board_by_size", sorter.sort_by_size),
            ("board_lasso", self._lasso),
            ("board_view", self._choose_view),
            ("board_apart", lambda: board.view_choice.set_apart(not board.view_choice.is_apart)),
            *((f"board_push_{way}", partial(board.push, *steps)) for way, steps in WAYS.items()),
            ("board_edit", self._open),
            ("board_discard", sorter.discard),
            ("board_select", sorter.toggle),
            ("board_select_all", sorter.select_all),
            ("board_leave", self.leave),
            ("board_next_cluster", lambda: self._go(board.walk.cluster(choice.focus, 1))),
            ("board_previous_cluster", lambda: self._go(board.walk.cluster(choice.focus, -1))),
            ("board_earlier", lambda: sorter.shift(-1)),
            ("board_later", lambda: sorter.shift(1)),
            ("board_whole", view.show_whole),
            ("board_readable", lambda: view.show_readable(choice.focus)),
            ("board_zoom_in", lambda: view.step_zoom(1, choice.focus)),
            ("board_zoom_out", lambda: view.step_zoom(-1, choice.focus)),
        )

    def _go(self, key: str | None) -> None:
        if key is not None:
            self._board.choice.go(key)

    def _lasso(self) -> None:
        """Every drag draws a lasso from now on, or no longer."""
        board = self._board
        board.set_lassoes(not board.lassoes)
        word = "lasso_on" if board.lassoes else "lasso_off"
        board.sorter.told.emit(self._words(f"board.told.{word}"), False)

    def _choose_view(self) -> None:
        """Ask which notes the board should show, and how."""
        view = self._board.view
        self._board.view_choice.open_menu(view.mapToGlobal(QPoint(16, 16)))

    def _open(self) -> None:
        """Return: from afar it zooms to what is in focus, else it edits."""
        board = self._board
        focus = board.choice.focus
        if focus is not None and not board.scene.is_readable and board.strip.scene.rect_of(focus) is None:
            board.view.show_readable(focus)
        else:
            board.sorter.edit()

    def _press(self, event: QKeyEvent) -> bool:
        board, choice = self._board, self._board.choice
        walk, key, focus = board.walk, event.key(), board.choice.focus
        ways: dict[int, Callable[[], str | None]] = {
            Qt.Key.Key_Left: lambda: walk.along(focus, -1),
            Qt.Key.Key_Right: lambda: walk.along(focus, 1),
            Qt.Key.Key_Up: lambda: walk.across(focus, -1),
            Qt.Key.Key_Down: lambda: walk.across(focus, 1),
            Qt.Key.Key_Home: lambda: next(iter(walk.stops()), None),
            Qt.Key.Key_End: lambda: next(reversed(walk.stops()), None),
        }
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key not in ways or modifiers not in (Qt.KeyboardModifier.NoModifier, SHIFT):
            return False
        to = ways[key]()
        if to is None:
            return True
        if modifiers == SHIFT:
            anchor = choice.anchor or to
            choice.go(to, keep_anchor=True)
            choice.select(walk.between(anchor, to))
        else:
            choice.go(to)
        return True
