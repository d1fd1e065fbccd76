"""What of a workshop's document may leave the room: shown notes only, and nothing that the facilitator wrote to remember.

Works on the document (plain values), not on mapped objects: it may run anywhere, and on what was frozen with the PDF.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from workshops import standings

Document = Mapping[str, Any]


def ideas(document: Document) -> list[dict[str, Any]]:
    """The notes that the room may read, in the order they came."""
    closed = {team["id"] for team in document["teams"] if not team["revealed"]}
    shown = [row for row in document["ideas"] if not row["discarded"] and row["team_id"] not in closed]
    return sorted(shown, key=lambda row: (row["seq"], row["id"]))


def placed(document: Document) -> list[dict[str, Any]]:
    """The same notes, where one that stands under another is in the cluster of that one."""
    shown = ideas(document)
    homes = {row["id"]: row["cluster_id"] for row in shown}
    return [row | {"cluster_id": homes[row["same_as"]]} if row["same_as"] in homes else row for row in shown]


def of(document: Document) -> dict[str, Any]:
    """The document as it is published: no hidden or discarded notes, no notes of the facilitator's, nobody's name, no marks unshown,
    no answers that were neither shown nor closed.
    """
    kept = ideas(document)
    known = {row["id"] for row in kept}
    left = dict(document)
    left["ideas"] = [_under_known(row, known) for row in kept]
    left["apart"] = [row for row in document["apart"] if row["idea_id"] in known and row["other_id"] in known]
    left["sources"] = [row for row in document["sources"] if row["idea_id"] in known]
    subjects = known | {row["id"] for name in ("concepts", "actions") for row in document[name]}
    left["tags"] = [row for row in document["tags"] if row["subject_id"] in subjects]
    closed = {team["id"] for team in document["teams"] if not team["revealed"]}
    left["points"] = [row for row in document["points"] if row["team_id"] not in closed]
    left["activities"] = [row | {"notes": ""} for row in document["activities"]]
    asked = {row["id"] for row in document["polls"] if row["shown"] or row["closed"]}
    left["answers"] = [row for row in document["answers"] if row["poll_id"] in asked]
    left["attendees"] = []
    left.update(_assessed(document))
    left["paragraphs"] = [_without_basis(row) for row in document["paragraphs"]]
    left["rounds"] = [row for row in document["rounds"] if row["closed"]]
    return left


def _assessed(document: Document) -> dict[str, Any]:
    """Assessments without the marks that were neither shown nor closed, and without those of too few to be told."""
    told = {row["id"] for row in document["assessments"] if row["shown"] or row["closed"]}
    given: Counter[tuple[str, str]] = Counter()
    for row in document["ratings"]:
        given[row["area_id"], row["role_id"]] += row["count"]
    return {
        "ratings": [
            row
            for row in document["ratings"]
            if row["assessment_id"] in told and given[row["area_id"], row["role_id"]] >= standings.FEWEST
        ],
        "assessment_roles": [
            row if row["assessment_id"] in told else row | {"answered": 0} for row in document["assessment_roles"]
        ],
        "assessments": [row if row["id"] in told else row | {"earlier": ""} for row in document["assessments"]],
    }


def _without_basis(row: dict[str, Any]) -> dict[str, Any]:
    """A paragraph of the minutes without what it stands in place of, and one that was left out without its words."""
    return row | {"basis": "", "text": "" if row["removed"] else row["text"]}


def votes(document: Document) -> dict[str, int]:
    """Votes by cluster id, each of the last closed round in which the cluster stood."""
    won: dict[str, int] = {}
    for vote in sorted(document["rounds"], key=lambda row: row["number"]):
        if vote["closed"]:
            won |= {row["cluster_id"]: row["votes"] for row in document["tallies"] if row["round_id"] == vote["id"]}
    return won


def _under_known(row: dict[str, Any], known: set[str]) -> dict[str, Any]:
    """A note that stands under one that stays at home stands on its own."""
    return row if row["same_as"] in known else row | {"same_as": None}
