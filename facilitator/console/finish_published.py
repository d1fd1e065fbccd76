"""After publishing: the whole line filled, what lies where and under which name, and what is still to be waited for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.finish_rule import BREAK_HERE
from facilitator.painting.line import PHASES, Segment
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.form import TimeForm
from facilitator.widgets.surface import Rule
from facilitator.widgets.text import Text
from workshops import dates
from workshops.model import Publication
from workshops.publishing import log, page, space
from workshops.summary.telling import local

LINE = 64
NAMES = 88
FULL = (
    Segment("line", 12),
    *(Segment(phase, 26, 1.0) for phase in PHASES[:2]),
    Segment("break", 8),
    *(Segment(phase, 26, 1.0) for phase in PHASES[2:]),
    Segment("line", 12),
)
"""A meeting that has come to its end, whatever its own minutes."""


class FinishPublished(QWidget):
    """Signals say which button was pressed."""

    show_wanted = Signal()
    copy_wanted = Signal()
    again_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._line = TimeForm(theme, labels=False, height=LINE)
        self._line.show_segments(FULL, words("finish.published.heading"))
        self._lead = Text("", theme, "body", "inkSoft", wrap=True)
        self._table = QWidget()
        self._rows = QVBoxLayout(self._table)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.show_folder = self._button("show", "folder")
        self.copy = self._button("copy", "copy")
        self._next = Text("", theme, "label", "inkSoft", wrap=True, weight=400)
        self.again = Button(
            words("finish.published.again"), theme, " ".join(shown_keys("finish_personal", words)), size="dense"
        )
        self._lay_out()
        self.show_folder.clicked.connect(self.show_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.again.clicked.connect(self.again_wanted)

    @property
    def said(self) -> dict[str, str]:
        """The table as it reads: what, where, name and so on."""
        found = {}
        for at in range(self._rows.count()):
            item = self._rows.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, _Row):
                found[widget.name] = widget.text
        return found

    @property
    def lead(self) -> str:
        """What is said under the heading."""
        return self._lead.text()

    def show_rows(self, rows: Sequence[Publication]) -> None:
        """Show a publication, by its rows in the log."""
        words = self._stage.words
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not rows:
            return
        first = rows[0]
        service = space.cloud(log.item_of(first).path)
        self._lead.setText(words("finish.published.cloud" if service else "finish.published.lead", service=service))
        items = [log.item_of(row) for row in rows]
        moment = local(first.published or first.asked)
        day = dates.text(words, moment.date().isoformat(), "medium")
        time = words("summary.time", hour=moment.hour, minute=moment.minute)
        told = {
            "what": "\n".join(page.link(words, item) for item in items),
            "where": _breaking(" › ".join(items[0].path.parent.parts[-3:])),
            "name": _breaking(items[0].name),
            "version": words("finish.published.since", version=first.version, date=day, time=time),
            "checksum": words("finish.published.sum", sum=_grouped(first.checksum)),
            "record": first.record_number,
        }
        for name, text in told.items():
            if text:
                self._rows.addWidget(_Row(self._stage, words(f"finish.published.{name}"), text, name == "name"))
                self._rows.addWidget(Rule(self._stage.theme))
        self._next.setText(words("finish.published.next", version=first.version, next=first.version + 1))

    def _button(self, name: str, icon: str) -> Button:
        """Their keys stand in the key bar: in the narrow side there is no room for them."""
        return Button(self._stage.words(f"finish.published.{name}_button"), self._stage.theme, size="dense", icon=icon)

    def _lay_out(self) -> None:
        theme = self._stage.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 28, 12)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addSpacing(4)
        column.addWidget(Text(self._stage.words("finish.published.heading"), theme, "heading1"))
        column.addWidget(self._lead)
        column.addSpacing(8)
        column.addWidget(Rule(theme, "ink", width=2))
        column.addWidget(self._table)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.show_folder)
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(6)
        last = QHBoxLayout()
        last.setSpacing(10)
        last.addWidget(self._next, 1)
        last.addWidget(self.again)
        column.addLayout(last)
        column.addStretch(1)


class _Row(QWidget):
    """A name and what it is."""

    def __init__(self, stage: Stage, name: str, text: str, strong: bool) -> None:
        super().__init__()
        self.name, self.text = name, text.replace(BREAK_HERE, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(8)
        label = Text(name, stage.theme, "body", "inkSoft")
        label.setFixedWidth(stage.theme.scaled(NAMES))
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, stage.theme, "body", wrap=True, weight=600 if strong else 400), 1)
        self.setAccessibleName(f"{name}: {self.text}")


def _breaking(name: str) -> str:
    """A long name that may break after each underscore."""
    return name.replace("_", f"_{BREAK_HERE}")


def _grouped(checksum: str) -> str:
    """The beginning and the end of a checksum, in groups of four."""
    head, tail = checksum[:16], checksum[-8:]
    return " ".join([*(head[at : at + 4] for at in range(0, 16, 4)), "…", tail[:4], tail[4:]])
