"""The application put together: settings, themes, words, the window that paints first, then the library behind it."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from facilitator.console.home import HomeView
from facilitator.console.window import ConsoleWindow
from facilitator.i18n import QtWords, known
from facilitator.paths import Paths
from facilitator.settings import Settings
from facilitator.theme.theme import THEMES, Theme
from workshops.labels import Words
from workshops.refused import Refused
from workshops.storage import glance
from workshops.templates import beside

if TYPE_CHECKING:
    import logging

    from facilitator.calling import Calling
    from facilitator.console.menu import Looks
    from facilitator.console.walk import Walk
    from facilitator.errors import Watch
    from facilitator.stage import Stage
    from workshops.storage.library import Library


class Application(QObject):
    """Owns everything from the first paint to the last close. `now` is the clock that the windows go by."""

    def __init__(
        self, app: QApplication, paths: Paths, settings: Settings, now: Callable[[], float] = time.time
    ) -> None:
        super().__init__(app)
        self._app, self.paths, self.settings, self._now = app, paths, settings, now
        self.words = Words(known(settings.text("language")))
        self.theme = self._make_theme("theme")
        self.theme.apply(app)
        self.shared_theme = self._make_theme("shared_theme")
        self._qt_words = QtWords(app)
        self.library: Library | None = None
        self.walk: Walk | None = None
        self._looks: Looks | None = None
        self.window = ConsoleWindow(self.words, self.theme)
        self.home = self._make_home()
        self.window.asked.connect(self._ask)
        self.window.painted.connect(lambda: self._qt_words.use(self.words.language))  # no first page says any
        self.window.painted.connect(lambda: self.home.bind_keys())
        self.window.painted.connect(self._collect)
        self.window.painted.connect(self._watch_out)
        self.window.painted.connect(self.open_library)
        self.window.closing.connect(self.end)
        self._watch: Watch | None = None

    def begin(self) -> None:
        """Show the window; the library opens once it has been painted."""
        self.show_home()
        self.window.show()

    def show_home(self) -> None:
        """The first page, with what the library holds now."""
        if self.walk is not None:
            self.home.show_templates()
        self.home.show_recent(glance.lines(self.paths.library), self._now())
        self.window.show_title("")
        self.window.show_page(self.home, ("home",))
        self.home.focus_first()

    def open_library(self) -> bool:
        """Open the library and make what stands on it. False, with the reason on the first page, where it can't be."""
        if self.library is None:
            self.home.show_problem(self._open())
        if self.library is not None and self.walk is None:
            self._calling.listen()
            self._make_walk(self._make_stage(self.library))
            self.home.show_recent(glance.lines(self.paths.library), self._now())
            self._go_on_publishing()
        return self.walk is not None

    def _go_on_publishing(self) -> None:
        """What waited when the program was closed, or when a folder was gone, is tried again."""
        if self.walk is not None:
            try:
                self.walk.stage.publisher.resume()
            except (Refused, OSError) as error:
                _log().info("what waits can't be read: %s", type(error).__name__)

    def end(self) -> None:
        """Close in good order: words kept, the meeting paused, work done, the library given back."""
        walk, self.walk = self.walk, None
        if walk is not None:
            walk.put_away()
            walk.stage.phones.stop()
            walk.room.dispose()
            walk.stage.jobs.wait()
        if self.library is not None:
            self.library.close()
            self.library = None
        if self._watch is not None:
            self._watch.end()
        self._qt_words.forget()
        self._app.quit()

    @cached_property
    def _calling(self) -> Calling:
        from facilitator.calling import Calling

        made = Calling(self.paths.library, self)
        made.called.connect(self.window.come_forward)
        return made

    @property
    def looks(self) -> Looks:
        """What a person may choose about language, themes and type, tied to what follows it."""
        if self._looks is None:
            from facilitator.console.menu import Looks

            self._looks = looks = Looks(self.settings, self)
            looks.language_chosen.connect(self.speak)
            looks.theme_chosen.connect(self.theme.use)
            looks.shared_theme_chosen.connect(self.shared_theme.use)
            looks.text_scale_chosen.connect(self._scale_text)
            looks.motion_chosen.connect(self._reduce_motion)
        return self._looks

    def speak(self, language: str) -> None:
        """Use another language from now on: every page is made anew, and the one on screen is shown again."""
        self.words = Words(known(language))
        self._qt_words.use(self.words.language)
        self.window.speak(self.words)
        old, self.home = self.home, self._make_home()
        self.home.bind_keys()
        walk, show = self.walk, self.walk.where if self.walk is not None else ""
        if walk is not None:
            from dataclasses import replace

            walk.close()
            self._make_walk(replace(walk.stage, words=self.words))
        if show and self.walk is not None:
            self.walk.show_again(show)
        else:
            self.show_home()
        self.window.remove_page(old)

    def _collect(self) -> None:
        from facilitator.collecting import Collector

        Collector(self)

    def _watch_out(self) -> None:
        """Take unforeseen errors from now on; before the first paint there is nothing to show them on."""
        from facilitator.errors import Watch

        self._watch = Watch(self.window.tell_mishap)
        self._watch.begin()

    def _open(self) -> str:
        """Open the library; why it can't be, in words, and nothing when it is open."""
        file = self.paths.library
        try:
            from workshops.storage.library import Library

            self.library = Library.open(file)
        except Refused as refusal:
            from facilitator.stage import refusal_sentence
            from workshops.storage.trouble import InUse

            if isinstance(refusal, InUse):
                self._calling.call(self.window.close)
            _log().info("refused: %s", type(refusal).__name__)
            return refusal_sentence(self.words, refusal)
        except OSError as error:
            why = error.strerror or type(error).__name__
            return self.words("console.library_disk", file=str(file), why=why)
        except Exception as error:
            from facilitator.errors import described

            _log().error("the library can't be opened: %s", described(error))
            return self.words("console.library_broken", file=str(file))
        return ""

    def _make_walk(self, stage: Stage) -> None:
        from facilitator.console.walk import Walk

        self.walk = Walk(self.window, stage, self.shared_theme, self.looks)
        self.walk.home_wanted.connect(self.show_home)
        self.walk.own.changed.connect(lambda: self.home.show_templates())

    def _make_stage(self, library: Library) -> Stage:
        from facilitator.desk import Desk
        from facilitator.entry import BallotLine, Entry
        from facilitator.jobs import Jobs
        from facilitator.phones.phones import Phones
        from facilitator.publisher import Publisher
        from facilitator.rating import RatingLine
        from facilitator.stage import Stage

        desk = Desk(library, self._now, self)
        jobs, entry, ballot = Jobs(self), Entry(desk, self), BallotLine(desk, self)
        publisher = Publisher(desk, jobs, self)
        rating = RatingLine(desk, self)
        phones = Phones(desk, self.settings, self)
        return Stage(desk, self.words, self.theme, jobs, self.settings, entry, ballot, rating, publisher, phones)

    def _make_home(self) -> HomeView:
        home = HomeView(self.words, self.theme, self.settings, own=beside(self.paths.library))
        home.rehearse.connect(lambda key: self._walk(lambda walk: walk.rehearse(key)))
        home.export_template.connect(lambda key: self._walk(lambda walk: walk.own.export(key)))
        home.remove_template.connect(lambda key: self._walk(lambda walk: walk.own.remove(key)))
        home.new_from.connect(lambda key: self._walk(lambda walk: walk.new_from(key)))
        home.continue_with.connect(lambda key: self._walk(lambda walk: walk.continue_with(key)))
        home.next_after.connect(lambda key: self._walk(lambda walk: walk.series.look(key)))
        home.open_sample.connect(lambda: self._walk(lambda walk: walk.open_sample()))
        home.open_archive.connect(lambda: self._walk(lambda walk: walk.open_archive()))
        home.open_file.connect(lambda: self._walk(lambda walk: walk.open_file()))
        home.help_wanted.connect(self.window.toggle_keys)
        home.menu_wanted.connect(lambda: self._ask("menu"))
        return home

    def _walk(self, step: Callable[[Walk], object]) -> None:
        """Go somewhere; a library that was refused is tried again first."""
        if self.open_library() and self.walk is not None:
            step(self.walk)

    def _ask(self, name: str) -> None:
        if name == "quit":
            self.window.close()
        elif name == "help":
            self.window.toggle_keys()
        elif name == "menu" and self.walk is None:
            self.window.pop_menu({}, self.looks)
        else:
            self._walk(lambda walk: walk.ask(name))

    def _make_theme(self, setting: str) -> Theme:
        name = self.settings.text(setting)
        theme = Theme(name if name in THEMES else THEMES[0], self)
        scale = self.settings.get("text_scale")
        theme.text_scale = scale if setting == "theme" and isinstance(scale, float | int) else 1.0
        theme.reduced_motion = True if self.settings.get("reduced_motion") else None
        return theme

    def _scale_text(self, scale: float) -> None:
        self.theme.text_scale = scale

    def _reduce_motion(self, reduced: bool) -> None:
        for theme in (self.theme, self.shared_theme):
            theme.reduced_motion = reduced or None


def _log() -> logging.Logger:
    import logging

    return logging.getLogger(__name__)
