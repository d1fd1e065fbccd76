"""What the summary says, as frozen values: made once from a workshop, then laid out, written or exported elsewhere.

All sentences are already in the language of the summary; target groups, phases and kinds stay codes beside their names.
"""

from __future__ import annotations

from dataclasses import dataclass


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
class Group:
    """The ideas of one target group (None: of no target group)."""

    target_group: str | None
    name: str
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClusterPart:
    """A cluster with its ideas. `votes` is None where it was not voted on; `share` is of the most votes, 0–1; `empty` is said of one without notes."""

    name: str
    named: bool
    votes: int | None
    votes_label: str
    share: float
    question: str
    groups: tuple[Group, ...]
    continued: str
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The How-might-we question with most votes, and where it comes from."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Clusters:
    """All ideas, by cluster, most votes first."""

    heading: str
    lead: str
    label: str
    parts: tuple[ClusterPart, ...]
    question_heading: str
    questions: tuple[Question, ...]

    @property
    def ideas(self) -> int:
        """How many ideas there are in all."""
        return sum(len(group.ideas) for part in self.parts for group in part.groups)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a concept sheet; `text` is empty where nothing was written."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SourceIdea:
    """A note that a concept builds on."""

    target_group: str | None
    target_name: str
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


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision, at what level, and the solution it is about (or empty)."""

    text: str
    level: str
    concept: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action: what, which role, when, and the solution it is about (or empty)."""

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
    """The points written down in one activity; each with the team that made it, or nobody in particular."""

    title: str
    detail: str
    points: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """What was noted outside the boards and sheets, activity by activity."""

    heading: str
    label: str
    parts: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class About:
    """What the summary holds and leaves out, and the truth about names."""

    heading: str
    label: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything the PDF needs. `hidden` and `discarded` count notes that are left out; `signs` names unusual signs."""

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
