"""Monitoring: what goes on in the world outside, written down as it is told, with its link."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.painting.ink import lines, write
from facilitator.phases.attempt import attempt
from facilitator.phases.group_column import GroupHead
from facilitator.phases.news_form import NewsForm
from facilitator.phases.note_sheet import ring_room
from facilitator.preview import Following
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.row_list import RowList, RowState
from facilitator.widgets.surface import Panel
from facilitator.widgets.text import Text
from workshops import news
from workshops.change import Change
from workshops.model import News
from workshops.text import Refused

MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class NewsRow:
    """Something from outside: where it leads in short, and what it is about."""

    id: str
    title: str
    host: str
    summary: str
    spoken: str


class NewsPanel(QWidget):
    """The list above, the form below. A link is opened only when somebody asks for it.

    `typed` carries a key press over the list that belongs in the line where points are written.
    """

    typed = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._activity = stage, ""
        words, theme = stage.words, stage.theme
        self.head = GroupHead(theme, plain=True)
        self.list: RowList[NewsRow] = RowList(theme, words("matters.news.list"), self._draw, self._measure)
        self._nothing = Text(words("matters.news.nothing"), theme, "body", "inkSoft", wrap=True)
        self._nothing.setContentsMargins(16, 14, 16, 14)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.form = NewsForm(stage)
        self._lay_out()
        self.form.submitted.connect(self._submit)
        self.form.left.connect(self._leave_form)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.stepped.connect(lambda key: stage.desk.previewed.emit(Following(key)))
        self.list.on_key = self._key
        stage.desk.changed.connect(self._follow)
        stage.theme.changed.connect(self._dress)
        self._dress()

    def show_activity(self, activity: str) -> None:
        """Show what is brought up in this activity; empty for none."""
        self._activity = activity
        self.setVisible(bool(activity))
        self.refresh()

    def focus_first(self) -> None:
        """The caret goes to where something new is written."""
        self.form.focus_first()

    def write(self) -> None:
        """Write down something new."""
        if self.form.key:
            self.form.begin()
        self.form.focus_first()

    def open_link(self) -> None:
        """Open the link of the row at hand in the browser: somebody has asked for it."""
        found = next((row for row in self._stage.desk.workshop.news if row.id == self.list.current), None)
        if found is None and len(self.list.rows.rows) == 1:
            found = self._stage.desk.workshop.news[0]
        if found is not None and found.link:
            try:
                address = news.checked(found.link)
            except Refused:
                return
            show_page(address)

    def refresh(self) -> None:
        """Show what has been brought up here."""
        words, desk = self._stage.words, self._stage.desk
        rows = news.in_order(desk.workshop, self._activity) if desk.is_open and self._activity else []
        self.list.show_rows([self._row(row) for row in rows])
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.head.tell(words("matters.news.list"), words("matters.news.count", n=len(rows)) if rows else "")

    def _lay_out(self) -> None:
        frame = Panel(self._stage.theme)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.addWidget(self._nothing)
        inside.addWidget(self.list, 1)
        self._around = QVBoxLayout()
        self._around.setSpacing(10)
        self._around.addWidget(frame, 1)
        self._around.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(self._around, 1)

    def _dress(self) -> None:
        room = ring_room(self._stage.theme)
        self._around.setContentsMargins(room, 4, room, 8)

    def _key(self, event: QKeyEvent) -> bool:
        if is_typed(event):
            self.typed.emit(event)
            return True
        return False

    def _row(self, row: News) -> NewsRow:
        where = news.host(row.link)
        spoken = ". ".join(part for part in (row.title, where, row.summary) if part)
        return NewsRow(row.id, row.title, where, row.summary, spoken)

    def _submit(self, key: str, title: str, link: str, summary: str) -> None:
        desk = self._stage.desk
        if key:
            refusal = attempt(desk, news.change, key, title, link, summary)
        else:
            refusal = attempt(desk, news.add, title, link, summary, self._activity)
        if refusal is not None:
            self.form.refuse(refusal_sentence(self._stage.words, refusal), link=isinstance(refusal, news.NotALink))
            return
        self.form.begin()
        if key and self.list.choose(key):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.form.focus_first()
            if self.list.rows.rows:
                self.list.reveal(self.list.rows.rows[-1].id)

    def _leave_form(self) -> None:
        key = self.form.key
        self.form.begin()
        if self.list.rows.rows:
            if key:
                self.list.choose(key)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        found = next((row for row in self._stage.desk.workshop.news if row.id == key), None)
        if found is not None:
            self.form.begin(key, found.title, found.link, found.summary)
            self.form.focus_first()

    def _remove(self, key: str) -> None:
        self._stage.desk.do(news.remove, key)
        if not self.list.rows.rows:
            self.form.focus_first()

    def _follow(self, change: Change) -> None:
        if self._activity and change.touches("news", "activities"):
            self.refresh()

    def _measure(self, row: NewsRow, width: int) -> int:
        theme = self._stage.theme
        high = lines(theme, "body", row.title, width - 32, weight=600).height
        high += theme.leading("label") + 2 if row.host else 0
        high += lines(theme, "note", row.summary, width - 32, most=MOST_LINES).height + 4 if row.summary else 0
        return round(high) + 24

    def _draw(self, painter: QPainter, area: QRectF, row: NewsRow, state: RowState) -> None:
        theme = self._stage.theme
        if state.current and state.focused:
            painter.fillRect(area, theme.colour("accentTint"))
        elif state.hovered:
            painter.fillRect(area, theme.colour("sunk"))
        x, y, width = area.left() + 16, area.top() + 12, area.width() - 32
        title = lines(theme, "body", row.title, width, weight=600)
        title.paint(painter, QPointF(x, y), theme.colour("ink"))
        y += title.height
        if row.host:
            write(
                painter, theme, "label", "inkSoft", row.host, x, y + 1 + theme.leading("label") / 2, width, weight=400
            )
            y += theme.leading("label") + 2
        if row.summary:
            said = lines(theme, "note", row.summary, width, most=MOST_LINES)
            said.paint(painter, QPointF(x, y + 4), theme.colour("ink"))
        if row is not self.list.rows.rows[-1]:
            hair = theme.line("hair")
            edge = QRectF(area.left() + 14, area.bottom() - hair, area.width() - 28, hair)
            painter.fillRect(edge, theme.colour("line"))


def show_page(address: str) -> bool:
    """Hand an address that has been checked to the browser."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
