"""Qt's own words (file dialogs, menus of text fields) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from workshops.labels import LANGUAGES

FALLBACK = "sv"


class QtWords:
    """Loads Qt's translation of a language and takes the one before away."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._translator: QTranslator | None = None

    def use(self, language: str) -> bool:
        """Speak this language; False when Qt has no words in it and speaks English."""
        self.forget()
        QLocale.setDefault(QLocale(language))
        made = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if not made.load(f"qtbase_{language}", folder):
            return False
        self._app.installTranslator(made)
        self._translator = made
        return True

    def forget(self) -> None:
        """Leave Qt its English."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None


def known(language: str) -> str:
    """The language if the program speaks it, else Swedish."""
    return language if language in LANGUAGES else FALLBACK
