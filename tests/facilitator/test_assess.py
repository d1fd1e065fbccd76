"""The workspace of self-assessment and what the room sees of it: typed at speed, hidden until shown, compared a year later."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk import Desk
from facilitator.phases.assess import AssessWorkspace
from facilitator.phases.assess_side import AssessSide
from facilitator.shared_screen import values as v
from facilitator.shared_screen.window import SharedScreen
from facilitator.stage import Stage
from facilitator.widgets.problem import Problem
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, focus, press, write
from tests.facilitator.shared import control, go, open_room, page_of, painted, read_aloud, type_text
from tests.facilitator.shared import press as press_room
from tests.facilitator.workspaces import show_workspace, texts
from tests.stages import make_stage
from workshops import agenda, assessments, meeting, outcomes, standings, templates
from workshops.model import Assessment, AssessmentRole, Workshop
from workshops.storage.library import Library

Key = Qt.Key
Open = Callable[..., AssessWorkspace]
LAST_YEAR = ("2313", "2413", "2213")


def yearly(library: Library, day: str = "2026-11-26", language: str = "sv", now: float = 2.0) -> Workshop:
    """The yearly meeting, standing at its assessment."""
    made = templates.start(templates.load("skattning-planering", language), date=day)
    library.add(made, now)
    step = next(step for step in agenda.steps(made) if step.work == "assessment")
    library.edit(made.id, meeting.go_to, step.id, 1_795_000_000.0, undoable=False)
    return made


def the_one(workshop: Workshop) -> Assessment:
    (found,) = workshop.assessments
    return found


def roles(workshop: Workshop) -> list[AssessmentRole]:
    return standings.roles_of(workshop, the_one(workshop).id)


@pytest.fixture
def open_assessment(desk: Desk, library: Library, qtbot: QtBot) -> Open:
    """Opens the yearly meeting at its assessment in a window with the workspace and its side."""

    def opened(language: str = "sv", theme: str = "light", size: tuple[int, int] = (1300, 780)) -> AssessWorkspace:
        workshop = yearly(library, language=language)
        stage = make_stage(desk, language, theme)
        stage.desk.open(workshop.id)
        workspace = AssessWorkspace(stage)
        show_workspace(qtbot, workspace, "assessment", size)
        return workspace

    return opened


def is_shown(workspace: AssessWorkspace) -> bool:
    return the_one(workspace.stage.desk.workshop).shown


def answered(workspace: AssessWorkspace) -> list[int]:
    return [role.answered for role in roles(workspace.stage.desk.workshop)]


def test_marks_are_typed_by_role_without_touching_the_mouse(open_assessment: Open) -> None:
    workspace = open_assessment()
    assert focus() is workspace.line.field
    for line in ("3241", "4 4 4 4", "2-13"):
        write(line)
        press(Key.Key_Return)
        assert workspace.line.field.text() == ""
    press(Key.Key_Tab)
    write("5x2222")
    press(Key.Key_Return)
    press(Key.Key_3, CTRL)
    write("1111")
    press(Key.Key_Return)
    assert answered(workspace) == [3, 5, 1]
    assert [row.figures[0].mean for row in workspace.table.rows.rows.rows] == ["3,0", "–", "3,0", "2,7"]
    assert [row.figures[1].mean for row in workspace.table.rows.rows.rows] == ["2,0"] * 4
    assert {row.figures[2].mean for row in workspace.table.rows.rows.rows} == {"–"}, "one is too few"


def test_each_digit_is_seen_where_it_goes(open_assessment: Open) -> None:
    workspace = open_assessment()
    rows = workspace.table.rows.rows.rows
    assert [row.waits for row in rows] == [True, False, False, False]
    write("3-")
    rows = workspace.table.rows.rows.rows
    assert [row.mark for row in rows] == ["3", "–", "", ""]
    assert [row.waits for row in rows] == [False, False, True, False]
    assert workspace.line.says == "Möjliggörande infrastruktur"
    write("41")
    assert workspace.line.says == "Klar att räkna"
    press(Key.Key_Backspace)
    assert workspace.line.says == "Stödjande kvalitetsarbete"


def test_what_is_refused_stays_with_the_reason(open_assessment: Open) -> None:
    workspace = open_assessment()
    write("35")
    press(Key.Key_Return)
    assert workspace.line.error == "5 finns inte på skalan. Välj 1–4."
    assert workspace.line.field.text() == "35"
    press(Key.Key_Backspace)
    assert workspace.line.error == ""
    press(Key.Key_Return)
    assert workspace.line.error == "3 områden saknar siffra. Skriv – där något hoppas över."
    assert answered(workspace) == [0, 0, 0]


def test_undo_and_take_back_never_take_the_same_line_twice(open_assessment: Open) -> None:
    workspace = open_assessment()
    for line in ("1111", "2222", "3333"):
        write(line)
        press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    assert answered(workspace)[0] == 2
    press(Key.Key_Backspace, CTRL)
    press(Key.Key_Backspace, CTRL)
    assert answered(workspace)[0] == 0
    press(Key.Key_Backspace, CTRL)
    assert answered(workspace)[0] == 0
    assert all(row.count == 0 for row in workspace.stage.desk.workshop.ratings)


def test_typing_anywhere_lands_in_the_line(open_assessment: Open) -> None:
    workspace = open_assessment()
    press(Key.Key_Escape)
    assert focus() is workspace.table.rows
    write("3241")
    assert workspace.line.field.text() == "3241"
    press(Key.Key_Return)
    assert answered(workspace) == [1, 0, 0]


def test_half_a_line_is_nobodys(open_assessment: Open) -> None:
    workspace = open_assessment()
    write("32")
    press(Key.Key_Tab)
    assert workspace.line.field.text() == ""
    write("41")
    workspace.leave()
    assert workspace.stage.rating.text == ""
    assert workspace.stage.desk.workshop.drafts == []


def test_the_side_says_how_it_stands_and_what_differs(open_assessment: Open) -> None:
    workspace = open_assessment()
    side = workspace.side()
    assert side is not None
    assert "Bilden växer fram när en roll har tre svar." in texts(side)
    write("3x1444")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    write("4x3444")
    press(Key.Key_Return)
    assert "Digital kompetens: Chef ser 3,0, Personal ser 1,0." in texts(side)
    assert "7" in texts(side)


def test_one_key_shows_the_room_and_hides_again(open_assessment: Open) -> None:
    workspace = open_assessment()
    before = workspace.stage.desk.next_undo
    press(Key.Key_R, CTRL)
    assert is_shown(workspace)
    assert workspace.room_sees() == "Bilden"
    press(Key.Key_T, CTRL)
    assert workspace.room_sees() == "Tabellen"
    press(Key.Key_R, CTRL)
    assert not is_shown(workspace)
    assert workspace.room_sees() == "Frågan"
    assert workspace.stage.desk.next_undo == before, "what the room sees has its own way back"


def test_closed_it_asks_why_and_a_line_is_kept_for_each_area(open_assessment: Open) -> None:
    workspace = open_assessment()
    write("3x2222")
    press(Key.Key_Return)
    press(Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert the_one(workspace.stage.desk.workshop).closed
    assert focus() is workspace.why.line.field
    write("Kursen kom först i maj")
    press(Key.Key_Return)
    press(Key.Key_Tab)
    write("Vi delar inte mellan skolorna")
    press(Key.Key_Return)
    workshop = workspace.stage.desk.workshop
    here = meeting.here(workshop)
    assert here is not None
    assert [point.field for point in outcomes.points_of(workshop, here)] == ["competence", "cooperation"]
    assert [row.heading for row in workspace.why.points.list.rows.rows] == [
        "Digital kompetens",
        "Samarbete för utveckling",
    ]
    press(Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert focus() is workspace.line.field
    write("1111")
    press(Key.Key_Return)
    assert answered(workspace) == [4, 0, 0]


def test_without_one_it_is_set_up_with_a_single_key(desk: Desk, library: Library, qtbot: QtBot) -> None:
    workshop = yearly(library)
    library.edit(workshop.id, assessments.remove, the_one(workshop).id)
    stage = make_stage(desk)
    stage.desk.open(workshop.id)
    workspace = AssessWorkspace(stage)
    show_workspace(qtbot, workspace, "assessment", (1300, 780))
    assert focus() is workspace.setup.begin
    press(Key.Key_Return)
    assert standings.areas_of(workshop, the_one(workshop).id)[0].text == "Digital kompetens"
    assert focus() is workspace.line.field
    write("3241")
    press(Key.Key_Return)
    assert answered(workspace) == [1, 0, 0]


def test_ones_own_areas_are_set_up_and_changed(desk: Desk, library: Library, qtbot: QtBot) -> None:
    workshop = yearly(library)
    library.edit(workshop.id, assessments.remove, the_one(workshop).id)
    stage = make_stage(desk)
    stage.desk.open(workshop.id)
    workspace = AssessWorkspace(stage)
    show_workspace(qtbot, workspace, "assessment", (1300, 780))
    form = workspace.setup
    form.choice.setCurrentIndex(form.choice.count() - 1)
    form.choice.activated.emit(form.choice.count() - 1)
    assert focus() is form.areas
    press(Key.Key_Return, CTRL)
    assert workshop.assessments == []
    assert form.isVisible()
    assert "Skattningen behöver minst ett område och en roll." in [each.text for each in form.findChildren(Problem)]
    form.areas.setPlainText("Arbetsro\nTrygghet")
    press(Key.Key_Return, CTRL)
    assert [area.text for area in standings.areas_of(workshop, the_one(workshop).id)] == ["Arbetsro", "Trygghet"]
    write("3x34")
    press(Key.Key_Return)
    press(Key.Key_E, CTRL)
    assert focus() is form.areas
    form.areas.setPlainText("Arbetsro\nStudiero\nTrygghet")
    press(Key.Key_Return, CTRL)
    result = assessments.results(workshop, the_one(workshop).id)
    assert [row[0].mean for row in result.cells] == [3.0, None, 4.0]


def test_last_year_is_put_beside_with_one_key(open_assessment: Open, library: Library) -> None:
    before = yearly(library, "2025-11-20", now=1.0)
    for line in LAST_YEAR:
        library.edit(before.id, assessments.rate, the_one(before).id, roles(before)[0].id, line)
    workspace = open_assessment()
    side = workspace.side()
    assert isinstance(side, AssessSide)
    assert side.compare_button.words == "Jämför med 20 november 2025"
    press(Key.Key_L, CTRL)
    found = the_one(workspace.stage.desk.workshop)
    assert found.thread == the_one(before).thread
    for line in ("3313", "3313", "3313"):
        write(line)
        press(Key.Key_Return)
    first = workspace.table.rows.rows.rows[0].figures[0]
    assert (first.mean, first.before, first.change) == ("3,0", "2,0", "+1,0")
    assert "2,0 förra gången" in workspace.table.rows.rows.rows[0].spoken


@pytest.mark.parametrize(("language", "theme"), [("sv", "light"), ("en", "contrast")])
@pytest.mark.parametrize("size", [(894, 676), (1520, 960)])
def test_every_control_has_a_name_in_every_state(
    open_assessment: Open, language: str, theme: str, size: tuple[int, int]
) -> None:
    workspace = open_assessment(language, theme, size)
    assert unnamed_controls(workspace.window()) == []
    workspace.change()
    assert unnamed_controls(workspace.window()) == []
    press(Key.Key_Escape)
    workspace.close_or_open()
    assert unnamed_controls(workspace.window()) == []
    assert workspace.picture.accessibleDescription()


@pytest.fixture
def at_assessment(stage: Stage, library: Library) -> Stage:
    """A stage whose workshop stands at its assessment."""
    workshop = yearly(library)
    stage.desk.open(workshop.id)
    stage.rating.choose_first()
    return stage


def test_the_room_sees_what_is_asked_and_never_a_mark(at_assessment: Stage, qtbot: QtBot) -> None:
    room = open_room(at_assessment)
    qtbot.addWidget(room)
    page = page_of(room, v.Assess)
    assert page.areas[0] == "Digital kompetens"
    assert "vi har inte börjat" in painted(room)
    type_text(room, "32")
    assert page_of(room, v.Assess).typing == v.MarksSeen("Personal", 2, 4)
    words = read_aloud(room)
    assert "2 av 4 siffror" in words
    type_text(room, "41")
    press_room(room, Key.Key_Return)
    assert page_of(room, v.Assess).roles == (("Personal", 1), ("Chef", 0), ("Förvaltningscentralt", 0))
    control(room, Key.Key_2)
    type_text(room, "3x4444")
    press_room(room, Key.Key_Return)
    seen = painted(room) + read_aloud(room)
    assert "4,0" not in seen
    assert page_of(room, v.Assess).roles[1] == ("Chef", 3)


def test_both_windows_write_on_one_line(at_assessment: Stage, qtbot: QtBot) -> None:
    room = open_room(at_assessment)
    qtbot.addWidget(room)
    workspace = AssessWorkspace(at_assessment)
    show_workspace(qtbot, workspace, "assessment", (1300, 780))
    type_text(room, "32")
    assert workspace.line.field.text() == "32"
    workspace.window().activateWindow()
    write("41")
    press(Key.Key_Return)
    assert answered(workspace) == [1, 0, 0]
    assert page_of(room, v.Assess).typing is None


def test_shown_the_room_sees_picture_and_table_with_last_time(
    at_assessment: Stage, library: Library, qtbot: QtBot
) -> None:
    from facilitator.preview import ShowingTable

    desk = at_assessment.desk
    before = yearly(library, "2025-11-20", now=1.0)
    for line in LAST_YEAR:
        library.edit(before.id, assessments.rate, the_one(before).id, roles(before)[0].id, line)
    standing = assessments.results(before, the_one(before).id)
    found = the_one(desk.workshop)
    desk.do(assessments.compare, found.id, standing, "t", "2025-11-20")
    room = open_room(at_assessment)
    qtbot.addWidget(room)
    for role in roles(desk.workshop)[:2]:
        desk.do(assessments.rate, found.id, role.id, "3 × 3 3 1 3")
    assert "3,0" not in painted(room)
    desk.note(assessments.show, found.id)
    page_of(room, v.Assessed)
    words = read_aloud(room)
    assert "Digital kompetens 3,0 (förra gången 2,0)" in words
    assert "20 november 2025" in painted(room)
    desk.previewed.emit(ShowingTable(True))
    said = painted(room)
    assert "+1,0" in said
    assert "2,0" in said
    assert page_of(room, v.Assessed).table
    desk.note(assessments.show, found.id, False)
    assert "3,0" not in painted(room)
    page_of(room, v.Assess)


@pytest.mark.parametrize("areas", [1, 2, 3, 4, 12])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1024, 768)])
def test_long_names_fit_the_room_whatever_their_number(
    at_assessment: Stage, qtbot: QtBot, areas: int, size: tuple[int, int]
) -> None:
    desk = at_assessment.desk
    found = the_one(desk.workshop)
    named = [f"{n} Informationssäkerhetsklassificering och tillgänglighet" for n in range(areas)]
    desk.do(assessments.set_up, found.id, "Var står vi i arbetet med hela kommunens digitalisering?", named, ["a", "b"])
    room = open_room(at_assessment, size=size)
    qtbot.addWidget(room)
    _inside(room)
    for role in roles(desk.workshop):
        desk.do(assessments.rate, found.id, role.id, "3 × " + "3" * areas)
    desk.note(assessments.show, found.id)
    QApplication.processEvents()
    _inside(room)
    assert room.laid.blocks


def _inside(room: SharedScreen) -> None:
    """Nothing reaches outside the window."""
    for block in room.laid.blocks:
        rect = block.rect
        assert rect.left() >= -2, block
        assert rect.right() <= room.width() + 2, block
        assert rect.bottom() <= room.height() + 2, block


def test_nothing_set_up_is_a_calm_page(stage: Stage, library: Library, qtbot: QtBot) -> None:
    workshop = yearly(library)
    library.edit(workshop.id, assessments.remove, the_one(workshop).id)
    stage.desk.open(workshop.id)
    room = open_room(stage)
    qtbot.addWidget(room)
    page_of(room, v.Calm)
    go(stage, "assessment")
    type_text(room, "3241")
    assert stage.rating.text == ""
