"""Pictures of numbers as geometry: nothing overlaps, nothing leaves the picture, and the same numbers give the same picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.charts import cloud, histogram, rows
from workshops.charts.marks import RIGHT, Box, Chart, Diamond, Hatch, Label

SIGNS = "abcåäö"


class Even:
    """A typeface whose every letter is half as wide as it is high."""

    def width(self, text: str, size: float, weight: int) -> float:
        return len(text) * size * 0.5

    def lines(self, text: str, size: float, weight: int, width: float, most: int) -> Sequence[str]:
        fit = max(1, int(width / (size * 0.5)))
        return [text[start : start + fit] for start in range(0, len(text), fit)][:most] or [""]


def boxes(chart: Chart) -> list[tuple[float, float, float, float]]:
    """Where the words of a cloud stand, from the top of their letters to the foot."""
    found = []
    for mark in chart.marks:
        assert isinstance(mark, Label)
        wide, half = Even().width(mark.text, mark.size, mark.weight), mark.size * 0.33
        found.append((mark.x, mark.middle - half, mark.x + wide, mark.middle + half))
    return found


def overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01
    )


WORDS = st.lists(
    st.builds(cloud.Word, st.text(SIGNS, min_size=1, max_size=60), st.integers(1, 30)), min_size=1, max_size=60
)


@given(WORDS, st.floats(300, 1800), st.floats(200, 900))
def test_words_of_a_cloud_never_overlap_nor_leave_the_page(
    words: list[cloud.Word], width: float, height: float
) -> None:
    pages = cloud.lay_out(words, width, height, 216, Even(), smallest=28)
    for page in pages:
        found = boxes(page)
        assert all(left >= -0.01 and right <= width + 0.01 for left, _, right, _ in found)
        assert not any(overlap(one, other) for one, other in combinations(found, 2))
    assert pages == cloud.lay_out(words, width, height, 216, Even(), smallest=28)
    shown = "".join(
        mark.text for page in pages for mark in page.marks if isinstance(mark, Label) and mark.role == "ink"
    )
    assert shown == "".join(word.text for word in words)


def test_one_word_stands_as_large_as_there_is_room_for_and_more_often_is_never_smaller() -> None:
    (page,) = cloud.lay_out([cloud.Word("hopp", 1)], 1776, 700, 216, Even())
    assert [mark.size for mark in page.marks if isinstance(mark, Label)] == [216]
    (page,) = cloud.lay_out([cloud.Word("abc", 9 - n) for n in range(8)], 1776, 700, 216, Even())
    sizes = [mark.size for mark in page.marks if isinstance(mark, Label) and mark.role == "ink"]
    assert sizes == sorted(sizes, reverse=True)


def test_words_that_one_person_said_each_stand_on_pages_at_the_smallest_size() -> None:
    words = [cloud.Word("digitaliseringsstrategi" + str(n), 1) for n in range(150)]
    pages = cloud.lay_out(words, 1776, 660, 216, Even(), smallest=60)
    assert len(pages) > 1
    assert all(60 <= mark.size < 61 for page in pages for mark in page.marks if isinstance(mark, Label))
    assert all(page.height <= 660 for page in pages)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=11), st.floats(500, 1800), st.floats(200, 700))
def test_a_row_has_a_stroke_for_each_answer_or_a_bar_of_its_share(
    counts: list[int], width: float, height: float
) -> None:
    most = max(counts) or 1
    made = [rows.Row(str(n), "ord", str(count), count / most, count) for n, count in enumerate(counts, start=1)]
    chart = rows.lay_out(made, width, height, rows.ROOM, Even())
    bars = [mark for mark in chart.marks if isinstance(mark, Box)]
    assert all(box.x + box.width <= width for box in bars)
    each = chart.height / len(counts)
    for number, count in enumerate(counts):
        own = [box for box in bars if number * each <= box.y < (number + 1) * each]
        if len(bars) == sum(counts):
            assert len(own) == count
        else:
            longest = max(box.width for box in bars)
            assert sum(box.width for box in own) == pytest.approx(longest * count / most, abs=rows.ROOM.hair * 2)
    numbers = [mark.text for mark in chart.marks if isinstance(mark, Label) and mark.align == RIGHT]
    assert numbers == [str(count) for count in counts]


def test_hidden_rows_have_hatching_and_no_numbers() -> None:
    made = [rows.Row("1", "ja", "7", 1.0, 7), rows.Row("2", "nej", "3", 0.4, 3)]
    hidden = rows.lay_out(made, 1000, 300, rows.ROOM, Even(), hidden=True, middle=rows.Middle(0.5, 0.2))
    assert sum(isinstance(mark, Hatch) for mark in hidden.marks) == 2
    assert not any(isinstance(mark, Box | Diamond) for mark in hidden.marks)
    assert [mark.text for mark in hidden.marks if isinstance(mark, Label)] == ["1", "ja", "2", "nej"]
    shown = rows.lay_out(made, 1000, 300, rows.ROOM, Even())
    places = [(mark.x, mark.middle) for mark in hidden.marks if isinstance(mark, Label)]
    assert set(places) <= {(mark.x, mark.middle) for mark in shown.marks if isinstance(mark, Label)}  # nothing moves


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(1, 50)), min_size=1, max_size=40, unique_by=lambda row: row[0])
)
def test_every_number_lies_in_one_stretch_of_the_axis(numbers: list[tuple[float, int]]) -> None:
    bins = histogram.binned(sorted(numbers))
    assert sum(bins.counts) == sum(count for _, count in numbers)
    assert len(bins.counts) <= histogram.MOST_BINS + 2
    assert bins.start <= min(value for value, _ in numbers) + 1e-6 * bins.step
    assert max(value for value, _ in numbers) <= bins.end + 1e-6 * bins.step


def test_few_whole_numbers_have_a_stretch_each_and_a_cell_for_each_answer() -> None:
    bins = histogram.binned([(2.0, 1), (3.0, 4), (5.0, 2)])
    assert (bins.start, bins.step, bins.counts) == (1.5, 1.0, (1, 4, 0, 2))
    chart = histogram.lay_out([(2.0, 1), (3.0, 4), (5.0, 2)], 3.4, 1.0, 900, 400, histogram.ROOM, Even(), "{:g}".format)
    assert sum(isinstance(mark, Box) for mark in chart.marks) == 7
    said = [mark.text for mark in chart.marks if isinstance(mark, Label)]
    assert said == ["1", "4", "2", "2", "3", "4", "5"]
