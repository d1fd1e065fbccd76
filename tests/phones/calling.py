"""A phone without a page: speaks to the real server on 127.0.0.1 in a thread of its own, while the windows go on."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import threading
from collections.abc import Callable
from typing import Any

import aiohttp
from pytestqt.qtbot import QtBot

from facilitator.phones.phones import Phones


class Phone:
    """Remembers every frame; `state` is what it has been shown so far, `own` what is its alone."""

    def __init__(self, phones: Phones, qtbot: QtBot, me: str = "", token: str = "", team: str | None = None) -> None:
        self._phones, self._qtbot = phones, qtbot
        way = phones.way
        assert way is not None
        self.me = me or secrets.token_hex(16)
        self.host, self.token, self._team = phones.address, token or way.token, team
        self.frames: list[dict[str, Any]] = []
        self.state: dict[str, Any] = {}
        self.own: dict[str, Any] = {}
        self.sheet: dict[str, str] | None = None
        self.taken: set[str] = set()
        self.refused: dict[str, str] = {}
        self.closed = ""
        self._loop = asyncio.new_event_loop()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def come(self) -> Phone:
        """Come in, and wait until everything is shown."""
        self.begin()
        self.until(lambda: bool(self.own) and bool(self.state))
        return self

    def begin(self) -> None:
        """Knock, and wait for nothing."""
        self._thread.start()

    def say(self, t: str, **more: Any) -> str:
        """Send a message; answers its id."""
        key = more.pop("id", "") or secrets.token_hex(16)
        self.send(json.dumps({"t": t, "id": key, **more}))
        return key

    def tell(self, t: str, **more: Any) -> str:
        """Send a message and wait until it has been taken or refused; answers why not, or nothing."""
        key = self.say(t, **more)
        self.until(lambda: key in self.taken or key in self.refused)
        return self.refused.get(key, "")

    def send(self, text: str) -> None:
        """Send whatever."""
        socket = self._socket
        assert socket is not None
        asyncio.run_coroutine_threadsafe(socket.send_str(text), self._loop).result(5)

    def go(self) -> None:
        """Leave."""
        if self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # it has just gone by itself
                self._loop.call_soon_threadsafe(self._leave)
            self._qtbot.waitUntil(lambda: not self._thread.is_alive())

    def until(self, wanted: Callable[[], bool]) -> None:
        """Wait while the windows go on."""
        self._qtbot.waitUntil(wanted, timeout=8_000)

    def _leave(self) -> None:
        if self._socket is not None:
            self._leaving = asyncio.ensure_future(self._socket.close())

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        with contextlib.suppress(ConnectionError, aiohttp.ClientError):
            self._loop.run_until_complete(self._talk())
        self._loop.close()

    async def _talk(self) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"http://{self.host}/ws", origin=f"http://{self.host}") as socket,
        ):
            self._socket = socket
            hello: dict[str, Any] = {"t": "hello", "token": self.token, "me": self.me}
            if self._team is not None:
                hello["team"] = self._team
            await socket.send_json(hello)
            async for got in socket:
                self._hear(json.loads(got.data))
            self.closed = str(socket.close_code)

    def _hear(self, frame: dict[str, Any]) -> None:
        self.frames.append(frame)
        self.refused |= dict(frame.get("no", []))
        if "all" in frame:
            self.state = dict(frame["all"])
        elif "v" in frame:
            self.state |= frame["set"]
        else:
            own = frame.get("set", {})
            self.own = own.get("own", self.own)
            self.sheet = own.get("sheet", self.sheet)
        self.taken |= set(frame.get("ok", []))
