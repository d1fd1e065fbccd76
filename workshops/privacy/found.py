"""What was found in a text, and how it is shown without being shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

PERSONAL_NUMBER, COORDINATION_NUMBER, PHONE, EMAIL, NAME = (
    "personal_number",
    "coordination_number",
    "phone",
    "email",
    "name",
)
KINDS = (PERSONAL_NUMBER, COORDINATION_NUMBER, PHONE, EMAIL, NAME)
"""Words: `privacy.kind.<kind>`."""
AROUND = 60
"""Characters that are quoted on each side of what is masked."""


class Found(NamedTuple):
    """One piece of personal data: its kind and where it stands; `sure` tells what was checked from what is possible."""

    kind: str
    start: int
    end: int
    sure: bool = True


Name = Callable[[str], str]
"""The words for a kind, such as telephone number."""


def masked(text: str, found: Sequence[Found], name: Name) -> str:
    """The text with each finding replaced by its kind in brackets."""
    for each in sorted(found, key=lambda each: -each.start):
        text = f"{text[: each.start]}[{name(each.kind)}]{text[each.end :]}"
    return text


def quoted(text: str, one: Found, found: Sequence[Found], name: Name) -> str:
    """A finding masked, with the words around it; whatever else was found there is masked too."""
    head = masked(text[: one.start], [each for each in found if each.end <= one.start], name)
    rest = [
        each._replace(start=each.start - one.end, end=each.end - one.end) for each in found if each.start >= one.end
    ]
    tail = masked(text[one.end :], rest, name)
    return f"{_cut_left(head)}[{name(one.kind)}]{_cut_right(tail)}".replace("\n", " ").strip()


def _cut_left(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return "…" + text[-AROUND:].partition(" ")[2]


def _cut_right(text: str) -> str:
    if len(text) <= AROUND:
        return text
    return text[:AROUND].rpartition(" ")[0] + "…"
