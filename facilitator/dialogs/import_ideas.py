"""Ideas from a file or the clipboard, looked at before they come in: which column is what, and what each row will be.

A page and no dialog: nothing is stopped while somebody looks, and nothing is kept before the one button is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.late import while_there
from facilitator.console.page_bar import PageBar
from facilitator.dialogs.import_columns import Chooser, ColumnLine, ColumnList
from facilitator.dialogs.import_rows import ComingList, coming
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import arrive
from workshops.exchange import columns, files, grids, spreadsheet
from workshops.exchange.columns import Reading
from workshops.exchange.grids import Grid
from workshops.exchange.spreadsheet import Outcome, Row
from workshops.text import Refused

LEFT, RIGHT, GAP, MARGIN = 460, 760, 48, 64
HERE, NEW = "here", "new"
NO_HEADING = "-1"
LONGEST = 200  # pixels of a sheet's name


class ImportIdeas(QWidget):
    """Looks at ideas that may come in. `taken` carries the id of a new workshop, or nothing where they came into this one,
    and a sentence on what was taken.
    """

    taken = Signal(str, str)
    leave = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self._name = ""
        self._grids: tuple[Grid, ...] = ()
        self._grid: Grid | None = None
        self._reading = Reading(-1, ())
        self._rows: list[Row] = []
        self._asked = 0
        self._bar = PageBar(theme, Text(words("incoming.title"), theme, "heading3"))
        self.back = Button(words("incoming.leave"), theme, " ".join(shown_keys("import_leave", words)))
        self._bar.add(self.back)
        self.about = Text("", theme, "note", "inkSoft", wrap=True)
        self.sheet, self.heading = Chooser(theme, longest=LONGEST), Chooser(theme)
        roles = [(role, words(f"incoming.role.{role or 'none'}")) for role in columns.ROLES]
        self.columns = ColumnList(theme, words, roles)
        self._head = Text(words("incoming.rows"), theme, "heading2")
        self.said = Text("", theme, "body", wrap=True)
        self.list = ComingList(theme, words)
        places = [(place, words(f"incoming.{place}_meeting")) for place in (HERE, NEW)]
        self.target = Switch(places, theme, words("incoming.target"))
        self._known, self._judged, self._where = QWidget(), QWidget(), QWidget()
        self.take = Button(words("incoming.take"), theme, " ".join(shown_keys("import_take", words)), "accent")
        self._keys = KeyBar(theme)
        self._lay_out()
        self._connect()

    def look_at(self, file: Path) -> None:
        """Read a file beside the window, then show what is in it."""
        words = self.stage.words
        self._begin(file.stem, words("incoming.from_file", name=file.name))
        self.said.setText(words("incoming.reading", name=file.name))
        asked = self._asked

        def read(found: object) -> None:
            if asked == self._asked:
                assert isinstance(found, tuple)
                self._show_grids(found)

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._tell(error)

        self.stage.jobs.run(lambda: files.open_grids(file), while_there(self, read), while_there(self, failed))

    def paste(self) -> None:
        """Show what lies on the clipboard instead."""
        words, said = self.stage.words, QApplication.clipboard().text()
        self._begin(words("incoming.pasted_name"), words("incoming.from_clipboard"))
        if said.strip():
            self._show_grids(grids.of_text(said))
        else:
            self.said.setText(words("incoming.nothing_pasted"))

    def focus_first(self) -> None:
        """What most come for; where it can't be pressed, what has to be chosen."""
        if self.take.isEnabled():
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.columns.choosers:
            self.columns.focus_first()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Take the ideas in: as one step of undo, or as a workshop of their own."""
        if not self.take.isEnabled():
            return
        outcome, desk = Outcome(), self.stage.desk
        if self._here:
            if desk.do(spreadsheet.take, self._rows, outcome):
                self.taken.emit("", self._told(outcome))
            return
        try:
            workshop, outcome = arrive.begun_with(self._name, self._rows, self.stage.words)
            desk.library.add(workshop, desk.now())
        except Refused as refusal:
            self._tell(refusal)
            return
        self.taken.emit(workshop.id, self._told(outcome))

    def _told(self, outcome: Outcome) -> str:
        said = self.stage.words("incoming.done", n=outcome.taken)
        return self.stage.words("incoming.done_some", n=len(outcome.refused), taken=said) if outcome.refused else said

    @property
    def _here(self) -> bool:
        """Whether the ideas go into the workshop on the desk."""
        return self.stage.desk.is_open and self.target.value == HERE

    def _begin(self, name: str, source: str) -> None:
        """Nothing is shown yet of what is asked for now."""
        self._asked += 1
        self._name, self._grids, self._grid, self._rows = name, (), None, []
        self._bar.detail.setText(source)
        self.about.setText("")
        for part in (self._known, self._head, self._judged):
            part.hide()
        self.list.show_rows(())
        self.take.setEnabled(False)
        self.target.choose(HERE)
        self._where.setVisible(self.stage.desk.is_open)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: Exception) -> None:
        """Say why it can't be; whatever is no refusal of ours is told in general."""
        words = self.stage.words
        self.said.setText(refusal_sentence(words, error) if isinstance(error, Refused) else words("refusals.other"))
        self.take.setEnabled(False)

    def _show_grids(self, found: Sequence[Grid]) -> None:
        self._grids = tuple(grid for grid in found if grid.rows)
        try:
            grid, reading = columns.best(self._grids)
        except Refused as refusal:
            self._tell(refusal)
            return
        names = [(str(place), self._named(each)) for place, each in enumerate(self._grids)]
        self.sheet.offer(names, str(self._grids.index(grid)))
        self.sheet.setVisible(len(names) > 1)
        self._show_grid(grid, reading)
        self.focus_first()

    def _named(self, grid: Grid) -> str:
        words = self.stage.words
        return (
            words("incoming.sheet", name=grid.name)
            if grid.kind == "sheet"
            else words(f"incoming.sheet_kind.{grid.kind}")
        )

    def _show_grid(self, grid: Grid, reading: Reading) -> None:
        words = self.stage.words
        self._grid = grid
        lines = [(str(n), words("incoming.headings_in", line=line)) for n, (line, _row) in enumerate(grid.rows[:20])]
        self.heading.offer([(NO_HEADING, words("incoming.no_headings")), *lines], str(reading.heading))
        self.heading.setVisible(grid.kind != "lines")
        if reading.source:
            about = words("incoming.guessed", program=words(f"incoming.program.{reading.source}"))
        else:
            about = words("incoming.about" if reading.sure else "incoming.unsure")
        self.about.setText(about)
        self._show(reading)

    def _show(self, reading: Reading) -> None:
        """Show a grid read in this way, and what would come of it."""
        grid, words = self._grid, self.stage.words
        assert grid is not None
        self._reading = reading
        self.columns.show_columns(
            [
                ColumnLine(
                    columns.named_column(grid, reading, place) or words("incoming.column", number=place + 1),
                    columns.sample(grid, reading, place),
                    role,
                )
                for place, role in enumerate(reading.roles)
            ]
        )
        for part in (self._known, self._head, self._judged):
            part.show()
        self._rows = columns.rows_of(grid, reading)
        self._judge()

    def _judge(self) -> None:
        """What would come of the rows where they are to go."""
        words = self.stage.words
        try:
            if self._here:
                workshop = self.stage.desk.workshop
                outcome = arrive.try_rows(workshop, self._rows)
            else:
                workshop, outcome = arrive.begun_with(self._name, self._rows, words)
        except Refused as refusal:
            self.list.show_rows(())
            self._tell(refusal)
            return
        teams = {team.name.casefold(): team.target_group for team in workshop.teams}
        self.list.show_rows(coming(self._rows, outcome, words, teams))
        self.list.scrollToTop()
        said = words("incoming.will_take", n=outcome.taken) if outcome.taken else words("incoming.none")
        if outcome.refused and outcome.taken:
            said = f"{said} {words('incoming.will_refuse', n=len(outcome.refused))}"
        self.said.setText(said)
        self.take.setEnabled(outcome.taken > 0)

    def _choose_sheet(self, place: str) -> None:
        grid = self._grids[int(place)]
        self._show_grid(grid, columns.guess(grid))

    def _choose_target(self) -> None:
        if self._grid is not None:
            self._judge()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        sides = QHBoxLayout()
        sides.setContentsMargins(MARGIN, 24, MARGIN, 16)
        sides.setSpacing(GAP)
        sides.addWidget(self._known, LEFT)
        sides.addLayout(self._right(), RIGHT)
        self._fill_left()
        outer.addWidget(self._bar)
        outer.addLayout(sides, 1)
        outer.addWidget(self._keys)

    def _fill_left(self) -> None:
        """What is what: the columns under what is known of them."""
        left, choosers = QVBoxLayout(self._known), QHBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        choosers.setSpacing(8)
        for chooser in (self.sheet, self.heading):
            choosers.addWidget(chooser)
        choosers.addStretch(1)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)
        column.addStretch(1)
        left.addWidget(Text(self.stage.words("incoming.columns"), self.stage.theme, "heading2"))
        left.addWidget(self.about)
        left.addLayout(choosers)
        left.addWidget(Scroll(holder), 1)

    def _right(self) -> QVBoxLayout:
        """What it will be, where it goes, and the one button."""
        words, theme = self.stage.words, self.stage.theme
        right, judged = QVBoxLayout(), QVBoxLayout(self._judged)
        foot, where = QHBoxLayout(), QHBoxLayout(self._where)
        for layout in (judged, where):
            layout.setContentsMargins(0, 0, 0, 0)
        for layout in (right, judged):
            layout.setSpacing(8)
        where.setSpacing(12)
        where.addWidget(Text(words("incoming.target"), theme, "note", "inkSoft"))
        where.addWidget(self.target)
        foot.addWidget(self._where)
        foot.addStretch(1)
        foot.addWidget(self.take)
        judged.addWidget(self.list, 1)
        judged.addLayout(foot)
        right.addWidget(self._head)
        right.addWidget(self.said)
        right.addWidget(self._judged, 1)
        right.addStretch(0)
        return right

    def _connect(self) -> None:
        words = self.stage.words
        acts: dict[str, Callable[[], object]] = {
            "import_take": self.accept,
            "import_paste": self.paste,
            "import_leave": self.leave.emit,
        }
        for name, call in acts.items():
            bind(self, name, words, call)
        self._keys.show_keys(
            [(shown_keys(name, words), words(f"actions.{name}")) for name in acts], words("actions.help")
        )
        self._keys.help_wanted.connect(self.help_wanted)
        self.back.clicked.connect(self.leave)
        self.take.clicked.connect(self.accept)
        self.sheet.chosen.connect(self._choose_sheet)
        self.heading.chosen.connect(lambda place: self._show(self._reading.with_heading(int(place))))
        self.columns.role_chosen.connect(lambda place, role: self._show(self._reading.with_role(place, role)))
        self.target.chosen.connect(self._choose_target)
