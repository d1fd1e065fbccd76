"""Self-assessment in the summary: what was shown or closed, as pictures with their figures, and what is worth talking of."""

from __future__ import annotations

from workshops import assessed, assessments
from workshops.charts import radar
from workshops.standings import Cell, Standing
from workshops.summary.sections import ALL, AssessmentPart, AssessmentRow, Assessments
from workshops.summary.telling import Telling


def chapter(tell: Telling) -> Assessments | None:
    """The assessments that may leave; None where there are none, and in summaries of a part of the meeting."""
    standings = assessments.told(tell.workshop) if tell.variant.extent == ALL else []
    if not standings:
        return None
    words = tell.words
    named = ("area", "role", "mean", "before", "change", "answers", "spread")
    area, role, mean, before, change, answers, spread = (words(f"summary.assessment.{name}") for name in named)
    return Assessments(
        heading=words("summary.assessment.heading"),
        label=words("summary.assessment.label"),
        columns=(area, role, mean, before, change, answers, spread),
        parts=tuple(_part(tell, standing) for standing in standings),
    )


def _part(tell: Telling, standing: Standing) -> AssessmentPart:
    words = tell.words
    kind = "radar" if len(standing.areas) >= radar.FEWEST else "bars"
    roles = range(len(standing.roles))
    now = tuple(tuple(cell.mean for cell in standing.of_role(n)) for n in roles)
    before = tuple(tuple(cell.before for cell in standing.of_role(n)) for n in roles)
    alt = assessed.figure(words, standing, kind)
    figures = [("", now, alt)]
    overlay = None
    if standing.compares and kind == "radar":
        last = assessed.last_time(words, standing)
        if len(standing.roles) == 1:
            overlay = (last, before[0])
        else:
            figures = [(_capital(last), before, alt), (words("assessment.this_time"), now, alt)]
    notes = [words("assessment.figure.compared", date=assessed.last_time(words, standing))] if standing.compares else []
    if any(cell.number > 0 and cell.mean is None for row in standing.cells for cell in row):
        notes.append(words("assessment.few"))
    return AssessmentPart(
        title=tell.said(standing.title),
        lead=assessed.scale(words, standing),
        areas=tuple(tell.said(area.text) for area in standing.areas),
        least=standing.least,
        most=standing.most,
        series=tuple((n, tell.said(role.text)) for n, role in enumerate(standing.roles)),
        figures=tuple(figures) if standing.tells else (),
        overlay=overlay,
        before=before,
        axes=assessed.axes(words, standing, kind),
        rows=_rows(tell, standing),
        findings=assessed.findings(words, standing),
        notes=tuple(notes),
    )


def _rows(tell: Telling, standing: Standing) -> tuple[AssessmentRow, ...]:
    rows = []
    for area, row, overall in zip(standing.areas, standing.cells, standing.overall, strict=True):
        named: list[tuple[str, Cell]] = [(role.text, cell) for role, cell in zip(standing.roles, row, strict=True)]
        if len(named) > 1:
            named.append((tell.words("assessment.everybody"), overall))
        for place, (role, cell) in enumerate(named):
            rows.append(
                AssessmentRow(
                    area=tell.said(area.text),
                    role=tell.said(role),
                    mean=assessed.mean(tell.words, cell),
                    before=assessed.before(tell.words, cell),
                    change=assessed.change(tell.words, cell),
                    answers=str(cell.number),
                    spread=assessed.spread(tell.words, cell),
                    first=place == 0,
                )
            )
    return tuple(rows)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
