"""Finds controls that assistive technology could not name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)


def unnamed_controls(widget: QWidget) -> list[str]:
    """Every control without an accessible name in `widget`, whose pages need not be on screen: "Class 'object name' in Parent"."""
    return [
        _described(each) for each in (widget, *widget.findChildren(QWidget)) if _is_control(each) and not name_of(each)
    ]


def name_of(widget: QWidget) -> str:
    """What assistive technology calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    spoken = interface.text(QAccessible.Text.Name) if interface is not None else ""
    if isinstance(widget, QTabBar):
        return ", ".join(widget.accessibleTabName(i) or widget.tabText(i) for i in range(widget.count())) or spoken
    return (widget.accessibleName() or spoken).strip()


def _is_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    if widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView | QMenu):
        return False
    if _is_put_away(widget):
        return False
    if isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar | QAbstractItemView | QAbstractScrollArea):
        return False
    if isinstance(widget, CONTROLS):
        return True
    return (
        widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None and not _holds_controls(widget)
    )


def _is_put_away(widget: QWidget) -> bool:
    """Whether it or something it stands in is hidden on purpose, other than as a page behind another."""
    at: QWidget | None = widget
    while at is not None and not at.isWindow():
        parent = at.parentWidget()
        hidden = at.isHidden() and at.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if hidden and not isinstance(parent, QStackedWidget):
            return True
        at = parent
    return False


def _holds_controls(widget: QWidget) -> bool:
    """Whether it only takes the focus on behalf of what is in it."""
    return any(isinstance(child, CONTROLS) for child in widget.findChildren(QWidget))


def _described(widget: QWidget) -> str:
    parent = widget.parentWidget()
    inside = type(parent).__name__ if parent is not None else "nothing"
    return f"{type(widget).__name__} {widget.objectName()!r} in {inside}"
