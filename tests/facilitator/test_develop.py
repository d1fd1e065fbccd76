"""Concept sheets, typed and pressed: kept as they are written, undone as one step, linked to the notes behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.develop import DevelopWorkspace
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.press import CTRL, focus, press, write
from tests.facilitator.workspaces import show_workspace, texts
from tests.stages import make_stage
from workshops import concepts, ideas, meeting
from workshops.model import Concept, Workshop
from workshops.phases import CONCEPT_FIELDS
from workshops.storage.library import Library

AWKWARD = "<b>R&D</b> & 🙂 \u200fمرحبا"
Key = Qt.Key
Open = Callable[..., DevelopWorkspace]


@pytest.fixture
def open_develop(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop in a window with the workspace and its side panel."""

    def opened(
        language: str = "sv",
        theme: str = "light",
        size: tuple[int, int] = (1340, 820),
        library: Library = library,
        **built: object,
    ) -> DevelopWorkspace:
        workshop = build(library, **built)  # type: ignore[arg-type]
        return show(qtbot, make_stage(desk, language, theme), workshop, size)

    return opened


def show(qtbot: QtBot, stage: Stage, workshop: Workshop, size: tuple[int, int] = (1340, 820)) -> DevelopWorkspace:
    stage.desk.open(workshop.id)
    workspace = DevelopWorkspace(stage)
    show_workspace(qtbot, workspace, "concept", size)
    return workspace


def concept_of(workspace: DevelopWorkspace, team: str | None = None) -> Concept:
    found = concepts.of_team(workspace.stage.desk.workshop, team or workspace.tabs.current)
    assert found is not None
    return found


def test_what_is_typed_is_on_disk_after_a_pause(open_develop: Open, qtbot: QtBot) -> None:
    workspace = open_develop(developed=False)
    workspace.sheet.name.setFocus()
    write("Läxvännen – é")
    qtbot.waitUntil(lambda: concepts.of_team(workspace.stage.desk.workshop, workspace.tabs.current) is not None)
    assert concept_of(workspace).name == "Läxvännen – é"
    assert workspace.tabs.tabs[0].subtitle == "Läxvännen – é"


def test_tab_walks_through_the_fields_and_completeness_follows(open_develop: Open) -> None:
    workspace = open_develop(developed=False)
    workspace.sheet.name.setFocus()
    write("Prova högt")
    press(Key.Key_Tab)
    assert focus() is workspace.sheet.pitch
    write("Säg det högt innan du skriver.")
    for field in CONCEPT_FIELDS[:4]:
        press(Key.Key_Tab)
        assert focus() is workspace.sheet.fields[field]
        write(f"Text i {field}")
    press(Key.Key_Tab)
    concept = concept_of(workspace)
    assert concepts.filled(concept) == 4
    assert concept.pitch == "Säg det högt innan du skriver."
    assert workspace.tabs.tabs[0].completeness == (4, 5)
    assert "4 av 5 fält" in texts(workspace.sheet)


def test_a_visit_to_a_field_is_one_step_of_undo(open_develop: Open, qtbot: QtBot) -> None:
    workspace = open_develop()
    desk = workspace.stage.desk
    before = concept_of(workspace).audience
    field = workspace.sheet.fields["audience"]
    field.setFocus()
    write(" Alla")
    qtbot.waitUntil(lambda: concept_of(workspace).audience.endswith(" Alla"))
    write(" och envar")
    press(Key.Key_Tab)
    assert concept_of(workspace).audience == f"{before} Alla och envar"
    desk.undo()
    assert (concept_of(workspace).audience, field.text()) == (before, before)
    desk.redo()
    assert field.text() == f"{before} Alla och envar"


def test_undo_in_a_field_takes_what_was_just_typed(open_develop: Open, qtbot: QtBot) -> None:
    from facilitator.console.actions import bind
    from facilitator.console.undoing import TextUndo

    workspace = open_develop()
    guard = TextUndo(workspace.stage)
    workspace.sheet.name.setFocus()
    assert guard
    bind(workspace.window(), "undo", workspace.stage.words, workspace.stage.desk.undo, window_wide=True)
    before = concept_of(workspace).audience
    field = workspace.sheet.fields["audience"]
    field.setFocus()
    write(" som hinner ångras innan det sparats")
    press(Key.Key_Z, CTRL)
    assert (field.text(), concept_of(workspace).audience) == (before, before)
    assert focus() is field


def test_a_change_from_elsewhere_shows_but_never_in_the_words_being_typed(open_develop: Open) -> None:
    workspace = open_develop()
    desk, team = workspace.stage.desk, workspace.tabs.current
    workspace.sheet.fields["audience"].setFocus()
    write(" mina ord")
    desk.do(concepts.write, team, "interface", "Skrivet i ett annat fönster")
    desk.do(concepts.write, team, "audience", "Skrivet i ett annat fönster")
    assert workspace.sheet.fields["interface"].text() == "Skrivet i ett annat fönster"
    assert workspace.sheet.fields["audience"].text().endswith("mina ord")


def test_too_long_is_refused_in_words_and_the_text_stays(open_develop: Open, qtbot: QtBot) -> None:
    workspace = open_develop()
    field = workspace.sheet.fields["technology"]
    first, second = (tab.id for tab in workspace.tabs.tabs[:2])
    kept = concept_of(workspace).technology
    field.setFocus()
    field.insertPlainText("x" * 2_001)
    press(Key.Key_Tab)
    assert concept_of(workspace).technology == kept
    long = field.text()
    assert len(long) > 2_000
    assert any("Högst 2000 får plats" in said for said in problems(workspace))
    press(Key.Key_2, CTRL)
    assert workspace.sheet.team == second
    assert problems(workspace) == []
    press(Key.Key_1, CTRL)
    assert workspace.sheet.team == first
    assert field.text() == long
    field.setFocus()
    field.selectAll()
    write("Kort")
    press(Key.Key_Tab)
    assert concept_of(workspace).technology == "Kort"
    assert problems(workspace) == []


def problems(workspace: DevelopWorkspace) -> list[str]:
    from facilitator.widgets.field import Problem

    return [each.text for each in workspace.sheet.findChildren(Problem) if each.text]


def test_leaving_the_activity_keeps_what_is_half_typed(open_develop: Open) -> None:
    workspace = open_develop()
    workspace.sheet.fields["challenges"].setFocus()
    write("Halva meningar räcker")
    workspace.leave()
    assert concept_of(workspace).challenges.endswith("Halva meningar räcker")


def test_changing_team_keeps_and_shows_the_other_sheet(open_develop: Open) -> None:
    workspace = open_develop()
    first = workspace.tabs.current
    workspace.sheet.fields["challenges"].setFocus()
    write("Det här hör till grupp 1")
    press(Key.Key_2, CTRL)
    assert concept_of(workspace, first).challenges.endswith("Det här hör till grupp 1")
    assert workspace.sheet.name.text() == "Tre vägar in"
    assert concept_of(workspace).challenges == workspace.sheet.fields["challenges"].text()


def test_the_thirtieth_team_is_found_by_typing(open_develop: Open) -> None:
    workspace = open_develop(teams=30)
    press(Key.Key_T, CTRL)
    write("30\n")
    names = {team.id: team.name for team in workspace.stage.desk.workshop.teams}
    assert names[workspace.tabs.current] == "Grupp 30"
    assert workspace.sheet.team == workspace.tabs.current


def test_a_cluster_is_chosen_by_typing_and_its_notes_stand_behind_the_concept(open_develop: Open) -> None:
    workspace = open_develop(developed=False)
    desk = workspace.stage.desk
    cluster = next(c for c in desk.workshop.clusters if c.name.startswith("Läxhjälp"))
    press(Key.Key_L, CTRL)
    write("läxh")
    press(Key.Key_Return)
    concept = concept_of(workspace)
    assert (concept.cluster_id, concept.name) == (cluster.id, cluster.name)
    from workshops.clusters import members

    assert [row.id for row in workspace.sources.list.rows.rows] == [n.id for n in members(desk.workshop, cluster.id)]
    desk.undo()
    assert concepts.of_team(desk.workshop, workspace.tabs.current) is None
    assert workspace.sheet.name.text() == ""
    desk.redo()
    assert workspace.sheet.name.text() == cluster.name


def test_a_note_is_added_and_taken_away_again(open_develop: Open) -> None:
    workspace = open_develop()
    desk = workspace.stage.desk
    before = [row.id for row in workspace.sources.list.rows.rows]
    other = next(i for i in ideas.shown(desk.workshop) if i.id not in before and i.text.startswith("Övningar där man"))
    press(Key.Key_L, CTRL)
    write("övningar faktafel\n")
    assert [row.id for row in workspace.sources.list.rows.rows] == [*before, other.id]
    view = workspace.sources.list
    view.setFocus()
    view.choose(other.id)
    press(Key.Key_Return)
    assert any(said.startswith(f"Lapp {other.seq}, Grupp") for said in texts(workspace.sources))
    press(Key.Key_Delete)
    assert [row.id for row in view.rows.rows] == before
    desk.undo()
    assert [row.id for row in view.rows.rows] == [*before, other.id]


def test_escape_leaves_the_list_without_choosing(open_develop: Open) -> None:
    workspace = open_develop()
    before = list(workspace.sources.list.rows.rows)
    press(Key.Key_L, CTRL)
    write("a")
    press(Key.Key_Escape)
    assert workspace.sources.list.rows.rows == before
    assert workspace.sources.list.isVisible()
    assert workspace.sheet.isAncestorOf(focus())


def test_a_hidden_note_behind_a_concept_has_no_words(open_develop: Open) -> None:
    workspace = open_develop()
    desk = workspace.stage.desk
    row = workspace.sources.list.rows.rows[0]
    idea = next(each for each in desk.workshop.ideas if each.id == row.id)
    desk.note(meeting.reveal, [idea.team_id], False)
    hidden = workspace.sources.list.rows.rows[0]
    assert hidden.hidden
    assert hidden.text == ""
    assert idea.text not in hidden.spoken
    press(Key.Key_L, CTRL)
    assert idea.text not in [choice.text for choice in workspace.sources.picker.list.rows.rows]


def test_principles_are_answered_by_keyboard_and_a_few_words_say_how(open_develop: Open) -> None:
    workspace = open_develop()
    desk = workspace.stage.desk
    press(Key.Key_K, CTRL)
    press(Key.Key_Return)
    checks = [c for c in desk.workshop.checks if c.concept_id == concept_of(workspace).id]
    assert [(c.principle, c.answer) for c in checks] == [("learning", "yes")]
    press(Key.Key_Return)
    write("Läraren godkänner varje text\n")
    assert checks[0].note == "Läraren godkänner varje text"
    side = workspace.side()
    assert side is not None
    from facilitator.phases.principles_panel import PrincipleRow

    row = side.findChildren(PrincipleRow)[0]
    assert row.reply.text() == "Läraren godkänner varje text"
    desk.undo()
    assert row.reply.text() == "Ja"
    press(Key.Key_2, CTRL)
    assert not row.is_answered


def test_no_principles_where_the_workshop_has_none(open_develop: Open, desk: Desk) -> None:
    workspace = open_develop()
    from workshops import agenda

    desk.note(agenda.set_options, principles=False)
    press(Key.Key_K, CTRL)
    side = workspace.side()
    assert side is not None
    assert "Mot principerna" not in texts(side)
    assert "Principer" not in [text for _, text in workspace.keys()]


def test_impact_and_effort_are_moved_with_the_arrows(open_develop: Open) -> None:
    workspace = open_develop()
    desk = workspace.stage.desk
    desk.note(concepts.judge, concept_of(workspace).id, 0, 0)
    press(Key.Key_E, CTRL)
    press(Key.Key_Up)
    assert (concept_of(workspace).impact, concept_of(workspace).effort) == (3, 3)
    press(Key.Key_Up, times=3)
    press(Key.Key_Left)
    assert (concept_of(workspace).impact, concept_of(workspace).effort) == (5, 2)
    side = workspace.side()
    assert side is not None
    assert "Effekt 5 av 5, insats 2 av 5" in texts(side)
    desk.undo()
    assert (concept_of(workspace).impact, concept_of(workspace).effort) == (0, 0)
    desk.redo()
    press(Key.Key_Delete)
    assert concept_of(workspace).impact == 0


def test_a_click_places_the_concept_too(open_develop: Open) -> None:
    from facilitator.phases.effort_plot import EffortPlot

    workspace = open_develop()
    press(Key.Key_E, CTRL)
    side = workspace.side()
    assert side is not None
    plot = side.findChild(EffortPlot)
    assert plot is not None
    square = plot._square()
    QTest.mouseClick(
        plot, Qt.MouseButton.LeftButton, pos=(square.topLeft() + (square.center() - square.topLeft()) / 5).toPoint()
    )
    assert (concept_of(workspace).impact, concept_of(workspace).effort) == (5, 1)


def test_no_notes_is_a_sentence_and_a_way_to_begin(open_develop: Open) -> None:
    workspace = open_develop(notes=0, developed=False)
    assert "Inga lappar än. Det går att skriva lösningen ändå." in texts(workspace.sources)
    from facilitator.widgets.button import Button

    begin = next(b for b in workspace.sources.findChildren(Button) if b.words == "Börja skriva")
    QTest.mouseClick(begin, Qt.MouseButton.LeftButton)
    assert focus() is workspace.sheet.name


def test_no_teams_is_a_sentence_and_a_way_out(open_develop: Open) -> None:
    workspace = open_develop(teams=0)
    from facilitator.widgets.button import Button

    add = next(b for b in workspace.findChildren(Button) if b.words == "Lägg till en grupp" and b.isVisible())
    QTest.mouseClick(add, Qt.MouseButton.LeftButton)
    assert [team.name for team in workspace.stage.desk.workshop.teams] == ["Grupp 1"]
    workspace.sheet.name.setFocus()
    write("En lösning")
    press(Key.Key_Tab)
    assert concept_of(workspace).name == "En lösning"


def test_markup_and_emoji_stay_as_they_are_written(open_develop: Open) -> None:
    workspace = open_develop()
    field = workspace.sheet.fields["interface"]
    field.setFocus()
    field.selectAll()
    write(AWKWARD)
    press(Key.Key_Tab)
    assert concept_of(workspace).interface == AWKWARD
    assert field.text() == AWKWARD


def test_a_field_grows_with_long_swedish_words(open_develop: Open) -> None:
    workspace = open_develop()
    field = workspace.sheet.fields["audience"]
    low = field.height()
    field.setFocus()
    write(" skoldigitaliseringsprocessledarutbildningsmaterial" * 9)
    QApplication.processEvents()
    assert field.height() > low
    assert field.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_screen_is_painted_in_both_languages(open_develop: Open, language: str, theme: str) -> None:
    workspace = open_develop(language, theme)
    one = workspace.grab().toImage()
    press(Key.Key_L, CTRL)
    assert workspace.grab().toImage() != one
    assert workspace.subtitle()
    assert workspace.room_sees()
    assert len(workspace.keys()) == 6
