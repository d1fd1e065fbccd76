"""The double diamond as data: its phases, the kinds of activity, the target groups and the kinds of meeting."""

from __future__ import annotations

PHASES = ("explore", "define", "develop", "deliver")
OPENING = ("explore", "develop")

KINDS = ("network_meeting", "apt", "workshop")

TARGET_GROUPS = ("students", "teachers", "guardians")

WORKS = (
    "opening",
    "follow_up",
    "check_in",
    "presentation",
    "warm_up",
    "ideas",
    "cluster",
    "vote",
    "concept",
    "pitch",
    "decisions",
    "discussion",
    "assessment",
    "monitoring",
    "matters",
    "break",
    "closing",
)
"""What an activity asks of the room; it chooses the workspace. `break` has none."""

IDEAS, CLUSTER, VOTE, CONCEPT, PITCH, DECISIONS = "ideas", "cluster", "vote", "concept", "pitch", "decisions"
BREAK = "break"
FOLLOW_UP, MONITORING, DISCUSSION = "follow_up", "monitoring", "discussion"
ASSESSMENT = "assessment"
CHECK_IN, CLOSING = "check_in", "closing"

CONCEPT_FIELDS = ("audience", "functionality", "technology", "interface", "challenges")
FEEDBACK = ("plus", "delta", "question", "idea")
LEVELS = ("manager", "cooperation", "administration", "network")
RESPONSIBLE = ("personal", "head", "administration", "national", "organiser", "school_leader", "teacher")
"""Who answers for an action: the roles of the digitalisation plan and those of the regional study."""
POLLS = ("single", "multiple", "scale", "ranking", "cloud", "text", "number")
"""The kinds of question."""
