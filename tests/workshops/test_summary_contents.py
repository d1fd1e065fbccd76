"""What the summary says: only what was recorded, nothing hidden, and in the right order."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import NOW, build
from workshops import agenda, clusters, concepts, ideas, meeting, outcomes, parking, votes
from workshops.exchange import document, public
from workshops.labels import RESOURCES, Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.summary import contents
from workshops.summary.sections import Sentence, Summary

SV = Words("sv")
ROOT = Path(__file__).parent.parent.parent


def told(workshop: Workshop, **options: Any) -> Summary:
    return contents.of(workshop, SV, now=NOW, **options)


def said(sentence: Sentence) -> str:
    return "".join(span.text for span in sentence)


def part_names(summary: Summary) -> list[str]:
    assert summary.clusters is not None
    return [part.name for part in summary.clusters.parts]


def test_hidden_and_discarded_notes_stay_behind_and_are_counted(copied: Library, met: Workshop) -> None:
    team = met.teams[0]
    hidden = [idea.text for idea in met.ideas if idea.team_id == team.id]
    away = next(idea for idea in met.ideas if idea.team_id != team.id)
    copied.edit(met.id, meeting.reveal, [team.id], False, undoable=False)
    copied.edit(met.id, ideas.discard, [away.id])
    summary = told(met)
    assert (summary.hidden, summary.discarded) == (len(hidden), 1)
    everything = repr(summary)
    assert all(text not in everything for text in [*hidden, away.text])
    assert summary.cover.counts[0].number == 60 - len(hidden) - 1
    assert any("dolda" in sentence for sentence in summary.about.sentences)
    assert any("bortlagd" in sentence for sentence in summary.about.sentences)


def test_a_hidden_source_of_a_solution_is_not_told(copied: Library, met: Workshop) -> None:
    concept = met.concepts[0]
    source = concepts.sources_of(met, concept)[0]
    assert source.team_id is not None
    copied.edit(met.id, meeting.reveal, [source.team_id], False, undoable=False)
    summary = told(met)
    assert summary.concepts is not None
    assert source.text not in [each.text for part in summary.concepts.parts for each in part.sources]


def test_ballots_of_an_open_round_are_not_told(library: Library) -> None:
    workshop = build(library, voted=False)
    library.edit(workshop.id, votes.open_round, None, 3)
    vote = workshop.rounds[-1]
    library.edit(workshop.id, votes.lay, vote.id, [1, 1, 1])
    summary = told(workshop)
    assert summary.clusters is not None
    assert all(part.votes is None for part in summary.clusters.parts)
    assert summary.clusters.lead == SV("summary.clusters.by_board")
    assert SV("summary.about.open") in summary.about.sentences
    assert not any("Flest röster" in said(finding) for finding in summary.cover.findings)


def test_clusters_come_by_votes_and_a_tie_keeps_the_board(met: Workshop) -> None:
    summary = told(met)
    got = votes.result(met)
    board = sorted(met.clusters, key=lambda cluster: cluster.position)
    expected = [cluster.name for cluster in sorted(board, key=lambda cluster: -got[cluster.id])]
    assert part_names(summary)[: len(expected)] == expected
    assert summary.clusters is not None
    assert summary.clusters.parts[0].share == 1.0
    assert all(0 <= part.share <= 1 for part in summary.clusters.parts)


def test_every_shown_idea_is_told_once(met: Workshop) -> None:
    summary = told(met)
    assert summary.clusters is not None
    listed = [idea for part in summary.clusters.parts for group in part.groups for idea in group.ideas]
    assert sorted(listed) == sorted(idea.text for idea in ideas.shown(met))
    assert summary.clusters.ideas == len(listed)


def test_ideas_stand_with_their_target_group(copied: Library, met: Workshop) -> None:
    copied.edit(met.id, agenda.set_target_groups, ["students", "teachers", "guardians"])
    cluster = met.clusters[0].id
    for text, group in (("Från vårdnadshavare", "guardians"), ("Från ingen", None)):
        copied.edit(met.id, ideas.add, text, None, group)
        note = max(met.ideas, key=lambda idea: idea.seq)
        copied.edit(met.id, clusters.move, [note.id], cluster)
    summary = told(met)
    assert summary.clusters is not None
    part = next(part for part in summary.clusters.parts if part.name == met.clusters[0].name)
    groups = {group.target_group: group for group in part.groups}
    assert groups["guardians"].ideas == ("Från vårdnadshavare",)
    assert groups[None].ideas == ("Från ingen",)
    assert part.groups[-1].target_group is None
    other = next(each for each in summary.clusters.parts if each.name == met.clusters[1].name)
    assert len(other.groups) == 2


def test_unnamed_single_and_unplaced_notes_have_a_place(copied: Library, met: Workshop) -> None:
    largest = max(clusters.by_cluster(met).values(), key=len)
    first, second, third, fourth = [idea.id for idea in largest][:4]
    copied.edit(met.id, clusters.gather, [first, second])
    copied.edit(met.id, clusters.gather, [third])
    copied.edit(met.id, clusters.unplace, [fourth])
    summary = told(met)
    assert summary.clusters is not None
    unnamed = next(part for part in summary.clusters.parts if not part.named)
    assert unnamed.name == SV("words.cluster.unnamed")
    assert part_names(summary)[-2:] == [SV("summary.clusters.alone"), SV("summary.clusters.unplaced")]
    counts = [sum(len(group.ideas) for group in part.groups) for part in summary.clusters.parts]
    assert counts[-2] == 1
    assert counts[-1] == len(clusters.unplaced(met))


def test_a_named_cluster_without_visible_notes_says_so(copied: Library, met: Workshop) -> None:
    copied.edit(met.id, clusters.gather, [], "Väntar på idéer")
    summary = told(met)
    assert summary.clusters is not None
    part = next(part for part in summary.clusters.parts if part.name == "Väntar på idéer")
    assert part.groups == ()
    assert part.empty == SV("summary.clusters.empty")


def test_findings_are_made_of_what_was_recorded(copied: Library, met: Workshop) -> None:
    summary = told(met)
    lines = [said(finding) for finding in summary.cover.findings]
    assert len(lines) == 3
    assert part_names(summary)[0] in lines[0]
    assert met.concepts[0].name in lines[1]
    assert met.decisions[0].text in lines[2]
    for decision in list(met.decisions):
        copied.edit(met.id, outcomes.undecide, decision.id)
    assert met.actions[0].what in said(told(met).cover.findings[2])


def test_a_tie_for_most_votes_names_all_who_share_it(library: Library) -> None:
    workshop = build(library, teams=2, notes=20, voted=False, developed=False)
    library.edit(workshop.id, votes.open_round, None, 1)
    for dot in (1, 2):
        library.edit(workshop.id, votes.lay, workshop.rounds[-1].id, [dot])
    library.close_round(workshop.id, workshop.rounds[-1].id)
    line = said(told(workshop).cover.findings[0])
    board = sorted(workshop.clusters, key=lambda cluster: cluster.position)
    assert board[0].name in line
    assert board[1].name in line
    assert board[2].name not in line


def test_an_empty_meeting_says_so(library: Library) -> None:
    workshop = Workshop(title="Tomt möte")
    library.add(workshop, NOW)
    summary = told(workshop)
    assert summary.clusters is None
    assert summary.concepts is None
    assert summary.outcomes is None
    assert summary.notes is None
    assert [said(finding) for finding in summary.cover.findings] == [SV("summary.finding.nothing")]
    assert [count.number for count in summary.cover.counts] == [0] * 5
    assert summary.agenda.empty
    assert {SV(f"summary.about.no_{part}") for part in ("ideas", "concepts", "outcomes")} <= set(
        summary.about.sentences
    )


def test_a_sheet_that_was_only_begun_is_not_told(library: Library) -> None:
    workshop = build(library, teams=2, notes=4, developed=False)
    for team in workshop.teams:
        library.edit(workshop.id, concepts.begin, team.id)
    assert told(workshop).concepts is None
    library.edit(workshop.id, concepts.write, workshop.teams[1].id, "audience", "Elever som läser långsamt")
    summary = told(workshop)
    assert summary.concepts is not None
    (part,) = summary.concepts.parts
    assert not part.named
    assert part.name == SV("summary.concepts.unnamed")
    assert [field.text for field in part.fields] == ["Elever som läser långsamt", "", "", "", ""]


def test_a_solution_carries_what_the_room_made_of_it(copied: Library, met: Workshop) -> None:
    concept = met.concepts[0]
    copied.edit(met.id, concepts.answer, concept.id, "learning", "yes")
    copied.edit(met.id, concepts.answer, concept.id, "work", "not_yet", "Vet inte än")
    summary = told(met)
    assert summary.concepts is not None
    part = summary.concepts.parts[0]
    assert [each.answer for each in part.principles] == ["yes", "not_yet"]
    assert all(" " in each.text for each in part.principles)
    assert part.principles[1].note == "Vet inte än"
    assert [each.kind for each in part.feedback] == ["plus", "delta", "question", "idea"]
    assert [each.value for each in part.judgement] == [concept.impact, concept.effort]
    steps = [said(step) for step in part.next_steps]
    assert any(met.decisions[0].text in step for step in steps)
    assert any("IKT-pedagog" in step and "14 januari 2027" in step for step in steps)


def test_noted_points_stand_under_their_activity(copied: Library, met: Workshop) -> None:
    closing = next(step for step in met.activities if step.work == "closing")
    opening = next(step for step in met.activities if step.work == "check_in")
    copied.edit(met.id, outcomes.remember, closing.id, "Nästa gång hos er")
    copied.edit(met.id, outcomes.remember, opening.id, "Alla hälsade", met.teams[0].id)
    notes = told(met).notes
    assert notes is not None
    assert [part.title for part in notes.parts] == [opening.title, closing.title]
    assert said(notes.parts[0].points[0]) == "Grupp 1: Alla hälsade"
    assert notes.parts[0].points[0][0].strong


def run(library: Library, workshop: Workshop, began: float, pace: float) -> float:
    """Run the whole agenda at a pace (1 = as planned); gives when it ended."""
    now = began
    for step in agenda.steps(workshop):
        library.edit(workshop.id, meeting.go_to, step.id, now, undoable=False)
        now += step.minutes * 60 * pace
    library.edit(workshop.id, meeting.finish, now, undoable=False)
    return now


def test_minutes_by_the_clock_stand_beside_the_plan(copied: Library, met: Workshop) -> None:
    assert not told(met).agenda.timed
    ended = run(copied, met, NOW, 1.2)
    summary = contents.of(met, SV, now=ended)
    assert summary.agenda.timed
    first = summary.agenda.steps[0]
    assert (first.planned, first.actual) == ("10 min", "12 min")
    assert summary.agenda.total.actual == "186 min"
    explore = next(segment for segment in summary.cover.line if segment.kind == "explore")
    assert explore.minutes == 30


def test_the_hours_are_the_clocks_only_on_the_day_itself(copied: Library, met: Workshop) -> None:
    assert "kl. 13.00–15.35" in told(met).cover.lead[0]
    begin = datetime(2026, 11, 26, 13, 4).astimezone()
    run(copied, met, begin.timestamp(), 1.1)
    assert "kl. 13.04–15.54" in told(met).cover.lead[0]
    copied.edit(met.id, agenda.describe, date="2026-11-27")
    assert "kl. 13.00–15.35" in told(met).cover.lead[0]


def test_a_rehearsal_at_full_speed_keeps_the_planned_proportions(copied: Library, met: Workshop) -> None:
    run(copied, met, NOW, 0.01)
    line = told(met).cover.line
    assert [(each.kind, each.minutes) for each in line] == [
        ("line", 10),
        ("explore", 25),
        ("define", 30),
        ("break", 15),
        ("develop", 30),
        ("deliver", 35),
        ("line", 10),
    ]


def test_skipped_steps_leave_the_line_but_a_skipped_phase_keeps_its_outline(copied: Library, met: Workshop) -> None:
    warm_up, closing = met.activities[1], met.activities[-1]
    copied.edit(met.id, agenda.change, warm_up.id, skipped=True)
    copied.edit(met.id, agenda.change, closing.id, skipped=True)
    for step in met.activities:
        if step.phase == "develop":
            copied.edit(met.id, agenda.change, step.id, skipped=True)
    line = {each.kind: each for each in told(met).cover.line}
    assert line["explore"].minutes == 20
    assert line["develop"].skipped
    assert not line["define"].skipped
    assert [step.kind for step in told(met).agenda.steps].count("skipped") == 3


def test_cover_and_footer_tell_what_is_known(copied: Library, met: Workshop) -> None:
    copied.edit(met.id, agenda.describe, record_number="UBN 2026/113")
    summary = told(met)
    assert summary.cover.title == met.challenge
    assert "torsdag 26 november 2026" in summary.cover.lead[0]
    assert summary.cover.lead[1] == "31 deltagare i sex grupper."
    assert "UBN 2026/113" in summary.cover.lead[2]
    assert summary.footer.startswith("Skriven ")
    assert told(met, draft=True).footer.startswith("Utkast ")
    assert contents.of(met, SV).footer == SV("summary.footer.names")
    copied.edit(met.id, agenda.describe, challenge="", date="")
    bare = told(met)
    assert bare.cover.title == met.title
    assert bare.header == met.title
    assert "ej bestämt" in bare.cover.lead[0]


def test_english_headings_and_swedish_words_of_people(met: Workshop) -> None:
    summary = contents.of(met, Words("en"), now=NOW)
    assert summary.language == "en"
    assert summary.cover.label == "Summary"
    assert summary.clusters is not None
    assert summary.clusters.heading.endswith("clusters of 60 ideas")
    assert part_names(summary)[0] == part_names(told(met))[0]


def test_the_value_is_plain_and_travels(met: Workshop) -> None:
    summary = told(met)
    assert pickle.loads(pickle.dumps(summary)) == summary
    assert "workshops.model" not in pickle.dumps(summary).decode("latin-1")
    with pytest.raises(AttributeError):
        summary.title = "Något annat"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("module", "absent"),
    [("workshops.summary.contents", "reportlab"), ("workshops.summary.pdf", "sqlalchemy")],
)
def test_the_two_halves_do_not_load_each_others_libraries(module: str, absent: str) -> None:
    code = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("room", ["summary", "paper"])
def test_both_languages_have_the_same_keys(room: str) -> None:
    def keys(table: dict[str, Any], above: str = "") -> set[str]:
        return set().union(*(keys(v, f"{above}{k}.") if isinstance(v, dict) else {above + k} for k, v in table.items()))

    swedish, english = (
        tomllib.loads((RESOURCES / "labels" / language / f"{room}.toml").read_text(encoding="utf-8"))
        for language in ("sv", "en")
    )
    assert keys(swedish) == keys(english)


def test_what_was_parked_stands_last_among_the_notes(library: Library) -> None:
    workshop = build(library, teams=1, notes=0, voted=False, developed=False)
    for text in ("Lokal till våren", "Avtal"):
        library.edit(workshop.id, parking.park, text)
    library.edit(workshop.id, parking.settle, workshop.parked[1].id)
    notes = told(workshop).notes
    assert notes is not None
    assert [part.title for part in notes.parts] == ["Parkerat till senare"]
    assert [said(point) for point in notes.parts[0].points] == ["Lokal till våren", "Avtal (avklarat)"]


def test_steps_beside_each_other_took_their_time_once(library: Library) -> None:
    workshop = build(library, teams=1, notes=0, voted=False, developed=False)
    first, second, third = agenda.steps(workshop)[:3]
    library.edit(workshop.id, agenda.change, second.id, beside=True)
    for step, now in ((first, 0.0), (second, 300.0), (third, 600.0)):
        library.edit(workshop.id, meeting.go_to, step.id, NOW + now)
    library.edit(workshop.id, meeting.finish, NOW + 660.0)
    assert told(workshop).agenda.total.actual == "11 min"


def test_points_of_a_method_stand_under_its_fields(library: Library) -> None:
    workshop = build(library, notes=0)
    step = next(each for each in agenda.steps(workshop) if each.work == "closing")
    library.edit(workshop.id, agenda.change, step.id, method="like_wish_what_if")
    for field, text in (("wish", "Mer tid"), ("", "Utan slag"), ("like", "Lugnt tempo"), ("like", "Bra fråga")):
        library.edit(workshop.id, outcomes.remember, step.id, text, None, field)
    notes = contents.of(library.workshop(workshop.id), Words("sv")).notes
    assert notes is not None
    (part,) = notes.parts
    assert [span.text for point in part.points for span in point] == ["Utan slag"]
    assert [(name, [span.text for point in points for span in point]) for name, points in part.fields] == [
        ("Jag gillar", ["Lugnt tempo", "Bra fråga"]),
        ("Jag önskar", ["Mer tid"]),
    ]


def test_points_of_a_hidden_team_stay_behind_and_are_counted(library: Library) -> None:
    workshop = build(library, teams=2, notes=4, voted=False, developed=False)
    step = next(each for each in agenda.steps(workshop) if each.work == "closing")
    for team, text in ((None, "Hela rummets"), (workshop.teams[0].id, "Visad"), (workshop.teams[1].id, "Hemlig")):
        library.edit(workshop.id, outcomes.remember, step.id, text, team)
    before = told(workshop).hidden
    library.edit(workshop.id, meeting.reveal, [workshop.teams[1].id], False, undoable=False)
    summary = told(workshop)
    assert summary.notes is not None
    words = " ".join(said(point) for part in summary.notes.parts for point in part.points)
    assert "Hela rummets" in words
    assert "Visad" in words
    assert "Hemlig" not in words
    own = sum(idea.team_id == workshop.teams[1].id for idea in workshop.ideas)
    assert summary.hidden == before + own + 1
    assert "Hemlig" not in json.dumps(public.of(document.write(workshop)))
