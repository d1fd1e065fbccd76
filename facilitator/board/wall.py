"""What lies on the board: clusters in order and the notes the room may read, kept in step with the workshop."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter

from PySide6.QtCore import QObject, Signal

from facilitator.board.facts import ClusterFacts, Group, Marks, NoteFacts, Place, Step
from facilitator.board.filter import Filter
from facilitator.board.underneath import Underneath
from facilitator.desk import Desk
from workshops import clusters, ideas
from workshops.change import Change
from workshops.model import Cluster, Idea, Workshop, find


class Wall(QObject):
    """The one reading of the workshop that board, strip and outline share. It holds plain values, never hidden notes.

    `stepped` carries a Step after each change, `settled` the same once every view has taken it in; `reset` says that
    everything is another (a workshop was opened). An asleep wall reads nothing until it is woken, so that a board nobody
    sees costs nothing. Narrowed by a filter it holds only the notes that the filter lets through.
    """

    stepped = Signal(object)
    settled = Signal(object)
    reset = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asleep = self._stale = False
        self._filter = Filter()
        self.is_telling = False
        """Whether some views have taken in a step that others have not yet."""
        self._forget()
        if desk.is_open:
            self._read(desk.workshop)
        desk.opened.connect(self._open)
        desk.changed.connect(self._follow)

    @property
    def clusters(self) -> tuple[str, ...]:
        """The ids of the clusters, in order."""
        return self._order

    @property
    def groups(self) -> tuple[Group, ...]:
        """The clusters in order, then None for the unplaced."""
        return (*self._order, None)

    @property
    def count(self) -> int:
        """How many notes lie on the board, unplaced ones too."""
        return len(self._notes)

    @property
    def filter(self) -> Filter:
        """What the board is narrowed to."""
        return self._filter

    @property
    def left_out(self) -> int:
        """How many notes the filter leaves out."""
        return len(self._left_out)

    @property
    def hidden(self) -> int:
        """How many notes wait for their team's reveal."""
        return len(self._hidden)

    def notes(self, group: Group) -> list[str]:
        """The ids of a group's notes, in order; empty for a group that is not there."""
        return [place[2] for place in self._places.get(group, ())]

    def size(self, group: Group) -> int:
        """How many notes a group has."""
        return len(self._places.get(group, ()))

    def note(self, key: str) -> NoteFacts:
        """What is shown of a note; KeyError for one that is not on the board."""
        return self._notes[key]

    def cluster(self, key: str) -> ClusterFacts:
        """What is shown of a cluster; KeyError for one that is not on the board."""
        return self._clusters[key]

    def is_note(self, key: str | None) -> bool:
        """Whether a note with this id lies on the board."""
        return key in self._notes

    def is_cluster(self, key: str | None) -> bool:
        """Whether a cluster with this id is on the board."""
        return key in self._clusters

    def group_of(self, note: str) -> Group:
        """The cluster a note lies in; KeyError for one that is not on the board."""
        return self._homes[note][0]

    def index_of(self, note: str) -> int:
        """Where a note stands in its group, from 0."""
        group, place = self._homes[note]
        return bisect_left(self._places[group], place)

    def counts(self, group: Group) -> dict[str | None, int]:
        """How many notes of each target group a group has."""
        found = Counter(self._notes[place[2]].target_group for place in self._places.get(group, ()))
        return {target: found[target] for target in (*self._targets, None) if found[target]}

    def nameless(self) -> list[str]:
        """The clusters without a name, in order."""
        return [key for key in self._order if not self._clusters[key].name]

    def sharing(self, cluster: str) -> list[str]:
        """The target groups that have both come to this theme; none where only one has."""
        return clusters.sharing(self.counts(cluster))

    def narrow(self, chosen: Filter) -> None:
        """Show only the notes that a filter lets through."""
        if chosen != self._filter:
            self._filter = chosen
            self._read_again(came=False)

    def sleep(self) -> None:
        """Stop following; nobody looks."""
        self._asleep = True

    def wake(self) -> None:
        """Follow again, and catch up."""
        self._asleep = False
        if self._stale:
            self._stale = False
            self._read_again()

    def _open(self) -> None:
        self._filter = Filter()
        self._forget()
        if self._desk.is_open:
            self._read(self._desk.workshop)
        self._stale = False
        self.reset.emit()

    def _forget(self) -> None:
        self._order: tuple[str, ...] = ()
        self._clusters: dict[str, ClusterFacts] = {}
        self._notes: dict[str, NoteFacts] = {}
        self._homes: dict[str, tuple[Group, Place]] = {}
        self._places: dict[Group, list[Place]] = {None: []}
        self._hidden: set[str] = set()
        self._targets: tuple[str, ...] = ()
        self._underneath = Underneath()
        self._left_out: set[str] = set()

    def _read(self, workshop: Workshop) -> None:
        self._targets = tuple(workshop.target_groups.split())
        self._take_clusters(workshop)
        closed = frozenset(team.id for team in workshop.teams if not team.revealed)
        self._underneath = Underneath(workshop.ideas, closed)
        for idea in workshop.ideas:
            if idea.discarded:
                continue
            if idea.team_id in closed:
                self._hidden.add(idea.id)
                continue
            if not ideas.stands(idea):
                continue
            if not self._filter.lets(idea):
                self._left_out.add(idea.id)
                continue
            group, place = home = self._home(idea)
            self._notes[idea.id] = self._facts(idea)
            self._homes[idea.id] = home
            self._places[group].append(place)
        for places in self._places.values():
            places.sort()

    def _take_clusters(self, workshop: Workshop) -> None:
        rows = sorted(workshop.clusters, key=lambda row: row.position)
        self._order = tuple(row.id for row in rows)
        self._clusters = {row.id: _cluster_facts(row) for row in rows}
        for key in self._order:
            self._places.setdefault(key, [])

    def _follow(self, change: Change) -> None:
        if self._asleep:
            self._stale = self._stale or change.touches("ideas", "clusters", "teams", "workshops")
        elif change.touches("teams", "workshops"):
            self._read_again()
        elif change.touches("ideas", "clusters"):
            self._apply(change)

    def _apply(self, change: Change) -> None:
        """Take in the rows of a change, and nothing else."""
        workshop = self._desk.workshop
        before, order, hidden = self._clusters, self._order, len(self._hidden)
        marks = Marks()
        if change.touches("clusters"):
            self._take_clusters(workshop)
            marks.groups |= {key for key in self._order if self._clusters[key] != before.get(key)}
        above: set[str] = set()
        for key, row in {row.key: row for row in change.on("ideas")}.items():
            idea = find(workshop, Idea, key) if row.after is not None else None
            read = idea is not None and not ideas.hidden(workshop, idea)
            above |= self._underneath.follow(key, idea if read else None)
            self._move(workshop, key, idea, marks)
        for key in set(before) - set(self._clusters):
            marks.gone.add(key)
            for place in self._places.pop(key, []):
                self._move(workshop, place[2], find(workshop, Idea, place[2]), marks)
        for key in above & set(self._notes):
            self._refresh(find(workshop, Idea, key), marks)
        self._tell(marks.step(order != self._order, hidden != len(self._hidden)))

    def _move(self, workshop: Workshop, key: str, idea: Idea | None, marks: Marks) -> None:
        """Put one note where it belongs now; None for one that does not exist any more."""
        old = self._homes.pop(key, None)
        if old is not None:
            places = self._places.get(old[0], [])
            index = bisect_left(places, old[1])
            if index < len(places) and places[index] == old[1]:
                del places[index]
        facts = self._notes.pop(key, None)
        self._hidden.discard(key)
        self._left_out.discard(key)
        hidden = idea is not None and ideas.hidden(workshop, idea)
        if hidden:
            self._hidden.add(key)
        seen = idea is not None and not hidden and ideas.stands(idea)
        if idea is None or not seen or not self._filter.lets(idea):
            if seen:
                self._left_out.add(key)
            if old is not None:
                marks.gone.add(key)
                marks.groups.add(old[0])
            return
        group, place = home = self._home(idea)
        insort(self._places[group], place)
        self._homes[key] = home
        self._notes[key] = self._facts(idea)
        marks.compare(key, old, home, facts != self._notes[key])

    def _refresh(self, idea: Idea, marks: Marks) -> None:
        """Read again what is shown of a note that lies where it lay."""
        facts = self._facts(idea)
        if facts != self._notes[idea.id]:
            self._notes[idea.id] = facts
            marks.notes.add(idea.id)
            marks.groups.add(self._homes[idea.id][0])

    def _home(self, idea: Idea) -> tuple[Group, Place]:
        group = idea.cluster_id if idea.cluster_id in self._clusters else None
        return group, (idea.place, idea.seq, idea.id)

    def _facts(self, idea: Idea) -> NoteFacts:
        return NoteFacts(idea.id, idea.text, idea.target_group, self._underneath.of(idea.id))

    def _read_again(self, *, came: bool = True) -> None:
        """Read everything and tell only what differs; `came` says whether notes that were not there have just come."""
        order, held, notes, homes, hidden = self._order, self._clusters, self._notes, self._homes, self._hidden
        self._forget()
        if self._desk.is_open:
            self._read(self._desk.workshop)
        marks = Marks()
        marks.gone = (set(notes) - set(self._notes)) | (set(held) - set(self._clusters))
        marks.groups = {key for key, facts in self._clusters.items() if held.get(key) != facts}
        marks.groups |= {homes[key][0] for key in marks.gone & set(notes)}
        for key, home in self._homes.items():
            marks.compare(key, homes.get(key), home, notes.get(key) != self._notes[key])
        if not came:
            marks.added = set()
        step = marks.step(order != self._order, hidden != self._hidden)
        if step != Step():
            self._tell(step)

    def _tell(self, step: Step) -> None:
        self.is_telling = True
        self.stepped.emit(step)
        self.is_telling = False
        self.settled.emit(step)


def _cluster_facts(row: Cluster) -> ClusterFacts:
    put = (row.x, row.y) if row.x is not None and row.y is not None else None
    return ClusterFacts(row.id, row.name, row.question, row.collapsed, put)
