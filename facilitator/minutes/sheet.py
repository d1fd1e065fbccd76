"""The minutes as a sheet of paragraphs: arrows move, Return edits where the words stand, and what is typed is never lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from facilitator.dialogs.edit_note import NoteEditor
from facilitator.minutes.painting import Painting
from facilitator.minutes.rows import NEW, TITLE, MinutesRow
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.row_list import RowList
from facilitator.widgets.surface import Panel
from workshops.minutes.blocks import HEADING, REMOVED
from workshops.text import PARAGRAPH, Refused

WIDEST = 940
SPARE = 40  # pixels left free below a row that was gone to
PAUSE = 600  # milliseconds until a half-typed paragraph is kept as a draft
MOST = PARAGRAPH + 2_000
"""More characters than this are not taken in; what is too long is refused with its length."""

Keep = Callable[[str, str], bool]


class MinutesSheet(QWidget):
    """`keep` is handed the id of a row and what it is to say, and tells whether that was taken.

    `stepped` says that another row is at hand, `half_typed` carries a row's id and words that are not kept yet.
    """

    stepped = Signal()
    half_typed = Signal(str, str)
    removed = Signal(str)
    opened = Signal(str)

    def __init__(self, stage: Stage, keep: Keep, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._keep = stage, keep
        self._edited: tuple[str, int] | None = None
        self._sought = ""
        self.editor: NoteEditor | None = None
        words, theme = stage.words, stage.theme
        self.painting = Painting(theme, words, lambda: self._edited)
        painting = self.painting
        self.list: RowList[MinutesRow] = RowList(theme, words("minutes_page.list"), painting.draw, painting.measure)
        self.list.stepped.connect(lambda _key: self.stepped.emit())
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self.removed)
        self._paper = Panel(theme)
        inner = QVBoxLayout(self._paper)
        inner.setContentsMargins(2, 2, 2, 2)
        inner.addWidget(self.list)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 18, 24, 18)
        self._column.addWidget(self._paper)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._tell_half_typed)
        self.list.verticalScrollBar().valueChanged.connect(lambda _value: self._fit())

    @property
    def current(self) -> MinutesRow | None:
        """The row that keys act on."""
        return self.list.rows.row_at(self.list.currentIndex())

    @property
    def editing(self) -> str:
        """The id of the row that is being edited; empty where none is."""
        return self._edited[0] if self._edited is not None else ""

    def go_to(self, key: str) -> bool:
        """Make a row the one at hand and bring it into sight, wherever it stands by now."""
        self.list.doItemsLayout()
        self._sought = key
        found = self.list.choose(key)
        self._seek()
        return found

    def show_rows(self, rows: Sequence[MinutesRow]) -> None:
        """Show these; one that is being written stays where it is, and one that is edited is not taken away."""
        shown = list(rows)
        if self.editing == NEW:
            old = self.list.rows.rows
            place = next(n for n, row in enumerate(old) if row.id == NEW)
            before = old[place - 1].id if place else TITLE
            at = next((n for n, row in enumerate(shown, start=1) if row.id == before), len(shown))
            shown.insert(at, old[place])
        self.list.show_rows(shown)
        if self.editing and not any(row.id == self.editing for row in shown):
            self.leave()
        self._fit()

    def write_after(self, key: str, text: str = "") -> None:
        """Open a field for a new paragraph below a row."""
        self.leave()
        rows = list(self.list.rows.rows)
        at = next((n for n, row in enumerate(rows, start=1) if row.id == key), len(rows))
        rows.insert(at, MinutesRow(NEW, self._stage.words("minutes_page.new")))
        self._edited = (NEW, self._stage.theme.leading("body"))
        self.list.show_rows(rows)
        self.list.choose(NEW)
        self._open(NEW, text, "body")

    def edit(self, key: str, text: str | None = None) -> None:
        """Open a field over a row; `text` is what was half typed before."""
        self.leave()
        row = next((each for each in self.list.rows.rows if each.id == key), None)
        if row is None or row.line is None or not row.line.editable or row.line.state == REMOVED:
            return
        self._edited = (key, 0)
        self._open(key, row.text if text is None else text, self.painting.style(row))

    def leave(self) -> None:
        """Close the field with what stands in it kept; what is refused stays as a draft."""
        if self.editor is not None:
            self._take(self.editor.text)
        self._close()

    def drop(self) -> None:
        """Close the field; the words stay as they were."""
        if self.editor is not None:
            self.half_typed.emit(self.editing, "")
        self._close()

    def _open(self, key: str, text: str, style: str) -> None:
        theme, words = self._stage.theme, self._stage.words
        name = words("minutes_page.new" if key == NEW else "actions.minutes_edit")
        editor = NoteEditor(theme, text, name, self.list.viewport(), style=style, breaks=MOST)
        row = next(each for each in self.list.rows.rows if each.id == key)
        if row.line is not None and row.line.block.kind == HEADING:
            editor.field.setFont(theme.font(style, weight=600))
        self.editor = editor
        editor.kept.connect(self._kept)
        editor.dropped.connect(self._dropped)
        editor.resized.connect(self._grown)
        self._fit()
        editor.show()
        self.list.reveal(key)
        self._fit()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.stepped.emit()

    def _kept(self, text: str) -> None:
        if self.editor is None:
            return
        had = self.editor.field.hasFocus()
        if self._take(text):
            self._close()
            if had:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dropped(self) -> None:
        self.drop()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, text: str) -> bool:
        """Hand over what was written; a refusal stands under the words, which stay."""
        refusals: list[Refused] = []
        editor, key = self.editor, self.editing
        self._stage.desk.refused.connect(refusals.append)
        try:
            taken = self._keep(key, text)
        finally:
            self._stage.desk.refused.disconnect(refusals.append)
        if not taken and editor is not None and refusals:
            editor.show_error(refusal_sentence(self._stage.words, refusals[-1]))
        if not taken:
            self._tell_half_typed()
        return taken

    def _close(self) -> None:
        self._pause.stop()
        editor, self.editor = self.editor, None
        was, self._edited = self.editing, None
        if editor is not None:
            editor.kept.disconnect(self._kept)
            editor.hide()
            editor.deleteLater()
        if was == NEW:
            place, here = self.list.rows.place(NEW), self.list.current
            self.list.show_rows([row for row in self.list.rows.rows if row.id != NEW])
            if here in (None, NEW) and self.list.rows.rows:
                self.list.choose(self.list.rows.rows[max(0, place - 1)].id)
        if was:
            self.list.lay_out()
            self.stepped.emit()

    def _grown(self) -> None:
        self._pause.start()
        self._fit()

    def _tell_half_typed(self) -> None:
        if self.editor is not None:
            self.half_typed.emit(self.editing, self.editor.text)

    def _fit(self) -> None:
        """Put the field where its row is, as high as its words."""
        editor, edited = self.editor, self._edited
        if editor is None or edited is None:
            return
        place = self.painting.place(self.list.viewport().width())
        width = round(place.width)
        wanted = editor.wanted_height(width)
        if wanted != edited[1]:
            self._edited = (edited[0], wanted)
            self.list.lay_out()
            self.list.doItemsLayout()
        row = next((each for each in self.list.rows.rows if each.id == edited[0]), None)
        if row is not None:
            at = self.list.visualRect(self.list.rows.index(self.list.rows.place(row.id)))
            top = at.top() + self.painting.above(row)
            editor.setGeometry(QRect(at.left() + round(place.left), top, width, wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = max(24, (self.width() - self._stage.theme.scaled(WIDEST)) // 2)
        self._column.setContentsMargins(side, 18, side, 18)
        self._fit()
        if self.editing or self._sought == self.list.current:
            QTimer.singleShot(0, self, self._seek)

    def _seek(self) -> None:
        """Bring the row that was gone to back into sight: the lines have been broken anew."""
        self.list.doItemsLayout()
        index = self.list.currentIndex()
        seen = self.list.viewport().rect().adjusted(0, 0, 0, -SPARE)
        if index.isValid() and not seen.contains(self.list.visualRect(index)):
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._fit()
