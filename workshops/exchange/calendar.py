"""A meeting as an appointment that calendars take in (iCalendar, RFC 5545): title, place, and the agenda in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from workshops import agenda
from workshops.exchange.public import Document
from workshops.labels import Words
from workshops.model import Activity, Workshop
from workshops.text import Refused

if TYPE_CHECKING:
    from icalendar import Component

ZONE = "Europe/Stockholm"
PRODUCT = "-//Dubbeldiamant//Dubbeldiamant//SV"


class NoDay(Refused):
    """The meeting has no date, so it can't stand in a calendar."""


def write(document: Document, words: Words, written: float) -> bytes:
    """The bytes of a calendar with the meeting in it, and the time zone it counts in; raises NoDay.

    The appointment has the meeting's own id: one that is taken in again takes the place of the first.
    """
    from icalendar import Calendar, Event

    meeting = document["workshop"]
    if not meeting["date"]:
        raise NoDay
    begins = datetime.fromisoformat(f"{meeting['date']}T{meeting['start']}").replace(tzinfo=ZoneInfo(ZONE))
    event = Event()
    event.add("uid", f"{meeting['id']}@dubbeldiamant")
    event.add("dtstamp", datetime.fromtimestamp(int(written), UTC))
    event.add("last-modified", datetime.fromtimestamp(int(written), UTC))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=_minutes(document)))
    event.add("summary", meeting["title"] or words(f"words.kind.{meeting['kind']}"))
    if meeting["place"]:
        event.add("location", meeting["place"])
    event.add("description", _described(document, begins, words))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone())
    calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


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
    return fixed if fixed > 0 else agenda.total_minutes(_frame(document)) or 60


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
