"""From the last idea to the shared space: a warning mended, everything published, the folder read back, its page in a browser."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox

from facilitator.console.finish import FinishView
from facilitator.console.pages import Pages
from tests.builders import sample_ideas
from tests.journeys.conftest import Enter
from tests.journeys.person import Person

PHONE = "070-174 06 05"
IDEAS = 12
DATA = ("Mötet som data", "Idéer och röster i Excel")
KINDS = {".pdf", ".ics", ".html", ".json", ".xlsx"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
NARROW = (360, 900)


def test_from_the_last_idea_to_the_page_that_others_open(enter: Enter, tmp_path: Path) -> None:
    person = enter()
    write(person)
    view = finish(person)
    mend_the_warning(person, view)
    folder = publish(person, view)
    listed(person, folder)
    read_back(folder)
    person.leave()
    if browser() is None:
        pytest.skip("the page was not opened: no Chromium here")
    look_at_the_page(folder, tmp_path)


def write(person: Person) -> None:
    """Ideas from a template, one of them with somebody's number in it, all shown."""
    person.press("1")
    person.press("Ctrl+Return")
    person.go_to("ideas")
    for row in sample_ideas()[:IDEAS]:
        person.write(row["text"])
    person.write(f"Ring {PHONE} om läxhjälp")
    person.press("Ctrl+Shift+R")


def finish(person: Person) -> FinishView:
    """End the meeting and wait for the pages."""
    person.press("Ctrl+Shift+F")
    view = person.seen(FinishView)
    person.until(lambda: view.preview.count > 0)
    return view


def mend_the_warning(person: Person, view: FinishView) -> None:
    """The number is masked in the warning; one key puts its kind in its place."""
    assert "personuppgift" in view.side.checks.sentences[0]
    assert PHONE not in " ".join(view.side.checks.sentences)
    person.press("F2")
    person.press("Return", "Escape")
    assert any(idea.text == "Ring [telefonnummer] om läxhjälp" for idea in person.workshop.ideas)


def publish(person: Person, view: FinishView) -> Path:
    """Tick the data files, then one key; the folder that everything lies in."""
    for name in DATA:
        box = person.seen(QCheckBox, name)
        box.setFocus()
        person.press("Space")
        assert box.isChecked()
    view.focus_first()
    person.press("Ctrl+Return")
    person.until(lambda: view.side.is_published)
    assert view.leaving.written is not None
    return view.leaving.written.parent


def listed(person: Person, folder: Path) -> None:
    """The folder holds what the log says, byte for byte, and nothing else."""
    log = {row.name: row for row in person.workshop.publications}
    assert {row.state for row in log.values()} == {"published"}
    assert {path.name for path in folder.iterdir()} == set(log)
    assert {path.suffix for path in folder.iterdir()} == KINDS
    for path in folder.iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == log[path.name].checksum


def read_back(folder: Path) -> None:
    """Every page of the summary and the minutes has something on it, the number stands in none of the files."""
    said = []
    for file in folder.glob("*.pdf"):
        with Pages.turn:
            document = pypdfium2.PdfDocument(file)
            for page in document:
                picture = page.render(scale=0.5).to_pil().convert("L")
                assert picture.getextrema()[0] < 128, "a page without ink"
                said.append(page.get_textpage().get_text_bounded())
            document.close()
    assert "[telefonnummer]" in re.sub(r"\s+", " ", " ".join(said))
    assert PHONE not in " ".join(said)
    for path in folder.iterdir():
        assert PHONE.encode() not in path.read_bytes(), path.name


class Read(HTMLParser):
    """What a page says as the browser has it: its headings, where its links lead, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.at, self.headings, self.links, self.words = "", list[str](), list[str](), list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at = tag
        if tag == "a":
            self.links.append(unquote(dict(attrs).get("href") or ""))

    def handle_data(self, data: str) -> None:
        if self.at == "h1":
            self.headings.append(data.strip())
        if self.at not in ("style", "script"):
            self.words.append(data)


def look_at_the_page(folder: Path, scratch: Path) -> None:
    """The browser shows the title and leads to every other file; on a narrow screen nothing sticks out."""
    (page,) = folder.glob("*.html")
    read = Read()
    read.feed(browse(scratch, "--dump-dom", page.as_uri()))
    assert read.headings[0] == "Nätverksmöte"
    assert set(read.links) == {path.name for path in folder.iterdir()} - {page.name}
    shot = scratch / "page.png"
    browse(
        scratch, f"--screenshot={shot}", f"--window-size={NARROW[0]},{NARROW[1]}", "--hide-scrollbars", page.as_uri()
    )
    picture = QImage(str(shot))
    assert picture.width() >= NARROW[0]
    inked = {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}
    assert len(inked) > 2, "an empty page"


def browser() -> str | None:
    """A Chromium, if there is one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def browse(scratch: Path, *arguments: str) -> str:
    """Run the browser without a window, with nothing kept and no network; what it prints."""
    program = browser()
    assert program is not None
    bare = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    command = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    command += [f"--user-data-dir={scratch / 'browser'}", "--host-resolver-rules=MAP * ~NOTFOUND", *arguments]
    done = subprocess.run(command, env=bare, capture_output=True, encoding="utf-8", timeout=90, check=True)
    return done.stdout
