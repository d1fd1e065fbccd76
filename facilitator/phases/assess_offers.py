"""What an assessment may begin from: one of an earlier meeting in this library, a deck of cards, or one's own words."""

from __future__ import annotations

from functools import partial

from facilitator.phases.assess_setup import Draft, Offer
from facilitator.stage import Stage
from workshops import assessments, cards, dates, standings
from workshops.assessment_parts import MOST_AREAS
from workshops.model import Assessment, Workshop, find
from workshops.standings import Standing
from workshops.storage.again import Assessed

FIRST = "digital_plan"
"""The deck that assessments are usually about."""
OWN = "own"
DECK, EARLIER = "deck:", "earlier:"
MOST_EARLIER = 12


def of(stage: Stage) -> list[Offer]:
    """Everything there is to begin from, the likeliest first."""
    words = stage.words
    roles = tuple(words("assessment.setup.usual_roles").split("\n"))
    ends = (words("assessment.setup.usual_low"), words("assessment.setup.usual_high"))
    found = [_again(stage, each) for each in _earlier(stage)]
    decks = sorted(cards.decks(words.language), key=lambda deck: deck.id != FIRST)
    for deck in decks:
        if len(deck.cards) <= MOST_AREAS:
            areas = tuple((card.title, cards.key(deck.id, card.id)) for card in deck.cards)
            found.append(Offer(f"{DECK}{deck.id}", deck.name, Draft(words("assessment.title"), areas, roles, *ends)))
    return [*found, Offer(OWN, words("assessment.setup.own"), Draft("", (), roles, *ends))]


def begin(stage: Stage, activity: str, offer: str, draft: Draft) -> bool:
    """Begin an assessment as the form says; one that is made again has its last time's results beside it."""
    before = None
    if offer.startswith(EARLIER):
        workshop, _, key = offer.removeprefix(EARLIER).partition(" ")
        before = stage.desk.read(workshop, lambda held: _looked_at(held, key))
    said = (draft.title, draft.areas, draft.roles, draft.low, draft.high)
    return stage.desk.do(assessments.start, activity, *said, before)


def last_time(stage: Stage, standing: Standing) -> tuple[Standing, str, str] | None:
    """The latest assessment of this library that this one may be compared with: how it stood, its thread, its day."""
    for each in _earlier(stage):
        found = stage.desk.read(each.workshop, partial(_looked_at, key=each.assessment))
        if standings.alike(standing, found[0]):
            return found
    return None


def _looked_at(workshop: Workshop, key: str) -> tuple[Standing, str, str]:
    found = find(workshop, Assessment, key)
    return standings.of(workshop, found), found.thread, workshop.date


def _earlier(stage: Stage) -> list[Assessed]:
    here = stage.desk.workshop.id
    return [each for each in stage.desk.library.assessed() if each.workshop != here][:MOST_EARLIER]


def _again(stage: Stage, each: Assessed) -> Offer:
    words = stage.words
    standing, _, _ = stage.desk.read(each.workshop, lambda held: _looked_at(held, each.assessment))
    date = dates.text(words, each.date, "medium") if each.date else each.meeting
    name = words("assessment.setup.again", title=standing.title or each.meeting, date=date)
    areas = tuple((area.text, area.card) for area in standing.areas)
    draft = Draft(standing.title, areas, tuple(role.text for role in standing.roles), standing.low, standing.high)
    return Offer(f"{EARLIER}{each.workshop} {each.assessment}", name, draft, date)
