"""Finish: look the summary through, publish it with one click, and end the meeting."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.finish_checks import checks, hidden_teams
from facilitator.console.finish_leaving import Leaving
from facilitator.console.finish_side import FinishSide
from facilitator.console.large_page import LargePage
from facilitator.console.late import while_there
from facilitator.console.page_bar import Kept, PageBar
from facilitator.console.pages import Draft
from facilitator.console.preview import Preview
from facilitator.console.privacy_panel import PrivacyPanel
from facilitator.console.variant_choice import VariantChoice
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.switch import Switch
from facilitator.widgets.text import Text
from workshops import meeting, timeline
from workshops.agenda import clock_text
from workshops.change import Change
from workshops.exchange import files
from workshops.labels import LANGUAGES, Words
from workshops.publishing import kinds, log, names
from workshops.summary.variants import EVERYTHING
from workshops.text import Refused

logger = logging.getLogger(__name__)

SIDE, NARROW_SIDE, NARROW, TIGHT = 464, 392, 1400, 1240
SUMMARY = "summary"
PAUSE = 350  # milliseconds after a change before the preview is made again
BEFORE = tuple((name, name) for name in (
    "finish_publish", "finish_next_page", "finish_enlarge", "finish_personal", "finish_draft", "finish_end", "finish_leave",
))  # fmt: skip
AFTER = (("finish_show", "finish_show"), ("finish_copy", "finish_copy"), ("finish_personal", "finish_correct"),
         ("finish_next_page", "finish_next_page"), ("finish_enlarge", "finish_enlarge"), ("finish_end", "finish_end"),
         ("finish_leave", "finish_leave"))  # fmt: skip
"""The keys of the key bar with their names: before and after it was published."""
APART = frozenset({"publications", "acceptances"})
"""What may change without the summary changing."""


class FinishView(QWidget):
    """Finishes the workshop on the desk. `leave` goes back to the meeting, `go_to` to an activity's id; `next_wanted` asks for the one after."""

    leave = Signal()
    go_to = Signal(str)
    next_wanted = Signal(str)
    minutes_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        words, theme = stage.words, stage.theme
        self._draft_number = 0
        self._was_together = False
        self._draft: bytes = b""
        self._title = Text("", theme, "heading3", elide=True)
        self._bar = PageBar(theme, self._title, words("finish.subtitle"))
        self.back = Button(words("finish.back"), theme, " ".join(shown_keys("finish_leave", words)))
        self._bar.add(Kept(theme, words("finish.saved")), self.back)
        self._about = Text("", theme, "label", "inkSoft", weight=400)
        self.language = Switch([(code, words(f"finish.language.{code}")) for code in LANGUAGES], theme,
                               words("finish.language.name"))  # fmt: skip
        self.variant = VariantChoice(stage)
        shown = [(name, words(f"finish.document.{name}")) for name in (SUMMARY, kinds.MINUTES)]
        self.document = Switch(shown, theme, words("finish.document.name"))
        self.preview = Preview(theme, stage.jobs, words("finish.page"))
        self.side = FinishSide(stage)
        self.leaving = Leaving(stage, self.side, self.variant, self)
        self.large = LargePage(theme, (words("finish.close_page"), " ".join(shown_keys("finish_leave", words))),
                               self.preview.page_picture, self)  # fmt: skip
        self.personal = PrivacyPanel(stage, " ".join(shown_keys("finish_leave", words)), self)
        self._keys = KeyBar(theme)
        self._keys.help_wanted.connect(self.help_wanted)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self._draw)
        self._lay_out()
        self._connect()
        self._bind_keys()

    def open(self) -> None:
        """Show the workshop on the desk, in its own language; one that has ended, as it was published."""
        self.language.choose(self.stage.desk.workshop.language)
        self.language.update()
        self.variant.choose(EVERYTHING)
        self.document.choose(SUMMARY)
        self.leaving.open(Words(self.language.value))
        self.large.close_page()
        self.personal.close_panel()
        self._draft = b""
        self.preview.show_draft(None)
        self.preview.turn_to(0)
        self._refresh()
        self._draw()

    def focus_first(self) -> None:
        """The one button is what most come for."""
        (self.side.published.show_folder if self.side.is_published else self.side.button).setFocus()

    def save_draft(self, path: Path) -> None:
        """Write the draft as a PDF of its own; it says on each page that it is one, and stands in no log."""
        try:
            files.put(path, self._draft)
        except Refused as refusal:
            self._about.setText(refusal_sentence(self.stage.words, refusal))
        else:
            self._about.setText(self.stage.words("finish.draft.saved", name=path.name))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.side.setFixedWidth(self.stage.theme.scaled(SIDE if self.width() >= NARROW else NARROW_SIDE))
        tight = self.width() < self.stage.theme.scaled(TIGHT)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(down if tight else across)
        self.large.setGeometry(self.rect())
        self.personal.setGeometry(self.rect())
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self._head = head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._about)
        names.addWidget(self.document)
        head.addLayout(names)
        head.addStretch(1)
        choices = QHBoxLayout()
        choices.addWidget(self.variant)
        choices.addWidget(self.language)
        head.addLayout(choices)
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

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.language.chosen.connect(self._other)
        self.document.chosen.connect(lambda _value: self._draw())
        self.side.files.changed.connect(self._redraw)
        self.side.files.minutes_wanted.connect(self.minutes_wanted)
        self.variant.chosen.connect(self._other)
        self.preview.enlarge.connect(self._enlarge)
        self.preview.drawn.connect(lambda _page: self.large.refresh())
        self.large.closed.connect(self.preview.strip.setFocus)
        self.large.turned.connect(self._turn)
        side = self.side
        side.checks.left.connect(self.focus_first)
        side.publish_wanted.connect(self.leaving.publish)
        side.end_wanted.connect(self._end)
        side.next_wanted.connect(self._follow)
        self.leaving.settled.connect(self._settled)
        self.personal.closed.connect(self.focus_first)
        self.stage.desk.changed.connect(self._changed)

    def _bind_keys(self) -> None:
        words = self.stage.words
        bind(self, "finish_publish", words, self.leaving.publish)
        bind(self, "finish_next", words, self._follow)
        bind(self, "finish_end", words, self._end)
        bind(self, "finish_leave", words, self._escape)
        bind(self, "finish_next_page", words, lambda: self._turn(1))
        bind(self, "finish_previous_page", words, lambda: self._turn(-1))
        bind(self, "finish_enlarge", words, lambda: self._enlarge(self.preview.chosen))
        bind(self, "finish_folder", words, self.leaving.ask_folder)
        bind(self, "finish_personal", words, self._look_or_correct)
        bind(self, "finish_rule", words, self._change_rule)
        bind(self, "finish_draft", words, self._ask_draft)
        bind(self, "finish_show", words, self.leaving.show_folder)
        bind(self, "finish_copy", words, self.leaving.copy_path)
        self.variant.bind(self)

    def _changed(self, change: Change) -> None:
        if self.isVisible() and self.stage.desk.is_open:
            self._refresh()
            if {row.table for row in change.rows} - APART:
                self._later.start()

    def _refresh(self) -> None:
        desk, words = self.stage.desk, self.stage.words
        self.variant.still()
        self._title.setText(desk.workshop.title)
        self.side.checks.show_lines(
            checks(desk.workshop, words, self._reveal, self.go_to.emit, self._look, self.minutes_wanted.emit)
        )
        self.back.set_text(words("finish.home" if desk.workshop.state == "finished" else "finish.back"))
        self.personal.refresh()
        self.leaving.show(Words(self.language.value))
        self._show_state()

    def _settled(self) -> None:
        self._show_state()
        self._draw()

    def _show_state(self) -> None:
        """What the bars say: before, or after it was published."""
        words, published = self.stage.words, self.side.is_published
        rows = log.latest(self.stage.desk.workshop) if published else ()
        said = words("finish.subtitle_published", version=rows[0].version) if rows else words("finish.subtitle")
        self._bar.detail.setText(said)
        named = AFTER if published else BEFORE
        keys = [(shown_keys(each, words), words(f"actions.{name}")) for each, name in named]
        self._keys.show_keys(keys, words("actions.help"))

    def _other(self) -> None:
        """Another language or another part of the summary was chosen."""
        self.leaving.correcting = True
        self._refresh()
        self._draw()

    def _draw(self) -> None:
        """Make the draft again, in the background."""
        if not self.stage.desk.is_open:
            return
        desk, words = self.stage.desk, Words(self.language.value)
        make = self._summary(words) if self.document.value == SUMMARY else self._told(words)
        self._draft_number += 1
        number, made_at = self._draft_number, clock_text(timeline.local_minutes(desk.now()))
        pages = self.preview.pages
        published = self.leaving.written_as(self.document.value) if self.side.is_published else None

        def draw() -> tuple[Draft, bytes, bool]:
            data = kept(published)
            shown = data or make()
            return pages.read(shown), shown, bool(data)

        self._about.setText(self.stage.words("finish.drawing"))
        self.stage.jobs.run(
            draw,
            while_there(self, lambda drawn: self._drawn(number, drawn, made_at)),
            while_there(self, self._not_drawn),
        )

    def _summary(self, words: Words) -> Callable[[], bytes]:
        """How the draft of the summary is made, with the minutes in it where that was asked for."""
        from workshops.summary import contents, minutes_contents, pdf

        desk, variant = self.stage.desk, self.variant.value
        said = contents.of(desk.workshop, words, now=desk.now(), draft=True, variant=variant)
        if self.side.files.together and variant == EVERYTHING:
            told = minutes_contents.of(desk.workshop, words, now=desk.now(), draft=True)
            said = minutes_contents.together(said, told)
        return lambda: pdf.drawn(said)

    def _told(self, words: Words) -> Callable[[], bytes]:
        """How the draft of the minutes is made."""
        from workshops.summary import minutes_contents, pdf

        told = minutes_contents.of(self.stage.desk.workshop, words, now=self.stage.desk.now(), draft=True)
        return lambda: pdf.drawn_minutes(told)

    def _redraw(self) -> None:
        """Something else was ticked: the minutes may have become a chapter of the summary."""
        if self._was_together != self.side.files.together:
            self._was_together = self.side.files.together
            self._later.start()

    def _drawn(self, number: int, drawn: object, made_at: str) -> None:
        assert isinstance(drawn, tuple)
        draft, data, published = drawn
        if number != self._draft_number or not isinstance(draft, Draft):
            return
        self._draft = b"" if published else data
        self.preview.show_draft(draft)
        self._about.setText(
            self.stage.words("finish.about_published" if published else "finish.about", n=draft.count, time=made_at)
        )

    def _not_drawn(self, error: Exception) -> None:
        logger.error("preview failed", exc_info=error)
        self._about.setText(self.stage.words("finish.no_preview"))

    def _look(self) -> None:
        self.personal.setGeometry(self.rect())
        self.personal.open_panel()

    def _look_or_correct(self) -> None:
        if self.side.is_published:
            self.leaving.correct()
        elif self.personal.isHidden():
            self._look()

    def _change_rule(self) -> None:
        if not self.side.is_published:
            self.side.rule.toggle()
            self.side.bring(self.side.rule)

    def _reveal(self) -> None:
        self.stage.desk.note(meeting.reveal, hidden_teams(self.stage.desk.workshop))

    def _end(self) -> None:
        desk = self.stage.desk
        if desk.workshop.state == "finished":
            desk.note(meeting.reopen)
        else:
            desk.note(meeting.finish, desk.now())

    def _follow(self) -> None:
        """The next meeting is made once this one has ended."""
        if self.stage.desk.workshop.state == "finished":
            self.next_wanted.emit(self.stage.desk.workshop.id)

    def _ask_draft(self) -> None:
        if not self._draft:
            return
        name = self.stage.words(
            "finish.draft.name", name=names.file_name(self.stage.desk.workshop, self.stage.words, "")
        )
        start = str(Path.home() / f"{name}.pdf")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.stage.words("finish.draft.ask"), start)
        if chosen:
            self.save_draft(Path(chosen))

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
        elif self.personal.isVisible():
            if not any(row.leave() for row in self.personal.rows):
                self.personal.close_panel()
        elif self.side.rule.is_open:
            self.side.rule.close_field()
        else:
            self.leave.emit()


def kept(file: Path | None) -> bytes:
    """What lies in the shared space, to be looked at rather than a draft of it; nothing where it can't be read."""
    try:
        return file.read_bytes() if file is not None else b""
    except OSError:
        return b""
