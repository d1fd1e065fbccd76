"""A window onto notes: the wall of clusters and the strip of unplaced ones are two of them."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QTouchEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QToolTip, QWidget

from facilitator.board.gestures.hands import Hands
from facilitator.board.gestures.touch import Touch


class Pane(QGraphicsView):
    """Shows a scene from its top left corner and hands what the pointer does to the hands.

    `double_clicked`, `menu_wanted` and `zoomed` (a step of the wheel with Ctrl) carry a place in the board's pixels.
    """

    double_clicked = Signal(QPoint)
    menu_wanted = Signal(QPoint, QPoint)
    zoomed = Signal(int, QPoint)

    def __init__(self, scene: QGraphicsScene, board: QWidget) -> None:
        super().__init__(scene, board)
        scene.setParent(self)
        self._board = board
        self.hands: Hands | None = None
        self.touch: Touch | None = None
        self.hovered: Callable[[QPoint | None], None] = lambda at: None
        self.tip: Callable[[QPoint], str] = lambda at: ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.verticalScrollBar().setSingleStep(24)

    def on_board(self, place: QPoint) -> QPoint:
        """A place of the viewport in the board's pixels."""
        return self.viewport().mapTo(self._board, place)

    def from_board(self, at: QPoint) -> QPoint:
        """A place of the board in the viewport's pixels."""
        return self.viewport().mapFrom(self._board, at)

    def scene_place(self, at: QPoint) -> QPointF:
        """A place of the board in the scene."""
        return self.mapToScene(self.from_board(at))

    def scene_area(self, area: QRect) -> QRectF:
        """An area of the board in the scene."""
        return QRectF(self.scene_place(area.topLeft()), self.scene_place(area.bottomRight()))

    def covers(self, at: QPoint) -> bool:
        """Whether a place of the board lies in this pane."""
        return self.isVisible() and self.viewport().rect().contains(self.from_board(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._board.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.hands is not None:
            self.hands.press(self.on_board(event.position().toPoint()), event.button())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.on_board(event.position().toPoint())
        if self.hands is not None and self.hands.is_busy:
            self.hands.move(at, event.modifiers(), event.timestamp())
        else:
            self.hovered(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.hands is not None:
            self.hands.release(self.on_board(event.position().toPoint()), event.modifiers(), event.timestamp())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(self.on_board(event.position().toPoint()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.on_board(event.pos()), event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1 if event.angleDelta().y() > 0 else -1
            self.zoomed.emit(step, self.on_board(event.position().toPoint()))
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and self.touch is not None:
            if event.type() == QEvent.Type.TouchBegin:
                self._board.setFocus(Qt.FocusReason.MouseFocusReason)
            self.touch.take(event, [self.on_board(point.position().toPoint()) for point in event.points()])
            event.accept()
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.tip(self.on_board(event.pos()))
            said = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines())
            QToolTip.showText(event.globalPos(), said, self)
            return True
        if event.type() == QEvent.Type.Leave:
            self.hovered(None)
        return super().viewportEvent(event)
