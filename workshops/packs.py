"""Content packs: files of TOML with Swedish and English side by side, read plainly or validated."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from workshops import lines as places
from workshops import parsed
from workshops.labels import Words
from workshops.refused import Refused

if TYPE_CHECKING:
    from pydantic import BaseModel

    _Schema = TypeVar("_Schema", bound=BaseModel)

_Value = TypeVar("_Value")

REASONS = {
    "missing": "missing",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "extra_forbidden": "unknown",
    "literal_error": "not_allowed",
    "string_pattern_mismatch": "form",
    "string_type": "text",
    "int_type": "number",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "bool_type": "switch",
    "list_type": "list",
    "tuple_type": "list",
    "model_type": "languages",
    "dict_type": "languages",
}
"""What the validation calls a fault, and the name of our sentence for it (`refusals.pack.<name>`)."""


class BrokenPack(Refused):
    """A file of content can't be used: `file`, `place` in it (a line, or names from the outside in) and `reason` in words.

    `at` is the place for whoever has to mend it: the line too, where it is known.
    """

    def __init__(self, **values: object) -> None:
        super().__init__(**{"at": values.get("place"), **values})


def read(path: Path, language: str, refusal: type[BrokenPack], until: str = "") -> dict[str, Any]:
    """The file as plain values, no further than a line that begins with `until`; raises `refusal`."""
    words = Words(language)
    try:
        return parsed.read(path, until)
    except UnicodeDecodeError as error:
        raise refusal(
            file=path.name, place=_line(words, path, error.start), reason=words("refusals.pack.utf8")
        ) from None
    except OSError:
        raise refusal(file=path.name, place=path.name, reason=words("refusals.pack.unreadable")) from None
    except ValueError as error:
        place = words("refusals.pack.place", place=_position(str(error)))
        raise refusal(file=path.name, place=place, reason=words("refusals.pack.toml")) from None


def validated(path: Path, schema: type[_Schema], language: str, refusal: type[BrokenPack]) -> _Schema:
    """The file held against its schema; raises `refusal` for the first fault found."""
    from pydantic import ValidationError

    values = read(path, language, refusal)
    try:
        return schema.model_validate(values)
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        reason = _reason(Words(language), fault["type"], fault.get("ctx", {}), fault["msg"])
        location = fault["loc"] or (fault.get("ctx", {}).get("place", path.stem),)
        raise broken(refusal, path, location, values, language, reason) from None


def broken(
    refusal: type[BrokenPack], path: Path, location: Sequence[int | str], values: object, language: str, reason: str
) -> BrokenPack:
    """The refusal of what stands at a location of a file, with its line where that can be told."""
    place = _place(location, values)
    number = places.line_of(path.read_text(encoding="utf-8"), location)
    line = Words(language)("refusals.pack.place", place=number) if number else ""
    return refusal(file=path.name, place=place, reason=reason, at=", ".join(part for part in (line, place) if part))


def quick(
    path: Path,
    language: str,
    refusal: type[BrokenPack],
    build: Callable[[dict[str, Any]], _Value],
    check: Callable[[], object],
) -> _Value:
    """What `build` makes of the file, without the cost of a schema; `check` raises `refusal` where that fails."""
    values = read(path, language, refusal)
    try:
        return build(values)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        check()
        raise


def written(values: Mapping[str, Any]) -> str:
    """Validated values of a pack as a file of TOML that reads back as the same values; those that are None are left out."""
    plain = {name: value for name, value in values.items() if value is not None}
    tables = {name: value for name, value in plain.items() if isinstance(value, dict) or _is_rows(value)}
    lines = [f"{name} = {_inline(value)}" for name, value in plain.items() if name not in tables]
    for name, value in tables.items():
        for row in value if _is_rows(value) else ():
            lines += ["", f"[[{name}]]", *_pairs(row)]
        if isinstance(value, dict) and all(isinstance(each, dict) for each in value.values()):
            for key, row in value.items():
                lines += ["", f"[{name}.{key}]", *_pairs(row)]
        elif isinstance(value, dict):
            lines += ["", f"[{name}]", *_pairs(value)]
    return "\n".join(lines) + "\n"


def _pairs(values: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {_inline(value)}" for name, value in values.items() if value is not None]


def _is_rows(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(row, dict) for row in value)


def _inline(value: object) -> str:
    """A value on one line. Strings are written as in JSON, which TOML reads alike but for one sign."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_inline(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_inline(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def named_after(path: Path, id: str, language: str, refusal: type[BrokenPack]) -> None:
    """Raises `refusal` where the id in a file is not the file's own name."""
    if id != path.stem:
        reason = Words(language)("refusals.pack.file_name", key=path.stem)
        raise broken(refusal, path, ("id",), {}, language, reason)


def _reason(words: Words, fault: str, context: dict[str, Any], message: str) -> str:
    name = REASONS.get(fault, fault)
    if f"refusals.pack.{name}" not in words:
        return words("refusals.pack.other", message=message)
    return words(f"refusals.pack.{name}", **{"message": message, **context})


def _place(location: Sequence[int | str], values: object) -> str:
    """Names from the outside in, a row of a list by its own id where it has one: `activities · fika · minutes`."""
    names: list[str] = []
    for part in location:
        values = _inside(values, part)
        row = values.get("id") if isinstance(part, int) and isinstance(values, dict) else None
        names.append(str(row) if row else str(part + 1) if isinstance(part, int) else part)
    return " · ".join(names)


def _inside(values: object, part: int | str) -> object:
    if isinstance(values, dict) and isinstance(part, str):
        return values.get(part)
    if isinstance(values, list) and isinstance(part, int) and part < len(values):
        return values[part]
    return None


def _line(words: Words, path: Path, offset: int) -> str:
    return words("refusals.pack.place", place=str(path.read_bytes()[:offset].count(b"\n") + 1))


def _position(message: str) -> str:
    """The line number that ends a complaint about TOML: `Expected '=' (at line 7, column 3)`."""
    return message.rpartition("line ")[2].partition(",")[0] if "line " in message else "–"
