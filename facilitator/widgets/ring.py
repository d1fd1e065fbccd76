"""The focus ring: one outline that follows the focus through a window, 2 pixels outside what has it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QTabBar, QWidget

from facilitator.painting.pens import pen
from facilitator.theme.theme import Theme
from facilitator.widgets.focus import AROUND, COVERS, OWN, PRESENT, RADIUS, ring_is_missing

__all__ = ["AROUND", "COVERS", "OWN", "PRESENT", "RADIUS", "FocusRing", "ring_is_missing"]

MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.Paint,
    QEvent.Type.LayoutRequest,
    QEvent.Type.DynamicPropertyChange,
}


class FocusRing(QWidget):
    """An overlay of one window. In lists, trees and tabs it stands 2 pixels inside the current item."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window, self._theme = window, theme
        self._followed: QWidget | None = None
        self._watched: list[QWidget] = []
        self._inset = False
        self._due = False
        window.setProperty(PRESENT, True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        theme.changed.connect(self.place)
        self._moved(None, QApplication.focusWidget())

    @property
    def followed(self) -> QWidget | None:
        """The widget with the focus, when the ring shows it."""
        return self._followed

    @property
    def outset(self) -> int:
        """How far outside the focused widget the ring reaches."""
        return round(self._theme.line("focus") + self._theme.line("focusGap"))

    def target(self) -> QRect:
        """The rectangle, in the window, of what has the focus; empty when nothing does."""
        followed = self._followed
        if followed is None:
            return QRect()
        if isinstance(followed, QAbstractItemView):
            return self._item(followed)
        if isinstance(followed, QTabBar) and followed.currentIndex() >= 0:
            return self._mapped(followed, followed.tabRect(followed.currentIndex()))
        host = self._host(followed)
        return self._mapped(host, host.rect())

    def place(self) -> None:
        """Go where the focus is now."""
        self._due = False
        target = self.target()
        followed = self._followed
        if target.isEmpty() or followed is None or not self._host(followed).isVisible():
            self.hide()
            return
        self._inset = isinstance(followed, QAbstractItemView | QTabBar)
        by = 0 if self._inset else self.outset
        around = target.adjusted(-by, -by, by, by)
        seen = self._visible_part(around).intersected(self._window.rect())
        if seen.isEmpty():
            self.hide()
            return
        if around != self.geometry():
            self.setGeometry(around)
        mask = self._frame().intersected(QRegion(seen.translated(-around.topLeft())))
        for cover in self._covers(followed):
            mask = mask.subtracted(QRegion(self._mapped(cover, cover.rect()).translated(-around.topLeft())))
        self.setMask(mask)
        self.raise_()
        self.show()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in MOVES and not self._due:
            paint = event.type() == QEvent.Type.Paint
            if not paint or self._strayed():
                self._due = True
                QTimer.singleShot(0, self, self.place)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.line("focus")
        painter.setPen(pen(self._theme.colour("focus"), width))
        by = width / 2 + (2 if self._inset else 0)
        radius = 3.0 if self._inset else self._corner() + self._theme.line("focusGap") + width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(by, by, -by, -by), radius, radius)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
                widget.destroyed.disconnect(self._forget)
        self._watched = []
        self._followed = None
        if new is not None and new.window() is self._window and new is not self._window and not new.property(OWN):
            self._followed = new
            self._watch(new)
        self.place()

    def _watch(self, widget: QWidget) -> None:
        chain: list[QWidget] = []
        if isinstance(widget, QAbstractScrollArea):
            chain.append(widget.viewport())
        at: QWidget | None = widget
        while at is not None and at is not self._window:
            chain.append(at)
            at = at.parentWidget()
        for each in chain:
            each.installEventFilter(self)
            each.destroyed.connect(self._forget)
        self._watched = chain

    def _forget(self, gone: QObject) -> None:
        """A followed widget or one of its parents is being destroyed: let go of all of them."""
        self._watched = []
        self._followed = None
        self.hide()

    def _strayed(self) -> bool:
        by = 0 if self._inset else self.outset
        return self.target().adjusted(-by, -by, by, by) != self.geometry() or not self.isVisible()

    def _item(self, view: QAbstractItemView) -> QRect:
        index = view.currentIndex()
        rect = view.visualRect(index) if index.isValid() else QRect()
        if rect.isEmpty():
            return self._mapped(view, view.rect())
        if view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            rect.setLeft(0)
            rect.setWidth(view.viewport().width())
        return self._mapped(view.viewport(), rect)

    def _host(self, widget: QWidget) -> QWidget:
        at: QWidget | None = widget
        while at is not None and at is not self._window:
            if at.property(AROUND):
                return at
            at = at.parentWidget()
        return widget

    def _mapped(self, widget: QWidget, rect: QRect) -> QRect:
        return QRect(widget.mapTo(self._window, rect.topLeft()), rect.size())

    def _corner(self) -> float:
        if self._followed is None:
            return 0.0
        radius = self._host(self._followed).property(RADIUS)
        return float(radius) if radius is not None else float(self._theme.radius("control"))

    def _visible_part(self, around: QRect) -> QRect:
        """What of the ring may be seen: scroll areas cut off what is scrolled away."""
        seen = around
        at = self._followed
        while at is not None and at is not self._window:
            parent = at.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is at:
                seen = seen.intersected(self._mapped(at, at.rect()).adjusted(-2, -2, 2, 2))
            at = parent
        return seen

    def _covers(self, followed: QWidget) -> list[QWidget]:
        """What lies over the followed widget: children of what it stands in that say they cover."""
        found = []
        at: QWidget | None = followed
        while at is not None:
            for child in at.children():
                if isinstance(child, QWidget) and child.property(COVERS) and child.isVisible():
                    if child is not followed and not child.isAncestorOf(followed):
                        found.append(child)
            at = at.parentWidget()
        return found

    def _frame(self) -> QRegion:
        """The ring without its middle, so that a caret that blinks does not repaint it."""
        thick = round(self._theme.line("focus")) + (3 if self._inset else 1) + 4
        inner = self.rect().adjusted(thick, thick, -thick, -thick)
        return QRegion(self.rect()) - QRegion(inner) if inner.isValid() else QRegion(self.rect())

    def middle(self) -> QPoint:
        """The middle of the ring in its window."""
        return self.geometry().center()
