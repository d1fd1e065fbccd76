"""The page of contents: what lies in the workshop's folder, as plain HTML that needs nothing but itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from urllib.parse import quote

from workshops import agenda, dates
from workshops.labels import Words
from workshops.model import Workshop
from workshops.publishing.items import Item
from workshops.summary.telling import local

STYLE = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.5 "Source Sans 3", "Segoe UI", system-ui, sans-serif; margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; border-top: 2px solid; padding-top: .75rem; }
li { margin: .75rem 0; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; }
a { text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid; outline-offset: 3px; }
small, dd { overflow-wrap: anywhere; }
code { font-size: .8rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.25rem; }
dt { font-weight: 600; }
dd { margin: 0; }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
"""


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of the workshop, in words; `rows` are a name and what it is."""

    words: Words
    title: str
    challenge: str
    rows: tuple[tuple[str, str], ...]
    published: str


def about(workshop: Workshop, words: Words, now: float) -> About:
    """What there is to say of a workshop that was published now."""
    moment = local(now)
    day = dates.text(words, moment.date().isoformat(), "medium")
    rows = [
        ("kind", words(f"words.kind.{workshop.kind}")),
        ("date", dates.text(words, workshop.date) if workshop.date else ""),
        ("start", workshop.start.replace(":", ".") if workshop.date and workshop.activities else ""),
        ("place", workshop.place),
        ("organisation", workshop.organisation),
        ("people", words("words.count.people", n=agenda.crowd(workshop)) if agenda.crowd(workshop) else ""),
        ("record", workshop.record_number),
    ]
    return About(
        words,
        workshop.title or words(f"words.kind.{workshop.kind}"),
        workshop.challenge,
        tuple((words(f"publish.page.{name}"), value) for name, value in rows if value),
        words("publish.page.published", date=day, time=words("summary.time", hour=moment.hour, minute=moment.minute)),
    )


def written(told: About, items: Sequence[Item], before: Sequence[Item]) -> bytes:
    """The page: this version's files first, then the earlier ones, then what meeting it is about."""
    words = told.words
    version = max((item.version for item in items), default=1)
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{words.language}">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(words('publish.page.title', title=told.title))}</title>",
        f"<style>{STYLE}</style></head>",
        "<body><main>",
        f"<h1>{escape(told.title)}</h1>",
        *([f"<p>{escape(told.challenge)}</p>"] if told.challenge and told.challenge != told.title else []),
        f"<h2>{escape(words('publish.page.files', version=version))}</h2>",
        f"<p>{escape(told.published)}</p>",
        _list(words, items),
        *_earlier(words, [item for item in before if item.kind != "page"]),
        f"<h2>{escape(words('publish.page.about'))}</h2>",
        "<dl>",
        *(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in told.rows),
        "</dl>",
        f"<p><small>{escape(words('publish.page.checksum'))}</small></p>",
        "</main></body></html>",
        "",
    ]
    return "\n".join(parts).encode("utf-8")


def _earlier(words: Words, before: Sequence[Item]) -> list[str]:
    if not before:
        return []
    found = [f"<h2>{escape(words('publish.page.earlier'))}</h2>"]
    ordered = sorted(before, key=lambda item: -item.version)
    for version, items in groupby(ordered, key=lambda item: item.version):
        found += [f"<h3>{escape(words('publish.page.version', version=version))}</h3>", _list(words, list(items))]
    return found


def _list(words: Words, items: Sequence[Item]) -> str:
    rows = [
        f'<li><a href="{quote(item.name)}">{escape(link(words, item))}</a><br>'
        f"<small>{escape(item.name)}<br>SHA-256 <code>{item.checksum}</code></small></li>"
        for item in items
    ]
    return "\n".join(["<ul>", *rows, "</ul>"])


def link(words: Words, item: Item) -> str:
    """What a file is, its format and its size: "Summary (PDF, 412 kB)"."""
    form = item.name.rpartition(".")[2].upper()
    name = words(f"publish.kind.{item.kind}")
    return words("publish.page.link", name=name, form=form, size=size(words, item.size))


def size(words: Words, count: int) -> str:
    """Bytes in words."""
    if count < 1_000_000:
        return words("publish.kilobytes", count=max(1, round(count / 1_000)))
    whole, tenth = divmod(round(count / 100_000), 10)
    return words("publish.megabytes", whole=whole, tenth=tenth)
