"""Questions to the room, of every kind: half way, hidden and shown, set beside last time, with much and with nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.phases.polling import PollWorkspace
    from facilitator.screens import Scene, Studio
    from workshops.model import Workshop
    from workshops.polled.values import Given

PEOPLE = 31
SINGLE = ("Har inte provat", "Har provat någon gång", "Använder ibland", "Använder varje vecka", "Använder varje dag")
SEVERAL = ("Planera undervisning", "Ge återkoppling på elevtexter", "Anpassa material", "Skriva till hemmen", "Inget")
RANKED = ("Likvärdighet", "Källkritik", "Arbetsmiljö", "Bedömning")
WORDS = "möjlighet nyfiken osäkert överallt fusk spännande snabbt hopp likvärdighet oundvikligt stress verktyg vilse"
HOPES = (
    "En sak att prova redan på måndag",
    "Hur andra skolor har skrivit sina riktlinjer",
    "Kontakter i grannkommunerna",
    "Ett gemensamt språk för det vi redan gör",
    "Mod att låta eleverna pröva",
)
QUESTIONS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "single": ("Hur van är du vid AI i ditt arbete?", SINGLE, {}),
    "multiple": ("Vad har du använt AI till den här månaden?", SEVERAL, {}),
    "scale": ("Hur nära ligger dagens fråga din vardag?", (), {"low": "inte alls", "high": "helt och hållet"}),
    "ranking": ("Vad är viktigast för er det här läsåret?", RANKED, {}),
    "cloud": ("Ett ord om AI i skolan just nu", (), {}),
    "text": ("Vad hoppas du ta med dig härifrån?", (), {}),
    "number": ("Hur många timmar i veckan går till administration?", (), {"unit": "timmar"}),
}


def ask(workshop: Workshop, kind: str, activity: str, answers: int, seed: int = 3) -> str:
    """Put a question of a kind with so many answers by chance, always the same ones; answers its id."""
    from workshops import polls

    question, options, more = QUESTIONS[kind]
    poll = polls.add(workshop, kind, question, options, activity=activity, **more)  # type: ignore[arg-type]
    chance = random.Random(seed)
    keys = [row.id for row in polls.options_of(workshop, poll.id)]
    if answers:
        polls.take(workshop, poll.id, [_given(kind, keys, chance) for _ in range(answers)])
    return poll.id


def _given(kind: str, keys: list[str], chance: random.Random) -> Given:
    from workshops.polled.values import Given

    if kind == "single":
        return Given((chance.choices(keys, [4, 8, 9, 6, 2])[0],))
    if kind == "multiple":
        return Given(tuple(dict.fromkeys(chance.choices(keys, [9, 6, 5, 3, 2], k=2))))
    if kind == "ranking":
        return Given(tuple(sorted(keys, key=lambda key: keys.index(key) + chance.uniform(-1.6, 1.6))))
    if kind == "cloud":
        words = WORDS.split()
        return Given(text=chance.choices(words, range(len(words), 0, -1))[0])
    if kind == "text":
        return Given(text=chance.choice(HOPES))
    if kind == "scale":
        return Given(value=float(chance.choices(range(1, 6), [1, 2, 5, 6, 3])[0]))
    return Given(value=float(max(1, round(chance.gauss(9, 3)))))


def _asked(kind: str, answers: int, shown: bool, typed: str = "") -> Callable[[Studio], None]:
    def play(studio: Studio) -> None:
        from workshops import polls

        workshop = studio.take_up("nothing", lambda step: step.work == "check_in", 7 * 60)
        desk = studio.walk.stage.desk
        activity = desk.workshop.progress.activity_id if desk.workshop.progress is not None else ""
        for old in [row.id for row in workshop.polls]:
            desk.note(polls.remove, old)
        for each in (kind, *[other for other in ("single", "cloud") if other != kind][:1]):
            desk.note(ask, each, activity or "", answers if each == kind else 0)
        first = polls.of_activity(workshop, activity or "")[0]
        desk.note(polls.ask, first.id)
        desk.note(polls.show, first.id, shown)
        if typed:
            studio.walk.stage.entry.write(typed)

    return play


def _compared(studio: Studio) -> None:
    """The same question as last time, with both beside each other."""
    from workshops import polls
    from workshops.polls import earlier

    _asked("single", PEOPLE, True)(studio)
    desk = studio.walk.stage.desk
    poll = desk.workshop.polls[0]
    rows = tuple((text, float(count)) for text, count in zip(SINGLE, (9, 9, 5, 3, 1), strict=True))
    last = polls.Earlier("Nätverksmöte skoldigitalisering", "2026-05-07", 27, rows)
    desk.note(_remember, poll.id, earlier.written(last))


def _remember(workshop: Workshop, poll: str, said: str) -> None:
    from workshops.model import Poll, find

    find(workshop, Poll, poll).earlier = said


def _workspace(studio: Studio) -> PollWorkspace:
    from facilitator.phases.polling import PollWorkspace

    run = studio.walk.run
    assert run is not None
    assert isinstance(run.workspace, PollWorkspace)
    return run.workspace


def _form(studio: Studio) -> None:
    _asked("scale", 0, False)(studio)
    _workspace(studio).edit()


def scenes() -> tuple[Scene, ...]:
    """What is photographed of questions to the room."""
    from facilitator.screens import Scene

    kinds = ("scale", "ranking", "cloud", "text", "number")
    return (
        Scene("poll-hidden", _asked("single", 24, False, "3 × 4")),
        *(Scene(f"poll-{kind}", _asked(kind, PEOPLE, True)) for kind in kinds),
        Scene("poll-compared", _compared),
        Scene("poll-form", _form, room=False),
    )
