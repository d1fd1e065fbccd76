"""The one table of keys: no two things want the same key where both could act, and every key has words."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence

from facilitator.console.actions import SCOPES, TABLE, Act, act, shown_keys
from facilitator.console.keysheet import balanced, by_scope, key_caps
from workshops.labels import Words

SHARED = ("everywhere", "run")


def _keys(scope: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in TABLE:
        if row.where == scope:
            for keys in row.keys:
                found.setdefault(QKeySequence(keys).toString(), []).append(row.id)
    return found


def test_ids_are_unique_and_scopes_known() -> None:
    assert len({row.id for row in TABLE}) == len(TABLE)
    assert {row.where for row in TABLE} <= set(SCOPES)


@pytest.mark.parametrize("scope", SCOPES)
def test_no_key_means_two_things_in_one_scope(scope: str) -> None:
    assert {keys: ids for keys, ids in _keys(scope).items() if len(set(ids)) > 1} == {}


@pytest.mark.parametrize("scope", [scope for scope in SCOPES if scope not in SHARED])
def test_no_scope_takes_a_key_of_the_frame(scope: str) -> None:
    taken = {**_keys("everywhere"), **_keys("run")}
    assert {keys: ids for keys, ids in _keys(scope).items() if keys in taken} == {}


def test_the_frame_does_not_take_its_own_keys_twice() -> None:
    assert set(_keys("everywhere")) & set(_keys("run")) == set()


def test_every_key_is_one_that_qt_knows() -> None:
    unknown = [(row.id, keys) for row in TABLE for keys in row.keys if not QKeySequence(keys).toString()]
    assert unknown == []


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_same_words_never_name_two_keys_of_one_scope(language: str) -> None:
    words = Words(language)
    for scope in SCOPES:
        rows = [row for row in TABLE if row.where == scope]
        said = [(one.id, other.id) for one, other in combinations(rows, 2) if _text(words, one) == _text(words, other)]
        assert said == [], scope


def _text(words: Words, row: Act) -> str:
    return words(f"actions.{row.id}")


def test_caps_are_printed_as_on_a_keyboard() -> None:
    words = Words("sv")
    assert shown_keys("next_activity", words) == ("Ctrl", "PgDn")
    assert key_caps(act("vote_team"), words) == ("Ctrl", "1–9")
    assert shown_keys("board_zoom_in", words) == ("Ctrl", "+")


def test_the_sheet_has_every_row_once_and_the_wanted_scopes_first() -> None:
    sections = by_scope(("run", "board", "everywhere"))
    assert [scope for scope, _rows in sections][:3] == ["run", "board", "everywhere"]
    ids = [key for _scope, rows in sections for group, _name in rows for key in group]
    assert sorted(ids) == sorted(row.id for row in TABLE)


def test_columns_keep_the_order() -> None:
    sections = by_scope(("run",))
    stacks = balanced(sections, 3)
    assert len(stacks) <= 3
    assert [section for stack in stacks for section in stack] == sections
