"""The workspace of explore: ideas by target group and team, hidden until they are shown, written on one line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.notice import Notice
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases import tagging
from facilitator.phases.arriving import Arriving
from facilitator.phases.explore_menus import ExploreMenus
from facilitator.phases.group_column import BAR
from facilitator.phases.heading import Heading
from facilitator.phases.idea_columns import IdeaColumns
from facilitator.phases.note_editing import NoteEditing
from facilitator.phases.note_sheet import ring_room
from facilitator.phases.paper_job import PaperJob
from facilitator.phases.prompts import Prompts
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.entry_line import EntryLine
from facilitator.widgets.surface import Empty
from facilitator.widgets.text import Text
from workshops import ideas, meeting
from workshops.change import Change
from workshops.model import Activity, Team, find

LOW = 720
"""Below this height the heading is one line."""
MARGIN = 24


class ExploreWorkspace(Workspace):
    """Everything here can be done without the pointer, and nothing stops anybody who is writing."""

    rail = "wide"

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        words, theme = stage.words, stage.theme
        self._shown_together: tuple[str, ...] = ()
        self._stale = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading = Heading(stage)
        self.counts = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self.reveal_button = Button("", theme, " ".join(shown_keys("explore_reveal_all", words)))
        self.more_button = Button("", theme, kind="quiet", icon="ellipsis", name=words("explore.more"))
        self.columns = IdeaColumns(stage)
        write = Button(words("explore.empty.action"), theme, " ".join(shown_keys("explore_write", words)))
        self.empty = Empty(theme, words("explore.empty.sentence"), write)
        self.line = EntryLine(stage)
        self.arriving = Arriving(stage, self)
        self.notice = Notice(theme, words("explore.close"))
        self.menus = ExploreMenus(stage, self)
        self.paper = PaperJob(stage, self.notice, self)
        self.held_up = Notice(theme, words("explore.close"))
        self.prompts = Prompts(stage, self.held_up, self)
        self.editing = NoteEditing(stage, words("explore.edit_name"), self._reword, self)
        write.clicked.connect(self.focus_first)
        self._build()
        self._connect()
        self._bind_keys()

    def show_activity(self, activity: str) -> None:
        self.stage.entry.use("ideas")
        self.heading.show_activity(find(self.stage.desk.workshop, Activity, activity))
        self.columns.rebuild()
        self._stale = False
        self._mark_team(None)

    def leave(self) -> None:
        self.editing.stop()
        self.notice.clear()
        self.prompts.away()
        self.stage.entry.keep()

    def keys(self) -> Keys:
        words = self.stage.words
        last = max(1, min(9, len(self.stage.entry.teams)))
        return [
            (("Ctrl", f"1–{last}"), words("explore.key.team")),
            (shown_keys("explore_reveal", words), words("explore.key.reveal")),
            (shown_keys("explore_reveal_all", words), words("explore.key.reveal_all")),
            (shown_keys("undo", words), words("actions.undo")),
            (("Esc",), words("explore.key.leave")),
            (shown_keys("explore_batch", words), words("explore.key.batch")),
            (shown_keys("explore_prompt", words), words("explore.key.prompt")),
            (shown_keys("explore_find_team", words), words("explore.key.find_team")),
        ]

    def subtitle(self) -> str:
        return self.stage.words("words.count.ideas", n=self.columns.count)

    def room_sees(self) -> str:
        return self.stage.words("explore.room_sees")

    def focus_first(self) -> None:
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed anywhere here goes to the line."""
        if is_typed(event):
            self.line.take(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.stage.desk.is_open and self.stage.entry.mode == "ideas":
            self.columns.rebuild()
            self._mark_team(None)
        self._stale = False
        self.arriving.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.arriving.sleep()

    def reveal(self, team: str, revealed: bool) -> None:
        """Show a team's notes to the room, or hide them again."""
        self.stage.desk.note(meeting.reveal, [team], revealed)

    def toggle_chosen(self) -> None:
        """Show or hide the notes of the team typed for."""
        team = self.stage.entry.team
        if team is not None:
            self.reveal(team, not find(self.stage.desk.workshop, Team, team).revealed)

    def toggle_all(self) -> None:
        """Show every team that is hidden; when none is, hide those that were shown together last."""
        teams = self.stage.desk.workshop.teams
        hidden = tuple(team.id for team in teams if not team.revealed)
        if hidden:
            self._shown_together = hidden
            self.stage.desk.note(meeting.reveal, hidden, True)
        else:
            known = {team.id for team in teams}
            again = [team for team in self._shown_together if team in known] or sorted(known)
            self.stage.desk.note(meeting.reveal, again, False)

    def toggle_done(self) -> None:
        """The team typed for says that it has finished, or writes again."""
        team = self.stage.entry.team
        if team is not None:
            done = find(self.stage.desk.workshop, Team, team).done
            self.stage.desk.note(meeting.mark_done, team, not done)

    def edit(self, key: str) -> None:
        """Edit a note where it stands; a hidden one must be shown first."""
        block = self.columns.block_of(key)
        if block is not None and not self.editing.start(block.list, key):
            self.notice.ask("hidden", self.stage.words("explore.is_hidden", name=block.team.name), ())

    def _build(self) -> None:
        self.heading.add(self.counts, spared=True)
        self.heading.add(self.reveal_button)
        self.heading.add(self.more_button)
        self.foot = self.line.row
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._rows = [QHBoxLayout() for _ in range(5)]
        parts = (self.heading, self.notice, self.empty, self.line, self.held_up)
        for row, part in zip(self._rows, parts, strict=True):
            row.addWidget(part)
        self._column.addLayout(self._rows[0])
        self._column.addLayout(self._rows[4])
        self._column.addLayout(self._rows[1])
        self._column.addWidget(self.columns, 1)
        self._column.addLayout(self._rows[2])
        self._column.addLayout(self._rows[3])

    def _arrange(self) -> None:
        """One line of heading where height is scarce; no more width than the columns use.

        The columns reach further out than the rest: rings and bars for scrolling stand in the margin.
        """
        theme = self.stage.theme
        low = self.height() < theme.scaled(LOW)
        room = ring_room(theme)
        side = max(MARGIN, (self.width() - self.columns.widest) // 2)
        self.heading.set_compact(low)
        self._column.setContentsMargins(side - room, 12 if low else 18, side - room - BAR, 0)
        for row in self._rows:
            row.setContentsMargins(room, 0, room + BAR, 0)
        for notice in (self._rows[1], self._rows[4]):
            notice.setContentsMargins(room, 0, room + BAR, 8)
        self._rows[0].setContentsMargins(room, 0, room + BAR, 4 if low else 10)

    def _connect(self) -> None:
        stage, columns = self.stage, self.columns
        stage.desk.changed.connect(self._follow)
        stage.desk.opened.connect(self._opened)
        stage.entry.changed.connect(self._mark_team)
        self.reveal_button.clicked.connect(self.toggle_all)
        self.more_button.clicked.connect(self._open_more)
        self.notice.left.connect(self.focus_first)
        self.arriving.told.connect(self.line.tell_alike)
        self.held_up.left.connect(self.focus_first)
        self.line.left.connect(self._leave_line)
        self.line.undo_wanted.connect(stage.desk.undo)
        columns.rebuilding.connect(self.editing.stop)
        columns.counted.connect(self._tell_counts)
        columns.reveal_wanted.connect(self._reveal_clicked)
        columns.team_chosen.connect(self._choose_team)
        columns.team_menu_wanted.connect(self.menus.team)
        columns.note_menu_wanted.connect(self._open_note_menu)
        columns.edit_wanted.connect(self.edit)
        columns.discard_wanted.connect(self._discard)

    def _bind_keys(self) -> None:
        words, entry = self.stage.words, self.stage.entry
        calls: dict[str, Callable[[], object]] = {
            "explore_write": self.focus_first,
            "explore_find_team": self.line.choose,
            "explore_reveal": self.toggle_chosen,
            "explore_reveal_all": self.toggle_all,
            "explore_done": self.toggle_done,
            "explore_batch": lambda: entry.set_batch(not entry.batch),
            "explore_prompt": lambda: self.prompts.next(self._under_more()),
            "explore_prompt_away": self.prompts.away,
            "explore_slips": lambda: self.paper.write("slips"),
            "explore_sheets": lambda: self.paper.write("sheets"),
        }
        for name, call in calls.items():
            bind(self, name, words, call, window_wide=True)
        bind(self.columns, "explore_move", words, self._move)
        bind(self.columns, "explore_tag", words, self._tag)
        for number, keys in enumerate(act("explore_team").keys):
            self._add_key("explore_team", keys, partial(self._choose_number, number))
        for number, keys in enumerate(act("explore_target_group").keys):
            self._add_key("explore_target_group", keys, partial(self._choose_target_group, number))

    def _add_key(self, name: str, keys: str, call: Callable[[], object]) -> None:
        action = QAction(self.stage.words(f"actions.{name}"), self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: call())
        self.addAction(action)

    def _follow(self, change: Change) -> None:
        if not self.isVisible():
            self._stale = True
        elif self.stage.entry.mode == "ideas" and self.stage.desk.is_open:
            if change.touches("ideas", "teams", "workshops"):
                self.columns.apply(change)
            if change.touches("teams", "workshops"):
                self._mark_team(None)
            if change.touches("activities"):
                self._name()

    def _reveal_clicked(self, team: str, revealed: bool) -> None:
        """The button goes with the click, so the caret goes back to the line."""
        self.line.setFocus()
        self.reveal(team, revealed)

    def _opened(self) -> None:
        self.editing.stop()
        self._shown_together = ()

    def _name(self) -> None:
        here = meeting.current(self.stage.desk.workshop)
        if here is not None:
            self.heading.show_activity(here)

    def _mark_team(self, origin: object) -> None:
        if origin is None and self.stage.desk.is_open and self.stage.entry.mode == "ideas":
            self.columns.mark_chosen(self.stage.entry.team, " ".join(shown_keys("explore_reveal", self.stage.words)))

    def _tell_counts(self) -> None:
        words, teams = self.stage.words, self.stage.desk.workshop.teams
        shown = sum(team.revealed for team in teams)
        count = words("words.count.ideas", n=self.columns.count)
        if not teams:
            said = count
        elif shown == len(teams):
            said = words("explore.counts_all", ideas=count)
        else:
            said = words("explore.counts", ideas=count, shown=shown, n=len(teams))
        offered = words("explore.hide_again" if teams and shown == len(teams) else "explore.show_all")
        fits = len(said) == len(self.counts.text()) and offered == self.reveal_button.words
        self.counts.setText(said)
        self.empty.setVisible(not self.columns.count)
        if not fits:
            self.reveal_button.set_text(offered)
            self.reveal_button.setEnabled(bool(teams))
            self.heading.fit()

    def _choose_team(self, team: str) -> None:
        self.stage.entry.choose_team(team)
        self.line.setFocus()

    def _choose_number(self, number: int) -> None:
        teams = self.stage.entry.teams
        if number < len(teams):
            self._choose_team(teams[number])

    def _choose_target_group(self, number: int) -> None:
        codes: list[str | None] = [None, *self.stage.desk.workshop.target_groups.split()]
        if number < len(codes):
            self.stage.entry.choose_target_group(codes[number])

    def _leave_line(self) -> None:
        if not self.columns.enter():
            self.reveal_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reword(self, key: str, text: str) -> bool:
        return self.stage.desk.do(ideas.reword, key, text)

    def _discard(self, keys: list[str]) -> None:
        self.stage.desk.do(ideas.discard, keys)

    def _keys_here(self) -> list[str]:
        block = self.columns.current
        return block.list.chosen_keys() if block is not None else []

    def _move(self) -> None:
        block, keys = self.columns.current, self._keys_here()
        if block is not None and keys:
            rect = block.list.note_rect(block.list.notes.at(keys[-1]) or 0)
            self.menus.move_notes(keys, block.list.viewport().mapToGlobal(rect.bottomLeft()))

    def _tag(self) -> None:
        block, keys = self.columns.current, self._keys_here()
        if block is not None and keys:
            rect = block.list.note_rect(block.list.notes.at(keys[-1]) or 0)
            tagging.pop(self.stage, self, keys, block.list.viewport().mapToGlobal(rect.bottomLeft()))

    def _open_note_menu(self, at: QPoint) -> None:
        keys = self._keys_here()
        if keys:
            self.menus.notes(keys, at, lambda: self.edit(keys[0]), lambda: self._discard(keys))

    def _under_more(self) -> QPoint:
        return self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 4))

    def _open_more(self) -> None:
        words, entry = self.stage.words, self.stage.entry
        foot = self._under_more()
        batch = words("explore.batch_off" if entry.batch else "explore.batch_on")
        self.menus.more(
            foot,
            (
                ("explore_prompt", words("actions.explore_prompt"), lambda: self.prompts.next(foot)),
                ("", words("explore.prompt.decks"), lambda: self.prompts.ask(foot)),
                ("explore_batch", batch, lambda: entry.set_batch(not entry.batch)),
                ("open_file", words("explore.import"), lambda: self.wanted.emit("open_file")),
                ("explore_slips", words("actions.explore_slips"), lambda: self.paper.write("slips")),
                ("explore_sheets", words("actions.explore_sheets"), lambda: self.paper.write("sheets")),
            ),
        )
