"""Registers the typeface of the application, so that every platform and every picture looks the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

FONTS = Path(__file__).resolve().parent.parent.parent / "resources" / "fonts"
FAMILY = "Source Sans 3"


class MissingFont(RuntimeError):
    """A font file of the application cannot be read."""


@cache
def register() -> None:
    """Hand the font files to Qt, once. Needs a QApplication. Raises MissingFont when a file cannot be used."""
    for path in sorted(FONTS.glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise MissingFont(path.name)
