"""Says at once that something just written may be personal data, wherever it was written but on the line of the room.

A warning, never a block: what was written is kept, and can be replaced by its kind with one key.
"""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.stage import Stage
from facilitator.widgets.toast import Toast
from workshops.change import Change
from workshops.model import NotFound
from workshops.privacy import answers, findings
from workshops.privacy.findings import Finding

LINE = frozenset({"ideas", "feedback", "points", "answers"})
"""What is written on the line of the room, which warns while it is written."""


class Watchful(QObject):
    """Looks at what each edit wrote. What has been told once is not told again while the meeting is on the desk."""

    def __init__(self, stage: Stage, toast: Toast, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage, self._toast = stage, toast
        self._told: set[tuple[str, str, str]] = set()
        stage.desk.changed.connect(self._look)
        stage.desk.opened.connect(self._told.clear)

    def _look(self, change: Change) -> None:
        if change.origin != "do" or all(row.table in LINE for row in change.rows):
            return
        try:
            found = findings.in_change(self._stage.desk.workshop, change)
        except NotFound:  # removed again by what followed
            return
        new = [each for each in found if each.table not in LINE and _name(each) not in self._told]
        if new:
            self._told.update(_name(each) for each in new)
            self._tell(new)

    def _tell(self, found: list[Finding]) -> None:
        words, first = self._stage.words, found[0].found
        certainty = "sure" if first.sure else "possible"
        names = {each.found.kind: words(f"privacy.kind.{each.found.kind}") for each in found}
        said = words(f"console.personal.{certainty}", kind=words(f"privacy.a_kind.{first.kind}"))
        put = words("finish.personal.replace", kind=names[first.kind])
        self._toast.tell(said, put, lambda: self._stage.desk.do(answers.mask, found, names))


def _name(finding: Finding) -> tuple[str, str, str]:
    return finding.subject, finding.field, finding.found.kind
