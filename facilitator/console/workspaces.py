"""Which workspace an activity is held in, and each of them made once, when it is first needed."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.console.workspace import Workspace
from facilitator.stage import Stage
from workshops.phases import ASSESSMENT, CHECK_IN, CLOSING, CLUSTER, CONCEPT, DECISIONS, FOLLOW_UP, IDEAS, PITCH, VOTE

Make = Callable[[str, Stage], Workspace]

KINDS = {
    IDEAS: "explore",
    CLUSTER: "define",
    VOTE: "vote",
    CONCEPT: "develop",
    PITCH: "deliver",
    DECISIONS: "decisions",
    FOLLOW_UP: "follow_up",
    ASSESSMENT: "assess",
    CHECK_IN: "polls",
    CLOSING: "polls",
}
"""The kind of workspace for the work of an activity; everything else is held in the plain one."""
SCOPES = {
    "explore": "explore",
    "define": "board",
    "vote": "vote",
    "develop": "develop",
    "deliver": "deliver",
    "decisions": "deliver",
    "follow_up": "follow_up",
    "assess": "assess",
    "plain": "plain",
    "polls": "polls",
}
"""The scope of keys that acts in each kind of workspace."""


def kind_of(work: str) -> str:
    """The kind of workspace for an activity's work."""
    return KINDS.get(work, "plain")


def make_workspace(kind: str, stage: Stage) -> Workspace:
    """A new workspace of a kind."""
    return _MAKERS[kind](stage)


def _explore(stage: Stage) -> Workspace:
    from facilitator.phases.explore import ExploreWorkspace

    return ExploreWorkspace(stage)


def _define(stage: Stage) -> Workspace:
    from facilitator.phases.define import DefineWorkspace

    return DefineWorkspace(stage)


def _vote(stage: Stage) -> Workspace:
    from facilitator.phases.vote import VoteWorkspace

    return VoteWorkspace(stage)


def _develop(stage: Stage) -> Workspace:
    from facilitator.phases.develop import DevelopWorkspace

    return DevelopWorkspace(stage)


def _deliver(stage: Stage) -> Workspace:
    from facilitator.phases.deliver import DeliverWorkspace

    return DeliverWorkspace(stage)


def _decisions(stage: Stage) -> Workspace:
    from facilitator.phases.decisions import DecisionsWorkspace

    return DecisionsWorkspace(stage)


def _follow_up(stage: Stage) -> Workspace:
    from facilitator.phases.follow_up import FollowUpWorkspace

    return FollowUpWorkspace(stage)


def _assess(stage: Stage) -> Workspace:
    from facilitator.phases.assess import AssessWorkspace

    return AssessWorkspace(stage)


def _plain(stage: Stage) -> Workspace:
    from facilitator.phases.plain import PlainWorkspace

    return PlainWorkspace(stage)


def _polls(stage: Stage) -> Workspace:
    from facilitator.phases.polling import PollWorkspace

    return PollWorkspace(stage)


_MAKERS: dict[str, Callable[[Stage], Workspace]] = {
    "explore": _explore,
    "define": _define,
    "vote": _vote,
    "develop": _develop,
    "deliver": _deliver,
    "decisions": _decisions,
    "follow_up": _follow_up,
    "assess": _assess,
    "plain": _plain,
    "polls": _polls,
}


class Workspaces:
    """Keeps the workspaces that have been made; the widgets belong to whoever shows them."""

    def __init__(self, stage: Stage, make: Make = make_workspace) -> None:
        self._stage, self._make = stage, make
        self._made: dict[str, Workspace] = {}

    def of(self, work: str) -> Workspace:
        """The workspace for an activity's work."""
        kind = kind_of(work)
        if kind not in self._made:
            self._made[kind] = self._make(kind, self._stage)
        return self._made[kind]
