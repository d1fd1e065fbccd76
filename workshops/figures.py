"""Numbers as a language writes them: 2,6 in Swedish, 2.6 in English; how much something has moved, with its sign."""

from __future__ import annotations

from workshops.labels import Words

MINUS = "\N{MINUS SIGN}"


def text(words: Words, value: float, places: int = 1) -> str:
    """A number with so many places."""
    return f"{round_half_up(value, places):.{places}f}".replace(".", words("figures.decimal")).replace("-", MINUS)


def change(words: Words, value: float, places: int = 1) -> str:
    """How much has come or gone: +0,3, −0,3, and 0 for what is neither when it is written."""
    rounded = round_half_up(value, places)
    if rounded == 0:
        return "0"
    return f"+{text(words, rounded, places)}" if rounded > 0 else text(words, rounded, places)


def round_half_up(value: float, places: int = 1) -> float:
    """Rounded as people do it at school: 2.25 is 2.3, and -2.25 is -2.3."""
    scale: float = 10.0**places
    return float(int(abs(value) * scale + 0.5 + 1e-9)) / scale * (1 if value >= 0 else -1)
