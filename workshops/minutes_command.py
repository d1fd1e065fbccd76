"""The command for minutes: as a PDF, alone or as a chapter of the summary, or as a text document."""

from __future__ import annotations

import time
from pathlib import Path

import click

from workshops.command import Context, refusing
from workshops.labels import LANGUAGES, Words
from workshops.text import Refused


class NotAsMinutes(Refused):
    """Minutes are written as a PDF or a text document."""


@click.command()
@click.argument("key", metavar="ID")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="FILE.pdf or FILE.docx")
@click.option("--language", "--lang", "lang", type=click.Choice(LANGUAGES), default=None, help="Sentences in this one.")
@click.option("--with-summary", is_flag=True, help="One PDF: the summary, with the minutes as its last chapter.")
@click.pass_obj
@refusing
def minutes(context: Context, key: str, target: Path, lang: str | None, with_summary: bool) -> None:
    """Write the minutes of a workshop, with what people have put in their own words."""
    from workshops.exchange import files, minutes_report
    from workshops.summary import contents, minutes_contents, pdf

    suffix = target.suffix.casefold()
    if suffix not in (".pdf", ".docx") or (with_summary and suffix != ".pdf"):
        raise NotAsMinutes(suffix=suffix)
    now = time.time()
    with context.reading() as library:
        workshop = library.workshop(key)
        words = Words(lang or workshop.language)
        said = minutes_contents.of(workshop, words, now=now)
        whole = minutes_contents.together(contents.of(workshop, words, now=now), said) if with_summary else None
    if suffix == ".docx":
        data = minutes_report.write(said, now)
    else:
        data = pdf.drawn(whole) if whole is not None else pdf.drawn_minutes(said)
    files.put(target, data)
    click.echo(str(target))


COMMANDS: tuple[click.Command, ...] = (minutes,)
