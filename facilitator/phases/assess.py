"""The workspace of a self-assessment: a line of marks at speed, a table and a picture that fill in, one key for the room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from facilitator.console.actions import act, bind, shown_keys
from facilitator.console.workspace import Keys, Workspace
from facilitator.phases import assess_offers
from facilitator.phases.assess_line import AssessLine
from facilitator.phases.assess_picture import AssessPicture
from facilitator.phases.assess_setup import AssessSetup, Draft
from facilitator.phases.assess_side import AssessSide
from facilitator.phases.assess_table import AssessTable
from facilitator.phases.assess_why import AssessWhy
from facilitator.phases.heading import Heading
from facilitator.preview import ShowingTable
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.draft_field import is_typed
from facilitator.widgets.surface import Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.tabs import Tab, TeamTabs
from facilitator.widgets.text import Text
from workshops import agenda, assessed, assessment_parts, assessments, dates, standings
from workshops.change import Change
from workshops.model import Activity, Assessment, find
from workshops.rating_line import Begun
from workshops.standings import Standing
from workshops.text import Refused

FOLLOWED = (
    "points",
    "assessments",
    "assessment_areas",
    "assessment_roles",
    "ratings",
    "activities",
    "workshops",
    "teams",
)
LOW, NARROW, MARGIN = 660, 820, 24


class AssessWorkspace(Workspace):
    """One assessment at a time: set up, filled in by roles, shown to the room, closed and talked of."""

    whole_guide = True

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(stage, parent)
        self._activity = ""
        self._table = False
        self._before: tuple[Standing, str, str] | None = None  # one of this library that this may be compared with
        words, theme = stage.words, stage.theme
        self.tabs = TeamTabs(theme, words("assessment.tab.name"), "define", self)
        self.heading = Heading(stage)
        options = [("asked", words("assessment.room.asked")), ("picture", words("assessment.room.picture"))]
        options.append(("table", words("assessment.room.table")))
        self.sight = Switch(options, theme, words("assessment.room.name"))
        self._scale = Text("", theme, "label", "inkSoft", weight=400, elide=True)
        self.picture = AssessPicture(theme, words)
        self.table = AssessTable(theme, words)
        self.line = AssessLine(stage)
        self.why = AssessWhy(stage)
        self.setup = AssessSetup(stage)
        self._side = AssessSide(
            stage,
            " ".join(shown_keys("assess_close", words)),
            " ".join(shown_keys("assess_change", words)),
            " ".join(shown_keys("assess_compare", words)),
        )
        self.foot: QBoxLayout | None = self.line.row
        self._build()
        self._connect()

    def show_activity(self, activity: str) -> None:
        self._activity = activity
        self.stage.entry.use("none")
        self.stage.rating.choose_first()
        if self._found is None:
            self._offer()
        self._pages.setCurrentIndex(1 if self._found is None else 0)
        self._look_back()
        self.refresh()

    def leave(self) -> None:
        """Half a line belongs to nobody: it is emptied; the room sees a picture first the next time."""
        self.why.stop()
        self.stage.entry.keep()
        self._show_table(False)
        self.stage.rating.write("")

    def side(self) -> QWidget | None:
        return self._side

    def side_name(self) -> tuple[str, tuple[str, ...]]:
        return self.stage.words("assessment.side.name"), ()

    def keys(self) -> Keys:
        words, rating = self.stage.words, self.stage.rating
        if self._sets_up:
            return [(shown_keys("assess_begin", words), words("actions.assess_begin"))]
        last = max(1, min(9, len(rating.roles)))
        found = rating.assessment
        digits = words("assessment.line.digits", least=found.least, most=found.most) if found is not None else ""
        own: Keys = [
            ((digits,), words("assessment.line.mark")),
            ((words("keys.Return"),), words("assessment.line.count")),
            (("Ctrl", f"1–{last}" if last > 1 else "1"), words("actions.assess_role")),
        ]
        kept: Keys = [
            (shown_keys("assess_show", words), words("actions.assess_show")),
            (shown_keys("assess_close", words), words("actions.assess_close")),
        ]
        return [*(own if rating.open is not None else []), *kept]

    def subtitle(self) -> str:
        standing = self.standing
        return self.stage.words("assessment.answers", n=standing.answered) if standing is not None else ""

    def room_sees(self) -> str:
        words, found = self.stage.words, self._found
        if found is None:
            return words("assessment.room.nothing")
        return words(f"assessment.room.{self._sight}")

    def focus_first(self) -> None:
        if self._sets_up:
            self.setup.focus_first()
        elif self.stage.rating.open is not None:
            self.line.setFocus()
        else:
            self.why.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed anywhere here goes to the line."""
        if is_typed(event) and not self._sets_up:
            (self.line if self.stage.rating.open is not None else self.why.line).take(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @property
    def standing(self) -> Standing | None:
        """How the assessment stands, where there is one."""
        found = self._found
        return standings.of(self.stage.desk.workshop, found) if found is not None else None

    def refresh(self) -> None:
        """Show the assessment as it stands."""
        row = next((each for each in self.stage.desk.workshop.activities if each.id == self._activity), None)
        if row is not None:
            self.heading.show_activity(row)
        standing = self.standing
        for part in (self.sight, self.tabs, self._side):
            part.setVisible(standing is not None and not self._sets_up)
        talks = standing is not None and standing.closed and not self._sets_up
        self.line.setVisible(not self._sets_up and not talks)
        self.why.setVisible(talks)
        self.why.line.setVisible(talks)
        self.table.set_close(talks)
        self.foot = None if self._sets_up else self.why.line.row if talks else self.line.row
        if standing is None:
            return
        if talks and row is not None:
            self.why.begin(row, standing.areas)
        elif not self._sets_up:
            self.why.stop()
        self._show_standing(standing)
        self.line.refresh()

    def toggle_shown(self) -> None:
        """Show the room the result, or the question again."""
        found = self._found
        if found is not None and not self._sets_up:
            self.stage.desk.note(assessments.show, found.id, not found.shown)

    def toggle_table(self) -> None:
        """Show the room the result as a table, or as the picture again."""
        found = self._found
        if found is not None and found.shown:
            self._show_table(not self._table)
            self.refresh()

    def close_or_open(self) -> None:
        """Take no more marks, or take them again."""
        found = self._found
        if found is not None and not self._sets_up:
            self.stage.desk.note(assessments.reopen if found.closed else assessments.close, found.id)
            self.focus_first()

    def change(self) -> None:
        """Change areas, roles and scale."""
        standing = self.standing
        if standing is None:
            return
        areas = tuple((area.text, area.card) for area in standing.areas)
        roles = tuple(role.text for role in standing.roles)
        self.setup.edit(Draft(standing.title, areas, roles, standing.low, standing.high))
        self._pages.setCurrentIndex(1)
        self.refresh()
        self.setup.focus_first()

    def compare(self) -> None:
        """Put the last time's result beside this one."""
        found = self._found
        if found is not None and self._last_time and self._before is not None:
            self.stage.desk.do(assessments.compare, found.id, *self._before)
            self.focus_first()

    def _look_back(self) -> None:
        standing = self.standing
        self._before = assess_offers.last_time(self.stage, standing) if standing is not None else None

    @property
    def _last_time(self) -> str:
        """The day of what this may be compared with; empty where it is, or where there is none."""
        found, before = self._found, self._before
        if found is None or found.earlier or before is None:
            return ""
        words, date = self.stage.words, before[2]
        return dates.text(words, date, "medium") if date else words("assessment.last_time")

    @property
    def _sight(self) -> str:
        """What the room sees: the question, the picture or the table."""
        found = self._found
        if found is None or not found.shown:
            return "asked"
        return "table" if self._table else "picture"

    def _show_table(self, table: bool) -> None:
        if table != self._table:
            self._table = table
            self.stage.desk.previewed.emit(ShowingTable(table))

    @property
    def _found(self) -> Assessment | None:
        desk = self.stage.desk
        return assessments.of_activity(desk.workshop, self._activity) if desk.is_open and self._activity else None

    @property
    def _sets_up(self) -> bool:
        return self._pages.currentIndex() == 1

    def _build(self) -> None:
        body = QWidget()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(24)
        self._halves.addWidget(self.picture, 10)
        beside = QVBoxLayout()
        beside.addWidget(self.table, 1)
        beside.addWidget(self.why, 1)
        beside.addStretch(0)
        self._halves.addLayout(beside, 13)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(4, 0, 4, 0)
        inner.setSpacing(12)
        inner.addWidget(self._scale)
        inner.addLayout(self._halves, 1)
        form = QWidget()
        room = QVBoxLayout(form)
        room.setContentsMargins(4, 4, 8, 8)
        room.addWidget(self.setup)
        room.addStretch(1)
        self._pages = QStackedLayout()
        body.setParent(self)  # a page without a parent would flash as a window of its own
        self._pages.addWidget(body)
        self._pages.addWidget(Scroll(form))
        self.heading.add(self.sight)
        inside = QVBoxLayout()
        inside.setContentsMargins(MARGIN, 14, MARGIN, 0)
        inside.setSpacing(8)
        inside.addWidget(self.heading)
        inside.addLayout(self._pages, 1)
        inside.addWidget(self.line)
        inside.addWidget(self.why.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addLayout(inside, 1)

    def _connect(self) -> None:
        stage, words, side = self.stage, self.stage.words, self._side
        self.tabs.chosen.connect(self._choose_role)
        self.sight.chosen.connect(self._choose_sight)
        self.line.left.connect(lambda: self.table.rows.setFocus(Qt.FocusReason.OtherFocusReason))
        self.line.undo_wanted.connect(stage.desk.undo)
        self.setup.saved.connect(self._save)
        self.setup.left.connect(self._leave_setup)
        self.setup.edited.connect(self._warn)
        side.take_back.connect(self._take_back)
        side.close_or_open.connect(self.close_or_open)
        side.change.connect(self.change)
        side.compare.connect(self.compare)
        stage.rating.changed.connect(self._rating_changed)
        stage.desk.changed.connect(self._follow)
        bind(self, "assess_show", words, self.toggle_shown, window_wide=True)
        bind(self, "assess_table", words, self.toggle_table, window_wide=True)
        bind(self, "assess_close", words, self.close_or_open, window_wide=True)
        bind(self, "assess_change", words, self.change, window_wide=True)
        bind(self, "assess_compare", words, self.compare, window_wide=True)
        bind(self, "assess_take_back", words, self._take_back, window_wide=True)
        for place, keys in enumerate(act("assess_role").keys):
            action = QAction(words("actions.assess_role"), self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(partial(self._choose_place, place))
            self.addAction(action)

    def _arrange(self) -> None:
        theme = self.stage.theme
        low = self.height() < theme.scaled(LOW)
        self.heading.set_compact(low)
        narrow = self.width() < theme.scaled(NARROW)
        self.picture.setVisible(not narrow or self.height() > theme.scaled(NARROW))
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(down if narrow else across)

    def _show_standing(self, standing: Standing) -> None:
        words, rating = self.stage.words, self.stage.rating
        takes = rating.open is not None
        keys = [role.id for role in standing.roles]
        role = keys.index(rating.role) if takes and rating.role in keys else -1
        self._scale.setText(assessed.scale(words, standing))
        self.sight.choose(self._sight)
        self.sight.update()
        self.tabs.show_tabs([self._tab(standing, n) for n in range(len(standing.roles))])
        if rating.role is not None:
            self.tabs.choose(rating.role)
        self.picture.show_standing(standing)
        self.table.show_standing(standing, rating.begun if takes else Begun(), role)
        self._side.show_standing(
            standing, agenda.crowd(self.stage.desk.workshop), rating.can_take_back, self._last_time
        )

    def _tab(self, standing: Standing, place: int) -> Tab:
        words, role = self.stage.words, standing.roles[place]
        said = words("assessment.answers", n=role.answered) if role.answered else words("assessment.tab.none")
        spoken = words("assessment.tab.spoken", name=role.text, said=said)
        return Tab(role.id, role.text, subtitle=said, spoken=spoken, series=place)

    def _choose_role(self, role: str) -> None:
        self.stage.rating.choose_role(role)
        self.focus_first()

    def _choose_place(self, place: int, _checked: bool = False) -> None:
        roles = self.stage.rating.roles
        if place < len(roles):
            self._choose_role(roles[place].id)

    def _choose_sight(self, value: str) -> None:
        found = self._found
        if found is not None:
            self._show_table(value == "table" or (self._table and value == "asked"))
            if found.shown != (value != "asked"):
                self.toggle_shown()
            self.refresh()
        self.focus_first()

    def _take_back(self) -> None:
        self.stage.rating.take_back()
        self.focus_first()

    def _rating_changed(self, origin: object) -> None:
        if self.isVisible() and self.stage.desk.is_open and not self._sets_up:
            standing = self.standing
            if standing is not None:
                self._show_standing(standing)

    def _follow(self, change: Change) -> None:
        if not self._activity or not self.stage.desk.is_open or not change.touches(*FOLLOWED):
            return
        if not any(step.id == self._activity for step in self.stage.desk.workshop.activities):
            return
        if self._found is None and not self._sets_up:
            self._offer()
            self._pages.setCurrentIndex(1)
        elif self._found is not None and self._sets_up and change.touches("assessments"):
            self._pages.setCurrentIndex(0)
        self.refresh()

    def _offer(self) -> None:
        self.setup.offer(assess_offers.of(self.stage))

    def _leave_setup(self) -> None:
        if self._found is not None:
            self._pages.setCurrentIndex(0)
            self.refresh()
            self.focus_first()

    def _warn(self) -> None:
        """Say what would go with its marks, while it is being changed."""
        found = self._found
        if found is None or not self._sets_up:
            return
        draft = self.setup.draft
        gone = assessment_parts.lost(self.stage.desk.workshop, found.id, draft.areas, draft.roles)
        self.setup.tell(self.stage.words("assessment.setup.loses", n=gone) if gone else "")

    def _save(self, offer: str, draft: object) -> None:
        assert isinstance(draft, Draft)
        desk, found = self.stage.desk, self._found
        refusals: list[object] = []
        desk.refused.connect(refusals.append)
        try:
            if found is not None:
                parts = (draft.title, draft.areas, draft.roles, draft.low, draft.high)
                done = desk.do(assessments.set_up, found.id, *parts)
            else:
                activity = find(desk.workshop, Activity, self._activity)
                done = assess_offers.begin(self.stage, activity.id, offer, draft)
        finally:
            desk.refused.disconnect(refusals.append)
        if not done:
            refusal = refusals[-1] if refusals else None
            words = self.stage.words
            self.setup.refuse(
                refusal_sentence(words, refusal) if isinstance(refusal, Refused) else words("refusals.other")
            )
            return
        self.stage.rating.choose_first()
        self._pages.setCurrentIndex(0)
        self.refresh()
        self.focus_first()
