"""Prepare: the plan, the challenge, the teams and the room, ready in a minute."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.board.suggesting.terms_panel import TermsPanel
from facilitator.console.actions import bind, shown_keys
from facilitator.console.agenda_panel import AgendaPanel
from facilitator.console.details_panel import DetailsPanel
from facilitator.console.notice import Notice
from facilitator.console.page_bar import Kept, PageBar
from facilitator.console.papers import Papers
from facilitator.console.plan_form import PlanForm
from facilitator.console.room_panel import RoomPanel
from facilitator.console.teams_panel import TeamsPanel
from facilitator.console.title_line import TitleLine
from facilitator.stage import Stage
from facilitator.widgets.button import Button
from facilitator.widgets.keys import KeyBar
from facilitator.widgets.surface import Scroll
from workshops import templates
from workshops.change import Change

MARGIN, NARROW_MARGIN = 64, 32
LOW, NARROW = 820, 1400


class PrepareView(QWidget):
    """Prepares the workshop that lies on the desk. `start` begins the meeting or goes on with it, `leave` goes home."""

    start = Signal()
    leave = Signal()
    save_template = Signal()
    help_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self._templates: dict[str, tuple[str, int]] = {}
        self.notice = Notice(stage.theme, stage.words("prepare.close"))
        self._terms: TermsPanel | None = None
        self._papers = Papers(stage, self.notice, self)
        self._make_bar()
        self.form = PlanForm(stage)
        self.agenda = AgendaPanel(stage)
        self.details = DetailsPanel(stage)
        self.teams = TeamsPanel(stage)
        self.room = RoomPanel(stage, self._ask_papers)
        self._keys = KeyBar(stage.theme)
        self._keys.help_wanted.connect(self.help_wanted)
        self._lay_out()
        self._connect()
        self._show_keys()

    def open(self) -> None:
        """Show the workshop on the desk, with the first activity at hand."""
        self._read_template()
        self._refresh()
        self.agenda.table.setCurrentIndex(self.agenda.table.rows.index(0))
        self.notice.clear()

    def focus_first(self) -> None:
        """The caret stands where most begin: in the challenge, or in the agenda when there is one."""
        (self.agenda.table if self.stage.desk.workshop.challenge else self.details.challenge).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        low = self.height() < LOW
        side = MARGIN if self.width() >= NARROW else NARROW_MARGIN
        self._page.setContentsMargins(side, 12 if low else 22, side, 0)
        self._page.setSpacing(14 if low else 26)
        self.form.set_height(104 if low else 148)
        self._right.setSpacing(14 if low else 22)
        self._columns.setSpacing(48 if self.width() >= NARROW else 32)
        super().resizeEvent(event)

    def _make_bar(self) -> None:
        words, theme = self.stage.words, self.stage.theme
        self.title = TitleLine(self.stage)
        self._bar = PageBar(theme, self.title)
        home = Button(words("prepare.home"), theme, " ".join(shown_keys("home", words)), size="dense", kind="quiet")
        home.clicked.connect(self.leave)
        saving = " ".join(shown_keys("prepare_template", words))
        self.template = Button(words("prepare.template.button"), theme, saving, size="dense", kind="quiet")
        self.template.clicked.connect(self.save_template)
        self.papers = Button(words("prepare.papers.button"), theme, icon="printer")
        self.papers.clicked.connect(self._ask_papers)
        keys = " ".join(shown_keys("prepare_start", words))
        self.begin = Button(words("prepare.start"), theme, keys, kind="accent")
        self.begin.clicked.connect(self.start)
        self._bar.add(self.title.problem, Kept(theme, words("prepare.saved")), home, self.papers, self.begin)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar)
        outer.addWidget(self.notice)
        self._page = QVBoxLayout()
        self._page.addWidget(self.form)
        self._columns = QHBoxLayout()
        self._columns.addWidget(self.agenda, 55)
        right = QWidget()
        column = self._right = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 12, 12)
        column.setSpacing(22)
        for part in (self.details, self.teams, self.room):
            column.addWidget(part)
        column.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._columns.addWidget(Scroll(right), 45)
        self._page.addLayout(self._columns, 1)
        outer.addLayout(self._page, 1)
        outer.addWidget(self._keys)

    def _connect(self) -> None:
        stage = self.stage
        stage.desk.changed.connect(self._changed)
        self.notice.left.connect(self.focus_first)
        self.agenda.stepped.connect(self.form.show_current)
        bind(self, "prepare_start", stage.words, self.begin.click)
        bind(self, "prepare_papers", stage.words, self._ask_papers)
        bind(self, "prepare_template", stage.words, self.save_template.emit)
        bind(self, "prepare_terms", stage.words, self.show_terms)
        self.details.more.terms.clicked.connect(self.show_terms)

    def show_terms(self) -> None:
        """The words that mean the same in this meeting."""
        if self._terms is None:
            look = BoardLook(self.stage.theme, self)
            self._terms = TermsPanel(look, self.stage.words, self.stage.desk, self)
        self._terms.open_up()

    def _changed(self, change: Change) -> None:
        if self.isVisible():
            self.details.more.follow(change)
        if self.isVisible() and change.touches("workshops", "activities", "teams", "ideas", "progress"):
            self._refresh()

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.stage.desk.is_open:
            QTimer.singleShot(0, self, self._refresh)

    def _refresh(self) -> None:
        if not self.stage.desk.is_open:
            return
        workshop, words = self.stage.desk.workshop, self.stage.words
        self.title.refresh()
        name = self._templates.get(workshop.template, ("", 0))[0]
        said = words("prepare.from_template", name=name) if name else words("prepare.preparing")
        self._bar.detail.setText(words("prepare.running") if workshop.state != "draft" else said)
        self.begin.set_text(words("prepare.start" if workshop.state == "draft" else "prepare.resume"))
        for part in (self.agenda, self.details, self.teams, self.room):
            part.refresh()
        self.form.show_plan(workshop, self.agenda.table.current)

    def _read_template(self) -> None:
        workshop = self.stage.desk.workshop
        if workshop.template not in self._templates:
            file = self.stage.desk.library.file
            found = templates.portraits(self.stage.words.language, own=templates.beside(file) if file else None)
            self._templates = {portrait.id: (portrait.name, portrait.minutes) for portrait in found}
        self.agenda.plan(self._templates.get(workshop.template, ("", 0))[1])

    def _ask_papers(self) -> None:
        self._papers.ask(self.papers.mapToGlobal(QPoint(0, self.papers.height() + 2)))

    def _show_keys(self) -> None:
        words = self.stage.words
        self._keys.show_keys(
            [
                (shown_keys("prepare_start", words), words("actions.prepare_start")),
                ((*shown_keys("prepare_earlier", words), shown_keys("prepare_later", words)[-1]),
                 words("prepare.keys.move")),
                ((*shown_keys("prepare_more", words), "−"), words("prepare.keys.minutes")),
                (shown_keys("prepare_rename", words), words("actions.prepare_rename")),
                (shown_keys("prepare_phase", words), words("actions.prepare_phase")),
                (shown_keys("prepare_method", words), words("actions.prepare_method")),
                (shown_keys("prepare_add", words), words("prepare.keys.add")),
                (shown_keys("prepare_remove", words), words("prepare.keys.remove")),
            ],
            words("actions.help"),
        )  # fmt: skip
