"""The row of the strip while notes are lit: how many, how many of them are gathered, and the keys for that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.board.look import BoardLook
from facilitator.board.suggesting.kin import Kin
from facilitator.console.actions import cap, shown_keys
from facilitator.widgets.button import Button
from facilitator.widgets.text import Text
from workshops.labels import Words


class AlikeBar(QWidget):
    """`gather` and `ended` are pressed; `changed` says that it has something else to say."""

    changed = Signal()
    gather = Signal()
    ended = Signal()

    def __init__(self, look: BoardLook, words: Words, kin: Kin) -> None:
        super().__init__()
        self._words, self._kin = words, kin
        self.said = Text("", look.theme, weight=600, elide=True)
        self._gather = self._pill(look, "", "board_gather", self.gather.emit)
        self._more = self._pill(look, "suggest.more", "board_more_alike", lambda: kin.widen(1))
        self._fewer = self._pill(look, "suggest.fewer", "board_fewer_alike", lambda: kin.widen(-1))
        end = Button(words("suggest.end"), look.theme, cap("Esc", words), kind="pill")
        end.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for widget in (self.said, self._gather, self._more, self._fewer, end):
            row.addWidget(widget)
        kin.changed.connect(self._follow)
        look.changed.connect(self._follow)
        self.hide()

    def show_lit(self, wanted: bool) -> bool:
        """Be seen while notes are compared with something and it is wanted; whether it is."""
        self.setVisible(wanted and self._kin.is_on)
        return not self.isHidden()

    def sentence(self) -> str:
        """How many notes are alike, or that none is, or that they are being read."""
        if not self._kin.is_known:
            return self._words(self._kin.why_silent)
        lit = len(self._kin.lit)
        return self._words("suggest.lit", n=lit) if lit else self._words("suggest.none_lit")

    def _follow(self) -> None:
        kin, taken = self._kin, len(self._kin.taken)
        self.said.setText(self.sentence())
        self._gather.set_text(self._words("suggest.gather", n=taken))
        self._gather.setVisible(taken > 0)
        loose = len(kin.loose)
        self._more.setVisible(loose > 1)
        self._fewer.setVisible(loose > 1)
        self._more.setEnabled(taken < loose)
        self._fewer.setEnabled(taken > 1)
        self.changed.emit()

    def _pill(self, look: BoardLook, word: str, action: str, call: object) -> Button:
        keys = " ".join(shown_keys(action, self._words))
        pill = Button(self._words(word) if word else "", look.theme, keys, kind="pill")
        pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        pill.clicked.connect(lambda: call())  # type: ignore[operator]
        return pill
