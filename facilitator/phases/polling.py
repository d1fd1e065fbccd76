"""The workspace of check-in and closing: a question at hand, answered from one keyboard, and the points beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.workspace import Keys
from facilitator.phases.attempt import attempt
from facilitator.phases.plain import PlainWorkspace
from facilitator.phases.poll_foot import PollFoot
from facilitator.phases.poll_form import PollForm, Wanted
from facilitator.phases.poll_head import PollHead
from facilitator.phases.poll_past import PollPasts
from facilitator.phases.poll_picture import PollPicture
from facilitator.phases.poll_tabs import POINTS, Asked
from facilitator.preview import ShowingPoints
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.surface import Empty
from workshops import polls
from workshops.change import Change
from workshops.model import NotFound, Poll, find
from workshops.polled.values import Given, Past
from workshops.polls.heard import heard
from workshops.text import Refused

FOLLOWED = ("polls", "poll_options", "answers", "workshops", "teams", "activities")


class PollWorkspace(PlainWorkspace):
    """Questions as tabs, the last tab for points. What is typed anywhere is an answer to the question at hand."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        self._points_chosen = False
        super().__init__(stage, parent)
        stage.entry.changed.connect(self._typed)

    @property
    def poll(self) -> Poll | None:
        """The question at hand; None where there is none, or points are looked at."""
        if self._points_chosen or not self._activity or not self.stage.desk.is_open:
            return None
        return polls.at_hand(self.stage.desk.workshop, self._activity)

    @property
    def asks(self) -> bool:
        """Whether a form or a list to choose from stands in the place of the question."""
        return self._middle.currentWidget() in (self.form, self.pasts)

    def show_activity(self, activity: str) -> None:
        self._points_chosen = False
        super().show_activity(activity)
        self._middle.setCurrentWidget(self._question)
        self._show()

    def leave(self) -> None:
        super().leave()
        self._choose_points(False)

    def keys(self) -> Keys:
        words, poll = self.stage.words, self.poll
        if self.asks:
            save: Keys = [(shown_keys("polls_save", words), words("actions.polls_save"))]
            return [
                *(save if self._middle.currentWidget() is self.form else []),
                (("Esc",), words("polls.form.cancel")),
            ]
        more: Keys = [(shown_keys("polls_next", words), words("polls.key.next"))] if len(self.bar.tabs.tabs) > 1 else []
        if poll is None:
            own: Keys = [(shown_keys("polls_new", words), words("polls.new"))]
            return [*own, *more, *super().keys()] if self._points_chosen else [*super().keys()[:1], *own, *more]
        said = words(f"polls.key.{'hide' if poll.shown else 'show'}")
        shown: Keys = [((words("keys.Return"),), words("polls.key.add")), (shown_keys("polls_show", words), said)]
        if poll.kind not in ("text", "cloud"):
            shown.insert(1, (("3", "×", "4"), words("polls.key.several")))
        return [*shown, *more, (("Ctrl", "Z"), words("vote.key.undo"))]

    def subtitle(self) -> str:
        poll = self.poll
        return self.head.turnout if poll is not None else super().subtitle()

    def told(self) -> frozenset[str]:
        return frozenset() if self.poll is not None else super().told()

    def room_sees(self) -> str:
        poll = self.poll
        if poll is None:
            return super().room_sees()
        return self.stage.words("polls.room_shown" if poll.shown else "polls.room_hidden")

    def focus_first(self) -> None:
        if self.asks:
            page = self.form if self._middle.currentWidget() is self.form else self.pasts
            page.focus_first()
        elif self.poll is not None and self.poll.closed:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (self.asks and is_typed(event)) or (self.poll is not None and self.poll.closed and is_typed(event)):
            event.accept()
        else:
            super().keyPressEvent(event)

    def new(self) -> None:
        """An empty form in the place of the question."""
        self.form.begin()
        self._open(self.form)

    def edit(self) -> None:
        """The form of the question at hand."""
        poll = self.poll
        if poll is not None:
            self.form.begin(poll, polls.options_of(self.stage.desk.workshop, poll.id))
            self._open(self.form)

    def again(self) -> None:
        """What other meetings have asked."""
        self._open(self.pasts)
        self.pasts.begin()

    def choose(self, key: str) -> None:
        """Take up a question, or the points."""
        self._close()
        self._choose_points(key == POINTS)
        if key != POINTS:
            self.stage.desk.note(polls.ask, key)
        self._show()
        self.focus_first()

    def next(self) -> None:
        """The next tab, round."""
        keys = [tab.id for tab in self.bar.tabs.tabs]
        if keys:
            here = self.bar.tabs.current
            self.choose(keys[(keys.index(here) + 1) % len(keys) if here in keys else 0])

    def toggle_shown(self) -> None:
        """Show the room the answers, or hide them again."""
        poll = self.poll
        if poll is not None:
            self.stage.desk.note(polls.show, poll.id, not poll.shown)

    def toggle_closed(self) -> None:
        """Take no more answers, or take them again."""
        poll = self.poll
        if poll is not None:
            self.stage.desk.do(polls.reopen if poll.closed else polls.close, poll.id)
            self.focus_first()

    def take_back(self) -> None:
        """Take back what was answered last."""
        poll = self.poll
        if poll is not None:
            self.stage.desk.do(polls.take_back, poll.id)
            self.focus_first()

    def toggle_numbers(self) -> None:
        """The table instead of the picture, and back."""
        self.picture.show_numbers(not self.picture.numbers)
        self.foot_row.show_numbers(self.picture.numbers)

    def _build(self) -> None:
        super()._build()
        stage = self.stage
        words, theme = stage.words, stage.theme
        self.bar = PollHead.bar_of(stage)
        self.head = PollHead(stage)
        self.picture = PollPicture(stage)
        self.foot_row = PollFoot(stage)
        self.form, self.pasts = PollForm(stage), PollPasts(stage)
        self._question = QWidget()
        inner = QVBoxLayout(self._question)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        inner.addWidget(self.head)
        inner.addWidget(self.picture, 1)
        inner.addWidget(self.foot_row)
        self._nothing = Empty(theme, words("polls.no_question"))
        self._body = QWidget()
        self._middle = QStackedLayout(self._body)
        self._middle.setContentsMargins(0, 0, 0, 0)
        for page in (self._question, self.form, self.pasts):
            self._middle.addWidget(page)
        self._body.setParent(self)
        self._pages.addWidget(self._body)
        self._bar_row = QHBoxLayout()
        self._bar_row.setSpacing(8)
        self._bar_row.addWidget(self.bar, 1)
        self._bar_row.addWidget(self.matter, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.insertLayout(0, self._bar_row)
        self._connect()

    def _place_offer(self) -> None:
        """It stands beside the tabs, where it is seen whatever question is at hand."""

    def _connect(self) -> None:
        self.bar.tabs.chosen.connect(self.choose)
        self.bar.new.clicked.connect(self.new)
        self.bar.again.clicked.connect(self.again)
        self.head.edit.clicked.connect(self.edit)
        self.foot_row.shown.connect(self._set_shown)
        self.foot_row.closing.clicked.connect(self.toggle_closed)
        self.foot_row.back.clicked.connect(self.take_back)
        self.foot_row.numbers.clicked.connect(self.toggle_numbers)
        self.foot_row.following.clicked.connect(self.next)
        self.form.saved.connect(self._save)
        self.form.left.connect(self._leave_page)
        self.form.moved.connect(self._move_poll)
        self.form.removed.connect(self._remove)
        self.pasts.chosen.connect(self._ask_again)
        self.pasts.left.connect(self._leave_page)

    def _arrange(self) -> None:
        super()._arrange()
        if hasattr(self, "_bar_row"):
            margins = self._column.contentsMargins()
            self._column.setContentsMargins(margins.left(), 8, margins.right(), margins.bottom())
            room = self._top.contentsMargins().left()
            self._bar_row.setContentsMargins(room, 0, room, 8)
            self._body.setContentsMargins(room, 0, room, 8)

    def _bind_keys(self) -> None:
        words = self.stage.words
        for name, call in (
            ("polls_write", self.focus_first),
            ("polls_show", self.toggle_shown),
            ("polls_close", self.toggle_closed),
            ("polls_next", self.next),
            ("polls_take_back", self.take_back),
            ("polls_numbers", self.toggle_numbers),
            ("polls_new", self.new),
            ("polls_edit", self.edit),
            ("polls_again", self.again),
        ):
            bind(self, name, words, call, window_wide=True)
        bind(self.form, "polls_save", words, self.form.finish)
        for number, keys in enumerate(act("polls_choose").keys):
            action = QAction(words("actions.polls_choose"), self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, number=number: self._choose_number(number))
            self.addAction(action)

    def _choose_number(self, number: int) -> None:
        if number < len(self.bar.tabs.tabs):
            self.choose(self.bar.tabs.tabs[number].id)

    def _open(self, page: QWidget) -> None:
        """A page in the place of the question; the line rests."""
        self._pages.setCurrentWidget(self._body)
        self._middle.setCurrentWidget(page)
        self.heading.hide()
        self.line.hide()
        self.focus_first()

    def _close(self) -> None:
        self._middle.setCurrentWidget(self._question)

    def _leave_page(self) -> None:
        self._close()
        self._show()
        self.focus_first()

    def _choose_points(self, chosen: bool) -> None:
        if chosen != self._points_chosen:
            self._points_chosen = chosen
            self.stage.desk.previewed.emit(ShowingPoints(chosen))

    def _show(self) -> None:
        """Everything as it stands: which tab, the question with its answers, what is typed."""
        if self.asks or self._pauses:
            return
        poll, entry = self.poll, self.stage.entry
        self._show_tabs(poll)
        self.line.show()
        self.heading.setVisible(poll is None)
        if poll is None:
            self._pages.setCurrentIndex(0)
            if entry.mode != "points":
                super().show_activity(self._activity)
            self.line.tell_heard("")
            return
        self._pages.setCurrentWidget(self._body)
        if entry.mode != "poll" or entry.poll != poll.id:
            self.points.stop()
            entry.use("poll", poll=poll.id)
        self._show_results(poll)

    def _show_tabs(self, poll: Poll | None) -> None:
        words, own = self.stage.words, polls.of_activity(self.stage.desk.workshop, self._activity)
        tabs = []
        for number, each in enumerate(own, start=1):
            state = "lock" if each.closed else "eye" if each.shown else ""
            said = (
                words("polls.shared.closed")
                if each.closed
                else words(f"polls.shared.{'answers' if each.shown else 'hidden_answers'}")
            )
            spoken = words("polls.tab", question=each.question, state=said)
            tabs.append(Asked(each.id, number, each.question, state, spoken))
        if own:
            tabs.append(Asked(POINTS, 0, words("polls.points"), "", words("polls.points")))
        self.bar.show_tabs(tabs, poll.id if poll is not None else POINTS)

    def _show_results(self, poll: Poll) -> None:
        workshop = self.stage.desk.workshop
        found, last = polls.results_of(workshop, poll.id), polls.earlier_of(poll)
        given, said = self._heard(poll)
        own = polls.of_activity(workshop, self._activity)
        row = self._row()
        self.head.show_question(row.title if row is not None else "", found, own.index(poll) + 1, len(own))
        self.picture.show_results(found, last, given)
        following = own[own.index(poll) + 1].question if own.index(poll) + 1 < len(own) else ""
        self.foot_row.show_question(found, last, bool(given), following)
        self.line.refresh()
        self.line.tell_heard(said)

    def _heard(self, poll: Poll) -> tuple[tuple[Given, ...], str]:
        """What is typed as answers, and in words; nothing while it can't be read."""
        text = self.stage.entry.text
        if not text.strip() or self.stage.entry.mode != "poll" or poll.closed:
            return (), ""
        try:
            given = polls.parse(self.stage.desk.workshop, poll.id, text)
        except Refused:
            return (), ""
        return given, heard(self.stage.words, poll, polls.options_of(self.stage.desk.workshop, poll.id), given)

    def _typed(self, origin: object) -> None:
        poll = self.poll
        if self.isVisible() and poll is not None and self.stage.entry.mode == "poll" and not self.asks:
            self._show_results(poll)

    def _follow(self, change: Change) -> None:
        super()._follow(change)
        if self._left or not self.stage.desk.is_open or self.stage.entry.mode not in ("poll", "points"):
            return
        if self._row() is None:
            return
        if self.asks and change.touches("polls") and self.form.poll:
            self._check_form()
        if change.touches(*FOLLOWED, "progress"):
            self._show()

    def _check_form(self) -> None:
        try:
            find(self.stage.desk.workshop, Poll, self.form.poll)
        except NotFound:
            self._close()

    def _set_shown(self, shown: bool) -> None:
        poll = self.poll
        if poll is not None:
            self.stage.desk.note(polls.show, poll.id, shown)
            self.focus_first()

    def _save(self, wanted: Wanted) -> None:
        """Keep the form as a new question, or as the one that is changed; a refusal stands in the form."""
        more: dict[str, Any] = {
            "least": wanted.least,
            "most": wanted.most,
            "low": wanted.low,
            "high": wanted.high,
            "unit": wanted.unit,
        }
        desk, said = self.stage.desk, (wanted.kind, wanted.question, wanted.options)
        before = {poll.id for poll in desk.workshop.polls}
        if self.form.poll:
            refusal = attempt(desk, polls.revise, self.form.poll, *said, **more)
        else:
            refusal = attempt(desk, polls.add, *said, activity=self._activity, **more)
        if refusal is not None:
            self.form.show_error(refusal_sentence(self.stage.words, refusal))
            return
        made = next((poll.id for poll in desk.workshop.polls if poll.id not in before), self.form.poll)
        self.choose(made)

    def _move_poll(self, step: int) -> None:
        desk = self.stage.desk
        poll = find(desk.workshop, Poll, self.form.poll)
        own = polls.of_activity(desk.workshop, poll.activity_id or "")
        desk.do(polls.move, poll.id, own.index(poll) + step)
        self._show_tabs(poll)

    def _remove(self) -> None:
        key = self.form.poll
        self._close()
        self.stage.desk.do(polls.remove, key)
        self._show()
        self.focus_first()

    def _ask_again(self, past: Past) -> None:
        desk = self.stage.desk
        before = {poll.id for poll in desk.workshop.polls}
        if desk.do(polls.repeat, past, self._activity):
            self.choose(next(poll.id for poll in desk.workshop.polls if poll.id not in before))
