"""From a phone to the desk and back: a real server, a real library, and what each sees."""

from __future__ import annotations

from facilitator.phones.phones import Phones
from facilitator.stage import Stage
from tests.phones.conftest import Ring
from workshops.model import Workshop


def test_an_idea_from_a_phone_lies_on_the_desk_once_it_is_acknowledged(
    stage: Stage, phones: Phones, open_meeting: Workshop, ring: Ring
) -> None:
    team = open_meeting.teams[1]
    phone = ring(team=team.id)
    assert phone.state["now"]["kind"] == "ideas"
    assert phone.tell("idea", text="Läxhjälp på kvällen") == ""
    idea = open_meeting.ideas[-1]
    assert (idea.text, idea.team_id, idea.target_group) == ("Läxhjälp på kvällen", team.id, team.target_group)
    phone.until(lambda: phone.state["counts"] == {"notes": 1, "answers": 0, "ballots": 0, "joined": 1})
    assert stage.desk.next_undo is None  # Ctrl+Z takes back what was done at this computer
    assert phones.undo()
    assert open_meeting.ideas == []
