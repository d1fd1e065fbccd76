"""How typed answers are understood, in words: said beside the line before Return takes them."""

from __future__ import annotations

from collections.abc import Sequence

from workshops.labels import Words
from workshops.model import Poll, PollOption
from workshops.polled.telling import number
from workshops.polled.values import Given

MOST = 4


def heard(words: Words, poll: Poll, options: Sequence[PollOption], given: Sequence[Given]) -> str:
    """ "4 answers: sometimes"; several different ones one after another."""
    total = sum(each.count for each in given)
    names = {each.id: each.text for each in options}
    said = []
    for each in given[:MOST]:
        if each.choice:
            between = " › " if poll.kind == "ranking" else " + "
            said.append(between.join(names.get(key, "") for key in each.choice))
        elif each.value is not None:
            said.append(number(words, each.value, 2))
        else:
            said.append(each.text)
    more = ", …" if len(given) > MOST else ""
    if poll.kind == "text" and total == 1:
        return ""
    return words("polls.echo", n=total, said=", ".join(said) + more)
