"""The search finds what people mean in what has been shown, and its index is always that of the library as it stands."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.builders import build
from tests.workshops.test_walk import stroll
from workshops import agenda, ideas, meeting, outcomes
from workshops.exchange import document
from workshops.model import Poll, Workshop
from workshops.searching import compounds, folding, wish
from workshops.storage import engines, finding, indexing
from workshops.storage.finding import Found
from workshops.storage.library import Library

Entries = list[tuple[object, ...]]


def search(library: Library, typed: str, first: int = finding.FIRST) -> Found:
    assert library.file is not None
    return finding.find(library.file, wish.read(typed), first)


def texts(library: Library, typed: str) -> set[str]:
    return {hit.text for hit in search(library, typed).hits}


def entries(file: Path) -> Entries:
    """What is in the index: everything but the numbers within a day."""
    asked = (
        f"SELECT e.id / {indexing.A_DAY}, e.source, e.subject_id, e.workshop_id, e.team_id, e.poll_id, e.activity_id, "
        "e.target_group, f.said, f.stems, f.ends FROM search_entries e JOIN search_words f ON f.rowid = e.id"
    )
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("INSERT INTO search_words (search_words) VALUES ('integrity-check')")
        held = connection.execute("SELECT count(*) FROM search_entries").fetchone()
        found = connection.execute(asked).fetchall()
        assert held == connection.execute("SELECT count(*) FROM search_words").fetchone() == (len(found),)
    return sorted(found, key=repr)


def rebuilt(file: Path) -> Entries:
    engine = engines.sqlite(file)
    with engine.begin() as connection:
        indexing.rebuild(connection)
    engine.dispose()
    return entries(file)


@pytest.fixture
def said(library: Library) -> Workshop:
    """A meeting with a few ideas of nobody's."""
    workshop = Workshop(title="Läsårets första nätverksmöte", date="2026-11-26", municipality="Åmåla")
    library.add(workshop)
    for text in (
        "Läxhjälpen på biblioteket",
        "Vi läser högt för varandra",
        "En elcykel till varje skola",
        "The pupils write stories",
        "Ａｎｔａｌ ﬁlmer per klass",
        "Klimat och väder",
    ):
        library.edit(workshop.id, ideas.add, text)
    return workshop


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hjälp ", {"Läxhjälpen på biblioteket"}),
        ("läxa ", {"Läxhjälpen på biblioteket"}),
        ("LÄSA ", {"Vi läser högt för varandra"}),
        ("cykel ", {"En elcykel till varje skola"}),
        ("story ", {"The pupils write stories"}),
        ("antal film ", {"Ａｎｔａｌ ﬁlmer per klass"}),
        ("bib", {"Läxhjälpen på biblioteket"}),
        ("bib ", set()),
        ("bib* ", {"Läxhjälpen på biblioteket"}),
        ('"läser högt"', {"Vi läser högt för varandra"}),
        ('"högt läser"', set()),
        ("mat ", set()),
        ("vader ", set()),
        ("läxhjalp ", set()),
        ("biblioteket varandra", set()),
    ],
)
def test_words_are_found_in_any_form_and_no_other_words(
    library: Library, said: Workshop, typed: str, found: set[str]
) -> None:
    assert texts(library, typed) == found


def test_rings_and_dots_tell_letters_apart(library: Library, said: Workshop) -> None:
    library.edit(said.id, agenda.describe, place="Amala")
    assert search(library, "kommun:åmå").total == search(library, "år:2026").total > 0
    assert search(library, "kommun:ama").total == 0
    assert search(library, "A\u030amåla ").total == 1
    assert folding.folded("ﬁ Ⅳ A\u030a ß") == "fi iv å ss"


def test_compounds_come_apart_only_where_their_parts_are_known() -> None:
    assert compounds.parts("läxhjälp") == ("läx", "hjälp")
    assert compounds.parts("skolbibliotekspersonal")[-2:] == ("bibliotek", "personal")
    assert [compounds.parts(word) for word in ("klimat", "format", "moment", "kontr")] == [(), (), (), ()]


def test_fields_narrow_in_both_languages(library: Library) -> None:
    workshop = build(library)
    library.edit(workshop.id, agenda.describe, municipality="Lund")
    other = build(library, notes=5)
    library.edit(other.id, agenda.describe, date="2024-03-01", municipality="Lundby")
    both = search(library, "målgrupp:elever år:2026")
    assert both.total == search(library, "target:pupils year:2026").total == 27
    assert {hit.target_group for hit in both.hits} == {"students"}
    assert set(search(library, "fas:leverera").sources) == {"feedback", "decisions", "actions"}
    assert set(search(library, "in:decisions").sources) == {"decisions"}
    assert search(library, "år:2024").meetings == 1
    assert search(library, "år:2023-2026").meetings == 2
    assert search(library, "år:2024-03").meetings == 1
    assert search(library, "kommun:lund").meetings == 2
    assert search(library, "kommun:lundb").meetings == 1
    assert search(library, "typ:nätverksmöte tillstånd:utkast").meetings == 2
    assert search(library, "typ:apt").total == 0
    assert search(library, "målgrupp:robotar").total == 0
    assert search(library, "målgrupp:").total == 0
    assert search(library, "okänt:läxhjälp").total == 0
    assert search(library, "läxhjälp").total > 0


def test_what_the_room_has_not_seen_is_not_found_and_neither_is_what_was_thrown_away(
    library: Library, said: Workshop
) -> None:
    library.edit(said.id, agenda.add_team, "Grupp 1", 4, None)
    team = said.teams[0]
    library.edit(said.id, ideas.add, "Hemligheten om zebror", team.id)
    library.edit(said.id, agenda.add, "Samtal", 10)
    library.edit(said.id, outcomes.remember, said.activities[0].id, "Zebror igen", team.id)
    assert search(library, "zebror").total == 0
    library.edit(said.id, meeting.reveal, [team.id], undoable=False)
    assert search(library, "zebror").total == 2
    library.edit(said.id, meeting.reveal, [team.id], False, undoable=False)
    assert search(library, "zebror").total == 0
    library.edit(said.id, meeting.reveal, [team.id], undoable=False)
    library.edit(said.id, ideas.discard, [said.ideas[-1].id])
    assert texts(library, "zebror") == {"Zebror igen"}
    library.undo(said.id)
    assert search(library, "zebror").total == 2


def test_answers_are_found_once_their_question_has_been_shown(library: Library, said: Workshop) -> None:
    from workshops.model import Answer

    def put(workshop: Workshop) -> None:
        workshop.polls.append(Poll(question="Vad gläder dig?"))
        workshop.answers.append(Answer(poll_id=workshop.polls[0].id, text="Giraffer"))

    def show(workshop: Workshop) -> None:
        workshop.polls[0].shown = True

    library.edit(said.id, put)
    assert texts(library, "gläder") == {"Vad gläder dig?"}
    assert search(library, "giraffer").total == 0
    library.edit(said.id, show)
    (hit,) = search(library, "giraffer").hits
    assert hit.above == "Vad gläder dig?"


def test_hits_stand_in_their_context(library: Library) -> None:
    workshop = build(library)
    hits = search(library, "språk ", 200).hits
    assert hits
    for hit in hits:
        assert hit.workshop == workshop.id
        assert hit.title == workshop.title
        assert all("språk" in hit.text[begin:end].casefold() for begin, end in hit.marks)
        assert hit.marks
    placed = [hit for hit in hits if hit.source == "ideas"]
    names = {cluster.id: cluster.name for cluster in workshop.clusters}
    held = {idea.id: names.get(idea.cluster_id or "", "") for idea in workshop.ideas}
    assert placed
    assert all(hit.above == held[hit.subject] for hit in placed)


def test_the_newest_come_first_where_there_are_very_many(
    library: Library, said: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = Workshop(title="Förr", date="2025-01-01")
    library.add(older)
    library.edit(older.id, ideas.add, "läser läser läser")
    best = [hit.workshop for hit in search(library, "läser").hits]
    assert best == [older.id, said.id]
    monkeypatch.setattr(finding, "RANKED", 1)
    monkeypatch.setattr(finding, "_COUNT", "SELECT rowid FROM search_words WHERE search_words MATCH ? LIMIT 2")
    found = search(library, "läser")
    assert [hit.workshop for hit in found.hits] == [said.id, older.id]
    assert found.is_more
    library.edit(older.id, agenda.describe, date="2027-01-01")
    assert [hit.workshop for hit in search(library, "läser").hits] == [older.id, said.id]


def test_an_excerpt_shows_what_was_found() -> None:
    text = "ord " * 100 + "läxhjälp\n" + "slut " * 50
    begin = text.index("läxhjälp")
    shown, marks = finding.excerpt(text, [(begin, begin + 8)], 120)
    assert [shown[start:end] for start, end in marks] == ["läxhjälp"]
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "\n" not in shown
    assert len(shown) <= 124
    assert finding.excerpt("kort", [(0, 4)], 120) == ("kort", ((0, 4),))


NASTY = [
    '"',
    '""',
    "(",
    "AND",
    "NEAR(",
    "*",
    "a*b*",
    "said : x",
    "^x",
    "-x",
    "{a}",
    "\0",
    "\ud800",
    "målgrupp:",
    ":",
    "år:",
    "'; DROP TABLE ideas",
]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@example(typed=" ".join(NASTY))
@given(
    typed=st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from([*NASTY, "läxa", "år:2026", "fas:de", '"läxa'])).map(" ".join)
    )
)
def test_whatever_is_typed_is_a_search(typed: str, library: Library) -> None:
    if not library.ids():
        build(library, teams=2, notes=6)
    assert library.file is not None
    asked = wish.read(typed)
    with closing(sqlite3.connect(library.file)) as connection:
        found = finding.ask(connection, asked)
    for hit in found.hits:
        assert all(0 <= begin < end <= len(hit.text) for begin, end in hit.marks)
        finding.excerpt(hit.text, hit.marks, 30)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=80))
def test_every_text_is_found_by_each_of_its_words(text: str, library: Library) -> None:
    if not library.ids():
        library.add(Workshop(title="Tomt"))
    (key,) = library.ids()
    library.edit(key, ideas.add, f"x {text}")
    idea = library.workshop(key).ideas[-1]
    own = idea.id
    for word in folding.words(idea.text):
        if any(sign.isalnum() and sign < "\u0250" for sign in word):  # SQLite knows fewer scripts than Python
            assert own in {hit.subject for hit in search(library, f'"{word}"', 10_000).hits}, word


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9))
def test_the_index_is_that_of_the_library_whatever_was_done(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = Library.open(tmp_path_factory.mktemp("walk") / "library.sqlite")
    chance = random.Random(seed)
    assert library.file is not None
    workshop = Workshop(title="Vandring", date="2026-11-26")
    library.add(workshop)
    stroll(library, workshop, seed, 50)
    library.edit(workshop.id, agenda.describe, date=chance.choice(["", "2024-01-01"]), challenge="Ny fråga")
    copied = document.read(document.write(workshop), fresh_ids=True)
    library.add(copied)
    library.replace(document.read(document.write(workshop)))
    if chance.random() < 0.5:
        library.remove(copied.id)
    for _step in range(3):
        library.undo(workshop.id)
    followed = entries(library.file)
    assert followed
    assert followed == rebuilt(library.file)
    library.close()


def test_an_index_made_by_other_rules_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    library = Library.open(file)
    build(library, notes=8)
    library.close()
    before = entries(file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM search_words")
        connection.execute("DELETE FROM search_entries")
        connection.execute("UPDATE search_form SET form = '0'")
        connection.commit()
    Library.open(file).close()
    assert entries(file) == before


def test_an_edit_that_is_refused_leaves_the_index_alone(library: Library, said: Workshop) -> None:
    assert library.file is not None
    before = entries(library.file)

    def fail(workshop: Workshop) -> None:
        ideas.add(workshop, "Något nytt")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        library.edit(said.id, fail)
    assert entries(library.file) == before


def test_the_parts_are_those_of_the_lexicon() -> None:
    """Run `python -m workshops.searching.compounds` when words have come to the lexicon."""
    assert compounds.FILE.read_text(encoding="utf-8") == compounds.made()
