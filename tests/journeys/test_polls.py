"""A check-in with all seven kinds of question at the keyboard: typed, shown, undone, closed, and there again the next day."""

from __future__ import annotations

import io
import json

import openpyxl

from facilitator.phases.polling import PollWorkspace
from facilitator.shared_screen import values as v
from tests.builders import NOW
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from tests.workshops.pdf_reading import all_text, squeezed
from workshops import polls
from workshops.exchange import outgoing
from workshops.labels import Words
from workshops.polled.values import Results
from workshops.summary import contents, pdf

DAY = 24 * 3600.0
QUESTIONS = (
    ("single", "Hur ofta provar du något nytt?", ("Aldrig", "Ibland", "Ofta"), ("3 × ibland", "13", "2 x 1")),
    ("multiple", "Vad hjälper dig?", ("Tid", "Kollegor", "Exempel"), ("12", "13 × 4", "tid, exempel")),
    ("scale", "Hur säker är du?", (), ("4435", "5 × 6", "2")),
    ("ranking", "Vad kommer först?", ("Läsning", "Räkning", "Rörelse"), ("312", "321 × 3", "1")),
    ("cloud", "Ett ord om hösten?", (), ("regn, ljus", "3 × Ljus", "höstlovsplaneringsdiskussion")),
    ("text", "Vad tar du med dig?", (), ("En sak att prova på måndag", "2 × Mer tid")),
    ("number", "Hur många timmar?", (), ("7,5", "8 × 3", "10 11")),
)
"""Kind, question, options, and the lines that are typed."""


def workspace_of(person: Person) -> PollWorkspace:
    return person.seen(PollWorkspace)


def found(person: Person, question: str) -> Results:
    poll = next(row for row in person.workshop.polls if row.question == question)
    return polls.results_of(person.workshop, poll.id)


def test_seven_kinds_of_question_from_one_keyboard(enter: Enter) -> None:
    person = enter()
    _begin(person)
    for kind, question, options, lines in QUESTIONS:
        _ask(person, kind, question, options)
        for line in lines:
            person.write(line)
        assert found(person, question).cast > 0, question
        assert isinstance(person.room.page, v.Question)
        assert not person.room.page.found.shown
        person.press("Ctrl+R")
        assert person.room.page.found.shown
    before = found(person, "Hur många timmar?").cast
    person.press("Ctrl+Z")
    assert found(person, "Hur många timmar?").cast == before - 2
    person.press("Ctrl+Y")
    assert found(person, "Hur många timmar?").cast == before
    person.press("Ctrl+L")
    assert found(person, "Hur många timmar?").closed
    person.leave()
    _next_day(enter)


def _next_day(enter: Enter) -> None:
    """Everything is there again; the question that was closed is opened, and answered once more."""
    person = enter(NOW + DAY)
    person.press("Return")
    workspace = workspace_of(person)
    assert workspace.poll is not None
    assert (workspace.poll.question, workspace.poll.closed) == ("Hur många timmar?", True)
    person.press("Ctrl+L")
    person.write("9")
    assert found(person, "Hur många timmar?").cast == 7
    spread = found(person, "Hur säker är du?").spread
    assert spread is not None
    assert (round(spread.mean, 2), spread.median) == (4.36, 5.0)
    most = found(person, "Ett ord om hösten?").words[0]
    assert (most.text, most.count) == ("Ljus", 4)
    _read_papers(person)
    person.leave()


def _begin(person: Person) -> None:
    """A meeting from a template, at its check-in, without the questions that it came with."""
    person.press("1")
    person.press("Ctrl+Return")
    person.go_to("check_in")
    while person.workshop.polls and workspace_of(person).poll is not None:
        person.press("Ctrl+E")
        person.click("Ta bort")
    assert workspace_of(person).poll is None


def _ask(person: Person, kind: str, question: str, options: tuple[str, ...]) -> None:
    person.press("Ctrl+N")
    form = workspace_of(person).form
    person.click_on(form.kind._segments[kind])
    person.click_on(form.question.line)
    person.type(question)
    if options:
        person.press("Tab")
        for number, option in enumerate(options):
            if number:
                person.press("Return")
            person.type(option)
    person.press("Ctrl+Return")
    assert workspace_of(person).poll is not None, form.error


def _read_papers(person: Person) -> None:
    """Every question, with what it gave, is in the PDF, in the workbook and in the file that leaves."""
    words = Words("sv")
    workshop = person.workshop
    said = all_text(pdf.write(contents.of(workshop, words, now=NOW + DAY), person.folder / "questions.pdf"))
    for _, question, options, _ in QUESTIONS:
        assert squeezed(question) in said
        assert all(squeezed(option) in said for option in options)
    leaving = outgoing.freeze(workshop, words, NOW + DAY, published=True)
    sheet = openpyxl.load_workbook(io.BytesIO(outgoing.KINDS[".xlsx"](leaving)))["Frågor"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert ["Incheckning", "Hur ofta provar du något nytt?", "Ett val", "Ibland", 4, None] in rows
    assert ["Incheckning", "Hur många timmar?", "Tal", 7.5, 1, None] in rows
    assert ["Incheckning", "Vad kommer först?", "Rangordning", "Rörelse", 4, 4] in rows
    left = json.loads(outgoing.KINDS[".json"](leaving))
    assert {row["poll_id"] for row in left["answers"]} == {row["id"] for row in left["polls"] if row["shown"]}
