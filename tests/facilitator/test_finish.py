"""Finishing a meeting: the checks, the pages as pictures, one key that writes the file, and what is said when it can't."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from facilitator.console.finish import FinishView
from facilitator.console.pages import Pages
from facilitator.desk import Desk
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.press import CTRL, SHIFT, press
from tests.stages import make_stage
from workshops import agenda, clusters, ideas, meeting, outcomes
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import variants

HIDDEN = "Det här får ingen se än"


def finish(qtbot: QtBot, stage: Stage, workshop: Workshop, folder: Path) -> FinishView:
    stage.settings.set("summary_folder", str(folder))
    stage.desk.open(workshop.id)
    view = FinishView(stage)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.open()
    view.focus_first()
    qtbot.waitUntil(lambda: view.preview.count > 0, timeout=20_000)
    qtbot.waitUntil(view.side.button.hasFocus)
    return view


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, workshop: Workshop, tmp_path: Path) -> FinishView:
    return finish(qtbot, stage, workshop, tmp_path / "Möten")


def words_of(path: Path) -> str:
    with Pages._turn:  # the window may be painting its preview with the same library, in a thread
        document = pypdfium2.PdfDocument(path)
        said = []
        for page in document:
            text = page.get_textpage()
            said.append(text.get_text_bounded())
            text.close()
            page.close()
        document.close()
        return "\n".join(said)


def written(qtbot: QtBot, view: FinishView) -> Path:
    before = view.written
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.written is not None and view.written != before, timeout=20_000)
    assert view.written is not None
    return view.written


def test_one_key_writes_the_summary_and_never_over_another(
    view: FinishView, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    assert view.side.name == "2026-11-26_natverksmote_skoldigitalisering.pdf"
    first = written(qtbot, view)
    assert first == tmp_path / "Möten" / "2026-11-26_natverksmote_skoldigitalisering.pdf"
    assert "Utkast" not in words_of(first)
    kept = first.read_bytes()
    second = written(qtbot, view)
    assert second.name == "2026-11-26_natverksmote_skoldigitalisering_v2.pdf"
    assert first.read_bytes() == kept
    said = " ".join(words_of(first).split())
    assert workshop.decisions[0].text in said
    assert sorted(path.name for path in first.parent.iterdir()) == [first.name, second.name]


def test_it_can_be_written_in_english(view: FinishView, qtbot: QtBot) -> None:
    view.language.findChildren(QAbstractButton)[1].click()
    assert view.side.name == "2026-11-26_network-meeting_natverksmote-skoldigitalisering.pdf"
    said = words_of(written(qtbot, view))
    assert "Decisions" in said
    assert "Beslut och åtgärder\n" not in said.split("Decisions")[0][:200]


def test_a_folder_that_cannot_be_written_costs_nothing(view: FinishView, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "fil"
    file.write_text("x")
    view.use_folder(file / "inne")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "går inte att skriva" in view.side.problem.text, timeout=20_000)
    assert "Inget är förlorat" in view.side.problem.text
    assert (view.written, view.side.change.hasFocus(), view.side.button.isEnabled()) == (None, True, True)
    view.use_folder(tmp_path / "annan")
    assert view.side.problem.text == ""
    assert written(qtbot, view).parent == tmp_path / "annan"
    assert view.stage.settings.text("summary_folder") == str(tmp_path / "annan")


def test_a_synced_folder_is_used_and_said(view: FinishView, tmp_path: Path, qtbot: QtBot) -> None:
    assert view.side.cloud == ""
    view.use_folder(tmp_path / "OneDrive - Staden")
    assert "molnikonen är grön" in view.side.cloud
    assert written(qtbot, view).parent.name == "OneDrive - Staden"


def test_what_is_unfinished_is_listed_and_led_to(
    view: FinishView, workshop: Workshop, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(outcomes.assign, "Ring förlagen", "", "")
    said = view.side.checks.sentences
    assert any("oplacerade" in line or "oplacerad" in line for line in said)
    assert "3 lösningar har tomma fält" in said
    assert "1 åtgärd saknar roll" in said
    fill = next(button for button in view.side.checks.buttons if button.words == "Fyll i")
    with qtbot.waitSignal(view.go_to) as gone:
        QTest.mouseClick(fill, Qt.MouseButton.LeftButton)
    step = next(step for step in agenda.steps(workshop) if step.work == "concept")
    assert gone.args == [step.id]


def test_hidden_notes_are_counted_left_out_and_shown_by_one_button(
    qtbot: QtBot, stage: Stage, workshop: Workshop, tmp_path: Path, library: Library
) -> None:
    team = workshop.teams[0]
    library.edit(workshop.id, meeting.reveal, [team.id], False, undoable=False)
    library.edit(workshop.id, ideas.add, HIDDEN, team.id)
    count = len(ideas.waiting(workshop))
    view = finish(qtbot, stage, workshop, tmp_path / "Möten")
    assert view.side.checks.sentences[0] == f"{count} lappar är fortfarande dolda"
    assert HIDDEN not in " ".join(view.side.checks.sentences)
    assert HIDDEN not in " ".join(words_of(written(qtbot, view)).split())
    reveal = next(button for button in view.side.checks.buttons if button.words == "Visa alla")
    QTest.mouseClick(reveal, Qt.MouseButton.LeftButton)
    assert not any("dold" in line for line in view.side.checks.sentences)
    assert ideas.waiting(workshop) == []
    assert HIDDEN in " ".join(words_of(written(qtbot, view)).split())


def test_pages_are_turned_and_opened_large_by_keys(view: FinishView, qtbot: QtBot) -> None:
    assert view.preview.count > 4
    qtbot.waitUntil(lambda: view.preview.has_large(0), timeout=20_000)
    press(Qt.Key.Key_PageDown)
    assert view.preview.first == 2
    press(Qt.Key.Key_PageUp)
    assert view.preview.first == 0
    press(Qt.Key.Key_F11)
    assert (view.large.isVisible(), view.large.page) == (True, 0)
    press(Qt.Key.Key_PageDown)
    assert view.large.page == 1
    with qtbot.assertNotEmitted(view.leave):
        press(Qt.Key.Key_Escape)
    assert not view.large.isVisible()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert (view.large.isVisible(), view.large.page) == (True, 2)
    press(Qt.Key.Key_Escape)
    with qtbot.waitSignal(view.leave):
        press(Qt.Key.Key_Escape)


def test_the_preview_follows_what_is_changed(view: FinishView, desk: Desk, qtbot: QtBot) -> None:
    before = view._draft_number
    desk.do(agenda.describe, title="Ett annat namn")
    qtbot.waitUntil(lambda: view._draft_number > before, timeout=20_000)
    assert view.side.name == "2026-11-26_natverksmote_ett-annat-namn.pdf"
    view.stage.jobs.wait()


def test_the_meeting_is_ended_and_taken_up_again(view: FinishView, workshop: Workshop) -> None:
    kept = [idea.text for idea in workshop.ideas]
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert workshop.state == "finished"
    assert [idea.text for idea in workshop.ideas] == kept
    assert (view.side.end.words, view.back.words) == ("Ta upp mötet igen", "Till startsidan")
    view.side.end.click()
    assert workshop.state != "finished"
    assert view.back.words == "Tillbaka till mötet"
    view.stage.jobs.wait()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_has_a_name_and_an_empty_meeting_has_pages(
    qtbot: QtBot, desk: Desk, library: Library, tmp_path: Path, language: str
) -> None:
    empty = build(library, notes=0, voted=False, developed=False)
    view = finish(qtbot, make_stage(desk, language), empty, tmp_path)
    nameless = [b for b in view.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert nameless == []
    assert view.preview.count >= 1
    view.stage.jobs.wait()


def test_a_part_of_the_summary_is_chosen_by_key_looked_at_and_written(
    view: FinishView, workshop: Workshop, qtbot: QtBot
) -> None:
    team = workshop.teams[1]
    whole = view.preview.count
    press(Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert [action.text() for action in popup.actions() if action.text()][:3] == [
        "Hela sammanfattningen",
        "Målgruppen elever",
        "Målgruppen lärare",
    ]
    for _ in range(4):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert view.variant.button.words == team.name
    assert team.name in view.variant.button.accessibleName()
    qtbot.waitUntil(lambda: 0 < view.preview.count < whole, timeout=20_000)
    assert view.side.name == "2026-11-26_natverksmote_skoldigitalisering_grupp-2.pdf"
    said = " ".join(words_of(written(qtbot, view)).split())
    own = next(idea.text for idea in workshop.ideas if idea.team_id == team.id)
    other = next(concept.name for concept in workshop.concepts if concept.team_id == workshop.teams[2].id)
    assert own in said
    assert other not in said


def test_everything_is_written_again_when_the_team_is_gone(
    view: FinishView, workshop: Workshop, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(agenda.add_team, "Sena gruppen", 4, "students")
    view.variant.choose(variants.of(workshop)[-2])
    assert view.variant.button.words == "Sena gruppen"
    desk.do(agenda.remove_team, workshop.teams[-1].id)
    qtbot.waitUntil(lambda: view.variant.button.words == "Hela sammanfattningen", timeout=20_000)
    assert "sena" not in view.side.name


def test_parts_that_nothing_was_written_for_are_listed(
    qtbot: QtBot, stage: Stage, library: Library, tmp_path: Path
) -> None:
    bare = build(library, teams=2, notes=8, voted=False, developed=False)
    library.edit(bare.id, clusters.gather, [idea.id for idea in bare.ideas[:3]])
    said = finish(qtbot, stage, bare, tmp_path / "Möten").side.checks.sentences
    assert "Sammanfattningen får inga lösningar och inga beslut eller åtgärder" in said
    assert "1 kluster saknar namn" in said
