"""The clusters where the chosen notes may belong, in the strip: up to three, with their keys, or that it is unsure."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.board.choice import Choice
from facilitator.board.look import BoardLook
from facilitator.board.suggesting.advice import Advice
from facilitator.board.suggesting.reasons import because, cluster_name
from facilitator.board.wall import Wall
from facilitator.console.actions import shown_keys
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text
from workshops.clustering.sorting import Ranking, Suggestion
from workshops.labels import Words

SHOWN = 3
AHEAD = 4
NARROWEST, WIDEST = 60, 240
"""Pixels for the name of a cluster on a chip."""


class Chip(Button):
    """One suggested cluster; the one that is likely right has an edge of its own and says so."""

    def __init__(self, look: BoardLook, keys: str) -> None:
        super().__init__("", look.theme, keys, kind="pill")
        self._look = look
        self.preselected = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.preselected:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.theme.line("selected")
        painter.setPen(QPen(self._look.colour("accent"), width))
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


class Chips(QWidget):
    """Follows what is chosen. `shown_changed` tells that other clusters than before are suggested, `told` says
    it in words, `changed` that anything may be otherwise; `accepted` carries one."""

    shown_changed = Signal()
    told = Signal(str)
    changed = Signal()
    accepted = Signal(str)

    def __init__(self, look: BoardLook, words: Words, wall: Wall, choice: Choice, advice: Advice) -> None:
        super().__init__()
        self._look, self._words, self._wall, self._choice, self._advice = look, words, wall, choice, advice
        self.ranking: Ranking | None = None
        """What is suggested now; None while nothing is known or nothing unplaced is chosen."""
        self._has_say = False
        self._last_told: tuple[tuple[str, ...], str] = ((), "")
        self.lead = Text("", look.theme, role="inkSoft")
        self.chips = [Chip(look, " ".join(shown_keys(f"board_suggestion_{n}", words))) for n in range(1, SHOWN + 1)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.lead)
        for number, chip in enumerate(self.chips):
            row.addWidget(chip)
            chip.clicked.connect(lambda checked=False, at=number: self.accept(at))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        choice.selected.connect(self.refresh)
        choice.focus_moved.connect(self.refresh)
        advice.advised.connect(self.refresh)
        look.changed.connect(self.refresh)
        self.hide()

    @property
    def notes(self) -> list[str]:
        """The unplaced notes that suggestions are for; none where something else is chosen too."""
        notes = self._choice.notes
        return notes if all(self._wall.group_of(key) is None for key in notes) else []

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What is shown now."""
        return self.ranking.suggestions if self.ranking is not None else ()

    @property
    def is_unsure(self) -> bool:
        """Whether it abstains for the notes that are chosen."""
        return self.ranking is not None and not self.ranking.suggestions

    def show_here(self, wanted: bool) -> bool:
        """Be seen when something is to be said and it is wanted; whether it is."""
        self.setVisible(wanted and self._has_say)
        return not self.isHidden()

    def accept(self, number: int) -> None:
        """Take a suggestion that is seen, from 0; without one nothing happens."""
        if number < len(self.suggestions) and not self.isHidden():
            self.accepted.emit(self.suggestions[number].cluster)

    def said(self) -> str:
        """All of it in words, for whoever hears it."""
        if self.is_unsure:
            return self._words(self._unsure())
        parts = [
            self._words("suggest.numbered", n=number, name=cluster_name(self._words, self._wall, each.cluster))
            for number, each in enumerate(self.suggestions, start=1)
        ]
        if not parts:
            return ""
        if self.ranking is not None and self.ranking.confident:
            parts[0] = self._words("suggest.likely", name=parts[0])
        return self._words("suggest.spoken", places=", ".join(parts))

    def refresh(self) -> None:
        """Say what is suggested for the notes chosen now."""
        before = [each.cluster for each in self.suggestions]
        notes = self.notes if self._wall.clusters else []
        self.ranking = self._advice.ranking(notes) if notes else None
        self._has_say = bool(notes)
        for number, chip in enumerate(self.chips):
            self._show_chip(number, chip)
        self.lead.setText(self._words(self._lead()))
        self._share()
        if before != [each.cluster for each in self.suggestions]:
            self.shown_changed.emit()
        self.changed.emit()
        self._tell(notes)
        if self.ranking is not None and len(notes) == 1:
            self._look_ahead(notes[0])

    def _tell(self, notes: list[str]) -> None:
        """Say it once for these notes, and again when it is something else."""
        said = (tuple(notes), self.said() if notes else "")
        if said != self._last_told:
            self._last_told = said
            self.told.emit(said[1])

    def _lead(self) -> str:
        if self.is_unsure:
            return self._unsure()
        if self.ranking is None and not self._advice.has_read:
            return "suggest.reading"
        return "suggest.lead" if self._choice.selected_notes else "suggest.lead_focus"

    def _unsure(self) -> str:
        return self._advice.why_silent if self._advice.is_beyond else "suggest.unsure"

    def _look_ahead(self, note: str) -> None:
        """Ask for those beside it too, so that what is suggested stands there when the focus comes."""
        order = self._wall.notes(None)
        at = order.index(note)
        for key in order[max(0, at - 1) : at + AHEAD]:
            self._advice.ranking([key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def sizeHint(self) -> QSize:
        names = sum(self._wanted(chip) for chip in self.chips if not chip.isHidden())
        return QSize(self._bare_width() + names, self._look.theme.scaled(30))

    def minimumSizeHint(self) -> QSize:
        shown = sum(not chip.isHidden() for chip in self.chips)
        return QSize(self._bare_width() + shown * NARROWEST, self._look.theme.scaled(30))

    def _show_chip(self, number: int, chip: Chip) -> None:
        there = number < len(self.suggestions)
        chip.setVisible(there)
        if not there:
            return
        suggestion, words, wall = self.suggestions[number], self._words, self._wall
        name = cluster_name(words, wall, suggestion.cluster)
        chip.preselected = number == 0 and self.ranking is not None and self.ranking.confident
        chip.set_text(name)
        chip.setAccessibleName(words("suggest.likely", name=name) if chip.preselected else name)
        why = because(words, wall, suggestion)
        chip.setAccessibleDescription(f"{chip.keys}. {why}")
        chip.setToolTip(f"<p>{escape(why)}</p>")

    def _share(self) -> None:
        """Let the names have the room there is, the short ones all they need."""
        shown = [chip for chip in self.chips if not chip.isHidden()]
        left = self.width() - self._bare_width()
        for number, chip in enumerate(sorted(shown, key=self._wanted)):
            room = max(NARROWEST, min(self._wanted(chip), left // (len(shown) - number)))
            chip.set_longest(room)
            left -= room

    def _wanted(self, chip: Chip) -> int:
        metrics = chip.fontMetrics()
        return min(WIDEST, metrics.horizontalAdvance(chip.words) + 2)

    def _bare_width(self) -> int:
        """The width without the names."""
        shown = [chip for chip in self.chips if not chip.isHidden()]
        chrome = sum(chip.sizeHint().width() - self._name_width(chip) for chip in shown)
        return self.lead.sizeHint().width() + chrome + 10 * len(shown)

    def _name_width(self, chip: Chip) -> int:
        advance = chip.fontMetrics().horizontalAdvance(chip.words)
        return min(advance, chip.longest) if chip.longest else advance
