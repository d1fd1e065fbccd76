"""Tables as an Excel workbook: real types, frozen headings, filters, widths that fit, and nothing that runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from workshops.exchange.tables import Cell, Table

NARROWEST, WIDEST = 8, 64
"""Columns are so many characters wide; longer texts are wrapped."""
LONGEST = 32_767
"""A cell of a workbook holds no more signs than this (counted as Excel does, in UTF-16)."""


def write(tables: Sequence[Table], title: str, written: float) -> bytes:
    """The bytes of a workbook with one sheet per table. Words are always written as words, never as formula or link."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": title, "created": datetime.fromtimestamp(written, UTC)})
    looks = {
        "head": book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "other": book.add_format({"valign": "top", "align": "left"}),
        "number": book.add_format({"valign": "top", "num_format": "0"}),
        "decimal": book.add_format({"valign": "top", "num_format": "0.00"}),
        "day": book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
    }
    for table in tables:
        _fill(book.add_worksheet(table.name), table, looks)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, table: Table, looks: dict[str, Any]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    for place, name in enumerate(table.columns):
        sheet.write_string(0, place, name, looks["head"])
        sheet.set_column(place, place, _width(name, [row[place] for row in table.rows]))
    for line, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _put(sheet, line, place, value, looks)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)


def _put(sheet: Any, line: int, place: int, value: Cell, looks: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, looks["other"])
    elif isinstance(value, int):
        sheet.write_number(line, place, value, looks["number"])
    elif isinstance(value, float):
        sheet.write_number(line, place, value, looks["decimal"])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), looks["day"])  # noqa: DTZ001
    else:
        sheet.write_string(line, place, _fitted(value), looks["words"])


def _fitted(said: str) -> str:
    """Words that a cell has room for."""
    if len(said) * 2 <= LONGEST or len(said.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST:
        return said
    return said.encode("utf-16-le", "surrogatepass")[: (LONGEST - 1) * 2].decode("utf-16-le", "ignore") + "…"


def _width(name: str, values: Sequence[Cell]) -> int:
    longest = max(
        (len(line) for value in values for line in str("" if value is None else value).split("\n")), default=0
    )
    return max(NARROWEST, min(WIDEST, max(longest, len(name) + 3) + 1))
