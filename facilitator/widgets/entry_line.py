"""The console's entry line: whose the next note is, the words, and what the keys do. One of two views on the one draft."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QKeyEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, cap, shown_keys
from facilitator.dialogs.choose_team import TeamChooser
from facilitator.dialogs.paste import PasteQuestion
from facilitator.phases.hints import Hints
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.draft_field import DraftField
from facilitator.widgets.line_frame import LineFrame
from facilitator.widgets.picker import Choice
from facilitator.widgets.sign import Sign
from facilitator.widgets.text import Text
from workshops.model import Poll, Team
from workshops.phases import FEEDBACK
from workshops.privacy.found import KINDS
from workshops.text import IDEA, Refused, TooLong

COUNTED_FROM = 280
HEIGHT = 56
RING, FOOT = 4, 18
DIGITS = 9
"""Teams that have a digit of their own."""
TARGET_KEYS = "explore_target_group"
"""The row of the table of keys: for none first, then for each target group in order."""
KINDS_KEYS = "explore_kinds"
"""The row for putting the kind in the place of personal data; the same keys wherever there is such a line."""


class EntryLine(QWidget):
    """A view on `stage.entry`. `left` asks for the focus to go elsewhere; what is refused is said under the line."""

    left = Signal()
    undo_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        theme, words, entry = stage.theme, stage.words, stage.entry
        self._entered = 0
        self._described: object = None
        self._problem = self._refused_text = self._alike = ""
        self.field = DraftField(entry)
        self.frame = LineFrame(theme)
        self.button = Button("", theme, icon="chevron-down", icon_after=True)
        self.question = PasteQuestion(theme, words, cap("Return", words), cap("Esc", words))
        self._counter = Text("", theme, "label", "inkSoft", weight=400)
        self._echo = Text("", theme, "body", "inkSoft", elide=True)
        self._hints = Hints(theme)
        self._foot = Sign(theme, "label", role="inkSoft")
        self._build()
        self.setFocusProxy(self.field)
        self.field.left.connect(self.left)
        self.field.undo_wanted.connect(self.undo_wanted)
        self.button.clicked.connect(lambda: self.choose())
        self.question.accepted.connect(self._accept)
        self.question.declined.connect(self._decline)
        entry.changed.connect(self._follow)
        entry.refused.connect(self._refused)
        entry.landed.connect(self._landed)
        bind(self, KINDS_KEYS, words, self._put_kinds)
        theme.changed.connect(self._dress)
        self.frame.resized.connect(self._make_room)
        self._dress()
        self._follow(None)

    def _build(self) -> None:
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self.button)
        row.addWidget(self.field, 1)
        row.addWidget(self._echo)
        row.addWidget(self._counter)
        row.addWidget(self._hints)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.question)
        self._column.addSpacing(8)
        self.row = QHBoxLayout()
        self.row.setSpacing(12)
        self.row.addWidget(self.frame, 1)
        self._column.addLayout(self.row)
        self._column.addSpacing(RING)
        self._column.addWidget(self._foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def error(self) -> str:
        """What is wrong with the text; empty when nothing is."""
        return self._problem

    @property
    def notice(self) -> str:
        """What stands under the line."""
        return self._foot.words

    @property
    def whose(self) -> str:
        """Team and target group of the next note, in words."""
        return self.button.words

    def tell_alike(self, sentence: str) -> None:
        """Say quietly what the note that has just come is like; an empty sentence says nothing more of it."""
        if sentence != self._alike:
            self._alike = sentence
            self._say()

    def refresh(self) -> None:
        """What is answered has been closed, opened or changed."""
        self._describe()
        self._make_room()

    def tell_heard(self, sentence: str) -> None:
        """Say beside what is typed how it is understood; nothing with an empty sentence."""
        if sentence != self._echo.text():
            self._echo.setText(sentence)
            self._echo.setVisible(bool(sentence))
            self._make_room()

    def take(self, event: QKeyEvent) -> None:
        """A key was pressed elsewhere that belongs in the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.end(False)
        QApplication.sendEvent(self.field, event)

    def choose(self, *, teams: bool = False) -> None:
        """Open the list of teams (or of kinds of feedback, or of the fields of the method) over the line."""
        entry = self._stage.entry
        what = "_field" if entry.mode == "points" and entry.fields and not teams else ""
        said = [self._said(f"{name}{what}") for name in ("choose", "search", "no_team")]
        chooser = TeamChooser(self._stage.theme, said[0], said[1], said[2], self.window())
        if what:
            chooser.offer([Choice(f.id, f.name, f"{f.name}. {f.ask}") for f in entry.fields], self._field)
            chooser.chosen.connect(entry.choose_field)
        else:
            self._fill(chooser)
        chooser.answered.connect(self.field.setFocus)
        chooser.open_at(self.frame.mapTo(self.window(), QPoint(0, -8)))

    def _fill(self, chooser: TeamChooser) -> None:
        entry, words = self._stage.entry, self._stage.words
        if entry.mode == "feedback":
            named = [(kind, words(f"words.feedback.{kind}")) for kind in FEEDBACK]
            chooser.offer([Choice(kind, name, name) for kind, name in named], entry.kind)
            chooser.chosen.connect(entry.choose_kind)
            return
        room = self._said("whole_room")
        choices = [Choice("", room, room)] if entry.by_team else []
        for number, team in enumerate(self._teams(), start=1):
            spoken = f"{team.name}, Ctrl {number}" if number <= DIGITS else team.name
            choices.append(Choice(team.id, team.name, spoken, team.target_group, signed=True))
        chooser.offer(choices, entry.team or "")
        chooser.chosen.connect(lambda key: entry.choose_team(key or None))
        if entry.mode == "ideas":
            chooser.offer_target_groups(self._target_groups(), entry.target_group)
            chooser.target_group_chosen.connect(entry.choose_target_group)

    @property
    def _field(self) -> str:
        field = self._stage.entry.field
        return field.id if field is not None else ""

    def _target_groups(self) -> list[tuple[str | None, str, str]]:
        """The target groups of the workshop, and none, with names and keys."""
        words = self._stage.words
        none, *numbered = ("+".join(cap(part, words) for part in keys.split("+")) for keys in act(TARGET_KEYS).keys)
        named: list[tuple[str | None, str, str]] = [
            (code, words(f"words.target_group.{code}"), keys.replace("+", " "))
            for code, keys in zip(self._stage.desk.workshop.target_groups.split(), numbered, strict=False)
        ]
        return [*named, (None, words("words.target_group.none"), none.replace("+", " "))]

    def _teams(self) -> list[Team]:
        desk = self._stage.desk
        return sorted(desk.workshop.teams, key=lambda team: team.position) if desk.is_open else []

    def _said(self, name: str, n: int | None = None, **values: object) -> str:
        return self._stage.words(f"entry.{name}", n, **values)

    def _follow(self, origin: object) -> None:
        entry = self._stage.entry
        if origin is None:
            self._describe()
        if entry.text != self._refused_text and self._problem:
            self._problem = ""
        what = "chat" if entry.from_chat else ""
        kind = (what and f"{what}_{entry.mode}") or ("lines_poll" if entry.mode == "poll" else "")
        self.question.ask(len(entry.offered), self.whose or self._said("whole_room"), kind)
        self._count()
        self._say()
        self._make_room()

    def _describe(self) -> None:
        """The button says whose the next note is, the field what to write."""
        entry, words = self._stage.entry, self._stage.words
        team = next((each for each in self._teams() if each.id == entry.team), None)
        poll = self._poll()
        asked = poll and (poll.id, poll.kind, poll.closed)
        whose_turn = (entry.by_team, entry.kind, entry.target_group, team and (team.id, team.name), entry.field)
        known = (entry.mode, *whose_turn, asked)
        if known == self._described:
            return
        self._described = known
        name = team.name if team is not None else self._said("nobody")
        if entry.mode == "feedback":
            whose, prompt = words(f"words.feedback.{entry.kind}"), self._said("prompt.feedback")
        elif poll is not None:
            whose, prompt = "", words(f"polls.prompt.{'closed' if poll.closed else poll.kind}")
        elif entry.mode == "points":
            whose = (team.name if team is not None else self._said("whole_room")) if entry.by_team else ""
            prompt = self._said("prompt.points")
            if entry.field is not None:
                of_team = self._said("whose", team=entry.field.name, group=team.name if team is not None else whose)
                whose, prompt = of_team if entry.by_team else entry.field.name, entry.field.ask
        else:
            group = words(f"words.target_group.{entry.target_group or 'none'}")
            whose, prompt = self._said("whose", team=name, group=group), self._said("prompt.ideas", team=name)
        self.button.set_icon("chevron-down", self._said("for_whom", whose=whose))
        self.button.set_text(whose)
        self.button.setVisible(bool(whose))
        if entry.mode == "ideas":
            self.button.set_target_group(entry.target_group)
        elif entry.mode == "points" and entry.by_team and team is not None:
            self.button.set_target_group(team.target_group)
        else:
            self.button.set_feedback(entry.kind if entry.mode == "feedback" else "")
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.field.setEnabled(entry.mode != "none" and not (poll is not None and poll.closed))
        self._hints.show_hints(self._keys())

    def _poll(self) -> Poll | None:
        """The question that is answered."""
        entry = self._stage.entry
        if entry.mode != "poll" or not self._stage.desk.is_open:
            return None
        return next((row for row in self._stage.desk.workshop.polls if row.id == entry.poll), None)

    def _keys(self) -> list[tuple[str, str]]:
        entry, words = self._stage.entry, self._stage.words
        of_points = "next_field" if entry.fields else "next_team" if entry.by_team else ""
        moves = {"ideas": "next_team", "feedback": "next_kind"}.get(entry.mode, of_points)
        tab = [(cap("Tab", words), self._said(f"keys.{moves}"))] if moves else []
        return [*tab, (cap("Return", words), self._said("keys.add"))]

    def _count(self) -> None:
        length = len(" ".join(self._stage.entry.text.split()))
        shown = length > COUNTED_FROM
        self._counter.setVisible(shown)
        if shown:
            self._counter.set_role("danger" if length > IDEA else "inkSoft")
            self._counter.setText(self._said("count", length=length, limit=IDEA))

    def _say(self) -> None:
        """Under the line, most urgent first: what is wrong, what is personal, what the last note is like, a typist, hidden words."""
        entry = self._stage.entry
        if self._problem:
            self._foot.say(self._problem, "triangle-alert", "danger")
        elif entry.personal:
            self._foot.say(self._personal(), "triangle-alert", "ink")
        elif self._alike:
            self._foot.say(self._alike, "copy", "inkSoft")
        elif entry.batch and entry.mode == "ideas":
            self._foot.say(self._said("batch", n=self._entered, whose=self.whose), "keyboard", "ink")
        elif entry.hides and entry.mode != "poll":
            self._foot.say(self._said("hidden"), "eye-off", "inkSoft")
        else:
            self._foot.say("", "", "inkSoft")
        self.frame.set_wrong(bool(self._problem))
        self.field.setAccessibleDescription(self._foot.words)

    def _personal(self) -> str:
        """What the line may give away, by its kind alone."""
        entry, words = self._stage.entry, self._stage.words
        found = entry.personal
        if entry.offered:
            return self._said("personal.offered", n=len(found))
        first = next((each for each in found if each.sure), found[0])
        keys = " ".join(shown_keys(KINDS_KEYS, words))
        key = "sure" if first.sure else "possible"
        return self._said(f"personal.{key}", kind=words(f"privacy.a_kind.{first.kind}"), keys=keys)

    def _put_kinds(self) -> None:
        words = self._stage.words
        self._stage.entry.put_kinds({kind: words(f"privacy.kind.{kind}") for kind in KINDS})

    def _refused(self, refusal: object) -> None:
        self._problem = self._sentence(refusal)
        self._refused_text = self._stage.entry.text
        self._say()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, self._problem))

    def _sentence(self, refusal: object) -> str:
        words, offered = self._stage.words, self._stage.entry.offered
        if not isinstance(refusal, Refused):
            return words("refusals.other")
        if isinstance(refusal, TooLong) and offered:
            row = next((n for n, line in enumerate(offered, start=1) if len(line) > IDEA), 1)
            return self._said("row_too_long", row=row, length=refusal.values["length"], limit=IDEA)
        return refusal_sentence(words, refusal)

    def _landed(self, key: str) -> None:
        if self._stage.entry.batch:
            self._entered += 1
            self._say()
        else:
            self._entered = 0

    def _accept(self) -> None:
        self._stage.entry.take_offer()
        self.field.setFocus()

    def _decline(self) -> None:
        self.field.setFocus()
        self.field.take_in(self._stage.entry.drop_offer())

    def _make_room(self) -> None:
        """The hints give way when the words need their place."""
        font = self.field.font()
        words = (
            QFontMetricsF(font).horizontalAdvance(self.field.text()[:COUNTED_FROM] or self.field.placeholderText()) + 24
        )
        others = self.button.sizeHint().width() if self.button.isVisibleTo(self) else 0
        others += min(self._echo.sizeHint().width(), 320) if self._echo.text() else 0
        others += self._counter.sizeHint().width() if self._counter.isVisibleTo(self) else 0
        room = self.frame.width() - 28 - 3 * 16 - others - self._hints.sizeHint().width()
        self._hints.setVisible(room > words)

    def _dress(self) -> None:
        theme = self._stage.theme
        self.frame.setFixedHeight(theme.scaled(HEIGHT))
        self._foot.setFixedHeight(theme.scaled(FOOT))
        self.field.setFont(theme.font("say"))
        self._make_room()
