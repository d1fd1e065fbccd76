"""What the meeting arrived at, in up to three sentences made of what was recorded and nothing else."""

from __future__ import annotations

from collections import Counter

from workshops.model import Cluster, Team
from workshops.summary import concept_contents
from workshops.summary.cluster_contents import Ranked, cluster_name
from workshops.summary.sections import TARGET_GROUP, Sentence
from workshops.summary.telling import Telling, shortened, strong

MOST = 3


def sentences(tell: Telling, ranked: Ranked) -> tuple[Sentence, ...]:
    """At most three findings: where the votes or the ideas went, what was developed, what was decided or comes next."""
    found = [_clusters(tell, ranked), _concepts(tell), _decision(tell)]
    kept = [sentence for sentence in found if sentence]
    if len(kept) < MOST:
        kept += [sentence for sentence in [_action(tell)] if sentence]
    return tuple(kept) or (tell.sentence("summary.finding.nothing"),)


def _clusters(tell: Telling, ranked: Ranked) -> Sentence:
    winners = ranked.winners
    if len(winners) == 1:
        return _most(tell, ranked, winners[0])
    if 1 < len(winners) <= MOST:
        names = tell.listed(strong(_name(tell, cluster)) for cluster in winners)
        return tell.sentence("summary.finding.tie", n=ranked.most, names=names)
    if ranked.order:
        return _largest(tell, ranked)
    if ranked.ideas:
        ideas = strong(tell.words("words.count.ideas", n=ranked.ideas))
        return tell.sentence("summary.finding.ideas", ideas=ideas)
    return ()


def _most(tell: Telling, ranked: Ranked, winner: Cluster) -> Sentence:
    said = tell.sentence("summary.finding.most", n=ranked.most, name=strong(_name(tell, winner)))
    counted = Counter(idea.target_group for idea in ranked.members[winner.id] if idea.target_group)
    if not counted:
        return said
    code, count = counted.most_common(1)[0]
    if count * 2 <= len(ranked.members[winner.id]) or len(counted) < 2:
        return said
    more = tell.sentence("summary.finding.most_from", target_group=tell.target(code, inline=True))
    return (*said, *tell.sentence("summary.finding.space"), *more)


def _largest(tell: Telling, ranked: Ranked) -> Sentence:
    clusters = tell.words("words.count.clusters", n=len(ranked.order))
    first, *rest = sorted(ranked.order, key=lambda cluster: -len(ranked.members[cluster.id]))
    size = len(ranked.members[first.id])
    if not rest or not size or len(ranked.members[rest[0].id]) == size:
        return tell.sentence("summary.finding.even", clusters=clusters)
    ideas = tell.words("words.count.ideas", n=size)
    return tell.sentence("summary.finding.largest", clusters=clusters, name=strong(_name(tell, first)), ideas=ideas)


def _concepts(tell: Telling) -> Sentence:
    told = concept_contents.told(tell)
    named = [concept for concept in told if concept.name]
    if not named:
        return ()
    name = strong(shortened(tell.said(named[0].name)))
    if len(told) == 1:
        team: Team | None = tell.teams.get(named[0].team_id or "")
        if team is None:
            return tell.sentence("summary.finding.concept", name=name)
        return tell.sentence("summary.finding.concept_team", team=tell.said(team.name), name=name)
    names = tell.listed(strong(shortened(tell.said(concept.name))) for concept in named[:2])
    concepts = tell.plural("summary.finding.solutions", len(told))
    key = "concepts" if len(told) > len(named[:2]) else "both_concepts"
    if tell.variant.extent == TARGET_GROUP:
        group = tell.target(tell.variant.key, inline=True)
        return tell.sentence(f"summary.finding.{key}_for", concepts=concepts, names=names, target_group=group)
    return tell.sentence(f"summary.finding.{key}", concepts=concepts, names=names)


def _decision(tell: Telling) -> Sentence:
    first = next((row for row in tell.decisions() if not row.deferred), None)
    if first is None:
        return ()
    level = tell.words(f"words.level_inline.{first.level}")
    return tell.sentence("summary.finding.decision", level=level, text=strong(shortened(tell.said(first.text))))


def _action(tell: Telling) -> Sentence:
    first = next((row for row in tell.actions() if not row.done), None)
    if first is None:
        return ()
    text = strong(shortened(tell.said(first.what)))
    if not first.role:
        return tell.sentence("summary.finding.action", text=text)
    return tell.sentence("summary.finding.action_role", role=tell.said(first.role), text=text)


def _name(tell: Telling, cluster: Cluster) -> str:
    return shortened(cluster_name(tell, cluster))
