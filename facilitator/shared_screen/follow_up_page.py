"""The room's page of what was open the last time: the matter at hand in the largest type, the others beside it with marks."""

from __future__ import annotations

from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen.frame import MARGIN, Frame
from facilitator.shared_screen.head import clock_place, paint_label, title_width
from facilitator.shared_screen.sketch import Laid, Sketch, View
from workshops import dates

LIST, GAP, ROW, MARK = 560.0, 96.0, 60.0, 30.0
TOP, LIST_TOP, FOOT = 330.0, 356.0, 1016.0
WAITING = "waiting"


def lay_out(value: m.FollowUp, frame: Frame, view: View) -> Laid:
    """A narrow room has the matter alone."""
    sketch = Sketch(frame)
    words = frame.words
    paint_label(sketch, value.head, words("words.work.follow_up").lower() if value.head.phase else "")
    sketch.words(MARGIN, 128, title_width(frame), value.head.title, "heading", leading=52, most=2, role="inkSoft")
    beside = frame.inner > 1300 and len(value.matters) > 1
    width = frame.inner - (LIST + GAP if beside else 0)
    at = next((matter for matter in value.matters if matter.id == value.at), None)
    if at is not None:
        _matter(sketch, at, width)
    else:
        said = "all_done" if value.matters else "nothing"
        sketch.words(MARGIN, TOP, width, words(f"matters.room.{said}"), "question", leading=72, most=3)
    page, pages = _listed(sketch, value, frame.right - LIST, view) if beside else (0, 1)
    return Laid(tuple(sketch.blocks), clock_place(frame), pages, page, turns=at is None)


def _matter(sketch: Sketch, matter: m.Matter, width: float) -> None:
    frame, words = sketch.frame, sketch.frame.words
    y = TOP
    kind = words(f"matters.follow.kind.{matter.kind}")
    y += sketch.words(MARGIN, y, width, kind, "caption", weight=600, role="inkSoft") + 14
    large = frame.lines(matter.text, width, "pitchTitle", leading=96, most=4)
    if large.is_cut or large.count > 3:
        large = frame.lines(matter.text, width, "question", leading=74, most=6)
    y += sketch.laid(MARGIN, y, width, large, "ink", matter.text) + 28
    who = _who(frame, matter)
    if who:
        y += sketch.words(MARGIN, y, width, who, "entry", weight=400, most=2) + 10
    from_ = _from(frame, matter)
    if from_:
        y += sketch.words(MARGIN, y, width, from_, "note", role="inkSoft", most=2) + 14
    if matter.state != WAITING:
        sketch.words(MARGIN, y, width, words(f"matters.follow.state.{matter.state}"), "entry", weight=600, most=1)


def _listed(sketch: Sketch, value: m.FollowUp, x: float, view: View) -> tuple[int, int]:
    """The others in short, the one at hand marked by a bar, each that has been gone through by a tick or a ring."""
    frame = sketch.frame
    gone = sum(matter.state != WAITING for matter in value.matters)
    said = frame.words("matters.follow.count", n=gone, of=len(value.matters))
    sketch.label(x, LIST_TOP + 6, said, "caption", weight=400, role="inkSoft")
    sketch.rule(x, LIST_TOP + 34, LIST, 3, "ink")
    top = LIST_TOP + 54
    each = max(1, int((FOOT - 40 - top) // ROW))
    pages = -(-len(value.matters) // each)
    place = next((n for n, matter in enumerate(value.matters) if matter.id == value.at), view.page % pages * each)
    page = place // each
    for number, matter in enumerate(value.matters[page * each : (page + 1) * each]):
        middle = top + number * ROW + ROW / 2
        if matter.id == value.at:
            sketch.rule(x - 24, middle - 22, 6, 44, "ink")
        if matter.state not in (WAITING, "open"):
            sketch.blocks.append(b.Icon(frame.rect(x, middle - MARK / 2, MARK, MARK), "check", "ink"))
        elif matter.state == "open":
            sketch.rule(x + 2, middle - 2, MARK - 6, 4, "inkSoft")
        lines = frame.lines(matter.text, LIST - MARK - 18, "note", weight=600 if matter.id == value.at else 400, most=1)
        role = "ink" if matter.state in (WAITING, "open") else "inkSoft"
        sketch.laid(x + MARK + 18, middle - 18, LIST - MARK - 18, lines, role, _spoken(frame, matter))
    sketch.pages(page, pages, frame.right - 90, FOOT)
    return page, pages


def _spoken(frame: Frame, matter: m.Matter) -> str:
    return f"{matter.text}. {frame.words(f'matters.follow.state.{matter.state}')}"


def _who(frame: Frame, matter: m.Matter) -> str:
    words = frame.words
    due = words("matters.room.due", date=dates.text(words, matter.due, "short_year")) if matter.due else ""
    level = words(f"words.level.{matter.level}") if matter.level else ""
    return " · ".join(part for part in (matter.role, due, level) if part)


def _from(frame: Frame, matter: m.Matter) -> str:
    when = dates.text(frame.words, matter.since, "medium") if matter.since else ""
    key = "both" if when and matter.began else "day" if when else "title"
    return frame.words(f"matters.follow.from_{key}", title=matter.began, date=when) if when or matter.began else ""
