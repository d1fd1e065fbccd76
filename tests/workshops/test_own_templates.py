"""A person's own templates: saved from a meeting, taken along, and refused with the line where they are broken."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.builders import build
from workshops import agenda, own_templates, packs, templates
from workshops.exchange import files
from workshops.labels import Words
from workshops.storage.library import Library
from workshops.templates import BrokenTemplate
from workshops.text import Empty, TooLong


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of one's own templates, which is not there yet."""
    return tmp_path / "templates"


def test_the_plan_of_a_meeting_becomes_a_template_without_a_word_of_the_meeting(library: Library, own: Path) -> None:
    workshop = build(library, notes=12)
    library.edit(workshop.id, agenda.change, agenda.steps(workshop)[1].id, notes='Säg ”hej”.\nOch "vila" \\ ät')
    library.edit(workshop.id, agenda.change, agenda.steps(workshop)[2].id, skipped=True)
    for number, columns in (
        (3, {"presenter": "IKT-pedagog", "least": 4}),
        (5, {"beside": True}),
        (6, {"pinned": "10:00"}),
    ):
        library.edit(workshop.id, agenda.change, agenda.steps(workshop)[number].id, **columns)
    workshop = library.workshop(workshop.id)
    id = own_templates.save(workshop, " Åsas  ”kvällsmöte” ", own)
    assert id == "asas-kvallsmote"
    kept = templates.load(id, "sv", own=own)
    steps = [step for step in agenda.steps(workshop) if not step.skipped]
    assert kept.name == kept.title == "Åsas ”kvällsmöte”"
    assert [(a.title, a.minutes, a.phase, a.work, a.method, a.notes) for a in kept.activities] == [
        (step.title, step.minutes, step.phase, step.work, step.method, step.notes) for step in steps
    ]
    assert [(a.presenter, a.pinned, a.least, a.beside) for a in templates.start(kept).activities] == [
        (step.presenter, step.pinned, step.least, step.beside) for step in steps
    ]
    assert [(t.name, t.size, t.target_group) for t in kept.teams] == [
        (team.name, team.size, team.target_group) for team in workshop.teams
    ]
    written = (own / f"{id}.toml").read_text(encoding="utf-8")
    assert not [idea.text for idea in workshop.ideas if idea.text in written]
    assert workshop.title not in written
    assert templates.load(id, "en", own=own).description == Words("en")("templates.own")


def test_two_of_the_same_name_stand_beside_each_other_and_after_those_that_came_along(
    library: Library, own: Path
) -> None:
    workshop = build(library, notes=0)
    first, second = (own_templates.save(workshop, "Dubbel diamant", own) for _ in range(2))
    assert (first, second) == ("dubbel-diamant-2", "dubbel-diamant-3")
    found = templates.portraits("sv", own=own)
    assert [each.id for each in found[-2:]] == [first, second]
    assert [each.own for each in found] == [False] * 10 + [True] * 2
    assert [each.key for each in found] == [*"1234567890", "", ""]


def test_a_meeting_can_be_begun_from_ones_own(library: Library, own: Path) -> None:
    workshop = build(library, notes=0)
    library.edit(workshop.id, agenda.describe, challenge="")
    id = own_templates.save(library.workshop(workshop.id), "Vår torsdag", own)
    made = templates.start(templates.load(id, "sv", own=own))
    library.add(made)
    assert (made.template, made.challenge) == (id, "")
    assert [step.title for step in made.activities] == [step.title for step in agenda.steps(workshop)]


def test_what_can_be_no_template_is_refused(library: Library, own: Path) -> None:
    workshop = build(library, notes=0)
    with pytest.raises(Empty):
        own_templates.save(workshop, "  ", own)
    with pytest.raises(TooLong):
        own_templates.save(workshop, "x" * 201, own)
    library.edit(workshop.id, agenda.change, agenda.steps(workshop)[0].id, minutes=600)
    with pytest.raises(own_templates.TooLongDay):
        own_templates.save(library.workshop(workshop.id), "Dygnet runt", own)
    for step in agenda.steps(workshop):
        library.edit(workshop.id, agenda.change, step.id, skipped=True)
    with pytest.raises(own_templates.NothingPlanned):
        own_templates.save(library.workshop(workshop.id), "Tomt", own)
    assert not own.exists()


def test_a_template_travels_as_a_file(own: Path, tmp_path: Path) -> None:
    sent = own_templates.send("dubbel-diamant", tmp_path, None)
    assert sent == tmp_path / "dubbel-diamant.toml"
    taken = own_templates.take_in(sent, own)
    assert taken == "dubbel-diamant-2"
    ours, theirs = templates.load("dubbel-diamant"), templates.load(taken, own=own)
    assert theirs._replace(id=ours.id) == ours
    own_templates.remove(taken, own)
    assert list(own.iterdir()) == []


@pytest.mark.parametrize("id", ["dubbel-diamant", "../templates/x", ""])
def test_only_ones_own_can_be_removed(own: Path, id: str) -> None:
    own.mkdir()
    with pytest.raises(own_templates.NotOwn):
        own_templates.remove(id, own)
    assert (templates.FOLDER / "dubbel-diamant.toml").is_file()


@pytest.mark.parametrize(
    ("before", "after", "mark", "place"),
    [
        ("minutes = 7\nphase", 'minutes = "7"\nphase', 'minutes = "7"', "activities · uppvarmning · minutes"),
        ('sv = "Workshop"\n', "", "[title]", "title · sv"),
        ('method = "affinity"', 'method = "affinnity"', 'method = "affinnity"', "activities · klustra · method"),
        ("order = 3", "order = 3\ncolour = 1", "colour = 1", "colour"),
        ('kind = "workshop"', 'kind "workshop"', 'kind "workshop"', ""),
    ],
)
def test_a_broken_file_is_refused_with_line_and_reason_and_nothing_is_kept(
    own: Path, tmp_path: Path, before: str, after: str, mark: str, place: str
) -> None:
    text = (templates.FOLDER / "dubbel-diamant.toml").read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "från-en-kollega.toml"
    broken = text.replace(before, after, 1)
    line = broken.splitlines().index(mark) + 1
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(BrokenTemplate) as refusal:
        own_templates.take_in(file, own)
    wanted = f"rad {line}, {place}" if place else f"rad {line}"
    assert refusal.value.values["at"] == wanted
    said = Words("sv")("refusals.BrokenTemplate", None, **refusal.value.values)
    assert wanted in said
    assert "från-en-kollega.toml" in said
    assert not own.exists()


def test_a_file_larger_than_any_template_is_not_read(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "stor.toml"
    file.write_bytes(b"#" * (own_templates.LARGEST + 1))
    with pytest.raises(files.TooLarge):
        own_templates.take_in(file, own)


def test_a_broken_template_of_ones_own_costs_nobody_the_others(own: Path) -> None:
    own.mkdir()
    (own / "trasig.toml").write_text("id = ", encoding="utf-8")
    assert len(templates.portraits("sv", own=own)) == len(templates.portraits("sv"))


def test_what_is_written_reads_back_alike() -> None:
    values = {
        "id": "a",
        "flag": True,
        "few": ["x", "y"],
        "name": {"sv": 'Säg "hej" \\ \n\x7f ”så”', "en": "é – 🙂"},
        "rows": [{"id": "r", "title": {"sv": "1", "en": "2"}}, {"id": "s", "none": None}],
        "notes": {"r": {"sv": "rad\nrad", "en": "line\nline"}},
    }
    read = tomllib.loads(packs.written(values))
    values["rows"] = [{"id": "r", "title": {"sv": "1", "en": "2"}}, {"id": "s"}]
    assert read == values


def test_the_folder_is_beside_the_library() -> None:
    assert templates.beside("/a/b/library.sqlite") == Path("/a/b/templates")
    assert templates.beside("sqlite:////a/b/library.sqlite") == Path("/a/b/templates")
    assert templates.beside("postgresql://x/y") is None
