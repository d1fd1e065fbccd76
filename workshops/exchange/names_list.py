"""Those who were there, by name, as a file of its own: made only where somebody decided that names are kept, and asks for it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from workshops.exchange.spreadsheet import FORMULA
from workshops.labels import Words


def write(rows: Sequence[Mapping[str, Any]], words: Words) -> bytes:
    """The names as CSV that Swedish spreadsheets open by double click; no cell is run as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([words(f"exchange.column.{name}") for name in ("name", "origin", "role")])
    for row in sorted(rows, key=lambda row: (row["seq"], row["id"])):
        writer.writerow([_safe(row[name]) for name in ("name", "origin", "role")])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _safe(cell: str) -> str:
    return "'" + cell if cell.lstrip("'")[:1] in FORMULA else cell
