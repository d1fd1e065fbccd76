"""What phones see, as plain sections: never more than the room may read, and to each what is its own.

A section is sent when it has changed; together the sections are all that a phone needs when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from workshops import concepts, ideas, meeting, polls
from workshops.model import Held, Idea, Receipt, Team, Workshop, ballots_of, beside
from workshops.phases import CONCEPT_FIELDS, PITCH
from workshops.phones import asked, names

Section = dict[str, Any]


def shared(workshop: Workshop, activities: frozenset[str], now: float) -> dict[str, Any]:
    """The sections that everybody sees."""
    kind = asked.kind(workshop, activities)
    return {
        "meeting": _meeting(workshop),
        "now": _now(workshop, kind),
        "clock": _clock(workshop, now),
        "poll": _poll(workshop) if kind == "poll" else None,
        "vote": _vote(workshop) if kind == "vote" else None,
        "pitch": _pitch(workshop) if kind == "pitch" else None,
    }


class Own:
    """One look at what phones have given, for as many of them as ask: what it is looked up in is read once."""

    def __init__(self, workshop: Workshop, secret: str) -> None:
        self._workshop, self._secret = workshop, secret
        self._poll, self._vote = asked.poll(workshop), asked.vote(workshop)
        self._closed = _closed(workshop.teams)
        self._ideas = {idea.id: idea for idea in workshop.ideas}
        self._held = {row.id: row for row in beside(workshop, Held)}
        poll = self._poll.id if self._poll is not None else ""
        self._answers = {row.id: row for row in workshop.answers if row.poll_id == poll}
        laid = ballots_of(workshop, self._vote.id) if self._vote is not None else []
        self._ballots = {row.id: row for row in laid}
        self._receipts: dict[str, list[Receipt]] = {}
        for row in beside(workshop, Receipt):
            self._receipts.setdefault(row.holder, []).append(row)

    def of(self, me: str, team: str | None) -> Section:
        """The notes of one phone, its answer to the question at hand, and its ballot in the open round."""
        return {"team": team, "notes": self._notes(me), "answer": self._answer(me), "dots": self._dots(me, team)}

    def _notes(self, me: str) -> list[Section]:
        """Oldest first: `wait` for a look, `open` to be changed, `shown`, or `away` when somebody put them away."""
        found: list[tuple[float, Section]] = []
        for row in self._receipts.get(names.holder(self._secret, me), ()):
            idea, held = self._ideas.get(row.id), self._held.get(row.id)
            changed = self._held.get(names.change(self._secret, row.id))
            if idea is not None and changed is not None and not idea.discarded:
                found.append((idea.seq, {"id": row.said, "text": changed.text, "state": "wait"}))
            elif idea is not None:
                found.append((idea.seq, {"id": row.said, "text": idea.text, "state": self._state(idea)}))
            elif held is not None:
                found.append((1e9 + held.seq, {"id": row.said, "text": held.text, "state": "wait"}))
        return [note for _, note in sorted(found, key=lambda pair: pair[0])]

    def _state(self, idea: Idea) -> str:
        return "away" if idea.discarded else "open" if idea.team_id in self._closed else "shown"

    def _answer(self, me: str) -> Section | None:
        if self._poll is None:
            return None
        key, poll = names.answer(self._secret, me, self._poll.id), self._poll.id
        given, held = self._answers.get(key), self._held.get(key)
        if held is not None:
            return {"poll": poll, "choice": [], "value": None, "text": held.text}
        if given is None:
            return None
        return {"poll": poll, "choice": given.choice.split(), "value": given.value, "text": given.text}

    def _dots(self, me: str, team: str | None) -> Section | None:
        if self._vote is None:
            return None
        laid = self._ballots.get(names.ballot(self._secret, me, team, self._vote.id, self._vote.unit))
        if laid is None:
            return None
        return {"round": self._vote.id, "dots": [int(dot) for dot in laid.dots.split()]}


def sheet(workshop: Workshop, team: str) -> Section:
    """What stands on a team's sheet, for the device that fills it in."""
    found = concepts.of_team(workshop, team)
    return {field: getattr(found, field) if found is not None else "" for field in ("name", *CONCEPT_FIELDS)}


def written(workshop: Workshop) -> dict[str, int]:
    """How many notes there are, and how many have answered or voted."""
    poll, vote = asked.poll(workshop), asked.vote(workshop)
    return {
        "notes": sum(not idea.discarded for idea in workshop.ideas),
        "answers": sum(row.count for row in workshop.answers if poll is not None and row.poll_id == poll.id),
        "ballots": len(ballots_of(workshop, vote.id)) if vote is not None else 0,
    }


def _meeting(workshop: Workshop) -> Section:
    teams = sorted(workshop.teams, key=lambda team: team.position)
    return {
        "title": workshop.title,
        "challenge": workshop.challenge,
        "groups": workshop.target_groups.split(),
        "teams": [
            {"id": team.id, "name": team.name, "group": team.target_group, "shown": team.revealed} for team in teams
        ],
    }


def _now(workshop: Workshop, kind: str) -> Section:
    step = meeting.current(workshop)
    return {
        "kind": kind,
        "activity": step.id if step is not None else "",
        "title": step.title if step is not None else "",
        "phase": step.phase if step is not None else None,
    }


def _clock(workshop: Workshop, now: float) -> Section | None:
    """When the time is over (seconds since the epoch on this computer), or what is left while the clock stands."""
    step = meeting.current(workshop)
    if step is None or workshop.state == "finished" or workshop.progress is None:
        return None
    subject = workshop.progress.pitch_id if step.work == PITCH and workshop.progress.pitch_id else step.id
    read = meeting.reading(workshop, subject, now)
    if read.paused:
        return {"left": round(read.left), "of": round(read.allotted), "phase": step.phase}
    return {"ends": round(now + read.left), "of": round(read.allotted), "phase": step.phase}


def _poll(workshop: Workshop) -> Section | None:
    poll = asked.poll(workshop)
    if poll is None:
        return None
    beside_it = polls.of_activity(workshop, poll.activity_id or "")
    return {
        "id": poll.id,
        "kind": poll.kind,
        "question": poll.question,
        "number": beside_it.index(poll) + 1,
        "total": len(beside_it),
        "options": [{"id": row.id, "text": row.text} for row in polls.options_of(workshop, poll.id)],
        "least": poll.least,
        "most": poll.most,
        "low": poll.low,
        "high": poll.high,
        "unit": poll.unit,
        "closed": poll.closed,
    }


def _vote(workshop: Workshop) -> Section | None:
    vote = asked.vote(workshop)
    if vote is None:
        return None
    known = {cluster.id: cluster for cluster in workshop.clusters}
    options = []
    for number, key in enumerate(vote.options.split(), start=1):
        cluster = known.get(key)
        if cluster is not None:
            name = cluster.name or _first_note(workshop, key)
            options.append({"n": number, "name": name, "question": cluster.question})
    return {"id": vote.id, "options": options, "budget": vote.budget, "stacking": vote.stacking, "unit": vote.unit}


def _first_note(workshop: Workshop, cluster: str) -> str:
    """The words of an unnamed cluster's first note that the room may read."""
    own = [idea for idea in ideas.shown(workshop) if idea.cluster_id == cluster]
    return min(own, key=lambda idea: idea.place).text if own else ""


def _pitch(workshop: Workshop) -> Section | None:
    key = asked.pitch(workshop)
    concept = next((row for row in workshop.concepts if row.id == key), None)
    if concept is None:
        return None
    team = next((team for team in workshop.teams if team.id == concept.team_id), None)
    readable = concept.team_id not in _closed(workshop.teams)
    name = concept.name if readable and not _is_hidden_note(workshop, concept.id, concept.name) else ""
    return {"id": concept.id, "team": team.name if team is not None else "", "name": name}


def _is_hidden_note(workshop: Workshop, concept: str, name: str) -> bool:
    """Whether a sheet is still called as a note it builds on that the room has not seen."""
    linked = {source.idea_id for source in workshop.sources if source.concept_id == concept}
    hidden = [idea for idea in ideas.waiting(workshop) if idea.id in linked]
    return bool(name) and any(idea.text.startswith(name) for idea in hidden)


def _closed(teams: Iterable[Team]) -> set[str]:
    return {team.id for team in teams if not team.revealed}
