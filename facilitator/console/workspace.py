"""What the run view asks of a workspace: the middle of the console for one kind of activity."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator.stage import Stage

Keys = list[tuple[tuple[str, ...], str]]
"""Key caps and what they do, for the key bar: [(("Ctrl", "PgDn"), "Nästa moment"), …]."""


class Workspace(QWidget):
    """A workspace shows one activity of the open workshop and lets the room work on it.

    Subclasses build their widgets in the constructor, connect to `stage.desk.changed`, and override what they need.
    The run view owns the frame round it: top bar, rail, side panel, key bar, clock and the button to the next activity.
    """

    side_wanted = Signal(bool)
    """Something at the side is to be worked in: True slides it out where it is folded away, False lets it go back."""

    wanted = Signal(str)
    """The id of an action that acts everywhere and that is offered here too."""

    rail = "narrow"
    """`wide` (288 px: diamonds and agenda) or `narrow` (72 px: the vertical meeting)."""

    side_width = 328

    side_folds = False
    """Whether what it puts at the side becomes a tab in a small window (the clock and the guide always do)."""

    whole_guide = False
    """Whether the whole guide has room under what it puts at the side; else there are words to say, and the rest on F9."""

    foot: QBoxLayout | None = None
    """Its bottom line: where the side is folded away, the frame adds the button to the next activity at the end of it."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage

    def show_activity(self, activity: str) -> None:
        """The activity with this id is at hand now (called each time one becomes current, before the widget is shown)."""

    def leave(self) -> None:
        """Another activity takes over: keep half-typed things, forget previews."""

    def side(self) -> QWidget | None:
        """What fills the side panel above "say this" and the next button; None gives the large clock and the whole guide."""
        return None

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        """What stands on the tab of its side when that is folded away: a name, and the keys that open it if it has any."""
        return "", ()

    def keys(self) -> Keys:
        """The keys of this workspace, most used first; the frame adds its own."""
        return []

    def subtitle(self) -> str:
        """A few words for the top bar beside the activity's name ("47 idéer, 6 kluster")."""
        return ""

    def told(self) -> frozenset[str]:
        """What it tells of the activity itself (`purpose`, `steps`), so that the guide beside it need not."""
        return frozenset()

    def room_sees(self) -> str:
        """What the shared screen shows now, in words ("Idéer")."""
        return ""

    def focus_first(self) -> None:
        """Put the caret where work begins."""
        self.setFocus()
