"""The trial as it is shown: the network chosen, what is known, what to do where it doesn't work, and a code to try with."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.console.check_row import CheckLine, CheckList
from facilitator.painting.code import paint_code
from facilitator.phones.trial import Trial
from facilitator.stage import Stage
from facilitator.theme.theme import Theme
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text

SIDE = 176


class CodeSquare(QWidget):
    """A QR code in the console."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._text = theme, ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, text: str) -> None:
        """Show this; nothing for no text."""
        self._text = text
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.scaled(SIDE)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            paint_code(QPainter(self), self._text, QRectF(self.rect()))


class TrialPanel(QWidget):
    """One button begins and ends it; every network of the computer can be tried in turn."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self.trial = Trial(stage.jobs, lambda: stage.phones.nets, self)
        self.heading = Text(words("phones.trial.heading"), theme, "heading3")
        self.about = Text(words("phones.trial.about"), theme, "note", "inkSoft", wrap=True)
        self.checks = CheckList(theme)
        self.code = CodeSquare(theme, words("phones.trial.code_name"))
        self.address = Text("", theme, "body", weight=600, wrap=True)
        self.hint = Text("", theme, "note", "inkSoft", wrap=True)
        self.button = Button("", theme)
        self.other = Button(words("phones.trial.elsewhere"), theme, kind="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.heading, self.about, self.checks, self.code, self.address, self.hint):
            column.addWidget(part)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._toggle)
        self.other.clicked.connect(self._try_other)
        self.trial.changed.connect(self._show)
        self._show()

    def _toggle(self) -> None:
        if self.trial.runs:
            self.trial.stop()
        else:
            self.trial.begin(self._stage.phones.chosen_net())

    def _try_other(self) -> None:
        """The next network of the computer, which phones come by from now on."""
        nets = self._stage.phones.nets
        here = next((n for n, net in enumerate(nets) if self.trial.net == net), -1)
        if nets:
            net = nets[(here + 1) % len(nets)]
            self._stage.phones.choose_net(net.address)
            self.trial.begin(net)

    def _show(self) -> None:
        words, trial = self._stage.words, self.trial
        begun = trial.runs or trial.net is not None
        self.checks.setVisible(begun)
        self.checks.show_lines([self._line(name, state) for name, state in trial.steps] if begun else [])
        self.code.show_code(trial.link)
        self.address.setVisible(trial.runs)
        self.address.setText(trial.address)
        said = self._said()
        self.hint.setText(said)
        self.hint.setVisible(bool(said))
        self.button.set_text(words("phones.trial.stop" if trial.runs else "phones.trial.begin"))
        self.other.setVisible(len(self._stage.phones.nets) > 1)

    def _line(self, name: str, state: str) -> CheckLine:
        words, net = self._stage.words, self.trial.net
        if name == "net" and net is not None:
            kind = words(f"phones.trial.kind.{net.kind}")
            return CheckLine("done", words("phones.trial.net.done", address=net.address, kind=kind))
        return CheckLine(state, words(f"phones.trial.{name}.{state}"))

    def _said(self) -> str:
        """What to do next: the firewall first, then phones that are kept from each other."""
        words, states = self._stage.words, dict(self.trial.steps)
        if not self.trial.runs or self.trial.reached:
            return ""
        system = {"win32": "windows", "darwin": "mac"}.get(sys.platform, "linux")
        firewall = words(f"phones.trial.firewall.{system}")
        return firewall if states.get("own") == "look" else f"{words('phones.trial.isolated')} {firewall}"
