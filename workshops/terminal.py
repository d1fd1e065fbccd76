"""How a command speaks and ends: words on two streams that may break, one line for every refusal, an exit status."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import click

from workshops.labels import LANGUAGES, Words
from workshops.text import Refused

DONE, REFUSED = 0, 1
NOT_ALLOWED = frozenset(
    {
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOENT,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.EEXIST,
        errno.ENAMETOOLONG,
    }
)
"""What the system says of a file that can't be written where it was asked for."""


def words_in(language: object) -> Words:
    """The words of a language that was chosen, or of the first where it is none of ours."""
    return Words(language if isinstance(language, str) and language in LANGUAGES else LANGUAGES[0])


def sentence(words: Words, refusal: Refused) -> str:
    """Why something was refused, in one line."""
    key = f"refusals.{type(refusal).__name__}"
    if key not in words:
        return words("refusals.other")
    values = {name: value for name, value in refusal.values.items() if name != "n"}
    n = refusal.values.get("n")
    return " ".join(words(key, n if isinstance(n, int) else None, **values).split())


def refusing(work: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose refusals become one line on standard error and exit status 1, and who may stop listening."""

    @functools.wraps(work)
    def run(*args: Any, **kwargs: Any) -> Any:
        words = click.get_current_context().obj.words
        try:
            return work(*args, **kwargs)
        except BrokenPipeError:
            _drop(sys.stdout)
            return None
        except (Refused, OSError) as error:
            _complain(_said(words, error))
            sys.exit(REFUSED)

    return run


def run(command: click.Command, arguments: list[str], settings: dict[str, object]) -> int:
    """Run a command with the settings as its object; the exit status: 0 done, 1 refused, 2 usage. Nothing is raised."""
    for stream in (sys.stdout, sys.stderr):
        _speak_unicode(stream)
    words = words_in(settings.get("language"))
    status = DONE
    try:
        command.main(arguments, prog_name="main.py", obj=settings)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:
        _complain(words("command.unforeseen", what=_described(error)))
        status = REFUSED
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
    except OSError as error:
        _complain(_said(words, error))
        status = REFUSED
    return status


def _said(words: Words, error: Refused | OSError) -> str:
    if isinstance(error, Refused):
        return sentence(words, error)
    if error.errno == errno.ENOSPC:
        return words("refusals.DiskFull")
    if error.errno in NOT_ALLOWED and error.filename:
        return words("refusals.CannotWrite", file=error.filename)
    return words("command.disk", why=error.strerror or type(error).__name__)


def _complain(line: str) -> None:
    """One line on standard error. What still waits for a standard output that fails is dropped."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        _drop(sys.stdout)
    with contextlib.suppress(OSError):
        click.echo(line, err=True)


def _drop(stream: TextIO | None) -> None:
    """Nobody listens: what is still to be written goes nowhere, without a word when the program ends."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _speak_unicode(stream: TextIO | None) -> None:
    """No word is too strange for the stream: UTF-8 unless another coding was asked for, and never an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    with contextlib.suppress(OSError, ValueError, LookupError):
        if os.environ.get("PYTHONIOENCODING"):
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _described(error: Exception) -> str:
    """The kind of an error and where it was raised; never what it says, which may be people's words."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f", {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"
