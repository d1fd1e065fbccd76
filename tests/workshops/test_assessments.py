"""Self-assessment: marks counted and tied to nobody, results that give nobody away, and the same again a year later."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import NOW, build
from tests.workshops.pdf_rules import broken
from workshops import agenda, assessed, assessment_parts, assessments, figures, rating_line, standings, templates
from workshops.exchange import document, outgoing, public, tables
from workshops.labels import LANGUAGES, Words
from workshops.model import Assessment, AssessmentRole, Workshop
from workshops.rating_line import Line
from workshops.standings import Standing
from workshops.storage.library import Library
from workshops.summary import contents, pdf
from workshops.text import Refused

AREAS = ("Digital kompetens", "Samarbete för utveckling", "Möjliggörande infrastruktur", "Stödjande kvalitetsarbete")
ROLES = ("Personal", "Chef", "Förvaltningscentralt")
SV = Words("sv")


@pytest.fixture
def meeting(library: Library) -> Workshop:
    """The yearly meeting as its template has it, in a library."""
    made = templates.start(templates.load("skattning-planering"), date="2025-11-20")
    library.add(made, NOW)
    return made


def the_one(workshop: Workshop) -> tuple[Assessment, list[AssessmentRole]]:
    (found,) = workshop.assessments
    return found, standings.roles_of(workshop, found.id)


def rate(library: Library, workshop: Workshop, role: int, *lines: str) -> None:
    found, roles = the_one(workshop)
    for line in lines:
        library.edit(workshop.id, assessments.rate, found.id, roles[role].id, line)


def results(workshop: Workshop) -> Standing:
    return assessments.results(workshop, workshop.assessments[0].id)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("3 2 4 1", Line((3, 2, 4, 1))),
        ("3241", Line((3, 2, 4, 1))),
        (" 3, 2; 4 /1 ", Line((3, 2, 4, 1))),
        ("5 × 3 2 4 1", Line((3, 2, 4, 1), 5)),
        ("5x3241", Line((3, 2, 4, 1), 5)),
        ("12*3241", Line((3, 2, 4, 1), 12)),
        ("3 – 4 1", Line((3, None, 4, 1))),
        ("-241", Line((None, 2, 4, 1))),
        ("-1 × 3241", Line((3, 2, 4, 1), -1)),
        ("2 × - - 4 1", Line((None, None, 4, 1), 2)),
    ],
)
def test_a_line_is_read_as_it_is_typed(said: str, line: Line) -> None:
    assert rating_line.read(said, 4, 1, 4) == line


@pytest.mark.parametrize(
    ("said", "refusal", "values"),
    [
        ("", rating_line.NoMarks, {}),
        ("----", rating_line.NoMarks, {}),
        ("5 ×", rating_line.NoMarks, {}),
        ("32", rating_line.MarksMissing, {"n": 2}),
        ("32412", rating_line.TooManyMarks, {"n": 4}),
        ("3 5 4 1", rating_line.NoSuchMark, {"mark": "5", "least": 1, "most": 4}),
        ("3 0 4 1", rating_line.NoSuchMark, {"mark": "0", "least": 1, "most": 4}),
        ("tre två", rating_line.NotAMark, {"sign": "t"}),
        ("3 ² 4 1", rating_line.NotAMark, {"sign": "²"}),
        ("0 × 3241", rating_line.TooManyAlike, {"limit": 1_000}),
        ("1001 × 3241", rating_line.TooManyAlike, {"limit": 1_000}),
    ],
)
def test_what_is_no_line_is_refused_in_words(said: str, refusal: type[Refused], values: dict[str, object]) -> None:
    with pytest.raises(refusal) as refused:
        rating_line.read(said, 4, 1, 4)
    assert type(refused.value) is refusal
    assert refused.value.values == values
    for language in LANGUAGES:
        n = values.get("n")
        rest = {name: value for name, value in values.items() if name != "n"}
        assert Words(language)(f"refusals.{refusal.__name__}", n if isinstance(n, int) else None, **rest)


@given(st.text(max_size=40), st.integers(1, 12), st.integers(0, 3), st.integers(1, 6))
def test_whatever_is_typed_is_read_whole_or_refused(said: str, areas: int, least: int, span: int) -> None:
    begun = rating_line.begun(said, areas, least, least + span)
    assert len(begun.marks) <= areas
    try:
        line = rating_line.read(said, areas, least, least + span)
    except Refused:
        return
    assert line.marks == begun.marks
    assert len(line.marks) == areas
    assert all(mark is None or least <= mark <= least + span for mark in line.marks)


def test_the_template_prefills_four_areas_and_three_roles(meeting: Workshop) -> None:
    standing = results(meeting)
    assert tuple(area.text for area in standing.areas) == AREAS
    assert tuple(role.text for role in standing.roles) == ROLES
    assert standing.areas[0].card == "digital_plan.competence"
    step = next(step for step in meeting.activities if step.work == "assessment")
    assert assessments.of_activity(meeting, step.id) is meeting.assessments[0]
    works = [step.work for step in agenda.steps(meeting)]
    assert works.index("assessment") < works.index("decisions"), "what is assessed becomes actions"


def test_marks_are_counted_and_nothing_ties_a_persons_together(library: Library, meeting: Workshop) -> None:
    people = ["3241", "1111", "4444", "3241", "2-13", "-432"]
    rate(library, meeting, 0, *people)
    dump = dict(library.dump())
    columns = ["workshop_id", "assessment_id", "area_id", "role_id", "value", "count", "id"]
    assert len(dump["ratings"]) == 4 * 4, "one row for each mark of each area, however many answer"
    first = {row[columns.index("id")] for row in dump["ratings"]}
    rate(library, meeting, 0, "2222")
    assert {row[columns.index("id")] for row in library.dump()["ratings"]} == first
    given = results(meeting).of_role(0)
    assert [cell.counts for cell in given] == [(1, 2, 2, 1), (1, 3, 0, 2), (2, 1, 1, 3), (3, 2, 1, 1)]
    assert [cell.number for cell in given] == [6, 6, 7, 7]
    assert results(meeting).roles[0].answered == 7


def test_no_order_of_answers_can_be_read_from_the_file(library: Library, meeting: Workshop, tmp_path: Path) -> None:
    """The rows on disk come in the same order whoever answers first: none was made for a person."""
    import sqlite3

    rate(library, meeting, 0, "4321")
    with sqlite3.connect(f"file:{library.file}?mode=ro", uri=True) as disk:
        rows = disk.execute('SELECT value, "count" FROM ratings ORDER BY rowid').fetchall()
    assert len(rows) == 16
    assert sum(count for _, count in rows) == 4
    assert [count for _, count in rows[:4]] != [1, 1, 1, 1]


def test_means_numbers_and_spread(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "1234", "2234", "3 – 34")
    rate(library, meeting, 1, "3 × 4 4 1 2")
    standing = results(meeting)
    cell = standing.cells[0][0]
    assert (cell.number, cell.mean, cell.counts) == (3, 2.0, (1, 1, 1, 0))
    assert cell.spread == pytest.approx((2 / 3) ** 0.5)
    assert standing.cells[1][0].mean is None, "two answers are too few to tell"
    assert (standing.overall[0].number, standing.overall[0].mean) == (6, 3.0)
    assert standing.answered == 6
    gap = standings.widest(standing)
    assert gap is not None
    assert (gap.area, gap.high, gap.low, gap.difference) == (0, 1, 0, 2.0)


def test_too_few_are_never_told_nor_worked_out(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "5 × 2222")
    rate(library, meeting, 1, "4444", "4444")
    standing = results(meeting)
    assert standing.cells[0][1].mean is None
    assert standing.cells[0][1].counts == ()
    assert (standing.overall[0].number, standing.overall[0].mean) == (5, 2.0), "two more can't be subtracted out"
    rate(library, meeting, 2, "4444")
    assert (results(meeting).overall[0].number, results(meeting).overall[0].mean) == (8, 2.75)


@given(st.lists(st.tuples(st.integers(0, 2), st.lists(st.integers(1, 4), min_size=2, max_size=2)), max_size=40))
def test_results_agree_with_the_marks_that_were_given(given_lines: list[tuple[int, list[int]]]) -> None:
    workshop = Workshop(title="m")
    made = assessments.add(workshop, None, "", ["a", "b"], ROLES)
    roles = standings.roles_of(workshop, made.id)
    for role, marks in given_lines:
        assessments.rate(workshop, made.id, roles[role].id, "".join(map(str, marks)))
    standing = standings.of(workshop, made)
    assert standing.answered == len(given_lines)
    for area in range(2):
        for role in range(3):
            own = [marks[area] for who, marks in given_lines if who == role]
            cell = standing.cells[area][role]
            assert cell.number == len(own)
            assert (cell.mean is None) == (len(own) < standings.FEWEST)
            if cell.mean is not None:
                assert cell.mean == pytest.approx(sum(own) / len(own))
                assert 1 <= cell.mean <= 4
    told = sum(cell.number for cell in standing.cells[0] if cell.mean is not None)
    assert standing.overall[0].number in (told, len(given_lines))
    hidden = standing.overall[0].number - told
    assert hidden == 0 or hidden >= standings.FEWEST


def test_a_line_is_taken_back_and_undone(library: Library, meeting: Workshop) -> None:
    found, roles = the_one(meeting)
    empty = document.write(meeting)
    rate(library, meeting, 0, "3241")
    after = library.dump()["ratings"]
    library.undo(meeting.id)
    assert document.write(meeting) == empty
    library.redo(meeting.id)
    assert library.dump()["ratings"] == after
    library.edit(meeting.id, assessments.take_back, found.id, roles[0].id, "3241")
    assert results(meeting).answered == 0
    with pytest.raises(assessments.NoSuchLine):
        library.edit(meeting.id, assessments.take_back, found.id, roles[0].id, "3241")
    rate(library, meeting, 0, "2 × 1111")
    rate(library, meeting, 0, "-1 × 1111")
    assert results(meeting).answered == 1
    with pytest.raises(assessments.NoSuchLine):
        rate(library, meeting, 0, "-1 × 2111")
    assert results(meeting).answered == 1


def test_a_closed_assessment_takes_no_marks_until_it_is_opened(library: Library, meeting: Workshop) -> None:
    found, roles = the_one(meeting)
    library.edit(meeting.id, assessments.close, found.id, undoable=False)
    for verb in (assessments.rate, assessments.take_back):
        with pytest.raises(assessments.AssessmentClosed):
            library.edit(meeting.id, verb, found.id, roles[0].id, "1111")
    library.edit(meeting.id, assessments.reopen, found.id, undoable=False)
    rate(library, meeting, 0, "1111")
    assert results(meeting).answered == 1


def test_setting_up_keeps_the_marks_of_what_keeps_its_name(library: Library, meeting: Workshop) -> None:
    found, _roles = the_one(meeting)
    rate(library, meeting, 0, "3 × 1234")
    rate(library, meeting, 1, "3 × 4321")
    areas, roles = [AREAS[3], AREAS[0], "Nytt område"], ["Chef", "Personal"]
    assert assessment_parts.lost(meeting, found.id, areas, roles) == 2
    library.edit(meeting.id, assessments.set_up, found.id, "Ny rubrik", areas, roles, "lite", "mycket")
    standing = results(meeting)
    assert [area.text for area in standing.areas] == areas
    assert [role.text for role in standing.roles] == roles
    assert [[cell.mean for cell in row] for row in standing.cells] == [[1.0, 4.0], [4.0, 1.0], [None, None]]
    assert standing.areas[0].card == "digital_plan.quality"
    library.undo(meeting.id)
    assert [area.text for area in results(meeting).areas] == list(AREAS)
    assert results(meeting).cells[3][0].mean == 4.0


def test_another_name_for_the_same_is_no_loss(library: Library, meeting: Workshop) -> None:
    found, _roles = the_one(meeting)
    rate(library, meeting, 0, "3 × 1234")
    renamed = ["Kompetens", *AREAS[1:]]
    assert assessment_parts.lost(meeting, found.id, renamed, ROLES) == 0
    library.edit(meeting.id, assessments.set_up, found.id, "", renamed, ROLES)
    assert (results(meeting).areas[0].text, results(meeting).cells[0][0].mean) == ("Kompetens", 1.0)


def test_what_can_not_be_set_up_is_refused(library: Library, meeting: Workshop) -> None:
    found, roles = the_one(meeting)
    for areas, named, refusal in (
        ([], ROLES, assessment_parts.NothingToAssess),
        (AREAS, [], assessment_parts.NothingToAssess),
        (["a", "A"], ROLES, assessment_parts.TwiceNamed),
        (AREAS, ["x", " x "], assessment_parts.TwiceNamed),
        ([str(n) for n in range(13)], ROLES, assessment_parts.AreasFull),
        (AREAS, list("abcdefg"), assessment_parts.RolesFull),
    ):
        with pytest.raises(refusal):
            library.edit(meeting.id, assessments.set_up, found.id, "", areas, named)
    rate(library, meeting, 0, "1111")
    with pytest.raises(assessments.ScaleInUse):
        library.edit(meeting.id, assessments.describe, found.id, scale=(1, 5))
    rate(library, meeting, 0, "-1 × 1111")
    library.edit(meeting.id, assessments.describe, found.id, scale=(0, 9))
    rate(library, meeting, 0, "0909")
    for scale in ((3, 3), (-1, 4), (1, 10)):
        with pytest.raises(Refused):
            library.edit(meeting.id, assessments.describe, found.id, scale=scale)
    assert [role.text for role in roles] == list(ROLES)


def next_year(library: Library, meeting: Workshop) -> Workshop:
    made = templates.start(templates.load("skattning-planering"), date="2026-11-26")
    library.add(made, NOW + 1)
    library.edit(made.id, lambda new: assessments.carry(meeting, new))
    return made


def test_the_next_meeting_has_what_was_said_the_last_time(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "4 × 2313")
    rate(library, meeting, 1, "1111", "1111")
    library.edit(
        meeting.id,
        assessment_parts.reword_area,
        standings.areas_of(meeting, meeting.assessments[0].id)[0].id,
        "Kunnande",
    )
    after = next_year(library, meeting)
    (found,) = after.assessments
    assert found.thread == meeting.assessments[0].thread
    assert found.activity_id == next(step.id for step in after.activities if step.work == "assessment")
    assert results(after).answered == 0
    rate(library, after, 0, "3 × 3311")
    standing = results(after)
    assert standing.earlier is not None
    assert standing.earlier.date == "2025-11-20"
    assert [(row[0].mean, row[0].before) for row in standing.cells] == [(3.0, 2.0), (3.0, 3.0), (1.0, 1.0), (1.0, 3.0)]
    assert [row[1].before for row in standing.cells] == [None] * 4, "too few to tell then, too few to tell now"
    up, down = standings.moves(standing)
    assert up is not None
    assert down is not None
    assert (up.area, up.change, down.area, down.change) == (0, 1.0, 3, -2.0)
    assert "1111" not in found.earlier
    assert "counts" not in found.earlier


def test_areas_are_known_again_by_card_or_name_in_any_order(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "3 × 1234")
    after = next_year(library, meeting)
    found = after.assessments[0]
    turned = [(AREAS[2], "digital_plan.infrastructure"), ("Annat namn", "digital_plan.competence"), ("Något nytt", "")]
    library.edit(after.id, assessments.remove, found.id)
    standing = results(meeting)
    library.edit(
        after.id, assessments.start, None, "", turned, ["chef", "PERSONAL"], "", "", (standing, "t", "2025-11-20")
    )
    again = results(after)
    assert [cell.before for cell in again.of_role(1)] == [3.0, 1.0, None]
    assert [cell.before for cell in again.of_role(0)] == [None] * 3


def test_carrying_leaves_what_somebody_has_answered_alone(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "3 × 1234")
    after = next_year(library, meeting)
    rate(library, after, 0, "1111")
    before = document.write(after)
    library.edit(after.id, lambda new: assessments.carry(meeting, new))
    assert document.write(after) == before


def test_what_was_kept_badly_is_no_last_time(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "3 × 1234")
    said = standings.kept(results(meeting), "2025-11-20")
    assert standings.earlier(said, 1, 4) is not None
    assert standings.earlier(said, 1, 5) is None, "another scale can't be compared with"
    held = json.loads(said)
    for spoilt in (
        "",
        "[]",
        "{",
        "null",
        json.dumps({**held, "cells": []}),
        json.dumps({**held, "areas": "x"}),
        json.dumps({**held, "overall": [{"number": 1, "mean": 99}] * 4}),
        "[" * 5_000,
    ):
        assert standings.earlier(spoilt, 1, 4) is None


def test_an_activity_that_goes_leaves_its_assessment_to_the_next_one(library: Library, meeting: Workshop) -> None:
    found, _ = the_one(meeting)
    rate(library, meeting, 0, "1111")
    library.edit(meeting.id, agenda.remove, found.activity_id)
    assert found.activity_id is None
    assert library.problems() == []
    library.edit(meeting.id, agenda.add, "Skattning igen", 10, None, "assessment")
    step = next(step for step in meeting.activities if step.work == "assessment")
    assert assessments.of_activity(meeting, step.id) is found
    library.undo(meeting.id)
    library.undo(meeting.id)
    assert found.activity_id is not None


def test_it_travels_whole_in_a_file(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "3 × 1234", "– 2 3 4")
    copy = document.read(document.write(meeting), fresh_ids=True)
    first, second = results(meeting), results(copy)
    assert [row[0].counts for row in first.cells] == [row[0].counts for row in second.cells]
    assert second.roles[0].answered == 4


def test_only_what_was_shown_or_closed_leaves(library: Library, meeting: Workshop) -> None:
    found, _ = the_one(meeting)
    rate(library, meeting, 0, "3 × 4321")
    rate(library, meeting, 1, "1111")
    secret = public.of(document.write(meeting))
    assert secret["ratings"] == []
    assert {row["answered"] for row in secret["assessment_roles"]} == {0}
    assert contents.of(meeting, SV).assessments is None
    waiting = SV("summary.about.marks_waiting")
    assert waiting in contents.of(meeting, SV).about.sentences
    library.edit(meeting.id, assessments.show, found.id, undoable=False)
    left = public.of(document.write(meeting))
    assert {row["role_id"] for row in left["ratings"]} == {standings.roles_of(meeting, found.id)[0].id}, (
        "one is too few"
    )
    said = contents.of(meeting, SV).assessments
    assert said is not None
    assert [row.mean for row in said.parts[0].rows if row.role == "Personal"] == ["4,0", "3,0", "2,0", "1,0"]
    assert [row.mean for row in said.parts[0].rows if row.role == "Chef"] == ["–"] * 4
    assert waiting not in contents.of(meeting, SV).about.sentences
    library.edit(meeting.id, assessments.show, found.id, False, undoable=False)
    library.edit(meeting.id, assessments.close, found.id, undoable=False)
    assert contents.of(meeting, SV).assessments is not None


def test_the_workbook_has_every_figure_as_a_number(library: Library, meeting: Workshop) -> None:
    found, _ = the_one(meeting)
    rate(library, meeting, 0, "3 × 2313")
    library.edit(meeting.id, assessments.close, found.id, undoable=False)
    after = next_year(library, meeting)
    rate(library, after, 0, "3 × 3311")
    library.edit(after.id, assessments.close, after.assessments[0].id, undoable=False)
    sheet = next(t for t in tables.of(document.write(after), SV) if t.name == SV("exchange.sheet.assessment"))
    first = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert (first["Område"], first["Roll"], first["Medelvärde"], first["Svar"]) == (AREAS[0], "Personal", 3.0, 3)
    assert (first["Medelvärde förra gången"], str(first["Förra gången"])) == (2.0, "2025-11-20")
    book = openpyxl.load_workbook(io.BytesIO(outgoing.KINDS[".xlsx"](outgoing.freeze(after, SV, NOW))))
    row = [cell.value for cell in next(book[sheet.name].iter_rows(min_row=2))]
    assert row[3] == 3.0
    assert isinstance(row[3], int | float)


def test_pictures_are_told_in_words(library: Library, meeting: Workshop) -> None:
    rate(library, meeting, 0, "3 × 2313")
    standing = results(meeting)
    for language in LANGUAGES:
        said = assessed.figure(Words(language), standing)
        for area in standing.areas:
            assert area.text in said
        for mean in ("2", "3", "1"):
            assert figures.text(Words(language), float(mean)) in said
    assert assessed.axes(SV, standing) == "Mitten är 1, kanten är 4."


@pytest.mark.parametrize(
    ("value", "written", "moved"),
    [(2.25, "2,3", "+2,3"), (2.649, "2,6", "+2,6"), (-0.35, "−0,4", "−0,4"), (0.04, "0,0", "0"), (-0.04, "0,0", "0")],
)
def test_figures_are_rounded_as_at_school(value: float, written: str, moved: str) -> None:
    assert figures.text(SV, value).replace("−0,0", "0,0") == written
    assert figures.change(SV, value) == moved
    assert "," not in figures.text(Words("en"), value)


def test_a_thousand_lines_are_quickly_told(library: Library) -> None:
    workshop = build(library, teams=1, notes=0)
    library.edit(workshop.id, assessments.add, None, "", [str(n) for n in range(12)], [f"roll {n}" for n in range(6)])
    found = workshop.assessments[0]
    chance = random.Random(1)
    for role in standings.roles_of(workshop, found.id):
        line = "".join(chance.choice("1234") for _ in range(12))
        library.edit(workshop.id, assessments.rate, found.id, role.id, f"1000 × {line}")
    assert len(workshop.ratings) == 12 * 6 * 4
    assert standings.of(workshop, found).overall[0].number == 6_000


@pytest.mark.parametrize("areas", [1, 3, 4, 12])
@pytest.mark.parametrize("people", [0, 1, 60])
def test_its_pages_keep_the_rules_of_tagged_archival_pdf(
    library: Library, meeting: Workshop, areas: int, people: int
) -> None:
    found, _ = the_one(meeting)
    named = [f"{n} Informationssäkerhetsklassificering" for n in range(areas)]
    library.edit(meeting.id, assessments.set_up, found.id, "", named, ROLES)
    if people:
        rate(library, meeting, 0, f"{people} × {'3' * areas}")
    after = next_year(library, meeting)
    if people:
        rate(library, after, 0, f"{people} × {'2' * areas}")
    library.edit(after.id, assessments.close, after.assessments[0].id, undoable=False)
    data = pdf.drawn(contents.of(after, SV, now=NOW))
    with pikepdf.open(io.BytesIO(data)) as document:
        assert broken(document) == []
    assert (contents.of(after, SV).assessments is not None) == bool(people)
