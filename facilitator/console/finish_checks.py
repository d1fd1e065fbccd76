"""What a person may want to look at before the summary leaves: a line for each, with a button that takes care of it."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.console.check_row import CheckLine
from workshops import agenda, clusters, ideas, outcomes, phones
from workshops.labels import Words
from workshops.minutes import merging
from workshops.model import Concept, Workshop
from workshops.phases import CLUSTER, CONCEPT, CONCEPT_FIELDS, DECISIONS
from workshops.privacy import findings

NAMED = 2
"""So many solutions are named in a line, the rest are counted."""


def checks(
    workshop: Workshop,
    words: Words,
    reveal: Callable[[], object],
    go_to: Callable[[str], object],
    look: Callable[[], object],
    read: Callable[[], object],
) -> list[CheckLine]:
    """The lines.

    `reveal` shows all hidden notes, `go_to` leads to an activity's id, `look` to what may be personal, `read` to the minutes.
    """
    found = [
        _personal(workshop, words, look),
        _minutes(workshop, words, read),
        _hidden(workshop, words, reveal),
        _waiting(workshop, words),
        _empty(workshop, words),
        _unplaced(workshop, words, go_to),
        _unnamed(workshop, words, go_to),
        _concepts(workshop, words, go_to),
        _actions(workshop, words, go_to),
    ]
    lines = [line for line in found if line is not None]
    if not lines:
        lines.append(CheckLine("done", words("finish.check.all_done")))
    named = any(line.state == "look" and line.call is look for line in lines)
    return [*lines, CheckLine("done", words("finish.check.tagged" if named else "finish.check.roles"))]


def hidden_teams(workshop: Workshop) -> list[str]:
    """The teams whose notes are still hidden."""
    return [team.id for team in workshop.teams if not team.revealed]


def _personal(workshop: Workshop, words: Words, look: Callable[[], object]) -> CheckLine | None:
    """What may be personal data, masked; once all of it has been answered, what was let stand."""
    found = findings.of(workshop)
    still = [each for each in found if not each.accepted]
    button = words("finish.check.look")
    if not still:
        said = words("finish.check.accepted", n=len(found))
        return CheckLine("done", said, "", button, look) if found else None
    first = min(still, key=lambda each: not each.found.sure)
    detail = words(
        "finish.check.personal_detail",
        quote=findings.quote(workshop, first, words),
        where=findings.where(workshop, first, words),
    )
    key = "personal" if any(each.found.sure for each in still) else "personal_possible"
    return CheckLine("look", words(f"finish.check.{key}", n=len(still)), detail, button, look)


def _minutes(workshop: Workshop, words: Words, read: Callable[[], object]) -> CheckLine | None:
    """Paragraphs of the minutes that somebody wrote, and whose data have changed since."""
    count = len(merging.minutes(workshop).asking) if workshop.paragraphs else 0
    if not count:
        return None
    sentence, detail = words("finish.check.minutes", n=count), words("finish.check.minutes_detail")
    return CheckLine("look", sentence, detail, words("finish.check.read"), read)


def _hidden(workshop: Workshop, words: Words, reveal: Callable[[], object]) -> CheckLine | None:
    count = len(ideas.waiting(workshop)) + len(outcomes.hidden_points(workshop))
    if not count:
        return None
    return CheckLine(
        "look",
        words("finish.check.hidden", n=count),
        words("finish.check.hidden_detail"),
        words("finish.check.reveal"),
        reveal,
    )


def _waiting(workshop: Workshop, words: Words) -> CheckLine | None:
    """Words from phones that nobody has looked at: they are put away when the meeting is finished."""
    n = len(phones.waiting(workshop))
    return CheckLine("look", words("phones.finish", n=n), words("phones.finish_hint")) if n else None


def _empty(workshop: Workshop, words: Words) -> CheckLine | None:
    """The parts of a summary that nothing was written for."""
    held = {
        "ideas": bool(ideas.shown(workshop)),
        "solutions": bool(workshop.concepts),
        "outcomes": bool(workshop.decisions or workshop.actions),
    }
    parts = words("finish.check.or").join(words(f"finish.check.{part}") for part, there in held.items() if not there)
    if not parts:
        return None
    return CheckLine("open", words("finish.check.empty", parts=parts), words("finish.check.empty_detail"))


def _unnamed(workshop: Workshop, words: Words, go_to: Callable[[str], object]) -> CheckLine | None:
    """Clusters of several notes without a name; a single note may well stand alone."""
    held = clusters.by_cluster(workshop)
    count = sum(not cluster.name and len(held[cluster.id]) > 1 for cluster in workshop.clusters)
    if not count:
        return None
    detail = words("finish.check.unnamed_detail")
    return _leading(workshop, words, go_to, CLUSTER, words("finish.check.unnamed", n=count), detail, "name")


def _unplaced(workshop: Workshop, words: Words, go_to: Callable[[str], object]) -> CheckLine | None:
    count = sum(idea.cluster_id is None for idea in ideas.shown(workshop))
    if not count or not workshop.clusters:
        return None
    detail = words("finish.check.unplaced_detail")
    return _leading(workshop, words, go_to, CLUSTER, words("finish.check.unplaced", n=count), detail, "place")


def _concepts(workshop: Workshop, words: Words, go_to: Callable[[str], object]) -> CheckLine | None:
    open_ones = [(concept, gaps) for concept in workshop.concepts if (gaps := _gaps(concept))]
    if not open_ones:
        return None
    said = [
        words(
            "finish.check.gaps",
            name=concept.name or words("finish.check.nameless"),
            fields=", ".join(words(f"words.field.{field}") for field in gaps),
        )
        for concept, gaps in open_ones[:NAMED]
    ]
    if len(open_ones) > NAMED:
        said.append(words("finish.check.more", n=len(open_ones) - NAMED))
    sentence = words("finish.check.concepts", n=len(open_ones))
    return _leading(workshop, words, go_to, CONCEPT, sentence, "\n".join(said), "fill")


def _actions(workshop: Workshop, words: Words, go_to: Callable[[str], object]) -> CheckLine | None:
    count = sum(not action.role for action in workshop.actions)
    if not count:
        return None
    detail = words("finish.check.actions_detail")
    return _leading(workshop, words, go_to, DECISIONS, words("finish.check.actions", n=count), detail, "change")


def _gaps(concept: Concept) -> list[str]:
    return [field for field in CONCEPT_FIELDS if not getattr(concept, field)]


def _leading(
    workshop: Workshop,
    words: Words,
    go_to: Callable[[str], object],
    work: str,
    sentence: str,
    detail: str,
    button: str,
) -> CheckLine:
    """A line whose button leads to the first activity of a kind, where the agenda has one."""
    step = next((step for step in agenda.steps(workshop) if step.work == work), None)
    if step is None:
        return CheckLine("open", sentence, detail)
    activity = step.id
    return CheckLine("open", sentence, detail, words(f"finish.check.{button}"), lambda: go_to(activity))
