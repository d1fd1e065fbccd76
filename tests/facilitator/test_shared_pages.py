"""The room's pages on every display: nothing outside it, nothing too small, nothing on top of something else."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.painting.hyphens import SOFT, hyphenated, syllables
from facilitator.preview import Prompting
from facilitator.shared_screen import blocks as b
from facilitator.shared_screen import values as v
from facilitator.shared_screen.canvas import Canvas, differing
from facilitator.shared_screen.head import clock_text
from facilitator.shared_screen.window import SharedScreen
from facilitator.stage import Stage
from tests.builders import build
from tests.facilitator.shared import go, open_room, page_of, teams
from workshops import agenda, cards, clusters, concepts, ideas, meeting, outcomes, votes
from workshops.storage.library import Library

SIZES = ((1366, 768), (1920, 1080), (1024, 768), (1280, 720), (2560, 1080))
WORKS = ("check_in", "ideas", "cluster", "vote", "break", "concept", "pitch", "decisions", "closing")
LONG = "Arbetsplatsintroduktionsprogramssamordnarutbildningen"


def _assert_well_laid(room: SharedScreen, where: str) -> None:
    frame = QRectF(room.rect())
    texts = [block for block in room.canvas.blocks if isinstance(block, b.Words | b.Label)]
    for block in room.canvas.blocks:
        assert frame.adjusted(-1, -1, 1, 1).contains(block.rect), f"{where}: {block.said!r} {block.rect} outside"
    for one, other in combinations([block for block in texts if block.said], 2):
        crossing = _ink(one).intersected(_ink(other))
        assert crossing.isEmpty(), f"{where}: {one.said!r} over {other.said!r} by {crossing}"
    if room.canvas.face is not None:
        for block in texts:
            assert not _ink(block).intersects(_rhombus(room.canvas.face.rect)), f"{where}: {block.said!r} in the clock"


def _ink(block: b.Words | b.Label) -> QRectF:
    """Where the letters of a text are, without the air of their lines."""
    rect = block.rect
    if isinstance(block, b.Words):
        rect = QRectF(rect.topLeft(), rect.size())
        rect.setWidth(min(rect.width(), block.lines.natural_width))
        air = block.lines.leading * 0.2
    else:
        air = rect.height() * 0.2
    return rect.adjusted(1, air, -1, -air)


def _rhombus(rect: QRectF) -> QRectF:
    """The largest rectangle within the clock's four corners."""
    return rect.adjusted(rect.width() / 4, rect.height() / 4, -rect.width() / 4, -rect.height() / 4)


def _smallest(room: SharedScreen) -> float:
    """The smallest type on the page, in units of a screen 1,080 high."""
    scale = min(room.height() / 1080, room.width() / 1280)
    sizes = [block.font.pixelSize() for block in room.canvas.blocks if isinstance(block, b.Label)]
    return min((size / scale for size in sizes), default=28.0)


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_every_display(stage: Stage, library: Library, qtbot: QtBot, size: tuple[int, int]) -> None:
    workshop = build(library)
    stage.desk.open(workshop.id)
    room = open_room(stage, size=size)
    qtbot.addWidget(room)
    _assert_well_laid(room, "welcome")
    for work in WORKS:
        go(stage, work)
        stage.entry.use("ideas" if work == "ideas" else "none")
        _assert_well_laid(room, f"{work} {size}")
        assert _smallest(room) >= 27.2, work
    stage.desk.do(votes.open_round)
    go(stage, "vote")
    _assert_well_laid(room, "vote")
    go(stage, "pitch")
    room.present(1)
    _assert_well_laid(room, "pitch")
    stage.desk.note(meeting.finish, stage.desk.now())
    _assert_well_laid(room, "over")


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_thirty_teams_forty_clusters_and_long_words_fit(
    stage: Stage, library: Library, qtbot: QtBot, size: tuple[int, int]
) -> None:
    workshop = build(library, teams=30, notes=84)
    desk = stage.desk
    desk.open(workshop.id)
    first = teams(stage)[0]
    desk.do(agenda.change_team, first.id, name="Specialpedagogiska skolmyndighetens referensgrupp för läromedel")
    desk.do(agenda.describe, challenge="Hur kan vi undvika att de som behöver mest får minst? " * 5)
    for text in (LONG, "x" * 200, "Ord " * 120, "سلام 漢字 🙂"):
        desk.do(ideas.add, text, first.id)
    for number in range(28):
        desk.do(clusters.gather, [], f"Kluster {number}: {LONG}")
    desk.do(concepts.write, first.id, "name", f"{LONG} för alla som vill läsa mer om sin egen skola")
    desk.do(concepts.write, first.id, "pitch", "Vi bygger en brygga mellan språk. " * 10)
    desk.do(concepts.write, first.id, "technology", "Bygger på en godkänd språkmodell. " * 40)
    for _ in range(9):
        desk.do(outcomes.decide, "Vi prövar det här i alla kommuner och utvärderar tillsammans i vår", "network")
    room = open_room(stage, size=size)
    qtbot.addWidget(room)
    for work in WORKS:
        go(stage, work)
        for _ in range(room.laid.pages):
            _assert_well_laid(room, f"{work} {room.laid.page} {size}")
            room.turn_page()
    desk.note(meeting.reveal, [team.id for team in teams(stage)], False)
    go(stage, "ideas")
    _assert_well_laid(room, "hidden")
    desk.note(meeting.reveal, [team.id for team in teams(stage)], True)
    desk.do(votes.open_round, None, 10)
    go(stage, "vote")
    stage.ballot.choose_team(first.id)
    stage.ballot.type_digit(4)
    _assert_well_laid(room, "vote")
    go(stage, "pitch")
    room.present(1)
    assert room.laid.pages > 1
    _assert_well_laid(room, "pitch")


def test_nothing_yet_is_said_in_a_sentence(stage: Stage, library: Library, qtbot: QtBot) -> None:
    workshop = build(library, teams=0, notes=0, sorted_notes=False, voted=False, developed=False)
    stage.desk.open(workshop.id)
    room = open_room(stage)
    qtbot.addWidget(room)
    said = {}
    for work in ("ideas", "cluster", "vote", "concept", "pitch", "decisions"):
        go(stage, work)
        _assert_well_laid(room, work)
        said[work] = room.canvas.accessibleDescription()
    assert "Ingen lapp än. Första idén får vara dålig." in said["ideas"]
    assert "Inga kluster än." in said["cluster"]
    assert "Inga kluster att rösta på än." in said["vote"]
    assert "Inga lösningar att presentera än." in said["pitch"]
    assert "Inga beslut än." in said["decisions"]


def test_a_thousand_notes_show_the_latest(stage: Stage, library: Library, qtbot: QtBot) -> None:
    workshop = build(library, notes=20)
    library.edit(workshop.id, ideas.add_many, [f"Idé {n}" for n in range(1000)], workshop.teams[0].id)
    stage.desk.open(workshop.id)
    room = open_room(stage)
    qtbot.addWidget(room)
    go(stage, "ideas")
    page = page_of(room, v.Explore)
    assert page.columns[0].count > 1000
    assert len(page.columns[0].notes) < 100
    assert "Idé 999" in room.canvas.accessibleDescription()


def test_only_what_differs_is_painted_again(stage: Stage, library: Library, qtbot: QtBot) -> None:
    workshop = build(library)
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    room = open_room(stage)
    qtbot.addWidget(room)
    before = room.canvas.blocks
    room.refresh()
    assert differing(before, room.canvas.blocks).isEmpty()
    stage.desk.do(ideas.add, "Ny", teams(stage)[0].id)
    changed = differing(before, room.canvas.blocks)
    assert not changed.isEmpty()
    right = QRectF(room.width() / 2 + 30, room.height() / 2, room.width() / 2 - 60, 60).toRect()
    assert not changed.intersects(right)
    assert not changed.intersects(QRect(0, 0, room.width(), 300))


def test_a_canvas_paints_where_it_is_told(stage: Stage, library: Library, qtbot: QtBot) -> None:
    """A note that lands changes the picture at its place and leaves the rest as it was, pixel by pixel."""
    workshop = build(library)
    stage.desk.open(workshop.id)
    go(stage, "ideas")
    room = open_room(stage, size=(1280, 720))
    qtbot.addWidget(room)
    stage.desk.do(ideas.add, "Ny lapp", teams(stage)[0].id)
    QApplication.processEvents()
    grown = room.canvas.grab().toImage()
    fresh = Canvas(room.theme)
    qtbot.addWidget(fresh)
    fresh.resize(room.size())
    fresh.show_blocks(room.canvas.blocks, anew=True)
    fresh.show_face(room.canvas.face)
    assert fresh.grab().toImage() == grown


def test_clock_texts() -> None:
    assert clock_text(462) == "07:42"
    assert clock_text(461.2) == "07:42"
    assert clock_text(0) == "00:00"
    assert clock_text(-61) == "+01:01"
    assert clock_text(3723) == "1:02:03"


def test_words_too_wide_are_broken_between_syllables() -> None:
    assert syllables("läshandledningskompassen") == ["läs", "hand", "led", "nings", "kom", "pas", "sen"]
    for word in (LONG, "x" * 40, "aaa" * 9, "Ödeläggelse"):
        assert "".join(syllables(word)) == word
    assert SOFT in hyphenated(f"En {LONG} till", lambda word: False)
    assert hyphenated(f"En {LONG} till", lambda word: True) == f"En {LONG} till"
    assert hyphenated("kort text här", lambda word: False) == "kort text här"


@pytest.mark.parametrize("size", SIZES)
def test_a_card_that_is_held_up_leaves_room_for_notes(
    stage: Stage, library: Library, qtbot: QtBot, size: tuple[int, int]
) -> None:
    desk = stage.desk
    desk.open(build(library, notes=24).id)
    desk.do(agenda.describe, challenge="Hur kan vi undvika att de som behöver mest får minst? " * 3)
    room = open_room(stage, size=size)
    qtbot.addWidget(room)
    go(stage, "ideas")
    stage.entry.use("ideas")
    every = [(card, deck.name) for deck in cards.decks() for card in deck.cards]
    for card, deck in sorted(every, key=lambda each: len(each[0].question))[-3:]:
        desk.previewed.emit(Prompting(card.title, card.question, deck))
        assert page_of(room, v.Explore).prompt is not None
        _assert_well_laid(room, f"{card.id} {size}")
        assert any(isinstance(block, b.Paper) for block in room.canvas.blocks)
    assert _smallest(room) >= 27.2
