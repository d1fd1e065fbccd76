"""The house as sentences that are tested."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("facilitator", "workshops")


def _modules(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), parsed(path)


@cache
def parsed(path: Path) -> ast.Module:
    """What stands in a module; each is read once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def _users(package: str) -> set[str]:
    return {name for name, tree in _modules(*ROOMS) if any(found.split(".")[0] == package for found in _imports(tree))}


def test_sql_lives_in_the_model_and_in_storage() -> None:
    allowed = re.compile(r"workshops/(model/.*|archive\.py|storage/.*)")
    assert {name for name in _users("sqlalchemy") | _users("alembic") if not allowed.fullmatch(name)} == set()


def test_the_pdf_writer_lives_in_summary() -> None:
    assert {name for name in _users("reportlab") if not name.startswith("workshops/summary/")} == set()


def test_no_module_of_the_workshop_knows_windows() -> None:
    assert {name for name in _users("PySide6") if name.startswith("workshops/")} == set()


def test_every_module_opens_with_a_sentence() -> None:
    silent = [
        name
        for name, tree in _modules(*ROOMS, "tests")
        if not ast.get_docstring(tree) and (ROOT / name).read_text(encoding="utf-8").strip()
    ]
    assert silent == []


def test_no_colour_is_written_in_code() -> None:
    """Colours are roles of the theme, for windows and for the PDF."""
    found = [
        name
        for name, tree in _modules(*ROOMS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"#[0-9A-Fa-f]{6}", node.value)
    ]
    assert found == []


def test_people_s_words_are_never_shown_as_markup() -> None:
    """A QLabel guesses whether a text is HTML: only the widget that says PlainText may make one."""
    made = {
        name
        for name, tree in _modules("facilitator")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "QLabel"
    }
    assert made == set()


def test_no_words_of_a_human_language_in_the_workshop() -> None:
    """Swedish letters in code of `workshops` would be words that belong in the catalogue (headings of files excepted)."""
    excepted = {"workshops/chat.py", "workshops/exchange/spreadsheet.py"}
    found = {
        name
        for name, tree in _modules("workshops")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[åäöÅÄÖ]", node.value)
    }
    docstrings = {name for name, tree in _modules("workshops") if re.search("[åäöÅÄÖ]", ast.get_docstring(tree) or "")}
    assert found - docstrings - excepted == set()


def test_no_module_keeps_state() -> None:
    """Nothing assigns to a module's name from inside a function."""
    assert [
        name for name, tree in _modules(*ROOMS) if any(isinstance(node, ast.Global) for node in ast.walk(tree))
    ] == []


def test_the_references_of_none_do_not_run_out() -> None:
    """One release of the bindings loses a reference of None at every call that returns it, and then the process."""
    code = (
        "import sys; from PySide6.QtCore import QObject; o = QObject(); before = sys.getrefcount(None)\n"
        "for _ in range(500): o.setObjectName('x')\n"
        "sys.exit(before - sys.getrefcount(None) > 100)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_log_names_the_version_that_is_released() -> None:
    from workshops.release import VERSION

    released = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert released == VERSION


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_open(word: str) -> None:
    marked = re.compile(rf"#.*\b{word}\b")
    found = [
        p for folder in ROOMS for p in (ROOT / folder).rglob("*.py") if marked.search(p.read_text(encoding="utf-8"))
    ]
    assert found == []
