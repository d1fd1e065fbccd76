"""What the summary says of the questions to the room: those whose answers were shown, or that were closed."""

from __future__ import annotations

from workshops import polls
from workshops.model import Poll
from workshops.polled import telling
from workshops.polled.values import Results
from workshops.summary.sections import ALL, PollPart, Polls
from workshops.summary.telling import Telling


def chapter(tell: Telling) -> Polls | None:
    """The questions in the order of the meeting; None where nothing was answered. They are the whole room's."""
    if tell.variant.extent != ALL:
        return None
    own = [poll for poll in polls.in_order(tell.workshop) if _told(tell, poll)]
    if not own:
        return None
    words = tell.words
    return Polls(
        heading=words("polls.summary.heading"),
        label=words("polls.summary.label"),
        lead=tell.plural("polls.summary.lead", len(own)),
        parts=tuple(_part(tell, poll) for poll in own),
    )


def left_out(tell: Telling) -> str:
    """How many questions have answers that were neither shown nor closed, in a sentence; empty for none."""
    if tell.variant.extent != ALL:
        return ""
    answered = {row.poll_id for row in tell.workshop.answers}
    count = sum(poll.id in answered and not (poll.shown or poll.closed) for poll in tell.workshop.polls)
    return tell.plural("polls.summary.open", count) if count else ""


def _told(tell: Telling, poll: Poll) -> bool:
    return (poll.shown or poll.closed) and any(row.poll_id == poll.id for row in tell.workshop.answers)


def _part(tell: Telling, poll: Poll) -> PollPart:
    words = tell.words
    found, last = polls.results_of(tell.workshop, poll.id), polls.earlier_of(poll)
    _meet(tell, found)
    step = next((step for step in tell.workshop.activities if step.id == poll.activity_id), None)
    where = (tell.said(step.title) if step is not None else "", words(f"polls.kind.{poll.kind}").lower())
    said = (telling.turnout(words, found), telling.middle(words, found))
    table = telling.table(words, found, last)
    return PollPart(
        question=found.question,
        detail=" · ".join(part for part in (*where, *said) if part),
        found=found,
        last=last,
        last_text=telling.last_time(words, found, last),
        figure=words("polls.summary.figure", text=telling.described(words, found, last)),
        columns=table.columns,
        rows=table.rows,
    )


def _meet(tell: Telling, found: Results) -> None:
    """Unusual signs in what people said are remembered, so that those the font lacks can be named."""
    for said in (found.question, found.low, found.high, *(each.text for each in found.options)):
        tell.said(said)
    for counted in (*found.words, *found.texts):
        tell.said(counted.text)
