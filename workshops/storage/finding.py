"""Answers a search from the library's file, with nothing but the standard library: for a thread beside the windows.

Up to `RANKED` hits are ordered by how well they fit; more than that are shown newest first, because weighing so many
takes longer than anybody waits and tells them apart no better.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from workshops.searching import folding
from workshops.searching.wish import Term, Wish
from workshops.storage import glance, narrowing
from workshops.storage.indexing import SOURCES

RANKED = 5_000
FIRST = 50
"""Hits that are read to be shown, to begin with."""
WEIGHTS = "10.0, 4.0, 1.0"
"""What a word is worth as it stands, by its stem, and by its end."""
_COUNT = f"SELECT rowid FROM search_words WHERE search_words MATCH ? LIMIT {RANKED + 1}"
PHASES = {"ideas": "explore", "clusters": "define", "concepts": "develop", "feedback": "deliver"}
PHASES |= dict.fromkeys(("decisions", "actions"), "deliver")
"""The phase that rows of a table belong to; others belong to that of their activity."""


class Hit(NamedTuple):
    """A text that was found: what and where it is, its words, and what of them was asked for (from, to).

    `above` is what it stands under: the name of its cluster or concept.
    """

    source: str
    subject: str
    workshop: str
    title: str
    date: str
    organisation: str
    text: str
    marks: tuple[tuple[int, int], ...]
    target_group: str | None
    team: str
    above: str


class Found(NamedTuple):
    """An answer: the first hits, how many there are (`total` is at most RANKED + 1), in how many meetings, and of what kinds."""

    hits: tuple[Hit, ...] = ()
    total: int = 0
    meetings: int = 0
    sources: Mapping[str, int] = {}
    groups: Mapping[str, int] = {}

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > RANKED


def find(file: Path, wish: Wish, first: int = FIRST) -> Found:
    """What is found in a library; nothing where it can't be read."""
    if wish.is_empty or not file.is_file():
        return Found()
    with contextlib.suppress(sqlite3.Error), contextlib.closing(glance.reading(file)) as connection:
        return ask(connection, wish, first)
    return Found()


def ask(connection: sqlite3.Connection, wish: Wish, first: int = FIRST) -> Found:
    """The same from an open database."""
    chosen, values = _chosen(wish, narrowing.meetings(connection, wish))
    match = matching(wish.terms)
    told, weighed = "e.id, e.source, e.workshop_id, e.target_group", False
    if match:
        weighed = len(connection.execute(_COUNT, (match,)).fetchall()) <= RANKED
        chosen, values = ["search_words MATCH ?", *chosen], [match, *values]
        told += f", bm25(search_words, {WEIGHTS})" if weighed else ""
    origin = "search_words f CROSS JOIN search_entries e ON e.id = f.rowid" if match else "search_entries e"
    newest = f"ORDER BY {'f.rowid' if match else 'e.id'} DESC LIMIT {RANKED + 1}"
    asked = f"SELECT {told} FROM {origin} WHERE {' AND '.join(chosen)} {newest}"
    rows = connection.execute(asked, values).fetchall()
    best = sorted(rows, key=lambda row: row[4]) if weighed else rows
    numbers = [row[0] for row in best[:first]]
    groups = Counter(row[3] or "none" for row in rows if row[1] == "ideas")
    hits = _read(connection, numbers, wish.terms)
    return Found(hits, len(rows), len({row[2] for row in rows}), Counter(row[1] for row in rows), groups)


def matching(terms: Sequence[Term]) -> str:
    """The search in the language of FTS5, every word in quotes: whatever was typed, it is no command."""
    return " AND ".join(_matching(term) for term in terms)


def _matching(term: Term) -> str:
    if term.kind == "phrase":
        return f'said : "{" ".join(term.words)}"'
    (word,) = term.words
    own = folding.stems(word)
    ways = [f'stems : "{stem}"' for stem in own]
    ways.append(f'said : "{word}"{" *" if term.kind == "beginning" and len(word) > 1 else ""}')
    if len(own[0]) >= folding.LEAST_END and word.isalpha():
        ways.append(f'ends : "{own[0][::-1]}" *')
    return f"({' OR '.join(ways)})"


def _chosen(wish: Wish, meetings: Collection[str] | None) -> tuple[list[str], list[object]]:
    """Conditions and their values: what nobody has shown the room is never found."""
    chosen = [
        "(e.team_id IS NULL OR e.team_id NOT IN (SELECT id FROM teams WHERE NOT revealed))",
        "(e.poll_id IS NULL OR e.poll_id NOT IN (SELECT id FROM polls WHERE NOT shown))",
    ]
    values: list[object] = []
    for name, column in (("source", "e.source"), ("target_group", "coalesce(e.target_group, 'none')")):
        for wanted in wish.of(name):
            chosen.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(sorted(wanted)))
    if wish.of("target_group"):
        chosen.append("e.source = 'ideas'")
    for wanted in wish.of("phase"):
        own = sorted(source for source, phase in PHASES.items() if phase in wanted)
        chosen.append(
            "(e.source IN (SELECT value FROM json_each(?)) OR "
            "e.activity_id IN (SELECT id FROM activities WHERE phase IN (SELECT value FROM json_each(?))))"
        )
        values += [json.dumps(own), json.dumps(sorted(wanted))]
    if meetings is not None:
        chosen.append("e.workshop_id IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(sorted(meetings)))
    return chosen, values


_ABOUT = {
    "ideas": (
        "r.target_group",
        "t.name",
        "c.name",
        "LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN clusters c ON c.id = r.cluster_id",
    ),
    "concepts": ("t.target_group", "t.name", "NULL", "LEFT JOIN teams t ON t.id = r.team_id"),
    "feedback": ("NULL", "NULL", "c.name", "LEFT JOIN concepts c ON c.id = r.concept_id"),
    "points": (
        "NULL",
        "t.name",
        "a.title",
        "LEFT JOIN teams t ON t.id = r.team_id LEFT JOIN activities a ON a.id = r.activity_id",
    ),
    "answers": ("NULL", "NULL", "p.question", "LEFT JOIN polls p ON p.id = r.poll_id"),
}
"""For each table what is told beside a text: target group, team, what it stands under, and where these are found."""
_MEETING = "JOIN workshops w ON w.id = r.workshop_id"


def _read(connection: sqlite3.Connection, numbers: Sequence[int], terms: Sequence[Term]) -> tuple[Hit, ...]:
    """The hits of these numbers, in their order."""
    kept = "SELECT id, source, subject_id FROM search_entries WHERE id IN (SELECT value FROM json_each(?))"
    by: dict[str, dict[str, int]] = {}
    for number, source, subject in connection.execute(kept, (json.dumps(numbers),)):
        by.setdefault(source, {})[subject] = number
    found: dict[int, Hit] = {}
    for source, subjects in by.items():
        group, team, above, joined = _ABOUT.get(source, ("NULL", "NULL", "NULL", ""))
        meeting = "JOIN workshops w ON w.id = r.id" if source == "workshops" else _MEETING
        asked = (
            f"SELECT r.id, w.id, w.title, w.date, w.organisation, {SOURCES[source].text('r')}, {group}, {team}, {above} "
            f"FROM {source} r {meeting} {joined} WHERE r.id IN (SELECT value FROM json_each(?))"
        )
        for key, workshop, title, date, organisation, text, target, name, over in connection.execute(
            asked, (json.dumps(list(subjects)),)
        ):
            said = "\n".join(line for line in text.split("\n") if line.strip())
            found[subjects[key]] = Hit(
                source,
                key,
                workshop,
                title,
                date,
                organisation,
                said,
                marks(said, terms),
                target,
                name or "",
                over or "",
            )
    return tuple(found[number] for number in numbers if number in found)


def marks(text: str, terms: Iterable[Term]) -> tuple[tuple[int, int], ...]:
    """Where in a text the words are that were asked for: from and to, in their order."""
    places = [(word.start(), word.end(), folding.words(word[0])) for word in folding.WORD.finditer(text)]
    found: set[tuple[int, int]] = set()
    single = [term for term in terms if term.kind != "phrase"]
    for begin, end, words in places:
        if any(_answers(word, term) for word in words for term in single):
            found.add((begin, end))
    flat = [(begin, end, word) for begin, end, words in places for word in words]
    for term in terms:
        if term.kind == "phrase":
            size = len(term.words)
            for at in range(len(flat) - size + 1):
                if tuple(word for _b, _e, word in flat[at : at + size]) == term.words:
                    found.add((flat[at][0], flat[at + size - 1][1]))
    return tuple(sorted(found))


def _answers(word: str, term: Term) -> bool:
    (wanted,) = term.words
    own, parts, end = folding.forms(word)
    asked = folding.stems(wanted)
    if word == wanted or not set(asked).isdisjoint((*own, *parts)):
        return True
    if term.kind == "beginning" and len(wanted) > 1 and word.startswith(wanted):
        return True
    return len(asked[0]) >= folding.LEAST_END and wanted.isalpha() and end.startswith(asked[0][::-1])


def excerpt(text: str, found: Sequence[tuple[int, int]], length: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text on one line and at most so long, with what was found in it and where: cut before it where that stands far in."""
    flat = text.replace("\n", " ")
    begin = 0
    if found and found[0][1] > length * 2 // 3:
        begin = flat.rfind(" ", 0, max(1, found[0][0] - length // 3)) + 1
    lead = "… " if begin else ""
    end = begin + length
    tail = " …" if end < len(flat) else ""
    shift = len(lead) - begin
    kept = tuple((start + shift, stop + shift) for start, stop in found if start >= begin and stop <= end)
    return lead + flat[begin:end] + tail, kept
