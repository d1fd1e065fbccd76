"""What is chosen on the board: the one note or cluster that keys act on, and those selected. Board and outline share it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from facilitator.board.facts import Group, Step
from facilitator.board.wall import Wall


class Choice(QObject):
    """Focus and selection, by id. The focus stands on a note or on a cluster; notes and clusters can be selected.

    `focus_moved` and `selected` tell the views. What leaves the board leaves the choice, and the focus goes to its neighbour.
    """

    focus_moved = Signal()
    selected = Signal()

    def __init__(self, wall: Wall, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall = wall
        self._focus: str | None = None
        self._anchor: str | None = None
        self._where: tuple[Group, int] = (None, 0)
        self._keys: dict[str, None] = {}
        wall.settled.connect(self._follow)
        wall.reset.connect(self._reset)

    @property
    def focus(self) -> str | None:
        """The note or cluster that keys act on; None on an empty board."""
        return self._focus

    @property
    def anchor(self) -> str | None:
        """Where a range begins that Shift extends."""
        return self._anchor if self._there(self._anchor) else self._focus

    @property
    def group(self) -> Group:
        """The cluster of the focus: itself, or the one its note lies in; None among the unplaced."""
        if self._wall.is_cluster(self._focus):
            return self._focus
        return self._wall.group_of(self._focus) if self._focus is not None and self._there(self._focus) else None

    @property
    def keys(self) -> list[str]:
        """All that is selected, in the order it was."""
        return list(self._keys)

    def is_selected(self, key: str) -> bool:
        """Whether this note or cluster is selected."""
        return key in self._keys

    @property
    def selected_notes(self) -> list[str]:
        """The selected notes in reading order."""
        chosen = [key for key in self._keys if self._wall.is_note(key)]
        order = {group: number for number, group in enumerate(self._wall.groups)}
        return sorted(chosen, key=lambda key: (order[self._wall.group_of(key)], self._wall.index_of(key)))

    @property
    def selected_clusters(self) -> list[str]:
        """The selected clusters in order."""
        return [key for key in self._wall.clusters if key in self._keys]

    @property
    def notes(self) -> list[str]:
        """The notes that a key acts on: those selected, else the one in focus."""
        chosen = self.selected_notes
        if not chosen and not self._keys and self._wall.is_note(self._focus):
            assert self._focus is not None
            return [self._focus]
        return chosen

    @property
    def clusters(self) -> list[str]:
        """The clusters that a key acts on: those selected, else that of the focus."""
        chosen = self.selected_clusters
        own = self.group
        return chosen or ([own] if own is not None else [])

    def go(self, key: str | None, *, keep_anchor: bool = False) -> None:
        """Put the focus on a note or cluster; one that is not there changes nothing."""
        if key is not None and not self._there(key):
            return
        moved = key != self._focus
        self._focus = key
        if not keep_anchor:
            self._anchor = key
        self._remember()
        if moved:
            self.focus_moved.emit()

    def select(self, keys: Iterable[str]) -> None:
        """Select these and nothing else."""
        self._set({key: None for key in keys if self._there(key)})

    def toggle(self, key: str) -> None:
        """Select it, or not any more."""
        keys = dict(self._keys)
        if key in keys:
            del keys[key]
        elif self._there(key):
            keys[key] = None
        self._set(keys)

    def clear(self) -> None:
        """Select nothing."""
        self._set({})

    def _set(self, keys: dict[str, None]) -> None:
        if keys.keys() != self._keys.keys():
            self._keys = keys
            self.selected.emit()

    def _there(self, key: str | None) -> bool:
        return self._wall.is_note(key) or self._wall.is_cluster(key)

    def _remember(self) -> None:
        """Where the focus stands, so that it has a neighbour when it goes."""
        if self._wall.is_note(self._focus):
            assert self._focus is not None
            self._where = (self._wall.group_of(self._focus), self._wall.index_of(self._focus))
        elif self._focus is not None:
            self._where = (self._focus, -1)

    def _follow(self, step: Step) -> None:
        if step.gone:
            self._set({key: None for key in self._keys if key not in step.gone})
        if self._focus is not None and not self._there(self._focus):
            self._focus = None
            self.go(self._neighbour())
            if self._focus is None:
                self.focus_moved.emit()
        else:
            self._remember()

    def _neighbour(self) -> str | None:
        group, index = self._where
        if group is not None and not self._wall.is_cluster(group):
            group, index = None, 0
        for own in (group, None):
            notes = self._wall.notes(own)
            if notes:
                return notes[max(0, min(index, len(notes) - 1))]
            if own is not None:
                return own
        return self._wall.clusters[0] if self._wall.clusters else None

    def _reset(self) -> None:
        self._focus = self._anchor = None
        self._where = (None, 0)
        self._keys = {}
        self.selected.emit()
        self.focus_moved.emit()
