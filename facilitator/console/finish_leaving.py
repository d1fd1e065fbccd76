"""How a meeting leaves from the finish page: the order, the shared space it goes to, and what the log says became of it."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.console.finish_side import FinishSide
from facilitator.console.outside import choose_space, show_outside, space_of
from facilitator.console.variant_choice import VariantChoice
from facilitator.stage import Stage, refusal_sentence
from workshops.labels import Words
from workshops.model import Publication
from workshops.publishing import log, names, parcel, space, trouble
from workshops.publishing.space import Space
from workshops.text import Refused

logger = logging.getLogger(__name__)


class Leaving(QObject):
    """Stands between the side and the publisher. `settled` is sent when what is shown may have changed."""

    settled = Signal()

    def __init__(self, stage: Stage, side: FinishSide, variant: VariantChoice, page: QWidget) -> None:
        super().__init__(page)
        self.stage, self.side, self._variant, self._page = stage, side, variant, page
        self._words = stage.words
        self.correcting = False
        side.again_wanted.connect(self.again)
        side.withdraw_wanted.connect(self.withdraw)
        side.folder_wanted.connect(self.ask_folder)
        side.files.attach_wanted.connect(self._ask_file)
        side.rule.changed.connect(lambda rule: self.keep_space(replace(self.space, rule=rule)))
        side.published.show_wanted.connect(self.show_folder)
        side.published.copy_wanted.connect(self.copy_path)
        side.published.again_wanted.connect(self.correct)
        stage.publisher.went.connect(self._went)
        stage.publisher.failed.connect(self._failed)

    @property
    def written(self) -> Path | None:
        """The summary that was published last, once all of that publication lies where it should."""
        rows = self._published()
        return log.item_of(rows[0]).path if rows else None

    def written_as(self, kind: str) -> Path | None:
        """The file of a kind that was published last, likewise."""
        return next((log.item_of(row).path for row in self._published() if row.kind == kind), None)

    @property
    def space(self) -> Space:
        """The shared space of this workshop's network or unit."""
        return space_of(self.stage.settings, self.stage.desk.workshop.organisation)

    def open(self, words: Words) -> None:
        """Another workshop lies on the desk; one that has ended is shown as it was published."""
        self._words = words
        self.correcting = self.stage.desk.workshop.state != "finished"
        self.side.files.open()

    def publish(self) -> None:
        """Publish what is ticked, from the workshop as it stands now; says where it is, or why it waits."""
        if self.side.is_published or not self.side.button.isEnabled():
            return
        desk, files = self.stage.desk, self.side.files
        asked = parcel.order(
            desk.workshop,
            self._words,
            desk.now(),
            self.space,
            files.kinds,
            files.attachments,
            self._variant.value,
            files.together,
        )
        self.correcting = False
        self.side.show_waiting("")
        self.side.show_busy(True)
        self.stage.publisher.publish(desk.workshop.id, asked)

    def again(self) -> None:
        """Try what waits once more."""
        self.side.show_busy(True)
        self.stage.publisher.again(self.stage.desk.workshop.id)

    def withdraw(self) -> None:
        """What waits is not to be published after all."""
        self.correcting = True
        self.stage.publisher.withdraw(self.stage.desk.workshop.id)

    def use_folder(self, folder: Path) -> None:
        """Publish there from now on, for this network or unit; it is tried first, and says why where it won't do."""
        try:
            space.test(folder)
        except Refused as refusal:
            self._refuse(refusal_sentence(self.stage.words, refusal))
        else:
            self.keep_space(replace(self.space, folder=folder, own=False))

    def keep_space(self, chosen: Space) -> None:
        """Keep the folder and the rule for this network or unit."""
        choose_space(self.stage.settings, self.stage.desk.workshop.organisation, chosen)
        self.side.show_waiting("")
        self.show_target(self._words)

    def correct(self) -> None:
        """Something is wrong in what was published: back to what is to be, the next version."""
        self.correcting = True
        self.show(self._words)
        self.settled.emit()
        self.side.button.setFocus()

    def show(self, words: Words) -> None:
        """Everything as it is now; `words` are the language of what is published."""
        self.side.files.refresh()
        self.side.record_number.refresh()
        self.show_target(words)
        self._show_log()

    def show_target(self, words: Words) -> None:
        """Where the next version goes and what it is called."""
        self._words = words
        workshop = self.stage.desk.workshop
        self.side.show_target(self.space, workshop, words, names.part_name(workshop, self._variant.value, words))

    def show_folder(self) -> None:
        """Open the folder where it lies."""
        if self.written is not None:
            show_outside(self.written.parent)

    def copy_path(self) -> None:
        """Put the path of the summary on the clipboard."""
        if self.written is not None:
            QGuiApplication.clipboard().setText(str(self.written))

    def ask_folder(self) -> None:
        """Ask for the shared space."""
        start = self.space.folder
        while not start.is_dir() and start != start.parent:
            start = start.parent
        chosen = QFileDialog.getExistingDirectory(self._page, self.stage.words("finish.folder.ask"), str(start))
        if chosen:
            self.use_folder(Path(chosen))

    def _ask_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self._page, self.stage.words("finish.files.ask"), str(Path.home()))
        if chosen:
            self.side.files.add(Path(chosen))

    def _show_log(self) -> None:
        """What has been published, or what waits and why; nothing that is not in the log."""
        desk, words = self.stage.desk, self.stage.words
        self.side.show_busy(self.stage.publisher.is_busy(desk.workshop.id))
        self.side.show_published(() if self.correcting else self._published())
        self.side.show_state(desk.workshop.state)
        waiting = [row for row in log.latest(desk.workshop) if row.state == log.QUEUED and row.reason]
        said = ""
        if waiting:
            item = log.item_of(waiting[0])
            why = refusal_sentence(words, trouble.refusal(waiting[0].reason, Path(item.space).name, item.path))
            said = " ".join((why, words("finish.queue.waits", n=len(waiting))))
        self.side.show_waiting(said)

    def _published(self) -> list[Publication]:
        """The rows of the publication that was asked for last, if all of it lies where it should."""
        rows = list(log.latest(self.stage.desk.workshop)) if self.stage.desk.is_open else []
        return rows if all(row.state == log.PUBLISHED for row in rows) else []

    def _is_at_hand(self, key: str) -> bool:
        return self.stage.desk.is_open and self.stage.desk.workshop.id == key

    def _went(self, key: str) -> None:
        """The log has been settled: published, or waiting."""
        if not self._is_at_hand(key):
            return
        self.show(self._words)
        self.settled.emit()
        if self._page.isVisible():
            side = self.side
            (
                side.again if side.problem.text else side.published.show_folder if side.is_published else side.button
            ).setFocus()

    def _failed(self, key: str, error: object) -> None:
        """Nothing could be packed, so nothing waits either."""
        if not self._is_at_hand(key):
            return
        words = self.stage.words
        self.correcting = True
        self._show_log()
        if isinstance(error, Refused):
            said = refusal_sentence(words, error)
        else:
            logger.error("publishing failed", exc_info=error if isinstance(error, Exception) else None)
            said = words("finish.failed")
        self._refuse(" ".join((said, words("finish.nothing_lost"))))

    def _refuse(self, sentence: str) -> None:
        self.side.show_waiting(sentence, queued=False)
        self.side.change.setFocus()
