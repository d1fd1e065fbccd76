"""Opens what is written and chosen on the board, where it belongs, and gives the keyboard back afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.board.board import Board
from facilitator.board.chooser import Chooser
from facilitator.board.editor import Editor
from facilitator.board.sorter import NAME, Sorter
from facilitator.desk import Desk
from facilitator.widgets.toast import Toast
from workshops.labels import Words


class Writer(QObject):
    """The editor, the list of clusters and the toast of one board: at most one of them is written on at a time."""

    def __init__(self, board: Board, desk: Desk, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent or board)
        self._board, self._desk, self._words = board, desk, words
        self._sorter: Sorter = board.sorter
        self.editor = Editor(board.look, board)
        self.chooser = Chooser(board.look, words, board.wall, board)
        self._own_toast: Toast | None = None
        self._back: QWidget | None = None
        self._written: tuple[str, str] | None = None
        self._sorter.writing_wanted.connect(self.write)
        self._sorter.editing_wanted.connect(self.edit)
        self._sorter.moving_wanted.connect(self.choose_place)
        self._sorter.joining_wanted.connect(self.choose_other)
        self._sorter.told.connect(self._tell)
        self.editor.written.connect(self._preview)
        self.editor.closed.connect(self._close)
        self.chooser.closed.connect(self._give_back)
        board.scene.arranged.connect(self.editor.place)
        board.view.verticalScrollBar().valueChanged.connect(self.editor.place)

    @property
    def toast(self) -> Toast:
        """The window's toast, or one of the board's own in a window without."""
        found = self._board.window().findChild(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if isinstance(found, Toast):
            return found
        if self._own_toast is None:
            self._own_toast = Toast(self._board, self._board.look.theme)
        return self._own_toast

    def write(self, cluster: str, field: str) -> None:
        """Write a cluster's name or question, over its head."""
        board = self._board
        facts = board.wall.cluster(cluster)
        self._remember()
        board.view.bring(cluster)
        word = "name" if field == NAME else "question"
        self.editor.open(
            lambda: self._head(cluster),
            facts.name if field == NAME else facts.question,
            self._words(f"board.edit.{word}"),
            lambda text: self._keep_field(cluster, field, text),
            placeholder=self._words(f"board.edit.{word}_placeholder"),
            font=board.look.name_font if field == NAME else board.look.note_font,
        )
        self._written = (cluster, field)

    def edit(self, note: str) -> None:
        """Change a note's words, in its place."""
        board = self._board
        facts = board.wall.note(note)
        self._remember()
        board.bring(note)
        self.editor.open(
            lambda: board.rect_of(note),
            facts.text,
            self._words("board.edit.note"),
            lambda text: self._keep_note(note, text),
            target_group=facts.target_group,
            is_note=True,
        )

    def choose_place(self) -> None:
        """Ask which cluster the chosen notes should go to."""
        notes = self._board.choice.notes
        self._remember()
        self.chooser.open(
            self._words("board.choose.move", n=len(notes)),
            lambda cluster, name: self._move(notes, cluster, name),
            self._near(),
            new=True,
        )

    def choose_other(self) -> None:
        """Ask which cluster the one in focus should be joined with."""
        own = self._board.choice.clusters[0]
        name = self._board.wall.cluster(own).name or self._words("words.cluster.unnamed")
        self._remember()
        self.chooser.open(
            self._words("board.choose.join", name=name),
            lambda cluster, _: self._sorter.join_into(own, [cluster]),
            self._near(),
            new=False,
            without=own,
        )

    def close(self) -> None:
        """Keep what is written, and close everything."""
        self.chooser.close_list()
        self.editor.finish()
        if self.editor.is_open:
            self.editor.give_up()
        self._board.telling.stop()

    def _move(self, notes: list[str], cluster: str, name: str) -> None:
        notes = [key for key in notes if self._board.wall.is_note(key)]
        if not notes:
            return
        if cluster:
            self._sorter.move_to(notes, cluster)
        else:
            self._sorter.gather(notes, name=name)

    def _keep_note(self, note: str, text: str) -> str:
        if not self._board.wall.is_note(note) or self._sorter.reword(note, text):
            return ""
        return self._sorter.reason

    def _keep_field(self, cluster: str, field: str, text: str) -> str:
        if not self._board.wall.is_cluster(cluster) or self._sorter.set_field(cluster, field, text):
            return ""
        return self._sorter.reason

    def _head(self, cluster: str) -> QRect | None:
        rect = self._board.view.rect_on_board(cluster)
        return QRect(rect.left(), rect.top(), rect.width(), 40) if rect is not None else None

    def _near(self) -> QRect:
        focus = self._board.choice.focus
        rect = self._board.rect_of(focus) if focus is not None else None
        return rect if rect is not None else QRect(16, 16, 10, 10)

    def _preview(self, text: str) -> None:
        if self._written is not None:
            self._board.telling.name(self._written[0], text, self._written[1])

    def _remember(self) -> None:
        """Who has the keyboard now gets it back; an editor that is open already closes first."""
        if self.editor.is_open:
            self.editor.finish()
        focus = QApplication.focusWidget()
        self._back = focus if focus is not None and focus.window() is self._board.window() else None

    def _close(self, had_keyboard: bool) -> None:
        written, self._written = self._written, None
        if written is not None:
            self._board.telling.named(*written)
        self._give_back(had_keyboard)

    def _give_back(self, had_keyboard: bool) -> None:
        """The keyboard goes back to where it was, unless a person has put it elsewhere already."""
        if had_keyboard:
            back = self._back
            (back if back is not None and back.isVisible() else self._board).setFocus()

    def _tell(self, sentence: str, undoable: bool) -> None:
        if undoable:
            self.toast.tell(sentence, self._words("board.told.undo"), self._desk.undo)
        else:
            self.toast.tell(sentence)
