"""The workspace of dot voting: ballots laid from one keyboard, a result nobody sees until the round is closed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases import vote_reading
from facilitator.phases.team_bar import TeamBar
from facilitator.phases.vote_foot import VoteFoot
from facilitator.phases.vote_head import VoteHead
from facilitator.phases.vote_options import OptionList
from facilitator.phases.vote_side import Rules, VoteSide
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.surface import Empty
from facilitator.widgets.tabs import Tab
from workshops import meeting, votes
from workshops.change import Change
from workshops.model import VoteRound
from workshops.phases import CLUSTER

FOLLOWED = ("vote_rounds", "ballots", "tallies", "clusters", "ideas", "teams", "activities", "workshops")


class VoteWorkspace(Workspace):
    """One round at a time: open it, lay ballots, close it, see the result, vote again where clusters are level."""

    whole_guide = True

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._round: str | None = None  # a closed round that is looked at again; None is the latest
        self._rules: Rules | None = None  # what the next round will have, once a person changed it
        words, theme = stage.words, stage.theme
        self.tabs = TeamBar(stage, self, "vote", "define")
        self.tabs.chosen.connect(self._choose_team)
        self.options = OptionList(theme, vote_reading.option_words(stage, None))
        self.booth = VoteFoot(stage)
        self._side = VoteSide(stage, " ".join(shown_keys("vote_close", words)))
        self.head = VoteHead(stage)
        self._notes: vote_reading.Notes | None = None  # read again when notes, clusters or teams change
        self._body = QWidget()
        self._lay_body()
        go = Button(words("vote.empty.action"), theme)
        go.clicked.connect(self._go_to_clusters)
        self._empty = _padded(Empty(theme, words("vote.empty.sentence"), go))
        self._pages = QStackedLayout()
        self._body.setParent(self)  # a page without a parent would flash as a window of its own
        self._pages.addWidget(self._body)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(self._pages, 1)
        self._connect()

    def show_activity(self, activity: str) -> None:
        self._round = self._rules = self._notes = None
        self._choose_first_team()
        self.booth.show_ballot()
        self.refresh()

    def leave(self) -> None:
        """Half a ballot belongs to nobody: it is emptied."""
        if self.stage.ballot.dots or self.stage.ballot.waiting:
            self.stage.ballot.choose_team(self.stage.ballot.team)

    def side(self) -> QWidget | None:
        return self._side

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        return self.stage.words("vote.side.name"), ()

    def keys(self) -> Keys:
        words = self.stage.words
        lay = words("vote.line.digits", max(1, self.stage.ballot.options))
        last = min(9, len(self.tabs.tabs)) or 9
        if self.stage.ballot.vote is None:
            return [(shown_keys("vote_new_round", words), words("actions.vote_new_round"))]
        return [
            ((lay,), words("vote.key.lay_dot")),
            ((words("keys.Return"),), words("vote.key.lay")),
            (("Ctrl", f"1–{last}"), words("vote.key.team")),
            (("Ctrl", "Z"), words("vote.key.undo")),
            (shown_keys("vote_close", words), words("actions.vote_close")),
        ]

    def subtitle(self) -> str:
        words, vote = self.stage.words, self._shown()
        count = len(vote.options.split()) if vote is not None else len(self.stage.desk.workshop.clusters)
        parts = [words("vote.round", number=vote.number)] if vote is not None else []
        return " · ".join([*parts, words("vote.options", count)])

    def room_sees(self) -> str:
        vote = self._shown()
        closed = vote is not None and vote.closed
        return self.stage.words("vote.room.result" if closed else "vote.room.options")

    def focus_first(self) -> None:
        vote = self._shown()
        if vote is not None and vote.closed and self.stage.ballot.vote is None:
            self.options.focus_first()  # never the button that begins another round
        else:
            self.booth.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits reach the ballot from wherever the focus is in the workspace."""
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and self.stage.ballot.vote is not None and not self.booth.asks:
            self.booth.ballot.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Show the vote as it stands."""
        workshop = self.stage.desk.workshop
        vote = self._shown()
        if vote is None and not workshop.clusters:
            self.tabs.setVisible(False)
            self._pages.setCurrentWidget(self._empty)
            self._side.setVisible(False)
            return
        self._side.setVisible(True)
        self._pages.setCurrentWidget(self._body)
        self._show_head(vote)
        self._show_options()
        self._show_teams(vote)
        self._side.show_turnout(vote_reading.turnout(workshop, vote))
        self._side.show_rules(self._rules_now(), vote is not None and self.stage.ballot.vote is None)
        self._show_foot(vote)

    def open_round(self, clusters: tuple[str, ...] | None = None) -> None:
        """Begin a round over these clusters, or all, with the rules at the side."""
        rules = self._rules
        budget = rules.budget if rules is not None else None
        before = self._rules_now()
        self._round = self._rules = None
        done = self.stage.desk.do(votes.open_round, clusters, budget, before.stacking, before.unit)
        if done:
            self._choose_first_team()
            self.booth.show_ballot()
            self.refresh()
            self.booth.focus_first()

    def ask_to_close(self) -> None:
        """Ask in words, in place; Return closes the round for good."""
        vote = self.stage.ballot.vote
        if vote is None:
            return
        words = self.stage.words
        laid = sum(votes.cast(self.stage.desk.workshop, vote).values())
        missing = vote.expected - laid
        if not laid:
            detail = words("vote.close.nobody")
        else:
            detail = words("vote.close.missing", missing) if missing > 0 else words("vote.close.all")
        self.booth.ask(words("vote.close.question", number=vote.number), detail)

    def close_round(self) -> None:
        """Close the open round: ballots become tallies and are gone."""
        vote = self.stage.ballot.vote
        if vote is not None:
            self.stage.ballot.choose_team(self.stage.ballot.team)
            self.stage.desk.close_round(vote.id)
            self.focus_first()

    def take_back(self) -> None:
        """Take back the ballot laid last."""
        vote = self.stage.ballot.vote
        if vote is not None:
            self.stage.desk.do(votes.take_back, vote.id)
            self.booth.focus_first()

    def _connect(self) -> None:
        stage, side = self.stage, self._side
        self.head.chosen.connect(self._look_at)
        self.options.pressed.connect(self._press)
        self.options.taken.connect(stage.ballot.take_dot)
        self.booth.ballot.team_wanted.connect(self.tabs.seek)
        self.booth.ballot.follow_serial(self._serial)
        self.booth.confirmed.connect(self.close_round)
        self.booth.kept_open.connect(self._keep_open)
        self.booth.begun.connect(self.open_round)
        side.take_back.connect(self.take_back)
        side.close_round.connect(self.ask_to_close)
        side.budget_changed.connect(lambda budget: self._set_rules(budget=budget))
        side.stacking_changed.connect(lambda stacking: self._set_rules(stacking=stacking))
        side.unit_changed.connect(lambda unit: self._set_rules(unit=unit))
        stage.ballot.changed.connect(self._ballot_changed)
        stage.desk.changed.connect(self._follow)
        bind(self, "vote_close", stage.words, self.ask_to_close, window_wide=True)
        bind(self, "vote_take_back", stage.words, self.take_back, window_wide=True)
        bind(self, "vote_new_round", stage.words, self._new_round, window_wide=True)
        self.setAccessibleName(act("vote_close").where)

    def _lay_body(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(28, 18, 28, 20)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addSpacing(10)
        column.addWidget(self.options, 1)
        column.addSpacing(18)
        column.addWidget(self.booth)

    def _shown(self) -> VoteRound | None:
        workshop = self.stage.desk.workshop
        chosen = next((each for each in workshop.rounds if each.id == self._round), None)
        return chosen or votes.current(workshop)

    def _rules_now(self) -> Rules:
        workshop = self.stage.desk.workshop
        latest = votes.current(workshop)
        if latest is not None and not latest.closed:
            count = len(latest.options.split())
            return Rules(latest.budget, latest.stacking, latest.unit, votes.suggested_budget(count), count)
        if self._rules is not None:
            return self._rules
        count = len(workshop.clusters)
        suggested = votes.suggested_budget(count)
        stacking, unit = (latest.stacking, latest.unit) if latest is not None else (True, "person")
        return Rules(suggested, stacking, unit, suggested, count)

    def _set_rules(self, budget: int | None = None, stacking: bool | None = None, unit: str | None = None) -> None:
        vote = self.stage.ballot.vote
        if vote is not None:
            merge = f"rules:{vote.id}" if budget is not None else ""
            self.stage.desk.do(votes.set_rules, vote.id, budget, stacking, unit, merge=merge)
            return
        now = self._rules_now()
        self._rules = Rules(
            now.budget if budget is None else budget,
            now.stacking if stacking is None else stacking,
            unit or now.unit,
            now.suggested,
            now.options,
        )
        self.refresh()

    def _show_head(self, vote: VoteRound | None) -> None:
        rules = self._rules_now()
        budget, unit = (vote.budget, vote.unit) if vote is not None else (rules.budget, rules.unit)
        self.head.show_rule(vote_reading.rule_sentence(self.stage.words, budget, unit))
        rounds = sorted(self.stage.desk.workshop.rounds, key=lambda each: each.number)
        self.head.show_rounds([(each.id, each.number) for each in rounds], vote.id if vote is not None else None)

    def _show_options(self) -> None:
        vote = self._shown()
        closed = vote is not None and vote.closed
        voting = vote is not None and not vote.closed
        if self._notes is None:
            self._notes = vote_reading.notes(self.stage.desk.workshop)
        found = vote_reading.options(self.stage, vote, self.stage.ballot.dots if voting else [], self._notes)
        self.options.show_options(found, vote_reading.option_words(self.stage, vote), closed, voting)

    def _show_teams(self, vote: VoteRound | None) -> None:
        tabs: list[Tab] = vote_reading.tabs(self.stage, vote)
        self.tabs.setVisible(bool(tabs) and vote is not None and not vote.closed)
        self.tabs.show_tabs(tabs)
        if self.stage.ballot.team is not None:
            self.tabs.choose(self.stage.ballot.team)

    def _show_foot(self, vote: VoteRound | None) -> None:
        if vote is not None and not vote.closed:
            if not self.booth.asks:
                self.booth.show_ballot()
            self.booth.ballot.refresh()
        elif self.stage.ballot.vote is not None:
            self.booth.show_ballot()
        else:
            sentence, ways = vote_reading.beginnings(self.stage, vote, self._rules_now())
            self.booth.show_start(sentence, ways)

    def _serial(self) -> tuple[int, int]:
        vote, team = self.stage.ballot.vote, self.stage.ballot.team
        return vote_reading.serial(self.stage.desk.workshop, vote, team) if vote is not None else (1, 0)

    def _choose_first_team(self) -> None:
        ballot = self.stage.ballot
        key = vote_reading.first_waiting(self.stage.desk.workshop, ballot.vote, ballot.team)
        if key != ballot.team:
            ballot.choose_team(key)

    def _choose_team(self, team: str) -> None:
        self.stage.ballot.choose_team(team)
        self.booth.focus_first()

    def _press(self, number: int) -> None:
        self.stage.ballot.press(number)
        self.booth.focus_first()

    def _keep_open(self) -> None:
        self.booth.show_ballot()
        self.refresh()
        self.booth.focus_first()

    def _new_round(self) -> None:
        if self.stage.ballot.vote is None:
            self.open_round(None)

    def _look_at(self, key: str) -> None:
        self._round = key
        self.refresh()

    def _ballot_changed(self) -> None:
        if not self.stage.desk.is_open or self.stage.ballot.vote is None:
            return
        self._show_options()
        self._show_teams(self._shown())
        if self.stage.ballot.dots:
            self.options.reveal(self.stage.ballot.dots[-1])

    def _follow(self, change: Change) -> None:
        if not change.touches(*FOLLOWED):
            return
        if change.touches("ideas", "clusters", "teams"):
            self._notes = None
        if change.touches("vote_rounds"):
            self._round = None
            if self.stage.ballot.vote is None:
                self.booth.show_ballot()
        self.refresh()

    def _go_to_clusters(self) -> None:
        desk = self.stage.desk
        found = next((step for step in desk.workshop.activities if step.work == CLUSTER), None)
        if found is not None:
            desk.note(meeting.go_to, found.id, desk.now())


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(28, 24, 28, 24)
    column.addWidget(widget)
    column.addStretch(1)
    return box
