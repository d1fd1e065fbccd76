"""One team in the console: its name, whether the room sees its notes, and the notes themselves."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.phases.note_list import NoteList
from facilitator.phases.note_model import Note
from facilitator.phases.note_sheet import ring_room
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.sign import PressedSign, Sign
from facilitator.widgets.text import Text
from workshops.labels import Words

HEAD = 30


@dataclass(frozen=True, slots=True)
class TeamState:
    """What is known of a team: `id` is None for notes that belong to nobody in particular."""

    id: str | None
    name: str
    size: int = 0
    revealed: bool = True
    done: bool = False


class TeamBlock(QWidget):
    """The notes of a team for one target group. `own` is the block of the team's own target group: there it is revealed."""

    reveal_wanted = Signal(str, bool)
    chosen = Signal(str)
    menu_wanted = Signal(str, QPoint)

    def __init__(self, theme: Theme, words: Words, team: TeamState, target_group: str | None, own: bool) -> None:
        super().__init__()
        self._theme, self._words, self._own = theme, words, own
        self.team = team
        self.list = NoteList(theme, target_group, words("explore.hidden_note", name=team.name))
        self._name = PressedSign(theme, "body", 600)
        self._size = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self._status = PressedSign(theme, "label", role="inkSoft")
        self._button = Button("", theme, size="dense")
        self._foot = Sign(theme, "caption", role="inkSoft")
        self._name.clicked.connect(self._choose)
        self._status.clicked.connect(self._open_menu)
        self._button.clicked.connect(self._reveal)
        self._build()
        theme.changed.connect(self._follow)
        self._follow()
        self.tell(team)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        for widget in (self._name, self._size):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._head.addWidget(self._status)
        self._head.addWidget(self._button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.list)
        self._below = QHBoxLayout()
        self._below.addWidget(self._foot)
        self._below.addStretch(1)
        self._column.addLayout(self._below)

    @property
    def count(self) -> int:
        """How many notes stand here."""
        return self.list.notes.count

    @property
    def status(self) -> str:
        """What stands at the right of the name."""
        return self._status.words

    @property
    def button(self) -> Button:
        """The button that shows the team's notes to the room."""
        return self._button

    def fill(self, notes: list[Note]) -> None:
        """Show these notes."""
        self.list.notes.show(notes, not self.team.revealed, self._hidden_name())
        self._tell_count()

    def tell(self, team: TeamState) -> None:
        """The team has another name, size or state; its notes are filled in again by whoever knows them."""
        self.team = team
        self._name.say(team.name)
        self._name.setAccessibleName(
            self._words("explore.write_for", name=team.name) if team.id is not None else team.name
        )
        self._size.setText(self._words("words.count.people", n=team.size) if team.size else "")
        self._describe()

    def add(self, note: Note) -> int:
        """One more note; returns its number in the order."""
        at = self.list.notes.add(note)
        self._tell_count()
        return at

    def remove(self, key: str) -> None:
        """One note less."""
        self.list.notes.remove(key)
        self._tell_count()

    def show_key(self, keys: str) -> None:
        """The key that reveals this team, while it is the chosen one; empty otherwise."""
        if keys != self._button.keys:
            self._button.set_text(self._button.words, keys)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.team.id is not None:
            self.menu_wanted.emit(self.team.id, event.globalPos())

    def _hidden_name(self) -> str:
        return self._words("explore.hidden_note", name=self.team.name)

    def _describe(self) -> None:
        """What the team's name and state say."""
        words, team = self._words, self.team
        self._status.setEnabled(team.id is not None)
        self._button.setVisible(not team.revealed and self._own)
        self._button.set_text(words("explore.show"))
        self._button.set_icon("", words("explore.show_team", name=team.name))  # a name that stays when its keys change
        self._foot.say(words("explore.hidden_until"), "eye-off")
        self.list.set_name(words("explore.notes_of", name=team.name))
        self._tell_count()

    def _tell_count(self) -> None:
        """What the number of notes says."""
        words, team, count = self._words, self.team, self.count
        hidden, strong = not team.revealed, not team.revealed and team.done
        if team.id is None:
            icon, status = "", str(count)
        elif strong:
            icon, status = "check", words("explore.done", n=count)
        elif hidden:
            icon, status = "", words("explore.writing", n=count)
        else:
            icon, status = "eye", words("explore.shown", n=count)
        self._status.say(status, icon, weight=600 if strong else 400, role="ink" if strong else "inkSoft")
        self._status.setAccessibleName(words("explore.status", name=team.name, status=status))
        self._foot.setVisible(hidden and count > 0)
        self.list.setVisible(count > 0)

    def _choose(self) -> None:
        if self.team.id is not None:
            self.chosen.emit(self.team.id)

    def _reveal(self) -> None:
        if self.team.id is not None:
            self.reveal_wanted.emit(self.team.id, True)

    def _open_menu(self) -> None:
        if self.team.id is not None:
            self.menu_wanted.emit(self.team.id, self._status.mapToGlobal(QPoint(0, self._status.height())))

    def _follow(self) -> None:
        room = ring_room(self._theme)
        self._head.setContentsMargins(room, 0, room, 0)
        self._below.setContentsMargins(room, 2, room, 0)
        self._name.setFixedHeight(self._theme.scaled(HEAD))
