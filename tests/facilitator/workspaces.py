"""A workspace in a real window, with its side panel beside it, at the first activity of a kind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.workspace import Workspace
from facilitator.widgets.text import Text


def show_workspace(qtbot: QtBot, workspace: Workspace, work: str, size: tuple[int, int]) -> None:
    """Show the workspace in a window of this size, with the focus where work begins."""
    stage = workspace.stage
    window = QWidget()
    qtbot.addWidget(window)
    stage.theme.dress(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(workspace, 1)
    side = workspace.side()
    if side is not None:
        side.setFixedWidth(workspace.side_width)
        row.addWidget(side)
    window.resize(*size)
    workspace.show_activity(next(step.id for step in stage.desk.workshop.activities if step.work == work))
    window.show()
    window.activateWindow()
    workspace.focus_first()
    QApplication.processEvents()


def texts(widget: QWidget) -> list[str]:
    """What its labels say, as far as they are shown."""
    return [each.text() for each in widget.findChildren(Text) if each.isVisibleTo(widget)]
