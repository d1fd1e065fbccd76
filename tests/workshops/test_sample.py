"""The sample meeting: complete, consistent, and taken in by the same code as a user's file."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from workshops import agenda, cards, concepts, ideas, meeting, methods, tags, templates, votes
from workshops.exchange import document
from workshops.labels import RESOURCES
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS, FEEDBACK, PHASES
from workshops.storage.library import Library
from workshops.text import clean

PATH = RESOURCES / "samples" / "natverksmote.json"


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """The file as plain values."""
    return json.loads(PATH.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def sample(written: dict[str, Any], library: Library) -> Workshop:
    """The sample in a library."""
    workshop = document.read(written)
    library.add(workshop)
    return workshop


def texts(value: object) -> list[str]:
    """Every string in plain values."""
    if isinstance(value, str):
        return [value]
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for row in rows for text in texts(row)]


def test_the_sample_is_a_whole_meeting(sample: Workshop, library: Library) -> None:
    assert library.problems() == []
    assert (sample.title, sample.date, sample.place) == ("Nätverksmöte skoldigitalisering", "2026-11-26", "Lokal Vinga")
    assert sample.template in {portrait.id for portrait in templates.portraits()}
    assert agenda.crowd(sample) == 31
    assert len(sample.teams) == 6
    assert 85 <= len(ideas.shown(sample)) == len(sample.ideas) <= 100
    assert all(text == clean(text) for text in texts(document.write(sample)))


def test_its_agenda_ends_on_time_and_every_method_has_a_card(sample: Workshop) -> None:
    slots = agenda.slots(sample)
    assert agenda.clock_text(slots[0].start) == "13:00"
    assert agenda.clock_text(slots[-1].start + slots[-1].minutes) == "16:00"
    assert {step.method for step in sample.activities} <= methods.ids()
    assert {step.phase for step in sample.activities} == {None, *PHASES}


def test_its_meeting_is_about_to_finish(sample: Workshop) -> None:
    progress = sample.progress
    assert progress is not None
    assert progress.paused is not None
    assert sample.state == "running"
    assert progress.activity_id == agenda.steps(sample)[-1].id
    assert meeting.reading(sample, progress.activity_id, progress.paused + 3600).left == 165
    assert 0 < meeting.behind(sample, progress.paused) < 240
    assert {timing.subject_id for timing in sample.timings} == {
        row.id for row in [*sample.activities, *sample.concepts]
    }


def test_its_clusters_hold_named_unnamed_and_single_notes(sample: Workshop) -> None:
    held = Counter(idea.cluster_id for idea in sample.ideas)
    assert all(held[cluster.id] for cluster in sample.clusters)
    assert sum(not cluster.name for cluster in sample.clusters) == 1
    assert 1 in held.values()
    assert 5 <= held[None] <= 12
    assert all(cluster.question.endswith("?") for cluster in sample.clusters)
    assert any(idea.target_group is None for idea in sample.ideas)
    for cluster in sample.clusters:
        places = [idea.place for idea in sample.ideas if idea.cluster_id == cluster.id]
        assert len(set(places)) == len(places)


def test_its_vote_adds_up(sample: Workshop) -> None:
    vote = votes.current(sample)
    assert vote is not None
    assert vote.closed
    assert vote.cast == vote.expected == agenda.crowd(sample)
    tally = votes.result(sample)
    assert set(tally) == {cluster.id for cluster in sample.clusters} == set(vote.options.split())
    assert vote.cast * vote.budget - 10 <= sum(tally.values()) < vote.cast * vote.budget
    assert not votes.tied(sample, vote)


def test_its_concepts_are_developed_and_answered(sample: Workshop) -> None:
    assert {concept.team_id for concept in sample.concepts} == {team.id for team in sample.teams}
    assert sorted(concepts.filled(concept) for concept in sample.concepts) == [4, *[len(CONCEPT_FIELDS)] * 5]
    principles = {card.id for card in cards.deck().cards}
    assert {check.principle for check in sample.checks} == principles
    assert {check.answer for check in sample.checks} == {"yes", "not_yet"}
    for concept in sample.concepts:
        assert concept.pitch
        assert concept.cluster_id is not None
        assert concept.pitched
        assert concepts.sources_of(sample, concept)
        assert 1 <= concept.impact <= 5
        assert 1 <= concept.effort <= 5
        said = Counter(row.kind for row in sample.feedback if row.concept_id == concept.id)
        assert set(said) == set(FEEDBACK)
        assert 6 <= said.total() <= 20


def test_its_outcomes_name_roles_levels_and_days(sample: Workshop) -> None:
    assert len({decision.level for decision in sample.decisions}) >= 3
    assert 5 <= len(sample.actions) <= 6
    assert all(action.role and action.due > sample.date for action in sample.actions)
    spoken = {step.work for step in sample.activities if step.id in {point.activity_id for point in sample.points}}
    assert {"discussion", "monitoring", "matters", "closing"} <= spoken


def test_every_column_of_every_row_is_one_that_a_workshop_has(written: dict[str, Any], sample: Workshop) -> None:
    kept = document.write(sample)
    assert set(written) == set(kept)
    for name, rows in written.items():
        if isinstance(rows, list):
            assert len(rows) == len(kept[name])
            assert all(set(row) <= set(kept[name][0]) for row in rows)
    assert set(written["workshop"]) <= set(kept["workshop"])


def test_the_running_numbers_have_no_gaps(written: dict[str, Any]) -> None:
    for name in ("ideas", "feedback", "decisions", "actions", "points"):
        assert [row["seq"] for row in written[name]] == list(range(1, len(written[name]) + 1))
    for name in ("activities", "teams", "clusters", "concepts"):
        assert [row["position"] for row in written[name]] == list(range(len(written[name])))


def test_the_cards_that_were_laid_are_ones_there_are(sample: Workshop) -> None:
    assert {tag.card for tag in sample.tags} <= set(cards.titles())
    kinds = {type(row).__name__ for row in (*sample.ideas, *sample.actions) if tags.of(sample, row.id)}
    assert kinds == {"Idea", "Action"}
