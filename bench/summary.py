"""How long the summary PDF takes, against a bare canvas that wraps and draws the same texts on as many pages."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO

from workshops import agenda, concepts, ideas, outcomes, pitches
from workshops.labels import Words
from workshops.model import Cluster, Tally, VoteRound, Workshop
from workshops.phases import CONCEPT_FIELDS, FEEDBACK
from workshops.summary import contents, fonts, pdf, styles
from workshops.summary.sections import Summary
from workshops.summary.tagged import TaggedCanvas

NOTES, CLUSTERS, CONCEPTS, ROUNDS = 500, 40, 6, 15
LARGE = 5000

SAID = (
    "Hjälp att komma i gång med läxan utan att få svaret",
    "Läsa samma text på en nivå som går att förstå",
    "Minnesanteckningar från arbetslaget, färdiga samma eftermiddag",
    "Kunna fråga en gång till utan att någon suckar",
    "Färdigt vikariematerial när man vaknar sjuk",
    "Se varifrån faktan kommer",
    "Respons medan texten skrivs och inte två veckor senare",
    "Veckobrev på familjens språk",
    "Prov som går att lyssna på",
    "Samla veckans frågor från vårdnadshavare och svara en gång",
    "Öva inför muntligt prov hemma",
    "Ett schema som märker när grupprummet är dubbelbokat",
    "Veta vad som sparas om mig",
)


def meeting(notes: int = NOTES) -> Workshop:
    """A workshop with 500 ideas in 40 clusters that were voted on, and 6 solutions; in memory only."""
    workshop = Workshop(
        title="Nätverksmöte om skrivande",
        kind="network_meeting",
        date="2026-11-26",
        place="Stora salen",
        challenge="Hur kan fler elever våga skriva, och fler lärare hinna svara?",
        hide_until_reveal=False,
    )
    for title, minutes, phase, work in (
        ("Öppning", 15, None, "opening"),
        ("Idéer", 35, "explore", "ideas"),
        ("Kluster och röster", 35, "define", "vote"),
        ("Kaffe", 15, None, "break"),
        ("Lösningskort", 40, "develop", "concept"),
        ("Presentationer", 40, "deliver", "pitch"),
    ):
        agenda.add(workshop, title, minutes, phase, work)
    teams = [agenda.add_team(workshop, f"Grupp {n + 1}", 6, ("students", "teachers")[n % 2]) for n in range(CONCEPTS)]
    workshop.clusters = [
        Cluster(name=f"{SAID[n % len(SAID)]}", position=n, question="Hur kan vi göra det lätt att börja?")
        for n in range(CLUSTERS)
    ]
    vote = VoteRound(options=" ".join(c.id for c in workshop.clusters), closed=True, cast=36)
    workshop.rounds.append(vote)
    for n, cluster in enumerate(workshop.clusters):
        workshop.tallies.append(Tally(round_id=vote.id, cluster_id=cluster.id, votes=(n * 7) % 19))
    for n in range(notes):
        group = ("students", "teachers")[(n * 5 + n // CLUSTERS) % 2]
        said = f"{SAID[n % len(SAID)]}, förslag {n}"
        ideas.add(workshop, said, None, group, seq=n + 1).cluster_id = workshop.clusters[n % CLUSTERS].id
    for n, team in enumerate(teams):
        concept = concepts.begin(workshop, team.id)
        concept.name = SAID[n]
        concept.impact, concept.effort = 1 + n % 5, 5 - n % 4
        for field in CONCEPT_FIELDS:
            setattr(concept, field, " ".join(SAID[n : n + 3]) + ".")
        for kind in FEEDBACK:
            pitches.say(workshop, concept.id, kind, SAID[(n * 3) % len(SAID)])
        outcomes.decide(workshop, f"{SAID[n]} prövas i två kommuner", "network", concept.id)
        outcomes.assign(workshop, f"Pröva {SAID[n]}", "IKT-pedagog", "2027-01-14", concept.id)
    return workshop


def texts(summary: Summary) -> Iterator[tuple[str, styles.Style, float]]:
    """Every text of the summary with its style and measure, as a plain program would be handed them."""
    side = styles.MEASURE / 2 - 27
    yield summary.cover.title, styles.TITLE, styles.MEASURE
    for step in summary.agenda.steps:
        for said in (step.start, step.title, step.detail, step.planned):
            yield said, styles.LIST, 160
    for part in summary.clusters.parts if summary.clusters else ():
        for said in (part.name, str(part.votes), "12"):  # in the table of votes
            yield said, styles.LIST_CLOSE, 230
        yield part.name, styles.PART, styles.MEASURE
        yield str(part.votes), styles.VOTES, styles.MEASURE
        yield part.votes_label, styles.VOTES_LABEL, styles.MEASURE
        yield part.question, styles.ASK, styles.MEASURE
        yield part.shared, styles.SMALL, styles.MEASURE
        for group in part.groups:
            yield group.name, styles.GROUP, side
            for idea in group.ideas:
                yield idea, styles.IDEA_CLOSE, side
    for concept in summary.concepts.parts if summary.concepts else ():
        for said in (concept.name, concept.eyebrow, str(concept.impact), str(concept.effort), "12"):  # in their table
            yield said, styles.LIST, 230
        yield concept.name, styles.NAME, styles.MEASURE
        yield concept.eyebrow, styles.EYEBROW, styles.MEASURE
        for judgement in concept.judgement:
            yield judgement.name, styles.LIST, styles.MEASURE
        for field in concept.fields:
            yield field.name, styles.FIELD, 108
            yield field.text, styles.BODY, styles.MEASURE - 120
        for feedback in concept.feedback:
            for said in feedback.texts:
                yield said, styles.LIST, 210
    for decision in summary.outcomes.decisions if summary.outcomes else ():
        yield decision.text, styles.BODY, 350
    for action in summary.outcomes.actions if summary.outcomes else ():
        for said in (action.what, action.role, action.due):
            yield said, styles.BODY, 240


def bare(summary: Summary, pages: int) -> bytes:
    """The floor: the same texts wrapped by ReportLab and drawn line by line, on as many pages, and nothing else."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, initialFontName=fonts.face(fonts.REGULAR).name)
    said = list(texts(summary))
    per_page = -(-len(said) // pages)
    for start in range(0, len(said), per_page):
        y = styles.HEIGHT - styles.TOP
        for text, style, measure in said[start : start + per_page]:
            canvas.setFont(style.face, style.size)
            for line in simpleSplit(text, style.face, style.size, measure):
                canvas.drawString(styles.MARGIN, max(40.0, y), line)
                y -= style.leading
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Untagged(TaggedCanvas):
    """The same canvas without a word about meaning."""

    def opening(self, element: object) -> str:
        """Marked content that means nothing."""
        return "/Artifact BMC"


def measure() -> dict[str, float]:
    """Seconds of processor time and ratios for a summary of 500 ideas: medians, the contestants taking turns."""
    workshop, words = meeting(), Words("sv")
    value = contents.of(workshop, words, now=1_795_000_000.0)
    pages = _pages(pdf.drawn(value))
    for name in fonts.FILES:
        fonts.face(name)
    large = contents.of(meeting(LARGE), words, now=1_795_000_000.0)
    took = _taking_turns(
        {
            "contents": lambda: contents.of(workshop, words),
            "bare": lambda: bare(value, pages),
            "untagged": lambda: pdf.drawn(value, _Untagged),
            "summary": lambda: pdf.drawn(value),
        }
    )
    large_took = _taking_turns({"summary": lambda: pdf.drawn(large)}, 3)["summary"]
    return {
        "500 ideas pages": float(pages),
        "500 ideas contents s": took["contents"],
        "500 ideas s": took["contents"] + took["summary"],
        "500 ideas floor s": took["bare"],
        "500 ideas ÷ bare canvas": took["summary"] / took["bare"],
        "tags s": took["summary"] - took["untagged"],
        "tags ÷ untagged": took["summary"] / took["untagged"],
        "500 ideas MB": _megabytes(value),
        "5000 ideas s": large_took,
        "5000 ÷ 500 ideas": large_took / took["summary"],
        "5000 ideas pages": float(_pages(pdf.drawn(large))),
        "5000 ideas MB": _megabytes(large),
    }


def _megabytes(value: Summary) -> float:
    """The most memory that Python holds while a summary is drawn, beyond what it held before."""
    gc.collect()
    tracemalloc.start()
    pdf.drawn(value)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 1_000_000


def _taking_turns(contestants: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in contestants}
    gc.collect()
    gc.freeze()  # what was loaded before is none of the contestants' rubbish
    for _ in range(rounds):
        for name, run in contestants.items():
            began = time.process_time()
            run()
            times[name].append(time.process_time() - began)
    gc.unfreeze()
    return {name: statistics.median(each) for name, each in times.items()}


def _pages(data: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(data)) as document:
        return len(document.pages)


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:28} {value:8.3f}")  # noqa: T201
