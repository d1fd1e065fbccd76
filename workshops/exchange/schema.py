"""The documented form of a workshop's JSON as a JSON Schema, made from the model and from what a reader of files refuses.

The schema of each released version lies in `resources/schemas`; run this module to write that of the version at hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workshops.exchange import document
from workshops.labels import RESOURCES
from workshops.model import ABSENT, Base, Workshop, defaults_of

FOLDER = RESOURCES / "schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def path(version: int = document.VERSION) -> Path:
    """Where the schema of a version of the format lies."""
    return FOLDER / f"workshop-{version}.schema.json"


def made() -> dict[str, Any]:
    """The schema of what this program writes."""
    properties: dict[str, Any] = {
        "format": {"const": document.FORMAT},
        "version": {"const": document.VERSION},
        "workshop": _row(Workshop, "workshop"),
    }
    for name, kind, many in _collections():
        row = _row(kind, name)
        properties[name] = {"type": "array", "items": row} if many else {"anyOf": [row, {"type": "null"}]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:dubbeldiamant:workshop:{document.VERSION}",
        "title": f"{document.FORMAT} {document.VERSION}",
        "description": "What a .json file holds, and workshop.json in a .workshop file. All but the ids may be left out.",
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "workshop"],
        "additionalProperties": False,
    }


def written() -> str:
    """The schema as the text of its file."""
    return json.dumps(made(), ensure_ascii=False, indent=1) + "\n"


def _collections() -> Iterator[tuple[str, type[Base], bool]]:
    for relation in Workshop.__mapper__.relationships:
        if relation.key not in document.LEFT_OUT:
            yield relation.key, relation.mapper.class_, bool(relation.uselist)


def _row(kind: type[Base], room: str) -> dict[str, Any]:
    columns = {name: column for name, column in kind.__mapper__.columns.items() if name != "workshop_id"}
    defaults = defaults_of(kind)
    needed = [name for name in columns if name == "id" or defaults[name] is ABSENT]
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {name: _value(column, room, name) for name, column in columns.items()},
        "required": needed,
        "additionalProperties": False,
    }


def _value(column: Any, room: str, name: str) -> dict[str, Any]:
    """What a column may hold."""
    kind = TYPES[column.type.python_type]
    form: dict[str, Any] = {"type": [kind, "null"] if column.nullable else kind}
    for key in column.foreign_keys:
        form["description"] = f"id of a row of {key.column.table.name}"
    allowed = document.ALLOWED.get((room, name))
    if allowed is not None:
        form["enum"] = [*allowed, None] if column.nullable else list(allowed)
    elif name == "id" or column.foreign_keys:
        form["minLength"] = 1
    elif kind == "string" and name not in ("options", "choice"):
        form["maxLength"] = document.limit_of(room, name)
    if kind in ("integer", "number"):
        low, high = document.RANGES.get((room, name), document.ANY)
        form |= {"minimum": low, "maximum": high}
    return form


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    path().write_text(written(), encoding="utf-8")
