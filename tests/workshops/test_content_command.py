"""Templates, cards and paper from the command line: real processes, real files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import build
from tests.workshops.pdf_reading import page_texts
from workshops import cards, templates
from workshops.content_command import PAPERS
from workshops.storage.library import Library
from workshops.summary import printing

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    environment = {**os.environ, "DUBBELDIAMANT_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8"}

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), "--library", str(tmp_path / "library.sqlite"), *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False, cwd=tmp_path
        )

    return call


def test_templates_and_cards_as_json(run: Run) -> None:
    found = json.loads(run("templates", "--json").stdout)
    assert [each["id"] for each in found] == [portrait.id for portrait in templates.portraits("sv")]
    assert all(sum(step["minutes"] for step in each["activities"]) == each["minutes"] for each in found)
    decks = json.loads(run("cards", "--json").stdout)
    assert [deck["id"] for deck in decks] == [deck.id for deck in cards.decks()]
    (one,) = json.loads(run("cards", "interim_goals", "--json").stdout)
    assert one["cards"][0]["key"] == "interim_goals.tools"
    assert one["cards"][0]["facts"]
    missing = run("cards", "no-deck")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "no-deck" in missing.stderr


def test_an_own_template_goes_round(run: Run, tmp_path: Path) -> None:
    key = run("new", "snabb-ide").stdout.strip()
    saved = run("template", "save", key, "--name", "Vår snabba")
    assert saved.stdout.strip() == "var-snabba", saved.stderr
    sent = run("template", "export", "var-snabba", "--to", str(tmp_path / "mall.toml"))
    assert sent.returncode == 0, sent.stderr
    assert run("template", "remove", "var-snabba").returncode == 0
    assert "var-snabba" not in run("templates").stdout
    assert run("template", "import", str(tmp_path / "mall.toml")).stdout.strip() == "var-snabba"
    assert run("new", "var-snabba").returncode == 0
    broken = tmp_path / "mall.toml"
    broken.write_text(broken.read_text(encoding="utf-8").replace("minutes = 45", "minutes = 46"), encoding="utf-8")
    refused = run("template", "import", str(broken))
    assert refused.returncode == 1
    assert "rad 5, minutes" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_paper_is_printed_to_a_file(run: Run, tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    library.close()
    for what in PAPERS:
        done = run("print", key, "--what", what, "--to", str(tmp_path / f"{what}.pdf"))
        assert done.returncode == 0, done.stderr
        assert page_texts(tmp_path / f"{what}.pdf")
    assert run("print", key, "--what", "posters", "--to", "x.pdf").returncode == 2
    nowhere = run("print", key, "--what", "agenda", "--to", str(tmp_path / "no" / "x.pdf"))
    assert nowhere.returncode == 1
    assert len(nowhere.stderr.splitlines()) == 1


def test_the_command_offers_every_kind_of_paper_there_is() -> None:
    assert set(PAPERS) == set(printing.KINDS)
