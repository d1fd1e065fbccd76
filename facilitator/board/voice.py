"""Says aloud, to assistive technology, what the keyboard stands on: the scene itself is invisible to it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from facilitator.board.choice import Choice
from facilitator.board.facts import NoteFacts
from facilitator.board.wall import Wall
from workshops.labels import Words


class Voice(QObject):
    """Keeps the board's accessible description at the focused note or cluster, and announces it while it has the keyboard."""

    def __init__(self, widget: QWidget, words: Words, wall: Wall, choice: Choice) -> None:
        super().__init__(widget)
        self._widget, self._words, self._wall, self._choice = widget, words, wall, choice
        self.last = ""
        """The latest announcement."""
        choice.focus_moved.connect(self.say_focus)
        choice.selected.connect(self.say_selection)

    def sentence(self) -> str:
        """What is in focus, where it lies and whether it is selected."""
        focus = self._choice.focus
        if self._wall.is_note(focus):
            assert focus is not None
            said = self._note(focus)
        elif self._wall.is_cluster(focus):
            assert focus is not None
            said = self._cluster(focus)
        else:
            return ""
        return f"{said} {self._words('board.spoken.selected')}" if self._choice.is_selected(focus) else said

    def say_focus(self) -> None:
        """Tell what is in focus now."""
        said = self.sentence()
        self._widget.setAccessibleDescription(said)
        self._announce(said)

    def say_selection(self) -> None:
        """Tell how many are selected now."""
        self._widget.setAccessibleDescription(self.sentence())
        count = len(self._choice.keys)
        self._announce(
            self._words("board.spoken.selection", n=count) if count else self._words("board.spoken.none_selected")
        )

    def say(self, said: str) -> None:
        """Tell something else."""
        self._announce(said)

    def say_more(self, said: str) -> None:
        """Tell something of what is in focus; whoever reads about the board finds it there too."""
        if said:
            self._widget.setAccessibleDescription(f"{self.sentence()} {said}".strip())
            self._announce(said)

    def _note(self, key: str) -> str:
        facts, group = self._wall.note(key), self._wall.group_of(key)
        target = self._words(f"words.target_group.{facts.target_group or 'none'}")
        number, total = self._wall.index_of(key) + 1, self._wall.size(group)
        text = facts.text.rstrip(".")
        if group is None:
            said = self._words("board.spoken.unplaced_note", n=number, text=text, target=target, total=total)
        else:
            name = self._wall.cluster(group).name or self._words("words.cluster.unnamed")
            said = self._words("board.spoken.note", n=number, text=text, target=target, total=total, cluster=name)
        return f"{said} {spoken_under(self._words, facts)}".strip()

    def _cluster(self, key: str) -> str:
        facts = self._wall.cluster(key)
        name = facts.name or self._words("words.cluster.unnamed")
        said = [self._words("board.spoken.cluster", n=self._wall.size(key), name=name)]
        if facts.collapsed:
            said.append(self._words("board.spoken.collapsed"))
        if facts.put is not None:
            said.append(self._words("board.spoken.free"))
        sharing = len(self._wall.sharing(key))
        if sharing:
            said.append(self._words(f"board.spoken.{'shared' if sharing == 2 else 'shared_by_more'}"))
        if facts.question:
            said.append(self._words("board.spoken.question", text=facts.question))
        return " ".join(said)

    def _announce(self, said: str) -> None:
        self.last = said
        if said and self._widget.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, said))


def spoken_under(words: Words, facts: NoteFacts) -> str:
    """The words of the notes that stand under one because they say the same; empty where none does."""
    if not facts.others:
        return ""
    said = " / ".join(text.rstrip(".") for _, text in facts.others)
    return words("board.spoken.under", n=len(facts.others), text=said)
