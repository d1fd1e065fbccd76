"""Phones under load: ideas from 300 of them beside the windows, all on 127.0.0.1, ended by itself; with the same run without a server."""

from __future__ import annotations

import asyncio
import importlib
import json
import multiprocessing
import random
import secrets
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from facilitator.phones.phones import Phones
    from facilitator.stage import Stage

CLIENTS = 300
SECONDS = 20.0
EVERY = 10.0
"""How long a calm run lasts, and the seconds between two ideas of a phone."""
DEAF, SLOW = 10, 200
LIMIT = 90.0
"""Seconds after which a run is given up."""


def measure() -> dict[str, float]:
    """Milliseconds unless said otherwise; `floor` is the same run without a server."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        meeting = _Meeting(Path(folder))
        figures["floor window stall p99"] = _p99(meeting.floor(SECONDS / 2))
        meeting.open()
        figures |= meeting.play("calm", SECONDS, EVERY)
        figures |= meeting.play("burst", 3.0, 0.0)
        figures |= meeting.play("reconnect", 3.0, 0.0)
        figures |= meeting.play("deaf", 6.0, 2.0)
        figures |= meeting.play("slow", 6.0, 2.0)
        meeting.close()
    figures["calm window stall p99 - floor"] = figures["calm window stall p99"] - figures["floor window stall p99"]
    return figures


class _Meeting:
    """The windows: a console's workspace and the room's screen, on a library of their own."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from bench.entry import _room, _shown
        from facilitator.desk import Desk
        from tests.builders import NOW, build
        from tests.stages import make_stage
        from workshops import meeting
        from workshops.storage.library import Library

        self._app = QApplication.instance() or QApplication([])
        self._library = Library.open(folder / "library.sqlite")
        workshop = build(self._library, notes=60, sorted_notes=False, voted=False, developed=False)
        self._desk = Desk(self._library, lambda: NOW)
        self._desk.open(workshop.id)
        step = next(each.id for each in workshop.activities if each.work == "ideas")
        self._desk.note(meeting.go_to, step, NOW)
        self._stage: Stage = make_stage(self._desk)
        self._workspace, self._screen = _shown(self._stage, step), _room(self._stage)
        while self._workspace.arriving.advice.is_busy:
            self._app.processEvents()

    @property
    def phones(self) -> Phones:
        """The line to the phones."""
        return self._stage.phones

    def open(self) -> None:
        """Let phones in; the room sees its notes, with the code in a band."""
        if not self.phones.switch(True):
            raise RuntimeError("no phones")
        self.phones.show_large(False)

    def floor(self, seconds: float) -> list[float]:
        """The same ideas in the same windows at the same pace, but from nobody: what the windows and the disk take."""
        importlib.import_module("facilitator.screens")  # the scenes are made of what stands there
        from facilitator.scenes.phones import Posed
        from workshops.serving.messages import WriteIdea
        from workshops.serving.server import Came, Event, Said

        mes = [secrets.token_hex(16) for _ in range(CLIENTS)]
        team = self._desk.workshop.teams[0].id
        posed = Posed([Came(number, me, team, False) for number, me in enumerate(mes)])
        serve, self.phones.serve = self.phones.serve, lambda *_given: posed  # type: ignore[assignment]
        self.open()
        begin, said = time.monotonic(), 0

        def more() -> bool:
            nonlocal said
            events: list[Event] = []
            while said < (time.monotonic() - begin) * CLIENTS / EVERY:
                key = secrets.token_hex(16)
                text = f"Tydligare mål för varje lektion {key[:6]}"
                events.append(Said(said % CLIENTS, mes[said % CLIENTS], WriteIdea(t="idea", id=key, text=text)))
                said += 1
            posed.add(events)
            return False

        found = self.stalls(more, seconds)
        self.phones.stop()
        self.phones.serve = serve
        return found

    def stalls(self, done: Callable[[], object], seconds: float = 0.0) -> list[float]:
        """Milliseconds that each turn of the window's loop took, until `done` answers something or the time is over."""
        found: list[float] = []
        end = time.monotonic() + (seconds or LIMIT)
        while time.monotonic() < end and not done():
            begin = time.perf_counter()
            self._app.processEvents()
            found.append((time.perf_counter() - begin) * 1000)
            time.sleep(0.001)
        return found

    def play(self, name: str, seconds: float, every: float) -> dict[str, float]:
        """One load from a process of its own; the windows go on meanwhile."""
        way = self.phones.way
        assert way is not None
        here, there = multiprocessing.get_context("spawn").Pipe()
        team = self._desk.workshop.teams[0].id
        given = (name, self.phones.address, way.token, team, seconds, every)
        process = multiprocessing.get_context("spawn").Process(target=_drive, args=(there, given), daemon=True)
        before = len(self._desk.workshop.ideas)
        process.start()
        stalls = self.stalls(here.poll)
        told: dict[str, float] = here.recv() if here.poll() else {"given up": 1.0}
        process.join(5)
        if process.is_alive():
            process.kill()
        added = len(self._desk.workshop.ideas) - before
        figures = {f"{name} {key}": value for key, value in told.items()}
        figures[f"{name} ideas on disk of those acknowledged, per cent"] = (
            100 * added / max(1.0, told.get("acknowledged", 1.0))
        )
        figures[f"{name} window stall p99"] = _p99(stalls)
        return figures

    def close(self) -> None:
        """End everything that was begun."""
        self.phones.stop()
        self._screen.close()
        self._workspace.window().close()
        self._library.close()


@dataclass
class _Driven:
    """What the phones of a run have seen."""

    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    seen: dict[int, list[float]] = field(default_factory=dict)
    """By the number of notes in the room: when each phone was told of it."""
    came: list[float] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    counted: int = 0


def _drive(pipe: Connection, given: tuple[str, str, str, str, float, float]) -> None:
    """In a process of its own."""
    pipe.send(asyncio.run(asyncio.wait_for(_load(*given), LIMIT)))


async def _load(name: str, host: str, token: str, team: str, seconds: float, every: float) -> dict[str, float]:
    import aiohttp

    driven = _Driven()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        deaf = [_deaf(host, token) for _ in range(DEAF)] if name == "deaf" else []
        slow = [_begun(host) for _ in range(SLOW)] if name == "slow" else []
        clients = CLIENTS - (SLOW if name == "slow" else 0) - (DEAF if name == "deaf" else 0)
        begin = time.perf_counter()
        ready, go = asyncio.Semaphore(0), asyncio.Event()
        tasks = [
            asyncio.ensure_future(_phone(session, host, token, team, driven, ready, go, seconds, every, name))
            for _ in range(clients)
        ]
        for _ in range(clients):
            await ready.acquire()
        inside = time.perf_counter() - begin
        figures: dict[str, float] = {"phones": float(clients), "all in after s": inside}
        if name == "slow":
            begin = time.perf_counter()
            async with session.get(f"http://{host}/") as answer:
                await answer.read()
            figures["a new phone is served after s"] = time.perf_counter() - begin
        go.set()
        await asyncio.gather(*tasks)
        for each in (*deaf, *slow):
            each.close()
    return figures | _told(driven, clients)


async def _phone(
    session: Any, host: str, token: str, team: str, driven: _Driven, ready: asyncio.Semaphore, go: asyncio.Event,
    seconds: float, every: float, name: str,
) -> None:  # fmt: skip
    """One phone: comes in, sends at its pace, and notes when it sees what."""
    chance = random.Random(secrets.randbits(32))
    async with session.ws_connect(f"http://{host}/ws", origin=f"http://{host}") as socket_:
        await socket_.send_json({"t": "hello", "token": token, "me": secrets.token_hex(16), "team": team})
        state: dict[str, Any] = {}
        listening = asyncio.ensure_future(_listen(socket_, driven, state, ready))
        await go.wait()
        end = time.perf_counter() + seconds
        if every:
            await asyncio.sleep(chance.uniform(0, every))
            while time.perf_counter() < end:
                await _send(socket_, driven)
                await asyncio.sleep(every)
        elif name == "burst":
            await asyncio.sleep(chance.uniform(0, 1))
            await _send(socket_, driven)
        await asyncio.sleep(max(0.0, end - time.perf_counter()) + 1.5)
        driven.states.add(json.dumps({key: held for key, held in state.items() if key != "counts"}, sort_keys=True))
        listening.cancel()


async def _send(socket_: Any, driven: _Driven) -> None:
    key = secrets.token_hex(16)
    driven.sent[key] = time.perf_counter()
    await socket_.send_json({"t": "idea", "id": key, "text": f"Tydligare mål för varje lektion {key[:6]}"})


async def _listen(socket_: Any, driven: _Driven, state: dict[str, Any], ready: asyncio.Semaphore) -> None:
    inside = False
    async for got in socket_:
        now = time.perf_counter()
        frame = json.loads(got.data)
        for key in frame.get("ok", ()):
            driven.acknowledged[key] = now
        if "all" in frame:
            state.update(frame["all"])
        elif "v" in frame:
            state.update(frame["set"])
            if "counts" in frame["set"]:
                driven.seen.setdefault(frame["set"]["counts"]["notes"], []).append(now)
        elif not inside and "own" in frame.get("set", {}):
            inside = True
            ready.release()


def _told(driven: _Driven, clients: int) -> dict[str, float]:
    """From sent to acknowledged, and from sent to when the last phone has been told of so many notes."""
    figures = {
        "sent": float(len(driven.sent)),
        "acknowledged": float(len(driven.acknowledged)),
        "different states": float(len(driven.states)),
    }
    acked = [
        (driven.acknowledged[key] - sent) * 1000 for key, sent in driven.sent.items() if key in driven.acknowledged
    ]
    if not acked:
        return figures
    whole = {notes: max(times) for notes, times in driven.seen.items() if len(times) >= clients}
    figures["told to all, per cent of frames"] = 100 * len(whole) / max(1, len(driven.seen))
    last = sorted(whole.values())
    seen: list[float] = []
    for key, sent in driven.sent.items():
        done = driven.acknowledged.get(key)
        after = [when for when in last if done is not None and when >= done - 0.001]
        if after:
            seen.append((after[0] - sent) * 1000)
    figures |= {"sent to acknowledged p50": statistics.median(acked), "sent to acknowledged p99": _p99(acked)}
    if len(seen) > 1:
        figures |= {"sent to seen by all p50": statistics.median(seen), "sent to seen by all p99": _p99(seen)}
    return figures


def _begun(host: str) -> socket.socket:
    """A request that never ends."""
    address, _, port = host.rpartition(":")
    made = socket.create_connection((address, int(port)))
    made.sendall(b"GET / HTTP/1.1\r\nHost: ")
    return made


def _deaf(host: str, token: str) -> socket.socket:
    """A phone that comes in and never reads."""
    address, _, port = host.rpartition(":")
    made = socket.create_connection((address, int(port)))
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    made.sendall(
        f"GET /ws HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
    )
    hello = json.dumps({"t": "hello", "token": token, "me": secrets.token_hex(16)}).encode()
    made.sendall(
        bytes([0x81, 0x80 | len(hello)] if len(hello) < 126 else [0x81, 0xFE, *len(hello).to_bytes(2, "big")])
        + bytes(4)
        + hello
    )
    return made


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98] if len(values) > 1 else 0.0


if __name__ == "__main__":
    sys.stdout.write(f"{measure()}\n")
