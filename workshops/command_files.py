"""The commands by which workshops come in and go out as files."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workshops.labels import LANGUAGES, Words
from workshops.terminal import refusing, sentence

if TYPE_CHECKING:
    from workshops.arrive import Arrived, Wish
    from workshops.command import Context
    from workshops.exchange.spreadsheet import Outcome


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--into", default=None, metavar="ID", help="Add the ideas of a sheet or text file to this workshop.")
@click.option("--as-copy", is_flag=True, help="Take a workshop that is here already as a copy of its own.")
@click.option("--replace", is_flag=True, help="Let the file take the place of the workshop that is here.")
@click.option("--dry-run", is_flag=True, help="Only say what would come of it.")
@click.pass_obj
@refusing
def import_(context: Context, file: Path, into: str | None, as_copy: bool, replace: bool, dry_run: bool) -> None:
    """Take in a file: a whole workshop (.workshop, .json), or ideas (.csv, .xlsx, .txt)."""
    from workshops import arrive

    wish = arrive.Wish(into, as_copy, replace)
    try:
        if dry_run:
            arrived = _tried(context, file, wish)
        else:
            with context.writing() as library:
                arrived = arrive.take_in(library, file, wish, context.words, time.time())
    except arrive.NothingTaken as nothing:
        _report(context.words, nothing.outcome)
        raise
    if not dry_run:
        click.echo(arrived.key)
    click.echo(context.words("command.would_take" if dry_run else "command.taken", n=arrived.ideas))
    _report(context.words, arrived.outcome)


def _tried(context: Context, file: Path, wish: Wish) -> Arrived:
    """What would come of a file, also where no library has been made yet."""
    from workshops import arrive
    from workshops.storage.trouble import NoLibrary

    try:
        with context.reading() as library:
            return arrive.try_out(library, file, wish, context.words)
    except NoLibrary:
        if wish.into is not None:
            raise
        return arrive.try_out(None, file, wish, context.words)


def _report(words: Words, outcome: Outcome | None) -> None:
    """Which rows and columns were not taken in, and why."""
    if outcome is None:
        return
    if outcome.refused:
        click.echo(words("command.refused", n=len(outcome.refused)))
    for line, refusal in outcome.refused:
        click.echo(words("command.row", line=line, why=sentence(words, refusal)))
    if outcome.left_out:
        click.echo(words("command.left_out", n=len(outcome.left_out), names=", ".join(outcome.left_out)))


@click.command()
@click.argument("key", metavar="ID")
@click.option(
    "--to",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help="FILE.workshop, .xlsx, .csv, .json, .docx, .ics or .png",
)
@click.pass_obj
@refusing
def export(context: Context, key: str, target: Path) -> None:
    """Write a workshop to a file; its name says the kind."""
    from workshops.exchange import outgoing

    with context.reading() as library:
        outgoing.send(library.workshop(key), target, context.words, time.time(), context.picture)
    click.echo(str(target))


@click.command()
@click.argument("key", metavar="ID")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="FILE.ics")
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="The language of what is added in words.")
@click.pass_obj
@refusing
def calendar(context: Context, key: str, target: Path, lang: str | None) -> None:
    """Write the meeting and the dates after it as a calendar; taken in once more, it changes what is there."""
    from workshops.exchange import files, outgoing

    with context.reading() as library:
        words = Words(lang) if lang else context.words
        data = outgoing.KINDS[".ics"](outgoing.freeze(library.workshop(key), words, time.time()))
    files.put(target, data)
    click.echo(str(target))
