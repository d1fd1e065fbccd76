"""Packs a publication: makes the files of one occasion, names them all alike, and puts them in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workshops.exchange.outgoing import Leaving
from workshops.labels import Words
from workshops.model import Workshop, new_id
from workshops.publishing import kinds, log, names, page, rule
from workshops.publishing.items import Item
from workshops.publishing.outbox import Outbox
from workshops.publishing.space import Space
from workshops.publishing.trouble import said
from workshops.publishing.writing import checksum
from workshops.summary.variants import EVERYTHING, Variant
from workshops.text import Refused

LARGEST = 200 * 1024 * 1024
"""Bytes that a file of somebody's own may have."""


class CannotAttach(Refused):
    """A file of somebody's own can't be read or is too large; `file` says which."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asked for, frozen: which kinds, in which space, and what has been published before."""

    frozen: Leaving
    facts: rule.Facts
    about: page.About
    space: Space
    kinds: tuple[str, ...]
    attachments: tuple[Path, ...]
    before: tuple[Item, ...]
    record_number: str


def order(
    workshop: Workshop,
    words: Words,
    now: float,
    space: Space,
    wanted: Sequence[str] | None = None,
    attachments: Sequence[Path] = (),
    variant: Variant = EVERYTHING,
    together: bool = False,
) -> Order:
    """Take an order on the thread that owns the workshop; `wanted` are kinds, by default the usual ones.

    With `together` the minutes, if they are wanted, are a chapter of the summary instead of a file.
    """
    chosen = tuple(wanted) if wanted is not None else kinds.usual(workshop)
    one = together and variant == EVERYTHING and kinds.MINUTES in chosen and "summary" in chosen
    if one:
        chosen = tuple(kind for kind in chosen if kind != kinds.MINUTES)
    kept = tuple(log.item_of(row) for row in log.published(workshop))
    return Order(
        frozen=kinds.freeze(workshop, words, now, variant, one),
        facts=rule.facts(workshop, words, (*kinds.KINDS, kinds.PAGE), names.part_name(workshop, variant, words)),
        about=page.about(workshop, words, now),
        space=space,
        kinds=chosen,
        attachments=tuple(attachments),
        before=kept or log.waiting(workshop),
        record_number=workshop.record_number,
    )


def pack(asked: Order, outbox: Outbox) -> tuple[Item, ...]:
    """Make the files and put them in the outbox; anywhere, it takes its time. Raises refusals, and then nothing is kept."""
    made = {kind: kinds.KINDS[kind].make(asked.frozen) for kind in asked.kinds if kind != kinds.PAGE}
    files = [(kind, kinds.KINDS[kind].suffix, data) for kind, data in made.items()]
    attached = [(path.stem, path.suffix.lower(), _read(path)) for path in asked.attachments]
    suffixes = {kind: suffix for kind, suffix, _data in files} | {stem: suffix for stem, suffix, _data in attached}
    if kinds.PAGE in asked.kinds:
        suffixes[kinds.PAGE] = kinds.PAGE_SUFFIX
    longest = rule.fitting(asked.space.rule, asked.facts, asked.space.folder, suffixes, version=99)
    folder = folder_of(asked, longest)
    version = _version(asked, folder, suffixes, longest)
    batch = new_id()

    def item(kind: str, called: str, suffix: str, data: bytes) -> Item:
        name = rule.name(asked.space.rule, asked.facts, called, suffix, version, longest)
        return Item(
            new_id(), batch, kind, str(asked.space.folder), folder, name, version, asked.facts.language,
            len(data), checksum(data), asked.record_number,
        )  # fmt: skip

    packed = [(item(kind, kind, suffix, data), data) for kind, suffix, data in files]
    packed += [(item(kinds.ATTACHMENT, stem, suffix, data), data) for stem, suffix, data in attached]
    if kinds.PAGE in asked.kinds:
        told = tuple(each for each, _data in packed)
        data = page.written(asked.about, told, [each for each in asked.before if each.folder == folder])
        packed.append((item(kinds.PAGE, kinds.PAGE, kinds.PAGE_SUFFIX, data), data))
    return _kept(packed, outbox)


def _kept(packed: list[tuple[Item, bytes]], outbox: Outbox) -> tuple[Item, ...]:
    try:
        for each, data in packed:
            outbox.put(each.id, data)
    except Refused:
        outbox.drop([each.id for each, _data in packed])
        raise
    return tuple(each for each, _data in packed)


def folder_of(asked: Order, longest: int) -> str:
    """The workshop's own folder: where it was before in this space, else one by the rule that nobody else uses."""
    space = asked.space
    own = next((each.folder for each in reversed(asked.before) if each.space == str(space.folder)), "")
    if own:
        return own
    if space.own:
        try:
            space.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise said(error, space.folder) from None
    taken = {name.casefold() for name in _listed(space.folder)}
    first = rule.folder_name(space.rule, asked.facts, longest)
    name, number = first, 1
    while name.casefold() in taken and not _is_empty(space.folder / name):
        number += 1
        name = f"{first}_{number}"
    return name


def _version(asked: Order, folder: str, suffixes: dict[str, str], longest: int) -> int:
    """The first version of which there is no file yet, by the log and by the folder itself."""
    here = [each for each in asked.before if (each.space, each.folder) == (str(asked.space.folder), folder)]
    taken = {name.casefold() for name in _listed(asked.space.folder / folder)}
    version = 1 + max((each.version for each in here), default=0)
    while any(
        rule.name(asked.space.rule, asked.facts, kind, suffix, version, longest).casefold() in taken
        for kind, suffix in suffixes.items()
    ):
        version += 1
    return version


def _listed(folder: Path) -> list[str]:
    """What lies in a folder; nothing where there is none (then the files wait, and the person is told why)."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not _listed(folder)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise CannotAttach(file=path.name)
        return path.read_bytes()
    except OSError:
        raise CannotAttach(file=path.name) from None
