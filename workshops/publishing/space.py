"""The shared space: a folder that a person chose and that was tried before it was taken."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from workshops.publishing import rule
from workshops.publishing.trouble import NotReadBack, SpaceGone, said
from workshops.storage import places as storage_places
from workshops.text import Refused


@dataclass(frozen=True, slots=True)
class Space:
    """Where a network or a unit publishes, and the rule for names there. `own` is the program's folder, which may be made."""

    folder: Path
    rule: str = rule.DEFAULT
    own: bool = False


def test(folder: Path) -> None:
    """Write a small file there, read it back and remove it; raises the refusals of `trouble`."""
    if not folder.is_dir():
        raise SpaceGone(folder=str(folder))
    trial, data = folder / f".{secrets.token_hex(8)}.tmp", secrets.token_bytes(64)
    try:
        with trial.open("xb") as file:
            file.write(data)
        back = trial.read_bytes()
        trial.unlink()
    except OSError as error:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)
        raise said(error, folder) from None
    if back != data:
        raise NotReadBack(file=str(folder))


def cloud(folder: Path) -> str:
    """The service that copies this folder to a cloud; empty where it is an ordinary one."""
    try:
        storage_places.refuse_unsafe(folder / "file")
    except storage_places.SyncedFolder as refusal:
        return str(refusal.values["service"])
    except storage_places.NetworkFolder:
        return ""
    return ""


def find(kept: object, organisation: str) -> Space | None:
    """The space of a network or unit among those that were kept; None where none was chosen for it."""
    found = kept.get(_key(organisation)) if isinstance(kept, Mapping) else None
    if not isinstance(found, Mapping) or not isinstance(found.get("folder"), str) or not found["folder"]:
        return None
    said_rule = found.get("rule")
    try:
        own_rule = rule.parse(said_rule) if isinstance(said_rule, str) else rule.DEFAULT
    except Refused:
        own_rule = rule.DEFAULT
    return Space(Path(found["folder"]), own_rule, own=found.get("own") is True)


def keep(kept: object, organisation: str, space: Space) -> dict[str, object]:
    """What is to be kept when a network or unit has chosen this space."""
    before = dict(kept) if isinstance(kept, Mapping) else {}
    return before | {_key(organisation): {"folder": str(space.folder), "rule": space.rule, "own": space.own}}


def _key(organisation: str) -> str:
    return " ".join(organisation.split()).casefold()
