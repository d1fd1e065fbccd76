"""The rule that names are made by: a pattern with fields such as {date}_{kind}_{title}, and what they stand for."""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workshops.labels import Words
from workshops.model import Workshop
from workshops.publishing import names
from workshops.publishing.trouble import PathTooLong
from workshops.text import Refused

DEFAULT = "{date}_{kind}_{title}"
FIELDS = ("date", "year", "kind", "title", "organisation", "place", "record", "document", "version")
"""Words, by which they may be written too: `publish.field.<field>`."""
WINDOWS, SHAREPOINT = 259, 400
"""Characters of a whole path that Windows and SharePoint take."""
LONGEST_RULE = 120
SHORTEST_TITLE = 12
_TEMPORARY = 21
"""The length of a name while a file is being written (see `writing`)."""


class UnknownField(Refused):
    """The rule has a field that there is none of; `field` and `known` say which."""


class ForbiddenSign(Refused):
    """The rule has a sign that names can't have; `sign` says which."""


class EmptyRule(Refused):
    """The rule makes no name: it has no field."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fields stand for, as plain words, in one language."""

    values: Mapping[str, str]
    language: str
    documents: Mapping[str, str]
    """The words for each kind of file."""
    part: str = ""
    """The name of a part, where the summary is not of everything."""


def facts(workshop: Workshop, words: Words, kinds: Sequence[str], part: str = "") -> Facts:
    """What a workshop gives the rule."""
    kind = names.plain(words(f"words.kind.{workshop.kind}"))
    values = {
        "date": workshop.date,
        "year": workshop.date[:4],
        "kind": kind,
        "title": names.plain(workshop.title),
        "organisation": names.plain(workshop.organisation),
        "place": names.plain(workshop.place),
        "record": names.plain(workshop.record_number),
    }
    documents = {each: names.plain(words(f"publish.document.{each}")) for each in kinds}
    return Facts(values, words.language, documents, part)


def parse(text: str, words: Words | None = None) -> str:
    """A rule as it is kept, from what somebody wrote with the fields of their own language or these.

    Raises EmptyRule, UnknownField and ForbiddenSign.
    """
    known = {field: field for field in FIELDS}
    if words is not None:
        known |= {words(f"publish.field.{field}").casefold(): field for field in FIELDS}
    made, fields = "", 0
    try:
        parts = list(string.Formatter().parse(" ".join(text.split())[:LONGEST_RULE]))
    except ValueError:
        raise ForbiddenSign(sign="{ }") from None
    for literal, field, _spec, _conversion in parts:
        sign = next((sign for sign in literal if sign in names.FORBIDDEN or sign in "{}" or ord(sign) < 32), None)
        if sign is not None:
            raise ForbiddenSign(sign=sign)
        made += literal
        if field is not None:
            name = known.get(field.strip().casefold())
            if name is None or _spec or _conversion:
                raise UnknownField(field=field, known=", ".join(f"{{{each}}}" for each in _spoken(words)))
            made, fields = f"{made}{{{name}}}", fields + 1
    if not fields:
        raise EmptyRule
    return made


def shown(rule: str, words: Words) -> str:
    """A rule with its fields in a language."""
    return re.sub(r"\{(\w+)\}", lambda field: f"{{{words(f'publish.field.{field[1]}')}}}", rule)


def _spoken(words: Words | None) -> list[str]:
    return [words(f"publish.field.{field}") if words is not None else field for field in FIELDS]


def folder_name(rule: str, given: Facts, longest: int = names.LONGEST) -> str:
    """The name of a workshop's own folder: the rule without document and version."""
    return names.safe(_filled(rule, given, {"document": "", "version": ""}, longest))


def name(rule: str, given: Facts, kind: str, suffix: str, version: int, longest: int = names.LONGEST) -> str:
    """The name of a file. A rule that does not say which document or version is helped where it is needed."""
    own = {"document": given.documents.get(kind, names.plain(kind)), "version": f"v{version}"}
    stem = _filled(rule, given, own, longest)
    if "{document}" not in rule and kind != "summary":
        stem = f"{stem}_{own['document']}"
    if given.part and kind == "summary":
        stem = f"{stem}_{given.part}"
    if "{version}" not in rule and version > 1:
        stem = f"{stem}_{own['version']}"
    return f"{names.safe(stem)}{suffix}"


def fitting(rule: str, given: Facts, space: Path, kinds: Mapping[str, str], version: int = 1) -> int:
    """How long the title may be for every whole path to be one that Windows takes; raises PathTooLong.

    `kinds` are the files with their suffixes. Where even a short title is too long for Windows, what SharePoint takes
    will do on other systems.
    """
    room = 0
    for longest in range(names.LONGEST, SHORTEST_TITLE - 1, -4):
        room = _length(rule, given, space, kinds, version, longest)
        if room <= WINDOWS:
            return longest
    limit = WINDOWS if sys.platform == "win32" else SHAREPOINT
    if room > limit:
        raise PathTooLong(length=room, limit=limit)
    return SHORTEST_TITLE


def _length(rule: str, given: Facts, space: Path, kinds: Mapping[str, str], version: int, longest: int) -> int:
    made = [len(name(rule, given, kind, suffix, version, longest)) for kind, suffix in kinds.items()]
    return len(str(space / folder_name(rule, given, longest))) + 1 + max([*made, _TEMPORARY])


def _filled(rule: str, given: Facts, own: Mapping[str, str], longest: int) -> str:
    values = {**given.values, **own}
    title = values["title"]
    if "{kind}" in rule:
        title = names.title_without(values["kind"], title)
    if "{document}" not in rule and not title and not values["date"] and not values["kind"]:
        title = "workshop"
    values["title"] = title[:longest].rstrip("-")
    values["organisation"] = values["organisation"][: max(longest // 2, SHORTEST_TITLE)].rstrip("-")
    values["place"] = values["place"][: max(longest // 2, SHORTEST_TITLE)].rstrip("-")
    return rule.format(**values)
