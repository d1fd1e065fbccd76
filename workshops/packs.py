"""Content packs: files of TOML with Swedish and English side by side, read plainly or validated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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
    """A file of content can't be used: `file`, `place` in it (a line, or names from the outside in) and `reason` in words."""


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
        raise refusal(file=path.name, place=_place(location, values), reason=reason) from None


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


def named_after(path: Path, id: str, language: str, refusal: type[BrokenPack]) -> None:
    """Raises `refusal` where the id in a file is not the file's own name."""
    if id != path.stem:
        raise refusal(file=path.name, place="id", reason=Words(language)("refusals.pack.file_name", key=path.stem))


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
