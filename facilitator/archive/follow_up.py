"""The follow-up: actions of all meetings, filtered, ticked off with a way back, and taken along as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.archive import facets
from facilitator.archive.filters import Chosen, Facet
from facilitator.archive.follow_table import ActionsModel, ActionsTable
from facilitator.console.notice import Choice, Notice
from facilitator.stage import Stage, refusal_sentence
from workshops import outcomes
from workshops.searching import folding
from workshops.storage import actions
from workshops.text import Refused

OPEN: Chosen = {"done": frozenset({facets.OPEN})}
"""What is chosen to begin with."""


class FollowUp(QObject):
    """Keeps the table in step with the library; `changed` when what is shown or counted is other than before."""

    changed = Signal()
    opened = Signal(object)

    def __init__(self, stage: Stage, notice: Notice) -> None:
        super().__init__()
        self._stage, self._notice = stage, notice
        self._areas = _areas(stage.words.language)
        self.model = ActionsModel(stage.words, self.today, self._areas)
        self.table = ActionsTable(stage.theme, self.model, stage.words("search.actions"))
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self._open)
        self._lines: list[actions.Line] = []
        self._chosen: Chosen = dict(OPEN)
        self._typed = ""
        self._steps: list[tuple[str, str, bool]] = []

    def today(self) -> str:
        """The day by the clock of the windows."""
        return datetime.fromtimestamp(self._stage.desk.now(), UTC).astimezone().date().isoformat()

    @property
    def total(self) -> int:
        """How many actions there are."""
        return len(self._lines)

    @property
    def counts(self) -> tuple[int, int]:
        """How many of those shown are open, and how many of these should have been done."""
        today = self.today()
        opened = [line for line in self.model.lines if not line.done]
        return len(opened), sum(line.is_late(today) for line in opened)

    def facets(self) -> list[Facet]:
        """What actions can be told apart by."""
        return facets.of_actions(self._lines, self._areas, self.today(), self._stage.words)

    def refresh(self) -> None:
        """Read the library again."""
        self._lines = actions.lines(self._stage.desk.library.file)
        self._steps = []
        self._lay_out()

    def narrow(self, typed: str, chosen: Mapping[str, frozenset[str]]) -> None:
        """Show only actions that hold every word typed and are among what is chosen."""
        self._typed, self._chosen = typed, dict(chosen)
        self._lay_out()

    def tick(self, key: str) -> None:
        """Mark an action as done, or as open again; it can be taken back."""
        line = next((each for each in self._lines if each.id == key), None)
        if line is None or not self._mark(line.workshop, key, not line.done):
            return
        self._steps.append((line.workshop, key, line.done))
        said = self._stage.words(f"search.told.{'open' if line.done else 'done'}", what=line.what)
        self._notice.ask("done", said, [Choice(self._stage.words("search.told.back"), self.take_back)])

    def take_back(self) -> None:
        """Take the last tick back."""
        if self._steps:
            workshop, key, before = self._steps.pop()
            self._notice.drop("done")
            self._mark(workshop, key, before)
            self.table.choose(key)

    def export(self, file: Path) -> str:
        """Write what is shown, as a workbook or as CSV by the file's ending; a sentence of how it went."""
        from workshops.exchange import files, spreadsheet, workbook
        from workshops.exchange.tables import Table

        words = self._stage.words
        columns = tuple(words(f"search.export.{name}") for name in _EXPORTED)
        table = Table(words("search.actions"), columns, tuple(self._row(line) for line in self.model.lines))
        try:
            if file.suffix.casefold() == ".csv":
                files.put(file, spreadsheet.of_table(table))
            elif file.suffix.casefold() == ".xlsx":
                files.put(file, workbook.write([table], words("search.actions"), self._stage.desk.now()))
            else:
                raise files.UnknownKind(suffix=file.suffix)
        except Refused as refusal:
            return refusal_sentence(words, refusal)
        return words("archive.sent", name=file.name, folder=str(file.parent))

    def _row(self, line: actions.Line) -> tuple[str | bool | date | None, ...]:
        words = self._stage.words
        return (
            line.what,
            line.role,
            date.fromisoformat(line.due) if line.due else None,
            words(f"search.done.{'done' if line.done else 'open'}"),
            words(f"search.responsible.{line.responsible}") if line.responsible else "",
            self._areas.get(line.area, ""),
            line.title,
            date.fromisoformat(line.date) if line.date else None,
            line.organisation,
            line.municipality,
        )

    def _mark(self, workshop: str, key: str, done: bool) -> bool:
        if not self._stage.desk.record(workshop, outcomes.complete, key, done):
            return False
        self._lines = [line._replace(done=done) if line.id == key else line for line in self._lines]
        self._lay_out()
        return True

    def _lay_out(self) -> None:
        here, place = self.table.current, self.table.currentIndex().row()
        words = folding.words(self._typed)
        today = self.today()
        shown = [line for line in self._lines if facets.action_is_kept(line, self._chosen, today)]
        if words:
            shown = [line for line in shown if _says(line, words)]
        if shown != self.model.lines:
            self.model.show_lines(shown)
        self.table.choose(here.id if here is not None else None, max(0, place))
        self.changed.emit()

    def _open(self, key: str) -> None:
        line = next((each for each in self._lines if each.id == key), None)
        if line is not None:
            self.opened.emit(line)


_EXPORTED = ("what", "role", "due", "done", "responsible", "area", "meeting", "date", "organisation", "municipality")


def _says(line: actions.Line, words: list[str]) -> bool:
    said = folding.words(" ".join((line.what, line.role, line.title, line.organisation, line.municipality)))
    forms = {form for word in said for form in (word, *folding.forms(word)[0], *folding.forms(word)[1])}
    return all(
        any(each.startswith(word) for each in said) or not forms.isdisjoint(folding.stems(word)) for word in words
    )


def _areas(language: str) -> Mapping[str, str]:
    from workshops import cards

    return cards.titles(language)
