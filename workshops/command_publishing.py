"""The commands for what leaves the computer: publish, what has been published, and what is personal in people's words."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from workshops.labels import LANGUAGES, Words
from workshops.terminal import REFUSED, refusing, sentence

if TYPE_CHECKING:
    from workshops.command import Context
    from workshops.model import Publication, Workshop
    from workshops.publishing.outbox import Outbox
    from workshops.publishing.parcel import Order
    from workshops.publishing.space import Space
    from workshops.storage.library import Library


@click.command()
@click.argument("key", metavar="ID")
@click.option("--space", type=click.Path(path_type=Path), default=None, help="The folder, instead of the one chosen.")
@click.option("--with", "more", multiple=True, metavar="KIND", help="Publish this kind too (data …); may be repeated.")
@click.option("--without", "fewer", multiple=True, metavar="KIND", help="Leave this kind out; may be repeated.")
@click.option(
    "--attach", multiple=True, type=click.Path(path_type=Path), help="A file to publish along; may be repeated."
)
@click.option("--variant", default="everything", show_default=True, help="A part of the summary, as for `summary`.")
@click.option("--together", is_flag=True, help="The minutes as a chapter of the summary, in one PDF.")
@click.option("--rule", "pattern", default=None, help="How names are made, such as {date}_{kind}_{title}.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="The language of what is published.")
@click.option("--again", is_flag=True, help="Only try what waits once more.")
@click.pass_obj
@refusing
def publish(
    context: Context,
    key: str,
    space: Path | None,
    more: tuple[str, ...],
    fewer: tuple[str, ...],
    attach: tuple[Path, ...],
    variant: str,
    together: bool,
    pattern: str | None,
    lang: str | None,
    again: bool,
) -> None:
    """Publish the summary of a workshop to the shared space; prints path and checksum of each file."""
    from workshops.publishing import log, parcel
    from workshops.publishing.outbox import Outbox
    from workshops.summary import variants

    words = Words(lang) if lang else context.words
    with context.writing() as library:
        outbox = Outbox.beside(library.file)
        if again:
            _refuse_nothing(library.workshop(key))
        else:
            workshop = library.workshop(key)
            _warn(context, workshop)
            wanted, chosen = _wanted(workshop, more, fewer), _space(context, workshop, space, pattern)
            part = variants.parse(workshop, variant)
            asked = parcel.order(workshop, words, time.time(), chosen, wanted, attach, part, together)
            _queue(library, workshop, outbox, asked)
        rows = _send(library, key, outbox)
        for row in rows:
            if row.state == log.PUBLISHED:
                click.echo(f"{log.item_of(row).path}\t{row.checksum}")
        _complain(context, [row for row in rows if row.state != log.PUBLISHED])


def _queue(library: Library, workshop: Workshop, outbox: Outbox, asked: Order) -> None:
    """Pack everything and log that it is about to be written; what waited before gives way."""
    from workshops.publishing import log, parcel, writing

    waiting = log.waiting(workshop)
    packed, there = parcel.pack(asked, outbox), writing.arrived(waiting)
    library.edit(workshop.id, log.queue, packed, time.time(), there, undoable=False)
    outbox.drop([item.id for item in waiting])


def _refuse_nothing(workshop: Workshop) -> None:
    from workshops.publishing import log
    from workshops.publishing.trouble import NothingWaits

    if not log.waiting(workshop):
        raise NothingWaits


def _send(library: Library, key: str, outbox: Outbox) -> list[Publication]:
    """Write what waits; the rows of it as they are then."""
    from workshops.publishing import log, writing

    workshop = library.workshop(key)
    items = log.waiting(workshop)
    ends = writing.send(items, outbox)
    library.edit(key, log.settle, ends, time.time(), undoable=False)
    outbox.drop([end.id for end in ends if end.published])
    ids = {item.id for item in items}
    return [row for row in workshop.publications if row.id in ids]


def _complain(context: Context, waiting: list[Publication]) -> None:
    """One line for what waits, with the reason; then the command has been refused."""
    from workshops.publishing import log
    from workshops.publishing.trouble import refusal

    if not waiting:
        return
    item = log.item_of(waiting[0])
    why = sentence(context.words, refusal(waiting[0].reason, item.space, item.path))
    click.echo(f"{why} {context.words('publish.waits', n=len(waiting))}", err=True)
    sys.exit(REFUSED)


def _wanted(workshop: Workshop, more: tuple[str, ...], fewer: tuple[str, ...]) -> list[str]:
    from workshops.publishing import kinds

    offered = (*kinds.offered(workshop), kinds.PAGE)
    for name in (*more, *fewer):
        if name not in offered:
            raise click.BadParameter(f"{name}: one of {', '.join(offered)}", param_hint="--with/--without")
    usual = kinds.usual(workshop)
    return [name for name in offered if (name in usual or name in more) and name not in fewer]


def _space(context: Context, workshop: Workshop, folder: Path | None, pattern: str | None) -> Space:
    """Where to: the folder that was named and is tried first, or the one that was chosen for the network or unit."""
    from dataclasses import replace

    from workshops.publishing import rule, space
    from workshops.publishing.trouble import NoSpace

    chosen = space.find(context.spaces, workshop.organisation)
    if folder is not None:
        folder = folder.expanduser().absolute()
        chosen = replace(chosen, folder=folder, own=False) if chosen is not None else space.Space(folder)
    if chosen is None or (chosen.own and folder is None):
        raise NoSpace(organisation=workshop.organisation or workshop.title)
    return replace(chosen, rule=rule.parse(pattern, context.words)) if pattern is not None else chosen


def _warn(context: Context, workshop: Workshop) -> None:
    from workshops.privacy import findings

    count = len(findings.open_ones(workshop))
    if count:
        click.echo(context.words("privacy.command.before", n=count, id=workshop.id), err=True)


@click.command()
@click.argument("key", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="As an array of objects.")
@click.pass_obj
@refusing
def publications(context: Context, key: str, as_json: bool) -> None:
    """List what has been published of a workshop, and what waits."""
    from workshops.publishing import log
    from workshops.summary.telling import local

    with context.reading() as library:
        rows = list(library.workshop(key).publications)
    if as_json:
        click.echo(json.dumps([log.as_row(row) for row in rows], ensure_ascii=False, indent=1))
        return
    for row in rows:
        moment = local(row.published or row.asked).isoformat(sep=" ", timespec="seconds")
        state = context.words(f"publish.state.{row.state}")
        click.echo(f"{state}\t{moment}\t{log.item_of(row).path}\t{row.checksum}")


@click.command()
@click.argument("key", metavar="ID", required=False)
@click.option("--text", default=None, help="Look at this text instead of a workshop.")
@click.option("--json", "as_json", is_flag=True, help="As an array of objects.")
@click.pass_obj
@refusing
def privacy(context: Context, key: str | None, text: str | None, as_json: bool) -> None:
    """Look for personal data in a workshop or a text; what is found is never printed, only its kind and where it stands."""
    if (key is None) == (text is None):
        raise click.UsageError("Give either ID or --text.")
    found = list(_in_text(context.words, text)) if text is not None else list(_in_workshop(context, str(key)))
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for each in found:
        sure = context.words(f"privacy.{'sure' if each['sure'] else 'possible'}")
        click.echo(
            "\t".join(str(part) for part in (each["kind_name"], sure, each.get("where", ""), each["quote"]) if part)
        )
    click.echo(context.words("privacy.command.found", n=len(found)))


def _in_text(words: Words, text: str) -> Iterator[dict[str, Any]]:
    from workshops.privacy import detect
    from workshops.privacy.found import quoted

    def name(kind: str) -> str:
        return words(f"privacy.kind.{kind}")

    found = detect.find(text)
    for each in found:
        row = {"kind": each.kind, "kind_name": name(each.kind), "start": each.start, "end": each.end, "sure": each.sure}
        yield row | {"quote": quoted(text, each, found, name)}


def _in_workshop(context: Context, key: str) -> Iterator[dict[str, Any]]:
    from workshops.privacy import findings

    with context.reading() as library:
        workshop = library.workshop(key)
        for each in findings.of(workshop):
            yield {
                "kind": each.found.kind,
                "kind_name": context.words(f"privacy.kind.{each.found.kind}"),
                "table": each.table,
                "id": each.subject,
                "field": each.field,
                "start": each.found.start,
                "end": each.found.end,
                "sure": each.found.sure,
                "accepted": each.accepted,
                "where": findings.where(workshop, each, context.words),
                "quote": findings.quote(workshop, each, context.words),
            }


COMMANDS = (publish, publications, privacy)
