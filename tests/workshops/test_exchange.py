"""What leaves comes back the same; what people bring is taken in or refused row by row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders import build
from workshops import ideas
from workshops.exchange import document, files, outgoing, spreadsheet
from workshops.labels import Words
from workshops.model import Workshop
from workshops.storage.library import Library
from workshops.text import Refused

SV = Words("sv")


@pytest.mark.parametrize("suffix", [".json", ".workshop"])
def test_a_workshop_comes_back_whole(library: Library, workshop: Workshop, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"möte{suffix}"
    outgoing.send(workshop, file, SV, 0.0)
    brought = files.bring(file).workshop
    assert brought is not None
    assert document.write(brought) == document.write(workshop)
    other = Library.open(tmp_path / "other" / "library.sqlite")
    other.add(brought)
    again = json.loads(files.as_json(other.workshop(workshop.id)))
    assert again == json.loads(files.as_json(workshop))
    other.close()


def test_a_copy_has_ids_of_its_own_and_the_same_shape(library: Library, workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "möte.workshop"
    outgoing.send(workshop, file, SV, 0.0)
    copy = files.bring(file, fresh_ids=True).workshop
    assert copy is not None
    assert copy.id != workshop.id
    library.add(copy)
    assert not {idea.id for idea in copy.ideas} & {idea.id for idea in workshop.ideas}
    teams = {team.id: team.name for team in workshop.teams} | {team.id: team.name for team in copy.teams}
    assert [(i.text, teams[i.team_id or ""]) for i in copy.ideas] == [
        (i.text, teams[i.team_id or ""]) for i in workshop.ideas
    ]
    assert library.problems() == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda d: d.update(format="annat"), document.NotAWorkshop),
        (lambda d: d.update(version=99), document.NewerFormat),
        (lambda d: d.update(ideas="nej"), document.NotAWorkshop),
        (lambda d: d["ideas"].append(7), document.BrokenRow),
        (lambda d: d["ideas"][0].update(team_id="finns inte"), document.BrokenRow),
        (lambda d: d["ideas"][0].update(team_id=d["clusters"][0]["id"]), document.BrokenRow),
        (lambda d: d["ideas"][0].update(id=d["ideas"][1]["id"]), document.BrokenRow),
        (lambda d: d["ideas"][0].update(text="x" * 501), document.BrokenRow),
        (lambda d: d["ideas"][0].update(seq="ett"), document.BrokenRow),
        (lambda d: d["activities"][0].update(minutes=True), document.BrokenRow),
        (lambda d: d["activities"][0].update(phase="sova"), document.BrokenRow),
        (lambda d: d["workshop"].update(date="31 november"), document.BrokenRow),
        (lambda d: d["teams"][0].update(target_group="robotar"), document.BrokenRow),
        (lambda d: d["activities"][0].update(minutes=0), document.BrokenRow),
        (lambda d: d["workshop"].update(start="9 på morgonen"), document.BrokenRow),
        (lambda d: d["workshop"].update(target_groups="students dogs"), document.BrokenRow),
        (lambda d: d["workshop"].update(target_groups="students"), document.BrokenRow),
        (lambda d: d["workshop"].update(title=" "), document.BrokenRow),
        (lambda d: d["ideas"][0].update(text="\u200b"), document.BrokenRow),
        (lambda d: d["teams"][0].update(size=-1), document.BrokenRow),
        (lambda d: d["rounds"][0].update(closed=False), document.BrokenRow),
        (
            lambda d: d["rounds"].append(d["rounds"][0] | {"id": "f" * 32, "number": 0, "closed": False}),
            document.BrokenRow,
        ),
        (lambda d: d["tallies"][0].update(votes=-3), document.BrokenRow),
        (lambda d: d["ideas"][0].update(place=float("nan")), document.BrokenRow),
        (
            lambda d: d["checks"].append({"id": "e" * 32, "concept_id": d["concepts"][0]["id"], "answer": "kanske"}),
            document.BrokenRow,
        ),
        (lambda d: d["activities"][0].update(minutes=10**30), document.BrokenRow),
    ],
)
def test_a_broken_document_is_refused_with_the_place(
    workshop: Workshop, change: object, refusal: type[Refused]
) -> None:
    broken = json.loads(files.as_json(workshop))
    change(broken)  # type: ignore[operator]
    with pytest.raises(refusal):
        document.read(broken)


def test_what_a_hand_has_written_comes_in_as_a_verb_would_keep_it(workshop: Workshop) -> None:
    written = json.loads(files.as_json(workshop))
    written["workshop"] |= {"start": "9.30", "date": "20261126", "target_groups": "students  teachers students"}
    written["ideas"][0] |= {"text": " två\n rader ", "discarded": True}
    written["rounds"][0]["options"] += " " + "a" * 32 + " " + written["ideas"][0]["id"]
    written["timings"] = [{"id": "b" * 32, "subject_id": "c" * 32, "spent": 3}]
    written["ideas"].reverse()
    brought = document.read(written)
    assert (brought.start, brought.date, brought.target_groups) == ("09:30", "2026-11-26", "students teachers")
    assert (brought.ideas[0].text, brought.ideas[0].cluster_id) == ("två rader", None)
    assert brought.rounds[0].options == workshop.rounds[0].options
    assert brought.timings == []
    assert [idea.seq for idea in brought.ideas] == [idea.seq for idea in workshop.ideas]


def test_what_was_removed_on_the_way_does_not_keep_a_workshop_at_home(library: Library, workshop: Workshop) -> None:
    """Clocks of removed activities and options of dissolved clusters stand in no way of the file."""
    from workshops import agenda, clusters, meeting

    library.edit(workshop.id, meeting.start, 1000.0, undoable=False)
    library.edit(workshop.id, meeting.go_to, workshop.activities[2].id, 2000.0, undoable=False)
    library.edit(workshop.id, agenda.remove, workshop.activities[0].id)
    library.edit(workshop.id, clusters.dissolve, [workshop.clusters[0].id])
    library.edit(workshop.id, agenda.add, "Ny")
    library.edit(workshop.id, meeting.lengthen, workshop.activities[-1].id, 60.0, undoable=False)
    library.undo(workshop.id)
    brought = document.read(json.loads(files.as_json(workshop)))
    assert len(brought.clusters) == len(workshop.clusters)
    assert document.write(document.read(document.write(brought))) == document.write(brought)


def test_a_file_made_from_another_gets_rows_of_its_own(library: Library, workshop: Workshop, tmp_path: Path) -> None:
    from workshops import arrive

    written = json.loads(files.as_json(workshop))
    written["workshop"]["id"] = "d" * 32
    file = tmp_path / "avskrift.json"
    file.write_text(json.dumps(written), encoding="utf-8")
    before = document.write(workshop)
    key = arrive.take_in(library, file, arrive.Wish(), SV, 1.0).key
    assert key not in (workshop.id, "d" * 32)
    assert [idea.text for idea in library.workshop(key).ideas] == [idea.text for idea in workshop.ideas]
    assert document.write(library.workshop(workshop.id)) == before
    assert library.problems() == []


def test_a_replacement_comes_whole_or_not_at_all(library: Library, workshop: Workshop) -> None:
    from workshops.storage.library import IdsTaken

    other = build(library, teams=1, notes=2)
    key, before = workshop.id, library.dump()
    library.edit(key, ideas.add, "före")
    library.undo(key)
    taken = document.read(document.write(workshop))
    taken.ideas[0].id = other.ideas[0].id
    with pytest.raises(IdsTaken):
        library.replace(taken)
    assert library.dump() == before
    changed = document.read(document.write(library.workshop(key)))
    changed.title = "Ny titel"
    library.replace(changed, 5.0)
    assert (library.workshop(key).title, len(library.workshop(key).ideas)) == ("Ny titel", 60)
    assert library.undo(key) is None
    assert library.problems() == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b"PK\x03\x04trasig", b"\xff\xfe\x00", b"[]", b"null", b'"x"', b"[" * 100_000]
)
@pytest.mark.parametrize("suffix", [".json", ".workshop"])
def test_damaged_files_are_refused(tmp_path: Path, data: bytes, suffix: str) -> None:
    file = tmp_path / f"trasig{suffix}"
    file.write_bytes(data)
    with pytest.raises(Refused):
        files.bring(file)


def test_a_file_is_written_whole_or_not_at_all(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(files.CannotWrite):
        outgoing.send(workshop, tmp_path / "finns inte" / "x.csv", SV, 0.0)
    with pytest.raises(files.UnknownKind):
        outgoing.send(workshop, tmp_path / "x.odt", SV, 0.0)
    assert list(tmp_path.glob("x*")) == []


def test_hidden_and_discarded_notes_stay_at_home(library: Library, workshop: Workshop) -> None:
    from workshops import meeting

    library.edit(workshop.id, meeting.reveal, [workshop.teams[0].id], False, undoable=False)
    library.edit(workshop.id, ideas.discard, [workshop.ideas[1].id])
    data = spreadsheet.write(document.write(workshop), SV).decode("utf-8-sig")
    for idea in workshop.ideas:
        assert (idea.text in data) == ideas.visible(workshop, idea)
