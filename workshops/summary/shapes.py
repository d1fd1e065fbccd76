"""The signs of the look, painted and never typed: target groups, feedback, answers, the mark and the meeting's line."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from workshops.phases import OPENING, PHASES
from workshops.summary.marks import Disc, Part, Polygon
from workshops.summary.sections import Segment

CLOSES = {"explore": "define", "develop": "deliver"}


def target_shape(code: str | None, x: float, y: float, size: float) -> tuple[Polygon | Disc, ...]:
    """The sign of a target group around a centre: circle, square, hexagon; a hollow triangle for none."""
    half = size / 2
    if code == "students":
        return (Disc(x, y, half * 1.04, fill=code),)
    if code == "teachers":
        side = half * 0.94
        return (
            Polygon(((x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side)), code),
        )
    if code == "guardians":
        turns = [pi / 6 + index * pi / 3 for index in range(6)]
        return (Polygon([(x + half * 1.08 * cos(turn), y + half * 1.08 * sin(turn)) for turn in turns], fill=code),)
    return (_triangle(x, y, size * 0.9, 1.1),)


def target_outline(code: str | None, x: float, y: float, size: float, width: float = 1.0) -> tuple[Part, ...]:
    """The same signs hollow, to tick on paper."""
    filled = target_shape(code, x, y, size)[0]
    if isinstance(filled, Disc):
        return (Disc(filled.x, filled.y, filled.radius, "", "ink", width),)
    return (Polygon(filled.points, "", "ink", width),)


def feedback_sign(kind: str, x: float, y: float, size: float) -> tuple[Part, ...]:
    """The sign of a kind of feedback around a centre: plus, triangle, question mark, diamond."""
    half, width = size / 2, 1.15
    if kind == "plus":
        return (
            Polygon(((x - half, y), (x + half, y)), stroke="ink", width=width, closed=False),
            Polygon(((x, y - half), (x, y + half)), stroke="ink", width=width, closed=False),
        )
    if kind == "delta":
        return (_triangle(x, y, size, width),)
    if kind == "idea":
        return (diamond(x, y, half * 1.02, stroke="ink", width=width),)
    turns = [pi + index * pi / 8 for index in range(11)]
    bow = [(x + half * 0.56 * cos(turn), y - half * 0.42 + half * 0.56 * sin(turn)) for turn in turns]
    return (
        Polygon([*bow, (x, y + half * 0.22), (x, y + half * 0.46)], stroke="ink", width=width, closed=False),
        Disc(x, y + half * 0.86, width * 0.62, fill="ink"),
    )


def answer_sign(answer: str, x: float, y: float, size: float) -> tuple[Part, ...]:
    """A tick for yes, a dashed ring for not yet."""
    half = size / 2
    if answer == "yes":
        points = ((x - half, y + half * 0.05), (x - half * 0.3, y + half * 0.62), (x + half, y - half * 0.6))
        return (Polygon(points, stroke="ink", width=1.1, closed=False),)
    return (Disc(x, y, half * 0.78, stroke="ink", width=1.0, dash=(1.6, 1.3)),)


def diamond(x: float, y: float, half: float, fill: str = "", stroke: str = "", width: float = 1.0) -> Polygon:
    """A square on its corner around a centre."""
    return Polygon(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), fill, stroke, width)


def mark(x: float, centre: float, height: float) -> tuple[Part, ...]:
    """The mark: two diamonds that share a corner, `height` high over their outlines, from `x`."""
    half = height / 2 - height / 32
    widths = [Segment(kind, 1, "", "") for kind in PHASES]
    return tuple(line(widths, x + height / 32, centre, half, half * 4, max(0.8, height / 17)))


def line(
    segments: Sequence[Segment], x: float, centre: float, half: float, width: float, stroke: float = 1.2
) -> list[Part]:
    """The meeting as a line that opens and closes, `width` wide and `half` as high above its centre as below."""
    total = sum(segment.minutes for segment in segments) or 1
    fills: list[Part] = []
    edges: list[Part] = []
    done = False
    for number, segment in enumerate(segments):
        end = x + segment.minutes * width / total
        following = segments[number + 1] if number + 1 < len(segments) else None
        dash = (0.01, 3.4) if segment.kind == "break" else (1.0, 2.5) if segment.skipped else None
        if segment.kind not in PHASES:
            edges.append(Polygon(((x, centre), (end, centre)), stroke="ink", width=stroke, dash=dash, closed=False))
        else:
            role = segment.kind + ("Tint" if segment.skipped else "")
            fills.append(Polygon(half_diamond(segment.kind, x, end, centre, half), fill=role))
            if done:
                done = False
            elif following and CLOSES.get(segment.kind) == following.kind and segment.skipped == following.skipped:
                far = end + following.minutes * width / total
                corners = ((x, centre), (end, centre - half), (far, centre), (end, centre + half))
                edges.append(Polygon(corners, stroke="ink", width=stroke, dash=dash))
                done = True
            else:
                edges.append(Polygon(half_diamond(segment.kind, x, end, centre, half), "", "ink", stroke, dash))
        x = end
    return [*fills, *edges]


def half_diamond(kind: str, x: float, end: float, centre: float, half: float) -> tuple[tuple[float, float], ...]:
    """The triangle of one phase."""
    if kind in OPENING:
        return ((x, centre), (end, centre - half), (end, centre + half))
    return ((x, centre - half), (end, centre), (x, centre + half))


def _triangle(x: float, y: float, size: float, width: float) -> Polygon:
    half = size / 2
    points = ((x, y - half * 0.86), (x + half, y + half * 0.86), (x - half, y + half * 0.86))
    return Polygon(points, "", "ink", width)
