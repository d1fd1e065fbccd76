"""A workshop as documented JSON and back: what `show --json`, `.json`, `.workshop` files and the sample hold.

    {"format": "dubbeldiamant-workshop", "version": 2, "workshop": {…}, "activities": […], "ideas": […], …}

`workshop` has every column of the workshop; each list has the rows of one collection with every column but
`workshop_id`. Drafts, ballots, the log of publications (it has this computer's paths) and answers about personal data
are never in it. `resources/schemas` has it as JSON Schema, one file a version: a column that the model gains makes a
new version, and older ones are read as long as there are such files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from workshops import agenda, concepts, news, phases, polls, text, votes
from workshops.model import Base, Paragraph, Progress, Workshop, everything, new_id, order_of
from workshops.text import Refused

FORMAT, VERSION = "dubbeldiamant-workshop", 3
LEFT_OUT = ("drafts", "publications", "acceptances")
MOST = 250_000  # rows in one workshop
_ID = re.compile(r"[0-9a-f]{32}")
_INSIDE = re.compile(r"(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])")

LIMITS: Mapping[str, int] = {"name": text.TITLE, "title": text.TITLE, "place": text.TITLE, "organisation": text.TITLE}
LIMITS = {**LIMITS, "record_number": text.TITLE, "role": text.TITLE, "presenter": text.TITLE, "notes": text.PARAGRAPH}
LIMITS = {**LIMITS, **dict.fromkeys(phases.CONCEPT_FIELDS, text.FIELD)}
LIMITS = {
    **LIMITS,
    **dict.fromkeys(("unit", "low", "high", "origin", "began", "municipality"), text.TITLE),
    "said": text.PARAGRAPH,
    "summary": text.FIELD,
}
LIMITS = {**LIMITS, "link": 2_000, "basis": text.PARAGRAPH, "earlier": 100_000}
WIDER: Mapping[tuple[str, str], int] = {("paragraphs", "text"): text.PARAGRAPH}
"""Texts that may be longer than others of the same name."""
LONG = (*phases.CONCEPT_FIELDS, "pitch", "notes", "said", "summary", "basis")
"""Texts that keep their line breaks."""
DAYS = ("date", "due", "since")
CLOCKS = ("ends", "pinned")
"""Times of day that may be empty."""
NEEDED = frozenset(
    {("workshop", "title"), ("ideas", "text"), ("feedback", "text"), ("decisions", "text"), ("points", "text")}
    | {("actions", "what"), ("teams", "name"), ("activities", "title"), ("terms", "words"), ("parked", "text")}
    | {("polls", "question"), ("poll_options", "text"), ("assessment_areas", "text"), ("assessment_roles", "text")}
    | {("news", "title"), ("occasions", "date"), ("attendees", "name")}
)
"""Texts that a verb refuses to leave empty."""
RANGES: Mapping[tuple[str, str], tuple[int, int]] = {
    ("workshop", "pitch_minutes"): (1, agenda.LONGEST),
    ("workshop", "participants"): (0, agenda.MOST),
    ("activities", "minutes"): (1, agenda.LONGEST),
    ("activities", "least"): (0, agenda.LONGEST),
    ("activities", "shift"): (-agenda.DAY, agenda.DAY),
    ("teams", "size"): (0, agenda.LARGEST),
    ("rounds", "budget"): (1, 10**9),
    ("tallies", "votes"): (0, 10**9),
    ("concepts", "impact"): (0, 5),
    ("concepts", "effort"): (0, 5),
    ("polls", "expected"): (0, agenda.MOST),
    ("polls", "least"): (polls.LOWEST, polls.HIGHEST),
    ("polls", "most"): (polls.LOWEST, polls.HIGHEST),
    ("answers", "count"): (1, agenda.MOST),
    ("ratings", "count"): (0, 10**6),
    ("assessment_roles", "answered"): (0, 10**6),
    ("attendance", "count"): (0, agenda.MOST),
    ("timings", "allotted"): (0, 10**9),
    ("timings", "spent"): (0, 10**9),
}
ANY = (-(10**12), 10**12)
"""What any other number may be."""
ALLOWED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("workshop", "kind"): phases.KINDS,
    ("workshop", "state"): ("draft", "running", "finished"),
    ("workshop", "language"): ("sv", "en"),
    ("activities", "phase"): phases.PHASES,
    ("activities", "work"): phases.WORKS,
    ("teams", "target_group"): phases.TARGET_GROUPS,
    ("ideas", "target_group"): phases.TARGET_GROUPS,
    ("feedback", "kind"): phases.FEEDBACK,
    ("decisions", "level"): phases.LEVELS,
    ("actions", "responsible"): ("", *phases.RESPONSIBLE),
    ("polls", "kind"): phases.POLLS,
    ("rounds", "unit"): votes.UNITS,
    ("checks", "answer"): concepts.ANSWERS,
}


class NotAWorkshop(Refused):
    """The file is not a workshop's JSON; `why` says what is missing."""


class NewerFormat(Refused):
    """The file was written by a later version of the program; `version` says which format."""


class TooMuch(Refused):
    """More rows than any meeting has; `limit` says how many are taken in."""


class BrokenRow(Refused):
    """A value in the file can't be kept; `where` says which."""


def write(workshop: Workshop) -> dict[str, Any]:
    """The workshop as plain values that JSON can hold."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "workshop": _columns(workshop)}
    for relation in Workshop.__mapper__.relationships:
        if relation.key in LEFT_OUT:
            continue
        rows = getattr(workshop, relation.key)
        if isinstance(rows, list):
            document[relation.key] = [_columns(row) for row in sorted(rows, key=order_of)]
        else:
            document[relation.key] = _columns(rows) if rows is not None else None
    return document


def read(document: object, *, fresh_ids: bool = False) -> Workshop:
    """A new workshop that lies in no library yet.

    Ids that are no UUIDs, or all of them with `fresh_ids`, are replaced, references with them. Raises NotAWorkshop,
    NewerFormat, TooMuch or BrokenRow.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise NotAWorkshop(why="format")
    version = document.get("version")
    if not isinstance(version, int) or not isinstance(document.get("workshop"), Mapping):
        raise NotAWorkshop(why="workshop")
    if version > VERSION:
        raise NewerFormat(version=version)
    if sum(len(rows) for rows in document.values() if isinstance(rows, list)) > MOST:
        raise TooMuch(limit=MOST)
    ids = _ids(document, fresh_ids)
    workshop = Workshop(**_values(Workshop, document["workshop"], ids, "workshop"))
    for relation in Workshop.__mapper__.relationships:
        given, kind = document.get(relation.key), relation.mapper.class_
        if given is None or relation.key in LEFT_OUT:
            continue
        if kind is Progress:
            workshop.progress = Progress(**_values(kind, given, ids, relation.key))
            continue
        if not isinstance(given, list):
            raise NotAWorkshop(why=relation.key)
        rows = [
            kind(**_values(kind, row, ids, f"{relation.key} {number}"))
            for number, row in enumerate(given, start=1)
            if not _is_left_over(row, ids)
        ]
        getattr(workshop, relation.key).extend(sorted(rows, key=order_of))
    _check_references(workshop)
    _check_state(workshop)
    return workshop


def _is_left_over(row: object, ids: Mapping[str, str]) -> bool:
    """A clock of an activity or a presentation that was removed."""
    return isinstance(row, Mapping) and "subject_id" in row and row["subject_id"] not in ids


def _columns(row: Base) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__mapper__.columns.keys() if name != "workshop_id"}


def _ids(document: Mapping[str, Any], fresh: bool) -> dict[str, str]:
    rows = [document["workshop"], document.get("progress")]
    rows += [row for value in document.values() if isinstance(value, list) for row in value]
    ids: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Mapping) and isinstance(row.get("id"), str):
            if row["id"] in ids:
                raise BrokenRow(where=f"id {row['id']}")
            ids[row["id"]] = row["id"] if _ID.fullmatch(row["id"]) and not fresh else new_id()
    return ids


def _values(kind: type[Base], row: object, ids: Mapping[str, str], where: str) -> dict[str, Any]:
    if not isinstance(row, Mapping):
        raise BrokenRow(where=where)
    values: dict[str, Any] = {}
    for name, column in kind.__mapper__.columns.items():
        if name == "workshop_id" or name not in row:
            continue
        value = row[name]
        place = f"{where}: {name}"
        if name == "id" or column.foreign_keys or name == "subject_id":
            values[name] = _reference(value, ids, place, optional=column.nullable is True)
        elif kind is Paragraph and name == "place":  # it names other rows, among other things
            named = _INSIDE.sub(lambda found: ids.get(found[0], found[0]), str(value))
            values[name] = _text(named, "paragraphs", name, place)
        elif name in ("options", "choice"):  # those of rows that are gone since are left out
            values[name] = " ".join(ids[key] for key in dict.fromkeys(str(value).split()) if key in ids)
        elif name == "poll_id":  # a column without a key: the question may be gone, here as in the workshop
            said = str(value)
            values[name] = ids.get(said, said if _ID.fullmatch(said) else "")
        else:
            values[name] = _value(value, column.type.python_type, where.partition(" ")[0], name, place, column.nullable)
    return values


def _reference(value: object, ids: Mapping[str, str], place: str, *, optional: bool = False) -> str | None:
    if value is None and optional:
        return None
    if not isinstance(value, str) or value not in ids:
        raise BrokenRow(where=place)
    return ids[value]


def _value(value: object, kind: type, room: str, name: str, place: str, nullable: bool | None) -> object:
    if value is None and nullable:
        return None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise BrokenRow(where=place)
    if isinstance(value, str):
        return _text(value, room, name, place)
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = RANGES.get((room, name), ANY)
        if not low <= value <= high:
            raise BrokenRow(where=place)
    return value


def limit_of(room: str, name: str) -> int:
    """How many characters (code points) a text may hold."""
    return WIDER.get((room, name), LIMITS.get(name, text.IDEA))


def _text(value: str, room: str, name: str, place: str) -> str:
    """The words as a verb would keep them; raises BrokenRow where it would refuse them."""
    limit = limit_of(room, name)
    try:
        if name in LONG or (room, name) in WIDER:
            said = text.lines(value, limit)
        else:
            said = text.one_line(value, limit, empty=(room, name) not in NEEDED)
        if name in DAYS and said:
            said = date.fromisoformat(said).isoformat()
        if name == "link":
            said = news.checked(said)
        if name == "start" or (name in CLOCKS and said):
            said = agenda.clock_time(said)
    except ValueError:  # all that refuses is one
        raise BrokenRow(where=place) from None
    if name == "target_groups":
        said = " ".join(dict.fromkeys(said.split()))
        if not said or any(code not in phases.TARGET_GROUPS for code in said.split()):
            raise BrokenRow(where=place)
    allowed = ALLOWED.get((room, name))
    if allowed is not None and said not in allowed:
        raise BrokenRow(where=place)
    return said


def _check_references(workshop: Workshop) -> None:
    """Every reference must name a row of the right kind."""
    known: dict[str, set[str]] = {table: set() for table in Base.metadata.tables}
    for row in everything(workshop):
        known[row.__tablename__].add(row.id)
    for row in everything(workshop):
        for name, column in row.__mapper__.columns.items():
            for key in column.foreign_keys:
                value = getattr(row, name)
                if name != "workshop_id" and value is not None and value not in known[key.column.table.name]:
                    raise BrokenRow(where=f"{row.__tablename__}: {name}")


def _check_state(workshop: Workshop) -> None:
    """What no verb would leave behind: votes of an open round, two open rounds, strange target groups, names nobody keeps."""
    groups = {None, *workshop.target_groups.split()}
    if workshop.attendees and not workshop.keeps_names:
        raise BrokenRow(where="attendees: keeps_names")
    for number, row in enumerate(workshop.ideas, start=1):
        row.cluster_id = None if row.discarded or row.same_as is not None else row.cluster_id
        if row.target_group not in groups:
            raise BrokenRow(where=f"ideas {number}: target_group")
    for number, team in enumerate(workshop.teams, start=1):
        if team.target_group not in groups:
            raise BrokenRow(where=f"teams {number}: target_group")
    above = {row.id for row in workshop.ideas if row.same_as is None}
    if any(row.same_as is not None and row.same_as not in above for row in workshop.ideas):
        raise BrokenRow(where="ideas: same_as")
    for number, poll in enumerate(workshop.polls, start=1):
        if poll.kind == "scale" and poll.least >= poll.most:
            raise BrokenRow(where=f"polls {number}: most")
    open_rounds = {vote.id for vote in workshop.rounds if not vote.closed}
    if open_rounds - {workshop.rounds[-1].id if workshop.rounds else ""}:
        raise BrokenRow(where="rounds: closed")
    if any(tally.round_id in open_rounds for tally in workshop.tallies):
        raise BrokenRow(where="tallies: round_id")
    if len({(tally.round_id, tally.cluster_id) for tally in workshop.tallies}) < len(workshop.tallies):
        raise BrokenRow(where="tallies: cluster_id")
    if len({clock.subject_id for clock in workshop.timings}) < len(workshop.timings):
        raise BrokenRow(where="timings: subject_id")
    clusters = {cluster.id for cluster in workshop.clusters}
    for vote in workshop.rounds:
        vote.options = " ".join(key for key in vote.options.split() if key in clusters)
