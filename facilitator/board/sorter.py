"""What can be done with the notes and clusters that are chosen: each deed is one step of undo, from board or outline alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.board.choice import Choice
from facilitator.board.wall import Wall
from facilitator.desk import Desk
from facilitator.stage import refusal_sentence
from workshops import clusters, ideas, meeting, merges
from workshops.labels import Words
from workshops.text import Refused

NAME, QUESTION = "name", "question"


class Sorter(QObject):
    """Runs the verbs of the board and keeps the focus where the work goes on.

    Signals ask the screen for what needs a place on it: `writing_wanted` (a cluster's id and which field), `editing_wanted`
    (a note's id), `moving_wanted` and `joining_wanted` (the list of clusters), `told` (a sentence, and whether it can be
    taken back).
    """

    writing_wanted = Signal(str, str)
    editing_wanted = Signal(str)
    moving_wanted = Signal()
    joining_wanted = Signal()
    told = Signal(str, bool)

    def __init__(self, desk: Desk, words: Words, wall: Wall, choice: Choice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._words, self._wall, self._choice = desk, words, wall, choice
        self.reason = ""
        """Why the last deed was refused, in words; empty when it was done."""
        desk.refused.connect(self._remember)

    def new_cluster(self) -> None:
        """A new cluster of the chosen notes, or an empty one; naming begins at once."""
        notes = self._choice.notes
        self.gather(notes, after=self._choice.group if notes else None)

    def gather(
        self,
        notes: Sequence[str],
        *,
        after: str | None = None,
        name: str = "",
        at: tuple[float, float] | None = None,
    ) -> None:
        """A new cluster of these notes, in the rows or freely `at` a place; without a name, naming begins at once."""
        onward = self._onward(notes)
        known = set(self._wall.clusters)
        if not self._do(clusters.gather, list(notes), name, after=after, at=at):
            self._complain()
            return
        made = next(key for key in self._wall.clusters if key not in known)
        self._choice.clear()
        self._choice.go(onward or (notes[0] if notes else made))
        if not name:
            self.writing_wanted.emit(made, NAME)

    def move(self) -> None:
        """Ask where the chosen notes should go."""
        if not self._choice.notes:
            self.told.emit(self._words("board.told.pick_note"), False)
        else:
            self.moving_wanted.emit()

    def move_to(self, notes: Sequence[str], cluster: str, before: str | None = None) -> None:
        """Move notes into a cluster, last or before one of its notes."""
        onward = self._onward(notes)
        if not self._do(clusters.move, list(notes), cluster, before):
            self._complain()
            return
        self._choice.clear()
        self._choice.go(onward or notes[0])

    def unplace(self, notes: Sequence[str] | None = None) -> None:
        """Put notes back among the unplaced: those given, else the chosen ones."""
        chosen = self._choice.notes if notes is None else notes
        placed = [key for key in chosen if self._wall.group_of(key) is not None]
        if not chosen:
            self.told.emit(self._words("board.told.pick_note"), False)
        elif placed and self._do(clusters.unplace, placed):
            self._choice.clear()
            self._choice.go(placed[0])

    def discard(self) -> None:
        """Put the chosen notes away, or dissolve the cluster when it is one that is chosen. Nothing is lost."""
        notes = self._choice.notes
        if notes:
            if self._do(ideas.discard, notes):
                self._choice.clear()
                self.told.emit(self._words("board.told.discarded", n=len(notes)), True)
            return
        chosen = self._choice.clusters
        if chosen and self._do(clusters.dissolve, chosen):
            self._choice.clear()
            self.told.emit(self._words("board.told.dissolved", n=len(chosen)), True)

    def edit(self) -> None:
        """Change the words of the note in focus; on a cluster, its name."""
        focus = self._choice.focus
        if self._wall.is_note(focus):
            self.editing_wanted.emit(focus)
        elif focus is not None:
            self.writing_wanted.emit(focus, NAME)

    def write(self, field: str) -> None:
        """Name the cluster in focus, or write its question."""
        chosen = self._choice.clusters
        if chosen:
            self.writing_wanted.emit(chosen[0], field)
        else:
            self.told.emit(self._words("board.told.pick_cluster"), False)

    def name_next(self) -> None:
        """Go to the first cluster that lacks a name, and name it."""
        nameless = self._wall.nameless()
        if nameless:
            self._choice.go(nameless[0])
            self.writing_wanted.emit(nameless[0], NAME)

    def reword(self, note: str, text: str) -> bool:
        """Set what a note says; False with a `reason` when refused."""
        return text == self._wall.note(note).text or self._do(ideas.reword, note, text)

    def set_field(self, cluster: str, field: str, text: str) -> bool:
        """Set the name or question of a cluster; False with a `reason` when refused."""
        facts = self._wall.cluster(cluster)
        if " ".join(text.split()) == (facts.name if field == NAME else facts.question):
            return True
        return self._do(clusters.rename if field == NAME else clusters.ask, cluster, text)

    def collapse(self) -> None:
        """Fold the chosen clusters, or open them when the first is folded."""
        chosen = self._choice.clusters
        if not chosen:
            self.told.emit(self._words("board.told.pick_cluster"), False)
            return
        self.fold(chosen)

    def fold(self, chosen: Sequence[str]) -> None:
        """Fold clusters, or open them when the first is folded."""
        fold = not self._wall.cluster(chosen[0]).collapsed
        if self._do(clusters.collapse, list(chosen), fold) and fold:
            self._choice.go(chosen[0])

    def join(self) -> None:
        """Join the selected clusters into the first of them; with one chosen, ask which to join it with."""
        chosen = self._choice.clusters or []
        if len(chosen) < 2:
            chosen = self._homes() if len(self._homes()) > 1 else chosen
        if len(self._wall.clusters) < 2 or not chosen:
            word = "one_cluster" if len(self._wall.clusters) == 1 else "pick_cluster"
            self.told.emit(self._words(f"board.told.{word}"), False)
        elif len(chosen) > 1:
            self.join_into(chosen[0], chosen[1:])
        else:
            self.joining_wanted.emit()

    def join_into(self, target: str, others: Sequence[str]) -> None:
        """Move everything of other clusters into one; its name stays."""
        if self._do(clusters.join, target, list(others)):
            self._choice.clear()
            self._choice.go(target)
            self.told.emit(self._words("board.told.joined"), True)

    def shift(self, step: int) -> None:
        """Move the note or the cluster in focus one place earlier (-1) or later (1) among its own."""
        focus = self._choice.focus
        if focus is None:
            return
        if self._wall.is_cluster(focus):
            at = self._wall.clusters.index(focus) + step
            if 0 <= at < len(self._wall.clusters):
                self._do(clusters.reorder, focus, at)
            return
        group, at = self._wall.group_of(focus), self._wall.index_of(focus)
        if group is None or not 0 <= at + step < self._wall.size(group):
            return
        notes = self._wall.notes(group)
        after = at - 1 if step < 0 else at + 2
        self._do(clusters.move, [focus], group, notes[after] if after < len(notes) else None)

    def reorder(self, cluster: str, position: int) -> None:
        """Move a cluster to another place in the rows; one that was put by hand comes into them."""
        if self._wall.cluster(cluster).put is not None:
            self._do(clusters.line_up, cluster, position)
        elif self._wall.clusters.index(cluster) != position:
            self._do(clusters.reorder, cluster, position)

    def put(self, cluster: str, x: float, y: float, *, merge: str = "") -> None:
        """Place a cluster freely, in pixels of the board at zoom 1; steps with the same `merge` are one of undo."""
        if (x, y) != self._wall.cluster(cluster).put and self._do(clusters.put, cluster, x, y, merge=merge):
            self._choice.go(cluster)

    def tidy(self) -> None:
        """Let every cluster stand in the rows again."""
        free = [key for key in self._wall.clusters if self._wall.cluster(key).put is not None]
        if not free:
            self.told.emit(self._words("board.told.tidy_already"), False)
        elif self._do(clusters.tidy, free):
            self.told.emit(self._words("board.told.tidied", n=len(free)), True)

    def sort_by_size(self) -> None:
        """Let every cluster stand in the rows, the largest first."""
        if self._do(clusters.sort_by_size):
            self.told.emit(self._words("board.told.sorted_by_size"), True)

    def split(self) -> None:
        """Divide a cluster: its selected notes, or the note in focus and all after it, become a cluster behind it."""
        group = self._choice.group
        chosen = [key for key in self._choice.selected_notes if self._wall.group_of(key) == group]
        focus = self._choice.focus
        if not chosen and self._wall.is_note(focus) and group is not None:
            chosen = self._wall.notes(group)[self._wall.index_of(str(focus)) :]
        if group is None or not chosen:
            self.told.emit(self._words("board.told.pick_split"), False)
        elif len(chosen) == self._wall.size(group):
            self.told.emit(self._words("board.told.split_all"), False)
        else:
            self.gather(chosen, after=group)

    def part(self) -> None:
        """Let the notes under those chosen stand on their own again."""
        under = [key for note in self._choice.notes for key, _ in self._wall.note(note).others]
        if not under:
            self.told.emit(self._words("board.told.nothing_under"), False)
        elif self._do(merges.part, under):
            self.told.emit(self._words("board.told.parted", n=len(under)), True)

    def select_all(self) -> None:
        """Select every note of the group in focus; when they are selected already, every note there is."""
        own = self._wall.notes(self._choice.group)
        if own and all(self._choice.is_selected(key) for key in own):
            own = [key for group in self._wall.groups for key in self._wall.notes(group)]
        self._choice.select(own)

    def toggle(self) -> None:
        """Select what is in focus, or not any more."""
        if self._choice.focus is not None:
            self._choice.toggle(self._choice.focus)

    def reveal(self) -> None:
        """Show the notes of every team to the room. No part of undo; the frame can take it back."""
        closed = [team.id for team in self._desk.workshop.teams if not team.revealed]
        if closed:
            self._desk.note(meeting.reveal, closed)

    def _homes(self) -> list[str]:
        """The clusters of the selected notes, in order."""
        found = {self._wall.group_of(key) for key in self._choice.selected_notes}
        return [key for key in self._wall.clusters if key in found]

    def _onward(self, notes: Sequence[str]) -> str | None:
        """Where sorting goes on after unplaced notes have found a place: the next unplaced one. None: stay with the notes."""
        moving = set(notes)
        if not notes or any(self._wall.group_of(key) is not None for key in notes):
            return None
        unplaced = self._wall.notes(None)
        last = max(unplaced.index(key) for key in notes)
        order = unplaced[last + 1 :] + unplaced[:last][::-1]
        return next((key for key in order if key not in moving), None)

    def _do(self, verb: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        self.reason = ""
        return self._desk.do(verb, *args, **kwargs)

    def _complain(self) -> None:
        self.told.emit(self.reason, False)

    def _remember(self, refusal: Refused) -> None:
        self.reason = refusal_sentence(self._words, refusal)
