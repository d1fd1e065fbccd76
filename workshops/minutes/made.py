"""What the room made: ideas, clusters with their votes, solutions and what was said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workshops import clusters, concepts, ideas, merges, pitches, votes
from workshops.minutes.blocks import Block
from workshops.minutes.telling import Telling, ended, joined
from workshops.model import Activity, Cluster, Concept
from workshops.phases import FEEDBACK

WRITTEN = ("ideas",)
SORTED = ("cluster", "vote", "ideas")
VOTED = ("vote", "cluster", "ideas")
DEVELOPED = ("concept", "pitch")
PRESENTED = ("pitch", "concept")


def written(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """How many ideas the room wrote, and for whom."""
    if not tell.is_home(step, *WRITTEN):
        return
    notes = [*ideas.shown(tell.workshop), *(note for under in merges.under(tell.workshop).values() for note in under)]
    if not notes:
        return
    said = tell.say("ideas.written", len(notes))
    counted = Counter(note.target_group for note in notes if note.target_group)
    if counted and len(counted) > 1:
        parts = (
            tell.say("ideas.for", n, target_group=tell.target(code, inline=True)) for code, n in counted.most_common()
        )
        said = f"{said} {tell.say('ideas.targets', parts=tell.listed(parts))}"
    yield tell.text("ideas", said)


def arranged(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """The clusters, where no vote tells of them."""
    told = _told(tell)
    if not told or not tell.is_home(step, *SORTED):
        return
    held = clusters.by_cluster(tell.workshop)
    size, largest = max((len(held[cluster.id]), -n) for n, cluster in enumerate(told))
    said = tell.say("clusters.sorted", len(told))
    if size and len(told) > 1:
        name = tell.quoted(_name(tell, told[-largest]))
        said = f"{said} {tell.say('clusters.largest', name=name, ideas=tell.words('words.count.ideas', n=size))}"
    yield tell.text("clusters", said)
    if not votes.result(tell.workshop):
        columns = (tell.say("clusters.cluster"), tell.say("clusters.ideas"))
        rows = [(_name(tell, cluster), str(len(held[cluster.id]))) for cluster in told]
        bars = [float(len(held[cluster.id])) for cluster in told]
        yield tell.table("clusters.table", tell.say("clusters.table"), columns, rows, bars=bars, role="define")


def voted(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """How the votes fell, most first, and what the question became."""
    won = votes.result(tell.workshop)
    if not won or not tell.is_home(step, *VOTED):
        return
    held = clusters.by_cluster(tell.workshop)
    told = sorted(_told(tell), key=lambda cluster: -won.get(cluster.id, -1))
    most = max(won.values(), default=0)
    first = [cluster for cluster in told if won.get(cluster.id) == most and most]
    said = tell.say("votes.laid", sum(won.values()))
    if len(first) == 1:
        said = f"{said} {tell.say('votes.most', most, name=tell.quoted(_name(tell, first[0])))}"
    elif first:
        said = f"{said} {tell.say('votes.tied', most, names=tell.listed(tell.quoted(_name(tell, each)) for each in first))}"
    yield tell.text("votes", said)
    for cluster in first[:3]:
        if cluster.question:
            yield tell.text(f"question:{cluster.id}", tell.say("votes.question", question=tell.said(cluster.question)))
    columns = (tell.say("clusters.cluster"), tell.say("clusters.ideas"), tell.say("votes.votes"))
    rows = [
        (_name(tell, each), str(len(held[each.id])), str(won[each.id]) if each.id in won else tell.say("votes.none"))
        for each in told
    ]
    bars = [float(won.get(each.id, 0)) for each in told]
    yield tell.table("votes.table", tell.say("votes.table"), columns, rows, bars=bars, role="define")


def developed(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """Which solutions the teams worked out."""
    told = _solutions(tell)
    if not told or not tell.is_home(step, *DEVELOPED):
        return
    yield tell.text("concepts", tell.say("concepts.made", len(told)))
    for concept in told:
        yield tell.point(f"concept:{concept.id}", _solution(tell, concept), spoken=True, lead=_headed(tell, concept))


def feedback(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """What the room said of each solution, kind by kind."""
    if not tell.is_home(step, *PRESENTED):
        return
    for concept in _solutions(tell):
        said = pitches.of_concept(tell.workshop, concept.id)
        if not any(said.values()):
            continue
        yield tell.heading(f"feedback:{concept.id}", _concept_name(tell, concept), level=3, spoken=bool(concept.name))
        for kind in FEEDBACK:
            if said.get(kind):
                lead = tell.say(f"feedback.{kind}")
                texts = joined(tell.said(row.text) for row in said[kind])
                yield tell.text(f"feedback:{concept.id}.{kind}", texts, spoken=True, lead=f"{lead} ")


def _told(tell: Telling) -> list[Cluster]:
    """The clusters that hold notes the room may read, or have something to say of their own."""
    held, won = clusters.by_cluster(tell.workshop), votes.result(tell.workshop)
    board = clusters.in_order(tell.workshop)
    return [each for each in board if held[each.id] or each.name or each.question or won.get(each.id)]


def _name(tell: Telling, cluster: Cluster) -> str:
    return tell.said(cluster.name) or tell.words("words.cluster.unnamed")


def _solutions(tell: Telling) -> list[Concept]:
    return [each for each in pitches.queue(tell.workshop) if concepts.holds(tell.workshop, each)]


def _concept_name(tell: Telling, concept: Concept) -> str:
    return tell.said(concept.name) or tell.words("summary.concepts.unnamed")


def _headed(tell: Telling, concept: Concept) -> str:
    team = tell.teams.get(concept.team_id or "")
    name = _concept_name(tell, concept)
    return f"{name} ({tell.said(team.name)}). " if team is not None else f"{name}. "


def _solution(tell: Telling, concept: Concept) -> str:
    cluster = next((each for each in tell.workshop.clusters if each.id == concept.cluster_id), None)
    parts = [ended(tell.said(concept.pitch))] if concept.pitch else []
    if cluster is not None and cluster.name:
        parts.append(tell.say("concepts.from", name=tell.quoted(tell.said(cluster.name))))
    return " ".join(parts)
