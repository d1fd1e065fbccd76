"""Killed in the middle of publishing, as often as one likes: never half a file under a final name, never a log that says too much."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.builders import build
from tests.workshops.publishing.sending import assert_true, queued
from workshops.publishing import log, writing
from workshops.publishing.outbox import Outbox
from workshops.storage.library import Library

ROOT = Path(__file__).resolve().parents[3]
ROUNDS = int(os.environ.get("SOAK_KILLS", "4"))

PUBLISHING = """
import sys
from pathlib import Path
from workshops.labels import Words
from workshops.publishing import log, parcel, writing
from workshops.publishing.outbox import Outbox
from workshops.publishing.space import Space
from workshops.storage.library import Library
file, key, space = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
library = Library.open(file, wait=10)
outbox = Outbox.beside(file)
print("ready", flush=True)
while True:
    asked = parcel.order(library.workshop(key), Words("sv"), 1.0, Space(space), ("summary", "data", "page"))
    there = writing.arrived(log.waiting(library.workshop(key)))
    library.edit(key, log.queue, parcel.pack(asked, outbox), 1.0, there, undoable=False)
    ends = writing.send(log.waiting(library.workshop(key)), outbox)
    library.edit(key, log.settle, ends, 2.0, undoable=False)
    outbox.drop([end.id for end in ends if end.published])
"""


@pytest.mark.timeout(60 + 10 * ROUNDS)
def test_killed_in_the_middle_of_publishing(tmp_path: Path) -> None:
    file, space = tmp_path / "library.sqlite", tmp_path / "yta"
    space.mkdir()
    library = Library.open(file)
    key = build(library, notes=4, teams=1, voted=False).id
    library.close()
    moments = random.Random(7)
    for _round in range(ROUNDS):
        _kill_after(moments.uniform(0.0, 0.4), file, key, space)
        library = Library.open(file, wait=10)
        assert_true(library, key)
        _all_whole(space)
        library.close()
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "--library", str(file), "publish", key, "--space", str(space)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "DUBBELDIAMANT_HOME": str(tmp_path / "home"), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    library = Library.open(file)
    assert log.waiting(library.workshop(key)) == ()
    assert_true(library, key)
    library.close()


def _kill_after(seconds: float, file: Path, key: str, space: Path) -> None:
    command = [sys.executable, "-c", PUBLISHING, str(file), key, str(space)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)


def _all_whole(space: Path) -> None:
    """Every file under a final name is a whole one of its kind."""
    for path in space.rglob("*"):
        if path.suffix == ".pdf":
            assert path.read_bytes().rstrip().endswith(b"%%EOF")
        elif path.suffix == ".json":
            assert json.loads(path.read_bytes())["format"]
        elif path.suffix == ".html":
            assert path.read_bytes().endswith(b"</body></html>\n")


def test_what_arrived_before_the_log_could_say_so_is_not_forgotten(tmp_path: Path) -> None:
    """Killed between the last rename and the line in the log, and then published anew."""
    space = tmp_path / "yta"
    space.mkdir()
    library = Library.open(tmp_path / "library.sqlite")
    key = build(library, notes=4, teams=1, voted=False).id
    first = queued(library, key, space)
    writing.send(log.waiting(library.workshop(key)), Outbox.beside(library.file))
    second = queued(library, key, space)
    rows = {row.id: row.state for row in library.workshop(key).publications}
    assert {rows[item.id] for item in first} == {log.PUBLISHED}
    assert {rows[item.id] for item in second} == {"queued"}
    assert_true(library, key)
    library.close()
