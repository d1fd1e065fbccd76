"""From a workshop to its minutes ready to be set, as a frozen value like that of the summary; and both in one."""

from __future__ import annotations

from dataclasses import replace

from workshops import assessments, ideas, outcomes
from workshops.labels import Words
from workshops.minutes import merging
from workshops.model import Workshop
from workshops.summary import assessment_contents
from workshops.summary.contents import running_footer, running_header
from workshops.summary.sections import AssessmentPart, MinutesText, Summary
from workshops.summary.telling import Telling


def of(workshop: Workshop, words: Words, *, now: float | None = None, draft: bool = False) -> MinutesText:
    """The minutes as they stand in the language of `words`; read the workshop on the thread that owns it."""
    tell = Telling(workshop, words, now)
    merged = merging.minutes(workshop, words)
    blocks = tuple(line.block for line in merged.said)
    for block in blocks:
        tell.said(block.says)
    hidden = len(ideas.waiting(workshop)) + len(outcomes.hidden_points(workshop))
    return MinutesText(
        language=words.language,
        spoken=merged.spoken,
        title=tell.said(merged.title),
        label=words("minutes.label"),
        subject=words("minutes.subject"),
        author=tell.said(workshop.organisation) or words("words.product"),
        heading=words("minutes.heading"),
        header=running_header(tell),
        footer=running_footer(tell, draft),
        lead=merged.lead,
        blocks=blocks,
        left_out=tell.plural("summary.about.hidden", hidden) if hidden else "",
        signs=tell.signs(),
        pictures=_pictures(tell),
    )


def _pictures(tell: Telling) -> tuple[tuple[str, AssessmentPart], ...]:
    chapter = assessment_contents.chapter(tell)
    keys = (f"assessment:{each.id}.table" for each in assessments.told(tell.workshop))
    return tuple(zip(keys, chapter.parts, strict=True)) if chapter is not None else ()


def together(summary: Summary, minutes: MinutesText) -> Summary:
    """The summary with the minutes as its last chapter, in place of the notes that they tell as well."""
    signs = dict([*summary.signs, *minutes.signs])
    return replace(summary, minutes=minutes, notes=None, signs=tuple(signs.items()))
