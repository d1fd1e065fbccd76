"""The workspace of what has no board: opening, check-in, talk, warm-up, discussion, monitoring, matters, break, closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.guide import card
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases.heading import Heading
from facilitator.phases.merging import Merger
from facilitator.phases.news_panel import NewsPanel
from facilitator.phases.note_sheet import ring_room
from facilitator.phases.plain_break import BreakPage
from facilitator.phases.plain_steps import Steps
from facilitator.phases.points import PointRow, Points
from facilitator.phases.said import Said
from facilitator.preview import Following
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.entry_line import EntryLine
from facilitator.widgets.text import Text
from workshops import attendance, meeting, methods, outcomes
from workshops.change import Change
from workshops.model import Activity, Point, Team, find
from workshops.phases import BREAK, MONITORING

BY_TEAM = ("discussion",)
"""The work in which a point may be a team's."""
OFFERED = {"opening": "attendance", "check_in": "attendance", "closing": "next_dates"}
"""What of the meeting around it is at hand in a kind of work, by the id of its action."""
MARGIN, GAP = 24, 20
LOW, NARROW, WIDEST, LONGEST_LINE = 720, 640, 1140, 760
EACH = 5_000
"""Milliseconds between readings of the clock on the page of a break."""


class PlainWorkspace(Workspace):
    """What the moment is for and how it is done, beside what is worth remembering of it."""

    rail = "wide"

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        words, theme = stage.words, stage.theme
        self._activity, self._left = "", True
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.heading = Heading(stage)
        self.purpose = Text("", theme, "say", "inkSoft", wrap=True)
        self.challenge = Text("", theme, "heading2", wrap=True)
        self.steps = Steps(theme, words("plain.steps"))
        self.news = NewsPanel(stage)
        self.points = Points(stage, self._reword, self._forget)
        self.said = Said(stage)
        self.line = EntryLine(stage)
        self.foot: QBoxLayout | None = self.line.row
        self.pause = BreakPage(stage)
        self.merger = Merger(stage, self)
        self.matter = Button("", stage.theme, size="dense")
        self._timer = QTimer(self, interval=EACH)
        self._timer.timeout.connect(self.pause.refresh)
        self._build()
        stage.desk.changed.connect(self._follow)
        stage.theme.changed.connect(self._arrange)
        for part in (self.points, self.news):
            part.typed.connect(self.line.take)
        self.points.moved.connect(self._move)
        self.line.left.connect(self._leave_line)
        self.line.undo_wanted.connect(stage.desk.undo)
        self.merger.changed.connect(self._show_page)
        self.matter.clicked.connect(lambda: self.wanted.emit(self._offered))
        self._bind_keys()

    def show_activity(self, activity: str) -> None:
        self.points.stop()
        self._activity, self._left = activity, False
        row = find(self.stage.desk.workshop, Activity, activity)
        pauses = row.work == BREAK
        fields = () if pauses else methods.fields(row.method, self.stage.words.language)
        self.stage.entry.use("none" if pauses else "points", by_team=row.work in BY_TEAM, fields=fields)
        self.news.show_activity(activity if row.work == MONITORING else "")
        self._describe(row)
        self.merger.open(activity, self.stage.entry.by_team)
        self.said.show_activity(row)
        self._pages.setCurrentIndex(1 if pauses else 0)
        self.line.setVisible(not pauses)
        self.foot = None if pauses else self.line.row
        self._show_points()
        if pauses:
            self.pause.refresh()

    def leave(self) -> None:
        self._left = True  # the line is another's from now on
        self.points.stop()
        self.merger.leave()
        self.stage.desk.previewed.emit(Following())
        self.said.keep()
        self.stage.entry.keep()

    def keys(self) -> Keys:
        words = self.stage.words
        if self._pauses:
            return []
        shown: Keys = [(shown_keys("plain_write", words), words("actions.plain_write"))]
        if self.stage.entry.by_team:
            last = max(1, min(9, len(self.stage.entry.teams)))
            shown.insert(0, (("Ctrl", f"1–{last}"), words("explore.key.team")))
            shown.append((shown_keys("plain_reveal", words), words("plain.key.reveal")))
            shown.insert(1, (shown_keys("plain_view", words), words("matters.merged.key")))
        if self._watches:
            own: Keys = [(shown_keys(name, words), words(f"actions.{name}")) for name in ("news_write", "news_open")]
            shown = [*own, *shown]
        if self.stage.entry.fields:
            shown.append(((*shown_keys("plain_field_before", words), shown_keys("plain_field_after", words)[-1]),
                          words("plain.key.field")))  # fmt: skip
        if not self.said.isHidden():
            shown.append((shown_keys("plain_said", words), words("actions.plain_said")))
        return [*shown, (("Esc",), words("explore.key.leave"))]

    def subtitle(self) -> str:
        count = len(self.points.list.rows.rows)
        return self.stage.words("plain.count", n=count) if count else ""

    def told(self) -> frozenset[str]:
        steps = self.steps.steps and not self.steps.isHidden()
        shown = {"purpose": self.purpose.text() and not self.purpose.isHidden(), "steps": steps}
        return frozenset(name for name, here in shown.items() if here and not self._pauses)

    def room_sees(self) -> str:
        row = self._row()
        return row.title if row is not None else ""

    def focus_first(self) -> None:
        if self._watches:
            self.news.focus_first()
        else:
            self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed anywhere here goes to the line."""
        if is_typed(event) and not self._pauses:
            self.line.take(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    @property
    def _pauses(self) -> bool:
        return self._pages.currentIndex() == 1

    @property
    def _watches(self) -> bool:
        """Whether it is the world outside that is talked of."""
        return not self.news.isHidden() and not self._pauses

    def _write(self) -> None:
        (self.pause if self._pauses else self.line).setFocus()

    def _watch(self, call: Callable[[], None]) -> None:
        if self._watches:
            call()

    def _build(self) -> None:
        body = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.addWidget(self.steps, 1)
        self._halves.addWidget(self.news, 1)
        noted = QVBoxLayout()
        noted.setSpacing(8)
        noted.addWidget(self.said)
        noted.addWidget(self.points, 1)
        self._halves.addLayout(noted, 1)
        self._words = QVBoxLayout()
        self._words.setSpacing(10)
        self._words.addWidget(self.purpose)
        self._words.addWidget(self.challenge)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addLayout(self._words)
        inner.addLayout(self._halves, 1)
        self._pages = QStackedLayout()
        body.setParent(self)  # a page without a parent would flash as a window of its own
        self._pages.addWidget(body)
        self._pages.addWidget(self.pause)
        self._pages.addWidget(self.merger.view)
        self.heading.add(self.merger.switch)
        self._place_offer()
        self._top, self._bottom = QVBoxLayout(), QVBoxLayout()
        self._top.addWidget(self.heading)
        self._bottom.addWidget(self.line)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._pages, 1)
        self._column.addLayout(self._bottom)

    def _arrange(self) -> None:
        theme = self.stage.theme
        low, room = self.height() < theme.scaled(LOW), ring_room(theme)
        side = max(MARGIN, (self.width() - theme.scaled(WIDEST)) // 2)
        narrow = self.width() - 2 * side < theme.scaled(NARROW)
        self.heading.set_compact(low)
        self._column.setContentsMargins(side - room, 12 if low else 18, side - room, 0)
        self._top.setContentsMargins(room, 0, room, 8)
        self._bottom.setContentsMargins(room, 0, room, 0)
        self._words.setContentsMargins(room, 0, room, 0)
        self._halves.setSpacing(max(0, GAP - 2 * room))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)
        self.purpose.setMaximumWidth(theme.scaled(LONGEST_LINE))
        self.purpose.setVisible(bool(self.purpose.text()) and not narrow and not self._watches)  # the guide has it too
        self.steps.setVisible(bool(self.steps.steps) and not self._watches)

    def _show_page(self) -> None:
        """The points as they came beside the steps, or all of them merged."""
        if not self._pauses:
            self._pages.setCurrentIndex(2 if self.merger.how else 0)

    @property
    def _offered(self) -> str:
        """What of the meeting around it belongs in this kind of step: who is there, or when people meet next."""
        row = self._row()
        return OFFERED.get(row.work, "") if row is not None else ""

    def _place_offer(self) -> None:
        self.heading.add(self.matter)

    def _offer(self) -> None:
        """A button at the top for that, with what there is already."""
        name, words = self._offered, self.stage.words
        if name:
            workshop = self.stage.desk.workshop
            count = attendance.total(workshop) if name == "attendance" else len(workshop.occasions)
            said = words(f"matters.offer.{name}", n=count) if count else words(f"actions.{name}")
            self.matter.set_text(said, " ".join(shown_keys(name, words)))
        self.matter.setVisible(bool(name))
        self.heading.fit()

    def _bind_keys(self) -> None:
        words, entry = self.stage.words, self.stage.entry
        bind(self, "news_write", words, lambda: self._watch(self.news.write), window_wide=True)
        bind(self, "news_open", words, lambda: self._watch(self.news.open_link), window_wide=True)
        bind(self, "plain_view", words, self.merger.turn, window_wide=True)
        bind(self, "plain_write", words, self._write, window_wide=True)
        bind(self, "plain_said", words, self._write_said, window_wide=True)
        bind(self, "plain_find_team", words, self._find_team, window_wide=True)
        bind(self, "plain_reveal", words, self._toggle_reveal, window_wide=True)
        for number, keys in enumerate(act("plain_team").keys):
            action = QAction(words("actions.plain_team"), self)
            action.setShortcut(QKeySequence(keys))
            call: Callable[..., None] = partial(self._choose_number, number)
            action.triggered.connect(lambda _=False, call=call: call())
            self.addAction(action)
        entry.changed.connect(self._team_chosen)

    def _row(self) -> Activity | None:
        activities = self.stage.desk.workshop.activities if self.stage.desk.is_open else []
        return next((row for row in activities if row.id == self._activity), None)

    def _describe(self, row: Activity) -> None:
        self.heading.show_activity(row)
        found = card(row, self.stage.words.language)
        self.purpose.setText(found.purpose if found is not None else "")
        self.challenge.setText(self.stage.desk.workshop.challenge)
        self.challenge.setVisible(row.work == "opening" and bool(self.challenge.text()))
        self.steps.show_steps(found.steps if found is not None else ())
        self._offer()
        self._arrange()

    def _show_points(self) -> None:
        workshop, fields = self.stage.desk.workshop, self.stage.entry.fields
        teams = {team.id: team for team in workshop.teams}
        places = {field.id: place for place, field in enumerate(fields)}
        points = sorted(
            outcomes.points_of(workshop, self._activity), key=lambda point: places.get(point.field, len(fields))
        )
        rows, before = [], ""
        for point in points:
            name = fields[places[point.field]].name if point.field in places else ""
            row = self._point(point, teams, name)
            rows.append(row if name == before else replace(row, heading=name))
            before = name
        self.points.show_points(rows)

    def _point(self, point: Point, teams: dict[str, Team], field: str) -> PointRow:
        words, team = self.stage.words, teams.get(point.team_id or "")
        if team is not None and not team.revealed:
            return PointRow(point.id, "", words("plain.hidden_point", name=team.name), team.name, True)
        name = team.name if team is not None else ""
        spoken = words("plain.point_of", name=name, text=point.text) if name else point.text
        return PointRow(
            point.id, point.text, words("plain.point_of", name=field, text=spoken) if field else spoken, name
        )

    def _follow(self, change: Change) -> None:
        if self.stage.desk.is_open and change.touches("attendance", "occasions"):
            self._offer()
        if self._left or not self.stage.desk.is_open or self.stage.entry.mode not in ("points", "none"):
            return
        row = self._row()
        if row is None:
            return
        if change.touches("points", "teams"):
            self._show_points()
            self.merger.refresh()
        if change.touches("activities", "workshops"):
            fields = methods.fields(row.method, self.stage.words.language)
            if self.stage.entry.mode == "points" and fields != self.stage.entry.fields:
                self.stage.entry.use("points", by_team=row.work in BY_TEAM, fields=fields)
                self._show_points()
            self._describe(row)
        if self._pauses and change.touches("activities", "progress", "timings"):
            self.pause.refresh()

    def _reword(self, key: str, text: str) -> bool:
        return self.stage.desk.do(outcomes.reword_point, key, text)

    def _forget(self, key: str) -> None:
        self.stage.desk.do(outcomes.forget_point, key)

    def _move(self, key: str, step: int) -> None:
        fields = [field.id for field in self.stage.entry.fields]
        point = find(self.stage.desk.workshop, Point, key)
        if fields:
            at = fields.index(point.field) if point.field in fields else -1 if step > 0 else len(fields)
            if 0 <= at + step < len(fields) and self.stage.desk.do(outcomes.refield_point, key, fields[at + step]):
                self.points.list.choose(key)

    def _leave_line(self) -> None:
        if self.points.list.rows.rows:
            self.points.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_said(self) -> None:
        if self.said.isVisible():
            self.said.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _find_team(self) -> None:
        if self.stage.entry.by_team:
            self.line.choose(teams=True)

    def _choose_number(self, number: int) -> None:
        teams = self.stage.entry.teams
        if self.stage.entry.by_team and number < len(teams):
            self.stage.entry.choose_team(teams[number])

    def _toggle_reveal(self) -> None:
        team = self.stage.entry.team
        if self.stage.entry.by_team and team is not None:
            shown = find(self.stage.desk.workshop, Team, team).revealed
            self.stage.desk.note(meeting.reveal, [team], not shown)

    def _team_chosen(self, origin: object) -> None:
        if origin is None and self.isVisible() and self.stage.entry.by_team:
            self.heading.fit()
