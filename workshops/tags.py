"""Verbs on tags: cards of the decks laid on ideas, concepts and actions, so that they can be found and counted."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import text
from workshops.model import Action, Concept, Idea, NotFound, Tag, Workshop

KEY = 120
"""Characters of a card's key."""


def of(workshop: Workshop, subject: str) -> list[str]:
    """The keys of the cards laid on an idea, a concept or an action."""
    return sorted(tag.card for tag in workshop.tags if tag.subject_id == subject)


def lay(workshop: Workshop, subjects: Sequence[str], card: str) -> None:
    """Lay a card on each of these; one that has it keeps it once. Raises NotFound."""
    key = text.one_line(card, KEY)
    for subject in subjects:
        _known(workshop, subject)
        if key not in of(workshop, subject):
            workshop.tags.append(Tag(subject_id=subject, card=key))


def take(workshop: Workshop, subjects: Sequence[str], card: str) -> None:
    """Take a card off each of these."""
    for tag in [tag for tag in workshop.tags if tag.subject_id in subjects and tag.card == card]:
        workshop.tags.remove(tag)


def clear(workshop: Workshop, subject: str) -> None:
    """Take every card off what is being removed."""
    for tag in [tag for tag in workshop.tags if tag.subject_id == subject]:
        workshop.tags.remove(tag)


def _known(workshop: Workshop, subject: str) -> None:
    rows: list[Idea | Concept | Action] = [*workshop.ideas, *workshop.concepts, *workshop.actions]
    if not any(row.id == subject for row in rows):
        raise NotFound(kind="Tag")
