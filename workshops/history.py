"""Undo and redo over Changes. Knows nothing of ideas, of SQL or of windows."""

from __future__ import annotations

from workshops.change import Change

LONGEST = 500


class History:
    """The steps of one workshop since it was opened: those done, and those taken back."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._sealed = False

    def record(self, change: Change) -> None:
        """Remember a step. One with the same merge key as the step before becomes part of it until `seal` is called.

        Steps that together change nothing (a word typed and rubbed out) are no step.
        """
        self._undone.clear()
        last = self._done[-1] if self._done and not self._sealed else None
        if change.merge and last is not None and last.merge == change.merge:
            both = last.followed_by(change)
            self._done[-1:] = [both] if both.rows else []
        else:
            self._done.append(change)
            del self._done[:-LONGEST]
        self._sealed = False

    def seal(self) -> None:
        """The next step stands for itself, whatever its merge key (focus has left the field)."""
        self._sealed = True

    def next_undo(self) -> Change | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    def next_redo(self) -> Change | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def undone(self) -> None:
        """The last step has been taken back."""
        self._undone.append(self._done.pop())
        self._sealed = True

    def redone(self) -> None:
        """The last step taken back has been done again."""
        self._done.append(self._undone.pop())
        self._sealed = True

    def forget(self) -> None:
        """Nothing before this can be undone (a round of votes was closed, a meeting was finished)."""
        self._done.clear()
        self._undone.clear()
