"""What is published: a tick for each kind of file, the summary always, and files of people's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

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
        row = QHBoxLayout()
        row.addWidget(self.attach)
        row.addStretch(1)
        self._column.addLayout(row)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that are ticked."""
        return (ALWAYS, *(kind for kind, box in self._boxes.items() if box.isChecked() and box.isVisibleTo(self)))

    @property
    def attachments(self) -> tuple[Path, ...]:
        """The files of people's own that are ticked."""
        return tuple(path for path, box in self._attached.items() if box.isChecked())

    @property
    def count(self) -> int:
        """How many files will be published."""
        return len(self.kinds) + len(self.attachments)

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

    def refresh(self) -> None:
        """What the workshop on the desk can leave as."""
        offered = [kind for kind in (*kinds.offered(self._stage.desk.workshop), kinds.PAGE) if kind != ALWAYS]
        for kind in offered:
            if kind not in self._boxes:
                self._boxes[kind] = box = self._made(self._stage.words(f"finish.files.{kind}"))
                self._column.insertWidget(len(self._boxes), box)
        for kind, box in self._boxes.items():
            box.setVisible(kind in offered)

    def add(self, path: Path) -> None:
        """A file of somebody's own goes along."""
        if path not in self._attached:
            box = self._made(self._stage.words("finish.files.attached", name=path.name))
            box.setChecked(True)
            box.setToolTip(str(path))
            self._attached[path] = box
            self._column.insertWidget(len(self._boxes) + len(self._attached), box)
            self.changed.emit()

    def _made(self, name: str) -> QCheckBox:
        box = QCheckBox(name.replace("&", "&&"))
        box.setAccessibleName(name)
        box.toggled.connect(lambda _on: self.changed.emit())
        return box


def heading(stage: Stage) -> Text:
    """The words above."""
    return Text(stage.words("finish.files.heading"), stage.theme, "heading3")
