"""The minutes as they stand: what the data give, with what people reworded, added and left out put in its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workshops.labels import LANGUAGES, Words
from workshops.minutes.blocks import ADDED, HEADING, MADE, REMOVED, REWORDED, TEXT, Block, Line, Minutes
from workshops.minutes.generating import generated, lead, title
from workshops.model import Paragraph, Workshop
from workshops.text import PARAGRAPH, clean, lines


def minutes(workshop: Workshop, words: Words | None = None) -> Minutes:
    """The minutes in the language of `words`, the meeting's own where none are given.

    Nothing that a person wrote is missing: what stood for data that are gone stays near where it was, and asks.
    """
    words = words or Words(workshop.language)
    blocks = generated(workshop, words)
    merged = list(_merged(workshop, words, blocks))
    return Minutes(
        language=words.language,
        spoken=workshop.language,
        title=clean(title(workshop, words)),
        lead=lead(workshop, words),
        lines=tuple(_bared(merged)),
    )


def key_of(place: str) -> str:
    """What the paragraph of a place tells of."""
    return place.rpartition("/")[2]


def basis_of(says: str) -> str:
    """What is kept of what the data said, to tell later whether they still do."""
    return lines(says[:PARAGRAPH], PARAGRAPH)


def home_of(place: str) -> str:
    """What the paragraph of a place stands under."""
    return place.partition("/")[0]


def _merged(workshop: Workshop, words: Words, blocks: Sequence[Block]) -> Iterator[Line]:
    known = {block.key for block in blocks}
    rows = sorted(workshop.paragraphs, key=lambda row: (row.position, row.id))
    instead = {key_of(row.place): row for row in rows if not row.added}
    basis = _Basis(workshop, words, blocks)
    after: dict[str, list[Line]] = defaultdict(list)
    for row in rows:
        if row.added or key_of(row.place) not in known:
            anchor = _anchor(row.place, blocks)
            after[anchor] += [_added(row)] if row.added else [_gone(row)] if row.text and not row.removed else []
    yield from after[""]
    for block in blocks:
        own = instead.get(block.key)
        yield _line(block, own, basis) if own is not None else Line(block, made=block.says)
        yield from after[block.key]


def _anchor(place: str, blocks: Sequence[Block]) -> str:
    """The paragraph after which something stands: the one it follows, else the last under the same heading, else the last."""
    key, home = key_of(place), home_of(place)
    if not place or any(block.key == key for block in blocks):
        return key
    under = [block.key for block in blocks if home_of(block.place) == home]
    return under[-1] if under else blocks[-1].key if blocks else ""


def _line(block: Block, row: Paragraph, basis: _Basis) -> Line:
    if row.removed:
        return Line(block, REMOVED, block.says, row.id)
    if not row.text:
        return Line(block, made=block.says, row=row.id)
    lead = block.lead if row.text.startswith(block.text[: block.lead]) else 0
    shown = replace(block, text=row.text, lead=lead, spoken=True)
    return Line(shown, REWORDED, block.says, row.id, asks=bool(row.basis) and not basis.still(block.key, row.basis))


def _added(row: Paragraph) -> Line:
    return Line(Block(row.place, TEXT, row.text, spoken=True), ADDED, row=row.id)


def _gone(row: Paragraph) -> Line:
    """What a person wrote in place of something that is gone."""
    return Line(Block(row.place, TEXT, row.text, spoken=True), REWORDED, "", row.id, asks=True, gone=True)


class _Basis:
    """Whether data still say what they said, in whichever language that was read."""

    def __init__(self, workshop: Workshop, words: Words, blocks: Sequence[Block]) -> None:
        self._workshop = workshop
        self._said = {words.language: _said(blocks)}

    def still(self, key: str, basis: str) -> bool:
        """Whether a paragraph says this in any language."""
        return any(self._in(language).get(key) == basis for language in (*self._said, *LANGUAGES))

    def _in(self, language: str) -> dict[str, str]:
        if language not in self._said:
            self._said[language] = _said(generated(self._workshop, Words(language)))
        return self._said[language]


def _said(blocks: Sequence[Block]) -> dict[str, str]:
    return {block.key: basis_of(block.says) for block in blocks}


def _bared(merged: list[Line]) -> Iterator[Line]:
    """A heading with nothing under it that is said, before the next of its level, is bare."""
    for number, line in enumerate(merged):
        if line.block.kind == HEADING and line.state == MADE and not _holds(merged[number + 1 :], line.block.level):
            yield replace(line, bare=True)
        else:
            yield line


def _holds(following: Sequence[Line], level: int) -> bool:
    for line in following:
        if line.block.kind == HEADING and line.block.level <= level:
            return False
        if line.block.kind != HEADING and line.state != REMOVED:
            return True
        if line.block.kind == HEADING and line.state == REWORDED:
            return True
    return False
