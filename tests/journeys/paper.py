"""What the summary says, read back from the PDF, and which of the meeting's words it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from facilitator.console.pages import Pages
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS


def read(file: Path) -> str:
    """All text of a PDF without spaces, line ends and hyphens of its own."""
    with Pages.turn:  # the window may be painting its preview with the same library, in a thread
        document = pypdfium2.PdfDocument(file)
        try:
            return plain("\n".join(page.get_textpage().get_text_range() for page in document))
        finally:
            document.close()


def plain(text: str) -> str:
    """A text as `read` gives it."""
    return "".join(text.split()).replace("\u00ad", "").replace("\ufffe", "")


def lacking(workshop: Workshop, said: str) -> list[str]:
    """Every idea, cluster, concept, piece of feedback, decision and action that is not in what a PDF says."""
    return [text for text in words_of(workshop) if plain(text) not in said]


def words_of(workshop: Workshop) -> Iterator[str]:
    """Everything that people have written in a meeting and that its summary must hold."""
    yield workshop.title
    yield workshop.challenge
    yield from (idea.text for idea in workshop.ideas if not idea.discarded)
    yield from (part for cluster in workshop.clusters for part in (cluster.name, cluster.question))
    for concept in workshop.concepts:
        yield from (getattr(concept, field) for field in ("name", "pitch", *CONCEPT_FIELDS))
    yield from (said.text for said in workshop.feedback)
    yield from (decision.text for decision in workshop.decisions)
    yield from (part for action in workshop.actions for part in (action.what, action.role))
