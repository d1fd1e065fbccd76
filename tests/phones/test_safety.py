"""Hostile things are sent to the real server, and what comes back is looked at: one row of the table in docs for each."""

from __future__ import annotations

import base64
import json
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from facilitator.phones.phones import Phones
from facilitator.stage import Stage
from tests.phones.calling import Phone
from tests.phones.conftest import Ring
from workshops import meeting
from workshops.model import Workshop
from workshops.serving import limits
from workshops.serving.server import PhoneServer

Ask = Callable[..., bytes]


@pytest.fixture
def ask(phones: Phones, qtbot: QtBot) -> Iterator[Ask]:
    """Sends raw bytes to the server and answers all that comes back, while the windows go on."""
    pool = ThreadPoolExecutor(4)
    port = int(phones.address.rpartition(":")[2])

    def asked(raw: bytes | str, wait: float = 5.0) -> bytes:
        held = raw.encode() if isinstance(raw, str) else raw
        future: Future[bytes] = pool.submit(_exchanged, port, held, wait)
        qtbot.waitUntil(future.done, timeout=20_000)
        return future.result()

    yield asked
    pool.shutdown()


def _exchanged(port: int, raw: bytes, wait: float) -> bytes:
    """All that comes back until the server closes, or nothing comes for a while."""
    got = b""
    with closing(socket.create_connection(("127.0.0.1", port), wait)) as connection:
        connection.settimeout(wait)
        try:
            connection.sendall(raw)
            while piece := connection.recv(65_536):
                got += piece
                if got.startswith(b"HTTP/1.1 101"):
                    break
        except (TimeoutError, ConnectionError):
            pass
    return got


def request(phones: Phones, method: str = "GET", path: str = "/", body: str = "", /, **headers: str | None) -> str:
    """A request as a browser on the page would send it, but for the headers that are given."""
    named = {"Host": phones.address, "Origin": f"http://{phones.address}"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    if body and "Content-Length" not in named:
        named["Content-Length"] = str(len(body.encode()))
    lines = [f"{name}: {value}" for name, value in named.items() if value is not None]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *lines, "", body])


def upgrade(phones: Phones, **headers: str | None) -> str:
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    return request(phones, "GET", "/ws", Connection="Upgrade", Upgrade="websocket", Sec_WebSocket_Version="13",
                   Sec_WebSocket_Key=key, **headers)  # fmt: skip


def status(answer: bytes) -> int:
    """The status of an answer; 0 where the connection was cut without one."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.") else 0


def test_the_page_itself_is_served_with_every_header_that_keeps_it_in(phones: Phones, ask: Ask) -> None:
    for path, kind in (("/", "text/html"), ("/page.js", "text/javascript"), ("/page.css", "text/css"),
                       ("/theme.css", "text/css"), ("/words.json", "application/json"), ("/mark.svg", "image/svg+xml")):  # fmt: skip
        answer = ask(request(phones, "GET", path, Origin=None))
        assert status(answer) == 200
        head = answer.split(b"\r\n\r\n")[0].decode().lower()
        assert f"content-type: {kind}" in head
        assert f"content-security-policy: default-src 'self'; connect-src 'self' ws://{phones.address};" in head
        for line in ("x-content-type-options: nosniff", "x-frame-options: deny", "referrer-policy: no-referrer",
                     "cross-origin-resource-policy: same-origin", "cache-control: no-store"):  # fmt: skip
            assert line in head
        assert "aiohttp" not in head
        assert "set-cookie" not in head
        assert "access-control" not in head


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", "127.0.0.1.evil.example:{port}", "", None]
)  # fmt: skip
def test_another_host_is_refused_for_everything(phones: Phones, ask: Ask, host: str | None) -> None:
    wrong = host.format(port=phones.address.rpartition(":")[2]) if host is not None else None
    for raw in (
        request(phones, Host=wrong),
        upgrade(phones, Host=wrong),
        request(phones, "POST", "/join", "{}", Host=wrong),
    ):
        assert status(ask(raw)) in (400, 421)


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://{host}", "http://{host}.evil.example", "", None]
)
def test_another_origin_neither_comes_in_nor_tries_a_code(phones: Phones, ask: Ask, origin: str | None) -> None:
    assert phones.way is not None
    wrong = origin.format(host=phones.address) if origin is not None else None
    assert status(ask(upgrade(phones, Origin=wrong))) == 403
    good = json.dumps({"code": phones.way.code})
    answer = ask(request(phones, "POST", "/join", good, Origin=wrong))
    assert status(answer) == 403
    assert phones.way.token.encode() not in answer


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [("PUT", "/", 405), ("DELETE", "/", 405), ("OPTIONS", "/join", 405), ("TRACE", "/", 405), ("POST", "/", 405), ("GET", "/join", 405),
     ("POST", "/ws", 400), ("GET", "/ws", 400), ("GET", "/library.sqlite", 404), ("GET", "/../pyproject.toml", 404),
     ("GET", "/%2e%2e/pyproject.toml", 404), ("GET", "//page.js", 404), ("GET", "/page.js%00", 404), ("GET", "/admin", 404)],
)  # fmt: skip
def test_nothing_else_is_there(phones: Phones, ask: Ask, method: str, path: str, expected: int) -> None:
    assert status(ask(request(phones, method, path))) == expected


def test_a_code_opens_and_a_wrong_one_waits_but_locks_nobody_out(phones: Phones, ask: Ask) -> None:
    way = phones.way
    assert way is not None
    begin = time.monotonic()
    for wrong in ("AAAAAA", "", "' OR 1=1 --", "A" * 5_000):
        assert status(ask(request(phones, "POST", "/join", json.dumps({"code": wrong})), 10)) == 403
    assert time.monotonic() - begin >= 4 * limits.MISS
    for right in (way.code, f"{way.code[:3]}-{way.code[3:]}".lower(), f" {way.code[:3]} {way.code[3:]} "):
        answer = ask(request(phones, "POST", "/join", json.dumps({"code": right})))
        assert status(answer) == 200
        assert json.loads(answer.split(b"\r\n\r\n")[1]) == {"token": way.token}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", 400),
        ("{", 400),
        ("[]", 400),
        ("{}", 400),
        ('{"code": 7}', 400),
        ('{"code": null}', 400),
        ("[" * 9_000, 400),
        ("\x00", 400),
    ],
)
def test_malformed_bodies_are_refused(phones: Phones, ask: Ask, body: str, expected: int) -> None:
    assert status(ask(request(phones, "POST", "/join", body, Content_Length=str(len(body))))) == expected


def test_a_body_or_headers_that_are_too_large_are_refused(phones: Phones, ask: Ask) -> None:
    large = json.dumps({"code": "A" * limits.BODY})
    assert status(ask(request(phones, "POST", "/join", large))) == 413
    chunks = "".join(f"{len(large):x}\r\n{large}\r\n" for _ in range(1)) + "0\r\n\r\n"
    raw = request(phones, "POST", "/join", Transfer_Encoding="chunked") + chunks
    assert status(ask(raw)) == 413
    many = {f"X_{number}": "x" * 400 for number in range(30)}
    assert status(ask(request(phones, **many))) == 431
    assert status(ask(request(phones, X="x" * 9_000))) == 400
    assert status(ask(request(phones, "GET", "/" + "x" * 20_000))) == 400
    assert status(ask(request(phones, **{f"Y_{number}": "y" for number in range(200)}))) == 400


@pytest.mark.parametrize(
    "raw",
    [b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET / HTTP/9.9\r\n\r\n", b"\x00" * 300, b"GET /\r\n\r\n",
     b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
     b"POST /join HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_request_is_refused_and_the_server_goes_on(phones: Phones, ask: Ask, raw: bytes) -> None:
    answer = ask(raw, 2)
    assert status(answer) in (0, 400, 421)
    assert answer.partition(b"\r\n\r\n")[2] in (b"", b"400 Bad Request\n", b"421 Misdirected Request\n")
    assert status(ask(request(phones))) == 200


def test_a_request_that_is_not_complete_in_time_is_cut(
    phones: Phones, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workshops.serving import doorway

    monkeypatch.setattr(doorway, "PATIENCE", 0.3)
    for raw in ("GET / HTTP/1.1\r\nHost: ", request(phones, "POST", "/join", "{", Content_Length="100")):
        begin = time.monotonic()
        assert status(ask(raw, 5)) == 0
        assert time.monotonic() - begin < 4


def test_at_most_so_many_connections_and_a_slow_one_makes_room(
    phones: Phones, ask: Ask, monkeypatch: pytest.MonkeyPatch, ring: Ring
) -> None:
    from workshops.serving import doorway

    monkeypatch.setattr(doorway, "CONNECTIONS", 4)
    inside = [ring(), ring()]
    port = int(phones.address.rpartition(":")[2])
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(6)]
    try:
        assert status(ask(request(phones))) == 200
        assert all(phone.closed == "" for phone in inside)
        more = [ring(), ring()]
        assert status(ask(request(phones))) == 503
        assert all(phone.closed == "" for phone in (*inside, *more))
    finally:
        for each in slow:
            each.close()


@pytest.mark.parametrize(
    "said",
    ["", "{}", "[]", "null", "hej", '{"t": "idea"}', '{"t": "hello"}', "[" * 2_000, '{"t": "idea", "id": "x", "text": "a"}',
     '{"t": "idea", "id": "%(id)s", "text": 7}', '{"t": "idea", "id": "%(id)s", "text": "a", "team": "b"}',
     '{"t": "idea", "id": "%(id)s", "text": "\\ud800"}', '{"t": "ballot", "id": "%(id)s", "round": "%(id)s", "dots": [1.5]}',
     '{"t": "ballot", "id": "%(id)s", "round": "%(id)s", "dots": [-1]}', '{"t": "answer", "id": "%(id)s", "poll": "%(id)s", "value": NaN}',
     '{"t": "answer", "id": "%(id)s", "poll": "%(id)s", "value": 1e999}', '{"t": "shutdown", "id": "%(id)s"}', '{"t": "idea", "id": "%(id)s", "text": "%(long)s"}'],
)  # fmt: skip
def test_a_malformed_message_ends_the_connection_and_changes_nothing(
    open_meeting: Workshop, phones: Phones, ring: Ring, said: str
) -> None:
    phone = ring(team=open_meeting.teams[0].id)
    phone.send(said % {"id": secrets.token_hex(16), "long": "x" * 501} if "%(" in said else said)
    phone.until(lambda: phone.closed == "1008")
    assert open_meeting.ideas == []


def test_a_frame_that_is_too_large_ends_the_connection(open_meeting: Workshop, phones: Phones, ring: Ring) -> None:
    phone = ring(team=open_meeting.teams[0].id)
    phone.send(json.dumps({"t": "idea", "id": secrets.token_hex(16), "text": "x" * limits.FRAME}))
    phone.until(lambda: phone.closed == "1009")
    assert open_meeting.ideas == []


@pytest.mark.parametrize("token", ["0" * 32, "zz", ""])
def test_nobody_comes_in_without_the_token(stage: Stage, phones: Phones, qtbot: QtBot, token: str) -> None:
    phone = Phone(phones, qtbot, token=token or secrets.token_hex(16))
    phone.begin()
    phone.until(lambda: phone.closed == "1008")
    assert phone.frames == []
    assert phones.present.joined == 0


def test_the_token_of_another_meeting_is_of_no_use(
    stage: Stage, phones: Phones, qtbot: QtBot, open_meeting: Workshop
) -> None:
    assert phones.way is not None
    old = phones.way.token
    stage.desk.note(meeting.finish, stage.desk.now())
    qtbot.waitUntil(lambda: phones.way is None)
    assert not phones.runs
    stage.desk.note(meeting.resume, stage.desk.now())
    assert phones.switch(True)
    assert phones.way.token != old
    phone = Phone(phones, qtbot, token=old)
    phone.begin()
    phone.until(lambda: phone.closed == "1008")


def test_a_participant_who_hurries_is_slowed_and_one_who_floods_is_shown_out(
    open_meeting: Workshop, phones: Phones, ring: Ring
) -> None:
    phone, calm = ring(team=open_meeting.teams[0].id), ring(team=open_meeting.teams[1].id)
    said = [phone.say("idea", text=f"Idé {number}") for number in range(20)]
    phone.until(lambda: len(phone.taken) + len(phone.refused) == 20)
    assert limits.BURST <= len(phone.taken) <= limits.BURST + 2
    assert set(phone.refused.values()) == {"slower"}
    assert set(said[: limits.BURST]) <= phone.taken
    assert calm.tell("idea", text="I lugn och ro") == ""
    for _ in range(limits.TOO_MANY + 5):
        if phone.closed:
            break
        phone.say("idea", text="Ännu en")
    phone.until(lambda: phone.closed == "1008")
    assert calm.closed == ""


def test_a_participant_has_two_connections_and_a_third_takes_the_place_of_the_first(
    open_meeting: Workshop, phones: Phones, ring: Ring
) -> None:
    me = secrets.token_hex(16)
    first, second, third = (ring(me=me, team=open_meeting.teams[0].id) for _ in range(3))
    first.until(lambda: first.closed == "1008")
    assert (second.closed, third.closed) == ("", "")
    third.until(lambda: third.state["counts"]["joined"] == 1)


def test_people_s_words_are_in_no_log(
    open_meeting: Workshop, phones: Phones, ring: Ring, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    phone = ring(team=open_meeting.teams[0].id)
    phone.tell("idea", text="Hemligt ord som ingen logg får ha")
    phone.tell("idea", text=" ")
    ask(request(phones, "POST", "/join", '{"code": "HEMLIG"}'))
    ask(b"GET /hemlig HTTP/1.1\r\nX: \x00hemligt\r\n\r\n", 2)
    assert "hemlig" not in caplog.text.lower()
    assert phone.token not in caplog.text


def test_one_that_never_reads_is_dropped_and_the_others_get_everything(
    open_meeting: Workshop, phones: Phones, ring: Ring
) -> None:
    reading = ring(team=open_meeting.teams[0].id)
    server = phones._server
    assert isinstance(server, PhoneServer)
    port = int(phones.address.rpartition(":")[2])
    deaf = socket.create_connection(("127.0.0.1", port))
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    deaf.sendall(upgrade(phones).encode())
    hello = json.dumps({"t": "hello", "token": reading.token, "me": secrets.token_hex(16)}).encode()
    deaf.sendall(_masked(hello))
    reading.until(lambda: reading.state["counts"]["joined"] == 2)
    from workshops.serving.server import Frames

    sent = 0
    while phones.present.joined == 2 and sent < 4_000:
        server.tell(Frames(everybody={"filler": f"{sent} " + "x" * 20_000}))
        sent += 1
        if sent % 20 == 0:
            reading.until(partial(_filled, reading, sent - 1))
    reading.until(lambda: phones.present.joined == 1)
    assert sent < 4_000
    got = [frame for frame in reading.frames if "filler" in frame.get("set", {})]
    assert [int(frame["set"]["filler"].split()[0]) for frame in got] == list(range(len(got)))
    deaf.close()


def _filled(phone: Phone, number: int) -> bool:
    """Whether the phone has been sent so many frames."""
    return str(phone.state.get("filler", "")).startswith(f"{number} ")


def _masked(text: bytes) -> bytes:
    mask = secrets.token_bytes(4)
    head = (
        bytes([0x81, 0x80 | 126]) + len(text).to_bytes(2, "big") if len(text) > 125 else bytes([0x81, 0x80 | len(text)])
    )
    return head + mask + bytes(byte ^ mask[place % 4] for place, byte in enumerate(text))


def test_nothing_listens_before_somebody_has_switched_it_on_or_after_it_was_put_away(
    stage: Stage, open_meeting: Workshop
) -> None:
    before = {thread.name for thread in threading.enumerate()}
    assert "phones" not in before
    assert stage.phones.switch(True)
    port = int(stage.phones.address.rpartition(":")[2])
    socket.create_connection(("127.0.0.1", port)).close()
    stage.desk.put_away()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_what_the_page_holds_of_others_words_is_text_only() -> None:
    from facilitator.phones import files

    page = (files.FOLDER / "page.js").read_text(encoding="utf-8")
    for risky in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        'setAttribute("style"',
        "http://",
        "https://",
    ):
        found = [line for line in page.splitlines() if risky in line and "http://www.w3.org" not in line]
        assert found == [], risky
    html = (files.FOLDER / "page.html").read_text(encoding="utf-8")
    assert "<style" not in html
    assert "onclick" not in html
    assert "//" not in html
