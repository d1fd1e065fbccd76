"""The root of every refusal, on its own so that the first window needs nothing more of the rules."""

from __future__ import annotations


class Refused(ValueError):
    """Something a person asked for that can't be done; `values` fill in the sentence that says why."""

    def __init__(self, **values: object) -> None:
        super().__init__(", ".join(f"{name}={value}" for name, value in values.items()))
        self.values = values
