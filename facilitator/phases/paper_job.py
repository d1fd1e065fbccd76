"""Writes empty idea slips and concept sheets as a PDF in the background, and says where it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.console.notice import Choice, Notice
from facilitator.stage import Stage

KINDS = ("slips", "sheets")


class PaperJob(QObject):
    """One kind of paper at a time: what is asked for is written beside what there is, never over it."""

    def __init__(self, stage: Stage, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._notice = stage, notice

    def write(self, kind: str) -> None:
        """Write the paper `slips` or `sheets` of the open workshop."""
        stage, words = self._stage, self._stage.words
        target = free_name(self._folder(), f"{words(f'explore.paper.{kind}')} {stage.desk.workshop.title}")
        self._notice.ask("paper", words("explore.paper.writing", name=target.name), ())
        try:
            call = self._call(kind, target)
        except Exception as error:
            self._failed(error)
            return
        stage.jobs.run(call, lambda _: self._done(target), self._failed)

    def _call(self, kind: str, target: Path) -> Callable[[], object]:
        """What to do in the background, over frozen values read now."""
        raise NotImplementedError

    def _folder(self) -> Path:
        chosen = self._stage.settings.text("summary_folder")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(chosen or documents or Path.home())

    def _done(self, target: Path) -> None:
        words = self._stage.words
        opening = Choice(words("explore.paper.open"), lambda: open_file(target))
        folder = Choice(words("explore.paper.folder"), lambda: open_file(target.parent))
        self._notice.ask(
            "paper", words("explore.paper.done", name=target.name, folder=str(target.parent)), (opening, folder)
        )

    def _failed(self, error: Exception) -> None:
        self._notice.ask("paper", self._stage.words("explore.paper.failed", reason=str(error)), ())


def free_name(folder: Path, title: str) -> Path:
    """A file name in a folder that nothing has yet, made of a title."""
    stem = " ".join(re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", title).split()).strip(". ")[:120] or "PDF"
    number, target = 1, folder / f"{stem}.pdf"
    while target.exists():
        number += 1
        target = folder / f"{stem} ({number}).pdf"
    return target


def open_file(path: Path) -> bool:
    """Show a file or folder with whatever the computer has for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
