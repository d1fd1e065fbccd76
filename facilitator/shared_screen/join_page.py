"""The room's page for phones: a QR code, a short address, six signs, and how many have come. And the band that says it briefly."""

from __future__ import annotations

from facilitator.preview import Joining
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, paint_title, title_width
from facilitator.shared_screen.sketch import RIGHT, Laid, Sketch, View
from workshops.serving.codes import spaced

GAP = 72.0
BAND = 44.0
FOOT = 1000.0
SMALLEST, LARGEST = 300.0, 660.0


def lay_out(value: v.Join, frame: Frame, view: View) -> Laid:
    """The QR code at the right, under the clock; what to type at the left, the code in the largest type there is."""
    sketch, words = Sketch(frame), frame.words
    paint_label(sketch, value.head, value.head.title)
    end = paint_title(sketch, words("phones.room.title"), 116, title_width(frame), most=2)
    top = max(322.0, end + 28)
    bottom = min(view.bottom, FOOT - 50)
    side = max(SMALLEST, min(LARGEST, bottom - top, frame.inner * 0.45))
    right = frame.right - side
    sketch.blocks.append(b.Code(frame.rect(right, top, side, side), value.link, words("phones.room.code_name")))
    room = right - GAP - MARGIN
    y = top + 4
    y += sketch.words(MARGIN, y, room, words("phones.room.scan"), "clusterName", weight=400, leading=46) + 30
    y += sketch.words(MARGIN, y, room, words("phones.room.address"), "caption", weight=400, role="inkSoft") + 2
    y += _fitted(sketch, y, room, value.address, 84.0) + 26
    y += sketch.words(MARGIN, y, room, words("phones.room.code"), "caption", weight=400, role="inkSoft") + 2
    _fitted(sketch, y, room, spaced(value.code), 150.0)
    _foot(sketch, value)
    return Laid(tuple(sketch.blocks), clock_place(frame))


def band(value: Joining, frame: Frame) -> tuple[b.Block, ...]:
    """One line above any page: the address, the code, and how many have come."""
    sketch, words = Sketch(frame), frame.words
    sketch.blocks.append(b.Rule(frame.rect(0, 0, frame.width, BAND), "sunk"))
    said = words("phones.room.band", address=value.address, code=spaced(value.code))
    counts = _counts(frame, value.joined, value.answered)
    wide = sketch.label(frame.right, BAND / 2, counts, "caption", weight=400, align=RIGHT)
    room = frame.inner - wide - 40
    lines = frame.lines(said, room, "caption", weight=600, leading=36, most=1)
    sketch.laid(MARGIN, BAND / 2 - 18, room, lines, "ink", said)
    return tuple(sketch.blocks)


def _fitted(sketch: Sketch, y: float, room: float, text: str, most: float) -> float:
    """One line as large as the room for it and `most` units allow; answers its height."""
    frame = sketch.frame
    wide, high = frame.advance(text, "clock"), frame.leading("clock", 1.0)
    factor = min(most / high, room / wide)
    sketch.label(MARGIN, y + high * factor / 2, text, "clock", factor=factor, weight=600)
    return high * factor


def _foot(sketch: Sketch, value: v.Join) -> None:
    frame, words = sketch.frame, sketch.frame.words
    sketch.label(MARGIN, FOOT, _counts(frame, value.joined, value.answered), "heading", weight=600)
    sketch.label(frame.right, FOOT, words("phones.room.same_net"), "caption", weight=400, role="inkSoft", align=RIGHT)


def _counts(frame: Frame, joined: int, answered: int) -> str:
    words = frame.words
    return f"{words('phones.room.joined', n=joined)} · {words('phones.room.answered', n=answered)}"
