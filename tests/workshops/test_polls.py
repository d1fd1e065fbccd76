"""Questions to the room: what is read of a typed line, what answers add up to, and what a question forbids."""

from __future__ import annotations

import itertools
import statistics
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import build
from tests.workshops.pdf_reading import all_text, squeezed
from tests.workshops.pdf_rules import broken
from workshops import agenda, polls
from workshops.exchange import document, public
from workshops.labels import Words
from workshops.model import NotFound, Poll, Workshop
from workshops.phases import POLLS
from workshops.polled.values import Given, Results
from workshops.polls import earlier, results
from workshops.storage.library import Library
from workshops.summary import contents, pdf
from workshops.text import Empty, Refused

STEPS = ("Aldrig", "Ibland", "Varje dag")


def meeting_of() -> Workshop:
    """A workshop that lies in no library, with one activity and 31 people."""
    workshop = Workshop(title="Möte", participants=31)
    agenda.add(workshop, "Incheckning", 10, None, "check_in")
    return workshop


def asked(kind: str, options: tuple[str, ...] = STEPS, **more: Any) -> tuple[Workshop, Poll]:
    """A workshop with one question."""
    workshop = meeting_of()
    chosen = options if kind in polls.CHOICES else ()
    poll = polls.add(workshop, kind, "Hur då?", chosen, activity=workshop.activities[0].id, **more)
    return workshop, poll


def read(kind: str, line: str, options: tuple[str, ...] = STEPS, **more: int) -> list[tuple[object, int]]:
    """What a line is read as: options by their words, numbers or words, each with its count."""
    workshop, poll = asked(kind, options, **more)
    names = {row.id: row.text for row in polls.options_of(workshop, poll.id)}
    return [
        (" > ".join(names[key] for key in each.choice) if each.choice else each.text or each.value, each.count)
        for each in polls.parse(workshop, poll.id, line)
    ]


YES = ("Ja", "Nej", "Kanske ibland")
TEN = tuple(f"val {number}" for number in range(1, 13))


@pytest.mark.parametrize(
    ("kind", "line", "options", "wanted"),
    [
        ("single", "2", STEPS, [("Ibland", 1)]),
        ("single", "113", STEPS, [("Aldrig", 1), ("Aldrig", 1), ("Varje dag", 1)]),
        ("single", "1 3, 2", STEPS, [("Aldrig", 1), ("Varje dag", 1), ("Ibland", 1)]),
        ("single", "3 × ja", YES, [("Ja", 3)]),
        ("single", "3x ja", YES, [("Ja", 3)]),
        ("single", "nej x3", YES, [("Nej", 3)]),
        ("single", "ja*4", YES, [("Ja", 4)]),
        ("single", "KANSKE", YES, [("Kanske ibland", 1)]),
        ("single", "2*3", STEPS, [("Ibland", 3)]),
        ("single", "3 × 4", STEPS, [("Varje dag", 4)]),
        ("single", "8x3", STEPS, [("Varje dag", 8)]),
        ("single", "12 × 3", STEPS, [("Varje dag", 12)]),
        ("single", "12", TEN, [("val 12", 1)]),
        ("multiple", "13", STEPS, [("Aldrig > Varje dag", 1)]),
        ("multiple", "1, 2 × 5", STEPS, [("Aldrig > Ibland", 5)]),
        ("multiple", "1 12", TEN, [("val 1 > val 12", 1)]),
        ("multiple", "ja, nej", YES, [("Ja > Nej", 1)]),
        ("ranking", "312", STEPS, [("Varje dag > Aldrig > Ibland", 1)]),
        ("ranking", "31 x 2", STEPS, [("Varje dag > Aldrig", 2)]),
        ("cloud", "hopp, stress,  Stor oro ", (), [("hopp", 1), ("stress", 1), ("Stor oro", 1)]),
        ("cloud", "3 × hopp, stress × 2", (), [("hopp", 3), ("stress", 2)]),
        ("cloud", "3xylofoner", (), [("3xylofoner", 1)]),
        ("text", "2 × Mer tid, tack", (), [("Mer tid, tack", 2)]),
        ("text", "4 x 4 meter", (), [("4 meter", 4)]),
        ("number", "2,5", (), [(2.5, 1)]),
        ("number", "2.5 −3 40", (), [(2.5, 1), (-3.0, 1), (40.0, 1)]),
        ("number", "3, 4", (), [(3.0, 1), (4.0, 1)]),
        ("number", "7 × 2", (), [(7.0, 2)]),
    ],
)
def test_what_is_typed_at_speed_is_read(
    kind: str, line: str, options: tuple[str, ...], wanted: list[tuple[object, int]]
) -> None:
    assert read(kind, line, options) == wanted


@pytest.mark.parametrize(
    ("line", "most", "wanted"),
    [
        ("4435", 5, [(4.0, 1), (4.0, 1), (3.0, 1), (5.0, 1)]),
        ("10", 10, [(10.0, 1)]),
        ("10 9 7", 10, [(10.0, 1), (9.0, 1), (7.0, 1)]),
        ("10 × 3", 10, [(10.0, 3)]),
        ("12 × 3", 10, [(3.0, 12)]),
        ("2*4", 5, [(2.0, 4)]),
    ],
)
def test_digits_are_steps_of_a_scale(line: str, most: int, wanted: list[tuple[object, int]]) -> None:
    assert read("scale", line, least=1, most=most) == wanted


@pytest.mark.parametrize(
    ("kind", "line", "refusal"),
    [
        ("single", "", Empty),
        ("single", "4", polls.NoSuchChoice),
        ("single", "0", polls.NoSuchChoice),
        ("single", "i", polls.NoSuchChoice),  # nothing, or several, begin so
        ("multiple", "11", polls.ChosenTwice),
        ("ranking", "1 2 1", polls.ChosenTwice),
        ("scale", "6", polls.OutsideScale),
        ("scale", "3,x", polls.NoNumber),
        ("scale", "³", polls.NoNumber),
        ("number", "tre", polls.NoNumber),
        ("number", "9" * 30, polls.NoNumber),
        ("number", "1 × 100000", polls.TooManyAtOnce),
        ("single", "2 × 0", polls.TooManyAtOnce),
        ("cloud", ", ,", Refused),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(kind: str, line: str, refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        read(kind, line, ("Aldrig", "Ibland", "Inte än"))


@given(st.sampled_from(POLLS), st.text(max_size=60))
def test_any_line_is_read_or_refused_and_what_is_read_can_be_kept(kind: str, line: str) -> None:
    workshop, poll = asked(kind)
    try:
        made = polls.type_in(workshop, poll.id, line)
    except Refused:
        assert workshop.answers == []
        return
    assert made
    assert polls.results_of(workshop, poll.id).cast == sum(row.count for row in made)


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 9)), min_size=1, max_size=30))
def test_mean_median_and_spread_are_those_of_the_answers_one_by_one(rows: list[tuple[int, int]]) -> None:
    workshop, poll = asked("scale", least=1, most=7)
    polls.take(workshop, poll.id, [Given(value=float(value), count=count) for value, count in rows])
    each = list(itertools.chain.from_iterable([value] * count for value, count in rows))
    found = polls.results_of(workshop, poll.id)
    assert found.spread is not None
    assert found.spread.mean == pytest.approx(statistics.fmean(each))
    assert found.spread.median == statistics.median(each)
    assert found.spread.deviation == pytest.approx(statistics.pstdev(each))
    assert (found.spread.low, found.spread.high) == (min(each), max(each))
    assert [option.count for option in found.options] == [each.count(step) for step in range(1, 8)]


@given(st.lists(st.permutations([0, 1, 2]).map(lambda order: order[:2]), min_size=1, max_size=12))
def test_what_a_ranking_leaves_out_shares_the_places_left_and_the_places_add_up(orders: list[list[int]]) -> None:
    workshop, poll = asked("ranking")
    keys = [row.id for row in polls.options_of(workshop, poll.id)]
    polls.take(workshop, poll.id, [Given(tuple(keys[n] for n in order)) for order in orders])
    found = polls.results_of(workshop, poll.id)
    assert sum(option.rank or 0.0 for option in found.options) == pytest.approx(6)
    assert sum(option.firsts for option in found.options) == len(orders)
    ranks = [option.rank or 0.0 for option in found.best]
    assert ranks == sorted(ranks)


def test_words_of_a_cloud_are_one_whatever_their_case_and_signs() -> None:
    workshop, poll = asked("cloud")
    for line in ("hopp", "Hopp!", "Hopp", "oro", " Ännu en ", "ännu  EN.", "zon"):
        polls.type_in(workshop, poll.id, line)
    said = [(word.text, word.count) for word in polls.results_of(workshop, poll.id).words]
    assert said == [("Hopp", 3), ("Ännu en", 2), ("oro", 1), ("zon", 1)]


def test_the_same_id_twice_is_taken_once() -> None:
    workshop, poll = asked("number")
    polls.answer(workshop, poll.id, value=3.0, id="a" * 32)
    polls.answer(workshop, poll.id, value=4.0, id="a" * 32)
    assert [row.value for row in workshop.answers] == [3.0]
    again = polls.add(workshop, "text", "Annat", id=poll.id)
    assert again is poll


def test_a_closed_question_takes_no_answer_and_gives_none_back_until_it_is_opened() -> None:
    workshop, poll = asked("text")
    with pytest.raises(polls.NoAnswer):
        polls.take_back(workshop, poll.id)
    polls.type_in(workshop, poll.id, "ett svar")
    polls.close(workshop, poll.id)
    for verb in (lambda: polls.type_in(workshop, poll.id, "till"), lambda: polls.take_back(workshop, poll.id)):
        with pytest.raises(polls.PollClosed):
            verb()
    polls.reopen(workshop, poll.id)
    polls.take_back(workshop, poll.id)
    assert workshop.answers == []


def test_an_answer_tells_nothing_of_who_or_when() -> None:
    from workshops.model import Answer

    assert set(Answer.__mapper__.columns.keys()) == {
        "id", "workshop_id", "poll_id", "seq", "choice", "value", "text", "count",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        (("ett",), polls.TooFewOptions),
        (("ett", " "), polls.TooFewOptions),
        (("ett", "ETT."), polls.SameOption),
        (tuple(map(str, range(21))), polls.TooManyOptions),
    ],
)
def test_options_are_two_to_twenty_and_different(options: tuple[str, ...], refusal: type[Refused]) -> None:
    workshop = meeting_of()
    with pytest.raises(refusal):
        polls.add(workshop, "single", "Vilket?", options)
    assert workshop.polls == []


@pytest.mark.parametrize(("least", "most"), [(5, 5), (6, 2), (-1, 4), (1, 11)])
def test_a_scale_goes_upwards_within_bounds(least: int, most: int) -> None:
    with pytest.raises(polls.NoSuchScale):
        polls.add(meeting_of(), "scale", "Hur?", least=least, most=most)


def test_a_reworded_option_keeps_its_answers_and_a_chosen_one_is_not_taken_away() -> None:
    workshop, poll = asked("single")
    polls.type_in(workshop, poll.id, "2")
    polls.revise(workshop, poll.id, "single", "Hur ofta?", ["Aldrig", "Då och då", "Varje dag", "Alltid"])
    found = polls.results_of(workshop, poll.id)
    assert [(option.text, option.count) for option in found.options] == [
        ("Aldrig", 0), ("Då och då", 1), ("Varje dag", 0), ("Alltid", 0),
    ]  # fmt: skip
    with pytest.raises(polls.Answered):
        polls.revise(workshop, poll.id, "single", "Hur ofta?", ["Aldrig", "Varje dag"])
    with pytest.raises(polls.Answered):
        polls.revise(workshop, poll.id, "multiple", "Hur ofta?", STEPS)
    polls.revise(workshop, poll.id, "single", "Hur ofta?", ["Varje dag", "Då och då"])
    assert [option.count for option in polls.results_of(workshop, poll.id).options] == [0, 1]


def test_questions_are_moved_among_those_of_their_activity() -> None:
    workshop, first = asked("text")
    step = workshop.activities[0].id
    second, third = (polls.add(workshop, "text", each, activity=step) for each in ("två", "tre"))
    elsewhere = polls.add(workshop, "text", "annan")
    polls.move(workshop, third.id, 0)
    assert polls.of_activity(workshop, step) == [third, first, second]
    assert polls.in_order(workshop)[-1] is elsewhere
    assert polls.at_hand(workshop, step) is third
    polls.close(workshop, third.id)
    assert polls.at_hand(workshop, step) is first
    polls.ask(workshop, third.id)
    assert polls.at_hand(workshop, step) is third
    polls.remove(workshop, third.id)
    assert polls.at_hand(workshop, step) is first


def test_with_an_activity_its_questions_go_and_undo_brings_them_back(library: Library) -> None:
    workshop = build(library, notes=0)
    step = workshop.activities[0].id
    library.edit(workshop.id, polls.add, "single", "Hur?", STEPS, activity=step)
    poll = workshop.polls[0].id
    library.edit(workshop.id, polls.type_in, poll, "112")
    library.edit(workshop.id, agenda.remove, step)
    assert (workshop.polls, workshop.poll_options, workshop.answers) == ([], [], [])
    library.undo(workshop.id)
    assert polls.results_of(workshop, poll).cast == 3
    assert library.problems() == []


def test_every_answer_is_a_step_of_undo_of_its_own(library: Library) -> None:
    workshop = build(library, notes=0)
    library.edit(workshop.id, polls.add, "scale", "Hur?", activity=workshop.activities[0].id)
    poll = workshop.polls[0].id
    library.edit(workshop.id, polls.type_in, poll, "445")
    library.edit(workshop.id, polls.type_in, poll, "2 × 4")
    assert polls.results_of(workshop, poll).cast == 7
    library.undo(workshop.id)
    assert polls.results_of(workshop, poll).cast == 3
    library.undo(workshop.id)
    assert workshop.answers == []


def test_a_question_is_asked_again_beside_what_it_gave() -> None:
    old, poll = asked("single")
    old.date = "2026-05-07"
    polls.type_in(old, poll.id, "1123")
    new = meeting_of()
    again = polls.repeat(new, polls.past(old, poll), new.activities[0].id)
    last = polls.earlier_of(again)
    assert last is not None
    assert (again.thread, last.title, last.date, last.cast) == (poll.thread, "Möte", "2026-05-07", 4)
    assert [last.of(text) for text in ("ALDRIG", "Ibland", "nytt")] == [2.0, 1.0, None]
    assert not again.shown
    assert polls.results_of(new, again.id).cast == 0


@pytest.mark.parametrize("kind", POLLS)
def test_what_is_kept_of_last_time_is_read_as_it_was_written(kind: str) -> None:
    workshop, poll = asked(kind)
    polls.type_in(workshop, poll.id, "hopp" if kind in ("cloud", "text") else "2")
    kept = polls.past(workshop, poll).earlier
    assert earlier.read(earlier.written(kept)) == kept


@pytest.mark.parametrize(
    "said", ["", "{", "[]", "1", '{"title": 1}', '{"title": "a", "cast": "x"}', '{"cast": 1, "rows": 3}']
)
def test_a_broken_memory_of_last_time_is_none(said: str) -> None:
    assert earlier.read(said) is None


def test_everything_is_carried_to_the_next_meeting_of_a_series() -> None:
    old, poll = asked("single")
    polls.add(old, "cloud", "Ett ord", activity=old.activities[0].id)
    polls.type_in(old, poll.id, "12")
    new = meeting_of()
    theirs = polls.add(new, "single", "hur då", STEPS, activity=new.activities[0].id)
    made = polls.carry(old, new)
    assert len(new.polls) == 2
    assert theirs in made
    assert theirs.thread == poll.thread
    assert (last := polls.earlier_of(theirs)) is not None
    assert last.cast == 2
    word = next(row for row in new.polls if row.kind == "cloud")
    assert word.earlier == ""  # nobody answered: there is nothing to compare with
    assert {row.activity_id for row in new.polls} == {new.activities[0].id}
    third = meeting_of()
    polls.carry(new, third)  # nobody answered in between: what the first gave is still the latest
    assert [bool(row.earlier) for row in polls.in_order(third)] == [True, False]


def test_results_that_are_hidden_hold_nothing_that_was_said() -> None:
    for kind in POLLS:
        workshop, poll = asked(kind)
        polls.type_in(workshop, poll.id, "hemligt" if kind in ("cloud", "text") else "2")
        found: Results = polls.results_of(workshop, poll.id).bare
        assert found.cast == 1
        assert "hemligt" not in repr(found)
        assert all(option.count == 0 and option.rank is None for option in found.options)
        assert (found.words, found.texts, found.numbers, found.spread) == ((), (), (), None)


def test_answers_neither_shown_nor_closed_do_not_leave() -> None:
    workshop, open_one = asked("text")
    polls.type_in(workshop, open_one.id, "kvar här")
    shown = polls.add(workshop, "text", "Visad?")
    polls.type_in(workshop, shown.id, "syns")
    polls.show(workshop, shown.id)
    left = public.of(document.write(workshop))
    assert [row["text"] for row in left["answers"]] == ["syns"]
    assert len(left["polls"]) == 2
    assert document.read(left).answers[0].text == "syns"


def test_a_question_of_another_workshop_is_not_found() -> None:
    workshop, _ = asked("text")
    with pytest.raises(NotFound):
        polls.type_in(workshop, "f" * 32, "hej")


def test_expected_answers_are_as_many_as_there_are_people_until_somebody_says_otherwise() -> None:
    workshop, poll = asked("text")
    assert polls.results_of(workshop, poll.id).expected == 31
    polls.expect(workshop, poll.id, 12)
    assert polls.results_of(workshop, poll.id).expected == 12


def test_results_of_a_strange_file_are_what_can_be_made_of_it() -> None:
    workshop, poll = asked("scale")
    polls.take(workshop, poll.id, [Given(value=2.0)])
    workshop.answers[0].value = 99.0
    found = results.of(workshop, poll)
    assert found.cast == 1
    assert sum(option.count for option in found.options) == 0


def test_every_kind_is_in_the_pdf_as_a_tagged_figure_and_a_table(tmp_path: Path) -> None:
    workshop = meeting_of()
    for kind in POLLS:
        chosen = STEPS if kind in polls.CHOICES else ()
        poll = polls.add(workshop, kind, f"Om {kind}?", chosen, activity=workshop.activities[0].id)
        for line in ("2", "1 × 3", "3"):
            polls.type_in(workshop, poll.id, line)
        poll.earlier = earlier.written(polls.past(workshop, poll).earlier)
        polls.show(workshop, poll.id)
    said = contents.of(workshop, Words("sv"), now=0.0)
    assert said.polls is not None
    assert [part.question for part in said.polls.parts] == [f"Om {kind}?" for kind in POLLS]
    file = pdf.write(said, tmp_path / "questions.pdf")
    with pikepdf.open(file) as document:
        assert broken(document) == []
    for part in said.polls.parts:
        assert squeezed(part.question) in all_text(file)
        if part.found.kind != "text":
            assert all(squeezed(cell) in squeezed(part.figure) for row in part.rows for cell in row)


def test_questions_neither_shown_nor_closed_are_left_out_and_the_summary_says_so() -> None:
    workshop, poll = asked("text")
    polls.type_in(workshop, poll.id, "hemligt")
    said = contents.of(workshop, Words("sv"), now=0.0)
    assert said.polls is None
    assert "En fråga var varken visad eller stängd och är inte med." in said.about.sentences
    assert "hemligt" not in repr(said)
    polls.close(workshop, poll.id)
    assert contents.of(workshop, Words("sv"), now=0.0).polls is not None
