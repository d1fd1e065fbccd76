"""Asks what a view of the archive is to be called."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from workshops.labels import Words
from workshops.text import TITLE


def ask(parent: QWidget, words: Words, suggested: str) -> str | None:
    """The name that was given; None where the person thought better of it."""
    dialog = make(parent, words, suggested)
    given = dialog.textValue() if dialog.exec() else None
    dialog.deleteLater()
    return given


def make(parent: QWidget, words: Words, suggested: str) -> QInputDialog:
    """The question itself."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(words("search.views.save"))
    dialog.setLabelText(words("search.views.ask"))
    dialog.setTextValue(suggested[:TITLE])
    dialog.setOkButtonText(words("search.views.keep"))
    dialog.setCancelButtonText(words("search.views.cancel"))
    dialog.resize(max(dialog.width(), 480), dialog.height())
    return dialog
