"""When people meet next, as they say it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.console.date_line import DayMissing, When, read_line, written
from facilitator.phases.due_day import MonthTooShort
from workshops.labels import Words
from workshops.text import Refused

SV, EN = Words("sv"), Words("en")
BASE = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("28 jan 13–16 Lokal Vinga", When("2027-01-28", "13:00", "16:00", "Lokal Vinga")),
        ("28 jan 13-16", When("2027-01-28", "13:00", "16:00", "")),
        ("28 jan 13 Lokal Vinga", When("2027-01-28", "13:00", "", "Lokal Vinga")),
        ("28 jan", When("2027-01-28", "", "", "")),
        ("28/1 kl 13.00-15.30, Aulan", When("2027-01-28", "13:00", "15:30", "Aulan")),
        ("den 28 januari 2027 13:15 till 16 Digitalt", When("2027-01-28", "13:15", "16:00", "Digitalt")),
        ("2027-03-11 9–12 Biblioteket, plan 2", When("2027-03-11", "09:00", "12:00", "Biblioteket, plan 2")),
        ("torsdag 9.30 Lokal 14", When("2026-12-03", "09:30", "", "Lokal 14")),
        ("imorgon", When("2026-11-28", "", "", "")),
        ("28 jan, 3 trappor upp", When("2027-01-28", "", "", "3 trappor upp")),
        ("5 dec Rum 12", When("2026-12-05", "", "", "Rum 12")),
    ],
)
def test_a_line_is_read_as_it_is_said(line: str, when: When) -> None:
    assert read_line(SV, line, BASE) == when


def test_it_is_read_in_english_too() -> None:
    assert read_line(EN, "28 Jan at 1–3 Room Vinga", BASE) == When("2027-01-28", "01:00", "03:00", "Room Vinga")


@pytest.mark.parametrize("line", ["", "Lokal Vinga 28 jan", "kl 13", "99 jan", ","])
def test_a_line_that_begins_with_no_day_is_refused(line: str) -> None:
    with pytest.raises(DayMissing):
        read_line(SV, line, BASE)


def test_a_month_that_is_too_short_is_named() -> None:
    with pytest.raises(MonthTooShort):
        read_line(SV, "31 nov 13–16", BASE)


@given(st.integers(0, 700), st.integers(0, 23), st.integers(0, 59), st.text("abcåäö ", max_size=12))
def test_what_is_written_is_read_again(days: int, hour: int, minute: int, place: str) -> None:
    when = When((BASE + timedelta(days=days)).isoformat(), f"{hour:02d}:{minute:02d}", "23:59", " ".join(place.split()))
    assert read_line(SV, written(SV, when), BASE) == when


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(line: str) -> None:
    try:
        found = read_line(SV, line, BASE)
    except Refused:
        return
    assert date.fromisoformat(found.date)
