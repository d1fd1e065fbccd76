"""Parts of the summary hold what belongs in them and nothing else; themes that groups share and notes under others are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.builders import NOW, build
from tests.workshops.pdf_reading import all_text, page_texts, squeezed
from workshops import clusters, concepts, ideas, meeting, merges, outcomes
from workshops.labels import Words
from workshops.model import Cluster, Idea, Workshop
from workshops.storage.library import Library
from workshops.summary import contents, pdf, variants
from workshops.summary.sections import CONCEPTS, TARGET_GROUP, TEAM, ClusterPart, Summary
from workshops.summary.variants import EVERYTHING, NoSuchVariant, Variant

SV = Words("sv")


def told(workshop: Workshop, variant: Variant = EVERYTHING) -> Summary:
    return contents.of(workshop, SV, now=NOW, variant=variant)


def written(workshop: Workshop, variant: Variant, folder: Path) -> Path:
    return pdf.write(told(workshop, variant), folder / "s.pdf")


def words_of(summary: Summary) -> list[str]:
    """Every note, also those under others."""
    if summary.clusters is None:
        return []
    groups = [group for part in summary.clusters.parts for group in part.groups]
    below = [note.text for group in groups for notes in group.below for note in notes]
    return [*(text for group in groups for text in group.ideas), *below]


def part_of(summary: Summary, name: str) -> ClusterPart:
    assert summary.clusters is not None
    return next(part for part in summary.clusters.parts if part.name == name)


@pytest.mark.parametrize("code", ["students", "teachers"])
def test_a_target_group_gets_its_own_ideas_and_solutions(met: Workshop, code: str, tmp_path: Path) -> None:
    variant = Variant(TARGET_GROUP, code)
    summary = told(met, variant)
    own = [idea.text for idea in met.ideas if idea.target_group == code]
    assert sorted(words_of(summary)) == sorted(own)
    assert summary.cover.counts[0].number == len(own)
    teams = {team.id for team in met.teams if team.target_group == code}
    assert summary.concepts is not None
    assert [part.name for part in summary.concepts.parts] == [c.name for c in met.concepts if c.team_id in teams]
    assert [team.name for team in summary.agenda.teams] == [t.name for t in met.teams if t.id in teams]
    group = SV(f"words.target_group_inline.{code}")
    assert summary.about.sentences[0].startswith(f"Här finns det som hör till målgruppen {group}.")
    others = [idea.text for idea in met.ideas if idea.target_group != code and idea.text not in own]
    sources = {idea.text for c in met.concepts if c.team_id in teams for idea in concepts.sources_of(met, c)}
    found = all_text(written(met, variant, tmp_path))
    assert [text for text in others if text not in sources and squeezed(text) in found] == []
    assert [text for text in own if squeezed(text) not in found] == []


def test_decisions_about_another_target_groups_solution_stay_there(met: Workshop) -> None:
    about = {decision.text: decision.concept_id for decision in met.decisions}
    concept = next(c for c in met.concepts if c.id in about.values())
    team = next(team for team in met.teams if team.id == concept.team_id)
    assert team.target_group == "students"
    ours, theirs = told(met, Variant(TARGET_GROUP, "students")), told(met, Variant(TARGET_GROUP, "teachers"))
    assert ours.outcomes is not None
    assert theirs.outcomes is not None
    assert {row.text for row in ours.outcomes.decisions} == set(about)
    assert {row.text for row in theirs.outcomes.decisions} == {text for text, key in about.items() if key is None}


def test_the_most_votes_are_those_of_the_whole_room(copied: Library, met: Workshop) -> None:
    everything = told(met)
    assert everything.clusters is not None
    first = everything.clusters.parts[0]
    winner = next(cluster for cluster in met.clusters if cluster.name == first.name)
    away = [idea.id for idea in met.ideas if idea.cluster_id == winner.id and idea.target_group == "students"]
    copied.edit(met.id, ideas.retarget, away, "teachers")
    summary = told(met, Variant(TARGET_GROUP, "students"))
    assert summary.clusters is not None
    assert first.name not in [part.name for part in summary.clusters.parts]
    assert summary.clusters.most == everything.clusters.most
    assert all(part.share < 1 for part in summary.clusters.parts)
    said = "".join(span.text for span in summary.cover.findings[0])
    assert first.name in said
    assert summary.clusters.questions == ()


def test_a_team_takes_one_leaf_home(met: Workshop, tmp_path: Path) -> None:
    team = met.teams[1]
    variant = Variant(TEAM, team.id)
    summary = told(met, variant)
    own = [idea.text for idea in met.ideas if idea.team_id == team.id]
    assert sorted(words_of(summary)) == sorted(own)
    assert summary.concepts is not None
    (part,) = summary.concepts.parts
    pages = page_texts(written(met, variant, tmp_path))
    assert len(pages) == 2
    assert met.challenge in pages[0]
    assert part.name in pages[0]
    assert "Nätverksmöte skoldigitalisering, 26 november 2026" in pages[0]
    assert [text for text in own if squeezed(text) not in squeezed(pages[1])] == []


def test_a_team_without_a_solution_still_has_its_ideas(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=2, notes=6, developed=False)
    pages = page_texts(written(workshop, Variant(TEAM, workshop.teams[0].id), tmp_path))
    assert len(pages) == 1
    assert workshop.challenge in pages[0]
    assert "4 idéer från gruppen" in pages[0]


def test_a_team_that_did_nothing_gets_a_page_that_says_so(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=2, notes=0, developed=False)
    pages = page_texts(written(workshop, Variant(TEAM, workshop.teams[0].id), tmp_path))
    assert len(pages) == 1
    assert "Inga idéer är antecknade." in pages[0]


def test_solutions_alone_begin_with_a_plot_and_leave_the_notes_out(met: Workshop, tmp_path: Path) -> None:
    summary = told(met, Variant(CONCEPTS))
    assert (summary.clusters, summary.outcomes, summary.notes) == (None, None, None)
    assert [count.label for count in summary.cover.counts] == ["lösningar", "beslut", "åtgärder"]
    pages = page_texts(written(met, Variant(CONCEPTS), tmp_path))
    assert len(pages) == 2 + len(met.concepts)
    for number, concept in enumerate(met.concepts, start=3):
        line = next(line for line in pages[1].splitlines() if concept.name in line)
        assert str(number) in pages[1][pages[1].index(line) :]


def test_hidden_notes_stay_hidden_in_every_part(copied: Library, met: Workshop) -> None:
    team = met.teams[0]
    copied.edit(met.id, meeting.reveal, [team.id], False, undoable=False)
    secret = [idea.text for idea in met.ideas if idea.team_id == team.id]
    for variant in variants.of(met):
        assert all(text not in repr(told(met, variant)) for text in secret)
    assert told(met, Variant(TEAM, team.id)).hidden == len(secret)
    assert told(met, Variant(TEAM, met.teams[1].id)).hidden == 0


def test_what_a_variant_is_called_on_the_command_line(met: Workshop) -> None:
    second = met.teams[1]
    assert variants.parse(met, "everything") == EVERYTHING
    assert variants.parse(met, "concepts") == Variant(CONCEPTS)
    assert variants.parse(met, "teachers") == Variant(TARGET_GROUP, "teachers")
    assert variants.parse(met, "team:grupp 2") == variants.parse(met, "team:2") == Variant(TEAM, second.id)
    for said in ("guardians", "team:9", "team:", "Grupp 2", ""):
        with pytest.raises(NoSuchVariant):
            variants.parse(met, said)


def test_a_team_whose_name_is_a_number_is_found_by_its_name(met: Workshop) -> None:
    met.teams[3].name = "2"
    assert variants.parse(met, "team:2") == Variant(TEAM, met.teams[3].id)


def mixed(teachers: int, students: int) -> Workshop:
    workshop = Workshop(title="Möte", hide_until_reveal=False)
    workshop.clusters.append(Cluster(name="Stöd"))
    for group, count in (("teachers", teachers), ("students", students)):
        for number in range(count):
            ideas.add(workshop, f"{group} {number}", None, group).cluster_id = workshop.clusters[0].id
    return workshop


@pytest.mark.parametrize(("teachers", "students", "shared"), [(2, 2, True), (1, 5, False), (3, 0, False)])
def test_what_both_target_groups_brought_up_is_pointed_out(teachers: int, students: int, shared: bool) -> None:
    said = part_of(told(mixed(teachers, students)), "Stöd").shared
    assert said == ("Togs upp av både elever och lärare." if shared else "")


def test_a_note_under_another_counts_for_its_own_target_group() -> None:
    workshop = mixed(2, 2)
    notes = clusters.members(workshop, workshop.clusters[0].id)
    merges.merge(workshop, notes[0].id, [notes[2].id, notes[3].id])
    part = part_of(told(workshop), "Stöd")
    assert part.shared
    teachers = next(group for group in part.groups if group.target_group == "teachers")
    assert teachers.notes == 4
    assert [(note.target_group, note.text) for note in teachers.below[0]] == [
        ("students", "students 0"),
        ("students", "students 1"),
    ]


def test_no_word_is_lost_when_notes_stand_under_others(copied: Library, met: Workshop, tmp_path: Path) -> None:
    for notes in clusters.by_cluster(met).values():
        if len(notes) > 1:
            copied.edit(met.id, merges.merge, notes[0].id, [note.id for note in notes[1:]])
    summary = told(met)
    assert sorted(words_of(summary)) == sorted(idea.text for idea in met.ideas)
    assert summary.cover.counts[0].number == len(met.ideas)
    found = all_text(pdf.write(summary, tmp_path / "s.pdf"))
    assert [idea.text for idea in met.ideas if squeezed(idea.text) not in found] == []
    for code in ("students", "teachers"):
        own = [idea.text for idea in met.ideas if idea.target_group == code]
        assert sorted(words_of(told(met, Variant(TARGET_GROUP, code)))) == sorted(own)
    for team in met.teams:
        own = [idea.text for idea in met.ideas if idea.team_id == team.id]
        assert sorted(words_of(told(met, Variant(TEAM, team.id)))) == sorted(own)


def test_a_note_under_one_that_was_hidden_again_stands_on_its_own(copied: Library, met: Workshop) -> None:
    upper = next(idea for idea in met.ideas if idea.team_id == met.teams[0].id and idea.cluster_id)
    lower = next(idea for idea in met.ideas if idea.team_id == met.teams[4].id)
    copied.edit(met.id, merges.merge, upper.id, [lower.id])
    copied.edit(met.id, meeting.reveal, [met.teams[0].id], False, undoable=False)
    summary = told(met)
    cluster = next(each for each in met.clusters if each.id == upper.cluster_id)
    groups = part_of(summary, cluster.name).groups
    assert lower.text in [text for group in groups for text in group.ideas]
    assert upper.text not in words_of(summary)


def test_a_source_that_stands_under_another_note_is_still_told(copied: Library, met: Workshop) -> None:
    concept = met.concepts[0]
    first, second = concepts.sources_of(met, concept)[:2]
    copied.edit(met.id, merges.merge, first.id, [second.id])
    summary = told(met)
    assert summary.concepts is not None
    assert second.text in [source.text for source in summary.concepts.parts[0].sources]


def test_votes_are_diamonds_until_they_find_no_room(met: Workshop) -> None:
    from workshops.summary import vote_pages
    from workshops.summary.layout import Sheets
    from workshops.summary.marks import Drawing, Row
    from workshops.summary.tagged import Element
    from workshops.summary.wrapping import Setter

    clusters = told(met).clusters
    assert clusters is not None
    part = clusters.parts[0]
    for most, row in ((clusters.most, [part.votes]), (60, [])):
        column = Sheets(Setter({}), Element("Document")).begin("")
        vote_pages.line(column, part, most)
        painted = [each for mark in column.page.marks if isinstance(mark, Drawing) for each in mark.parts]
        assert [each.count for each in painted if isinstance(each, Row)] == row
        assert any(getattr(each, "fill", "") == "define" for each in painted)


def test_solutions_that_were_not_judged_are_told_without_a_plot(copied: Library, met: Workshop) -> None:
    for concept in met.concepts[1:]:
        copied.edit(met.id, concepts.judge, concept.id, 0, 0)
    everything, alone = told(met), told(met, Variant(CONCEPTS))
    assert everything.concepts is not None
    assert alone.concepts is not None
    assert everything.concepts.overview is None
    assert alone.concepts.overview is not None
    assert alone.concepts.overview.plot_text == ""


def test_thirty_solutions_judged_alike_fit_their_plot(library: Library, tmp_path: Path) -> None:
    workshop = build(library, teams=30, notes=30)
    for concept in list(workshop.concepts):
        library.edit(workshop.id, concepts.judge, concept.id, 3, 3)
    found = page_texts(written(workshop, Variant(CONCEPTS), tmp_path))
    assert "+25" in found[1]
    assert len(found) <= 4 + 30


def test_a_removed_team_is_no_variant(finished_file: Path, tmp_path: Path) -> None:
    shutil.copy(finished_file, tmp_path / "library.sqlite")
    library = Library.open(tmp_path / "library.sqlite")
    workshop = library.workshop(library.ids()[0])
    listed = variants.of(workshop)
    assert [variant.extent for variant in listed] == ["everything", *["target_group"] * 2, *["team"] * 6, "concepts"]
    assert [variants.name(variant, workshop, SV) for variant in listed[:4]] == [
        "Hela sammanfattningen",
        "Målgruppen elever",
        "Målgruppen lärare",
        "Grupp 1",
    ]
    library.close()


def test_points_of_a_team_are_its_own(copied: Library, met: Workshop) -> None:
    step = met.activities[0]
    copied.edit(met.id, outcomes.remember, step.id, "Sagt av grupp 1", met.teams[0].id)
    copied.edit(met.id, outcomes.remember, step.id, "Sagt av alla")

    def points(variant: Variant) -> list[str]:
        notes = told(met, variant).notes
        return [sentence[-1].text for part in notes.parts for sentence in part.points] if notes is not None else []

    assert points(Variant(TEAM, met.teams[0].id)) == ["Sagt av grupp 1"]
    assert points(Variant(TEAM, met.teams[1].id)) == []
    assert points(Variant(TARGET_GROUP, "teachers")) == ["Sagt av alla"]
    assert points(Variant(CONCEPTS)) == []


def test_ideas_of_no_target_group_are_in_the_whole_alone() -> None:
    workshop = mixed(2, 2)
    workshop.ideas.append(Idea(seq=9, text="Från ingen", target_group=None))
    assert "Från ingen" in words_of(told(workshop))
    assert "Från ingen" not in words_of(told(workshop, Variant(TARGET_GROUP, "students")))
