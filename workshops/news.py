"""Verbs on monitoring: what goes on in the world outside, what it is about, and where it can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from workshops import text as words
from workshops.model import Activity, News, Workshop, find
from workshops.text import Refused

LONGEST = 2_000
"""Characters of a link."""
SCHEMES = ("http", "https")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOSING = ".,;:!?)]}>»”\"'"
"""What ends a sentence, or brackets, round a link that stands in it."""


class NotALink(Refused):
    """Not an address of a page on the web: only http and https are kept, without a name and a password in them."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line as it was typed, taken apart: what it is about, and the link that stood in it."""

    title: str
    link: str


def add(workshop: Workshop, title: str, link: str = "", summary: str = "", activity: str | None = None) -> News:
    """Write down something from outside, last; raises Empty, TooLong, NotALink."""
    row = News(
        seq=max((each.seq for each in workshop.news), default=0) + 1,
        title=words.one_line(title, words.IDEA),
        link=checked(link),
        summary=words.lines(summary, words.FIELD),
        activity_id=find(workshop, Activity, activity).id if activity is not None else None,
    )
    workshop.news.append(row)
    return row


def change(workshop: Workshop, news: str, title: str, link: str, summary: str) -> None:
    """Change all that is said of it."""
    found = find(workshop, News, news)
    said, where, more = words.one_line(title, words.IDEA), checked(link), words.lines(summary, words.FIELD)
    found.title, found.link, found.summary = said, where, more


def remove(workshop: Workshop, news: str) -> None:
    """Remove it."""
    workshop.news.remove(find(workshop, News, news))


def in_order(workshop: Workshop, activity: str | None = None) -> list[News]:
    """Everything, oldest first; with an activity only what was brought up there."""
    own = (row for row in workshop.news if activity is None or row.activity_id == activity)
    return sorted(own, key=lambda row: row.seq)


def checked(link: str) -> str:
    """An address as it is kept: http or https with a host; one that begins with www gets https. Empty stays empty.

    Raises NotALink.
    """
    said = words.one_line(link, LONGEST, empty=True)
    if not said:
        return ""
    if said.casefold().startswith("www."):
        said = f"https://{said}"
    try:
        parts = urlsplit(said)
        known = parts.scheme.casefold() in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise NotALink from None
    if not known or " " in said or "\\" in said or "@" in parts.netloc or not said.isprintable():
        raise NotALink
    return said


def host(link: str) -> str:
    """Where a link leads, in short: skolverket.se."""
    return (urlsplit(link).hostname or "").removeprefix("www.") if link else ""


def taken_apart(line: str) -> Said:
    """A line with a link somewhere in it; the words round it are what it is about, else the place it leads to."""
    said = " ".join(words.clean(line).split())
    found = _LINK.search(said)
    if found is None:
        return Said(said, "")
    link = found[0].rstrip(_CLOSING)
    before, after = said[: found.start()], said[found.start() + len(link) :]
    title = " ".join((before.rstrip(" ([{<:–-") + " " + after.lstrip(_CLOSING + " ")).split())
    try:
        kept = checked(link)
    except Refused:
        return Said(said, "")
    return Said(title or host(kept), kept)
