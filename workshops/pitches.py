"""Verbs on presentations: the queue of concepts and what the room says of each."""

from __future__ import annotations

from collections import Counter

from workshops import text as words
from workshops.model import Concept, Feedback, Workshop, find, new_id
from workshops.phases import FEEDBACK


def queue(workshop: Workshop) -> list[Concept]:
    """The concepts in the order they are presented."""
    return sorted(workshop.concepts, key=lambda concept: concept.position)


def reorder(workshop: Workshop, concept: str, position: int) -> None:
    """Move a concept to another place in the queue."""
    found = find(workshop, Concept, concept)
    others = [each for each in queue(workshop) if each is not found]
    others.insert(max(0, min(position, len(others))), found)
    for number, each in enumerate(others):
        each.position = number


def say(workshop: Workshop, concept: str, kind: str, text: str, id: str = "") -> Feedback:
    """Add one piece of feedback; raises Empty, TooLong, NotFound."""
    if kind not in FEEDBACK:
        raise ValueError(kind)
    said = words.one_line(text, words.IDEA)
    number = max((each.seq for each in workshop.feedback), default=0) + 1
    concept = find(workshop, Concept, concept).id
    feedback = Feedback(id=id or new_id(), concept_id=concept, kind=kind, text=said, seq=number)
    workshop.feedback.append(feedback)
    return feedback


def reword(workshop: Workshop, feedback: str, text: str) -> None:
    """Change what a piece of feedback says."""
    find(workshop, Feedback, feedback).text = words.one_line(text, words.IDEA)


def rekind(workshop: Workshop, feedback: str, kind: str) -> None:
    """Move a piece of feedback to another kind."""
    if kind not in FEEDBACK:
        raise ValueError(kind)
    find(workshop, Feedback, feedback).kind = kind


def withdraw(workshop: Workshop, feedback: str) -> None:
    """Remove a piece of feedback."""
    workshop.feedback.remove(find(workshop, Feedback, feedback))


def of_concept(workshop: Workshop, concept: str) -> dict[str, list[Feedback]]:
    """Feedback by kind, oldest first."""
    said: dict[str, list[Feedback]] = {kind: [] for kind in FEEDBACK}
    for each in sorted(workshop.feedback, key=lambda f: f.seq):
        if each.concept_id == concept:
            said[each.kind].append(each)
    return said


def counts(workshop: Workshop, concept: str) -> dict[str, int]:
    """How many pieces of each kind a concept has got."""
    tally = Counter(each.kind for each in workshop.feedback if each.concept_id == concept)
    return {kind: tally[kind] for kind in FEEDBACK}
