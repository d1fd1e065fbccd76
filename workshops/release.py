"""Which version of the program this is."""

from __future__ import annotations

VERSION = "0.2.0"
"""The same as in pyproject.toml (a test sees to it); it stands in the log of what was published."""
