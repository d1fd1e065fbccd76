"""A whole meeting built once and copied for each test that wants to read it or change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshops.model import Workshop
from workshops.storage.library import Library


@pytest.fixture(scope="session")
def finished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library file with one network meeting: 6 teams, 60 notes, clusters, a closed vote, sheets and outcomes."""
    from tests.builders import build

    path = tmp_path_factory.mktemp("finished") / "library.sqlite"
    library = Library.open(path)
    build(library)
    library.close()
    return path


@pytest.fixture
def copied(finished_file: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of this test's own with that meeting in it."""
    path = tmp_path / "copied" / "library.sqlite"
    path.parent.mkdir()
    shutil.copy(finished_file, path)
    library = Library.open(path)
    yield library
    library.close()


@pytest.fixture
def met(copied: Library) -> Workshop:
    """The meeting itself."""
    (key,) = copied.ids()
    return copied.workshop(key)
