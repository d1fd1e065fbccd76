"""Asks what to do with a file whose meeting is in the library already."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from workshops.labels import Words

OPEN, COPY, REPLACE = "open", "copy", "replace"


def ask(parent: QWidget, words: Words, title: str) -> str | None:
    """`open` the one that is here, take the file in as a `copy`, or let it `replace` the one here; None for neither."""
    box = make(parent, words, title)
    box.exec()
    clicked = box.clickedButton()
    chosen = next(
        (name for name in (OPEN, COPY, REPLACE) if clicked is not None and clicked.objectName() == name), None
    )
    box.deleteLater()
    return chosen


def make(parent: QWidget, words: Words, title: str) -> QMessageBox:
    """The question itself."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(words("words.product"))
    box.setText(words("console.here.question", title=title))
    box.setInformativeText(words("console.here.about"))
    for name, role in (
        (OPEN, QMessageBox.ButtonRole.AcceptRole),
        (COPY, QMessageBox.ButtonRole.AcceptRole),
        (REPLACE, QMessageBox.ButtonRole.DestructiveRole),
    ):
        button = box.addButton(words(f"console.here.{name}"), role)
        button.setObjectName(name)
        if name == OPEN:
            box.setDefaultButton(button)
    box.setEscapeButton(box.addButton(words("console.here.cancel"), QMessageBox.ButtonRole.RejectRole))
    return box
