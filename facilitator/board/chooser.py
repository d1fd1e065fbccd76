"""The short list of clusters on M and J: the first letters and Return, nothing more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.board.wall import Wall
from facilitator.widgets.picker import Choice, Picker
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.labels import Words

NEW = "new"
WIDTH, ROW, MOST_ROWS = 340, 31, 8
QUOTED = 28
"""How many letters of a note stand for a cluster without a name."""


class Chooser(Panel):
    """A panel over the board. `chosen` is told the cluster, or an empty id and the name of a new one.

    `closed` says whether the keyboard was in it until then.
    """

    closed = Signal(bool)

    def __init__(self, look: BoardLook, words: Words, wall: Wall, board: QWidget) -> None:
        super().__init__(look.theme, edge="control", parent=board)
        self._look, self._words, self._wall, self._board = look, words, wall, board
        self._chosen: Callable[[str, str], None] = lambda cluster, name: None
        self._except: str | None = None
        self._offers_new = False
        self._title = Text("", look.theme, weight=600, elide=True)
        self._keys = Text(words("board.choose.keys"), look.theme, "caption", "inkSoft")
        self.picker = Picker(
            look.theme,
            words("board.choose.name"),
            words("board.choose.placeholder"),
            words("board.choose.none"),
            most=1,
        )
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.picker, 1)
        column.addWidget(self._keys)
        self.picker.picked.connect(self._pick)
        self.picker.closed.connect(self.close_list)
        self.picker.field.changed.connect(self._offer)
        self.picker.field.line.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a choice is being made."""
        return not self.isHidden()

    def open(
        self, title: str, chosen: Callable[[str, str], None], near: QRect, *, new: bool, without: str | None = None
    ) -> None:
        """Offer the clusters, all but `without`; `new` offers a new one of the typed name too."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._chosen, self._except, self._offers_new = chosen, without, new
        self._place(near)
        self.show()
        self.raise_()
        self.picker.begin()
        self._offer("")

    def close_list(self) -> None:
        """Close without choosing."""
        if self.is_open:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.is_open:
            reason = event.reason()  # type: ignore[attr-defined]
            if reason not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                if not self.picker.list.hasFocus():
                    self.close_list()
        return False

    def _leave(self) -> None:
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and self.isAncestorOf(focus)
        self.hide()
        self.closed.emit(had_keyboard)

    def _offer(self, typed: str) -> None:
        """The clusters, those whose names begin as typed first; then a new one."""
        start = typed.strip().casefold()
        found = [self._choice(key) for key in self._wall.clusters if key != self._except]
        found.sort(key=lambda choice: not choice.text.casefold().startswith(start))
        if self._offers_new:
            name = " ".join(typed.split())
            text = self._words("board.choose.new", name=name) if name else self._words("board.choose.new_unnamed")
            found.append(Choice(NEW, text, text, also=typed))
        self.picker.show_choices(found)

    def _choice(self, key: str) -> Choice:
        facts = self._wall.cluster(key)
        counts = tuple(self._wall.counts(key).items())
        if facts.name:
            return Choice(key, facts.name, facts.name, strong=True, counts=counts)
        notes = self._wall.notes(key)
        text = self._words("words.cluster.unnamed")
        if notes:
            first = self._wall.note(notes[0]).text
            short = first if len(first) <= QUOTED else f"{first[:QUOTED].rstrip()} …"
            text = self._words("board.cluster.quoted", text=short)
        return Choice(key, text, text, counts=counts)

    def _pick(self, key: str) -> None:
        name = " ".join(self.picker.field.text().split())
        self._leave()
        if key == NEW:
            self._chosen("", name)
        elif self._wall.is_cluster(key):
            self._chosen(key, "")

    def _place(self, near: QRect) -> None:
        board = self._board.rect()
        scale = self._look.text_scale
        rows = min(MOST_ROWS, len(self._wall.clusters) + 1)
        width = min(round(WIDTH * scale), board.width() - 16)
        height = min(round((rows * ROW + 118) * scale), board.height() - 16)
        left = max(8, min(near.left(), board.width() - width - 8))
        below = near.bottom() + 8
        top = below if below + height <= board.height() - 8 else near.top() - height - 8
        self.setGeometry(left, max(8, min(top, board.height() - height - 8)), width, height)
