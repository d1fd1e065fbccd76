"""Days as people write them, read in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.phases.due_day import MonthTooShort, NotADay, read_day
from workshops.labels import Words
from workshops.text import Refused

BASE = date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("   ", None),
        ("2027-01-14", date(2027, 1, 14)),
        ("20270114", date(2027, 1, 14)),
        ("14 jan", date(2027, 1, 14)),
        ("14 januari", date(2027, 1, 14)),
        ("Den 14:e januari", date(2027, 1, 14)),
        ("14 JAN 2028", date(2028, 1, 14)),
        ("14 jan 28", date(2028, 1, 14)),
        ("10 dec", date(2026, 12, 10)),
        ("26 nov", date(2026, 11, 26)),
        ("25 nov", date(2027, 11, 25)),
        ("14/1", date(2027, 1, 14)),
        ("14/1 2027", date(2027, 1, 14)),
        ("14/1-27", date(2027, 1, 14)),
        ("14.1.2027", date(2027, 1, 14)),
        ("14.1", date(2027, 1, 14)),
        ("29 feb", date(2028, 2, 29)),
        ("idag", BASE),
        ("i morgon", date(2026, 11, 27)),
        ("fredag", date(2026, 11, 27)),
        ("tors", date(2026, 12, 3)),
        ("12 sept", date(2027, 9, 12)),
    ],
)
def test_swedish_days(written: str, meant: date | None) -> None:
    assert read_day(Words("sv"), written, BASE) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jan 14", date(2027, 1, 14)),
        ("14 January", date(2027, 1, 14)),
        ("January 14th, 2027", date(2027, 1, 14)),
        ("3rd May", date(2027, 5, 3)),
        ("tomorrow", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
    ],
)
def test_english_days(written: str, meant: date) -> None:
    assert read_day(Words("en"), written, BASE) == meant


@pytest.mark.parametrize("written", ["31 november", "30/2", "2027-02-29", "31.4.2027"])
def test_a_month_that_is_too_short_is_told_with_its_days(written: str) -> None:
    with pytest.raises(MonthTooShort) as caught:
        read_day(Words("sv"), written, BASE)
    assert caught.value.values["days"] in (28, 29, 30)


@pytest.mark.parametrize(
    "written", ["snart", "14", "14 jxn", "45/1", "1/13", "14/1/1/1", "ja 14", "före jul", "<b>", "0000-01-01"]
)
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(NotADay):
        read_day(Words("sv"), written, BASE)


@given(st.text(max_size=30), st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)))
def test_anything_is_a_day_or_refused(written: str, base: date) -> None:
    try:
        day = read_day(Words("sv"), written, base)
    except Refused:
        return
    assert (day is not None) == any(sign.isalnum() for sign in written)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 12, 31)))
def test_every_day_is_read_back_as_it_is_shown(day: date) -> None:
    from workshops import dates

    for language in ("sv", "en"):
        words = Words(language)
        for form in ("medium", "short_year"):
            assert read_day(words, dates.text(words, day.isoformat(), form), BASE) == day
