"""Why something is suggested, in words: the note's own words that it rests on, and the notes that are like it."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.board.wall import Wall
from workshops.clustering.sorting import Suggestion, Why
from workshops.labels import Words

QUOTED = 60
"""So many letters of a note are quoted."""


def quoted(words: Words, text: str, most: int = QUOTED) -> str:
    """The beginning of a text in quotation marks."""
    short = text if len(text) <= most else f"{text[:most].rstrip()} …"
    return words("suggest.quoted", text=short)


def cluster_name(words: Words, wall: Wall, cluster: str) -> str:
    """What a cluster is called: its name, or what stands first in it."""
    facts, notes = wall.cluster(cluster), wall.notes(cluster)
    if facts.name:
        return facts.name
    if notes:
        first = wall.note(notes[0]).text
        return words("board.cluster.quoted", text=first if len(first) <= 28 else f"{first[:28].rstrip()} …")
    return words("words.cluster.unnamed")


def reason(words: Words, wall: Wall, why: Why) -> str:
    """One or two sentences; a general one where nothing single can be pointed out."""
    said = []
    if why.words:
        said.append(words("suggest.why.words", n=len(why.words), words=listed(words, why.words)))
    notes = [wall.note(key).text for key in why.notes if wall.is_note(key)][:2]
    if notes:
        said.append(words("suggest.why.notes", notes=listed(words, notes)))
    return " ".join(said) or words("suggest.why.whole")


def because(words: Words, wall: Wall, suggestion: Suggestion) -> str:
    """Which cluster, and why."""
    name = cluster_name(words, wall, suggestion.cluster)
    return words("suggest.why.because", name=name, reason=reason(words, wall, suggestion.why))


def listed(words: Words, texts: Sequence[str]) -> str:
    """Quoted texts as a list in a sentence."""
    parts = [quoted(words, text) for text in texts]
    if len(parts) < 2:
        return "".join(parts)
    return words("suggest.and", first=", ".join(parts[:-1]), last=parts[-1])
