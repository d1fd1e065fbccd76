"""The command line: what scripts and checks use. It needs neither windows nor a display.

Exit status: 0 done, 1 refused (one clear line on standard error), 2 usage.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshops.command_files import calendar, export, import_
from workshops.command_publishing import COMMANDS
from workshops.labels import LANGUAGES, Words
from workshops.terminal import REFUSED, refusing, run, sentence, words_in

__all__ = ["Context", "main", "refusing", "run", "sentence"]

if TYPE_CHECKING:
    from workshops.exchange.outgoing import Write
    from workshops.model import Workshop
    from workshops.storage.glance import Line
    from workshops.storage.library import Library


PATIENCE = 2.0
"""Seconds that a command waits for another one to be done with the library."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where the library is, and the language of what is printed."""

    library: str
    words: Words
    chosen: bool = False
    """Whether the library was named on the command line."""
    spaces: Mapping[str, object] = field(default_factory=dict)
    """The shared spaces that were chosen on this computer, by network or unit."""
    picture: Write | None = None
    """Makes the picture of a board: windows do that, so whoever composes the program hands it in."""

    @contextmanager
    def writing(self) -> Iterator[Library]:
        """The library, to change it."""
        from workshops.storage.library import Library

        with _closing(Library.open(self.library, wait=PATIENCE)) as opened:
            yield opened

    @contextmanager
    def reading(self) -> Iterator[Library]:
        """The library, to read it."""
        from workshops.storage.library import Library

        with _closing(Library.view(self.library)) as opened:
            yield opened


@contextmanager
def _closing(library: Library) -> Iterator[Library]:
    try:
        yield library
    finally:
        library.close()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--library", metavar="PATH-or-URL", default=None, help="The library to use instead of your own.")
@click.pass_context
def main(context: click.Context, library: str | None) -> None:
    """Dubbeldiamant: run a meeting through the double diamond. Without a command the window opens."""
    if library == "":  # an unset variable of a script must not mean this person's own library
        raise click.BadParameter("is empty", param_hint="--library")
    settings = context.obj or {}
    words = words_in(settings.get("language"))
    location = library or str(settings.get("library", "library.sqlite"))
    picture = settings.get("picture")
    context.obj = Context(
        location, words, library is not None, _spaces(settings), picture if callable(picture) else None
    )


def _spaces(settings: Mapping[str, object]) -> Mapping[str, object]:
    found = settings.get("spaces")
    return found if isinstance(found, Mapping) else {}


for made in (import_, export, calendar, *COMMANDS):
    main.add_command(made)


@main.command()
@click.argument("template")
@click.option("--title", default=None, help="Instead of the template's own title.")
@click.option("--date", default=None, metavar="YYYY-MM-DD", help="The day of the meeting.")
@click.pass_obj
@refusing
def new(context: Context, template: str, title: str | None, date: str | None) -> None:
    """Make a workshop from a template and print its id."""
    from workshops import agenda, templates

    workshop = templates.start(templates.load(template, context.words.language, own=templates.beside(context.library)))
    if title is not None:
        agenda.describe(workshop, title=title)
    if date is not None:
        agenda.describe(workshop, date=date)
    with context.writing() as library:
        library.add(workshop, time.time())
    click.echo(workshop.id)


@main.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="As an array of objects.")
@click.pass_obj
@refusing
def list_(context: Context, as_json: bool) -> None:
    """List the workshops, the one opened latest first."""
    found = _lines(context)
    if as_json:
        click.echo(json.dumps([line.as_row() for line in found], ensure_ascii=False, indent=1))
        return
    for line in found:
        click.echo(f"{line.id}\t{line.date or '-'}\t{context.words('words.count.ideas', n=line.ideas)}\t{line.title}")


def _lines(context: Context) -> list[Line]:
    from workshops.storage import glance

    quick = glance.newest(Path(context.library.removeprefix("sqlite:///")).expanduser())
    if quick is not None:
        return quick
    from workshops.storage.trouble import NoLibrary

    try:
        with context.reading() as library:
            return library.lines()
    except NoLibrary:  # nothing has been made yet
        return []


@main.command()
@click.argument("key", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Everything, as documented JSON.")
@click.pass_obj
@refusing
def show(context: Context, key: str, as_json: bool) -> None:
    """Show a workshop: its agenda, clusters and outcome, or everything as JSON."""
    from workshops.exchange import files

    with context.reading() as library:
        workshop = library.workshop(key)
        if as_json:
            click.echo(files.as_json(workshop).decode("utf-8"), nl=False)
        else:
            for line in _outline(workshop, context.words):
                click.echo(line)


def _outline(workshop: Workshop, words: Words) -> Iterator[str]:
    from workshops import agenda, clusters, dates, votes

    yield workshop.title
    yield f"{dates.text(words, workshop.date)} {workshop.start}  {workshop.place}".rstrip()
    yield workshop.challenge
    for slot, step in zip(agenda.slots(workshop), agenda.steps(workshop), strict=True):
        yield f"{agenda.clock_text(slot.start)}  {step.minutes:>3} min  {step.title}"
    won = votes.result(workshop)
    for cluster in workshop.clusters:
        count = len(clusters.members(workshop, cluster.id))
        dots = f", {words('words.count.votes', n=won[cluster.id])}" if cluster.id in won else ""
        yield f"* {cluster.name or words('words.cluster.unnamed')}: {words('words.count.ideas', n=count)}{dots}"
    for concept in workshop.concepts:
        yield f"◇ {concept.name}"
    for decision in workshop.decisions:
        yield f"= {decision.text} ({words(f'words.level_inline.{decision.level}')})"
    for action in workshop.actions:
        yield f"→ {action.what} ({', '.join(part for part in (action.role, action.due) if part)})"


@main.command()
@click.argument("key", metavar="ID")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="FILE.pdf")
@click.option(
    "--variant",
    default="everything",
    show_default=True,
    help="Or: concepts, a target group (students, teachers, guardians), or a team (team:NAME or team:NUMBER).",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="The language of the headings.")
@click.pass_obj
@refusing
def summary(context: Context, key: str, target: Path, variant: str, lang: str | None) -> None:
    """Write the summary PDF of a workshop, or a part of it."""
    from workshops.exchange import files
    from workshops.summary import contents, pdf, variants

    with context.reading() as library:
        workshop = library.workshop(key)
        wanted = variants.parse(workshop, variant)
        words = Words(lang) if lang else context.words
        value = contents.of(workshop, words, now=time.time(), variant=wanted)
    files.put(target, pdf.drawn(value))
    click.echo(str(target))


@main.command()
@click.pass_obj
@refusing
def check(context: Context) -> None:
    """Check the library: the database itself, and that every workshop in it can be read."""
    with context.reading() as library:
        problems = library.problems()
        keys = library.ids()
        for key in keys:
            library.workshop(key)
    if problems:
        for problem in problems:
            click.echo(problem)
        click.echo(context.words("command.unsound", n=len(problems)), err=True)
        sys.exit(REFUSED)
    click.echo(context.words("command.sound", n=len(keys)))
