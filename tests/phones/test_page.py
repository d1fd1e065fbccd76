"""The page in a real browser, two phones and the desk side by side: each activity, every trouble, and nothing that keeps anybody out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.phones.phones import Phones
from facilitator.stage import Stage
from tests.phones.browser import Browser, Tab
from tests.phones.conftest import go_to
from workshops import clusters, concepts, ideas, meeting, pitches, polls, votes
from workshops.model import Workshop

AXE = Path(__file__).resolve().parents[1] / "data" / "axe" / "axe.min.js"
PICTURES = os.environ.get("PHONE_PICTURES", "")
"""A folder for pictures of every state of the page, where somebody wants to look at them."""
NARROW = (320, 568)


def come(browser: Browser, phones: Phones, team: str = "Grupp 2", language: str = "sv-SE") -> Tab:
    """Scan the code and sit down in a team."""
    phone = browser.open(phones.link, language)
    phone.tap(team, "label.choice")
    phone.tap("Gå med i" if language.startswith("sv") else "Join")
    return phone


def look(phone: Tab, name: str) -> None:
    """Nothing keeps anybody out of this state, in light, dark and more contrast, and nothing reaches out at the side."""
    for scheme in ("light", "dark"):
        phone.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        assert violations(phone) == [], f"{name} {scheme}"
        if PICTURES:
            ending = "" if scheme == "light" else "-dark"
            phone.photograph(Path(PICTURES) / f"phone-{name}{ending}.png")
    phone.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-contrast", "value": "more"}])
    assert violations(phone) == [], f"{name} contrast"
    phone.ask("Emulation.setEmulatedMedia", features=[])
    phone.resize(*NARROW)
    assert phone.run("document.documentElement.scrollWidth") <= NARROW[0], name
    small = phone.run(
        "Array.from(document.querySelectorAll('button, input:not([type=radio]):not([type=checkbox]), textarea, select, label.choice'))"
        ".filter(e => e.offsetParent && (e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44)).map(e => e.textContent)"
    )
    assert small == [], name
    phone.resize(360, 780)


def violations(phone: Tab) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and its own good practice."""
    if not phone.run("!!window.axe"):
        phone.run(AXE.read_text(encoding="utf-8") + "; true")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = phone.run(
        f"axe.run(document, {json.dumps({'runOnly': tags})}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ')))"
    )
    return list(found)


def answers(stage: Stage) -> list[tuple[str, float | None, str]]:
    poll = stage.desk.workshop.polls[-1]
    texts = {row.id: row.text for row in stage.desk.workshop.poll_options}
    rows = polls.answers_of(stage.desk.workshop, poll.id)
    return [(" ".join(texts[key] for key in row.choice.split()), row.value, row.text) for row in rows]


def test_the_code_is_typed_and_a_wrong_one_says_so(browser: Browser, phones: Phones) -> None:
    assert phones.way is not None
    phone = browser.open(f"http://{phones.address}/")
    phone.reads("Koden på skärmen")
    look(phone, "join")
    phone.type("#code", "AAA AAA")
    phone.tap("Kom in")
    phone.reads("Den koden gäller inte")
    assert phone.run("document.activeElement.id") == "code"
    phone.run("document.querySelector('#code').value = ''")
    phone.type("#code", f"{phones.way.code[:3]} {phones.way.code[3:]}".lower())
    phone.press("Enter", 13)
    phone.reads("Vilken grupp sitter du i?")
    look(phone, "teams")
    assert phone.run("location.href") == f"http://{phones.address}/"


def test_ideas_of_two_phones_lie_on_the_desk_and_their_own_can_be_changed(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    first, second = come(browser, phones), come(browser, phones, "Grupp 5")
    first.type("#note", "Få texten uppläst i lurarna när bokstäverna hoppar")
    first.tap("Lägg till")
    second.type("#note", "Mindre pappersarbete")
    second.run(
        "document.querySelector('#aim').value = 'students'; document.querySelector('#aim').dispatchEvent(new Event('change'))"
    )
    second.tap("Lägg till")
    first.until(lambda: len(open_meeting.ideas) == 2)
    teams = {team.name: team.id for team in open_meeting.teams}
    assert {(row.text, row.team_id, row.target_group) for row in open_meeting.ideas} == {
        ("Få texten uppläst i lurarna när bokstäverna hoppar", teams["Grupp 2"], "students"),
        ("Mindre pappersarbete", teams["Grupp 5"], "students"),
    }
    first.reads("Går att ändra tills den visas")
    assert "Mindre pappersarbete" not in first.text
    look(first, "ideas")
    first.tap("Ändra: Få texten")
    first.run("document.querySelector('#change').value = ''")
    first.type("#change", "Få texten uppläst")
    look(first, "change")
    first.tap("Spara")
    first.until(lambda: any(row.text == "Få texten uppläst" for row in open_meeting.ideas))
    stage.desk.note(meeting.reveal, [teams["Grupp 2"]], True)
    first.reads("Visas")
    first.until(lambda: "Ta tillbaka" not in first.text)
    second.tap("Ta tillbaka: Mindre")
    second.until(lambda: len(ideas.kept(open_meeting)) == 1)
    second.tap("Jag är klar")
    second.until(lambda: phones.present.of_team(teams["Grupp 5"]).done == 1)


KINDS: list[tuple[str, tuple[str, ...], Callable[[Tab], None], tuple[str, float | None, str]]] = [
    ("single", ("Har inte provat", "Använder ibland"), lambda p: p.tap("Använder ibland"), ("Använder ibland", None, "")),
    ("multiple", ("Planera", "Bedöma", "Skriva"), lambda p: p.tap_all("Planera", "Skriva"), ("Planera Skriva", None, "")),
    ("scale", (), lambda p: p.tap("4", "label.choice"), ("", 4.0, "")),
    ("ranking", ("Källkritik", "Arbetsmiljö"), lambda p: p.tap("Flytta upp: Arbetsmiljö"), ("Arbetsmiljö Källkritik", None, "")),
    ("cloud", (), lambda p: p.type("#said", "nyfiken"), ("", None, "nyfiken")),
    ("text", (), lambda p: p.type("#said", "En sak att prova på måndag"), ("", None, "En sak att prova på måndag")),
    ("number", (), lambda p: p.type("#said", "2,5"), ("", 2.5, "")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "options", "give", "expected"), KINDS, ids=[kind[0] for kind in KINDS])
def test_every_kind_of_question_is_answered_by_two_phones(
    stage: Stage,
    browser: Browser,
    phones: Phones,
    kind: str,
    options: tuple[str, ...],
    give: Callable[[Tab], None],
    expected: tuple[str, float | None, str],
) -> None:
    first, second = come(browser, phones), come(browser, phones, "Grupp 5")
    go_to(stage, "check_in")
    step = meeting.here(stage.desk.workshop)
    more = {"low": "inte alls", "high": "helt"} if kind == "scale" else {}
    stage.desk.do(polls.add, kind, "Hur nära ligger dagens fråga din vardag?", options, activity=step, **more)
    first.reads("Titta på skärmen")
    assert phones.switch(True)
    for phone in (first, second):
        phone.reads("Hur nära ligger")
        give(phone)
        phone.tap("Skicka", "button.main")
        phone.reads("Ditt är framme")
    look(first, f"poll-{kind}")
    assert answers(stage) == [expected, expected]
    first.reload()  # the answer is still there, and not given twice
    first.reads("Skicka ändrat svar")
    first.tap("Skicka", "button.main")
    first.until(lambda: stage.desk.workshop.polls[-1] and len(answers(stage)) == 2)
    stage.desk.do(polls.close, stage.desk.workshop.polls[-1].id)
    first.reads("Frågan är stängd")
    assert first.run("document.querySelector('button.main').disabled")


def test_dots_keep_within_the_budget(stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop) -> None:
    desk = stage.desk
    for name in ("Läxvännen", "Tre vägar in", "Prova högt"):
        desk.do(ideas.add, name, None, None)
        desk.do(clusters.gather, [open_meeting.ideas[-1].id], name)
        desk.do(clusters.ask, open_meeting.clusters[-1].id, f"Hur kan vi nå {name.lower()}?")
    go_to(stage, "vote")
    desk.do(votes.open_round, None, 2)
    assert phones.switch(True)
    first, second = come(browser, phones), come(browser, phones, "Grupp 5")
    for phone, which in ((first, "Läxvännen"), (second, "Prova högt")):
        phone.tap(f"En prick till: {which}")
        phone.reads("1 att lägga")
        phone.tap(f"En prick till: {which}")
        phone.reads("Alla är lagda")
        assert phone.run(
            "Array.from(document.querySelectorAll('button.step')).filter(b => b.textContent === '+').every(b => b.disabled)"
        )
        phone.tap("Lägg rösten")
        phone.reads("Ditt är framme")
    look(first, "vote")
    vote = open_meeting.rounds[-1]
    assert sum(votes.cast(open_meeting, vote).values()) == 2
    first.tap("En prick mindre: Läxvännen")
    first.tap("Lägg ändrad röst")
    first.until(lambda: _dots(open_meeting) == [1, 2])
    desk.close_round(vote.id)
    first.reads("Titta på skärmen")
    assert sorted(votes.result(open_meeting, vote).values()) == [0, 1, 2]


def _dots(workshop: Workshop) -> list[int]:
    from workshops.model import ballots_of

    return [len(ballot.dots.split()) for ballot in ballots_of(workshop, workshop.rounds[-1].id)]


def test_one_device_fills_in_the_sheet_of_its_team_as_it_is_typed(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    go_to(stage, "concept")
    assert phones.switch(True)
    first, second, other = come(browser, phones), come(browser, phones), come(browser, phones, "Grupp 5")
    look(first, "sheet-free")
    first.tap("Fyll i här")
    second.reads("En annan enhet i gruppen fyller i")
    second.tap("Fyll i här")
    second.reads("En annan enhet i gruppen fyller i kortet.")
    other.tap("Fyll i här")
    first.type("#f-name", "Läxvännen")
    first.type("#f-audience", "Elever i åk 4–9 som läser olika fort")
    other.type("#f-challenges", "Tid och upphovsrätt")
    team = next(team.id for team in open_meeting.teams if team.name == "Grupp 2")

    def sheet(team: str) -> tuple[str, str, str]:
        found = concepts.of_team(open_meeting, team)
        return (found.name, found.audience, found.challenges) if found is not None else ("", "", "")

    first.until(lambda: sheet(team)[:2] == ("Läxvännen", "Elever i åk 4–9 som läser olika fort"))
    other.until(
        lambda: sheet(next(t.id for t in open_meeting.teams if t.name == "Grupp 5"))[2] == "Tid och upphovsrätt"
    )
    first.reads("Allt är sparat")
    look(first, "sheet")
    stage.desk.do(concepts.write, team, "interface", "Skrivet i konsolen")
    first.until(lambda: first.run("document.querySelector('#f-interface').value") == "Skrivet i konsolen")
    first.reload()
    first.until(lambda: first.run("(document.querySelector('#f-name') || {}).value") == "Läxvännen")
    first.tap("Jag är klar")
    first.until(lambda: next(t.done for t in open_meeting.teams if t.id == team))
    first.tap("Lämna kortet")
    second.until(lambda: "En enhet i gruppen fyller i kortet" in second.text)
    second.tap("Fyll i här")
    second.until(lambda: second.run("(document.querySelector('#f-name') || {}).value") == "Läxvännen")


def test_feedback_goes_to_the_presentation_before_the_room(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    for team in open_meeting.teams[:2]:
        stage.desk.do(concepts.write, team.id, "name", f"Idén från {team.name}")
    stage.desk.note(meeting.reveal, [team.id for team in open_meeting.teams], True)
    go_to(stage, "pitch")
    assert phones.switch(True)
    first, second = come(browser, phones), come(browser, phones, "Grupp 5")
    first.reads("Titta på skärmen")
    queue = pitches.queue(open_meeting)
    stage.desk.note(meeting.present, queue[0].id, stage.desk.now())
    for phone, kind, text in ((first, "Fråga", "Vem bestämmer nivån?"), (second, "Bra", "Enkelt att börja")):
        phone.reads(queue[0].name)
        phone.tap(kind, "label.choice")
        phone.type("#said", text)
        phone.tap("Skicka", "button.main")
        phone.reads("Framme.")
    first.until(lambda: pitches.counts(open_meeting, queue[0].id) == {"plus": 1, "delta": 0, "question": 1, "idea": 0})
    look(first, "pitch")
    stage.desk.note(meeting.present, queue[1].id, stage.desk.now())
    first.reads(queue[1].name)


def test_what_is_written_without_contact_is_sent_once_when_it_is_back(
    browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    phone = come(browser, phones)
    phone.reads("Din idé")
    phones.stop()
    phone.reads("Ingen kontakt med datorn i rummet")
    for number in range(3):
        phone.type("#note", f"Idé {number} utan kontakt")
        phone.tap("Lägg till")
    phone.reads("Det du skrivit (3) är sparat här")
    look(phone, "away")
    phone.run("window.stop()")
    held = phone.run("JSON.parse(localStorage.getItem('dubbeldiamant')).box.length")
    assert held == 3
    assert phones.switch(True)
    phone.until(lambda: len(open_meeting.ideas) == 3)
    phone.until(lambda: "Ingen kontakt" not in phone.text)
    assert [row.text for row in open_meeting.ideas] == [f"Idé {number} utan kontakt" for number in range(3)]
    phone.until(lambda: phone.run("JSON.parse(localStorage.getItem('dubbeldiamant')).box.length") == 0)


def test_a_phone_that_is_reloaded_with_words_to_send_loses_and_doubles_none(
    browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    phone = come(browser, phones)
    phone.reads("Din idé")
    for number in range(4):
        phone.type("#note", f"Idé {number}")
        phone.tap("Lägg till")
        phone.reload()
        phone.reads("Din idé")
    phone.until(lambda: len(open_meeting.ideas) == 4)
    phone.until(lambda: "4 lappar" in phone.text)
    assert sorted(row.text for row in open_meeting.ideas) == [f"Idé {number}" for number in range(4)]


def test_the_meeting_goes_on_and_what_is_half_written_comes_back(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    phone = come(browser, phones)
    phone.type("#note", "Halvskriven tanke")
    go_to(stage, "break")
    phone.reads("Titta på skärmen")
    look(phone, "wait")
    go_to(stage, "ideas")
    phone.until(lambda: phone.run("(document.querySelector('#note') || {}).value") == "Halvskriven tanke")
    stage.desk.note(meeting.finish, stage.desk.now())
    phone.reads("Mötet är slut")
    look(phone, "over")
    assert phone.run("localStorage.getItem('dubbeldiamant')") is None


def test_it_speaks_english_where_the_phone_does_and_swedish_when_asked(browser: Browser, phones: Phones) -> None:
    phone = come(browser, phones, "Grupp 2", "en-GB")
    phone.reads("Your idea")
    assert phone.run("document.documentElement.lang") == "en"
    look(phone, "english")
    phone.tap("Svenska")
    phone.reads("Din idé")
    assert phone.run("document.documentElement.lang") == "sv"


def test_everything_is_done_by_keyboard_and_the_heading_has_the_focus_on_a_new_page(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    phone = come(browser, phones)
    phone.reads("Din idé")
    assert phone.run("document.activeElement.tagName") == "H1"
    for _ in range(1):
        phone.press("Tab", 9)
    phone.until(lambda: phone.run("document.activeElement.id") == "note")
    phone.ask("Input.insertText", text="Med tangenter")
    phone.press("Tab", 9)
    phone.press("Enter", 13)
    phone.until(lambda: [row.text for row in open_meeting.ideas] == ["Med tangenter"])
    assert phone.run("document.activeElement.id") == "note"
    go_to(stage, "break")
    phone.until(lambda: phone.run("document.activeElement.tagName") == "H1")


def test_hostile_words_are_shown_as_words(
    stage: Stage, browser: Browser, phones: Phones, open_meeting: Workshop
) -> None:
    evil = "<img src=x onerror=\"document.title='borta'\"><script>document.title='borta'</script>"
    phone = come(browser, phones)
    phone.type("#note", evil)
    phone.tap("Lägg till")
    phone.until(lambda: len(open_meeting.ideas) == 1)
    phone.reads(evil)
    go_to(stage, "check_in")
    stage.desk.do(polls.add, "single", evil, [evil, "annat"], activity=meeting.here(open_meeting))
    phones.switch(True)
    phone.until(lambda: phone.heading == evil)
    assert phone.run("document.querySelectorAll('main img, main script').length") == 0
