"""The theme: every colour pair is legible, the type is the one that was asked for, a change reaches everything."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from facilitator import icons
from facilitator.theme import fonts
from facilitator.theme.theme import THEMES, Theme, contrast, luminance
from facilitator.theme.tokens import STYLES, tokens

ROOT = Path(__file__).resolve().parents[2]
SURFACES = ("canvas", "surface", "sunk", "accentTint")
GROUPS = ("students", "teachers", "guardians")
PHASES = ("explore", "define", "develop", "deliver")
WORDS = [
    *[(ink, on) for ink in ("ink", "inkSoft", "inkFaint") for on in SURFACES],
    *[("accent", on) for on in ("canvas", "surface", "accentTint")],
    *[("danger", on) for on in ("canvas", "surface")],
    *[(f"{group}Ink", f"{group}Tint") for group in GROUPS],
    *[(group, on) for group in GROUPS for on in ("canvas", "surface", f"{group}Tint")],
    *[("ink", f"{phase}Tint") for phase in PHASES],
    ("accentInk", "accent"),
    ("inverseInk", "inverse"),
]
GRAPHICS = [
    *[("control", on) for on in SURFACES],
    *[("focus", on) for on in (*SURFACES, *(f"{group}Tint" for group in GROUPS))],
    *[(phase, on) for phase in PHASES for on in ("canvas", "surface", f"{phase}Tint")],
    *[("inverse", "canvas"), ("ink", "surface")],
]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return Theme(str(request.param))


def test_words_can_be_read_on_what_they_stand_on(theme: Theme) -> None:
    assert _too_weak(theme, WORDS, 4.5) == {}


def test_graphics_can_be_seen_on_what_they_stand_on(theme: Theme) -> None:
    assert _too_weak(theme, GRAPHICS, 3) == {}


def _too_weak(theme: Theme, pairs: list[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    """The pairs of a mark and what it stands on whose contrast is under the least."""
    found = {(mark, on): contrast(theme.colour(mark), theme.colour(on)) for mark, on in pairs}
    return {pair: ratio for pair, ratio in found.items() if ratio < least}


@pytest.mark.parametrize("role", PHASES)
def test_a_digit_in_a_filled_shape_can_be_read(theme: Theme, role: str) -> None:
    assert contrast(theme.ink_on(role), theme.colour(role)) >= 3


def test_target_groups_differ_in_lightness_as_well_as_hue(theme: Theme) -> None:
    for one, other in combinations(GROUPS, 2):
        assert abs(_lightness(theme.colour(one)) - _lightness(theme.colour(other))) >= 6
        if not theme.is_contrast:
            fills = theme.colour(f"{one}Tint"), theme.colour(f"{other}Tint")
            assert abs(_lightness(fills[0]) - _lightness(fills[1])) >= 2


def test_every_theme_has_the_same_roles() -> None:
    roles = [set(tokens().colour[name]) for name in THEMES]
    assert roles[0] == roles[1] == roles[2]


def test_an_unknown_role_or_theme_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        Theme().colour("pink")
    with pytest.raises(KeyError):
        Theme("sepia")


@pytest.mark.parametrize(("weight", "style"), [(300, "Light"), (400, "Regular"), (600, "SemiBold"), (700, "Bold")])
def test_each_weight_is_a_real_one(qapp: QApplication, weight: int, style: str) -> None:
    fonts.register()
    font = Theme().font("clock", weight=weight)
    info = QFontInfo(font)
    assert info.family() == fonts.FAMILY
    assert info.styleName() == style
    assert info.exactMatch()


def test_light_digits_are_narrower_than_bold_ones(qapp: QApplication) -> None:
    fonts.register()
    theme = Theme()
    widths = [QFontMetricsF(theme.font("clock", weight=w)).horizontalAdvance("moment") for w in (300, 400, 600, 700)]
    assert widths == sorted(set(widths))


def test_figures_are_of_one_width(qapp: QApplication) -> None:
    fonts.register()
    metrics = QFontMetricsF(Theme().font("clock"))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_fonts_are_sized_in_pixels_and_grow_with_the_text_and_the_room(qapp: QApplication) -> None:
    theme = Theme()
    assert theme.font("body").pixelSize() == 15
    assert theme.font("question", "shared", scale=0.5).pixelSize() == 32
    theme.text_scale = 2.0
    assert theme.font("body").pixelSize() == 30
    assert theme.leading("body") == 44
    theme.text_scale = 7
    assert theme.text_scale == 2.0


def test_high_contrast_draws_wider_lines(qapp: QApplication) -> None:
    light, high = Theme(), Theme("contrast")
    assert (light.line("hair"), light.line("noteEdge"), light.line("focus")) == (1, 1, 2)
    assert (high.line("hair"), high.line("noteEdge"), high.line("focus")) == (2, 3, 4)


def test_nothing_moves_when_less_motion_is_asked_for(qapp: QApplication) -> None:
    theme = Theme()
    theme.reduced_motion = True
    assert theme.milliseconds("reveal") == 0
    theme.reduced_motion = False
    assert theme.milliseconds("reveal") == 320


def test_the_style_sheet_is_filled_in_and_names_no_colour_itself(theme: Theme) -> None:
    template = (STYLES / "console.qss").read_text(encoding="utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b(?!_)", re.sub(r"#qt_\w+", "", template))
    sheet = theme.stylesheet()
    assert not re.search(r"\{\w+\}", sheet)
    assert theme.colour("accent").name() in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert not QImage(path).isNull(), path


def test_marks_in_the_style_sheet_follow_the_tokens() -> None:
    for name in THEMES:
        for path in (STYLES / "marks" / name).glob("*.svg"):
            role = "accentInk" if path.stem in ("check", "dash") else "inkSoft"
            assert tokens().colour[name][role] in path.read_text(encoding="utf-8")


def test_two_windows_can_wear_two_themes(qtbot: QtBot) -> None:
    console, room = Theme("light"), Theme("contrast")
    windows = []
    for theme in (console, room):
        window = QWidget()
        qtbot.addWidget(window)
        line = QLineEdit("ord", window)
        line.resize(120, 36)
        window.resize(140, 60)
        theme.dress(window)
        window.show()
        windows.append(window)
    inside = [window.grab().toImage().pixelColor(110, 18) for window in windows]
    assert inside == [console.colour("surface"), room.colour("surface")]
    room.use("dark")
    assert windows[1].grab().toImage().pixelColor(110, 18) == room.colour("surface")
    assert windows[0].grab().toImage().pixelColor(110, 18) == console.colour("surface")
    assert windows[1].palette().color(QPalette.ColorRole.Window) == room.colour("canvas")


def test_a_change_is_told_once_and_a_closed_window_is_forgotten(qtbot: QtBot) -> None:
    theme = Theme()
    window = QWidget()
    theme.dress(window)
    window.deleteLater()
    del window
    QApplication.sendPostedEvents(None, 52)
    with qtbot.waitSignal(theme.changed):
        theme.use("dark")
    with qtbot.assertNotEmitted(theme.changed):
        theme.use("dark")


def test_an_icon_is_drawn_in_its_role_and_sharp_at_scale_two(theme: Theme) -> None:
    picture = icons.pixmap("check", theme, "accent", 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)
    image = picture.toImage()
    solid = [image.pixelColor(x, y) for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255]
    assert solid
    assert {colour.name() for colour in solid} == {theme.colour("accent").name()}


def test_an_icon_that_does_not_exist_is_refused(qapp: QApplication) -> None:
    with pytest.raises(icons.UnknownIcon):
        icons.pixmap("unicorn", Theme())


def test_every_icon_is_one_that_something_asks_for() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOT.joinpath("facilitator").rglob("*.py")]
    named = {name for source in sources for name in re.findall(r'"([a-z0-9-]+)"', source)}
    assert {path.stem for path in icons.ICONS.glob("*.svg")} - named == set()


def test_every_colour_width_and_size_is_one_that_something_asks_for() -> None:
    sources = [path.read_text(encoding="utf-8") for path in ROOT.joinpath("facilitator").rglob("*.py")]
    sources.append((STYLES / "console.qss").read_text(encoding="utf-8"))
    asked = {name for source in sources for name in re.findall(r'["{](\w+)["}]', source)}
    asked |= {f"{kind}{part}" for kind in (*GROUPS, *PHASES) for part in ("", "Tint", "Line", "Ink")}
    given = tokens()
    tables = (given.colour["light"], given.radius, given.line, given.line_in_contrast, given.size, given.motion)
    assert {name for table in tables for name in table} - asked == set()
    assert {name for room in given.type.values() for name in room} - asked == set()


def test_an_icon_knows_its_disabled_look(qapp: QApplication) -> None:
    made = icons.icon("pause", Theme())
    assert len(made.availableSizes()) >= 1
    assert not made.pixmap(16, made.Mode.Disabled).isNull()


def _lightness(colour: QColor) -> float:
    """L* of CIELAB, 0 to 100."""
    y = luminance(colour)
    return float(116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y)
