"""The painters: what is drawn where, and that no words people write can hurt them."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from facilitator.painting.clock import paint_clock
from facilitator.painting.line import Segment, half_diamond, paint_line, paint_mark, segments_scaled
from facilitator.painting.note import NoteWords, note_height, paint_hatch, paint_note
from facilitator.painting.shapes import (
    paint_check,
    paint_completeness,
    paint_feedback_sign,
    paint_shape,
    paint_strokes,
    paint_vote_diamond,
)
from facilitator.painting.words import Lines
from facilitator.theme import fonts
from facilitator.theme.theme import THEMES, Theme

HOSTILE = {
    "markup": "<b>fet</b> & <img src='file:///etc/passwd'> {0} %s",
    "emoji": "Bra idé 👩‍🏫🏽 🎉 utan gräns",
    "right to left": "שלום עולם blandat med svenska مرحبا",
    "replaced surrogate": "före \ufffd efter",
    "lone surrogate": "före \ud83d efter",
    "combining": "a" + "\u0301" * 300,
    "lines": "ett\ntvå\r\ntre\n\n\nfyra\nfem\nsex\nsju\nåtta",
    "tabs": "a\tb\tc",
    "nothing": "",
    "spaces": "   ",
    "override": "\u202eomvänt\u202c",
}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    fonts.register()
    return Theme()


class Paper:
    """A picture to paint on and to look at."""

    def __init__(self, theme: Theme, width: int = 240, height: int = 160) -> None:
        self.painter = QPainter()  # named first, so that it goes before the picture it paints on
        self.theme = theme
        self.image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(theme.colour("canvas"))
        self.painter.begin(self.image)

    def at(self, x: float, y: float) -> str:
        return self.image.pixelColor(int(x), int(y)).name()

    def role(self, role: str) -> str:
        return self.theme.colour(role).name()

    def count(self, colour: QColor) -> int:
        wanted = colour.name()
        return sum(
            self.image.pixelColor(x, y).name() == wanted
            for x in range(self.image.width())
            for y in range(self.image.height())
        )


def test_widths_are_scaled_to_fit(theme: Theme) -> None:
    scaled = segments_scaled([Segment("line", 30), Segment("explore", 60), Segment("define", 90, 0.5)], 360)
    assert [segment.width for segment in scaled] == [60, 120, 180]
    assert scaled[2].progress == 0.5
    assert segments_scaled([], 100) == []
    assert segments_scaled([Segment("line", 0)], 100) == []


def test_progress_fills_from_the_left_up_to_now(theme: Theme) -> None:
    paper = Paper(theme)
    segments = [Segment("explore", 60, 1), Segment("define", 60, 0.5)]
    paint_line(paper.painter, theme, segments, 20, 80, 50)
    assert paper.at(60, 80) == paper.role("explore")
    assert paper.at(90, 80) == paper.role("define")
    assert paper.at(125, 80) == paper.role("defineTint")
    assert paper.at(110, 80 - 53) == paper.role("ink"), "the line of now stands four pixels proud"
    assert paper.at(130, 80 - 53) == paper.role("canvas")


def test_before_and_after_there_is_no_line_of_now(theme: Theme) -> None:
    for done in (0.0, 1.0):
        paper = Paper(theme)
        paint_line(paper.painter, theme, [Segment("explore", 60, done), Segment("define", 60, done)], 20, 80, 50)
        assert all(paper.at(x, 27) == paper.role("canvas") for x in range(20, 141) if abs(x - 80) > 6)


def test_now_can_be_named_when_a_phase_is_visited_again(theme: Theme) -> None:
    paper = Paper(theme)
    segments = [Segment("explore", 60, 0.25), Segment("define", 60, 0.5)]
    paint_line(paper.painter, theme, segments, 20, 80, 50, at=0)
    assert paper.at(35, 40) == paper.role("ink")
    assert paper.at(110, 27) == paper.role("canvas")


def test_a_skipped_phase_keeps_its_tint(theme: Theme) -> None:
    paper = Paper(theme)
    paint_line(paper.painter, theme, [Segment("explore", 60, 0.9, skipped=True), Segment("define", 60)], 20, 80, 50)
    assert paper.at(60, 80) == paper.role("exploreTint")


def test_a_diamond_keeps_its_corners() -> None:
    opening = half_diamond(Segment("explore", 60), 20, 80, 50)
    closing = half_diamond(Segment("define", 60), 80, 80, 50)
    assert [opening.at(n).toTuple() for n in range(3)] == [(20, 80), (80, 30), (80, 130)]
    assert [closing.at(n).toTuple() for n in range(3)] == [(80, 30), (140, 80), (80, 130)]


@pytest.mark.parametrize("alone", ["explore", "define", "develop", "deliver"])
def test_a_phase_can_stand_alone_in_a_meeting(theme: Theme, alone: str) -> None:
    paper = Paper(theme)
    segments = [Segment("line", 40), Segment(alone, 60), Segment("break", 40), Segment("line", 40)]
    paint_line(paper.painter, theme, segments, 20, 80, 50)
    assert paper.at(90, 80) == paper.role(f"{alone}Tint")
    assert paper.at(30, 80) == paper.role("ink")


def test_a_small_mark_is_one_diamond(theme: Theme) -> None:
    large, small = Paper(theme, 60, 32), Paper(theme, 24, 24)
    paint_mark(large.painter, theme, QRectF(0, 0, 60, 32))
    paint_mark(small.painter, theme, QRectF(0, 0, 24, 24))
    assert large.count(theme.colour("deliver")) > 20
    assert small.count(theme.colour("define")) > 20
    assert small.count(theme.colour("deliver")) == 0


def test_the_clock_erodes_clockwise_from_the_top(theme: Theme) -> None:
    half_left = Paper(theme, 200, 110)
    paint_clock(half_left.painter, theme, QRectF(0, 0, 200, 110), 0.5, "10:00", "explore")
    assert half_left.count(theme.colour("explore")) > 100
    right = [half_left.at(x, y) for x in range(105, 200) for y in range(110)]
    assert half_left.role("explore") not in right
    over = Paper(theme, 200, 110)
    paint_clock(over.painter, theme, QRectF(0, 0, 200, 110), 0, "+01:12", "explore")
    assert over.count(theme.colour("explore")) == 0


def test_the_clock_is_grey_when_paused_and_ink_outside_a_phase(theme: Theme) -> None:
    paused, plain = Paper(theme, 200, 110), Paper(theme, 200, 110)
    paint_clock(paused.painter, theme, QRectF(0, 0, 200, 110), 0.5, "10:00", "explore", "pausad", paused=True)
    paint_clock(plain.painter, theme, QRectF(0, 0, 200, 110), 0.5, "10:00", None)
    assert paused.count(theme.colour("explore")) == 0
    assert plain.count(theme.colour("ink")) > 150


def test_little_time_has_a_sign_and_not_only_a_colour(theme: Theme) -> None:
    ink = []
    for sign in ("", "low", "last"):
        paper = Paper(theme, 280, 150)
        paint_clock(paper.painter, theme, QRectF(0, 0, 280, 150), 0.04, "00:30", "explore", "kvar", sign=sign)
        ink.append(paper.count(theme.colour("ink")))
    assert ink[0] < ink[1] < ink[2]


@pytest.mark.parametrize("text", ["07:42", "1:05:00", "+01:12", "+1:01:12", "12:00:00"])
@pytest.mark.parametrize(("width", "height"), [(280, 150), (136, 54), (440, 244)])
def test_digits_stay_inside_the_edges(theme: Theme, text: str, width: int, height: int) -> None:
    paper = Paper(theme, width + 40, height)
    paint_clock(paper.painter, theme, QRectF(20, 0, width, height), 0, text, None)
    ink = [x for x in range(width + 40) for y in range(height) if paper.at(x, y) == paper.role("ink")]
    assert not ink or (min(ink) > 20 + width * 0.08 and max(ink) < 20 + width * 0.92)


@pytest.mark.parametrize("group", ["students", "teachers", "guardians", None])
def test_a_note_wears_its_group_in_colour_and_shape(theme: Theme, group: str | None) -> None:
    paper = Paper(theme)
    paint_note(paper.painter, theme, QRectF(10, 10, 184, 51), "Öva inför prov", group)
    assert paper.at(150, 50) == paper.role(f"{group}Tint" if group else "surface")
    assert paper.at(20 + 3, 27) == paper.role(group if group else "surface")
    assert paper.count(theme.colour(group or "ink")) > 10


def test_states_of_a_note_can_be_told_apart_without_colour(theme: Theme) -> None:
    looks = []
    for state in ("", "hovered", "selected", "focused", "editing", "landed", "hidden"):
        paper = Paper(theme)
        flags = {name: name == state for name in ("hovered", "selected", "focused", "editing", "landed", "hidden")}
        paint_note(
            paper.painter,
            theme,
            QRectF(10, 10, 184, 51),
            "Öva",
            "students",
            hovered=flags["hovered"],
            selected=flags["selected"],
            focused=flags["focused"],
            editing=flags["editing"],
            landed=flags["landed"],
            hidden=flags["hidden"],
        )
        looks.append(bytes(paper.image.constBits()))
    assert len(set(looks)) == len(looks)


def test_a_focused_note_has_its_ring_outside_with_a_gap(theme: Theme) -> None:
    paper = Paper(theme)
    paint_note(paper.painter, theme, QRectF(20, 20, 180, 51), "Öva", "students", focused=True)
    assert paper.at(100, 17) == paper.at(100, 16) == paper.role("focus")
    assert paper.at(100, 18) == paper.at(100, 19) == paper.role("canvas")


def test_a_hidden_note_is_the_same_whatever_it_says(theme: Theme) -> None:
    pictures = []
    for text in ("", "hemligt", "hemligt " * 40):
        paper = Paper(theme)
        paint_note(paper.painter, theme, QRectF(10, 10, 184, 51), text, "students", hidden=True, highlight="hemligt")
        pictures.append(bytes(paper.image.constBits()))
    assert len(set(pictures)) == 1


def test_found_words_are_underlined(theme: Theme) -> None:
    plain, found = Paper(theme), Paper(theme)
    paint_note(plain.painter, theme, QRectF(10, 10, 184, 51), "Öva muntligt", "students")
    paint_note(found.painter, theme, QRectF(10, 10, 184, 51), "Öva muntligt", "students", highlight="MUNTLIGT")
    assert plain.count(theme.colour("accent")) == 0
    assert found.count(theme.colour("accent")) > 60


def test_found_words_are_underlined_where_they_stand_after_an_emoji(theme: Theme) -> None:
    lines = Lines("👩🎉 Öva muntligt prov", theme.font("note"), 400, 18, found="prov")
    before = Lines("👩🎉 Öva muntligt ", theme.font("note"), 400, 18)
    (rect,) = lines._found_rects()
    assert rect.left() == pytest.approx(before.natural_width, abs=6)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_any_words_can_be_painted(qapp: QApplication, kind: str, name: str) -> None:
    theme = Theme(name)
    paper = Paper(theme)
    text = HOSTILE[kind]
    height = note_height(theme, text, 184)
    assert 30 <= height <= 6 * 18 + 14
    paint_note(paper.painter, theme, QRectF(10, 10, 184, height), text, "teachers", highlight="ett två <b>")


def test_markup_is_shown_and_not_obeyed(theme: Theme) -> None:
    lines = Lines("<b>fet</b>", theme.font("note"), 400, 18)
    plain = Lines("fet", theme.font("note"), 400, 18)
    assert lines.natural_width > 2 * plain.natural_width


def test_a_very_long_word_is_capped_before_it_is_laid_out(theme: Theme) -> None:
    began = time.perf_counter()
    paper = Paper(theme)
    paint_note(paper.painter, theme, QRectF(10, 10, 184, 122), "x" * 1_000_000, "students")
    assert Lines("x" * 1_000_000, theme.font("body"), 300, 22).is_cut
    assert time.perf_counter() - began < 2


def test_a_long_word_is_broken_and_a_long_text_is_cut_with_an_ellipsis(theme: Theme) -> None:
    words = NoteWords(theme, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 164)
    assert words.lines.count > 1
    assert words.lines.natural_width <= 164
    cut = NoteWords(theme, "många ord " * 60, 164)
    assert (cut.lines.count, cut.lines.is_cut) == (6, True)
    assert cut.lines.natural_width <= 164 - 26 - 8
    assert not NoteWords(theme, "få ord", 164).lines.is_cut


def test_a_note_in_the_room_is_larger_in_every_measure(theme: Theme) -> None:
    small = note_height(theme, "Ett ord", 400)
    large = note_height(theme, "Ett ord", 400, theme.font("note", "shared"))
    assert small == 32
    assert large == pytest.approx(66, abs=1)


def test_hatching_leaves_no_room_for_words(theme: Theme) -> None:
    paper = Paper(theme, 80, 30)
    paint_hatch(paper.painter, theme, QRectF(0, 0, 80, 30))
    row = [paper.at(x, 15) for x in range(2, 78)]
    assert row.count(paper.role("surface")) > 20
    assert len({x for x, colour in enumerate(row) if colour != paper.role("surface")}) >= 8


def test_strokes_are_counted_from_the_left_and_never_as_wide_as_high(theme: Theme) -> None:
    paper = Paper(theme, 120, 16)
    paint_strokes(paper.painter, theme, QRectF(0, 0, 120, 16), 3, 5, typing=1)
    filled = {x // 6 for x in range(120) if paper.at(x, 8) == paper.role("inkSoft")}
    assert filled == {0, 1, 2}
    assert paper.at(18, 8) == paper.role("ink")
    assert paper.at(24, 8) == paper.role("control")
    many = Paper(theme, 120, 16)
    paint_strokes(many.painter, theme, QRectF(0, 0, 120, 16), 150, 150)
    assert many.at(119, 8) != many.role("ink")


@pytest.mark.parametrize("done", [0, 3, 5])
def test_completeness_fills_as_many_diamonds_as_are_written(theme: Theme, done: int) -> None:
    paper = Paper(theme, 80, 12)
    paint_completeness(paper.painter, theme, QRectF(0, 0, 80, 12), done, 5, "develop")
    centres = [6 + n * 12 * 1.36 for n in range(5)]
    assert [paper.at(x, 6) == paper.role("develop") for x in centres] == [n < done for n in range(5)]


def test_signs_of_one_family_all_differ(theme: Theme) -> None:
    pictures = []
    for kind in ("plus", "delta", "question", "idea", "done", "open", "look", "vote", "empty", None, "guardians"):
        paper = Paper(theme, 24, 24)
        rect = QRectF(2, 2, 20, 20)
        if kind in ("plus", "delta", "question", "idea"):
            paint_feedback_sign(paper.painter, theme, kind, rect)
        elif kind in ("done", "open", "look"):
            paint_check(paper.painter, theme, kind, rect)
        elif kind in ("vote", "empty"):
            paint_vote_diamond(paper.painter, theme, rect, "define", kind == "vote", "3")
        else:
            paint_shape(paper.painter, theme, kind, rect)
        pictures.append(bytes(paper.image.constBits()))
    assert len(set(pictures)) == len(pictures)


def test_painters_leave_the_painter_as_it_was(theme: Theme) -> None:
    paper = Paper(theme)
    paper.painter.setPen(QColor(Qt.GlobalColor.magenta))
    rect = QRectF(0, 0, 40, 20)
    paint_clock(paper.painter, theme, rect, 0.5, "01:00", "define", "kvar", sign="last")
    paint_note(paper.painter, theme, rect, "ord", "students", focused=True)
    paint_mark(paper.painter, theme, rect)
    paint_shape(paper.painter, theme, None, rect)
    paint_hatch(paper.painter, theme, rect)
    assert paper.painter.pen().color() == QColor(Qt.GlobalColor.magenta)
    assert not paper.painter.hasClipping()
    Lines("ord", theme.font("body"), 100, 22).paint(paper.painter, QPointF(0, 0), theme.colour("ink"))
