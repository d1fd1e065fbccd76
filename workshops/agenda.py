"""Verbs on the frame of a meeting: its title page, its agenda and its teams."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workshops import text as words
from workshops.model import (
    Action,
    Activity,
    Concept,
    Decision,
    Idea,
    News,
    Parked,
    Point,
    Poll,
    Team,
    Timing,
    Workshop,
    find,
)
from workshops.outcomes import NoSuchDay
from workshops.phases import BREAK, PHASES, TARGET_GROUPS, WORKS
from workshops.text import Refused

LONGEST = 600  # minutes
DAY = 24 * 60  # minutes
LARGEST = 500  # people in a team
MOST = 100_000  # people in a meeting


class NoSuchTime(Refused):
    """Not a time of day."""


class HiddenNotes(Refused):
    """The team has notes that the room has not seen: they must be shown, moved or discarded first; `n` says how many."""


class TargetGroupInUse(Refused):
    """Notes or teams have a target group that would go away; `target_group` says which."""


@dataclass(frozen=True, slots=True)
class Slot:
    """An activity with its planned start, in minutes after midnight."""

    activity: str
    start: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Overfull:
    """An activity, or (None) the end, that the plan comes to `minutes` later than it is fixed to."""

    activity: str | None
    minutes: int


def describe(workshop: Workshop, **columns: str) -> None:
    """Set title, challenge, place, organisation, municipality, record_number, date (ISO or empty), start or ends (HH:MM)."""
    said = {name: _described(name, value) for name, value in columns.items()}
    for name, value in said.items():
        setattr(workshop, name, value)


def set_options(workshop: Workshop, **options: bool | int) -> None:
    """Set hide_until_reveal, principles, participants or pitch_minutes."""
    for name, value in options.items():
        if name == "participants":
            workshop.participants = max(0, min(value, MOST))
        elif name == "pitch_minutes":
            workshop.pitch_minutes = _minutes(value)
        elif name in ("hide_until_reveal", "principles"):
            setattr(workshop, name, bool(value))
        else:
            raise ValueError(name)


def _described(name: str, value: str) -> str:
    if name == "date":
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            raise NoSuchDay(day=value) from None
    if name == "start" or (name == "ends" and value.strip()):
        return clock_time(value)
    limits = dict.fromkeys(("title", "place", "organisation", "municipality", "record_number", "ends"), words.TITLE)
    limits |= {"challenge": words.IDEA}
    return words.one_line(value, limits[name], empty=name != "title")


def steps(workshop: Workshop) -> list[Activity]:
    """The activities in their order."""
    return sorted(workshop.activities, key=lambda activity: activity.position)


def blocks(workshop: Workshop) -> list[list[Activity]]:
    """The activities in their order; those that go on at the same time stand together."""
    found: list[list[Activity]] = []
    for step in steps(workshop):
        if step.beside and found:
            found[-1].append(step)
        else:
            found.append([step])
    return found


def length(block: Sequence[Activity]) -> int:
    """The planned minutes of activities that go on at the same time; skipped ones count where there are no others."""
    kept = [step for step in block if not step.skipped] or block
    return max(step.minutes for step in kept)


def slots(workshop: Workshop) -> list[Slot]:
    """When each activity is planned to begin: after the ones before it, and never before the time it is fixed to."""
    at = minutes_of(clock_time(workshop.start))
    planned = []
    for block in blocks(workshop):
        at += block[0].shift
        if block[0].pinned:
            at = max(at, minutes_of(block[0].pinned))
        planned += [Slot(step.id, at, step.minutes) for step in block]
        at += length(block)
    return planned


def total_minutes(workshop: Workshop) -> int:
    """The planned length of the meeting, with the time it waits for what begins at a fixed time."""
    found, planned = blocks(workshop), slots(workshop)
    return planned[-1].start + length(found[-1]) - planned[0].start if found else 0


def overfull(workshop: Workshop) -> list[Overfull]:
    """What begins or ends later by the plan than it must, in the order of the meeting."""
    found = []
    planned = {slot.activity: slot.start for slot in slots(workshop)}
    for block in blocks(workshop):
        late = planned[block[0].id] - minutes_of(block[0].pinned) if block[0].pinned else 0
        if late > 0:
            found.append(Overfull(block[0].id, late))
    if workshop.ends and planned:
        late = min(planned.values()) + total_minutes(workshop) - minutes_of(workshop.ends)
        if late > 0:
            found.append(Overfull(None, late))
    return found


def clock_time(said: str) -> str:
    """A time of day as people write it (9, 9.00, 09:00, 0900) as HH:MM; raises NoSuchTime."""
    found = re.fullmatch(r"(\d{1,2})(?:[.:]?(\d{2}))?(?:[.:]\d{2})?", "".join(said.split()), re.ASCII)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found is not None else (24, 0)
    if hour > 23 or minute > 59:
        raise NoSuchTime(time=said)
    return f"{hour:02d}:{minute:02d}"


def minutes_of(clock: str) -> int:
    """HH:MM as minutes after midnight."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def clock_text(minutes: int) -> str:
    """Minutes after midnight as HH:MM."""
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def add(
    workshop: Workshop,
    title: str,
    minutes: int = 10,
    phase: str | None = None,
    work: str = "discussion",
    method: str | None = None,
    after: str | None = None,
) -> Activity:
    """Add an activity, last or after another."""
    _valid(phase, work)
    activity = Activity(
        title=words.one_line(title, words.TITLE), minutes=_minutes(minutes), phase=phase, work=work, method=method
    )
    place = find(workshop, Activity, after).position + 1 if after is not None else len(workshop.activities)
    workshop.activities.append(activity)
    _number(workshop, activity, place)
    return activity


def change(workshop: Workshop, activity: str, **columns: str | int | bool | None) -> None:
    """Set title, minutes, phase, work, method, notes, said or skipped of an activity. Its clock follows the minutes.

    Also `presenter` (a role), `pinned` (HH:MM or empty), `least` (minutes, 0 for the usual) and `beside`.
    """
    found = find(workshop, Activity, activity)
    for name, value in columns.items():
        if name == "title":
            found.title = words.one_line(str(value), words.TITLE)
        elif name in ("notes", "said"):
            setattr(found, name, words.lines(str(value or ""), words.PARAGRAPH))
        elif name == "minutes":
            before, found.minutes = found.minutes, _minutes(int(value or 0))
            for clock in [clock for clock in workshop.timings if clock.subject_id == activity]:
                clock.allotted = max(0.0, clock.allotted + (found.minutes - before) * 60.0)
        elif name in ("phase", "work", "method", "skipped"):
            _valid(value if name == "phase" else found.phase, value if name == "work" else found.work)
            setattr(found, name, value)
        elif name in ("presenter", "pinned", "least", "beside"):
            setattr(found, name, _arranged(name, value))
        else:
            raise ValueError(name)


def _arranged(name: str, value: str | int | bool | None) -> str | int | bool:
    if name == "presenter":
        return words.one_line(str(value or ""), words.TITLE, empty=True)
    if name == "pinned":
        return clock_time(str(value)) if value else ""
    return max(0, min(LONGEST, int(value or 0))) if name == "least" else bool(value)


def move(workshop: Workshop, activity: str, position: int) -> None:
    """Move an activity to another place in the agenda, counted from 0."""
    found = find(workshop, Activity, activity)
    _leave_shift(workshop, found)
    _number(workshop, found, position)


def remove(workshop: Workshop, activity: str) -> None:
    """Remove an activity with the points and the answers written in it; notes, clusters and concepts stay, and what else
    was made in it.

    Of the one at hand, the next (or the last) takes over the clock, so that no time is lost.
    """
    found = find(workshop, Activity, activity)
    for point in [point for point in workshop.points if point.activity_id == activity]:
        workshop.points.remove(point)
    for held in workshop.assessments:
        held.activity_id = None if held.activity_id == activity else held.activity_id
    for poll in [poll for poll in workshop.polls if poll.activity_id == activity]:
        forget_poll(workshop, poll)
    clock = next((clock for clock in workshop.timings if clock.subject_id == activity), None)
    if workshop.progress is not None and workshop.progress.activity_id == activity:
        left = [step for step in steps(workshop) if step is not found]
        heir = next((step for step in left if step.position > found.position), left[-1] if left else None)
        workshop.progress.activity_id = heir.id if heir is not None else None
        if heir is not None:
            _inherit(workshop, heir, clock)
    if clock is not None:
        workshop.timings.remove(clock)
    _leave_shift(workshop, found)
    made_here: list[Decision | Action | Parked | News] = [
        *workshop.decisions, *workshop.actions, *workshop.parked, *workshop.news,
    ]  # fmt: skip
    for row in made_here:
        row.activity_id = None if row.activity_id == activity else row.activity_id
    workshop.activities.remove(found)
    for number, each in enumerate(steps(workshop)):
        each.position = number


def forget_poll(workshop: Workshop, poll: Poll) -> None:
    """Remove a question to the room with its options and answers."""
    for answer in [row for row in workshop.answers if row.poll_id == poll.id]:
        workshop.answers.remove(answer)
    for option in [row for row in workshop.poll_options if row.poll_id == poll.id]:
        workshop.poll_options.remove(option)
    workshop.polls.remove(poll)


def _leave_shift(workshop: Workshop, step: Activity) -> None:
    """The time that a new plan put before an activity belongs to its place: what comes after takes it over."""
    following = next((each for each in steps(workshop) if each.position > step.position), None)
    if step.shift:
        if following is not None:
            following.shift += step.shift
        step.shift = 0


def _inherit(workshop: Workshop, heir: Activity, clock: Timing | None) -> None:
    """The clock of the activity that is at hand now; it runs from when the one before began to."""
    own = next((each for each in workshop.timings if each.subject_id == heir.id), None)
    if own is None:
        own = Timing(subject_id=heir.id, allotted=heir.minutes * 60.0)
        workshop.timings.append(own)
    own.ended = False
    if clock is not None and clock.running is not None and own.running is None:
        own.running = clock.running
        own.began = own.began if own.began is not None else clock.running


def add_team(workshop: Workshop, name: str, size: int = 5, target_group: str | None = None) -> Team:
    """Add a team. Its notes are hidden until reveal where the workshop asks for that."""
    _target(workshop, target_group)
    team = Team(
        name=words.one_line(name, words.TITLE),
        size=_size(size),
        target_group=target_group,
        position=max((team.position for team in workshop.teams), default=-1) + 1,
        revealed=not workshop.hide_until_reveal,
    )
    workshop.teams.append(team)
    return team


def change_team(workshop: Workshop, team: str, **columns: str | int | None) -> None:
    """Set name, size or target_group of a team. Notes already written keep their own target group."""
    found = find(workshop, Team, team)
    for name, value in columns.items():
        if name == "name":
            found.name = words.one_line(str(value), words.TITLE)
        elif name == "size":
            found.size = _size(int(value or 0))
        elif name == "target_group":
            _target(workshop, value if value is None else str(value))
            found.target_group = value if value is None else str(value)
        else:
            raise ValueError(name)


def remove_team(workshop: Workshop, team: str, reveal: bool = False) -> None:
    """Remove a team; its notes, sheet and points stay, as nobody's in particular.

    Notes that the room has not seen would become visible with that: raises HiddenNotes unless `reveal` says so.
    """
    found = find(workshop, Team, team)
    waiting = sum(idea.team_id == team and not idea.discarded for idea in workshop.ideas) if not found.revealed else 0
    if waiting and not reveal:
        raise HiddenNotes(n=waiting)
    owned: list[Idea | Concept | Point] = [*workshop.ideas, *workshop.concepts, *workshop.points]
    for row in owned:
        row.team_id = None if row.team_id == team else row.team_id
    workshop.teams.remove(found)
    for number, each in enumerate(sorted(workshop.teams, key=lambda t: t.position)):
        each.position = number


def share_out(workshop: Workshop, people: int) -> None:
    """Share a number of people over the teams as evenly as can be; the first teams take the odd ones."""
    teams = sorted(workshop.teams, key=lambda team: team.position)
    if not teams:
        return
    low, odd = divmod(max(0, people), len(teams))
    for number, team in enumerate(teams):
        team.size = low + (number < odd)


def crowd(workshop: Workshop) -> int:
    """How many take part: the number given, else the sum of the teams."""
    return workshop.participants or sum(team.size for team in workshop.teams)


def is_break(activity: Activity) -> bool:
    """Whether nothing is asked of the room."""
    return activity.work == BREAK


def set_target_groups(workshop: Workshop, codes: Sequence[str]) -> None:
    """Set which target groups ideas may have, in their order on screen; raises TargetGroupInUse."""
    if not codes or any(code not in TARGET_GROUPS for code in codes):
        raise ValueError(codes)
    rows: list[Idea | Team] = [*workshop.ideas, *workshop.teams]
    for code in {row.target_group for row in rows} - {None, *codes}:
        raise TargetGroupInUse(target_group=code)
    workshop.target_groups = " ".join(dict.fromkeys(codes))


def _valid(phase: object, work: object) -> None:
    if phase is not None and phase not in PHASES:
        raise ValueError(phase)
    if work not in WORKS:
        raise ValueError(work)


def _minutes(minutes: int) -> int:
    return max(1, min(LONGEST, minutes))


def _size(size: int) -> int:
    return max(0, min(LARGEST, size))


def _target(workshop: Workshop, target_group: str | None) -> None:
    if target_group is not None and target_group not in workshop.target_groups.split():
        raise ValueError(target_group)


def _number(workshop: Workshop, activity: Activity, place: int) -> None:
    others = [each for each in steps(workshop) if each is not activity]
    others.insert(max(0, min(place, len(others))), activity)
    for number, each in enumerate(others):
        each.position = number
