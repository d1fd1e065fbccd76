"""The meeting as it runs: the frame round the workspace of the activity at hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from facilitator.console.actions import bind, shown_keys
from facilitator.console.clock import TIME_ACTIONS, Telling, Ticker, telling
from facilitator.console.course import Course
from facilitator.console.frame import Frame
from facilitator.console.notice import Notice
from facilitator.console.rail import phase_words
from facilitator.console.replan.replanning import Replanning
from facilitator.console.replan.sheet import ReplanSheet
from facilitator.console.reveal import Revealing
from facilitator.console.topbar import HIDDEN, TopBar
from facilitator.console.undoing import Undoing
from facilitator.console.workspace import Keys, Workspace
from facilitator.console.workspaces import SCOPES, Make, Workspaces, kind_of, make_workspace
from facilitator.preview import ShowingTeams
from facilitator.stage import Stage
from facilitator.widgets.clock import sign_at
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.toast import Toast
from workshops import agenda, dates, meeting, timeline
from workshops.change import Change
from workshops.model import Activity
from workshops.phases import CLUSTER

FIRST_KEYS = 3
"""So many keys of a workspace (more where little is written) stand before the frame's; the bar drops the last."""
STEPS = {"one_more_minute": 1, "one_less_minute": -1, "five_more_minutes": 5, "five_less_minutes": -5}


class RunView(QWidget):
    """Shows the open workshop while it runs. `arrive` and `depart` say when it is looked at."""

    finish_wanted = Signal()
    plan_wanted = Signal()
    menu_wanted = Signal()
    help_wanted = Signal()

    def __init__(
        self,
        stage: Stage,
        toast: Toast,
        undoing: Undoing,
        everywhere: Mapping[str, QAction],
        make: Make = make_workspace,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage, self._undoing, self._toast = stage, undoing, toast
        self._workspaces = Workspaces(stage, make)
        self._activity, self._sharing = "", HIDDEN
        self._due = self._teams = False
        self._sign = ("", "")
        self.notice = Notice(stage.theme, stage.words("run.ask.close"))
        self.notice.left.connect(self._focus_work)
        self.revealing = Revealing(stage, toast, self)
        self.course = Course(stage, toast, self.notice, self.revealing, self)
        self.course.finish_wanted.connect(self.finish_wanted)
        self.sheet = ReplanSheet(stage, self)
        self.replanning = Replanning(stage, toast, self.notice, self.sheet, self)
        self.replanning.opened.connect(self._follow_sheet)
        self.ticker = Ticker(stage.desk, self)
        self.ticker.ticked.connect(self._tick)
        self.actions_here = self._bind()
        self._everywhere = everywhere
        self._build({**everywhere, **self.actions_here})
        stage.desk.changed.connect(self._follow)
        stage.desk.history.connect(self._show_undo)
        stage.theme.changed.connect(self._refresh_soon)
        stage.phones.changed.connect(self._refresh_soon)

    @property
    def workspace(self) -> Workspace | None:
        """The workspace on screen."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Workspace) else None

    @property
    def time_actions(self) -> tuple[QAction, ...]:
        """The keys of time, which act in the room's window too."""
        return tuple(self.actions_here[name] for name in TIME_ACTIONS)

    @property
    def scope(self) -> str:
        """The scope of keys that acts in the workspace on screen."""
        if self.replanning.is_open:
            return "replan"
        step = meeting.current(self._stage.desk.workshop) if self._stage.desk.is_open else None
        return SCOPES[kind_of(step.work if step is not None else "")]

    def arrive(self) -> None:
        """The meeting is looked at from now on."""
        self._activity = ""
        self._enter()
        self.ticker.start()

    def depart(self) -> None:
        """The meeting is not looked at any more."""
        self.ticker.stop()
        self.replanning.forget()
        self._show_teams(False)
        if self.workspace is not None:
            self.workspace.leave()
        self.notice.clear()

    def show_sharing(self, sharing: str) -> None:
        """What the shared screen does: hidden, shown or black."""
        self._sharing = sharing
        self._refresh()

    def toggle_teams(self) -> None:
        """Show the room who is in which group, or show it the activity again."""
        if not self._stage.desk.workshop.teams:
            self._toast.tell(self._stage.words("run.told.no_teams"))
            return
        self._show_teams(not self._teams)
        self._toast.tell(self._stage.words("run.told.teams" if self._teams else "run.told.teams_away"))
        self._show_words()

    def _show_teams(self, shown: bool) -> None:
        if shown != self._teams:
            self._teams = shown
            self._stage.desk.previewed.emit(ShowingTeams(shown))

    def tick(self) -> None:
        """Read the clock now."""
        self.ticker.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet with a new plan keeps to the frame, whatever comes and goes above it."""
        if watched is self.frame and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed while something in the frame has the focus goes where it would have gone in the workspace."""
        workspace, focus = self.workspace, QApplication.focusWidget()
        if workspace is None or focus is None or workspace.isAncestorOf(focus) or not is_typed(event):
            super().keyPressEvent(event)
        else:
            workspace.keyPressEvent(event)

    def _bind(self) -> dict[str, QAction]:
        words, course = self._stage.words, self.course
        made = {
            "next_activity": bind(self, "next_activity", words, course.go_next, window_wide=True),
            "previous_activity": bind(self, "previous_activity", words, course.go_previous, window_wide=True),
            "pause": bind(self, "pause", words, course.toggle_pause, window_wide=True),
            "guide": bind(self, "guide", words, lambda: self._bare(self.frame.toggle_guide), window_wide=True),
            "agenda": bind(self, "agenda", words, lambda: self._bare(self.frame.toggle_agenda), window_wide=True),
            "replan": bind(self, "replan", words, self.replanning.toggle, window_wide=True),
            "show_teams": bind(self, "show_teams", words, self.toggle_teams, window_wide=True),
            "plan": bind(self, "plan", words, self.plan_wanted.emit, window_wide=True),
            "finish": bind(self, "finish", words, self.finish_wanted.emit, window_wide=True),
        }
        for name, minutes in STEPS.items():
            made[name] = bind(self, name, words, partial(course.lengthen, minutes), window_wide=True)
        self._reveal_all = bind(self, "board_reveal_all", words, self.revealing.reveal_all, window_wide=True)
        return made

    def _build(self, actions: Mapping[str, QAction]) -> None:
        stage = self._stage
        self.top = TopBar(stage, actions)
        self.top.more_wanted.connect(self.menu_wanted)
        self._stack = QStackedWidget()
        self.frame = Frame(stage, self._stack, actions)
        self.frame.installEventFilter(self)
        self.frame.rail.activity_chosen.connect(self.course.jump)
        self.frame.rail.phase_chosen.connect(self.course.to_phase)
        self.frame.narrow.phase_chosen.connect(self.course.to_phase)
        self.keys = KeyBar(stage.theme)
        self.keys.help_wanted.connect(self.help_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.top, self.notice, self.frame, self.keys):
            column.addWidget(part)
        column.setStretchFactor(self.frame, 1)

    def _follow(self, change: Change) -> None:
        if not self.isVisible() or not self._stage.desk.is_open:
            return
        if change.touches("progress") and meeting.here(self._stage.desk.workshop) != self._activity:
            self._enter()
        if change.verb == "meeting.reveal":
            self.course.follow_reveal()
        if change.touches("timings", "progress", "activities"):
            self.ticker.tick()
        self._refresh_soon()

    def _enter(self) -> None:
        """Another activity is at hand: its workspace takes the middle."""
        step = meeting.current(self._stage.desk.workshop)
        if step is None:
            return
        before = self.workspace
        if before is not None and self._activity:
            before.leave()
        self._activity = step.id
        self._show_teams(False)
        workspace = self._workspaces.of(step.work)
        if self._stack.indexOf(workspace) < 0:
            self._stack.addWidget(workspace)
            self.frame.adopt(workspace)
            workspace.wanted.connect(lambda name: self._everywhere[name].trigger())
        workspace.show_activity(step.id)
        self._stack.setCurrentWidget(workspace)
        self._reveal_all.setEnabled(step.work == CLUSTER)
        self._refresh()
        self.course.ask_about_hidden(step)
        if self.window().isActiveWindow():  # somebody who types on the shared screen is left alone
            workspace.focus_first()

    def _arrange_top(self) -> None:
        """The clock stands in the top bar where nothing beneath shows it."""
        covered, wide = self.replanning.is_open, self.frame.rail_is_wide
        identity = "meeting" if wide and not covered else "activity"
        self.top.arrange(identity, self.frame.clock_above or covered, self.frame.roomy)

    def _bare(self, call: Callable[[], object]) -> None:
        """Do something with what lies beneath the sheet: it goes away first."""
        self.replanning.close()
        call()

    def _cover(self) -> None:
        """The sheet with a new plan lies over the frame, between the bars."""
        self.sheet.setGeometry(self.frame.geometry())
        self.sheet.raise_()

    def _follow_sheet(self, is_open: bool) -> None:
        if is_open:
            self._cover()
        else:
            self._focus_work()
        self._arrange_top()
        self._show_words()

    def _focus_work(self) -> None:
        if self.replanning.is_open:
            self.sheet.focus_first()
        elif self.workspace is not None:
            self.workspace.focus_first()

    def _tick(self) -> None:
        if self._stage.desk.is_open and self.isVisible():
            self.course.beat()
            self._show_time()
            self._show_words()

    def _refresh_soon(self) -> None:
        if not self._due:
            self._due = True
            QTimer.singleShot(0, self, self._refresh)

    def _refresh(self) -> None:
        self._due = False
        step = meeting.current(self._stage.desk.workshop) if self._stage.desk.is_open else None
        workspace = self.workspace
        if step is None or workspace is None:
            return
        following = meeting.following(self._stage.desk.workshop)
        self.frame.arrange(workspace, step)
        self.frame.show_next(following.title if following is not None else None)
        self._arrange_top()
        self._show_time()
        self._show_words()
        self._show_undo()

    def _show_time(self) -> None:
        workshop, now = self._stage.desk.workshop, self._stage.desk.now()
        line = timeline.of(workshop, now)
        told: Telling = telling(self._stage, line)
        self._announce(told)
        self.replanning.follow(line)
        self.top.show_time(told)
        self.frame.show_time(told, line, phase_words(self._stage.words, workshop, now))

    def _announce(self, told: Telling) -> None:
        """Let assistive technology say aloud when a fifth and a twentieth of the time is left, and when it is over."""
        sign = "over" if told.left < 0 else sign_at(told.left, told.allotted)
        before, self._sign = self._sign, (self._activity, sign)
        if sign and before[0] == self._activity and before[1] != sign and QAccessible.isActive():
            said = self._stage.words(f"run.clock.{sign}")
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_words(self) -> None:
        """What the workspace says of itself: beside its name, of the shared screen, in the key bar."""
        workspace, step = self.workspace, meeting.current(self._stage.desk.workshop)
        if workspace is None or step is None:
            return
        self.top.show_heading(*self._heading(step, workspace))
        sees = self._stage.words("run.room.teams") if self._teams else workspace.room_sees()
        phones = self._stage.phones
        self.top.show_room(phones.beside(self._stage.words, sees), self._sharing)
        self.keys.show_keys(self._keys(workspace), self._stage.words("actions.help"))

    def _heading(self, step: Activity, workspace: Workspace) -> tuple[str, str, str]:
        words, workshop = self._stage.words, self._stage.desk.workshop
        if self.frame.rail_is_wide and not self.replanning.is_open:
            day = dates.text(words, workshop.date, "long" if self.frame.roomy else "medium")
            people = words("words.count.participants", n=agenda.crowd(workshop))
            return "", workshop.title, f"{day} · {people}"
        lead = words(f"words.phase.{step.phase}") if step.phase else ""
        order = [each.id for each in agenda.steps(workshop)]
        place = words("run.top.place", n=order.index(step.id) + 1, of=len(order))
        more = workspace.subtitle()
        return lead, step.title, words("run.top.detail", place=place, more=more) if more else place

    def _keys(self, workspace: Workspace) -> Keys:
        """The workspace's own keys and the frame's: those of the frame first where much is written."""
        if self.replanning.is_open:
            return self.sheet.keys()
        own = workspace.keys()
        words = self._stage.words
        first: Keys = [(shown_keys("next_activity", words), words("actions.next_activity"))]
        rest = ["black_out", "pause", *(["guide"] if self.frame.guide_is_away else []), "undo"]
        after: Keys = [(shown_keys(name, words), words(f"actions.{name}")) for name in rest]
        wide = workspace.rail == "wide"
        most = own[: FIRST_KEYS if wide else FIRST_KEYS + 3]
        order = [*first, *most, *after, *own] if wide else [*most, *first, *after, *own]
        shown: Keys = []
        for caps, text in order:
            if all(caps != known for known, _ in shown):
                shown.append((caps, text))
        return shown

    def _show_undo(self) -> None:
        self.top.show_step(self._undoing.next_step)
