"""What meetings, hits and actions can be told apart by, counted from what there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from facilitator.archive.filters import Facet, Value
from facilitator.archive.table import in_order
from workshops.labels import Words
from workshops.phases import KINDS, RESPONSIBLE, TARGET_GROUPS
from workshops.searching import folding
from workshops.storage.actions import Line as Action
from workshops.storage.finding import Found
from workshops.storage.glance import Line
from workshops.storage.narrowing import EXACTLY, UNSAID

STATES = ("draft", "running", "finished", "published")
SOURCES = ("workshops", "ideas", "clusters", "concepts", "feedback", "decisions", "actions", "points", "parked", "news",
           "polls", "answers", "activities", "paragraphs")  # fmt: skip
LATE, SOON, LATER, NO_DAY = "late", "soon", "later", "none"
DUES = (LATE, SOON, LATER, NO_DAY)
OPEN, DONE = "open", "done"


def of_meetings(lines: Sequence[Line], templates: Mapping[str, str], words: Words) -> list[Facet]:
    """The facets of meetings; `templates` are the names of templates by their id."""
    kinds = Counter(line.kind for line in lines)
    states = Counter(line.state for line in lines) + Counter(line.published for line in lines if line.published)
    stated = {("published" if state is True else str(state)): count for state, count in states.items()}
    years = Counter(line.date[:4] for line in lines)
    return [
        Facet("kind", words("search.facet.kind"), _coded(KINDS, kinds, lambda code: words(f"words.kind.{code}"))),
        Facet("year", words("search.facet.year"), _years(years, words)),
        _said("municipality", (line.municipality for line in lines), words),
        _said("organisation", (line.organisation for line in lines), words),
        Facet("state", words("search.facet.state"), _coded(STATES, stated, lambda code: words(f"search.state.{code}"))),
        _named(_said("template", (line.template for line in lines), words), templates),
    ]


def of_hits(found: Found, words: Words) -> list[Facet]:
    """The facets of hits, beside those of their meetings."""
    groups = {**found.groups}
    return [
        Facet(
            "source",
            words("search.facet.source"),
            _coded(SOURCES, found.sources, lambda s: words(f"search.source.{s}")),
        ),
        Facet(
            "target_group",
            words("search.facet.target_group"),
            _coded((*TARGET_GROUPS, "none"), groups, lambda g: words(f"search.group.{g}")),
        ),
    ]


def of_actions(lines: Sequence[Action], areas: Mapping[str, str], today: str, words: Words) -> list[Facet]:
    """The facets of actions; `areas` are the titles of cards by their key, `today` an ISO date."""
    opened = Counter(DONE if line.done else OPEN for line in lines)
    dues = Counter(due_of(line, today) for line in lines if not line.done)
    levels = Counter(line.responsible for line in lines)
    known = Counter(line.area for line in lines)
    level = lambda code: words(f"search.responsible.{code}" if code else "search.unsaid")  # noqa: E731
    return [
        Facet("done", words("search.facet.done"), _coded((OPEN, DONE), opened, lambda c: words(f"search.done.{c}"))),
        Facet("due", words("search.facet.due"), _coded(DUES, dues, lambda code: words(f"search.due.{code}"))),
        _said("role", (line.role for line in lines), words),
        Facet("responsible", words("search.facet.responsible"), _coded(("", *RESPONSIBLE), levels, level)),
        Facet(
            "area",
            words("search.facet.area"),
            _coded(("", *areas), known, lambda code: areas[code] if code else words("search.unsaid")),
        ),
        _said("municipality", (line.municipality for line in lines), words),
        _said("organisation", (line.organisation for line in lines), words),
    ]


def due_of(line: Action, today: str) -> str:
    """When an action is due: late, soon (within 30 days), later, or on no day."""
    from datetime import date, timedelta

    if not line.due:
        return NO_DAY
    if line.due < today:
        return LATE
    return SOON if line.due <= (date.fromisoformat(today) + timedelta(days=30)).isoformat() else LATER


def action_is_kept(line: Action, chosen: Mapping[str, frozenset[str]], today: str) -> bool:
    """Whether an action is among what is chosen."""
    own = {
        "done": DONE if line.done else OPEN,
        "due": "" if line.done else due_of(line, today),
        "responsible": line.responsible,
        "area": line.area,
        **{name: exactly(getattr(line, name)) for name in ("role", "municipality", "organisation")},
    }
    return all(own[name] in values for name, values in chosen.items())


@lru_cache(maxsize=20_000)
def exactly(said: str) -> str:
    """The value that stands for what a meeting says, whatever its capitals and spaces."""
    return EXACTLY + " ".join(folding.folded(said).split())


def _coded(order: Iterable[str], counts: Mapping[str, int], text: Callable[[str], str]) -> list[Value]:
    return [Value(code, text(code), counts[code]) for code in order if counts.get(code)]


def _said(name: str, said: Iterable[str], words: Words) -> Facet:
    """A facet of people's own words, in the order of the alphabet; those who say nothing come last."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for each in said:
        value = exactly(each)
        counts[value] += 1
        shown.setdefault(value, each)
    values = [Value(value, shown[value], count) for value, count in counts.items() if value != UNSAID]
    values.sort(key=lambda value: in_order(value.text))
    if counts[UNSAID] and values:
        values.append(Value(UNSAID, words("search.unsaid"), counts[UNSAID]))
    return Facet(name, words(f"search.facet.{name}"), values)


def _named(facet: Facet, names: Mapping[str, str]) -> Facet:
    values = [value._replace(text=names.get(value.text, value.text)) for value in facet.values]
    return facet._replace(values=values)


def _years(counts: Mapping[str, int], words: Words) -> list[Value]:
    found = [Value(year, year, count) for year, count in sorted(counts.items(), reverse=True) if year]
    return [*found, Value(UNSAID, words("archive.no_date"), counts[""])] if counts.get("") and found else found
