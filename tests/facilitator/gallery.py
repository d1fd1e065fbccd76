"""Everything the look is made of on one sheet, in every state, to be photographed and looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from facilitator.painting.clock import paint_clock
from facilitator.painting.line import Segment, paint_line, paint_mark
from facilitator.painting.note import note_height, paint_hatch, paint_note
from facilitator.painting.shapes import (
    paint_check,
    paint_completeness,
    paint_feedback_sign,
    paint_shape,
    paint_strokes,
    paint_vote_diamond,
)
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.clock import ClockFace
from facilitator.widgets.diamonds import TwoDiamonds
from facilitator.widgets.field import Field, Sheet
from facilitator.widgets.form import TimeForm
from facilitator.widgets.keys import KeyBar, KeyCap
from facilitator.widgets.ring import FocusRing
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Empty, Panel
from facilitator.widgets.switch import Switch
from facilitator.widgets.tabs import Tab, TeamTabs
from facilitator.widgets.text import Chip, Text
from facilitator.widgets.toast import Toast

WIDTH, HEIGHT = 1440, 1240
LONG = (
    "Minnesanteckningar från arbetslaget skrivs klart under mötet, skickas till alla samma dag, sparas på ett ställe "
    "där alla hittar dem och blir sökbara nästa gång någon undrar"
)
STATES: tuple[tuple[str, dict[str, bool]], ...] = (
    ("vila", {}),
    ("pekare över", {"hovered": True}),
    ("fokus", {"focused": True}),
    ("vald", {"selected": True}),
    ("vald och fokus", {"selected": True, "focused": True}),
)
WHOLE = (
    Segment("line", 25, 1, name="Öppning", detail="25"),
    Segment("explore", 35, 1, name="Utforska", detail="35 min"),
    Segment("define", 30, 0.4, name="Definiera", detail="30 min"),
    Segment("break", 15, name="Fika", detail="15"),
    Segment("develop", 30, name="Utveckla", detail="30 min"),
    Segment("deliver", 35, name="Leverera", detail="35 min"),
    Segment("line", 10, name="Avslut", detail="10"),
)


class Gallery(QWidget):
    """The sheet itself, in one theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.resize(WIDTH, HEIGHT)
        theme.dress(self)
        self._headings()
        self._controls()
        self._more()
        self.ring = FocusRing(self, theme)
        self.toast = Toast(self, theme)

    def _at(self, widget: QWidget, x: int, y: int, width: int = 0, height: int = 0) -> QWidget:
        widget.setParent(self)
        hint = widget.sizeHint()
        widget.setGeometry(x, y, width or hint.width(), height or hint.height())
        return widget

    def _headings(self) -> None:
        for text, x, y in (
            ("Lapp", 40, 27),
            ("Knapp, fält och tangent", 40, 374),
            ("Förslag", 40, 590),
            ("Tomt", 40, 754),
            ("Linjen", 960, 27),
            ("Klockan", 960, 371),
            ("Kluster och fullständighet", 960, 703),
        ):
            self._at(Text(text, self._theme, "heading3"), x, y)
        captions = [(name, 40 + 179 * n, 59) for n, (name, _) in enumerate(STATES)]
        captions += [("skrivs", 40, 203), ("dold, i konsolen", 219, 203), ("lång: sex rader, sedan …", 398, 203)]
        captions += [("utan målgrupp", 577, 203), ("träff vid sökning", 756, 203)]
        captions += [("huvudval", 40, 406), ("fokus", 185, 406), ("vanlig", 331, 406), ("pekare över", 446, 406)]
        captions += [("ej möjlig nu", 562, 406), ("fält", 643, 406)]
        captions += [("fel: ordet står kvar, skälet under", 40, 478), ("besked, sex sekunder", 385, 478)]
        captions += [("före", 960, 59), ("utforska 50 %", 1168, 59), ("definiera 50 %", 960, 181), ("klart", 1168, 181)]
        captions += [("går", 960, 403), ("pausad", 1180, 403), ("sista minuten", 960, 547), ("över tiden", 1180, 547)]
        captions += [("vila", 960, 735), ("mål", 1107, 735), ("utan namn", 1254, 735)]
        captions += [("inget fält", 960, 823), ("tre fält", 1063, 823), ("klart", 1166, 823), ("enheter", 1269, 823)]
        for text, x, y in captions:
            self._at(Text(text, self._theme, "caption", "inkSoft", weight=400), x, y)

    def _controls(self) -> None:
        theme = self._theme
        self.accent = Button("Visa alla", theme, "Ctrl R", "accent")
        self.focused = Button("Visa alla", theme, "Ctrl R", "accent")
        self._at(self.accent, 40, 429)
        self._at(self.focused, 185, 429)
        self._at(Button("Pausa", theme, "F8"), 331, 429)
        held = Button("Pausa", theme, "F8")
        held.setDown(True)
        self._at(held, 446, 429)
        off = Button("Ångra", theme)
        off.setEnabled(False)
        self._at(off, 562, 429)
        field = Field(theme, "Plats")
        field.set_text("Lokal Vinga")
        self._at(field, 643, 429, 150)
        self.wrong = Field(theme, "Datum")
        self.wrong.set_text("31 november 2026")
        self.wrong.show_error("November har 30 dagar.")
        self._at(self.wrong, 40, 501, 330, 64)
        self._at(self._suggestions("hör troligen hemma i", True), 40, 623, 880, 50)
        self._at(self._suggestions("", False), 40, 679, 880, 50)
        self.empty = Empty(theme, "Ingen lapp än. Första idén får vara dålig.", Button("Skriv idé", theme, "Ctrl I"))
        self._at(self.empty, 38, 780, 700)
        for x, name, edge, role in (
            (960, "Syna svaren", "line", "ink"),
            (1107, "Syna svaren", "accent", "ink"),
            (1254, "Namnlöst", "line", "inkSoft"),
        ):
            self._at(self._cluster(name, edge, role), x, 758, 132, 44)

    def _suggestions(self, sentence: str, sure: bool) -> QWidget:
        theme = self._theme
        strip = Panel(theme, "sunk", edge="sunk", radius=6)
        row = QHBoxLayout(strip)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(12)
        row.addWidget(Text("1 vald", theme, weight=600))
        if sure:
            row.addWidget(Text(sentence, theme, role="inkSoft"))
            for key, name in (("1", "Syna svaren"), ("2", "Svar medan texten växer fram"), ("N", "Nytt kluster")):
                row.addWidget(Button(name, theme, key, "other" if key == "N" else "pill"))
        else:
            row.addWidget(Text("Osäker. Tryck", theme))
            row.addWidget(KeyCap("M", theme))
            row.addWidget(Text("och välj själv, eller", theme))
            row.addWidget(KeyCap("N", theme))
            row.addWidget(Text("för nytt kluster.", theme))
        row.addStretch(1)
        return strip

    def _cluster(self, name: str, edge: str, role: str) -> QWidget:
        panel = Panel(self._theme)
        if edge == "accent":
            panel.set_look(edge="accent", width=2)
        row = QHBoxLayout(panel)
        row.setContentsMargins(13, 0, 13, 0)
        row.addWidget(Text(name, self._theme, role=role, weight=600 if role == "ink" else 400), 1)
        row.addWidget(Text("6", self._theme, role="inkSoft"))
        return panel

    def _more(self) -> None:
        """What other screens have, under the sheet of components."""
        theme = self._theme
        self.tabs = TeamTabs(theme, "Grupper")
        groups = ("students", "teachers", "guardians", None)
        tabs = [
            Tab(str(n), f"Grupp {n + 1}", groups[n % 4], "alla har röstat", strokes=(n, 5) if n % 2 else None)
            for n in range(4)
        ]
        tabs = [tabs[0], *tabs[1:], Tab("5", "Grupp 5", "students", "Tre vägar in", completeness=(3, 5))]
        self.tabs.show_tabs(tabs)
        self._at(self.tabs, 40, 880, 880, 58)
        diamonds = TwoDiamonds(theme)
        labels = {"explore": "Utforska", "define": "Definiera", "develop": "Utveckla", "deliver": "Leverera"}
        shown = {
            "explore": (1.0, "done"),
            "define": (0.4, "now"),
            "develop": (0.0, "todo"),
            "deliver": (0.0, "skipped"),
        }
        diamonds.show_progress({p: (d, s, labels[p]) for p, (d, s) in shown.items()}, "define", labels)
        self.diamonds = diamonds
        self._at(diamonds, 960, 880, 250)
        clock = ClockFace(theme)
        clock.show_time(210, 1200, "define", caption="kvar av 20 min")
        self._at(clock, 1220, 874, 200, 112)
        form = TimeForm(theme)
        form.show_segments(WHOLE, "Mötet", at=2)
        self._at(form, 40, 960, 880, 120)
        card = TimeForm(theme, labels=False, shared_scale=True)
        card.show_segments(WHOLE, "Mötet")
        self._at(card, 960, 1010, 240)
        self._at(Switch((("hide", "Dold"), ("show", "Visas")), theme, "Rummet ser"), 40, 1100)
        levels = (("a", "Chefen"), ("b", "Samverkansgrupp"), ("c", "Förvaltning"), ("d", "Nätverket"))
        switch = Switch(levels, theme, "Nivå", columns=2)
        switch.choose("b")
        self._at(switch, 180, 1100, 262)
        self.stepper = Stepper(theme, 1, 9, "Prickar var", value=3)
        self._at(self.stepper, 460, 1100)
        tick = QCheckBox("Flera på samma")
        tick.setChecked(True)
        self._at(tick, 570, 1104)
        box = QComboBox()
        box.addItems(["Samverkansgrupp", "Nätverket"])
        self._at(box, 720, 1100)
        self._at(Chip("3 min efter", theme), 960, 1080)
        self._at(Button("Nästa: Fika", theme, "Ctrl PgDn", "live"), 1080, 1068, 288)
        self._at(
            Button("Alla öppna ärenden (12)", theme, kind="quiet", icon="chevron-right", icon_after=True), 960, 1130
        )
        self._at(Button("", theme, kind="quiet", icon="ellipsis", name="Mer"), 1190, 1130)
        self._at(Button("Grupp 1 · Elever", theme, icon="chevron-down", icon_after=True, with_shape=True), 1240, 1130)
        sheet = Sheet(theme, "Möjliga utmaningar", "Upphovsrätt, kvalitet, tid, tillgång …", lines=1)
        self._at(sheet, 460, 1144, 440)
        bar = KeyBar(theme)
        keys = ((("Ctrl", "PgDn"), "Nästa moment"), (("Ctrl", "1–6"), "Visa en grupps lappar"), (("F6",), "Släck"))
        bar.show_keys(keys, "Alla kortkommandon")
        self._at(bar, 0, HEIGHT - 36, WIDTH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        self._paint_notes(painter)
        self._paint_lines(painter)
        self._paint_clocks(painter)
        self._paint_signs(painter)

    def _paint_notes(self, painter: QPainter) -> None:
        theme = self._theme
        for n, (_, state) in enumerate(STATES):
            x = 40 + 179 * n
            for y, text, group in (
                (82, "Öva inför muntligt prov", "students"),
                (139, "Färdigt vikariematerial", "teachers"),
            ):
                place = QRectF(x, y, 164, 51)
                paint_note(
                    painter,
                    theme,
                    place,
                    text,
                    group,
                    hovered=state.get("hovered", False),
                    selected=state.get("selected", False),
                    focused=state.get("focused", False),
                )
        paint_note(painter, theme, QRectF(40, 226, 164, 50), "Öva inför munt", "students", editing=True)
        paint_note(painter, theme, QRectF(219, 226, 164, 50), "hemligt", "students", hidden=True)
        high = note_height(theme, LONG, 164)
        paint_note(painter, theme, QRectF(398, 226, 164, high), LONG, "teachers")
        paint_note(painter, theme, QRectF(577, 226, 164, 51), "Bjud in skolbiblioteket", None)
        paint_note(
            painter, theme, QRectF(756, 226, 164, 51), "Öva inför muntligt prov", "students", highlight="muntligt"
        )
        paint_note(painter, theme, QRectF(577, 290, 164, 51), "Få veckobrevet på mitt språk", "guardians")
        paint_note(painter, theme, QRectF(756, 290, 164, 51), "Nyss skriven", "guardians", landed=True)

    def _paint_lines(self, painter: QPainter) -> None:
        theme = self._theme
        kinds = ("explore", "define", "develop", "deliver")
        for x, y, done in (
            (962, 120, (0.0, 0.0, 0.0, 0.0)),
            (1170, 120, (0.5, 0.0, 0.0, 0.0)),
            (962, 242, (1.0, 0.5, 0.0, 0.0)),
            (1170, 242, (1.0, 1.0, 1.0, 1.0)),
        ):
            segments = [Segment(kind, 44, d) for kind, d in zip(kinds, done, strict=True)]
            paint_line(painter, theme, segments, x, y, 32)
        for x, width, height in ((960, 40, 22), (1025, 60, 32), (1109, 90, 48)):
            paint_mark(painter, theme, QRectF(x, 322 - height / 2, width, height))
        card = [Segment(kind, w, 1) for kind, w in (("line", 20), ("explore", 44), ("define", 31))]
        card += [Segment(kind, w, 1) for kind, w in (("break", 18), ("develop", 37), ("deliver", 24), ("line", 12))]
        paint_line(painter, theme, card, 1226, 322, 18)

    def _paint_clocks(self, painter: QPainter) -> None:
        theme = self._theme
        paint_clock(painter, theme, QRectF(960, 429, 200, 102), 0.385, "07:42", "explore")
        paint_clock(painter, theme, QRectF(1180, 429, 200, 102), 0.385, "07:42", "explore", "pausad", paused=True)
        paint_clock(painter, theme, QRectF(960, 573, 200, 102), 0.03, "00:38", "explore", sign="last")
        paint_clock(painter, theme, QRectF(1180, 573, 200, 102), 0, "+01:12", "explore")

    def _paint_signs(self, painter: QPainter) -> None:
        theme = self._theme
        for x, done in ((960, 0), (1063, 3), (1166, 5)):
            paint_completeness(painter, theme, QRectF(x, 846, 72, 12), done, 5, "develop")
        paint_strokes(painter, theme, QRectF(1269, 842, 80, 16), 8, 12, typing=1)
        for n, group in enumerate(("students", "teachers", "guardians", None)):
            paint_shape(painter, theme, group, QRectF(1220 + 26 * n, 1020, 14, 14))
        for n, kind in enumerate(("plus", "delta", "question", "idea")):
            paint_feedback_sign(painter, theme, kind, QRectF(1220 + 26 * n, 1044, 18, 18))
        for n, state in enumerate(("done", "open", "look")):
            paint_check(painter, theme, state, QRectF(1340 + 26 * n, 1018, 18, 18))
        for n, phase in enumerate(("explore", "define", "develop", "deliver")):
            paint_vote_diamond(painter, theme, QRectF(40 + 40 * n, 1169, 32, 32), phase, text="1")
        paint_vote_diamond(painter, theme, QRectF(200, 1169, 32, 32), "define", filled=False)
        for n in range(3):
            paint_vote_diamond(painter, theme, QRectF(250 + 24 * n, 1175, 20, 20), "define")
        paint_hatch(painter, theme, QRectF(340, 1177, 60, 16))
