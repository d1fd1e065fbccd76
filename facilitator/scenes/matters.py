"""The screens of what the meeting keeps around the workshop: who is there, what was open, news, decisions, dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator.screens import Scene, Studio

if TYPE_CHECKING:
    from workshops.model import Activity, Workshop

PRESENT = (
    "Almunda 4 lärare, 1 rektor",
    "Björkvik 3 lärare, 2 bibliotekarier",
    "Ekerum 5 lärare",
    "Norrby 3 lärare, 1 rektor",
    "Söderby 2 IKT-pedagoger, 1 specialpedagog",
    "Västra Lövstaholms skoldistrikt 4 lärare",
)
DATES = (
    ("2027-01-28", "13:00", "16:00", "Lokal Vinga", "", "Ta med er digitaliseringsplan"),
    ("2027-03-11", "13:00", "16:00", "Digitalt", "Nätverksmöte om läromedel", ""),
    ("2027-05-20", "09:00", "", "Lokal Skagen", "", ""),
)
NEWS = (
    (
        "Ny vägledning om AI i undervisningen",
        "https://www.skolverket.se/vagledning-ai",
        "Kort genomgång av vad läraren ansvarar för när elever använder chattbotar. Gäller från höstterminen.",
    ),
    ("Granskning av digitala läromedel", "https://www.skolinspektionen.se/granskning", ""),
    (
        "Regional rapport om kompetensförsörjning",
        "https://example.org/rapport",
        "Nio områden där kommunerna kan dela arbete.",
    ),
)
EXCHANGE = (
    "Biblioteket är med från första lektionen",
    "Eleverna gör egna nyhetsfilmer",
    "Källkritik i alla ämnen",
    "Biblioteket behöver vara med redan från första lektionen",
    "Rektor måste ge tid för det",
    "Källkritiken måste in i varje ämne",
    "Material åldras fort, byt varje läsår",
    "En gemensam progression från årskurs 1 till 9",
)


def _at(work: str) -> Callable[[Activity], bool]:
    return lambda step: step.work == work


def _opened(studio: Studio, until: str, work: str) -> Workshop:
    return studio.take_up(until, _at(work), 6 * 60)


def _toggle(studio: Studio, name: str) -> None:
    studio.application.theme.reduced_motion = True
    studio.walk.sliding.close_up()
    studio.walk.ask(name)


def _attendance(studio: Studio) -> None:
    """The room is counted; names are kept, because somebody decided so."""
    from workshops import attendance

    _opened(studio, "nothing", "check_in")
    desk = studio.walk.stage.desk
    for line in PRESENT:
        desk.do(attendance.count, attendance.read_line(line))
    _toggle(studio, "attendance")


def _nobody(studio: Studio) -> None:
    _opened(studio, "nothing", "check_in")
    _toggle(studio, "attendance")


def _next_dates(studio: Studio) -> None:
    from workshops import occasions

    _opened(studio, "all", "closing")
    for date in DATES:
        studio.walk.stage.desk.do(occasions.add, *date)
    _toggle(studio, "next_dates")


def _decision(studio: Studio) -> None:
    """A decision written in the middle of a discussion."""
    _opened(studio, "all", "discussion")
    _toggle(studio, "jot_decision")


def _action(studio: Studio) -> None:
    _opened(studio, "all", "discussion")
    _toggle(studio, "jot_action")


def _monitoring(studio: Studio) -> None:
    from facilitator.preview import Following
    from workshops import meeting, news

    workshop = _opened(studio, "all", "monitoring")
    studio.walk.sliding.close_up()
    desk, here = studio.walk.stage.desk, meeting.here(workshop)
    for title, link, summary in NEWS:
        desk.do(news.add, title, link, summary, here)
    desk.previewed.emit(Following(workshop.news[0].id))


def _no_news(studio: Studio) -> None:
    from workshops import outcomes

    workshop = _opened(studio, "all", "monitoring")
    for point in [point for point in workshop.points if point.activity_id == workshop.progress.activity_id]:  # type: ignore[union-attr]
        studio.walk.stage.desk.do(outcomes.forget_point, point.id)


def _merged(studio: Studio, turns: int) -> None:
    """Six points of four teams, two of which said nearly the same."""
    from facilitator.phases.plain import PlainWorkspace
    from workshops import meeting, outcomes

    workshop = _opened(studio, "all", "discussion")
    studio.walk.sliding.close_up()
    desk, here = studio.walk.stage.desk, meeting.here(workshop)
    desk.note(meeting.reveal, [team.id for team in workshop.teams])
    for point in [point for point in workshop.points if point.activity_id == here]:
        desk.do(outcomes.forget_point, point.id)
    teams = sorted(workshop.teams, key=lambda team: team.position)
    for number, text in enumerate(EXCHANGE):
        desk.do(outcomes.remember, here, text, teams[number % 4].id)
    desk.note(meeting.reveal, [teams[3].id], False)
    run = studio.walk.run
    assert run is not None
    if isinstance(run.workspace, PlainWorkspace):
        for _turn in range(turns):
            run.workspace.merger.turn()
        studio.walk.stage.jobs.wait()


def _follow_up(studio: Studio) -> None:
    """The next meeting opens with what was open: two are dealt with, one stays."""
    from workshops import follow_up, meeting, timeline

    _next(studio)
    page = studio.walk.series.page
    assert page is not None
    page.button.click()
    desk = studio.walk.stage.desk
    start = timeline.planned_start(desk.workshop)
    studio.clock.now = start if start is not None else studio.clock.now
    studio.walk.begin()
    studio.clock.now += 4 * 60
    here = meeting.here(desk.workshop)
    first, second, third, *_rest = follow_up.items(desk.workshop)
    desk.do(follow_up.finish, first.id, here)
    desk.do(follow_up.finish, second.id, here)
    desk.do(follow_up.leave_open, third.id, here)
    run = studio.walk.run
    if run is not None and run.workspace is not None and here is not None:
        run.workspace.show_activity(here)


def _over(studio: Studio) -> None:
    """The room's last page, with the dates to come."""
    _next(studio)
    studio.walk.stage.desk.open(studio.walk.stage.desk.library.ids()[0])


def _next(studio: Studio) -> None:
    """What is open in the meeting that has ended, to be taken along."""
    from workshops import meeting, occasions, outcomes, parking

    workshop = _opened(studio, "all", "closing")
    studio.walk.sliding.close_up()
    desk = studio.walk.stage.desk
    for date in DATES:
        desk.do(occasions.add, *date)
    desk.do(outcomes.decide, "Ska nätverket ha en gemensam mall för samtycke?", "network", deferred=True)
    desk.do(parking.park, "Vem förvaltar den gemensamma materialbanken när projektet tar slut?")
    desk.note(meeting.finish, studio.clock.now)
    studio.walk.series.look(workshop.id)


SCENES: tuple[Scene, ...] = (
    Scene("attendance", _attendance, room=False),
    Scene("attendance-empty", _nobody, room=False),
    Scene("next-dates", _next_dates),
    Scene("jot-decision", _decision, room=False),
    Scene("jot-action", _action, room=False),
    Scene("monitoring", _monitoring),
    Scene("monitoring-empty", _no_news),
    Scene("merged-sides", lambda studio: _merged(studio, 1)),
    Scene("merged-together", lambda studio: _merged(studio, 2)),
    Scene("next-meeting", _next, room=False),
    Scene("over", _over, console=False),
    Scene("follow-up", _follow_up),
)
