"""A file that somebody opens: a whole meeting, or ideas; one that is here already is asked about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.stage import Stage
from facilitator.widgets.toast import Toast
from workshops import arrive


def take_in(parent: QWidget, stage: Stage, toast: Toast, file: Path, *, as_copy: bool = False) -> str | None:
    """Take a file in and say what became of it; the id of the workshop, or None where the person thought better of it.

    Raises what the readers of files raise.
    """
    wish = arrive.Wish(as_copy=as_copy)
    try:
        return _arrive(stage, toast, file, wish)
    except arrive.AlreadyHere as here:
        from facilitator.dialogs.already_here import COPY, OPEN, REPLACE, ask

        wanted = ask(parent, stage.words, str(here.values.get("title", "")))
        if wanted == OPEN:
            return str(here.values.get("id", "")) or None
        if wanted == COPY:
            return _arrive(stage, toast, file, arrive.Wish(as_copy=True))
        if wanted == REPLACE:
            return _arrive(stage, toast, file, arrive.Wish(replace=True))
        return None


def _arrive(stage: Stage, toast: Toast, file: Path, wish: arrive.Wish) -> str:
    words = stage.words
    if wish.replace and stage.desk.is_open:
        stage.desk.put_away()
    key, outcome = arrive.take_in(stage.desk.library, file, wish, words, stage.desk.now())
    if outcome is not None:
        said = words("console.taken", n=outcome.taken)
        if outcome.refused:
            said = words("console.taken_with_refused", n=len(outcome.refused), taken=said)
        toast.tell(said)
    return key
