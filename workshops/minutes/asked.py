"""What the room answered: its polls and its self-assessment. What has neither been shown nor closed stays out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from workshops import assessed as figures
from workshops import assessments
from workshops.minutes.blocks import Block
from workshops.minutes.telling import Telling, ended
from workshops.model import Activity, Answer, Poll, PollOption
from workshops.standings import Cell, Standing

ASKED = ("check_in", "opening", "closing")
ASSESSED = ("assessment",)
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


def assessed(tell: Telling, step: Activity | None) -> Iterator[Block]:
    """The self-assessments that may leave, area by area and role by role, with what is worth talking of."""
    told = {each.id: each for each in assessments.told(tell.workshop)}
    for row in sorted(tell.of(tell.workshop.assessments, step, *ASSESSED), key=lambda row: (row.position, row.id)):
        if row.id in told:
            yield from _assessed(tell, told[row.id])


def _assessed(tell: Telling, standing: Standing) -> Iterator[Block]:
    values = {"least": standing.least, "most": standing.most, "title": tell.quoted(tell.said(standing.title))}
    said = tell.say("assessment.titled" if standing.title else "assessment.made", standing.answered, **values)
    yield tell.text(f"assessment:{standing.id}", said)
    columns = (tell.say("assessment.area"), *(tell.said(role.text) for role in standing.roles))
    rows = [
        (tell.said(area.text), *(_cell(tell, cell) for cell in row))
        for area, row in zip(standing.areas, standing.cells, strict=True)
    ]
    caption = tell.say("assessment.compared" if standing.compares else "assessment.table")
    yield tell.table(f"assessment:{standing.id}.table", caption, columns, rows)
    for number, (name, sentence) in enumerate(figures.findings(tell.words, standing)):
        yield tell.text(f"assessment:{standing.id}.{number}", sentence, lead=f"{name}: ")


def _cell(tell: Telling, cell: Cell) -> str:
    """The mean of a role, with that of the last time in brackets; of too few there is none."""
    mean = figures.mean(tell.words, cell)
    return f"{mean} ({figures.before(tell.words, cell)})" if cell.before is not None else mean


def _options(tell: Telling, poll: Poll) -> list[PollOption]:
    own = [row for row in tell.workshop.poll_options if row.poll_id == poll.id]
    return sorted(own, key=lambda row: (row.position, row.id))
