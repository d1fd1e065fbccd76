"""What a person has chosen on this computer: language, themes, where summaries go. A small file of its own."""

from __future__ import annotations

import contextlib
from pathlib import Path

DEFAULTS: dict[str, object] = {
    "language": "sv",
    "theme": "light",
    "shared_theme": "light",
    "text_scale": 1.0,
    "reduced_motion": False,
    "summary_folder": "",
    "spaces": {},
    "ask_win_p": True,
    "sample": "",  # the id of the sample meeting, once it has been opened
    "board_apart": False,
    "archive_views": [],
    "phones_address": "",  # the address that phones came by last
}


class Settings:
    """Reads once, writes at each change; a broken or unwritable file means defaults, never a failed start."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._values: dict[str, object] = {}
        if file is not None:
            with contextlib.suppress(OSError, ValueError):
                text = file.read_text(encoding="utf-8")
                import json  # only whoever has chosen something waits for it

                read = json.loads(text)
                self._values = read if isinstance(read, dict) else {}

    def get(self, name: str) -> object:
        """The value chosen, or its default; KeyError for a name that does not exist."""
        default = DEFAULTS[name]
        value = self._values.get(name, default)
        number = isinstance(default, float) and isinstance(value, int | float) and not isinstance(value, bool)
        return value if number or isinstance(value, type(default)) else default

    def text(self, name: str) -> str:
        """A value that is text."""
        return str(self.get(name))

    def set(self, name: str, value: object) -> None:
        """Choose a value and keep it."""
        if name not in DEFAULTS:
            raise KeyError(name)
        self._values[name] = value
        if self._file is not None:
            import json

            with contextlib.suppress(OSError):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                part = self._file.with_suffix(".part")
                part.write_text(json.dumps(self._values, indent=1, ensure_ascii=False), encoding="utf-8")
                part.replace(self._file)
