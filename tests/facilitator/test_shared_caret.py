"""One line being edited in the room: what a reader sees as one character is one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.shared_screen.caret import LONGEST, Caret


def _with(text: str) -> Caret:
    caret = Caret()
    caret.type(text)
    return caret


def test_typing_erasing_and_moving() -> None:
    caret = _with("Läxhjälp")
    caret.move(-1)
    caret.type("e")
    assert caret.text == "Läxhjälep"
    caret.erase()
    caret.erase(forward=True)
    assert caret.text == "Läxhjäl"
    caret.go(0)
    caret.type("A")
    assert (caret.text, caret.at) == ("ALäxhjäl", 1)


def test_a_family_emoji_and_a_combined_letter_are_one_step() -> None:
    caret = _with("a👩‍👩‍👧e\u0301")
    caret.erase()
    assert caret.text == "a👩‍👩‍👧"
    caret.move(-1)
    assert caret.at == 1
    caret.erase(forward=True)
    assert caret.text == "a"


def test_words() -> None:
    caret = _with("en bra idé")
    caret.erase(word=True)
    assert caret.text == "en bra "
    caret.move(-1, word=True)
    caret.type("mycket ")
    assert caret.text == "en mycket bra "


def test_a_selection_is_replaced_and_left_at_its_end() -> None:
    caret = _with("gammal text")
    caret.go(0)
    caret.go(6, select=True)
    assert caret.selected == "gammal"
    caret.type("ny")
    assert caret.text == "ny text"
    caret.select_all()
    caret.move(-1)
    assert (caret.at, caret.selected) == (0, "")
    caret.select_all()
    caret.erase()
    assert caret.text == ""


def test_undo_and_redo_stop_at_another_text() -> None:
    caret = _with("ett")
    caret.type(" två")
    assert caret.undo()
    assert caret.text == "ett"
    assert caret.redo()
    assert caret.text == "ett två"
    caret.begin("")
    assert not caret.undo()
    assert caret.text == ""


def test_pasted_lines_become_one_and_the_line_has_an_end() -> None:
    caret = _with("rad ett\nrad två\r\nrad tre")
    assert caret.text == "rad ett rad två rad tre"
    caret.begin("")
    caret.type("å" * (LONGEST + 50))
    assert len(caret.text) == LONGEST


@given(st.lists(st.one_of(st.text(max_size=6), st.integers(0, 7)), max_size=30))
def test_whatever_is_pressed_the_caret_stands_in_the_text(steps: list[str | int]) -> None:
    caret = Caret()
    acts = (
        caret.erase,
        lambda: caret.erase(forward=True),
        lambda: caret.erase(word=True),
        lambda: caret.move(-1, select=True),
        lambda: caret.move(1, word=True),
        caret.undo,
        caret.redo,
        caret.select_all,
    )
    for step in steps:
        if isinstance(step, str):
            caret.type(step)
        else:
            acts[step]()
        assert 0 <= caret.at <= len(caret.text)
        assert 0 <= caret.anchor <= len(caret.text)
