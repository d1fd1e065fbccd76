"""What widgets say about their focus to the ring of their window; light, for everything that is shown first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

PRESENT = "focusRingPresent"
OWN = "paintsOwnFocus"
"""Set on a widget that shows its focus itself (a board, a diamond)."""
AROUND = "focusRingAround"
"""Set on a widget that wants the ring round itself when something in it has the focus (a field with its buttons)."""
COVERS = "coversFocusRing"
"""Set on a widget that may lie over others (a drawer, a panel): the ring of what is beneath does not cross it."""
RADIUS = "focusRingRadius"
"""Set on a widget with other corners than a control."""


def ring_is_missing(widget: QWidget) -> bool:
    """Whether a focused widget must show its focus itself, because its window has no ring."""
    return widget.hasFocus() and not widget.window().property(PRESENT)
