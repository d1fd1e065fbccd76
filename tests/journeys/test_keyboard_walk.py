"""A network meeting with 6 teams and 60 ideas, from the first window to the PDF, without ever touching the mouse."""

from __future__ import annotations

from tests.journeys import keyboard, paper
from tests.journeys.conftest import Enter


def test_a_network_meeting_by_keyboard_alone(enter: Enter) -> None:
    person = enter()
    keyboard.prepare(person, "Nätverksmöte vid tangentbordet")
    keyboard.explore(person)
    keyboard.define(person)
    keyboard.open_vote(person)
    keyboard.lay_ballots(person, 0, keyboard.people(person))
    keyboard.close_vote(person)
    keyboard.develop(person)
    keyboard.deliver(person)
    said = keyboard.finish(person)
    assert paper.lacking(person.workshop, said) == []
    person.leave()
