"""Workshops to test with, built by the same verbs as a person's."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from workshops import agenda, clusters, concepts, ideas, meeting, outcomes, pitches, votes
from workshops.exchange import document
from workshops.model import Workshop
from workshops.phases import CONCEPT_FIELDS, FEEDBACK
from workshops.storage.library import Library

DATA = Path(__file__).parent / "data"
NOW = 1_795_000_000.0

STEPS = (
    ("Öppning och incheckning", 10, None, "check_in", "check_in_poll"),
    ("Uppvärmning", 5, "explore", "warm_up", None),
    ("Idéer per målgrupp", 20, "explore", "ideas", "silent_brainstorm"),
    ("Klustra idéerna", 20, "define", "cluster", "affinity"),
    ("Hur kan vi …? Rösta", 10, "define", "vote", "dot_vote"),
    ("Fika", 15, None, "break", None),
    ("Lösningskort i grupp", 30, "develop", "concept", "concept_sheet"),
    ("Presentationer", 24, "deliver", "pitch", "feedback_grid"),
    ("Beslut och åtgärder", 11, "deliver", "decisions", None),
    ("Nästa möte, utvärdering", 10, None, "closing", "closing_evaluation"),
)
GROUPS = {"elever": "students", "lärare": "teachers"}


def sample_ideas() -> list[dict[str, str]]:
    """84 ideas with text, target_group (elever or lärare) and a label by which they may be sorted."""
    return [json.loads(line) for line in (DATA / "ideas.jsonl").read_text(encoding="utf-8").splitlines()]


def bad_texts() -> list[dict[str, object]]:
    """Hostile and awkward texts, each with id, group and text."""
    cases = json.loads((DATA / "bad-input.json").read_text(encoding="utf-8"))
    for case in cases:
        if "repeat" in case:
            case["text"] = case["repeat"] * case["times"]
    return cases  # type: ignore[no-any-return]


def build(
    library: Library,
    *,
    teams: int = 6,
    notes: int = 60,
    sorted_notes: bool = True,
    voted: bool = True,
    developed: bool = True,
) -> Workshop:
    """A network meeting as far as asked for: teams, revealed notes, named clusters, a closed vote, sheets, outcomes.

    Each kind is built once by the verbs and read from its document after that, with ids of its own every time.
    """
    workshop = document.read(_held(teams, notes, sorted_notes, voted, developed), fresh_ids=True)
    library.add(workshop, NOW)
    return workshop


@cache
def _held(teams: int, notes: int, sorted_notes: bool, voted: bool, developed: bool) -> dict[str, Any]:
    """The document of such a meeting, held in a library that is thrown away."""
    with TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library.sqlite")
        workshop = _begin(library)
        for number in range(teams):
            group = "students" if number < (teams + 1) // 2 else "teachers"
            size = 6 if number == 3 else 5
            library.edit(workshop.id, agenda.add_team, f"Grupp {number + 1}", size, group)
        _write_notes(library, workshop, notes)
        if sorted_notes and notes:
            _sort(library, workshop, notes)
        if voted and workshop.clusters:
            _vote(library, workshop)
        if developed and teams:
            _develop(library, workshop)
        written = document.write(workshop)
        library.close()
    return written


def _begin(library: Library) -> Workshop:
    workshop = Workshop(
        title="Nätverksmöte skoldigitalisering",
        kind="network_meeting",
        date="2026-11-26",
        start="13:00",
        place="Lokal Vinga",
        organisation="Nätverk skoldigitalisering",
        challenge="AI som resurs i skolan – vilka möjligheter ser vi?",
        principles=True,
    )
    library.add(workshop, NOW)
    for title, minutes, phase, work, method in STEPS:
        library.edit(workshop.id, agenda.add, title, minutes, phase, work, method)
    return workshop


def _write_notes(library: Library, workshop: Workshop, notes: int) -> None:
    library.edit(workshop.id, _add_all, notes)
    library.edit(workshop.id, meeting.reveal, [team.id for team in workshop.teams], undoable=False)


def _add_all(workshop: Workshop, notes: int) -> None:
    """So many ideas in one transaction, shared out among the teams of their target group."""
    pool = sample_ideas()
    ordered = sorted(workshop.teams, key=lambda team: team.position)
    for number in range(notes):
        row = pool[number % len(pool)]
        text = row["text"] if number < len(pool) else f"{row['text']} ({number // len(pool) + 1})"
        group = GROUPS[row["target_group"]]
        own = [team for team in ordered if team.target_group == group] or ordered
        team = own[number % len(own)].id if own else None
        ideas.add(workshop, text, team, group)


def _sort(library: Library, workshop: Workshop, notes: int) -> None:
    labels: dict[str, list[str]] = {}
    pool = sample_ideas()
    for number, idea in enumerate(sorted(workshop.ideas, key=lambda idea: idea.seq)):
        labels.setdefault(pool[number % len(pool)]["label"], []).append(idea.id)
    for name, members in list(labels.items())[:-1]:
        library.edit(workshop.id, clusters.gather, members, name)
        made = max(workshop.clusters, key=lambda cluster: cluster.position)
        library.edit(workshop.id, clusters.ask, made.id, f"Hur kan vi ta oss an {name.lower()}?")


def _vote(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, votes.open_round, None, 3)
    vote = workshop.rounds[-1]
    count = len(vote.options.split())
    number = 0
    for team in sorted(workshop.teams, key=lambda team: team.position):
        for _person in range(team.size):
            dots = [(number * number) % count + 1, (number // 2) % count + 1, number % min(3, count) + 1]
            library.edit(workshop.id, votes.lay, vote.id, dots, team.id)
            number += 1
    library.close_round(workshop.id, vote.id)


def _develop(library: Library, workshop: Workshop) -> None:
    names = ("Läxvännen", "Tre vägar in", "Prova högt", "Första utkastet", "Svar i tid", "Syna svaren")
    for number, team in enumerate(sorted(workshop.teams, key=lambda team: team.position)):
        if workshop.clusters:
            cluster = workshop.clusters[number % len(workshop.clusters)]
            own = [idea.id for idea in clusters.members(workshop, cluster.id)][:4]
            library.edit(workshop.id, concepts.choose_cluster, team.id, cluster.id, own)
        library.edit(workshop.id, concepts.write, team.id, "name", names[number % len(names)])
        library.edit(
            workshop.id,
            concepts.write,
            team.id,
            "pitch",
            "Samma text på tre läsnivåer. Eleven väljer, läraren har godkänt.",
        )
        for field in CONCEPT_FIELDS[: 5 if number % 2 else 4]:
            library.edit(
                workshop.id, concepts.write, team.id, field, f"Elever i årskurs 4–9 som läser olika fort ({field})."
            )
        concept = concepts.of_team(workshop, team.id)
        assert concept is not None
        library.edit(workshop.id, concepts.judge, concept.id, 1 + number % 5, 5 - number % 4)
        for kind in FEEDBACK:
            library.edit(workshop.id, pitches.say, concept.id, kind, f"Tydligt för {team.name.lower()}: {kind}")
    first = workshop.concepts[0].id
    library.edit(workshop.id, outcomes.decide, "Tre vägar in prövas i två kommuner till 14 januari", "network", first)
    library.edit(
        workshop.id, outcomes.decide, "En människa godkänner alltid innan elever möter en text", "administration"
    )
    library.edit(workshop.id, outcomes.assign, "Pröva Tre vägar in i två kommuner", "IKT-pedagog", "2027-01-14", first)
    library.edit(
        workshop.id, outcomes.assign, "Fråga förlagen om rätt att förenkla text", "Nätverkssamordnare", "2026-12-10"
    )
