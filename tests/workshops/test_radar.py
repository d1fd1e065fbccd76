"""The geometry of radars and tracks: what is inside stays inside, names stand on nothing, and higher is further out."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops.charts import radar, track
from workshops.charts.series import STYLES, marker

COUNTS = st.integers(radar.FEWEST, 12)
MEANS = st.one_of(st.none(), st.floats(1, 4))


def made(count: int, series: list[list[float | None]], names: list[tuple[float, float]]) -> radar.Radar:
    return radar.of(series, 1, 4, (900.0, 700.0), names, 12.0)


@given(st.data(), COUNTS)
def test_everything_stays_inside_its_place(data: st.DataObject, count: int) -> None:
    names = data.draw(st.lists(st.tuples(st.floats(20, 200), st.floats(20, 90)), min_size=count, max_size=count))
    series = [data.draw(st.lists(MEANS, min_size=count, max_size=count)) for _ in range(2)]
    found = made(count, series, names)
    for box in found.names:
        assert box.x >= -0.01
        assert box.y >= -0.01
        assert box.right <= 900.01
        assert box.bottom <= 700.01
    for trace in found.traces:
        for x, y in trace.points:
            assert dist((x, y), found.centre) <= found.radius + 0.01


@given(st.data(), COUNTS)
def test_a_value_lies_as_far_out_as_it_is_high(data: st.DataObject, count: int) -> None:
    values = data.draw(st.lists(MEANS, min_size=count, max_size=count))
    found = made(count, [values], [(80.0, 20.0)] * count)
    for value, corner in zip(values, found.traces[0].corners, strict=True):
        assert (value is None) == (corner is None)
        if value is not None and corner is not None:
            assert dist(corner, found.centre) == pytest.approx(found.radius * (value - 1) / 3, abs=1e-6)
    assert [mark for mark, _ in found.rings] == [2, 3, 4]
    assert found.numbers[0][1] == pytest.approx(found.centre)


@given(COUNTS)
def test_usual_names_stand_apart(count: int) -> None:
    found = made(count, [[2.0] * count], [(150.0, 48.0)] * count)
    assert radar.apart(found)
    assert found.radius > 150


@given(st.lists(MEANS, min_size=3, max_size=12))
def test_a_line_is_drawn_between_neighbours_only(values: list[float | None]) -> None:
    trace = made(len(values), [values], [(60.0, 20.0)] * len(values)).traces[0]
    drawn = sum(len(run) - 1 for run in trace.stretches)
    count = len(values)
    pairs = sum(values[n] is not None and values[(n + 1) % count] is not None for n in range(count))
    assert drawn == pairs
    assert trace.is_whole == (None not in values)


@given(MEANS, MEANS)
def test_a_track_begins_at_the_lowest_mark(now: float | None, before: float | None) -> None:
    found = track.of(now, before, 1, 4, 300.0)
    assert found.ticks == (0.0, 100.0, 200.0, 300.0)
    assert found.now == (pytest.approx((now - 1) * 100) if now is not None else None)
    assert (found.moved is None) == (now is None or before is None)


def test_series_are_told_apart_without_colour() -> None:
    assert len({style.dash for style in STYLES}) == len(STYLES)
    assert len({style.marker for style in STYLES}) == len(STYLES)
    assert all(marker(style.marker, 0, 0, 5) for style in STYLES)
