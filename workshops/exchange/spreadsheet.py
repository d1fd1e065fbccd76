"""Ideas to a CSV file, and rows of ideas into a workshop: what can be kept is, and what can't is told row by row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workshops import agenda, clusters, ideas, text, votes
from workshops.exchange import public
from workshops.exchange.public import Document
from workshops.exchange.tables import Table
from workshops.labels import Words
from workshops.model import Cluster, Idea, Tally, Team, VoteRound, Workshop
from workshops.text import Refused

GROUPS: Mapping[str, str | None] = {
    "": None,
    **dict.fromkeys(("elever", "elev", "eleverna", "elevers", "barn", "barnen"), "students"),
    **dict.fromkeys(("students", "student", "pupils", "pupil", "learners", "children"), "students"),
    **dict.fromkeys(("lärare", "läraren", "lärarna", "larare", "pedagog", "pedagoger", "personal"), "teachers"),
    **dict.fromkeys(("teachers", "teacher", "staff", "educators"), "teachers"),
    **dict.fromkeys(("vårdnadshavare", "vårdnadshavarna", "föräldrar", "förälder"), "guardians"),
    **dict.fromkeys(("guardians", "guardian", "parents", "parent"), "guardians"),
}
FORMULA = ("=", "+", "-", "@", "\t")
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "sv": ("grupp", "målgrupp", "idé", "kluster", "röster"),
    "en": ("team", "target group", "idea", "cluster", "votes"),
}
"""The headings of our own files, by language."""
UNDER: Mapping[str, str] = {"sv": "samma som", "en": "same as"}
"""The heading over the note under which another stands."""


class UnknownTargetGroup(Refused):
    """A target group that the workshop does not have; `name` says which."""


class NotANumber(Refused):
    """Votes that are not a whole number from 0; `value` says what was written."""


@dataclass(frozen=True, slots=True)
class Row:
    """One idea as the file has it; `line` counts from 1 in the file."""

    line: int
    text: str
    team: str = ""
    target_group: str = ""
    cluster: str = ""
    votes: str = ""

    @property
    def said_anything(self) -> bool:
        """Whether any of the columns holds more than space."""
        return any(cell.strip() for cell in (self.text, self.team, self.target_group, self.cluster, self.votes))


@dataclass(slots=True)
class Outcome:
    """What was taken, for each line that was not why, and the headings of columns that were left out.

    `places` says which of the rows that were given were refused: a line may hold several ideas.
    """

    taken: int = 0
    refused: list[tuple[int, Refused]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def heading(cell: str) -> str:
    """A heading without its marks: `Idé:`, `target_group`, `Grupp/team` and `Röster (antal)` are all known."""
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"\(.*?\)", " ", plain(cell))).split())


def plain(cell: str) -> str:
    """What a cell says, whatever its spaces and capitals."""
    return " ".join(text.clean(cell).replace("\ufeff", "").split()).casefold()


def is_ours(headings: Sequence[str]) -> bool:
    """Whether a file's headings are those that we write, so that its cells are as `write` leaves them."""
    said = [plain(cell) for cell in headings]
    return any(said in ([*names], [*names, UNDER[language]]) for language, names in COLUMNS.items())


def unescaped(cell: str) -> str:
    """A cell as it was before `_safe`."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA else cell


def _safe(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return "'" + cell if cell.lstrip("'")[:1] in FORMULA else cell


def take(workshop: Workshop, rows: list[Row], outcome: Outcome) -> None:
    """The verb of an import: every row that can be kept is; `outcome` says which were not and why.

    Raises RoundOpen where the rows hold votes while a round is open: it would be put aside by them.
    """
    current = votes.current(workshop)
    if current is not None and not current.closed and any(row.votes.strip() for row in rows):
        raise votes.RoundOpen
    teams = {team.name.casefold(): team for team in workshop.teams}
    named = {cluster.name.casefold(): cluster for cluster in workshop.clusters if cluster.name}
    counted: dict[str, list[int]] = {}
    number = ideas.next_number(workshop)
    for index, row in enumerate(rows):
        try:
            said, team_name, cluster_name = _said(row)
            group, dots = _target_group(workshop, row.target_group), _votes(row.votes)
        except Refused as refusal:
            outcome.refused.append((row.line, refusal))
            outcome.places.append(index)
            continue
        team = _team(workshop, teams, team_name, group)
        own = group or (team.target_group if team is not None else None)
        place = float(number)
        idea = Idea(seq=number, text=said, team_id=team.id if team else None, target_group=own, place=place)
        cluster = _cluster(workshop, named, cluster_name, alone=bool(dots))
        if cluster is not None:
            idea.cluster_id = cluster.id
            counted.setdefault(cluster.id, []).extend([] if dots is None else [dots])
        workshop.ideas.append(idea)
        number += 1
        outcome.taken += 1
    if any(counted.values()):
        _tallies(workshop, {key: _total(dots) for key, dots in counted.items() if dots})


def _said(row: Row) -> tuple[str, str, str]:
    """The words of a row as they are kept: idea, team, cluster; raises Empty, TooLong."""
    said = text.one_line(row.text)
    return said, text.one_line(row.team, text.TITLE, empty=True), text.one_line(row.cluster, text.TITLE, empty=True)


def target_group_of(said: str) -> str | None:
    """The code of a target group as people write it; None for an empty cell; raises UnknownTargetGroup."""
    name = heading(said)
    code = GROUPS.get(name, "?")
    if code == "?":
        raise UnknownTargetGroup(name=" ".join(text.clean(said).split())[:60])
    return code


def _target_group(workshop: Workshop, said: str) -> str | None:
    code = target_group_of(said)
    if code is not None and code not in workshop.target_groups.split():
        raise UnknownTargetGroup(name=" ".join(text.clean(said).split())[:60])
    return code


def _votes(said: str) -> int | None:
    value = "".join(said.split())
    if not value:
        return None
    whole = re.fullmatch(r"\+?(\d{1,6})(?:[.,]0*)?", value, re.ASCII)
    if whole is None:
        raise NotANumber(value=" ".join(text.clean(said).split())[:20])
    return int(whole[1])


def _team(workshop: Workshop, known: dict[str, Team], name: str, group: str | None) -> Team | None:
    if not name:
        return None
    if name.casefold() not in known:
        known[name.casefold()] = agenda.add_team(workshop, name, 0, group)
    return known[name.casefold()]


def _cluster(workshop: Workshop, known: dict[str, Cluster], name: str, *, alone: bool) -> Cluster | None:
    """The cluster of a name. A note that got votes but has no cluster is one by itself, so that no vote is lost."""
    if not name:
        return clusters.gather(workshop, []) if alone else None
    if name.casefold() not in known:
        known[name.casefold()] = clusters.gather(workshop, [], name)
    return known[name.casefold()]


def _total(dots: list[int]) -> int:
    """The votes of a cluster: the number that all its rows repeat, else what its ideas got together."""
    return dots[0] if len(set(dots)) == 1 else sum(dots)


def _tallies(workshop: Workshop, counted: Mapping[str, int]) -> None:
    """Votes from a file are a closed round of their own; nothing is known of its ballots."""
    before = votes.current(workshop)
    number = before.number + 1 if before is not None else 1
    vote = VoteRound(number=number, options=" ".join(counted), budget=max(1, sum(counted.values())), closed=True)
    workshop.rounds.append(vote)
    for cluster, dots in counted.items():
        workshop.tallies.append(Tally(round_id=vote.id, cluster_id=cluster, votes=dots))


def of_table(table: Table) -> bytes:
    """A table as CSV that Swedish spreadsheets open by double click; days are written 2026-11-26."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(name) for name in table.columns])
    for row in table.rows:
        writer.writerow(["" if cell is None else _safe(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def write(document: Document, words: Words) -> bytes:
    """The ideas as CSV that Swedish spreadsheets open by double click: UTF-8 with BOM, semicolons.

    Hidden and discarded notes are left out. A cell that a spreadsheet would run as a formula is given a leading apostrophe.
    Where notes say the same, a last column says under which one each of the others stands.
    """
    teams = {row["id"]: row["name"] for row in document["teams"]}
    named = {row["id"]: row["name"] for row in document["clusters"]}
    won, shown = public.votes(document), public.placed(document)
    texts = {row["id"]: row["text"] for row in shown}
    merged = any(row["same_as"] in texts for row in shown)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow((*COLUMNS[words.language], UNDER[words.language])[: None if merged else -1])
    for row in shown:
        target = words(f"words.target_group_inline.{row['target_group']}") if row["target_group"] else ""
        cluster = row["cluster_id"] or ""
        cells_of = (
            teams.get(row["team_id"], ""),
            target,
            row["text"],
            named.get(cluster, ""),
            str(won.get(cluster, "")),
        )
        under = (texts.get(row["same_as"], ""),) if merged else ()
        writer.writerow([_safe(cell) for cell in (*cells_of, *under)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
