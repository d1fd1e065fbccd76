"""From a workshop to its minutes as the data give them: item by item, in the order of the meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from workshops import agenda, timeline
from workshops.labels import Words
from workshops.minutes import asked, decided, made, opening
from workshops.minutes.blocks import Block
from workshops.minutes.telling import REST, Telling
from workshops.model import Activity, Workshop

Source = Callable[[Telling, Activity | None], Iterator[Block]]

SOURCES: Mapping[str, Source] = {
    "presented": opening.presented,
    "followed": decided.followed,
    "polls": asked.polls,
    "assessments": asked.assessed,
    "ideas": made.written,
    "clusters": made.arranged,
    "votes": made.voted,
    "concepts": made.developed,
    "feedback": made.feedback,
    "news": decided.news,
    "points": decided.points,
    "decisions": decided.decisions,
    "actions": decided.actions,
}
"""What an item of the agenda may tell, in this order. Each is asked for every item, and last for what no item has told."""


def generated(workshop: Workshop, words: Words) -> tuple[Block, ...]:
    """The minutes as the data give them. Every item of the agenda has its heading, also one with nothing to tell."""
    tell = Telling(workshop, words)
    found = [*opening.opening(tell)]
    for step in tell.steps:
        tell.under = f"item:{step.id}"
        found.append(_headed(tell, step))
        found += _told(tell, step)
    tell.under = REST
    rest = list(_told(tell, None))
    if rest:
        found += [tell.heading(REST, words("minutes.rest")), *rest]
    return (*found, *opening.parked(tell), *opening.dates(tell), *opening.end(tell))


def _headed(tell: Telling, step: Activity) -> Block:
    """The heading of an item: when it began, by the clock for a meeting that was finished on its day, else by plan; and its phase."""
    workshop = tell.workshop
    began = next((row.began for row in workshop.timings if row.subject_id == step.id and row.began is not None), None)
    if began is not None and timeline.clocked(workshop):
        start = timeline.local_minutes(began)
    else:
        start = next(slot.start for slot in agenda.slots(workshop) if slot.activity == step.id)
    made = tell.heading(tell.under, tell.said(step.title), spoken=True)
    return replace(made, aside=tell.time(start), phase=step.phase or "")


def _told(tell: Telling, step: Activity | None) -> Iterator[Block]:
    for source in SOURCES.values():
        yield from source(tell, step)


def lead(workshop: Workshop, words: Words) -> tuple[str, ...]:
    """What stands below the title: what kind of meeting, when and where, and its record number."""
    tell, hours = Telling(workshop, words), timeline.hours(workshop)
    values = {
        "kind": words(f"words.kind.{workshop.kind}"),
        "date": tell.date(workshop.date, "long") if workshop.date else words("words.date.none").lower(),
        "span": words("summary.span", start=tell.time(hours.start), end=tell.time(hours.end)),
        "place": tell.said(workshop.place),
    }
    key = ("placed" if workshop.place else "dated") if workshop.date else "undated"
    lines = [words(f"summary.cover.{key}", None, **values)]
    if workshop.record_number:
        lines.append(words("summary.cover.record", number=tell.said(workshop.record_number)))
    return tuple(lines)


def title(workshop: Workshop, words: Words) -> str:
    """What the minutes are of."""
    return workshop.title or words(f"words.kind.{workshop.kind}")


def beside(workshop: Workshop) -> bool:
    """Whether a meeting surrounds the workshop, so that its minutes are wanted."""
    return workshop.kind in ("network_meeting", "apt") and any(
        not agenda.is_break(step) for step in workshop.activities
    )
