"""The chat of a video meeting: what was written comes in, names and times never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshops import chat

SAID = ["Läxhjälp på kvällen", "Mallar att dela: en per ämne", "Fika 10:15 varje dag"]
CHATS = {
    "teams, bracketed": "[10:15] Någon Ettan\nLäxhjälp på kvällen\n[10:16] Någon Tvåan\nMallar att dela: en per ämne\n"
    "[10:17] Någon Ettan\nFika 10:15\nvarje dag\n",
    "teams, on one line": "[2026-11-26 10:15] Någon Ettan: Läxhjälp på kvällen\n"
    "[2026-11-26 10:16] Någon Tvåan (Gäst): Mallar att dela: en per ämne\n[igår 10:17] Någon Ettan: Fika 10:15 varje dag",
    "teams, name and time above": "Någon Ettan\n10:15\nLäxhjälp på kvällen\n\nNågon Tvåan\n10:16\n"
    "Mallar att dela: en per ämne\nRedigerad\n\nNågon Ettan\n10:17\nFika 10:15 varje dag\n👍 2\n",
    "teams, name and time on one line": "Någon Ettan  10:15 AM\nLäxhjälp på kvällen\nNågon Tvåan (Extern), 10:16\n"
    "Mallar att dela: en per ämne\nNågon Ettan – 10:17\nFika 10:15 varje dag",
    "zoom, saved": "10:15:32\t From Någon Ettan to Everyone:\n\tLäxhjälp på kvällen\n"
    "10:16:01\t From Någon Tvåan to Everyone:\n\tMallar att dela: en per ämne\n"
    "10:16:30\t From Någon Tvåan to Någon Ettan(Direct Message):\n\tViskat bara till dig\n"
    "10:17:00\t From Någon Ettan to Everyone:\n\tFika 10:15 varje dag\n",
    "zoom, swedish": "10:15:32 Från Någon Ettan till Alla: Läxhjälp på kvällen\n"
    "10:16:01 Från Någon Tvåan till Alla: Mallar att dela: en per ämne\n"
    "10:16:30 Från Någon Tvåan till Någon Ettan: Viskat bara till dig\n10:17:00 Från Någon Ettan : Fika 10:15 varje dag",
    "meet, saved": "00:12:05.123,00:12:08.123\nNågon Ettan: Läxhjälp på kvällen\n\n"
    "00:13:05.000,00:13:08.000\nNågon Tvåan: Mallar att dela: en per ämne\n\n"
    "00:14:00.000,00:14:03.000\nNågon Ettan: Fika 10:15 varje dag\n",
    "meet, copied": "Någon Ettan\n10:15 AM\nLäxhjälp på kvällen\nNågon Tvåan\n10:16 AM\nMallar att dela: en per ämne\n"
    "Någon Ettan\n10:17 AM\nFika 10:15 varje dag",
    "time, name, words": "10:15 Någon Ettan: Läxhjälp på kvällen\r\n10.16 Någon Tvåan: Mallar att dela: en per ämne\r\n"
    "kl. 10.17 - Någon Ettan: Fika 10:15 varje dag",
}


@pytest.mark.parametrize("name", CHATS)
def test_what_was_written_is_read_without_who_and_when(name: str) -> None:
    found = chat.messages(CHATS[name])
    assert found == SAID
    assert not any(part in line for line in found for part in ("Någon", "Ettan", "Tvåan", "10:16", "Viskat"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Läxhjälp\nMallar\nFika",
        "Fika 10:15\nLunch 12:00",
        "Börja 09:00",
        "Idé: läxhjälp\nIdé: mallar",
        "10:15\n11:15\n12:15",
        "Vi vill ha fika 10:15 varje dag\nOch lunch",
    ],
)
def test_what_is_no_chat_is_left_as_it_is(text: str) -> None:
    assert chat.messages(text) == []


@given(st.text(max_size=400))
def test_any_text_is_read_without_harm(text: str) -> None:
    for line in chat.messages(text):
        assert line == " ".join(line.split())
        assert line
