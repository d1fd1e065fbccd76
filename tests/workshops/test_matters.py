"""Monitoring, next dates, who was there, and what several teams said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import build
from workshops import agenda, attendance, discussions, news, occasions, outcomes, parking
from workshops.attendance import Entry
from workshops.model import Activity, Team, Workshop
from workshops.outcomes import NoSuchDay
from workshops.storage.library import Library
from workshops.text import Empty

DANGEROUS = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "ftp://example.org",
    "data:text/html,hej",
    "https://",
    "https://anna:hemligt@example.org/",
    "http://example.org/a b",
    "https://example.org\\@elak.example",
    "skolverket",
    "http://[::1",
)


def meeting() -> Workshop:
    workshop = Workshop(title="Nätverksmöte", date="2026-11-26", start="13:00")
    for position, (title, work) in enumerate((("Samtal", "discussion"), ("Omvärld", "monitoring"))):
        workshop.activities.append(Activity(position=position, title=title, work=work))
    for position, name in enumerate(("Grupp 1", "Grupp 2", "Grupp 3")):
        workshop.teams.append(Team(position=position, name=name, revealed=True))
    return workshop


@pytest.mark.parametrize("link", DANGEROUS)
def test_only_addresses_of_the_web_are_links(link: str) -> None:
    workshop = meeting()
    with pytest.raises(news.NotALink):
        news.add(workshop, "Ny vägledning", link)
    assert list(workshop.news) == []


def test_a_line_with_a_link_is_taken_apart() -> None:
    said = news.taken_apart("Ny vägledning om AI (https://www.skolverket.se/ai?x=1).")
    assert said == news.Said("Ny vägledning om AI", "https://www.skolverket.se/ai?x=1")
    assert news.taken_apart("www.skolverket.se/ai") == news.Said("skolverket.se", "https://www.skolverket.se/ai")
    assert news.taken_apart("Ingen länk här") == news.Said("Ingen länk här", "")
    assert news.taken_apart("  Rapport:  https://a.example/b  och mer ") == news.Said(
        "Rapport och mer", "https://a.example/b"
    )


@given(st.text(max_size=300))
def test_whatever_a_line_says_its_link_can_be_kept(line: str) -> None:
    said = news.taken_apart(line)
    assert news.checked(said.link) == said.link


def test_news_keep_their_order_and_their_activity() -> None:
    workshop = meeting()
    here = workshop.activities[1].id
    first = news.add(workshop, "Ett", activity=here)
    news.add(workshop, "Två", "https://a.example", "Kort\n\nom saken")
    assert [row.title for row in news.in_order(workshop)] == ["Ett", "Två"]
    assert [row.title for row in news.in_order(workshop, here)] == ["Ett"]
    with pytest.raises(Empty):
        news.change(workshop, first.id, " ", "https://b.example", "")
    assert (first.title, first.link) == ("Ett", "")
    agenda.remove(workshop, here)
    assert [row.activity_id for row in news.in_order(workshop)] == [None, None]


def test_what_was_made_in_a_step_stays_when_the_step_goes(library: Library) -> None:
    workshop = build(library, teams=2, notes=0)
    step = next(step.id for step in workshop.activities if step.work == "decisions")
    for verb, words in ((outcomes.decide, ("Vi provar", "network", None)), (outcomes.assign, ("Prova", "", "", None))):
        library.edit(workshop.id, verb, *words, step)
    library.edit(workshop.id, parking.park, "Lokalen", step)
    library.edit(workshop.id, agenda.remove, step)
    made = (workshop.decisions[-1], workshop.actions[-1], workshop.parked[-1])
    assert [row.activity_id for row in made] == [None, None, None]
    library.undo(workshop.id)
    assert [row.activity_id for row in made] == [step, step, step]


def test_dates_stand_in_their_order_and_the_next_is_found() -> None:
    workshop = meeting()
    occasions.add(workshop, "2027-03-11", "13:00", "16:00", "Lokal Vinga")
    early = occasions.add(workshop, "2027-01-28", place="Digitalt")
    occasions.add(workshop, "2026-11-26", "08:00")
    assert [row.date for row in occasions.in_order(workshop)] == ["2026-11-26", "2027-01-28", "2027-03-11"]
    assert (early.start, occasions.following(workshop)) == ("13:00", early)
    with pytest.raises(occasions.EndsFirst):
        occasions.change(workshop, early.id, "2027-01-28", "13:00", "12:00")
    with pytest.raises(NoSuchDay):
        occasions.change(workshop, early.id, "2027-02-30", "13:00")
    assert (early.date, early.ends, early.place) == ("2027-01-28", "", "Digitalt")


@pytest.mark.parametrize(
    ("line", "entries"),
    [
        ("Norrby 3 lärare", (Entry("Norrby", "lärare", 3),)),
        ("Norrby 3 lärare, 1 rektor", (Entry("Norrby", "lärare", 3), Entry("Norrby", "rektor", 1))),
        ("Norrby: 3 lärare och 2 bibliotekarier", (Entry("Norrby", "lärare", 3), Entry("Norrby", "bibliotekarier", 2))),
        ("Norrby 4", (Entry("Norrby", "", 4),)),
        ("3 st lärare", (Entry("", "lärare", 3),)),
        ("Västra Götaland – 12", (Entry("Västra Götaland", "", 12),)),
    ],
)
def test_a_line_of_attendance_is_read(line: str, entries: tuple[Entry, ...]) -> None:
    assert attendance.read_line(line) == entries


def test_a_line_without_a_number_is_refused_and_the_place_before_it_is_remembered() -> None:
    with pytest.raises(attendance.NoHeadcount):
        attendance.read_line("Norrby")
    assert attendance.read_line("2 rektorer", "Norrby") == (Entry("Norrby", "rektorer", 2),)


def test_the_same_place_and_role_is_one_row() -> None:
    workshop = meeting()
    attendance.count(workshop, attendance.read_line("Norrby 3 lärare, 1 rektor"))
    attendance.count(workshop, attendance.read_line("Söderby 2 lärare"))
    attendance.count(workshop, attendance.read_line("norrby 4 Lärare"))
    rows = [(row.origin, row.role, row.count) for row in attendance.in_order(workshop)]
    assert rows == [("Norrby", "lärare", 4), ("Norrby", "rektor", 1), ("Söderby", "lärare", 2)]
    assert (attendance.total(workshop), attendance.by_role(workshop)) == (7, {"lärare": 6, "rektor": 1})
    attendance.change(workshop, attendance.in_order(workshop)[2].id, "Norrby", "lärare")
    assert [(row.origin, row.count) for row in attendance.in_order(workshop)] == [("Norrby", 6), ("Norrby", 1)]


def test_names_are_kept_only_where_somebody_decided_so() -> None:
    workshop = meeting()
    with pytest.raises(attendance.NamesNotKept):
        attendance.name(workshop, "Anna Andersson")
    attendance.keep_names(workshop)
    attendance.name(workshop, "Anna Andersson", "Norrby", "lärare")
    attendance.count(workshop, (Entry("Norrby", "lärare", 1),))
    attendance.forget_names(workshop)
    assert (list(workshop.attendees), workshop.keeps_names, attendance.total(workshop)) == ([], False, 1)


def test_the_merged_view_keeps_teams_apart_and_hides_what_is_hidden() -> None:
    workshop = meeting()
    here = workshop.activities[0].id
    one, two, three = (team.id for team in workshop.teams)
    outcomes.remember(workshop, here, "Biblioteket är med", one)
    outcomes.remember(workshop, here, "Biblioteket måste vara med", two)
    outcomes.remember(workshop, here, "Hemligt", three)
    outcomes.remember(workshop, here, "Tack för idag")
    workshop.teams[2].revealed = False
    sides = discussions.sides(workshop, here, lambda team: team != three)
    assert [(side.name, len(side.keys), side.hidden) for side in sides] == [
        ("Grupp 1", 1, 0), ("Grupp 2", 1, 0), ("Grupp 3", 0, 1), ("", 1, 0),
    ]  # fmt: skip
    assert all(key.text != "Hemligt" for side in sides for key in side.keys)
    keys = {key.text: key.id for side in sides for key in side.keys}
    hidden = workshop.points[2].id
    pair = (keys["Biblioteket är med"], keys["Biblioteket måste vara med"])
    merged = discussions.together(sides, [pair, (pair[0], hidden)])
    assert [[key.text for key in each.keys] for each in merged] == [
        ["Biblioteket är med", "Biblioteket måste vara med"], ["Tack för idag"],
    ]  # fmt: skip
    assert merged[0].teams == (one, two)


def test_points_that_say_nearly_the_same_are_found() -> None:
    said = ("Källkritik i alla ämnen", "Eleverna gör egna filmer", "Källkritiken måste in i varje ämne")
    assert discussions.alike(tuple((str(n), text) for n, text in enumerate(said))) == (("0", "2"),)
    assert discussions.alike((("0", "Ensam"),)) == ()


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_together_loses_nothing_and_doubles_nothing(pairs: list[tuple[int, int]]) -> None:
    keys = tuple(discussions.Key(str(n), f"punkt {n}", str(n % 3)) for n in range(10))
    sides = tuple(discussions.Side(str(t), "", None, tuple(k for k in keys if k.team == str(t))) for t in range(3))
    merged = discussions.together(sides, [(str(a), str(b)) for a, b in pairs])
    assert sorted(key.id for each in merged for key in each.keys) == sorted(key.id for key in keys)
    assert [len(each.teams) for each in merged] == sorted((len(each.teams) for each in merged), reverse=True)
