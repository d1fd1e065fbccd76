"""The toast: what happened, at the bottom of the window for six seconds, with one way to take it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from facilitator.phases.ballot_view import BallotView
from facilitator.theme.theme import Theme
from facilitator.widgets.entry_line import EntryLine
from facilitator.widgets.ring import OWN
from facilitator.widgets.text import Text

SECONDS = 6
LIFT = 56
"""How far above the foot of the window it stands: clear of the key bar."""
GAP = 12


class Toast(QWidget):
    """One toast for a window; a new message takes the place of the old. It stays while it has the focus or the pointer."""

    def __init__(self, parent_window: QWidget, theme: Theme) -> None:
        super().__init__(parent_window)
        self._theme = theme
        self._action: Callable[[], object] | None = None
        self._text = Text("", theme, role="inverseInk", wrap=False, elide=True)
        self._button = _Action(theme)
        self._button.clicked.connect(self._act)
        self._button.hide()
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(24)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._fade)
        self._button.installEventFilter(self)
        parent_window.installEventFilter(self)
        theme.changed.connect(self.place)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it is gone."""
        return self._text.text() if not self.isHidden() else ""

    def tell(self, text: str, action_text: str = "", action: Callable[[], object] | None = None) -> None:
        """Say what happened, also to assistive technology; with an action there is a button for it."""
        self._text.setText(text)
        self._action = action
        self._button.set_text(action_text)
        self._button.setVisible(bool(action_text and action))
        self.setAccessibleName(text)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        """Go away now."""
        self._timer.stop()
        self.hide()

    def place(self) -> None:
        """Stand at the bottom, in the middle; above a line that somebody may be writing on."""
        window = self.parentWidget()
        if window is None:
            return
        self._row.activate()
        hint = self.sizeHint()
        width = min(hint.width(), window.width() - 48)
        wanted = QRect((window.width() - width) // 2, window.height() - hint.height() - LIFT, width, hint.height())
        for line in (*window.findChildren(EntryLine), *window.findChildren(BallotView)):
            top = line.mapTo(window, QPoint(0, 0))
            if line.isVisible() and QRect(top, line.size()).intersects(wanted):
                wanted.moveBottom(top.y() - GAP)
        self.setGeometry(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self.place()
        if watched is self._button and event.type() == QEvent.Type.FocusOut and not self.isHidden():
            self._timer.start()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isHidden():
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("inverse"))
        painter.drawRoundedRect(QRectF(self.rect()), self._theme.radius("control"), self._theme.radius("control"))

    def _fade(self) -> None:
        if not self._button.hasFocus() and not self.underMouse():
            self.hide()

    def _act(self) -> None:
        action, self._action = self._action, None
        self.dismiss()
        if action is not None:
            action()


class _Action(QAbstractButton):
    """The one action of a toast: underlined words on ink."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(OWN, True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_text(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("body", weight=700))
        return QSize(round(metrics.horizontalAdvance(self._words)) + 8, max(24, self._theme.leading("body") + 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        font = theme.font("body", weight=700)
        metrics = QFontMetricsF(font)
        ink = theme.colour("inverseInk")
        painter.setFont(font)
        painter.setPen(ink)
        baseline = self.height() / 2 + metrics.capHeight() / 2
        painter.drawText(QPointF(4, baseline), self._words)
        thick = 2 if self.underMouse() else 1
        painter.fillRect(QRectF(4, baseline + 4, self.width() - 8, thick), ink)
        if self.hasFocus():
            painter.setPen(ink)
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -1, -1))
            painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -2, -2))
