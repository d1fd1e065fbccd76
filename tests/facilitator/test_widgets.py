"""The widgets: names, keys, focus, sizes; and one sheet with everything on it, in every theme."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QCursor, QEnterEvent, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.painting.line import PHASES, Segment
from facilitator.theme.theme import THEMES, Theme
from facilitator.widgets.button import KINDS, Button
from facilitator.widgets.clock import ClockFace, sign_at, time_text
from facilitator.widgets.day import DayField
from facilitator.widgets.diamonds import TwoDiamonds
from facilitator.widgets.field import Field, Sheet
from facilitator.widgets.form import TimeForm
from facilitator.widgets.keys import KeyBar, KeyCap
from facilitator.widgets.ring import FocusRing
from facilitator.widgets.stepper import Stepper
from facilitator.widgets.surface import Empty, Panel, Rule, Scroll
from facilitator.widgets.switch import Switch
from facilitator.widgets.tabs import Tab, TeamTabs
from facilitator.widgets.text import Chip, Text
from facilitator.widgets.toast import Toast
from tests.facilitator.gallery import Gallery

LABELS = {"explore": "Utforska", "define": "Definiera", "develop": "Utveckla", "deliver": "Leverera"}


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme()
    made.reduced_motion = True
    return made


class Stand:
    """A window of one theme with a column to put widgets in, and its ring."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        theme.dress(self.window)
        self.column = QVBoxLayout(self.window)
        self.column.setContentsMargins(40, 40, 40, 40)
        self.ring = FocusRing(self.window, theme)

    def show(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)
        self.window.resize(640, 420)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def focus(self, widget: QWidget) -> None:
        widget.setFocus()
        self.qtbot.waitUntil(lambda: widget.hasFocus() or (widget.focusProxy() or widget).hasFocus())
        QApplication.processEvents()


@pytest.fixture
def stand(qtbot: QtBot, theme: Theme) -> Stand:
    return Stand(qtbot, theme)


def press(key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
    QApplication.processEvents()


def click(widget: QWidget, place: QPoint | None = None) -> None:
    """Click a widget, in the middle unless told where."""
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        widget.rect().center() if place is None else place,
    )


# Everything on one sheet


@pytest.fixture(params=THEMES)
def gallery(request: pytest.FixtureRequest, qtbot: QtBot) -> Gallery:
    made = Gallery(Theme(str(request.param)))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_sheet_is_painted_in_every_theme(gallery: Gallery, tmp_path: Path) -> None:
    gallery.toast.tell("2 lappar flyttade till Syna svaren", "Ångra", lambda: None)
    file = tmp_path / "sheet.png"
    assert gallery.grab().save(str(file))
    picture = QImage(str(file))
    theme = gallery._theme
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    for role in ("canvas", "surface", "accent", "ink", "students", "teachers", "explore", "deliver", "inverse"):
        assert theme.colour(role).name() in colours, role


def test_everything_on_the_sheet_follows_a_change_of_theme(qtbot: QtBot) -> None:
    theme = Theme("light")
    changed = Gallery(theme)
    qtbot.addWidget(changed)
    changed.show()
    changed.grab()
    theme.use("dark")
    born_dark = Gallery(Theme("dark"))
    qtbot.addWidget(born_dark)
    born_dark.show()
    QApplication.processEvents()
    for sheet in (changed, born_dark):
        focused = sheet.focusWidget()
        if focused is not None:
            focused.clearFocus()
    QApplication.processEvents()
    assert changed.grab().toImage() == born_dark.grab().toImage()


def test_every_control_on_the_sheet_has_a_name(gallery: Gallery) -> None:
    for widget in gallery.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        if isinstance(widget, QLineEdit) and widget.objectName() == "qt_spinbox_lineedit":
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_no_label_reads_markup(gallery: Gallery) -> None:
    labels = gallery.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_twice_as_large_text_makes_every_control_larger(theme: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setStyleSheet("")  # another test may have dressed the application in a theme of its own
    made = [
        Text("ord", theme),
        Button("Visa", theme, "F5"),
        Chip("3 min", theme),
        KeyCap("Ctrl", theme),
        KeyBar(theme),
        Stepper(theme, 1, 9, "Prickar"),
        TeamTabs(theme),
        Field(theme, "Plats"),
    ]
    for widget in made:
        qtbot.addWidget(widget)
    before = [widget.sizeHint().height() for widget in made]
    theme.text_scale = 2.0
    for widget, was in zip(made, before, strict=True):
        assert widget.sizeHint().height() >= was * 1.5, widget


# Text


def test_text_is_plain_and_has_the_line_height_of_its_style(theme: Theme, qtbot: QtBot) -> None:
    text = Text("<b>R&D</b>\nrad två", theme, "heading1")
    qtbot.addWidget(text)
    assert text.sizeHint().height() == 2 * 36
    assert text.text() == "<b>R&D</b>\nrad två"


def test_text_wraps_to_its_width_and_says_its_height(theme: Theme, qtbot: QtBot) -> None:
    text = Text("Kunna be om ett enklare exempel när jag inte fattar genomgången", theme, wrap=True)
    qtbot.addWidget(text)
    assert text.hasHeightForWidth()
    assert text.heightForWidth(1000) == 22
    assert text.heightForWidth(200) in (44, 66)


def test_text_can_be_squeezed_when_it_may_end_in_an_ellipsis(theme: Theme, qtbot: QtBot) -> None:
    whole, squeezed = (
        Text("Nätverksmöte skoldigitalisering", theme),
        Text("Nätverksmöte skoldigitalisering", theme, elide=True),
    )
    for text in (whole, squeezed):
        qtbot.addWidget(text)
        text.resize(100, 22)
        text.show()
    assert whole.minimumSizeHint().width() == whole.sizeHint().width()
    assert squeezed.minimumSizeHint().width() < 100
    assert squeezed.grab().toImage() != whole.grab().toImage()


def test_text_without_a_ceiling_does_not_hang_on_a_very_long_word(theme: Theme, qtbot: QtBot) -> None:
    text = Text("x" * 1_000_000, theme, wrap=True)
    qtbot.addWidget(text)
    text.resize(300, 60)
    assert text.heightForWidth(300) > 0


# Button


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_is_called_what_it_says_without_its_keys(theme: Theme, qtbot: QtBot, kind: str) -> None:
    button = Button("Spara & stäng", theme, "Ctrl R", kind)
    qtbot.addWidget(button)
    assert button.accessibleName() == "Spara & stäng"
    assert button.accessibleDescription() == "Ctrl R"
    assert button.shortcut().isEmpty()
    button.set_text("Öppna")
    assert (button.accessibleName(), button.words, button.keys) == ("Öppna", "Öppna", "Ctrl R")


@pytest.mark.parametrize(
    ("kind", "size", "height"), [("accent", "", 36), ("normal", "", 36), ("live", "", 48), ("normal", "dense", 28)]
)
def test_a_button_is_as_high_as_its_kind(theme: Theme, qtbot: QtBot, kind: str, size: str, height: int) -> None:
    button = Button("Nästa", theme, "F8", kind, size=size)
    qtbot.addWidget(button)
    button.show()
    assert button.height() == height
    assert button.sizeHint().height() == height


def test_an_icon_alone_has_a_name_and_room_for_a_finger(theme: Theme, qtbot: QtBot) -> None:
    button = Button("", theme, kind="quiet", icon="ellipsis", name="Mer")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Mer"
    assert (button.sizeHint().width(), button.sizeHint().height()) == (36, 36)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_return_and_by_space(stand: Stand, theme: Theme, key: Qt.Key) -> None:
    button = Button("Visa", theme)
    stand.show(button)
    stand.focus(button)
    with stand.qtbot.waitSignal(button.clicked):
        press(key, " " if key == Qt.Key.Key_Space else "\r")


def test_long_words_in_a_button_are_held_back(theme: Theme, qtbot: QtBot) -> None:
    button = Button("Gruppen som har ett väldigt långt namn " * 4, theme, longest=160)
    qtbot.addWidget(button)
    assert button.sizeHint().width() < 200
    assert button.accessibleName().startswith("Gruppen")


def test_an_unknown_kind_is_refused(theme: Theme, qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="shiny"):
        qtbot.addWidget(Button("x", theme, kind="shiny"))


def test_states_of_a_button_differ(stand: Stand, theme: Theme) -> None:
    button = Button("Visa", theme)
    stand.show(button)
    looks = [button.grab().toImage()]
    button.setDown(True)
    looks.append(button.grab().toImage())
    button.setDown(False)
    button.setEnabled(False)
    looks.append(button.grab().toImage())
    assert looks[0] != looks[1] != looks[2] != looks[0]


# Keys


def test_the_key_bar_leaves_out_what_does_not_fit_and_keeps_help(stand: Stand, theme: Theme) -> None:
    bar = KeyBar(theme)
    stand.show(bar)
    bar.show_keys([((f"F{n}",), f"Gör sak nummer {n}") for n in range(1, 12)], "Alla kortkommandon")
    bar.setFixedWidth(400)
    assert "Alla kortkommandon" in bar.accessibleName()
    assert "F11 Gör sak nummer 11" in bar.accessibleName()
    assert bar.sizeHint().height() == 36
    place = QPoint(bar.width() - 40, 18)
    with stand.qtbot.waitSignal(bar.help_wanted):
        click(bar, place)


# Switch, stepper, tabs


def test_the_switch_is_moved_by_arrows_and_by_hand(stand: Stand, theme: Theme) -> None:
    switch = Switch([("hide", "Dold"), ("show", "Visas")], theme, "Rummet ser")
    stand.show(switch)
    told: list[str] = []
    switch.chosen.connect(told.append)
    segments = switch.findChildren(QWidget)
    assert [s.accessibleName() for s in segments if s.accessibleName()] == ["Dold", "Visas"]
    stand.focus(switch._segments["hide"])
    press(Qt.Key.Key_Right)
    assert switch.value == "show"
    click(switch._segments["hide"])
    assert told == ["show", "hide"]
    switch.choose("show")
    assert (switch.value, told) == ("show", ["show", "hide"])


def test_the_stepper_is_stepped_by_keys_buttons_and_digits(stand: Stand, theme: Theme) -> None:
    stepper = Stepper(theme, 1, 20, "Prickar var", value=3)
    stand.show(stepper)
    told: list[int] = []
    stepper.changed.connect(told.append)
    stand.focus(stepper)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Down)
    click(stepper._more)
    assert told == [4, 3, 4]
    stepper._box.selectAll()
    press(Qt.Key.Key_1, "1")
    press(Qt.Key.Key_2, "2")
    press(Qt.Key.Key_Return, "\r")
    assert stepper.value == 12
    stepper.set_value(20)
    assert not stepper._more.isEnabled()
    assert told == [4, 3, 4, 12]
    assert stepper.sizeHint().height() >= 36
    assert stepper._box.accessibleName() == "Prickar var"


def test_tabs_are_chosen_by_arrows_and_by_hand_and_not_told_when_the_program_chooses(
    stand: Stand, theme: Theme
) -> None:
    tabs = TeamTabs(theme, "Grupper")
    tabs.show_tabs([Tab(str(n), f"Grupp {n}", "students", "inte börjat", strokes=(n, 5)) for n in range(1, 5)])
    stand.show(tabs)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.choose("3")
    assert (tabs.current, told) == ("3", [])
    stand.focus(tabs)
    press(Qt.Key.Key_Right)
    assert told == ["4"]
    click(tabs, tabs.tabRect(0).center())
    assert told == ["4", "1"]
    interface = QAccessible.queryAccessibleInterface(tabs)
    assert interface.child(1).text(QAccessible.Text.Name) == "Grupp 2, inte börjat, 2/5"


def test_showing_tabs_again_keeps_the_choice_and_the_focus(stand: Stand, theme: Theme) -> None:
    tabs = TeamTabs(theme, "Grupper")
    shown = [Tab(str(n), f"Grupp {n}", "students", completeness=(n, 5)) for n in range(1, 5)]
    tabs.show_tabs(shown)
    stand.show(tabs)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.choose("3")
    tabs.show_tabs([Tab(tab.id, tab.name, tab.target_group, completeness=(5, 5)) for tab in shown])
    assert tabs.current == "3"
    tabs.show_tabs([Tab("9", "Grupp 9"), *shown])
    assert (tabs.current, told) == ("3", [])


def test_thirty_tabs_scroll(stand: Stand, theme: Theme) -> None:
    tabs = TeamTabs(theme, "Grupper")
    tabs.show_tabs([Tab(str(n), f"Grupp {n}", "teachers", strokes=(0, 5)) for n in range(30)])
    stand.show(tabs)
    assert tabs.width() <= stand.window.width()
    assert all(tabs.tabRect(n).width() >= 148 for n in range(30))
    tabs.choose("29")
    QApplication.processEvents()
    assert tabs.rect().contains(tabs.tabRect(29).center())


# Fields


def test_a_field_keeps_what_was_typed_when_it_is_wrong(stand: Stand, theme: Theme) -> None:
    field = Field(theme, "Datum", "ÅÅÅÅ-MM-DD")
    stand.show(field)
    stand.focus(field)
    for sign in "31 november – é":
        press(Qt.Key.Key_A, sign)
    field.show_error("November har 30 dagar.")
    assert field.text() == "31 november – é"
    assert field.error == "November har 30 dagar."
    assert field.line.accessibleDescription() == "November har 30 dagar."
    assert field.line.height() == 36
    red = field.line.grab().toImage().pixelColor(0, 18)
    assert red.name() == theme.colour("danger").name()
    field.clear_error()
    assert field.error == ""
    assert field.line.grab().toImage().pixelColor(0, 18).name() != theme.colour("danger").name()


def test_a_field_tells_when_it_is_entered_and_left(stand: Stand, theme: Theme) -> None:
    field, other = Field(theme, "Plats"), Field(theme, "Titel")
    stand.show(field, other)
    stand.focus(field)
    press(Qt.Key.Key_A, "a")
    with stand.qtbot.waitSignal(field.entered) as told:
        press(Qt.Key.Key_Return, "\r")
    assert told.args == ["a"]
    press(Qt.Key.Key_B, "b")
    with stand.qtbot.waitSignal(field.left):
        stand.focus(other)


def test_a_sheet_grows_with_its_words_and_lets_tab_through(stand: Stand, theme: Theme) -> None:
    sheet, after = Sheet(theme, "Målgrupp", "Vem är det till för?", lines=2, most=6), Button("Klar", theme)
    stand.show(sheet, after)
    low = sheet.height()
    stand.focus(sheet)
    sheet.set_text("\n".join("rad" for _ in range(5)))
    stand.qtbot.waitUntil(lambda: sheet.height() > low)
    middle = sheet.height()
    sheet.set_text("\n".join("rad" for _ in range(60)))
    stand.qtbot.waitUntil(lambda: sheet.height() > middle)
    assert sheet.height() < middle * 2
    press(Qt.Key.Key_Tab)
    stand.qtbot.waitUntil(after.hasFocus)


def test_a_sheet_takes_plain_text_only_and_not_a_megabyte_of_it(theme: Theme, qtbot: QtBot) -> None:
    sheet = Sheet(theme, "Målgrupp")
    qtbot.addWidget(sheet)
    pasted = QMimeData()
    pasted.setHtml("<b>fet</b>")
    pasted.setText("fet")
    sheet.insertFromMimeData(pasted)
    assert sheet.text() == "fet"
    pasted.setText("x" * 1_000_000)
    sheet.insertFromMimeData(pasted)
    assert len(sheet.text()) <= 20_000


def test_a_day_is_named_and_as_high_as_other_fields(stand: Stand, theme: Theme) -> None:
    day = DayField(theme, "Datum")
    stand.show(day)
    assert (day.accessibleName(), day.height()) == ("Datum", 36)
    stand.focus(day)
    before = day.date()
    press(Qt.Key.Key_Up)
    assert day.date() > before


# Toast


def test_a_toast_offers_its_action_and_goes(stand: Stand, theme: Theme) -> None:
    toast = Toast(stand.window, theme)
    stand.show()
    taken: list[str] = []
    toast.tell("2 lappar flyttade", "Ångra", lambda: taken.append("ångra"))
    assert toast.text == "2 lappar flyttade"
    assert stand.window.rect().contains(toast.geometry())
    assert abs(toast.geometry().center().x() - stand.window.rect().center().x()) <= 1
    click(toast._button)
    assert (taken, toast.text) == (["ångra"], "")


def test_a_toast_stays_while_it_has_the_focus(stand: Stand, theme: Theme) -> None:
    toast = Toast(stand.window, theme)
    button = Button("Visa", theme)
    stand.show(button)
    QCursor.setPos(stand.window.mapToGlobal(QPoint(2, 2)))
    toast._timer.setInterval(30)
    toast.tell("Borttaget", "Ångra", lambda: None)
    stand.focus(toast._button)
    with stand.qtbot.waitSignal(toast._timer.timeout):
        toast._timer.start()
    assert toast.text == "Borttaget"
    stand.focus(button)
    stand.qtbot.waitUntil(toast.isHidden)


def test_a_new_toast_takes_the_place_of_the_old(stand: Stand, theme: Theme) -> None:
    toast = Toast(stand.window, theme)
    stand.show()
    toast.tell("Ett", "Ångra", lambda: None)
    toast.tell("Två")
    assert toast.text == "Två"
    assert not toast._button.isVisible()


# The focus ring


def test_the_ring_stands_outside_what_has_the_focus(stand: Stand, theme: Theme) -> None:
    button, other = Button("Visa", theme), Button("Dölj", theme)
    stand.show(button, other)
    stand.focus(button)
    assert stand.ring.isVisible()
    assert stand.ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    stand.focus(other)
    assert stand.ring.geometry() == other.geometry().adjusted(-4, -4, 4, 4)
    picture = stand.window.grab().toImage()
    edge = other.geometry()
    assert picture.pixelColor(edge.center().x(), edge.top() - 3).name() == theme.colour("focus").name()
    assert picture.pixelColor(edge.center().x(), edge.top() - 1).name() == theme.colour("canvas").name()


def test_the_ring_follows_what_moves(stand: Stand, theme: Theme) -> None:
    button = Button("Visa", theme)
    above = Text("ovanför", theme)
    stand.show(button)
    stand.focus(button)
    before = stand.ring.geometry()
    stand.column.insertWidget(0, above)
    stand.qtbot.waitUntil(lambda: stand.ring.geometry() != before)
    assert stand.ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.hide()
    stand.qtbot.waitUntil(lambda: stand.ring.isHidden() or stand.ring.followed is not button)


def test_the_ring_is_wider_in_high_contrast(qtbot: QtBot) -> None:
    stand = Stand(qtbot, Theme("contrast"))
    button = Button("Visa", Theme("contrast"))
    stand.show(button)
    stand.focus(button)
    assert stand.ring.geometry() == button.geometry().adjusted(-6, -6, 6, 6)


def test_the_ring_stands_inside_the_current_item_of_a_list(stand: Stand, theme: Theme) -> None:
    rows = QListWidget()
    rows.setAccessibleName("Rader")
    rows.addItems([f"Rad {n}" for n in range(30)])
    stand.show(rows)
    stand.focus(rows)
    for row in (0, 1, 2):
        rows.setCurrentRow(row)
        item = rows.visualItemRect(rows.item(row))
        place = QRect(rows.viewport().mapTo(stand.window, item.topLeft()), item.size())
        stand.qtbot.waitUntil(partial(_stands_at, stand.ring, place))


def test_the_ring_stands_inside_the_chosen_tab(stand: Stand, theme: Theme) -> None:
    tabs = TeamTabs(theme, "Grupper")
    tabs.show_tabs([Tab(str(n), f"Grupp {n}") for n in range(3)])
    stand.show(tabs)
    stand.focus(tabs)
    press(Qt.Key.Key_Right)
    rect = tabs.tabRect(1)
    place = QRect(tabs.mapTo(stand.window, rect.topLeft()), rect.size())
    stand.qtbot.waitUntil(lambda: stand.ring.geometry() == place)


def test_the_ring_goes_round_a_whole_stepper(stand: Stand, theme: Theme) -> None:
    stepper = Stepper(theme, 1, 9, "Prickar")
    stand.show(stepper)
    stand.focus(stepper)
    assert stand.ring.geometry() == stepper.geometry().adjusted(-4, -4, 4, 4)


def test_the_ring_is_cut_where_a_scroll_area_ends(stand: Stand, theme: Theme) -> None:
    contents = QWidget()
    column = QVBoxLayout(contents)
    buttons = [Button(f"Knapp {n}", theme) for n in range(20)]
    for button in buttons:
        column.addWidget(button)
    scroll = Scroll(contents)
    scroll.setFixedHeight(120)
    stand.show(scroll)
    stand.focus(buttons[0])
    assert stand.ring.isVisible()
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    stand.qtbot.waitUntil(stand.ring.isHidden)


def test_the_ring_lets_go_of_what_is_destroyed(stand: Stand, theme: Theme) -> None:
    holder = QWidget()
    row = QHBoxLayout(holder)
    line = QLineEdit()
    line.setAccessibleName("rad")
    row.addWidget(line)
    stand.show(holder, Button("Visa", theme))
    stand.focus(line)
    holder.deleteLater()
    del line, row
    stand.qtbot.waitUntil(lambda: not isinstance(stand.ring.followed, QLineEdit))


def test_the_ring_is_not_in_the_way_of_the_mouse(stand: Stand, theme: Theme) -> None:
    button = Button("Visa", theme)
    stand.show(button)
    stand.focus(button)
    assert stand.window.childAt(button.geometry().center()) is button


def test_a_button_in_a_window_without_a_ring_shows_its_focus_itself(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    column = QVBoxLayout(window)
    one, other = Button("Ett", theme), Button("Två", theme)
    column.addWidget(one)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    one.setFocus()
    qtbot.waitUntil(one.hasFocus)
    focused = one.grab().toImage()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    assert one.grab().toImage() != focused


# Diamonds, clock and form


def test_the_diamonds_are_four_buttons(stand: Stand, theme: Theme) -> None:
    diamonds = TwoDiamonds(theme)
    stand.show(diamonds)
    told: list[str] = []
    diamonds.chosen.connect(told.append)
    phases = {phase: (0.5 if phase == "explore" else 0.0, "now", f"{LABELS[phase]}, pågår") for phase in PHASES}
    diamonds.show_progress(phases, "explore", LABELS)
    halves = [diamonds.half(phase) for phase in PHASES]
    assert [half.accessibleName() for half in halves] == [f"{LABELS[phase]}, pågår" for phase in PHASES]
    assert all(half.width() >= 44 and half.height() >= 44 for half in halves)
    assert all(one.geometry().right() <= two.geometry().left() + 1 for one, two in pairwise(halves))
    stand.focus(halves[0])
    before = halves[1].grab().toImage()
    press(Qt.Key.Key_Right)
    assert halves[1].hasFocus()
    assert halves[1].grab().toImage() != before
    press(Qt.Key.Key_Return, "\r")
    click(halves[3])
    assert told == ["define", "deliver"]


def test_the_compact_diamonds_fit_the_narrow_rail(theme: Theme, qtbot: QtBot) -> None:
    diamonds = TwoDiamonds(theme, compact=True)
    qtbot.addWidget(diamonds)
    assert diamonds.sizeHint().width() <= 60
    assert diamonds.sizeHint().height() >= 44
    diamonds.resize(72, 44)
    diamonds.show_progress(dict.fromkeys(PHASES, (1.0, "done", "klar")), "", LABELS)
    assert not diamonds.grab().isNull()


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (462, "07:42"),
        (461.2, "07:42"),
        (0, "00:00"),
        (0.4, "00:01"),
        (-0.5, "00:00"),
        (-72, "+01:12"),
        (3600, "1:00:00"),
        (3599, "59:59"),
        (5025, "1:23:45"),
        (-3661, "+1:01:01"),
        (36000, "10:00:00"),
    ],
)
def test_the_clock_says_the_time_left(left: float, text: str) -> None:
    assert time_text(left) == text


@pytest.mark.parametrize(
    ("left", "sign"), [(1200, ""), (241, ""), (240, "low"), (61, "low"), (60, "last"), (1, "last"), (0, ""), (-5, "")]
)
def test_the_clock_has_a_sign_at_a_fifth_and_at_a_twentieth(left: float, sign: str) -> None:
    assert sign_at(left, 1200) == sign
    assert sign_at(left, 0) == ""


def test_the_clock_repaints_only_when_what_it_shows_has_changed(stand: Stand, theme: Theme) -> None:
    face = _CountingClock(theme, name="Klocka")
    stand.show(face)
    face.show_time(462, 1200, "explore", caption="kvar av 20 min")
    stand.qtbot.waitUntil(lambda: face.painted > 0)
    QApplication.processEvents()
    painted = face.painted
    face.show_time(462, 1200, "explore", caption="kvar av 20 min")
    QApplication.processEvents()
    assert face.painted == painted
    face.show_time(461, 1200, "explore", caption="kvar av 20 min")
    stand.qtbot.waitUntil(lambda: face.painted == painted + 1)
    assert face.text == "07:41"


def test_the_clock_is_read_aloud_each_minute(theme: Theme, qtbot: QtBot) -> None:
    face = ClockFace(theme, name="Klocka")
    qtbot.addWidget(face)
    said = []
    for left in range(150, 0, -1):
        face.show_time(left, 1200, "explore")
        said.append(face.accessibleDescription())
    assert len(set(said)) == 3


def test_the_time_form_is_wide_by_minutes(theme: Theme, qtbot: QtBot) -> None:
    form = TimeForm(theme)
    qtbot.addWidget(form)
    form.resize(364, 148)
    form.show_segments([Segment("line", 30), Segment("explore", 60), Segment("define", 90)], "Mötet, 180 minuter")
    assert [(segment.width, x) for segment, x in form.spans()] == [(60, 2), (120, 62), (180, 182)]
    assert form.accessibleName() == "Mötet, 180 minuter"


def test_templates_share_one_scale(theme: Theme, qtbot: QtBot) -> None:
    ends = []
    for minutes in (60, 180, 360):
        form = TimeForm(theme, labels=False, shared_scale=True)
        qtbot.addWidget(form)
        form.resize(260, 48)
        form.show_segments([Segment("explore", minutes / 2), Segment("define", minutes / 2)])
        last, x = form.spans()[-1]
        ends.append(round(x + last.width - 2))
    assert ends == [round(232 / 3), 232, 256]


@pytest.mark.parametrize("segments", [[], [Segment("line", 60)], [Segment("break", 0)], [Segment("explore", 1e-9)]])
def test_a_meeting_with_nothing_in_it_is_a_plain_line(theme: Theme, qtbot: QtBot, segments: list[Segment]) -> None:
    form = TimeForm(theme)
    qtbot.addWidget(form)
    form.resize(300, 148)
    form.show_segments(segments)
    assert not form.grab().isNull()


# Surfaces


def test_a_panel_and_a_rule_draw_in_their_roles(stand: Stand, theme: Theme) -> None:
    panel, rule = Panel(theme), Rule(theme)
    panel.setFixedHeight(60)
    stand.show(panel, rule)
    picture = panel.grab().toImage()
    assert picture.pixelColor(200, 30).name() == theme.colour("surface").name()
    assert picture.pixelColor(200, 0).name() == theme.colour("line").name()
    assert rule.height() == 1
    theme.use("contrast")
    assert rule.height() == 2


def test_an_empty_place_has_a_sentence_and_one_action(stand: Stand, theme: Theme) -> None:
    button = Button("Skriv idé", theme, "Ctrl I")
    empty = Empty(theme, "Ingen lapp än.", button)
    stand.show(empty)
    assert empty.sentence.text() == "Ingen lapp än."
    assert button.isVisible()
    assert empty.findChildren(QScrollArea) == []


def test_the_pointer_over_a_button_can_be_seen(stand: Stand, theme: Theme) -> None:
    button = Button("Visa", theme)
    stand.show(button)
    rest = button.grab().toImage()
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert button.grab().toImage() != rest


def _stands_at(ring: FocusRing, place: QRect) -> bool:
    return ring.geometry() == place


class _CountingClock(ClockFace):
    """A clock that counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: object) -> None:
        self.painted += 1
        super().paintEvent(event)  # type: ignore[arg-type]
