"""What the summary says, as frozen values: made once from a workshop, then laid out, written or exported elsewhere.

All sentences are already in the language of the summary; target groups, phases and kinds stay codes beside their names.
"""

from __future__ import annotations

from dataclasses import dataclass

from workshops.minutes.blocks import Block
from workshops.polled.values import Earlier, Results

ALL, TARGET_GROUP, TEAM, CONCEPTS = "everything", "target_group", "team", "concepts"
"""The extents of a summary: all of it, what one target group or one team made, the solutions alone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence; a strong one is set in semibold."""

    text: str
    strong: bool = False


Sentence = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the meeting's line. `kind` is line, break or a phase; `minutes` its share of the width."""

    kind: str
    minutes: int
    name: str
    length: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `line_text` says in words what the drawing of the line shows."""

    organisation: str
    label: str
    eyebrow: str
    title: str
    lead: tuple[str, ...]
    line: tuple[Segment, ...]
    line_text: str
    counts: tuple[Count, ...]
    findings_heading: str
    findings: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the agenda; minutes are written out, and empty where they are not known."""

    start: str
    title: str
    phase: str | None
    detail: str
    planned: str
    actual: str
    kind: str  # step, break or skipped


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team with its target group."""

    name: str
    target_group: str | None
    target_name: str
    size: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """The steps of the meeting and who sat together. `columns` are the headings: time, step, phase, planned, actual."""

    heading: str
    lead: str
    columns: tuple[str, str, str, str, str]
    steps: tuple[Step, ...]
    total: Step
    empty: str
    teams_heading: str
    teams: tuple[TeamRow, ...]

    @property
    def timed(self) -> bool:
        """Whether any step has a time by the clock."""
        return any(step.actual for step in self.steps)


@dataclass(frozen=True, slots=True)
class SourceIdea:
    """A note with its target group, where it stands among others: one that a solution builds on, or under another note."""

    target_group: str | None
    target_name: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """The ideas of one target group (None: of no target group).

    `below` has for each idea the notes that stand under it because they say the same; it is empty where none does.
    """

    target_group: str | None
    name: str
    ideas: tuple[str, ...]
    below: tuple[tuple[SourceIdea, ...], ...] = ()

    @property
    def notes(self) -> int:
        """How many notes there are in all, those under another one too."""
        return len(self.ideas) + sum(map(len, self.below))


@dataclass(frozen=True, slots=True)
class ClusterPart:
    """A cluster with its ideas. `votes` is None where it was not voted on; `share` is of the most votes, 0–1.

    `empty` is said of one without notes, `shared` of one that several target groups brought up.
    """

    name: str
    named: bool
    votes: int | None
    votes_label: str
    share: float
    question: str
    groups: tuple[Group, ...]
    continued: str
    empty: str = ""
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The How-might-we question with most votes, and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """All ideas, by cluster, most votes first.

    `most` are the votes of the first; `votes_columns`: cluster, votes, page. Without a `votes_heading` they get no table.

    In a variant of one target group or team the target group goes without `saying`.
    """

    heading: str
    lead: str
    label: str
    parts: tuple[ClusterPart, ...]
    question_heading: str
    questions: tuple[Question, ...]
    most: int = 0
    votes_heading: str = ""
    votes_columns: tuple[str, str, str] = ("", "", "")
    saying: bool = True

    @property
    def ideas(self) -> int:
        """How many ideas there are in all."""
        return sum(group.notes for part in self.parts for group in part.groups)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a concept sheet; `text` is empty where nothing was written."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Principle:
    """A principle with how the concept stands against it (yes or not_yet)."""

    answer: str
    answer_name: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Impact or effort, 1–5, with what it is called."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class FeedbackPart:
    """What the room said of one kind: plus, delta, question or idea."""

    kind: str
    name: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptPart:
    """A team's solution, one page where it fits."""

    eyebrow: str
    target_group: str | None
    name: str
    named: bool
    pitch: str
    fields: tuple[Field, ...]
    sources: tuple[SourceIdea, ...]
    source_cluster: str
    principles: tuple[Principle, ...]
    judgement: tuple[Judgement, ...]
    feedback: tuple[FeedbackPart, ...]
    next_steps: tuple[Sentence, ...]
    impact: int = 0  # 1–5, 0 = not judged
    effort: int = 0


@dataclass(frozen=True, slots=True)
class Overview:
    """The solutions at a glance. `columns`: number, solution, impact, effort, page; `reading` says how to read the plot.

    `plot_text` says in words what the plot shows; it is empty where too few were judged for one.
    """

    heading: str
    lead: str
    columns: tuple[str, str, str, str, str]
    impact: str
    effort: str
    reading: tuple[str, ...]
    plot_text: str
    unjudged: str


@dataclass(frozen=True, slots=True)
class Concepts:
    """The solutions in the order they were presented, with the headings of their parts."""

    heading: str
    label: str
    unwritten: str
    sources_heading: str
    principles_heading: str
    judgement_heading: str
    judgement_text: str
    feedback_heading: str
    next_heading: str
    parts: tuple[ConceptPart, ...]
    overview: Overview | None = None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, at what level, and the solution it is about (or empty); `state` says that it was put off, or where it began."""

    text: str
    level: str
    concept: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action: what, which role, when, and the solution it is about (or empty).

    `state` says that it is done, where in the plan it belongs, who answers for it, and where it began.
    """

    what: str
    role: str
    due: str
    concept: str
    state: str


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Decisions and actions, with the headings of their columns."""

    heading: str
    label: str
    decisions_heading: str
    decision_columns: tuple[str, str]
    decisions: tuple[DecisionRow, ...]
    actions_heading: str
    action_columns: tuple[str, str, str]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The points written down in one activity; each with the team that made it, or nobody in particular.

    `fields` are those of a method that has some: a name, and the points that belong to it.
    """

    title: str
    detail: str
    points: tuple[Sentence, ...]
    fields: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """What was noted outside the boards and sheets, activity by activity."""

    heading: str
    label: str
    parts: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """What a role said of an area, written out: mean, last time's, how far it moved, answers, spread. `first` of its area."""

    area: str
    role: str
    mean: str
    before: str
    change: str
    answers: str
    spread: str
    first: bool


@dataclass(frozen=True, slots=True)
class AssessmentPart:
    """A self-assessment. `series` are the places of lines with their names; `figures` are pictures: heading, values by role, alt.

    `overlay` has last time's values where they stand in the same picture, with what they are called.
    """

    title: str
    lead: str
    areas: tuple[str, ...]
    least: int
    most: int
    series: tuple[tuple[int, str], ...]
    figures: tuple[tuple[str, tuple[tuple[float | None, ...], ...], str], ...]
    overlay: tuple[str, tuple[float | None, ...]] | None
    before: tuple[tuple[float | None, ...], ...]
    axes: str
    rows: tuple[AssessmentRow, ...]
    findings: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assessments:
    """The self-assessments that were shown or closed. `columns`: area, role, mean, last time, change, answers, spread."""

    heading: str
    label: str
    columns: tuple[str, str, str, str, str, str, str]
    parts: tuple[AssessmentPart, ...]


@dataclass(frozen=True, slots=True)
class PollPart:
    """A question to the room: its results, those of the last time, and the same as a table. `figure` tells the picture."""

    question: str
    detail: str
    found: Results
    last: Earlier | None
    last_text: str
    figure: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Polls:
    """The questions to the room, in the order of the meeting."""

    heading: str
    label: str
    lead: str
    parts: tuple[PollPart, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the summary holds and leaves out, and the truth about names."""

    heading: str
    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutesText:
    """The minutes of a meeting ready to be set: all that stands in the finished ones. `left_out` says what does not.

    `pictures` are the self-assessments by the key of the table that each stands over.
    """

    language: str
    spoken: str
    title: str
    label: str
    subject: str
    author: str
    heading: str
    header: str
    footer: str
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    left_out: str
    signs: tuple[tuple[str, str], ...]
    pictures: tuple[tuple[str, AssessmentPart], ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything a file of the summary needs, in `language`; people's own words are in the one they `spoken`.

    `hidden` and `discarded` count notes that are left out; `signs` names unusual signs."""

    language: str
    title: str
    subject: str
    header: str
    footer: str
    draft: bool
    hidden: int
    discarded: int
    cover: Cover
    agenda: Agenda
    clusters: Clusters | None
    concepts: Concepts | None
    outcomes: Outcomes | None
    notes: Notes | None
    about: About
    contents_heading: str
    signs: tuple[tuple[str, str], ...]
    extent: str = ALL
    spoken: str = ""
    assessments: Assessments | None = None
    minutes: MinutesText | None = None
    polls: Polls | None = None
