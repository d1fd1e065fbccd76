"""Reads back what a PDF says, the way a viewer does and the way assistive technology does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

SHOWING = ("Tj", "TJ", "'", '"')
ARTIFACT, TAGGED = "artifact", "tagged"
PAINTING = ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do")


def page_texts(path: Path) -> list[str]:
    """The text of each page, as a viewer copies it."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_text(page) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Text without spaces and line breaks."""
    return "".join(text.split())


def all_text(path: Path) -> str:
    """The text of the whole file without spaces and line breaks."""
    return squeezed("".join(page_texts(path)))


def _text(page: Any) -> str:
    words = page.get_textpage()
    text = str(words.get_text_range())
    words.close()
    page.close()
    return text


@dataclass
class Content:
    """What a page's content stream marks: the tag of every MCID, and operators outside all marks.

    `nested` are content of an element inside an artifact and artifacts inside an element; `shown` holds for each font
    the codes that are written with it.
    """

    tags: dict[int, str] = field(default_factory=dict)
    twice: list[int] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    shown: dict[str, set[int]] = field(default_factory=dict)


def content(page: pikepdf.Page) -> Content:
    """Walk through a page's content stream."""
    found = Content()
    stack: list[str] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name in ("BMC", "BDC"):
            mark = operands[1].get("/MCID") if name == "BDC" else None
            kind = ARTIFACT if str(operands[0]) == "/Artifact" else TAGGED if mark is not None else ""
            if kind and any(stack):
                found.nested.append(str(operands[0]))
            if mark is not None:
                found.twice += [int(mark)] if int(mark) in found.tags else []
                found.tags[int(mark)] = str(operands[0])
            stack.append(kind)
        elif name == "EMC":
            stack.pop()
        elif name in SHOWING + PAINTING and not any(stack):
            found.unmarked.append(name)
        if name == "Tf":
            font = str(operands[0])
        elif name in SHOWING:
            found.shown.setdefault(font, set()).update(_codes(operands[-1]))
    assert not stack
    return found


def _codes(shown: Any) -> set[int]:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    return {code for each in strings if isinstance(each, pikepdf.String) for code in bytes(each)}


@dataclass
class Node:
    """An element of the structure tree."""

    tag: str
    alt: str
    item: Any
    kids: list[Node]
    marks: list[tuple[int, int]]  # page from 0, MCID

    def walk(self) -> Iterator[Node]:
        """This element and all below it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def structure(document: pikepdf.Pdf) -> Node:
    """The structure tree of a file."""
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    return _node(document.Root.StructTreeRoot.K, pages)


def _node(item: Any, pages: dict[tuple[int, int], int]) -> Node:
    node = Node(str(item.S)[1:], str(item.get("/Alt", "")), item, [], [])
    for kid in item.K:
        if isinstance(kid, int):
            node.marks.append((pages[item.Pg.objgen], kid))
        elif kid.get("/Type") == "/MCR":
            node.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        elif kid.get("/Type") == "/StructElem":
            assert kid.P.objgen == item.objgen
            node.kids.append(_node(kid, pages))
    return node
