"""Names of what is published: safe everywhere, by a rule that a person may change, never longer than a path may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import bad_texts
from workshops.exchange.files import CannotWrite
from workshops.labels import Words
from workshops.model import Workshop
from workshops.publishing import loose, names, rule, space
from workshops.publishing.trouble import PathTooLong

SV, EN = Words("sv"), Words("en")
KINDS = ("summary", "data", "page")


def meeting(**values: str) -> Workshop:
    return Workshop(
        **{"title": "Nätverksmöte skoldigitalisering", "kind": "network_meeting", "date": "2026-11-26"} | values
    )


def named(workshop: Workshop, kind: str = "summary", version: int = 1, pattern: str = rule.DEFAULT) -> str:
    return rule.name(rule.parse(pattern, SV), rule.facts(workshop, SV, KINDS), kind, ".pdf", version)


@pytest.mark.parametrize(
    ("title", "kind", "day", "name"),
    [
        ("Nätverksmöte skoldigitalisering", "network_meeting", "2026-11-26", "2026-11-26_natverksmote_skoldigitalisering"),
        ("AI för alla: åäö & “mer”", "apt", "2026-01-02", "2026-01-02_apt_ai-for-alla-aao-mer"),
        ("Nätverksmöte", "network_meeting", "", "natverksmote"),
        ("Aptit på nytt", "apt", "", "apt_aptit-pa-nytt"),
        ("../../etc/passwd", "workshop", "", "workshop_etc-passwd"),
        ("😀 مرحبا", "apt", "2026-01-02", "2026-01-02_apt"),
        ("x" * 200, "workshop", "", "workshop_" + "x" * 80),
        ("CON", "workshop", "2026-01-02", "2026-01-02_workshop_con"),
    ],
)  # fmt: skip
def test_a_name_follows_the_rule(title: str, kind: str, day: str, name: str) -> None:
    workshop = Workshop(title=title, kind=kind, date=day)
    assert names.file_name(workshop, SV) == f"{name}.pdf"
    assert named(workshop) == f"{name}.pdf"


@pytest.mark.parametrize(
    ("pattern", "kind", "version", "name"),
    [
        ("{date}_{kind}_{title}", "summary", 2, "2026-11-26_natverksmote_skoldigitalisering_v2.pdf"),
        ("{date}_{kind}_{title}", "data", 1, "2026-11-26_natverksmote_skoldigitalisering_data.pdf"),
        ("{date}_{kind}_{title}", "page", 3, "2026-11-26_natverksmote_skoldigitalisering_innehall_v3.pdf"),
        ("{datum} {dokument} {version}", "summary", 1, "2026-11-26 sammanfattning v1.pdf"),
        ("{Nätverk}/{titel}".replace("/", "-"), "summary", 1, "natverk-ost-natverksmote-skoldigitalisering.pdf"),
        ("Protokoll {diarienummer}", "summary", 1, "Protokoll ubn-2026-113.pdf"),
        ("{år}_{plats}_{titel}", "summary", 1, "2026_natverksmote-skoldigitalisering.pdf"),
        ("con{plats}", "summary", 1, "con-.pdf"),
        ("  {place}. ", "summary", 1, "workshop.pdf"),
        ("x_vti_{date}", "summary", 1, "x_2026-11-26.pdf"),
        ("~${date}", "summary", 1, "2026-11-26.pdf"),
    ],
)  # fmt: skip
def test_a_rule_of_ones_own(pattern: str, kind: str, version: int, name: str) -> None:
    workshop = meeting(organisation="Nätverk Öst", record_number="UBN 2026/113")
    assert named(workshop, kind, version, pattern) == name


@pytest.mark.parametrize(
    ("pattern", "refusal"),
    [
        ("", rule.EmptyRule),
        ("bara ord", rule.EmptyRule),
        ("{datun}", rule.UnknownField),
        ("{date!r}", rule.UnknownField),
        ("{title.__class__}", rule.UnknownField),
        ("{title:>900000}", rule.UnknownField),
        ("../{title}", rule.ForbiddenSign),
        ("{title}:{date}", rule.ForbiddenSign),
        ("{title", rule.ForbiddenSign),
        ("{{{title}}}", rule.ForbiddenSign),
        ("a\x00{title}", rule.ForbiddenSign),
    ],
)
def test_a_rule_that_makes_no_name_is_refused(pattern: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        rule.parse(pattern, SV)


def test_a_rule_is_shown_in_ones_own_language_and_kept_in_one() -> None:
    assert rule.shown(rule.DEFAULT, SV) == "{datum}_{slag}_{titel}"
    assert rule.parse(rule.shown(rule.DEFAULT, SV), SV) == rule.DEFAULT == rule.parse(rule.shown(rule.DEFAULT, EN), EN)


@given(
    title=st.text(max_size=200),
    pattern=st.sampled_from(["{title}", "{date}{title}", "{titel}. {titel}", "{version}-{title}"]),
)
def test_any_title_makes_a_name_that_every_system_takes(title: str, pattern: str) -> None:
    for made in (
        named(meeting(title=title), pattern=pattern),
        rule.folder_name(rule.parse(pattern, SV), rule.facts(meeting(title=title), SV, KINDS)),
    ):
        stem = made.removesuffix(".pdf")
        assert made.isascii()
        assert not set(made) & names.FORBIDDEN
        assert stem == stem.strip(" .")
        assert stem
        assert stem.casefold().split(".")[0] not in {"con", "prn", "aux", "nul", "com1", "lpt9", "forms"}


@pytest.mark.parametrize(
    "case", [case for case in bad_texts() if case["group"] == "title_used_in_file_name"], ids=lambda c: str(c["id"])
)
def test_titles_that_lead_elsewhere_stay_names(case: dict[str, object]) -> None:
    made = named(meeting(title=str(case["text"]), date=""), pattern="{title}")
    assert Path(made).name == made
    assert made not in ("con.pdf", "CON.pdf", "..pdf", ".pdf")


def test_a_long_title_gives_way_to_the_length_of_the_whole_path() -> None:
    given_facts = rule.facts(meeting(title="x" * 200), SV, KINDS)
    suffixes = {"summary": ".pdf", "page": ".html"}
    short, deep, deeper, deepest = (Path("/" + "m" * length) for length in (20, 100, 300, 380))
    assert rule.fitting(rule.DEFAULT, given_facts, short, suffixes) == 80
    longest = rule.fitting(rule.DEFAULT, given_facts, deep, suffixes)
    made = rule.name(rule.DEFAULT, given_facts, "page", ".html", 1, longest)
    assert len(str(deep / rule.folder_name(rule.DEFAULT, given_facts, longest) / made)) <= rule.WINDOWS
    assert longest < 80
    assert rule.fitting(rule.DEFAULT, given_facts, deeper, suffixes) == rule.SHORTEST_TITLE
    with pytest.raises(PathTooLong) as refusal:
        rule.fitting(rule.DEFAULT, given_facts, deepest, suffixes)
    assert refusal.value.values["limit"] == rule.SHAREPOINT


def test_a_loose_file_that_is_taken_gets_a_version(tmp_path: Path) -> None:
    for expected in ("a.b.pdf", "a.b_v2.pdf", "a.b_v3.pdf"):
        path = loose.put(tmp_path / "ny mapp", "a.b.pdf", lambda path: path.write_bytes(b"x"))
        assert path.name == expected
    assert len(list((tmp_path / "ny mapp").iterdir())) == 3


def test_a_folder_that_cannot_be_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.write_text("x")
    with pytest.raises(CannotWrite) as refusal:
        loose.put(file / "inne", "a.pdf", lambda path: path.write_bytes(b"x"))
    assert str(file) in str(refusal.value.values["file"])


def test_a_synced_folder_is_known(tmp_path: Path) -> None:
    assert space.cloud(tmp_path / "OneDrive - Staden" / "Möten") == "OneDrive - Staden"
    assert space.cloud(tmp_path / "Möten") == ""


def test_a_space_is_kept_for_its_network_and_tried_when_chosen(tmp_path: Path) -> None:
    space.test(tmp_path)
    assert list(tmp_path.iterdir()) == []
    kept = space.keep({}, "Nätverk  Öst", space.Space(tmp_path, "{title}"))
    kept = space.keep(kept, "", space.Space(tmp_path / "annan"))
    assert space.find(kept, "nätverk öst") == space.Space(tmp_path, "{title}")
    assert space.find(kept, "Nätverk Väst") is None
    broken: object
    for broken in (None, [], {"": 1}, {"": {"folder": 3}}, {"": {"folder": ""}}):
        assert space.find(broken, "") is None
    assert space.find({"": {"folder": "/x", "rule": "{nej}"}}, "") == space.Space(Path("/x"))
