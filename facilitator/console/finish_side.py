"""The side of finish: what to look at first, what is published where, and the one button; and what has been published."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.bound import BoundField
from facilitator.console.check_row import CheckList
from facilitator.console.finish_files import FinishFiles, heading
from facilitator.console.finish_published import FinishPublished
from facilitator.console.finish_rule import FinishRule
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.sign import Sign
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops.labels import Words
from workshops.model import Publication, Workshop
from workshops.publishing import space as spaces
from workshops.publishing.space import Space


class FinishSide(Panel):
    """Signals say which button was pressed."""

    publish_wanted = Signal()
    again_wanted = Signal()
    withdraw_wanted = Signal()
    folder_wanted = Signal()
    end_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("left",), parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.checks = CheckList(theme, ruled=True)
        self.files = FinishFiles(stage)
        self.rule = FinishRule(stage)
        self.record_number = BoundField(stage, words("prepare.more.record_number"), "record_number", shown_name=True)
        self._folder = Sign(theme, "note")
        self._about = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.problem = Problem(theme)
        self.change = Button(
            words("finish.folder.change"), theme, " ".join(shown_keys("finish_folder", words)), size="dense"
        )
        self.again = Button(words("finish.queue.again"), theme, size="dense")
        self.withdraw = Button(words("finish.queue.withdraw"), theme, size="dense")
        self.published = FinishPublished(stage)
        self._record = Text(words("finish.record"), theme, "note", "ink", wrap=True)
        self.button = Button("", theme, " ".join(shown_keys("finish_publish", words)), kind="live", icon="file-text")
        self.end = Button(words("finish.end"), theme, " ".join(shown_keys("finish_end", words)))
        self.following = Button(
            words("next.follow"), theme, " ".join(shown_keys("finish_next", words)), icon="calendar"
        )
        self._queue = QWidget()
        self._stack = QStackedWidget()
        self._busy = False
        self._lay_out()
        self.button.clicked.connect(self.publish_wanted)
        self.change.clicked.connect(self.folder_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.withdraw.clicked.connect(self.withdraw_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.following.clicked.connect(self.next_wanted)
        self.files.changed.connect(self._count)
        self.show_published(())

    @property
    def name(self) -> str:
        """The name of the next summary."""
        return self.rule.name

    @property
    def about(self) -> str:
        """What is said of the folder: which cloud copies it, or that it is one's own."""
        return self._about.text()

    @property
    def is_published(self) -> bool:
        """Whether what has been published is shown, rather than what is to be."""
        return self._stack.currentIndex() == 1

    def show_target(self, space: Space, workshop: Workshop, words: Words, part: str = "") -> None:
        """Where and under which name, in the language of `words`, files will be published; `part` names less than all."""
        organisation = workshop.organisation
        self.rule.show_space(space, words, part)
        said = self._stage.words
        self._folder.say(_short(space), "folder")
        self._folder.setToolTip(str(space.folder))
        self._folder.setAccessibleName(str(space.folder))
        self.change.set_text(said("finish.folder.choose" if space.own else "finish.folder.change"))
        service = spaces.cloud(space.folder)
        if space.own:
            key = "own_of" if organisation else "own"
            self._about.setText(said(f"finish.folder.{key}", organisation=organisation))
        else:
            self._about.setText(said("finish.folder.cloud", service=service) if service else "")
        self._about.setVisible(bool(self._about.text()))

    def show_published(self, rows: Sequence[Publication]) -> None:
        """Show what has been published; nothing to show what is to be."""
        self._stack.setCurrentIndex(1 if rows else 0)
        self.published.show_rows(rows)
        self.button.setVisible(not rows)
        self._record.setVisible(not rows)
        self.end.set_kind("accent" if rows and self._stage.desk.workshop.state != "finished" else "normal")

    def show_waiting(self, sentence: str, queued: bool = True) -> None:
        """Files wait, and why; empty when none does. What is refused without waiting is not `queued`."""
        self.problem.tell(sentence)
        self._queue.setVisible(bool(sentence) and queued)

    def bring(self, part: QWidget) -> None:
        """Bring a part of the side into sight, once it has its size."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 24))

    def show_state(self, state: str) -> None:
        """Whether the meeting is finished, in words; the button ends it, or takes it up again."""
        finished, words = state == "finished", self._stage.words
        self.end.set_text(words("finish.reopen" if finished else "finish.end"))
        self._record.setText(words("finish.record"))
        self.following.setVisible(finished)
        self.end.set_kind("accent" if self.is_published and not finished else "normal")

    def show_busy(self, busy: bool) -> None:
        """Files are being written."""
        self._busy = busy
        self.button.setEnabled(not busy)
        self.again.setEnabled(not busy)
        self.withdraw.setEnabled(not busy)
        self._count()

    def _count(self) -> None:
        words = self._stage.words
        self.button.set_text(words("finish.writing") if self._busy else words("finish.publish", n=self.files.count))

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(32, 24, 28, 16)
        column.setSpacing(6)
        column.addWidget(Text(words("finish.check.heading"), theme, "heading3"))
        column.addWidget(self.checks)
        column.addSpacing(14)
        column.addWidget(heading(self._stage))
        column.addWidget(self.files)
        column.addSpacing(10)
        column.addWidget(self.rule)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._folder, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        column.addWidget(self._about)
        column.addSpacing(6)
        column.addWidget(self.record_number)
        column.addStretch(1)
        self._scroll = Scroll(top)
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(Scroll(self.published))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(Rule(theme))
        outer.addLayout(self._foot())

    def _foot(self) -> QVBoxLayout:
        """What waits, and the buttons: always in sight."""
        waits = QHBoxLayout(self._queue)
        waits.setContentsMargins(22, 0, 0, 0)
        waits.setSpacing(8)
        waits.addWidget(self.again)
        waits.addWidget(self.withdraw)
        waits.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 12, 28, 20)
        foot.setSpacing(10)
        foot.addWidget(self.problem)
        foot.addWidget(self._queue)
        foot.addWidget(self._record)
        foot.addWidget(self.button)
        foot.addWidget(self.end)
        foot.addWidget(self.following)
        return foot


def _short(space: Space) -> str:
    """The last parts of a path, as people read them."""
    parts = [part for part in space.folder.parts if part not in ("/", "\\")]
    return " › ".join(parts[-2:]) if parts else str(space.folder)
