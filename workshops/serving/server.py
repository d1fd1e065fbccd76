"""The server itself: a page, a door, and sockets; what phones say goes into a queue, what they shall see comes as values."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from workshops.serving import codes, guard, messages
from workshops.serving.doorway import Doorway, Visit
from workshops.serving.guests import Guest, framed
from workshops.serving.limits import BODY, FRAME, HEARTBEAT, PATIENCE, PER_PARTICIPANT, TOO_MANY
from workshops.serving.messages import Message
from workshops.serving.pace import Bucket, Misses

Section = Mapping[str, Any]
GRACE = 0.02
"""Seconds in which who came in with the end of the server is met, and a connection that was cut is gone."""
MOST_KNOWN = 2_000
"""Participants whose pace is remembered."""


@dataclass(frozen=True, slots=True)
class File:
    """Something that is served as it is."""

    body: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Came:
    """A phone has come in."""

    guest: int
    me: str
    team: str | None
    far: bool
    """Whether it is another computer than this one."""


@dataclass(frozen=True, slots=True)
class Went:
    """A phone has gone."""

    guest: int
    me: str


@dataclass(frozen=True, slots=True)
class Said:
    """A phone has sent a message."""

    guest: int
    me: str
    message: Message


Event = Came | Went | Said


@dataclass(frozen=True, slots=True)
class Frames:
    """What phones are to be told: sections that changed for everybody, and for each guest what concerns it alone.

    What concerns one is `ok` (ids of messages that are on disk), `no` (ids with why not) and `set` (sections of its own).
    """

    everybody: Section = field(default_factory=dict)
    own: Mapping[int, Section] = field(default_factory=dict)


class PhoneServer:
    """Runs in a thread of its own between `start` and `stop`. Everything public may be called from any other thread."""

    def __init__(self, token: str, code: str, files: Mapping[str, File]) -> None:
        self._token, self._code, self._files = token, code, files
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._thread: threading.Thread | None = None
        self._stopping: asyncio.Event | None = None
        self._failed: OSError | None = None
        self._farewell = b"away"
        self.host, self.port, self._address = "", 0, ""
        self._numbers = count(1)
        self._guests: dict[int, Guest] = {}
        self._state: dict[str, Any] = {}
        self._version = 0
        self._snapshot = b""
        self._misses = Misses()
        self._paces: dict[str, Bucket] = {}

    def start(self, address: str, port: int) -> None:
        """Listen on an address; raises OSError where that can't be. Port 0 is any that is free."""
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(address, port, ready), name="phones", daemon=True)
        self._thread.start()
        ready.wait(PATIENCE)
        if self._failed is not None:
            self._thread.join()
            raise self._failed

    def stop(self, over: bool = False) -> None:
        """Send everybody home and give the port back. Phones look for the computer again, but not when it is `over`."""
        thread, self._thread = self._thread, None
        self._farewell = b"over" if over else b"away"
        if thread is not None and thread.is_alive():
            self._loop.call_soon_threadsafe(self._end)
            thread.join(PATIENCE)

    def events(self) -> list[Event]:
        """All that has come since the last time, oldest first."""
        found: list[Event] = []
        with contextlib.suppress(Empty):
            while True:
                found.append(self._events.get_nowait())
        return found

    def tell(self, frames: Frames) -> None:
        """Send it on its way."""
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._spread, frames)

    def _run(self, address: str, port: int, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve(address, port, ready))
        finally:
            ready.set()
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()

    async def _serve(self, address: str, port: int, ready: threading.Event) -> None:
        self._stopping = asyncio.Event()
        doorway = Doorway(
            self._answer, keepalive_timeout=PATIENCE, lingering_time=0, max_headers=64, max_field_size=4_096
        )
        try:
            listening = await self._loop.create_server(doorway, address, port, backlog=512)
        except OSError as error:
            self._failed = error
            return
        self._address, self.port = listening.sockets[0].getsockname()[:2]
        self.host = address if self.port == 80 else f"{address}:{self.port}"
        self._headers = guard.headers_for(self.host)
        ready.set()
        await self._stopping.wait()
        for each in listening.sockets:
            self._loop.remove_reader(each)
        await asyncio.sleep(GRACE)  # who has just been let in is there by now
        listening.close()
        for guest in list(self._guests.values()):
            guest.leave(WSCloseCode.GOING_AWAY, self._farewell)
        left = doorway.visits
        doorway.pre_shutdown()
        await doorway.shutdown(1.0)
        for visit in left:
            visit.cut()
        await asyncio.sleep(GRACE)
        await listening.wait_closed()

    def _end(self) -> None:
        if self._stopping is not None:
            self._stopping.set()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        raw = sum(len(name) + len(value) + 4 for name, value in request.raw_headers)
        refused = guard.refusal(self.host, request.method, request.path, request.headers, raw)
        if refused is not None:
            return self._plain(refused)
        if request.path == "/ws":
            return await self._meet(request)
        if request.path == "/join":
            return await self._join(request) if request.method == "POST" else self._plain(HTTPStatus.METHOD_NOT_ALLOWED)
        found = self._files.get(request.path)
        if found is None or request.method == "POST":
            return self._plain(HTTPStatus.NOT_FOUND if found is None else HTTPStatus.METHOD_NOT_ALLOWED)
        return self._closing(web.Response(body=found.body, content_type=found.kind, charset="utf-8"))

    def _plain(self, status: HTTPStatus) -> web.Response:
        return self._closing(web.Response(status=status, text=f"{status.value} {status.phrase}\n"))

    def _closing(self, response: web.Response) -> web.Response:
        """One answer a connection, so that the time of each can be kept."""
        response.headers.update(self._headers)
        response.force_close()
        return response

    async def _join(self, request: web.BaseRequest) -> web.Response:
        """The code that somebody typed for the token of the QR code. A wrong one waits; nobody is locked out."""
        body = await _body(request)
        if body is None:
            return self._plain(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            held = json.loads(body)
            said = held["code"] if isinstance(held, dict) else None
        except (ValueError, KeyError, RecursionError):
            said = None
        if not isinstance(said, str):
            return self._plain(HTTPStatus.BAD_REQUEST)
        if not codes.same(codes.typed(said[:40]), self._code):
            await asyncio.sleep(self._misses.miss(self._loop.time()))
            return self._plain(HTTPStatus.FORBIDDEN)
        return self._closing(web.json_response({"token": self._token}))

    async def _meet(self, request: web.BaseRequest) -> web.StreamResponse:
        socket = web.WebSocketResponse(max_msg_size=FRAME, heartbeat=HEARTBEAT, compress=False, timeout=2.0)
        if request.method != "GET" or not socket.can_prepare(request):
            return self._plain(HTTPStatus.BAD_REQUEST)
        await socket.prepare(request)
        try:
            first = await asyncio.wait_for(socket.receive(), PATIENCE)
            hello = messages.read_hello(first.data) if first.type == WSMsgType.TEXT else None
        except (TimeoutError, messages.Malformed):
            hello = None
        if hello is None or not codes.same(hello.token, self._token):
            await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"token")
            return socket
        if isinstance(request.protocol, Visit):
            request.protocol.settle()
        await self._host(request, socket, hello)
        return socket

    async def _host(self, request: web.BaseRequest, socket: web.WebSocketResponse, hello: messages.Hello) -> None:
        """Look after a phone for as long as it stays."""
        guest = Guest(next(self._numbers), hello.me, socket, request.transport)
        own = [each for each in self._guests.values() if each.me == hello.me]
        for each in own[: len(own) + 1 - PER_PARTICIPANT]:
            each.leave(WSCloseCode.POLICY_VIOLATION, b"elsewhere")
        self._guests[guest.number] = guest
        guest.give(self._whole())
        self._events.put(Came(guest.number, hello.me, hello.team, request.remote != self._address))
        try:
            await self._listen(guest, socket)
        finally:
            del self._guests[guest.number]
            self._events.put(Went(guest.number, hello.me))

    async def _listen(self, guest: Guest, socket: web.WebSocketResponse) -> None:
        pace, fast = self._pace(guest.me), 0
        async for got in socket:
            if got.type != WSMsgType.TEXT:
                await socket.close(code=WSCloseCode.UNSUPPORTED_DATA, message=b"text")
                return
            try:
                message = messages.read(got.data)
            except messages.Malformed:
                await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"malformed")
                return
            if pace.take(self._loop.time()):
                fast = 0
                self._events.put(Said(guest.number, guest.me, message))
                continue
            fast += 1
            if fast > TOO_MANY:
                await socket.close(code=WSCloseCode.POLICY_VIOLATION, message=b"slower")
                return
            guest.give(_frame({"no": [[message.id, "slower"]]}))

    def _pace(self, me: str) -> Bucket:
        """The pace of a participant, the same on both of his or her connections and when one comes back."""
        found = self._paces.pop(me, None) or Bucket(self._loop.time())
        self._paces[me] = found
        if len(self._paces) > MOST_KNOWN:
            del self._paces[next(iter(self._paces))]
        return found

    def _whole(self) -> bytes:
        """Everything that everybody sees, made once for all that come while it stays so."""
        if not self._snapshot:
            self._snapshot = _frame({"v": self._version, "all": self._state})
        return self._snapshot

    def _spread(self, frames: Frames) -> None:
        shared = b""
        if frames.everybody:
            self._version += 1
            self._state |= frames.everybody
            self._snapshot = b""
            shared = _frame({"v": self._version, "set": frames.everybody})
        for number, guest in list(self._guests.items()):
            if shared:
                guest.give(shared)
            own = frames.own.get(number)
            if own:
                guest.give(_frame(own))


def _frame(held: Section) -> bytes:
    return framed(json.dumps(held, ensure_ascii=False, separators=(",", ":")))


async def _body(request: web.BaseRequest) -> bytes | None:
    """The whole body; None where it is more than a body may be."""
    if (request.content_length or 0) > BODY:
        return None
    body = b""
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > BODY:
            return None
    return body
