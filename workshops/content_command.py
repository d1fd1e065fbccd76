"""Commands about what meetings are made of: templates, decks of cards, and paper to print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from workshops import cards as decks
from workshops import own_templates
from workshops import templates as library_of_templates
from workshops.command import Context, refusing
from workshops.text import Refused

PAPERS = ("slips", "ballots", "concepts", "agenda", "signs")


class OnlyAFile(Refused):
    """Own templates lie beside a library's file; a server has none."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As an array of objects, with every step.")
@click.pass_obj
@refusing
def templates(context: Context, as_json: bool) -> None:
    """List the templates, the id first on each line; one's own come last."""
    own = library_of_templates.beside(context.library)
    found = library_of_templates.portraits(context.words.language, own=own)
    if as_json:
        rows = [{**_template(each.id, context, own), "own": each.own} for each in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for portrait in found:
        click.echo(f"{portrait.id}\t{portrait.minutes} min\t{portrait.name}")


def _template(id: str, context: Context, own: Path | None) -> dict[str, Any]:
    """A template as plain values; of one that is broken only what is wrong."""
    try:
        template = library_of_templates.load(id, context.words.language, own=own)
    except library_of_templates.BrokenTemplate as broken:
        return {"id": id, "broken": f"{broken.values['at']}: {broken.values['reason']}"}
    return {
        **template._asdict(),
        "activities": [step._asdict() for step in template.activities],
        "teams": [team._asdict() for team in template.teams],
    }


@click.group()
def template() -> None:
    """Keep templates of your own: save, import, export and remove."""


@template.command(name="save")
@click.argument("key", metavar="ID")
@click.option("--name", required=True, help="What the template is called.")
@click.pass_obj
@refusing
def save(context: Context, key: str, name: str) -> None:
    """Make a template of a workshop's plan and print its id."""
    with context.reading() as library:
        click.echo(own_templates.save(library.workshop(key), name, _own(context)))


@template.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
@refusing
def import_(context: Context, file: Path) -> None:
    """Take in a template's file and print its id."""
    click.echo(own_templates.take_in(file, _own(context), context.words.language))


@template.command(name="export")
@click.argument("key", metavar="TEMPLATE")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="FILE.toml, or a folder")
@click.pass_obj
@refusing
def export(context: Context, key: str, target: Path) -> None:
    """Write a template to a file for somebody else."""
    own = library_of_templates.beside(context.library)
    click.echo(str(own_templates.send(key, target, own, context.words.language)))


@template.command(name="remove")
@click.argument("key", metavar="TEMPLATE")
@click.pass_obj
@refusing
def remove(context: Context, key: str) -> None:
    """Take one of your own templates away."""
    own_templates.remove(key, _own(context))


@click.command()
@click.argument("deck", required=False)
@click.option("--json", "as_json", is_flag=True, help="As an array of objects.")
@click.pass_obj
@refusing
def cards(context: Context, deck: str | None, as_json: bool) -> None:
    """List the decks of cards, or the cards of one."""
    language = context.words.language
    found = [decks.deck(deck, language)] if deck is not None else decks.decks(language)
    if as_json:
        click.echo(json.dumps([_deck(each) for each in found], ensure_ascii=False, indent=1))
        return
    for line in _cards(found[0]) if deck is not None else (f"{d.id}\t{len(d.cards)}\t{d.name}" for d in found):
        click.echo(line)


def _cards(deck: decks.Deck) -> Iterator[str]:
    yield deck.name
    yield deck.source
    for card in deck.cards:
        yield f"* {card.title}. {card.question}"
        yield from (f"  - {fact}" for fact in card.facts)


def _deck(deck: decks.Deck) -> dict[str, Any]:
    challenge = [_card(deck.challenge)] if deck.challenge is not None else []
    return {
        "id": deck.id,
        "name": deck.name,
        "source": deck.source,
        "cards": [{"key": decks.key(deck.id, card.id), **_card(card)} for card in deck.cards],
        "challenge": challenge[0] if challenge else None,
    }


def _card(card: decks.Card) -> dict[str, Any]:
    return {"id": card.id, "title": card.title, "question": card.question, "facts": list(card.facts)}


@click.command(name="print")
@click.argument("key", metavar="ID")
@click.option("--what", required=True, type=click.Choice(PAPERS), help="Which paper.")
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="FILE.pdf")
@click.pass_obj
@refusing
def print_(context: Context, key: str, what: str, target: Path) -> None:
    """Write paper for a workshop: idea slips, ballots, concept sheets, the agenda or table signs."""
    from workshops.summary import printing

    with context.reading() as library:
        write = printing.writer(what, library.workshop(key), context.words)
    write(target)
    click.echo(str(target))


def _own(context: Context) -> Path:
    own = library_of_templates.beside(context.library)
    if own is None:
        raise OnlyAFile
    return own


COMMANDS: tuple[click.Command, ...] = (templates, template, cards, print_)
