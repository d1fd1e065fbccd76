"""A hidden team's words never reach the room: not as values, not painted, not read aloud. Keep this forever."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from facilitator.preview import Dragging, Naming, ShowingTeams
from facilitator.shared_screen import projection
from facilitator.shared_screen.notes import Notes
from facilitator.shared_screen.previews import Previews
from facilitator.shared_screen.window import SharedScreen
from facilitator.stage import Stage
from tests.builders import NOW, STEPS
from tests.facilitator.shared import control, go, open_room, painted, press, read_aloud, teams, type_text
from tests.stages import make_stage
from tests.workshops.steps import possible_steps
from workshops import agenda, clusters, concepts, ideas, meeting, outcomes, parking, team_making, votes
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS
from workshops.storage.library import Library

SECRET, OPEN = "hemlig", "öppen"
WORKS = tuple(dict.fromkeys(step[3] for step in STEPS))


@dataclass(frozen=True)
class Plan:
    """A meeting with some teams hidden; the rest are numbers that choose among what there is."""

    revealed: tuple[bool, ...]
    notes: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    named: tuple[bool, ...]
    develops: tuple[int, ...]
    presents: int
    types: int
    single: bool


PLANS = st.builds(
    Plan,
    revealed=st.tuples(st.booleans(), st.booleans(), st.just(False)),
    notes=st.lists(st.integers(0, 3), min_size=3, max_size=12).map(tuple),
    groups=st.lists(st.lists(st.integers(0, 11), max_size=4).map(tuple), max_size=3).map(tuple),
    named=st.tuples(st.booleans(), st.booleans(), st.booleans()),
    develops=st.lists(st.integers(0, 11), min_size=3, max_size=3).map(tuple),
    presents=st.integers(0, 2),
    types=st.integers(0, 2),
    single=st.booleans(),
)


def _held(library: Library, plan: Plan) -> Workshop:
    """The meeting of a plan. Every text of a hidden team, and no other, holds the word SECRET."""
    workshop = Workshop(title="Möte", challenge="Vad vill vi?")
    library.add(workshop, NOW)
    key = workshop.id
    for title, minutes, phase, work, method in STEPS:
        library.edit(key, agenda.add, title, minutes, phase, work, method)
    for number, revealed in enumerate(plan.revealed):
        library.edit(key, agenda.add_team, f"Grupp {number + 1}", 3, ("students", "teachers")[number % 2])
        library.edit(key, meeting.reveal, [workshop.teams[number].id], revealed, undoable=False)
    order = sorted(workshop.teams, key=lambda team: team.position)
    for number, chosen in enumerate(plan.notes):
        team = order[chosen] if chosen < len(order) else None
        library.edit(key, ideas.add, f"{_word(team)}{number}", team.id if team else None, None)
    notes = sorted(workshop.ideas, key=lambda idea: idea.seq)
    for number, members in enumerate(plan.groups):
        chosen_notes = [notes[index].id for index in members if index < len(notes)]
        library.edit(key, clusters.gather, chosen_notes, "Namngivet" if plan.named[number] else "")
    for team, chosen in zip(order, plan.develops, strict=True):
        own = notes[chosen % len(notes)]
        library.edit(key, concepts.choose_idea, team.id, own.id)
        for field in (*CONCEPT_FIELDS, "pitch"):
            library.edit(key, concepts.write, team.id, field, f"{_word(team)} {field}")
        for step in workshop.activities:
            library.edit(key, outcomes.remember, step.id, f"{_word(team)} punkt", team.id)
    return workshop


def _word(team: object) -> str:
    return OPEN if team is None or getattr(team, "revealed", True) else SECRET


def _assert_nothing_told(room: SharedScreen, where: str) -> None:
    room.refresh()
    QApplication.processEvents()
    told = (
        repr(room.page),
        repr(room.strip.line),
        repr(room.strip.written),
        repr([block.said for block in room.canvas.blocks]),
    )
    for text in (*told, painted(room), read_aloud(room)):
        assert SECRET not in text, f"{where}: {text[max(0, text.find(SECRET) - 60) :][:160]}"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=PLANS)
def test_no_page_tells_a_hidden_word(library: Library, stage: Stage, plan: Plan) -> None:
    workshop = _held(library, plan)
    stage.desk.open(workshop.id)
    room = open_room(stage, size=(1280, 720))
    try:
        for work in WORKS:
            go(stage, work)
            _type_in_hiding(stage, plan, work)
            _assert_nothing_told(room, work)
            if work == "vote" and workshop.clusters:
                stage.desk.do(votes.open_round)
                _assert_nothing_told(room, "vote, open")
                stage.desk.close_round(workshop.rounds[-1].id)
                _assert_nothing_told(room, "result")
            if work == "cluster":
                for cluster in workshop.clusters:
                    stage.desk.previewed.emit(Naming(cluster.id, "Nytt namn"))
                    stage.desk.previewed.emit(Dragging(tuple(idea.id for idea in workshop.ideas), cluster.id))
                    _assert_nothing_told(room, "cluster, previewed")
            if work == "concept":
                room.show_sheet(teams(stage)[plan.presents].id)
                _assert_nothing_told(room, "sheet")
            if work == "pitch":
                concept = workshop.concepts[plan.presents]
                stage.desk.note(meeting.present, concept.id, NOW)
                _assert_nothing_told(room, "pitch, presented")
        stage.desk.note(meeting.finish, NOW)
        _assert_nothing_told(room, "over")
    finally:
        room.close()
        room.deleteLater()


def _type_in_hiding(stage: Stage, plan: Plan, work: str) -> None:
    """A hidden team has begun to write; then another team is chosen, with the words still on the line."""
    hidden = next(team for team in teams(stage) if not team.revealed)
    stage.entry.use("points" if work != "ideas" else "ideas", by_team=work != "ideas")
    stage.entry.write("")
    stage.entry.choose_team(hidden.id)
    stage.entry.write(f"{SECRET} mening")
    stage.entry.choose_team(teams(stage)[plan.types].id)


@pytest.fixture
def hidden_room(stage: Stage, workshop: Workshop) -> SharedScreen:
    """Ideas are written; the first team is hidden and has the line."""
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    stage.desk.note(meeting.reveal, [teams(stage)[0].id], False)
    stage.entry.use("ideas")
    stage.entry.choose_team(teams(stage)[0].id)
    return open_room(stage)


def test_a_hidden_line_is_a_number_of_characters(stage: Stage, hidden_room: SharedScreen) -> None:
    type_text(hidden_room, "Hemligt förslag")
    assert stage.entry.text == "Hemligt förslag"
    line = hidden_room.strip.line
    assert (line.text, line.length, line.hidden) == ("", 15, True)
    assert "Hemligt" not in painted(hidden_room) + read_aloud(hidden_room)
    assert "15 tecken" in hidden_room.strip.accessibleDescription()
    hidden_room.close()


def test_a_line_begun_in_hiding_stays_hidden_when_another_team_is_chosen(
    stage: Stage, hidden_room: SharedScreen
) -> None:
    type_text(hidden_room, "Hemligt")
    control(hidden_room, Qt.Key.Key_2)
    assert stage.entry.team == teams(stage)[1].id
    assert hidden_room.strip.line.hidden
    assert "Hemligt" not in painted(hidden_room)
    stage.entry.write("")
    type_text(hidden_room, "Fritt")
    assert "Fritt" in painted(hidden_room)
    hidden_room.close()


def test_undo_in_the_line_never_brings_back_another_teams_words(stage: Stage, hidden_room: SharedScreen) -> None:
    type_text(hidden_room, "Hemligt")
    press(hidden_room, Qt.Key.Key_Return)
    control(hidden_room, Qt.Key.Key_2)
    control(hidden_room, Qt.Key.Key_Z)
    assert stage.entry.text == ""
    hidden_room.close()


def test_hidden_words_are_not_copied(stage: Stage, hidden_room: SharedScreen) -> None:
    QApplication.clipboard().setText("före")
    type_text(hidden_room, "Hemligt")
    control(hidden_room, Qt.Key.Key_A)
    control(hidden_room, Qt.Key.Key_C)
    control(hidden_room, Qt.Key.Key_X)
    assert QApplication.clipboard().text() == "före"
    assert stage.entry.text == "Hemligt"
    hidden_room.close()


def test_an_input_method_is_told_nothing_and_hatched_too(hidden_room: SharedScreen) -> None:
    QApplication.sendEvent(hidden_room.strip, QInputMethodEvent("hemlig", []))
    assert "hemlig" not in painted(hidden_room)
    committed = QInputMethodEvent("", [])
    committed.setCommitString("hemligt")
    QApplication.sendEvent(hidden_room.strip, committed)
    assert "hemligt" not in painted(hidden_room) + read_aloud(hidden_room)
    hidden_room.close()


def test_pasted_lines_are_a_number_until_they_are_taken(stage: Stage, hidden_room: SharedScreen) -> None:
    before = len(stage.desk.workshop.ideas)
    QApplication.clipboard().setText("hemlig ett\nhemlig två\nhemlig tre")
    control(hidden_room, Qt.Key.Key_V)
    assert "hemlig" not in painted(hidden_room) + read_aloud(hidden_room)
    assert "3 rader inklistrade" in painted(hidden_room)
    press(hidden_room, Qt.Key.Key_Return)
    assert len(stage.desk.workshop.ideas) == before + 3
    hidden_room.close()


def test_with_one_display_the_typist_reads_the_line_and_it_is_hatched_at_return(
    stage: Stage, hidden_room: SharedScreen
) -> None:
    hidden_room.display.toggle()
    assert hidden_room.display.single_display
    type_text(hidden_room, "Mitt eget")
    assert "Mitt eget" in painted(hidden_room)
    press(hidden_room, Qt.Key.Key_Return)
    assert "Mitt eget" not in painted(hidden_room)
    assert stage.desk.workshop.ideas[-1].text == "Mitt eget"
    hidden_room.display.toggle()
    hidden_room.close()


def test_with_one_display_the_next_typist_does_not_read_what_another_team_began(
    stage: Stage, hidden_room: SharedScreen
) -> None:
    hidden_room.display.toggle()
    type_text(hidden_room, "Mitt eget")
    press(hidden_room, Qt.Key.Key_Tab)
    assert "Mitt eget" not in painted(hidden_room)
    hidden_room.display.toggle()
    hidden_room.close()


def test_reveal_shows_the_words_and_taking_it_back_hides_them(stage: Stage, workshop: Workshop) -> None:
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    team = teams(stage)[0]
    stage.desk.do(ideas.add, "Bara vi vet", team.id)
    room = open_room(stage)
    assert "Bara vi vet" in painted(room)
    stage.desk.note(meeting.reveal, [team.id], False)
    assert "Bara vi vet" not in painted(room) + read_aloud(room)
    assert "Grupp 1 skriver." in room.canvas.accessibleDescription()
    room.close()


def test_a_draft_found_after_a_restart_is_hidden_while_any_team_is(library: Library, stage: Stage) -> None:
    plan = Plan((True, True, False), (0,), (), (False,) * 3, (0, 0, 0), 0, 0, False)
    workshop = _held(library, plan)
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    stage.desk.note(meeting.keep_draft, "ideas", f"{SECRET} halv mening")
    fresh = make_stage(stage.desk)
    fresh.entry.use("ideas")
    assert projection.line(workshop, fresh.entry).hidden
    assert projection.line(workshop, fresh.entry).text == ""


def test_previews_of_hidden_notes_show_nothing(stage: Stage, workshop: Workshop) -> None:
    stage.desk.open(workshop.id)
    go(stage, "cluster")
    team = teams(stage)[0]
    stage.desk.note(meeting.reveal, [team.id], False)
    own = tuple(idea.id for idea in workshop.ideas if idea.team_id == team.id)
    shown = Previews()
    shown.take(Dragging(own, workshop.clusters[0].id))
    page = projection.page(workshop, NOW, shown=shown)
    assert all(not card.dragged for card in page.cards)  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(6))
def test_notes_kept_in_step_show_what_a_fresh_look_shows(stage: Stage, workshop: Workshop, seed: int) -> None:
    """Whatever is done, undone and hidden again, the room sees what it would see had it only just looked."""
    desk, chance, notes = stage.desk, random.Random(seed), Notes()
    desk.open(workshop.id)
    desk.changed.connect(lambda change: notes.follow(desk.workshop, change))
    for number in range(60):
        if number % 12 == 0:
            go(stage, chance.choice(("ideas", "cluster", "vote")))
        what = chance.random()
        if what < 0.2:
            desk.undo() if what < 0.12 else desk.redo()
        elif what < 0.3:
            desk.note(meeting.reveal, [chance.choice(teams(stage)).id], chance.random() < 0.5)
        else:
            verb, *arguments = chance.choice(possible_steps(workshop, chance))
            if verb not in (agenda.describe, agenda.change_team, agenda.remove):
                desk.do(verb, *arguments)  # type: ignore[arg-type]
        assert projection.page(workshop, NOW, notes=notes) == projection.page(workshop, NOW)


def test_a_warning_in_the_room_names_the_kind_and_never_the_number(stage: Stage, library: Library) -> None:
    from tests.builders import build

    workshop = build(library, notes=0)
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    room = open_room(stage, size=(1280, 720))
    try:
        team = workshop.teams[0]
        stage.entry.use("ideas")
        stage.entry.choose_team(team.id)
        stage.entry.write("Ring 070-174 06 05")
        room.refresh()
        said = room.strip.caution
        assert said == "Det ser ut som ett telefonnummer. Skriv hellre utan."
        assert said in room.strip.accessibleDescription()
        assert "174" not in repr(room.strip.line.caution) + said
        stage.desk.note(meeting.reveal, [team.id], False)
        stage.entry.write("Ring 070-174 06 05 nu")
        room.refresh()
        assert (room.strip.line.hidden, room.strip.line.caution, room.strip.caution) == (True, "", "")
        for text in (repr(room.strip.line), repr(room.strip.written), painted(room), read_aloud(room)):
            assert "174" not in text
            assert "telefonnummer" not in text
    finally:
        room.close()


@pytest.mark.parametrize("work", WORKS)
def test_the_notes_of_whoever_leads_never_reach_the_room(stage: Stage, workshop: Workshop, work: str) -> None:
    stage.desk.open(workshop.id)
    for step in workshop.activities:
        stage.desk.do(agenda.change, step.id, notes=f"{SECRET} anteckning", presenter="Rektor")
    stage.desk.do(parking.park, f"{SECRET} punkt")
    room = open_room(stage)
    assert SECRET not in painted(room) + read_aloud(room)
    go(stage, work)
    for shown in (True, False):
        stage.desk.previewed.emit(ShowingTeams(shown))
        assert SECRET not in painted(room) + read_aloud(room)
        assert SECRET not in repr(room.page)
    room.close()


def test_who_leads_is_told_by_role_on_a_calm_page(stage: Stage, workshop: Workshop) -> None:
    stage.desk.open(workshop.id)
    first = agenda.steps(workshop)[0]
    stage.desk.do(agenda.change, first.id, presenter="IKT-pedagog")
    go(stage, first.work)
    room = open_room(stage)
    assert "IKT-pedagog" in painted(room)
    assert "IKT-pedagog" in room.canvas.accessibleDescription()
    room.close()


def test_the_room_reads_who_is_in_which_group(stage: Stage, workshop: Workshop) -> None:
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    made = team_making.deal(31, 5, ("students", "teachers"), {"Norr": 16, "Söder": 15})
    stage.desk.do(team_making.make, made, [])
    room = open_room(stage)
    stage.desk.previewed.emit(ShowingTeams(True))
    said = room.canvas.accessibleDescription()
    assert "Så här är vi indelade" in said
    assert "Norr 3, Söder 3" in said
    assert said.count("Grupp ") == 6
    room.resize(1024, 768)
    QApplication.processEvents()
    assert "Grupp 1" in painted(room)
    room.close()
