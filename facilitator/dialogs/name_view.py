"""Asks what a view of the archive is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.dialogs import name
from workshops.labels import Words

KEYS = ("search.views.save", "search.views.ask", "search.views.keep", "search.views.cancel")


def ask(parent: QWidget, words: Words, suggested: str) -> str | None:
    """The name that was given; None where the person thought better of it."""
    return name.given(name.make(parent, words, KEYS, suggested))
