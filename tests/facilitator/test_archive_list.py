"""The archive's list: found by typing, sorted and opened by keys, exported, brought in and removed, all in place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from facilitator.archive.list import ArchiveView
from facilitator.archive.table import in_order
from facilitator.desk import Desk
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.press import CTRL, press, write
from tests.stages import make_stage
from workshops import agenda
from workshops.storage.library import Library

MEETINGS = (
    ("Ängsskolan", "Åmål", "2026-03-01"),
    ("Äppelviken", "Amal", "2026-01-01"),
    ("Ada", "Örebro", ""),
    ("Öland", "Visby", "2026-02-01"),
)


@pytest.fixture
def meetings(library: Library) -> dict[str, str]:
    """Four meetings: title to id."""
    made = {}
    for number, (title, place, day) in enumerate(MEETINGS):
        workshop = build(library, teams=2, notes=4 + number, voted=False, developed=False)
        library.edit(workshop.id, agenda.describe, title=title, place=place, date=day)
        made[title] = workshop.id
    return made


def archive(qtbot: QtBot, stage: Stage) -> ArchiveView:
    view = ArchiveView(stage)
    qtbot.addWidget(view)
    view.resize(1440, 900)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.open()
    view.focus_first()
    qtbot.waitUntil(view.search.line.hasFocus)
    return view


@pytest.fixture
def view(qtbot: QtBot, stage: Stage, meetings: dict[str, str]) -> ArchiveView:
    return archive(qtbot, stage)


def titles(view: ArchiveView) -> list[str]:
    return [line.title for line in view.model.lines]


def found(view: ArchiveView) -> list[str]:
    """The titles of the meetings that are found by their own words."""
    return [hit.title for hit in view.hits.hits if hit.source == "workshops"]


def test_a_meeting_is_found_by_typing_and_opened(view: ArchiveView, meetings: dict[str, str], qtbot: QtBot) -> None:
    assert titles(view) == ["Ängsskolan", "Öland", "Äppelviken", "Ada"]
    write("ÅMÅL")
    qtbot.waitUntil(lambda: found(view) == ["Ängsskolan"])
    press(Qt.Key.Key_A, CTRL)
    write("amal")
    qtbot.waitUntil(lambda: found(view) == ["Äppelviken"])
    with qtbot.waitSignal(view.open_place) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args[0].workshop == meetings["Äppelviken"]
    press(Qt.Key.Key_Escape)
    assert view.shown == "meetings"
    assert len(titles(view)) == 4
    write("resurs i skolan")
    qtbot.waitUntil(lambda: set(found(view)) == set(meetings))
    write(" xyzzy")
    qtbot.waitUntil(lambda: view.page.sentence == "Inget möte innehåller orden.")
    assert view.page.heading == "0 träffar i 0 möten"


def test_arrows_move_in_the_list_from_the_search(view: ArchiveView, meetings: dict[str, str], qtbot: QtBot) -> None:
    press(Qt.Key.Key_Down, times=2)
    with qtbot.waitSignal(view.open_workshop) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args == [meetings["Äppelviken"]]


def test_sorting_by_key_and_by_header(view: ArchiveView, qtbot: QtBot) -> None:
    press(Qt.Key.Key_1, CTRL)
    assert titles(view) == ["Ada", "Ängsskolan", "Äppelviken", "Öland"]
    press(Qt.Key.Key_1, CTRL)
    assert titles(view) == ["Öland", "Äppelviken", "Ängsskolan", "Ada"]
    head = view.table.horizontalHeader()
    at = head.sectionViewportPosition(4) + 20
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, 12))
    assert [line.ideas for line in view.model.lines] == [7, 6, 5, 4]
    assert in_order("Ö") > in_order("Ä") > in_order("Å") > in_order("z")


def test_removal_is_asked_for_in_place(view: ArchiveView, library: Library, meetings: dict[str, str]) -> None:
    view.table.setFocus()
    view.table.choose(meetings["Öland"])
    press(Qt.Key.Key_Delete)
    assert "”Öland” med 7 idéer" in view.notice.text
    assert "inte att ångra" in view.notice.text
    press(Qt.Key.Key_Return)
    assert len(library.ids()) == 4
    press(Qt.Key.Key_Delete)
    view.notice.buttons[0].click()
    assert meetings["Öland"] not in library.ids()
    assert titles(view) == ["Ängsskolan", "Äppelviken", "Ada"]
    assert view.table.hasFocus()


def test_a_meeting_travels_out_and_in(
    view: ArchiveView, library: Library, meetings: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    view.table.choose(meetings["Äppelviken"])
    view.export_to(tmp_path / "äpple.ics")
    assert b"DTSTART" in (tmp_path / "äpple.ics").read_bytes()
    view.table.choose(meetings["Ada"])
    view.export_to(tmp_path / "ada.ics")
    assert "inget datum" in view.notice.text
    for suffix in (".workshop", ".json", ".csv", ".xlsx", ".docx", ".png"):
        view.export_to(tmp_path / f"ada{suffix}")
        assert f"ada{suffix}" in view.notice.text
        assert (tmp_path / f"ada{suffix}").stat().st_size > 50
    view.take_in(tmp_path / "ada.workshop")
    assert "finns redan" in view.notice.text
    assert len(library.ids()) == 4
    view.notice.buttons[2].click()
    assert len(library.ids()) == 4
    view.take_in(tmp_path / "ada.workshop")
    view.notice.buttons[0].click()
    assert titles(view).count("Ada") == 2
    library.edit(meetings["Ada"], agenda.describe, title="Ada ändrad")
    view.take_in(tmp_path / "ada.workshop")
    view.notice.buttons[1].click()
    assert library.workshop(meetings["Ada"]).title == "Ada"
    for suffix in (".csv", ".xlsx"):
        with qtbot.waitSignal(view.ideas_found) as found:
            view.take_in(tmp_path / f"ada{suffix}")
        assert found.args == [tmp_path / f"ada{suffix}"]
    assert len(library.ids()) == 5


@pytest.mark.parametrize(
    ("written", "kind", "made"),
    [
        ("2026-03-01_angsskolan.workshop", "Kalkylblad med allt (*.xlsx)", "2026-03-01_angsskolan.xlsx"),
        ("eget namn", "Till kalendern (*.ics)", "eget namn.ics"),
        ("eget.csv", "Kalkylblad med allt (*.xlsx)", "eget.csv"),
    ],
)
def test_the_kind_that_is_chosen_is_the_kind_that_is_written(
    view: ArchiveView, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: str, kind: str, made: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / written), kind))
    view.table.choose(view.model.lines[0].id)
    press(Qt.Key.Key_E, CTRL)
    assert [file.name for file in tmp_path.glob("*[0-9a-z].*") if "library" not in file.name] == [made]


def test_files_that_cannot_be_are_told_of(view: ArchiveView, tmp_path: Path, library: Library) -> None:
    file = tmp_path / "fil"
    file.write_text("x")
    view.export_to(file / "inne" / "a.workshop")
    assert "går inte att skriva" in view.notice.text
    view.export_to(tmp_path / "a.exe")
    assert ".exe" in view.notice.text
    broken = tmp_path / "trasig.workshop"
    broken.write_bytes(b"PK\x03\x04 nonsense")
    view.take_in(broken)
    assert "trasig.workshop" in view.notice.text
    view.take_in(tmp_path / "saknas.json")
    assert "saknas.json" in view.notice.text
    assert len(library.ids()) == 4


def test_an_empty_library_says_one_sentence(qtbot: QtBot, stage: Stage) -> None:
    view = archive(qtbot, stage)
    assert "Inget möte än" in view.page.sentence
    press(Qt.Key.Key_Delete)
    assert view.notice.text == ""
    with qtbot.waitSignal(view.leave):
        press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def test_ten_thousand_meetings_open_at_once(
    qtbot: QtBot, stage: Stage, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(library, teams=1, notes=1, voted=False, developed=False)
    assert library.file is not None
    with closing(sqlite3.connect(library.file)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(workshops)")]
        columns = ", ".join(name for name in names if name not in ("id", "title"))
        connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
            f"INSERT INTO workshops (id, title, {columns}) "
            f"SELECT 'w' || i, 'Möte ' || i, {columns} FROM n, (SELECT {columns} FROM workshops LIMIT 1)"
        )
        connection.commit()
    monkeypatch.setattr("facilitator.archive.list.LARGE", 1)
    view = archive(qtbot, stage)
    qtbot.waitUntil(lambda: view.model.rowCount() == 10_000, timeout=20_000)
    view.refresh()
    assert view.model.rowCount() == 10_000
    whole = next(row for row, line in enumerate(view.model.lines) if line.ideas)
    assert len(view.model.whole(whole).steps) == 10
    assert view.model.lines[whole].steps == ()
    view.filters.choose({"kind": frozenset({"apt"})})
    view.filters.changed.emit()
    assert titles(view) == []


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("width", [900, 1366])
def test_every_control_has_a_name(
    qtbot: QtBot, desk: Desk, meetings: dict[str, str], language: str, width: int
) -> None:
    view = archive(qtbot, make_stage(desk, language))
    view.resize(width, 700)
    nameless = [b for b in view.findChildren(QAbstractButton) if b.isVisible() and not b.accessibleName()]
    assert [b for b in nameless if not isinstance(b, QToolButton) or b.defaultAction().text()] == []
    assert view.width() == width
