"""One theme: colours by role, type, line widths, durations, and how they dress an application or a single window."""

from __future__ import annotations

import re

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.theme import fonts
from facilitator.theme.tokens import STYLES, THEMES, tokens

LARGEST_TEXT = 2.0
STYLE, STYLED = "Fusion", "has the style"
"""Qt's style that everything is painted in, and the property of an application that began with it."""


class Theme(QObject):
    """What a window asks for its look. The console and the shared screen have one each.

    `changed` is sent after the name, the text scale or the wish for less motion has changed.
    """

    changed = Signal()

    def __init__(self, name: str = "light", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens()
        self._text_scale = 1.0
        self._reduced_motion: bool | None = None
        self._fonts: dict[tuple[str, str, float, int | None], QFont] = {}
        self._app: QApplication | None = None
        self._windows: list[QWidget] = []
        self._take(name)

    @property
    def name(self) -> str:
        """One of `light`, `dark` and `contrast`."""
        return self._name

    @property
    def is_contrast(self) -> bool:
        """Whether this is the high-contrast theme, where tints vanish and edges carry the colour."""
        return self._name == "contrast"

    def use(self, name: str) -> None:
        """Change to the theme `name`; raises KeyError when there is none."""
        if name != self._name:
            self._take(name)
            self._tell()

    @property
    def text_scale(self) -> float:
        """How much larger than normal text is: 1.0 to 2.0."""
        return self._text_scale

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        scale = min(LARGEST_TEXT, max(1.0, float(scale)))
        if scale != self._text_scale:
            self._text_scale = scale
            self._fonts.clear()
            self._tell()

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing should move: the person's own setting, else what the platform asks for."""
        if self._reduced_motion is not None:
            return self._reduced_motion
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool | None) -> None:
        if reduced != self._reduced_motion:
            self._reduced_motion = reduced
            self.changed.emit()

    def colour(self, role: str) -> QColor:
        """The colour of a role; raises KeyError when the role is unknown. The caller must not change it."""
        return self._colours[role]

    def ink_on(self, role: str) -> QColor:
        """The colour, of `ink` and `surface`, that is read more easily on a fill of this role."""
        fill = luminance(self.colour(role))
        ink, surface = self.colour("ink"), self.colour("surface")
        return max(ink, surface, key=lambda c: _ratio(luminance(c), fill))

    def font(self, style: str, room: str = "console", scale: float = 1.0, *, weight: int | None = None) -> QFont:
        """The font of a style in a room, sized in pixels; `scale` is that of the room's display."""
        key = (style, room, scale, weight)
        found = self._fonts.get(key)
        if found is None:
            pixels, _, usual = self._tokens.type[room][style]
            found = QFont(self._tokens.family)
            found.setPixelSize(max(1, round(pixels * scale * self._text_scale)))
            found.setWeight(QFont.Weight(usual if weight is None else weight))
            self._fonts[key] = found
        return QFont(found)

    def leading(self, style: str, room: str = "console", scale: float = 1.0) -> int:
        """The height in pixels of one line of a style."""
        return round(self._tokens.type[room][style][1] * scale * self._text_scale)

    def size(self, name: str) -> int:
        """A size of the layout in pixels."""
        return self._tokens.size[name]

    def radius(self, name: str) -> int:
        """A corner radius in pixels."""
        return self._tokens.radius[name]

    def scaled(self, pixels: float) -> int:
        """A length that must grow with the text."""
        return round(pixels * self._text_scale)

    def line(self, name: str) -> float:
        """A line width in pixels; the high-contrast theme draws some of them wider."""
        if self.is_contrast and name in self._tokens.line_in_contrast:
            return self._tokens.line_in_contrast[name]
        return self._tokens.line[name]

    def milliseconds(self, motion: str) -> int:
        """How long a motion lasts; 0 when less motion is wished for."""
        duration = self._tokens.motion[motion]
        return 0 if self.reduced_motion else duration

    def stylesheet(self) -> str:
        """The style sheet for Qt's own controls, with this theme's colours, widths and sizes."""
        template = (STYLES / "console.qss").read_text(encoding="utf-8")
        values = {role: colour.name() for role, colour in self._colours.items()}
        values |= {
            "hair": f"{self.line('hair'):g}px",
            "focusWidth": f"{self.line('focus'):g}px",
            "control_height": f"{self.scaled(self.size('control')) - 2 * round(self.line('hair'))}px",
            "wrong_height": f"{self.scaled(self.size('control')) - 4}px",
            "body": f'{self.font("body").pixelSize()}px "{self._tokens.family}"',
            "indicator": f"{self.scaled(16)}px",
            "marks": (STYLES / "marks" / self._name).as_posix(),
        }
        return re.sub(r"\{(\w+)\}", lambda found: values[found[1]], template)

    def palette(self) -> QPalette:
        """The palette that Fusion paints with."""
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("inkFaint"))
        return palette

    def apply(self, app: QApplication) -> None:
        """Dress the whole application, now and whenever the theme changes."""
        fonts.register()
        if self._app is None and not app.property(STYLED):
            app.setStyle(STYLE)
        self._app = app
        app.setFont(self.font("body"))
        app.setStyleSheet(self.stylesheet())
        app.setPalette(self.palette())

    def dress(self, window: QWidget) -> None:
        """Dress one window, now and whenever the theme changes, whatever the rest of the application wears."""
        fonts.register()
        if window not in self._windows:
            self._windows.append(window)
        window.setStyleSheet(self.stylesheet())
        window.setFont(self.font("body"))
        window.setPalette(self.palette())  # after the sheet, which would bring back the palette of before

    def _take(self, name: str) -> None:
        self._colours = {role: QColor(value) for role, value in self._tokens.colour[name].items()}
        self._name = name

    def _tell(self) -> None:
        if self._app is not None:
            self.apply(self._app)
        self._windows = [window for window in self._windows if shiboken6.isValid(window)]
        for window in self._windows:
            self.dress(window)
        self.changed.emit()


_PALETTE = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "canvas",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "inkFaint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "inverseInk",
    QPalette.ColorRole.ToolTipBase: "inverse",
    QPalette.ColorRole.ToolTipText: "inverseInk",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accentInk",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "control",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "line",
}


def luminance(colour: QColor) -> float:
    """The relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    return _ratio(luminance(one), luminance(other))


def _ratio(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


__all__ = ["THEMES", "Theme", "contrast", "luminance"]
