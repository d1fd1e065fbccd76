"""Keeps the machine and its displays awake while a meeting runs; where the system offers no way, nothing happens."""

from __future__ import annotations

import contextlib
import ctypes
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

APPLICATION = "Dubbeldiamant"
WAIT = 500
"""Milliseconds that the session bus gets to answer."""
CONTINUOUS, SYSTEM, DISPLAY = 0x8000_0000, 0x1, 0x2
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED of SetThreadExecutionState."""
SERVICE, PLACE = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Awake:
    """`hold` as often as one likes, `release` once; neither ever fails. `reason` is shown by some systems."""

    def __init__(self, reason: str, system: str = sys.platform) -> None:
        self._reason = reason
        self._system = system
        self._let_go: Callable[[], None] | None = None
        self._held = False

    @property
    def held(self) -> bool:
        """Whether somebody asked for it; not whether the system could."""
        return self._held

    def hold(self) -> None:
        """Ask the system to stay awake."""
        if not self._held:
            self._held = True
            self._let_go = self._quietly(self._ask)

    def release(self) -> None:
        """Let the machine sleep when it likes."""
        if self._held:
            self._held = False
            let_go, self._let_go = self._let_go, None
            if let_go is not None:
                with contextlib.suppress(Exception):
                    let_go()

    def _quietly(self, ask: Callable[[], Callable[[], None] | None]) -> Callable[[], None] | None:
        try:
            return ask()
        except Exception as error:
            log.info("the machine may fall asleep: %s", type(error).__name__)
            return None

    def _ask(self) -> Callable[[], None] | None:
        if self._system == "win32":
            return _windows()
        if self._system == "darwin":
            return _mac()
        return _bus(self._reason)


def _windows() -> Callable[[], None]:
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (it exists on Windows only)
    kernel.SetThreadExecutionState(CONTINUOUS | SYSTEM | DISPLAY)
    return lambda: kernel.SetThreadExecutionState(CONTINUOUS)


def _mac() -> Callable[[], None]:
    child = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])

    def let_go() -> None:
        child.terminate()
        child.wait(timeout=2)

    return let_go


def _bus(reason: str) -> Callable[[], None] | None:
    if not _has_session_bus():
        return None
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return None
    asked = QDBusMessage.createMethodCall(SERVICE, PLACE, SERVICE, "Inhibit")
    asked.setArguments([APPLICATION, reason])
    answer = bus.call(asked, QDBus.CallMode.Block, WAIT)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return None
    cookie = answer.arguments()[0]

    def let_go() -> None:
        freed = QDBusMessage.createMethodCall(SERVICE, PLACE, SERVICE, "UnInhibit")
        freed.setArguments([cookie])
        bus.call(freed, QDBus.CallMode.Block, WAIT)

    return let_go


def _has_session_bus() -> bool:
    """Whether a session bus is there; asking Qt for one would start one."""
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(runtime) and Path(runtime or "", "bus").exists()
