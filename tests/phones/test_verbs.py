"""What phones send, as verbs on a real library: taken once, within the rules, and with nothing that leads back to anybody."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

import pytest

from tests.builders import NOW, build
from workshops import concepts, ideas, meeting, phones, pitches, polls, votes
from workshops.exchange import document
from workshops.model import NotFound, Receipt, Workshop, beside
from workshops.phones import care, sight
from workshops.phones.refusals import NoTeam, NotNow, NotYours
from workshops.phones.values import Sent, Way
from workshops.serving import messages
from workshops.storage.library import PHONES, Library
from workshops.text import Empty, TooLong

ME, OTHER = "1" * 32, "2" * 32


@pytest.fixture
def workshop(library: Library) -> Workshop:
    """A meeting with sorted notes, hidden teams, and phones let in to every activity."""
    made = build(library, teams=3, notes=12, voted=False)
    library.edit(made.id, meeting.reveal, [team.id for team in made.teams], False, undoable=False)
    for step in made.activities:
        library.edit(made.id, phones.open_up, step.id, undoable=False)
    go(library, made, "ideas")
    return made


def go(library: Library, workshop: Workshop, work: str) -> None:
    step = next(step for step in workshop.activities if step.work == work)
    library.edit(workshop.id, meeting.go_to, step.id, NOW, undoable=False)


def way(workshop: Workshop) -> Way:
    found = phones.way(workshop)
    assert found is not None
    return found


def key() -> str:
    return secrets.token_hex(16)


def idea(text: str, id: str = "", group: str | None = None) -> messages.WriteIdea:
    return messages.WriteIdea(t="idea", id=id or key(), text=text, group=group)


def send(library: Library, workshop: Workshop, *said: messages.Message, me: str = ME, team: int | None = 0) -> None:
    """One step with these messages, of one phone."""
    sits = workshop.teams[team].id if team is not None else None
    sent = [Sent(me, sits, each) for each in said]
    library.edit(workshop.id, phones.take, way(workshop), sent, hand=PHONES)


def own(workshop: Workshop, me: str = ME, team: int = 0) -> sight.Section:
    return sight.Own(workshop, way(workshop).secret).of(me, workshop.teams[team].id)


def test_the_codes_hold_until_the_meeting_is_over_and_then_nothing_is_left(
    library: Library, workshop: Workshop
) -> None:
    first = way(workshop)
    assert re.fullmatch(r"[0-9a-f]{32}", first.token)
    assert re.fullmatch(r"[A-HJ-NP-Z2346789]{6}", first.code)
    send(library, workshop, idea("En tanke till"))
    assert library.file is not None
    box = library.file.with_suffix(".ballots")
    assert box.exists()
    library.edit(workshop.id, meeting.finish, NOW, undoable=False)
    library.shut(workshop.id, phones.close)
    assert phones.way(workshop) is None
    assert [path.name for path in box.parent.iterdir() if ".ballots" in path.name] == []
    assert library.undo(workshop.id, PHONES) is None
    assert "En tanke till" in [row.text for row in workshop.ideas]


def test_what_a_crash_left_of_a_finished_meeting_goes_when_the_library_is_opened(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    made = build(library, notes=3, voted=False)
    library.edit(made.id, phones.open_up, made.activities[0].id, undoable=False)
    library.edit(made.id, meeting.finish, NOW, undoable=False)
    library.close()
    assert (tmp_path / "library.ballots").exists()
    Library.open(tmp_path / "library.sqlite").close()
    assert not (tmp_path / "library.ballots").exists()


def test_nothing_of_phones_is_in_what_leaves_the_library(library: Library, workshop: Workshop) -> None:
    send(library, workshop, idea("En tanke till"), idea("Ring 070-174 06 35"))
    said = str(document.write(workshop))
    assert "En tanke till" in said
    assert "070-174 06 35" not in said  # nobody has let it in
    for secret in (way(workshop).token, way(workshop).secret, ME, way(workshop).code):
        assert secret not in said
    assert library.file is not None
    disk = library.file.read_bytes() + Path(f"{library.file}-wal").read_bytes()
    assert way(workshop).secret.encode() not in disk
    assert ME.encode() not in disk


def test_the_same_message_is_taken_once_whatever_became_of_its_receipt(library: Library, workshop: Workshop) -> None:
    said = idea("Läxhjälp på kvällen")
    before = len(workshop.ideas)
    send(library, workshop, said)
    send(library, workshop, said, said)
    assert len(workshop.ideas) == before + 1
    for receipt in beside(workshop, Receipt):  # killed between the two files: the note is there, the receipt is not
        library.edit(workshop.id, _lose, receipt.id, undoable=False)
    assert own(workshop)["notes"] == []
    send(library, workshop, said)
    assert len(workshop.ideas) == before + 1
    assert [note["text"] for note in own(workshop)["notes"]] == ["Läxhjälp på kvällen"]
    send(library, workshop, said, me=OTHER)  # another phone that says the same number is another phone
    assert len(workshop.ideas) == before + 2


def _lose(workshop: Workshop, receipt: str) -> None:
    from workshops.model import take_away

    take_away(workshop, next(row for row in beside(workshop, Receipt) if row.id == receipt))


def test_own_notes_can_be_changed_until_they_are_shown_and_nobody_elses_ever(
    library: Library, workshop: Workshop
) -> None:
    said = idea("Läxhjälp")
    send(library, workshop, said)
    change = messages.ChangeIdea(t="change", id=key(), note=said.id, text="Läxhjälp på kvällen")
    send(library, workshop, change)
    note = workshop.ideas[-1]
    assert (note.text, own(workshop)["notes"][0]["state"]) == ("Läxhjälp på kvällen", "open")
    with pytest.raises(NotYours):
        send(library, workshop, change, me=OTHER)
    library.edit(workshop.id, meeting.reveal, [workshop.teams[0].id], undoable=False)
    with pytest.raises(NotYours):
        send(library, workshop, change)
    assert own(workshop)["notes"][0]["state"] == "shown"
    with pytest.raises(NotYours):
        send(library, workshop, messages.ChangeIdea(t="change", id=key(), note=key(), text="Fel"))
    library.edit(workshop.id, meeting.reveal, [workshop.teams[0].id], False, undoable=False)
    send(library, workshop, messages.WithdrawIdea(t="withdraw", id=key(), note=said.id))
    assert note.discarded
    assert own(workshop)["notes"] == []
    send(library, workshop, messages.WithdrawIdea(t="withdraw", id=key(), note=said.id))  # once more changes nothing


def test_a_note_needs_a_team_words_and_a_target_group_that_exists(library: Library, workshop: Workshop) -> None:
    with pytest.raises(NoTeam):
        send(library, workshop, idea("Utan grupp"), team=None)
    with pytest.raises(Empty):
        send(library, workshop, idea(" \u200b "))
    with pytest.raises(ideas.NoTargetGroup):
        send(library, workshop, idea("För ingen", group="hund"))
    with pytest.raises(NotFound):
        library.edit(workshop.id, phones.take, way(workshop), [Sent(ME, "f" * 32, idea("Fel grupp"))])
    send(library, workshop, idea("För lärarna", group="teachers"))
    assert workshop.ideas[-1].target_group == "teachers"
    send(library, workshop, idea("x" * 500))
    long = idea("x").model_copy(update={"text": "z" * 501})
    with pytest.raises(TooLong):
        send(library, workshop, long)


@pytest.mark.parametrize("work", ["check_in", "warm_up", "cluster", "break", "concept", "pitch"])
def test_nothing_is_taken_at_the_wrong_time(library: Library, workshop: Workshop, work: str) -> None:
    go(library, workshop, work)
    with pytest.raises(NotNow):
        send(library, workshop, idea("För sent"))
    go(library, workshop, "ideas")
    library.edit(workshop.id, phones.shut_out, meeting.here(workshop), undoable=False)
    with pytest.raises(NotNow):
        send(library, workshop, idea("Avslaget"))
    assert sight.shared(workshop, way(workshop).activities, NOW)["now"]["kind"] == "wait"


def test_one_answer_each_that_can_be_changed_until_the_question_is_closed(library: Library, workshop: Workshop) -> None:
    go(library, workshop, "check_in")
    step = meeting.here(workshop)
    library.edit(workshop.id, polls.add, "single", "Hur van är du?", ["Inte", "Lite", "Mycket"], activity=step)
    poll = workshop.polls[-1]
    options = [row.id for row in polls.options_of(workshop, poll.id)]

    def answer(option: str) -> messages.GiveAnswer:
        return messages.GiveAnswer(t="answer", id=key(), poll=poll.id, choice=(option,))

    for number in range(3):
        send(library, workshop, answer(options[number]))
    send(library, workshop, answer(options[0]), me=OTHER)
    counts = [option.count for option in polls.results_of(workshop, poll.id).options]
    assert counts == [1, 0, 1]
    assert own(workshop)["answer"]["choice"] == [options[2]]
    library.edit(workshop.id, polls.close, poll.id)
    with pytest.raises(polls.PollClosed):
        send(library, workshop, answer(options[0]))
    with pytest.raises(NotNow):
        send(library, workshop, messages.GiveAnswer(t="answer", id=key(), poll=key(), choice=(options[0],)))


def test_one_ballot_each_within_the_budget_however_often_it_is_sent(library: Library, workshop: Workshop) -> None:
    go(library, workshop, "vote")
    library.edit(workshop.id, votes.open_round, None, 2)
    vote = workshop.rounds[-1]

    def ballot(*dots: int) -> messages.LayBallot:
        return messages.LayBallot(t="ballot", id=key(), round=vote.id, dots=dots)

    send(library, workshop, ballot(1, 1))
    send(library, workshop, ballot(2), ballot(1, 2))
    send(library, workshop, ballot(3), me=OTHER, team=1)
    assert votes.cast(workshop, vote) == {workshop.teams[0].id: 1, workshop.teams[1].id: 1}
    with pytest.raises(votes.TooManyDots):
        send(library, workshop, ballot(1, 1, 1))
    library.edit(workshop.id, votes.set_rules, vote.id, unit="team")
    send(library, workshop, ballot(2), me=OTHER)
    send(library, workshop, ballot(3))
    assert votes.cast(workshop, vote)[workshop.teams[0].id] == 2  # the one laid by a person, and the team's
    library.close_round(workshop.id, vote.id)
    assert sorted(votes.result(workshop, vote).values(), reverse=True)[:3] == [2, 1, 1]


def test_feedback_is_for_the_presentation_before_the_room(library: Library, workshop: Workshop) -> None:
    go(library, workshop, "pitch")
    first, second = pitches.queue(workshop)[:2]
    library.edit(workshop.id, meeting.present, first.id, NOW, undoable=False)
    said = messages.SayFeedback(t="feedback", id=key(), concept=first.id, kind="question", text="Vem gör det?")
    before = pitches.counts(workshop, first.id)["question"]
    send(library, workshop, said, said)
    assert pitches.counts(workshop, first.id)["question"] == before + 1
    with pytest.raises(NotNow):
        send(library, workshop, said.model_copy(update={"concept": second.id}))


def test_a_sheet_is_written_field_by_field(library: Library, workshop: Workshop) -> None:
    go(library, workshop, "concept")
    send(library, workshop, messages.WriteSheet(t="write", id=key(), field="audience", text="Elever i åk 4–9"))
    found = concepts.of_team(workshop, workshop.teams[0].id)
    assert found is not None
    assert found.audience == "Elever i åk 4–9"
    assert sight.sheet(workshop, workshop.teams[0].id)["audience"] == "Elever i åk 4–9"


def test_words_wait_for_a_person_when_somebody_asked_for_that_or_the_list_does(
    library: Library, workshop: Workshop
) -> None:
    before = len(workshop.ideas)
    send(library, workshop, idea("Lugnt och fint"), idea("Vilken jävla idé"), idea("Ring 070-174 06 35"))
    assert [row.text for row in workshop.ideas[before:]] == ["Lugnt och fint"]
    assert [(each.text, each.why) for each in phones.waiting(workshop)] == [
        ("Vilken jävla idé", "words"), ("Ring 070-174 06 35", "personal"),
    ]  # fmt: skip
    assert [note["state"] for note in own(workshop)["notes"]] == ["open", "wait", "wait"]
    library.edit(workshop.id, phones.let_in, [phones.waiting(workshop)[0].id])
    library.edit(workshop.id, phones.turn_away, [phones.waiting(workshop)[0].id])
    assert phones.waiting(workshop) == []
    assert [(row.text, row.discarded) for row in workshop.ideas[before:]] == [
        ("Lugnt och fint", False), ("Vilken jävla idé", False), ("Ring 070-174 06 35", True),
    ]  # fmt: skip
    library.undo(workshop.id)
    assert [each.text for each in phones.waiting(workshop)] == ["Ring 070-174 06 35"]
    library.edit(workshop.id, phones.let_wait, True, undoable=False)
    send(library, workshop, idea("Nu väntar allt"))
    assert phones.waiting(workshop)[-1].text == "Nu väntar allt"


def test_other_words_on_a_note_wait_beside_the_old_ones(library: Library, workshop: Workshop) -> None:
    said = idea("Läxhjälp")
    send(library, workshop, said)
    send(library, workshop, messages.ChangeIdea(t="change", id=key(), note=said.id, text="Jävla läxhjälp"))
    assert workshop.ideas[-1].text == "Läxhjälp"
    assert own(workshop)["notes"][0] == {"id": said.id, "text": "Jävla läxhjälp", "state": "wait"}
    library.edit(workshop.id, phones.let_in, [phones.waiting(workshop)[0].id])
    assert workshop.ideas[-1].text == "Jävla läxhjälp"


def test_what_still_waits_at_the_end_lies_among_what_was_put_away(library: Library, workshop: Workshop) -> None:
    send(library, workshop, idea("Ring 070-174 06 35"))
    library.edit(workshop.id, meeting.finish, NOW, undoable=False)
    library.shut(workshop.id, phones.close)
    assert (workshop.ideas[-1].text, workshop.ideas[-1].discarded) == ("Ring 070-174 06 35", True)


def test_words_that_are_there_are_hidden_by_one_verb_and_come_back_by_undo(
    library: Library, workshop: Workshop
) -> None:
    send(library, workshop, idea("Bort med den"))
    note = workshop.ideas[-1]
    library.edit(workshop.id, phones.hide, [note.id])
    assert note.discarded
    assert own(workshop)["notes"][0]["state"] == "away"
    library.undo(workshop.id)
    assert not note.discarded


def test_the_two_hands_have_a_history_each(library: Library, workshop: Workshop) -> None:
    library.edit(workshop.id, ideas.add, "Vid tangentbordet", workshop.teams[0].id)
    send(library, workshop, idea("Från en telefon"))
    library.undo(workshop.id)
    assert [row.text for row in workshop.ideas[-2:]][-1] == "Från en telefon"
    assert "Vid tangentbordet" not in [row.text for row in workshop.ideas]
    library.undo(workshop.id, PHONES)
    assert "Från en telefon" not in [row.text for row in workshop.ideas]


def test_the_room_s_rule_holds_for_phones_too(library: Library, workshop: Workshop) -> None:
    """No hidden word reaches a section that everybody sees."""
    secret = "Hemlig lapp som ingen sett"
    send(library, workshop, idea(secret))
    note = workshop.ideas[-1].id
    library.edit(workshop.id, concepts.choose_idea, workshop.teams[0].id, note)
    for work in ("ideas", "vote", "concept", "pitch"):
        go(library, workshop, work)
        if work == "vote":
            from workshops import clusters

            library.edit(workshop.id, clusters.gather, [note], "")
            library.edit(workshop.id, votes.open_round)
        if work == "pitch":
            library.edit(workshop.id, meeting.present, pitches.queue(workshop)[0].id, NOW, undoable=False)
        assert secret not in str(sight.shared(workshop, way(workshop).activities, NOW))


@pytest.mark.parametrize(
    ("text", "why"),
    [("Jävlar vad bra", "words"), ("Javisst är det bra", ""), ("What the fuck", "words"), ("fanfar för alla, som fanns", ""),
     ("Skriv till anna@example.com", "personal"), ("Idiotsäkert", "")],
)  # fmt: skip
def test_what_makes_one_look_twice(text: str, why: str) -> None:
    assert care.why(text) == why
