"""The beginning and the end of the minutes: when, where and who, what was put aside, and when people meet again."""

from __future__ import annotations

from collections.abc import Iterator

from workshops import agenda, parking, timeline
from workshops.minutes.blocks import Block
from workshops.minutes.telling import Telling, ended
from workshops.model import Activity, Attendance, Occasion


def opening(tell: Telling) -> Iterator[Block]:
    """What the meeting was about, and who was there."""
    workshop = tell.workshop
    if workshop.challenge and workshop.challenge != workshop.title:
        yield tell.text("challenge", tell.say("opening.challenge", challenge=ended(tell.said(workshop.challenge))))
    yield from _people(tell)


def _people(tell: Telling) -> Iterator[Block]:
    """How many were there; from where and in what role, where that was counted. Nobody's name: such a list is kept apart."""
    workshop = tell.workshop
    rows = sorted(workshop.attendance, key=lambda row: (row.seq, row.id))
    counted = sum(row.count for row in rows)
    crowd, teams = counted or agenda.crowd(workshop), len(workshop.teams)
    if not crowd:
        return
    said = tell.say("people.counted", crowd)
    origins = len({row.origin.casefold() for row in rows if row.origin})
    if origins > 1:
        said = tell.say("people.from", crowd, origins=tell.say("people.origins", origins))
    if teams:
        said = f"{said} {tell.say('people.teams', teams)}"
    if workshop.keeps_names and workshop.attendees:
        said = f"{said} {tell.say('people.names')}"
    yield tell.text("people", said)
    if len(rows) > 1:
        yield _attendance(tell, rows)


def _attendance(tell: Telling, rows: list[Attendance]) -> Block:
    """How many from where in what role: both in the words that head a row, so that long ones have room."""
    first = "origin" if any(row.origin for row in rows) else "role"
    cells = [[_whence(tell, row), str(row.count)] for row in rows]
    columns = [tell.say(f"people.{first}"), tell.say("people.count")]
    return tell.table("attendance", tell.say("people.table"), columns, cells, bars=[float(row.count) for row in rows])


def _whence(tell: Telling, row: Attendance) -> str:
    said = [tell.said(text) for text in (row.origin, row.role) if text]
    return ", ".join(said) or tell.say("people.unsaid")


def parked(tell: Telling) -> Iterator[Block]:
    """What was put aside; what has been dealt with since says so."""
    rows = parking.in_order(tell.workshop)
    if not rows:
        return
    tell.under = "parked"
    yield tell.heading("parked", tell.say("parked.heading"))
    yield tell.text("parked.intro", tell.say("parked.intro", len(rows)))
    for row in rows:
        said = ended(tell.said(row.text))
        more = f" {tell.say('parked.settled')}" if row.settled else ""
        yield tell.point(f"parked:{row.id}", f"{said}{more}", spoken=True)


def dates(tell: Telling) -> Iterator[Block]:
    """The next times people meet, the earliest first."""
    rows = sorted(tell.workshop.occasions, key=lambda row: (row.date, row.start, row.seq))
    if not rows:
        return
    tell.under = "dates"
    yield tell.heading("dates", tell.say("dates.heading", len(rows)))
    for row in rows:
        yield tell.point(f"occasion:{row.id}", _occasion(tell, row))


def _occasion(tell: Telling, row: Occasion) -> str:
    """One of them as a sentence: what, which day, which hours, where, and what was said of it."""
    day = tell.date(row.date, "long")
    start = tell.time(agenda.minutes_of(row.start))
    span = tell.words("summary.span", start=start, end=tell.time(agenda.minutes_of(row.ends))) if row.ends else ""
    values = {"date": day, "span": span or tell.say("dates.from", start=start), "place": tell.said(row.place)}
    said = tell.say("dates.placed" if row.place else "dates.dated", None, **values)
    title = tell.said(row.title)
    sentence = tell.say("dates.titled", title=title, when=said) if title else said[:1].upper() + said[1:]
    return " ".join(part for part in (ended(sentence), ended(tell.said(row.note)) if row.note else "") if part)


def end(tell: Telling) -> Iterator[Block]:
    """That it was over, and when."""
    if tell.workshop.state == "finished":
        tell.under = "end"
        yield tell.text("end", tell.say("end", time=tell.time(timeline.hours(tell.workshop).end)))


def presented(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """Who led it (a role), and what was presented, in short."""
    if step is None:
        return
    if step.presenter:
        yield tell.text(f"led:{step.id}", tell.say("led", role=tell.said(step.presenter)))
    if step.said:
        yield tell.text(f"said:{step.id}", tell.said(step.said), spoken=True)
