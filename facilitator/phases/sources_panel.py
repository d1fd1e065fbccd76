"""What a concept builds on: its cluster and notes, and the list from which they are chosen by typing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.painting.note import NoteWords, paint_note
from facilitator.phases.hints import Hints
from facilitator.phases.vote_reading import counts
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.picker import Choice, Picker
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.text import Text
from workshops import clusters, concepts, ideas, votes
from workshops.model import Concept, Idea, Workshop

GAP = 6
CLUSTER, NOTE = "cluster:", "note:"


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note behind the concept; a hidden one has no words."""

    id: str
    text: str
    group: str | None
    hidden: bool
    spoken: str


class SourcesPanel(QWidget):
    """The cluster and the notes of a team's concept. Ctrl+L opens the list, Delete takes a note away, Return tells of it."""

    closed = Signal()
    begun = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._team: str | None = None
        self._asked = False
        words, theme = stage.words, stage.theme
        self._caption = Text("", theme, "label", "inkSoft")
        self._title = Text("", theme, "heading3", wrap=True, most=3)
        self.list: RowList[SourceNote] = RowList(
            theme, words("develop.source.list"), self._draw, self._measure, bound=True
        )
        self.list.opened.connect(self._tell)
        self.list.stepped.connect(lambda key: self._tell(key) if self.list.hasFocus() else None)
        self.list.removed.connect(self._remove)
        self.picker = Picker(
            theme, words("develop.source.begin"), words("develop.source.search"), words("develop.source.nothing")
        )
        self.picker.picked.connect(self._take)
        self.picker.closed.connect(self._close)
        self._told = Text("", theme, "label", "inkSoft", wrap=True, most=3, weight=400)
        self._hints = Hints(theme, left=True)
        self._pages = QStackedLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        for page in (self._sources_page(), self.picker, self._empty_page()):
            page.setParent(self)  # a page without a parent would flash as a window of its own
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(0)
        column.addWidget(self._caption)
        column.addWidget(self._title)
        column.addSpacing(10)
        column.addLayout(self._pages, 1)

    def show_team(self, team: str | None) -> None:
        """Show what this team's concept builds on."""
        if team != self._team:
            self._team, self._asked = team, False
            self._told.setText("")
        self.refresh()

    def refresh(self) -> None:
        """Show what the workshop says."""
        workshop, words = self._stage.desk.workshop, self._stage.words
        concept = self._concept()
        sources = concepts.sources_of(workshop, concept) if concept is not None else []
        cluster = next((c for c in workshop.clusters if concept is not None and c.id == concept.cluster_id), None)
        chosen = bool(sources) or cluster is not None
        picking = self._asked or not chosen
        self.list.show_rows([self._row(workshop, idea) for idea in sources])
        if picking:
            self._show_picking(workshop, concept)
            return
        self._caption.setText(words("develop.source.title"))
        unnamed = words("words.cluster.unnamed")
        self._title.setText((cluster.name or unnamed) if cluster is not None else words("develop.source.none"))
        keys = " ".join(shown_keys("develop_sources", words))
        self._hints.show_hints([(keys, words("develop.source.add"))])
        self._pages.setCurrentIndex(0)

    def ask(self) -> None:
        """Open the list to choose from; what is chosen is added."""
        if self._team is None:
            return
        self._asked = True
        self.refresh()
        if self._pages.currentIndex() == 1:
            self.picker.begin()

    def _sources_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list, 1)
        column.addWidget(self._hints)
        column.addWidget(self._told)
        column.addStretch(0)
        return page

    def _empty_page(self) -> QWidget:
        words, theme = self._stage.words, self._stage.theme
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(words("develop.source.empty"), theme, wrap=True))
        write = Button(words("develop.source.write"), theme)
        write.clicked.connect(self.begun)
        column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _show_picking(self, workshop: Workshop, concept: Concept | None) -> None:
        words = self._stage.words
        found = self._choices(workshop, concept)
        self._caption.setText(words("develop.source.title"))
        self._title.setText(words("develop.source.begin"))
        if not found and not self._asked:
            self._pages.setCurrentIndex(2)
            return
        self.picker.show_choices(found)
        self._pages.setCurrentIndex(1)

    def _choices(self, workshop: Workshop, concept: Concept | None) -> list[Choice]:
        """What may be chosen: before anything is, clusters by votes and then notes; afterwards the cluster's other notes first."""
        linked = {s.idea_id for s in workshop.sources if concept is not None and s.concept_id == concept.id}
        own = concept.cluster_id if concept is not None else None
        notes = [idea for idea in ideas.shown(workshop) if idea.id not in linked]
        notes.sort(key=lambda idea: idea.cluster_id != own)
        result = votes.result(workshop)
        order = sorted(workshop.clusters, key=lambda c: (-result.get(c.id, 0), c.position))
        inside = clusters.by_cluster(workshop)
        whole = [self._cluster_choice(workshop, c.id, c.name, inside.get(c.id, [])) for c in order if c.id != own]
        single = [self._note_choice(idea) for idea in notes]
        near = [
            choice for choice, idea in zip(single, notes, strict=True) if own is not None and idea.cluster_id == own
        ]
        return [*near, *whole, *single[len(near) :]]

    def _cluster_choice(self, workshop: Workshop, key: str, name: str, notes: list[Idea]) -> Choice:
        words = self._stage.words
        said = name or words("words.cluster.unnamed")
        number = words("words.count.notes", len(notes))
        spoken = words("develop.source.cluster_spoken", name=said, notes=number)
        return Choice(CLUSTER + key, said, spoken, strong=True, counts=counts(workshop, notes))

    def _note_choice(self, idea: Idea) -> Choice:
        words = self._stage.words
        group = words(f"words.target_group.{idea.target_group or 'none'}")
        spoken = words("develop.source.note_spoken", group=group, text=idea.text)
        return Choice(NOTE + idea.id, idea.text, spoken, idea.target_group, signed=True)

    def _row(self, workshop: Workshop, idea: Idea) -> SourceNote:
        words = self._stage.words
        if ideas.hidden(workshop, idea):
            spoken = words("develop.source.hidden", team=self._team_name(idea))
            return SourceNote(idea.id, "", idea.target_group, True, spoken)
        group = words(f"words.target_group.{idea.target_group or 'none'}")
        spoken = words("develop.source.note_spoken", group=group, text=idea.text)
        return SourceNote(idea.id, idea.text, idea.target_group, False, spoken)

    def _take(self, key: str) -> None:
        desk, team = self._stage.desk, self._team
        if team is None:
            return
        if key.startswith(CLUSTER):
            cluster = key.removeprefix(CLUSTER)
            own = [idea.id for idea in clusters.members(desk.workshop, cluster)]
            done = desk.do(concepts.choose_cluster, team, cluster, own)
        else:
            concept, idea = self._concept(), key.removeprefix(NOTE)
            if concept is None or (concept.cluster_id is None and not self.list.rows.rows):
                done = desk.do(concepts.choose_idea, team, idea)
            else:
                done = desk.do(concepts.link, concept.id, [idea])
        if done:
            self._asked = False
            self.refresh()
            self.closed.emit()

    def _remove(self, key: str) -> None:
        concept = self._concept()
        if concept is not None:
            self._told.setText("")
            self._stage.desk.do(concepts.unlink, concept.id, [key])

    def _close(self) -> None:
        self._asked = False
        self.refresh()
        self.closed.emit()

    def _tell(self, key: str) -> None:
        """Where a note comes from: its number, its team and the cluster it lies in."""
        workshop, words = self._stage.desk.workshop, self._stage.words
        idea = next((each for each in workshop.ideas if each.id == key), None)
        if idea is None:
            return
        team = self._team_name(idea)
        if team:
            said = words("develop.source.of_team", number=idea.seq, team=team)
        else:
            said = words("develop.source.note", number=idea.seq)
        cluster = next((c for c in workshop.clusters if c.id == idea.cluster_id), None)
        if cluster is not None:
            said += ", " + words("develop.source.cluster", cluster=cluster.name or words("words.cluster.unnamed"))
        self._told.setText(said + ".")

    def _team_name(self, idea: Idea) -> str:
        return next((team.name for team in self._stage.desk.workshop.teams if team.id == idea.team_id), "")

    def _concept(self) -> Concept | None:
        return concepts.of_team(self._stage.desk.workshop, self._team) if self._team is not None else None

    def _draw(self, painter: QPainter, area: QRectF, note: SourceNote, state: RowState) -> None:
        paper = area.adjusted(0, 0, 0, -GAP)
        hovered = state.hovered
        paint_note(painter, self._stage.theme, paper, note.text, note.group, hovered=hovered, hidden=note.hidden)

    def _measure(self, note: SourceNote, width: int) -> int:
        return round(NoteWords(self._stage.theme, note.text or " ", width).height) + GAP
