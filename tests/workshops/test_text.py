"""What people write is kept as they wrote it, in one form, within limits, and never breaks a file or a database."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bad_texts
from workshops import text

ANYTHING = st.text(alphabet=st.characters(), max_size=60) | st.text(
    alphabet=st.sampled_from(
        "a å\u0301\u030a\u200b\u202e\ufeff\u00a0\u2028\t\n\r\x00\x0b\x1f\x7f\x85\ud83d\ude00\ud800é👍"
    ),
    max_size=30,
)


@given(ANYTHING)
def test_clean_words_are_of_one_form_and_stay_so(said: str) -> None:
    kept = text.clean(said)
    assert text.clean(kept) == kept
    assert unicodedata.is_normalized("NFC", kept)
    assert not any(sign < " " and sign not in "\n\t" for sign in kept)
    assert "\x7f" not in kept
    kept.encode("utf-8")
    connection = sqlite3.connect(":memory:")
    assert connection.execute("SELECT ?", (kept,)).fetchone() == (kept,)
    connection.close()


@given(ANYTHING)
def test_one_line_is_one_line_within_the_limit_and_loses_nothing_but_space(said: str) -> None:
    whole = " ".join(text.clean(said).split())
    if len(whole) > 40 or not text.has_ink(whole):
        with pytest.raises(text.TooLong if text.has_ink(whole) else text.Empty):
            text.one_line(said, 40)
        return
    kept = text.one_line(said, 40)
    assert text.one_line(kept, 40) == kept
    assert len(kept.splitlines()) == 1
    assert kept == kept.strip()
    assert len(kept) <= 40
    assert kept == whole


@given(ANYTHING)
def test_lines_keep_their_breaks_and_stay_as_they_are(said: str) -> None:
    kept = text.lines(said)
    assert text.lines(kept) == kept
    assert kept == kept.strip()
    assert "".join(kept.split()) == "".join(text.clean(said).split()) or not text.has_ink(text.clean(said))


@given(st.lists(st.text(alphabet="abc åäö-•1.) ", max_size=12), max_size=8))
def test_a_paste_gives_lines_that_can_each_be_kept(rows: list[str]) -> None:
    for row in text.split_lines("\r\n".join(rows)):
        assert row == " ".join(row.split())
        assert row


def test_the_same_word_is_the_same_however_it_was_typed() -> None:
    assert text.one_line("a\u030a a\u0308 o\u0308") == "å ä ö"
    assert text.one_line("\ud83d\ude00 bra") == "😀 bra"  # a pair that came as two halves
    assert text.one_line("\ud800 ensam") == "\ufffd ensam"
    assert text.one_line("a\x00b\x0bc\x1fd\x7fe") == "abcde"
    assert text.lines("ett\r\ntvå\rtre\x0c") == "ett\ntvå\ntre"


def test_marks_of_direction_and_joiners_are_kept() -> None:
    for said in ("\u202eomvänd", "\u2067مرحبا\u2069", "👨\u200d👩\u200d👧", "mjukt\u00adbindestreck", "x\ufe0f"):
        assert text.one_line(said) == said


@pytest.mark.parametrize(
    "said", ["", " \t\n ", "\x00\x01", "\u200b\u200b", "\u202e", "\ufeff", "\u2060 \u00ad", "\u3164", "\u00a0"]
)
def test_what_cannot_be_seen_is_nothing(said: str) -> None:
    with pytest.raises(text.Empty):
        text.one_line(said)
    assert text.one_line(said, empty=True) == ""
    assert text.lines(said) == ""


@pytest.mark.parametrize("said", ["\ufffd", "\ue000", "\u0301", "\U0001faff", "\U0003fffd", "."])
def test_what_a_newer_letter_book_may_show_is_something(said: str) -> None:
    assert text.one_line(said) == said


def test_limits_count_signs_after_composition() -> None:
    assert len(text.one_line("a\u030a" * 500)) == 500
    assert len(text.one_line("👍" * 500)) == 500
    with pytest.raises(text.TooLong) as refused:
        text.one_line("å" * 501)
    assert refused.value.values == {"length": 501, "limit": 500}


def test_awkward_texts_are_kept_or_refused_and_never_an_error() -> None:
    for case in bad_texts():
        for keep in (text.one_line, text.lines):
            try:
                keep(str(case["text"])).encode("utf-8")
            except (text.Empty, text.TooLong):
                continue
