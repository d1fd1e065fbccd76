"""Why an assessment turned out as it did: a line for each area, written once no more marks are taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.phases.points import PointRow, Points
from facilitator.stage import Stage
from facilitator.widgets.entry_line import EntryLine
from workshops import cards, methods, outcomes
from workshops.methods import Field
from workshops.model import Activity, Point, find
from workshops.standings import Area


class AssessWhy(QWidget):
    """The lines that were written, area by area. The line that they are written on stands elsewhere: `line`."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._activity = ""
        self._fields: tuple[Field, ...] = ()
        self.points = Points(stage, self._reword, self._forget)
        self.line = EntryLine(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.points)
        self.points.typed.connect(self.line.take)
        self.points.moved.connect(self._move)
        self.line.left.connect(self._leave)
        self.line.undo_wanted.connect(stage.desk.undo)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.points.list.rows.rows)

    def begin(self, activity: Activity, areas: Sequence[Area]) -> None:
        """Write of these areas from now on."""
        self._activity = activity.id
        self._fields = fields(activity, areas, self._stage)
        self._stage.entry.use("points", fields=self._fields)
        self.refresh()

    def stop(self) -> None:
        """Nothing is written here any more; half a line is kept."""
        self.points.stop()
        if self._stage.entry.mode == "points":
            self._stage.entry.use("none")

    def refresh(self) -> None:
        """Show what was written, in the order of the areas."""
        workshop = self._stage.desk.workshop
        places = {field.id: place for place, field in enumerate(self._fields)}
        last = len(self._fields)
        rows, before = [], ""
        written = outcomes.points_of(workshop, self._activity)
        for point in sorted(written, key=lambda each: places.get(each.field, last)):
            name = self._fields[places[point.field]].name if point.field in places else ""
            spoken = self._stage.words("plain.point_of", name=name, text=point.text) if name else point.text
            row = PointRow(point.id, point.text, spoken)
            rows.append(row if name == before else replace(row, heading=name))
            before = name
        self.points.show_points(rows)

    def _reword(self, key: str, text: str) -> bool:
        return self._stage.desk.do(outcomes.reword_point, key, text)

    def _forget(self, key: str) -> None:
        self._stage.desk.do(outcomes.forget_point, key)

    def _move(self, key: str, step: int) -> None:
        ids = [field.id for field in self._fields]
        point = find(self._stage.desk.workshop, Point, key)
        at = ids.index(point.field) if point.field in ids else -1 if step > 0 else len(ids)
        if 0 <= at + step < len(ids) and self._stage.desk.do(outcomes.refield_point, key, ids[at + step]):
            self.points.list.choose(key)

    def _leave(self) -> None:
        if self.count:
            self.points.list.setFocus()


def fields(activity: Activity, areas: Sequence[Area], stage: Stage) -> tuple[Field, ...]:
    """The areas as fields to write in: those of the method where it has them, the others by their own words."""
    words = stage.words
    own = {field.id for field in methods.fields(activity.method, words.language)}
    found = []
    for area in areas:
        key = area.card.rpartition(cards.BEHIND)[2]
        ask = words("assessment.note.prompt", area=area.text)
        found.append(Field(key if key in own else area.text, area.text, ask))
    return tuple(found)
