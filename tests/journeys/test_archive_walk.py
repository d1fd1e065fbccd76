"""A coordinator at the archive: an idea of another year is found in three steps, and an action is closed and taken back."""

from __future__ import annotations

from facilitator.archive.list import ArchiveView
from facilitator.phases.define import DefineWorkspace
from facilitator.phases.develop import DevelopWorkspace
from tests.builders import NOW, build
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import agenda, ideas, meeting
from workshops.model import Workshop


def remember(person: Person) -> Workshop:
    """Meetings of three years, all finished; one idea of the oldest is like no other."""
    assert person.application.walk is not None
    library = person.application.walk.stage.desk.library
    made = [build(library, notes=30) for _year in range(3)]
    for year, workshop in zip((2024, 2025, 2026), made, strict=True):
        library.edit(workshop.id, agenda.describe, title=f"Nätverksmöte {year}", date=f"{year}-05-07")
        library.edit(workshop.id, meeting.start, NOW, undoable=False)
        library.edit(workshop.id, meeting.finish, NOW, undoable=False)
    oldest = made[0]
    library.edit(oldest.id, ideas.add, "En läsfåtölj i varje korridor", oldest.teams[0].id, "students")
    for workshop in made:
        library.release(workshop.id)
    return oldest


def archive_of(person: Person) -> ArchiveView:
    page = person.application.window.page
    assert isinstance(page, ArchiveView)
    return page


def test_an_idea_from_two_years_ago_is_found_and_opened_where_it_hangs(enter: Enter) -> None:
    person = enter()
    oldest = remember(person).id
    person.press("Ctrl+Shift+A")
    archive = archive_of(person)
    person.type("fåtölj")
    person.bot.waitUntil(lambda: len(archive.hits.hits) == 1)
    person.press("Return")
    assert person.workshop.id == oldest
    assert person.step.work == "cluster"
    assert person.application.walk is not None
    run = person.application.walk.run
    assert run is not None
    workspace = run.workspace
    assert isinstance(workspace, DefineWorkspace)
    found = next(idea for idea in person.workshop.ideas if "läsfåtölj" in idea.text)
    assert workspace.choice.focus == found.id
    assert person.workshop.state == "finished"
    assert person.workshop.progress is not None
    assert person.workshop.progress.paused is not None
    assert not [timing for timing in person.workshop.timings if timing.running is not None]
    person.press("Ctrl+Shift+A")
    assert archive.search.text() == "fåtölj"
    person.bot.waitUntil(lambda: [hit.subject for hit in archive.hits.hits] == [found.id])
    person.press("Escape", "Alt+Left", "Ctrl+Shift+A")
    assert (archive.search.text(), archive.shown) == ("", "meetings")


def test_a_solution_is_opened_as_its_teams_sheet(enter: Enter) -> None:
    person = enter()
    remember(person)
    person.press("Ctrl+Shift+A")
    archive = archive_of(person)
    person.type('"syna svaren" år:2025 i:lösningar')
    person.bot.waitUntil(lambda: [hit.title for hit in archive.hits.hits] == ["Nätverksmöte 2025"])
    person.press("Return")
    assert person.application.walk is not None
    run = person.application.walk.run
    assert run is not None
    assert isinstance(run.workspace, DevelopWorkspace)
    concept = next(each for each in person.workshop.concepts if each.name == "Syna svaren")
    assert run.workspace.tabs.current == concept.team_id


def test_an_action_is_closed_and_taken_back_by_keys(enter: Enter) -> None:
    person = enter()
    remember(person)
    person.press("Ctrl+Shift+A")
    archive = archive_of(person)
    person.press("Alt+4")
    assert archive.page.heading == "6 öppna åtgärder"
    assert archive.follow_up.table.current is not None
    key = archive.follow_up.table.current.id
    person.press("Space")
    assert archive.page.heading == "5 öppna åtgärder"
    person.press("Ctrl+Z")
    assert archive.page.heading == "6 öppna åtgärder"
    assert archive.follow_up.table.current.id == key
    person.press("Return")
    assert person.step.work == "decisions"
    assert key in {action.id for action in person.workshop.actions}
