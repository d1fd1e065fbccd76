"""The archive of a coordinator: two years of meetings on a timeline, searched, and their actions followed up."""

from __future__ import annotations

from facilitator.screens import Scene, Studio

MEETINGS = (
    ("natverksmote-halvdag", "Nätverksmöte läromedel", "2027-01-14", "Vik", "Nätverk skoldigitalisering"),
    ("apt-spelregler-ai", "APT: spelregler för AI", "2026-11-18", "Vik", "Almskolan"),
    ("dubbel-diamant", "Så vill vi arbeta med källkritik", "2026-10-27", "Sund", "Björkskolan"),
    ("apt-spelregler-ai", "APT: spelregler för AI", "2026-10-21", "Sund", "Björkskolan"),
    ("natverksmote-halvdag", "Nätverksmöte skolbibliotek", "2026-09-17", "Berga", "Nätverk skolbibliotek"),
    ("apt-spelregler-ai", "APT: spelregler för AI", "2026-09-09", "Berga", "Gymnasiet"),
    ("dubbel-diamant", "Trygg skolväg", "2026-06-03", "Berga", "Gymnasiet"),
    ("natverksmote-halvdag", "Nätverksmöte skoldigitalisering", "2026-05-07", "Vik", "Nätverk skoldigitalisering"),
    ("dubbel-diamant", "Läsningens dag", "2026-03-10", "Sund", "Björkskolan"),
    ("natverksmote-halvdag", "Nätverksmöte specialpedagogik", "2025-11-20", "Vik", "Nätverk specialpedagogik"),
    ("apt-spelregler-ai", "APT: läsning i alla ämnen", "2025-10-14", "Vik", "Almskolan"),
)
IDEAS = (
    ("Läsa samma text som de andra men i min takt, och lyssna när det blir för svårt", "students"),
    ("Uppläsning av allt vi läser i klassen utan att någon behöver be om det", "teachers"),
    ("Slippa läsa högt inför klassen, spela in i stället", "students"),
    ("Läxhjälp på biblioteket två kvällar i veckan", "students"),
    ("Eleverna lyssnar på varandras texter och ger respons innan någon bedömer", "teachers"),
)
ACTIONS = (
    ("Samla godkända AI-verktyg i en lista", "Digitaliseringsansvarig", "2026-11-20", "administration"),
    ("Pröva veckobrev på fler språk", "IKT-pedagog", "2026-11-27", "personal"),
    ("Läs avtalet om elevkonton", "Nätverkssamordnare", "2026-12-10", "administration"),
    ("Boka lokal till januari", "Nätverkssamordnare", "2026-12-15", ""),
    ("Spelregler för AI på anslagstavlan", "Rektor", "2027-01-08", "head"),
)


def _fill(studio: Studio) -> None:
    """Meetings that were held, with what was said and agreed there; the sample among them."""
    from facilitator.screens import PLACES, TODAY
    from workshops import agenda, ideas, meeting, outcomes, templates
    from workshops.model import Workshop

    studio.take_up("all", None, 0)
    studio.walk.put_away()
    library, language = studio.walk.stage.desk.library, studio.application.words.language

    def say(workshop: Workshop, number: int) -> None:
        for place in range(2):
            text, group = IDEAS[(number + place) % len(IDEAS)]
            ideas.add(workshop, text, None, group)
        what, role, due, responsible = ACTIONS[number % len(ACTIONS)]
        if number < len(ACTIONS):
            outcomes.assign(workshop, what, role, due).responsible = responsible

    for number, (template, title, day, municipality, unit) in enumerate(MEETINGS):
        workshop = templates.start(templates.load(template, language), title=title, date=day)
        library.add(workshop, studio.clock.now - 86_400.0 * (number + 1))
        told = {"municipality": municipality, "organisation": unit, "place": PLACES[number % len(PLACES)]}
        library.edit(workshop.id, agenda.describe, undoable=False, **told)
        library.edit(workshop.id, say, number, undoable=False)
        if day < TODAY:
            library.edit(workshop.id, meeting.finish, studio.clock.now, undoable=False)


def _page(studio: Studio, page: str, typed: str = "") -> None:
    from facilitator.archive.list import ArchiveView

    _fill(studio)
    studio.walk.open_archive()
    view = studio.application.window.page
    assert isinstance(view, ArchiveView)
    view.show_page(page)
    view.search.set_text(typed)


def _timeline(studio: Studio) -> None:
    _page(studio, "timeline")


def _hits(studio: Studio) -> None:
    _page(studio, "hits", "läsa")


def _actions(studio: Studio) -> None:
    _page(studio, "actions")


SCENES: tuple[Scene, ...] = (
    Scene("archive-timeline", _timeline, room=False),
    Scene("archive-hits", _hits, room=False),
    Scene("archive-actions", _actions, room=False),
)
