"""Verbs on concepts: the sheets on which teams develop one idea each."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import tags
from workshops import text as words
from workshops.ideas import shown
from workshops.model import Action, Check, Cluster, Concept, Decision, Feedback, Idea, Source, Team, Workshop, find
from workshops.phases import CONCEPT_FIELDS

ANSWERS = ("", "yes", "not_yet")


def of_team(workshop: Workshop, team: str) -> Concept | None:
    """The team's sheet, if it has begun one."""
    return next((concept for concept in workshop.concepts if concept.team_id == team), None)


def begin(workshop: Workshop, team: str) -> Concept:
    """The team's sheet, made where there is none."""
    found = of_team(workshop, team)
    if found is None:
        place = find(workshop, Team, team).position
        taken = {concept.position for concept in workshop.concepts}
        found = Concept(team_id=team, position=place if place not in taken else max(taken) + 1)
        workshop.concepts.append(found)
    return found


def choose_cluster(workshop: Workshop, team: str, cluster: str, ideas: Sequence[str] = ()) -> None:
    """The team develops a cluster; the notes named become its sources (all visible notes of it where none are).

    A sheet that bears the name of the cluster chosen before takes the new one's.
    """
    found = find(workshop, Cluster, cluster)
    notes = [find(workshop, Idea, key).id for key in ideas] or [
        i.id for i in shown(workshop) if i.cluster_id == cluster
    ]
    concept = begin(workshop, team)
    before = next((each.name for each in workshop.clusters if each.id == concept.cluster_id), "")
    concept.cluster_id = found.id
    concept.name = found.name if concept.name in ("", before) else concept.name
    for idea in notes:
        _link(workshop, concept, idea)


def choose_idea(workshop: Workshop, team: str, idea: str) -> None:
    """The team develops one note; its cluster stands behind it."""
    found = find(workshop, Idea, idea)
    concept = begin(workshop, team)
    concept.cluster_id = concept.cluster_id or found.cluster_id
    concept.name = concept.name or found.text[: words.TITLE]
    _link(workshop, concept, idea)


def link(workshop: Workshop, concept: str, ideas: Sequence[str]) -> None:
    """Add notes that the concept builds on."""
    found = find(workshop, Concept, concept)
    for idea in [find(workshop, Idea, key).id for key in ideas]:
        _link(workshop, found, idea)


def unlink(workshop: Workshop, concept: str, ideas: Sequence[str]) -> None:
    """Take notes away from what the concept builds on."""
    for source in [s for s in workshop.sources if s.concept_id == concept and s.idea_id in ideas]:
        workshop.sources.remove(source)


def write(workshop: Workshop, team: str, field: str, text: str) -> None:
    """Write one of the five fields, the name or the pitch of a team's sheet, which is begun where there is none."""
    limit = {"name": words.TITLE, "pitch": words.IDEA}.get(field, words.FIELD)
    if field not in (*CONCEPT_FIELDS, "name", "pitch"):
        raise ValueError(field)
    said = words.one_line(text, limit, empty=True) if field == "name" else words.lines(text, limit)
    setattr(begin(workshop, team), field, said)


def judge(workshop: Workshop, concept: str, impact: int, effort: int) -> None:
    """Set impact and effort, 1–5 each, 0 = not judged."""
    found = find(workshop, Concept, concept)
    found.impact, found.effort = max(0, min(5, impact)), max(0, min(5, effort))


def answer(workshop: Workshop, concept: str, principle: str, reply: str, note: str = "") -> None:
    """Hold a concept against a principle: yes, not_yet, or empty to take the answer back."""
    said = words.one_line(note, words.IDEA, empty=True)
    if reply not in ANSWERS:
        raise ValueError(reply)
    found = next((c for c in workshop.checks if c.concept_id == concept and c.principle == principle), None)
    if found is None:
        found = Check(concept_id=find(workshop, Concept, concept).id, principle=principle)
        workshop.checks.append(found)
    found.answer, found.note = reply, said


def filled(concept: Concept | None) -> int:
    """How many of the five fields hold something."""
    return sum(bool(getattr(concept, field).strip()) for field in CONCEPT_FIELDS) if concept is not None else 0


def sources_of(workshop: Workshop, concept: Concept) -> list[Idea]:
    """The kept notes a concept builds on, in order."""
    order = [s.idea_id for s in sorted(workshop.sources, key=lambda s: s.position) if s.concept_id == concept.id]
    known = {idea.id: idea for idea in workshop.ideas if not idea.discarded}
    return [known[key] for key in order if key in known]


def holds(workshop: Workshop, concept: Concept) -> bool:
    """Whether a sheet was more than begun."""
    if concept.name or concept.pitch or filled(concept) or sources_of(workshop, concept):
        return True
    rows: list[Feedback | Decision | Action] = [*workshop.feedback, *workshop.decisions, *workshop.actions]
    return any(row.concept_id == concept.id for row in rows)


def remove(workshop: Workshop, concept: str) -> None:
    """Remove a sheet with its sources, checks and feedback; decisions and actions that name it stay."""
    found = find(workshop, Concept, concept)
    for source in [row for row in workshop.sources if row.concept_id == concept]:
        workshop.sources.remove(source)
    for check in [row for row in workshop.checks if row.concept_id == concept]:
        workshop.checks.remove(check)
    tags.clear(workshop, concept)
    for said in [row for row in workshop.feedback if row.concept_id == concept]:
        workshop.feedback.remove(said)
    for decision in workshop.decisions:
        decision.concept_id = None if decision.concept_id == concept else decision.concept_id
    for action in workshop.actions:
        action.concept_id = None if action.concept_id == concept else action.concept_id
    for clock in [row for row in workshop.timings if row.subject_id == concept]:
        workshop.timings.remove(clock)
    if workshop.progress is not None and workshop.progress.pitch_id == concept:
        workshop.progress.pitch_id = None
    workshop.concepts.remove(found)


def _link(workshop: Workshop, concept: Concept, idea: str) -> None:
    own = [source for source in workshop.sources if source.concept_id == concept.id]
    if not any(source.idea_id == idea for source in own):
        place = max((source.position for source in own), default=-1) + 1
        workshop.sources.append(Source(concept_id=concept.id, idea_id=idea, position=place))
