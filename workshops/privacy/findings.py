"""Where personal data stands in a meeting: in each text that would leave with it, with what somebody has let stand told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from workshops.change import Change
from workshops.labels import Words
from workshops.model import Base, Workshop, everything, find
from workshops.privacy import detect
from workshops.privacy.found import Found, quoted

FIELDS: dict[str, tuple[str, ...]] = {
    "workshops": ("title", "place", "organisation", "municipality", "challenge", "record_number"),
    "activities": ("title", "presenter", "said"),
    "teams": ("name", "mix"),
    "ideas": ("text",),
    "clusters": ("name", "question"),
    "concepts": ("name", "pitch", "audience", "functionality", "technology", "interface", "challenges"),
    "principle_checks": ("note",),
    "feedback": ("text",),
    "decisions": ("text", "began"),
    "actions": ("what", "role", "began"),
    "points": ("text",),
    "parked": ("text", "began"),
    "terms": ("words",),
    "polls": ("question", "low", "high"),
    "poll_options": ("text",),
    "answers": ("text",),
    "assessments": ("title",),
    "assessment_areas": ("text",),
    "assessment_roles": ("text",),
    "news": ("title", "summary"),
    "occasions": ("title", "place", "note"),
    "attendance": ("origin", "role"),
    "paragraphs": ("text",),
}
"""The texts of a workshop that others may read, table by table."""
MARK = 4
"""Hex digits that tell whether a text is still the same: too few to tell anything of what it says."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of personal data in one text: the row it stands in, its field, and whether somebody lets it stand."""

    table: str
    subject: str
    field: str
    found: Found
    accepted: bool = False


def of(workshop: Workshop) -> tuple[Finding, ...]:
    """Everything that was found in texts that would leave; hidden and discarded notes stay here, so they are not looked at."""
    accepted = {(row.subject_id, row.field, row.kind, row.place, row.mark) for row in workshop.acceptances}
    return tuple(
        Finding(
            row.__tablename__,
            row.id,
            field,
            each,
            (row.id, field, each.kind, each.start, mark(row.id, field, text)) in accepted,
        )
        for row, field, text in _texts(workshop)
        for each in detect.find(text)
    )


def in_change(workshop: Workshop, change: Change) -> tuple[Finding, ...]:
    """What stands in the texts that a change wrote and that nobody has answered."""
    written = {
        (row.table, row.key, field)
        for row in change.rows
        if row.after is not None
        for field in FIELDS.get(row.table, ())
        if row.after.get(field)
    }
    accepted = {(row.subject_id, row.field, row.kind, row.place, row.mark) for row in workshop.acceptances}
    found = []
    for table, subject, field in sorted(written):
        text = text_of(workshop, subject, field, table)
        for each in detect.find(text):
            if (subject, field, each.kind, each.start, mark(subject, field, text)) not in accepted:
                found.append(Finding(table, subject, field, each))
    return tuple(found)


def open_ones(workshop: Workshop) -> tuple[Finding, ...]:
    """Those that nobody has answered."""
    return tuple(each for each in of(workshop) if not each.accepted)


def mark(subject: str, field: str, text: str) -> str:
    """What tells whether a text is still the same."""
    return hashlib.sha256(f"{subject}\n{field}\n{text}".encode()).hexdigest()[:MARK]


def text_of(workshop: Workshop, subject: str, field: str, table: str) -> str:
    """The text that a finding stands in; raises NotFound."""
    return str(getattr(row_of(workshop, table, subject), field))


def row_of(workshop: Workshop, table: str, subject: str) -> Base:
    """The row that a finding stands in; raises NotFound."""
    if table == Workshop.__tablename__:
        return workshop
    kind = next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table)
    row: Base = find(workshop, kind, subject)
    return row


def quote(workshop: Workshop, finding: Finding, words: Words) -> str:
    """The words around a finding; it and its neighbours are masked."""
    text = text_of(workshop, finding.subject, finding.field, finding.table)
    return quoted(text, finding.found, detect.find(text), lambda kind: words(f"privacy.kind.{kind}"))


def where(workshop: Workshop, finding: Finding, words: Words) -> str:
    """Where it stands, in words: "a note", "a solution, technical solution"."""
    place = words(f"privacy.where.{finding.table}")
    key = f"words.field.{finding.field}"
    return words("privacy.where_field", place=place, field=words(key)) if key in words else place


def _texts(workshop: Workshop) -> Iterator[tuple[Base, str, str]]:
    closed = {team.id for team in workshop.teams if not team.revealed}
    for row in (workshop, *everything(workshop)):
        fields = FIELDS.get(row.__tablename__, ())
        if fields and not getattr(row, "discarded", False):
            if row.__tablename__ != "ideas" or getattr(row, "team_id", None) not in closed:
                yield from ((row, field, text) for field in fields if (text := getattr(row, field)))
