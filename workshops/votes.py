"""Verbs on dot voting: rounds, ballots laid from one keyboard, and the tallies they collapse into."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from workshops.model import Ballot, Cluster, Tally, Team, VoteRound, Workshop, ballots_of, find, keep, new_id, take_away
from workshops.text import Refused

UNITS = ("person", "team")
LARGEST_BUDGET = 30  # dots


class RoundClosed(Refused):
    """The round is closed; a vote may be held again as a new round."""


class RoundOpen(Refused):
    """A round is open already."""


class NothingToVoteOn(Refused):
    """There are no clusters to vote on."""


class TooManyDots(Refused):
    """More dots than the budget; `n` says how many there are."""


class NoSuchOption(Refused):
    """A digit that no option has; `digit` and `options` say which."""


class Stacked(Refused):
    """Two dots on the same option where stacking is not allowed."""


class NoBallot(Refused):
    """There is no ballot to take back."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A ballot to be laid: its id, the numbers of its options, and the team it is of."""

    id: str
    dots: tuple[int, ...]
    team: str | None = None


def suggested_budget(options: int) -> int:
    """A quarter of the options, rounded up, at least one: the field's usual number of dots."""
    return max(1, math.ceil(options / 4))


def current(workshop: Workshop) -> VoteRound | None:
    """The latest round, open or closed."""
    return max(workshop.rounds, key=lambda each: each.number, default=None)


def options(workshop: Workshop, vote: VoteRound) -> list[Cluster]:
    """The clusters voted on, in the order of their digits; those that are gone since are left out."""
    known = {cluster.id: cluster for cluster in workshop.clusters}
    return [known[key] for key in vote.options.split() if key in known]


def open_round(
    workshop: Workshop,
    clusters: Sequence[str] | None = None,
    budget: int | None = None,
    stacking: bool = True,
    unit: str = "person",
) -> VoteRound:
    """Begin a round over some clusters (all, in the board's order, where none are named)."""
    before = current(workshop)
    if before is not None and not before.closed:
        raise RoundOpen
    chosen = list(dict.fromkeys(clusters)) if clusters is not None else [c.id for c in _in_order(workshop)]
    if not chosen:
        raise NothingToVoteOn
    for key in chosen:
        find(workshop, Cluster, key)
    _known_unit(unit)
    vote = VoteRound(
        number=before.number + 1 if before else 1,
        options=" ".join(chosen),
        budget=_within(budget) if budget else suggested_budget(len(chosen)),
        stacking=stacking,
        unit=unit,
        expected=expected_ballots(workshop, unit),
    )
    workshop.rounds.append(vote)
    return vote


def expected_ballots(workshop: Workshop, unit: str) -> int:
    """How many ballots are expected: one for each team, or one for each person (where teams have no size, of the room)."""
    return len(workshop.teams) if unit == "team" else sum(team.size for team in workshop.teams) or workshop.participants


def set_rules(
    workshop: Workshop, vote: str, budget: int | None = None, stacking: bool | None = None, unit: str | None = None
) -> None:
    """Change the rules of an open round."""
    found = _open(workshop, vote)
    if budget is not None:
        found.budget = _within(budget)
    if stacking is not None:
        found.stacking = stacking
    if unit is not None:
        _known_unit(unit)
        found.unit = unit
        found.expected = expected_ballots(workshop, unit)


def lay(workshop: Workshop, vote: str, dots: Sequence[int], team: str | None = None) -> Ballot:
    """Lay one ballot: option numbers from 1, one for each dot. Fewer dots than the budget, even none, are allowed."""
    return lay_all(workshop, vote, [Laid(new_id(), tuple(dots), team)])[0]


def lay_all(workshop: Workshop, vote: str, laying: Sequence[Laid]) -> list[Ballot]:
    """Lay several ballots as one step, all or none; one whose id lies there already takes its place."""
    found = _open(workshop, vote)
    for each in laying:
        check_dots(found, each.dots)
        if each.team is not None:
            find(workshop, Team, each.team)
    known = {ballot.id: ballot for ballot in ballots_of(workshop, vote)}
    serial = max((ballot.serial for ballot in known.values()), default=0)
    made: list[Ballot] = []
    for each in laying:
        if each.id not in known:
            serial += 1
            known[each.id] = Ballot(
                id=each.id, workshop_id=workshop.id, round_id=vote, team_id=each.team, serial=serial
            )
            keep(workshop, known[each.id])
        known[each.id].dots = " ".join(str(dot) for dot in each.dots)
        made.append(known[each.id])
    return made


def check_dots(vote: VoteRound, dots: Sequence[int]) -> None:
    """Raises TooManyDots, NoSuchOption or Stacked where the rules forbid these dots."""
    count = len(vote.options.split())
    if len(dots) > vote.budget:
        raise TooManyDots(n=vote.budget)
    for dot in dots:
        if not 1 <= dot <= count:
            raise NoSuchOption(digit=dot, options=count)
    if not vote.stacking and len(set(dots)) < len(dots):
        raise Stacked


def take_back(workshop: Workshop, vote: str) -> None:
    """Remove the ballot laid last; raises NoBallot."""
    _open(workshop, vote)
    laid = ballots_of(workshop, vote)
    if not laid:
        raise NoBallot
    take_away(workshop, laid[-1])


def cast(workshop: Workshop, vote: VoteRound) -> dict[str | None, int]:
    """Ballots laid so far per team (empty once the round is closed: their file is gone, and isn't looked for)."""
    if vote.closed:
        return {}
    return dict(Counter(ballot.team_id for ballot in ballots_of(workshop, vote.id)))


def close(workshop: Workshop, vote: str) -> None:
    """Collapse the ballots into tallies. Can't be undone: the ballots themselves are removed afterwards."""
    found = _open(workshop, vote)
    laid = ballots_of(workshop, vote)
    keys = found.options.split()
    votes = Counter(keys[int(dot) - 1] for ballot in laid for dot in ballot.dots.split() if int(dot) <= len(keys))
    for cluster in options(workshop, found):
        workshop.tallies.append(Tally(round_id=found.id, cluster_id=cluster.id, votes=votes[cluster.id]))
    found.cast = len(laid)
    found.closed = True


def result(workshop: Workshop, vote: VoteRound | None = None) -> dict[str, int]:
    """Votes by cluster id: of one closed round, or of the last round in which each cluster stood. Empty before that."""
    rounds = [vote] if vote is not None else sorted(workshop.rounds, key=lambda each: each.number)
    votes: dict[str, int] = {}
    for each in rounds:
        if each.closed:
            votes |= {tally.cluster_id: tally.votes for tally in workshop.tallies if tally.round_id == each.id}
    return votes


def ranked(workshop: Workshop, vote: VoteRound) -> list[tuple[Cluster, int]]:
    """A closed round's clusters with their votes, most first; a tie keeps the order of the board."""
    votes = result(workshop, vote)
    return sorted(((c, votes.get(c.id, 0)) for c in options(workshop, vote)), key=lambda pair: -pair[1])


def tied(workshop: Workshop, vote: VoteRound, places: int = 1) -> list[str]:
    """The clusters that a re-vote between equals would be held on: those tied over the last of `places`, or none."""
    order = ranked(workshop, vote)
    if len(order) <= places or order[places - 1][1] != order[places][1]:
        return []
    level = order[places - 1][1]
    return [cluster.id for cluster, votes in order if votes == level][:4]


def _open(workshop: Workshop, vote: str) -> VoteRound:
    found = find(workshop, VoteRound, vote)
    if found.closed:
        raise RoundClosed
    return found


def _in_order(workshop: Workshop) -> list[Cluster]:
    return sorted(workshop.clusters, key=lambda cluster: cluster.position)


def _within(budget: int) -> int:
    return max(1, min(budget, LARGEST_BUDGET))


def _known_unit(unit: str) -> None:
    if unit not in UNITS:
        raise ValueError(unit)
