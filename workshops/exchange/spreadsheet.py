"""Ideas from and to spreadsheets: CSV as people's programs really write it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workshops import agenda, clusters, ideas, text, votes
from workshops.exchange import cells
from workshops.exchange.cells import NotText, decode
from workshops.model import Cluster, Idea, Tally, Team, VoteRound, Workshop
from workshops.text import Refused

__all__ = ["COLUMNS", "NoIdeas", "NotText", "Outcome", "Row", "Sheet", "decode", "read", "sheet", "take", "write"]

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "team": ("grupp", "team", "group", "grupp team", "gruppnamn", "gruppen", "group name", "team name"),
    "target_group": ("målgrupp", "target group", "målgrupp target group", "malgrupp", "målgrupper", "targetgroup"),
    "text": ("idé", "idea", "idé text", "idéer", "ideas", "ide", "ideer", "text", "lapp", "lappar", "förslag"),
    "cluster": ("kluster", "cluster", "kluster cluster", "tema", "theme", "kategori", "category"),
    "votes": ("röster", "votes", "röster votes", "antal röster", "roster", "prickar", "dots", "röst"),
}
"""What a column may be called, the likeliest name first: a sheet may well have both `Idé` and `Text`."""
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
COLUMNS = ("grupp", "målgrupp", "idé", "kluster", "röster")


class NoIdeas(Refused):
    """There is not a single idea in the file."""


class NoIdeaColumn(Refused):
    """The first row is one of headings, but none of them is the ideas'."""


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file, and the headings of columns that are none of ours and are left out."""

    rows: list[Row]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class Outcome:
    """What was taken, for each line that was not why, and the headings of columns that were left out."""

    taken: int = 0
    refused: list[tuple[int, Refused]] = field(default_factory=list)
    left_out: tuple[str, ...] = ()


def read(data: bytes) -> list[Row]:
    """The rows of a file. Without headings it is one idea a line; raises NotText, NoIdeas, NoIdeaColumn."""
    return sheet(data).rows


def sheet(data: bytes) -> Sheet:
    """The rows of a file and what was left out of them; raises as `read`."""
    said = decode(data).replace("\0", "")
    records = cells.records(said)
    if not records:
        raise NoIdeas
    headings = records[0][1]
    places = _places(headings)
    left_out: tuple[str, ...] = ()
    if "text" in places:
        ours = [_plain(cell) for cell in headings] == list(COLUMNS)
        rows = [_row(number, found, places, _unescaped if ours else str) for number, found in records[1:]]
        rows = [row for row in rows if row.said_anything]
        known = set(places.values())
        named = (" ".join(text.clean(cell).split())[:60] for place, cell in enumerate(headings) if place not in known)
        left_out = tuple(name for name in named if name)
    elif len(places) > 1:
        raise NoIdeaColumn
    else:
        rows = [Row(number, line) for number, line in cells.lines(said)]
    if not rows:
        raise NoIdeas
    return Sheet(rows, left_out)


def _places(headings: list[str]) -> dict[str, int]:
    """Which column holds what, as far as the first row says so."""
    said = [_heading(cell) for cell in headings]
    places: dict[str, int] = {}
    for key, names in HEADINGS.items():
        found = [(names.index(cell), index) for index, cell in enumerate(said) if cell in names]
        if found:
            places[key] = min(found)[1]
    return places


def _plain(cell: str) -> str:
    return " ".join(text.clean(cell).replace("\ufeff", "").split()).casefold()


def _heading(cell: str) -> str:
    """A heading without its marks: `Idé:`, `target_group`, `Grupp/team` and `Röster (antal)` are all known."""
    return " ".join(re.sub(r"[\W_]+", " ", re.sub(r"\(.*?\)", " ", _plain(cell))).split())


def _row(line: int, found: list[str], places: Mapping[str, int], bare: Callable[[str], str]) -> Row:
    def at(name: str) -> str:
        return bare(found[places[name]]) if name in places and places[name] < len(found) else ""

    return Row(line, at("text"), at("team"), at("target_group"), at("cluster"), at("votes"))


def _safe(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return "'" + cell if cell.lstrip("'")[:1] in FORMULA else cell


def _unescaped(cell: str) -> str:
    """A cell as it was before `_safe`."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA else cell


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
    for row in rows:
        try:
            said, team_name, cluster_name = _said(row)
            group, dots = _target_group(workshop, row.target_group), _votes(row.votes)
        except Refused as refusal:
            outcome.refused.append((row.line, refusal))
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
    name = _heading(said)
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


def write(workshop: Workshop, target_group: Callable[[str | None], str]) -> bytes:
    """The ideas as CSV that Swedish spreadsheets open by double click: UTF-8 with BOM, semicolons.

    `target_group` gives a code its name. Hidden and discarded notes are left out. A cell that a spreadsheet would run
    as a formula is given a leading apostrophe.
    """
    teams = {team.id: team.name for team in workshop.teams}
    named = {cluster.id: cluster.name for cluster in workshop.clusters}
    won = votes.result(workshop)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for idea in sorted(ideas.shown(workshop), key=lambda idea: idea.seq):
        values = (
            teams.get(idea.team_id or "", ""),
            target_group(idea.target_group),
            idea.text,
            named.get(idea.cluster_id or "", ""),
            str(won.get(idea.cluster_id, "")) if idea.cluster_id else "",
        )
        writer.writerow([_safe(cell) for cell in values])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
