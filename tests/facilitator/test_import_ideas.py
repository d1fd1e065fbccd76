"""Ideas of a file are looked at before they come in: by keyboard, with what each column is, and why a row is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.dialogs.import_ideas import ImportIdeas
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, focus, press
from tests.stages import make_stage
from tests.workshops.test_columns import FORMS, MENTIMETER, book
from workshops import votes
from workshops.model import Workshop
from workshops.storage.library import Library

UNKNOWN = book(
    Blad1=[
        ["Kommun", "Tankar från dagen", "Vem"],
        ["Ale", "Läxhjälp på kvällen", "elever"],
        ["Bo", "Färre möten", "hundar"],
    ]
)


@pytest.fixture
def meeting_held(library: Library) -> Workshop:
    """A meeting with two teams and four notes."""
    return build(library, teams=2, notes=4, voted=False, developed=False)


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, meeting_held: Workshop) -> Console:
    return begin(open_console(qtbot, stage), meeting_held.id)


def look(qtbot: QtBot, console: Console, data: bytes, tmp_path: Path, name: str = "dagen.xlsx") -> ImportIdeas:
    """Open a file as the menu would, and wait until it has been read."""
    file = tmp_path / name
    file.write_bytes(data)
    console.walk.take_in(file)
    page = console.window.page
    assert isinstance(page, ImportIdeas)
    qtbot.waitUntil(lambda: not page.said.text().startswith("Läser"))
    settle()
    return page


def choose(said: str) -> None:
    """Press Return on the button that has the focus, and go down the menu to a word."""
    press(Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _step in range(len(menu.actions()) + 1):
        action = menu.activeAction()
        if action is not None and action.text() == said:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle()


def shown(page: ImportIdeas) -> list[str]:
    return [row.text for row in page.list.rows.rows]


def test_a_guess_is_corrected_by_keyboard_and_comes_in_as_one_step(
    qtbot: QtBot, console: Console, meeting_held: Workshop, tmp_path: Path
) -> None:
    page = look(qtbot, console, UNKNOWN, tmp_path)
    assert "gissning" in page.about.text()
    assert focus() is page.take
    assert [chooser.value for chooser in page.columns.choosers] == ["", "text", ""]
    page.columns.choosers[2].setFocus()
    choose("Målgrupp")
    page.columns.choosers[0].setFocus()
    choose("Grupp")
    assert focus() is page.columns.choosers[0]
    assert shown(page) == ["Färre möten", "Läxhjälp på kvällen"]
    refused, taken = page.list.rows.rows
    assert (refused.refused, "hundar" in refused.detail) == (True, True)
    assert taken.detail == "Elever, Ale"
    assert page.said.text() == "1 idé tas in. 1 rad går inte att läsa."
    assert len(meeting_held.ideas) == 4
    press(Qt.Key.Key_Return, CTRL)
    assert [idea.text for idea in meeting_held.ideas][4:] == ["Läxhjälp på kvällen"]
    assert console.window.toast.text == "1 idé är inhämtad. 1 rad gick inte att läsa."
    assert console.window.page is console.walk.run
    assert console.stage.desk.undo()
    assert len(meeting_held.ideas) == 4
    assert [team.name for team in meeting_held.teams] == ["Grupp 1", "Grupp 2"]


def test_esc_leaves_everything_as_it_was(qtbot: QtBot, console: Console, library: Library, tmp_path: Path) -> None:
    before = library.dump()
    page = look(qtbot, console, UNKNOWN, tmp_path)
    page.columns.choosers[0].setFocus()
    choose("Kluster")
    assert library.dump() == before
    press(Qt.Key.Key_Escape)
    assert console.window.page is console.walk.run
    assert len(library.ids()) == 1


def test_ideas_may_become_a_meeting_of_their_own(
    qtbot: QtBot, console: Console, library: Library, tmp_path: Path
) -> None:
    page = look(qtbot, console, book(Form1=FORMS), tmp_path, "enkät_om_AI.xlsx")
    assert "Microsoft Forms" in page.about.text()
    for segment in page.target.findChildren(type(page.target._segments["new"])):
        if segment.accessibleName() == "Ett nytt möte":
            QTest.keyClick(segment, Qt.Key.Key_Space)
    assert page.target.value == "new"
    press(Qt.Key.Key_Return, CTRL)
    desk = console.stage.desk
    assert desk.workshop.title == "enkät om AI"
    assert [idea.text for idea in desk.workshop.ideas] == ["Läxhjälp på kvällen", "Färre möten"]
    assert len(library.ids()) == 2
    assert console.walk.where == "prepare"


def test_without_a_meeting_there_is_no_choice_of_where(
    qtbot: QtBot, stage: Stage, library: Library, tmp_path: Path
) -> None:
    console = open_console(qtbot, stage)
    page = look(qtbot, console, b"L\xc3\xa4xhj\xc3\xa4lp, hemma\nF\xc3\xa4rre m\xc3\xb6ten\n", tmp_path, "lista.txt")
    assert not page.target.isVisible()
    assert shown(page) == ["Läxhjälp, hemma", "Färre möten"]
    with qtbot.waitSignal(console.walk.home_wanted):
        press(Qt.Key.Key_Escape)
    console.walk.take_in(tmp_path / "lista.txt")
    qtbot.waitUntil(page.take.isEnabled)
    press(Qt.Key.Key_Return)
    assert [library.workshop(key).title for key in library.ids()] == ["lista"]


def test_another_sheet_and_other_headings(qtbot: QtBot, console: Console, tmp_path: Path) -> None:
    page = look(qtbot, console, book(Översikt=[["Möte"], ["Deltagare 2"]], Svar=MENTIMETER), tmp_path)
    assert (page.sheet.words, page.heading.words) == ("Blad: Svar", "Rubriker på rad 3")
    assert shown(page) == ["Läxhjälp på kvällen", "Färre möten", "Text på tre nivåer"]
    page.heading.setFocus()
    choose("Rubriker på rad 4")
    assert shown(page) == ["Text på tre nivåer"]
    page.sheet.setFocus()
    choose("Blad: Översikt")
    assert shown(page) == ["Möte", "Deltagare 2"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("trasig.xlsx", b"PK\x03\x04nej", "skadat"),
        ("tom.csv", b"", "inga idéer"),
        ("bild.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 300, "ingen text"),
    ],
)
def test_what_cannot_be_read_is_told_in_place(
    qtbot: QtBot, console: Console, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    page = look(qtbot, console, data, tmp_path, name)
    assert said in page.said.text()
    assert not page.take.isEnabled()
    assert not page.list.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    assert page.isVisible()
    press(Qt.Key.Key_Escape)
    assert console.run.isVisible()


def test_votes_wait_for_an_open_round(qtbot: QtBot, console: Console, meeting_held: Workshop, tmp_path: Path) -> None:
    console.stage.desk.do(votes.open_round)
    page = look(qtbot, console, "Idé;Kluster;Röster\nLäxhjälp;Hjälp;3\n".encode(), tmp_path, "a.csv")
    assert "röstning pågår" in page.said.text()
    assert not page.take.isEnabled()
    page.columns.choosers[2].setFocus()
    choose("Lämnas utanför")
    assert page.take.isEnabled()


def test_rows_are_pasted_from_a_spreadsheet(qtbot: QtBot, console: Console, tmp_path: Path) -> None:
    page = look(qtbot, console, UNKNOWN, tmp_path)
    QApplication.clipboard().setText("Idé\tGrupp\nRast ute\tGrupp 2\nLugn hörna\tGrupp 1\n")
    press(Qt.Key.Key_V, CTRL)
    assert shown(page) == ["Rast ute", "Lugn hörna"]
    assert page.list.rows.rows[0].target_group == "teachers"
    QApplication.clipboard().setText(" ")
    press(Qt.Key.Key_V, CTRL)
    assert "urklipp" in page.said.text()
    assert not page.take.isEnabled()


def test_a_file_asked_for_later_is_the_one_shown(qtbot: QtBot, console: Console, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.csv").write_text(f"Idé\nidé nummer {number}\n", encoding="utf-8")
        console.walk.take_in(tmp_path / f"{number}.csv")
    page = console.window.page
    assert isinstance(page, ImportIdeas)
    qtbot.waitUntil(page.take.isEnabled)
    console.stage.jobs.wait()
    settle()
    assert shown(page) == ["idé nummer 2"]


def test_long_lists_end_in_a_count(qtbot: QtBot, console: Console, meeting_held: Workshop, tmp_path: Path) -> None:
    data = "Idé\n" + "".join(f"idé nummer {number}\n" for number in range(1_000))
    page = look(qtbot, console, data.encode(), tmp_path, "många.csv")
    assert shown(page)[-1] == "… och 600 rader till"
    press(Qt.Key.Key_Return)
    assert len(meeting_held.ideas) == 1_004


def test_explore_offers_a_file(
    qtbot: QtBot, stage: Stage, meeting_held: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.console.workspaces import make_workspace
    from facilitator.phases.explore import ExploreWorkspace
    from workshops import meeting

    console = open_console(qtbot, stage, make=make_workspace)
    begin(console, meeting_held.id)
    step = next(step for step in meeting_held.activities if step.work == "ideas")
    stage.desk.note(meeting.go_to, step.id, stage.desk.now())
    settle()
    explore = console.run.workspace
    assert isinstance(explore, ExploreWorkspace)
    file = tmp_path / "chatt.csv"
    file.write_text("Idé\nLäxhjälp\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(file), ""))
    explore.more_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if "ur en fil" in action.text()).trigger()
    menu.close()
    console.window.activateWindow()
    page = console.window.page
    assert isinstance(page, ImportIdeas)
    qtbot.waitUntil(page.take.hasFocus)
    press(Qt.Key.Key_Return)
    assert meeting_held.ideas[-1].text == "Läxhjälp"
    assert console.window.page is console.walk.run


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_has_a_name(
    qtbot: QtBot, desk: Desk, meeting_held: Workshop, tmp_path: Path, language: str
) -> None:
    desk.open(meeting_held.id)
    page = ImportIdeas(make_stage(desk, language))
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    (tmp_path / "a.xlsx").write_bytes(book(Översikt=[["x"]], Svar=MENTIMETER))
    page.look_at(tmp_path / "a.xlsx")
    qtbot.waitUntil(page.take.isEnabled)
    assert unnamed_controls(page) == []
    names = [chooser.accessibleName() for chooser in page.columns.choosers]
    assert len(set(names)) == len(names)
    assert page.width() == 1366
