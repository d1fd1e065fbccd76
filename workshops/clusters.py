"""Verbs on clusters: notes that the room finds belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from workshops import text as words
from workshops.ideas import shown, stands
from workshops.model import Cluster, Concept, Idea, NotFound, Workshop, find
from workshops.text import Refused

NARROW = 1e-6
"""Less than this between two notes, and the cluster is numbered anew."""

SHARED = 2
"""At least so many notes from each of two target groups, and a cluster is a theme that they share."""


class InVote(Refused):
    """The cluster is being voted on, so it can't go away before the round is closed."""


def members(workshop: Workshop, cluster: str) -> list[Idea]:
    """The visible notes of a cluster, in their order."""
    closed = {team.id for team in workshop.teams if not team.revealed}
    own = [idea for idea in workshop.ideas if idea.cluster_id == cluster]
    return sorted((i for i in own if stands(i) and i.team_id not in closed), key=lambda idea: idea.place)


def by_cluster(workshop: Workshop) -> dict[str | None, list[Idea]]:
    """The visible notes of every cluster, and under None those that have no place yet."""
    placed: dict[str | None, list[Idea]] = {cluster.id: [] for cluster in workshop.clusters} | {None: []}
    for idea in sorted(shown(workshop), key=lambda idea: idea.place):
        placed[idea.cluster_id if idea.cluster_id in placed else None].append(idea)
    return placed


def unplaced(workshop: Workshop) -> list[Idea]:
    """The visible notes that lie in no cluster."""
    return by_cluster(workshop)[None]


def synergy(workshop: Workshop, cluster: str) -> bool:
    """Whether more than one target group has come to this theme, by its visible notes."""
    return bool(sharing(Counter(idea.target_group for idea in members(workshop, cluster))))


def sharing(counts: Mapping[str | None, int]) -> list[str]:
    """The target groups that share a theme with so many notes of each; none where only one of them has come to it."""
    found = [target for target, count in counts.items() if target is not None and count >= SHARED]
    return found if len(found) > 1 else []


def gather(
    workshop: Workshop,
    ideas: Sequence[str],
    name: str = "",
    after: str | None = None,
    at: tuple[float, float] | None = None,
) -> Cluster:
    """Make a new cluster of some notes; it may lack a name and may be empty. Notes that are put away are passed over.

    It stands in the rows, last or behind the cluster `after`, or freely where `at` says (as for `put`).
    """
    notes = _notes(workshop, ideas)
    behind = find(workshop, Cluster, after) if after is not None else None
    cluster = Cluster(name=words.one_line(name, words.TITLE, empty=True), position=_next_position(workshop))
    workshop.clusters.append(cluster)
    if behind is not None:
        _reorder(workshop, cluster, in_order(workshop).index(behind) + 1)
    if at is not None:
        put(workshop, cluster.id, *at)
    _place(notes, cluster.id, 0.0)
    return cluster


def move(workshop: Workshop, ideas: Sequence[str], cluster: str, before: str | None = None) -> None:
    """Move notes into a cluster: last, or before one of its notes. Notes that are put away are passed over."""
    target = find(workshop, Cluster, cluster)
    notes = _notes(workshop, ideas)
    moving = {note.id for note in notes}
    rest = [note for note in members(workshop, target.id) if note.id not in moving]
    index = next((i for i, note in enumerate(rest) if note.id == before), len(rest))
    low, high = _gap(rest, index, len(notes))
    if high - low < NARROW * (len(notes) + 1):
        for number, note in enumerate(rest, start=1):
            note.place = float(number)
        low, high = _gap(rest, index, len(notes))
    step = (high - low) / (len(notes) + 1)
    for number, note in enumerate(notes, start=1):
        note.cluster_id = target.id
        note.place = low + step * number


def _gap(rest: Sequence[Idea], index: int, count: int) -> tuple[float, float]:
    """The places between which `count` notes come to lie before the one at `index`."""
    low = rest[index - 1].place if index else (rest[0].place - 1.0 - count if rest else 0.0)
    return low, rest[index].place if index < len(rest) else low + count + 1.0


def unplace(workshop: Workshop, ideas: Sequence[str]) -> None:
    """Take notes out of their clusters, back among the unplaced."""
    for note in [find(workshop, Idea, key) for key in ideas]:
        note.cluster_id = None
        note.place = float(note.seq)


def rename(workshop: Workshop, cluster: str, name: str) -> None:
    """Give a cluster a name, or take it away with an empty one."""
    find(workshop, Cluster, cluster).name = words.one_line(name, words.TITLE, empty=True)


def ask(workshop: Workshop, cluster: str, question: str) -> None:
    """Set the How-might-we question of a cluster."""
    find(workshop, Cluster, cluster).question = words.one_line(question, words.IDEA, empty=True)


def collapse(workshop: Workshop, clusters: Sequence[str], collapsed: bool) -> None:
    """Fold clusters to name and count, or open them."""
    for cluster in [find(workshop, Cluster, key) for key in clusters]:
        cluster.collapsed = collapsed


def put(workshop: Workshop, cluster: str, x: float, y: float) -> None:
    """Place a cluster freely on the board: pixels at zoom 1, from the board's upper left corner."""
    found = find(workshop, Cluster, cluster)
    found.x, found.y = max(0.0, float(x)), max(0.0, float(y))


def tidy(workshop: Workshop, clusters: Sequence[str] | None = None) -> None:
    """Let clusters (None: all) stand in rows again."""
    for cluster in workshop.clusters if clusters is None else [find(workshop, Cluster, key) for key in clusters]:
        cluster.x = cluster.y = None


def sort_by_size(workshop: Workshop) -> None:
    """Put the clusters in rows, the one with most notes first; of equal ones the order stays."""
    tidy(workshop)
    held = by_cluster(workshop)
    order = sorted(in_order(workshop), key=lambda cluster: -len(held[cluster.id]))
    for number, cluster in enumerate(order):
        cluster.position = number


def join(workshop: Workshop, cluster: str, others: Sequence[str]) -> None:
    """Move everything of other clusters into one and remove them; its name and question stay, or are inherited.

    Dots that they got in closed rounds are counted together. Raises InVote.
    """
    target = find(workshop, Cluster, cluster)
    joining = [find(workshop, Cluster, key) for key in dict.fromkeys(others) if key != cluster]
    _refuse_in_vote(workshop, joining)
    for other in joining:
        target.name = target.name or other.name
        target.question = target.question or other.question
        last = max((idea.place for idea in workshop.ideas if idea.cluster_id == target.id), default=0.0)
        own = [idea for idea in workshop.ideas if idea.cluster_id == other.id]
        _place(sorted(own, key=lambda idea: idea.place), target.id, last)
        for concept in workshop.concepts:
            if concept.cluster_id == other.id:
                concept.cluster_id = target.id
        _hand_over_dots(workshop, other, target)
        workshop.clusters.remove(other)


def dissolve(workshop: Workshop, clusters: Sequence[str]) -> None:
    """Remove clusters; their notes become unplaced, only the dots they got are lost. Raises InVote."""
    going = [find(workshop, Cluster, key) for key in dict.fromkeys(clusters)]
    _refuse_in_vote(workshop, going)
    for cluster in going:
        for idea in workshop.ideas:
            if idea.cluster_id == cluster.id:
                idea.cluster_id = None
                idea.place = float(idea.seq)
        _release(workshop.concepts, cluster.id)
        for tally in [tally for tally in workshop.tallies if tally.cluster_id == cluster.id]:
            workshop.tallies.remove(tally)
        workshop.clusters.remove(cluster)


def in_order(workshop: Workshop) -> list[Cluster]:
    """The clusters in the order of the board."""
    return sorted(workshop.clusters, key=lambda cluster: cluster.position)


def reorder(workshop: Workshop, cluster: str, position: int) -> None:
    """Move a cluster to another place among the others."""
    _reorder(workshop, find(workshop, Cluster, cluster), position)


def line_up(workshop: Workshop, cluster: str, position: int) -> None:
    """Let a cluster stand in the rows, at a place among the others, wherever it stood."""
    tidy(workshop, [cluster])
    reorder(workshop, cluster, position)


def _release(concepts: Sequence[Concept], cluster: str) -> None:
    for concept in concepts:
        if concept.cluster_id == cluster:
            concept.cluster_id = None


def _notes(workshop: Workshop, ideas: Sequence[str]) -> list[Idea]:
    """The notes named, each once, of those that stand on their own; raises NotFound where none is left of some."""
    found = [find(workshop, Idea, key) for key in dict.fromkeys(ideas)]
    kept = [note for note in found if stands(note)]
    if found and not kept:
        raise NotFound(kind=Idea.__name__)
    return kept


def _refuse_in_vote(workshop: Workshop, clusters: Sequence[Cluster]) -> None:
    voted_on = {key for vote in workshop.rounds if not vote.closed for key in vote.options.split()}
    if any(cluster.id in voted_on for cluster in clusters):
        raise InVote


def _hand_over_dots(workshop: Workshop, cluster: Cluster, target: Cluster) -> None:
    """In each closed round the dots of one cluster go to another, which stands in its place if it wasn't voted on."""
    for tally in [tally for tally in workshop.tallies if tally.cluster_id == cluster.id]:
        vote = next(vote for vote in workshop.rounds if vote.id == tally.round_id)
        own = next((t for t in workshop.tallies if t.cluster_id == target.id and t.round_id == vote.id), None)
        if own is not None:
            own.votes += tally.votes
            workshop.tallies.remove(tally)
        else:
            tally.cluster_id = target.id
            vote.options = " ".join(target.id if key == cluster.id else key for key in vote.options.split())


def _place(notes: Sequence[Idea], cluster: str, after: float) -> None:
    for number, note in enumerate(notes, start=1):
        note.cluster_id = cluster
        note.place = after + number


def _next_position(workshop: Workshop) -> int:
    return max((cluster.position for cluster in workshop.clusters), default=-1) + 1


def _reorder(workshop: Workshop, cluster: Cluster, position: int) -> None:
    others = [other for other in in_order(workshop) if other is not cluster]
    others.insert(max(0, min(position, len(others))), cluster)
    for number, each in enumerate(others):
        each.position = number
