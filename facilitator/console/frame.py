"""What stands round the workspace: the rail, the side panel and the button onwards, in every size of window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.actions import shown_keys
from facilitator.console.clock import Telling
from facilitator.console.drawer import Drawer, SideTab
from facilitator.console.rail import NarrowRail, PhaseWords, Rail
from facilitator.console.side import GuideSheet, SidePanel
from facilitator.console.workspace import Workspace
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.keys import cap_size
from workshops.model import Activity
from workshops.timeline import Timeline

SMALL, TINY = 1400, 1100
"""Window widths, at normal text, below which the guide becomes a tab and below which the rail becomes narrow."""
LONGEST_NEXT = 170  # pixels of words where the button to the next activity stands beside a line
MOST_GROWTH = 1.3
"""How much that grows with the text at most: the line beside it needs the room."""
SHORT = 4
"""A shortened name does not end in a word of fewer letters than this (och, på, and, of)."""
SHORTEST = 5
"""A name that would be shorter than this is cut with an ellipsis instead."""


class Frame(QWidget):
    """Holds the workspaces in its middle. `arrange` fits everything to the window and to the workspace on screen."""

    def __init__(self, stage: Stage, middle: QWidget, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.rail, self.narrow = Rail(stage), NarrowRail(stage)
        self.side = SidePanel(stage, actions)
        self.next = Button("", theme, " ".join(shown_keys("next_activity", words)), kind="live")
        self.next.clicked.connect(actions["next_activity"].trigger)
        self.next.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tab = SideTab(theme)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(middle, 1)
        centre.addLayout(self._foot)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for part in (self.rail, self.narrow):
            self._row.addWidget(part)
        self._row.addLayout(centre, 1)
        for last in (self.side, self.tab):
            self._row.addWidget(last)
        self._left, self._right = Drawer(self, theme, "left"), Drawer(self, theme, "right")
        self.sheet, self._over = GuideSheet(stage), Drawer(self, theme, "right")
        self._over.hold(self.sheet)
        self._folded: dict[str, bool] = {"rail": False, "side": False}
        self._next_at: object = None
        self._workspace: Workspace | None = None
        self._connect()

    def _connect(self) -> None:
        self.narrow.expand_wanted.connect(self.toggle_agenda)
        self.rail.escaped.connect(self._leave_rail)
        self.rail.activity_chosen.connect(self._left.close_up)
        self.rail.phase_chosen.connect(self._left.close_up)
        self.tab.clicked.connect(self._right.toggle)
        self._right.toggled.connect(self._follow_drawer)

    @property
    def roomy(self) -> bool:
        """Whether there is room for everything."""
        return self._room() >= SMALL

    @property
    def rail_is_wide(self) -> bool:
        """Whether the diamonds and the agenda stand at the left."""
        return not self._folded["rail"]

    @property
    def side_is_folded(self) -> bool:
        """Whether the side panel is a tab."""
        return self._folded["side"]

    @property
    def guide_is_away(self) -> bool:
        """Whether the guide must be asked for."""
        return self.side_is_folded or not self.side.guide.isVisibleTo(self)

    @property
    def clock_above(self) -> bool:
        """Whether the clock stands in the top bar."""
        return self.side_is_folded or self.side.holds_own

    def adopt(self, workspace: Workspace) -> None:
        """Take in what a workspace puts at the side, before it can be shown anywhere else."""
        own = workspace.side()
        if own is not None:
            self.side.adopt(own)
            workspace.side_wanted.connect(self._slide_side, Qt.ConnectionType.UniqueConnection)

    def arrange(self, workspace: Workspace, activity: Activity) -> None:
        """Fit everything to the window, round this workspace."""
        self._workspace = workspace
        room, own = self._room(), workspace.side()
        self._fold("rail", workspace.rail != "wide" or room < TINY)
        self._fold("side", room < TINY or (room < SMALL and (own is None or workspace.side_folds)))
        self.rail.set_tight(room < SMALL)
        clock = not self.side_is_folded
        whole, told = workspace.whole_guide, workspace.told()
        self.side.show_activity(activity, own, workspace.side_width, whole=whole, clock=clock, told=told)
        self.sheet.show_activity(activity)
        self._name_tab(*(workspace.side_name() if own is not None else ("", ())), own=own is not None)
        self.narrow.setVisible(not self.rail_is_wide)
        self.tab.setVisible(self.side_is_folded)
        self._place_next(workspace)

    def show_next(self, title: str | None) -> None:
        """The name of the next activity; None after the last."""
        words = self._stage.words
        said = words("run.next", title=title) if title is not None else words("run.last")
        shown = said if title is None else words("run.next", title=self._shortened(title, words("run.next", title="")))
        if self.next.words != shown:
            self.next.set_text(shown)
        self.next.setAccessibleName(said)
        self.next.setToolTip(said)

    def show_time(self, told: Telling, line: Timeline, phases: PhaseWords) -> None:
        """Show the time and where the meeting is."""
        self.side.show_time(told)
        self.rail.show_line(line, phases)
        self.narrow.show_line(line, phases)

    def toggle_agenda(self) -> None:
        """To the agenda and back; a narrow rail opens for it."""
        if self.rail.agenda.hasFocus():
            self._leave_rail()
            return
        if not self.rail_is_wide:
            self._left.open_up()
        self.rail.agenda.take_focus()

    def toggle_guide(self) -> None:
        """A guide that is away slides out and back; else it takes the focus, to be scrolled, and gives it back."""
        guide = self.side.guide
        if guide.isVisible() and not self.side_is_folded:
            self._focus_work() if guide.hasFocus() else guide.setFocus()
        elif self.side_is_folded and not self.side.holds_own:
            self._right.toggle()
        else:
            self._over.toggle()

    def _slide_side(self, out: bool) -> None:
        if self.side_is_folded:
            self._right.open_up() if out else self._right.close_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for drawer in (self._left, self._right, self._over):
            drawer.raise_()

    def _room(self) -> float:
        return self.width() / self._stage.theme.text_scale

    def _fold(self, part: str, folded: bool) -> None:
        """Move the rail or the side panel between its place and its drawer."""
        if folded == self._folded[part]:
            return
        self._folded[part] = folded
        drawer, widget = (self._left, self.rail) if part == "rail" else (self._right, self.side)
        if folded:
            self._row.removeWidget(widget)
            drawer.hold(widget)
            return
        drawer.give_back()
        self._row.insertWidget(0 if part == "rail" else self._row.count() - 1, widget)
        widget.show()

    def _name_tab(self, name: str, keys: tuple[str, ...], *, own: bool) -> None:
        words = self._stage.words
        if own:
            self.tab.show_name(name or words("run.side.own"), " ".join(keys))
        else:
            self.tab.show_name(words("run.side.name"), " ".join(shown_keys("guide", words)), words("run.side.about"))

    def _place_next(self, workspace: Workspace) -> None:
        """The button stands at the foot of the side panel, else at the end of the workspace's bottom line, else below."""
        place: object = "side"
        if self.side_is_folded and not self._right.is_out:
            place = workspace if workspace.foot is not None else "foot"
        beside = place != "side"
        self._foot.setContentsMargins(*((24, 8, 24, 16) if place == "foot" else (0, 0, 0, 0)))
        if place == self._next_at:
            return
        self._next_at = place
        self.next.set_longest(self._longest_next if beside else 0)
        policy = QSizePolicy.Policy.Fixed if beside else QSizePolicy.Policy.Expanding
        self.next.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        if place == "side":
            self.side.take(self.next)
        elif workspace.foot is not None:
            workspace.foot.addWidget(self.next)
        else:
            self._foot.addWidget(self.next)
        self.next.show()

    def _follow_drawer(self, out: bool) -> None:
        self.tab.setChecked(out)
        if self._workspace is not None:
            self._place_next(self._workspace)

    @property
    def _longest_next(self) -> int:
        return round(LONGEST_NEXT * min(self._stage.theme.text_scale, MOST_GROWTH))

    def _shortened(self, title: str, before: str) -> str:
        """As many whole words of a title as the button has room for behind its first word; at least one."""
        metrics = QFontMetricsF(self.next.font())
        taken = cap_size(self._stage.theme, self.next.keys).width() + 8 + 2 * 20
        room = self._longest_next if self._next_at != "side" else self.side.maximumWidth() - 40 - taken
        parts = title.split()
        while len(parts) > 1 and metrics.horizontalAdvance(before + " ".join(parts)) > room:
            parts.pop()
            while len(parts) > 1 and len(parts[-1]) < SHORT:
                parts.pop()
        kept = " ".join(parts).rstrip(",:;–")
        return kept if len(kept) >= SHORTEST or kept == title else title

    def _leave_rail(self) -> None:
        if not self.rail_is_wide:
            self._left.close_up()
        self._focus_work()

    def _focus_work(self) -> None:
        if self._workspace is not None:
            self._workspace.focus_first()
