"""Whatever becomes of the data, nothing that a person wrote in the minutes is lost, and every step can be taken back."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import build
from tests.workshops.steps import possible_steps
from workshops.minutes.merging import minutes
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused


def written(workshop: Workshop) -> dict[str, tuple[str, bool]]:
    """What people wrote, by row, with whether it was left out."""
    return {row.id: (row.text, row.removed) for row in workshop.paragraphs}


def said(workshop: Workshop) -> list[tuple[str, str, bool, bool]]:
    """The minutes as they stand, line by line."""
    return [(line.id, line.text, line.asks, line.is_said) for line in minutes(workshop).lines]


def assert_all_is_said(workshop: Workshop) -> None:
    texts = [line.text for line in minutes(workshop).said]
    for text, removed in written(workshop).values():
        assert removed or not text or text in texts


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), steps=st.integers(8, 30))
def test_no_edit_of_data_or_paragraphs_loses_what_was_written(seed: int, steps: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        workshop = build(library, teams=2, notes=6)
        done = 0
        for _ in range(steps):
            verb, *args = chance.choice(possible_steps(workshop, chance))
            assert callable(verb)
            mine = written(workshop)
            try:
                change = library.edit(workshop.id, verb, *args)
            except Refused:
                assert written(workshop) == mine
                continue
            done += change is not None
            if not verb.__module__.endswith("minutes.editing"):
                assert written(workshop) == mine
            assert_all_is_said(workshop)
        library.close()
        assert done


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_each_step_is_taken_back_and_done_again(seed: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        workshop = build(library, teams=2, notes=4)
        for _ in range(12):
            steps = [step for step in possible_steps(workshop, chance) if step[0].__module__.endswith("editing")]
            verb, *args = chance.choice(steps)
            assert callable(verb)
            before = said(workshop)
            try:
                change = library.edit(workshop.id, verb, *args)
            except Refused:
                continue
            if change is None:
                continue
            after = said(workshop)
            library.undo(workshop.id)
            assert said(workshop) == before
            library.redo(workshop.id)
            assert said(workshop) == after
        library.close()
