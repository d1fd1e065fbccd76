"""A phone that has come in: its socket, and the frames that wait for it."""

from __future__ import annotations

import asyncio
import contextlib

from aiohttp import WSCloseCode, web

from workshops.serving.limits import WAITING


class Guest:
    """Frames wait in a bounded line of its own, so that nobody waits for somebody else."""

    def __init__(
        self, number: int, me: str, socket: web.WebSocketResponse, transport: asyncio.Transport | None
    ) -> None:
        self.number, self.me = number, me
        self._socket, self._transport = socket, transport
        self._frames: asyncio.Queue[str] = asyncio.Queue(WAITING)
        self._going: set[asyncio.Task[None]] = set()

    def give(self, frame: str) -> None:
        """Put a frame in the line. A phone whose line is full is dropped; it gets everything when it comes back."""
        try:
            self._frames.put_nowait(frame)
        except asyncio.QueueFull:
            self.drop()

    async def write(self) -> None:
        """Send what waits, for as long as somebody reads."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            while True:
                await self._socket.send_str(await self._frames.get())

    def drop(self) -> None:
        """Cut the connection without ceremony: who doesn't read takes no farewell."""
        if self._transport is not None:
            self._transport.abort()

    def leave(self, code: WSCloseCode, why: bytes) -> None:
        """Ask the phone to go, with a reason."""
        task = asyncio.ensure_future(self._leave(code, why))
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    async def _leave(self, code: WSCloseCode, why: bytes) -> None:
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._socket.close(code=code, message=why)
