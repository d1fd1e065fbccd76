"""Stems of Swedish and English words. Only these two of the many stemmers of the package are loaded: all take a quarter of a second."""

from __future__ import annotations

import importlib
import sys
import threading
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from typing import Any

PACKAGE, OURS = "snowballstemmer", "_snowballstemmer_by_language"


_own = threading.local()


def stemmer(language: str) -> Any:
    """The stemmer of a language, `swedish` or `english`: it has `stemWord`. Each thread has its own, as it works in itself."""
    made = getattr(_own, language, None)
    if made is None:
        made = getattr(_loaded(language), f"{language.capitalize()}Stemmer")()
        setattr(_own, language, made)
    return made


def _loaded(language: str) -> Any:
    """The module of one stemmer, under a name of our own: the package's first lines would import every language."""
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(PACKAGE)
    if OURS not in sys.modules:
        bare = ModuleSpec(OURS, None, is_package=True)
        bare.submodule_search_locations = list(found.submodule_search_locations)
        sys.modules[OURS] = module_from_spec(bare)
    return importlib.import_module(f"{OURS}.{language}_stemmer")
