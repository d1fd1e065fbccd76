"""A workshop's document as tables of typed cells: what the sheets of a workbook hold, each with its headings in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from workshops import assessed, cards, methods, standings
from workshops.exchange import public
from workshops.exchange.public import Document
from workshops.labels import Words
from workshops.phases import CONCEPT_FIELDS
from workshops.polled.values import CHOICES

Cell = str | int | float | bool | date | None
Rows = Iterator[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, the headings of its columns, and rows of values that keep their kind."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class _Reading:
    """The document with what its rows point to at hand, and the words for what it says in codes."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        self.ideas = public.placed(document)
        self.votes = public.votes(document)
        self._texts = {row["id"]: row["text"] for row in self.ideas}
        self._steps = {row["id"]: str(row["title"]) for row in document["activities"]}
        self._rows = {row["id"]: row for name in ("teams", "clusters", "concepts") for row in document[name]}

    def of(self, name: str) -> Sequence[Mapping[str, Any]]:
        """The rows of a collection."""
        rows: Sequence[Mapping[str, Any]] = self.document[name]
        return rows

    def name(self, key: str | None) -> str:
        """What a team, cluster or concept is called."""
        return str(self._rows[key]["name"]) if key in self._rows else ""

    def step(self, key: str | None) -> str:
        """What an activity is called; empty for none."""
        return self._steps.get(key or "", "")

    def card(self, key: str) -> str:
        """The title of a card by its key; empty for none, or one that is gone since."""
        return cards.titles(self.words.language).get(key, "") if key else ""

    def code(self, room: str, code: str | None) -> str:
        """The words for a code; empty for none."""
        return self.words(f"words.{room}.{code}") if code else ""

    def idea(self, key: str | None) -> str:
        """What a note says; empty for one that is none or stays at home."""
        return str(self._texts.get(key, ""))


Fill = Callable[[_Reading], Rows]


def of(document: Document, words: Words) -> tuple[Table, ...]:
    """Every sheet, empty ones too, so that whoever reads them by machine always finds the same."""
    reading = _Reading(document, words)
    return tuple(
        Table(
            words(f"exchange.sheet.{name}"),
            tuple(words(f"exchange.column.{column}") for column in columns),
            tuple(fill(reading)),
        )
        for name, columns, fill in _SHEETS
    )


def _ideas(reading: _Reading) -> Rows:
    for row in reading.ideas:
        target, team = reading.code("target_group", row["target_group"]), reading.name(row["team_id"])
        cluster = row["cluster_id"]
        under = reading.idea(row["same_as"])
        yield row["seq"], row["text"], target, team, reading.name(cluster), reading.votes.get(cluster or ""), under


def _clusters(reading: _Reading) -> Rows:
    members: dict[str | None, int] = {}
    for idea in reading.ideas:
        if not reading.idea(idea["same_as"]):
            members[idea["cluster_id"]] = members.get(idea["cluster_id"], 0) + 1
    for row in reading.of("clusters"):
        yield row["name"], row["question"], members.get(row["id"], 0), reading.votes.get(row["id"])


def _votes(reading: _Reading) -> Rows:
    for vote in reading.of("rounds"):
        if not vote["closed"]:  # what is laid in it is nobody's to see yet
            continue
        for tally in sorted(reading.of("tallies"), key=lambda row: -row["votes"]):
            if tally["round_id"] == vote["id"]:
                yield (
                    vote["number"],
                    reading.name(tally["cluster_id"]),
                    tally["votes"],
                    vote["budget"],
                    vote["cast"],
                    vote["stacking"],
                )


def _concepts(reading: _Reading) -> Rows:
    teams = {row["id"]: row for row in reading.of("teams")}
    for row in reading.of("concepts"):
        team = teams.get(row["team_id"])
        sources = [reading.idea(each["idea_id"]) for each in reading.of("sources") if each["concept_id"] == row["id"]]
        yield (
            row["name"],
            team["name"] if team else "",
            reading.code("target_group", team["target_group"]) if team else "",
            row["pitch"],
            *(row[field] for field in CONCEPT_FIELDS),
            reading.name(row["cluster_id"]),
            "\n".join(text for text in sources if text),
            row["impact"] or None,
            row["effort"] or None,
            row["pitched"],
            _laid(reading, row["id"]),
        )


def _laid(reading: _Reading, subject: str) -> str:
    """The titles of the cards laid on something."""
    own = {row["card"] for row in reading.of("tags") if row["subject_id"] == subject}
    return ", ".join(title for key, title in cards.titles(reading.words.language).items() if key in own) if own else ""


def _feedback(reading: _Reading) -> Rows:
    for row in reading.of("feedback"):
        yield reading.name(row["concept_id"]), reading.code("feedback", row["kind"]), row["text"]


def _decisions(reading: _Reading) -> Rows:
    for row in reading.of("decisions"):
        made = (row["deferred"], reading.step(row["activity_id"]), _day(row["since"]))
        yield row["text"], reading.code("level", row["level"]), reading.name(row["concept_id"]), *made


def _actions(reading: _Reading) -> Rows:
    for row in reading.of("actions"):
        concept, laid = reading.name(row["concept_id"]), _laid(reading, row["id"])
        more = (reading.card(row["area"]), reading.code("responsible", row["responsible"]))
        made = (reading.step(row["activity_id"]), _day(row["since"]))
        yield row["what"], row["role"], _day(row["due"]), row["done"], concept, laid, *more, *made


def _parked(reading: _Reading) -> Rows:
    for row in reading.of("parked"):
        yield row["text"], row["settled"], reading.step(row["activity_id"]), _day(row["since"])


def _news(reading: _Reading) -> Rows:
    for row in reading.of("news"):
        yield row["title"], row["link"], row["summary"], reading.step(row["activity_id"])


def _occasions(reading: _Reading) -> Rows:
    for row in sorted(reading.of("occasions"), key=lambda row: (row["date"], row["start"])):
        yield _day(row["date"]), row["start"], row["ends"], row["place"], row["title"], row["note"]


def _attendance(reading: _Reading) -> Rows:
    for row in reading.of("attendance"):
        if row["count"]:
            yield row["origin"], row["role"], row["count"]


def _points(reading: _Reading) -> Rows:
    steps = {row["id"]: row for row in reading.of("activities")}
    for row in reading.of("points"):
        step = steps.get(row["activity_id"], {})
        fields = methods.fields(step.get("method"), reading.words.language) if row["field"] else ()
        field = next((each.name for each in fields if each.id == row["field"]), row["field"])
        yield step.get("title", ""), field, reading.name(row["team_id"]), row["text"]


def _assessments(reading: _Reading) -> Rows:
    """A row for each area and role, and last one for all roles together; a mean of too few is left empty."""
    words = reading.words
    for standing in standings.of_document(reading.document):
        title = assessed.heading(words, standing)
        day = _day(standing.earlier.date) if standing.earlier is not None else None
        for area, row, overall in zip(standing.areas, standing.cells, standing.overall, strict=True):
            named = [*zip((role.text for role in standing.roles), row, strict=True)]
            if len(named) > 1:
                named.append((words("assessment.everybody"), overall))
            for role, cell in named:
                yield (
                    title,
                    area.text,
                    role,
                    _rounded(cell.mean),
                    cell.number,
                    _rounded(cell.spread),
                    _rounded(cell.before),
                    day,
                )


def _rounded(value: float | None) -> float | None:
    return round(value, 2) if value is not None else None


def _polls(reading: _Reading) -> Rows:
    """Every answer that was shown or closed, alike ones together: one row for each option, word, sentence or number."""
    steps = {row["id"]: row["title"] for row in reading.of("activities")}
    options = {row["id"]: row for row in reading.of("poll_options")}
    for poll in reading.of("polls"):
        if not (poll["shown"] or poll["closed"]):
            continue
        about = (steps.get(poll["activity_id"], ""), poll["question"], reading.words(f"polls.kind.{poll['kind']}"))
        own = [row for row in reading.of("answers") if row["poll_id"] == poll["id"]]
        for answer, count, first in _counted(poll, own, options):
            yield *about, answer, count, first


def _counted(
    poll: Mapping[str, Any], answers: Sequence[Mapping[str, Any]], options: Mapping[str, Mapping[str, Any]]
) -> list[tuple[Cell, int, Cell]]:
    """The answers to a question with how many gave each; of a ranking also how many put it first."""
    if poll["kind"] in CHOICES:
        own = sorted((row for row in options.values() if row["poll_id"] == poll["id"]), key=lambda row: row["position"])
        chosen = [(row["choice"].split(), row["count"]) for row in answers]
        rows: list[tuple[Cell, int, Cell]] = []
        for option in own:
            count = sum(times for keys, times in chosen if option["id"] in keys)
            first = sum(times for keys, times in chosen if keys[:1] == [option["id"]])
            rows.append((option["text"], count, first if poll["kind"] == "ranking" else None))
        return rows
    counts: dict[Cell, int] = {}
    for row in answers:
        value = row["value"]
        said: Cell = row["text"] if value is None else int(value) if float(value).is_integer() else float(value)
        counts[said] = counts.get(said, 0) + row["count"]
    return [(said, count, None) for said, count in counts.items()]


def _agenda(reading: _Reading) -> Rows:
    for row in reading.of("activities"):
        yield row["title"], row["minutes"], reading.code("phase", row["phase"]), row["skipped"], row["presenter"]


def _teams(reading: _Reading) -> Rows:
    for row in reading.of("teams"):
        yield row["name"], row["size"], reading.code("target_group", row["target_group"])


def _meeting(reading: _Reading) -> Rows:
    row, words = reading.document["workshop"], reading.words
    told: tuple[tuple[str, Cell], ...] = (
        ("title", row["title"]),
        ("kind", reading.code("kind", row["kind"])),
        ("date", _day(row["date"])),
        ("start", row["start"]),
        ("place", row["place"]),
        ("organisation", row["organisation"]),
        ("municipality", row["municipality"]),
        ("challenge", row["challenge"]),
        ("record_number", row["record_number"]),
        ("format", reading.document["version"]),
    )
    for name, value in told:
        yield words(f"exchange.about.{name}"), value


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


_SHEETS: tuple[tuple[str, tuple[str, ...], Fill], ...] = (
    ("ideas", ("number", "idea", "target_group", "team", "cluster", "votes", "same_as"), _ideas),
    ("clusters", ("cluster", "question", "ideas", "votes"), _clusters),
    ("votes", ("round", "cluster", "votes", "budget", "cast", "stacking"), _votes),
    (
        "concepts",
        (
            "concept",
            "team",
            "target_group",
            "pitch",
            *CONCEPT_FIELDS,
            "cluster",
            "sources",
            "impact",
            "effort",
            "pitched",
            "cards",
        ),
        _concepts,
    ),
    ("feedback", ("concept", "kind", "text"), _feedback),
    ("decisions", ("decision", "level", "concept", "deferred", "activity", "since"), _decisions),
    (
        "actions",
        ("what", "role", "due", "done", "concept", "cards", "plan_area", "responsible", "activity", "since"),
        _actions,
    ),
    ("parked", ("parked", "settled", "activity", "since"), _parked),
    ("points", ("activity", "field", "team", "point"), _points),
    ("news", ("news", "link", "summary", "activity"), _news),
    ("occasions", ("date", "start", "ends", "place", "title", "note"), _occasions),
    ("attendance", ("origin", "role", "present"), _attendance),
    (
        "assessment",
        ("assessment", "area", "role", "mean", "answers", "spread", "mean_before", "day_before"),
        _assessments,
    ),
    ("polls", ("activity", "asked", "kind", "answer", "count", "firsts"), _polls),
    ("agenda", ("activity", "minutes", "phase", "skipped", "presenter"), _agenda),
    ("teams", ("team", "size", "target_group"), _teams),
    ("meeting", ("what_about", "said"), _meeting),
)
