"""What stands on every page: the running header with the small mark, and the footer with the number of the page."""

from __future__ import annotations

from workshops.summary import shapes, styles
from workshops.summary.layout import Sheets
from workshops.summary.marks import Drawing, Text, rule
from workshops.summary.styles import MARGIN, MEASURE
from workshops.summary.tagged import PAGINATION

HEADER, FOOTER = 59.3, 803.0
"""The baselines of the running lines."""


def running(sheets: Sheets, header: str, footer: str, covered: bool = True) -> None:
    """Add header and footer to all pages, as artifacts; a cover has a header of its own."""
    setter, style, pages = sheets.setter, styles.RUNNING, sheets.pages
    right = MARGIN + MEASURE
    for number, page in enumerate(pages, start=1):
        if number > 1 or not covered:
            wide = setter.width(page.label, style)
            title = setter.shortened(header, style, MEASURE - 31.5 - wide - 24)
            page.marks.append(Drawing(shapes.mark(MARGIN, HEADER - 3.2, 11.8), PAGINATION))
            page.marks.append(Text(MARGIN + 31.5, HEADER, (title,), style, PAGINATION))
            page.marks.append(Text(right - wide, HEADER, (page.label,), style, PAGINATION))
        page.marks.append(rule(MARGIN, FOOTER - 16.4, MEASURE, "line", styles.HAIR))
        shown = f"{number} ({len(pages)})"
        wide = setter.width(shown, styles.SMALL)
        said = setter.shortened(footer, styles.SMALL, MEASURE - wide - 18)
        page.marks.append(Text(MARGIN, FOOTER, (said,), styles.SMALL, PAGINATION))
        page.marks.append(Text(right - wide, FOOTER, (shown,), styles.SMALL, PAGINATION))
