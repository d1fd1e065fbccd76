"""A concept in brief, for whoever writes down what the room says of it; and the whole sheet to read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule, Scroll
from facilitator.widgets.text import Text
from workshops import concepts, ideas
from workshops.model import Concept
from workshops.phases import CONCEPT_FIELDS

BRIEF = (("for_whom", "audience"), ("builds_on", "technology"), ("hard", "challenges"))
LABELS = 160
LINES = 2


class ConceptBrief(QWidget):
    """Name, sentence, and three fields of two lines each. `whole_wanted` asks for the whole sheet."""

    whole_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = stage.words
        words, theme = stage.words, stage.theme
        self._name = Text("", theme, "heading1", elide=True)
        self._pitch = Text("", theme, "say", elide=True)
        self._whole = Button(
            words("deliver.centre.whole"), theme, " ".join(shown_keys("deliver_sheet", words)), size="dense"
        )
        self._whole.clicked.connect(self.whole_wanted)
        self._fields: dict[str, Text] = {}
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._name, 1)
        head.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignVCenter)
        self._three = QWidget()
        across = QHBoxLayout(self._three)
        across.setContentsMargins(0, 12, 0, 0)
        across.setSpacing(24)
        for label, field in BRIEF:
            column = QVBoxLayout()
            column.setSpacing(1)
            column.addWidget(Text(words(f"deliver.centre.{label}"), theme, "label", "inkSoft"))
            self._fields[field] = Text("", theme, "note", wrap=True, most=LINES)
            column.addWidget(self._fields[field], 1, Qt.AlignmentFlag.AlignTop)
            across.addLayout(column, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._pitch)
        column.addWidget(self._three)

    def show_concept(self, concept: Concept, whole: bool) -> None:
        """Show this concept; with `whole` the sheet stands below and the three fields give way."""
        words = self._words
        self._name.setText(concept.name or words("deliver.unnamed"))
        self._name.set_role("ink" if concept.name else "inkSoft")
        self._pitch.setText(" ".join(concept.pitch.split()))
        self._pitch.setVisible(bool(concept.pitch))
        self._pitch.setToolTip(concept.pitch)
        self._whole.set_text(words("deliver.centre.less" if whole else "deliver.centre.whole"))
        self._three.setVisible(not whole)
        for field, text in self._fields.items():
            said = " ".join(getattr(concept, field).split())
            text.setText(said or words("deliver.centre.unsaid"))
            text.set_role("ink" if said else "inkFaint")


class WholeSheet(QWidget):
    """All five fields to read, and the notes that the concept builds on."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._fields: dict[str, Text] = {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 16)
        column.setSpacing(0)
        for field in CONCEPT_FIELDS:
            self._fields[field] = Text("", theme, "heading3", wrap=True, weight=400)
            column.addWidget(Rule(theme))
            column.addLayout(self._row(words(f"words.field.{field}"), self._fields[field]))
        self._sources = Text("", theme, "note", wrap=True)
        self._rule = Rule(theme)
        column.addWidget(self._rule)
        column.addLayout(self._row(words("deliver.centre.sources"), self._sources))
        column.addStretch(1)
        self.area = Scroll(page)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(words("deliver.centre.whole"))
        self.setFocusProxy(self.area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_concept(self, concept: Concept) -> None:
        """Show this concept's sheet; notes that are hidden from the room are left out."""
        words, workshop = self._stage.words, self._stage.desk.workshop
        for field, text in self._fields.items():
            said = getattr(concept, field)
            text.setText(said or words("deliver.centre.unsaid"))
            text.set_role("ink" if said else "inkFaint")
        sources = [idea.text for idea in concepts.sources_of(workshop, concept) if ideas.visible(workshop, idea)]
        self._sources.setText("\n".join(sources) or words("deliver.centre.unsaid"))

    def _row(self, label: str, text: Text) -> QHBoxLayout:
        theme = self._stage.theme
        name = Text(label, theme, "label", "inkSoft", wrap=True)
        name.setFixedWidth(theme.scaled(LABELS))
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(0)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        return row
