"""Solutions in the summary: the five fields, what they build on, and what the room said and decided about them."""

from __future__ import annotations

from collections.abc import Sequence

from workshops import cards, concepts, ideas, merges, pitches, tags
from workshops.model import Concept
from workshops.phases import CONCEPT_FIELDS
from workshops.summary.sections import (
    CONCEPTS,
    ConceptPart,
    Concepts,
    FeedbackPart,
    Field,
    Judgement,
    Overview,
    Principle,
    Sentence,
    SourceIdea,
    Span,
)
from workshops.summary.telling import Telling


def told(tell: Telling) -> list[Concept]:
    """The concepts that hold something, in the order they were presented."""
    own = (each for each in pitches.queue(tell.workshop) if tell.variant.takes_concept(tell.workshop, each))
    return [concept for concept in own if concepts.holds(tell.workshop, concept)]


def chapter(tell: Telling) -> Concepts | None:
    """The solutions, one part each; None where there are none."""
    found, words = told(tell), tell.words
    if not found:
        return None
    below = merges.under(tell.workshop).values()
    readable = {idea.id for idea in ideas.shown(tell.workshop)} | {idea.id for notes in below for idea in notes}
    checked = any(check.answer for check in tell.workshop.checks)
    titles = {card.id: card.title for card in cards.deck(language=words.language).cards} if checked else {}
    return Concepts(
        heading=words("summary.concepts.heading"),
        label=words("summary.concepts.label"),
        unwritten=words("summary.concepts.unwritten"),
        sources_heading=words("summary.concepts.sources"),
        principles_heading=words("summary.concepts.principles"),
        judgement_heading=words("summary.concepts.judgement"),
        judgement_text=words("summary.concepts.of_five"),
        feedback_heading=words("summary.concepts.feedback"),
        next_heading=words("summary.concepts.next"),
        parts=tuple(_part(tell, concept, readable, titles) for concept in found),
        overview=_overview(tell, found),
    )


def concept_name(tell: Telling, concept: Concept) -> str:
    """The name of a solution, or the words for one without."""
    return tell.said(concept.name) or tell.words("summary.concepts.unnamed")


def action_text(tell: Telling, what: str, role: str, due: str) -> str:
    """An action in one line: what, which role and when."""
    when = tell.words("summary.outcomes.by", date=tell.date(due)) if due else ""
    more = ", ".join(part for part in (tell.said(role), when) if part)
    said = tell.said(what)
    return f"{said} ({more})" if more else said


def _part(tell: Telling, concept: Concept, readable: set[str], titles: dict[str, str]) -> ConceptPart:
    words, team = tell.words, tell.teams.get(concept.team_id or "")
    target = team.target_group if team is not None else None
    cluster = next((each for each in tell.workshop.clusters if each.id == concept.cluster_id), None)
    return ConceptPart(
        eyebrow=_eyebrow(tell, tell.said(team.name), target) if team is not None else "",
        target_group=target,
        name=concept_name(tell, concept),
        named=bool(concept.name),
        pitch=tell.said(concept.pitch),
        fields=(
            *(Field(words(f"words.field.{f}"), tell.said(getattr(concept, f))) for f in CONCEPT_FIELDS),
            *_feasible(tell, concept),
            *_laid(tell, concept),
        ),
        sources=tuple(
            SourceIdea(idea.target_group, tell.target(idea.target_group), tell.said(idea.text))
            for idea in concepts.sources_of(tell.workshop, concept)
            if idea.id in readable
        ),
        source_cluster=words("summary.concepts.from", name=tell.said(cluster.name)) if cluster and cluster.name else "",
        principles=_principles(tell, concept, titles),
        judgement=_judgement(tell, concept),
        feedback=_feedback(tell, concept),
        next_steps=_next_steps(tell, concept),
        impact=concept.impact,
        effort=concept.effort,
    )


def _overview(tell: Telling, found: Sequence[Concept]) -> Overview | None:
    """The solutions at a glance: where several were judged, and always where they are all there is."""
    words = tell.words
    judged = [(number, each) for number, each in enumerate(found, start=1) if each.impact and each.effort]
    wanted = len(judged) > 1 or (tell.variant.extent == CONCEPTS and len(found) > 1)
    if not wanted:
        return None
    said = (
        words("summary.overview.place", number=n, name=concept_name(tell, each), impact=each.impact, effort=each.effort)
        for n, each in judged
    )
    columns = ("number", "concept", "impact", "effort", "page")
    number, concept, impact, effort, page = (words(f"summary.overview.{column}") for column in columns)
    return Overview(
        heading=words("summary.concepts.heading"),
        lead=tell.plural("summary.overview.lead", len(found), judged=len(judged)),
        columns=(number, concept, impact, effort, page),
        impact=words("summary.overview.more_impact"),
        effort=words("summary.overview.more_effort"),
        reading=tuple(words(f"summary.overview.reading.{line}") for line in ("numbers", "first", "later")),
        plot_text=words("summary.overview.plot", places=" ".join(said)) if len(judged) > 1 else "",
        unjudged=words("summary.overview.unjudged"),
    )


def _feasible(tell: Telling, concept: Concept) -> tuple[Field, ...]:
    """What the team found of the prerequisites, in a line for those that are there and one for those that are not yet."""
    words, said = tell.words, []
    checks = {check.principle: check for check in tell.workshop.checks if check.concept_id == concept.id}
    deck = cards.deck(cards.PREREQUISITES, words.language)
    for answer in ("yes", "not_yet"):
        found = [
            f"{card.title} ({tell.said(check.note)})" if check.note else card.title
            for card in deck.cards
            if (check := checks.get(cards.key(deck.id, card.id))) is not None and check.answer == answer
        ]
        if found:
            said.append(words(f"summary.concepts.there.{answer}", what="; ".join(found)))
    return (Field(words("summary.concepts.prerequisites"), " ".join(said)),) if said else ()


def _laid(tell: Telling, concept: Concept) -> tuple[Field, ...]:
    """The cards laid on a solution, as one field more where there are any."""
    said = laid(tell, concept.id)
    return (Field(tell.words("summary.concepts.laid"), said),) if said else ()


def laid(tell: Telling, subject: str) -> str:
    """The titles of the cards laid on something, in the order of the decks."""
    own = set(tags.of(tell.workshop, subject))
    return ", ".join(title for key, title in cards.titles(tell.words.language).items() if key in own) if own else ""


def _eyebrow(tell: Telling, team: str, target: str | None) -> str:
    if target is None:
        return team
    return tell.words("summary.concepts.eyebrow", team=team, target_group=tell.target(target, inline=True))


def _principles(tell: Telling, concept: Concept, titles: dict[str, str]) -> tuple[Principle, ...]:
    own = {
        check.principle: check
        for check in tell.workshop.checks
        if check.concept_id == concept.id and check.answer and cards.BEHIND not in check.principle
    }
    order = [key for key in titles if key in own] + sorted(own.keys() - titles.keys())
    return tuple(
        Principle(
            own[key].answer,
            tell.words("summary.concepts.yes" if own[key].answer == "yes" else "summary.concepts.not_yet"),
            titles.get(key, key),
            tell.said(own[key].note),
        )
        for key in order
    )


def _judgement(tell: Telling, concept: Concept) -> tuple[Judgement, ...]:
    judged = (("impact", concept.impact), ("effort", concept.effort))
    return tuple(Judgement(tell.words(f"summary.concepts.{name}"), value) for name, value in judged if value)


def _feedback(tell: Telling, concept: Concept) -> tuple[FeedbackPart, ...]:
    said = pitches.of_concept(tell.workshop, concept.id)
    return tuple(
        FeedbackPart(kind, tell.words(f"summary.concepts.kind.{kind}"), tuple(tell.said(each.text) for each in texts))
        for kind, texts in said.items()
        if texts
    )


def _next_steps(tell: Telling, concept: Concept) -> tuple[Sentence, ...]:
    steps: list[Sentence] = []
    for decision in tell.decisions():
        if decision.concept_id == concept.id and not decision.deferred:
            level = tell.words(f"words.level_inline.{decision.level}")
            steps.append((Span(tell.words("summary.concepts.decision", level=level)), Span(tell.said(decision.text))))
    for action in tell.actions():
        if action.concept_id == concept.id:
            steps.append((Span(action_text(tell, action.what, action.role, action.due)),))
    return tuple(steps)
