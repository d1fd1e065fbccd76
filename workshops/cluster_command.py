"""The command that proposes how notes may be sorted, of a workshop or of a plain file. It changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from workshops import text
from workshops.command import Context, refusing
from workshops.labels import Words
from workshops.text import Refused

if TYPE_CHECKING:
    from workshops.clustering.sorting import Group, Ranking, Sorting
    from workshops.model import Workshop


class BadLine(Refused):
    """A line of a file of ideas can't be used: `line` says which, `reason` why, in words."""


class NotUnicode(Refused):
    """A file of ideas is not written in UTF-8; `file` says which."""


class Source(NamedTuple):
    """A wall to sort: the number of each note, and the names of the clusters."""

    sorting: Sorting
    numbers: Mapping[str, int]
    texts: Mapping[str, str]
    names: Mapping[str, str]
    unplaced: Sequence[str]


@click.command()
@click.argument("key", metavar="[ID]", required=False)
@click.option(
    "--ideas",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Sort a plain file instead: JSON lines with `text`, and `cluster` on those that are placed.",
)
@click.option("--json", "as_json", is_flag=True, help="As one object.")
@click.pass_obj
@refusing
def cluster(context: Context, key: str | None, file: Path | None, as_json: bool) -> None:
    """Propose groups, clusters for unplaced notes, and notes that say nearly the same. Nothing is changed."""
    if (key is None) == (file is None):
        raise click.UsageError("Give the ID of a workshop, or --ideas FILE.")
    source = _of_workshop(context, key) if key is not None else _of_file(file or Path(), context.words)
    found = _found(source)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in _told(found, source, context.words):
        click.echo(line)


def _of_workshop(context: Context, key: str) -> Source:
    with context.reading() as library:
        return of_workshop(library.workshop(key))


def of_workshop(workshop: Workshop) -> Source:
    """The notes that the room may read, by their running numbers."""
    from workshops import ideas
    from workshops.clustering.sorting import Lexicon, Note, Sorting

    shown = ideas.shown(workshop)
    names = {each.id: each.name for each in workshop.clusters}
    notes = [Note(idea.id, idea.text, idea.cluster_id) for idea in shown]
    lexicon = Lexicon.load().with_terms(term.words for term in workshop.terms)
    apart = [(row.idea_id, row.other_id) for row in workshop.apart]
    return Source(
        Sorting(notes, names, lexicon, apart),
        {idea.id: idea.seq for idea in shown},
        {idea.id: idea.text for idea in shown},
        names,
        [idea.id for idea in shown if idea.cluster_id is None],
    )


def _of_file(file: Path, words: Words) -> Source:
    from workshops.clustering.sorting import Lexicon, Note, Sorting
    from workshops.exchange.files import CannotRead

    try:
        said = file.read_bytes().decode("utf-8-sig")
    except OSError:
        raise CannotRead(file=file.name) from None
    except UnicodeDecodeError:
        raise NotUnicode(file=file.name) from None
    notes = [
        Note(str(number), *_note(line, number, words))
        for number, line in enumerate(said.split("\n"), start=1)
        if line.strip()
    ]
    names = {note.cluster: note.cluster for note in notes if note.cluster is not None}
    return Source(
        Sorting(notes, names, Lexicon.load()),
        {note.key: int(note.key) for note in notes},
        {note.key: note.text for note in notes},
        names,
        [note.key for note in notes if note.cluster is None],
    )


def _note(line: str, number: int, words: Words) -> tuple[str, str | None]:
    """The text and the cluster of one line; raises BadLine."""
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise _bad(words, number, "json") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise _bad(words, number, "text")
    placed = row.get("cluster")
    if not isinstance(placed, str | None):
        raise _bad(words, number, "cluster")
    try:
        return text.one_line(row["text"]), text.one_line(placed or "", text.TITLE, empty=True) or None
    except text.Empty:
        raise _bad(words, number, "empty") from None
    except text.TooLong:
        raise _bad(words, number, "long") from None


def _bad(words: Words, number: int, reason: str) -> BadLine:
    return BadLine(line=number, reason=words(f"refusals.bad_line.{reason}"))


def _found(source: Source) -> dict[str, Any]:
    return {
        "groups": [_group(source, group) for group in source.sorting.proposal()],
        "unplaced": [_ranked(source, key, source.sorting.ranking(key)) for key in source.unplaced],
        "near_duplicates": [
            {"lines": [source.numbers[pair.a], source.numbers[pair.b]], "score": pair.score}
            for pair in source.sorting.duplicates()
        ],
    }


def _group(source: Source, group: Group) -> dict[str, Any]:
    ideas = sorted(source.numbers[key] for key in group.notes)
    return {"name": group.name, "subtitle": group.subtitle, "ideas": ideas}


def _ranked(source: Source, key: str, ranking: Ranking) -> dict[str, Any]:
    suggestions = [
        {
            "cluster": suggestion.cluster,
            "score": suggestion.score,
            "why": {
                "words": list(suggestion.why.words),
                "lines": [source.numbers[note] for note in suggestion.why.notes],
            },
        }
        for suggestion in ranking.suggestions
    ]
    return {
        "line": source.numbers[key],
        "text": source.texts[key],
        "suggestions": suggestions,
        "confident": ranking.confident,
    }


def _told(found: Mapping[str, Any], source: Source, words: Words) -> Iterator[str]:
    """The same as lines for a person."""
    texts = {number: source.texts[key] for key, number in source.numbers.items()}
    for group in found["groups"]:
        name = group["name"] or words("words.cluster.unnamed")
        yield f"* {name}: {words('words.count.ideas', n=len(group['ideas']))}"
        yield from (f"  {number}  {texts[number]}" for number in group["ideas"])
    for row in found["unplaced"]:
        yield f"{row['line']}  {row['text']}"
        for suggestion in row["suggestions"]:
            name = source.names.get(suggestion["cluster"]) or words("words.cluster.unnamed")
            yield f"  {'→' if row['confident'] and suggestion is row['suggestions'][0] else '·'} {suggestion['score']:.2f}  {name}"
    for pair in found["near_duplicates"]:
        one, other = pair["lines"]
        yield f"≈ {pair['score']:.2f}  {one}  {texts[one]}  |  {other}  {texts[other]}"
