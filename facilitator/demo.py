"""Plays the sample meeting: into a library, its summary and its minutes to files, and a picture of every screen."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from workshops.labels import Words

FOLDER = "demo-output"


class Played(NamedTuple):
    """Where the sample's workshop, its summary, its minutes and the pictures are."""

    workshop: str
    library: Path
    summary: Path
    minutes: Path
    pictures: list[Path]


def play(library: str | None, out: Path | None, words: Words) -> Played:
    """Take the sample into a library (one in `out` where none is given), write its summary and minutes, and photograph every screen.

    Raises what the library refuses, and OSError where `out` can't be written.
    """
    from facilitator import rehearsal, screens
    from workshops import arrive
    from workshops.storage.library import Library
    from workshops.summary import contents, minutes_contents, pdf

    folder = (out or Path(FOLDER)).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    opened = Library.open(library or folder / "library.sqlite")
    try:
        key = arrive.take_in(opened, rehearsal.SAMPLE, arrive.Wish(as_copy=True), words, time.time()).key
        value = contents.of(opened.workshop(key), words, now=time.time())
        said = minutes_contents.of(opened.workshop(key), words, now=time.time())
        summary = pdf.write(value, folder / f"{words('demo.summary')}.pdf")
        minutes = pdf.keep(pdf.drawn_minutes(said), folder / f"{words('demo.minutes')}.pdf")
        file = opened.file or folder
    finally:
        opened.close()
    return Played(key, file, summary, minutes, screens.photograph(folder / "screens", language=words.language))
