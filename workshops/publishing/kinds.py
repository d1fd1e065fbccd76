"""The kinds of files that are published: one table, from frozen contents to bytes. Whoever makes another kind adds a row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workshops.exchange import document
from workshops.labels import Words
from workshops.model import Workshop
from workshops.summary import contents
from workshops.summary.sections import Summary
from workshops.summary.variants import EVERYTHING, Variant


@dataclass(frozen=True, slots=True)
class Frozen:
    """A workshop on its way out, as it stood when a person asked: every file is made from this and says the same.

    `document` holds no hidden or discarded notes, no ballots and nothing of the facilitator's own.
    """

    contents: Summary
    document: Mapping[str, Any]
    words: Words
    written: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its suffix, what makes it, whether it goes along unless somebody says no, and what it asks for."""

    suffix: str
    make: Callable[[Frozen], bytes]
    usual: bool = False
    possible: Callable[[Workshop], bool] = lambda _workshop: True


def freeze(workshop: Workshop, words: Words, now: float, variant: Variant = EVERYTHING) -> Frozen:
    """The workshop as it stands, with the part of its summary that is asked for; on the thread that owns it."""
    return Frozen(contents.of(workshop, words, now=now, variant=variant), _public(document.write(workshop)), words, now)


def _public(written: Mapping[str, Any]) -> dict[str, Any]:
    closed = {team["id"] for team in written["teams"] if not team["revealed"]}
    kept = [row for row in written["ideas"] if not row["discarded"] and row["team_id"] not in closed]
    known = {row["id"] for row in kept}
    left = dict(written)
    left["ideas"] = [row | {"same_as": row["same_as"] if row["same_as"] in known else None} for row in kept]
    left["apart"] = [row for row in written["apart"] if {row["idea_id"], row["other_id"]} <= known]
    left["sources"] = [row for row in written["sources"] if row["idea_id"] in known]
    left["activities"] = [row | {"notes": ""} for row in written["activities"]]
    return left


def _summary(frozen: Frozen) -> bytes:
    from workshops.summary import pdf

    return pdf.drawn(frozen.contents)


def _data(frozen: Frozen) -> bytes:
    return (json.dumps(frozen.document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


KINDS: Mapping[str, Kind] = {
    "summary": Kind(".pdf", _summary, usual=True),
    "data": Kind(".json", _data),
}
"""What can be published, in the order it is shown. Words: `publish.kind.<kind>` and, in names, `publish.document.<kind>`."""
PAGE, ATTACHMENT = "page", "attachment"
"""The page of contents, which tells of all the others, and files of people's own. They are made elsewhere."""
PAGE_SUFFIX = ".html"


def offered(workshop: Workshop) -> tuple[str, ...]:
    """The kinds that this workshop can leave as."""
    return tuple(name for name, kind in KINDS.items() if kind.possible(workshop))


def usual(workshop: Workshop) -> tuple[str, ...]:
    """The kinds that leave unless somebody says no, the page of contents among them."""
    return (*(name for name in offered(workshop) if KINDS[name].usual), PAGE)
