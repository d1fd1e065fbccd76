"""Runs a verb and hands back why it was refused, for the field that asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.desk import Desk
from workshops.text import Refused


def attempt(desk: Desk, verb: Callable[..., Any], *args: Any, merge: str = "", **kwargs: Any) -> Refused | None:
    """Do it as one step of undo; None when it is done, else the refusal."""
    refusals: list[Refused] = []
    desk.refused.connect(refusals.append)
    done = desk.do(verb, *args, merge=merge, **kwargs)
    desk.refused.disconnect(refusals.append)
    return None if done else refusals[-1] if refusals else Refused()
