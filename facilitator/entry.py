"""The one draft line that both windows write on: state without widgets, so that no key is lost between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ballot import BallotLine
from facilitator.desk import Desk
from workshops import chat, ideas, meeting, outcomes, pitches, polls
from workshops.methods import Field
from workshops.phases import FEEDBACK
from workshops.privacy import detect
from workshops.privacy.found import Found, masked
from workshops.text import IDEA, Refused, TooLong, split_lines

if TYPE_CHECKING:
    from workshops.change import Change
    from workshops.model import Team

DEBOUNCE = 400  # milliseconds until a half-typed line is kept on disk
LONGEST_DRAFT = 2_000  # characters of a half-typed line that are kept; a line takes no more
MOST_LINES = 1_000  # ideas taken from one paste
PASTED = ("ideas", "points", "poll")
"""The modes in which several lines may come at once."""
MODES = ("none", "ideas", "feedback", "points", "poll")
__all__ = ["BallotLine", "Entry", "TooManyLines"]

TABLES = {"ideas": "ideas", "feedback": "feedback", "points": "points", "poll": "answers"}


class TooManyLines(Refused):
    """More lines were pasted than are taken at once; `lines` and `limit` say how many."""


class Entry(QObject):
    """What is being typed, for which team and target group, as which kind of feedback.

    `changed` carries the view that typed (or None), so that a line does not echo itself. `submit` adds what is written
    and empties the line; what is refused stays, with `refused` telling why. The text lives until restart and beyond.
    Several lines pasted at once are `offered` until a person says whether they are several ideas or points, or one line;
    `from_chat` tells that they are what was written in the chat of a video meeting.
    """

    changed = Signal(object)
    landed = Signal(str)
    refused = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.mode = "none"
        self.text = ""
        self.team: str | None = None
        self.target_group: str | None = None
        self.kind = FEEDBACK[0]
        self.batch = False
        self.by_team = False
        self.fields: tuple[Field, ...] = ()
        self.field: Field | None = None
        self.poll: str | None = None
        self.offered: tuple[str, ...] = ()
        self._looked_at: tuple[str, ...] = ()
        self._found: tuple[Found, ...] = ()
        self.from_chat = False
        self._timer = QTimer(self, interval=DEBOUNCE, singleShot=True)
        self._timer.timeout.connect(self.keep)
        desk.opened.connect(self._reset)
        desk.changed.connect(self._follow)

    @property
    def hides(self) -> bool:
        """Whether the words on the line are hidden from the room: typed by, or now meant for, a team not revealed.

        A line begun by a hidden team stays hidden when another team is chosen, until it is emptied. Answers to a question
        are hidden until they are shown.
        """
        if self.mode == "poll":
            return self._desk.is_open and not any(
                row.id == self.poll and row.shown for row in self._desk.workshop.polls
            )
        if not self._is_teams or not self._desk.is_open:
            return False
        closed = {team.id for team in self._desk.workshop.teams if not team.revealed}
        return self.team in closed or bool(self.text and self._writers & closed)

    @property
    def personal(self) -> tuple[Found, ...]:
        """What on the line, or among the offered lines, may be personal data: a warning, never a refusal."""
        texts = self.offered or (self.text,) if self.mode != "none" else ()
        if texts != self._looked_at:
            self._looked_at = texts
            self._found = tuple(found for text in texts for found in detect.find(text))
        return self._found

    def put_kinds(self, names: Mapping[str, str]) -> None:
        """Put the kind of each in its place, in brackets: a person has asked for it."""
        found = self.personal
        if found and not self.offered:
            self.write(masked(self.text, found, lambda kind: names[kind]))

    @property
    def is_own(self) -> bool:
        """Whether all that stands on the line was typed for the team chosen now, so that its typist may read it."""
        return not self.text or self._writers <= {self.team}

    @property
    def _is_teams(self) -> bool:
        """Whether what is typed belongs to a team."""
        return self.mode == "ideas" or (self.mode == "points" and self.by_team)

    @property
    def teams(self) -> list[str]:
        """The ids of the teams in their order: number 1 is first."""
        return [team.id for team in self._ordered()]

    def use(self, mode: str, *, by_team: bool = False, fields: Sequence[Field] = (), poll: str | None = None) -> None:
        """What the line adds from now on: ideas, feedback, points or nothing. A half-typed line comes back in its mode.

        With `by_team` a point belongs to a team; it is the whole room's until a team is chosen. `fields` are those of the
        method, the first to begin with; `poll` is the question that is answered.
        """
        if mode not in MODES:
            raise ValueError(mode)
        if (mode, poll) != (self.mode, self.poll):
            self.keep()
            self.offered = ()
            self.mode, self.poll = mode, poll
            self.text = meeting.draft(self._desk.workshop, self._place) if self._desk.is_open and mode != "none" else ""
            self._writers = {team.id for team in self._desk.workshop.teams} if self.text else set()
        self.by_team = by_team and mode == "points"
        if tuple(fields) != self.fields:
            self.fields = tuple(fields)
            self.field = self.fields[0] if fields else None
        if self.by_team:
            self.team = None
        elif self._team() is None:
            self._first_team()
        self.changed.emit(None)

    def write(self, text: str, origin: object = None) -> None:
        """The line now reads so, as typed in the view `origin`."""
        if text != self.text:
            before = self._writers if self.text else set()
            self._writers = before | ({self.team} if self.team else set())
            self.text = text
            self._timer.start()
            self.changed.emit(origin)

    def choose_team(self, team: str | None) -> None:
        """Type for another team; its target group is prefilled. Never reveals anything."""
        self.team = team
        found = self._team()
        self.target_group = found.target_group if found is not None else None
        self.changed.emit(None)

    def choose_target_group(self, target_group: str | None) -> None:
        """The next note is for another target group than its team's."""
        self.target_group = target_group
        self.changed.emit(None)

    def choose_kind(self, kind: str) -> None:
        """The next piece of feedback is of this kind."""
        self.kind = kind
        self.changed.emit(None)

    def choose_field(self, field: str) -> None:
        """The next point belongs to this field of the method."""
        self.field = next((each for each in self.fields if each.id == field), self.field)
        self.changed.emit(None)

    def set_batch(self, batch: bool) -> None:
        """A typist writes in many notes: team and target group stay as they are between them."""
        self.batch = batch
        self.changed.emit(None)

    def next_team(self, step: int = 1) -> None:
        """The team after (or before) this one, round; points by team have the whole room among them."""
        order: list[str | None] = [*([None] if self.by_team else []), *self.teams]
        if order:
            index = order.index(self.team) if self.team in order else -step
            self.choose_team(order[(index + step) % len(order)])

    def next_kind(self, step: int = 1) -> None:
        """The kind of feedback after (or before) this one, round."""
        self.choose_kind(FEEDBACK[(FEEDBACK.index(self.kind) + step) % len(FEEDBACK)])

    def go_on(self, step: int = 1) -> bool:
        """What Tab does: the next kind of feedback, field of the method, or team; False where there is nothing to choose."""
        if self.mode == "feedback":
            self.next_kind(step)
        elif self.mode == "points" and self.field is not None:
            self.choose_field(self.fields[(self.fields.index(self.field) + step) % len(self.fields)].id)
        elif self._is_teams:
            self.next_team(step)
        else:
            return False
        return True

    def submit(self) -> bool:
        """Add what is written. The line is empty at once; refused text comes back, unchanged, with the reason."""
        if not self.text.strip():
            return False
        text = self.text
        added = self._attempt(lambda: self._add(text))
        if added is None:
            return False
        self.text = ""
        self._timer.stop()
        if meeting.draft(self._desk.workshop, self._place):
            self._desk.note(meeting.keep_draft, self._place, "")
        self._tell(added)
        return True

    def offer(self, text: str) -> bool:
        """Several lines were pasted: hold them until a person has said what they are. False for a single line.

        Of a meeting's chat only what was written is held, without who and when.
        """
        said = chat.messages(text) if self.mode in PASTED else []
        found = said or (split_lines(text) if self.mode in ("ideas", "poll") else [])
        if self.mode == "poll" and len(found) > 1:
            found = [line for line in found if self._is_answer(line)]
            said = found if said else []
            if not found:
                return False
        if not said and len(found) < 2:
            return False
        self.offered, self.from_chat = tuple(found), bool(said)
        self.changed.emit(None)
        return True

    def take_offer(self) -> bool:
        """Add each offered line as an idea or a point, all in one step; what is refused stays offered, with the reason."""
        lines = self.offered
        if not lines:
            return False
        if len(lines) > MOST_LINES:
            self.refused.emit(TooManyLines(lines=len(lines), limit=MOST_LINES))
            return False
        too_long = next((len(line) for line in lines if len(line) > IDEA), None)
        if too_long is not None:
            self.refused.emit(TooLong(length=too_long, limit=IDEA))
            return False
        added = self._attempt(lambda: self._add_all(lines))
        if added is None:
            return False
        self.offered = ()
        self._tell(added)
        return True

    def drop_offer(self) -> str:
        """The offered lines are no ideas of their own: they come back as one line."""
        lines, self.offered = self.offered, ()
        self.changed.emit(None)
        return " ".join(lines)

    def keep(self) -> None:
        """Write the half-typed line to disk now (also called before closing)."""
        self._timer.stop()
        if self._desk.is_open and self.mode != "none":
            if meeting.draft(self._desk.workshop, self._place) != self.text:
                self._desk.note(meeting.keep_draft, self._place, self.text[:LONGEST_DRAFT])

    def _attempt(self, work: Callable[[], bool]) -> list[str] | None:
        """The ids of the rows that were added, or None where it was refused; then `refused` has said why."""
        added: list[str] = []
        refusals: list[object] = []

        def collect(change: Change) -> None:
            added.extend(row.key for row in change.on(TABLES.get(self.mode, "")) if row.before is None)

        self._desk.changed.connect(collect)
        self._desk.refused.connect(refusals.append)
        try:
            done = work()
        finally:
            self._desk.changed.disconnect(collect)
            self._desk.refused.disconnect(refusals.append)
        if not done:
            self.refused.emit(refusals[-1] if refusals else None)
            return None
        return added

    def _tell(self, added: list[str]) -> None:
        if not self.batch and self.mode == "ideas":
            team = self._team()
            self.target_group = team.target_group if team is not None else self.target_group
        self.changed.emit(None)
        for key in added:
            self.landed.emit(key)

    def _add(self, text: str) -> bool:
        workshop = self._desk.workshop
        if self.mode == "ideas":
            return self._desk.do(ideas.add, text, self.team, self.target_group)
        if self.mode == "feedback":
            concept = workshop.progress.pitch_id if workshop.progress is not None else None
            return concept is not None and self._desk.do(pitches.say, concept, self.kind, text)
        if self.mode == "poll":
            return self.poll is not None and self._desk.do(polls.type_in, self.poll, text)
        here = meeting.here(workshop)
        team = self.team if self.by_team else None
        return (
            self.mode == "points"
            and here is not None
            and self._desk.do(outcomes.remember, here, text, team, self._field)
        )

    def _add_all(self, lines: Sequence[str]) -> bool:
        if self.mode == "ideas":
            return self._desk.do(ideas.add_many, lines, self.team, self.target_group)
        if self.mode == "poll":
            return self.poll is not None and self._desk.do(polls.type_in_many, self.poll, lines)
        here = meeting.here(self._desk.workshop)
        team = self.team if self.by_team else None
        return here is not None and self._desk.do(outcomes.remember_many, here, lines, team, self._field)

    def _is_answer(self, line: str) -> bool:
        """Whether a line can be read as an answer to the question at hand."""
        try:
            return self.poll is not None and bool(polls.parse(self._desk.workshop, self.poll, line))
        except Refused:
            return False

    @property
    def _place(self) -> str:
        """Where the half-typed line is kept: each question has a place of its own."""
        return f"poll {self.poll}" if self.mode == "poll" else self.mode

    @property
    def _field(self) -> str:
        return self.field.id if self.field is not None else ""

    def _ordered(self) -> list[Team]:
        return sorted(self._desk.workshop.teams, key=lambda team: team.position) if self._desk.is_open else []

    def _team(self) -> Team | None:
        return next((team for team in self._ordered() if team.id == self.team), None)

    def _first_team(self) -> None:
        teams = self._ordered()
        self.team = teams[0].id if teams else None
        self.target_group = teams[0].target_group if teams else None

    def _follow(self, change: Change) -> None:
        """The team may have been renamed, revealed, given another target group, or removed."""
        if self.mode == "none" or not change.touches("teams"):
            return
        if self.team is not None and self._team() is None:
            self.team = None
            if not self.by_team:
                self._first_team()
        for row in change.on("teams"):
            if row.key == self.team and row.before and row.after and "target_group" in row.after:
                found = self._team()
                self.target_group = found.target_group if found is not None else None
        self.changed.emit(None)

    def _reset(self) -> None:
        self._timer.stop()
        self.mode, self.text, self.team, self.target_group, self.batch = "none", "", None, None, False
        self.by_team, self.offered, self.from_chat, self.fields, self.field = False, (), False, (), None
        self.poll = None
        self.changed.emit(None)
