"""Personal data before it leaves: each finding masked in its sentence, and three answers. Nothing is changed by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.console.bound import attempt
from facilitator.stage import Stage, refusal_sentence
from facilitator.widgets.button import Button
from facilitator.widgets.field import Field
from facilitator.widgets.surface import Panel, Rule, Scroll
from facilitator.widgets.text import Text
from workshops.privacy import answers, findings
from workshops.privacy.findings import Finding
from workshops.privacy.found import KINDS

MARGIN, WIDEST = 32, 860
MOST = 40
"""So many are shown at once; the next come when some are answered."""


class PrivacyPanel(Panel):
    """Lies over the page while it is open; `closed` says that it went away."""

    closed = Signal()

    def __init__(self, stage: Stage, close_keys: str, parent: QWidget) -> None:
        super().__init__(stage.theme, fill="canvas", edges=(), parent=parent)
        self._stage = stage
        words, theme = stage.words, stage.theme
        self._shown: tuple[Finding, ...] | None = None
        self._heading = Text(words("finish.personal.heading"), theme, "heading1")
        self._lead = Text("", theme, "body", "inkSoft", wrap=True)
        self.close_button = Button(words("finish.personal.close"), theme, close_keys)
        self.mask_all = Button("", theme)
        self.accept_all = Button(words("finish.personal.accept_all"), theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self._lay_out()
        self.close_button.clicked.connect(self.close_panel)
        self.mask_all.clicked.connect(lambda: self.put_kinds(self._sure))
        self.accept_all.clicked.connect(lambda: self.let_stand(self._open))
        self.hide()

    @property
    def rows(self) -> list[FindingRow]:
        """What is shown, from the top."""
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        found = (item.widget() for item in items if item is not None)
        return [widget for widget in found if isinstance(widget, FindingRow)]

    @property
    def _open(self) -> list[Finding]:
        return [each for each in self._shown or () if not each.accepted]

    @property
    def _sure(self) -> list[Finding]:
        return [each for each in self._open if each.found.sure]

    def open_panel(self) -> None:
        """Show what is there to answer."""
        self._shown = None
        self.refresh()
        self.show()
        self.raise_()
        self._focus(0)

    def close_panel(self) -> None:
        """Go away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def refresh(self) -> None:
        """What is there now. A row that is being written in stays as it is while it is still there."""
        if not self._stage.desk.is_open:
            return
        words, found = self._stage.words, findings.of(self._stage.desk.workshop)
        if found == self._shown:
            return
        at = self._focused()
        self._shown = found
        for row in self.rows:
            row.hide()
            self._rows.removeWidget(row)
            row.deleteLater()
        for place, each in enumerate(self._open[:MOST]):
            self._rows.insertWidget(place, FindingRow(self._stage, self, each))
        still, sure = len(self._open), len(self._sure)
        key = "lead" if still else "accepted" if found else "nothing"
        self._lead.setText(words(f"finish.personal.{key}", n=still or len(found)))
        self.mask_all.set_text(words("finish.personal.mask_all", n=sure))
        self.mask_all.setVisible(sure > 1)
        self.accept_all.setVisible(still > 1)
        if at is not None and self.isVisible():
            self._focus(at)

    def put_kinds(self, found: Sequence[Finding]) -> None:
        """Put the kind of each in its place, as one step."""
        names = {kind: self._stage.words(f"privacy.kind.{kind}") for kind in KINDS}
        self._stage.desk.do(answers.mask, list(found), names)
        self.refresh()

    def let_stand(self, found: Sequence[Finding]) -> None:
        """Let these stand, as one step."""
        self._stage.desk.do(answers.accept, list(found))
        self.refresh()

    def _focused(self) -> int | None:
        """The row that has the focus, None where none has."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            return None
        return next((at for at, row in enumerate(self.rows) if row.isAncestorOf(focus)), 0)

    def _focus(self, at: int) -> None:
        rows = self.rows
        (rows[min(at, len(rows) - 1)].replace if rows else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.close_button)
        all_of = QHBoxLayout()
        all_of.setSpacing(8)
        all_of.addWidget(self.mask_all)
        all_of.addWidget(self.accept_all)
        all_of.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(WIDEST)
        body = QVBoxLayout(middle)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addLayout(head)
        body.addWidget(self._lead)
        body.addLayout(all_of)
        body.addWidget(Rule(self._stage.theme, "ink", width=2))
        body.addWidget(Scroll(inner), 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(MARGIN, 24, MARGIN, 16)
        outer.addStretch(1)
        outer.addWidget(middle, 100)
        outer.addStretch(1)


class FindingRow(QWidget):
    """One finding: its kind, its sentence with the kind in brackets, where it stands, and the answers."""

    def __init__(self, stage: Stage, panel: PrivacyPanel, finding: Finding) -> None:
        super().__init__()
        self._stage, self._panel, self.finding = stage, panel, finding
        words, theme, workshop = stage.words, stage.theme, stage.desk.workshop
        kind = words(f"privacy.kind.{finding.found.kind}")
        name = words(
            f"finish.personal.{'sure' if finding.found.sure else 'possible'}",
            kind=kind,
            Kind=kind[:1].upper() + kind[1:],
        )
        self.quote = findings.quote(workshop, finding, words)
        where = findings.where(workshop, finding, words)
        self.replace = Button(words("finish.personal.replace", kind=kind), theme, size="dense")
        self.keep = Button(words("finish.personal.keep"), theme, size="dense")
        self.edit = Button(words("finish.personal.edit"), theme, size="dense")
        self.field = Field(theme, words("finish.personal.field"))
        self.field.hide()
        self.setAccessibleName(f"{name}: {self.quote} ({where})")
        for button in (self.replace, self.keep, self.edit):
            button.setAccessibleDescription(f"{name}: {self.quote}")
        self._lay_out(Text(name, theme, weight=600), where)
        self.replace.clicked.connect(lambda: panel.put_kinds([finding]))
        self.keep.clicked.connect(lambda: panel.let_stand([finding]))
        self.edit.clicked.connect(self.begin)
        self.field.entered.connect(self._write)

    def begin(self) -> None:
        """Write the whole text otherwise; here the number is seen, by whoever sits at this window."""
        each = self.finding
        self.field.set_text(findings.text_of(self._stage.desk.workshop, each.subject, each.field, each.table))
        self.field.show()
        self.field.setFocus()
        self.field.line.end(False)

    def leave(self) -> bool:
        """Stop writing and leave the text as it was; False where nobody was writing."""
        if self.field.isHidden():
            return False
        self.field.hide()
        self.edit.setFocus()
        return True

    def _write(self, text: str) -> None:
        refusal = attempt(self._stage.desk, answers.reword, self.finding, text)
        if refusal is not None:
            self.field.show_error(refusal_sentence(self._stage.words, refusal))
            return
        self._panel.refresh()

    def _lay_out(self, name: Text, where: str) -> None:
        theme = self._stage.theme
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(Text(self.quote, theme, "body", wrap=True))
        words.addWidget(Text(where, theme, "label", "inkSoft", wrap=True, weight=400))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.replace, self.keep, self.edit):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 14, 4, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.field)
        column.addWidget(Rule(theme))
