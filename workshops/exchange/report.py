"""The summary as an editable document (.docx): the same frozen contents as the PDF, in real headings, lists and tables.

Only the styles that every word processor knows are used, so that whoever takes the document over gives it their own look
in one place.
"""

from __future__ import annotations

from workshops.exchange.text_document import TextDocument, legal
from workshops.summary.sections import ActionRow, ClusterPart, ConceptPart, Group, Outcomes, Polls, Summary


def write(contents: Summary, written: float) -> bytes:
    """The bytes of the document, written at so many seconds since the epoch."""
    report = _Report()
    report.dress(contents, written)
    report.cover(contents)
    report.agenda(contents)
    report.assessments(contents)
    report.clusters(contents)
    report.concepts(contents)
    if contents.outcomes is not None:
        report.outcomes(contents.outcomes)
    if contents.polls is not None:
        report.polls(contents.polls)
    report.notes(contents)
    return report.data


class _Report(TextDocument):
    """Writes part by part into a document."""

    def cover(self, contents: Summary) -> None:
        """Title, what kind of meeting it was, and what came of it."""
        cover = contents.cover
        self._document.add_heading(legal(cover.title), 0)
        for line in (cover.organisation, cover.eyebrow, *cover.lead):
            self._paragraph(line)
        self._paragraph(", ".join(f"{count.number} {count.label}" for count in cover.counts))
        if cover.findings:
            self._heading(cover.findings_heading, 1)
            self._listed(cover.findings)

    def agenda(self, contents: Summary) -> None:
        """The steps of the meeting and its teams as tables."""
        agenda = contents.agenda
        self._heading(agenda.heading, 1)
        self._paragraph(agenda.lead or agenda.empty)
        if agenda.steps:
            last = 5 if agenda.timed else 4
            rows = [(s.start, s.title, s.detail, s.planned, s.actual)[:last] for s in (*agenda.steps, agenda.total)]
            self._table(agenda.columns[:last], rows)
        if agenda.teams:
            self._heading(agenda.teams_heading, 2)
            self._listed(", ".join((team.name, team.target_name, team.size)) for team in agenda.teams)

    def assessments(self, contents: Summary) -> None:
        """What was assessed: the picture in words, what differs most, and every figure as a table."""
        said = contents.assessments
        if said is None:
            return
        self._heading(said.heading, 1)
        for part in said.parts:
            if part.title:
                self._heading(part.title, 2)
            self._paragraph(part.lead)
            self._listed(f"{name}: {sentence}" for name, sentence in part.findings)
            rows = [(r.area, r.role, r.mean, r.before, r.change, r.answers, r.spread) for r in part.rows]
            self._table(said.columns, rows)
            for note in part.notes:
                self._paragraph(note)

    def clusters(self, contents: Summary) -> None:
        """Every idea, by cluster and target group."""
        clusters = contents.clusters
        if clusters is None:
            return
        self._heading(clusters.heading, 1)
        self._paragraph(clusters.lead)
        if clusters.questions:
            self._heading(clusters.question_heading, 2)
            for question in clusters.questions:
                self._paragraph(f"{question.text} {question.source}")
        for part in clusters.parts:
            self._cluster(part)

    def _cluster(self, part: ClusterPart) -> None:
        level = 2 if part.name else 1
        if part.name:
            votes = f" ({part.votes_label})" if part.votes is not None else ""
            self._heading(f"{part.name}{votes}", 2)
        self._paragraph(part.question or part.empty)
        self._paragraph(part.shared)
        for group in part.groups:
            if group.ideas:
                self._heading(group.name, level + 1)
                self._ideas(group)

    def _ideas(self, group: Group) -> None:
        """The ideas of a target group, with the notes that say the same one step further in."""
        for place, idea in enumerate(group.ideas):
            self._listed((idea,))
            for below in group.below[place] if group.below else ():
                self._document.add_paragraph(legal(below.text), style="List Bullet 2")

    def concepts(self, contents: Summary) -> None:
        """A heading for each solution, with its five fields and what the room said of it."""
        concepts = contents.concepts
        if concepts is None:
            return
        self._heading(concepts.heading, 1)
        for part in concepts.parts:
            self._heading(part.name, 2)
            self._paragraph(part.eyebrow)
            self._paragraph(part.pitch)
            self._concept(contents, part)

    def _concept(self, contents: Summary, part: ConceptPart) -> None:
        said = contents.concepts
        assert said is not None
        for field in part.fields:
            self._heading(field.name, 3)
            self._paragraph(field.text or said.unwritten)
        if part.sources or part.source_cluster:
            self._heading(said.sources_heading, 3)
            self._paragraph(part.source_cluster)
            self._listed(source.text for source in part.sources)
        if part.principles:
            self._heading(said.principles_heading, 3)
            self._listed(
                " ".join(word for word in (f"{each.answer_name}: {each.text}", each.note) if word)
                for each in part.principles
            )
        if part.judgement:
            self._heading(said.judgement_heading, 3)
            self._paragraph(", ".join(f"{each.name} {each.value}/5" for each in part.judgement))
        if part.feedback:
            self._heading(said.feedback_heading, 3)
            self._listed(f"{kind.name}: {text}" for kind in part.feedback for text in kind.texts)
        if part.next_steps:
            self._heading(said.next_heading, 3)
            self._listed(part.next_steps)

    def outcomes(self, outcomes: Outcomes) -> None:
        """Decisions and actions as tables."""
        self._heading(outcomes.heading, 1)
        if outcomes.decisions:
            self._heading(outcomes.decisions_heading, 2)
            decided = [(_and(_and(row.text, row.concept), row.state), row.level) for row in outcomes.decisions]
            self._table(outcomes.decision_columns, decided)
        if outcomes.actions:
            self._heading(outcomes.actions_heading, 2)
            self._table(outcomes.action_columns, [_action(row) for row in outcomes.actions])

    def polls(self, polls: Polls) -> None:
        """A heading and a table for each question to the room."""
        self._heading(polls.heading, 1)
        self._paragraph(polls.lead)
        for part in polls.parts:
            self._heading(part.question, 2)
            self._paragraph(part.detail)
            self._paragraph(part.last_text)
            self._table(part.columns, part.rows)

    def notes(self, contents: Summary) -> None:
        """What was noted by activity, and what the summary says of itself."""
        if contents.notes is not None:
            self._heading(contents.notes.heading, 1)
            for part in contents.notes.parts:
                self._heading(part.title, 2)
                self._listed(part.points)
                for name, points in part.fields:
                    self._heading(name, 3)
                    self._listed(points)
        self._heading(contents.about.heading, 1)
        for sentence in contents.about.sentences:
            self._paragraph(sentence)


def _action(row: ActionRow) -> tuple[str, str, str]:
    return _and(_and(row.what, row.concept), row.state), row.role, row.due


def _and(said: str, more: str) -> str:
    return f"{said} ({more})" if more else said
