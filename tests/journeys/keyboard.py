"""The steps of a network meeting as they are taken without ever touching the mouse."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from facilitator.phases.written import WrittenLine
from tests.builders import sample_ideas
from tests.journeys import paper
from tests.journeys.person import Person
from workshops import clusters, concepts, ideas
from workshops.model import Team
from workshops.phases import CONCEPT_FIELDS, FEEDBACK

NAMES = ("Läsa och lyssna", "Hjälp hemma", "Svar medan texten växer", "Mindre papper", "Syna svaren")
DECISION = "Vi prövar tre vägar in i två kommuner"
ACTION = ("Fråga förlagen om rätten till texterna", "Nätverkssamordnare", "14 jan")


def prepare(person: Person, title: str) -> None:
    """Choose the first template by its key, give the meeting a title and start it."""
    person.press("1")
    person.press("Ctrl+A")
    person.type(title)
    person.press("Tab")
    assert person.workshop.title == title
    person.press("Ctrl+Return")
    assert person.step.position == 0


def texts_of(place: int, each: int) -> list[str]:
    """The ideas that the group at this place writes, when every group writes so many."""
    return [row["text"] for row in sample_ideas()[place * each : place * each + each]]


def write_ideas(person: Person, place: int, texts: Sequence[str]) -> None:
    """Choose the group at this place by its key and write its ideas, in the window that has the keyboard."""
    person.press(f"Ctrl+{place + 1}")
    for text in texts:
        person.write(text)


def explore(person: Person) -> None:
    """Six groups, ten ideas each; hidden until all are revealed; a wrong one taken back."""
    person.go_to("ideas")
    for place in range(6):
        write_ideas(person, place, texts_of(place, 10))
    workshop = person.workshop
    texts = [text for place in range(6) for text in texts_of(place, 10)]
    assert [idea.text for idea in sorted(workshop.ideas, key=lambda idea: idea.seq)] == texts
    assert len({idea.team_id for idea in workshop.ideas}) == 6
    assert ideas.shown(workshop) == []
    person.press("Ctrl+Shift+R")
    assert len(ideas.shown(workshop)) == 60
    person.write("fel lapp")
    person.press("Ctrl+Z")
    assert len(ideas.kept(workshop)) == 60


def define(person: Person, each: int = 10) -> None:
    """Gather so many notes at a time in named clusters with Space, Shift and N; leave some without a place."""
    person.go_to("cluster")
    for name in NAMES:
        person.press("Space", *["Shift+Right"] * (each - 1), "N")
        person.write(name)
    workshop = person.workshop
    assert sorted(cluster.name for cluster in workshop.clusters) == sorted(NAMES)
    placed = {cluster.name: len(clusters.members(workshop, cluster.id)) for cluster in workshop.clusters}
    assert all(placed.values()), placed
    assert len(clusters.unplaced(workshop)) > 0


def open_vote(person: Person) -> None:
    """Go on to the vote and open it."""
    person.go_to("vote")
    person.press("Return")
    assert not person.workshop.rounds[-1].closed


def lay_ballots(person: Person, first: int, count: int) -> None:
    """So many people lay all their dots, with digits and Return."""
    for number in range(first, first + count):
        for dot in range(person.workshop.rounds[-1].budget):
            person.type(str(1 + (number + dot) % len(NAMES)))
        person.press("Return")


def close_vote(person: Person) -> None:
    """Close the round and say yes; everybody's ballot is counted."""
    person.press("Ctrl+R", "Return")
    vote = person.workshop.rounds[-1]
    assert vote.closed
    assert vote.cast == people(person)


def people(person: Person) -> int:
    """How many there are in the groups."""
    return sum(team.size for team in person.workshop.teams)


def develop(person: Person) -> None:
    """Every group takes a cluster and fills its sheet."""
    person.go_to("concept")
    for number, team in enumerate(sorted(person.workshop.teams, key=lambda team: team.position)):
        person.press(f"Ctrl+{number + 1}")
        fill_sheet(person, number, team)
    assert len(person.workshop.concepts) == 6
    for concept in person.workshop.concepts:
        assert all(getattr(concept, field) for field in CONCEPT_FIELDS), concept.name


def fill_sheet(person: Person, number: int, team: Team) -> None:
    """Choose a cluster by its first letters, then write name, pitch and the five fields with Tab between."""
    person.press("Ctrl+L")
    person.type(NAMES[number % len(NAMES)][:4])
    person.press("Return")
    assert concepts.of_team(person.workshop, team.id) is not None, (team.name, QApplication.focusWidget())
    for _step in range(10):
        if isinstance(QApplication.focusWidget(), WrittenLine):
            break
        person.press("Shift+Tab")
    person.press("Ctrl+A")
    person.type(f"Lösning nummer {number + 1}")
    person.press("Tab")
    person.type(f"Ett löfte från {team.name}")
    for field in CONCEPT_FIELDS:
        person.press("Tab")
        person.type(f"{field} hos {team.name}: tre vägar in")
    person.press("Tab")


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
    person.write(DECISION)
    person.press("Esc", "Ctrl+J")
    for part in ACTION[:-1]:
        person.type(part)
        person.press("Tab")
    person.type(ACTION[-1])
    person.press("Return", "Esc")
    assert [decision.text for decision in workshop.decisions] == [DECISION]
    assert [(a.what, a.role, a.due[5:]) for a in workshop.actions] == [(*ACTION[:-1], "01-14")]


def finish(person: Person) -> str:
    """Look the summary through, have it written and the meeting ended; what the file says."""
    if person.application.walk is None or person.application.walk.where != "finish":
        person.press("Ctrl+Shift+F")
    person.press("Ctrl+Return")
    folder = person.folder / "summaries"
    person.until(lambda: any(folder.glob("*/*.html")))
    person.press("Ctrl+Shift+Return")
    assert person.workshop.state == "finished"
    file, *_minutes = sorted(folder.glob("*/*.pdf"), key=lambda path: len(path.name))
    return paper.read(file)
