"""The same network meeting typed and clicked: 6 teams, 60 ideas, and no key but letters, Return and the digits of a ballot."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from facilitator.board.board import Board
from facilitator.phases.form_fields import FormLine
from facilitator.phases.written import WrittenLine, WrittenSheet
from facilitator.widgets.row_list import RowList
from tests.builders import sample_ideas
from tests.journeys import paper
from tests.journeys.conftest import Enter
from tests.journeys.person import Person
from workshops import clusters, concepts, ideas
from workshops.model import Team
from workshops.phases import CONCEPT_FIELDS, FEEDBACK

TITLE = "Nätverksmöte med musen i handen"
NAMES = ("Läsa och lyssna", "Hjälp hemma", "Svar medan texten växer", "Mindre papper")
TEAMS = 6
EACH = 10


def test_a_network_meeting_typed_and_clicked(enter: Enter) -> None:
    person = enter()
    prepare(person)
    texts = explore(person)
    define(person)
    vote(person)
    develop(person)
    deliver(person)
    said = finish(person)
    assert {idea.text for idea in person.workshop.ideas} == set(texts)
    assert paper.lacking(person.workshop, said) == []
    person.leave()


def prepare(person: Person) -> None:
    """Click the template and the title, give it another, and click to start."""
    person.click("Nätverksmöte, halvdag")
    person.click_thrice(person.seen(QLineEdit, "Mötets namn"))
    person.type(TITLE)
    person.click("Starta mötet")
    assert person.workshop.title == TITLE
    assert person.step.position == 0


def go_on(person: Person, work: str) -> None:
    """Click the button to the next step until one of this kind is at hand."""
    for _step in range(12):
        person.clock.pass_minutes(1)
        person.click("Nästa:")
        person.clock.pass_minutes(0.01)
        if person.step.work == work:
            return
    raise AssertionError(f"no step of kind {work}: {person.step.title}")


def explore(person: Person) -> list[str]:
    """Jump in the agenda, choose each team by clicks, type ten ideas, reveal one team; take a wrong idea back."""
    person.click_row(person.seen(QAbstractItemView, "Dagordning"), "09:30")
    assert person.step.work == "ideas"
    texts = [row["text"] for row in sample_ideas()[: TEAMS * EACH]]
    for number, team in enumerate(teams(person)):
        person.click("Skriver för")
        person.click_row(person.seen(QAbstractItemView, "Välj grupp"), team.name)
        for text in texts[number * EACH : number * EACH + EACH]:
            person.write(text)
    workshop = person.workshop
    assert [idea.text for idea in sorted(workshop.ideas, key=lambda idea: idea.seq)] == texts
    assert len({idea.team_id for idea in workshop.ideas}) == TEAMS
    assert ideas.shown(workshop) == []
    person.click("Visa Grupp 4 för rummet")
    assert len(ideas.shown(workshop)) == EACH
    person.click("+1 min")
    person.write("fel lapp")
    assert len(ideas.kept(workshop)) == TEAMS * EACH + 1
    person.click("Ångra: ny lapp")
    assert len(ideas.kept(workshop)) == TEAMS * EACH
    return texts


def define(person: Person) -> None:
    """Reveal the rest when asked. Draw a band round the first row of notes and drag it to the wall, four times; drag three more into a cluster."""
    go_on(person, "cluster")
    board = person.seen(Board)
    person.click("Visa alla")
    assert len(ideas.shown(person.workshop)) == TEAMS * EACH
    assert board.view.hasFocus()
    for name in NAMES:
        band_round_row(person, board)
        carry(person, board, middle(board, waiting(board)[0]), empty_wall(board))
        person.write(name)
    workshop = person.workshop
    assert [cluster.name for cluster in sorted(workshop.clusters, key=lambda each: each.position)] == list(NAMES)
    sizes = {cluster.id: len(clusters.members(workshop, cluster.id)) for cluster in workshop.clusters}
    assert all(size > 1 for size in sizes.values()), sizes
    first = board.wall.clusters[0]
    for number in range(3):
        board.bring(first)
        carry(person, board, middle(board, waiting(board)[0]), head(board, first))
        assert len(clusters.members(workshop, first)) == sizes[first] + number + 1
    assert len(clusters.unplaced(workshop)) > 0


def waiting(board: Board) -> list[str]:
    """The notes without a place, as they stand in the strip."""
    return board.wall.notes(None)


def middle(board: Board, note: str) -> QPoint:
    """Where a note is seen."""
    board.bring(note)
    rect = board.rect_of(note)
    assert rect is not None
    return rect.center()


def head(board: Board, cluster: str) -> QPoint:
    """Where the name of a cluster is seen."""
    rect = board.rect_of(cluster)
    assert rect is not None
    return QPoint(rect.center().x(), rect.top() + 16)


def empty_wall(board: Board) -> QPoint:
    """A place of the wall where nothing lies."""
    area = board.view.geometry()
    bar = board.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    places = (
        QPoint(x, y) for y in range(area.bottom() - 30, area.top(), -40) for x in range(area.right() - 40, 60, -40)
    )
    return next(place for place in places if board.spot(place).where == "wall")


def band_round_row(person: Person, board: Board) -> None:
    """Draw a band from the edge of the wall over the first row of unplaced notes."""
    row = [board.rect_of(note) for note in waiting(board)[: board.strip.scene.columns]]
    last = row[-1]
    assert last is not None
    carry(person, board, QPoint(4, board.view.geometry().bottom() - 4), last.center())


def carry(person: Person, board: Board, start: QPoint, end: QPoint) -> None:
    """Press here, drag there and let go; the pane under the press keeps the pointer."""
    pane = (board.strip.pane if board.strip.geometry().contains(start) else board.view).viewport()
    person.drag(pane, pane.mapFrom(board, start), pane.mapFrom(board, end))


def vote(person: Person) -> None:
    """Thirty people lay their dots by clicks on the options; Return lays the ballot. Two clicks close the round."""
    go_on(person, "vote")
    person.click("Öppna röstningen")
    vote = person.workshop.rounds[-1]
    options: RowList[Any] = person.seen(RowList, "Vilka kluster")
    people = sum(team.size for team in person.workshop.teams)
    for number in range(people):
        for dot in range(vote.budget):
            person.click_row(options, f"{1 + (number + dot) % len(NAMES)}")
        person.press("Return")
    person.click("Stäng")
    person.click("Stäng och visa")
    assert vote.closed
    assert vote.cast == people


def develop(person: Person) -> None:
    """Every team is chosen by its tab, takes a cluster by a click and fills its sheet."""
    go_on(person, "concept")
    for number, team in enumerate(teams(person)):
        person.click_tab(team.name)
        person.click_row(person.seen(RowList, "Vad bygger ni på?"), f"Kluster {NAMES[number % len(NAMES)]}")
        assert concepts.of_team(person.workshop, team.id) is not None
        person.click_thrice(person.seen(WrittenLine))
        person.type(f"Lösning {number + 1} med musen")
        for place, sheet in enumerate(person.all_seen(WrittenSheet)):
            person.click_on(sheet)
            person.type(f"{team.name} skriver rad {place + 1}: tre vägar in")
    sheets = person.workshop.concepts
    assert len(sheets) == TEAMS
    person.until(lambda: all(getattr(each, field) for each in sheets for field in ("name", "pitch", *CONCEPT_FIELDS)))
    assert sorted(sheet.name for sheet in sheets) == [f"Lösning {number + 1} med musen" for number in range(TEAMS)]


def deliver(person: Person) -> None:
    """Six presentations, each begun by a click; feedback of every kind; a decision and an action."""
    go_on(person, "pitch")
    person.click("Börja med Lösning 1")
    for number in range(TEAMS):
        if number:
            person.click("Nästa grupp")
        for kind in FEEDBACK:
            name = person.application.words(f"words.feedback.{kind}")
            person.click_on(next(head for head in person.all_seen(QWidget) if head.accessibleName() == name))
            person.write(f"{kind} till presentation {number + 1}")
    person.click("Alla är klara")
    workshop = person.workshop
    assert len(workshop.feedback) == TEAMS * len(FEEDBACK)
    assert len({said.concept_id for said in workshop.feedback}) == TEAMS
    assert all(concept.pitched for concept in workshop.concepts)
    person.click("Skriv ett beslut")
    person.type("Vi prövar två lösningar i tre kommuner")
    person.click("Chefen")
    person.press("Return")
    person.click("Skriv en åtgärd")
    person.type("Boka rum för nästa möte")
    person.click_on(person.seen(FormLine, "Roll"))
    person.type("Nätverkssamordnare")
    person.click_on(person.seen(FormLine, "När"))
    person.write("14 jan")
    assert [(decision.text, decision.level) for decision in workshop.decisions] == [
        ("Vi prövar två lösningar i tre kommuner", "manager")
    ]
    assert [(a.what, a.role, a.due[5:]) for a in workshop.actions] == [
        ("Boka rum för nästa möte", "Nätverkssamordnare", "01-14")
    ]


def finish(person: Person) -> str:
    """Click on to the end of the agenda, have the summary written and the meeting ended; read the summary."""
    go_on(person, "closing")
    person.click("Avsluta")
    person.click("Publicera 4 filer")
    folder = person.folder / "summaries"
    person.until(lambda: any(folder.glob("*/*.html")))
    person.click("Avsluta mötet")
    assert person.workshop.state == "finished"
    file, _minutes = sorted(folder.glob("*/*.pdf"), key=lambda path: len(path.name))
    return paper.read(file)


def teams(person: Person) -> list[Team]:
    """The teams in their order."""
    return sorted(person.workshop.teams, key=lambda team: team.position)
