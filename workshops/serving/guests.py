"""A phone that has come in: its socket, and what waits to be sent to it."""

from __future__ import annotations

import asyncio
import contextlib

from aiohttp import WSCloseCode, web

from workshops.serving.limits import WAITING

TEXT = 0x81
"""The first byte of a frame that is a whole text (RFC 6455, 5.2)."""


def framed(text: str) -> bytes:
    """A text as a frame of a server, which is never masked: made once, whoever many it goes to."""
    body = text.encode()
    length = len(body)
    if length < 126:
        return bytes((TEXT, length)) + body
    if length < 1 << 16:
        return bytes((TEXT, 126)) + length.to_bytes(2, "big") + body
    return bytes((TEXT, 127)) + length.to_bytes(8, "big") + body


class Guest:
    """Frames go out as fast as the phone reads, and wait in a bounded room of its own: nobody waits for somebody else.

    They are written past the library's own sending, which awaits each: that costs ten times as much for 300 phones.
    """

    def __init__(
        self, number: int, me: str, socket: web.WebSocketResponse, transport: asyncio.Transport | None
    ) -> None:
        self.number, self.me = number, me
        self._socket, self._transport = socket, transport
        self._going: set[asyncio.Task[None]] = set()

    def give(self, frame: bytes) -> None:
        """Send a frame. A phone for which too much waits is dropped; it gets everything when it comes back."""
        transport = self._transport
        if transport is None or transport.is_closing() or self._socket.closed:
            return
        if transport.get_write_buffer_size() > WAITING:
            transport.abort()  # who doesn't read takes no farewell
        else:
            transport.write(frame)

    def leave(self, code: WSCloseCode, why: bytes) -> None:
        """Ask the phone to go, with a reason."""
        task = asyncio.ensure_future(self._leave(code, why))
        self._going.add(task)
        task.add_done_callback(self._going.discard)

    async def _leave(self, code: WSCloseCode, why: bytes) -> None:
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._socket.close(code=code, message=why)
