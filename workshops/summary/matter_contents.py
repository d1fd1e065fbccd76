"""What the meeting around the workshop leaves in the summary: who was there, what was carried, the world outside, dates."""

from __future__ import annotations

from workshops import attendance, dates, follow_up, news, occasions
from workshops.model import Activity, Attendance, News, Occasion
from workshops.phases import FOLLOW_UP
from workshops.summary.sections import ALL, Noted, Sentence, Span
from workshops.summary.telling import Telling


def of_step(tell: Telling, step: Activity) -> tuple[Sentence, ...]:
    """What belongs in an activity before its own points. It is the whole room's: no part of a summary has it."""
    if tell.variant.extent != ALL:
        return ()
    found: list[Sentence] = []
    if step.work == FOLLOW_UP:
        found += [_followed_up(tell, item) for item in follow_up.items(tell.workshop)]
    return (*found, *(_news(tell, row) for row in news.in_order(tell.workshop, step.id)))


def loose_news(tell: Telling) -> tuple[Noted, ...]:
    """What was brought up in no activity, or in one that is gone."""
    own = [_news(tell, row) for row in news.in_order(tell.workshop) if row.activity_id is None]
    if not own or tell.variant.extent != ALL:
        return ()
    return (Noted(tell.words("words.work.monitoring"), "", tuple(own)),)


def dates_part(tell: Telling) -> tuple[Noted, ...]:
    """The next dates as a part of their own; none in a part of a summary."""
    found = tuple(_occasion(tell, row) for row in occasions.in_order(tell.workshop))
    return (Noted(tell.words("matters.summary.dates"), "", found),) if found and tell.variant.extent == ALL else ()


def presence_part(tell: Telling) -> tuple[Noted, ...]:
    """Who was there, in numbers: one line for each place people came from."""
    total, by_origin = attendance.total(tell.workshop), attendance.by_origin(tell.workshop)
    if tell.variant.extent != ALL or not total:
        return ()
    words, places = tell.words, len([origin for origin in by_origin if origin])
    key = "matters.summary.total_from" if places else "matters.summary.total"
    lines: list[Sentence] = []
    for origin, rows in by_origin.items():
        name = tell.said(origin) or (words("matters.summary.elsewhere") if places else "")
        lines.append((*_strong(f"{name}: " if name else ""), Span(_roles(tell, rows))))
    return (Noted(words("matters.summary.present"), words(key, n=total, places=places), tuple(lines)),)


def _strong(said: str) -> Sentence:
    return (Span(said, True),) if said else ()


def _roles(tell: Telling, rows: list[Attendance]) -> str:
    return ", ".join(
        tell.words("matters.summary.role", n=row.count, role=tell.said(row.role)) if row.role else str(row.count)
        for row in rows
    )


def _followed_up(tell: Telling, item: follow_up.Item) -> Sentence:
    """Something from an earlier meeting, and how it stands now."""
    when = tell.date(item.since) if item.since else tell.said(item.began)
    tail = tell.words(f"matters.summary.state.{item.now}")
    since = tell.words("matters.summary.since", date=when) if when else ""
    return (Span(tell.said(item.text)), Span(f" {' '.join(part for part in (tail, since) if part)}"))


def _news(tell: Telling, row: News) -> Sentence:
    more = " ".join(part for part in (" ".join(tell.said(row.summary).split()), row.link) if part)
    title = tell.said(row.title)
    return (Span(f"{title}: " if more else title, True), *((Span(more),) if more else ()))


def _occasion(tell: Telling, row: Occasion) -> Sentence:
    day = dates.text(tell.words, row.date, "long")
    start, end = (_minutes(time) for time in (row.start, row.ends or row.start))
    key = "matters.summary.span" if row.ends else "matters.summary.from"
    times = tell.words(key, start=tell.time(start), end=tell.time(end))
    more = ", ".join(tell.said(part) for part in (row.place, row.title) if part)
    note = f" {tell.said(row.note)}" if row.note else ""
    said = f"{day} {times}"
    return (Span(said[:1].upper() + said[1:], True), Span(f"{f', {more}' if more else ''}.{note}"))


def _minutes(time: str) -> int:
    hour, minute = (int(part) for part in time.split(":"))
    return hour * 60 + minute
