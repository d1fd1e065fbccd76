"""The walk between the pages: home, prepare, run, finish and the archive, for the workshop that lies on the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.console.course import put_down
from facilitator.console.menu import Looks
from facilitator.console.own_templates import OwnTemplates
from facilitator.console.refusals import Refusals
from facilitator.console.room import Room
from facilitator.console.series import Series
from facilitator.console.sliding_panels import Sliding
from facilitator.console.topbar import BLACK, HIDDEN, SHOWN
from facilitator.console.undoing import TextUndo, Undoing
from facilitator.console.watchful import Watchful
from facilitator.console.window import ConsoleWindow
from facilitator.console.workspaces import Make, make_workspace
from facilitator.minutes.visit import MinutesVisit
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from workshops import meeting
from workshops.change import Change
from workshops.labels import RESOURCES
from workshops.text import Refused

if TYPE_CHECKING:
    from facilitator.archive.list import ArchiveView, Place
    from facilitator.console.arrival import Incoming
    from facilitator.console.finish import FinishView
    from facilitator.console.prepare import PrepareView
    from facilitator.console.run import RunView

SAMPLE = RESOURCES / "samples" / "natverksmote.json"
Result = TypeVar("Result")


class Walk(QObject):
    """Makes each page when it is first needed. `home_wanted` hands over to whoever keeps the first page."""

    home_wanted = Signal()

    def __init__(
        self,
        window: ConsoleWindow,
        stage: Stage,
        shared_theme: Theme,
        looks: Looks,
        make: Make = make_workspace,
    ) -> None:
        super().__init__(window)
        self._window, self.stage, self._looks, self._make = window, stage, looks, make
        self.undoing = Undoing(stage, window.toast, self)
        self.room = Room(window, stage, shared_theme, self)
        self.room.stepped.connect(self._step)
        self._text_undo = TextUndo(stage, self)
        self._watchful = Watchful(stage, window.toast, self)
        self._refusals = Refusals(stage, window, self)
        self.sliding = Sliding(window, stage, self)
        self.series = Series(self, window)
        self.own = OwnTemplates(stage, window, self.attempt, self)
        self._prepare: PrepareView | None = None
        self._run: RunView | None = None
        self._finish: FinishView | None = None
        self._archive: ArchiveView | None = None
        self._incoming: Incoming | None = None
        self._came_from = ""
        self.minutes = MinutesVisit(window, stage, self.show_page, self._back_to, self)
        stage.desk.opened.connect(self._name)
        stage.desk.changed.connect(self._follow)

    @property
    def run(self) -> RunView | None:
        """The page of the running meeting, once it has been shown."""
        return self._run

    @property
    def where(self) -> str:
        """The page of this walk that is on screen, or was before a file was looked at: `prepare`, `run`, `finish`, `minutes`, `archive`, or none."""
        if self._incoming is not None and self._window.page is self._incoming.page:
            return self._came_from
        if self.minutes.is_shown:
            return "minutes"
        pages = {"prepare": self._prepare, "run": self._run, "finish": self._finish, "archive": self._archive}
        return next((name for name, page in pages.items() if page is not None and self._window.page is page), "")

    def show_again(self, where: str) -> None:
        """Show the page that was on screen when another walk ended."""
        shown: dict[str, Callable[[], object]] = {
            "prepare": self.prepare,
            "run": self._show_run,
            "finish": self.finish,
            "minutes": lambda: self.minutes.begin(""),
            "archive": self.open_archive,
        }
        shown[where]()

    def new_from(self, template: str) -> None:
        """A new workshop of today from a template, to be prepared."""
        from workshops import templates

        today = datetime.fromtimestamp(self.stage.desk.now(), UTC).astimezone().date().isoformat()
        language = self.stage.words.language
        made = self.attempt(
            lambda: templates.start(templates.load(template, language, own=self.own.folder), date=today)
        )
        if made is not None:
            self.put_away()
            self.stage.desk.create(made)
            self.prepare()

    def rehearse(self, template: str) -> None:
        """Try a template in a window of its own, with a fast clock and sample notes; nothing of it is kept."""
        from facilitator import rehearse

        words = self.stage.words
        self._window.toast.tell(
            words("home.rehearsing" if rehearse.start(template, self.own.folder) else "home.no_rehearsal")
        )

    def continue_with(self, workshop: str) -> None:
        """Take up a workshop where it stands."""
        self.put_away()
        self.attempt(lambda: self.stage.desk.open(workshop))
        if self.stage.desk.is_open:
            state = self.stage.desk.workshop.state
            {"draft": self.prepare, "running": self.take_up}.get(state, self.finish)()

    def open_sample(self) -> None:
        """The sample meeting, to look at and try freely: as it was left, or a copy where there is none any more."""
        settings, library = self.stage.settings, self.stage.desk.library
        known = settings.text("sample")
        if known in library.ids():
            self.continue_with(known)
        else:
            settings.set("sample", self.take_in(SAMPLE, as_copy=True) or "")

    def open_file(self) -> None:
        """Ask for a file and take it in."""
        words = self.stage.words
        kinds = words("console.file_kinds")
        name, _ = QFileDialog.getOpenFileName(self._window, words("console.choose_file"), str(Path.home()), kinds)
        if name:
            self.take_in(Path(name))

    def take_in(self, file: Path, *, as_copy: bool = False) -> str | None:
        """Take a whole meeting in and open it; the id of that workshop, if there is one. Ideas are looked at first.

        A template stays at home.
        """
        if file.suffix.lower() == ".toml":
            self.own.take_in(file)
            return None
        from facilitator.console.arrival import take_in
        from workshops.exchange import files

        if files.holds_ideas(file):
            self.look_at(file)
            return None
        key = self.attempt(lambda: take_in(self._window, self.stage, file, as_copy=as_copy))
        if key:
            self.continue_with(key)
        return key

    def look_at(self, file: Path) -> None:
        """Show what ideas a file holds, over whatever is on screen."""
        from facilitator.console.arrival import Incoming

        if self._incoming is None:
            self._incoming = Incoming(self._window, self.stage, self)
            self._incoming.came.connect(self._take_up_ideas)
            self._incoming.left.connect(self._leave_ideas)
        run = self._run_on_screen()
        if run is not None:
            run.depart()
        self._came_from = self.where
        self._incoming.look_at(file)

    def prepare(self) -> None:
        """Prepare the workshop on the desk; a running one may be replanned so."""
        from facilitator.console.prepare import PrepareView

        if self._prepare is None:
            self._prepare = PrepareView(self.stage)
            self._prepare.start.connect(self.begin)
            self._prepare.leave.connect(self._leave_prepare)
            self._prepare.save_template.connect(self.own.save)
            self._prepare.help_wanted.connect(self._window.toggle_keys)
        self._prepare.open()
        self.show_page(self._prepare, ("prepare",))

    def begin(self) -> None:
        """Begin the meeting, or go on with it."""
        desk = self.stage.desk
        if meeting.current(desk.workshop) is None:
            desk.note(meeting.start, desk.now())
        if meeting.current(desk.workshop) is not None:
            self._show_run()

    def take_up(self) -> None:
        """A meeting that was left: shown as it stands, with how it was found."""
        last_seen = self.stage.desk.workshop.touched
        self._show_run().course.meet(last_seen)

    def finish(self) -> None:
        """Look the meeting through and end it."""
        from facilitator.console.finish import FinishView

        self.stage.entry.keep()
        if self._finish is None:
            self._finish = FinishView(self.stage)
            self._finish.leave.connect(self._leave_finish)
            self._finish.go_to.connect(self._go_to)
            self._finish.next_wanted.connect(self.series.look)
            self._finish.minutes_wanted.connect(lambda: self.minutes.begin("finish"))
            self._finish.help_wanted.connect(self._window.toggle_keys)
        self._finish.open()
        self.show_page(self._finish, ("finish",))
        self._finish.focus_first()

    def open_archive(self) -> None:
        """The list of everything in the library; a running meeting is paused."""
        from facilitator.archive.list import ArchiveView

        self.put_away()
        if self._archive is None:
            self._archive = ArchiveView(self.stage)
            self._archive.open_workshop.connect(self.continue_with)
            self._archive.open_place.connect(self._open_place)
            self._archive.ideas_found.connect(self.look_at)
            self._archive.leave.connect(self.go_home)
            self._archive.help_wanted.connect(self._window.toggle_keys)
        self._archive.open()
        self.show_page(self._archive, ("archive",))
        self._archive.focus_first()

    def go_home(self) -> None:
        """To the first page; a running meeting is paused."""
        self.put_away()
        self.home_wanted.emit()

    def put_away(self) -> None:
        """Leave the workshop in good order: words kept, clock paused, the room's window closed."""
        desk = self.stage.desk
        if not desk.is_open:
            return
        self.stage.entry.keep()
        self.minutes.put_down()
        if self._run is not None:
            self._run.depart()
        put_down(self.stage)
        self.room.close()
        desk.put_away()

    def ask(self, name: str) -> None:
        """Do what is everywhere, by its id."""
        on_open: dict[str, Callable[[], object]] = {
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "shared_screen": self.room.toggle,
            "black_out": self._black_out,
            **self.sliding.calls,
            "minutes": lambda: self.minutes.begin(self.where),
            "phones_large": self._phones_large,
        }
        always: dict[str, Callable[[], object]] = {
            "home": self.go_home,
            "open_archive": self.open_archive,
            "open_file": self.open_file,
            "menu": self.pop_menu,
        }
        if name == "undo" and self._archive is not None and self._window.page is self._archive:
            self._archive.follow_up.take_back()
        elif name in always:
            always[name]()
        elif name in on_open and self.stage.desk.is_open:
            on_open[name]()

    def pop_menu(self) -> None:
        """The menu, with what the page on screen can do."""
        run = self._run_on_screen()
        steps = {"undo": self.undoing.next_step, "redo": self.undoing.next_redo_step}
        self._window.pop_menu(run.actions_here if run is not None else {}, self._looks, steps=steps)

    def close(self) -> None:
        """These pages are made anew in other words, or the program ends: everything of theirs goes."""
        self.room.dispose()
        for page in (self._prepare, self._run, self._finish, self._archive):
            if page is not None:
                self._window.remove_page(page)
        self._prepare = self._run = self._finish = self._archive = None
        self.series.close()
        self.minutes.close()
        if self._incoming is not None:
            self._incoming.close()
        self.sliding.close()
        self.deleteLater()

    def _show_run(self) -> RunView:
        from facilitator.console.run import RunView

        if self._run is None:
            everywhere = self._window.actions_everywhere
            self._run = run = RunView(self.stage, self._window.toast, self.undoing, everywhere, self._make)
            run.finish_wanted.connect(self.finish)
            run.plan_wanted.connect(self.prepare)
            run.menu_wanted.connect(self.pop_menu)
            run.help_wanted.connect(self._window.toggle_keys)
            run.ticker.ticked.connect(self._follow_run)
            self.room.sharing.connect(run.show_sharing)
            self.room.add_keys(run.time_actions)
        self.show_page(self._run, ("run", self._run.scope))
        self._run.arrive()
        self.room.open()
        self._run.course.hint_at_display(self.room.hint)
        return self._run

    def _black_out(self) -> None:
        """Black the room's window out, or show it again; say so, and say it where there is no such window."""
        self.room.toggle_black()
        said = {HIDDEN: "run.top.hidden", BLACK: "run.told.black", SHOWN: "run.told.light"}[self.room.state]
        self._window.toast.tell(self.stage.words(said))

    def _phones_large(self) -> None:
        """The room sees how phones come in, large, or the activity again; where they are off the panel says more."""
        phones = self.stage.phones
        if phones.is_on:
            phones.show_large(not phones.is_large)
        else:
            self.sliding.calls["phones"]()

    def _run_on_screen(self) -> RunView | None:
        return self._run if self._run is not None and self._window.page is self._run else None

    def _step(self, name: str) -> None:
        run = self._run_on_screen()
        if run is not None:
            run.actions_here[name].trigger()

    def _follow_run(self) -> None:
        """Each second: the keys of the workspace on screen, and what the room's own keys have done to its window."""
        run = self._run_on_screen()
        if run is not None:
            self._window.set_scopes(("run", run.scope))
            run.show_sharing(self.room.state)

    def show_page(self, page: QWidget, scopes: tuple[str, ...]) -> None:
        """Show a page; a meeting that was looked at is not any more."""
        run = self._run_on_screen()
        if run is not None and page is not run:
            run.depart()
        self._window.show_page(page, scopes)

    def _leave_prepare(self) -> None:
        if self.stage.desk.is_open and self.stage.desk.workshop.state == "running":
            self.begin()
        else:
            self.go_home()

    def _leave_finish(self) -> None:
        desk = self.stage.desk
        if desk.workshop.state == "finished":
            self.go_home()
        elif meeting.current(desk.workshop) is None:
            self.prepare()
        elif desk.workshop.progress is not None and desk.workshop.progress.paused is not None:
            self.take_up()
        else:
            self._show_run()

    def _back_to(self, where: str) -> None:
        """From the minutes to where they were asked for; else to where the meeting stands."""
        if where in ("prepare", "finish") or (where == "run" and meeting.current(self.stage.desk.workshop) is not None):
            self.show_again(where)
        else:
            self._leave_finish()

    def _open_place(self, place: Place) -> None:
        """Open the meeting of a hit or an action at the step and the row where it stands."""
        from facilitator.archive.place import show, step_of

        desk = self.stage.desk
        found = self.attempt(lambda: desk.read(place.workshop, lambda w: (w.state, step_of(w, place), w.progress)))
        if found is None:
            return
        state, step, progress = found
        if state == "draft" or step is None or progress is None:
            self.continue_with(place.workshop)
            return
        self.put_away()
        desk.open(place.workshop)
        if state == "running":
            self.take_up()
        else:
            self._show_run()
        if self._run is not None:
            show(self._run, desk.workshop, place)

    def _take_up_ideas(self, key: str, said: str) -> None:
        if key:
            self.continue_with(key)
        else:
            self._leave_ideas()
        self._window.toast.tell(said)

    def _leave_ideas(self) -> None:
        if self._came_from:
            self.show_again(self._came_from)
        else:
            self.go_home()

    def _go_to(self, activity: str) -> None:
        if self.stage.desk.note(meeting.go_to, activity, self.stage.desk.now()):
            self._show_run()

    def attempt(self, work: Callable[[], Result]) -> Result | None:
        """Do something that may be refused; a refusal is told, and None comes back."""
        try:
            return work()
        except Refused as refusal:
            self.stage.desk.refused.emit(refusal)
            return None

    def _follow(self, change: Change) -> None:
        if change.touches("workshops"):
            self._name()

    def _name(self) -> None:
        desk = self.stage.desk
        self._window.show_title(desk.workshop.title if desk.is_open else "")
