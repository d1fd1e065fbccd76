"""The sheet on F1: every key of the one table, by where it acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import SCOPES, TABLE, Act, cap, shown_keys
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyCap
from facilitator.widgets.ring import COVERS
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops.labels import Words

MARGIN = 32
COLUMN = 330  # pixels that a column of keys wants
CAPS = 128  # pixels for the keys themselves
SCROLLED = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
}

Rows = list[tuple[tuple[str, ...], str]]
"""The ids of actions that are shown as one row, and the id whose words say what they do."""
Section = tuple[str, Rows]
"""A scope with its rows."""


def key_caps(act: Act, words: Words) -> tuple[str, ...]:
    """The caps of an action: its first keys; a row of digits is shown as 1–9."""
    first = shown_keys(act.id, words)
    last = act.keys[-1].rpartition("+")[2]
    if len(act.keys) > 2 and first[-1].isdigit() and last.isdigit():
        return (*first[:-1], f"{first[-1]}–{last}")
    return first


def by_scope(first: Sequence[str]) -> list[Section]:
    """The scopes in order, `first` ones first, each with the ids of its rows; rows that differ in a digit are one."""
    order = [*first, *(scope for scope in SCOPES if scope not in first)]
    found = []
    for scope in order:
        rows = [act for act in TABLE if act.where == scope]
        if rows:
            found.append((scope, _merged(rows)))
    return found


def _merged(rows: Sequence[Act]) -> Rows:
    merged: Rows = []
    for act in rows:
        stem = act.id.rstrip("0123456789")
        if merged and stem != act.id and merged[-1][1].rstrip("0123456789") == stem:
            merged[-1] = ((*merged[-1][0], act.id), merged[-1][1])
        else:
            merged.append(((act.id,), act.id))
    return merged


class KeySheet(Panel):
    """Lies over the whole window until Esc, F1 or its button; the window beneath goes on."""

    closed = Signal()

    def __init__(self, host: QWidget, theme: Theme, words: Words) -> None:
        super().__init__(theme, edges=(), parent=host)
        self._host, self._look, self._words = host, theme, words
        self._back: QWidget | None = None
        self.setProperty(COVERS, True)
        self._scopes: tuple[str, ...] = ()
        self._close = Button(words("console.keys.close"), theme, cap("Esc", words))
        self._close.clicked.connect(self.close_up)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 20, MARGIN, 16)
        head.addWidget(Text(words("console.keys.title"), theme, "heading1"))
        head.addStretch(1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(theme))
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._scroll = Scroll(body)
        column.addWidget(self._scroll, 1)
        host.installEventFilter(self)
        self.setAccessibleName(words("console.keys.title"))
        self.hide()

    def open_up(self, scopes: Sequence[str]) -> None:
        """Show the sheet with these scopes first."""
        self._back = QApplication.focusWidget()
        self._lay_out(tuple(scopes))
        self.setGeometry(self._host.rect())
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Take it away; the focus returns to where it was."""
        if self.isHidden():
            return
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in SCROLLED:
            self._scroll.verticalScrollBar().triggerAction(SCROLLED[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:
        """What lies beneath can't be reached from here."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._host.rect())
            self._lay_out(self._scopes)
        return False

    def _lay_out(self, scopes: tuple[str, ...]) -> None:
        self._scopes = scopes
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = by_scope(scopes)
        here = [section for section in found if section[0] in scopes]
        others = [section for section in found if section[0] not in scopes]
        self._column.setContentsMargins(MARGIN, 20, MARGIN, 24)
        self._column.setSpacing(20)
        self._column.addWidget(self._block(here))
        self._column.addWidget(Text(self._words("console.keys.about"), self._look, "note", "inkSoft", wrap=True))
        self._column.addWidget(Rule(self._look))
        self._column.addWidget(self._block(others))
        self._column.addStretch(1)

    def _block(self, sections: Sequence[Section]) -> QWidget:
        """Sections side by side, in as many columns as there is room for."""
        columns = max(1, (self._host.width() - 2 * MARGIN) // self._look.scaled(COLUMN))
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        stacks = balanced(sections, columns)
        for stack in stacks:
            column = QVBoxLayout()
            column.setSpacing(22)
            for scope, rows in stack:
                column.addWidget(self._section(scope, rows))
            column.addStretch(1)
            row.addLayout(column, 1)
        for _ in range(columns - len(stacks)):
            row.addStretch(1)
        return block

    def _section(self, scope: str, rows: Rows) -> QWidget:
        section = QWidget()
        grid = QGridLayout(section)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(Text(self._words(f"console.scope.{scope}"), self._look, "heading3"), 0, 0, 1, 2)
        grid.setColumnMinimumWidth(0, self._look.scaled(CAPS))
        for place, (ids, name) in enumerate(rows, 1):
            grid.addLayout(self._caps(ids), place, 0)
            said = Text(said_of(ids, self._words(f"actions.{name}")), self._look, "note", wrap=True)
            grid.addWidget(said, place, 1)
        grid.setColumnStretch(1, 1)
        return section

    def _caps(self, ids: Sequence[str]) -> QHBoxLayout:
        acts = {act.id: act for act in TABLE}
        caps = key_caps(acts[ids[0]], self._words)
        if len(ids) > 1:
            caps = (*caps[:-1], f"{caps[-1]}–{key_caps(acts[ids[-1]], self._words)[-1]}")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for each in caps:
            row.addWidget(KeyCap(each, self._look), 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        return row


def said_of(ids: Sequence[str], text: str) -> str:
    """The words of a row; those that stand for several actions lose their own number."""
    return text.rstrip("0123456789 ") if len(ids) > 1 else text


def balanced(sections: Sequence[Section], columns: int) -> list[list[Section]]:
    """The sections in order, in columns of about the same height."""
    heights = [len(rows) + 2 for _scope, rows in sections]
    goal = sum(heights) / columns
    stacks: list[list[Section]] = [[]]
    filled = 0.0
    for section, height in zip(sections, heights, strict=True):
        if stacks[-1] and len(stacks) < columns and filled + height / 2 > goal:
            stacks.append([])
            filled = 0.0
        stacks[-1].append(section)
        filled += height
    return stacks
