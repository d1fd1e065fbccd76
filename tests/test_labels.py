"""Both languages say everything: no key is missing in one of them, and none that the code asks for is missing at all."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.console.actions import TABLE
from tests.test_architecture import parsed
from workshops.labels import LANGUAGES, MissingWords, Words
from workshops.text import Refused

ROOT = Path(__file__).resolve().parents[1]
LABELS = ROOT / "resources" / "labels"
ROOMS = sorted(path.stem for path in (LABELS / "sv").glob("*.toml"))


def _flat(values: dict[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)


def _room(language: str, room: str) -> dict[str, str]:
    return dict(_flat(tomllib.loads((LABELS / language / f"{room}.toml").read_text(encoding="utf-8"))))


def _fields(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_rooms() -> None:
    assert sorted(path.stem for path in (LABELS / "en").glob("*.toml")) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_say_everything(room: str) -> None:
    swedish, english = _room("sv", room), _room("en", room)
    assert set(swedish) == set(english)
    for key, text in swedish.items():
        assert text.strip() or key.endswith(("prefix", "space")), key
        if not key.endswith(".one"):
            assert _fields(text) == _fields(english[key]), key


def test_every_key_that_the_code_names_is_there() -> None:
    words = Words("sv")
    missing = [
        f"{path.relative_to(ROOT)}: {key}"
        for folder in ("facilitator", "workshops")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for key in _asked(path)
        if key not in words
    ]
    assert missing == []


def test_every_word_is_one_that_something_asks_for() -> None:
    """A key is asked for as it stands, or by a pattern that says at least the room or the end of it."""
    sources = [path for folder in ("facilitator", "workshops") for path in sorted((ROOT / folder).rglob("*.py"))]
    trees = [parsed(path) for path in sources]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    whole = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    patterns = {_pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    likely = [re.compile(pattern) for pattern in patterns if re.search(r"[a-z_]+\\\.|\\\.[a-z_]+$", pattern)]
    keys = {f"{room}." + re.sub(r"\.(one|other)$", "", key) for room in ROOMS for key in _room("sv", room)}

    def asked(key: str) -> bool:
        found = (pattern.fullmatch(key) for pattern in likely)
        return key in whole or any(all(map(asked, _dotted(each))) for each in found if each is not None)

    assert {key for key in keys if not asked(key)} == set()


def _dotted(found: re.Match[str]) -> list[str]:
    return [part for part in found.groups() if "." in part]


def _pattern(node: ast.JoinedStr) -> str:
    parts = [re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"([\w.]+)" for part in node.values]
    return "".join(parts)


def _asked(path: Path) -> Iterator[str]:
    """Literal keys handed to something called `words`, and key-like literals of rooms that exist."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            key = node.args[0].value
            if name.lstrip("_") == "words" and isinstance(key, str) and re.fullmatch(r"[a-z_]+(\.\w+)+", key):
                yield key


def test_every_action_and_every_verb_has_words() -> None:
    for language in LANGUAGES:
        words = Words(language)
        assert [act.id for act in TABLE if f"actions.{act.id}" not in words] == []


def _refusals(kind: type[Refused]) -> Iterator[type[Refused]]:
    for child in kind.__subclasses__():
        yield child
        yield from _refusals(child)


def test_every_refusal_says_why_in_both_languages() -> None:
    import workshops.arrive
    import workshops.cards
    import workshops.command
    import workshops.exchange.files
    import workshops.storage.library
    import workshops.votes  # noqa: F401

    for language in LANGUAGES:
        words = Words(language)
        named = {kind.__name__ for kind in _refusals(Refused) if not _is_base(kind)}
        assert {name for name in named if f"refusals.{name}" not in words} == set()


def _is_base(kind: type[Refused]) -> bool:
    return bool(kind.__subclasses__())


def test_plurals_and_missing_keys() -> None:
    words = Words("sv")
    assert (words("words.count.ideas", n=1), words("words.count.ideas", n=2)) == ("1 idé", "2 idéer")
    with pytest.raises(MissingWords):
        words("words.finns.inte")
    assert "words.finns.inte" not in words
