"""Holds values against a JSON Schema: the few words of it that ours use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
KNOWN = {"type", "properties", "required", "additionalProperties", "items", "anyOf", "const", "enum"} | {
    *("minimum", "maximum", "maxLength", "minLength", "description", "title", "$schema", "$id")
}


def faults(value: Any, schema: dict[str, Any], where: str = "") -> Iterator[str]:
    """Where a value is not what the schema says, and the word of the schema that says so."""
    assert schema.keys() <= KNOWN, schema.keys() - KNOWN
    if "anyOf" in schema and all(list(faults(value, each, where)) for each in schema["anyOf"]):
        yield f"{where}: anyOf"
    if "const" in schema and value != schema["const"]:
        yield f"{where}: const"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: enum"
    wanted = schema.get("type")
    names = [wanted] if isinstance(wanted, str) else wanted
    if names is not None and not any(_is(value, name) for name in names):
        yield f"{where}: type"
    elif isinstance(value, dict):
        yield from _of_object(value, schema, where)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from faults(each, schema.get("items", {}), f"{where}/{number}")
    elif isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{where}: length"
    elif isinstance(value, int | float) and not isinstance(value, bool):
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            yield f"{where}: range"


def _of_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    yield from (f"{where}/{name}: required" for name in schema.get("required", []) if name not in value)
    for name, each in value.items():
        if name in properties:
            yield from faults(each, properties[name], f"{where}/{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{where}/{name}: additionalProperties"


def _is(value: Any, name: str) -> bool:
    return isinstance(value, KINDS[name]) and not (isinstance(value, bool) and name in ("integer", "number"))
