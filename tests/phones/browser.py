"""A real browser for the page: headless Chromium, driven by its own protocol over a WebSocket, from a thread beside the windows."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
import pytestqt.exceptions
from pytestqt.qtbot import QtBot

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SIZE = (360, 780)
Value = TypeVar("Value")


def program() -> str | None:
    """The browser of this computer, if it has one."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


class Browser:
    """One process; each tab is a phone with a storage of its own."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        found = program()
        assert found is not None
        self._process = subprocess.Popen(
            [
                found, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--lang=sv",
                "--remote-debugging-address=127.0.0.1", "--remote-debugging-port=0", f"--user-data-dir={self._folder.name}",
                "about:blank",
            ],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._loop = asyncio.new_event_loop()
        self._numbers = itertools.count(1)
        self._asked: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(self._address(),), daemon=True)
        self._thread.start()
        assert self._ready.wait(20)

    def open(self, address: str, language: str = "sv-SE", size: tuple[int, int] = SIZE) -> Tab:
        """A phone that opens an address; nothing is shared with other phones."""
        context = self.ask("Target.createBrowserContext")["browserContextId"]
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        tab = Tab(self, session, self._qtbot)
        tab.ask("Page.enable")
        tab.ask("Runtime.enable")
        tab.ask("Network.enable")
        tab.resize(*size)
        tab.ask("Emulation.setLocaleOverride", locale=language.replace("-", "_"))
        tab.ask(
            "Network.setUserAgentOverride", userAgent="Mozilla/5.0 (Linux; Android 11) Phone", acceptLanguage=language
        )
        tab.ask("Emulation.setFocusEmulationEnabled", enabled=True)
        tab.ask("Page.navigate", url=address)
        return tab

    def ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """A command of the protocol and its result; the windows go on meanwhile."""
        future = asyncio.run_coroutine_threadsafe(self._ask(method, session, params), self._loop)
        self._qtbot.waitUntil(future.done, timeout=20_000)
        return future.result()

    def close(self) -> None:
        """End the process that was started here."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._leave)
            self._thread.join(5)
        self._process.terminate()
        self._process.wait(10)
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._folder.cleanup()

    def _leave(self) -> None:
        if self._socket is not None:
            self._leaving = asyncio.ensure_future(self._socket.close())

    def _address(self) -> str:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            found = re.search(r"DevTools listening on (ws://\S+)", line)
            if found:
                threading.Thread(target=self._process.stderr.read, daemon=True).start()
                return found[1]
        raise RuntimeError("the browser did not start")

    def _run(self, address: str) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._talk(address))
        self._loop.close()

    async def _talk(self, address: str) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, max_msg_size=0) as socket,
        ):
            self._socket = socket
            self._ready.set()
            async for got in socket:
                held = json.loads(got.data)
                waiting = self._asked.pop(held.get("id", 0), None)
                if waiting is not None and not waiting.done():
                    waiting.set_result(held)

    async def _ask(self, method: str, session: str, params: dict[str, Any]) -> dict[str, Any]:
        assert self._socket is not None
        number = next(self._numbers)
        waiting = self._asked[number] = self._loop.create_future()
        held: dict[str, Any] = {"id": number, "method": method, "params": params}
        await self._socket.send_json({**held, "sessionId": session} if session else held)
        answer = await waiting
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        found: dict[str, Any] = answer["result"]
        return found


class Tab:
    """A phone: reads what is shown, taps and types as a person does."""

    def __init__(self, browser: Browser, session: str, qtbot: QtBot) -> None:
        self._browser, self._session, self._qtbot = browser, session, qtbot

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """A command of the protocol for this tab."""
        return self._browser.ask(method, self._session, **params)

    def resize(self, width: int, height: int) -> None:
        """Another size of screen."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=True)

    def run(self, code: str) -> Any:
        """What an expression comes to."""
        found = self.ask("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"].get("exception", {}).get("description")))
        return found["result"].get("value")

    @property
    def text(self) -> str:
        """Everything that is shown."""
        return str(self.run("document.body ? document.body.innerText : ''"))

    @property
    def heading(self) -> str:
        """What the page is about."""
        return str(self.run("(document.querySelector('h1') || {}).textContent || ''"))

    def until(self, wanted: Callable[[], object], timeout: int = 10_000) -> None:
        """Wait while the windows go on."""
        self._qtbot.waitUntil(lambda: bool(wanted()), timeout=timeout)

    def reads(self, text: str) -> None:
        """Wait until a text is shown; says what is shown instead when it never is."""
        seen = ""

        def found() -> bool:
            nonlocal seen
            seen = self.text
            return text in seen

        try:
            self.until(found)
        except pytestqt.exceptions.TimeoutError:
            raise AssertionError(f"{text!r} is not in {seen!r}") from None

    def tap(self, name: str, role: str = "button, label.choice, input, summary") -> None:
        """Tap what has this name, once it is there."""
        found = (
            f"Array.from(document.querySelectorAll({json.dumps(role)})).find(e => !e.disabled && e.offsetParent !== null && "
            f"((e.getAttribute('aria-label') || e.textContent).trim().includes({json.dumps(name)})))"
        )
        self.until(lambda: self.run(f"!!({found})"))
        at = self.run(
            f"(() => {{ const e = {found}; e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect(); "
            "return [r.left + r.width / 2, r.top + r.height / 2]; })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=at[0], y=at[1], button="left", clickCount=1)

    def tap_all(self, *names: str) -> None:
        """Tap one after another."""
        for name in names:
            self.tap(name)

    def type(self, into: str, text: str) -> None:
        """Put the caret in a field and type."""
        self.until(lambda: self.run(f"!!document.querySelector({json.dumps(into)})"))
        self.run(f"document.querySelector({json.dumps(into)}).focus()")
        self.ask("Input.insertText", text=text)

    def press(self, key: str, code: int = 0) -> None:
        """A key of a keyboard."""
        more = {"key": key, "windowsVirtualKeyCode": code, "nativeVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text="\r" if key == "Enter" else "", **more)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **more)

    def reload(self) -> None:
        """Load the page again."""
        self.ask("Page.reload")

    def cut(self, off: bool) -> None:
        """The network goes, or comes back."""
        self.ask("Network.emulateNetworkConditions", offline=off, latency=0, downloadThroughput=-1, uploadThroughput=-1)

    def photograph(self, file: Path, whole: bool = False) -> None:
        """A picture of the screen, or of the whole page."""
        found = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(found["data"]))
