"""Clusters in the summary: most votes first, the ideas of each by target group, and what stands outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workshops import clusters, merges, votes
from workshops.model import Cluster, Idea, Workshop, find
from workshops.summary.sections import ALL, TEAM, ClusterPart, Clusters, Group, Question, SourceIdea
from workshops.summary.telling import Telling
from workshops.summary.variants import EVERYTHING, Variant

SIDE_BY_SIDE = 2
"""How many target groups are shown at least in the whole summary, where there are any."""

SHARED = 2
"""From so many notes of each of two target groups on, a cluster is something that both have brought up."""


class Ranked:
    """The clusters in the order of the summary, with their visible notes and votes.

    `members` are the notes that stand on their own, `below` the ones that stand under each of them and say the same.
    """

    def __init__(self, workshop: Workshop, variant: Variant = EVERYTHING) -> None:
        self.members, self.below = _sorted_out(workshop, variant)
        self.votes = votes.result(workshop)
        board = sorted(workshop.clusters, key=lambda cluster: cluster.position)
        ranked = sorted(board, key=lambda cluster: -self.votes.get(cluster.id, -1))
        self._first = [each for each in ranked if self.most and self.votes.get(each.id, 0) == self.most]
        self.order = [cluster for cluster in ranked if self._told(cluster, variant)]

    @property
    def ideas(self) -> int:
        """How many notes the room may read, those under another one too."""
        return sum(map(len, self.members.values())) + sum(map(len, self.below.values()))

    @property
    def most(self) -> int:
        """The most votes any cluster got."""
        return max(self.votes.values(), default=0)

    @property
    def winners(self) -> list[Cluster]:
        """The clusters with most votes; more than one where they are level, none without votes."""
        return self._first

    def alone(self, cluster: Cluster) -> bool:
        """Whether it is a single note that nobody named, asked about or voted for."""
        bare = not (cluster.name or cluster.question or self.votes.get(cluster.id))
        return bare and len(self.members[cluster.id]) == 1

    def said_in(self, cluster: str) -> list[Idea]:
        """All notes of a cluster, those under another one too."""
        return [note for upper in self.members[cluster] for note in (upper, *self.below.get(upper.id, ()))]

    def _told(self, cluster: Cluster, variant: Variant) -> bool:
        """A cluster without notes is told in the whole summary alone, and only where it has something to say."""
        held = bool(self.members[cluster.id])
        if variant.extent != ALL:
            return held
        return held or bool(cluster.name or cluster.question or self.votes.get(cluster.id))


def _sorted_out(workshop: Workshop, variant: Variant) -> tuple[dict[str | None, list[Idea]], dict[str, list[Idea]]]:
    """The readable notes of a variant by cluster, and what stands under each; no note is left out.

    A note whose upper one the summary does not show stands on its own in that one's cluster.
    """
    members = {key: list(filter(variant.takes_idea, notes)) for key, notes in clusters.by_cluster(workshop).items()}
    above = {note.id for notes in members.values() for note in notes}
    below: dict[str, list[Idea]] = {}
    for key, notes in merges.under(workshop).items():
        own = list(filter(variant.takes_idea, notes))
        if key in above and own:
            below[key] = own
        elif own:
            cluster = find(workshop, Idea, key).cluster_id
            members[cluster if cluster in members else None] += own
    return members, below


def chapter(tell: Telling, ranked: Ranked) -> Clusters | None:
    """All ideas by cluster; None where there are neither ideas nor clusters."""
    words = tell.words
    own = [cluster for cluster in ranked.order if not ranked.alone(cluster)]
    parts = [_part(tell, ranked, cluster) for cluster in own]
    single = [note for cluster in ranked.order if ranked.alone(cluster) for note in ranked.members[cluster.id]]
    loose = ranked.members[None]
    if single:
        note = words("summary.clusters.alone_note", n=len(single))
        parts.append(_outside(tell, ranked, words("summary.clusters.alone"), note, single))
    if loose and not ranked.order:
        parts.append(_outside(tell, ranked, "", "", loose))
    elif loose:
        note = tell.plural("summary.clusters.unplaced_note", len(loose))
        parts.append(_outside(tell, ranked, words("summary.clusters.unplaced"), note, loose))
    if not parts:
        return None
    asked = [cluster for cluster in ranked.winners[:3] if cluster.question and cluster in ranked.order]
    questions = tuple(_question(tell, cluster) for cluster in asked if tell.variant.extent != TEAM)
    return Clusters(
        heading=_heading(tell, ranked),
        lead=_lead(tell, ranked),
        label=words("words.phase.define"),
        parts=tuple(parts),
        question_heading=words("summary.clusters.question", n=len(questions)),
        questions=questions,
        most=ranked.most,
        saying=tell.variant.extent == ALL,
        votes_heading=words("summary.clusters.overview") if tell.variant.extent != TEAM else "",
        votes_columns=(
            words("summary.clusters.cluster"),
            words("summary.clusters.votes_column"),
            words("summary.clusters.page"),
        ),
    )


def cluster_name(tell: Telling, cluster: Cluster) -> str:
    """The name of a cluster, or the words for one without."""
    return tell.said(cluster.name) or tell.words("words.cluster.unnamed")


def _heading(tell: Telling, ranked: Ranked) -> str:
    ideas = tell.words("words.count.ideas", n=ranked.ideas)
    if tell.variant.extent == TEAM:
        return tell.words("summary.clusters.heading_team", ideas=ideas)
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
        question=tell.said(cluster.question) if tell.variant.extent != TEAM else "",
        groups=_groups(tell, ranked, ranked.members[cluster.id]),
        continued=tell.words("summary.continued", name=name),
        empty="" if ranked.members[cluster.id] else tell.words("summary.clusters.empty"),
        shared=_shared(tell, ranked, cluster),
    )


def _shared(tell: Telling, ranked: Ranked, cluster: Cluster) -> str:
    """That more than one target group has brought this up, where each of them has more than once."""
    counted = Counter(note.target_group for note in ranked.said_in(cluster.id))
    codes = [code for code in tell.workshop.target_groups.split() if counted[code] >= SHARED]
    if len(codes) < 2:
        return ""
    key = "summary.clusters.shared_both" if len(codes) == 2 else "summary.clusters.shared"
    return tell.words(key, groups=tell.listed(tell.target(code, inline=True) for code in codes))


def _outside(tell: Telling, ranked: Ranked, name: str, note: str, ideas: Sequence[Idea]) -> ClusterPart:
    continued = tell.words("summary.continued", name=name) if name else ""
    return ClusterPart(name, True, None, "", 0.0, note, _groups(tell, ranked, ideas), continued)


def _groups(tell: Telling, ranked: Ranked, ideas: Sequence[Idea]) -> tuple[Group, ...]:
    """The ideas by target group, and last those without one.

    In the whole summary two groups stand side by side even where one has no ideas.
    """
    codes = tell.workshop.target_groups.split()
    by_code: dict[str | None, list[Idea]] = {code: [] for code in codes} | {None: []}
    for idea in ideas:
        by_code[idea.target_group if idea.target_group in by_code else None].append(idea)
    groups = [_group(tell, ranked, code, own) for code, own in by_code.items()]
    filled = [group for group in groups if group.ideas and group.target_group is not None]
    empty = [group for group in groups if not group.ideas and group.target_group is not None]
    least = SIDE_BY_SIDE if tell.variant.extent == ALL else 0
    beside = [*filled, *empty[: max(0, least - len(filled))]] if filled else []
    return tuple(group for group in groups if group in beside or (group.ideas and group.target_group is None))


def _group(tell: Telling, ranked: Ranked, code: str | None, ideas: Sequence[Idea]) -> Group:
    below = [
        tuple(
            SourceIdea(note.target_group, tell.target(note.target_group), tell.said(note.text))
            for note in ranked.below.get(idea.id, ())
        )
        for idea in ideas
    ]
    texts = tuple(tell.said(idea.text) for idea in ideas)
    return Group(code, tell.target(code), texts, tuple(below) if any(below) else ())


def _question(tell: Telling, cluster: Cluster) -> Question:
    key = "from" if cluster.name else "from_unnamed"
    source = tell.words(f"summary.clusters.{key}", name=tell.said(cluster.name))
    return Question(tell.said(cluster.question), source)
