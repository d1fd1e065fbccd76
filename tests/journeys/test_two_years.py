"""Skattning of two years: typed by role at the keyboard, finished, made again the year after, and both seen side by side."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication

from facilitator.phases.assess import AssessWorkspace
from facilitator.phases.assess_line import MarkField
from facilitator.shared_screen import values as v
from tests.builders import NOW
from tests.facilitator.shared import page_of, painted, read_aloud
from tests.journeys import paper
from tests.journeys.conftest import Enter
from tests.journeys.keyboard import finish
from tests.journeys.person import Person
from workshops import assessments, standings, templates
from workshops.exchange import outgoing
from workshops.labels import Words
from workshops.standings import Standing

TEMPLATE = "skattning-planering"
YEAR = 365 * 86_400.0
FIRST = (("2313", "2413", "2213", "1323"), ("3", "3424", "3434", "3414"), ("4 × 2 2 2 3",))
"""The lines of each role the first year; "3" is one that is not whole yet."""
SECOND = (("3 3 1 3", "3-13", "5 × 3312"), ("3 × 3 4 2 4",), ("3 × 2 2 2 2",))


def begin(person: Person) -> None:
    """Choose the template by its key and start the meeting."""
    key = next(each.key for each in templates.portraits("sv") if each.id == TEMPLATE)
    person.press(key, "Ctrl+Return")
    person.go_to("assessment")
    assert isinstance(QApplication.focusWidget(), MarkField)


def rate(person: Person, lines: tuple[tuple[str, ...], ...]) -> None:
    """Every role in its turn: Tab between them, Return after each line."""
    for number, own in enumerate(lines):
        if number:
            person.press("Tab")
        for line in own:
            person.write(line)
            if line == "3":  # it is refused, stays, and is finished
                person.type("424")
                person.press("Return")


def standing(person: Person) -> Standing:
    (found,) = person.workshop.assessments
    return assessments.results(person.workshop, found.id)


def means(person: Person, role: int) -> list[float | None]:
    return [round(cell.mean, 2) if cell.mean is not None else None for cell in standing(person).of_role(role)]


def test_skattning_of_two_years_compared(enter: Enter) -> None:
    person = enter(NOW - YEAR)
    begin(person)
    rate(person, FIRST)
    assert [role.answered for role in standing(person).roles] == [4, 4, 4]
    assert means(person, 0) == [1.75, 3.0, 1.25, 3.0]
    person.press("Ctrl+Shift+K")
    person.write("De flesta har inte gått kursen än")
    person.press("Ctrl+R")
    said = finish(person)
    assert paper.plain("De flesta har inte gått kursen än") in said
    first = person.workshop.assessments[0].thread
    person.leave()

    person = enter(NOW)
    begin(person)
    assert person.workshop.assessments[0].thread != first
    person.press("Ctrl+L")
    assert person.workshop.assessments[0].thread == first
    rate(person, SECOND)
    assert means(person, 0) == [3.0, 3.0, 1.0, 2.29]
    _look(person)
    _leave_files(person)


def _look(person: Person) -> None:
    """Nothing is shown until it is; then the picture and the table show both years, in the room and in the console."""
    person.press("F5")
    room = person.room
    page_of(room, v.Assess)
    assert "3,0" not in painted(room)
    person.window.activateWindow()
    person.settle()
    person.press("Ctrl+R")
    page_of(room, v.Assessed)
    said = read_aloud(room)
    for both in ("Digital kompetens 3,0 (förra gången 1,8)", "Stödjande kvalitetsarbete 2,3 (förra gången 3,0)"):
        assert both in said
    person.press("Ctrl+T")
    for figure in ("1,8", "3,0"):
        assert figure in painted(room), figure
    assert person.application.walk is not None
    run = person.application.walk.run
    assert run is not None
    assert isinstance(run.workspace, AssessWorkspace)
    first = run.workspace.table.rows.rows.rows[0]
    assert (first.figures[0].mean, first.figures[0].before, first.figures[0].change) == ("3,0", "1,8", "+1,2")
    assert "förra gången 1,8" in run.workspace.picture.accessibleDescription()
    person.press("F5")


def _leave_files(person: Person) -> None:
    """The PDF and the workbook hold both years."""
    said = _second_pdf(person)
    for part in ("Var står vi i digitaliseringen?", "Digital kompetens", "Förvaltningscentralt", "+1,2", "−0,7"):
        assert paper.plain(part) in said, part
    words = Words("sv")
    data = outgoing.KINDS[".xlsx"](outgoing.freeze(person.workshop, words, person.clock()))
    sheet = openpyxl.load_workbook(io.BytesIO(data))[words("exchange.sheet.assessment")]
    head, *rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    row = dict(zip(head, rows[0], strict=True))
    assert (row["Område"], row["Roll"]) == ("Digital kompetens", "Personal")
    assert (row["Medelvärde"], row["Medelvärde förra gången"]) == (3.0, 1.75)
    assert len(rows) == 4 * 4
    assert standings.of_document({"assessments": []}) == []


def _second_pdf(person: Person) -> str:
    folder: Path = person.folder / "summaries"
    before = set(folder.glob("*/*.pdf"))
    person.press("Ctrl+Shift+F", "Ctrl+Return")
    person.until(lambda: len(set(folder.glob("*/*.pdf")) - before) == 1 and len(list(folder.glob("*/*.html"))) == 2)
    (file,) = set(folder.glob("*/*.pdf")) - before
    return paper.read(file)
