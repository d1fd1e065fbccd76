"""A person's own templates in the windows: saved from a meeting, taken in, given away, removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from facilitator.console.window import ConsoleWindow
from facilitator.stage import Stage
from workshops import templates


class OwnTemplates(QObject):
    """What was asked for is done at once and said in the toast; `attempt` shows what is refused. `changed`: there are others."""

    changed = Signal()

    def __init__(
        self, stage: Stage, window: ConsoleWindow, attempt: Callable[[Callable[[], str]], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stage, self._window, self._attempt = stage, window, attempt
        self._file = stage.desk.library.file

    @property
    def folder(self) -> Path | None:
        """Where they lie; None where the library is no file."""
        return templates.beside(self._file) if self._file is not None else None

    def save(self) -> None:
        """Ask for a name and keep the plan of the meeting on the desk as a template."""
        from facilitator.dialogs import name_template

        workshop = self._stage.desk.workshop
        name = name_template.ask(self._window, self._stage.words, workshop.title)
        if name is not None:
            self.save_as(name)

    def save_as(self, name: str) -> None:
        """Keep the plan of the meeting on the desk as a template of this name."""
        from workshops import own_templates

        own, workshop = self.folder, self._stage.desk.workshop
        if own is not None and self._attempt(lambda: own_templates.save(workshop, name, own)):
            self._tell("saved", name=" ".join(name.split()))

    def take_in(self, file: Path) -> None:
        """Check a template's file and keep it among one's own; what is wrong with it is said with its line."""
        from workshops import own_templates

        own = self.folder
        if own is None:
            return
        id = self._attempt(lambda: own_templates.take_in(file, own, self._stage.words.language))
        if id:
            self._tell("taken_in", name=self._name(id))

    def export(self, id: str) -> None:
        """Ask for a folder and write the template there for somebody else."""
        words = self._stage.words
        chosen = QFileDialog.getExistingDirectory(self._window, words("home.template.folder"), str(Path.home()))
        if chosen:
            self.export_to(id, Path(chosen))

    def export_to(self, id: str, folder: Path) -> None:
        """Write a template into a folder, beside what is there."""
        from workshops import own_templates
        from workshops.publishing import loose

        target = loose.free_name(folder, f"{id}.toml")
        if self._attempt(lambda: str(own_templates.send(id, target, self.folder, self._stage.words.language))):
            self._window.toast.tell(self._stage.words("home.template.exported", file=str(target)))

    def remove(self, id: str) -> None:
        """Take one's own template away; meetings begun from it stay."""
        from workshops import own_templates

        own, name = self.folder, self._name(id)

        def remove() -> str:
            if own is not None:
                own_templates.remove(id, own)
            return id

        if self._attempt(remove):
            self._tell("removed", name=name)

    def _tell(self, what: str, name: str) -> None:
        self.changed.emit()
        self._window.toast.tell(self._stage.words(f"home.template.{what}", name=name))

    def _name(self, id: str) -> str:
        found = templates.portraits(self._stage.words.language, own=self.folder)
        return next((each.name for each in found if each.id == id), id)
