"""Where the program keeps its things on this computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

NAME = "Dubbeldiamant"


class Paths(NamedTuple):
    """The library, the settings and the log."""

    library: Path
    settings: Path
    log: Path


def default(library: Path | None = None) -> Paths:
    """The platform's own folders, never a synced one; the environment variable DUBBELDIAMANT_HOME moves them all."""
    home = os.environ.get("DUBBELDIAMANT_HOME")
    if home:
        data = state = config = Path(home)
    else:
        import platformdirs

        data = Path(platformdirs.user_data_dir(NAME, appauthor=False, roaming=False))
        config = Path(platformdirs.user_config_dir(NAME, appauthor=False, roaming=False))
        state = Path(platformdirs.user_log_dir(NAME, appauthor=False))
    return Paths(library or data / "library.sqlite", config / "settings.json", state / "dubbeldiamant.log")
