"""A network meeting with 6 teams and 60 ideas, from the first window to the PDF, without ever touching the mouse."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.phases.written import WrittenLine
from tests.builders import NOW, sample_ideas
from tests.journeys.person import Clock, Person
from workshops import clusters, concepts, ideas
from workshops.phases import CONCEPT_FIELDS, FEEDBACK

NAMES = ("Läsa och lyssna", "Hjälp hemma", "Svar medan texten växer", "Mindre papper", "Syna svaren")


def test_a_network_meeting_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    person = Person(qtbot, tmp_path, Clock(NOW))
    prepare(person)
    texts = explore(person)
    define(person)
    vote(person)
    develop(person)
    deliver(person)
    said = finish(person)
    for text in [*texts, *NAMES]:
        assert _plain(text) in said, text
    for concept in person.workshop.concepts:
        for field in ("name", *CONCEPT_FIELDS):
            assert _plain(getattr(concept, field)) in said
    for feedback in person.workshop.feedback:
        assert _plain(feedback.text) in said
    for decision in person.workshop.decisions:
        assert _plain(decision.text) in said
    for action in person.workshop.actions:
        assert _plain(action.what) in said
    person.leave()


def prepare(person: Person) -> None:
    """Choose the first template by its key, give the meeting a title and start it."""
    person.press("1")
    person.press("Ctrl+A")
    person.type("Nätverksmöte vid tangentbordet")
    person.press("Tab")
    assert person.workshop.title == "Nätverksmöte vid tangentbordet"
    person.press("Ctrl+Return")
    assert person.step.position == 0


def explore(person: Person) -> list[str]:
    """Six teams, ten ideas each, typed with the team chosen by key; hidden until all are revealed."""
    person.go_to("ideas")
    texts = [row["text"] for row in sample_ideas()[:60]]
    for number in range(6):
        person.press(f"Ctrl+{number + 1}")
        for text in texts[number * 10 : number * 10 + 10]:
            person.write(text)
    workshop = person.workshop
    assert [idea.text for idea in sorted(workshop.ideas, key=lambda idea: idea.seq)] == texts
    assert len({idea.team_id for idea in workshop.ideas}) == 6
    assert ideas.shown(workshop) == []
    person.press("Ctrl+Shift+R")
    assert len(ideas.shown(workshop)) == 60
    person.write("fel lapp")
    person.press("Ctrl+Z")
    assert len(ideas.kept(workshop)) == 60
    return texts


def define(person: Person) -> None:
    """Gather notes in named clusters with Shift, N, M and F2; leave some without a place."""
    person.go_to("cluster")
    for name in NAMES:
        person.press("Space", *["Shift+Right"] * 9, "N")
        person.write(name)
    workshop = person.workshop
    assert sorted(cluster.name for cluster in workshop.clusters) == sorted(NAMES)
    placed = {cluster.name: len(clusters.members(workshop, cluster.id)) for cluster in workshop.clusters}
    assert all(placed.values()), placed
    before = len(clusters.unplaced(workshop))
    assert before > 0


def vote(person: Person) -> None:
    """Thirty people lay three dots each, with digits and Return."""
    person.go_to("vote")
    person.press("Return")
    vote = person.workshop.rounds[-1]
    people = sum(team.size for team in person.workshop.teams)
    for number in range(people):
        for dot in range(vote.budget):
            person.type(str(1 + (number + dot) % len(NAMES)))
        person.press("Return")
    person.press("Ctrl+R", "Return")
    assert vote.closed
    assert vote.cast == people


def develop(person: Person) -> None:
    """Every team takes a cluster and fills its sheet."""
    person.go_to("concept")
    for number, team in enumerate(sorted(person.workshop.teams, key=lambda team: team.position)):
        person.press(f"Ctrl+{number + 1}")
        fill_sheet(person, number, team.name)
    assert len(person.workshop.concepts) == 6
    for concept in person.workshop.concepts:
        assert all(getattr(concept, field) for field in CONCEPT_FIELDS), concept.name


def fill_sheet(person: Person, number: int, team: str) -> None:
    """Choose a cluster by its first letters, then write name, pitch and the five fields with Tab between."""
    person.press("Ctrl+L")
    person.type(NAMES[number % len(NAMES)][:4])
    person.press("Return")
    assert concepts.of_team(person.workshop, _team(person, team)) is not None, (team, QApplication.focusWidget())
    for _step in range(10):
        if isinstance(QApplication.focusWidget(), WrittenLine):
            break
        person.press("Shift+Tab")
    person.press("Ctrl+A")
    person.type(f"Lösning nummer {number + 1}")
    person.press("Tab")
    person.type(f"Ett löfte från {team}")
    for field in CONCEPT_FIELDS:
        person.press("Tab")
        person.type(f"{field} hos {team}: tre vägar in")
    person.press("Tab")


def _team(person: Person, name: str) -> str:
    return next(team.id for team in person.workshop.teams if team.name == name)


def deliver(person: Person) -> None:
    """Six presentations; the room says something of each kind; one decision and one action."""
    person.go_to("pitch")
    for number in range(6):
        person.press("Alt+PgDown")
        for kind in FEEDBACK:
            person.write(f"{kind} till presentation {number + 1}")
            person.press("Tab")
    workshop = person.workshop
    assert len(workshop.feedback) == 24
    assert len({said.concept_id for said in workshop.feedback}) == 6
    assert {said.kind for said in workshop.feedback} == set(FEEDBACK)
    person.press("Ctrl+B")
    person.write("Vi prövar tre vägar in i två kommuner")
    person.press("Esc", "Ctrl+J")
    person.type("Fråga förlagen om rätten till texterna")
    person.press("Tab")
    person.type("Nätverkssamordnare")
    person.press("Tab")
    person.type("14 jan")
    person.press("Return", "Esc")
    assert [decision.text for decision in workshop.decisions] == ["Vi prövar tre vägar in i två kommuner"]
    assert [(a.what, a.role, a.due[5:]) for a in workshop.actions] == [
        ("Fråga förlagen om rätten till texterna", "Nätverkssamordnare", "01-14")
    ]


def finish(person: Person) -> str:
    """Write the summary and read its text."""
    person.press("Ctrl+Shift+F")
    person.press("Ctrl+Return")
    folder = person.folder / "summaries"
    person.until(lambda: any(folder.glob("*.pdf")))
    (file,) = folder.glob("*.pdf")
    document = pypdfium2.PdfDocument(file)
    said = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return _plain(said)


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "")
