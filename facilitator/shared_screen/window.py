"""The room's window: what everybody sees and may type on. A projection of the workshop, never of the console."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.preview import Following, Joining, Merging, ShowingPoints, ShowingTable, ShowingTeams, Shown
from facilitator.shared_screen import join_page, pages, projection
from facilitator.shared_screen import matter_values as m
from facilitator.shared_screen import values as v
from facilitator.shared_screen.awake import Awake
from facilitator.shared_screen.canvas import Canvas
from facilitator.shared_screen.cover import Cover
from facilitator.shared_screen.display import Display
from facilitator.shared_screen.frame import Frame
from facilitator.shared_screen.head import clock_face
from facilitator.shared_screen.keys import RoomKeys
from facilitator.shared_screen.looking import Looking
from facilitator.shared_screen.sketch import Laid, View
from facilitator.shared_screen.strip import EntryStrip
from facilitator.shared_screen.strip_painting import ABOVE, HEIGHT
from facilitator.shared_screen.turning import Turning
from facilitator.stage import Stage, refusal_sentence
from facilitator.theme.theme import Theme
from workshops import meeting
from workshops.change import Change
from workshops.text import Refused

TICK = 1_000
LANDED = 1_500
TURN = 10_000
"""Milliseconds: between the seconds of the clock, that a new note is outlined, and that each page is shown."""
STRIP_FROM_BELOW = 48.0
SIDES = 20.0


class SharedScreen(QWidget):
    """Shows the room what it should see. It stands on a display by itself (`display`), and keeps the machine awake.

    `next_activity` and `previous_activity` ask the console to go on or back, `wants_console` that it comes forward.
    """

    next_activity = Signal()
    previous_activity = Signal()
    wants_console = Signal()

    def __init__(self, stage: Stage, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.stage, self.theme = stage, theme
        self._page: v.Page = v.Nothing()
        self._laid = Laid(())
        self._frame = Frame(theme, stage.words, QSizeF(self.size()))
        self._looking = Looking(stage)
        self._turning = Turning()
        self._view = View()
        self._until: float | None = None
        self._keeps_line = True
        self._was_shown = False
        self.canvas = Canvas(theme, self)
        self.strip = EntryStrip(stage.entry, self)
        self.strip.hide()
        self.cover = Cover(stage.words("shared.black"), self)
        self.display = Display(self, stage.words, parent=self)
        self.awake = Awake(stage.words("shared.hint.awake"))
        self._keys = RoomKeys(self)
        self._clock_timer = QTimer(self, interval=TICK)
        self._landed_timer = QTimer(self, interval=LANDED, singleShot=True)
        self._turn_timer = QTimer(self, interval=TURN)
        self.setObjectName("shared_screen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.resize(1280, 720)
        self._connect()
        self._opened()

    def _connect(self) -> None:
        desk, entry, ballot = self.stage.desk, self.stage.entry, self.stage.ballot
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.previewed.connect(self._previewed)
        entry.changed.connect(self._entry_changed)
        entry.refused.connect(self._entry_refused)
        ballot.changed.connect(self._ballot_changed)
        self.stage.rating.changed.connect(self._rating_changed)
        self.strip.left.connect(self._leave_line)
        self.strip.came.connect(self._follow_line)
        self.theme.changed.connect(self._dress)
        self.display.changed.connect(self._follow_line)
        self._clock_timer.timeout.connect(self.tick)
        self._landed_timer.timeout.connect(self.forget_landed)
        self._turn_timer.timeout.connect(self._turn)

    @property
    def page(self) -> v.Page:
        """What the room sees now."""
        return self._page

    @property
    def laid(self) -> Laid:
        """The page as it is laid out on this display."""
        return self._laid

    @property
    def black(self) -> bool:
        """Whether the screen is blacked out."""
        return not self.cover.isHidden()

    def toggle(self) -> None:
        """Show or hide the window on its display (F5)."""
        self.display.toggle()
        if not self.display.is_shown:
            self.wants_console.emit()

    def toggle_black(self) -> None:
        """Black the screen out, or show it again (F6)."""
        self.cover.setVisible(self.cover.isHidden())
        self.cover.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take_caret()

    def show_sheet(self, team: str | None) -> None:
        """While sheets are written: show the whole sheet of a team, or all teams again with None."""
        self._looking.sheet = team
        self.refresh()

    def keep_line(self, visible: bool) -> None:
        """On days with very many people the entry line may be hidden from the page of ideas."""
        self._keeps_line = visible
        self._follow_line()

    def turn_page(self, step: int = 1) -> None:
        """The next (or the previous) page where not all fits on one."""
        if self._laid.pages > 1:
            self._turning.turn((self._laid.page + step) % self._laid.pages)
            self._turn_timer.start()
            self.refresh()

    def present(self, step: int) -> None:
        """The next (or the previous) presentation; after the last one nobody stands before the room."""
        if isinstance(self._page, v.Pitch | v.Queue):
            desk = self.stage.desk
            going, chosen = projection.turn(desk.workshop, step)
            if going:
                desk.note(meeting.present, chosen, desk.now())

    def wants_text(self) -> bool:
        """Whether a printable key goes to the entry line now."""
        mode = self.stage.entry.mode
        if isinstance(self._page, v.Explore):
            return mode == "ideas" and self._keeps_line
        if isinstance(self._page, v.Pitch):
            return mode == "feedback" and self._page.presented
        if isinstance(self._page, v.Question):
            return mode == "poll" and not self._page.found.closed
        return isinstance(self._page, v.Calm | m.Merged | m.Monitoring) and mode == "points"

    def refresh(self) -> None:
        """Look at the workshop again and show what has changed; a window that was put away waits until it is shown."""
        if self._was_shown and not self.isVisible():
            return
        page = self._looking.page(self._turning.page)
        if _place(page) != _place(self._page):
            self._turning.begin()
        if page != self._page or self._turning.view(self._bottom()) != self._view:
            self._page = page
            self._lay_out()
        self._follow_line()
        self.tick()

    def tick(self) -> None:
        """Show the time; the mark and the meeting's line follow when they have moved on a little."""
        time, place = self._looking.time(), self._laid.clock
        self.canvas.show_face(clock_face(self._frame, place, time) if time is not None and place is not None else None)
        if self._looking.has_moved_on(self._page):
            page = self._looking.page(self._turning.page)
            if page != self._page or self._looking.until(page) != self._until:
                self._page = page
                self._lay_out()

    def _bottom(self) -> float:
        """How far down a page may reach, in units."""
        taken = HEIGHT + SIDES if self.strip.isVisibleTo(self) else 0.0
        return self._frame.height - STRIP_FROM_BELOW - taken

    def _lay_out(self, *, anew: bool = False) -> None:
        self._view = self._turning.view(self._bottom())
        self._until = self._looking.until(self._page)
        self._laid = pages.lay_out(self._page, self._frame, self._view, self._until)
        above = self._looking.joining(self._page)
        blocks = (*join_page.band(above, self._frame), *self._laid.blocks) if above.address else self._laid.blocks
        self.canvas.show_blocks(blocks, anew=anew)
        self.canvas.setAccessibleName(self.windowTitle())
        if self._laid.pages == 1 or not self._laid.turns:
            self._turn_timer.stop()
        elif not self._turn_timer.isActive():
            self._turn_timer.start()

    def _opened(self) -> None:
        self._looking.forget()
        self._turning = Turning()
        self.cover.hide()
        self._name()
        self.refresh()
        self._stay_awake()

    def _changed(self, change: Change) -> None:
        if all(row.table == "drafts" for row in change.rows):
            return
        self._looking.follow(change)
        if self._turning.notice(change):
            self._landed_timer.start()
        if self._turn_timer.isActive():
            self._turn_timer.start()
        if change.touches("progress"):
            self._looking.sheet = None
        before = self.canvas.blocks
        self.refresh()
        if any(row.after and row.after.get("revealed") for row in change.on("teams")):
            self.canvas.reveal(before)
        if change.touches("workshops", "progress"):
            self._name()
            self._stay_awake()

    def _previewed(self, shown: object) -> None:
        if isinstance(shown, Shown) and self._looking.preview(shown):
            over = ShowingTeams | ShowingPoints | ShowingTable | Following | Merging
            if isinstance(shown, Joining):
                self._follow_phones()
            elif isinstance(self._page, v.Define | v.Explore) or isinstance(shown, over):
                self.refresh()

    def _follow_phones(self) -> None:
        """Phones are let in, one more has come, or they are not asked any more."""
        page = self._page
        self.refresh()
        if page == self._page and (self.isVisible() or not self._was_shown):
            self._lay_out()

    def _entry_changed(self, origin: object) -> None:
        self._follow_line()

    def _entry_refused(self, refusal: object) -> None:
        if self.strip.hasFocus():
            words = self.stage.words
            self.strip.show_error(
                refusal_sentence(words, refusal) if isinstance(refusal, Refused) else words("shared.line.no_pitch")
            )

    def _ballot_changed(self) -> None:
        if isinstance(self._page, v.Vote):
            self.refresh()

    def _rating_changed(self, origin: object) -> None:
        if isinstance(self._page, v.Assess):
            self.refresh()

    def _follow_line(self) -> None:
        """Show the entry line where there is one, and give it the caret where people are to write."""
        desk = self.stage.desk
        if not desk.is_open:
            self.strip.hide()
            return
        line = self._looking.line(self.display.single_display)
        always = isinstance(self._page, v.Explore)
        here = self.isActiveWindow() or not isinstance(
            self._page, v.Question
        )  # what the console counts is not followed
        written = line.length > 0 and here
        visible = self.wants_text() and (always or self.strip.hasFocus() or written)
        came = visible != self.strip.isVisibleTo(self)
        if came:
            self.strip.setVisible(visible)
            self._lay_out()
            if visible:
                self._take_caret()
            else:
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.strip.show_line(line, self._frame)

    def _take_caret(self) -> None:
        """Where ideas are written the caret waits in the line; elsewhere the first letter calls it."""
        if isinstance(self._page, v.Explore) and self.strip.isVisibleTo(self) and not self.black:
            self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_line(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow_line()

    def _turn(self) -> None:
        self.turn_page(1)

    def forget_landed(self) -> None:
        self._turning.landed = frozenset()
        self._lay_out()

    def _name(self) -> None:
        desk, words = self.stage.desk, self.stage.words
        title = words("shared.window_of", title=desk.workshop.title) if desk.is_open else words("shared.window")
        self.setWindowTitle(title)

    def _stay_awake(self) -> None:
        desk = self.stage.desk
        if desk.is_open and desk.workshop.state == "running":
            self.awake.hold()
        else:
            self.awake.release()

    def _dress(self) -> None:
        self._measure()

    def _measure(self) -> None:
        """Another size or theme: everything is laid out and painted anew."""
        self._frame = Frame(self.theme, self.stage.words, QSizeF(self.size()))
        self.canvas.setGeometry(self.rect())
        self.cover.setGeometry(self.rect())
        frame = self._frame
        top = frame.rect(0, frame.height - STRIP_FROM_BELOW - HEIGHT - ABOVE, 1, 1).top()
        self.strip.setGeometry(0, round(top), self.width(), self.height() - round(top))
        self._lay_out(anew=True)
        self._follow_line()
        self.tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._was_shown = True
        self._clock_timer.start()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock_timer.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.display.close()
        if event.spontaneous():
            self.wants_console.emit()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab means something to the line, never a way into the console."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._keys.press(event)


def _place(page: v.Page) -> tuple[str, str]:
    head = getattr(page, "head", None)
    asked = page.found.id if isinstance(page, v.Question) else ""
    return type(page).__name__, head.title + asked if head is not None else ""
