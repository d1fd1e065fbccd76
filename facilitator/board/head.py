"""The head of a cluster: its name, how many notes of each target group, and its question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from facilitator.board.facts import ClusterFacts
from facilitator.board.layout import CARD_PADDING, COLLAPSED, TOKEN_PADDING
from facilitator.board.look import NAME_LINES, BoardLook
from facilitator.icons import paint_icon
from facilitator.painting.shapes import TARGET_GROUPS, paint_shape
from facilitator.painting.words import Lines
from workshops import clusters
from workshops.labels import Words

SHAPE = 9.0
CHEVRON = 16.0
KEPT = 6
"""Layouts of a name that are kept, one for each zoom seen lately."""


class Head:
    """Measures and paints what stands above a cluster's notes. Names and counts never scale with the zoom."""

    def __init__(self, look: BoardLook, words: Words, facts: ClusterFacts) -> None:
        self._look, self._words = look, words
        self._facts = facts
        self._counts: list[tuple[str | None, int]] = []
        self._total = 0
        self._sharing: list[str] = []
        self._name: Lines | None = None
        self._laid: dict[tuple[str, str, float, int, int], Lines] = {}
        self._wide: tuple[object, float] = (None, 0.0)
        self._question: Lines | None = None
        self._afar = self._narrowed = False
        self._width = 0.0
        self.bottom = 0.0
        """Where the notes begin, from the cluster's top."""

    @property
    def collapsed_height(self) -> float:
        """The height of a collapsed cluster."""
        return max(float(self._look.theme.scaled(COLLAPSED)), self._look.least)

    def show(self, facts: ClusterFacts, targets: Sequence[str | None], *, narrowed: bool = False) -> None:
        """What the cluster is called and the target groups of its notes; `narrowed` where not all notes are shown."""
        self._narrowed = narrowed
        self._facts = facts
        found = Counter(targets)
        self._total = len(targets)
        self._counts = [(target, found[target]) for target in (*TARGET_GROUPS, None) if found[target]]
        self._sharing = clusters.sharing(dict(self._counts))

    def lay(self, width: float, *, afar: bool) -> float:
        """Lay out to a width and return where the notes begin; `afar` leaves the question out."""
        look, facts = self._look, self._facts
        self._afar, self._width = afar, width
        font = look.name_font if facts.name else look.unnamed_font
        left = CARD_PADDING + (CHEVRON + 6.0 if facts.collapsed else 0.0)
        room = width - left - CARD_PADDING - self._counts_width() - 10.0
        leading = look.name_leading if afar else look.theme.scaled(20)
        name = facts.name or self._words("words.cluster.unnamed")
        most = 1 if facts.collapsed else NAME_LINES
        self._name = self._lines(name, font, max(24.0, room), leading, most)
        self._question = None
        if afar:
            self.bottom = TOKEN_PADDING + self._name.height + 9.0
            return self.bottom
        self.bottom = max(11.0 + self._name.height + 10.0, look.least)
        if facts.question and not facts.collapsed:
            wide = width - 2 * CARD_PADDING
            self._question = Lines(facts.question, look.small_font, wide, look.small_leading, most=2)
            self.bottom += self._question.height
        if self.tells_shared:
            self.bottom += look.small_leading
        return self.bottom

    @property
    def tells_shared(self) -> bool:
        """Whether it says that more than one target group has come to this theme."""
        return bool(self._sharing) and not self._afar and not self._facts.collapsed

    def count_area(self, width: float) -> QRectF:
        """Where a press folds the cluster or opens it: its counts, and a finger's breadth round them."""
        wide = max(self._counts_width() + 2 * CARD_PADDING, self._look.least)
        tall = self.collapsed_height if self._facts.collapsed else max(34.0 * self._look.text_scale, self._look.least)
        return QRectF(width - wide, 0.0, wide, tall)

    def paint(self, painter: QPainter, width: float) -> None:
        """Paint the head into the top of the cluster."""
        if self._name is None:
            return
        look, facts = self._look, self._facts
        top = self._name_top()
        left = CARD_PADDING
        if facts.collapsed:
            middle = self.collapsed_height / 2
            chevron = QRectF(left - 2, middle - CHEVRON / 2, CHEVRON, CHEVRON)
            paint_icon(painter, "chevron-right", look.colour("ink"), chevron)
            left += CHEVRON + 6.0
        self._name.paint(painter, QPointF(left, top), look.colour("ink" if facts.name else "inkSoft"))
        self._paint_counts(painter, width, top + self._name.leading / 2)
        if self._question is not None:
            place = QPointF(CARD_PADDING, top + self._name.height + 2.0)
            self._question.paint(painter, place, look.colour("inkSoft"))
        if self.tells_shared:
            self._paint_shared(painter, width)
        if not self._total and not facts.collapsed and not self._afar:
            painter.setFont(look.small_font)
            painter.setPen(look.colour("inkFaint"))
            ascent = look.small_metrics.ascent()
            painter.drawText(
                QPointF(CARD_PADDING, self.bottom + ascent),
                self._words(f"board.cluster.{'none_shown' if self._narrowed else 'empty'}"),
            )

    def _paint_shared(self, painter: QPainter, width: float) -> None:
        """The shapes of the target groups that share the theme, joined by a line, and that they do."""
        look = self._look
        side, step = SHAPE * look.text_scale, 2.2 * SHAPE * look.text_scale
        middle = self.bottom - look.small_leading / 2 - 5.0
        left = CARD_PADDING
        painter.fillRect(QRectF(left + 1, middle - 0.5, step * (len(self._sharing) - 1), 1.0), look.colour("ink"))
        for number, target in enumerate(self._sharing):
            paint_shape(painter, look.theme, target, QRectF(left + number * step, middle - side / 2, side, side))
        left += step * len(self._sharing)
        word = "shared" if len(self._sharing) == 2 else "shared_by_more"
        said = look.small_metrics.elidedText(
            self._words(f"board.cluster.{word}"), Qt.TextElideMode.ElideRight, width - left - CARD_PADDING
        )
        painter.setFont(look.small_font)
        painter.setPen(look.colour("inkSoft"))
        painter.drawText(QPointF(left, middle + look.small_metrics.capHeight() / 2), said)

    def _lines(self, name: str, font: QFont, room: float, leading: int, most: int) -> Lines:
        """The name laid out; the layouts of the latest zooms are kept."""
        key = (name, font.key(), room, leading, most)
        if key not in self._laid:
            while len(self._laid) >= KEPT:
                del self._laid[next(iter(self._laid))]
            self._laid[key] = Lines(name, font, room, leading, most=most)
        return self._laid[key]

    def _name_top(self) -> float:
        if self._facts.collapsed and self._name is not None:
            return (self.collapsed_height - self._name.height) / 2
        return TOKEN_PADDING if self._afar else 11.0

    def _shown_counts(self) -> list[tuple[str | None, int]]:
        """Seen from afar only the sum is shown; a collapsed cluster always tells its target groups."""
        return [] if self._afar and not self._facts.collapsed else self._counts

    def _counts_width(self) -> float:
        metrics, scale = self._look.small_metrics, self._look.text_scale
        shown = self._shown_counts()
        key = (tuple(shown), self._total, scale)
        if key != self._wide[0]:
            wide = sum((SHAPE + 7.0) * scale + metrics.horizontalAdvance(str(n)) + 14.0 for _, n in shown) - 14.0
            self._wide = (key, wide if shown else metrics.horizontalAdvance(str(self._total)))
        return self._wide[1]

    def _paint_counts(self, painter: QPainter, width: float, middle: float) -> None:
        look = self._look
        metrics = look.small_metrics
        shown = self._shown_counts()
        painter.setFont(look.small_font)
        baseline = middle + metrics.capHeight() / 2
        x = width - CARD_PADDING - self._counts_width()
        if not shown:
            painter.setPen(look.colour("inkSoft"))
            painter.drawText(QPointF(x, baseline), str(self._total))
        side = SHAPE * look.text_scale
        for target, count in shown:
            paint_shape(painter, look.theme, target, QRectF(x, middle - side / 2, side, side))
            x += side + 7.0 * look.text_scale
            painter.setPen(look.colour("inkSoft"))
            painter.drawText(QPointF(x, baseline), str(count))
            x += metrics.horizontalAdvance(str(count)) + 14.0
