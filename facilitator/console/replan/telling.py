"""A proposal in words: its heading, its reasons, its other ways, and what to say to the room."""

from __future__ import annotations

from collections.abc import Callable

from workshops import agenda
from workshops.labels import Words
from workshops.replan import HOLD, Proposal, Row


def heading(words: Words, proposal: Proposal) -> str:
    """What the proposal does, in one line."""
    if proposal.way != HOLD:
        return words(f"replan.heading.{proposal.way}", time=agenda.clock_text(proposal.ends))
    if proposal.missed:
        return words("replan.heading.short", n=proposal.shortfall)
    if not proposal.taken:
        return words("replan.heading.fits")
    met = next((row for row in proposal.rows if row.pinned is not None and row.began_before > row.pinned), None)
    if met is None:
        return words("replan.heading.end", n=proposal.taken)
    return words("replan.heading.before", n=proposal.taken, title=met.title)


def subtitle(words: Words, proposal: Proposal, fixed: bool) -> str:
    """What is locked, and how much is left as it was; `fixed` when the end itself is locked."""
    locked = [f"{row.title} {agenda.clock_text(row.pinned)}" for row in proposal.rows if row.pinned is not None]
    if fixed and proposal.deadline is not None:
        locked.append(words("replan.end_at", time=agenda.clock_text(proposal.deadline)))
    shortened = sum(row.is_shortened for row in proposal.rows)
    parts = [words("replan.locked", what=", ".join(locked)) if locked else words("replan.nothing_locked")]
    parts.append(words("replan.shortened", n=shortened) if shortened else words("replan.untouched"))
    return " ".join(parts)


def missing(words: Words, proposal: Proposal) -> str:
    """What can't be kept and by how much; empty when all fits."""
    titles = {row.activity: row.title for row in proposal.rows}
    said = []
    for miss in proposal.missed:
        title = titles.get(miss.activity or "")
        key = "replan.misses" if title is not None else "replan.misses_end"
        said.append(words(key, n=miss.minutes, title=title or ""))
    return " ".join(said)


def reason(words: Words, row: Row) -> str:
    """Why a row stands as it does."""
    return words(f"replan.reason.{row.reason}", n=row.amount)


def effect(words: Words, proposal: Proposal) -> str:
    """What another way leads to: the fixed times that move, and the end."""
    moved = [row for row in proposal.rows if row.pinned is not None and row.begins != row.pinned]
    parts = [f"{row.title} {agenda.clock_text(row.begins)}" for row in moved]
    return ", ".join([*parts, words("replan.ends", time=agenda.clock_text(proposal.ends))])


def say(words: Words, proposal: Proposal) -> str:
    """Words for the room."""
    ends = agenda.clock_text(proposal.ends)
    shortened = [row.title for row in proposal.rows if row.is_shortened]
    if not shortened:
        return words("replan.say.later", time=ends)
    met = next((row for row in proposal.rows if row.pinned is not None and row.begins == row.pinned), None)
    if met is not None and proposal.way == HOLD:
        return words("replan.say.kept", title=met.title, time=agenda.clock_text(met.begins))
    return words("replan.say.faster", time=ends)


def spoken(words: Words, row: Row) -> str:
    """A row for assistive technology."""
    minutes = words("words.count.minutes", n=row.after)
    if row.before != row.after:
        minutes = words("replan.from_to", before=row.before, after=minutes)
    at: Callable[[int], str] = agenda.clock_text
    begins = words("replan.begins", time=at(row.begins))
    if row.began_before != row.begins:
        begins = words("replan.begins_instead", time=at(row.begins), before=at(row.began_before))
    return f"{row.title}, {minutes}, {begins}, {reason(words, row)}"
