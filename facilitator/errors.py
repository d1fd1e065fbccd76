"""What happens when something unforeseen goes wrong: it is logged, shown with details to copy, and the program goes on.

Neither the log nor the details ever hold participants' words: only kinds of errors and lines of code.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

LARGEST = 512 * 1024  # bytes of one log file; two are kept
DEEPEST = 40  # lines of a traceback
log = logging.getLogger(__name__)

Tell = Callable[[str], None]


class Discreet(logging.Formatter):
    """Writes errors without their messages, which may quote somebody."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; what another handler has written of its error is not taken over."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(self, ei: Any) -> str:
        error = ei[1]
        return described(error) if isinstance(error, BaseException) else ""


def described(error: BaseException) -> str:
    """The kind of an error, where it was raised and what caused it; never what it says."""
    parts = [f"{_kind(error)}"]
    for frame in traceback.extract_tb(error.__traceback__)[-DEEPEST:]:
        name = Path(frame.filename).name
        folder = Path(frame.filename).parent.name
        parts.append(f"  {folder}/{name}:{frame.lineno} {frame.name}")
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and cause is not error:
        parts.append("because of")
        parts.append(described(cause))
    return "\n".join(parts)


def details(error: BaseException) -> str:
    """What is shown to be copied: the description, and what the program runs on."""
    import platform

    from PySide6 import __version__ as pyside

    system = f"{platform.system()} {platform.release()}"
    return f"{described(error)}\n\nPython {platform.python_version()}, PySide {pyside}, {system}"


def keep_log(file: Path) -> None:
    """Write the log to a file; a folder that can't be written means no log, never a failed start."""
    from logging.handlers import RotatingFileHandler

    root = logging.getLogger()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(file, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    logging.getLogger("alembic").setLevel(logging.WARNING)


class Watch:
    """Takes unforeseen errors of the whole program while it runs, and gives the hooks back afterwards."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._before = (sys.excepthook, threading.excepthook)
        self._telling = False

    def begin(self) -> None:
        """From now on errors come here."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def end(self) -> None:
        """Errors go where they went before."""
        sys.excepthook, threading.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error and show it. An interrupt from the keyboard ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        log.error("unforeseen: %s", described(error))
        if self._telling:  # showing it went wrong as well
            return
        self._telling = True
        try:
            self._tell(details(error))
        except Exception as second:
            log.error("could not be shown: %s", described(second))
        finally:
            self._telling = False

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.error("unforeseen in a thread: %s", described(args.exc_value))


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
