"""How rows that come from phones are named: alike each time, so that nothing is taken twice, and by nobody to be led back.

A name is a digest of a secret, of who sent it and of what it is about. The secret goes with the disposable file; after
that a phone that still knows its own number can't find what it wrote.
"""

from __future__ import annotations

import hashlib
import hmac


def name_of(secret: str, *about: str) -> str:
    """32 hex digits that look like any other id, in the form of a random UUID."""
    digest = hmac.new(bytes.fromhex(secret), "\x00".join(about).encode(), hashlib.sha256).hexdigest()
    return f"{digest[:12]}4{digest[13:16]}{'89ab'[int(digest[16], 16) % 4]}{digest[17:32]}"


def idea(secret: str, me: str, said: str) -> str:
    """The id of a note."""
    return name_of(secret, "idea", me, said)


def change(secret: str, note: str) -> str:
    """What stands for other words on a note while they wait."""
    return name_of(secret, "change", note)


def feedback(secret: str, me: str, said: str) -> str:
    """The id of a piece of feedback."""
    return name_of(secret, "feedback", me, said)


def answer(secret: str, me: str, poll: str) -> str:
    """The id of somebody's only answer to a question."""
    return name_of(secret, "answer", me, poll)


def ballot(secret: str, me: str, team: str | None, vote: str, unit: str) -> str:
    """The id of somebody's only ballot in a round; of a team's only one where each team lays one."""
    who = team if unit == "team" and team is not None else me
    return name_of(secret, "ballot", who, vote)


def holder(secret: str, me: str) -> str:
    """What stands for a phone in the disposable file."""
    return name_of(secret, "holder", me)
