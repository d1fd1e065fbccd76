"""What lies outside the program: where summaries go, and showing a file or folder with whatever the computer has for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.paths import NAME
from facilitator.settings import Settings
from workshops.publishing import space
from workshops.publishing.space import Space


def summary_folder(settings: Settings) -> Path:
    """The folder chosen for summaries, else the program's own among the person's documents."""
    chosen = settings.text("summary_folder")
    if chosen:
        return Path(chosen)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return (Path(documents) if documents else Path.home()) / NAME


def space_of(settings: Settings, organisation: str) -> Space:
    """The shared space of a network or unit; where none was chosen, a folder of this person's own."""
    chosen = space.find(settings.get("spaces"), organisation)
    return chosen if chosen is not None else Space(summary_folder(settings), own=True)


def choose_space(settings: Settings, organisation: str, chosen: Space) -> None:
    """From now on this is the shared space of the network or unit."""
    settings.set("spaces", space.keep(settings.get("spaces"), organisation, chosen))


def show_outside(path: Path) -> bool:
    """Open a file or a folder; False when nothing on this computer does."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
