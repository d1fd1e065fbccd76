"""Writes empty idea slips and concept sheets as a PDF in the background, and says where it is."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.console.notice import Choice, Notice
from facilitator.stage import Stage
from workshops.labels import Words

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Form:
    """What is to be printed, as plain values: written in the background, far from the workshop itself."""

    kind: str
    target: Path
    language: str
    teams: tuple[tuple[str, str | None], ...]
    target_groups: tuple[str, ...]
    challenge: str

    def write(self) -> Path:
        """Write the file; raises OSError where it can't be written."""
        from workshops.summary import paper

        words = Words(self.language)
        teams = [paper.PaperTeam(name, group) for name, group in self.teams]
        self.target.parent.mkdir(parents=True, exist_ok=True)
        if self.kind == "slips":
            return paper.write_slips(words, self.target_groups, self.target, challenge=self.challenge, teams=teams)
        return paper.write_concept_sheets(words, teams, self.challenge, self.target, target_groups=self.target_groups)


class PaperJob(QObject):
    """One kind of paper at a time: what is asked for is written beside what there is, never over it."""

    def __init__(self, stage: Stage, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._notice = stage, notice

    def write(self, kind: str) -> None:
        """Write the paper `slips` or `sheets` of the open workshop."""
        stage, words = self._stage, self._stage.words
        workshop = stage.desk.workshop
        target = free_name(self._folder(), f"{words(f'explore.paper.{kind}')} {workshop.title}")
        ordered = sorted(workshop.teams, key=lambda team: team.position)
        form = Form(
            kind,
            target,
            words.language,
            tuple((team.name, team.target_group) for team in ordered),
            tuple(workshop.target_groups.split()),
            workshop.challenge,
        )
        self._notice.ask("paper", words("explore.paper.writing", name=target.name), ())
        stage.jobs.run(form.write, lambda _: self._done(target), self._failed)

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
        log.warning("paper could not be written: %s", type(error).__name__)
        self._notice.ask("paper", self._stage.words("explore.paper.failed", folder=str(self._folder())), ())


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
