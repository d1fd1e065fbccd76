"""The version of a library's tables that this program writes; each migration moves it on."""

from __future__ import annotations

HEAD = "0007"
