"""A text document (.docx) being written: headings, paragraphs, lists and tables, in the styles that every word processor knows."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from workshops.summary.sections import Sentence, Span

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
FONT = "Calibri"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML can't hold."""


class Said(Protocol):
    """What is known of every document."""

    @property
    def language(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def subject(self) -> str: ...

    @property
    def header(self) -> str: ...

    @property
    def footer(self) -> str: ...


class TextDocument:
    """Writes part by part; what kind of document it is, a subclass knows."""

    def __init__(self) -> None:
        import docx

        self._document: Any = docx.Document()

    @property
    def data(self) -> bytes:
        """The document as the bytes of a file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def dress(self, said: Said, written: float) -> None:
        """Language, page, type, properties, and a footer with the page's number."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        document, styles = self._document, self._document.styles
        for style in styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH and (style.name.startswith(("Heading", "Title", "Normal"))):
                style.font.name = FONT
                fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
                for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                    fonts.attrib.pop(qn(attribute), None)
                style.font.color.rgb = None
        styles["Normal"].font.size = Pt(11)
        _speak(styles.element, LANGUAGES[said.language])
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.header.paragraphs[0].text = legal(said.header)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{legal(said.footer)}  ")
        _page_number(foot)
        about, moment = document.core_properties, datetime.fromtimestamp(int(written), UTC)
        about.title, about.subject = legal(said.title)[:255], legal(said.subject)[:255]
        about.language, about.author, about.comments = LANGUAGES[said.language], "", ""
        about.created = about.modified = moment

    def _heading(self, said: str, level: int) -> None:
        self._document.add_heading(legal(said), level)

    def _paragraph(self, said: str) -> None:
        if said:
            self._document.add_paragraph(legal(said))

    def _listed(self, points: Iterable[str | Sentence]) -> None:
        for point in points:
            self._spans("List Bullet", (Span(point),) if isinstance(point, str) else point)

    def _spans(self, style: str, spans: Sentence) -> None:
        """A paragraph in a style, with strong words."""
        paragraph = self._document.add_paragraph(style=style)
        for span in spans:
            paragraph.add_run(legal(span.text)).bold = span.strong or None

    def _table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is one of headings, repeated on every page."""
        from docx.oxml import OxmlElement

        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        head = table.rows[0]
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, name in zip(head.cells, columns, strict=True):
            cell.paragraphs[0].add_run(legal(name)).bold = True
        for row in rows:
            for cell, said in zip(table.add_row().cells, row, strict=True):
                cell.text = legal(said)
        self._document.add_paragraph()


def legal(said: str) -> str:
    """A text without the signs that a document can't hold."""
    return _ILLEGAL.sub("\ufffd", said)


def _speak(styles: Any, language: str) -> None:
    """The language of all text, so that it is spelled and read aloud as it should be."""
    from docx.oxml.ns import qn

    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), language)


def _page_number(paragraph: Any) -> None:
    """A field that the word processor fills with the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
