"""Verbs on who was there: numbers by where people come from and in what role; names only where somebody decides so."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from workshops import text as words
from workshops.agenda import MOST
from workshops.model import Attendance, Attendee, Workshop, find
from workshops.text import Refused

_NUMBER = re.compile(r"\d{1,6}")


class NoHeadcount(Refused):
    """A line that says nobody's number."""


class NamesNotKept(Refused):
    """Nobody has decided that names are kept at this meeting."""


@dataclass(frozen=True, slots=True)
class Entry:
    """So many from one place, in one role."""

    origin: str
    role: str
    count: int


def read_line(line: str, origin: str = "") -> tuple[Entry, ...]:
    """What a line says: "Norrby 3 teachers, 1 head", "Norrby 4", "3 teachers". Raises NoHeadcount.

    What stands before the first number is where they come from (else `origin`), what stands after a number is the role.
    """
    said = " ".join(words.clean(line).split())
    found = list(_NUMBER.finditer(said))
    if not found:
        raise NoHeadcount
    place = said[: found[0].start()].strip(" ,;:–-") or origin
    ends = [match.start() for match in found[1:]] + [len(said)]
    roles = [
        said[match.end() : end].strip(" ,;:.–-").removeprefix("st ") for match, end in zip(found, ends, strict=True)
    ]
    roles = [re.sub(r"[,;]?\s+(?:och|and|samt|\+)$", "", role) for role in roles]
    return tuple(Entry(place, role, int(match[0])) for match, role in zip(found, roles, strict=True))


def count(workshop: Workshop, entries: tuple[Entry, ...]) -> list[Attendance]:
    """Write down how many were there; where a place and a role are known already, this is their number now."""
    return [_counted(workshop, entry) for entry in entries]


def set_count(workshop: Workshop, row: str, number: int) -> None:
    """Another number, within reason."""
    find(workshop, Attendance, row).count = _number(number)


def change(workshop: Workshop, row: str, origin: str, role: str) -> None:
    """Name the place or the role otherwise; a row that is there already takes the number over."""
    found = find(workshop, Attendance, row)
    place, who = _name(origin), _name(role)
    twin = _same(workshop, place, who)
    if twin is not None and twin is not found:
        twin.count = _number(twin.count + found.count)
        workshop.attendance.remove(found)
    else:
        found.origin, found.role = place, who


def remove(workshop: Workshop, row: str) -> None:
    """Remove a row."""
    workshop.attendance.remove(find(workshop, Attendance, row))


def in_order(workshop: Workshop) -> list[Attendance]:
    """The rows by place in the order the places came up, roles as they came."""
    first: dict[str, int] = {}
    rows = sorted(workshop.attendance, key=lambda row: (row.seq, row.id))
    for row in rows:
        first.setdefault(row.origin.casefold(), row.seq)
    return sorted(rows, key=lambda row: (first[row.origin.casefold()], row.seq, row.id))


def total(workshop: Workshop) -> int:
    """How many were there."""
    return sum(row.count for row in workshop.attendance)


def by_origin(workshop: Workshop) -> dict[str, list[Attendance]]:
    """Those who were there, by place; rows of nobody are left out."""
    found: dict[str, list[Attendance]] = {}
    for row in in_order(workshop):
        if row.count:
            found.setdefault(row.origin, []).append(row)
    return found


def by_role(workshop: Workshop) -> dict[str, int]:
    """How many in each role, most first."""
    counted: Counter[str] = Counter()
    for row in in_order(workshop):
        counted[row.role] += row.count
    return {role: number for role, number in counted.most_common() if number}


def known(workshop: Workshop) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The places and the roles that have come up."""
    rows = in_order(workshop)
    origins, roles = dict.fromkeys(row.origin for row in rows), dict.fromkeys(row.role for row in rows)
    return tuple(name for name in origins if name), tuple(name for name in roles if name)


def keep_names(workshop: Workshop) -> None:
    """Somebody decides that names are kept at this meeting."""
    workshop.keeps_names = True


def forget_names(workshop: Workshop) -> None:
    """Remove every name, and keep none from now on; the numbers stay."""
    for row in list(workshop.attendees):
        workshop.attendees.remove(row)
    workshop.keeps_names = False


def name(workshop: Workshop, said: str, origin: str = "", role: str = "") -> Attendee:
    """Write down somebody's name; raises NamesNotKept, Empty, TooLong."""
    if not workshop.keeps_names:
        raise NamesNotKept
    row = Attendee(
        seq=max((each.seq for each in workshop.attendees), default=0) + 1,
        name=words.one_line(said, words.TITLE),
        origin=_name(origin),
        role=_name(role),
    )
    workshop.attendees.append(row)
    return row


def rename(workshop: Workshop, attendee: str, said: str, origin: str, role: str) -> None:
    """Change what is kept of somebody."""
    found = find(workshop, Attendee, attendee)
    found.name, found.origin, found.role = words.one_line(said, words.TITLE), _name(origin), _name(role)


def unname(workshop: Workshop, attendee: str) -> None:
    """Remove somebody's name."""
    workshop.attendees.remove(find(workshop, Attendee, attendee))


def names(workshop: Workshop) -> list[Attendee]:
    """The names that are kept, as they came."""
    return sorted(workshop.attendees, key=lambda row: (row.seq, row.id))


def _counted(workshop: Workshop, entry: Entry) -> Attendance:
    origin, role, number = _name(entry.origin), _name(entry.role), _number(entry.count)
    found = _same(workshop, origin, role)
    if found is None:
        found = Attendance(seq=max((each.seq for each in workshop.attendance), default=0) + 1, origin=origin, role=role)
        workshop.attendance.append(found)
    found.count = number
    return found


def _same(workshop: Workshop, origin: str, role: str) -> Attendance | None:
    wanted = (origin.casefold(), role.casefold())
    return next((row for row in workshop.attendance if (row.origin.casefold(), row.role.casefold()) == wanted), None)


def _name(said: str) -> str:
    return words.one_line(said, words.TITLE, empty=True)


def _number(number: int) -> int:
    return max(0, min(number, MOST))
