"""Verbs on phones: the way in, what they send, what a person lets in of it, and the end, after which nothing leads back.

The verbs stand in this file, since an undo step is named after it; what they build on lies beside it.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import TypeVar

from workshops import concepts, ideas, pitches, polls, votes
from workshops import text as words
from workshops.model import (
    Activity,
    Answer,
    Door,
    Feedback,
    Held,
    Idea,
    NotFound,
    Receipt,
    Team,
    Workshop,
    beside,
    find,
    keep,
    take_away,
)
from workshops.phones import asked, care, names
from workshops.phones.refusals import NoTeam, NotNow, NotYours
from workshops.phones.values import Sent, Waiting, Way
from workshops.polled.values import Given
from workshops.serving import codes
from workshops.serving.messages import (
    ChangeIdea,
    GiveAnswer,
    LayBallot,
    SayFeedback,
    WithdrawIdea,
    WriteIdea,
    WriteSheet,
)

__all__ = ["Sent", "Waiting", "Way"]

_Row = TypeVar("_Row", Idea, Answer, Feedback)


def way(workshop: Workshop) -> Way | None:
    """The way in as it stands; None where none was opened."""
    door = _door(workshop)
    if door is None:
        return None
    return Way(door.token, door.code, door.secret, door.port, frozenset(door.activities.split()), door.waits)


def open_up(workshop: Workshop, activity: str) -> None:
    """Let phones write in an activity. The first time makes the codes, which hold until the meeting is finished."""
    find(workshop, Activity, activity)
    door = _door(workshop)
    if door is None:
        door = Door(
            workshop_id=workshop.id,
            token=codes.new_token(),
            code=codes.new_code(),
            secret=secrets.token_hex(32),
        )
        keep(workshop, door)
    door.activities = " ".join(dict.fromkeys([*door.activities.split(), activity]))


def shut_out(workshop: Workshop, activity: str) -> None:
    """Phones may not write in an activity any more; they stay in the meeting."""
    door = _door(workshop)
    if door is not None:
        door.activities = " ".join(key for key in door.activities.split() if key != activity)


def remember_port(workshop: Workshop, port: int) -> None:
    """The port that phones know: it is asked for again after a restart."""
    door = _door(workshop)
    if door is not None:
        door.port = port


def let_wait(workshop: Workshop, waits: bool) -> None:
    """Whether new words wait until a person has let them in, or are there at once."""
    door = _door(workshop)
    if door is not None:
        door.waits = waits


def close(workshop: Workshop) -> None:
    """The meeting is over. What still waited is kept among what was put away; everything else of phones is removed."""
    for row in _held(workshop):
        if row.kind == "idea":
            _let_in(workshop, row)
            ideas.discard(workshop, [row.id])
        take_away(workshop, row)
    for receipt in beside(workshop, Receipt):
        take_away(workshop, receipt)
    for door in beside(workshop, Door):
        take_away(workshop, door)


def check(workshop: Workshop, way: Way, sent: Sent) -> None:
    """Raises why a message can't be taken now, and changes nothing."""
    message = sent.message
    kind = asked.kind(workshop, way.activities)
    if sent.team is not None:
        find(workshop, Team, sent.team)
    if isinstance(message, WriteIdea | ChangeIdea | WithdrawIdea):
        _now(kind == "ideas")
        _check_idea(workshop, way, sent, message)
    elif isinstance(message, GiveAnswer):
        poll = asked.poll(workshop)
        _now(kind == "poll" and poll is not None and poll.id == message.poll)
        polls.check(workshop, message.poll, _given(message))
    elif isinstance(message, LayBallot):
        vote = asked.vote(workshop)
        _now(kind == "vote" and vote is not None and vote.id == message.round)
        if vote is not None:
            votes.check_dots(vote, message.dots)
            if vote.unit == "team" and sent.team is None:
                raise NoTeam
    elif isinstance(message, SayFeedback):
        _now(kind == "pitch" and asked.pitch(workshop) == message.concept)
        words.one_line(message.text)
    elif isinstance(message, WriteSheet):
        _now(kind == "sheet")
        if sent.team is None:
            raise NoTeam


def take(workshop: Workshop, way: Way, sent: Sequence[Sent]) -> None:
    """Take all that phones sent as one step, all of it or none; what is there already is taken once."""
    taking = _Taking(workshop, way, sent)
    for each in sent:
        taking.take(each)
    taking.finish()


def waiting(workshop: Workshop) -> list[Waiting]:
    """Words that wait for a person, oldest first."""
    return [
        Waiting(row.id, row.kind, row.subject_id if row.kind == "idea" else None, row.text, care.why(row.text))
        for row in _held(workshop)
    ]


def let_in(workshop: Workshop, rows: Sequence[str]) -> None:
    """Let waiting words in."""
    for row in [row for row in _held(workshop) if row.id in rows]:
        _let_in(workshop, row)
        take_away(workshop, row)


def turn_away(workshop: Workshop, rows: Sequence[str]) -> None:
    """Don't let waiting words in: notes lie among those put away, everything else goes."""
    for row in [row for row in _held(workshop) if row.id in rows]:
        if row.kind == "idea":
            _let_in(workshop, row)
            ideas.discard(workshop, [row.id])
        take_away(workshop, row)


def hide(workshop: Workshop, rows: Sequence[str]) -> None:
    """Put away words that came from phones: notes can be restored, feedback and answers come back by undo alone."""
    for key in rows:
        if _has(workshop.ideas, key):
            ideas.discard(workshop, [key])
        elif _has(workshop.feedback, key):
            pitches.withdraw(workshop, key)
        elif _has(workshop.answers, key):
            polls.drop(workshop, key)


class _Taking:
    """One step made of many messages: what they are looked up in is read once."""

    def __init__(self, workshop: Workshop, way: Way, sent: Sequence[Sent]) -> None:
        self._workshop, self._way = workshop, way
        self._ideas = {row.id for row in workshop.ideas}
        self._said = {row.id for row in workshop.feedback}
        self._answers = {row.id for row in workshop.answers}
        notes = [names.idea(way.secret, each.me, note) for each in sent if (note := _note(each)) is not None]
        self._receipts = {row.id: row for row in beside(workshop, Receipt, notes)} if notes else {}
        self._held = {row.id: row for row in _held(workshop)}
        self._given: dict[str, dict[str, Given]] = {}
        self._ballots: dict[str, dict[str, votes.Laid]] = {}

    def take(self, sent: Sent) -> None:
        """One message; answers and ballots are gathered."""
        check(self._workshop, self._way, sent)
        message, secret = sent.message, self._way.secret
        if isinstance(message, WriteIdea):
            self._write(sent, message, names.idea(secret, sent.me, message.id))
        elif isinstance(message, ChangeIdea):
            self._change(names.idea(secret, sent.me, message.note), message.text)
        elif isinstance(message, WithdrawIdea):
            self._withdraw(names.idea(secret, sent.me, message.note))
        elif isinstance(message, GiveAnswer):
            self._answer(message, names.answer(secret, sent.me, message.poll))
        elif isinstance(message, LayBallot):
            unit = next(vote.unit for vote in self._workshop.rounds if vote.id == message.round)
            key = names.ballot(secret, sent.me, sent.team, message.round, unit)
            self._ballots.setdefault(message.round, {})[key] = votes.Laid(key, message.dots, sent.team)
        elif isinstance(message, SayFeedback):
            self._say(message, names.feedback(secret, sent.me, message.id))
        elif isinstance(message, WriteSheet) and sent.team is not None:
            concepts.write(self._workshop, sent.team, message.field, message.text)

    def finish(self) -> None:
        """Answers of a question and ballots of a round go in together."""
        for poll, given in self._given.items():
            changed = {key: each for key, each in given.items() if key in self._answers}
            new = {key: each for key, each in given.items() if key not in self._answers}
            polls.correct(self._workshop, changed)
            polls.take(self._workshop, poll, list(new.values()), list(new))
        for vote, laid in self._ballots.items():
            votes.lay_all(self._workshop, vote, list(laid.values()))

    def _write(self, sent: Sent, message: WriteIdea, key: str) -> None:
        if key not in self._receipts:
            holder = names.holder(self._way.secret, sent.me)
            receipt = Receipt(id=key, workshop_id=self._workshop.id, holder=holder, said=message.id)
            keep(self._workshop, receipt)
            self._receipts[key] = receipt
        if key in self._ideas or key in self._held:
            return
        group = message.group if message.group is not None else ideas.PREFILLED
        if self._must_wait(message.text):
            self._hold("idea", key, sent.team, None if group == ideas.PREFILLED else group, message.text)
        else:
            ideas.add(self._workshop, message.text, sent.team, group, id=key)
            self._ideas.add(key)

    def _change(self, key: str, text: str) -> None:
        held = self._held.get(key)
        if held is not None:
            held.text = words.one_line(text)
        elif self._must_wait(text):  # what it said before stays until somebody has looked
            self._hold("change", names.change(self._way.secret, key), key, None, text)
        else:
            self._let_go(names.change(self._way.secret, key))
            ideas.reword(self._workshop, key, text)

    def _withdraw(self, key: str) -> None:
        receipt = self._receipts.pop(key, None)
        if receipt is not None:
            take_away(self._workshop, receipt)
        self._let_go(names.change(self._way.secret, key))
        if not self._let_go(key) and key in self._ideas:
            ideas.discard(self._workshop, [key])

    def _answer(self, message: GiveAnswer, key: str) -> None:
        if message.text and self._must_wait(message.text):
            if key in self._answers:
                polls.drop(self._workshop, key)
                self._answers.discard(key)
            self._hold("answer", key, message.poll, None, message.text)
            return
        self._let_go(key)
        self._given.setdefault(message.poll, {})[key] = _given(message)

    def _say(self, message: SayFeedback, key: str) -> None:
        if key in self._said or key in self._held:
            return
        if self._must_wait(message.text):
            self._hold("feedback", key, message.concept, message.kind, message.text)
        else:
            pitches.say(self._workshop, message.concept, message.kind, message.text, id=key)
            self._said.add(key)

    def _let_go(self, key: str) -> bool:
        """What waited under this name waits no more; whether anything did."""
        held = self._held.pop(key, None)
        if held is not None:
            take_away(self._workshop, held)
        return held is not None

    def _must_wait(self, text: str) -> bool:
        return self._way.waits or bool(care.why(text))

    def _hold(self, kind: str, key: str, subject: str | None, mark: str | None, text: str) -> None:
        row = self._held.get(key)
        if row is None:
            seq = max((each.seq for each in self._held.values()), default=0) + 1
            row = Held(id=key, workshop_id=self._workshop.id, seq=seq, kind=kind, subject_id=subject, mark=mark)
            keep(self._workshop, row)
            self._held[key] = row
        row.text = words.one_line(text)


def _check_idea(workshop: Workshop, way: Way, sent: Sent, message: WriteIdea | ChangeIdea | WithdrawIdea) -> None:
    if not isinstance(message, WithdrawIdea):
        words.one_line(message.text)
    if isinstance(message, WriteIdea):
        if workshop.teams and sent.team is None:
            raise NoTeam
        if message.group is not None and message.group not in workshop.target_groups.split():
            raise ideas.NoTargetGroup(target_group=message.group)
        return
    key = names.idea(way.secret, sent.me, message.note)
    if any(row.id == key for row in _held(workshop)):
        return
    found = next((idea for idea in workshop.ideas if idea.id == key), None)
    if isinstance(message, WithdrawIdea) and (found is None or found.discarded):
        return  # it is away already
    if found is None or found.discarded or not ideas.hidden(workshop, found):
        raise NotYours


def _note(sent: Sent) -> str | None:
    """The message that brought the note which a message is about."""
    message = sent.message
    if isinstance(message, WriteIdea):
        return message.id
    return message.note if isinstance(message, ChangeIdea | WithdrawIdea) else None


def _given(message: GiveAnswer) -> Given:
    return Given(message.choice, message.value, message.text)


def _now(asked_for: bool) -> None:
    if not asked_for:
        raise NotNow


def _door(workshop: Workshop) -> Door | None:
    return next(iter(beside(workshop, Door)), None)


def _held(workshop: Workshop) -> list[Held]:
    return sorted(beside(workshop, Held), key=lambda row: (row.seq, row.id))


def _has(rows: Sequence[_Row], key: str) -> bool:
    return any(row.id == key for row in rows)


def _let_in(workshop: Workshop, row: Held) -> None:
    """Words that waited become what they were meant to be; where there is no such team or question any more they don't."""
    try:
        if row.kind == "change" and row.subject_id is not None:
            ideas.reword(workshop, row.subject_id, row.text)
        elif row.kind == "idea":
            known = any(team.id == row.subject_id for team in workshop.teams)
            group = row.mark if row.mark in workshop.target_groups.split() else ideas.PREFILLED
            ideas.add(workshop, row.text, row.subject_id if known else None, group, id=row.id)
        elif row.kind == "feedback" and row.subject_id is not None:
            pitches.say(workshop, row.subject_id, row.mark or "plus", row.text, id=row.id)
        elif row.subject_id is not None:
            polls.answer(workshop, row.subject_id, text=row.text, id=row.id)
    except (NotFound, polls.PollClosed):
        return
