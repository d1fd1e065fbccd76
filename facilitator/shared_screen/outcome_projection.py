"""What the room may see of what comes out of the meeting: sheets, presentations, decisions, points, and its frame."""

from __future__ import annotations

from dataclasses import replace

from facilitator.shared_screen import matter_projection as matters
from facilitator.shared_screen import values as v
from facilitator.shared_screen.sight import Sight, ordered
from workshops import agenda, meeting, methods, pitches, polls
from workshops.concepts import filled
from workshops.model import Activity, Concept, Poll
from workshops.outcomes import points_of
from workshops.phases import CONCEPT_FIELDS

SPOKEN = (("audience",), ("technology", "functionality"), ("challenges", "interface"))
"""The columns of a presentation: in each the first field that holds something."""


def develop(sight: Sight, head: v.Head) -> v.Develop:
    """Each team with the name of its idea and how complete the sheet is; never what stands in it."""
    workshop = sight.workshop
    by_team = {concept.team_id: concept for concept in workshop.concepts}
    sheets = []
    for team in ordered(workshop.teams):
        concept = by_team.get(team.id)
        sheets.append(
            v.Sheet(
                team=team.name,
                target_group=team.target_group,
                name=sight.sheet_name(concept) if concept is not None else "",
                hidden=not sight.may_read(team.id),
                filled=filled(concept),
                fields=len(CONCEPT_FIELDS),
            )
        )
    return v.Develop(head, tuple(sheets))


def pitch(sight: Sight, head: v.Head) -> v.Pitch | v.Queue:
    """The concept before the room with the counts of what was said of it, else the queue."""
    workshop = sight.workshop
    here = workshop.progress.pitch_id if workshop.progress is not None else None
    queue = pitches.queue(workshop)
    turns = tuple(_turn(sight, number, concept, here) for number, concept in enumerate(queue, start=1))
    now = next((concept for concept in queue if concept.id == here), None)
    if now is None:
        return v.Queue(head, turns)
    counts = tuple(pitches.counts(workshop, now.id).items())
    return _shown(sight, head, now, SPOKEN, turns, counts)


def sheet(sight: Sight, head: v.Head, team: str) -> v.Pitch | None:
    """A team's whole sheet, where somebody chose to show it while it is developed; None where there is none."""
    concept = next((concept for concept in sight.workshop.concepts if concept.team_id == team), None)
    if concept is None:
        return None
    shown = _shown(sight, head, concept, tuple((field,) for field in CONCEPT_FIELDS), (), ())
    return replace(shown, presented=False)


def _shown(
    sight: Sight,
    head: v.Head,
    concept: Concept,
    columns: tuple[tuple[str, ...], ...],
    turns: tuple[v.Turn, ...],
    counts: tuple[tuple[str, int], ...],
) -> v.Pitch:
    team = next((team for team in sight.workshop.teams if team.id == concept.team_id), None)
    readable = sight.may_read_sheet(concept)
    fields = []
    for names in columns if readable else ():
        chosen = next((name for name in names if getattr(concept, name).strip()), names[0])
        fields.append((chosen, getattr(concept, chosen)))
    number = next((turn.number for turn in turns if turn.state == "now"), 0)
    return v.Pitch(
        head=head,
        team=team.name if team is not None else "",
        number=number,
        total=len(turns),
        target_group=team.target_group if team is not None else None,
        name=sight.sheet_name(concept),
        pitch=concept.pitch if readable else "",
        hidden=not readable,
        fields=tuple(fields),
        counts=counts,
        turns=turns,
    )


def _turn(sight: Sight, number: int, concept: Concept, here: str | None) -> v.Turn:
    team = next((team for team in sight.workshop.teams if team.id == concept.team_id), None)
    state = "now" if concept.id == here else "done" if concept.pitched else "next"
    return v.Turn(
        number,
        sight.sheet_name(concept) or (team.name if team is not None else ""),
        team.name if team is not None else "",
        team.target_group if team is not None else None,
        state,
    )


def decisions(sight: Sight, head: v.Head) -> v.Decisions:
    """Decisions and actions in the order they were made."""
    made = sorted(sight.workshop.decisions, key=lambda row: row.seq)
    todo = sorted(sight.workshop.actions, key=lambda row: row.seq)
    return v.Decisions(
        head,
        tuple((row.text, row.level) for row in made),
        tuple((row.what, row.role, row.due) for row in todo),
        frozenset(place for place, row in enumerate(made) if row.deferred),
    )


def teams(sight: Sight, head: v.Head) -> v.Teams:
    """The groups in their order."""
    found = (v.TeamSeen(team.name, team.target_group, team.size, team.mix) for team in ordered(sight.workshop.teams))
    return v.Teams(head, tuple(found))


def calm(sight: Sight, head: v.Head, step: Activity, now: float) -> v.Calm:
    """A step without work of its own, with the points noted in it, newest first within each field of its method."""
    workshop = sight.workshop
    names = {team.id: team.name for team in workshop.teams}
    points, hidden = [], dict.fromkeys((t.id for t in ordered(workshop.teams)), 0)
    fields = {field.id: field.name for field in methods.fields(step.method, workshop.language)}
    places = {"": -1, **{field: place for place, field in enumerate(fields)}}
    newest_first = sorted(points_of(workshop, step.id), key=lambda point: (places.get(point.field, -1), -point.seq))
    for point in newest_first:
        if sight.may_read(point.team_id):
            points.append(v.Said(point.id, point.text, names.get(point.team_id or "", ""), fields.get(point.field, "")))
        elif point.team_id is not None:
            hidden[point.team_id] += 1
    following = meeting.following(workshop)
    stretches = stretched(sight, now)
    at = next((i for i, each in enumerate(agenda.steps(workshop)) if each.id == step.id), 0)
    return v.Calm(
        head=head,
        points=tuple(points),
        waiting=tuple(v.Waiting(names[team], count, False) for team, count in hidden.items() if count),
        following=following.title if following is not None else "",
        line=stretches,
        at=at,
        challenge=workshop.challenge if step.work in ("opening", "check_in", "warm_up") else "",
        presenter=step.presenter,
        dates=matters.dates(workshop) if step.work == "closing" else (),
    )


def question(sight: Sight, head: v.Head, poll: Poll) -> v.Question:
    """The question at hand. Until its answers are shown, what they say stays behind; so does what the last time gave."""
    workshop = sight.workshop
    own = polls.of_activity(workshop, poll.activity_id or "")
    found = polls.results_of(workshop, poll.id)
    return v.Question(
        head=head,
        number=own.index(poll) + 1 if poll in own else 1,
        total=len(own),
        found=found if poll.shown else found.bare,
        last=polls.earlier_of(poll) if poll.shown else None,
    )


def welcome(sight: Sight, now: float, over: bool) -> v.Welcome:
    """The first page and the last: the frame of the meeting, and what came out of it."""
    workshop = sight.workshop
    planned = agenda.slots(workshop)
    end = agenda.clock_text(planned[-1].start + planned[-1].minutes) if planned else ""
    return v.Welcome(
        title=workshop.title,
        organisation=workshop.organisation,
        date=workshop.date,
        place=workshop.place,
        start=workshop.start,
        end=end,
        challenge=workshop.challenge,
        line=stretched(sight, now),
        over=over,
        ideas=len(sight.ideas) if over else 0,
        concepts=len(workshop.concepts) if over else 0,
        decisions=sum(not row.deferred for row in workshop.decisions) if over else 0,
        actions=len(workshop.actions) if over else 0,
        dates=matters.dates(workshop) if over else (),
    )


def stretched(sight: Sight, now: float) -> tuple[v.Stretch, ...]:
    """The meeting as one line: a stretch for each step, done as far as its own time has gone, in hundredths."""
    workshop = sight.workshop
    at = meeting.current(workshop)
    timings = {timing.subject_id: timing for timing in workshop.timings}
    line = []
    for step in agenda.steps(workshop):
        timing = timings.get(step.id)
        if workshop.state == "finished":
            done = 0.0 if step.skipped else 1.0
        elif timing is None:
            done = 0.0
        elif at is not None and step.position < at.position:
            done = 1.0
        else:
            done = min(1.0, meeting.spent(timing, now) / (step.minutes * 60.0))
        kind = step.phase or ("break" if agenda.is_break(step) else "line")
        line.append(v.Stretch(kind, step.minutes, round(done, 2), step.skipped))
    return tuple(line)
