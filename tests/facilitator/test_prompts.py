"""Cards while ideas are written and developed: held up one at a time, laid on what they are about, answered as checks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases import tagging
from facilitator.phases.develop import DevelopWorkspace
from facilitator.phases.explore import ExploreWorkspace
from facilitator.shared_screen import values as v
from facilitator.shared_screen.window import SharedScreen
from tests.builders import build
from tests.facilitator.press import CTRL, SHIFT, press, write
from tests.facilitator.shared import open_room, page_of
from tests.facilitator.workspaces import show_workspace, texts
from tests.stages import make_stage
from workshops import cards, concepts, meeting, tags
from workshops.exchange import document
from workshops.labels import Words
from workshops.storage.library import Library
from workshops.summary import contents

Key = Qt.Key
POTENTIALS = [card.title for card in cards.deck("potentials").cards]


@pytest.fixture
def explore(desk: Desk, library: Library, qtbot: QtBot) -> Iterator[ExploreWorkspace]:
    workshop = build(library, notes=6, sorted_notes=False, voted=False, developed=False)
    desk.open(workshop.id)
    window = QWidget()
    qtbot.addWidget(window)
    workspace = ExploreWorkspace(make_stage(desk))
    QVBoxLayout(window).addWidget(workspace)
    window.resize(1000, 800)
    step = next(each.id for each in workshop.activities if each.work == "ideas")
    desk.note(meeting.start, desk.now())
    desk.note(meeting.go_to, step, desk.now())
    workspace.show_activity(step)
    window.show()
    window.activateWindow()
    workspace.focus_first()
    qtbot.waitUntil(workspace.line.field.hasFocus)
    yield workspace
    window.hide()
    workspace.leave()
    workspace.stage.jobs.wait()
    QApplication.processEvents()  # what a note is like is told before the window goes


@pytest.fixture
def room(explore: ExploreWorkspace) -> Iterator[SharedScreen]:
    opened = open_room(explore.stage)
    explore.window().activateWindow()
    explore.focus_first()
    yield opened
    opened.close()


def menu_of(widget: QWidget) -> QMenu:
    return next(each for each in widget.findChildren(QMenu) if each.isVisible())


def held(room: SharedScreen) -> v.Prompt | None:
    return page_of(room, v.Explore).prompt


def test_a_deck_is_chosen_and_its_cards_come_one_by_one_by_key(
    explore: ExploreWorkspace, room: SharedScreen, qtbot: QtBot
) -> None:
    assert held(room) is None
    press(Key.Key_K, CTRL)
    menu = menu_of(explore)
    assert [action.text().rpartition(" (")[0] for action in menu.actions()] == [deck.name for deck in cards.decks()]
    next(each for each in menu.actions() if each.text().startswith("Nio potentialer")).trigger()
    menu.close()
    seen = []
    for _ in POTENTIALS:
        qtbot.waitUntil(lambda: (found := held(room)) is not None and found.title not in seen)
        prompt = held(room)
        assert prompt is not None
        assert prompt.question.endswith("?")
        assert prompt.title in explore.held_up.text
        seen.append(prompt.title)
        explore.focus_first()
        press(Key.Key_K, CTRL)
    assert sorted(seen) == sorted(POTENTIALS)
    press(Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: held(room) is None)
    assert explore.held_up.isHidden()


def test_a_card_is_no_part_of_the_workshop_and_goes_with_the_activity(
    explore: ExploreWorkspace, room: SharedScreen, desk: Desk, qtbot: QtBot
) -> None:
    before = document.write(desk.workshop)
    explore.prompts.choose("perspectives")
    qtbot.waitUntil(lambda: held(room) is not None)
    assert document.write(desk.workshop) == before
    explore.leave()
    qtbot.waitUntil(lambda: held(room) is None)


def test_a_card_that_is_up_keeps_nobody_from_writing(explore: ExploreWorkspace, desk: Desk) -> None:
    explore.prompts.choose("perspectives")
    write("Skrivet under kortet\n")
    assert desk.workshop.ideas[-1].text == "Skrivet under kortet"


def test_notes_are_marked_with_a_card_and_the_mark_is_undone(explore: ExploreWorkspace, desk: Desk) -> None:
    ideas = [idea.id for idea in desk.workshop.ideas[:2]]
    tagging.pop(explore.stage, explore, ideas, explore.mapToGlobal(explore.rect().center()))
    menu = menu_of(explore)
    inside = next(
        each for each in menu.findChildren(QMenu) if each.title() == "Fyra delmål" or "delmål" in each.title()
    )
    inside.actions()[0].trigger()
    assert [tags.of(desk.workshop, idea) for idea in ideas] == [["interim_goals.tools"]] * 2
    desk.undo()
    assert [tags.of(desk.workshop, idea) for idea in ideas] == [[], []]


def test_the_key_marks_the_notes_that_are_chosen(explore: ExploreWorkspace) -> None:
    press(Key.Key_Escape)
    press(Key.Key_Down, SHIFT)
    press(Key.Key_H, CTRL)
    assert len(menu_of(explore).actions()) == len(cards.decks())
    menu_of(explore).close()


def test_prerequisites_are_answered_and_reach_the_summary_with_the_cards_laid(
    desk: Desk, library: Library, qtbot: QtBot
) -> None:
    workshop = build(library)
    desk.open(workshop.id)
    desk.workshop.principles = True
    workspace = DevelopWorkspace(make_stage(desk))
    show_workspace(qtbot, workspace, "concept", (1340, 820))
    panel = workspace._side.principles
    assert panel is not None
    assert [row.card.id for row in panel.rows[4:]] == [
        cards.key("prerequisites", card.id) for card in cards.deck("prerequisites").cards
    ]
    row = panel.rows[4]
    row.yes.setFocus()
    press(Key.Key_Space)
    concept = concepts.of_team(desk.workshop, workspace.tabs.current)
    assert concept is not None
    assert ("prerequisites.data", "yes") in [(c.principle, c.answer) for c in desk.workshop.checks]
    desk.do(tags.lay, [concept.id], "potentials.language")
    assert "Märkt med: Språkstöd och tolkning" in texts(workspace._side)
    told = contents.of(desk.workshop, Words("sv")).concepts
    assert told is not None
    part = next(each for each in told.parts if each.name == (concept.name or each.name))
    fields = {field.name: field.text for field in part.fields}
    assert fields["Förutsättningar"] == "Finns: Uppgifterna finns och håller måttet."
    assert ("Märkt med", "Språkstöd och tolkning") in [(field.name, field.text) for field in part.fields]
