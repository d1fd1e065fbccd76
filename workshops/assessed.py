"""What a self-assessment says in words: the same sentences for the console, the room, the summary and whoever can't see."""

from __future__ import annotations

from workshops import dates, figures
from workshops.labels import Words
from workshops.standings import Cell, Standing, moves, widest

NONE = "–"


def scale(words: Words, standing: Standing) -> str:
    """The scale with what its ends mean."""
    ends = [
        words("assessment.end", mark=mark, meaning=meaning)
        for mark, meaning in ((standing.least, standing.low), (standing.most, standing.high))
        if meaning
    ]
    return " ".join([words("assessment.scale", least=standing.least, most=standing.most), *ends])


def heading(words: Words, standing: Standing) -> str:
    """What it is called."""
    return standing.title or words("assessment.title")


def last_time(words: Words, standing: Standing) -> str:
    """When it was made the last time: the day, or the words for it."""
    date = standing.earlier.date if standing.earlier is not None else ""
    return dates.text(words, date, "medium") if date else words("assessment.last_time")


def mean(words: Words, cell: Cell) -> str:
    """The mean, or a dash where it is withheld."""
    return figures.text(words, cell.mean) if cell.mean is not None else NONE


def before(words: Words, cell: Cell) -> str:
    """The mean of the last time; empty where there was none."""
    return figures.text(words, cell.before) if cell.before is not None else ""


def change(words: Words, cell: Cell) -> str:
    """How far the mean has moved as it is written; empty where there is nothing to compare."""
    if cell.mean is None or cell.before is None:
        return ""
    return figures.change(words, figures.round_half_up(cell.mean) - figures.round_half_up(cell.before))


def spread(words: Words, cell: Cell) -> str:
    """How far from the mean the answers lie; empty where it is withheld."""
    return words("assessment.spread", spread=figures.text(words, cell.spread)) if cell.spread is not None else ""


def said(words: Words, cell: Cell) -> str:
    """A cell as a sentence without its subject: the mean, how many answered, and the mean of the last time."""
    if not cell.number:
        return words("assessment.nobody")
    told = words("assessment.withheld", n=cell.number)
    if cell.mean is not None:
        told = words("assessment.told", n=cell.number, mean=mean(words, cell))
    if cell.before is None:
        return told
    return words("assessment.compared", told=told, before=before(words, cell))


def of_cell(words: Words, standing: Standing, area: int, role: int | None) -> str:
    """A cell read aloud, with its area and its role (None: all)."""
    whose = standing.roles[role].text if role is not None else words("assessment.everybody")
    cell = standing.cells[area][role] if role is not None else standing.overall[area]
    return words("assessment.cell", area=standing.areas[area].text, role=whose, said=said(words, cell))


def figure(words: Words, standing: Standing, kind: str = "radar") -> str:
    """The picture in words: what it is, and every figure in it."""
    lead = words(
        f"assessment.figure.{kind}",
        areas=words("assessment.figure.areas", n=len(standing.areas)),
        roles=words("assessment.figure.roles", n=len(standing.roles)),
        least=standing.least,
        most=standing.most,
    )
    parts = [lead]
    for place, role in enumerate(standing.roles):
        told = ", ".join(
            words("assessment.figure.point", area=area.text, said=_brief(words, cell))
            for area, cell in zip(standing.areas, standing.of_role(place), strict=True)
        )
        parts.append(words("assessment.figure.role", n=role.answered, role=role.text, told=told))
    if standing.compares:
        parts.append(words("assessment.figure.compared", date=last_time(words, standing)))
    return " ".join(parts)


def axes(words: Words, standing: Standing, kind: str = "radar") -> str:
    """Where the axes begin and end."""
    return words(f"assessment.axes.{kind}", least=standing.least, most=standing.most)


def findings(words: Words, standing: Standing) -> tuple[tuple[str, str], ...]:
    """What is worth talking of, each under its heading: where roles differ most, and what has moved since the last time."""
    found: list[tuple[str, str]] = []
    gap = widest(standing)
    if gap is not None:
        row = standing.cells[gap.area]
        told = words(
            "assessment.finding.gap",
            area=standing.areas[gap.area].text,
            high=standing.roles[gap.high].text,
            low=standing.roles[gap.low].text,
            most=mean(words, row[gap.high]),
            least=mean(words, row[gap.low]),
        )
        found.append((words("assessment.finding.gap_heading"), told))
    up, down = moves(standing)
    for name, move in (("up", up), ("down", down)):
        if move is not None:
            told = words(
                "assessment.finding.move",
                area=standing.areas[move.area].text,
                role=standing.roles[move.role].text,
                change=change(words, standing.cells[move.area][move.role]),
            )
            found.append((words(f"assessment.finding.{name}_heading"), told))
    return tuple(found)


def _brief(words: Words, cell: Cell) -> str:
    if cell.before is None or cell.mean is None:
        return mean(words, cell)
    return words("assessment.figure.both", now=mean(words, cell), before=before(words, cell))
