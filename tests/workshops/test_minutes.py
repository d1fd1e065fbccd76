"""The minutes: what they say by themselves, in the order of the meeting, and what people put in their place."""

from __future__ import annotations

import json

import pytest

from tests.builders import build
from workshops import agenda, assessments, meeting, outcomes, parking
from workshops.exchange import document, public
from workshops.labels import Words
from workshops.minutes import editing
from workshops.minutes.blocks import ADDED, HEADING, MADE, REMOVED, REWORDED, Line, pieces
from workshops.minutes.generating import generated
from workshops.minutes.merging import minutes
from workshops.model import (
    Action,
    Activity,
    Answer,
    Assessment,
    Attendance,
    Attendee,
    Decision,
    News,
    Occasion,
    Poll,
    PollOption,
    Team,
    Workshop,
)
from workshops.privacy import answers, findings
from workshops.storage.library import Library
from workshops.text import Empty, TooLong

SV, EN = Words("sv"), Words("en")


def meeting_of(*works: str, **columns: str) -> Workshop:
    """A network meeting of so many items, in memory."""
    workshop = Workshop(title="Nätverksmöte", kind="network_meeting", date="2026-11-26", **columns)
    for work in works:
        agenda.add(workshop, f"Punkt {work}", 10, None, work)
    return workshop


def step(workshop: Workshop, work: str) -> Activity:
    return next(row for row in workshop.activities if row.work == work)


def texts(workshop: Workshop, words: Words = SV) -> list[str]:
    """Everything that stands in the finished minutes."""
    return [line.text for line in minutes(workshop, words).said]


def line(workshop: Workshop, key: str) -> Line:
    return next(each for each in minutes(workshop).lines if each.block.key.startswith(key))


def test_what_was_presented_stands_under_its_item_with_the_role_that_led_it() -> None:
    workshop = meeting_of("presentation")
    talk = step(workshop, "presentation")
    agenda.change(workshop, talk.id, said="Förstudien är klar.\n- Den handlar om AI", presenter="IKT-pedagog")
    assert texts(workshop) == [
        "Punkt presentation",
        "Punkten leddes av: IKT-pedagog.",
        "Förstudien är klar.\n- Den handlar om AI",
    ]
    assert "The item was led by: IKT-pedagog." in texts(workshop, EN)
    said = line(workshop, "said:").block
    assert list(pieces(said)) == [("text", "Förstudien är klar.", 0), ("point", "Den handlar om AI", 0)]


def test_key_points_are_told_team_by_team_and_those_of_hidden_teams_stay_out() -> None:
    workshop = meeting_of("discussion")
    talk = step(workshop, "discussion").id
    first, second, third = (agenda.add_team(workshop, f"Grupp {n}", 4, None) for n in (1, 2, 3))
    for team, text in ((first, "Ett"), (second, "Två"), (second, "Tre"), (third, "Hemligt")):
        outcomes.remember(workshop, talk, text, team.id)
    meeting.reveal(workshop, [first.id, second.id])
    assert texts(workshop) == [
        "Tolv personer deltog. De satt i tre grupper.",
        "Punkt discussion",
        "I gruppernas samtal kom det här fram:",
        "Grupp 1: Ett.",
        "Grupp 2:",
        "Två.",
        "Tre.",
    ]
    assert not any("Hemligt" in block.says for block in generated(workshop, SV))


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [(SV, "En fråga togs upp:", "Två frågor togs upp:"), (EN, "One matter was raised:", "Two matters were raised:")],
)
def test_one_and_several_are_worded_for_themselves(words: Words, first: str, second: str) -> None:
    workshop = meeting_of("matters")
    outcomes.remember(workshop, step(workshop, "matters").id, "Namnet")
    assert first in texts(workshop, words)
    outcomes.remember(workshop, step(workshop, "matters").id, "Lokalen")
    assert second in texts(workshop, words)


def test_decisions_and_what_is_to_be_done_say_level_role_and_day() -> None:
    workshop = meeting_of("decisions")
    outcomes.decide(workshop, "Vi prövar", "network")
    outcomes.decide(workshop, "Mallen?", "cooperation")
    workshop.decisions.append(Decision(seq=9, text="Namnet", deferred=True))
    outcomes.assign(workshop, "Skriva mallen", "rektor", "2027-01-14")
    workshop.actions.append(Action(seq=9, what="Läsa på", responsible="personal", done=True))
    assert texts(workshop)[1:] == [
        "Beslut av nätverket: Vi prövar.",
        "Går till samverkansgruppen: Mallen?",
        "Skjuts upp till nästa möte: Namnet.",
        "Det här ska göras efter mötet:",
        "Skriva mallen. Ansvarar: rektor. Klart senast 14 januari 2027.",
        "Läsa på. Ansvaret ligger hos var och en. Det är redan gjort.",
    ]
    assert "Skriva mallen. In charge: rektor. Done by 14 January 2027." in texts(workshop, EN)


def test_a_decision_stands_in_the_step_it_was_taken_in() -> None:
    workshop = meeting_of("matters", "decisions")
    matters = step(workshop, "matters")
    decision = outcomes.decide(workshop, "Nytt namn", "network")
    outcomes.decide(workshop, "Annat", "network")
    decision.activity_id = matters.id
    assert texts(workshop) == [
        "Punkt matters",
        "Beslut av nätverket: Nytt namn.",
        "Punkt decisions",
        "Beslut av nätverket: Annat.",
    ]


def test_what_no_item_tells_stands_last() -> None:
    workshop = meeting_of("opening")
    outcomes.decide(workshop, "Vi prövar", "network")
    assert texts(workshop) == ["Också från mötet", "Beslut av nätverket: Vi prövar."]


def test_what_was_open_since_last_time_is_followed_up() -> None:
    workshop = meeting_of("follow_up")
    for seq, done in ((1, True), (2, False)):
        workshop.actions.append(Action(seq=seq, what=f"Sak {seq}", done=done, carried="0" * 32))
    assert texts(workshop)[1:4] == [
        "Det här stod kvar sedan förra mötet:",
        "Sak 1. Det är gjort.",
        "Sak 2. Det är inte gjort än.",
    ]


def test_news_next_dates_and_the_parking_lot() -> None:
    workshop = meeting_of("monitoring")
    workshop.news.append(News(seq=1, title="Prov på skärm", summary="Stöd finns", link="https://example.se/prov"))
    workshop.occasions.append(Occasion(seq=1, title="Nätverksmöte", date="2027-01-14", start="13:00", place="Vinga"))
    workshop.occasions.append(Occasion(seq=2, date="2027-03-04", start="09:00", ends="12:00"))
    parking.park(workshop, "Vem betalar?")
    assert texts(workshop)[1:] == [
        "Prov på skärm. Stöd finns. Läs mer: https://example.se/prov",
        "Parkerat",
        "En fråga lades åt sidan för att mötet skulle komma vidare:",
        "Vem betalar?",
        "Kommande möten",
        "Nätverksmöte: torsdag 14 januari 2027 kl. 13.00, Vinga.",
        "Torsdag 4 mars 2027 kl. 09.00–12.00.",
    ]


def test_attendance_is_numbers_and_a_list_of_names_stays_apart() -> None:
    workshop = meeting_of("opening")
    for seq, (origin, count) in enumerate((("Partille", 3), ("Mölndal", 2)), start=1):
        workshop.attendance.append(Attendance(seq=seq, origin=origin, role="rektor", count=count))
    workshop.keeps_names = True
    workshop.attendees.append(Attendee(seq=1, name="Kim Exempel"))
    said = texts(workshop)
    assert said[0] == "Fem personer deltog, från två håll. Vilka de var står i en egen lista, som inte publiceras."
    assert said[1] == "Deltagare: Partille, rektor, 3; Mölndal, rektor, 2."
    assert not any("Kim" in text for text in said)


def poll(workshop: Workshop, kind: str, *given: Answer, options: tuple[str, ...] = (), **columns: object) -> Poll:
    made = Poll(position=len(workshop.polls), kind=kind, question="Hur känns det?", closed=True, **columns)
    workshop.polls.append(made)
    for number, text in enumerate(options):
        workshop.poll_options.append(PollOption(id=f"{number}" * 32, poll_id=made.id, position=number, text=text))
    for seq, answer in enumerate(given):
        answer.poll_id, answer.seq = made.id, seq
        workshop.answers.append(answer)
    return made


A, B = "0" * 32, "1" * 32


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("single", [(A, None, "", 3), (B, None, "", 1)], "Flest valde ”Ja”, tre personer."),
        ("multiple", [(f"{A} {B}", None, "", 2)], "Lika många, två personer var, valde ”Ja” och ”Nej”."),
        ("scale", [("", 4.0, "", 1), ("", 1.0, "", 1)], "Medelvärdet blev 2,5 på en skala från 1 till 5."),
        ("ranking", [(f"{B} {A}", None, "", 2)], "Högst sattes ”Nej”."),
        ("cloud", [("", None, "Lugn", 2), ("", None, "Trött", 1)], "Oftast sades ”Lugn”, två gånger."),
        ("number", [("", 2.0, "", 1), ("", 5.0, "", 1)], "Svaren gick från 2 till 5, med medelvärdet 3,5."),
    ],
)
def test_a_question_says_how_many_answered_and_what_it_came_to(
    kind: str, given: list[tuple[str, float | None, str, int]], said: str
) -> None:
    workshop = meeting_of("check_in")
    answers = [Answer(choice=choice, value=value, text=text, count=n) for choice, value, text, n in given]
    poll(workshop, kind, *answers, options=("Ja", "Nej"))
    told = texts(workshop)[1]
    assert told.startswith(("Två ", "Tre ", "Fyra "))
    assert "svarade på frågan ”Hur känns det?”" in told
    assert told.endswith(said)
    assert all(block.grid is None or block.grid.rows for block in generated(workshop, EN))


def test_a_question_that_is_neither_shown_nor_closed_stays_out() -> None:
    workshop = meeting_of("check_in")
    asked = poll(workshop, "text", Answer(text="Gott kaffe", count=1))
    assert "Gott kaffe." in texts(workshop)
    asked.closed = False
    assert texts(workshop) == []
    asked.shown = True
    assert "Gott kaffe." in texts(workshop)


def assessed(workshop: Workshop, *lines: tuple[int, str]) -> Assessment:
    """A closed self-assessment of two areas by two roles; each line is a role's number and what was typed."""
    made = assessments.add(workshop, None, "Planen", ["Område 1", "Område 2"], ["Personal", "Chef"])
    roles = [row.id for row in workshop.assessment_roles]
    for role, line in lines:
        assessments.rate(workshop, made.id, roles[role], line)
    assessments.close(workshop, made.id)
    return made


def test_a_self_assessment_is_told_by_area_and_role_and_of_a_few_there_is_no_figure() -> None:
    workshop = meeting_of("assessment")
    made = assessed(workshop, (0, "3x32"), (0, "41"), (1, "2x11"))
    assert texts(workshop)[1] == "Sex personer gjorde skattningen ”Planen” på en skala från 1 till 4."
    table = line(workshop, f"assessment:{made.id}.table")
    grid = table.block.grid
    assert grid is not None
    assert grid.columns == ("Område", "Personal", "Chef")
    assert grid.rows == (("Område 1", "3,3", "–"), ("Område 2", "1,8", "–"))
    made.closed = False
    assert texts(workshop) == []


def test_the_workshop_is_told_where_it_was_done(library: Library) -> None:
    workshop = build(library)
    said = texts(workshop)
    assert any(text.startswith("60 idéer skrevs.") for text in said)
    assert any("röster lades. Flest fick ”" in text for text in said)
    assert any(text.startswith("Läxvännen (Grupp 1). ") for text in said)
    assert any(text.startswith("Styrkor: ") for text in said)
    order = [said.index(row.title) for row in workshop.activities if row.title in said]
    assert order == sorted(order)


def test_an_item_with_nothing_to_tell_is_bare_and_is_not_said() -> None:
    workshop = meeting_of("opening", "matters")
    assert texts(workshop) == []
    assert [each.bare for each in minutes(workshop).lines] == [True, True]
    editing.add(workshop, line(workshop, "item:").block.place, "Alla var på plats.")
    assert texts(workshop) == ["Punkt opening", "Alla var på plats."]


def test_a_meeting_of_nothing_has_minutes_too() -> None:
    assert minutes(Workshop(), EN).lines == ()


# ---- what people put in their place


def with_a_point() -> tuple[Workshop, Line]:
    workshop = meeting_of("matters")
    outcomes.remember(workshop, step(workshop, "matters").id, "Namnet")
    return workshop, line(workshop, "point:")


def test_a_reworded_paragraph_stands_until_the_data_change_and_then_asks() -> None:
    workshop, point = with_a_point()
    editing.reword(workshop, point.block.place, "Nätverkets namn togs upp.", point.made)
    assert line(workshop, "point:").state == REWORDED
    assert not line(workshop, "point:").asks
    outcomes.reword_point(workshop, workshop.points[0].id, "Nätverkets namn")
    now = line(workshop, "point:")
    assert now.asks
    assert (now.text, now.made) == ("Nätverkets namn togs upp.", "Nätverkets namn.")
    assert texts(workshop)[-1] == "Nätverkets namn togs upp."
    editing.keep_mine(workshop, now.row, now.made)
    assert (line(workshop, "point:").asks, line(workshop, "point:").text) == (False, "Nätverkets namn togs upp.")


def test_taking_the_new_one_or_both() -> None:
    workshop, point = with_a_point()
    editing.reword(workshop, point.block.place, "Mitt.", point.made)
    outcomes.reword_point(workshop, workshop.points[0].id, "Nytt")
    editing.keep_both(workshop, line(workshop, "point:").row)
    assert texts(workshop)[-2:] == ["Nytt.", "Mitt."]
    assert not minutes(workshop).asking
    editing.reword(workshop, point.block.place, "Igen.", "Nytt.")
    outcomes.reword_point(workshop, workshop.points[0].id, "Nyast")
    editing.restore(workshop, point.block.place)
    assert texts(workshop)[-2:] == ["Nyast.", "Mitt."]


def test_what_was_written_for_data_that_are_gone_stays_and_asks() -> None:
    workshop, point = with_a_point()
    outcomes.remember(workshop, step(workshop, "matters").id, "Annat")
    editing.reword(workshop, point.block.place, "Namnet togs upp.", point.made)
    outcomes.forget_point(workshop, workshop.points[0].id)
    (asking,) = minutes(workshop).asking
    assert asking.gone
    assert texts(workshop)[1:] == ["En fråga togs upp:", "Annat.", "Namnet togs upp."]
    editing.keep_mine(workshop, asking.row, "")
    assert not minutes(workshop).asking
    assert "Namnet togs upp." in texts(workshop)


def test_the_same_words_as_the_data_or_none_restore_theirs() -> None:
    workshop, point = with_a_point()
    for text in (point.made, "", "  \n"):
        editing.reword(workshop, point.block.place, "Mitt.", point.made)
        editing.reword(workshop, point.block.place, text, point.made)
        assert line(workshop, "point:").state == MADE
        assert not workshop.paragraphs


def test_what_is_left_out_comes_back_with_what_was_written() -> None:
    workshop, point = with_a_point()
    editing.reword(workshop, point.block.place, "Mitt.", point.made)
    editing.leave_out(workshop, point.block.place, point.made)
    assert line(workshop, "point:").state == REMOVED
    assert "Mitt." not in texts(workshop)
    editing.bring_back(workshop, point.block.place)
    assert texts(workshop)[-1] == "Mitt."


def test_added_paragraphs_stand_in_the_order_they_were_put() -> None:
    workshop, point = with_a_point()
    place = point.block.place
    second = editing.add(workshop, place, "Två")
    editing.add(workshop, place, "Ett")
    editing.add(workshop, place, "Tre", second.id)
    editing.add(workshop, "", "Allra först")
    assert texts(workshop) == ["Allra först", "Punkt matters", "En fråga togs upp:", "Namnet.", "Ett", "Två", "Tre"]
    assert line(workshop, point.block.key).state == MADE
    assert [each.state for each in minutes(workshop).lines].count(ADDED) == 4
    editing.retell(workshop, second.id, "Två\noch en halv")
    assert "Två\noch en halv" in texts(workshop)
    with pytest.raises(Empty):
        editing.retell(workshop, second.id, " ")
    with pytest.raises(TooLong):
        editing.add(workshop, place, "x" * 10_001)


def test_an_added_paragraph_outlives_what_it_stood_after() -> None:
    workshop, point = with_a_point()
    editing.add(workshop, point.block.place, "Kvar")
    outcomes.forget_point(workshop, workshop.points[0].id)
    assert texts(workshop) == ["Punkt matters", "Kvar"]
    agenda.remove(workshop, step(workshop, "matters").id)
    assert texts(workshop) == ["Kvar"]


def test_what_was_written_in_one_language_does_not_ask_in_another() -> None:
    workshop = meeting_of("opening")
    workshop.participants = 4
    (people,) = minutes(workshop, EN).said
    assert people.text == "Four people took part."
    editing.reword(workshop, people.block.place, "Fyra kom.", people.made)
    for words in (SV, EN):
        (now,) = minutes(workshop, words).said
        assert (now.text, now.asks) == ("Fyra kom.", False)


def test_a_decision_that_moves_takes_its_words_along() -> None:
    workshop = meeting_of("matters", "decisions")
    decision = outcomes.decide(workshop, "Nytt namn", "network")
    made = line(workshop, "decision:")
    editing.reword(workshop, made.block.place, "Namnet byts.", made.made)
    decision.activity_id = step(workshop, "matters").id
    assert texts(workshop) == ["Punkt matters", "Namnet byts."]


def test_a_copy_of_the_meeting_keeps_its_words_in_their_places() -> None:
    workshop, point = with_a_point()
    editing.reword(workshop, point.block.place, "Namnet togs upp.", point.made)
    editing.add(workshop, point.block.place, "Och mer.")
    copy = document.read(json.loads(json.dumps(document.write(workshop))), fresh_ids=True)
    assert texts(copy) == texts(workshop)
    assert not minutes(copy).asking


def test_headings_can_be_reworded_and_tables_left_out(library: Library) -> None:
    workshop = build(library)
    heading = next(each for each in minutes(workshop).lines if each.block.kind == HEADING and not each.bare)
    editing.reword(workshop, heading.block.place, "Vi öppnar", heading.made)
    table = line(workshop, "votes.table")
    assert not table.editable
    editing.leave_out(workshop, table.block.place, table.made)
    said = minutes(workshop).said
    assert "Vi öppnar" in [each.text for each in said]
    assert not any(each.block.key == "votes.table" for each in said)


def test_a_team_that_hides_again_takes_its_points_with_it() -> None:
    workshop = meeting_of("discussion")
    team: Team = agenda.add_team(workshop, "Grupp 1", 4, None)
    outcomes.remember(workshop, step(workshop, "discussion").id, "Hemligt", team.id)
    meeting.reveal(workshop, [team.id])
    assert any("Hemligt" in text for text in texts(workshop))
    meeting.reveal(workshop, [team.id], False)
    assert not any("Hemligt" in text for text in texts(workshop))


def test_what_is_published_holds_nothing_that_stands_in_no_minutes() -> None:
    workshop, point = with_a_point()
    outcomes.remember(workshop, step(workshop, "matters").id, "Annat")
    other = minutes(workshop).lines[-1]
    editing.reword(workshop, point.block.place, "Mitt.", point.made)
    editing.reword(workshop, other.block.place, "Utelämnat.", other.made)
    editing.leave_out(workshop, other.block.place, other.made)
    left = public.of(document.write(workshop))
    assert sorted((row["text"], row["basis"]) for row in left["paragraphs"]) == [("", ""), ("Mitt.", "")]
    copy = document.read(left)
    assert texts(copy) == texts(workshop)
    assert not minutes(copy).asking


@pytest.mark.parametrize("where", ["said", "paragraph"])
def test_what_is_personal_is_put_in_brackets_and_the_lines_stay(where: str) -> None:
    workshop = meeting_of("presentation")
    said = f"{'Först ' * 150}\nRing 070-123 45 67.\n- Sedan"
    key = step(workshop, "presentation").id
    if where == "said":
        agenda.change(workshop, key, said=said)
    else:
        editing.add(workshop, f"item:{key}", said)
    found = findings.open_ones(workshop)
    assert found
    answers.mask(workshop, found, {each.found.kind: "telefonnummer" for each in found})
    assert texts(workshop)[-1].split("\n")[1:] == ["Ring [telefonnummer].", "- Sedan"]
