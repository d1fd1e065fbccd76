"""Finish: look the summary through, write it with one click, and end the meeting."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.finish_checks import checks, hidden_teams
from facilitator.console.finish_side import FinishSide
from facilitator.console.large_page import LargePage
from facilitator.console.late import while_there
from facilitator.console.outside import show_outside, summary_folder
from facilitator.console.page_bar import Kept, PageBar
from facilitator.console.pages import Draft
from facilitator.console.preview import Preview
from facilitator.console.variant_choice import VariantChoice
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import meeting, publish, timeline
from workshops.agenda import clock_text
from workshops.change import Change
from workshops.labels import LANGUAGES, Words
from workshops.summary.variants import EVERYTHING
from workshops.text import Refused

log = logging.getLogger(__name__)

SIDE, NARROW_SIDE, NARROW = 464, 392, 1400
PAUSE = 350  # milliseconds after a change before the preview is made again


class FinishView(QWidget):
    """Finishes the workshop on the desk. `leave` goes back to the meeting, `go_to` to an activity's id."""

    leave = Signal()
    go_to = Signal(str)
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self._draft_number = 0
        self._written: Path | None = None
        self._title = Text("", theme, "heading3", elide=True)
        self._bar = PageBar(theme, self._title, words("finish.subtitle"))
        self.back = Button(words("finish.back"), theme, " ".join(shown_keys("finish_leave", words)))
        self._bar.add(Kept(theme, words("finish.saved")), self.back)
        self._about = Text("", theme, "label", "inkSoft", weight=400)
        self.language = Switch([(code, words(f"finish.language.{code}")) for code in LANGUAGES], theme,
                               words("finish.language.name"))  # fmt: skip
        self.variant = VariantChoice(stage)
        self.preview = Preview(theme, stage.jobs, words("finish.page"))
        self.side = FinishSide(stage)
        self.large = LargePage(theme, (words("finish.close_page"), " ".join(shown_keys("finish_leave", words))),
                               self.preview.page_picture, self)  # fmt: skip
        self._keys = KeyBar(theme)
        self._keys.help_wanted.connect(self.help_wanted)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._draw)
        self._lay_out()
        self._connect()
        self._bind_keys()

    @property
    def written(self) -> Path | None:
        """The summary that was written since the view was opened."""
        return self._written

    def open(self) -> None:
        """Show the workshop on the desk, in its own language."""
        self._written = None
        self.language.choose(self.stage.desk.workshop.language)
        self.language.update()
        self.variant.choose(EVERYTHING)
        self.side.problem.tell("")
        self.side.show_written(None)
        self.large.close_page()
        self.preview.show_draft(None)
        self.preview.turn_to(0)
        self._refresh()
        self._draw()

    def focus_first(self) -> None:
        """The one button is what most come for."""
        self.side.button.setFocus()

    def publish(self) -> None:
        """Write the summary as PDF under a free name; says where it is, or why it could not be written."""
        from workshops.summary import contents

        if not self.side.button.isEnabled():
            return
        desk, words = self.stage.desk, Words(self.language.value)
        folder, name = summary_folder(self.stage.settings), self._file_name()
        summary = contents.of(desk.workshop, words, now=desk.now(), variant=self.variant.value)
        self.side.problem.tell("")
        self.side.show_busy(True)

        def write(path: Path) -> object:
            from workshops.summary import pdf

            return pdf.write(summary, path)

        self.stage.jobs.run(
            lambda: publish.put(folder, name, write), while_there(self, self._wrote), while_there(self, self._failed)
        )

    def use_folder(self, folder: Path) -> None:
        """Write summaries there from now on."""
        self.stage.settings.set("summary_folder", str(folder))
        self.side.problem.tell("")
        self._show_target()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.side.setFixedWidth(self.stage.theme.scaled(SIDE if self.width() >= NARROW else NARROW_SIDE))
        self.large.setGeometry(self.rect())
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        theme, words = self.stage.theme, self.stage.words
        head = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._about)
        names.addWidget(Text(words("finish.heading"), theme, "heading1"))
        head.addLayout(names)
        head.addStretch(1)
        head.addWidget(self.variant)
        head.addWidget(self.language)
        left = QVBoxLayout()
        left.setContentsMargins(32, 20, 32, 16)
        left.setSpacing(14)
        left.addLayout(head)
        left.addWidget(self.preview, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(left, 1)
        middle.addWidget(self.side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addLayout(middle, 1)
        outer.addWidget(self._keys)
        named = [
            ("finish_publish", "finish_publish"), ("finish_next_page", "finish_next_page"),
            ("finish_enlarge", "finish_enlarge"), ("finish_variant", "finish_variant"), ("finish_folder", "finish_folder"),
            ("finish_end", "finish_end"), ("finish_leave", "finish_leave"),
        ]  # fmt: skip
        self._keys.show_keys(
            [(shown_keys(act, words), words(f"actions.{said}")) for act, said in named], words("actions.help")
        )

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.language.chosen.connect(self._other)
        self.variant.chosen.connect(self._other)
        self.preview.enlarge.connect(self._enlarge)
        self.preview.drawn.connect(lambda _page: self.large.refresh())
        self.large.closed.connect(self.preview.strip.setFocus)
        self.large.turned.connect(self._turn)
        side = self.side
        side.checks.left.connect(self.focus_first)
        side.publish_wanted.connect(self.publish)
        side.folder_wanted.connect(self._ask_folder)
        side.open_wanted.connect(lambda: self._written and show_outside(self._written))
        side.show_wanted.connect(lambda: self._written and show_outside(self._written.parent))
        side.end_wanted.connect(self._end)
        self.stage.desk.changed.connect(self._changed)

    def _bind_keys(self) -> None:
        words = self.stage.words
        bind(self, "finish_publish", words, self.publish)
        bind(self, "finish_end", words, self._end)
        bind(self, "finish_leave", words, self._escape)
        bind(self, "finish_next_page", words, lambda: self._turn(1))
        bind(self, "finish_previous_page", words, lambda: self._turn(-1))
        bind(self, "finish_enlarge", words, lambda: self._enlarge(self.preview.chosen))
        bind(self, "finish_folder", words, self._ask_folder)
        self.variant.bind(self)

    def _changed(self, change: Change) -> None:
        if self.isVisible() and self.stage.desk.is_open:
            self._refresh()
            self._later.start()

    def _refresh(self) -> None:
        desk, words = self.stage.desk, self.stage.words
        self.variant.still()
        self._title.setText(desk.workshop.title)
        self.side.checks.show_lines(checks(desk.workshop, words, self._reveal, self.go_to.emit))
        self.side.show_state(desk.workshop.state)
        self.back.set_text(words("finish.home" if desk.workshop.state == "finished" else "finish.back"))
        self._show_target()

    def _show_target(self) -> None:
        if self._written is None:
            folder = summary_folder(self.stage.settings)
            self.side.show_target(folder, publish.free_name(folder, self._file_name()).name)

    def _file_name(self) -> str:
        words = Words(self.language.value)
        return self.variant.named(publish.file_name(self.stage.desk.workshop, words), words, publish.plain)

    def _other(self) -> None:
        """Another language or another part of the summary was chosen."""
        self._written = None
        self.side.show_written(None)
        self._show_target()
        self._draw()

    def _draw(self) -> None:
        """Make the draft again, in the background."""
        from workshops.summary import contents

        if not self.stage.desk.is_open:
            return
        desk = self.stage.desk
        summary = contents.of(
            desk.workshop, Words(self.language.value), now=desk.now(), draft=True, variant=self.variant.value
        )
        self._draft_number += 1
        number, made_at = self._draft_number, clock_text(timeline.local_minutes(desk.now()))
        pages = self.preview.pages

        def draw() -> Draft:
            from workshops.summary import pdf

            return pages.read(pdf.drawn(summary))

        self._about.setText(self.stage.words("finish.drawing"))
        self.stage.jobs.run(
            draw,
            while_there(self, lambda draft: self._drawn(number, draft, made_at)),
            while_there(self, self._not_drawn),
        )

    def _drawn(self, number: int, draft: object, made_at: str) -> None:
        if number != self._draft_number or not isinstance(draft, Draft):
            return
        self.preview.show_draft(draft)
        self._about.setText(self.stage.words("finish.about", n=draft.count, time=made_at))

    def _not_drawn(self, error: Exception) -> None:
        log.error("preview failed", exc_info=error)
        self._about.setText(self.stage.words("finish.no_preview"))

    def _wrote(self, path: object) -> None:
        assert isinstance(path, Path)
        self._written = path
        self.side.show_busy(False)
        self.side.show_written(path)
        self.side.show_state(self.stage.desk.workshop.state)
        self.side.open_file.setFocus()

    def _failed(self, error: Exception) -> None:
        self.side.show_busy(False)
        self.side.show_written(None)
        words = self.stage.words
        if isinstance(error, Refused):
            said = refusal_sentence(words, error)
        else:
            log.error("summary failed", exc_info=error)
            said = words("finish.failed")
        self.side.problem.tell(" ".join((said, words("finish.nothing_lost"))))
        self.side.change.setFocus()

    def _reveal(self) -> None:
        self.stage.desk.note(meeting.reveal, hidden_teams(self.stage.desk.workshop))

    def _end(self) -> None:
        desk = self.stage.desk
        if desk.workshop.state == "finished":
            desk.note(meeting.reopen)
        else:
            desk.note(meeting.finish, desk.now())

    def _ask_folder(self) -> None:
        start = summary_folder(self.stage.settings)
        while not start.is_dir() and start != start.parent:
            start = start.parent
        chosen = QFileDialog.getExistingDirectory(self, self.stage.words("finish.folder.ask"), str(start))
        if chosen:
            self.use_folder(Path(chosen))

    def _turn(self, by: int) -> None:
        if self.large.isVisible():
            page = self.large.page + by
            if 0 <= page < self.preview.count:
                self.preview.turn_to(page)
                self._enlarge(page)
        else:
            self.preview.turn(by)

    def _enlarge(self, page: int) -> None:
        if self.preview.count:
            self.large.show_page(page, self.stage.words("finish.page_of", page=page + 1, n=self.preview.count))

    def _escape(self) -> None:
        if self.large.isVisible():
            self.large.close_page()
        else:
            self.leave.emit()
