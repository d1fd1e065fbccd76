"""Verbs on clusters: notes that the room finds belong together."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import text as words
from workshops.ideas import shown
from workshops.model import Cluster, Concept, Idea, Workshop, find


def members(workshop: Workshop, cluster: str) -> list[Idea]:
    """The visible notes of a cluster, in their order."""
    return sorted((idea for idea in shown(workshop) if idea.cluster_id == cluster), key=lambda idea: idea.place)


def by_cluster(workshop: Workshop) -> dict[str | None, list[Idea]]:
    """The visible notes of every cluster, and under None those that have no place yet."""
    placed: dict[str | None, list[Idea]] = {cluster.id: [] for cluster in workshop.clusters} | {None: []}
    for idea in sorted(shown(workshop), key=lambda idea: idea.place):
        placed[idea.cluster_id if idea.cluster_id in placed else None].append(idea)
    return placed


def unplaced(workshop: Workshop) -> list[Idea]:
    """The visible notes that lie in no cluster."""
    return by_cluster(workshop)[None]


def gather(workshop: Workshop, ideas: Sequence[str], name: str = "", after: str | None = None) -> Cluster:
    """Make a new cluster of some notes; it may lack a name and may be empty."""
    notes = [find(workshop, Idea, key) for key in ideas]
    cluster = Cluster(name=words.one_line(name, words.TITLE, empty=True), position=_next_position(workshop))
    workshop.clusters.append(cluster)
    if after is not None:
        _reorder(workshop, cluster, find(workshop, Cluster, after).position + 1)
    _place(notes, cluster.id, 0.0)
    return cluster


def move(workshop: Workshop, ideas: Sequence[str], cluster: str, before: str | None = None) -> None:
    """Move notes into a cluster: last, or before one of its notes."""
    target = find(workshop, Cluster, cluster)
    notes = [find(workshop, Idea, key) for key in ideas]
    moving = {note.id for note in notes}
    rest = [note for note in members(workshop, target.id) if note.id not in moving]
    index = next((i for i, note in enumerate(rest) if note.id == before), len(rest))
    low = rest[index - 1].place if index else (rest[0].place - 1.0 - len(notes) if rest else 0.0)
    high = rest[index].place if index < len(rest) else low + len(notes) + 1.0
    step = (high - low) / (len(notes) + 1)
    for number, note in enumerate(notes, start=1):
        note.cluster_id = target.id
        note.place = low + step * number


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


def join(workshop: Workshop, cluster: str, others: Sequence[str]) -> None:
    """Move everything of other clusters into one and remove them; its name and question stay, or are inherited."""
    target = find(workshop, Cluster, cluster)
    for other in [find(workshop, Cluster, key) for key in others if key != cluster]:
        target.name = target.name or other.name
        target.question = target.question or other.question
        last = max((idea.place for idea in workshop.ideas if idea.cluster_id == target.id), default=0.0)
        _place([idea for idea in workshop.ideas if idea.cluster_id == other.id], target.id, last)
        for concept in workshop.concepts:
            if concept.cluster_id == other.id:
                concept.cluster_id = target.id
        _remove(workshop, other)


def dissolve(workshop: Workshop, clusters: Sequence[str]) -> None:
    """Remove clusters; their notes become unplaced, nothing is lost."""
    for cluster in [find(workshop, Cluster, key) for key in clusters]:
        for idea in workshop.ideas:
            if idea.cluster_id == cluster.id:
                idea.cluster_id = None
                idea.place = float(idea.seq)
        _release(workshop.concepts, cluster.id)
        _remove(workshop, cluster)


def reorder(workshop: Workshop, cluster: str, position: int) -> None:
    """Move a cluster to another place among the others."""
    _reorder(workshop, find(workshop, Cluster, cluster), position)


def _release(concepts: Sequence[Concept], cluster: str) -> None:
    for concept in concepts:
        if concept.cluster_id == cluster:
            concept.cluster_id = None


def _remove(workshop: Workshop, cluster: Cluster) -> None:
    for tally in [tally for tally in workshop.tallies if tally.cluster_id == cluster.id]:
        workshop.tallies.remove(tally)
    workshop.clusters.remove(cluster)


def _place(notes: Sequence[Idea], cluster: str, after: float) -> None:
    for number, note in enumerate(notes, start=1):
        note.cluster_id = cluster
        note.place = after + number


def _next_position(workshop: Workshop) -> int:
    return max((cluster.position for cluster in workshop.clusters), default=-1) + 1


def _reorder(workshop: Workshop, cluster: Cluster, position: int) -> None:
    others = [other for other in sorted(workshop.clusters, key=lambda c: c.position) if other is not cluster]
    others.insert(max(0, min(position, len(others))), cluster)
    for number, each in enumerate(others):
        each.position = number
