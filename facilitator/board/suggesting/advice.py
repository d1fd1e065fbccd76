"""What may be suggested about the notes on a wall: asked for on the window's thread, worked out in the background."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

import shiboken6
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from facilitator.board.facts import Step
from facilitator.board.suggesting.study import News, Question, Study
from facilitator.board.wall import Wall
from facilitator.desk import Desk
from facilitator.jobs import Jobs
from workshops import terms
from workshops.change import Change
from workshops.clustering.sorting import Group, Likeness, Note, Pair, Ranking, Suggestion, Why

log = logging.getLogger(__name__)

FIRST_PAINT = 100
"""Milliseconds that a board has to be painted in before anything is read for it."""
MOST = 5_000
"""Notes above which nothing is read: no room sorts so many, and the numbers would take 40 KB a note."""
KEPT = 120
"""Answers that are remembered."""
MOST_WAITING = 6
"""Of the questions about single notes only so many, the latest, are waited for: the focus has left the others."""
LATER = "pairs"
"""The question that nobody waits for: it is asked when the wall has rested."""
REST = 250
"""Milliseconds."""
UNCERTAIN = Ranking((), False)


class _Held(NamedTuple):
    stamp: int
    value: object


class Advice(QObject):
    """Keeps a study of the wall in step, note by note. Only what the room may read enters it: what lies on the wall.

    Every question answers at once with what is known, None when nothing is, and asks in the background when the wall has
    changed since; `advised` says that more is known. What an answer says of notes that have gone, become hidden, moved or
    been reworded since it was asked for is dropped.
    """

    advised = Signal()

    def __init__(self, desk: Desk, wall: Wall, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._wall, self._jobs = desk, wall, jobs
        self._study = Study()
        self._life = 0
        """Counts the workshops and the fresh starts: what was asked for in an earlier life is no answer now."""
        self._stamp = 0
        self._busy = self._begun = self._anew = self._failed = False
        self._last_change = QElapsedTimer()
        self._last_change.start()
        self._touched: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._news: dict[str, dict[str, None]] = {"notes": {}, "names": {}, "apart": {}}
        self._apart: list[tuple[str, str]] = []
        self._waiting: dict[Question, None] = {}
        self._answers: dict[Question, _Held] = {}
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._send)
        self._rested = QTimer(self, interval=REST, singleShot=True)
        self._rested.timeout.connect(self._send)
        wall.settled.connect(self._follow)
        wall.reset.connect(self._forget)
        desk.changed.connect(self._listen)

    def begin(self) -> None:
        """The wall is seen: from now on it may be read, once it has been painted."""
        if not self._begun:
            self._begun = self._anew = True
            self._soon.start(FIRST_PAINT)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out, or about to be."""
        return self._busy or self._soon.isActive() or self._rested.isActive() or not self._begun

    @property
    def is_beyond(self) -> bool:
        """Whether more lies on the wall than suggestions are made for."""
        return self._wall.count > MOST

    @property
    def why_silent(self) -> str:
        """The key of the sentence to say while nothing is known."""
        return "suggest.beyond" if self.is_beyond else "suggest.reading"

    @property
    def has_read(self) -> bool:
        """Whether the wall has been read once."""
        return bool(self._answers)

    def ranking(self, notes: Sequence[str]) -> Ranking | None:
        """The clusters where these notes may belong; an empty one abstains, None is not known yet."""
        if not notes or not self._wall.clusters:
            return UNCERTAIN
        held = self._ask(("ranking", tuple(notes)), notes)
        if held is None:
            return UNCERTAIN if self._failed or self.is_beyond else None
        assert isinstance(held.value, Ranking)
        kept = tuple(
            Suggestion(each.cluster, each.score, self._why(each.why, held.stamp))
            for each in held.value.suggestions
            if self._wall.is_cluster(each.cluster)
        )
        same = bool(kept) and kept[0].cluster == held.value.suggestions[0].cluster
        return Ranking(kept, held.value.confident and same)

    def similar(self, notes: Sequence[str]) -> list[Likeness] | None:
        """Other notes by likeness to these, the likest first."""
        return self._likenesses(self._ask(("similar", tuple(notes)), notes))

    def similar_to(self, cluster: str) -> list[Likeness] | None:
        """Unplaced notes by likeness to a cluster, the likest first."""
        return self._likenesses(self._ask(("similar_to_cluster", cluster)))

    def like_text(self, text: str) -> list[Likeness] | None:
        """The notes on the wall that say nearly the same as a text."""
        return self._likenesses(self._ask(("like_text", text)))

    def pairs(self) -> list[Pair]:
        """The notes that say nearly the same, the likest first."""
        held = self._ask(("pairs", None))
        if held is None:
            return []
        found, stamp = cast(list[Pair], held.value), held.stamp
        return [pair for pair in found if self._stands(pair.a, stamp) and self._stands(pair.b, stamp)]

    @property
    def has_compared(self) -> bool:
        """Whether it is known what is alike."""
        return (LATER, None) in self._answers

    @property
    def pairs_known(self) -> tuple[int, int]:
        """Changes when `pairs` may answer otherwise."""
        held = self._answers.get((LATER, None))
        return (held.stamp if held is not None else -1, self._stamp)

    def proposal(self, groups: int | None) -> tuple[int, list[Group]] | None:
        """How many groups one would make, and groups of the unplaced notes as they lie now; None until it is known."""
        question = ("proposal", groups)
        held = self._ask(question)
        if held is None or held.stamp < self._stamp:
            return None
        usual, made = cast(tuple[int, list[Group]], held.value)
        kept = [group for group in made if all(self._stands(key, held.stamp) for key in group.notes)]
        return usual, kept

    def _likenesses(self, held: _Held | None) -> list[Likeness] | None:
        if held is None:
            return None
        return [like for like in cast(list[Likeness], held.value) if self._stands(like.key, held.stamp)]

    def _why(self, why: Why, stamp: int) -> Why:
        return Why(why.words, tuple(key for key in why.notes if self._stands(key, stamp)))

    def _stands(self, note: str, stamp: int) -> bool:
        """Whether a note lies on the wall as it did when that was said of it."""
        return self._wall.is_note(note) and self._touched.get(note, 0) <= stamp

    def _ask(self, question: Question, about: Iterable[str] = ()) -> _Held | None:
        """What is known; asks where the wall has changed since. Nothing is known of notes that have changed themselves."""
        if self.is_beyond:
            return None
        held = self._answers.get(question)
        if held is None or held.stamp < self._stamp:
            self._waiting.pop(question, None)
            self._waiting[question] = None
            self._plan()
        if held is None or not all(self._stands(key, held.stamp) for key in about):
            return None
        return held

    def _plan(self) -> None:
        if self._begun and not self._busy and not self._failed and not self._soon.isActive():
            self._soon.start(0)

    def _send(self) -> None:
        """Start a job with the news and the questions that wait; the one that nobody waits for comes last."""
        if self._busy or not self._desk.is_open:
            return
        if self.is_beyond:
            self._rest()
            return
        single = [question for question in self._waiting if question[0] == "ranking"]
        for question in single[:-MOST_WAITING]:
            del self._waiting[question]
        asked = tuple(question for question in self._waiting if question[0] != LATER)
        if not asked and self._waiting and not self._anew:
            if self._last_change.elapsed() < REST:
                self._rested.start()
                return
            asked = tuple(self._waiting)
        if not asked and not self._anew:
            return
        for question in asked:
            del self._waiting[question]
        news, study, life, stamp = self._take_news(), self._study, self._life, self._stamp
        self._busy = True
        self._jobs.run(
            lambda: study.answer(news, asked),
            lambda answers: self._take(life, stamp, answers),
            lambda error: self._fail(life, error),
        )

    def _rest(self) -> None:
        """Keep nothing until there are fewer notes, which are all read anew then."""
        self._study = Study()
        self._anew = True
        self._waiting.clear()
        self._answers.clear()

    def _take(self, life: int, stamp: int, answers: object) -> None:
        if not shiboken6.isValid(self):
            return
        self._busy = False
        assert isinstance(answers, dict)
        if life == self._life:
            for question, value in answers.items():
                self._answers.pop(question, None)
                self._answers[question] = _Held(stamp, value)
            for question in list(self._answers)[:-KEPT]:
                del self._answers[question]
            if answers:
                self.advised.emit()
        if self._waiting or self._anew:
            self._plan()

    def _fail(self, life: int, error: Exception) -> None:
        """Nothing is suggested then; the next change of the wall begins anew."""
        log.error("suggestions failed: %s", type(error).__name__)
        if not shiboken6.isValid(self):
            return
        self._busy = False
        if life == self._life:
            self._study = Study()
            self._anew = self._failed = True  # until the wall has changed
            self._waiting.clear()
            self.advised.emit()

    def _take_news(self) -> News:
        wall, workshop = self._wall, self._desk.workshop
        if self._anew:
            self._anew = False
            news = News(
                notes=tuple(self._note(idea.id) for idea in workshop.ideas if wall.is_note(idea.id)),  # as they came
                names=tuple((key, wall.cluster(key).name) for key in wall.clusters),
                apart=self._known_apart(),
                terms=tuple(terms.lines(workshop)),
            )
            self._names = dict(news.names)
        else:
            keys, names = self._news["notes"], self._news["names"]
            news = News(
                notes=tuple(self._note(key) for key in keys if wall.is_note(key)),
                gone=tuple(key for key in keys if not wall.is_note(key)),
                names=tuple((key, wall.cluster(key).name) for key in names if wall.is_cluster(key)),
                forgotten=tuple(key for key in names if not wall.is_cluster(key)),
                apart=tuple(self._apart),
            )
        for each in self._news.values():
            each.clear()
        self._apart = []
        return news

    def _note(self, key: str) -> Note:
        return Note(key, self._wall.note(key).text, self._wall.group_of(key))

    def _known_apart(self) -> tuple[tuple[str, str], ...]:
        rows = [(row.idea_id, row.other_id) for row in self._desk.workshop.apart]
        return tuple(sorted(pair for pair in rows if self._wall.is_note(pair[0]) and self._wall.is_note(pair[1])))

    def _follow(self, step: Step) -> None:
        """The wall has changed: what was touched is to be read again before the next question."""
        known = set(self._names)
        named = self._changed_names()
        notes = {key for key in step.gone if key not in known} | step.notes | step.added | step.moved
        if not notes and not named:
            return
        self._stamp += 1
        self._failed = False
        self._last_change.start()
        for key in sorted(notes):
            self._touched[key] = self._stamp
            self._news["notes"][key] = None
        self._news["names"] |= dict.fromkeys(named)
        if step.added:
            self._apart += self._known_apart()  # of two that were held apart one may have been hidden till now
        if self._waiting or self._answers:
            self.advised.emit()

    def _changed_names(self) -> list[str]:
        now = {key: self._wall.cluster(key).name for key in self._wall.clusters}
        changed = [key for key, name in now.items() if self._names.get(key) != name]
        changed += [key for key in self._names if key not in now]
        self._names = now
        return changed

    def _listen(self, change: Change) -> None:
        """Words alike and pairs held apart are no part of the wall."""
        if change.touches("terms") or any(row.after is None for row in change.on("apart")):
            self._start_anew()
        elif change.touches("apart"):
            self._stamp += 1
            self._apart += self._known_apart()
            self.advised.emit()

    def _start_anew(self) -> None:
        self._stamp += 1
        self._failed = False
        self._anew = self._begun
        self.advised.emit()

    def _forget(self) -> None:
        """Another workshop lies on the desk."""
        self._life += 1
        self._study = Study()
        self._answers.clear()
        self._waiting.clear()
        self._touched.clear()
        self._failed = False
        self._anew = self._begun
        self._plan()
