"""The guide shows pictures that are there, and no picture lies there that nothing shows."""

from __future__ import annotations

from pathlib import Path

from facilitator.commands import shown_in

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide"


def test_every_picture_of_the_guide_is_there_and_no_other() -> None:
    shown = shown_in(GUIDE)
    assert {path.stem for path in (GUIDE / "pictures").glob("*.png")} == shown
    readme = GUIDE.parents[1] / "README.md"
    assert shown_in(readme.parent) <= shown


def test_both_languages_show_the_same() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in GUIDE.glob("README*.md")}
    assert len(texts) == 2
    pictures = [[line.split("](")[1] for line in text.splitlines() if line.startswith("![")] for text in texts.values()]
    assert pictures[0] == pictures[1]
