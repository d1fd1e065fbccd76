"""Files of text as rows of cells: codings, separators and quotes as people's programs really write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshops.text import Refused

SEPARATORS = ("\t", ";", ",")
_DECLARED = re.compile(r"\ufeff?sep=(.)[ \t;,]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_BREAK = re.compile(r"\r\n|\r|\n")


class NotText(Refused):
    """The file holds no text (it may be a spreadsheet of another kind, or a picture)."""


def decode(data: bytes) -> str:
    """Text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or Windows-1252; raises NotText."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[:4] == b"PK\x03\x04" or data.count(b"\0") > len(data) // 100:
        raise NotText
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or data.decode("cp1252", errors="replace")


def _mostly_utf8(data: bytes) -> str:
    """UTF-8 with a few bytes gone wrong (a file that was cut, or joined from two); empty where it is another coding."""
    said = data.decode("utf-8-sig", errors="replace")
    wrong = said.count("\ufffd")
    right = len(said) - len(said.encode("ascii", errors="ignore")) - wrong
    return said if right > wrong * 4 else ""


def records(said: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line in the file (from 1) and its cells.

    A quote opens a cell only where a closing one ends it: one that stands alone is an ordinary sign, and swallows nothing.
    """
    start, separator = _declared(said)
    if not separator:
        separator = _separator(said)
    found = []
    for line, cells in _rows(said, start, separator):
        if any(cell and not cell.isspace() for cell in cells):
            found.append((line, cells))
    return found


def lines(said: str) -> list[tuple[int, str]]:
    """The lines that hold anything but separators, each with its number. A quoted line may go over several of the file.

    Separators that a spreadsheet has put at the end of every line, or several at the end of one, are taken away.
    """
    start, _separator = _declared(said)
    found = [(line, cells[0].strip()) for line, cells in _rows(said, start, "") if cells[0].strip("\t;, \u00a0\ufeff")]
    for separator in SEPARATORS:
        if found and all(text.endswith(separator) for _line, text in found):
            found = [(line, text.rstrip(separator + " ")) for line, text in found]
        if found and all(text.startswith(separator) for _line, text in found):
            found = [(line, text.lstrip(separator + " ")) for line, text in found]
    found = [(line, re.sub(r"(?:[;\t]{2,}|,{2,})$", "", text).strip()) for line, text in found]
    every = all(_wrapped(text) for _line, text in found)
    bare = [(line, _unquoted(text, every)) for line, text in found]
    return [(line, text) for line, text in bare if text.strip()]


def _declared(said: str) -> tuple[int, str]:
    """Where the rows begin and the separator that the first line declares (`sep=;`), if it does."""
    declared = _DECLARED.match(said)
    return (declared.end(), declared[1]) if declared is not None else (0, "")


def _separator(said: str) -> str:
    """The separator that the first row has most of, counted outside quotes."""
    for line in _BREAK.split(said[:100_000]):
        if line.strip():
            bare = "".join(part for index, part in enumerate(line.split('"')) if index % 2 == 0)
            return max(SEPARATORS, key=bare.count)
    return SEPARATORS[0]


def _rows(said: str, start: int, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every row from `start`, with the line it begins on. Without a separator a row is one cell, quotes and all."""
    blank = "[ ]" if separator == "\t" else r"[ \t]"
    end = rf"(?=[{re.escape(separator)}\r\n]|\Z)" if separator else r"(?=[\r\n]|\Z)"
    bare = rf"[^{re.escape(separator)}\r\n]*+"
    cell = re.compile(rf'{blank}*+"((?:[^"]++|"")*+)"{blank}*+{end}|({bare})')
    line = 1 + len(_BREAK.findall(said, 0, start))
    at, cells, began = start, [], line
    while at <= len(said):
        found = cell.match(said, at)
        assert found is not None  # the second way matches nothing at least
        quoted = found[1]
        if quoted is None:
            cells.append(found[2])
        else:
            cells.append(quoted.replace('""', '"') if separator else f'"{quoted}"')
        line += len(_BREAK.findall(quoted)) if quoted is not None and ("\n" in quoted or "\r" in quoted) else 0
        at = found.end()
        if at < len(said) and said[at] == separator:
            at += 1
            continue
        yield began, cells
        at += 2 if said.startswith("\r\n", at) else 1
        line += 1
        cells, began = [], line


def _needs_quotes(inside: str) -> bool:
    """Whether a spreadsheet would have put quotes around this, and no person."""
    return any(sign in inside for sign in (*SEPARATORS, '""', "\n", "\r"))


def _wrapped(line: str) -> bool:
    return len(line) > 1 and line[0] == line[-1] == '"' and '"' not in line[1:-1].replace('""', "")


def _unquoted(line: str, always: bool) -> str:
    """A line without the quotes that a spreadsheet has put around it; a person's own quotes stay."""
    if _wrapped(line) and (always or _needs_quotes(line[1:-1])):
        return line[1:-1].replace('""', '"')
    return line
