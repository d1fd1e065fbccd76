"""The side of finish: what to look at first, the name and the folder, and the one button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.check_row import CheckList
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.field import Problem
from facilitator.widgets.sign import Sign
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops import publish

BREAK_HERE = "\u200b"
"""A place where a long name may break, that nobody sees."""


class FinishSide(Panel):
    """Signals say which button was pressed."""

    publish_wanted = Signal()
    folder_wanted = Signal()
    open_wanted = Signal()
    show_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage.theme, edges=("left",), parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.checks = CheckList(theme, ruled=True)
        self._heading = Text(words("finish.name.heading"), theme, "heading3")
        self._name = Text("", theme, "body", wrap=True, weight=600)
        self._rule = Text(words("finish.name.rule"), theme, "label", "inkSoft", wrap=True, weight=400)
        self._folder = Sign(theme, "note")
        self._cloud = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.problem = Problem(theme)
        self.change = Button(
            words("finish.folder.change"), theme, " ".join(shown_keys("finish_folder", words)), size="dense"
        )
        self.open_file = Button(words("finish.written.open"), theme, size="dense")
        self.show_folder = Button(words("finish.written.show"), theme, size="dense", icon="folder")
        self._record = Text(words("finish.record"), theme, "note", "ink", wrap=True)
        self.button = Button(
            words("finish.publish"), theme, " ".join(shown_keys("finish_publish", words)), kind="live", icon="file-text"
        )
        self.end = Button(words("finish.end"), theme, " ".join(shown_keys("finish_end", words)))
        self._lay_out()
        self._connect()
        self.show_written(None)

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self._name.text().replace(BREAK_HERE, "")

    @property
    def cloud(self) -> str:
        """What is said of a folder that is copied to a cloud; empty for others."""
        return self._cloud.text()

    def show_target(self, folder: Path, name: str) -> None:
        """Where and under which name the summary will be written."""
        self._name.setText(name.replace("_", f"_{BREAK_HERE}"))
        self._name.setAccessibleName(name)
        self._show_folder(folder)

    def show_written(self, path: Path | None) -> None:
        """The summary is written at `path`; None: not yet."""
        words = self._stage.words
        self.open_file.setVisible(path is not None)
        self.show_folder.setVisible(path is not None)
        self.change.setVisible(path is None)
        self._rule.setVisible(path is None)
        self._heading.setText(words("finish.name.heading" if path is None else "finish.written.heading"))
        self.button.set_text(words("finish.publish" if path is None else "finish.publish_again"))
        self.button.set_kind("live" if path is None else "normal")
        self.end.set_kind("normal" if path is None else "accent")
        if path is not None:
            self.problem.tell("")
            self._name.setText(path.name.replace("_", f"_{BREAK_HERE}"))
            self._name.setAccessibleName(path.name)
            self._show_folder(path.parent)

    def show_state(self, state: str) -> None:
        """Whether the meeting is finished, in words; the button ends it, or takes it up again."""
        finished = state == "finished"
        words = self._stage.words
        self.end.set_text(words("finish.reopen" if finished else "finish.end"))
        self._record.setText(words("finish.ended" if finished else "finish.record"))
        if finished:
            self.end.set_kind("normal")

    def show_busy(self, busy: bool) -> None:
        """A summary is being written."""
        self.button.setEnabled(not busy)
        if busy:
            self.button.set_text(self._stage.words("finish.writing"))

    def _show_folder(self, folder: Path) -> None:
        self._folder.say(_short(folder), "folder")
        self._folder.setToolTip(str(folder))
        self._folder.setAccessibleName(str(folder))
        service = publish.cloud(folder)
        self._cloud.setText(self._stage.words("finish.folder.cloud", service=service) if service else "")
        self._cloud.setVisible(bool(service))

    def _lay_out(self) -> None:
        words, theme = self._stage.words, self._stage.theme
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(32, 24, 28, 12)
        column.setSpacing(6)
        column.addWidget(Text(words("finish.check.heading"), theme, "heading3"))
        column.addWidget(self.checks)
        column.addSpacing(16)
        column.addWidget(self._heading)
        column.addWidget(self._name)
        column.addWidget(self._rule)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._folder, 1)
        row.addWidget(self.change)
        column.addLayout(row)
        column.addWidget(self._cloud)
        written = QHBoxLayout()
        written.setSpacing(8)
        written.addWidget(self.open_file)
        written.addWidget(self.show_folder)
        written.addStretch(1)
        column.addLayout(written)
        column.addWidget(self.problem)
        column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(32, 12, 28, 20)
        foot.setSpacing(10)
        foot.addWidget(self._record)
        foot.addWidget(self.button)
        foot.addWidget(self.end)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(top), 1)
        outer.addWidget(Rule(theme))
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.button.clicked.connect(self.publish_wanted)
        self.change.clicked.connect(self.folder_wanted)
        self.open_file.clicked.connect(self.open_wanted)
        self.show_folder.clicked.connect(self.show_wanted)
        self.end.clicked.connect(self.end_wanted)


def _short(folder: Path) -> str:
    """The last parts of a path, as people read them."""
    parts = [part for part in folder.parts if part not in ("/", "\\")]
    return " › ".join(parts[-2:]) if parts else str(folder)
