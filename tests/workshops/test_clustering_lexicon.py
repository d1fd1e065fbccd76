"""The lexicon: that it ships whole, may be broken without harm, and is kept in numbers."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from workshops import parsed
from workshops.clustering import lexicon as lexicons
from workshops.clustering import naming, senses, words
from workshops.clustering.lexicon import Concept, Lexicon

GOOD = '[[concept]]\nid = "a"\narea = "b"\nsv = ["läxhjälp", "läx-"]\nen = ["homework help"]\n'


def test_what_ships_is_whole() -> None:
    files = sorted(lexicons.FOLDER.glob("*.toml"))
    concepts = [row for path in files for row in tomllib.loads(path.read_text("utf-8")).get("concept", [])]
    assert Counter(row["id"] for row in concepts).most_common(1)[0][1] == 1
    assert len(concepts) == len(Lexicon.load().concepts) > 500
    assert [row["id"] for row in concepts if not row["sv"] or not row["en"] or not row["area"]] == []
    assert {"och", "the"} <= Lexicon.load().common


def test_a_broken_file_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text("[[concept", encoding="utf-8")
    (tmp_path / "c.toml").write_text("concept = 3\ncommon = 4", encoding="utf-8")
    (tmp_path / "d.toml").write_bytes(b"\xff\xfe")
    assert Lexicon.load(tmp_path).concepts == (Concept("a", "b", ("läxhjälp", "läx-", "homework help")),)


def test_no_file_no_concepts(tmp_path: Path) -> None:
    assert Lexicon.load(tmp_path).senses().count == 0


def test_numbers_are_kept_until_a_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = tmp_path / "a.toml"
    file.write_text(GOOD, encoding="utf-8")
    first = Lexicon.load(tmp_path).senses().seen(["läxhjälpen"]).concepts.tolist()
    made: list[int] = []
    whole = senses.compiled

    def counted(documents: Sequence[tuple[str, Counter[str]]]) -> dict[str, Any]:
        made.append(1)
        return whole(documents)

    monkeypatch.setattr(senses, "compiled", counted)
    assert Lexicon.load(tmp_path).senses().seen(["läxhjälpen"]).concepts.tolist() == first
    assert made == []
    file.write_text(GOOD + GOOD.replace('"a"', '"c"'), encoding="utf-8")
    assert Lexicon.load(tmp_path).senses().count == 2
    assert made == [1]
    assert parsed.kept(tmp_path / "missing") is None


def test_own_terms_are_more_concepts_beside_the_lexicon() -> None:
    base = Lexicon([Concept("a", "x", ("läxhjälp",)), Concept("b", "y", ("betyg",))])
    own = base.with_terms(["kanot , paddel", "ensam", "", ", ,"])
    assert own.own == (("kanot", "paddel"),)
    assert base.own == ()
    before, after = base.senses().seen(["läxhjälp", "kanoten"]), own.senses().seen(["läxhjälp", "kanoten"])
    assert before.concepts[0].tolist() == pytest.approx(after.concepts[0][:2].tolist())
    assert after.concepts[1].argmax() == 2
    assert before.concepts[1].max() == 0


def test_an_inflected_compound_points_where_its_parts_do() -> None:
    found = Lexicon([Concept("a", "x", ("läxhjälp", "läxa")), Concept("b", "y", ("betyg", "omdöme"))]).senses()
    seen = found.seen(["läxhjälpens", "läxstugan", "betygssättningen", "xyz"]).concepts
    assert seen[:3].argmax(axis=1).tolist() == [0, 0, 1]
    assert seen[3].max() == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Läxhjälp på kvällen!", ["läxhjälp", "på", "kvällen"]),
        ("AI-verktyg, it:s 3-årsplan", ["ai-verktyg", "it:s", "3-årsplan"]),
        ("e\u0301n 👍 _x_", ["\u00e9n", "x"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words.words(text) == expected


def test_a_name_is_whole_words_that_two_share() -> None:
    texts = [
        words.words(text) for text in ("Tydliga betyg och prov", "Betygen ska vara rättvisa", "Fler prov", "och och")
    ]
    stem = naming.stemmer()
    assert naming.name(texts, stem, lambda word: 1.0, frozenset({"och"})) == ("betyg", "prov")
    assert naming.name(texts[:1], stem, lambda word: 1.0, frozenset()) == ()
    others = [[f"annat{number}"] for number in range(5)]
    assert naming.name([*texts, *others], stem, lambda word: 1.0, frozenset({"och"})) == ()
