"""Files of ideas as grids of words: text files in any coding, and Excel workbooks, read without trusting them.

A text file is offered in two ways, as columns and as one idea a line; a workbook as its sheets.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from workshops.exchange import cells
from workshops.text import Refused

TEXTS, BOOKS = (".csv", ".tsv", ".txt", ""), (".xlsx", ".xlsm")
ROWS, COLUMNS, SHEETS = 100_000, 100, 40
"""So much of a workbook is read; more rows are refused, what stands further to the right is left out."""
UNPACKED = 128 * 1024 * 1024  # bytes
PARTS = 4_000
_DECLARATIONS = tuple("<!DOCTYPE".encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))

Line = tuple[int, tuple[str, ...]]


class BrokenBook(Refused):
    """The workbook is damaged, or made to hurt whoever opens it."""


class TooManyRows(Refused):
    """The file has more rows than are taken in at a time; `limit` says how many."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells that hold anything, each with its line in the file. `kind` is sheet, columns or lines."""

    name: str
    rows: tuple[Line, ...]
    kind: str = "sheet"

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for _line, row in self.rows), default=0)


def of_text(said: str) -> tuple[Grid, ...]:
    """Text (a file's, or what was pasted) as columns and as lines; NUL is dropped."""
    said = said.replace("\0", "")
    columns = tuple((line, tuple(row)) for line, row in cells.records(said))
    lines = tuple((line, (text,)) for line, text in cells.lines(said))
    return Grid("", columns, "columns"), Grid("", lines, "lines")


def read(data: bytes, suffix: str) -> tuple[Grid, ...]:
    """The grids of a file by its ending; raises NotText, BrokenBook and TooManyRows."""
    return of_book(data) if suffix in BOOKS else of_text(cells.decode(data))


def of_book(data: bytes) -> tuple[Grid, ...]:
    """The visible sheets of a workbook, values and not formulas; raises BrokenBook and TooManyRows."""
    _refuse_bombs(data)
    with _opened(data) as book:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        grids = [Grid(sheet.title, tuple(_rows(sheet))) for sheet in shown[:SHEETS]]
    return tuple(grid for grid in grids if grid.rows)


def _refuse_bombs(data: bytes) -> None:
    """What unpacks to too much, leads out of the archive, or declares entities of its own is not given to any reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise BrokenBook
            if any(part.flag_bits & 1 or leads_out(part.filename) for part in parts):
                raise BrokenBook
            for part in parts:
                if part.filename.endswith((".xml", ".rels", ".vml")) and _declares(archive.read(part)):
                    raise BrokenBook
    except BrokenBook:
        raise
    except Exception:  # a damaged archive makes its reader raise anything
        raise BrokenBook from None


def leads_out(name: str) -> bool:
    """Whether a name in an archive would lead out of the folder that it is unpacked in."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]


def _declares(xml: bytes) -> bool:
    return any(mark in xml for mark in _DECLARATIONS)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of styles and rules that don't matter here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
    except Refused:
        raise
    except Exception:  # a damaged workbook makes its reader raise anything
        raise BrokenBook from None


def _rows(sheet: Any) -> Iterator[Line]:
    for line, values in enumerate(sheet.iter_rows(max_row=ROWS + 1, max_col=COLUMNS, values_only=True), start=1):
        row = _trimmed(_said(value) for value in values)
        if any(cell and not cell.isspace() for cell in row):
            if line > ROWS:
                raise TooManyRows(limit=ROWS)
            yield line, row


def _trimmed(row: Iterable[str]) -> tuple[str, ...]:
    """A row without the empty cells at its end."""
    kept = list(row)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)


def _said(value: object) -> str:
    """A cell's value as it would be written."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date | time):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    return str(value).replace("\0", "")
