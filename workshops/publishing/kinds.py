"""The kinds of files that are published: one table, from frozen contents to bytes. Whoever makes another kind adds a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workshops.exchange import document, outgoing
from workshops.exchange.outgoing import Leaving
from workshops.labels import Words
from workshops.minutes import generating
from workshops.model import Workshop
from workshops.summary import contents, minutes_contents
from workshops.summary.variants import EVERYTHING, Variant


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its suffix, what makes it, whether it goes along unless somebody says no, and what it asks for."""

    suffix: str
    make: Callable[[Leaving], bytes]
    usual: Callable[[Workshop], bool] = lambda _workshop: False
    possible: Callable[[Workshop], bool] = lambda _workshop: True


def freeze(
    workshop: Workshop, words: Words, now: float, variant: Variant = EVERYTHING, together: bool = False
) -> Leaving:
    """The workshop as it stands, with the part of its summary that is asked for; on the thread that owns it.

    The minutes are a file of their own, or with `together` a chapter of the summary. Every file is made from this and says the same: no hidden or discarded notes, no ballots and nothing of the facilitator's own.
    """
    said = contents.of(workshop, words, now=now, variant=variant)
    minutes = minutes_contents.of(workshop, words, now=now)
    if together:
        said = minutes_contents.together(said, minutes)
    return outgoing.take(document.write(workshop), said, words, now, published=True, minutes=minutes)


def _summary(frozen: Leaving) -> bytes:
    from workshops.summary import pdf

    return pdf.drawn(frozen.contents)


def _minutes(frozen: Leaving) -> bytes:
    from workshops.summary import pdf

    assert frozen.minutes is not None
    return pdf.drawn_minutes(frozen.minutes)


def _always(_workshop: Workshop) -> bool:
    return True


def _has_day(workshop: Workshop) -> bool:
    return bool(workshop.date or workshop.occasions)


def _has_names(workshop: Workshop) -> bool:
    return workshop.keeps_names and bool(workshop.attendees)


MINUTES = "minutes"
KINDS: Mapping[str, Kind] = {
    "summary": Kind(".pdf", _summary, usual=_always),
    MINUTES: Kind(".pdf", _minutes, usual=generating.beside),
    "calendar": Kind(".ics", outgoing.KINDS[".ics"], usual=_always, possible=_has_day),
    "names": Kind(".csv", outgoing.names, possible=_has_names),
    "data": Kind(".json", outgoing.KINDS[".json"]),
    "workbook": Kind(".xlsx", outgoing.KINDS[".xlsx"]),
}
"""What can be published, in the order it is shown. Words: `publish.kind.<kind>` and, in names, `publish.document.<kind>`."""
PAGE, ATTACHMENT = "page", "attachment"
"""The page of contents, which tells of all the others, and files of people's own. They are made elsewhere."""
PAGE_SUFFIX = ".html"


def offered(workshop: Workshop) -> tuple[str, ...]:
    """The kinds that this workshop can leave as."""
    return tuple(name for name, kind in KINDS.items() if kind.possible(workshop))


def usual(workshop: Workshop) -> tuple[str, ...]:
    """The kinds that leave unless somebody says no, the page of contents among them."""
    return (*(name for name in offered(workshop) if KINDS[name].usual(workshop)), PAGE)
