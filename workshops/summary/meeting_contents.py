"""The meeting itself in the summary: its line, its agenda by plan and by clock, and its teams."""

from __future__ import annotations

from itertools import groupby

from workshops import agenda, meeting, methods
from workshops.model import Activity
from workshops.phases import PHASES
from workshops.summary.sections import TARGET_GROUP, Agenda, Segment, Step, TeamRow
from workshops.summary.telling import Telling


def line(tell: Telling) -> tuple[Segment, ...]:
    """The meeting in its own proportions: by the clock where it has been run to its end, else by plan."""
    lengths = _lengths(tell)
    steps = [step for step in agenda.steps(tell.workshop) if lengths.get(step.id, 0) > 0 and _drawn(tell, step)]
    runs = [(kind, list(run)) for kind, run in groupby(steps, key=_kind)]
    last = max((number for number, (kind, _) in enumerate(runs) if kind in PHASES), default=-1)
    segments = []
    for number, (kind, run) in enumerate(runs):
        minutes = sum(lengths[step.id] for step in run)
        first = all(earlier not in PHASES for earlier, _ in runs[:number])
        name = _segment_name(tell, kind, run, first, number > last)
        length = tell.words("words.count.minutes", n=minutes)
        segments.append(Segment(kind, minutes, name, length, all(step.skipped for step in run)))
    return tuple(segments)


def line_text(tell: Telling, segments: tuple[Segment, ...]) -> str:
    """The line in words, for whoever does not see it."""
    if not segments:
        return tell.words("summary.line.none")
    parts = (tell.words("summary.line.part", name=each.name, minutes=each.length) for each in segments)
    return tell.words("summary.line.text", parts=", ".join(parts))


def plan(tell: Telling) -> Agenda:
    """The agenda as a table, and the teams."""
    words, workshop = tell.words, tell.workshop
    steps = tuple(
        _step(tell, step, slot.start) for step, slot in zip(agenda.steps(workshop), agenda.slots(workshop), strict=True)
    )
    together = [[_actual(tell, step) for step in block] for block in agenda.blocks(workshop)]
    clocked = [max(took) for block in together if (took := [minutes for minutes in block if minutes is not None])]
    planned = tell.words("words.count.minutes", n=agenda.total_minutes(workshop))
    actual = tell.words("words.count.minutes", n=sum(clocked)) if clocked else ""
    key = "summary.agenda.lead_actual" if clocked else "summary.agenda.lead"
    lead = tell.plural(key, len(steps), minutes=planned, actual=actual)
    columns = ("time", "step", "phase", "planned", "actual")
    time, step, phase, plan_column, actual_column = (words(f"summary.agenda.{name}") for name in columns)
    return Agenda(
        heading=words("summary.agenda.heading"),
        lead=lead if steps else "",
        columns=(time, step, phase, plan_column, actual_column),
        steps=steps,
        total=Step("", words("summary.agenda.total"), None, "", planned, actual, "step"),
        empty=words("summary.agenda.empty"),
        teams_heading=words("summary.agenda.teams"),
        teams=tuple(_teams(tell)),
    )


def _step(tell: Telling, step: Activity, start: int) -> Step:
    phase = tell.words(f"words.phase.{step.phase}") if step.phase else ""
    card = methods.load(step.method, tell.words.language)
    method = card.name if card is not None and card.name.casefold() != step.title.casefold() else ""
    detail = tell.words("summary.agenda.both", phase=phase, method=method) if phase and method else phase or method
    detail = ", ".join(part for part in (detail, tell.said(step.presenter)) if part)
    if step.skipped:
        key = "skipped" if detail else "skipped_alone"
        detail = tell.words(f"summary.agenda.{key}", phase=detail)
    actual = _actual(tell, step)
    return Step(
        start=tell.time(start),
        title=tell.said(step.title),
        phase=step.phase,
        detail=detail,
        planned=tell.words("words.count.minutes", n=step.minutes),
        actual=tell.words("words.count.minutes", n=actual) if actual is not None else "",
        kind="skipped" if step.skipped else "break" if agenda.is_break(step) else "step",
    )


def _teams(tell: Telling) -> list[TeamRow]:
    ordered = sorted(tell.workshop.teams, key=lambda team: team.position)
    if tell.variant.extent == TARGET_GROUP:
        ordered = [team for team in ordered if team.target_group == tell.variant.key]
    return [
        TeamRow(
            tell.said(team.name),
            team.target_group,
            tell.target(team.target_group),
            tell.words("summary.agenda.size", n=team.size),
        )
        for team in ordered
    ]


def _actual(tell: Telling, step: Activity) -> int | None:
    """Minutes by the clock, None where the activity never began."""
    timing = next((timing for timing in tell.workshop.timings if timing.subject_id == step.id), None)
    if timing is None or timing.began is None:
        return None
    now = tell.now if tell.now is not None else timing.running or 0.0
    return round(meeting.spent(timing, now) / 60)


def _lengths(tell: Telling) -> dict[str, int]:
    """Minutes of each activity: by the clock when the meeting is finished and its clock has run for most of it."""
    planned = {step.id: step.minutes for step in tell.workshop.activities}
    if tell.workshop.state != "finished":
        return planned
    clocked = {step.id: _actual(tell, step) or 0 for step in tell.workshop.activities}
    return clocked if sum(clocked.values()) * 2 >= sum(planned.values()) > 0 else planned


def _drawn(tell: Telling, step: Activity) -> bool:
    """Skipped steps are left out, but for those of a phase that was skipped altogether."""
    return not step.skipped or step.phase in meeting.skipped_phases(tell.workshop)


def _kind(step: Activity) -> str:
    return step.phase or ("break" if agenda.is_break(step) else "line")


def _segment_name(tell: Telling, kind: str, run: list[Activity], first: bool, after: bool) -> str:
    if kind in PHASES:
        return tell.words(f"words.phase.{kind}")
    if kind == "break":
        title = tell.said(run[0].title)
        return title.lower() if len(title) <= 12 else tell.words("summary.line.break")
    place = "alone" if first and after else "before" if first else "after" if after else "between"
    return tell.words(f"summary.line.{place}")
