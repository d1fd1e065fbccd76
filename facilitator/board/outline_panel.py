"""The side of the board: the outline under its search field, and the clusters that still lack a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.board import Board
from facilitator.board.facts import Step
from facilitator.board.fingers import widen
from facilitator.board.outline import Outline
from facilitator.board.outline_model import OutlineModel
from facilitator.board.sorter import Sorter
from facilitator.console.actions import shown_keys
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.keys import KeyCap
from facilitator.widgets.text import Text
from workshops.labels import Words

WIDTH = 280
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OutlinePanel(QWidget):
    """Search and tree of one board. `left` asks for the keyboard to go back to the board; `menu_wanted` is a screen place."""

    left = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, model: OutlineModel, board: Board, sorter: Sorter, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme = board.look.theme
        self._words, self._board, self._search, self._wall = words, board, board.search, board.wall
        self.tree = Outline(model, board.look, words, board.wall, board.choice, board.search, self)
        self.tree.customContextMenuRequested.connect(self._want_menu)
        self.field = Field(theme, words("board.outline.search_name"), icon="search")
        self.field.changed.connect(self._search.seek)
        self.field.line.installEventFilter(self)
        self._hits = Text("", theme, "label", "inkSoft", elide=True)
        self._nameless = Text("", theme, "label", "inkSoft", wrap=True)
        keys = " ".join(shown_keys("board_name", words))
        self._give_name = Button(words("board.outline.give_name"), theme, keys, size="dense")
        self._give_name.clicked.connect(sorter.name_next)
        self._cap = KeyCap(" ".join(shown_keys("board_search", words)), theme, parent=self.field.line)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._shown = Button(
            "", theme, " ".join(shown_keys("board_view", words)), kind="pill", longest=theme.scaled(WIDTH - 90)
        )
        self._shown.clicked.connect(self._choose_view)
        self._lay_out(words)
        board.view_choice.changed.connect(self._show_view)
        board.look.changed.connect(lambda: widen(self, board.look))
        self._show_view()
        self._search.changed.connect(self._show_hits)
        board.wall.settled.connect(self._follow)
        board.wall.reset.connect(self._show_counts)
        self._show_hits()
        self._show_counts()

    def sizeHint(self) -> QSize:
        return QSize(self._board.look.theme.scaled(WIDTH), 480)

    def add(self, list_of_lit: QWidget, help_to_sort: QWidget) -> None:
        """Take in the list of notes that are lit, over the tree, and what helps to sort, under it."""
        self._column.insertWidget(self._column.indexOf(self.tree), list_of_lit)
        self._column.insertWidget(self._column.indexOf(self.tree) + 1, help_to_sort)

    def begin_search(self) -> None:
        """Put the caret in the search field."""
        self.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_cap()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        choice = self._board.choice
        if event.key() in ENTER:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            choice.go(self._search.beside(choice.focus, -1 if back else 1))
            return True
        if event.key() == Qt.Key.Key_Down:
            choice.go(self._search.beside(None) if not self._search.is_hit(choice.focus or "") else choice.focus)
            self.left.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.field.set_text("")
            self.left.emit()
            return True
        return False

    def _show_hits(self) -> None:
        self.field.set_text(self._search.text) if not self.field.line.hasFocus() else None
        count = len(self._search.hits)
        said = ""
        if self._search.text:
            said = self._words("board.outline.hits", n=count) if count else self._words("board.outline.no_hits")
        self._hits.setText(said)
        self._hits.setVisible(bool(said))
        self.field.line.setAccessibleDescription(said)
        self._place_cap()

    def _show_counts(self) -> None:
        self.field.line.setPlaceholderText(self._words("board.outline.search", n=self._wall.count))
        count = len(self._wall.nameless())
        self._nameless.setText(self._words("board.outline.nameless", n=count))
        self._nameless.setVisible(count > 0)
        self._give_name.setVisible(count > 0)

    def _show_view(self) -> None:
        chosen = self._board.view_choice.sentence()
        said = self._words("board.view.shown", chosen=chosen) if chosen else self._words("board.view.shown_all")
        self._shown.set_text(said)

    def _choose_view(self) -> None:
        self._board.view_choice.open_menu(self._shown.mapToGlobal(QPoint(0, self._shown.height() + 2)))

    def _follow(self, step: Step) -> None:
        self._show_counts()

    def _place_cap(self) -> None:
        hint, line = self._cap.sizeHint(), self.field.line
        self._cap.setVisible(not line.text())
        self._cap.setGeometry(
            line.width() - hint.width() - 10, (line.height() - hint.height()) // 2, hint.width(), hint.height()
        )

    def _want_menu(self, place: QPoint) -> None:
        index = self.tree.indexAt(place)
        if index.isValid():
            key = index.data(Qt.ItemDataRole.UserRole)
            if key is not None:
                if not self._board.choice.is_selected(key):
                    self._board.choice.select([key])
                self._board.choice.go(key)
            self.menu_wanted.emit(self.tree.viewport().mapToGlobal(place))

    def _lay_out(self, words: Words) -> None:
        theme = self._board.look.theme
        head = QHBoxLayout()
        head.addWidget(Text(words("board.outline.title"), theme, "heading3"), 1)
        head.addWidget(KeyCap(" ".join(shown_keys("board_outline", words)), theme))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.addWidget(self._nameless, 1)
        foot.addWidget(self._give_name)
        top = QVBoxLayout()
        top.setContentsMargins(16, 14, 16, 8)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(self.field)
        top.addWidget(self._hits)
        top.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignLeft)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tree, 1)
        column.addLayout(foot)
