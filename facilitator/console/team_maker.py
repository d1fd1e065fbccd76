"""Makes groups of a number of people: how many in each, mixed by where people come from if somebody wishes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.bound import attempt
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.text import Text
from workshops import team_making
from workshops.team_making import Made
from workshops.text import Refused

USUAL, LARGEST = 5, 30


class TeamMaker(QWidget):
    """Folded out of the groups' panel. `people` answers how many come; `made` tells that groups have been made."""

    made = Signal()

    def __init__(self, stage: Stage, people: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._people = stage, people
        words, theme = stage.words, stage.theme
        self.each = Stepper(theme, 2, LARGEST, words("prepare.maker.size"), value=USUAL, size="dense")
        self.mix = Field(theme, words("prepare.maker.mix"), words("prepare.maker.mix_hint"))
        self._preview = Text("", theme, "note", "inkSoft", wrap=True)
        self.make = Button("", theme, size="dense")
        first, last = QHBoxLayout(), QHBoxLayout()
        for row in (first, last):
            row.setSpacing(12)
        first.addWidget(Text(words("prepare.maker.size"), theme, "note"))
        first.addWidget(self.each)
        first.addStretch(1)
        last.addWidget(self._preview, 1)
        last.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.mix)
        column.addLayout(last)
        self.each.changed.connect(self.refresh)
        self.mix.changed.connect(self.refresh)
        self.mix.entered.connect(self._make)
        self.make.clicked.connect(self._make)
        self.hide()

    @property
    def preview(self) -> str:
        """What would be made, in words."""
        return self._preview.text()

    def refresh(self) -> None:
        """Say what would be made now; a mix that can't be read is told under its line when it is to be used."""
        self.mix.clear_error()
        words, dealt = self._stage.words, self._dealt()
        if isinstance(dealt, Refused):
            self._preview.setText("")
            return
        sizes = [team.size for team in dealt]
        low, high = min(sizes), max(sizes)
        span = str(low) if low == high else words("prepare.maker.span", low=low, high=high)
        people = words("words.count.participants", n=sum(sizes))
        teams = words("words.count.teams", n=len(dealt))
        said = words("prepare.maker.preview", people=people, teams=teams, size=span)
        groups = [team.target_group for team in dealt if team.target_group]
        counts = [
            f"{groups.count(code)} {words(f'words.target_group_inline.{code}')}" for code in dict.fromkeys(groups)
        ]
        self._preview.setText(f"{said} {words('prepare.maker.of', counts=', '.join(counts))}" if counts else said)
        self.make.set_text(words("prepare.maker.make", n=len(dealt)))

    def _dealt(self) -> tuple[Made, ...] | Refused:
        groups = self._stage.desk.workshop.target_groups.split()
        try:
            mix = team_making.read_mix(self.mix.text())
        except Refused as refusal:
            return refusal
        return team_making.deal(self._people(), self.each.value, groups, mix)

    def _make(self) -> None:
        dealt = self._dealt()
        if not isinstance(dealt, Refused):
            refusal = attempt(self._stage.desk, team_making.make, dealt, self._names(len(dealt)))
        else:
            refusal = dealt
        if refusal is not None:
            self.mix.show_error(refusal_sentence(self._stage.words, refusal))
        else:
            self.made.emit()

    def _names(self, count: int) -> list[str]:
        """Free names for the groups that there are not yet."""
        taken = {team.name for team in self._stage.desk.workshop.teams}
        numbers = range(len(taken) + 1, len(taken) + count + 200)
        free = [name for n in numbers if (name := self._stage.words("prepare.teams.name", number=n)) not in taken]
        return free[:count]
