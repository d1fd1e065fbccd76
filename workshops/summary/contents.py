"""From a workshop to what its summary says: a frozen value that may travel to another thread or another file.

Hidden and discarded notes and all ballots stay behind; how many notes were left out is said. A variant of the summary
is made by the same hands from what belongs in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from workshops import agenda, attendance, ideas, timeline
from workshops.labels import Words
from workshops.model import Workshop
from workshops.outcomes import hidden_points
from workshops.summary import (
    assessment_contents,
    cluster_contents,
    concept_contents,
    findings,
    meeting_contents,
    outcome_contents,
    poll_contents,
    variants,
)
from workshops.summary.cluster_contents import Ranked
from workshops.summary.sections import ALL, CONCEPTS, TEAM, Count, Cover, Summary
from workshops.summary.telling import Telling, local
from workshops.summary.variants import EVERYTHING, Variant

__all__ = ["Summary", "of"]


def of(
    workshop: Workshop,
    words: Words,
    *,
    now: float | None = None,
    draft: bool = False,
    variant: Variant = EVERYTHING,
) -> Summary:
    """What the summary of a workshop, or a variant of it, says in the language of `words`.

    `now`, seconds since the epoch, is when it is written (None: the summary does not say). Read the workshop on the
    thread that owns it; the value holds nothing of the database.
    """
    tell = Telling(workshop, words, now, variant)
    ranked = Ranked(workshop, variant)
    hidden = sum(map(variant.takes_idea, ideas.waiting(workshop)))
    hidden += sum(variant.takes_point(workshop, point) for point in hidden_points(workshop))
    discarded = sum(idea.discarded and variant.takes_idea(idea) for idea in workshop.ideas)
    clusters = cluster_contents.chapter(tell, ranked) if variant.extent != CONCEPTS else None
    concepts = concept_contents.chapter(tell)
    assessments = assessment_contents.chapter(tell)
    outcomes, notes = outcome_contents.chapter(tell), outcome_contents.notes(tell)
    asked = poll_contents.chapter(tell)
    missing = _missing(tell, {"ideas": ranked.ideas, "concepts": concepts, "outcomes": outcomes})
    cover = _cover(tell, ranked, len(concepts.parts) if concepts else 0)
    meeting, about = meeting_contents.plan(tell), outcome_contents.about(tell, hidden, discarded, missing)
    return Summary(
        language=words.language,
        title=tell.said(workshop.title) or cover.title,
        subject=words("summary.subject"),
        header=running_header(tell),
        footer=running_footer(tell, draft),
        draft=draft,
        hidden=hidden,
        discarded=discarded,
        cover=cover,
        agenda=meeting,
        clusters=clusters,
        concepts=concepts,
        outcomes=outcomes,
        notes=notes,
        about=about,
        contents_heading=words("summary.contents"),
        signs=tell.signs(),
        extent=variant.extent,
        spoken=workshop.language,
        assessments=assessments,
        polls=asked,
    )


def _missing(tell: Telling, parts: Mapping[str, object]) -> tuple[str, ...]:
    """The parts that there is nothing to say of; outcomes are missed only where they would have a chapter."""
    missed = [name for name, part in parts.items() if not part]
    if tell.variant.extent in (CONCEPTS, TEAM):
        missed = [name for name in missed if name != "outcomes"]
    return tuple(missed)


def _cover(tell: Telling, ranked: Ranked, concepts: int) -> Cover:
    workshop, words = tell.workshop, tell.words
    title, organisation = tell.said(workshop.title), tell.said(workshop.organisation)
    kind = words(f"words.kind.{workshop.kind}")
    big = tell.said(workshop.challenge) or title or kind
    segments = meeting_contents.line(tell)
    numbers = {
        "ideas": ranked.ideas,
        "clusters": len(ranked.order),
        "concepts": concepts,
        "decisions": sum(not row.deferred for row in tell.decisions()),
        "actions": len(tell.actions()),
    }
    if tell.variant.extent == CONCEPTS:
        del numbers["ideas"], numbers["clusters"]
    return Cover(
        organisation=organisation or words("words.product"),
        label=_label(tell),
        eyebrow="" if title in (big, organisation) or _says(title, kind) else title,
        title=big,
        lead=_lead(tell),
        line=segments,
        line_text=meeting_contents.line_text(tell, segments),
        counts=tuple(Count(n, words(f"summary.cover.count.{name}", n=n)) for name, n in numbers.items()),
        findings_heading=words("summary.cover.findings"),
        findings=findings.sentences(tell, ranked),
    )


def _label(tell: Telling) -> str:
    """What kind of paper this is, and of which part of the meeting."""
    if tell.variant.extent == ALL:
        return tell.words("summary.label")
    return tell.words("summary.variant.label", name=tell.said(variants.name(tell.variant, tell.workshop, tell.words)))


def _lead(tell: Telling) -> tuple[str, ...]:
    """Kind, day, hours and place; who took part; the record number."""
    workshop, words = tell.workshop, tell.words
    place, hours = tell.said(workshop.place), timeline.hours(workshop)
    kind, title = words(f"words.kind.{workshop.kind}"), tell.said(workshop.title)
    apart = title != tell.said(workshop.challenge) and workshop.challenge
    key = ("placed" if place else "dated") if workshop.date else ("undated_placed" if place else "undated")
    lines = [
        words(
            f"summary.cover.{key}",
            kind=title if apart and _says(title, kind) else kind,
            date=tell.date(workshop.date, "long") if workshop.date else words("words.date.none").lower(),
            span=words("summary.span", start=tell.time(hours.start), end=tell.time(hours.end)),
            place=place,
        )
    ]
    here, teams = attendance.total(workshop), len(workshop.teams)
    crowd = here or agenda.crowd(workshop)
    if crowd:
        people = words("summary.cover.people", n=crowd)
        lines.append(tell.plural("summary.cover.teams", teams, people=people) if teams else f"{people}.")
    if workshop.record_number:
        lines.append(words("summary.cover.record", number=tell.said(workshop.record_number)))
    return tuple(lines)


def _says(title: str, kind: str) -> bool:
    """Whether a short title says itself what kind of meeting it is."""
    return kind.casefold() in title.casefold() and len(title) <= 60


def running_header(tell: Telling) -> str:
    """What stands at the head of each page: the meeting and its day."""
    title = tell.said(tell.workshop.title) or tell.words(f"words.kind.{tell.workshop.kind}")
    if not tell.workshop.date:
        return title
    return tell.words("summary.header.dated", title=title, date=tell.date(tell.workshop.date))


def running_footer(tell: Telling, draft: bool) -> str:
    """What stands at the foot of each page: when it was written, whether it is a draft, and the truth about names."""
    words = tell.words
    kept = outcome_contents.keeps_names(tell.workshop)
    names = words("summary.footer.names_kept" if kept else "summary.footer.names")
    if tell.now is None:
        return words("summary.footer.draft_undated", names=names) if draft else names
    moment = local(tell.now)
    return words(
        "summary.footer.draft" if draft else "summary.footer.written",
        date=tell.date(moment.date().isoformat()),
        time=tell.time(moment.hour * 60 + moment.minute),
        names=names,
    )
