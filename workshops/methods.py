"""The method library: what a step is for, how it is done, and the words to say, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workshops import packs
from workshops.labels import RESOURCES

if TYPE_CHECKING:
    from workshops.schemas import MethodFile

FOLDER = RESOURCES / "methods"
_ID = re.compile(r"[a-z0-9_-]{1,60}")


class BrokenMethod(packs.BrokenPack):
    """A method card can't be used; `file`, `place` and `reason` say why and where."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method card in one language.

    `minutes` is the usual span, shortest and longest. The first of `say` is the one for narrow panels.
    `recorded` says what is kept of the step, `think` gives tips, `mistakes` what often goes wrong.
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


def load(id: str | None, language: str = "sv", folder: Path = FOLDER) -> Method | None:
    """The card of a method; None where there is no such card. Raises BrokenMethod."""
    if not id or not _ID.fullmatch(id):
        return None
    path = folder / f"{id}.toml"
    return _card(path, language) if path.is_file() else None


def all_methods(language: str = "sv", folder: Path = FOLDER) -> list[Method]:
    """Every card, in the order of the alphabet of their ids. Raises BrokenMethod."""
    return [_card(path, language) for path in sorted(folder.glob("*.toml"))]


def ids(folder: Path = FOLDER) -> frozenset[str]:
    """The ids of the cards there are, without opening them."""
    return frozenset(path.stem for path in folder.glob("*.toml"))


def _card(path: Path, language: str) -> Method:
    from workshops.schemas import MethodFile

    card = packs.validated(path, MethodFile, language, BrokenMethod)
    packs.named_after(path, card.id, language, BrokenMethod)
    return _method(card, language)


def _method(card: MethodFile, language: str) -> Method:
    return Method(
        id=card.id,
        name=getattr(card.name, language),
        phase=card.phase,
        minutes=(card.minutes[0], card.minutes[1]),
        size=getattr(card.size, language),
        purpose=getattr(card.purpose, language),
        steps=getattr(card.steps, language),
        say=getattr(card.say, language),
        think=getattr(card.think, language),
        recorded=getattr(card.recorded, language),
        mistakes=getattr(card.mistakes, language),
    )
