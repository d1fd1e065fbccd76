"""Results of background work that may come late: they reach a window only while it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject

Value = TypeVar("Value")


def while_there(receiver: QObject, call: Callable[[Value], object]) -> Callable[[Value], None]:
    """`call`, done only while Qt still has the receiver."""

    def arrive(value: Value) -> None:
        if shiboken6.isValid(receiver):
            call(value)

    return arrive
