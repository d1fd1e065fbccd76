"""The command line as scripts use it: real processes, real files, exit statuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import build
from workshops.storage.library import Library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run(tmp_path: Path) -> object:
    """Runs `main.py --library … arguments` without a display; returns the finished process."""
    environment = {
        key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment |= {"DUBBELDIAMANT_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8"}

    def call(*arguments: str, library: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable,
                str(ROOT / "main.py"),
                "--library",
                str(library or tmp_path / "library.sqlite"),
                *arguments,
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment,
            check=False,
            cwd=tmp_path,
        )

    return call


def _id(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


def test_from_template_to_summary(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    listed = run("templates")
    assert [line.split("\t")[0] for line in listed.stdout.splitlines()] == [
        "natverksmote-halvdag",
        "apt-spelregler-ai",
        "dubbel-diamant",
    ]
    key = _id(run("new", "natverksmote-halvdag", "--title", "Möte å ä ö", "--date", "2026-11-26"))
    (tmp_path / "idéer.csv").write_text(
        "grupp;målgrupp;idé;kluster\nGrupp 1;elever;Läxhjälp på kvällen;Hjälp\nGrupp 4;lärare;;\nGrupp 4;hundar;Nej;\n",
        encoding="cp1252",
    )
    taken = run("import", str(tmp_path / "idéer.csv"), "--into", key)
    assert taken.returncode == 0
    assert taken.stdout.splitlines()[0] == key
    assert "rad 4" in taken.stdout
    found = json.loads(run("list", "--json").stdout)
    assert [(row["id"], row["title"], row["ideas"]) for row in found] == [(key, "Möte å ä ö", 1)]
    shown = json.loads(run("show", key, "--json").stdout)
    assert [idea["text"] for idea in shown["ideas"]] == ["Läxhjälp på kvällen"]
    assert run("show", key).stdout.startswith("Möte å ä ö\ntorsdag 26 november 2026")
    done = run("summary", key, "--to", str(tmp_path / "ut.pdf"), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ut.pdf").read_bytes()[:5] == b"%PDF-"
    assert run("check").returncode == 0


@pytest.mark.parametrize("suffix", ["workshop", "json", "csv"])
def test_out_and_in_again(run, tmp_path: Path, suffix: str) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    workshop = build(library)
    key = workshop.id
    library.close()
    file = tmp_path / f"ut.{suffix}"
    assert run("export", key, "--to", str(file)).returncode == 0
    elsewhere = tmp_path / "annat" / "library.sqlite"
    other = _id(run("import", str(file), library=elsewhere))
    one = json.loads(run("show", key, "--json").stdout)
    two = json.loads(run("show", other, "--json", library=elsewhere).stdout)
    assert {idea["text"] for idea in one["ideas"]} == {idea["text"] for idea in two["ideas"]}
    if suffix != "csv":
        assert two["workshop"].pop("touched") > one["workshop"].pop("touched")
        assert one == two


def test_a_workshop_that_is_here_is_refused_copied_or_replaced(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    library.close()
    file = str(tmp_path / "ut.workshop")
    run("export", key, "--to", file)
    refused = run("import", file)
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)
    copy = _id(run("import", file, "--as-copy"))
    assert copy != key
    assert _id(run("import", file, "--replace")) == key
    assert {row["id"] for row in json.loads(run("list", "--json").stdout)} == {key, copy}


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "f" * 32),
        ("new", "finns-inte"),
        ("new", "dubbel-diamant", "--date", "31 november"),
        ("import", "finns-inte.csv"),
        ("export", "f" * 32, "--to", "x.csv"),
        ("summary", "f" * 32, "--to", "x.pdf"),
    ],
)
def test_refusals_are_one_line_and_status_1(run, arguments: tuple[str, ...]) -> None:  # type: ignore[no-untyped-def]
    _id(run("new", "dubbel-diamant"))
    done = run(*arguments)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1), done.stderr


def test_usage_is_status_2(run) -> None:  # type: ignore[no-untyped-def]
    for arguments in (("nej",), ("show",), ("export", "x"), ("summary", "x", "--to", "y", "--lang", "de")):
        assert run(*arguments).returncode == 2


def test_while_a_window_has_it_open_one_may_read_but_not_write(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=3).id
    assert json.loads(run("list", "--json").stdout)[0]["id"] == key
    assert run("show", key, "--json").returncode == 0
    refused = run("new", "dubbel-diamant")
    assert refused.returncode == 1
    assert "öppet" in refused.stderr
    library.close()


def test_a_library_in_a_synced_folder_is_refused(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    refused = run("new", "dubbel-diamant", library=tmp_path / "OneDrive - Kommunen" / "library.sqlite")
    assert refused.returncode == 1
    assert "OneDrive - Kommunen" in refused.stderr


def test_no_window_library_is_loaded_by_a_command(tmp_path: Path) -> None:
    code = "import sys; sys.argv = ['main.py', 'templates']; import runpy\ntry:\n runpy.run_path('main.py', run_name='__main__')\nexcept SystemExit: pass\nsys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, "DUBBELDIAMANT_HOME": str(tmp_path)},
    )
    assert done.returncode == 0
