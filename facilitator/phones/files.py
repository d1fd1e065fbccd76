"""The page that phones get: files from resources, its colours from the theme's tokens, its words in both languages."""

from __future__ import annotations

import json
from typing import Any

from facilitator.theme.tokens import tokens
from workshops.labels import LANGUAGES, RESOURCES, Words
from workshops.serving.server import File

FOLDER = RESOURCES / "phone"
ROLES = (
    "canvas", "surface", "sunk", "ink", "inkSoft", "line", "control", "accent", "accentInk", "accentTint", "focus", "danger",
    "students", "studentsTint", "studentsLine", "studentsInk", "teachers", "teachersTint", "teachersLine", "teachersInk",
    "guardians", "guardiansTint", "guardiansLine", "guardiansInk", "explore", "define", "develop", "deliver",
)  # fmt: skip
SAID = (
    "lead", "code", "code_hint", "come_in", "wrong_code", "looking", "trial", "trial_hint", "choose_team", "join", "join_team", "none_kept",
    "open_network", "no_names", "screen_too", "change_team", "no_team", "away", "away_n", "wait", "wait_hint", "over",
    "over_hint", "shut", "elsewhere", "use_here", "note", "note_hint", "add", "hidden_note", "shown_note",
    "sent_from_here", "notes_one", "notes_many", "take_back", "change", "keep", "leave", "state_wait", "state_open",
    "state_shown", "state_away", "sending", "sent", "group_of_note", "group_none", "group_students", "group_teachers",
    "group_guardians", "left_of", "too_long", "done", "not_done", "question_of", "send", "send_again", "answered",
    "answered_change", "closed_poll", "how_single", "how_multiple", "how_scale", "how_ranking", "how_cloud",
    "how_text", "how_number", "poll_kept", "ranked_first", "move_up", "move_down", "word", "words", "number", "vote",
    "vote_by_team", "dots_left", "dots_none", "dot_more", "dot_less", "lay", "lay_again", "laid", "pitch",
    "pitch_now", "say_plus", "say_delta", "say_question", "say_idea", "feedback", "feedback_sent", "sheet",
    "sheet_hint", "take_sheet", "sheet_taken", "leave_sheet", "kept", "keeping", "field_name", "field_audience",
    "field_functionality", "field_technology", "field_interface", "field_challenges", "minutes_left", "time_over",
    "no_NotNow", "no_NotYours", "no_NoTeam", "no_SheetTaken", "no_PollClosed", "no_other",
)  # fmt: skip
"""The words of the page by name."""


def served() -> dict[str, File]:
    """What is served, by path."""
    return {
        "/": File((FOLDER / "page.html").read_bytes(), "text/html"),
        "/page.css": File((FOLDER / "page.css").read_bytes(), "text/css"),
        "/page.js": File((FOLDER / "page.js").read_bytes(), "text/javascript"),
        "/mark.svg": File((FOLDER / "mark.svg").read_bytes(), "image/svg+xml"),
        "/theme.css": File(_theme().encode(), "text/css"),
        "/words.json": File(json.dumps(_words(), ensure_ascii=False).encode(), "application/json"),
    }


def nothing_yet() -> dict[str, Any]:
    """What a phone sees that comes to a trial: that it has found its way."""
    return {
        "meeting": {"title": "", "challenge": "", "groups": [], "teams": []},
        "now": {"kind": "trial", "activity": "", "title": "", "phase": None},
        "clock": None,
        "counts": {},
        "sheets": [],
    }


def _words() -> dict[str, dict[str, str]]:
    found = {}
    for language in LANGUAGES:
        words = Words(language)
        found[language] = {name: words(f"phonepage.{name}") for name in SAID}
    return found


def _theme() -> str:
    """The roles as custom properties: light, dark where the phone asks for it, and with more contrast."""
    colour = tokens().colour
    asked = {
        "light": "",
        "dark": "@media (prefers-color-scheme: dark)",
        "contrast": "@media (prefers-contrast: more), (forced-colors: active)",
    }
    parts = []
    for theme, media in asked.items():
        rules = "".join(f"--{role}:{colour[theme][role]};" for role in ROLES)
        parts.append(f"{media}{{:root{{{rules}}}}}" if media else f":root{{{rules}}}")
    return "\n".join(parts)
