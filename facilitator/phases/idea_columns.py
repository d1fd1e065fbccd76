"""All notes of the workshop in columns by target group and team, kept in step with each change."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.phases.group_column import BAR, Column, Section
from facilitator.phases.note_model import Note
from facilitator.phases.note_sheet import ring_room
from facilitator.phases.team_block import TeamBlock, TeamState
from facilitator.stage import Stage
from workshops.change import Change
from workshops.model import Idea, NotFound, Team, find

GAP = 20
NARROWEST = 232
WIDEST = 560

Place = tuple[str | None, str | None]
"""A target group and the id of a team, either of which may be none."""


class IdeaColumns(QWidget):
    """Reads the open workshop; tells by signals what a person wants done, and does nothing to it itself."""

    reveal_wanted = Signal(str, bool)
    team_chosen = Signal(str)
    team_menu_wanted = Signal(str, QPoint)
    note_menu_wanted = Signal(QPoint)
    edit_wanted = Signal(str)
    discard_wanted = Signal(list)
    rebuilding = Signal()
    """Every list is about to be made anew."""
    counted = Signal()
    """The number of notes, or of teams that are shown, may have changed."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._sections: dict[str | None, Section] = {}
        self._blocks: dict[Place, TeamBlock] = {}
        self._where: dict[str, Place] = {}
        self._columns: list[Column] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        stage.theme.changed.connect(self._share_out)

    @property
    def count(self) -> int:
        """How many notes there are, hidden ones too."""
        return len(self._where)

    @property
    def widest(self) -> int:
        """More width than this is not used."""
        columns = max(2, len(self._sections))
        return columns * self._stage.theme.scaled(WIDEST) + (columns - 1) * GAP

    def blocks(self) -> Iterator[TeamBlock]:
        """Every team's block, column by column from the top."""
        for section in self._sections.values():
            yield from section.blocks

    def block(self, target_group: str | None, team: str | None) -> TeamBlock | None:
        """The notes of a team for a target group, where there is such a block."""
        return self._blocks.get((target_group, team))

    def block_of(self, key: str) -> TeamBlock | None:
        """The block in which a note stands."""
        place = self._where.get(key)
        return self._blocks.get(place) if place is not None else None

    def heading(self, target_group: str | None) -> str:
        """What the heading of a target group says to those who can't see it."""
        return self._sections[target_group].head.accessibleName()

    @property
    def current(self) -> TeamBlock | None:
        """The block whose list has the focus."""
        return next((block for block in self.blocks() if block.list.hasFocus()), None)

    def rebuild(self) -> None:
        """Read everything anew."""
        self.rebuilding.emit()
        workshop = self._stage.desk.workshop
        for section in self._sections.values():
            for block in list(section.blocks):
                section.take(block)
            section.hide()
            section.head.hide()
            section.head.deleteLater()
            section.deleteLater()
        self._blocks, self._where = {}, {}
        kept = [idea for idea in workshop.ideas if not idea.discarded]
        groups: list[str | None] = list(workshop.target_groups.split())
        strays = {team.target_group for team in workshop.teams} | {idea.target_group for idea in kept}
        strays -= set(groups)
        groups += sorted((group for group in strays if group is not None), key=str) + ([None] if None in strays else [])
        self._sections = {group: Section(self._stage.theme, group) for group in groups}
        for team in self._ordered():
            self._make((team.target_group, team.id))
        notes: dict[Place, list[Note]] = {}
        for idea in kept:
            notes.setdefault((idea.target_group, idea.team_id), []).append(Note(idea.id, idea.seq, idea.text))
            self._where[idea.id] = (idea.target_group, idea.team_id)
        for place, own in notes.items():
            self._have(place).fill(own)
        self._share_out()
        self._tell_counts()

    def apply(self, change: Change) -> None:
        """Bring in what changed, and only that."""
        if self._is_rebuilt_by(change):
            self._rebuild_in_place()
            return
        for row in change.on("teams"):
            self._follow_team(row.key)
        touched = list(dict.fromkeys(row.key for row in change.on("ideas")))
        for key in touched:
            self._follow_note(key)
        if touched or change.touches("teams"):
            self._tell_counts()
        added = [row.key for row in change.on("ideas") if row.before is None and change.origin != "undo"]
        for key in added:
            self._land(key)

    def mark_chosen(self, team: str | None, keys: str) -> None:
        """The team typed for carries the key that reveals it."""
        for (_, own), block in self._blocks.items():
            block.show_key(keys if own == team else "")

    def show_note(self, key: str) -> None:
        """Scroll until a note can be seen."""
        block = self.block_of(key)
        number = block.list.notes.at(key) if block is not None else None
        column = self._column_of(block) if block is not None else None
        if block is not None and number is not None and column is not None:
            column.see(block, number)

    def enter(self) -> bool:
        """Put the focus on a note: where it was last, else on the first. False where there is none."""
        blocks = [block for block in self.blocks() if block.count]
        if not blocks:
            return False
        found = next((block for block in blocks if block.list.currentIndex().isValid()), blocks[0])
        found.list.go_to(max(0, found.list.notes.number(found.list.currentIndex())))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _is_rebuilt_by(self, change: Change) -> bool:
        for row in change.on("teams"):
            columns = set(row.after or ()) | set(row.before or ())
            if row.before is None or row.after is None or columns & {"position", "target_group"}:
                return True
        if any("target_groups" in (row.after or ()) for row in change.on("workshops")):
            return True
        groups = {row.after["target_group"] for row in change.on("ideas") if row.after and "target_group" in row.after}
        return bool(groups - set(self._sections))

    def _rebuild_in_place(self) -> None:
        current = self.current
        key = current.list.current_key if current is not None else None
        self.rebuild()
        again = self.block_of(key) if key is not None else None
        if again is not None and key is not None:
            again.list.go_to(again.list.notes.at(key) or 0)

    def _ordered(self) -> list[Team]:
        return sorted(self._stage.desk.workshop.teams, key=lambda team: team.position)

    def _state(self, team: str | None) -> TeamState:
        if team is None:
            return TeamState(None, self._stage.words("explore.nobody"))
        row = find(self._stage.desk.workshop, Team, team)
        return TeamState(row.id, row.name, row.size, row.revealed, row.done)

    def _make(self, place: Place) -> TeamBlock:
        group, team = place
        state = self._state(team)
        own = team is None or find(self._stage.desk.workshop, Team, team).target_group == group
        block = TeamBlock(self._stage.theme, self._stage.words, state, group, own)
        block.fill([])
        block.reveal_wanted.connect(self.reveal_wanted)
        block.chosen.connect(self.team_chosen)
        block.menu_wanted.connect(self.team_menu_wanted)
        block.list.edit_wanted.connect(self.edit_wanted)
        block.list.discard_wanted.connect(self.discard_wanted)
        block.list.menu_wanted.connect(self.note_menu_wanted)
        block.list.stepped.connect(lambda by: self._step(block, by))
        block.list.crossed.connect(lambda by: self._cross(block, by))
        block.list.entered.connect(lambda: self._keep_in_sight(block))
        order = [*(each.id for each in self._ordered()), None]
        section = self._sections[group]
        at = sum(order.index(each.team.id) < order.index(team) for each in section.blocks)
        section.insert(at, block)
        self._blocks[place] = block
        return block

    def _have(self, place: Place) -> TeamBlock:
        return self._blocks.get(place) or self._make(place)

    def _follow_team(self, team: str) -> None:
        state = self._state(team)
        for (group, own), block in self._blocks.items():
            if own == team:
                before = block.team
                block.tell(state)
                if before.revealed != state.revealed or (before.name != state.name and not state.revealed):
                    block.fill(self._read(group, team))

    def _read(self, group: str | None, team: str | None) -> list[Note]:
        ideas = self._stage.desk.workshop.ideas
        own = (idea for idea in ideas if idea.team_id == team and idea.target_group == group and not idea.discarded)
        return [Note(idea.id, idea.seq, idea.text) for idea in own]

    def _follow_note(self, key: str) -> None:
        try:
            idea = find(self._stage.desk.workshop, Idea, key)
        except NotFound:
            idea = None
        before = self._where.get(key)
        now = (idea.target_group, idea.team_id) if idea is not None and not idea.discarded else None
        if before is not None and before != now:
            self._where.pop(key)
            self._leave(key, before)
        if idea is None or now is None:
            return
        note = Note(key, idea.seq, idea.text)
        if before == now:
            self._blocks[now].list.notes.reword(note)
        else:
            self._where[key] = now
            self._have(now).add(note)

    def _leave(self, key: str, place: Place) -> None:
        block = self._blocks[place]
        block.remove(key)
        own = (
            block.team.id is not None and find(self._stage.desk.workshop, Team, block.team.id).target_group == place[0]
        )
        if not block.count and not own:
            del self._blocks[place]
            self._sections[place[0]].take(block)

    def _land(self, key: str) -> None:
        block = self.block_of(key)
        if block is not None:
            block.list.land(key)
            if not self.hasFocus() and self.current is None:
                QTimer.singleShot(0, self, lambda: self.show_note(key))

    def _tell_counts(self) -> None:
        words = self._stage.words
        for group, section in self._sections.items():
            section.head.tell(
                words(f"words.target_group.{group or 'none'}"), words("words.count.ideas", n=section.count)
            )
        self.counted.emit()

    def _share_out(self) -> None:
        """As many columns as there is width for; target groups that get none of their own stand below the last."""
        theme = self._stage.theme
        room = ring_room(theme)
        wanted = max(1, min(len(self._sections), (self.width() + GAP) // (theme.scaled(NARROWEST) + GAP)))
        self._row.setSpacing(max(0, GAP - 2 * room - BAR))
        sections = list(self._sections.values())
        shares = [sections[n : n + 1] for n in range(wanted - 1)] + [sections[wanted - 1 :]]
        if [column.sections for column in self._columns] == shares:
            return
        for section in sections:
            section.setParent(None)
            section.head.setParent(None)
        for column in self._columns:
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        self._columns = [Column(theme) for _ in shares]
        for column, share in zip(self._columns, shares, strict=True):
            column.hold(share)
            self._row.addWidget(column, 1)

    def _column_of(self, block: TeamBlock) -> Column | None:
        return next((c for c in self._columns if any(block in section.blocks for section in c.sections)), None)

    def _keep_in_sight(self, block: TeamBlock) -> None:
        column = self._column_of(block)
        if column is not None:
            column.see(block, block.list.notes.number(block.list.currentIndex()))

    def _step(self, block: TeamBlock, by: int) -> None:
        """To the list above or below in the same column."""
        column = self._column_of(block)
        if column is None:
            return
        filled = [each for section in column.sections for each in section.blocks if each.count]
        at = filled.index(block) + by
        if 0 <= at < len(filled):
            filled[at].list.go_to(0 if by > 0 else -1)

    def _cross(self, block: TeamBlock, by: int) -> None:
        """To the note at about the same height in the column beside."""
        column = self._column_of(block)
        if column is None:
            return
        at = self._columns.index(column) + by
        if not 0 <= at < len(self._columns):
            return
        y = self._height_of(block, block.list.notes.number(block.list.currentIndex()))
        beside = [each for section in self._columns[at].sections for each in section.blocks if each.count]
        places = [(each, number) for each in beside for number in range(each.count)]
        if places:
            found, number = min(places, key=lambda place: abs(self._height_of(*place) - y))
            found.list.go_to(number)

    def _height_of(self, block: TeamBlock, number: int) -> int:
        rect = block.list.note_rect(max(0, number))
        return block.list.viewport().mapTo(self, rect.center()).y()
