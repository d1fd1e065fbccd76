"""The measures of the board, and the ways of the keyboard over it, without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.board import layout
from facilitator.board.facts import Group
from facilitator.board.layout import Box
from facilitator.board.walk import Walk
from facilitator.board.wall import Wall
from facilitator.desk import Desk
from tests.builders import build
from workshops import clusters
from workshops.storage.library import Library


@pytest.mark.parametrize(
    ("width", "columns"), [(1088, 3), (1568, 4), (1294, 3), (1014, 3), (680, 2), (300, 1), (40, 1)]
)
def test_clusters_across(width: float, columns: int) -> None:
    assert layout.card_columns(width) == columns


def test_the_measures_of_the_design() -> None:
    assert layout.card_width(1088, 3) == 344
    assert layout.note_columns(344) == 2
    columns, tokens = layout.token_cards(1088, 1.0)
    assert (columns, tokens.across) == (4, 8)
    assert (tokens.width, tokens.height, tokens.pitch_x, tokens.pitch_y) == (26, 19, 30, 24)


@given(st.lists(st.floats(20, 200), max_size=40), st.integers(1, 3))
def test_notes_never_overlap_and_rows_read_from_left_to_right(heights: list[float], columns: int) -> None:
    boxes, end = layout.lay_notes(heights, 150, layout.deal(len(heights), columns), 41)
    for number, box in enumerate(boxes):
        assert box.y >= 41
        assert box.y + box.height <= end + 0.001
        for other in boxes[number + 1 :]:
            beside = box.x + box.width <= other.x or other.x + other.width <= box.x
            assert beside or box.y + box.height <= other.y
    assert [box.x for box in boxes] == [boxes[number % columns].x for number in range(len(boxes))]


@given(st.lists(st.floats(40, 900), max_size=30), st.integers(1, 6))
def test_clusters_never_overlap(heights: list[float], columns: int) -> None:
    places, tall = layout.lay_cards(heights, 300, columns)
    for number, (x, y) in enumerate(places):
        assert y + heights[number] <= tall
        for other, (left, top) in enumerate(places[number + 1 :], number + 1):
            assert left >= x + 300 or left + 300 <= x or top >= y + heights[number], other


@given(st.floats(0.2, 1.5), st.floats(100, 600), st.integers(1, 400))
def test_a_token_is_found_where_it_stands(scale: float, card: float, count: int) -> None:
    tokens = layout.Tokens(scale, card)
    for index in {0, count // 2, count - 1}:
        box = tokens.box(index, 40.0)
        assert tokens.index_at(box.x + box.width / 2, box.y + box.height / 2, 40.0, count) == index
    assert tokens.index_at(layout.TOKEN_PADDING + 1, 39.0, 40.0, count) is None
    assert tokens.rows(count) * tokens.across >= count


@given(
    st.lists(st.floats(40, 400), max_size=12),
    st.lists(st.tuples(st.floats(0, 1400), st.floats(0, 900), st.floats(40, 400)), max_size=6),
    st.integers(1, 4),
)
def test_rows_leave_room_for_clusters_put_by_hand(
    heights: list[float], put: list[tuple[float, float, float]], columns: int
) -> None:
    width = 2 * layout.PADDING + columns * 300 + (columns - 1) * layout.GAP
    wanted = [(x, y) for x, y, _ in put]
    boxes = layout.lay_put(wanted, [height for _, _, height in put], 300, width, 1.0)
    places, tall = layout.lay_cards(heights, 300, columns, boxes)
    everything = boxes + [Box(x, y, 300, height) for (x, y), height in zip(places, heights, strict=True)]
    for number, box in enumerate(everything):
        assert layout.PADDING <= box.x <= width - layout.PADDING - 300 + 0.5
        assert box.bottom <= tall
        assert not any(box.is_near(other) for other in everything[number + 1 :])
    if put:
        highest = min(range(len(put)), key=lambda number: (wanted[number][1], wanted[number][0]))
        assert abs(boxes[highest].y - max(layout.PADDING, wanted[highest][1])) <= 0.5, "what was put highest stays"


def test_reading_order_goes_through_clusters_put_by_hand() -> None:
    boxes = {
        "second": Box(372, 16, 344, 300),
        "first": Box(16, 16, 344, 300),
        "between": Box(700, 90, 344, 100),
        "below": Box(200, 400, 344, 100),
    }
    assert layout.reading_order(boxes) == ["first", "second", "between", "below"]
    assert layout.next_to(boxes, "first", 1) == "below"
    assert layout.next_to(boxes, "below", -1) in ("first", "second")
    assert layout.next_to(boxes, "between", 1) is None


def test_target_groups_keep_to_a_column_of_their_own() -> None:
    groups = [0, 0, 1, 0, 3]
    assert layout.deal(5, 2) == [[0, 2, 4], [1, 3]]
    assert layout.deal(5, 2, groups) == [[0, 1, 3], [2, 4]]
    assert layout.deal(5, 1, groups) == [[0, 1, 3, 2, 4]]
    assert layout.token_cells(groups, 2) == [0, 1, 3, None, 2, None, 4]


class Plain:
    """Three clusters across, two columns of notes in each, five unplaced in a row."""

    def __init__(self, wall: Wall) -> None:
        self._wall = wall

    def boxes(self) -> dict[str, Box]:
        return {key: Box(n % 3 * 100, n // 3 * 100, 90, 90) for n, key in enumerate(self._wall.clusters)}

    def rows(self, group: Group) -> layout.Rows:
        notes: list[str | None] = [*self._wall.notes(group)]
        wide = 5 if group is None else 2
        return [notes[start : start + wide] for start in range(0, len(notes), wide)]


def walk_of(desk: Desk, library: Library, notes: int = 30) -> tuple[Wall, Walk]:
    """A wall of so many notes and the ways over it."""
    desk.open(build(library, notes=notes, voted=False, developed=False).id)
    wall = Wall(desk)
    return wall, Walk(wall, Plain(wall))


def test_every_stop_is_reached_down_and_up_again(desk: Desk, library: Library) -> None:
    wall, walk = walk_of(desk, library)
    for start in wall.clusters[:3]:
        here: str | None = start
        seen = [here]
        while (here := walk.across(here, 1)) is not None:
            assert here not in seen, "the way down never turns back"
            seen.append(here)
        assert wall.is_note(seen[-1])
        assert wall.group_of(str(seen[-1])) is None
        here = seen[-1]
        for _ in range(len(seen) + 4):
            above = walk.across(here, -1)
            if above is None:
                break
            here = above
        assert here in wall.clusters[:3]


def test_collapsed_and_empty_clusters_are_stops(desk: Desk, library: Library) -> None:
    wall, walk = walk_of(desk, library)
    first, second = wall.clusters[:2]
    desk.do(clusters.collapse, [first], True)
    desk.do(clusters.unplace, wall.notes(second))
    stops = walk.stops()
    assert stops[:2] == [first, second]
    assert walk.along(first, 1) == second
    assert walk.along(second, -1) == first
    assert walk.along(None, 1) == first


def test_ways_on_an_empty_board_lead_nowhere(desk: Desk, library: Library) -> None:
    _wall, walk = walk_of(desk, library, notes=0)
    assert walk.first() is None
    assert walk.stops() == []
    assert walk.along(None, 1) is None
    assert walk.across(None, 1) is None
    assert walk.cluster(None, 1) is None
    assert walk.between("a", "b") == []
