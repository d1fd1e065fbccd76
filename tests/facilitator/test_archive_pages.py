"""The pages of the archive: hits as one types, filters, saved views, the timeline, and actions that are followed up."""

from __future__ import annotations

import csv
import threading
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from facilitator.archive import saved
from facilitator.archive.list import ArchiveView
from facilitator.archive.searcher import Searcher
from facilitator.desk import Desk
from facilitator.dialogs import name_view
from facilitator.stage import Stage
from tests.builders import build
from tests.conftest import Clock
from tests.facilitator.press import ALT, CTRL, press, write
from tests.facilitator.test_archive_list import archive
from tests.stages import make_stage
from workshops import agenda, outcomes
from workshops.model import Workshop
from workshops.searching import wish
from workshops.storage import finding
from workshops.storage.finding import Found
from workshops.storage.library import Library


@pytest.fixture
def year(library: Library) -> dict[str, str]:
    """Three meetings of two municipalities, in three months: title to id."""
    made = {}
    days = (("Vinter", "2026-01-15", "Vik"), ("Vår", "2026-03-15", "Berga"), ("Odaterat", "", "Vik"))
    for number, (title, day, municipality) in enumerate(days):
        workshop = build(library, teams=2, notes=6 + number, developed=False, voted=False)
        library.edit(workshop.id, agenda.describe, title=title, date=day, municipality=municipality)
        library.edit(workshop.id, outcomes.assign, f"Ordna lokal {title}", "rektor", f"2026-12-0{number + 1}")
        made[title] = workshop.id
    library.edit(made["Vår"], outcomes.assign, "Skriv till förlaget", "", "2026-05-01")
    library.edit(made["Vår"], outcomes.assign, "Någon gång", "IKT-pedagog")
    return made


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, year: dict[str, str]) -> ArchiveView:
    return archive(qtbot, stage)


def whats(view: ArchiveView) -> list[str]:
    return [line.what for line in view.follow_up.model.lines]


def tick(view: ArchiveView, facet: str, *values: str) -> None:
    """Tick values in the menu of a filter, by keys."""
    menu = view.filters.open_menu(facet)
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    for value in values:
        menu.setActiveAction(menu.actions()[texts.index(value)])
        QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    view.activateWindow()  # without a window manager nobody else gives it back
    view.page.view.setFocus()
    QApplication.processEvents()


def test_hits_come_as_one_types_and_open_their_place(
    view: ArchiveView, year: dict[str, str], library: Library, qtbot: QtBot
) -> None:
    idea = library.workshop(year["Vår"]).ideas[-1]
    word = max(idea.text.split(), key=len).strip(".,?!")
    write(word)
    qtbot.waitUntil(lambda: idea.id in {hit.subject for hit in view.hits.hits})
    assert view.shown == "hits"
    for hit in view.hits.hits:
        assert hit.marks
    spoken = view.hits.data(view.hits.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert word.casefold() in spoken.casefold()
    row = [hit.subject for hit in view.hits.hits].index(idea.id)
    press(Qt.Key.Key_Down, times=row)
    with qtbot.waitSignal(view.open_place) as opened:
        press(Qt.Key.Key_Return)
    assert (opened.args[0].workshop, opened.args[0].subject) == (year["Vår"], idea.id)


def test_filters_hold_together_with_what_is_typed(view: ArchiveView, qtbot: QtBot) -> None:
    tick(view, "municipality", "Vik")
    assert {line.title for line in view.model.lines} == {"Vinter", "Odaterat"}
    assert view.page.heading == "2 av 3 möten"
    tick(view, "year", "2026")
    assert [line.title for line in view.model.lines] == ["Vinter"]
    view.search.line.setFocus()
    write("ordna")
    qtbot.waitUntil(lambda: [hit.title for hit in view.hits.hits] == ["Vinter"])
    press(Qt.Key.Key_Escape)
    assert [line.title for line in view.model.lines] == ["Vinter"]
    view.filters.clear_button.click()
    assert len(view.model.lines) == 3
    write("ordna")
    qtbot.waitUntil(lambda: len(view.hits.hits) == 3)
    write(" i:beslut")
    qtbot.waitUntil(lambda: view.page.sentence == "Inget möte innehåller orden.")


def test_a_stale_answer_is_dropped(stage: Stage, library: Library, qtbot: QtBot) -> None:
    gate = threading.Event()
    asked: list[str] = []

    def slow(_file: Path, said: wish.Wish, _first: int) -> Found:
        asked.append(said.terms[0].words[0])
        gate.wait(10)
        return Found(total=len(asked))

    searcher = Searcher(stage.jobs, lambda: library.file, slow)
    came: list[Found] = []
    searcher.found.connect(came.append)
    for typed in ("l", "lä", "läx"):
        searcher.ask(wish.read(typed))
    assert came == []
    gate.set()
    qtbot.waitUntil(lambda: bool(came))
    assert stage.jobs.wait()
    QApplication.processEvents()
    assert asked == ["l", "läx"]
    assert [found.total for found in came] == [2]


def test_more_hits_are_read_when_the_first_have_been_looked_through(
    qtbot: QtBot, stage: Stage, library: Library
) -> None:
    build(library, notes=130, voted=False, developed=False)
    view = archive(qtbot, stage)
    write("år:2026")
    view.show_page("hits")
    qtbot.waitUntil(lambda: len(view.hits.hits) == finding.FIRST)
    view.hit_list.setFocus()
    press(Qt.Key.Key_End)
    qtbot.waitUntil(lambda: len(view.hits.hits) > 130)
    assert view.hit_list.currentIndex().row() == finding.FIRST - 1


def test_the_timeline_goes_from_meeting_to_meeting(view: ArchiveView, year: dict[str, str], qtbot: QtBot) -> None:
    press(Qt.Key.Key_2, ALT)
    assert view.timeline.hasFocus()
    assert [view.months.month(row) for row in range(3)] == ["Mars 2026", "Februari 2026", "Januari 2026"]
    assert view.months.undated == 1
    assert "Odaterat" not in view.page._reading.text()
    press(Qt.Key.Key_Home)
    assert "Vår" in view.page._reading.text()
    press(Qt.Key.Key_Left)
    assert "Vinter" in view.page._reading.text()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(view.open_workshop) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == [year["Vinter"]]


def test_several_meetings_of_a_day_are_asked_about(
    view: ArchiveView, year: dict[str, str], library: Library, qtbot: QtBot
) -> None:
    library.edit(year["Vår"], agenda.describe, date="2026-01-15")
    view.refresh()
    press(Qt.Key.Key_2, ALT)
    lines = view.timeline.current
    assert {line.title for line in lines} == {"Vinter", "Vår"}
    menu = view.timeline.ask(lines)
    with qtbot.waitSignal(view.open_workshop) as opened:
        menu.actions()[1].trigger()
    menu.close()
    assert opened.args == [lines[1].id]


@pytest.fixture
def following(view: ArchiveView, clock: Clock) -> ArchiveView:
    """The follow-up on the sixth of June."""
    from datetime import datetime

    clock.now = datetime(2026, 6, 6, 12).timestamp()  # noqa: DTZ001
    press(Qt.Key.Key_4, ALT)
    assert view.follow_up.table.hasFocus()
    return view


def test_what_is_late_comes_first_and_is_counted(following: ArchiveView) -> None:
    assert whats(following)[0] == "Skriv till förlaget"
    assert whats(following)[-1] == "Någon gång"
    assert following.page.heading == "5 öppna åtgärder"
    assert following.page._about.text() == "1 är försenad."
    model = following.follow_up.model
    assert model.data(model.index(0, 1), Qt.ItemDataRole.DisplayRole) == "försenad 1 maj 2026"


def test_an_action_is_done_and_taken_back(following: ArchiveView, library: Library, year: dict[str, str]) -> None:
    press(Qt.Key.Key_Space)
    assert "Skriv till förlaget" not in whats(following)
    assert "Klar: Skriv till förlaget" in following.notice.text
    done = {action.what: action.done for action in library.workshop(year["Vår"]).actions}
    assert done["Skriv till förlaget"]
    assert not done["Någon gång"]
    assert following.follow_up.table.hasFocus()
    following.notice.buttons[0].click()
    assert whats(following)[0] == "Skriv till förlaget"
    assert not any(action.done for action in library.workshop(year["Vår"]).actions)


def test_a_click_on_the_box_ticks(following: ArchiveView) -> None:
    table = following.follow_up.table
    at = table.visualRect(table.actions_shown.index(1, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, at.y()))
    assert len(whats(following)) == 4
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(whats(following)) == 4


def test_actions_are_filtered_by_role_and_day_and_words(following: ArchiveView) -> None:
    tick(following, "due", "Försenade", "Utan dag")
    assert whats(following) == ["Skriv till förlaget", "Någon gång"]
    tick(following, "role", "IKT-pedagog")
    assert whats(following) == ["Någon gång"]
    following.filters.clear()
    following.search.line.setFocus()
    write("lokalen vik")
    assert {what.split()[-1] for what in whats(following)} == {"Vinter", "Odaterat"}
    assert following.shown == "actions"


def test_an_action_that_was_carried_on_is_listed_once(
    following: ArchiveView, library: Library, year: dict[str, str]
) -> None:
    first = library.workshop(year["Vinter"]).actions[0].id

    def carry(workshop: Workshop) -> None:
        outcomes.assign(workshop, "Ordna lokal Vinter", "rektor", "2026-12-24").carried = first

    library.edit(year["Vår"], carry)
    following.follow_up.refresh()
    assert whats(following).count("Ordna lokal Vinter") == 1


@pytest.mark.parametrize(
    ("kind", "ending"), [("Kalkylblad (*.xlsx)", ".xlsx"), ("Text för kalkylblad (*.csv)", ".csv")]
)
def test_what_is_shown_is_exported(
    following: ArchiveView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, ending: str
) -> None:
    tick(following, "role", "rektor")
    file = tmp_path / f"ut{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), kind))
    press(Qt.Key.Key_E, CTRL)
    assert file.name in following.notice.text
    if ending == ".csv":
        rows: list[list[object]] = [
            list(row) for row in csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=";")
        ]
        assert rows[1][2] == "2026-12-01"
    else:
        rows = [list(row) for row in openpyxl.load_workbook(file).active.iter_rows(values_only=True)]
        assert rows[1][2].date() == date(2026, 12, 1)  # type: ignore[attr-defined]
    assert rows[0][0] == "Åtgärd"
    assert [row[0] for row in rows[1:]] == whats(following)


def test_a_view_is_kept_under_a_name_and_shown_again(
    view: ArchiveView, stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tick(view, "municipality", "Vik")
    view.search.line.setFocus()
    write("ordna")
    qtbot.waitUntil(lambda: len(view.hits.hits) == 2)
    monkeypatch.setattr(name_view, "ask", lambda *_asked: " Lokaler i  Vik ")
    view.save_view()
    assert "Lokaler i Vik" in view.notice.text
    view.filters.clear()
    press(Qt.Key.Key_Escape)
    (kept,) = saved.kept(stage.settings)
    view.show_view(kept)
    qtbot.waitUntil(lambda: {hit.title for hit in view.hits.hits} == {"Vinter", "Odaterat"})
    assert (view.search.text(), view.shown) == ("ordna", "hits")
    saved.forget(stage.settings, kept.name)
    assert saved.kept(stage.settings) == []


@pytest.mark.parametrize("held", [None, "x", [1], [{"name": "a"}], [{"name": "a", "page": "hits", "chosen": 7}]])
def test_views_that_cannot_be_read_are_passed_over(stage: Stage, held: object) -> None:
    stage.settings.set(saved.KEY, held)
    assert [view.chosen for view in saved.kept(stage.settings)] in ([], [{}])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
@pytest.mark.parametrize("page", saved.PAGES)
def test_every_page_is_drawn_with_nothing_with_one_and_with_long_words(
    qtbot: QtBot, desk: Desk, library: Library, language: str, theme: str, page: str
) -> None:
    view = archive(qtbot, make_stage(desk, language, theme))
    view.resize(960, 600)
    view.show_page(page)
    assert view.page.sentence
    workshop = Workshop(title="Kommunikationsstrategiutvecklingsarbetsgruppsmöte" * 3, date="2026-01-01")
    library.add(workshop)
    library.edit(
        workshop.id, outcomes.assign, "Verksamhetsutvecklingsprojektledarutbildning " * 8, "r" * 190, "2026-02-02"
    )
    view.refresh()
    view.search.set_text("verksam" if page == "hits" else "")
    view.show_page(page)
    qtbot.waitUntil(lambda: not view.searcher.is_busy and view.page.sentence == "")
    assert view.page.view.model().rowCount() == 1
    image = view.grab().toImage()
    assert view.width() == 960
    colours = {image.pixel(x, 300) for x in range(0, 960, 3)} | {image.pixel(60, y) for y in range(150, 560, 2)}
    assert len(colours) > 2


def test_filters_are_reached_by_keys(view: ArchiveView) -> None:
    press(Qt.Key.Key_L, CTRL)
    first = next(iter(view.filters.buttons.values()))
    assert first.hasFocus()
    press(Qt.Key.Key_F, CTRL)
    assert view.search.line.hasFocus()
