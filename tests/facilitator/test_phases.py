"""Voting, developing, delivering and deciding in the real console: the frame's keys beside their own, in every size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.workspaces import make_workspace
from facilitator.phases.decisions import DecisionsWorkspace
from facilitator.phases.deliver import DeliverWorkspace
from facilitator.phases.develop import DevelopWorkspace
from facilitator.phases.heading import Heading
from facilitator.phases.vote import VoteWorkspace
from facilitator.stage import Stage
from facilitator.widgets.text import Text
from tests.builders import build
from tests.facilitator.consoles import Bench, Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, focus, press, write
from tests.stages import make_stage
from workshops import concepts, meeting, votes
from workshops.storage.library import Library

Key = Qt.Key
OURS = ("vote", "develop", "deliver", "decisions")
WORKS = ("vote", "concept", "pitch", "decisions")
KINDS = (VoteWorkspace, DevelopWorkspace, DeliverWorkspace, DecisionsWorkspace)


def open_at(
    qtbot: QtBot, stage: Stage, library: Library, work: str, size: tuple[int, int] = (1440, 900), **built: object
) -> Console:
    """The console at the first activity of this kind, with real workspaces."""
    workshop = build(library, **built)  # type: ignore[arg-type]
    console = open_console(
        qtbot, stage, size, lambda kind, on: make_workspace(kind, on) if kind in OURS else Bench(on, kind)
    )
    begin(console, workshop.id)
    go_to(console, work)
    return console


def go_to(console: Console, work: str) -> None:
    desk = console.stage.desk
    step = next(step.id for step in desk.workshop.activities if step.work == work)
    desk.note(meeting.go_to, step, desk.now())
    settle()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_control_has_a_name_in_both_languages(
    qtbot: QtBot, stage: Stage, library: Library, language: str
) -> None:
    console = open_at(qtbot, make_stage(stage.desk, language), library, "vote")
    for work, kind in zip(WORKS, KINDS, strict=True):
        go_to(console, work)
        assert isinstance(console.run.workspace, kind)
        assert unnamed_controls(console.window) == []


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080), (1024, 768)])
def test_nothing_is_wider_than_its_window(qtbot: QtBot, stage: Stage, library: Library, size: tuple[int, int]) -> None:
    console = open_at(qtbot, stage, library, "vote", size, teams=30)
    for work in WORKS:
        go_to(console, work)
        assert (console.window.width(), console.window.height()) == size
        workspace = console.run.workspace
        assert workspace is not None
        right = workspace.mapTo(console.window, workspace.rect().bottomRight())
        assert right.x() < size[0]
        assert right.y() < size[1]


def test_undo_by_key_takes_back_the_ballot_and_then_the_round(qtbot: QtBot, stage: Stage, library: Library) -> None:
    console = open_at(qtbot, stage, library, "vote", voted=False, developed=False)
    press(Key.Key_Return)
    write("5\n")
    workshop = stage.desk.workshop
    vote = votes.current(workshop)
    assert vote is not None
    assert sum(votes.cast(workshop, vote).values()) == 1
    press(Key.Key_Z, CTRL)
    assert sum(votes.cast(workshop, vote).values()) == 0
    assert "lägg valsedel" in console.window.toast.text
    press(Key.Key_Z, CTRL)
    assert votes.current(workshop) is None
    press(Key.Key_Y, CTRL, times=2)
    assert sum(votes.cast(workshop, votes.current(workshop) or vote).values()) == 1


def test_undo_by_key_in_a_sheet_takes_what_was_just_typed(qtbot: QtBot, stage: Stage, library: Library) -> None:
    console = open_at(qtbot, stage, library, "concept")
    workspace = console.run.workspace
    assert isinstance(workspace, DevelopWorkspace)
    for widget in (workspace.sheet.fields["interface"], workspace.sheet.name):
        before = widget.text()
        widget.setFocus()
        write(" nyss skrivet")
        press(Key.Key_Z, CTRL)
        assert widget.text() == before
        assert focus() is widget
        press(Key.Key_Y, CTRL)
        assert widget.text() == f"{before} nyss skrivet"


def test_leaving_for_another_activity_keeps_the_sheet_and_the_line(
    qtbot: QtBot, stage: Stage, library: Library
) -> None:
    console = open_at(qtbot, stage, library, "concept")
    workspace = console.run.workspace
    assert isinstance(workspace, DevelopWorkspace)
    team = workspace.tabs.current
    workspace.sheet.fields["interface"].setFocus()
    write(" till sist")
    press(Key.Key_PageDown, CTRL)
    concept = concepts.of_team(stage.desk.workshop, team)
    assert concept is not None
    assert concept.interface.endswith(" till sist")
    press(Key.Key_Return)
    write("Halvskriven återkoppling")
    press(Key.Key_PageDown, CTRL)
    assert meeting.draft(stage.desk.workshop, "feedback") == "Halvskriven återkoppling"
    press(Key.Key_PageUp, CTRL)
    assert stage.entry.text == "Halvskriven återkoppling"


def test_in_a_small_window_a_decision_slides_out_and_back(qtbot: QtBot, stage: Stage, library: Library) -> None:
    stage.theme.reduced_motion = True
    console = open_at(qtbot, stage, library, "pitch", (1024, 720))
    assert console.run.frame.side_is_folded
    press(Key.Key_Return)
    press(Key.Key_B, CTRL)
    write("Beslutet")
    press(Key.Key_Return)
    assert [d.text for d in sorted(stage.desk.workshop.decisions, key=lambda d: d.seq)][-1] == "Beslutet"
    assert focus().isVisible()
    press(Key.Key_Escape)
    settle()
    workspace = console.run.workspace
    assert isinstance(workspace, DeliverWorkspace)
    assert workspace.centre.line.isAncestorOf(focus())
    assert not workspace._side.isVisible()


def test_the_theme_changes_under_all_four(qtbot: QtBot, stage: Stage, library: Library) -> None:
    console = open_at(qtbot, stage, library, "vote")
    for work in WORKS:
        go_to(console, work)
        seen = []
        for name in ("light", "dark", "contrast"):
            stage.theme.use(name)
            QApplication.processEvents()
            seen.append(console.window.grab().toImage())
        assert len({image.pixelColor(700, 500).name() for image in seen}) >= 2
        assert seen[0] != seen[1] != seen[2]
    stage.theme.use("light")


class Shows(QObject):
    """Counts how often a widget is shown in its parent."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.ShowToParent
        return False


def test_a_heading_shows_nothing_that_it_leaves_out_only_to_measure(
    qtbot: QtBot, stage: Stage, library: Library
) -> None:
    """Each show and hide would bring another width, and that another decision, without end in a narrow window."""
    stage.desk.open(build(library).id)
    heading = Heading(stage)
    qtbot.addWidget(heading)
    spared = Text("47 idéer · 4 av 6 grupper visas", stage.theme)
    heading.add(spared, spared=True)
    heading.add(Text("Visa alla", stage.theme))
    heading.show_activity(stage.desk.workshop.activities[0])
    heading.resize(900, 60)
    heading.show()
    assert spared.isVisible()
    shows = Shows(spared)
    for width in range(420, 300, -1):
        heading.resize(width, 60)
    assert not spared.isVisible()
    assert shows.count == 0
    heading.resize(900, 60)
    assert spared.isVisible()
    assert shows.count == 1
