"""Decisions and actions with room to write, as an activity of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.decisions import DecisionsWorkspace
from facilitator.widgets.text import Text
from tests.builders import build
from tests.facilitator.press import CTRL, focus, press, write
from tests.stages import make_stage
from workshops import outcomes
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., DecisionsWorkspace]


@pytest.fixture
def open_decisions(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens a workshop at its decisions."""

    def opened(language: str = "sv", theme: str = "light", **built: object) -> DecisionsWorkspace:
        workshop = build(library, **built)  # type: ignore[arg-type]
        stage = make_stage(desk, language, theme)
        desk.open(workshop.id)
        workspace = DecisionsWorkspace(stage)
        qtbot.addWidget(workspace)
        stage.theme.dress(workspace)
        workspace.resize(824, 760)
        workspace.show_activity(next(step.id for step in workshop.activities if step.work == "decisions"))
        workspace.show()
        workspace.activateWindow()
        workspace.focus_first()
        QApplication.processEvents()
        return workspace

    return opened


def test_decisions_and_actions_are_written_one_after_the_other(open_decisions: Open) -> None:
    workspace = open_decisions()
    write("Första beslutet\n")
    write("Andra beslutet\n")
    press(Key.Key_J, CTRL)
    write("Gör det\nRektor på västra\n14/1\n")
    write("Gör det också\n\n\n")
    workshop = workspace.stage.desk.workshop
    assert [row.text for row in workspace.decisions.list.rows.rows][-2:] == ["Första beslutet", "Andra beslutet"]
    assert [(a.what, a.role, a.due) for a in sorted(workshop.actions, key=lambda a: a.seq)][-2:] == [
        ("Gör det", "Rektor på västra", "2027-01-14"),
        ("Gör det också", "", ""),
    ]
    assert workspace.subtitle() == "4 beslut · 4 åtgärder"
    workspace.stage.desk.undo()
    assert workspace.subtitle() == "4 beslut · 3 åtgärder"
    assert len(workspace.tasks.list.rows.rows) == 3
    workspace.stage.desk.redo()
    assert len(workspace.tasks.list.rows.rows) == 4


def test_escape_empties_the_form_and_a_changed_one_goes_back_to_its_row(open_decisions: Open) -> None:
    workspace = open_decisions()
    write("Halvt")
    press(Key.Key_Escape)
    assert workspace.decisions.form.focusWidget() is focus()
    workspace.decisions.list.setFocus()
    press(Key.Key_F2)
    write(" igen")
    press(Key.Key_Escape)
    assert focus() is workspace.decisions.list
    assert not any(row.text.endswith("igen") for row in workspace.decisions.list.rows.rows)


def test_what_another_window_writes_shows(open_decisions: Open) -> None:
    workspace = open_decisions()
    workspace.stage.desk.do(outcomes.decide, "Skrivet i ett annat fönster", "manager")
    assert workspace.decisions.list.rows.rows[-1].aside == "chefen"


def test_nothing_decided_is_a_sentence_and_a_form(open_decisions: Open) -> None:
    workspace = open_decisions(developed=False)
    said = [each.text() for each in workspace.findChildren(Text) if each.isVisible()]
    assert "Inget beslut än." in said
    assert "Ingen åtgärd än." in said
    assert workspace.decisions.form.isVisible()
    assert workspace.tasks.form.isVisible()


def test_many_decisions_scroll_and_the_form_stays(open_decisions: Open) -> None:
    workspace = open_decisions()
    for number in range(40):
        workspace.stage.desk.do(
            outcomes.decide, f"Samverkansgruppsbeslutsunderlagsfråga nummer {number}", "cooperation"
        )
    QApplication.processEvents()
    assert workspace.decisions.list.verticalScrollBar().maximum() > 0
    assert workspace.rect().contains(
        workspace.decisions.form.mapTo(workspace, workspace.decisions.form.rect().bottomRight())
    )


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_screen_is_painted_in_both_languages(open_decisions: Open, language: str, theme: str) -> None:
    workspace = open_decisions(language, theme)
    before = workspace.grab().toImage()
    write("Ett beslut\n")
    assert workspace.grab().toImage() != before
    assert workspace.keys()
    assert workspace.room_sees()
