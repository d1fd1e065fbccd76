"""Sorting as the windows use it: what is suggested, when it is silent, and that it keeps in step."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshops.clustering.lexicon import Concept
from workshops.clustering.sorting import Lexicon, Note, Ranking, Sorting

SMALL = Lexicon(
    [
        Concept("homework", "learning", ("läxhjälp", "läxstöd", "plugga hemma", "kört fast", "homework help")),
        Concept("marking", "assessment", ("rätta prov", "rättning", "omdöme", "betyg", "bedömning", "grading")),
        Concept("food", "health", ("matsal", "skolmat", "lunchkö", "school food")),
        Concept("calm", "order", ("studiero", "stökigt", "tyst klassrum", "quiet")),
    ],
    common=("och", "på", "för", "det", "att", "mer", "eleverna"),
)
NAMES = {"h": "Läxhjälp", "m": "Rättning", "f": "Skolmat"}
WALL = [
    Note("1", "Läxstöd på kvällen", "h"),
    Note("2", "Någon att fråga när man kört fast", "h"),
    Note("3", "Snabbare rättning av proven", "m"),
    Note("4", "Rättvisa betyg", "m"),
    Note("5", "Godare skolmat", "f"),
    Note("6", "Kortare lunchkö", "f"),
    Note("7", "Jag vill plugga hemma med hjälp"),
    Note("8", "Omdömen som går att förstå"),
    Note("9", "Lugnare i matsalen"),
]
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["", "a", "å" * 500, "👩‍🏫👍🏽", "مرحبا بالعالم", "\u202eläxa", "läx-", "-stöd", "1234", "İstanbul ẞ", "\ufffd"]
    ),
    st.lists(st.sampled_from(["läxhjälp", "betyg", "skolmat", "studiero", "och", "hemma"]), max_size=8).map(" ".join),
)


@pytest.fixture
def wall() -> Sorting:
    return Sorting(WALL, NAMES, SMALL)


def _first(ranking: Ranking) -> str:
    return ranking.suggestions[0].cluster


def test_the_likeliest_cluster_needs_no_word_in_common(wall: Sorting) -> None:
    assert {key: _first(ranking) for key, ranking in wall.rankings().items()} == {"7": "h", "8": "m", "9": "f"}


def test_at_most_three_and_their_shares(wall: Sorting) -> None:
    wall.put(Note("10", "Tyst klassrum", "c"))
    wall.name("c", "Studiero")
    for ranking in wall.rankings().values():
        scores = [each.score for each in ranking.suggestions]
        assert len(scores) <= 3
        assert scores == sorted(scores, reverse=True)
        assert 0 <= sum(scores) <= 1.001


def test_a_suggestion_says_what_it_rests_on(wall: Sorting) -> None:
    best = wall.ranking("7").suggestions[0]
    assert "plugga" in best.why.words
    assert set(best.why.words) <= {"plugga", "hemma", "hjälp", "jag", "vill", "med"}
    assert best.why.notes
    assert set(best.why.notes) <= {"1", "2"}


@pytest.mark.parametrize("text", ["", "👍👍", "…", "مرحبا"])
def test_nothing_is_said_of_what_is_not_known(wall: Sorting, text: str) -> None:
    wall.put(Note("x", text))
    assert wall.ranking("x") == Ranking((), False)
    assert wall.similar(["x"]) == []


def test_no_cluster_no_suggestion() -> None:
    assert Sorting([Note("1", "Läxhjälp")], {}, SMALL).ranking("1") == Ranking((), False)


def test_a_cluster_without_name_and_notes_is_never_suggested(wall: Sorting) -> None:
    wall.name("empty", "")
    assert all(each.cluster != "empty" for r in wall.rankings().values() for each in r.suggestions)


def test_a_name_alone_is_enough() -> None:
    sorting = Sorting([Note("1", "Kön i matsalen")], {"f": "Skolmat", "m": "Betyg"}, SMALL)
    assert _first(sorting.ranking("1")) == "f"


def test_one_that_is_sure_and_one_that_is_not(wall: Sorting) -> None:
    wall.put(Note("10", "Läxstöd på kvällen när man kört fast"))
    wall.put(Note("11", "Blå cyklar"))
    assert wall.ranking("10").confident
    assert not wall.ranking("11").confident


def test_a_placed_note_is_told_of_the_other_clusters(wall: Sorting) -> None:
    assert "h" not in {each.cluster for each in wall.ranking("1").suggestions}
    assert {each.cluster for each in wall.ranking("1").suggestions} <= {"m", "f"}


def test_several_notes_together(wall: Sorting) -> None:
    assert _first(wall.ranking_of(["7", "8", "7"])) in {"h", "m"}
    assert wall.ranking_of([]) == wall.ranking_of(["gone"]) == Ranking((), False)


def test_similar_notes_are_lit_the_likest_first(wall: Sorting) -> None:
    lit = wall.similar(["7"])
    assert lit[0].key in {"1", "2"}
    assert [each.score for each in lit] == sorted((each.score for each in lit), reverse=True)
    assert {"7", "5"}.isdisjoint({each.key for each in lit})


def test_only_unplaced_notes_are_gathered_into_a_cluster(wall: Sorting) -> None:
    assert [each.key for each in wall.similar_to_cluster("h")][:1] == ["7"]
    assert {each.key for c in NAMES for each in wall.similar_to_cluster(c)} <= {"7", "8", "9"}
    assert wall.similar_to_cluster("unknown") == []


def test_near_duplicates_are_found_until_somebody_keeps_them_apart(wall: Sorting) -> None:
    wall.put(Note("10", "läxstöd på kvällen!"))
    (pair,) = [pair for pair in wall.duplicates() if pair.a == "1"]
    assert (pair.a, pair.b) == ("1", "10")
    assert [like.key for like in wall.duplicates_of("Läxstödet på kvällarna")] == ["1", "10"]
    wall.keep_apart("10", "1")
    assert all({pair.a, pair.b} != {"1", "10"} for pair in wall.duplicates())


def test_the_same_wish_about_something_else_is_no_duplicate(wall: Sorting) -> None:
    assert wall.duplicates_of("Läxstöd i matsalen") == []


def test_a_proposal_is_of_unplaced_notes_only_and_names_them_by_their_own_words() -> None:
    texts = [
        "Läxhjälp på kvällen",
        "Mer läxhjälp",
        "Läxhjälp för alla",
        "Snabbare rättning",
        "Rättning av prov",
        "Rättning igen",
    ]
    sorting = Sorting(
        [*(Note(str(n), t) for n, t in enumerate(texts)), Note("placed", "Läxhjälp", "c")], {"c": "x"}, SMALL
    )
    groups = sorting.proposal(2)
    assert {group.notes and frozenset(group.notes) for group in groups} == {frozenset("012"), frozenset("345")}
    assert {group.name.split(",")[0] for group in groups} == {"Läxhjälp", "Rättning"}
    assert all(group.subtitle in texts for group in groups)
    assert sorting.suggested_groups() == 2


def test_a_group_without_a_shared_word_has_no_name() -> None:
    notes = [Note("1", "Läxstöd"), Note("2", "plugga hemma"), Note("3", "Betyg"), Note("4", "Bedömning")]
    assert all(group.name == "" for group in Sorting(notes, {}, SMALL).proposal(2))


@pytest.mark.parametrize("groups", [0, 1, 3, 50])
def test_any_number_of_groups_may_be_asked_for(wall: Sorting, groups: int) -> None:
    made = wall.proposal(groups)
    assert len(made) <= groups
    assert len([key for group in made for key in group.notes]) == len({key for group in made for key in group.notes})


def test_the_claims_of_a_cluster_come_the_strongest_first(wall: Sorting) -> None:
    wall.put(Note("10", "Mer skolmat"))
    claims = [each.score for each in wall.similar_to_cluster("f")]
    assert len(claims) > 1
    assert claims == sorted(claims, reverse=True)


def test_a_workshop_s_own_words() -> None:
    notes = [Note("1", "Zebran ska märkas", "z"), Note("2", "Betyg", "m"), Note("3", "Fler kanoter i hallen")]
    assert _first(Sorting(notes, {}, SMALL.with_terms(["zebran, kanoter", "ensam"])).ranking("3")) == "z"
    assert not Sorting(notes, {}, SMALL).ranking("3").confident


def test_forgetting_a_cluster_leaves_its_notes_unplaced(wall: Sorting) -> None:
    wall.forget("h")
    assert {"1", "2"} <= set(wall.rankings())
    assert all(each.cluster != "h" for r in wall.rankings().values() for each in r.suggestions)


def test_a_long_wall_in_parts_is_as_a_short_one() -> None:
    notes = [Note(str(n), f"{WALL[n % 9].text} {n}", WALL[n % 9].cluster) for n in range(600)]
    sorting = Sorting(notes, NAMES, SMALL)
    found = sorting.rankings()
    assert [_first(found[str(n)]) for n in (6, 7, 8, 591)] == ["h", "m", "f", "h"]
    assert sorting.proposal()
    assert sorting.duplicates()


@given(st.lists(st.tuples(TEXTS, st.sampled_from([None, "h", "m", "new"])), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_texts_and_the_same_answer_twice(rows: list[tuple[str, str | None]]) -> None:
    notes = [Note(str(n), text, cluster) for n, (text, cluster) in enumerate(rows)]
    answers = [_everything(Sorting(notes, NAMES, SMALL), notes) for _ in range(2)]
    assert answers[0] == answers[1]


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), TEXTS, st.sampled_from([None, "h", "m"]), st.booleans()), max_size=25)
)
@settings(max_examples=60, deadline=None)
def test_kept_in_step_is_as_made_anew(steps: list[tuple[str, str, str | None, bool]]) -> None:
    sorting = Sorting(WALL, NAMES, SMALL)
    held: dict[str, Note] = {note.key: note for note in WALL}
    for key, text, cluster, leaves in steps:
        if leaves:
            sorting.remove(key)
            held.pop(key, None)
        else:
            held[key] = Note(key, text, cluster)
            sorting.put(held[key])
            sorting.duplicates_of(text)
    anew = Sorting(held.values(), NAMES, SMALL)
    assert _rounded(sorting.rankings()) == _rounded(anew.rankings())
    mine, theirs = sorting.duplicates(), anew.duplicates()
    assert {(p.a, p.b, round(p.score, 3)) for p in mine} == {(p.a, p.b, round(p.score, 3)) for p in theirs}


def test_numbers_are_not_loaded_with_the_package() -> None:
    code = "import sys, workshops.clustering.sorting; sys.exit(bool({'numpy', 'snowballstemmer', 'sklearn'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _everything(sorting: Sorting, notes: Sequence[Note]) -> object:
    keys = [note.key for note in notes]
    return (
        sorting.rankings(),
        sorting.ranking_of(keys),
        sorting.similar(keys[:2]),
        [sorting.similar_to_cluster(name) for name in NAMES],
        sorting.duplicates(),
        [sorting.duplicates_of(note.text) for note in notes],
        sorting.proposal(),
        sorting.proposal(3),
    )


def _rounded(rankings: Mapping[str, Ranking]) -> dict[str, tuple[tuple[str, float], ...]]:
    return {
        key: tuple(sorted((each.cluster, round(each.score, 3)) for each in ranking.suggestions))
        for key, ranking in rankings.items()
    }
