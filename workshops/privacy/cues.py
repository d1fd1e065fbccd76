"""The words around a number or a name that tell what it is, as data for every language the program speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from workshops import parsed
from workshops.labels import LANGUAGES, RESOURCES

FOLDER = RESOURCES / "privacy"


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns made of the lists in `resources/privacy/<language>.toml`."""

    innocent: re.Pattern[str]
    """Ends a text after which a number is no person's: a room, a case, an invoice."""
    calling: re.Pattern[str]
    """Ends a text after which a number is a telephone's, whatever else stands there."""
    person: re.Pattern[str]
    """A word for a pupil or the kin of one, before a name."""
    classroom: re.Pattern[str]
    """A class or a year, right after a name."""
    telling: re.Pattern[str]
    """What is said of somebody and is nobody else's business, right after a name."""
    given: frozenset[str]
    """Given names, to tell a name from another word with a capital letter."""
    others: frozenset[str]
    """Words with a capital letter that are no names: tools, subjects, authorities."""
    famous: frozenset[str]
    """Names in full that stand in books."""
    roles: frozenset[str]
    """Mailboxes that belong to nobody in particular."""


@cache
def cues() -> Cues:
    """The words of all languages together: a Swedish meeting may write in English."""
    read = [parsed.read(FOLDER / f"{language}.toml") for language in LANGUAGES]

    def words(name: str) -> list[str]:
        return [word for each in read for word in each[name]]

    def any_of(name: str) -> str:
        return "|".join(sorted((re.escape(word).replace(r"\ ", r"\s+") for word in words(name)), key=len, reverse=True))

    joined = r"[\s:.#]*(?:nr|no|nummer|number)?[\s:.#]*$"
    return Cues(
        innocent=re.compile(rf"(?:(?<!\w)(?:{any_of('innocent')})|\w(?:{any_of('endings')})){joined}", re.IGNORECASE),
        calling=re.compile(rf"(?<!\w)(?:{any_of('calling')}){joined}", re.IGNORECASE),
        person=re.compile(rf"(?<!\w)(?i:{any_of('person')})\s+(?=[^\W\d_])"),
        classroom=re.compile(
            rf"\s+(?i:{any_of('classroom')})(?!\w)|\s+(?:i|in|from)\s+(?:\w+\s+)?[1-9][^\W\d_]?(?!\w)"
        ),
        telling=re.compile(rf"s?\s+(?i:{any_of('telling')})(?!\w)"),
        given=frozenset(words("given")),
        others=frozenset(word.casefold() for word in words("others")),
        famous=frozenset(words("famous")),
        roles=frozenset(words("roles")),
    )
