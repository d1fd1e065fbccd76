"""Decisions, actions and noted points in the summary, and what it says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workshops import agenda, assessments, cards, methods, outcomes, parking, standings
from workshops.model import Action, Activity, Decision, Parked, Workshop
from workshops.phases import ASSESSMENT
from workshops.summary import matter_contents, poll_contents
from workshops.summary.concept_contents import concept_name, laid
from workshops.summary.sections import (
    ALL,
    CONCEPTS,
    TARGET_GROUP,
    TEAM,
    About,
    ActionRow,
    DecisionRow,
    Noted,
    Notes,
    Outcomes,
    Sentence,
    Span,
)
from workshops.summary.telling import Telling
from workshops.summary.variants import name


def chapter(tell: Telling) -> Outcomes | None:
    """Decisions and actions; None where there are neither, and where the sheets of the solutions tell them."""
    words = tell.words
    decided, assigned = tell.decisions(), tell.actions()
    if tell.variant.extent in (CONCEPTS, TEAM) or not (decided or assigned):
        return None
    heading = "heading" if decided and assigned else "heading_decisions" if decided else "heading_actions"
    return Outcomes(
        heading=words(f"summary.outcomes.{heading}"),
        label=words("words.phase.deliver"),
        decisions_heading=_decided(tell, decided),
        decision_columns=(words("summary.outcomes.decision"), words("summary.outcomes.level")),
        decisions=tuple(_decision(tell, each) for each in sorted(decided, key=lambda row: row.deferred)),
        actions_heading=tell.plural("summary.outcomes.actions", len(assigned)),
        action_columns=(words("summary.outcomes.what"), words("summary.outcomes.role"), words("summary.outcomes.due")),
        actions=tuple(_action(tell, each) for each in assigned),
    )


def notes(tell: Telling) -> Notes | None:
    """What was written down, activity by activity, what was parked, and when people meet next; None where there is nothing."""
    if tell.variant.extent == CONCEPTS:
        return None
    steps = (part for step in agenda.steps(tell.workshop) for part in _of_step(tell, step))
    last = (*matter_contents.loose_news(tell), *_parked(tell), *matter_contents.dates_part(tell))
    parts = (*matter_contents.presence_part(tell), *steps, *last)
    if not parts:
        return None
    return Notes(tell.words("summary.notes.heading"), tell.words("summary.notes.label"), parts)


def about(tell: Telling, hidden: int, discarded: int, missing: tuple[str, ...]) -> About:
    """What the summary leaves out, and the truth about names. `missing` names the parts there was nothing to say of."""
    words = tell.words
    sentences = []
    if tell.variant.extent != ALL:
        key, named = tell.variant.key, name(tell.variant, tell.workshop, words)
        whose = tell.target(key, inline=True) if tell.variant.extent == TARGET_GROUP else tell.said(named)
        sentences.append(words(f"summary.about.{tell.variant.extent}", name=whose))
    sentences.append(words("summary.about.names_kept" if keeps_names(tell.workshop) else "summary.about.names"))
    if any(vote.closed for vote in tell.workshop.rounds):
        sentences.append(words("summary.about.votes"))
    if any(not vote.closed for vote in tell.workshop.rounds):
        sentences.append(words("summary.about.open"))
    sentences += [words(f"summary.about.{key}") for key in _about_assessments(tell)]
    sentences += [said for said in (poll_contents.left_out(tell),) if said]
    if hidden:
        sentences.append(tell.plural("summary.about.hidden", hidden))
    if discarded:
        sentences.append(tell.plural("summary.about.discarded", discarded))
    sentences += [words(f"summary.about.no_{part}") for part in missing]
    if tell.foreign:
        sentences.append(words("summary.about.signs"))
    return About(words("summary.about.heading"), words("summary.label"), tuple(sentences))


def keeps_names(workshop: Workshop) -> bool:
    """Whether names of those who were there are kept, beside the summary and never in it."""
    return workshop.keeps_names and bool(workshop.attendees)


def _decided(tell: Telling, rows: list[Decision]) -> str:
    """How many decisions there are, and how many of them were put off."""
    later = sum(row.deferred for row in rows)
    if not later:
        return tell.plural("summary.outcomes.decisions", len(rows))
    if later == len(rows):
        return tell.plural("summary.outcomes.all_deferred", later)
    made = tell.plural("summary.outcomes.decisions", len(rows) - later)
    return tell.plural("summary.outcomes.some_deferred", later, made=made)


def _about_assessments(tell: Telling) -> list[str]:
    """What is said of marks: that they are nobody's, and that some were not shown."""
    held = [each for each in tell.workshop.assessments if tell.variant.extent == ALL]
    given = {row.assessment_id for row in tell.workshop.ratings if row.count}
    told = any(each.id in given and (each.shown or each.closed) for each in held)
    waiting = any(each.id in given and not (each.shown or each.closed) for each in held)
    return [*(["marks"] if told else []), *(["marks_waiting"] if waiting else [])]


def _decision(tell: Telling, decision: Decision) -> DecisionRow:
    return DecisionRow(
        text=tell.said(decision.text),
        level=tell.words(f"words.level.{decision.level}"),
        concept=_concept(tell, decision.concept_id),
        state=_sentences(tell.words("summary.outcomes.deferred") if decision.deferred else "", _since(tell, decision)),
    )


def _action(tell: Telling, action: Action) -> ActionRow:
    cards_laid = laid(tell, action.id)
    return ActionRow(
        what=tell.said(action.what),
        role=tell.said(action.role) or tell.words("summary.outcomes.no_role"),
        due=tell.date(action.due) if action.due else tell.words("summary.outcomes.no_due"),
        concept=_sentences(_concept(tell, action.concept_id), f"{cards_laid}." if cards_laid else ""),
        state=_sentences(
            tell.words("summary.outcomes.done") if action.done else "", _belongs(tell, action), _since(tell, action)
        ),
    )


def _belongs(tell: Telling, action: Action) -> str:
    """The area of the digitalisation plan, and who answers for the action, as far as either is said."""
    area = cards.titles(tell.words.language).get(action.area, "") if action.area else ""
    answers = tell.words(f"words.responsible.{action.responsible}") if action.responsible else ""
    return f"{', '.join(part for part in (area, answers) if part)}." if area or answers else ""


def _since(tell: Telling, row: Decision | Action | Parked) -> str:
    """The meeting where something began that was carried here."""
    if not row.carried:
        return ""
    if row.since:
        return tell.words("summary.outcomes.since", date=tell.date(row.since))
    return tell.words("summary.outcomes.since_title", title=tell.said(row.began)) if row.began else ""


def _sentences(*said: str) -> str:
    return " ".join(each for each in said if each)


def _concept(tell: Telling, key: str | None) -> str:
    found = next((concept for concept in tell.workshop.concepts if concept.id == key), None)
    return tell.words("summary.outcomes.about", name=concept_name(tell, found)) if found is not None else ""


def _of_step(tell: Telling, step: Activity) -> Iterator[Noted]:
    """What an activity left: what was carried from last time, what goes on outside, and points."""
    first, found = matter_contents.of_step(tell, step), bool(_points(tell, step))
    if not first and not found:
        return
    noted = _noted(tell, step)
    yield replace(noted, points=(*first, *noted.points))


def _noted(tell: Telling, step: Activity) -> Noted:
    detail = tell.words(f"words.phase.{step.phase}") if step.phase else tell.words(f"words.work.{step.work}")
    if detail.casefold() == step.title.casefold():
        detail = ""
    points = _points(tell, step)
    inside = tuple((name, tuple(points.pop(key))) for key, name in _fields(tell, step) if key in points)
    return Noted(tell.said(step.title), detail, tuple(each for left in points.values() for each in left), inside)


def _fields(tell: Telling, step: Activity) -> list[tuple[str, str]]:
    """What points of a step may belong to: the fields of its method, and the areas that were assessed in it."""
    named = [(field.id, field.name) for field in methods.fields(step.method, tell.words.language)]
    found = assessments.of_activity(tell.workshop, step.id) if step.work == ASSESSMENT else None
    areas = standings.areas_of(tell.workshop, found.id) if found is not None else []
    return [*named, *((area.text, tell.said(area.text)) for area in areas)]


def _parked(tell: Telling) -> tuple[Noted, ...]:
    """What was put aside; what has been dealt with since says so. It is the whole room's: no part of a summary has it."""
    if tell.variant.extent != ALL:
        return ()
    rows = parking.in_order(tell.workshop)
    settled = tell.words("summary.notes.settled")
    points = [(Span(tell.said(row.text)), *_aside(settled if row.settled else "", _since(tell, row))) for row in rows]
    return (Noted(tell.words("summary.notes.parked"), "", tuple(points)),) if points else ()


def _aside(settled: str, since: str) -> tuple[Span, ...]:
    said = " ".join(part for part in (f"({settled})" if settled else "", since) if part)
    return (Span(f" {said}"),) if said else ()


def _points(tell: Telling, step: Activity) -> dict[str, list[Sentence]]:
    """The points of a step as sentences, by the field they belong to."""
    points: dict[str, list[Sentence]] = {}
    hidden = {point.id for point in outcomes.hidden_points(tell.workshop)}
    own = [point for point in outcomes.points_of(tell.workshop, step.id) if point.id not in hidden]
    for point in (each for each in own if tell.variant.takes_point(tell.workshop, each)):
        team = tell.teams.get(point.team_id or "")
        by = (Span(tell.words("summary.notes.team", team=tell.said(team.name)), True),) if team is not None else ()
        points.setdefault(point.field, []).append((*by, Span(tell.said(point.text))))
    return points
