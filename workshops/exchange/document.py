"""A workshop as documented JSON and back: what `show --json`, `.json`, `.workshop` files and the sample hold.

    {"format": "dubbeldiamant-workshop", "version": 1, "workshop": {…}, "activities": […], "ideas": […], …}

`workshop` has every column of the workshop; each list has the rows of one collection with every column but
`workshop_id`. Drafts and ballots are never in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from workshops import phases, text
from workshops.model import Base, Progress, Workshop, new_id
from workshops.text import Refused

FORMAT, VERSION = "dubbeldiamant-workshop", 1
LEFT_OUT = ("drafts",)
_ID = re.compile(r"[0-9a-f]{32}")

LIMITS: Mapping[str, int] = {"name": text.TITLE, "title": text.TITLE, "place": text.TITLE, "organisation": text.TITLE}
LIMITS = {**LIMITS, "record_number": text.TITLE, "role": text.TITLE, "notes": text.PARAGRAPH}
LIMITS = {**LIMITS, **dict.fromkeys(phases.CONCEPT_FIELDS, text.FIELD)}
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
    ("rounds", "unit"): ("person", "team"),
}


class NotAWorkshop(Refused):
    """The file is not a workshop's JSON; `why` says what is missing."""


class NewerFormat(Refused):
    """The file was written by a later version of the program; `version` says which format."""


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
            document[relation.key] = [_columns(row) for row in sorted(rows, key=_order)]
        else:
            document[relation.key] = _columns(rows) if rows is not None else None
    return document


def read(document: object, *, fresh_ids: bool = False) -> Workshop:
    """A new workshop that lies in no library yet.

    Ids that are no UUIDs, or all of them with `fresh_ids`, are replaced, references with them. Raises NotAWorkshop,
    NewerFormat or BrokenRow.
    """
    if not isinstance(document, Mapping) or document.get("format") != FORMAT:
        raise NotAWorkshop(why="format")
    version = document.get("version")
    if not isinstance(version, int) or not isinstance(document.get("workshop"), Mapping):
        raise NotAWorkshop(why="workshop")
    if version > VERSION:
        raise NewerFormat(version=version)
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
        rows = getattr(workshop, relation.key)
        for number, row in enumerate(given, start=1):
            rows.append(kind(**_values(kind, row, ids, f"{relation.key} {number}")))
    _check_references(workshop)
    return workshop


def _columns(row: Base) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__mapper__.columns.keys() if name != "workshop_id"}


def _order(row: Base) -> tuple[float, str]:
    for name in ("position", "seq", "number"):
        if hasattr(row, name):
            return float(getattr(row, name)), row.id
    return 0.0, row.id


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
        elif name == "options":
            values[name] = " ".join(_reference(key, ids, place) or "" for key in str(value).split())
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
    if isinstance(value, int | float) and not isinstance(value, bool) and not -1e12 < value < 1e12:
        raise BrokenRow(where=place)
    return value


def _text(value: str, room: str, name: str, place: str) -> str:
    said = text.clean(value)
    allowed = ALLOWED.get((room, name))
    known = allowed is None or said in allowed
    if name == "target_groups":
        known = bool(said.split()) and all(code in phases.TARGET_GROUPS for code in said.split())
    if len(said) > LIMITS.get(name, text.IDEA) or not known or not _is_moment(name, said):
        raise BrokenRow(where=place)
    return said


def _is_moment(name: str, said: str) -> bool:
    try:
        if name in ("date", "due") and said:
            date.fromisoformat(said)
        if name == "start":
            time.fromisoformat(said)
    except ValueError:
        return False
    return True


def _check_references(workshop: Workshop) -> None:
    """Every reference must name a row of the right kind."""
    known: dict[str, set[str]] = {"workshops": {workshop.id}}
    rows: list[Base] = []
    for relation in Workshop.__mapper__.relationships:
        value = getattr(workshop, relation.key)
        own = value if isinstance(value, list) else [value] if value is not None else []
        rows += own
        known[str(relation.mapper.local_table.description)] = {row.id for row in own}
    for row in rows:
        for name, column in row.__mapper__.columns.items():
            for key in column.foreign_keys:
                value = getattr(row, name)
                if name != "workshop_id" and value is not None and value not in known[key.column.table.name]:
                    raise BrokenRow(where=f"{row.__tablename__}: {name}")
