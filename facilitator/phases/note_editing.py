"""One note at a time is edited where it stands: opens the field over it, and keeps the words or says why not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt

from facilitator.dialogs.edit_note import NoteEditor
from facilitator.painting.note import PADDING_LEFT, PADDING_RIGHT, PADDING_TOP, SHAPE, SHAPE_GAP
from facilitator.phases.note_list import NoteList
from facilitator.stage import Stage, refusal_sentence
from workshops.text import Refused


class NoteEditing(QObject):
    """`keep` is asked to change the words of the note with this id; it may be refused, and then the words stay."""

    def __init__(self, stage: Stage, name: str, keep: Callable[[str, str], bool], parent: QObject) -> None:
        """`name` is what the field is called."""
        super().__init__(parent)
        self._stage, self._name, self._keep = stage, name, keep
        self._editor: NoteEditor | None = None
        self._list: NoteList | None = None
        self._key = self._before = ""

    @property
    def editor(self) -> NoteEditor | None:
        """The field, while a note is edited."""
        return self._editor

    def start(self, notes: NoteList, key: str) -> bool:
        """Open the field over a note; hidden words can't be edited, and False is returned."""
        self.stop()
        number = notes.notes.at(key)
        note = notes.notes.note(number) if number is not None else None
        if note is None or notes.notes.is_hidden:
            return False
        editor = NoteEditor(self._stage.theme, note.text, self._name, notes.viewport())
        self._editor, self._list, self._key, self._before = editor, notes, key, note.text
        editor.kept.connect(self._try)
        editor.dropped.connect(self._drop)
        editor.resized.connect(self._fit)
        notes.fitted.connect(self._place)
        notes.notes.modelReset.connect(self.stop)
        self._fit()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def stop(self) -> None:
        """Close the field; what was typed since is not kept."""
        editor, notes = self._editor, self._list
        self._editor = self._list = None
        if editor is None or notes is None:
            return
        notes.fitted.disconnect(self._place)
        notes.notes.modelReset.disconnect(self.stop)
        editor.kept.disconnect(self._try)
        editor.hide()
        editor.field.setPlainText("")
        editor.deleteLater()
        notes.hold(None)

    def _try(self, text: str) -> None:
        editor, notes = self._editor, self._list
        if editor is None or notes is None:
            return
        focused = editor.field.hasFocus()
        if text != self._before and not self._kept(editor, text):
            return
        number = notes.notes.at(self._key)
        self.stop()
        if focused and number is not None:
            notes.go_to(number)

    def _kept(self, editor: NoteEditor, text: str) -> bool:
        refusals: list[Refused] = []
        self._stage.desk.refused.connect(refusals.append)
        done = self._keep(self._key, text)
        self._stage.desk.refused.disconnect(refusals.append)
        if not done and refusals:
            editor.show_error(refusal_sentence(self._stage.words, refusals[-1]))
        return done

    def _drop(self) -> None:
        notes, key = self._list, self._key
        self.stop()
        number = notes.notes.at(key) if notes is not None else None
        if notes is not None and number is not None:
            notes.go_to(number)

    def _fit(self) -> None:
        """Make the note as high as the field needs."""
        if self._editor is not None and self._list is not None:
            height = self._editor.wanted_height(self._room().width()) + 2 * round(PADDING_TOP)
            self._list.hold(self._key, height)
            self._place()

    def _place(self) -> None:
        editor, notes = self._editor, self._list
        if editor is None or notes is None:
            return
        if notes.notes.at(self._key) is None:
            self.stop()
            return
        editor.setGeometry(self._room())

    def _room(self) -> QRect:
        assert self._list is not None
        rect = self._list.note_rect(self._list.notes.at(self._key) or 0)
        scale = self._stage.theme.text_scale
        left, right = round((PADDING_LEFT + SHAPE + SHAPE_GAP) * scale), round(PADDING_RIGHT * scale)
        top = round(PADDING_TOP * scale)
        return rect.adjusted(left, top, -right, -top)
