"""Verbs on questions to the room: asked, answered at speed from one keyboard, hidden until shown, closed and asked again.

The verbs stand in this file, since an undo step is named after it; what they build on lies beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshops import agenda
from workshops import text as words
from workshops.model import Activity, Answer, Poll, PollOption, Progress, Workshop, find, new_id
from workshops.phases import POLLS
from workshops.polled.values import CHOICES, Earlier, Given, Past, Results, folded
from workshops.polls import earlier, reading, results
from workshops.polls.earlier import past
from workshops.polls.reading import MOST_ALIKE
from workshops.polls.refusals import (
    Answered,
    ChosenTwice,
    NoAnswer,
    NoNumber,
    NoSuchChoice,
    NoSuchScale,
    OutsideScale,
    PollClosed,
    SameOption,
    TooFewOptions,
    TooManyAtOnce,
    TooManyOptions,
)
from workshops.polls.results import answers_of, options_of

__all__ = [
    "CHOICES",
    "Answered",
    "ChosenTwice",
    "Earlier",
    "Given",
    "NoAnswer",
    "NoNumber",
    "NoSuchChoice",
    "NoSuchScale",
    "OutsideScale",
    "Past",
    "PollClosed",
    "Results",
    "SameOption",
    "TooFewOptions",
    "TooManyAtOnce",
    "TooManyOptions",
    "answers_of",
    "options_of",
    "past",
]

MOST_OPTIONS = 20
LOWEST, HIGHEST = 0, 10
"""The widest scale."""


def of_activity(workshop: Workshop, activity: str) -> list[Poll]:
    """The questions of an activity in their order."""
    return sorted((row for row in workshop.polls if row.activity_id == activity), key=lambda row: row.position)


def in_order(workshop: Workshop) -> list[Poll]:
    """All questions in the order of the meeting; those of no activity come last."""
    places = {step.id: number for number, step in enumerate(agenda.steps(workshop))}
    return sorted(workshop.polls, key=lambda row: (places.get(row.activity_id or "", len(places)), row.position))


def at_hand(workshop: Workshop, activity: str) -> Poll | None:
    """The question that is asked now in an activity: the one chosen, else the first that is open, else the last."""
    own = of_activity(workshop, activity)
    chosen = workshop.progress.poll_id if workshop.progress is not None else ""
    found = next((poll for poll in own if poll.id == chosen), None)
    return found or next((poll for poll in own if not poll.closed), own[-1] if own else None)


def results_of(workshop: Workshop, poll: str) -> Results:
    """What the answers to a question add up to."""
    return results.of(workshop, find(workshop, Poll, poll))


def earlier_of(poll: Poll) -> Earlier | None:
    """What the question gave the last time it was asked."""
    return earlier.read(poll.earlier)


def parse(workshop: Workshop, poll: str, line: str) -> tuple[Given, ...]:
    """The answers that a typed line holds (see reading.parse)."""
    return reading.parse(find(workshop, Poll, poll), options_of(workshop, poll), line)


def add(
    workshop: Workshop,
    kind: str,
    question: str,
    options: Sequence[str] = (),
    *,
    activity: str | None = None,
    least: int = 1,
    most: int = 5,
    low: str = "",
    high: str = "",
    unit: str = "",
    thread: str = "",
    id: str = "",
) -> Poll:
    """Ask something in an activity. The same `id` twice is taken once."""
    known = next((poll for poll in workshop.polls if poll.id == id), None)
    if known is not None:
        return known
    if activity is not None:
        find(workshop, Activity, activity)
    poll = Poll(id=id or new_id(), activity_id=activity, thread=thread or new_id(), position=_last(workshop) + 1)
    _describe(poll, kind, question, least, most, low, high, unit)
    said = _said(kind, options)
    workshop.polls.append(poll)
    for position, text in enumerate(said):
        workshop.poll_options.append(PollOption(poll_id=poll.id, position=position, text=text))
    return poll


def revise(
    workshop: Workshop,
    poll: str,
    kind: str,
    question: str,
    options: Sequence[str] = (),
    *,
    least: int = 1,
    most: int = 5,
    low: str = "",
    high: str = "",
    unit: str = "",
) -> None:
    """Change all of a question at once; raises Answered where answers there would mean something else after it.

    Options are told apart by what they say, then by their place, so that a reworded one keeps its answers.
    """
    found = find(workshop, Poll, poll)
    answers = answers_of(workshop, poll)
    said, before = _said(kind, options), options_of(workshop, poll)
    if answers and kind != found.kind:
        raise Answered
    if answers and kind == "scale" and any(not least <= (row.value or 0.0) <= most for row in answers):
        raise Answered
    _describe(found, kind, question, least, most, low, high, unit)
    kept = _matched(before, said)
    chosen = {key for row in answers for key in row.choice.split()}
    gone = [row for row in before if row not in kept]
    if any(row.id in chosen for row in gone):
        raise Answered
    for row in gone:
        workshop.poll_options.remove(row)
    for position, (text, same) in enumerate(zip(said, kept, strict=True)):
        if same is None:
            workshop.poll_options.append(PollOption(poll_id=poll, position=position, text=text))
        else:
            same.text, same.position = text, position


def reword(workshop: Workshop, poll: str, question: str) -> None:
    """Put the question in other words."""
    find(workshop, Poll, poll).question = words.one_line(question)


def reword_option(workshop: Workshop, option: str, text: str) -> None:
    """Put an option in other words; its answers stay with it."""
    found = find(workshop, PollOption, option)
    said = words.one_line(text, words.TITLE)
    others = [row.text for row in options_of(workshop, found.poll_id) if row is not found]
    _apart([*others, said])
    found.text = said


def expect(workshop: Workshop, poll: str, people: int) -> None:
    """How many answers are expected; 0 is as many as are at the meeting."""
    find(workshop, Poll, poll).expected = max(0, min(people, agenda.MOST))


def move(workshop: Workshop, poll: str, place: int) -> None:
    """Move a question to a place (from 0) among those of its activity."""
    found = find(workshop, Poll, poll)
    own = [row for row in _beside(workshop, found) if row is not found]
    positions = sorted(row.position for row in (*own, found))
    own.insert(max(0, min(place, len(own))), found)
    for position, row in zip(positions, own, strict=True):
        row.position = position


def remove(workshop: Workshop, poll: str) -> None:
    """Remove a question with its options and answers."""
    found = find(workshop, Poll, poll)
    agenda.forget_poll(workshop, found)


def answer(
    workshop: Workshop,
    poll: str,
    choice: Sequence[str] = (),
    value: float | None = None,
    text: str = "",
    count: int = 1,
    id: str = "",
) -> Answer:
    """Take one answer, or `count` alike; the same `id` twice is taken once."""
    return take(workshop, poll, [Given(tuple(choice), value, text, count)], [id] if id else ())[0]


def check(workshop: Workshop, poll: str, given: Given) -> None:
    """Raises why an answer could not be taken, and changes nothing."""
    _checked(_open(workshop, poll), options_of(workshop, poll), given)


def take(workshop: Workshop, poll: str, given: Sequence[Given], ids: Sequence[str] = ()) -> list[Answer]:
    """Take several answers as one step, all or none; an id that is known already is taken once."""
    found = _open(workshop, poll)
    options = options_of(workshop, poll)
    kept = [_checked(found, options, each) for each in given]
    known = {row.id: row for row in workshop.answers}
    seq = max((row.seq for row in workshop.answers), default=0)
    made: list[Answer] = []
    for number, each in enumerate(kept):
        key = ids[number] if number < len(ids) else new_id()
        if key not in known:
            seq += 1
            known[key] = Answer(
                id=key,
                poll_id=poll,
                seq=seq,
                choice=" ".join(each.choice),
                value=each.value,
                text=each.text,
                count=each.count,
            )
            workshop.answers.append(known[key])
        made.append(known[key])
    return made


def correct(workshop: Workshop, answers: Mapping[str, Given]) -> None:
    """Other answers in the place of some that were given, by their ids; all or none, and none of a question that is closed."""
    rows = [find(workshop, Answer, key) for key in answers]
    for row in rows:
        given = _checked(_open(workshop, row.poll_id), options_of(workshop, row.poll_id), answers[row.id])
        row.choice, row.value, row.text = " ".join(given.choice), given.value, given.text


def drop(workshop: Workshop, answer: str) -> None:
    """Remove one answer."""
    workshop.answers.remove(find(workshop, Answer, answer))


def type_in(workshop: Workshop, poll: str, line: str) -> list[Answer]:
    """Take what was typed at speed as one step; raises what parse and take raise."""
    _open(workshop, poll)
    return take(workshop, poll, parse(workshop, poll, line))


def type_in_many(workshop: Workshop, poll: str, lines: Sequence[str]) -> list[Answer]:
    """Take several lines as one step, all or none."""
    _open(workshop, poll)
    return take(workshop, poll, [given for line in lines for given in parse(workshop, poll, line)])


def take_back(workshop: Workshop, poll: str) -> None:
    """Take back what was answered last; raises NoAnswer."""
    _open(workshop, poll)
    given = answers_of(workshop, poll)
    if not given:
        raise NoAnswer
    workshop.answers.remove(given[-1])


def ask(workshop: Workshop, poll: str) -> None:
    """Make this the question at hand. No part of undo."""
    if workshop.progress is None:
        workshop.progress = Progress()
    workshop.progress.poll_id = find(workshop, Poll, poll).id


def show(workshop: Workshop, poll: str, shown: bool = True) -> None:
    """Show the answers to the room, or hide them again. No part of undo."""
    find(workshop, Poll, poll).shown = shown


def close(workshop: Workshop, poll: str) -> None:
    """Take no more answers."""
    find(workshop, Poll, poll).closed = True


def reopen(workshop: Workshop, poll: str) -> None:
    """Take answers again."""
    find(workshop, Poll, poll).closed = False


def repeat(workshop: Workshop, asked: Past, activity: str | None = None) -> Poll:
    """Ask a question of an earlier meeting again; what it gave then is kept beside it."""
    poll = add(
        workshop,
        asked.kind,
        asked.question,
        asked.options,
        activity=activity,
        least=asked.least,
        most=asked.most,
        low=asked.low,
        high=asked.high,
        unit=asked.unit,
        thread=asked.thread,
    )
    poll.earlier = earlier.written(asked.earlier)
    return poll


def carry(old: Workshop, new: Workshop, activities: Mapping[str, str] | None = None) -> list[Poll]:
    """Ask everything that one meeting asked in the next one too, with what it gave.

    `activities` says which activity of the new meeting stands for one of the old; without it the one of the same work and
    place among those of that work does. A question that the new meeting asks already gets the thread and last time's results.
    """
    stands_for = activities if activities is not None else _alike(old, new)
    made = []
    for each in in_order(old):
        asked = past(old, each)
        activity = stands_for.get(each.activity_id or "")
        same = next((row for row in new.polls if _is_same(row, asked)), None)
        if same is None:
            same = repeat(new, asked, activity)
        elif asked.earlier.cast:
            same.thread, same.earlier = asked.thread, earlier.written(asked.earlier)
        if not asked.earlier.cast:  # nobody answered: what the time before gave is still the latest
            same.earlier = each.earlier
        made.append(same)
    return made


def _is_same(poll: Poll, asked: Past) -> bool:
    return poll.kind == asked.kind and folded(poll.question) == folded(asked.question)


def _alike(old: Workshop, new: Workshop) -> dict[str, str]:
    """Activities of the old meeting with those of the new one that do the same work, first with first."""
    found: dict[str, str] = {}
    for work in {step.work for step in old.activities}:
        pairs = [[step for step in agenda.steps(each) if step.work == work] for each in (old, new)]
        found |= {one.id: other.id for one, other in zip(*pairs, strict=False)}
        if pairs[1]:
            found |= {one.id: pairs[1][-1].id for one in pairs[0][len(pairs[1]) :]}
    return found


def _describe(poll: Poll, kind: str, question: str, least: int, most: int, low: str, high: str, unit: str) -> None:
    if kind not in POLLS:
        raise ValueError(kind)
    if kind == "scale" and not LOWEST <= least < most <= HIGHEST:
        raise NoSuchScale(least=LOWEST, most=HIGHEST)
    said = words.one_line(question)
    ends = [words.one_line(each, words.TITLE, empty=True) if kind == "scale" else "" for each in (low, high)]
    measure = words.one_line(unit, words.TITLE, empty=True) if kind == "number" else ""
    poll.kind, poll.question, poll.low, poll.high, poll.unit = kind, said, ends[0], ends[1], measure
    poll.least, poll.most = (least, most) if kind == "scale" else (1, 5)


def _said(kind: str, options: Sequence[str]) -> list[str]:
    if kind not in CHOICES:
        return []
    said = [words.one_line(each, words.TITLE) for each in options if words.has_ink(words.clean(each))]
    if len(said) < 2:
        raise TooFewOptions
    if len(said) > MOST_OPTIONS:
        raise TooManyOptions(limit=MOST_OPTIONS)
    _apart(said)
    return said


def _apart(said: Sequence[str]) -> None:
    """Options that say the same can't be told apart."""
    alike = [folded(each) or each for each in said]
    for number, each in enumerate(alike):
        if each in alike[:number]:
            raise SameOption(text=said[number])


def _matched(before: Sequence[PollOption], said: Sequence[str]) -> list[PollOption | None]:
    """For each text the option that it belongs to: the one that says it, else the one in its place if that is not said."""
    by_text = {row.text: row for row in before}
    found = [by_text.get(text) for text in said]
    taken = {row.id for row in found if row is not None}
    for place, row in enumerate(before[: len(said)]):
        if found[place] is None and row.id not in taken:
            found[place] = row
    return found


def _checked(poll: Poll, options: Sequence[PollOption], given: Given) -> Given:
    """The answer as it is kept; raises what a typed one would."""
    if not 1 <= given.count <= MOST_ALIKE:
        raise TooManyAtOnce(limit=MOST_ALIKE)
    if poll.kind in CHOICES:
        keys = [row.id for row in options]
        strange = next((key for key in given.choice if key not in keys), None)
        if strange is not None or not given.choice or (poll.kind == "single" and len(given.choice) > 1):
            raise NoSuchChoice(said=strange or "", options=len(options))
        if len(set(given.choice)) < len(given.choice):
            raise ChosenTwice(said=next(row.text for row in options if given.choice.count(row.id) > 1))
        return Given(given.choice, count=given.count)
    if poll.kind in ("cloud", "text"):
        limit = words.IDEA if poll.kind == "text" else reading.LONGEST_WORD
        return Given(text=words.one_line(given.text, limit), count=given.count)
    value = given.value
    if value is None or not abs(value) <= reading.LARGEST:
        raise NoNumber(said="" if value is None else str(value))
    if poll.kind == "scale" and (value != int(value) or not poll.least <= value <= poll.most):
        raise OutsideScale(said=f"{value:g}", least=poll.least, most=poll.most)
    return Given(value=float(value), count=given.count)


def _open(workshop: Workshop, poll: str) -> Poll:
    found = find(workshop, Poll, poll)
    if found.closed:
        raise PollClosed
    return found


def _beside(workshop: Workshop, poll: Poll) -> list[Poll]:
    return sorted((row for row in workshop.polls if row.activity_id == poll.activity_id), key=lambda row: row.position)


def _last(workshop: Workshop) -> int:
    return max((row.position for row in workshop.polls), default=-1)
