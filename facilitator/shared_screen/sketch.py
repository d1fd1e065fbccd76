"""Drawing a page in units: puts blocks on it one after another, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt

from facilitator.painting.words import Lines
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import Frame

LEFT, RIGHT, CENTRE = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class View:
    """What a page is looked at with: which of its pages, which notes have just landed, how far up it may reach."""

    page: int = 0
    landed: frozenset[str] = frozenset()
    bottom: float = 1080.0
    chosen: str = ""
    """The cluster that is being worked on: the page on which it stands is shown."""


@dataclass(frozen=True)
class Laid:
    """A page laid out: its blocks, where its clock stands (pixels), how many pages there are and which one this is."""

    blocks: tuple[b.Block, ...]
    clock: QRectF | None = None
    pages: int = 1
    page: int = 0
    turns: bool = True
    """Whether the pages turn by themselves."""
    role: str = "canvas"


@dataclass
class Sketch:
    """A page being drawn. Places and lengths are in units of the frame."""

    frame: Frame
    blocks: list[b.Block] = field(default_factory=list)

    def words(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        style: str,
        *,
        role: str = "ink",
        factor: float = 1.0,
        weight: int | None = None,
        leading: float | None = None,
        most: int | None = None,
        align: Qt.AlignmentFlag = LEFT,
        said: str | None = None,
    ) -> float:
        """Lay text out from the top left corner; answers its height."""
        laid = self.frame.lines(
            text, width, style, factor=factor, weight=weight, leading=leading, most=most, align=align
        )
        return self.laid(x, y, width, laid, role, text if said is None else said)

    def laid(self, x: float, y: float, width: float, lines: Lines, role: str, said: str) -> float:
        """Place lines that are laid out already; answers their height."""
        high = self.frame.high(lines)
        self.blocks.append(b.Words(self.frame.rect(x, y, width, high), lines, role, said))
        return high

    def label(
        self,
        x: float,
        middle: float,
        text: str,
        style: str,
        *,
        role: str = "ink",
        factor: float = 1.0,
        weight: int | None = None,
        align: Qt.AlignmentFlag = LEFT,
        width: float | None = None,
        said: str | None = None,
    ) -> float:
        """One line with its capitals centred on `middle`; with RIGHT, `x` is where it ends. Answers its width."""
        frame = self.frame
        wide = width if width is not None else frame.advance(text, style, factor=factor, weight=weight)
        left = x - wide if align == RIGHT else x - wide / 2 if align == CENTRE else x
        high = frame.leading(style, factor)
        rect = frame.rect(left, middle - high / 2, wide, high)
        self.blocks.append(
            b.Label(
                rect,
                text,
                frame.font(style, factor=factor, weight=weight),
                role,
                align,
                text if said is None else said,
            )
        )
        return wide

    def rule(self, x: float, y: float, width: float, thick: float, role: str) -> None:
        """A straight line; never thinner than the theme's hair line."""
        rect = self.frame.rect(x, y, width, thick)
        rect.setHeight(max(self.frame.theme.line("hair"), round(self.frame.pixels(thick))))
        self.blocks.append(b.Rule(rect, role))

    def panel(self, x: float, y: float, width: float, height: float, edge: str = "line", thick: float = 1.0) -> None:
        """A surface to put things on."""
        rect = self.frame.rect(x, y, width, height)
        scaled = max(1.0, round(self.frame.pixels(thick)))
        self.blocks.append(b.Panel(rect, edge, scaled, max(3.0, self.frame.pixels(8))))

    def shape(self, x: float, middle: float, size: float, group: str | None, said: str = "") -> None:
        """A target group's sign."""
        rect = self.frame.rect(x, middle - size / 2, size, size)
        rect.setWidth(rect.height())
        self.blocks.append(b.Shape(rect, group, said))

    def paper(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        note: v.Note,
        most: int,
        view: View,
        hanging: bool = False,
    ) -> None:
        """A note of a given height."""
        self.blocks.append(
            b.Paper(
                rect=self.frame.rect(x, y, width, height),
                words=self.frame.note(note.text, width, most),
                target_group=note.target_group,
                said=note.text,
                landed=note.id in view.landed,
                hanging=hanging,
            )
        )

    def hatched(self, x: float, middle: float, sentence: str, width: float, briefly: str = "") -> None:
        """One hatched token and the sentence that says what waits, or the brief one where there is little room."""
        self.blocks.append(b.Hatch(self.frame.rect(x, middle - 16, 64, 32)))
        lines = self.frame.lines(sentence, width - 84, "caption", weight=400, most=1)
        if lines.is_cut and briefly:
            lines = self.frame.lines(briefly, width - 84, "caption", weight=400, most=1)
        self.laid(x + 84, middle - 17, width - 84, lines, "inkSoft", sentence)

    def pages(self, page: int, pages: int, x: float, middle: float, align: Qt.AlignmentFlag = CENTRE) -> None:
        """Which page of how many; nothing where there is one only."""
        if pages > 1:
            self.label(
                x,
                middle,
                self.frame.words("shared.page", page=page + 1, pages=pages),
                "caption",
                role="inkSoft",
                weight=400,
                align=align,
            )


def short(name: str, most: int = 28) -> str:
    """A name that may be too long for a line of the room."""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def count_words(frame: Frame, counts: v.Counts) -> str:
    """The notes of each target group in words, for somebody who can't see the signs."""
    words = frame.words
    return ", ".join(f"{number} {words('words.target_group_inline.' + (group or 'none'))}" for group, number in counts)
