"""What the vote's screen says, read from the workshop: options, tabs, turnout, and the ways to begin a round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from facilitator.phases.ballot_view import spelled
from facilitator.phases.vote_foot import Beginning
from facilitator.phases.vote_options import Option, OptionWords
from facilitator.phases.vote_side import MOST_DOTS, Rules, Turnout
from facilitator.stage import Stage
from facilitator.widgets.tabs import Tab
from workshops import clusters, votes
from workshops.labels import Words
from workshops.model import Cluster, Idea, Team, VoteRound, Workshop

FIRST_NOTES = 3
TOP = 4
TEAM = "team"
Notes = Mapping[str | None, Sequence[Idea]]
"""The visible notes by cluster."""


def rule_sentence(words: Words, budget: int, unit: str) -> str:
    """ "Prickröstning, tre prickar var"."""
    return words("vote.rule_team" if unit == TEAM else "vote.rule", budget, number=spelled(words, budget))


def option_words(stage: Stage, vote: VoteRound | None) -> OptionWords:
    """The words of the list of options."""
    words = stage.words
    total = 0
    if vote is not None and vote.closed:
        total = sum(votes.result(stage.desk.workshop, vote).values())
    return OptionWords(
        name=words("vote.question"),
        ballot=words("vote.head.ballot"),
        hidden=words("vote.head.hidden" if vote is not None else "vote.head.waits"),
        level=words("vote.option.level"),
        result=words("vote.head.result", total),
        dots=tuple(words("vote.option.dots", n) for n in range(1, MOST_DOTS + 1)),
    )


def notes(workshop: Workshop) -> Notes:
    """The visible notes of every cluster."""
    return clusters.by_cluster(workshop)


def options(stage: Stage, vote: VoteRound | None, dots: Sequence[int], notes: Notes) -> list[Option]:
    """The rows: in the order of their digits, or by result once the round is closed."""
    workshop = stage.desk.workshop
    known = {cluster.id: cluster for cluster in workshop.clusters}
    if vote is None:
        keys = [cluster.id for cluster in sorted(workshop.clusters, key=lambda c: c.position)]
    else:
        keys = vote.options.split()
    numbers = {key: number for number, key in enumerate(keys, start=1)}
    if vote is None or not vote.closed:
        laid = Counter(dots)
        rows = [_open(stage, known.get(key), key, numbers[key], notes.get(key, []), laid[numbers[key]]) for key in keys]
    else:
        ranked = votes.ranked(workshop, vote)
        most = max((count for _, count in ranked), default=0)
        level = {key for _, keys in level_places(workshop, vote) for key in keys}
        rows = [
            _closed(stage, cluster, numbers[cluster.id], notes.get(cluster.id, []), count, most, cluster.id in level)
            for cluster, count in ranked
        ]
    return [*rows[:-1], _as_last(rows[-1])] if rows else []


def tabs(stage: Stage, vote: VoteRound | None) -> list[Tab]:
    """The teams, with a stroke for each ballot expected of them."""
    workshop, words = stage.desk.workshop, stage.words
    cast = votes.cast(workshop, vote) if vote is not None else {}
    return [
        _tab(words, team, cast.get(team.id, 0), vote.unit if vote is not None else "person")
        for team in _teams(workshop)
    ]


def turnout(workshop: Workshop, vote: VoteRound | None) -> Turnout:
    """How many ballots have been laid of those expected."""
    if vote is None:
        return Turnout(0, 0, "person", "none")
    if vote.closed:
        return Turnout(vote.cast, vote.expected, vote.unit, "closed")
    return Turnout(sum(votes.cast(workshop, vote).values()), vote.expected, vote.unit, "open")


def serial(workshop: Workshop, vote: VoteRound, team: str | None) -> tuple[int, int]:
    """Which ballot of the team comes now, and how many are expected of it (0: unknown)."""
    laid = votes.cast(workshop, vote).get(team, 0)
    found = next((each for each in workshop.teams if each.id == team), None)
    return laid + 1, _expected(found, vote.unit) if found is not None else 0


def first_waiting(workshop: Workshop, vote: VoteRound | None, here: str | None) -> str | None:
    """The team whose turn it is: the one at hand while it has ballots left, else the first that has."""
    teams = _teams(workshop)
    if not teams:
        return None
    known = here if here in {team.id for team in teams} else None
    if vote is None:
        return known or teams[0].id
    cast = votes.cast(workshop, vote)
    left = [team.id for team in teams if cast.get(team.id, 0) < _expected(team, vote.unit)]
    return known if known in left else left[0] if left else known or teams[0].id


def level_places(workshop: Workshop, vote: VoteRound) -> list[tuple[int, list[str]]]:
    """The first place among the top four that clusters share, with those clusters; nothing where none do."""
    ranked = [(cluster.id, count) for cluster, count in votes.ranked(workshop, vote) if count]
    for place, (_, count) in enumerate(ranked[: TOP - 1], start=1):
        same = [key for key, votes_of in ranked if votes_of == count]
        if len(same) > 1:
            return [(place, same[:TOP])]
    return []


def beginnings(stage: Stage, vote: VoteRound | None, rules: Rules) -> tuple[str, list[Beginning]]:
    """How things stand in a sentence, and the ways to begin a round, the likeliest first."""
    words, workshop = stage.words, stage.desk.workshop
    if vote is None:
        expected = votes.expected_ballots(workshop, rules.unit)
        said = words("vote.options", rules.options)
        key = "vote.start.ready" if expected else "vote.start.ready_open"
        return words(key, expected if expected else None, options=said), [
            Beginning(words("vote.start.first"), obvious=True)
        ]
    ranked = votes.ranked(workshop, vote)
    ways = [Beginning(words("vote.start.again", n=len(workshop.clusters)))] if workshop.clusters else []
    level = level_places(workshop, vote)
    if level:
        place, keys = level[0]
        names = [_name(words, cluster)[0] for cluster, _ in ranked if cluster.id in keys]
        said = words("vote.start.level", names=_listed(names), place=place)
        return said, [Beginning(words("vote.start.tied", len(keys)), tuple(keys)), *ways]
    if not ranked or not ranked[0][1]:
        return words("vote.start.no_dots", number=vote.number), ways
    if len(ranked) > TOP:
        top = tuple(cluster.id for cluster, _ in ranked[:TOP])
        ways.insert(0, Beginning(words("vote.start.top", n=TOP), top))
    return words("vote.start.clear", number=vote.number, name=_name(words, ranked[0][0])[0]), ways


def counts(workshop: Workshop, notes: Sequence[Idea]) -> tuple[tuple[str | None, int], ...]:
    """How many notes of each of the workshop's target groups, and of none where there are any."""
    tally = Counter(note.target_group for note in notes)
    groups: list[str | None] = [*workshop.target_groups.split()]
    return tuple((group, tally[group]) for group in [*groups, None] if group is not None or tally[None])


def _open(stage: Stage, cluster: Cluster | None, key: str, number: int, notes: Sequence[Idea], dots: int) -> Option:
    words = stage.words
    if cluster is None:
        return Option(key, number, words("vote.gone"), False, "", (), words("vote.gone"))
    name, named, detail = _said(words, cluster, notes)
    count = words("words.count.notes", len(notes))
    key_words = "vote.option.spoken_dots" if dots else "vote.option.spoken"
    lying = words("vote.option.dots", dots)
    spoken = words(key_words, number=number, name=name, notes=count, dots=lying)
    return Option(key, number, name, named, detail, counts(stage.desk.workshop, notes), spoken, dots)


def _closed(
    stage: Stage, cluster: Cluster, number: int, notes: Sequence[Idea], count: int, most: int, level: bool
) -> Option:
    words = stage.words
    name, named, detail = _said(words, cluster, notes)
    spoken = words("vote.option.spoken_result", name=name, dots=words("vote.option.dots", count))
    return Option(
        cluster.id, number, name, named, detail, counts(stage.desk.workshop, notes), spoken, 0, count, most, level
    )


def _as_last(option: Option) -> Option:
    return replace(option, last=True)


def _said(words: Words, cluster: Cluster, notes: Sequence[Idea]) -> tuple[str, bool, str]:
    """A cluster's name, whether it has one, and its question, or the first of its notes."""
    name, named = _name(words, cluster)
    first = ", ".join(note.text for note in notes[:FIRST_NOTES])
    more = " …" if len(notes) > FIRST_NOTES else ""
    return name, named, cluster.question or (first + more if first else words("vote.empty_cluster"))


def _name(words: Words, cluster: Cluster) -> tuple[str, bool]:
    return (cluster.name, True) if cluster.name else (words("words.cluster.unnamed"), False)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names)


def _tab(words: Words, team: Team, laid: int, unit: str) -> Tab:
    expected = _expected(team, unit)
    if unit == TEAM:
        said = words("vote.tab.team_done" if laid else "vote.tab.none")
    elif not laid:
        said = words("vote.tab.none")
    else:
        said = words("vote.tab.all") if laid >= expected else words("vote.tab.some", done=laid, total=expected)
    spoken = words("vote.tab.spoken", name=team.name, said=said)
    return Tab(team.id, team.name, team.target_group, said, strokes=(min(laid, expected), expected), spoken=spoken)


def _expected(team: Team, unit: str) -> int:
    return 1 if unit == TEAM else team.size


def _teams(workshop: Workshop) -> list[Team]:
    return sorted(workshop.teams, key=lambda team: team.position)
