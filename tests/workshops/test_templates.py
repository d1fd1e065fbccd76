"""Templates: whole in both languages, refused with place and reason where broken, and ready to start from."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workshops import agenda, methods, templates
from workshops.labels import RESOURCES, Words
from workshops.outcomes import NoSuchDay
from workshops.phases import BREAK, PHASES
from workshops.storage.library import Library
from workshops.templates import BrokenTemplate

MINUTES = {
    "natverksmote-halvdag": 180,
    "apt-spelregler-ai": 60,
    "dubbel-diamant": 180,
    "natverksmote-digitalt": 90,
    "snabb-ide": 45,
    "apt-spelregler-ai-75": 75,
    "apt-spelregler-ai-90": 90,
    "fortbildningsplan": 120,
    "skattning-planering": 90,
    "yttrande-remiss": 75,
}
LANGUAGES = ("sv", "en")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped templates, to break."""
    return Path(shutil.copytree(templates.FOLDER, tmp_path / "templates"))


def spoil(folder: Path, before: str, after: str, id: str = "dubbel-diamant") -> BrokenTemplate:
    """Put `after` in the place of `before` in a template, and return why it is refused then."""
    path = folder / f"{id}.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenTemplate) as refusal:
        templates.load(id, "sv", folder)
    assert refusal.value.values["file"] == path.name
    return refusal.value


def reason(refusal: BrokenTemplate, name: str, **values: object) -> bool:
    """Whether the refusal gives this reason, in Swedish."""
    return refusal.values["reason"] == Words("sv")(f"refusals.pack.{name}", None, **values)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_portraits_are_those_of_the_templates_in_order(language: str) -> None:
    portraits = templates.portraits(language)
    assert [portrait.id for portrait in portraits] == list(MINUTES)
    assert [portrait.key for portrait in portraits] == list("1234567890")
    for portrait in portraits:
        assert portrait.minutes == MINUTES[portrait.id] == sum(minutes for _, minutes in portrait.segments)
        assert {kind for kind, _ in portrait.segments} <= {"line", "break", *PHASES}
        assert all(a[0] != b[0] for a, b in zip(portrait.segments, portrait.segments[1:], strict=False))
        assert portrait.name
        assert portrait.description
        assert portrait.size


def test_the_portraits_tell_where_the_diamonds_open_and_close() -> None:
    network = templates.portraits("sv")[0]
    kinds = ["line", "explore", "define", "break", "develop", "deliver", "line"]
    assert [kind for kind, _ in network.segments] == kinds
    assert network.name == "Nätverksmöte, halvdag"


def test_portraits_need_nothing_heavy() -> None:
    script = (
        "import sys; from workshops import templates; templates.portraits('sv'); "
        "print([m for m in ('pydantic', 'sqlalchemy', 'workshops.model', 'PySide6') if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=RESOURCES.parent, check=True
    )
    assert out.stdout.strip() == "[]"


def test_a_broken_file_costs_nobody_the_other_portraits(folder: Path) -> None:
    (folder / "dubbel-diamant.toml").write_text("id = ", encoding="utf-8")
    assert [portrait.id for portrait in templates.portraits("sv", folder)] == [
        id for id in MINUTES if id != "dubbel-diamant"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", MINUTES)
def test_a_template_is_whole(id: str, language: str) -> None:
    template = templates.load(id, language)
    portrait = next(each for each in templates.portraits(language) if each.id == id)
    assert (template.name, template.description, template.size) == (portrait.name, portrait.description, portrait.size)
    assert sum(activity.minutes for activity in template.activities) == template.minutes == MINUTES[id]
    assert template.title
    assert template.challenge
    for activity in template.activities:
        assert activity.title
        assert activity.method is not None
        assert methods.load(activity.method, language) is not None
        assert (activity.work == BREAK) == (activity.method == "coffee_break")
    assert {activity.phase for activity in template.activities} == {None, *PHASES}


@pytest.mark.parametrize("id", MINUTES)
def test_every_team_has_time_to_present(id: str) -> None:
    template = templates.load(id)
    pitches = next(activity for activity in template.activities if activity.work == "pitch")
    assert pitches.minutes >= len(template.teams) * template.pitch_minutes


def test_the_network_meeting_has_the_parts_of_the_networks_own_meetings() -> None:
    works = [activity.work for activity in templates.load("natverksmote-halvdag").activities]
    order = ["opening", "check_in", "presentation", "ideas", "cluster", "concept", "pitch"]
    order += ["discussion", "monitoring", "matters", "closing"]
    assert [work for work in dict.fromkeys(works) if work in order] == order


@pytest.mark.parametrize("id", MINUTES)
def test_a_template_differs_in_words_only_between_languages(id: str) -> None:
    swedish, english = templates.load(id, "sv"), templates.load(id, "en")
    assert [(a.minutes, a.phase, a.work, a.method, bool(a.notes)) for a in swedish.activities] == [
        (a.minutes, a.phase, a.work, a.method, bool(a.notes)) for a in english.activities
    ]
    for ours, theirs in zip(swedish.activities, english.activities, strict=True):
        assert ours.title != theirs.title
        assert not ours.notes or ours.notes != theirs.notes


@pytest.mark.parametrize(("id", "teams", "end"), [("natverksmote-halvdag", 6, "12:00"), ("apt-spelregler-ai", 4, "16:00"), ("dubbel-diamant", 4, "12:00")])  # fmt: skip
def test_start_gives_a_workshop_that_the_library_takes(library: Library, id: str, teams: int, end: str) -> None:
    template = templates.load(id)
    workshop = templates.start(template, date="2026-11-26")
    library.add(workshop)
    library.release(workshop.id)
    kept = library.workshop(workshop.id)
    assert (kept.title, kept.kind, kept.template) == (template.title, template.kind, id)
    assert (kept.date, kept.organisation, kept.state) == ("2026-11-26", "", "draft")
    assert (kept.challenge, kept.principles) == (template.challenge, template.principles)
    assert [step.title for step in agenda.steps(kept)] == [activity.title for activity in template.activities]
    last = agenda.slots(kept)[-1]
    assert agenda.clock_text(last.start + last.minutes) == end
    assert [team.size for team in kept.teams] == [5] * teams
    assert [team.target_group for team in kept.teams] == ["students"] * (teams // 2) + ["teachers"] * (teams // 2)
    assert not any(team.revealed for team in kept.teams)
    assert library.problems() == []


def test_start_takes_a_title_and_leaves_the_date_open() -> None:
    workshop = templates.start(templates.load("dubbel-diamant", "en"), title="  A day of our own ")
    assert (workshop.title, workshop.date, workshop.language) == ("A day of our own", "", "en")
    assert workshop.teams[0].name == "Team 1"


def test_start_refuses_a_day_that_the_calendar_lacks() -> None:
    with pytest.raises(NoSuchDay):
        templates.start(templates.load("dubbel-diamant"), date="2026-02-30")


def test_two_workshops_of_one_template_share_nothing(library: Library) -> None:
    template = templates.load("dubbel-diamant")
    first, second = templates.start(template), templates.start(template)
    library.add(first)
    library.add(second)
    assert not {step.id for step in first.activities} & {step.id for step in second.activities}


def test_an_unknown_template_is_refused_with_those_there_are() -> None:
    with pytest.raises(templates.NoSuchTemplate) as refusal:
        templates.load("../templates/dubbel-diamant")
    assert "dubbel-diamant" in str(refusal.value.values["known"])


def test_broken_toml_is_refused_with_its_line(folder: Path) -> None:
    refusal = spoil(folder, 'kind = "workshop"', 'kind "workshop"')
    assert refusal.values["place"] == "rad 4"
    assert reason(refusal, "toml")


def test_another_encoding_is_refused_with_its_line(folder: Path) -> None:
    path = folder / "dubbel-diamant.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    with pytest.raises(BrokenTemplate) as refusal:
        templates.load("dubbel-diamant", "sv", folder)
    assert reason(refusal.value, "utf8")
    assert str(refusal.value.values["place"]).startswith("rad ")


@pytest.mark.parametrize(
    ("before", "after", "place", "why"),
    [
        ('sv = "Workshop"\n', "", "title · sv", "missing"),
        ('en = "Workshop"', 'en = "  "', "title · en", "empty"),
        ("pitch_minutes = 5", 'pitch_minutes = "5"', "pitch_minutes", "number"),
        ("principles = false", 'principles = "nej"', "principles", "switch"),
        ('start = "09:00"', 'start = "9"', "start", "form"),
        ("order = 3", "order = 3\ncolour = 1", "colour", "unknown"),
        ("order = 3", "order = 0", "order", "number"),
        ("minutes = 7\nphase", 'minutes = "7"\nphase', "activities · uppvarmning · minutes", "number"),
        ('id = "rosta"', 'id = "fika"', "activities", "twice"),
        ("[notes.beslut]", "[notes.besslut]", "notes", "no_activity"),
        ('target_groups = ["students", "teachers"]', 'target_groups = ["students"]', "teams", "no_target_group"),
        ("minutes = 20\nphase", "minutes = 21\nphase", "minutes", "sum"),
        ('method = "affinity"', 'method = "affinnity"', "activities · klustra · method", "no_method"),
        ('id = "dubbel-diamant"', 'id = "annan"', "id", "file_name"),
    ],
)
def test_a_fault_is_refused_with_its_place_and_what_to_do(
    folder: Path, before: str, after: str, place: str, why: str
) -> None:
    refusal = spoil(folder, before, after)
    assert refusal.values["place"] == place
    details: dict[str, dict[str, object]] = {
        "twice": {"key": "fika"},
        "no_activity": {"key": "besslut"},
        "no_target_group": {"key": "teachers"},
        "sum": {"planned": 181, "minutes": 180},
        "no_method": {"key": "affinnity"},
        "file_name": {"key": "dubbel-diamant"},
    }
    assert reason(refusal, why, **details.get(why, {}))


def test_a_wrong_phase_is_refused_with_the_right_ones(folder: Path) -> None:
    refusal = spoil(folder, 'phase = "define"', 'phase = "defined"')
    assert refusal.values["place"] == "activities · klustra · phase"
    assert "define" in str(refusal.values["reason"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_has_a_sentence(folder: Path, language: str) -> None:
    (folder / "dubbel-diamant.toml").write_text("id = 1", encoding="utf-8")
    with pytest.raises(BrokenTemplate) as refusal:
        templates.load("dubbel-diamant", language, folder)
    sentence = Words(language)("refusals.BrokenTemplate", None, **refusal.value.values)
    assert "dubbel-diamant.toml" in sentence
    assert "{" not in sentence
