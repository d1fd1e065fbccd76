"""What is published: a tick for each kind of file, the summary always, and files of people's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.sign import IconSign
from facilitator.widgets.text import Text
from workshops.publishing import kinds

ALWAYS = "summary"


class FinishFiles(QWidget):
    """`changed` is sent when something was ticked, `attach_wanted` asks for a file of somebody's own."""

    changed = Signal()
    attach_wanted = Signal()
    minutes_wanted = Signal()
    """The minutes are to be read and edited."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._boxes: dict[str, QCheckBox] = {}
        self._attached: dict[Path, QCheckBox] = {}
        words, theme = stage.words, stage.theme
        self.attach = Button(words("finish.files.attach"), theme, size="dense", icon="plus")
        self.attach.clicked.connect(self.attach_wanted)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        always = QHBoxLayout()
        always.setContentsMargins(1, 0, 0, 0)
        always.setSpacing(11)
        always.addWidget(IconSign(theme, "check"))
        always.addWidget(Text(words(f"finish.files.{ALWAYS}"), theme), 1)
        self._column.addLayout(always)
        self._together = self._made(words("finish.files.together"))
        self.read = Button(
            words("finish.files.read"), theme, " ".join(shown_keys("minutes", words)), size="dense", icon="pencil"
        )
        self.read.clicked.connect(self.minutes_wanted)
        self._under = QVBoxLayout()
        self._under.setContentsMargins(27, 0, 0, 4)
        self._under.setSpacing(6)
        reading = QHBoxLayout()
        reading.addWidget(self.read)
        reading.addStretch(1)
        self._under.addWidget(self._together)
        self._under.addLayout(reading)
        row = QHBoxLayout()
        row.addWidget(self.attach)
        row.addStretch(1)
        self._column.addLayout(row)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are ticked."""
        return (ALWAYS, *(kind for kind, box in self._boxes.items() if box.isChecked() and box.isVisibleTo(self)))

    @property
    def together(self) -> bool:
        """Whether the minutes are to be a chapter of the summary."""
        return self._together.isChecked() and kinds.MINUTES in self.kinds

    @property
    def attachments(self) -> tuple[Path, ...]:
        """The files of people's own that are ticked."""
        return tuple(path for path, box in self._attached.items() if box.isChecked())

    @property
    def count(self) -> int:
        """How many files will be published."""
        return len(self.kinds) + len(self.attachments) - self.together

    def box(self, kind: str) -> QCheckBox:
        """The tick of a kind."""
        return self._boxes[kind]

    def open(self) -> None:
        """What goes along unless somebody says no; files of the workshop before are forgotten."""
        for box in self._attached.values():
            box.hide()
            box.deleteLater()
        self._attached.clear()
        self.refresh()
        usual = kinds.usual(self._stage.desk.workshop)
        for kind, each in self._boxes.items():
            each.setChecked(kind in usual)
        self._together.setChecked(False)

    def refresh(self) -> None:
        """What the workshop on the desk can leave as."""
        offered = [kind for kind in (*kinds.offered(self._stage.desk.workshop), kinds.PAGE) if kind != ALWAYS]
        for kind in offered:
            if kind not in self._boxes:
                self._boxes[kind] = box = self._made(self._stage.words(f"finish.files.{kind}"))
                self._column.insertWidget(self._column.count() - 1 - len(self._attached), box)
                if kind == kinds.MINUTES:
                    self._column.insertLayout(self._column.indexOf(box) + 1, self._under)
                    box.toggled.connect(self._together.setEnabled)
                    self._together.setEnabled(box.isChecked())
        for kind, box in self._boxes.items():
            box.setVisible(kind in offered)

    def add(self, path: Path) -> None:
        """A file of somebody's own goes along."""
        if path not in self._attached:
            box = self._made(self._stage.words("finish.files.attached", name=path.name))
            box.setChecked(True)
            box.setToolTip(str(path))
            self._attached[path] = box
            self._column.insertWidget(self._column.count() - 1, box)
            self.changed.emit()

    def _made(self, name: str) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"))
        box.setAccessibleName(name)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box


def heading(stage: Stage) -> Text:
    """The words above."""
    return Text(stage.words("finish.files.heading"), stage.theme, "heading3")
