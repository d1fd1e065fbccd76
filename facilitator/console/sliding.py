"""A panel that slides in over the foot of a window from anywhere, and away again; the focus goes back to where it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from facilitator.stage import Stage
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text

WIDTH = 620
ABOVE = 80
"""Pixels of the window that stay free above the panel, so that it is seen over what it lies."""


class SlidingPanel(Panel):
    """Lies over the foot of a window. What is typed in it is no preview: the room sees it once it is kept, if ever."""

    def __init__(self, window: QWidget, stage: Stage, width: int = WIDTH) -> None:
        super().__init__(stage.theme, edges=("top", "left", "right", "bottom"), edge="control", parent=window)
        self._stage, self._host, self._wide = stage, window, width
        self._back: QWidget | None = None
        self._motion = QPropertyAnimation(self, b"pos")
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._arrive)
        self._out = False
        stage.desk.opened.connect(self._follow_desk)
        window.installEventFilter(self)
        self.hide()

    @property
    def is_out(self) -> bool:
        """Whether it is there."""
        return self._out

    def toggle(self) -> None:
        """Slide in with the caret where one writes, or away again."""
        if self._out:
            self.close_up()
        elif self._stage.desk.is_open:
            self._back = QApplication.focusWidget()
            self._out = True
            self.refresh()
            self.show()
            self.raise_()
            self._slide()
            self.focus_first()

    def close_up(self) -> None:
        """Slide away; what is half typed stays for next time, and the focus goes back to where it was."""
        if not self._out:
            return
        self._out = False
        self._slide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show what the workshop says."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the caret where one writes."""
        raise NotImplementedError

    def forget(self) -> None:
        """Another workshop lies on the desk: nothing of the one before stays."""

    def stops(self) -> list[QWidget]:
        """What Tab goes round among, in order."""
        found: list[QWidget] = []
        each = self.nextInFocusChain()
        while each is not None and each is not self:
            takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
            if takes and self.isAncestorOf(each) and each.isVisibleTo(self) and each.isEnabled():
                found.append(each)
            each = each.nextInFocusChain()
        return found

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here as long as it lies over the page."""
        stops = self.stops()
        here = next((n for n, stop in enumerate(stops) if stop is QApplication.focusWidget()), -1 if forward else 0)
        if stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(here + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        event.accept()  # nothing that is typed here reaches the page beneath

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self._out:
            self._motion.stop()
            self.setGeometry(self._place(True))
        return False

    def fit(self) -> None:
        """Take the room that what it holds needs now."""
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        if self._out and self._motion.state() != QPropertyAnimation.State.Running:
            self.setGeometry(self._place(True))

    def lay(
        self, title: str, beside: QWidget, close: QWidget, parts: Sequence[QWidget | QLayout], keys: QWidget
    ) -> None:
        """A title with something beside it and the button that closes; under it the parts, and at the foot the keys."""
        head = QHBoxLayout()
        head.addWidget(Text(title, self._stage.theme, "heading3"))
        head.addSpacing(10)
        head.addWidget(beside)
        head.addStretch(1)
        head.addWidget(close)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 14, 16, 12)
        inside.setSpacing(8)
        inside.addLayout(head)
        for part in parts:
            if isinstance(part, QWidget):
                inside.addWidget(part)
            else:
                inside.addLayout(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(keys)

    def _follow_desk(self) -> None:
        self._back = None
        self.close_up()
        self.forget()

    def _place(self, out: bool) -> QRect:
        width = min(self._stage.theme.scaled(self._wide), self._host.width() - 48)
        wanted = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        height = min(wanted, self._host.height() - ABOVE)
        left = (self._host.width() - width) // 2
        theme = self._stage.theme
        bar = max(theme.size("keyBar"), theme.scaled(theme.size("keyBar"))) + 12
        return QRect(left, self._host.height() - bar - height if out else self._host.height(), width, height)

    def _slide(self) -> None:
        duration = self._stage.theme.milliseconds("move")
        self._motion.stop()
        wanted = self._place(self._out)
        self.resize(wanted.size())
        if not duration or not self._host.isVisible():
            self.move(wanted.topLeft())
            self._arrive()
            return
        start = self._place(not self._out).topLeft() if self._out else self.pos()
        self._motion.setDuration(duration)
        self._motion.setStartValue(QPoint(start))
        self._motion.setEndValue(wanted.topLeft())
        self._motion.start()

    def _arrive(self) -> None:
        if self._out:
            self.fit()
        else:
            self.hide()
