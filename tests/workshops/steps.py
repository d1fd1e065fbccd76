"""Every verb that is possible at a moment, with arguments by chance: what random walks are made of."""

from __future__ import annotations

import random

from workshops import (
    agenda,
    assessment_parts,
    assessments,
    attendance,
    clusters,
    concepts,
    ideas,
    meeting,
    merges,
    news,
    occasions,
    outcomes,
    parking,
    pitches,
    polls,
    replan,
    team_making,
    terms,
    votes,
)
from workshops.minutes import editing
from workshops.minutes.merging import minutes
from workshops.model import Base, Concept, Idea, Point, Workshop
from workshops.phases import CONCEPT_FIELDS, FEEDBACK, LEVELS, POLLS, RESPONSIBLE
from workshops.storage.library import COLLECTIONS, Library


def _pick(rows: list[Base], chance: random.Random) -> str:
    return chance.choice(rows).id


def _some(rows: list[Idea], chance: random.Random) -> list[str]:
    return [row.id for row in chance.sample(rows, min(len(rows), chance.randint(1, 3)))]


def _proposal(w: Workshop, chance: random.Random) -> replan.Proposal:
    rows, start = replan.left(w, (w.progress.started or 0.0) + chance.uniform(0, 9_000) if w.progress else 0.0)
    deadline = start + chance.randint(5, 200)
    return replan.propose(rows, start, deadline, chance.choice([replan.HOLD, replan.RELEASE, replan.SLIDE]))


def possible_steps(w: Workshop, c: random.Random) -> list[tuple[object, ...]]:
    """Every verb of undo that is possible now, with arguments by chance."""
    word = f"ord {c.randint(0, 99)}"
    group = c.choice(["students", "teachers", None])
    step: list[tuple[object, ...]] = [
        (ideas.add, word),
        (agenda.describe,),
        (agenda.add_team, word, c.randint(1, 9), group),
        (agenda.add, word, c.randint(1, 60)),
        (agenda.share_out, c.randint(0, 40)),
        (clusters.gather, [], word),
        (outcomes.decide, word, c.choice(LEVELS)),
        (outcomes.assign, word, "rektor", "2027-01-14"),
        (agenda.set_options,),
        (clusters.tidy,),
        (clusters.sort_by_size,),
        (terms.add, f"{word}, annat {word}"),
        (parking.park, word),
    ]
    if w.parked:
        parked = _pick(list(w.parked), c)
        step += [
            (parking.reword, parked, word),
            (parking.settle, parked, c.random() < 0.5),
            (parking.forget, parked),
        ]
    made = team_making.deal(c.randint(1, 40), c.randint(2, 9), w.target_groups.split(), {word: 7, "andra": 5})
    written: list[Idea | Concept | Point] = [*w.ideas, *w.concepts, *w.points]
    busy = {row.team_id for row in written}
    if not any(team.id in busy for team in sorted(w.teams, key=lambda team: team.position)[len(made) :]):
        step.append((team_making.make, made, [f"{word} {number}" for number in range(len(made))]))
    if w.terms:
        step += [(terms.reword, _pick(list(w.terms), c), f"{word}, nytt"), (terms.remove, _pick(list(w.terms), c))]
    if w.ideas:
        some = _some(w.ideas, c)
        step += [
            (ideas.reword, some[0], word),
            (ideas.retarget, some, group),
            (ideas.discard, some),
            (ideas.restore, some),
            (ideas.hand_over, some, None),
            (clusters.gather, some, word),
            (clusters.gather, some, word, None, (float(c.randint(0, 900)), float(c.randint(0, 900)))),
            (clusters.unplace, some),
            (merges.merge, some[-1], some),
            (merges.part, some),
            (merges.keep_apart, some[0], some[-1]),
        ]
    if w.clusters:
        one, other = _pick(list(w.clusters), c), _pick(list(w.clusters), c)
        step += [
            (clusters.rename, one, word),
            (clusters.line_up, one, c.randint(0, 5)),
            (clusters.ask, one, word),
            (clusters.collapse, [one], True),
            (clusters.join, one, [other]),
            (clusters.dissolve, [one]),
            (clusters.reorder, one, c.randint(0, 5)),
            (clusters.put, one, c.uniform(-9, 900), c.uniform(-9, 900)),
            (votes.open_round,),
        ]
        if w.ideas:
            step.append((clusters.move, _some(w.ideas, c), one))
        if w.teams:
            step.append((concepts.choose_cluster, _pick(list(w.teams), c), one))
    if w.teams:
        team = _pick(list(w.teams), c)
        step += [
            (ideas.add, word, team),
            (ideas.add_many, [word, word + "x"], team),
            (agenda.change_team, team),
            (agenda.remove_team, team),
            (concepts.write, team, c.choice(CONCEPT_FIELDS), word),
        ]
        if w.ideas:
            step.append((concepts.choose_idea, team, _pick(list(w.ideas), c)))
    if w.concepts:
        concept = _pick(list(w.concepts), c)
        step += [
            (concepts.judge, concept, c.randint(0, 5), c.randint(0, 5)),
            (concepts.answer, concept, "p1", "yes"),
            (concepts.remove, concept),
            (pitches.say, concept, c.choice(FEEDBACK), word),
            (pitches.reorder, concept, c.randint(0, 3)),
        ]
        if w.ideas:
            step.append((concepts.link, concept, _some(w.ideas, c)))
    if w.activities:
        activity = _pick(list(w.activities), c)
        step += [
            (agenda.move, activity, c.randint(0, 5)),
            (agenda.change, activity),
            (replan.take, _proposal(w, c)),
            (agenda.remove, activity),
            (outcomes.remember, activity, word),
        ]
    step += _matters(w, c, word)
    step += _assessing(w, c, word)
    step += _minutes(w, c, word)
    step += _possible_polls(w, c, word)
    vote = votes.current(w)
    if vote is not None and not vote.closed:
        step += [(votes.lay, vote.id, [1]), (votes.take_back, vote.id), (votes.set_rules, vote.id, 2)]
    return step


def _matters(w: Workshop, c: random.Random, word: str) -> list[tuple[object, ...]]:
    """What the meeting around the workshop keeps: matters, dates, who was there."""
    here = _pick(list(w.activities), c) if w.activities else None
    day, place = f"2027-0{c.randint(1, 9)}-1{c.randint(0, 9)}", c.choice(["Norrby", "Söderby", ""])
    step: list[tuple[object, ...]] = [
        (outcomes.decide, word, c.choice(LEVELS), None, here),
        (outcomes.assign, word, "rektor", "", None, here),
        (parking.park, word, here),
        (news.add, word, "https://example.org/" + str(c.randint(0, 9)), word, here),
        (occasions.add, day, "13:00", "16:00", word),
        (attendance.count, (attendance.Entry(place, c.choice(["lärare", ""]), c.randint(0, 9)),)),
        (attendance.keep_names,),
    ]
    if w.decisions:
        step.append((outcomes.defer, _pick(list(w.decisions), c), c.random() < 0.5))
    if w.actions:
        action = _pick(list(w.actions), c)
        step.append((outcomes.reassign, action, word, word, day, "digital_plan.competence", c.choice(RESPONSIBLE)))
        step.append((outcomes.complete, action, c.random() < 0.5))
    if w.news:
        step.append((news.change, _pick(list(w.news), c), word, "", word))
        step.append((news.remove, _pick(list(w.news), c)))
    if w.occasions:
        step.append((occasions.change, _pick(list(w.occasions), c), day, "09:00", "", word, word, word))
        step.append((occasions.remove, _pick(list(w.occasions), c)))
    if w.attendance:
        row = _pick(list(w.attendance), c)
        step += [(attendance.set_count, row, c.randint(0, 30)), (attendance.change, row, place, word)]
        step.append((attendance.remove, row))
    if w.keeps_names:
        step.append((attendance.name, f"Namn {word}", place, "lärare"))
    if w.attendees:
        step.append((attendance.unname, _pick(list(w.attendees), c)))
        step.append((attendance.rename, _pick(list(w.attendees), c), word, "", ""))
    return step


def _assessing(w: Workshop, c: random.Random, word: str) -> list[tuple[object, ...]]:
    """What can be done with self-assessments."""
    place = _pick(list(w.activities), c) if w.activities else None
    step: list[tuple[object, ...]] = [(assessments.add, place, word, ["a", ("b", "digital_plan.quality")], ["x", "y"])]
    if w.assessments:
        one = _pick(list(w.assessments), c)
        step += [
            (assessments.describe, one, word),
            (assessments.remove, one),
            (assessments.set_up, one, word, ["b", word, "a"], ["y", word]),
            (assessment_parts.add_areas, one, [word]),
            (assessment_parts.add_role, one, word),
        ]
        areas = [row.id for row in w.assessment_areas if row.assessment_id == one]
        roles = [row.id for row in w.assessment_roles if row.assessment_id == one]
        if areas and roles:
            area, role = c.choice(areas), c.choice(roles)
            line = "".join(c.choice("1234-") for _ in areas)
            step += [
                *((assessments.rate, one, role, said) for said in (line, f"3x{line}", line[::-1])),
                (assessments.take_back, one, role, line),
                (assessment_parts.move_role, role, 1),
                (assessment_parts.remove_role, role),
                (assessment_parts.rename_role, role, word),
                (assessment_parts.reword_area, area, word),
                (assessment_parts.move_area, area, -1),
                (assessment_parts.remove_area, area),
            ]
    return step


def _minutes(w: Workshop, c: random.Random, word: str) -> list[tuple[object, ...]]:
    """What a person may do with the minutes as they stand."""
    step: list[tuple[object, ...]] = [(editing.add, "", word)]
    lines = [line for line in minutes(w).lines if line.block.place]
    if lines:
        line = c.choice(lines)
        step += [
            (editing.reword, line.block.place, word, line.made),
            (editing.leave_out, line.block.place, line.made),
            (editing.bring_back, line.block.place),
            (editing.restore, line.block.place),
            (editing.add, line.block.place, f"{word}\n- {word}", line.row),
        ]
    if w.paragraphs:
        row = c.choice(list(w.paragraphs))
        made = next((each.made for each in lines if each.row == row.id), "")
        step += [(editing.forget, row.id), (editing.retell, row.id, word), (editing.keep_mine, row.id, made)]
        step.append((editing.keep_both, row.id))
    return step


def _possible_polls(w: Workshop, c: random.Random, word: str) -> list[tuple[object, ...]]:
    """Every verb on questions to the room that is possible now."""
    activity = _pick(list(w.activities), c) if w.activities else None
    asked = polls.Past(word, "single", f"{word}?", (word, "annat"), 1, 5, "", "", "", polls.Earlier("t", "", 3))
    step: list[tuple[object, ...]] = [
        (_ask, c.choice(POLLS), f"{word}?", activity),
        (polls.repeat, asked, activity),
    ]
    if w.polls:
        poll = c.choice(list(w.polls))
        step += [
            (polls.reword, poll.id, f"{word}!"),
            (polls.move, poll.id, c.randint(0, 3)),
            (polls.expect, poll.id, c.randint(0, 40)),
            (polls.remove, poll.id),
            (polls.reopen if poll.closed else polls.close, poll.id),
        ]
        if not poll.closed:
            options = polls.options_of(w, poll.id)
            said = (
                str(c.randint(1, max(1, len(options)) if options else 5))
                if poll.kind not in ("cloud", "text")
                else word
            )
            step.append((polls.type_in, poll.id, c.choice([said, f"{said} × 3"])))
            if polls.answers_of(w, poll.id):
                step.append((polls.take_back, poll.id))
            if options:
                step.append((polls.reword_option, options[0].id, f"{word} {poll.position}"))
    return step


def _ask(w: Workshop, kind: str, question: str, activity: str | None) -> None:
    polls.add(w, kind, question, ("ett", "två", "tre") if kind in polls.CHOICES else (), activity=activity)


def possible_notes(w: Workshop, c: random.Random, now: float) -> list[tuple[object, ...]]:
    """What is no part of undo and possible now: the clock, where the meeting stands, reveal, half-typed lines."""
    found: list[tuple[object, ...]] = [
        (meeting.start, now),
        (meeting.pause, now),
        (meeting.resume, now),
        (meeting.finish, now),
        (meeting.keep_draft, "ideas", c.choice(["", "halv"])),
        *([(attendance.forget_names,)] if w.keeps_names else []),
        (meeting.present, _pick(list(w.concepts), c) if w.concepts else None, now),
    ]
    if w.activities:
        found.append((meeting.go_to, _pick(list(w.activities), c), now))
        found.append((meeting.lengthen, _pick(list(w.activities), c), c.choice([-90.0, 60.0])))
    if w.assessments:
        one = _pick(list(w.assessments), c)
        found += [(assessments.show, one, c.random() < 0.5), (assessments.close, one), (assessments.reopen, one)]
    if w.polls:
        poll = _pick(list(w.polls), c)
        found += [(polls.ask, poll), (polls.show, poll, c.random() < 0.5)]
    if w.teams:
        team = _pick(list(w.teams), c)
        found += [(meeting.reveal, [team], c.random() < 0.7), (meeting.mark_done, team)]
    return found


def in_memory(library: Library, workshop: Workshop) -> dict[str, list[tuple[object, ...]]]:
    """The workshop as the objects in memory have it, in the shape of a dump."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for table, name in COLLECTIONS.items():
        value = getattr(workshop, name)
        rows = value if isinstance(value, list) else [value] if value is not None else []
        columns = Base.metadata.tables[table].columns.keys()
        found[table] = sorted((tuple(getattr(row, column) for column in columns) for row in rows), key=repr)
    return found
