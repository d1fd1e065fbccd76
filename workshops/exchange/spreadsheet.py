"""Ideas from and to spreadsheets: CSV as people's programs really write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workshops import agenda, clusters, ideas, text, votes
from workshops.model import Cluster, Tally, Team, VoteRound, Workshop
from workshops.text import Refused

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "team": ("grupp", "team", "group", "grupp/team"),
    "target_group": ("målgrupp", "malgrupp", "target_group", "target group", "målgrupp/target_group"),
    "text": ("idé", "ide", "idéer", "ideer", "text", "idea", "ideas", "lapp", "idé/text"),
    "cluster": ("kluster", "cluster", "tema", "theme"),
    "votes": ("röster", "roster", "votes", "prickar", "dots"),
}
GROUPS: Mapping[str, str | None] = {
    "": None,
    **dict.fromkeys(("elever", "elev", "students", "student", "pupils", "pupil"), "students"),
    **dict.fromkeys(("lärare", "larare", "lärarna", "teachers", "teacher", "personal", "staff"), "teachers"),
    **dict.fromkeys(("vårdnadshavare", "föräldrar", "guardians", "guardian", "parents"), "guardians"),
}
FORMULA = ("=", "+", "-", "@", "\t")
COLUMNS = ("grupp", "målgrupp", "idé", "kluster", "röster")


class NotText(Refused):
    """The file holds no text (it may be a spreadsheet of another kind, or a picture)."""


class NoIdeas(Refused):
    """There is not a single idea in the file."""


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


@dataclass(slots=True)
class Outcome:
    """What was taken, and for each line that was not, why."""

    taken: int = 0
    refused: list[tuple[int, Refused]] = field(default_factory=list)


def decode(data: bytes) -> str:
    """Text of a file in UTF-8 (with or without BOM), UTF-16 with BOM, or Windows-1252; raises NotText."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if data[:4] == b"PK\x03\x04" or data.count(b"\0") > len(data) // 100:
        raise NotText
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read(data: bytes) -> list[Row]:
    """The rows of a file. Without headings it is one idea a line; raises NotText, NoIdeas."""
    said = decode(data)
    lines = _records(said)
    if not lines:
        raise NoIdeas
    places = _places(lines[0][1])
    if places is None:
        rows = [Row(number, _unquoted(line)) for number, line in enumerate(said.splitlines(), start=1) if line.strip()]
    else:
        ours = [_plain(cell) for cell in lines[0][1]] == list(COLUMNS)
        rows = [_row(number, cells, places, _unescaped if ours else str) for number, cells in lines[1:]]
    rows = [row for row in rows if row.text.strip() or row.team.strip() or row.cluster.strip()]
    if not rows:
        raise NoIdeas
    return rows


def _records(said: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(10_000_000)
    quoting: Literal[0, 3] = (
        csv.QUOTE_NONE if said.count('"') % 2 else csv.QUOTE_MINIMAL
    )  # an unclosed quote would swallow the rest
    lines = io.StringIO(said.replace("\0", ""), newline="")
    reader = csv.reader(lines, delimiter=_separator(said), quoting=quoting)
    records = []
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            records.append((start, cells))
        start = reader.line_num + 1
    return records


def _unquoted(line: str) -> str:
    """A line that a spreadsheet has wrapped in quotes because of what stands in it."""
    said = line.strip()
    wrapped = len(said) > 1 and said[0] == said[-1] == '"' and '"' not in said[1:-1].replace('""', "")
    return said[1:-1].replace('""', '"') if wrapped else line


def _separator(said: str) -> str:
    """The separator of the first line that has one, counted outside quotes."""
    for line in said.splitlines():
        if not line.strip():
            continue
        bare = "".join(part for index, part in enumerate(line.split('"')) if index % 2 == 0)
        return max(("\t", ";", ","), key=bare.count)
    return ";"


def _places(cells: list[str]) -> dict[str, int] | None:
    """Which column holds what, or None where the first line is no heading."""
    places: dict[str, int] = {}
    for index, cell in enumerate(cells):
        name = next((key for key, names in HEADINGS.items() if _plain(cell) in names), None)
        if name is not None:
            places.setdefault(name, index)
    return places if "text" in places else None


def _plain(cell: str) -> str:
    return " ".join(text.clean(cell).replace("\ufeff", "").split()).casefold()


def _row(line: int, cells: list[str], places: Mapping[str, int], bare: Callable[[str], str]) -> Row:
    def at(name: str) -> str:
        return bare(cells[places[name]]) if name in places and places[name] < len(cells) else ""

    return Row(line, at("text"), at("team"), at("target_group"), at("cluster"), at("votes"))


def _safe(cell: str) -> str:
    """A cell that no spreadsheet reads as a formula."""
    return "'" + cell if cell.lstrip("'")[:1] in FORMULA else cell


def _unescaped(cell: str) -> str:
    """A cell as it was before `_safe`."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in FORMULA else cell


def take(workshop: Workshop, rows: list[Row], outcome: Outcome) -> None:
    """The verb of an import: every row that can be kept is; `outcome` says which were not and why."""
    teams = {team.name.casefold(): team for team in workshop.teams}
    named = {cluster.name.casefold(): cluster for cluster in workshop.clusters if cluster.name}
    counted: dict[str, int] = {}
    for row in rows:
        try:
            group, dots = _target_group(workshop, row.target_group), _votes(row.votes)
            said = text.one_line(row.text)
            team = _team(workshop, teams, row.team, group)
            cluster = _cluster(workshop, named, row.cluster)
            idea = ideas.add(workshop, said, team.id if team is not None else None, group or ideas.PREFILLED)
        except Refused as refusal:
            outcome.refused.append((row.line, refusal))
            continue
        if cluster is not None:
            idea.cluster_id = cluster.id
            if dots is not None:
                counted[cluster.id] = max(counted.get(cluster.id, 0), dots)
        outcome.taken += 1
    if counted:
        _tallies(workshop, counted)


def _target_group(workshop: Workshop, said: str) -> str | None:
    name = _plain(said)
    code = GROUPS.get(name, "?")
    if code == "?" or (code is not None and code not in workshop.target_groups.split()):
        raise UnknownTargetGroup(name=text.clean(said).strip()[:60])
    return code


def _votes(said: str) -> int | None:
    value = said.strip().replace("\u00a0", "")
    if not value:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        raise NotANumber(value=text.clean(value)[:20])
    return int(value)


def _team(workshop: Workshop, known: dict[str, Team], said: str, group: str | None) -> Team | None:
    name = text.one_line(said, text.TITLE, empty=True)
    if not name:
        return None
    if name.casefold() not in known:
        known[name.casefold()] = agenda.add_team(workshop, name, 0, group)
    return known[name.casefold()]


def _cluster(workshop: Workshop, known: dict[str, Cluster], said: str) -> Cluster | None:
    name = text.one_line(said, text.TITLE, empty=True)
    if not name:
        return None
    if name.casefold() not in known:
        known[name.casefold()] = clusters.gather(workshop, [], name)
    return known[name.casefold()]


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
        cells = (
            teams.get(idea.team_id or "", ""),
            target_group(idea.target_group),
            idea.text,
            named.get(idea.cluster_id or "", ""),
            str(won.get(idea.cluster_id, "")) if idea.cluster_id else "",
        )
        writer.writerow([_safe(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")
