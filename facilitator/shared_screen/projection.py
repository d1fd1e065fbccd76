"""The one place that decides what the room may see: pure functions from the workshop to frozen values.

`hidden_teams` is the predicate: a team's words reach the room when its notes are revealed, and never before that. All
that a team has written goes through it, be it a note, a sheet, a point or a half-typed line.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from facilitator.preview import Merging, Prompting
from facilitator.shared_screen import matter_projection as matters
from facilitator.shared_screen import outcome_projection as outcomes
from facilitator.shared_screen import standing_projection
from facilitator.shared_screen import values as v
from facilitator.shared_screen.notes import Notes, Seen
from facilitator.shared_screen.sight import Sight, ordered
from workshops import meeting, pitches, polls, votes
from workshops.methods import Field
from workshops.model import Cluster, VoteRound, Workshop
from workshops.phases import (
    ASSESSMENT,
    CHECK_IN,
    CLOSING,
    CLUSTER,
    CONCEPT,
    DECISIONS,
    DISCUSSION,
    FOLLOW_UP,
    IDEAS,
    MONITORING,
    PITCH,
    VOTE,
)
from workshops.privacy.found import Found

DEEP = 48
"""Notes of a target group that fill at least two pages of any display."""


class Writing(Protocol):
    """What the projection reads of the draft line."""

    mode: str
    text: str
    team: str | None
    target_group: str | None
    kind: str
    by_team: bool
    offered: tuple[str, ...]
    field: Field | None
    poll: str | None

    @property
    def hides(self) -> bool: ...

    @property
    def is_own(self) -> bool: ...

    @property
    def personal(self) -> tuple[Found, ...]: ...


class Filling(Protocol):
    """What the projection reads of the ballot being filled in."""

    team: str | None
    dots: list[int]
    waiting: str


class Shown(Protocol):
    """What is shown before it is committed."""

    naming: tuple[str, str, str] | None  # cluster, field, text
    dragged: tuple[str, ...]
    over: str | None
    card: Prompting
    points: bool
    at: str  # the matter that is talked of
    merging: Merging


def page(
    workshop: Workshop,
    now: float,
    ballot: Filling | None = None,
    shown: Shown | None = None,
    deep: int = DEEP,
    notes: Notes | None = None,
) -> v.Page:
    """What the room sees of the workshop now, apart from the clock and the entry line.

    `deep` is how many of the latest notes of each target group are looked at; `notes` are those kept in step with it.
    """
    sight = Sight(workshop, notes)
    step = meeting.current(workshop)
    if workshop.state == "finished" or step is None:
        return outcomes.welcome(sight, now, over=workshop.state == "finished")
    head = v.Head(step.phase, step.work, step.title, progress(workshop, now))
    if step.work == IDEAS:
        return explore(sight, head, deep, shown)
    if step.work == CLUSTER:
        return define(sight, head, shown)
    if step.work == VOTE:
        return vote(sight, head, ballot)
    if step.work == CONCEPT:
        return outcomes.develop(sight, head)
    if step.work == PITCH:
        return outcomes.pitch(sight, head)
    if step.work == DECISIONS:
        return outcomes.decisions(sight, head)
    if step.work == FOLLOW_UP:
        return matters.follow_up_page(sight, head, shown.at if shown is not None else "")
    if step.work == MONITORING:
        return matters.monitoring(sight, head, step, shown.at if shown is not None else "")
    if step.work == DISCUSSION and shown is not None and shown.merging.how:
        return matters.merged(sight, head, step, shown.merging)
    if step.work == ASSESSMENT:
        return standing_projection.of(sight, head, step) or outcomes.calm(sight, head, step, now)
    asked = polls.at_hand(workshop, step.id) if step.work in (CHECK_IN, CLOSING) else None
    if asked is not None and not (shown is not None and shown.points):
        return outcomes.question(sight, head, asked)
    return outcomes.calm(sight, head, step, now)


def progress(workshop: Workshop, now: float) -> v.Progress:
    """How far each phase has come, in hundredths, so that it changes seldom."""
    shares = meeting.phase_progress(workshop, now)
    explored, defined, developed, delivered = (round(shares[phase], 2) for phase in shares)
    return explored, defined, developed, delivered


def clock(workshop: Workshop, now: float) -> v.Time | None:
    """The clock of the presentation before the room, else of the activity at hand; None before and after the meeting."""
    step = meeting.current(workshop)
    if step is None or workshop.state == "finished" or workshop.progress is None:
        return None
    subject = workshop.progress.pitch_id if step.work == PITCH and workshop.progress.pitch_id else step.id
    read = meeting.reading(workshop, subject, now)
    return v.Time(read.left, read.share, read.sign, read.paused, step.phase)


def line(workshop: Workshop, entry: Writing, single_display: bool = False) -> v.Line:
    """The entry line. A hidden team's words become a number of characters here.

    With a single display the typist stands before it and may read what he or she types, never what another began.
    """
    by_team = entry.mode == "ideas" or (entry.mode == "points" and entry.by_team)
    team = next((team for team in workshop.teams if team.id == entry.team), None) if by_team else None
    asked = next((row for row in workshop.polls if row.id == entry.poll), None) if entry.mode == "poll" else None
    hidden = entry.hides and not (single_display and entry.is_own)
    return v.Line(
        mode=entry.mode,
        team=team.name if team is not None else "",
        target_group=entry.target_group if entry.mode == "ideas" else (team.target_group if team is not None else None),
        kind=asked.kind if asked is not None else entry.kind,
        text="" if hidden else entry.text,
        length=len(entry.text),
        hidden=hidden,
        offered=len(entry.offered),
        caution="" if hidden else next((each.kind for each in entry.personal if each.sure), ""),
        field=entry.field.name if entry.mode == "points" and entry.field is not None else "",
    )


def explore(sight: Sight, head: v.Head, deep: int = DEEP, shown: Shown | None = None) -> v.Explore:
    """The challenge, the card that is held up, and the notes of each target group, newest first."""
    workshop = sight.workshop
    groups: list[str | None] = [*workshop.target_groups.split()]
    notes: dict[str | None, list[Seen]] = {group: [] for group in groups}
    for idea in reversed(sight.ideas):
        notes.setdefault(idea.target_group, []).append(idea)
    hidden: dict[tuple[str | None, str], int] = {}
    for idea in sight.hidden_ideas:
        assert idea.team_id is not None
        key = (idea.target_group, idea.team_id)
        hidden[key] = hidden.get(key, 0) + 1
    for group, _ in hidden:
        notes.setdefault(group, [])
    writers = [team for team in ordered(workshop.teams) if team.id in sight.hidden_teams]
    columns = []
    for group, own in notes.items():
        waiting = [
            v.Waiting(team.name, hidden.get((group, team.id), 0), team.done)
            for team in writers
            if (group, team.id) in hidden or (team.target_group or next(iter(notes), None)) == group
        ]
        columns.append(v.Column(group, len(own), tuple(note(idea) for idea in own[:deep]), tuple(waiting)))
    card = shown.card if shown is not None else Prompting()
    prompt = v.Prompt(card.title, card.question, card.deck) if card.title else None
    return v.Explore(head, workshop.challenge or head.title, tuple(columns), prompt)


def define(sight: Sight, head: v.Head, shown: Shown | None = None) -> v.Define:
    """The clusters with their visible notes, as they stand and as they are being named or filled."""
    workshop = sight.workshop
    members = sight.by_cluster
    only_hidden = {idea.cluster_id for idea in sight.hidden_ideas} - {key for key, own in members.items() if own}
    cards = []
    for cluster in ordered(workshop.clusters):
        if cluster.id in only_hidden:
            continue
        own = members[cluster.id]
        card = v.Card(
            id=cluster.id,
            name=cluster.name,
            question=cluster.question,
            counts=_counts(workshop, own),
            notes=tuple(note(idea) for idea in reversed(own)),
        )
        cards.append(_previewed(sight, card, shown) if shown is not None else card)
    groups = tuple(group for group, _ in _counts(workshop, sight.ideas))
    return v.Define(head, groups, len(sight.ideas), tuple(cards), len(members[None]))


def _previewed(sight: Sight, card: v.Card, shown: Shown) -> v.Card:
    if shown.naming is not None and shown.naming[0] == card.id:
        _, field, text = shown.naming
        card = replace(card, naming=True)
        asked = field == "question"
        card = replace(card, asking=True, question=text) if asked else replace(card, name=text)
    if shown.dragged and shown.over == card.id:
        hanging = [idea for idea in sight.ideas if idea.id in shown.dragged and idea.cluster_id != card.id]
        card = replace(card, target=True, dragged=tuple(note(idea) for idea in hanging))
    return card


def vote(sight: Sight, head: v.Head, ballot: Filling | None = None) -> v.Vote | v.Result:
    """The options and how many have voted; when the round is closed, the result. Votes are never told before that."""
    workshop = sight.workshop
    found = votes.current(workshop)
    if found is not None and found.closed:
        return _result(sight, head, found)
    members = sight.by_cluster
    keys = found.options.split() if found is not None else [c.id for c in ordered(workshop.clusters)]
    known = {cluster.id: cluster for cluster in workshop.clusters}
    options = tuple(
        _option(workshop, number, known[key], members[key]) for number, key in enumerate(keys, start=1) if key in known
    )
    if found is None:
        return v.Vote(head, False, options, votes.suggested_budget(len(options)), True, False, 0, 0)
    return v.Vote(
        head=head,
        open=True,
        options=options,
        budget=found.budget,
        stacking=found.stacking,
        by_team=found.unit == "team",
        cast=sum(votes.cast(workshop, found).values()),
        expected=found.expected,
        ballot=_ballot(workshop, found, ballot),
    )


def _ballot(workshop: Workshop, found: VoteRound, ballot: Filling | None) -> v.BallotSeen | None:
    if ballot is None or not (ballot.dots or ballot.waiting):
        return None
    team = next((team.name for team in workshop.teams if team.id == ballot.team), "")
    return v.BallotSeen(team, len(ballot.dots), found.budget)


def _option(workshop: Workshop, number: int, cluster: Cluster, own: list[Seen]) -> v.Option:
    first = own[0].text if own else ""
    return v.Option(number, cluster.name, cluster.question, first, _counts(workshop, own))


def _result(sight: Sight, head: v.Head, found: VoteRound) -> v.Result:
    members = sight.by_cluster
    ranked = votes.ranked(sight.workshop, found)
    rows = tuple(
        v.Ranked(cluster.name, members[cluster.id][0].text if members[cluster.id] else "", count)
        for cluster, count in ranked
    )
    return v.Result(head, rows, sum(row.votes for row in rows), found.cast)


def note(idea: Seen) -> v.Note:
    """A note as a value; only ever called with one that the room may read."""
    return v.Note(idea.id, idea.text, idea.target_group)


def _counts(workshop: Workshop, own: Iterable[Seen]) -> v.Counts:
    count: dict[str | None, int] = dict.fromkeys(workshop.target_groups.split(), 0)
    for idea in own:
        count[idea.target_group] = count.get(idea.target_group, 0) + 1
    return tuple((group, number) for group, number in count.items() if number)


def turn(workshop: Workshop, step: int) -> tuple[bool, str | None]:
    """Whether a clicker's step leads anywhere, and to which concept; past the last one nobody presents."""
    queue = [concept.id for concept in pitches.queue(workshop)]
    here = workshop.progress.pitch_id if workshop.progress is not None else None
    if here not in queue:
        left = [concept.id for concept in pitches.queue(workshop) if not concept.pitched]
        if step > 0:
            return bool(left), left[0] if left else None
        return bool(queue) and not left, queue[-1] if queue else None
    place = queue.index(here) + step
    if place < 0:
        return False, here
    return True, queue[place] if place < len(queue) else None
