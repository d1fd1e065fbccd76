"""Connections as they come in: how many, how slow they may be, and how much they may send before they are understood."""

from __future__ import annotations

import asyncio
import logging
import socket
from http import HTTPStatus
from typing import Any

from aiohttp import web

from workshops.serving.limits import BODY, BUFFERED, CONNECTIONS, HEADERS, PATIENCE

MOST_BEFORE = 4 * (HEADERS + BODY)
"""Bytes after which a connection that is still no socket is cut, understood or not."""
FULL = b"HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nRetry-After: 5\r\nContent-Length: 0\r\n\r\n"
MOMENT = 0.05
"""Seconds until one that was turned away is closed."""
SILENT = logging.Logger("phones")  # in no tree: what phones send is in no log
SILENT.addHandler(logging.NullHandler())


class Visit(web.RequestHandler):
    """One connection. It must be answered within PATIENCE seconds, or become a socket."""

    settled = False
    gone = False
    _timer: asyncio.TimerHandle | None = None
    _bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if isinstance(transport, asyncio.Transport):
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFERED)
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self.cut)

    def data_received(self, data: bytes) -> None:
        if self.gone:
            return
        self._bytes += 0 if self.settled else len(data)
        if self._bytes > MOST_BEFORE:
            self.cut()
        else:
            super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self.settle()
        super().connection_lost(exc)

    def handle_error(
        self, request: web.BaseRequest, status: int = 500, exc: BaseException | None = None, message: str | None = None
    ) -> web.StreamResponse:
        """What can't be read is answered in two words, never with what was sent."""
        response = web.Response(status=status, text=f"{status} {HTTPStatus(status).phrase}\n")
        response.headers.update({"Server": "", "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"})
        response.force_close()
        return response

    def settle(self) -> None:
        """It has become a socket, or has ended: there is no hurry any more."""
        self.settled = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def cut(self) -> None:
        """End it at once."""
        self.gone = True
        transport = self.transport
        if transport is not None:
            transport.abort()


class Doorway(web.Server):
    """Makes a visit of each connection. When all places are taken the oldest one that has said nothing yet goes."""

    def __init__(self, handler: Any, **more: Any) -> None:
        super().__init__(handler, logger=SILENT, access_log=None, **more)

    def __call__(self) -> web.RequestHandler:
        return Visit(self, loop=asyncio.get_running_loop(), **self._kwargs)

    @property
    def visits(self) -> list[Visit]:
        """Every connection there is."""
        return [each for each in self._connections if isinstance(each, Visit)]

    def connection_made(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        here = [each for each in self._connections if isinstance(each, Visit) and not each.gone]
        if len(here) >= CONNECTIONS:
            slow = next((each for each in here if not each.settled), None)
            if slow is None:
                self._turn_away(handler, transport)
            else:
                slow.cut()
        super().connection_made(handler, transport)

    def _turn_away(self, handler: web.RequestHandler, transport: asyncio.Transport) -> None:
        """Nothing of it is read. It is closed a moment later: the library must have begun with a connection to end it."""
        if isinstance(handler, Visit):
            handler.gone = True
        transport.write(FULL)
        asyncio.get_running_loop().call_later(MOMENT, transport.close)
