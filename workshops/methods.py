"""The method library: what a step is for, how it is done, and the words to say, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workshops import packs
from workshops.labels import RESOURCES

FOLDER = RESOURCES / "methods"
_ID = re.compile(r"[a-z0-9_-]{1,60}")


class BrokenMethod(packs.BrokenPack):
    """A method card can't be used; `file`, `place` and `reason` say why and where."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something of its own that a method records: a quadrant, a round, a kind. `ask` is the question it answers."""

    id: str
    name: str
    ask: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method card in one language.

    `minutes` is the usual span, shortest and longest. The first of `say` is the one for narrow panels.
    `recorded` says what is kept of the step, `think` gives tips, `mistakes` what often goes wrong.
    `fields`, where there are any, are what a point written with this method may belong to.
    """

    id: str
    name: str
    phase: str | None
    minutes: tuple[int, int]
    size: str
    purpose: str
    steps: tuple[str, ...]
    say: tuple[str, ...]
    think: tuple[str, ...]
    recorded: str
    mistakes: tuple[str, ...]
    fields: tuple[Field, ...] = ()


def load(id: str | None, language: str = "sv", folder: Path = FOLDER) -> Method | None:
    """The card of a method; None where there is no such card. Quick; raises BrokenMethod where it can't be read at all."""
    if not id or not _ID.fullmatch(id):
        return None
    path = folder / f"{id}.toml"
    return _card(path, language) if path.is_file() else None


def fields(id: str | None, language: str = "sv", folder: Path = FOLDER) -> tuple[Field, ...]:
    """What a method records of its own; nothing for one that can't be read, since the words of the room matter more."""
    try:
        card = load(id, language, folder)
    except BrokenMethod:
        return ()
    return card.fields if card is not None else ()


def all_methods(language: str = "sv", folder: Path = FOLDER) -> list[Method]:
    """Every card, in the order of the alphabet of their ids. Raises BrokenMethod."""
    return [_card(path, language) for path in sorted(folder.glob("*.toml"))]


def ids(folder: Path = FOLDER) -> frozenset[str]:
    """The ids of the cards there are, without opening them."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def check(path: Path, language: str = "sv") -> None:
    """Hold a card against all that a card must be, in both languages; raises BrokenMethod."""
    from workshops.schemas import MethodFile

    card = packs.validated(path, MethodFile, language, BrokenMethod)
    packs.named_after(path, card.id, language, BrokenMethod)


def _card(path: Path, language: str) -> Method:
    def build(values: dict[str, Any]) -> Method:
        return _method(values, language)

    return packs.quick(path, language, BrokenMethod, build, lambda: check(path, language))


def _method(values: dict[str, Any], language: str) -> Method:
    shortest, longest = values["minutes"]
    return Method(
        id=values["id"],
        name=values["name"][language],
        phase=values.get("phase"),
        minutes=(shortest, longest),
        size=values["size"][language],
        purpose=values["purpose"][language],
        steps=tuple(values["steps"][language]),
        say=tuple(values["say"][language]),
        think=tuple(values["think"][language]),
        recorded=values["recorded"][language],
        mistakes=tuple(values["mistakes"][language]),
        fields=tuple(
            Field(each["id"], each["name"][language], each["ask"][language]) for each in values.get("fields", ())
        ),
    )
