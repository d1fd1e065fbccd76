"""Every screen there is, in both languages and every theme: in Swedish and light by the demo, which needs no display."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from facilitator import rehearsal, screens
from facilitator.application import Application
from facilitator.paths import Paths
from facilitator.settings import Settings
from facilitator.shared_screen import values as v
from tests.facilitator.naming import unnamed_controls
from workshops.storage.library import Library

ROOT = Path(__file__).resolve().parents[2]
RAW = re.compile(r"^[a-z_]+(\.[a-z_0-9]+)+$|\{[a-z_]*\}")
"""A key without words, or a place in a sentence that nobody filled in."""
LOOKS = (("sv", "contrast"), ("en", "dark"))
"""Language and theme of each pass; the demo is the third, in Swedish and light."""
OPENED = {
    "home": (("F1", "KeySheet"),),
    "explore": (("Ctrl+T", "TeamChooser"), ("Ctrl+A Backspace Ctrl+V", "PasteQuestion"), ("Esc F2", "NoteEditor")),
    "define": (("M", "Chooser"), ("Return", "Editor"), ("Home Q", "Editor"), ("F9", "GuideSheet")),
    "vote": (("Ctrl+R", "_Question"), ("Ctrl+T", "_Finder"), ("F9", "GuideSheet")),
    "develop": (("Ctrl+L", "Picker"), ("Ctrl+T", "_Finder"), ("F1", "KeySheet")),
    "deliver": (
        ("Ctrl+L", "WholeSheet"),
        ("Ctrl+L Ctrl+B", "DecisionForm"),
        ("Ctrl+J", "ActionForm"),
        ("Up F2", "FeedbackEdit"),
        ("PgDown PgDown PgDown PgDown PgDown PgDown PgDown", "_Invitation"),
    ),
    "finish": (("F3", "LargePage"), ("F2", "PrivacyPanel")),
    "archive": (("F1", "KeySheet"), ("Tab Tab Tab Tab Tab Tab Tab Del", "Notice")),
}
"""What keys open on a screen, by the class of what is seen then; Esc closes it."""
LONG = 600
"""Seconds that all screens together may take on a busy machine."""
COLOURS = 12
"""A picture with fewer colours than this shows nothing."""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program without any display, with its own things in a folder."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    bare |= {"DUBBELDIAMANT_HOME": str(folder / "home"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "main.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, encoding="utf-8", check=False)


# The command


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux may there be no display")
def test_without_a_display_the_window_says_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Det finns ingen skärm")
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.timeout(LONG)
def test_the_demo_writes_the_summary_the_minutes_and_a_picture_of_every_screen(tmp_path: Path) -> None:
    out, file = tmp_path / "out", tmp_path / "mine.sqlite"
    done = run(tmp_path, "--library", str(file), "demo", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    minutes, summary = sorted(out.glob("*.pdf"))
    assert str(summary) in done.stdout
    assert str(minutes) in done.stdout
    assert minutes.name == "minnesanteckningar.pdf"
    assert str(out / "screens") in done.stdout
    assert_summary(summary)
    assert_pictures(out / "screens")
    assert_sample(file, done.stdout)


def assert_summary(file: Path) -> None:
    """It is a PDF of several pages that says what the sample is called."""
    assert file.read_bytes().startswith(b"%PDF-")
    document = pypdfium2.PdfDocument(file)
    assert len(document) > 5
    assert "Nätverksmöte" in document[0].get_textpage().get_text_range()
    document.close()


def assert_pictures(folder: Path) -> None:
    """There is one of every scene, in its size, and each shows something."""
    expected: dict[str, tuple[int, int]] = {}
    for scene in screens.SCENES:
        if scene.console:
            expected[scene.name if scene.name in screens.PAGES else f"run-{scene.name}"] = screens.WINDOW
        if scene.room:
            expected[f"shared-{scene.name}"] = screens.ROOM
    assert {file.stem for file in folder.glob("*.png")} == set(expected)
    for name, size in expected.items():
        picture = QImage(str(folder / f"{name}.png"))
        assert (picture.width(), picture.height()) == size, name
        few = picture.scaled(96, 60)
        colours = {few.pixel(x, y) for x in range(few.width()) for y in range(few.height())}
        assert len(colours) > COLOURS, name


def assert_sample(file: Path, told: str) -> None:
    """The library that was named holds the sample, under the id that was told."""
    library = Library.view(file)
    (key,) = library.ids()
    assert key in told
    assert len(library.workshop(key).ideas) > 60
    library.close()


# The windows


@pytest.fixture
def studio(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[screens.Studio]:
    """The application in a language and a theme, with the room's window beside it, at any moment of the sample meeting."""
    settings = Settings()
    language, theme = request.param
    settings.set("language", language)
    settings.set("theme", theme)
    settings.set("shared_theme", theme)
    settings.set("ask_win_p", False)
    settings.set("summary_folder", str(tmp_path / "summaries"))
    clock = rehearsal.Clock("2026-11-26", "13:00")
    places = Paths(tmp_path / "library.sqlite", tmp_path / "settings.json", tmp_path / "log")
    application = Application(qapp, places, settings, clock)
    application.begin()
    assert application.open_library()
    application.window.setWindowState(Qt.WindowState.WindowNoState)
    application.window.resize(*screens.WINDOW)
    made = screens.Studio(application, clock)
    yield made
    if made.rooms is not None:
        made.rooms.close()
    application.end()
    application.window.hide()
    qapp.setStyleSheet("")
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []


def settle(studio: screens.Studio) -> None:
    for _turn in range(2):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    studio.walk.stage.jobs.wait()
    QApplication.processEvents()


def look(studio: screens.Studio, windows: list[QWidget]) -> None:
    """Everything in the windows has a name, every word is there, and they are painted without a complaint."""
    settle(studio)
    for window in windows:
        assert not window.grab().isNull()
        assert unnamed_controls(window) == []
        said = [text for text in words_in(window) if RAW.search(text)]
        assert said == []


def words_in(window: QWidget) -> Iterator[str]:
    """Everything that a window says in labels, buttons, names and tips."""
    for widget in (window, *window.findChildren(QWidget)):
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.statusTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()


def press(studio: screens.Studio, keys: str) -> None:
    """Press keys one after another, where the keyboard is."""
    for each in keys.split():
        target = QApplication.focusWidget() or studio.application.window
        QTest.keySequence(target, QKeySequence(each))
        settle(studio)


def is_open(window: QWidget, kind: str) -> bool:
    """Whether a widget of this class is seen in the window."""
    return any(type(each).__name__ == kind and each.isVisible() for each in window.findChildren(QWidget))


@pytest.mark.timeout(LONG)
@pytest.mark.parametrize("studio", LOOKS, indirect=True, ids="-".join)
def test_every_screen_is_named_and_worded(studio: screens.Studio) -> None:
    QApplication.clipboard().setText("Högläsning i kör\nEn bok i varje väska")
    window = studio.application.window
    seen: set[type] = set()
    for scene in screens.SCENES:
        scene.play(studio)
        look(studio, [window, *([studio.room] if scene.room else [])])
        seen.add(type(studio.room.page))
        window.activateWindow()
        for keys, kind in OPENED.get(scene.name, ()):
            press(studio, keys)
            assert is_open(window, kind), f"{keys} on {scene.name} opens no {kind}"
            look(studio, [window])
            press(studio, "Esc")
            seen.add(type(studio.room.page))
    assert seen == set(typing.get_args(v.Page))


@pytest.mark.timeout(LONG)
@pytest.mark.parametrize("studio", [("sv", "light")], indirect=True, ids="-".join)
@pytest.mark.parametrize(("text", "each"), [(1.5, 4), (2.0, 2)])
def test_large_type_settles_in_any_window(studio: screens.Studio, text: float, each: int) -> None:
    """What is left out to make room never changes the room that decides it: every other screen at twice the size, some between."""
    window = studio.application.window
    studio.application.theme.text_scale = text
    for scene in screens.SCENES[::each]:
        if scene.console and not scene.name.startswith(("board-", "define-")):
            scene.play(studio)
            for size in ((1024, 700), screens.LARGE, screens.SMALL):  # the next one is made in a small window
                window.resize(*size)
                settle(studio)
            assert not window.grab().isNull()
