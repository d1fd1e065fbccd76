"""The summary as an editable document (.docx): the same frozen contents as the PDF, in real headings, lists and tables.

Only the styles that every word processor knows are used, so that whoever takes the document over gives it their own look
in one place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from workshops.summary.sections import ActionRow, ClusterPart, ConceptPart, Group, Outcomes, Sentence, Summary

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
FONT = "Calibri"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML can't hold."""


def write(contents: Summary, written: float) -> bytes:
    """The bytes of the document, written at so many seconds since the epoch."""
    import docx

    document = docx.Document()
    report = _Report(document)
    report.dress(contents, written)
    report.cover(contents)
    report.agenda(contents)
    report.assessments(contents)
    report.clusters(contents)
    report.concepts(contents)
    if contents.outcomes is not None:
        report.outcomes(contents.outcomes)
    report.notes(contents)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Report:
    """Writes part by part into a document."""

    def __init__(self, document: Any) -> None:
        self._document = document

    def dress(self, contents: Summary, written: float) -> None:
        """Language, page, type, properties, and a footer with the page's number."""
        from docx.enum.style import WD_STYLE_TYPE
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        document, styles = self._document, self._document.styles
        for style in styles:
            if style.type == WD_STYLE_TYPE.PARAGRAPH and (style.name.startswith(("Heading", "Title", "Normal"))):
                style.font.name = FONT
                fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
                for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                    fonts.attrib.pop(qn(attribute), None)
                style.font.color.rgb = None
        styles["Normal"].font.size = Pt(11)
        _speak(styles.element, LANGUAGES[contents.language])
        section = document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.header.paragraphs[0].text = _legal(contents.header)
        foot = section.footer.paragraphs[0]
        foot.add_run(f"{_legal(contents.footer)}  ")
        _page_number(foot)
        about, moment = document.core_properties, datetime.fromtimestamp(int(written), UTC)
        about.title, about.subject = _legal(contents.title)[:255], _legal(contents.subject)[:255]
        about.language, about.author, about.comments = LANGUAGES[contents.language], "", ""
        about.created = about.modified = moment

    def cover(self, contents: Summary) -> None:
        """Title, what kind of meeting it was, and what came of it."""
        cover = contents.cover
        self._document.add_heading(_legal(cover.title), 0)
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
                self._document.add_paragraph(_legal(below.text), style="List Bullet 2")

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
            decided = [(_and(row.text, row.concept), row.level) for row in outcomes.decisions]
            self._table(outcomes.decision_columns, decided)
        if outcomes.actions:
            self._heading(outcomes.actions_heading, 2)
            self._table(outcomes.action_columns, [_action(row) for row in outcomes.actions])

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

    def _heading(self, said: str, level: int) -> None:
        self._document.add_heading(_legal(said), level)

    def _paragraph(self, said: str) -> None:
        if said:
            self._document.add_paragraph(_legal(said))

    def _listed(self, points: Iterable[str | Sentence]) -> None:
        for point in points:
            paragraph = self._document.add_paragraph(style="List Bullet")
            if isinstance(point, str):
                paragraph.add_run(_legal(point))
                continue
            for span in point:
                paragraph.add_run(_legal(span.text)).bold = span.strong or None

    def _table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table whose first row is one of headings, repeated on every page."""
        from docx.oxml import OxmlElement

        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        head = table.rows[0]
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, name in zip(head.cells, columns, strict=True):
            cell.paragraphs[0].add_run(_legal(name)).bold = True
        for row in rows:
            for cell, said in zip(table.add_row().cells, row, strict=True):
                cell.text = _legal(said)
        self._document.add_paragraph()


def _action(row: ActionRow) -> tuple[str, str, str]:
    return _and(_and(row.what, row.concept), row.state), row.role, row.due


def _and(said: str, more: str) -> str:
    return f"{said} ({more})" if more else said


def _legal(said: str) -> str:
    return _ILLEGAL.sub("\ufffd", said)


def _speak(styles: Any, language: str) -> None:
    """The language of all text, so that it is spelled and read aloud as it should be."""
    from docx.oxml.ns import qn

    for each in styles.iter(qn("w:lang")):
        each.set(qn("w:val"), language)


def _page_number(paragraph: Any) -> None:
    """A field that the word processor fills with the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
