"""Paper for the room as PDF, written in the background: slips, concept sheets, ballots, the agenda and table signs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from facilitator.console.late import while_there
from facilitator.console.notice import Choice, Notice
from facilitator.console.outside import show_outside, summary_folder
from facilitator.stage import Stage, refusal_sentence
from workshops.publishing import loose, names
from workshops.text import Refused

SLIPS, SHEETS, BALLOTS, AGENDA, SIGNS = "slips", "sheets", "ballots", "agenda", "signs"
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    (SLIPS, (SLIPS,)),
    (SHEETS, (SHEETS,)),
    ("both", (SLIPS, SHEETS)),
    (BALLOTS, (BALLOTS,)),
    (AGENDA, (AGENDA,)),
    (SIGNS, (SIGNS,)),
    ("all", (SLIPS, SHEETS, BALLOTS, AGENDA, SIGNS)),
)
"""The words of each row, and what it writes."""
KINDS = {SLIPS: "slips", SHEETS: "concepts", BALLOTS: "ballots", AGENDA: "agenda", SIGNS: "signs"}
"""What each is called where it is written."""


class Papers(QObject):
    """Asks which paper and where, writes it, and says in the notice where it is."""

    def __init__(self, stage: Stage, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._stage, self._notice, self._window = stage, notice, parent

    def ask(self, at: QPoint) -> None:
        """A menu of the papers there are."""
        words = self._stage.words
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        for key, kinds in MENU:
            action = menu.addAction(words(f"prepare.papers.{key}"))
            action.triggered.connect(lambda _=False, kinds=kinds: self._ask_folder(kinds))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def write(self, folder: Path, kinds: tuple[str, ...]) -> None:
        """Write these papers of the open workshop into a folder, beside what is there."""
        stage, words = self._stage, self._stage.words
        calls = [self._call(kind, folder) for kind in kinds]
        self._notice.ask("papers", words("prepare.papers.writing"), ())
        stage.jobs.run(
            lambda: [call() for call in calls], while_there(self, self._done), while_there(self, self._failed)
        )

    def _ask_folder(self, kinds: tuple[str, ...]) -> None:
        start = summary_folder(self._stage.settings)
        while not start.is_dir() and start != start.parent:
            start = start.parent
        chosen = QFileDialog.getExistingDirectory(self._window, self._stage.words("prepare.papers.folder"), str(start))
        if chosen:
            self.write(Path(chosen), kinds)

    def _call(self, kind: str, folder: Path) -> Callable[[], Path]:
        """What is to be done in the background, over values read now."""
        from workshops.summary import printing

        workshop, words = self._stage.desk.workshop, self._stage.words
        name = f"{names.plain(words(f'prepare.papers.{kind}'))}_{names.file_name(workshop, words)}"
        write = printing.writer(KINDS[kind], workshop, words)
        return lambda: loose.put(folder, name, write)

    def _done(self, written: object) -> None:
        words = self._stage.words
        assert isinstance(written, list)
        first: Path = written[0]
        names = ", ".join(path.name for path in written)
        self._notice.ask(
            "papers",
            words("prepare.papers.done", n=len(written), names=names, folder=str(first.parent)),
            [
                Choice(words("prepare.papers.open"), lambda: [show_outside(path) for path in written]),
                Choice(words("prepare.papers.show"), lambda: show_outside(first.parent)),
            ],
        )

    def _failed(self, error: Exception) -> None:
        words = self._stage.words
        said = refusal_sentence(words, error) if isinstance(error, Refused) else words("prepare.papers.failed")
        self._notice.ask("papers", said, ())
