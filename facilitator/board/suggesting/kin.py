"""Notes alike: those that light up by their likeness to the chosen ones or to a cluster, and how many of them are gathered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from facilitator.board.choice import Choice
from facilitator.board.facts import Step
from facilitator.board.suggesting.advice import Advice
from facilitator.board.wall import Wall
from workshops.clustering.sorting import Likeness

LEVELS = 3
FIRST, MOST = 8, 60
"""So many notes are gathered unless somebody says otherwise, and so many light up at most."""
CLOSE = 0.5
"""A note that is at least half as like as the likest is among the first."""


class Kin(QObject):
    """What S shows. Placed notes light up too but stay where they are: only unplaced ones are gathered.

    `changed` tells the views. It ends by itself when what the others are like has left the board.
    """

    changed = Signal()

    def __init__(self, wall: Wall, choice: Choice, advice: Advice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wall, self._choice, self._advice = wall, choice, advice
        self.cluster: str | None = None
        """The cluster that notes are compared with, if it is one."""
        self.notes: tuple[str, ...] = ()
        """The notes that the others are compared with."""
        self._lit: dict[str, Likeness] = {}
        self._wanted: int | None = None
        self._is_known = False
        advice.advised.connect(self.refresh)
        wall.settled.connect(self._follow)
        wall.reset.connect(self.end)

    @property
    def is_on(self) -> bool:
        """Whether something is compared with."""
        return self.cluster is not None or bool(self.notes)

    @property
    def is_known(self) -> bool:
        """Whether it has been worked out; till then nothing is lit."""
        return self._is_known

    @property
    def why_silent(self) -> str:
        """The key of the sentence to say till then."""
        return self._advice.why_silent

    @property
    def lit(self) -> list[str]:
        """The notes that light up, the likest first."""
        return list(self._lit)

    @property
    def loose(self) -> list[str]:
        """Those of them that have no place yet."""
        return [key for key in self._lit if self._wall.group_of(key) is None]

    @property
    def taken(self) -> list[str]:
        """The unplaced notes that would be gathered now."""
        loose = self.loose
        return loose[: min(len(loose), self._usual() if self._wanted is None else self._wanted)]

    def strength(self, key: str) -> int:
        """How like a note is, from 1 to 3; 0 for one that does not light up."""
        like = self._lit.get(key)
        if like is None:
            return 0
        best = next(iter(self._lit.values())).score
        return max(1, min(LEVELS, round(LEVELS * like.score / best))) if best > 0 else 1

    def begin(self) -> bool:
        """Compare with the chosen notes, or with the cluster in focus; False when nothing is chosen."""
        notes, focus = self._choice.notes, self._choice.focus
        self.cluster = focus if not notes and self._wall.is_cluster(focus) else None
        self.notes = tuple(notes)
        self._wanted = None
        self.refresh()
        return self.is_on

    def end(self) -> None:
        """Nothing is lit any more."""
        if self.is_on:
            self.cluster, self.notes, self._lit, self._is_known = None, (), {}, False
            self.changed.emit()

    def widen(self, step: int) -> None:
        """Gather more notes or fewer."""
        if self.is_on:
            self._wanted = max(1, min(len(self.loose), len(self.taken) + step)) if self.loose else 0
            self.changed.emit()

    def refresh(self) -> None:
        """Ask again what is like."""
        if not self.is_on:
            return
        found = self._advice.similar_to(self.cluster) if self.cluster is not None else self._advice.similar(self.notes)
        if found is not None:
            self._is_known = True
            self._lit = {like.key: like for like in found[:MOST]}
        self.changed.emit()

    def _usual(self) -> int:
        """The nearest that stand out from the rest."""
        if not self._lit:
            return 0
        best = next(iter(self._lit.values())).score
        close = [key for key in self.loose if self._lit[key].score >= CLOSE * best]
        return max(1, min(FIRST, len(close)))

    def _follow(self, step: Step) -> None:
        if not self.is_on:
            return
        self.notes = tuple(key for key in self.notes if self._wall.is_note(key))
        if self.cluster is not None and not self._wall.is_cluster(self.cluster):
            self.cluster = None
        stays = self.cluster is not None or bool(self.notes)
        self._lit = {key: like for key, like in self._lit.items() if stays and self._wall.is_note(key)}
        self._is_known = self._is_known and stays
        self.changed.emit()
