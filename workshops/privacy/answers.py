"""What a person answers to personal data that was found: let it stand, put its kind in its place, or write otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workshops import text as words
from workshops.model import Acceptance, Base, Workshop, everything
from workshops.phases import CONCEPT_FIELDS
from workshops.privacy import detect
from workshops.privacy.findings import Finding, mark, row_of, text_of
from workshops.privacy.found import masked
from workshops.text import Refused

LONG = (*CONCEPT_FIELDS, "pitch")
"""Texts that keep their line breaks."""
LONGEST = (("activities", "said"), ("paragraphs", "text"))
"""Those of them that are long."""
SHORT = ("name", "title", "place", "organisation", "municipality", "record_number", "role", "presenter")


class FoundNoMore(Refused):
    """The text has been changed since it was looked at."""


def accept(workshop: Workshop, found: Sequence[Finding]) -> None:
    """Let these stand. What was accepted in texts that have been changed since is forgotten."""
    _forget_changed(workshop)
    for each in found:
        if not each.accepted:
            text = text_of(workshop, each.subject, each.field, each.table)
            workshop.acceptances.append(
                Acceptance(
                    subject_id=each.subject,
                    field=each.field,
                    kind=each.found.kind,
                    place=each.found.start,
                    mark=mark(each.subject, each.field, text),
                )
            )


def mask(workshop: Workshop, found: Sequence[Finding], names: Mapping[str, str]) -> None:
    """Put the kind of each in its place, in brackets; raises FoundNoMore, TooLong."""
    texts = dict.fromkeys((each.table, each.subject, each.field) for each in found)
    for table, subject, field in texts:
        before = text_of(workshop, subject, field, table)
        own = [each.found for each in found if (each.table, each.subject, each.field) == (table, subject, field)]
        if not set(own) <= set(detect.find(before)):
            raise FoundNoMore
        _write(workshop, table, subject, field, masked(before, own, lambda kind: names[kind]))
    _forget_changed(workshop)


def reword(workshop: Workshop, finding: Finding, text: str) -> None:
    """Let the text of a finding say something else; raises Empty, TooLong, NotFound."""
    _write(workshop, finding.table, finding.subject, finding.field, text)
    _forget_changed(workshop)


def _write(workshop: Workshop, table: str, subject: str, field: str, text: str) -> None:
    row = row_of(workshop, table, subject)
    if (table, field) in LONGEST:
        said = words.lines(text, words.PARAGRAPH)
    elif field in LONG:
        said = words.lines(text, words.FIELD)
    else:
        limit = words.TITLE if field in SHORT else words.IDEA
        said = words.one_line(text, limit, empty=field not in ("text", "title", "what", "words"))
    setattr(row, field, said)


def _forget_changed(workshop: Workshop) -> None:
    known = {(row.id, field): str(getattr(row, field)) for row, field in _accepted_in(workshop)}
    for row in list(workshop.acceptances):
        text = known.get((row.subject_id, row.field))
        if text is None or mark(row.subject_id, row.field, text) != row.mark:
            workshop.acceptances.remove(row)


def _accepted_in(workshop: Workshop) -> list[tuple[Base, str]]:
    wanted = {(row.subject_id, row.field) for row in workshop.acceptances}
    rows: tuple[Base, ...] = (workshop, *everything(workshop)) if wanted else ()
    return [(row, field) for row in rows for subject, field in wanted if row.id == subject]
