"""The concept sheet of one team: its name, a sentence, and the five fields of the network, each under its question."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.painting.shapes import completeness_width, paint_completeness
from facilitator.phases.written import Writer, WrittenLine, WrittenSheet, same
from facilitator.stage import Stage, refusal_sentence
from facilitator.theme.theme import Theme
from facilitator.widgets.field import Problem
from facilitator.widgets.surface import Rule, Scroll
from facilitator.widgets.text import Text
from workshops import concepts
from workshops.model import Concept
from workshops.phases import CONCEPT_FIELDS
from workshops.text import Refused

LABELS = 150
PHASE = "develop"
FEWEST, MOST = 2, 5


class ConceptSheet(QWidget):
    """Shows and writes the sheet of the team that `show_team` names."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self._team: str | None = None
        self.writer = Writer(stage.desk, self)
        words, theme = stage.words, stage.theme
        self.name = WrittenLine(theme, words("develop.sheet.name"), words("develop.sheet.name_hint"))
        pitch_hint = words("develop.sheet.pitch_hint")
        self.pitch = WrittenSheet(theme, words("develop.sheet.pitch"), pitch_hint, style="say", lines=1, bare=True)
        self.fields = {
            field: WrittenSheet(theme, words(f"words.field.{field}"), words(f"develop.hint.{field}"))
            for field in CONCEPT_FIELDS
        }
        self._problems = {field: Problem(theme) for field in ("name", "pitch", *CONCEPT_FIELDS)}
        self._filled = _Filled(stage)
        self._sheet = self._page()
        self._scroll = Scroll(self._sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._connect()

    @property
    def team(self) -> str | None:
        """The team whose sheet it is."""
        return self._team

    def show_team(self, team: str | None) -> None:
        """Show this team's sheet; what was being typed in the other's is kept first."""
        if team != self._team:
            self.writer.leave()
            self._team = team
            self._put_all(force=True)
        else:
            self._put_all()

    def refresh(self) -> None:
        """Show what the workshop says, except where somebody is typing just now."""
        self._put_all()

    def keep(self) -> None:
        """Keep everything typed, now."""
        self.writer.leave()

    def focus_first(self) -> None:
        """The caret goes to the name, or to the first field that is empty once there is one."""
        concept = self._concept()
        if concept is None or not concept.name:
            self.name.setFocus()
            return
        empty = next((field for field in CONCEPT_FIELDS if not getattr(concept, field)), CONCEPT_FIELDS[0])
        self.fields[empty].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched, 0, 24)
        return False

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 8, 12)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.name, 1)
        head.addWidget(self._filled, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self._problems["name"])
        column.addSpacing(6)
        column.addWidget(self.pitch)
        column.addWidget(self._problems["pitch"])
        column.addSpacing(10)
        for field, sheet in self.fields.items():
            column.addWidget(Rule(self._stage.theme))
            column.addWidget(self._row(field, sheet))
        column.addStretch(1)
        return page

    def _row(self, field: str, sheet: WrittenSheet) -> QWidget:
        words, theme = self._stage.words, self._stage.theme
        sheet.setAccessibleDescription(words(f"words.field_question.{field}"))
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(0)
        label = QVBoxLayout()
        label.setContentsMargins(0, 4, 14, 0)
        label.setSpacing(2)
        label.addWidget(Text(words(f"words.field.{field}"), theme, "body", weight=600, wrap=True))
        label.addWidget(Text(words(f"words.field_question.{field}"), theme, "label", "inkSoft", wrap=True, weight=400))
        label.addStretch(1)
        box = QWidget()
        box.setLayout(label)
        box.setFixedWidth(theme.scaled(LABELS))
        theme.changed.connect(lambda: box.setFixedWidth(theme.scaled(LABELS)))
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(sheet)
        right.addWidget(self._problems[field])
        across.addWidget(box)
        across.addLayout(right, 1)
        return row

    def _connect(self) -> None:
        every: dict[str, WrittenLine | WrittenSheet] = {"name": self.name, "pitch": self.pitch, **self.fields}
        for field, widget in every.items():
            widget.typed.connect(lambda text, field=field: self._typed(field, text))
            widget.paused.connect(self.writer.flush)
            widget.finished.connect(self.writer.leave)
            widget.installEventFilter(self)
        for sheet in (self.pitch, *self.fields.values()):
            sheet.cursorPositionChanged.connect(lambda sheet=sheet: self._follow_caret(sheet))
        self.writer.refused.connect(self._refuse)
        self.writer.kept.connect(self._accept)

    def _typed(self, field: str, text: str) -> None:
        if self._team is not None:
            self.writer.typed(self._team, field, text)
            self._problems[field].tell("")

    def _refuse(self, team: str, field: str, refusal: Refused) -> None:
        if team == self._team:
            self._problems[field].tell(refusal_sentence(self._stage.words, refusal))

    def _accept(self, team: str, field: str) -> None:
        if team == self._team:
            self._problems[field].tell("")

    def _concept(self) -> Concept | None:
        return concepts.of_team(self._stage.desk.workshop, self._team) if self._team is not None else None

    def _put_all(self, force: bool = False) -> None:
        concept = self._concept()
        self._filled.show_count(concepts.filled(concept), len(CONCEPT_FIELDS))
        every: dict[str, WrittenLine | WrittenSheet] = {"name": self.name, "pitch": self.pitch, **self.fields}
        for field, widget in every.items():
            kept = getattr(concept, field) if concept is not None else ""
            waiting = self._team is not None and self.writer.holds(self._team, field)
            if force:
                unkept = self.writer.unkept.get((self._team or "", field))
                widget.put(kept if unkept is None else unkept)
                if unkept is None:
                    self._problems[field].tell("")
            elif not waiting and not same(field, _text(widget), kept):
                widget.put(kept)
        self._share_height()

    def _share_height(self) -> None:
        """Empty fields share the height there is, so that the whole sheet is seen where the window allows it."""
        theme = self._stage.theme
        line = theme.leading("heading3")
        head = max(40, self.name.sizeHint().height()) + self.pitch.height() + 54
        room = (self.height() - head) / len(CONCEPT_FIELDS) - 17 - 24
        for sheet in self.fields.values():
            sheet.set_lines(max(FEWEST, min(MOST, int(room // line))))

    def _follow_caret(self, sheet: WrittenSheet) -> None:
        if sheet.hasFocus():
            caret: QRect = sheet.cursorRect()
            at: QPoint = sheet.viewport().mapTo(self._sheet, caret.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, 40)


def _text(widget: WrittenLine | WrittenSheet) -> str:
    return widget.text()


class _Filled(QWidget):
    """ "4 av 5 fält" and a diamond for each."""

    changed = Signal()

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._words, self._theme = stage.words, stage.theme
        self._text = Text("", stage.theme, "label", "inkSoft", weight=400)
        self._diamonds = _Diamonds(stage.theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self._diamonds)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, done: int, total: int) -> None:
        """Show so many fields of so many."""
        self._text.setText(self._words("develop.sheet.filled", done=done, total=total))
        self._diamonds.show_count(done, total)


class _Diamonds(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done, self._total = 0, 5
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.update()

    def sizeHint(self) -> QSize:
        size = self._theme.scaled(11)
        return QSize(round(completeness_width(self._total, size)) + 2, size + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        paint_completeness(QPainter(self), self._theme, rect, self._done, self._total, PHASE)
