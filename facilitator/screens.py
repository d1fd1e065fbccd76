"""Photographs the real windows, screen by screen, holding the sample meeting on a library of its own."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.scenes import polls

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator.application import Application
    from facilitator.console.walk import Walk
    from facilitator.phases.define import DefineWorkspace
    from facilitator.rehearsal import Clock
    from facilitator.shared_screen.window import SharedScreen
    from workshops.model import Activity, Workshop

WINDOW, ROOM = (1440, 900), (1920, 1080)
SMALL, LARGE = (1366, 768), (1920, 1080)
TURNS = 12
"""So often the event loop is let run before a picture is taken."""
BALLOTS = 18
Look = tuple[str, str, tuple[int, int]]


@dataclass(slots=True)
class Studio:
    """The application with a clock of its own, and the room's window beside it."""

    application: Application
    clock: Clock
    rooms: SharedScreen | None = None
    half_sorted: str = ""
    """The workshop whose board has been sorted by half, for the pictures that share it."""

    @property
    def walk(self) -> Walk:
        """The pages of the console."""
        walk = self.application.walk
        assert walk is not None
        return walk

    @property
    def room(self) -> SharedScreen:
        """The room's window, as large as a projector's picture; never on a display of its own."""
        from facilitator.shared_screen.window import SharedScreen

        if self.rooms is None:
            self.rooms = SharedScreen(self.walk.stage, self.application.shared_theme)
            self.rooms.resize(*ROOM)
            self.rooms.show()
        return self.rooms

    def take_up(
        self, until: str, wanted: Callable[[Activity], bool] | None, left: float, notes: int | None = None
    ) -> Workshop:
        """Put the sample, as it stood, on the desk and show it at a step."""
        from facilitator import rehearsal

        self.walk.go_home()  # no page follows while the meeting is walked through
        library = self.walk.stage.desk.library
        for key in library.ids():
            library.remove(key)
        workshop = rehearsal.sample(until, notes)
        self.clock.now = rehearsal.Clock(workshop.date, workshop.start).now
        desk = self.walk.stage.desk
        desk.create(workshop)
        if wanted is not None:
            rehearsal.walk_to(desk, self.clock, wanted, left)
            self.walk.begin()
        return workshop


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: its name, how it comes about, and whether the room sees something of its own."""

    name: str
    play: Callable[[Studio], None]
    console: bool = True
    room: bool = True


def _at(work: str, method: str = "") -> Callable[[Activity], bool]:
    return lambda step: step.work == work and method in ("", step.method)


def _home(studio: Studio) -> None:
    studio.take_up("clusters", _at("cluster"), 8 * 60 + 5)
    _remember(studio, YEAR[1:6])
    studio.walk.go_home()


def _prepare(studio: Studio) -> None:
    studio.take_up("nothing", None, 0)
    studio.walk.prepare()


def _welcome(studio: Studio) -> None:
    studio.take_up("nothing", None, 0)


def _check_in(studio: Studio) -> None:
    studio.take_up("nothing", _at("check_in"), 7 * 60)


def _explore(studio: Studio) -> None:
    """Four teams are revealed, one writes, one is done; somebody is typing."""
    from workshops import meeting

    workshop = studio.take_up("ideas", _at("ideas", "build_on"), 7 * 60 + 42, notes=47)
    desk, entry = studio.walk.stage.desk, studio.walk.stage.entry
    teams = sorted(workshop.teams, key=lambda team: team.position)
    desk.note(meeting.reveal, [teams[2].id, teams[-1].id], False)
    for team in teams[:-1]:
        desk.note(meeting.mark_done, team.id, False)
    entry.choose_team(teams[0].id)
    entry.write("Matteproblem om sådant jag själv gillar")


def _replan(studio: Studio) -> None:
    """Ideas have taken two minutes too many and the start some; coffee and the end are locked."""
    from workshops import agenda

    workshop = studio.take_up("ideas", _at("ideas", "build_on"), 0, notes=47)
    desk = studio.walk.stage.desk
    starts = {slot.activity: slot.start for slot in agenda.slots(workshop)}
    coffee = next(step for step in workshop.activities if step.work == "break")
    desk.do(agenda.change, coffee.id, pinned=agenda.clock_text(starts[coffee.id]))
    desk.do(agenda.describe, ends=agenda.clock_text(min(starts.values()) + agenda.total_minutes(workshop)))
    studio.clock.now += 2 * 60
    run = studio.walk.run
    if run is not None:
        run.tick()
        run.replanning.toggle()


def _teams(studio: Studio) -> None:
    """The groups, mixed by where people come from, as the room sees them."""
    from workshops import team_making

    workshop = studio.take_up("nothing", _at("check_in"), 4 * 60)
    mix = {"Norra skolan": 12, "Södra skolan": 11, "Biblioteket": 8}
    made = team_making.deal(31, 5, workshop.target_groups.split(), mix)
    studio.walk.stage.desk.do(team_making.make, made, [f"Grupp {number}" for number in range(1, len(made) + 1)])
    assert studio.room.isVisible()  # it is there to be shown something
    run = studio.walk.run
    if run is not None:
        run.toggle_teams()


def _define(studio: Studio) -> None:
    studio.take_up("clusters", _at("cluster"), 8 * 60 + 5)


def _board(notes: int) -> Callable[[Studio], None]:
    """The board with so many notes: few with clusters placed by hand, one folded; many seen from afar."""

    def play(studio: Studio) -> None:
        from facilitator.board.board import Board
        from workshops import clusters, ideas, merges

        workshop = studio.take_up("clusters", _at("cluster"), 8 * 60 + 5, notes=notes if notes < 90 else None)
        desk = studio.walk.stage.desk
        desk.note(_grow, notes)
        order = clusters.in_order(workshop)
        if notes <= len(ideas.shown(workshop)) and len(order) > 4:
            same = [idea.id for idea in clusters.members(workshop, order[0].id)]
            desk.note(merges.merge, same[0], same[1:2])
            desk.note(clusters.collapse, [order[1].id], True)
            desk.note(clusters.put, order[-1].id, 372.0, 140.0)
        for board in studio.application.window.findChildren(Board):
            if board.isVisible() and notes > 100:
                board.view.show_whole()

    return play


def _grow(workshop: Workshop, notes: int) -> None:
    """Add notes that say what the others say, until there are so many."""
    from workshops import clusters, ideas

    there = ideas.shown(workshop)
    held: dict[str, list[str]] = {}
    for number in range(notes - len(there)):
        like = there[number % len(there)]
        made = ideas.add(workshop, f"{like.text} ({number // len(there) + 2})", like.team_id, like.target_group)
        if like.cluster_id is not None:
            held.setdefault(like.cluster_id, []).append(made.id)
    for cluster, keys in held.items():
        clusters.move(workshop, keys, cluster)


def _half_sorted(studio: Studio) -> DefineWorkspace:
    """The board with a third of its notes taken out again, and two that came twice."""
    from facilitator.phases.define import DefineWorkspace
    from workshops import clusters, ideas

    desk, run = studio.walk.stage.desk, studio.walk.run
    if run is not None and desk.is_open and desk.workshop.id == studio.half_sorted:
        assert isinstance(run.workspace, DefineWorkspace)
        run.workspace.suggesting.close()
        run.workspace.focus_first()
        _take_advice(run.workspace)
        return run.workspace
    workshop = studio.take_up("clusters", _at("cluster"), 8 * 60 + 5)
    studio.half_sorted = workshop.id
    placed = [idea for idea in ideas.shown(workshop) if idea.cluster_id is not None]
    for idea in placed[1::9]:
        desk.do(ideas.add, f"{idea.text} för alla", None, idea.target_group)
        desk.do(clusters.move, [workshop.ideas[-1].id], idea.cluster_id)
    desk.do(clusters.unplace, [idea.id for idea in placed[::3]])
    run = studio.walk.run
    assert run is not None
    assert isinstance(run.workspace, DefineWorkspace)
    run.workspace.focus_first()
    _take_advice(run.workspace)
    return run.workspace


def _take_advice(board: DefineWorkspace) -> None:
    """Wait until everything that may be suggested is known."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    while board.suggesting.advice.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _why(studio: Studio) -> None:
    _half_sorted(studio).suggesting.toggle_why()


def _alike(studio: Studio) -> None:
    """What is like a cluster lights up."""
    board = _half_sorted(studio)
    board.choice.go(board.wall.clusters[0])
    board.suggesting.toggle_similar()


def _one_by_one(studio: Studio) -> None:
    _half_sorted(studio).suggesting.one_by_one.begin()


def _compare(studio: Studio) -> None:
    _half_sorted(studio).suggesting.compare.begin()


def _proposal(studio: Studio) -> None:
    """Before anything is sorted: the last that shares the board."""
    from workshops import clusters

    board = _half_sorted(studio)
    desk = studio.walk.stage.desk
    desk.do(clusters.dissolve, list(board.wall.clusters))
    _take_advice(board)
    board.suggesting.proposal.begin()


def _terms(studio: Studio) -> None:
    from workshops import terms

    board = _half_sorted(studio)
    for line in WORDS_ALIKE:
        studio.walk.stage.desk.do(terms.add, line)
    board.suggesting.terms.open_up()


def _vote(studio: Studio) -> None:
    from workshops import votes

    workshop = studio.take_up("clusters", _at("vote"), 4 * 60 + 50)
    desk = studio.walk.stage.desk
    desk.do(votes.open_round, None, 3)
    vote = workshop.rounds[-1]
    people = [team.id for team in sorted(workshop.teams, key=lambda team: team.position) for _ in range(team.size)]
    for number, team in enumerate(people[:BALLOTS]):
        desk.do(votes.lay, vote.id, [1 + (number * number) % 6, 1 + number % 4, 1 + (number // 2) % 6], team)
    studio.walk.stage.ballot.choose_team(people[BALLOTS])
    studio.walk.stage.ballot.press(1)
    studio.walk.stage.ballot.press(1)


def _result(studio: Studio) -> None:
    studio.take_up("votes", _at("vote"), 60)


def _develop(studio: Studio) -> None:
    studio.take_up("votes", _at("concept"), 16 * 60 + 20)


def _deliver(studio: Studio) -> None:
    from workshops import meeting, pitches

    workshop = studio.take_up("all", _at("pitch"), 18 * 60)
    desk = studio.walk.stage.desk
    order = pitches.queue(workshop)
    for concept in order:
        concept.pitched = False
    desk.note(meeting.present, order[0].id, studio.clock.now)
    studio.clock.now += workshop.pitch_minutes * 60 - 12
    desk.note(meeting.present, order[1].id, studio.clock.now)
    studio.clock.now += 70
    studio.walk.stage.entry.choose_kind("delta")
    studio.walk.stage.entry.write("Säg hur lång den korta får bli")


def _decisions(studio: Studio) -> None:
    studio.take_up("all", _at("decisions"), 6 * 60)


def _exchange(studio: Studio) -> None:
    studio.take_up("all", _at("discussion"), 5 * 60)


def _break(studio: Studio) -> None:
    studio.take_up("votes", _at("break"), 9 * 60)


def _finish(studio: Studio) -> None:
    studio.take_up("all", _at("closing"), 165)
    studio.walk.finish()


def _published(studio: Studio) -> None:
    """The same meeting, published to the shared space of its network."""
    from facilitator.console.finish import FinishView

    _finish(studio)
    page = studio.application.window.page
    if isinstance(page, FinishView):
        page.leaving.publish()


def _archive(studio: Studio) -> None:
    """A year of meetings."""
    studio.walk.put_away()
    _remember(studio, YEAR)
    studio.walk.open_archive()


def _remember(studio: Studio, meetings: Sequence[tuple[str, str, str]]) -> None:
    """Put meetings that were held in the library; one that is still to come is prepared only."""
    from workshops import agenda, meeting, templates

    library, language = studio.walk.stage.desk.library, studio.application.words.language
    for number, (template, title, day) in enumerate(meetings):
        workshop = templates.start(templates.load(template, language), title=title, date=day)
        library.add(workshop, studio.clock.now - 86_400.0 * (number + 1))
        if day < TODAY:
            library.edit(workshop.id, meeting.finish, studio.clock.now, undoable=False)
        library.edit(workshop.id, agenda.describe, place=PLACES[number % len(PLACES)], undoable=False)


SCENES: tuple[Scene, ...] = (
    Scene("home", _home, room=False),
    Scene("prepare", _prepare, room=False),
    Scene("welcome", _welcome, console=False),
    Scene("check-in", _check_in),
    *polls.scenes(),
    Scene("explore", _explore),
    Scene("replan", _replan, room=False),
    Scene("teams", _teams, console=False),
    Scene("define", _define),
    *(Scene(f"board-{notes}", _board(notes), room=False) for notes in (60, 200, 1_000)),
    Scene("define-why", _why, room=False),
    Scene("define-alike", _alike, room=False),
    Scene("define-one-by-one", _one_by_one, room=False),
    Scene("define-compare", _compare, room=False),
    Scene("define-terms", _terms, room=False),
    Scene("define-proposal", _proposal, room=False),
    Scene("vote", _vote),
    Scene("vote-result", _result),
    Scene("break", _break),
    Scene("develop", _develop),
    Scene("deliver", _deliver),
    Scene("decisions", _decisions),
    Scene("exchange", _exchange),
    Scene("finish", _finish, room=False),
    Scene("finish-published", _published, room=False),
    Scene("archive", _archive, room=False),
)

from facilitator.scenes import archive, assessment, matters, minutes, phones  # noqa: E402  they are made of what stands above

SCENES += (*assessment.SCENES, *minutes.SCENES, *archive.SCENES, *matters.SCENES, *phones.SCENES)
TODAY = "2026-11-26"
YEAR = (
    ("natverksmote-halvdag", "Nätverksmöte läromedel", "2027-01-14"),
    ("apt-spelregler-ai", "APT: spelregler för AI, Almskolan", "2026-11-18"),
    ("dubbel-diamant", "Så vill vi arbeta med källkritik", "2026-10-27"),
    ("apt-spelregler-ai", "APT: spelregler för AI, Björkskolan", "2026-10-21"),
    ("natverksmote-halvdag", "Nätverksmöte skolbibliotek", "2026-09-17"),
    ("apt-spelregler-ai", "APT: spelregler för AI, gymnasiet", "2026-09-09"),
    ("dubbel-diamant", "Trygg skolväg", "2026-06-03"),
    ("natverksmote-halvdag", "Nätverksmöte skoldigitalisering", "2026-05-07"),
)
WORDS_ALIKE = ("läxhjälp, studiestöd, hjälp hemma", "omdöme, betyg, bedömning", "veckobrev, hemkontakt")
PLACES = ("Lokal Vinga", "Personalrummet", "Aulan", "Biblioteket")
PAGES: tuple[str, ...] = (
    "home",
    "prepare",
    "finish",
    "finish-published",
    "archive",
    "minutes",
    "minutes-edited",
    "minutes-empty",
)
PAGES += tuple(scene.name for scene in archive.SCENES)


def photograph(
    out: Path,
    everything: bool = False,
    language: str = "sv",
    *,
    themes: bool = False,
    only: Collection[str] | None = None,
) -> list[Path]:
    """Write a PNG of every screen into a folder: in light, with `themes` in all themes, with `everything` in other sizes too.

    With `only` no more than the pictures whose files would be called so, without their ending.

    Makes an application of its own: call it in a process that has none. Returns the files, in order.
    """
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        return [
            file
            for file in _photograph(out, Path(folder), _looks(themes or everything, everything), language, only)
            if file.is_file()
        ]


def _photograph(
    out: Path, folder: Path, looks: list[Look], language: str, only: Collection[str] | None
) -> Iterator[Path]:
    from PySide6.QtWidgets import QApplication

    from facilitator import rehearsal
    from facilitator.application import Application
    from facilitator.paths import Paths
    from facilitator.settings import Settings

    app = QApplication.instance() or QApplication(["Dubbeldiamant"])
    assert isinstance(app, QApplication)
    settings = Settings()
    settings.set("language", language)
    settings.set("ask_win_p", False)
    settings.set("summary_folder", str(folder / "Nätverk skoldigitalisering" / "Möten"))
    clock = rehearsal.Clock("2026-11-26", "13:00")
    places = Paths(folder / "library.sqlite", folder / "settings.json", folder / "log")
    application = Application(app, places, settings, clock)
    application.begin()
    application.open_library()
    studio = Studio(application, clock)
    for scene in SCENES:
        wanted = only is None or not {scene.name, f"run-{scene.name}", f"shared-{scene.name}"}.isdisjoint(only)
        if wanted:
            scene.play(studio)
            yield from _take(studio, scene, out, looks, only)
    if studio.rooms is not None:
        studio.rooms.close()
    application.window.close()


def _looks(themes: bool, sizes: bool) -> list[Look]:
    """Theme, ending of the file's name and size of the console."""
    looks: list[Look] = [("light", "", WINDOW)]
    if themes:
        looks += [("dark", "-dark", WINDOW), ("contrast", "-contrast", WINDOW)]
    if sizes:
        looks += [("light", "-1366", SMALL), ("light", "-1920", LARGE)]
    return looks


def _take(studio: Studio, scene: Scene, out: Path, looks: list[Look], only: Collection[str] | None) -> Iterator[Path]:
    application = studio.application
    name = scene.name if scene.name in PAGES else f"run-{scene.name}"
    for theme, suffix, size in looks:
        application.theme.use(theme)
        application.shared_theme.use(theme)
        application.window.toast.dismiss()
        if scene.console and (only is None or f"{name}{suffix}" in only):
            application.window.showNormal()
            application.window.resize(*size)
            yield _grab(studio, application.window, out / f"{name}{suffix}.png")
        if scene.room and size == WINDOW and (only is None or f"shared-{scene.name}{suffix}" in only):
            yield _grab(studio, studio.room, out / f"shared-{scene.name}{suffix}.png")


def _grab(studio: Studio, window: QWidget, file: Path) -> Path:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from facilitator.archive.list import ArchiveView
    from facilitator.console.finish import FinishView
    from facilitator.console.home import HomeView
    from facilitator.console.prepare import PrepareView
    from facilitator.console.sliding import SlidingPanel
    from facilitator.console.workspace import Workspace
    from facilitator.phases.define import DefineWorkspace

    walk = studio.application.walk
    window.activateWindow()
    running = walk.run if walk is not None else None
    page = running.workspace if running is not None and running.isVisible() else studio.application.window.page
    if running is not None and running.replanning.is_open:
        running.sheet.focus_first()
        page = None
    slid = next((each for each in window.findChildren(SlidingPanel) if each.is_out), None)
    if slid is not None:
        slid.focus_first()
        page = None
    if isinstance(page, Workspace | HomeView | PrepareView | FinishView | ArchiveView):
        page.focus_first()
    if isinstance(page, DefineWorkspace):
        _take_advice(page)
    for _turn in range(TURNS):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if walk is not None:
            walk.stage.jobs.wait()
            if walk.run is not None:
                walk.run.tick()
    if studio.rooms is not None:
        studio.rooms.forget_landed()
        studio.rooms.turn_page(-studio.rooms.laid.page)  # back to the first, if they have turned meanwhile
    window.grab().save(str(file))
    return file
