"""Asks what a template is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from facilitator.dialogs import name
from workshops.labels import Words

KEYS = ("prepare.template.button", "prepare.template.ask", "prepare.template.save", "prepare.template.cancel")


def ask(parent: QWidget, words: Words, suggested: str) -> str | None:
    """The name that was given; None where the person thought better of it."""
    return name.given(make(parent, words, suggested))


def make(parent: QWidget, words: Words, suggested: str) -> QInputDialog:
    """The question itself."""
    return name.make(parent, words, KEYS, suggested)
