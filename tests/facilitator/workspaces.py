"""A workspace in a real window, with its side panel beside it, at the first activity of a kind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.console.workspace import Workspace
from facilitator.widgets.text import Text
from workshops import meeting


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


def show_alone(qtbot: QtBot, workspace: Workspace, activity: str, size: tuple[int, int] = (1030, 660)) -> None:
    """Show a workspace in a window of its own at an activity, which is the one at hand, with the focus where work begins."""
    stage, window = workspace.stage, QWidget()
    qtbot.addWidget(window)
    stage.theme.dress(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(workspace)
    window.resize(*size)
    stage.desk.note(meeting.go_to, activity, stage.desk.now())
    workspace.show_activity(activity)
    window.show()
    window.activateWindow()
    workspace.focus_first()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def texts(widget: QWidget) -> list[str]:
    """What its labels say, as far as they are shown."""
    return [each.text() for each in widget.findChildren(Text) if each.isVisibleTo(widget)]
