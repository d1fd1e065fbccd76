"""Finishing a meeting: the checks, the pages as pictures, one key that writes the file, and what is said when it can't."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
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
from workshops.minutes import editing
from workshops.minutes.merging import minutes
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
    with Pages.turn:  # the window may be painting its preview with the same library, in a thread
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
    """Publish by one key, again where it was published before; the summary."""
    if view.side.is_published:
        press(Qt.Key.Key_F2)
    before = view.leaving.written
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: view.side.is_published and view.leaving.written != before, timeout=20_000)
    assert view.leaving.written is not None
    return view.leaving.written


def test_one_key_publishes_the_summary_and_never_over_another(
    view: FinishView, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    stem = "2026-11-26_natverksmote_skoldigitalisering"
    assert (view.side.name, view.side.button.words) == (f"{stem}.pdf", "Publicera 4 filer")
    first = written(qtbot, view)
    assert first == tmp_path / "Möten" / stem / f"{stem}.pdf"
    assert view.side.published.show_folder.hasFocus()
    assert "Utkast" not in words_of(first)
    kept = first.read_bytes()
    press(Qt.Key.Key_Return, CTRL)  # what has been published is not published again by mistake
    view.stage.jobs.wait()
    assert len(workshop.publications) == 4
    second = written(qtbot, view)
    assert second.name == f"{stem}_v2.pdf"
    assert first.read_bytes() == kept
    said = " ".join(words_of(first).split())
    assert workshop.decisions[0].text in said
    assert sorted(path.name for path in first.parent.iterdir()) == [
        first.name, f"{stem}_innehall.html", f"{stem}_innehall_v2.html", f"{stem}_kalender.ics", f"{stem}_kalender_v2.ics",
        f"{stem}_minnesanteckningar.pdf", f"{stem}_minnesanteckningar_v2.pdf", second.name,
    ]  # fmt: skip


def test_what_was_published_is_told_from_the_log(view: FinishView, workshop: Workshop, qtbot: QtBot) -> None:
    view.side.record_number.line.setFocus()
    QTest.keyClicks(view.side.record_number.line, "UBN 2026/113")
    file = written(qtbot, view)
    said = view.side.published.said
    checksum = hashlib.sha256(file.read_bytes()).hexdigest()
    assert said["Namn"] == file.name
    assert said["Diarienr"] == "UBN 2026/113"
    assert said["Kontroll"].replace(" ", "").startswith(checksum[:16] + "…" + checksum[-8:])
    assert said["Version"].startswith("1, allmän handling sedan ")
    assert "molnikonen är grön" in view.side.published.lead
    press(Qt.Key.Key_C, CTRL | SHIFT)
    assert QGuiApplication.clipboard().text() == str(file)
    assert view.leaving.written == file
    press(Qt.Key.Key_Return, CTRL | SHIFT)
    view.open()
    assert (workshop.state, view.side.is_published) == ("finished", True)
    view.stage.jobs.wait()


def test_it_can_be_published_in_english(view: FinishView, qtbot: QtBot) -> None:
    view.language.findChildren(QAbstractButton)[1].click()
    assert view.side.name == "2026-11-26_network-meeting_natverksmote-skoldigitalisering.pdf"
    said = words_of(written(qtbot, view))
    assert "Decisions" in said
    assert "Beslut och åtgärder\n" not in said.split("Decisions")[0][:200]


def test_a_space_that_will_not_do_is_refused_when_chosen(view: FinishView, tmp_path: Path, qtbot: QtBot) -> None:
    assert "Ingen samarbetsyta är vald för Nätverk skoldigitalisering" in view.side.about
    file = tmp_path / "fil"
    file.write_text("x")
    view.leaving.use_folder(file / "inne")
    assert "finns inte just nu" in view.side.problem.text
    assert view.side.change.hasFocus()
    assert view.stage.settings.get("spaces") == {}
    shared = tmp_path / "OneDrive - Staden"
    shared.mkdir()
    view.leaving.use_folder(shared)
    assert (view.side.problem.text, view.side.about) == ("", "Mappen synkas av OneDrive - Staden.")
    assert list(shared.iterdir()) == []
    assert written(qtbot, view).parents[1] == shared
    assert "OneDrive - Staden skickar dem vidare" in view.side.published.lead


def test_a_folder_that_goes_lets_it_wait_and_is_tried_again(
    view: FinishView, workshop: Workshop, tmp_path: Path, qtbot: QtBot
) -> None:
    shared = tmp_path / "yta"
    shared.mkdir()
    view.leaving.use_folder(shared)
    shared.rmdir()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "4 filer väntar" in view.side.problem.text, timeout=20_000)
    assert view.side.again.hasFocus()
    assert (view.leaving.written, view.side.is_published) == (None, False)
    view.side.again.click()
    qtbot.waitUntil(view.side.again.isEnabled)
    assert "4 filer väntar" in view.side.problem.text
    view.side.withdraw.click()
    assert (view.side.problem.text, list(workshop.publications)) == ("", [])
    assert view.side.button.hasFocus()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "4 filer väntar" in view.side.problem.text, timeout=20_000)
    shared.mkdir()
    view.side.again.click()
    qtbot.waitUntil(lambda: view.side.is_published, timeout=20_000)
    assert view.leaving.written is not None
    assert view.leaving.written.is_file()
    assert {row.state for row in workshop.publications} == {"published"}


def test_the_rule_for_names_is_changed_with_the_name_in_sight(view: FinishView, tmp_path: Path, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R, CTRL)
    field = view.side.rule.field
    assert (field.line.hasFocus(), field.text()) == (True, "{datum}_{slag}_{titel}")
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
    QTest.keyClicks(field.line, "{dag}")
    assert "{datum}" in field.error
    press(Qt.Key.Key_Return)
    assert field.isVisible()
    field.line.selectAll()
    QTest.keyClicks(field.line, "{titel}_{dokument}_{version}")
    assert (field.error, view.side.name) == ("", "natverksmote-skoldigitalisering_sammanfattning_v1.pdf")
    press(Qt.Key.Key_Escape)
    assert view.side.name == "2026-11-26_natverksmote_skoldigitalisering.pdf"
    press(Qt.Key.Key_R, CTRL)
    field.line.selectAll()
    QTest.keyClicks(field.line, "{titel}_{dokument}_{version}")
    press(Qt.Key.Key_Return)
    assert field.isHidden()
    assert written(qtbot, view).name == "natverksmote-skoldigitalisering_sammanfattning_v1.pdf"


def test_data_and_files_of_ones_own_are_ticked_by_a_person(view: FinishView, tmp_path: Path, qtbot: QtBot) -> None:
    own = tmp_path / "Bilder & ord.pptx"
    own.write_bytes(b"bilder")
    for kind in ("data", "workbook"):
        QTest.keyClick(view.side.files.box(kind), Qt.Key.Key_Space)
    view.side.files.add(own)
    assert view.side.button.words == "Publicera 7 filer"
    folder = written(qtbot, view).parent
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".ics", ".json", ".xlsx", ".html", ".pptx"}


def test_a_draft_is_saved_and_is_no_publication(view: FinishView, workshop: Workshop, tmp_path: Path) -> None:
    view.save_draft(tmp_path / "utkast.pdf")
    assert "Utkast" in words_of(tmp_path / "utkast.pdf")
    assert list(workshop.publications) == []
    view.save_draft(tmp_path / "finns inte" / "utkast.pdf")
    assert list(tmp_path.glob("*.part")) == []


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
    press(Qt.Key.Key_F3)
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


def test_the_minutes_are_looked_at_beside_the_summary_and_may_be_a_chapter_of_it(
    view: FinishView, workshop: Workshop, qtbot: QtBot
) -> None:
    pages = view.preview.count
    view.document.choose("minutes")
    view.document.chosen.emit("minutes")
    qtbot.waitUntil(lambda: view.preview.count not in (0, pages), timeout=20_000)
    alone = view.preview.count
    view.document.choose("summary")
    view.document.chosen.emit("summary")
    qtbot.waitUntil(lambda: view.preview.count == pages, timeout=20_000)
    together = next(box for box in view.side.files.findChildren(QAbstractButton) if "samma PDF" in box.text())
    QTest.keyClick(together, Qt.Key.Key_Space)
    assert view.side.button.words == "Publicera 3 filer"
    qtbot.waitUntil(lambda: view.preview.count >= pages + alone - 2, timeout=20_000)
    whole = " ".join(words_of(written(qtbot, view)).split())
    assert "Det här ska göras efter mötet" in whole
    assert {row.kind for row in workshop.publications} == {"summary", "calendar", "page"}


def test_without_minutes_there_is_nothing_to_put_together(view: FinishView) -> None:
    together = next(box for box in view.side.files.findChildren(QAbstractButton) if "samma PDF" in box.text())
    assert together.isEnabled()
    QTest.keyClick(view.side.files.box("minutes"), Qt.Key.Key_Space)
    assert not together.isEnabled()
    assert not view.side.files.together


def test_paragraphs_that_ask_are_told_before_it_leaves(view: FinishView, qtbot: QtBot) -> None:
    desk = view.stage.desk
    line = next(each for each in minutes(desk.workshop).lines if each.block.key.startswith("decision:"))
    desk.do(editing.reword, line.block.place, "Mitt.", line.made)
    assert not any("minnesanteckningarna" in said for said in view.side.checks.sentences)
    desk.do(outcomes.redecide, line.block.key.removeprefix("decision:"), "Annat", "network")
    assert any("1 stycke i minnesanteckningarna" in said for said in view.side.checks.sentences)
    with qtbot.waitSignal(view.minutes_wanted):
        QTest.mouseClick(
            next(b for b in view.findChildren(QAbstractButton) if b.text() == "Läs"), Qt.MouseButton.LeftButton
        )
