"""The words of the interface, the PDF and the command line, read as data and handed to whoever shows them."""

from __future__ import annotations

from pathlib import Path

from workshops import parsed

LANGUAGES = ("sv", "en")
RESOURCES = Path(__file__).resolve().parent.parent / "resources"


class MissingWords(KeyError):
    """A key has no words in the catalogue."""


class Words:
    """Looks up what to say in one language.

    A key is `room.name`: the room is a file in `resources/labels/<language>/`, the rest a path of tables in it.
    A plural is a table with `one` and `other`, chosen by `n`. Rooms are read the first time they are asked for, so
    that the first window pays only for its own words.
    """

    def __init__(self, language: str = "sv", folder: Path | None = None) -> None:
        if language not in LANGUAGES:
            raise ValueError(language)
        self.language = language
        self._folder = (folder or RESOURCES / "labels") / language
        self._rooms: dict[str, dict[str, object]] = {}

    def __call__(self, key: str, /, n: int | None = None, **values: object) -> str:
        """The words for `key`, with `n` as the count and `values` filled in; raises MissingWords for an unknown key."""
        found = self._find(key)
        if isinstance(found, dict):
            found = found.get("one" if n == 1 else "other")
        if not isinstance(found, str):
            raise MissingWords(key)
        if n is not None:
            values["n"] = n
        return found.format(**values) if values else found

    def __contains__(self, key: str) -> bool:
        try:
            self._find(key)
        except MissingWords:
            return False
        return True

    def _find(self, key: str) -> object:
        room, _, rest = key.partition(".")
        if room not in self._rooms:
            path = self._folder / f"{room}.toml"
            if not path.is_file():
                raise MissingWords(key)
            self._rooms[room] = parsed.read(path)
        found: object = self._rooms[room]
        for part in rest.split("."):
            if not isinstance(found, dict) or part not in found:
                raise MissingWords(key)
            found = found[part]
        return found
