"""The panel that tells of an unforeseen error: it stands in a corner, can be copied from, and stops nobody."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.ring import COVERS
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops.labels import Words

WIDTH, LINES = 460, 8


class Mishap(Panel):
    """Shows the latest error; it takes no focus of its own accord."""

    def __init__(self, host: QWidget, theme: Theme, words: Words) -> None:
        super().__init__(theme, edge="control", parent=host)
        self._host, self._look, self._words = host, theme, words
        self.setProperty(COVERS, True)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(words("console.mishap.details"))
        self.details.setFont(theme.font("label", weight=400))
        self.copy = Button(words("console.mishap.copy"), theme, icon="copy", size="dense")
        self.copy.clicked.connect(self._copy)
        close = Button(words("console.mishap.close"), theme, size="dense")
        close.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Text(words("console.mishap.title"), theme, "heading3"))
        column.addWidget(Text(words("console.mishap.sentence"), theme, wrap=True))
        column.addWidget(self.details, 1)
        column.addLayout(buttons)
        self.setAccessibleName(words("console.mishap.title"))
        host.installEventFilter(self)
        self.hide()

    def tell(self, details: str) -> None:
        """Show an error's details."""
        self.details.setPlainText(details)
        self.copy.set_text(self._words("console.mishap.copy"))
        self._place()
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _place(self) -> None:
        width = min(self._look.scaled(WIDTH), self._host.width() - 32)
        height = min(self._look.scaled(320), self._host.height() - 32)
        self.setGeometry(self._host.width() - width - 16, self._host.height() - height - 52, width, height)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.set_text(self._words("console.mishap.copied"))
