"""The new plan before and after, over the work area: two lines, a table with reasons, other ways, take or keep.

It covers the moment and does not stop it: clock, shared screen and phones go on beneath.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.replan import telling
from facilitator.console.replan.lines import ReplanLines, picture
from facilitator.console.replan.table import ProposalTable, heading_places
from facilitator.console.workspace import Keys
from facilitator.painting.ink import write
from facilitator.painting.pens import paint_fill
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Rule, Scroll
from facilitator.widgets.text import Text
from workshops.replan import Proposal
from workshops.timeline import Timeline

MARGIN, NARROW_MARGIN = 64, 28
SMALL_WIDTH, SMALL_HEIGHT = 1200, 680
SIDE, WIDEST_SIDE = 352, 0.42
LEAST_BELOW = 356
"""The height that ways, words to say and buttons need under the lines."""
SCARCE = 200
"""The height that buttons and a few rows need at the least: where the lines leave less than that, they go."""
LEAST_LINES, MOST_LINES = 176, 340


class ReplanSheet(QWidget):
    """Shows proposals. Signals say what a person wants: to take the one shown, to keep the plan, another way, other minutes."""

    taken = Signal()
    kept = Signal()
    way_wanted = Signal(str)
    minutes_wanted = Signal(str, int)
    pin_wanted = Signal(str)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.setAccessibleName(words("replan.name"))
        self.heading = Text("", theme, "heading1", elide=True)
        self.subtitle = Text("", theme, "body", "inkSoft", elide=True)
        self.missing = Text("", theme, "body", weight=600, wrap=True)
        self.lines = ReplanLines(stage)
        self.table = ProposalTable(theme, words)
        self._columns = _Columns(stage, self.table)
        self.ways: dict[str, Button] = {}
        self._effects: dict[str, Text] = {}
        self.say = Text("", theme, "say", wrap=True)
        self.keep = Button(words("replan.keep"), theme, " ".join(shown_keys("replan_keep", words)), size="live")
        self.take = Button(words("replan.take"), theme, " ".join(shown_keys("replan_take", words)), kind="live")
        self._lay_out()
        self._connect()
        self.hide()

    def show_proposals(
        self, shown: Proposal, ways: tuple[Proposal, ...], line: Timeline, *, fixed: bool, running: bool
    ) -> None:
        """Show one of the ways, and name the others; `fixed` when the end itself is locked."""
        words = self._stage.words
        self.heading.setText(telling.heading(words, shown))
        self.subtitle.setText(telling.subtitle(words, shown, fixed))
        self.missing.setText(telling.missing(words, shown))
        self.missing.setVisible(bool(shown.missed))
        self.table.show_proposal(shown, running)
        self._columns.update()
        self._share_height()
        self.lines.show_picture(picture(line, shown, fixed, words("replan.end")))
        self._show_ways(shown, ways)
        self.say.setText(words("guide.quote", text=telling.say(words, shown)))

    def keys(self) -> Keys:
        """What keys do here, for the key bar."""
        words = self._stage.words
        ways = [key for way in self.ways for key in shown_keys(f"replan_{way}", words) if not self.ways[way].isHidden()]
        named: Keys = [
            (shown_keys(name, words), words(f"actions.{name}"))
            for name in ("replan_take", "replan_keep", "replan_pin", "undo")
        ]
        own: Keys = [(tuple(ways), words("replan.keys.way")), (("+", "−"), words("replan.keys.minutes"))]
        return [*named[:2], *own, *named[2:]]

    def focus_first(self) -> None:
        """Keys act on the table from the start."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here: what lies beneath can't be seen."""
        stops: list[QWidget] = [self.table, *(b for b in self.ways.values() if b.isVisible()), self.keep, self.take]
        here = QApplication.focusWidget()
        place = next((number for number, stop in enumerate(stops) if stop is here), 0 if forward else 1)
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # nothing that is typed here reaches the moment beneath

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._stage.theme
        small = self.width() < theme.scaled(SMALL_WIDTH)
        low = self.height() < theme.scaled(SMALL_HEIGHT)
        side = NARROW_MARGIN if small else MARGIN
        self._column.setContentsMargins(side, 10 if low else 24, side, 12 if low else 24)
        self._column.setSpacing(4 if low else 10)
        self._row.setSpacing(24 if small else 48)
        self._side.setFixedWidth(min(theme.scaled(SIDE), max(SIDE, round(self.width() * WIDEST_SIDE))))
        self.table.tight = low
        self.table.lay_out()
        self._share_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_fill(QPainter(self), QRectF(self.rect()), self._stage.theme.colour("canvas"))

    def _share_height(self) -> None:
        """The table is seen whole where that can be; the lines have what is left, within reason."""
        edges = self._column.contentsMargins()
        texts = [text for text in (self.heading, self.subtitle, self.missing) if not text.isHidden()]
        taken = edges.top() + edges.bottom() + sum(text.sizeHint().height() + self._column.spacing() for text in texts)
        theme = self._stage.theme
        below = max(self._columns.height() + self.table.wanted_height, theme.scaled(LEAST_BELOW))
        room = self.height() - taken - self._column.spacing() - below
        spared = self.height() - taken - theme.scaled(SCARCE)
        self.lines.setVisible(spared >= theme.scaled(LEAST_LINES))  # the table says the same in words
        self.lines.setFixedHeight(max(theme.scaled(LEAST_LINES), min(theme.scaled(MOST_LINES), room)))

    def _lay_out(self) -> None:
        left = QWidget()
        table = QVBoxLayout(left)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(0)
        table.addWidget(self._columns)
        table.addWidget(self.table, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(left, 1)
        self._side = self._make_side()
        self._row.addWidget(self._side)
        self._column = QVBoxLayout(self)
        for part in (self.heading, self.subtitle, self.missing, self.lines):
            self._column.addWidget(part)
        self._column.addLayout(self._row, 1)

    def _make_side(self) -> QWidget:
        words, theme = self._stage.words, self._stage.theme
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(6)
        column.addWidget(Text(words("replan.ways"), theme, "label", "inkSoft", weight=600))
        for way in ("hold", "release", "slide"):
            keys = " ".join(shown_keys(f"replan_{way}", words))
            button = self.ways[way] = Button(words(f"replan.way.{way}"), theme, keys, size="dense")
            button.setCheckable(True)
            effect = self._effects[way] = Text("", theme, "label", "inkSoft", weight=400, wrap=True)
            column.addWidget(button)
            column.addWidget(effect)
            column.addSpacing(2)
        column.addWidget(Rule(theme))
        column.addWidget(Text(words("guide.say"), theme, "label", "inkSoft", weight=600))
        column.addWidget(self.say)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(4, 4, 4, 4)
        foot.setSpacing(8)
        foot.addWidget(self.keep)
        foot.addWidget(self.take, 1)
        side = QWidget()
        whole = QVBoxLayout(side)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(Scroll(inner), 1)
        whole.addLayout(foot)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        return side

    def _connect(self) -> None:
        words = self._stage.words
        self.take.clicked.connect(self.taken)
        self.keep.clicked.connect(self.kept)
        for way, button in self.ways.items():
            button.clicked.connect(self._asker(way))
            bind(self, f"replan_{way}", words, self._asker(way))
        bind(self, "replan_take", words, self._press_or_take)
        bind(self, "replan_keep", words, self.kept.emit)
        bind(self, "replan_more", words, lambda: self._step(1))
        bind(self, "replan_less", words, lambda: self._step(-1))
        bind(self, "replan_pin", words, self._pin)

    def _asker(self, way: str) -> Callable[[], None]:
        return lambda: self.way_wanted.emit(way)

    def _press_or_take(self) -> None:
        """Return takes the proposal, but where another button has the focus it presses that."""
        focused = QApplication.focusWidget()
        if isinstance(focused, Button) and self.isAncestorOf(focused):
            focused.click()
        else:
            self.taken.emit()

    def _step(self, by: int) -> None:
        if self.table.current is not None:
            self.minutes_wanted.emit(self.table.current, by)

    def _pin(self) -> None:
        if self.table.current is not None:
            self.pin_wanted.emit(self.table.current)

    def _show_ways(self, shown: Proposal, ways: tuple[Proposal, ...]) -> None:
        known = {proposal.way: proposal for proposal in ways}
        for way, button in self.ways.items():
            there = way in known
            button.setVisible(there)
            self._effects[way].setVisible(there)
            if there:
                button.setChecked(way == shown.way)
                self._effects[way].setText(telling.effect(self._stage.words, known[way]))


class _Columns(QWidget):
    """The names of the columns over the table."""

    def __init__(self, stage: Stage, table: ProposalTable) -> None:
        super().__init__()
        self._stage, self._table = stage, table
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        stage.theme.changed.connect(self._follow)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for x, text in heading_places(self._table, self._stage.theme, self._stage.words):
            write(painter, self._stage.theme, "caption", "inkSoft", text, x, self.height() / 2, weight=400)

    def _follow(self) -> None:
        self.setFixedHeight(self._stage.theme.leading("caption") + 8)
