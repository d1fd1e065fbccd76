"""Refusals that no screen has told of: they are told in a toast, so that nothing is refused in silence."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.console.window import ConsoleWindow
from facilitator.stage import Stage, refusal_sentence
from workshops.text import Refused


class Refusals(QObject):
    """Waits a moment after each refusal, so that the field that asked can say it; only then speaks up."""

    def __init__(self, stage: Stage, window: ConsoleWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._window = stage, window
        self._waiting: list[str] = []
        stage.desk.refused.connect(self._hear)

    def _hear(self, refusal: Refused) -> None:
        self._waiting.append(refusal_sentence(self._stage.words, refusal))
        QTimer.singleShot(0, self, self._speak)

    def _speak(self) -> None:
        waiting, self._waiting = self._waiting, []
        for sentence in waiting:
            if not is_told(sentence):
                self._window.toast.tell(sentence)


def is_told(sentence: str) -> bool:
    """Whether the sentence can be read in any window now."""
    return any(
        sentence in label.text()
        for window in QApplication.topLevelWidgets()
        if window.isVisible()
        for label in window.findChildren(QLabel)
        if label.isVisible()
    )
