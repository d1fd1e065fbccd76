"""What the room answered: its polls and its self-assessment. What has neither been shown nor closed stays out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from workshops.minutes.blocks import Block
from workshops.minutes.telling import Telling, ended
from workshops.model import Activity, Answer, Assessment, Poll, PollOption, Rating

ASKED = ("check_in", "opening", "closing")
ASSESSED = ("assessment",)
FEWEST = 3
"""Fewer marks than this are no figure: they would tell of single people."""
WORDS = 20
"""So many words of a cloud are told, those said most."""


def polls(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """Each question that was put to the room, with what came of it."""
    own = tell.of(tell.workshop.polls, step, *ASKED)
    for poll in sorted(own, key=lambda row: (row.position, row.id)):
        given = sorted((row for row in tell.workshop.answers if row.poll_id == poll.id), key=lambda row: row.seq)
        if given and (poll.shown or poll.closed):
            yield from KINDS[poll.kind](tell, poll, given)


def _asked(tell: Telling, poll: Poll, given: Sequence[Answer], more: str = "") -> Block:
    """The question, how many answered, and what that amounts to."""
    count = sum(row.count for row in given)
    said = tell.say("poll.asked", count, question=tell.said(poll.question))
    return tell.text(f"poll:{poll.id}", " ".join(part for part in (said, more) if part))


def _chosen(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """Choice of one or several: how many chose each."""
    options, counted = _options(tell, poll), Counter[str]()
    for row in given:
        for key in set(row.choice.split()):
            counted[key] += row.count
    most = max((counted[option.id] for option in options), default=0)
    first = [option for option in options if counted[option.id] == most and most]
    names = tell.listed(tell.quoted(tell.said(option.text)) for option in first) if first else ""
    key = "poll.most" if len(first) == 1 else "poll.tied"
    yield _asked(tell, poll, given, tell.say(key, most, names=names) if first else "")
    rows = [(tell.said(option.text), str(counted[option.id])) for option in options]
    bars = [float(counted[option.id]) for option in options]
    columns = (tell.say("poll.option"), tell.say("poll.answers"))
    yield tell.table(f"poll:{poll.id}.table", tell.said(poll.question), columns, rows, bars=bars)


def _scaled(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """A scale: the mean, and how many gave each mark."""
    counted = Counter[int]()
    for row in given:
        if row.value is not None:
            counted[round(row.value)] += row.count
    count = sum(counted.values())
    if not count:
        return
    mean = tell.decimal(sum(value * n for value, n in counted.items()) / count)
    ends = [tell.said(poll.low), tell.said(poll.high)]
    named = tell.say("poll.ends", low=ends[0], high=ends[1]) if all(ends) else ""
    more = tell.say("poll.mean", mean=mean, least=poll.least, most=poll.most, named=named)
    yield _asked(tell, poll, given, more)
    marks = range(poll.least, poll.most + 1)
    rows = [(_mark(mark, poll, ends), str(counted[mark])) for mark in marks]
    columns = (tell.say("poll.mark"), tell.say("poll.answers"))
    bars = [float(counted[mark]) for mark in marks]
    yield tell.table(f"poll:{poll.id}.table", tell.said(poll.question), columns, rows, bars=bars)


def _mark(mark: int, poll: Poll, ends: Sequence[str]) -> str:
    name = ends[0] if mark == poll.least else ends[1] if mark == poll.most else ""
    return f"{mark} {name}".rstrip()


def _ranked(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """An order of preference: each option's place on average, the best first.

    Options that somebody left out share the places that are left, at their middle.
    """
    options = _options(tell, poll)
    count = sum(row.count for row in given)
    places: dict[str, float] = {}
    for option in options:
        total = 0.0
        for row in given:
            order = row.choice.split()
            rest = (len(order) + 1 + len(options)) / 2
            total += (order.index(option.id) + 1 if option.id in order else rest) * row.count
        places[option.id] = total / count if count else 0.0
    options.sort(key=lambda option: places[option.id])
    first = tell.quoted(tell.said(options[0].text)) if options else ""
    yield _asked(tell, poll, given, tell.say("poll.first", name=first) if first else "")
    rows = [(tell.said(option.text), tell.decimal(places[option.id])) for option in options]
    bars = [len(options) + 1 - places[option.id] for option in options]
    columns = (tell.say("poll.option"), tell.say("poll.place"))
    yield tell.table(f"poll:{poll.id}.table", tell.said(poll.question), columns, rows, bars=bars)


def _clouded(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """Single words: those said most."""
    counted, shown = Counter[str](), dict[str, str]()
    for row in given:
        shown.setdefault(row.text.casefold(), tell.said(row.text))
        counted[row.text.casefold()] += row.count
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:WORDS]
    top = [tell.quoted(shown[word]) for word, n in ranked if n == ranked[0][1]]
    key = "poll.word" if len(top) == 1 else "poll.words"
    several = ranked[0][1] > 1
    yield _asked(tell, poll, given, tell.say(key, ranked[0][1], names=tell.listed(top)) if several else "")
    rows = [(shown[word], str(n)) for word, n in ranked]
    columns = (tell.say("poll.said"), tell.say("poll.times"))
    caption = tell.said(poll.question)
    yield tell.table(f"poll:{poll.id}.table", caption, columns, rows, bars=[float(n) for _, n in ranked])


def _written(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """Open answers, one by one."""
    yield _asked(tell, poll, given)
    for row in given:
        times = f" ({tell.say('poll.alike', row.count)})" if row.count > 1 else ""
        yield tell.point(f"answer:{row.id}", f"{ended(tell.said(row.text))}{times}", spoken=True)


def _numbered(tell: Telling, poll: Poll, given: Sequence[Answer]) -> Iterator[Block]:
    """Numbers: the least, the most and the mean."""
    valued = [(row.value, row.count) for row in given if row.value is not None]
    count = sum(n for _, n in valued)
    if not count:
        return
    low, high = min(value for value, _ in valued), max(value for value, _ in valued)
    mean = sum(value * n for value, n in valued) / count
    unit = f" {tell.said(poll.unit)}" if poll.unit else ""
    values = {"low": tell.decimal(low), "high": tell.decimal(high), "mean": tell.decimal(mean), "unit": unit}
    yield _asked(tell, poll, given, tell.say("poll.alone" if low == high else "poll.span", None, **values))


Tell = Callable[[Telling, Poll, Sequence[Answer]], Iterator[Block]]
KINDS: Mapping[str, Tell] = {
    "single": _chosen,
    "multiple": _chosen,
    "scale": _scaled,
    "ranking": _ranked,
    "cloud": _clouded,
    "text": _written,
    "number": _numbered,
}
"""How each kind of question (phases.POLLS) is told."""


def assessments(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """The self-assessment, area by area and role by role."""
    own = tell.of(tell.workshop.assessments, step, *ASSESSED)
    for each in sorted(own, key=lambda row: (row.position, row.id)):
        given = [row for row in tell.workshop.ratings if row.assessment_id == each.id]
        if given and (each.shown or each.closed):
            yield from _assessed(tell, each, given)


def _assessed(tell: Telling, each: Assessment, given: Sequence[Rating]) -> Iterator[Block]:
    workshop = tell.workshop
    areas = [row for row in workshop.assessment_areas if row.assessment_id == each.id]
    roles = [row for row in workshop.assessment_roles if row.assessment_id == each.id]
    areas.sort(key=lambda row: (row.position, row.id))
    roles.sort(key=lambda row: (row.position, row.id))
    means = {area.id: _across([row for row in given if row.area_id == area.id]) for area in areas}
    known = [(value, area) for area in areas if (value := means[area.id]) is not None]
    values = {"least": each.least, "most": each.most, "title": tell.said(each.title)}
    said = tell.say("assessment.titled" if each.title else "assessment.made", None, **values)
    if len(known) > 1:
        high, low = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
        if high[0] > low[0]:
            ends = {"high": tell.decimal(high[0]), "low": tell.decimal(low[0])}
            names = {"highest": tell.quoted(tell.said(high[1].text)), "lowest": tell.quoted(tell.said(low[1].text))}
            told = tell.say("assessment.ends", None, **ends, **names)
            said = f"{said} {told}"
    yield tell.text(f"assessment:{each.id}", said)
    columns = (tell.say("assessment.area"), *(tell.said(role.text) for role in roles))
    rows = []
    for area in areas:
        cells = [_mean([r for r in given if (r.area_id, r.role_id) == (area.id, role.id)]) for role in roles]
        shown = (tell.decimal(cell) if cell is not None else tell.say("assessment.few") for cell in cells)
        rows.append((tell.said(area.text), *shown))
    yield tell.table(f"assessment:{each.id}.table", tell.say("assessment.table"), columns, rows)


def _mean(given: Sequence[Rating]) -> float | None:
    """The mean of some marks; None of fewer than would be a figure."""
    count = sum(row.count for row in given)
    return sum(row.value * row.count for row in given) / count if count >= FEWEST else None


def _across(given: Sequence[Rating]) -> float | None:
    """The mean over all roles, of those only that are a figure by themselves: nothing can be subtracted from it."""
    counted = Counter[str]()
    for row in given:
        counted[row.role_id] += row.count
    few = sum(n for n in counted.values() if n < FEWEST)
    return _mean([row for row in given if counted[row.role_id] >= FEWEST or few >= FEWEST])


def _options(tell: Telling, poll: Poll) -> list[PollOption]:
    own = [row for row in tell.workshop.poll_options if row.poll_id == poll.id]
    return sorted(own, key=lambda row: (row.position, row.id))
