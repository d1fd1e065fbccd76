"""The minutes as an editable document (.docx): the same as in the PDF, in real headings, lists and tables."""

from __future__ import annotations

from workshops.exchange.text_document import TextDocument
from workshops.minutes.blocks import HEADING, POINT, Block, pieces
from workshops.summary.sections import MinutesText, Span


def write(said: MinutesText, written: float) -> bytes:
    """The bytes of the document, written at so many seconds since the epoch."""
    report = _Minutes()
    report.dress(said, written)
    report.head(said)
    for block in said.blocks:
        report.block(block)
    if said.left_out:
        report.close(said.left_out)
    return report.data


class _Minutes(TextDocument):
    """Writes paragraph by paragraph into a document."""

    def head(self, said: MinutesText) -> None:
        """Title, whose minutes they are, and when and where it was."""
        self._heading(said.title, 0)
        for line in (f"{said.label}. {said.author}", *said.lead):
            self._paragraph(line)

    def block(self, block: Block) -> None:
        """One paragraph."""
        if block.grid is not None:
            if block.grid.caption:
                self._spans("Normal", (Span(block.grid.caption, True),))
            self._table(block.grid.columns, block.grid.rows)
        elif block.kind == HEADING:
            self._heading(f"{block.aside}  {block.text}" if block.aside else block.text, block.level - 1)
        else:
            for kind, text, lead in pieces(block):
                spans = (Span(text[:lead], True), Span(text[lead:])) if lead else (Span(text),)
                self._spans("List Bullet" if kind == POINT else "Normal", spans)

    def close(self, sentence: str) -> None:
        """What is left out."""
        self._paragraph(sentence)
