"""Asks for a name."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog, QWidget

from workshops.labels import Words
from workshops.text import TITLE


def given(dialog: QInputDialog) -> str | None:
    """The name that was given; None where the person thought better of it."""
    name = dialog.textValue() if dialog.exec() else None
    dialog.deleteLater()
    return name


def make(parent: QWidget, words: Words, keys: tuple[str, str, str, str], suggested: str) -> QInputDialog:
    """The question itself; `keys` are of the words for its title, the question, yes and no."""
    title, question, yes, no = (words(key) for key in keys)
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(suggested[:TITLE])
    dialog.setOkButtonText(yes)
    dialog.setCancelButtonText(no)
    dialog.resize(max(dialog.width(), 480), dialog.height())
    return dialog
