"""Clusters in the summary: most votes first, the ideas of each by target group, and what stands outside."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import clusters, votes
from workshops.model import Cluster, Idea, Workshop
from workshops.summary.sections import ClusterPart, Clusters, Group, Question
from workshops.summary.telling import Telling

SIDE_BY_SIDE = 2
"""How many target groups are shown at least, where there are any."""


class Ranked:
    """The clusters in the order of the summary, with their visible notes and votes."""

    def __init__(self, workshop: Workshop) -> None:
        self.members = clusters.by_cluster(workshop)
        self.votes = votes.result(workshop)
        board = sorted(workshop.clusters, key=lambda cluster: cluster.position)
        self.order = sorted(filter(self._told, board), key=lambda cluster: -self.votes.get(cluster.id, -1))

    @property
    def ideas(self) -> int:
        """How many notes the room may read."""
        return sum(len(notes) for notes in self.members.values())

    @property
    def most(self) -> int:
        """The most votes any cluster got."""
        return max((self.votes.get(cluster.id, 0) for cluster in self.order), default=0)

    @property
    def winners(self) -> list[Cluster]:
        """The clusters with most votes; more than one where they are level, none without votes."""
        return [each for each in self.order if self.most and self.votes.get(each.id, 0) == self.most]

    def alone(self, cluster: Cluster) -> bool:
        """Whether it is a single note that nobody named, asked about or voted for."""
        bare = not (cluster.name or cluster.question or self.votes.get(cluster.id))
        return bare and len(self.members[cluster.id]) == 1

    def _told(self, cluster: Cluster) -> bool:
        return bool(self.members[cluster.id] or cluster.name or cluster.question or self.votes.get(cluster.id))


def chapter(tell: Telling, ranked: Ranked) -> Clusters | None:
    """All ideas by cluster; None where there are neither ideas nor clusters."""
    words = tell.words
    own = [cluster for cluster in ranked.order if not ranked.alone(cluster)]
    parts = [_part(tell, ranked, cluster) for cluster in own]
    single = [note for cluster in ranked.order if ranked.alone(cluster) for note in ranked.members[cluster.id]]
    loose = ranked.members[None]
    if single:
        note = words("summary.clusters.alone_note", n=len(single))
        parts.append(_outside(tell, words("summary.clusters.alone"), note, single))
    if loose and not ranked.order:
        parts.append(_outside(tell, "", "", loose))
    elif loose:
        note = tell.plural("summary.clusters.unplaced_note", len(loose))
        parts.append(_outside(tell, words("summary.clusters.unplaced"), note, loose))
    if not parts:
        return None
    questions = tuple(_question(tell, cluster) for cluster in ranked.winners[:3] if cluster.question)
    return Clusters(
        heading=_heading(tell, ranked),
        lead=_lead(tell, ranked),
        label=words("words.phase.define"),
        parts=tuple(parts),
        question_heading=words("summary.clusters.question", n=len(questions)),
        questions=questions,
    )


def cluster_name(tell: Telling, cluster: Cluster) -> str:
    """The name of a cluster, or the words for one without."""
    return tell.said(cluster.name) or tell.words("words.cluster.unnamed")


def _heading(tell: Telling, ranked: Ranked) -> str:
    ideas = tell.words("words.count.ideas", n=ranked.ideas)
    if ranked.order:
        return tell.plural("summary.clusters.heading", len(ranked.order), ideas=ideas)
    return tell.words("summary.clusters.heading_alone", n=ranked.ideas)


def _lead(tell: Telling, ranked: Ranked) -> str:
    if not ranked.order:
        return tell.words("summary.clusters.unsorted")
    closed = [vote for vote in tell.workshop.rounds if vote.closed]
    if not closed:
        return tell.words("summary.clusters.by_board")
    vote = max(closed, key=lambda each: each.number)
    laid = sum(tally.votes for tally in tell.workshop.tallies if tally.round_id == vote.id)
    by_team = "_team" if vote.unit == "team" else ""
    rules = tell.words(
        "summary.clusters.rules",
        dots=tell.plural(f"summary.clusters.dots{by_team}", vote.budget),
        cast=tell.plural(f"summary.clusters.cast{by_team}", vote.cast),
        laid=tell.plural("summary.clusters.laid", laid),
    )
    return f"{tell.words('summary.clusters.by_votes')} {rules}"


def _part(tell: Telling, ranked: Ranked, cluster: Cluster) -> ClusterPart:
    name, got = cluster_name(tell, cluster), ranked.votes.get(cluster.id)
    return ClusterPart(
        name=name,
        named=bool(cluster.name),
        votes=got,
        votes_label=tell.words("summary.clusters.votes", n=got or 0),
        share=(got or 0) / ranked.most if ranked.most else 0.0,
        question=tell.said(cluster.question),
        groups=_groups(tell, ranked.members[cluster.id]),
        continued=tell.words("summary.continued", name=name),
        empty="" if ranked.members[cluster.id] else tell.words("summary.clusters.empty"),
    )


def _outside(tell: Telling, name: str, note: str, ideas: Sequence[Idea]) -> ClusterPart:
    continued = tell.words("summary.continued", name=name) if name else ""
    return ClusterPart(name, True, None, "", 0.0, note, _groups(tell, ideas), continued)


def _groups(tell: Telling, ideas: Sequence[Idea]) -> tuple[Group, ...]:
    """The ideas by target group, and last those without one. Two groups stand side by side even where one has no ideas."""
    codes = tell.workshop.target_groups.split()
    by_code: dict[str | None, list[str]] = {code: [] for code in codes} | {None: []}
    for idea in ideas:
        by_code[idea.target_group if idea.target_group in by_code else None].append(tell.said(idea.text))
    groups = [Group(code, tell.target(code), tuple(texts)) for code, texts in by_code.items()]
    filled = [group for group in groups if group.ideas and group.target_group is not None]
    empty = [group for group in groups if not group.ideas and group.target_group is not None]
    beside = [*filled, *empty[: max(0, SIDE_BY_SIDE - len(filled))]] if filled else []
    return tuple(group for group in groups if group in beside or (group.ideas and group.target_group is None))


def _question(tell: Telling, cluster: Cluster) -> Question:
    key = "from" if cluster.name else "from_unnamed"
    source = tell.words(f"summary.clusters.{key}", name=tell.said(cluster.name))
    return Question(tell.said(cluster.question), source)
