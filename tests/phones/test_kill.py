"""The program is killed again and again under phones that send: every acknowledged word is there once."""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from tests.phones import killed
from workshops.storage.library import Library

ROOT = Path(__file__).resolve().parents[2]
KILLS = 2 * int(os.environ.get("SOAK_KILLS", "2"))
PHONES = 20


@dataclass
class Sender:
    """A phone with an outbox: sends one note at a time, and the same one again until it has been acknowledged."""

    me: str = field(default_factory=lambda: secrets.token_hex(16))
    acknowledged: list[str] = field(default_factory=list)
    number: int = 0
    waiting: tuple[str, str] | None = None

    async def send(self, told: dict[str, str]) -> None:
        """For as long as somebody is there."""
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"http://{told['host']}/ws", origin=f"http://{told['host']}") as socket,
        ):
            await socket.send_json({"t": "hello", "token": told["token"], "me": self.me, "team": told["team"]})
            await socket.receive()
            while not socket.closed:
                if self.waiting is None:
                    self.number += 1
                    self.waiting = (secrets.token_hex(16), f"{self.me[:8]} {self.number}")
                key, text = self.waiting
                await socket.send_json({"t": "idea", "id": key, "text": text})
                if not await self._heard(socket, key):
                    return
                await asyncio.sleep(random.uniform(0.05, 0.3))

    async def _heard(self, socket: aiohttp.ClientWebSocketResponse, key: str) -> bool:
        async for got in socket:
            frame = json.loads(got.data)
            if key in frame.get("ok", ()) and self.waiting is not None:
                self.acknowledged.append(self.waiting[1])
                self.waiting = None
                return True
            if any(said == key for said, _ in frame.get("no", ())):
                await asyncio.sleep(0.5)
                return True  # too fast: the same once more
        return False


async def once(folder: Path, senders: list[Sender], last: bool) -> None:
    """Start it, let phones send for a while, and kill it wherever it is; at the last time all may finish."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.phones.killed", str(folder), cwd=ROOT, stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    told = json.loads(await asyncio.wait_for(process.stdout.readline(), killed.LIVES / 1000))
    assert told["host"]
    sending = [asyncio.ensure_future(sender.send(told)) for sender in senders]
    await asyncio.sleep(3.0 if last else random.uniform(0.1, 1.0))
    process.kill()
    await process.wait()
    await asyncio.gather(*sending, return_exceptions=True)


def test_every_acknowledged_word_is_there_once_however_often_the_program_is_killed(tmp_path: Path) -> None:
    senders = [Sender() for _ in range(PHONES)]
    for number in range(KILLS):
        asyncio.run(once(tmp_path, senders, number == KILLS - 1))
    library = Library.open(tmp_path / "library.sqlite", wait=10)
    try:
        workshop = library.workshop(library.ids()[0])
        found = Counter(idea.text for idea in workshop.ideas)
        acknowledged = [text for sender in senders for text in sender.acknowledged]
        assert len(acknowledged) > PHONES
        assert [text for text in acknowledged if found[text] != 1] == []
        assert [text for text, times in found.items() if times > 1] == []
        assert library.problems() == []
    finally:
        library.close()
