"""The console's panel and the room's screen beside real phones: the switch, the code, the counts, what waits, and the trial."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.phones.nets import Net
from facilitator.phones.panel import PhoneDrawer
from facilitator.phones.phones import Phones
from facilitator.shared_screen import values as v
from facilitator.stage import Stage
from tests.facilitator.consoles import Console, begin, open_console, settle
from tests.facilitator.naming import unnamed_controls
from tests.facilitator.press import CTRL, SHIFT, press
from tests.facilitator.shared import open_room, page_of, painted, read_aloud
from tests.phones.conftest import Ring, go_to
from workshops import ideas, meeting, phones
from workshops.model import Workshop
from workshops.serving.codes import spaced

Key = Qt.Key


@pytest.fixture
def console(qtbot: QtBot, stage: Stage, open_meeting: Workshop) -> Console:
    stage.theme.reduced_motion = True
    made = begin(open_console(qtbot, stage), open_meeting.id)
    go_to(stage, "ideas")
    settle()
    return made


def panel(console: Console) -> PhoneDrawer:
    (found,) = console.window.findChildren(PhoneDrawer)
    return found


def on(stage: Stage) -> bool:
    return stage.phones.is_on


def large(stage: Stage) -> bool:
    return stage.phones.is_large


def test_one_key_opens_the_panel_and_a_switch_lets_phones_in(
    console: Console, stage: Stage, open_meeting: Workshop
) -> None:
    before = QApplication.focusWidget()
    press(Key.Key_F11)
    drawer = panel(console)
    assert drawer.is_out
    assert not stage.phones.runs
    press(Key.Key_Right)
    assert on(stage)
    way = stage.phones.way
    assert way is not None
    assert drawer.panel.code_text.text() == spaced(way.code)
    assert drawer.panel.address.text() == stage.phones.address
    assert unnamed_controls(drawer) == []
    press(Key.Key_Escape)
    assert not panel(console).is_out
    assert QApplication.focusWidget() is before
    press(Key.Key_F11)
    press(Key.Key_Left)
    assert not on(stage)
    assert stage.phones.runs  # who is in stays, and is told to look at the screen


def test_without_a_network_it_says_so_and_the_meeting_goes_on(console: Console, stage: Stage) -> None:
    stage.phones.find_nets = list
    press(Key.Key_F11)
    press(Key.Key_Right)
    assert not on(stage)
    assert "inte på något nätverk" in panel(console).panel.problem.text
    stage.phones.find_nets = lambda: [Net("203.0.113.7", "x", "wifi")]
    panel(console).panel._switch(True)
    assert "203.0.113.7" in panel(console).panel.problem.text


def test_the_panel_counts_teams_and_never_says_who(
    console: Console, stage: Stage, open_meeting: Workshop, ring: Ring
) -> None:
    press(Key.Key_F11)
    press(Key.Key_Right)
    first, second = open_meeting.teams[0], open_meeting.teams[1]
    one, two, three = ring(team=first.id), ring(team=first.id), ring(team=second.id)
    one.tell("idea", text="Läxhjälp")
    three.tell("done", done=True)
    cells = panel(console).panel
    one.until(lambda: stage.phones.present.joined == 3)
    settle()
    told = [cell.text() for cell in cells._cells if not cell.isHidden()]
    assert told[4:12] == [first.name, "2", "1", "0", second.name, "1", "0", "1"]
    assert cells.counts.text() == "3 med · 1 har svarat · 1 klar"
    for person in (one, two, three):
        assert person.me not in read_aloud(console.window)


def test_words_that_wait_are_let_in_or_put_away_by_one_key(
    console: Console, stage: Stage, open_meeting: Workshop, ring: Ring
) -> None:
    stage.desk.note(meeting.reveal, [team.id for team in open_meeting.teams], True)
    press(Key.Key_F11)
    press(Key.Key_Right)
    stage.phones.let_wait(True)
    phone = ring(team=open_meeting.teams[0].id)
    for text in ("Första", "Andra"):
        assert phone.tell("idea", text=text) == ""
    drawer = panel(console)
    phone.until(lambda: [row.text for row in drawer.panel.list.rows.rows] == ["Första", "Andra"])
    assert open_meeting.ideas == []
    drawer.panel.list.setFocus()
    drawer.panel.list.choose(stage.phones.waiting[0].id)
    press(Key.Key_Return)
    assert [row.text for row in ideas.kept(open_meeting)] == ["Första"]
    drawer.panel.list.choose(stage.phones.waiting[0].id)
    press(Key.Key_Delete)
    assert phones.waiting(open_meeting) == []
    assert [row.text for row in open_meeting.ideas if row.discarded] == ["Andra"]
    phone.until(lambda: [note["state"] for note in phone.own["notes"]] == ["shown", "away"])
    drawer.panel.list.choose(open_meeting.ideas[0].id)
    press(Key.Key_Delete)  # and what is there already goes by the same key
    assert ideas.kept(open_meeting) == []
    press(Key.Key_Z, CTRL)
    assert [row.text for row in ideas.kept(open_meeting)] == ["Första"]


def test_hidden_teams_words_are_not_read_in_the_panel(
    console: Console, stage: Stage, open_meeting: Workshop, ring: Ring
) -> None:
    press(Key.Key_F11)
    press(Key.Key_Right)
    phone = ring(team=open_meeting.teams[0].id)
    phone.tell("idea", text="Hemlig tills den visas")
    settle()
    assert "Hemlig" not in read_aloud(panel(console))
    stage.desk.note(meeting.reveal, [open_meeting.teams[0].id], True)
    panel(console).panel.refresh()
    assert "Hemlig" in read_aloud(panel(console))


def test_the_room_sees_the_code_large_and_then_in_a_band(
    stage: Stage, open_meeting: Workshop, phones: Phones, ring: Ring, qtbot: QtBot
) -> None:
    room = open_room(stage)
    qtbot.addWidget(room)
    phones.show_large(False)
    phones.show_large(True)
    assert page_of(room, v.Join).code == (phones.way.code if phones.way else "")
    way = phones.way
    assert way is not None
    seen = painted(room)
    for text in (phones.address, spaced(way.code), "0 med"):
        assert text in seen
    phone = ring(team=open_meeting.teams[0].id)
    phone.until(lambda: "1 med · 0 har svarat" in painted(room))
    phone.tell("idea", text="Hemlig tills den visas")
    phones.show_large(False)
    assert page_of(room, v.Explore).columns
    phone.until(lambda: "1 med · 1 har svarat" in painted(room))
    assert f"Telefon: {phones.address}  kod {spaced(way.code)}" in painted(room)
    assert "Hemlig" not in painted(room) + read_aloud(room)
    for secret in (way.token, way.secret, phone.me):
        assert secret not in painted(room) + read_aloud(room)
    phones.switch(False)
    assert "Telefon:" not in painted(room)


def test_what_the_qr_code_holds_can_be_read(stage: Stage, phones: Phones) -> None:
    import segno

    from facilitator.painting.code import squares

    made = segno.make(phones.link, error="m", micro=False)
    assert squares(phones.link) == tuple(bytes(row) for row in made.matrix)
    assert phones.way is not None
    assert phones.link == f"http://{phones.address}/#{phones.way.token}"


def test_shift_f11_turns_the_rooms_page(console: Console, stage: Stage) -> None:
    press(Key.Key_F11, SHIFT)
    assert panel(console).is_out  # phones are off: the panel says more
    press(Key.Key_Right)
    assert large(stage)
    press(Key.Key_F11, SHIFT)
    assert not large(stage)
    press(Key.Key_F11, SHIFT)
    assert large(stage)


def test_the_trial_finds_its_own_page_and_a_phone(console: Console, stage: Stage, qtbot: QtBot) -> None:
    press(Key.Key_F11)
    shown = panel(console).panel.trial
    shown.button.click()
    qtbot.waitUntil(lambda: ("own", "done") in shown.trial.steps)
    assert shown.checks.sentences == [
        "Datorn finns på 127.0.0.1 (nätverk).", "Programmet tar emot.", "Datorn når sin egen sida.",
        "Skanna med en telefon på samma nätverk.",
    ]  # fmt: skip
    assert "brandvägg" in shown.hint.text().lower()
    assert _knock(shown.trial.address, shown.trial.link.partition("#")[2])
    qtbot.waitUntil(lambda: shown.trial.reached)
    assert shown.checks.sentences[-1] == "En telefon har nått hit. Allt är klart."
    press(Key.Key_Escape)
    assert not shown.trial.runs


def _knock(host: str, token: str) -> bool:
    import asyncio

    import aiohttp

    async def come() -> bool:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(f"http://{host}/ws", origin=f"http://{host}") as socket,
        ):
            await socket.send_json({"t": "hello", "token": token, "me": "1" * 32})
            got = await socket.receive_json()
            return bool(got["all"]["now"]["kind"] == "trial")

    return asyncio.run(come())


def test_phones_that_were_let_in_come_back_when_the_meeting_is_taken_up_again(
    stage: Stage, open_meeting: Workshop, phones: Phones, ring: Ring, tmp_path: Path
) -> None:
    before = (phones.way.token if phones.way else "", phones.address)
    phone = ring(team=open_meeting.teams[0].id)
    phone.tell("idea", text="Före pausen")
    stage.desk.put_away()
    phone.until(lambda: phone.closed == "1001")
    assert not phones.runs
    stage.desk.open(open_meeting.id)
    assert (phones.way.token if phones.way else "", phones.address) == before
    again = ring(me=phone.me, team=None)
    assert [note["text"] for note in again.own["notes"]] == ["Före pausen"]
