"""A meeting and the dates after it as appointments that calendars take in (iCalendar, RFC 5545): title, place, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from workshops import agenda, dates
from workshops.exchange.public import Document
from workshops.labels import Words
from workshops.model import Activity, Workshop
from workshops.text import Refused

if TYPE_CHECKING:
    from icalendar import Component, Event

ZONE = "Europe/Stockholm"
PRODUCT = "-//Dubbeldiamant//Dubbeldiamant//SV"
USUAL = 60
"""Minutes of an appointment of which nothing is known but when it begins."""


class NoDay(Refused):
    """Neither the meeting nor any after it has a date, so nothing can stand in a calendar."""


def write(document: Document, words: Words, written: float) -> bytes:
    """The bytes of a calendar with the meeting, the dates after it, and the time zone they count in; raises NoDay.

    Each appointment has an id of its own that stays: one that is taken in again takes the place of the first.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone())
    events = list(_events(document, words, written))
    if not events:
        raise NoDay
    for event in events:
        calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _events(document: Document, words: Words, written: float) -> Iterator[Event]:
    meeting = document["workshop"]
    title = meeting["title"] or words(f"words.kind.{meeting['kind']}")
    if meeting["date"]:
        begins = _moment(meeting["date"], meeting["start"])
        event = _event(meeting["id"], begins, begins + timedelta(minutes=_minutes(document)), written)
        yield _told(event, title, meeting["place"], _described(document, begins, words))
    for row in sorted(document.get("occasions", ()), key=lambda row: (row["date"], row["start"], row["seq"])):
        begins = _moment(row["date"], row["start"])
        ends = _moment(row["date"], row["ends"]) if row["ends"] else begins + timedelta(minutes=_usual(document))
        event = _event(row["carried"] or row["id"], begins, ends, written)
        yield _told(event, row["title"] or title, row["place"], _about(document, row, title, words))


def _event(key: str, begins: datetime, ends: datetime, written: float) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{key}@dubbeldiamant")
    event.add("dtstamp", datetime.fromtimestamp(int(written), UTC))
    event.add("last-modified", datetime.fromtimestamp(int(written), UTC))
    event.add("dtstart", begins)
    event.add("dtend", max(ends, begins + timedelta(minutes=1)))
    return event


def _told(event: Event, title: str, place: str, about: str) -> Event:
    event.add("summary", title)
    if place:
        event.add("location", place)
    if about:
        event.add("description", about)
    return event


def _moment(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(ZONE))


def _usual(document: Document) -> int:
    """A date without an end is as long as this meeting."""
    return _minutes(document) or USUAL


def _about(document: Document, row: Mapping[str, Any], title: str, words: Words) -> str:
    """What was noted of a date, and which meeting it comes after."""
    day = document["workshop"]["date"]
    after = words("exchange.calendar.after", title=title, date=dates.text(words, day, "medium")) if day else ""
    return "\n".join(line for line in (row["note"], after) if line)


def _zone() -> Component:
    """The time zone as the rule that holds in the European Union, rather than as a list of years."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for half, name, begins, month, before, after in (
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),  # noqa: DTZ001
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), 3, winter, summer),  # noqa: DTZ001
    ):
        half.add("dtstart", begins)
        half.add("rrule", {"freq": "yearly", "byday": "-1su", "bymonth": month})
        half.add("tzoffsetfrom", before)
        half.add("tzoffsetto", after)
        half.add("tzname", name)
        zone.add_component(half)
    return zone


def _minutes(document: Document) -> int:
    """How long the meeting is: until it must be over, else by its plan; an hour where nothing is planned."""
    meeting = document["workshop"]
    fixed = agenda.minutes_of(meeting["ends"]) - agenda.minutes_of(meeting["start"]) if meeting["ends"] else 0
    return fixed if fixed > 0 else agenda.total_minutes(_frame(document)) or USUAL


def _described(document: Document, begins: datetime, words: Words) -> str:
    """The challenge and the agenda, a line for each activity with the time it begins."""
    meeting = document["workshop"]
    lines = [meeting["challenge"], ""] if meeting["challenge"] else []
    frame = _frame(document)
    midnight = begins.replace(tzinfo=None, hour=0, minute=0)
    for slot, step in zip(agenda.slots(frame), agenda.steps(frame), strict=True):
        at, length = midnight + timedelta(minutes=slot.start), words("words.count.minutes", n=step.minutes)
        lines.append(words("exchange.calendar.line", time=_time(at, words), title=step.title, minutes=length))
    return "\n".join(lines).strip()


def _frame(document: Document) -> Workshop:
    """The agenda alone, in no library, to count its times."""
    frame = Workshop(start=document["workshop"]["start"])
    for row in document["activities"]:
        frame.activities.append(Activity(**row))
    return frame


def _time(at: datetime, words: Words) -> str:
    return words("summary.time", hour=at.hour, minute=at.minute)
