"""Verbs on the minutes: word a paragraph otherwise, add, leave out, and answer where the data have changed since."""

from __future__ import annotations

from workshops import text as words
from workshops.minutes.merging import basis_of, key_of
from workshops.model import Paragraph, Workshop, find


def reword(workshop: Workshop, place: str, text: str, basis: str) -> None:
    """Let a paragraph say this; `basis` is what the data say now. The same words as theirs, or none, restore those."""
    said = words.lines(text, words.PARAGRAPH)
    row = _instead(workshop, place)
    if not said or said == basis_of(basis):
        if row is not None:
            workshop.paragraphs.remove(row)
        return
    if row is None:
        row = Paragraph(place=place)
        workshop.paragraphs.append(row)
    row.text, row.basis, row.removed = said, basis_of(basis), False


def restore(workshop: Workshop, place: str) -> None:
    """Let a paragraph say what the data say; what a person wrote in its place goes."""
    row = _instead(workshop, place)
    if row is not None:
        workshop.paragraphs.remove(row)


def leave_out(workshop: Workshop, place: str, basis: str) -> None:
    """Leave a paragraph out. What a person wrote in its place is kept for when it comes back."""
    row = _instead(workshop, place)
    if row is None:
        row = Paragraph(place=place, basis=basis_of(basis))
        workshop.paragraphs.append(row)
    row.removed = True


def bring_back(workshop: Workshop, place: str) -> None:
    """Take a paragraph in again that was left out."""
    row = _instead(workshop, place)
    if row is not None and row.text:
        row.removed = False
    elif row is not None:
        workshop.paragraphs.remove(row)


def add(workshop: Workshop, place: str, text: str, after: str = "") -> Paragraph:
    """Add a paragraph below that of a place, after an added one (its id) or as the first there; raises Empty, TooLong."""
    said = words.lines(text, words.PARAGRAPH, empty=False)
    there = _added(workshop, place)
    at = next((number for number, row in enumerate(there, start=1) if row.id == after), 0)
    before = there[at - 1].position if at else there[0].position - 2.0 if there else 0.0
    follows = there[at].position if at < len(there) else before + 2.0
    row = Paragraph(place=place, added=True, text=said, position=(before + follows) / 2)
    workshop.paragraphs.append(row)
    return row


def retell(workshop: Workshop, paragraph: str, text: str) -> None:
    """Change an added paragraph; raises Empty, TooLong, NotFound."""
    found = find(workshop, Paragraph, paragraph)
    found.text = words.lines(text, words.PARAGRAPH, empty=False)


def forget(workshop: Workshop, paragraph: str) -> None:
    """Remove a paragraph that somebody wrote: an added one, or one that stands for data that are gone."""
    workshop.paragraphs.remove(find(workshop, Paragraph, paragraph))


def keep_mine(workshop: Workshop, paragraph: str, basis: str) -> None:
    """What a person wrote stands, also against what the data say now; of data that are gone it becomes their own."""
    found = find(workshop, Paragraph, paragraph)
    if basis:
        found.basis = basis_of(basis)
    else:
        there = _added(workshop, found.place)
        found.added, found.basis = True, ""
        found.position = there[0].position - 1.0 if there else 0.0


def keep_both(workshop: Workshop, paragraph: str) -> None:
    """What the data say now, and below it what a person wrote."""
    keep_mine(workshop, paragraph, "")


def _instead(workshop: Workshop, place: str) -> Paragraph | None:
    """What a person wrote in place of a paragraph, wherever that stood then."""
    rows = [row for row in workshop.paragraphs if not row.added and key_of(row.place) == key_of(place)]
    return min(rows, key=lambda row: row.id, default=None)


def _added(workshop: Workshop, place: str) -> list[Paragraph]:
    rows = [row for row in workshop.paragraphs if row.added and key_of(row.place) == key_of(place)]
    return sorted(rows, key=lambda row: (row.position, row.id))
