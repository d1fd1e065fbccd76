"""The one table of what can be done by key: it feeds shortcuts, menus, the key bar and the sheet on F1.

`where` names the scope in which the key acts; the same key may stand in two scopes that are never on screen together,
never in a scope and `run` or `everywhere` (a test sees to it). Words: `actions.<id>`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from workshops.labels import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class Act(NamedTuple):
    """One thing that can be done: its id, its keys (Qt's portable names, the first is shown) and its scope."""

    id: str
    keys: tuple[str, ...]
    where: str


SCOPES = (
    "everywhere",
    "home",
    "prepare",
    "run",
    "replan",
    "explore",
    "board",
    "sorting",
    "compare",
    "proposal",
    "vote",
    "develop",
    "deliver",
    "assess",
    "plain",
    "polls",
    "follow_up",
    "finish",
    "next",
    "minutes",
    "archive",
    "import",
)

TABLE: tuple[Act, ...] = (
    Act("help", ("F1",), "everywhere"),
    Act("undo", ("Ctrl+Z",), "everywhere"),
    Act("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "everywhere"),
    Act("home", ("Alt+Home",), "everywhere"),
    Act("shared_screen", ("F5",), "everywhere"),
    Act("black_out", ("F6",), "everywhere"),
    Act("quit", ("Ctrl+Q",), "everywhere"),
    Act("menu", ("F10",), "everywhere"),
    Act("open_archive", ("Ctrl+Shift+A",), "everywhere"),
    Act("open_file", ("Ctrl+O",), "everywhere"),
    Act("park", ("F12",), "everywhere"),
    Act("jot_decision", ("Shift+F12",), "everywhere"),
    Act("jot_action", ("Ctrl+F12",), "everywhere"),
    Act("attendance", ("Alt+F12",), "everywhere"),
    Act("next_dates", ("Ctrl+Shift+F12",), "everywhere"),
    Act("minutes", ("Ctrl+Shift+M",), "everywhere"),
    Act("phones", ("F11",), "everywhere"),
    Act("phones_large", ("Shift+F11",), "everywhere"),
    Act("continue", ("Return",), "home"),
    *(Act(f"template_{number}", (str(number % 10),), "home") for number in range(1, 11)),
    Act("rehearse", ("R",), "home"),
    Act("open_sample", ("E",), "home"),
    Act("next_activity", ("Ctrl+PgDown",), "run"),
    Act("previous_activity", ("Ctrl+PgUp",), "run"),
    Act("one_more_minute", ("F7",), "run"),
    Act("one_less_minute", ("Shift+F7",), "run"),
    Act("five_more_minutes", ("Ctrl+F7",), "run"),
    Act("five_less_minutes", ("Ctrl+Shift+F7",), "run"),
    Act("pause", ("F8",), "run"),
    Act("replan", ("Ctrl+F8",), "run"),
    Act("show_teams", ("Ctrl+F5",), "run"),
    Act("guide", ("F9",), "run"),
    Act("agenda", ("Ctrl+G",), "run"),
    Act("plan", ("Ctrl+Shift+G",), "run"),
    Act("finish", ("Ctrl+Shift+F",), "run"),
    Act("replan_take", ("Return", "Enter"), "replan"),
    Act("replan_keep", ("Esc",), "replan"),
    Act("replan_hold", ("1",), "replan"),
    Act("replan_release", ("2",), "replan"),
    Act("replan_slide", ("3",), "replan"),
    Act("replan_more", ("+",), "replan"),
    Act("replan_less", ("-",), "replan"),
    Act("replan_pin", ("L",), "replan"),
    Act("explore_write", ("Ctrl+I",), "explore"),
    Act("explore_team", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "explore"),
    Act("explore_find_team", ("Ctrl+T",), "explore"),
    Act("explore_target_group", tuple(f"Alt+{digit}" for digit in range(4)), "explore"),
    Act("explore_reveal", ("Ctrl+R",), "explore"),
    Act("explore_reveal_all", ("Ctrl+Shift+R",), "explore"),
    Act("explore_done", ("Ctrl+Shift+K",), "explore"),
    Act("explore_batch", ("Ctrl+B",), "explore"),
    Act("explore_prompt", ("Ctrl+K",), "explore"),
    Act("explore_prompt_away", ("Ctrl+L",), "explore"),
    Act("explore_tag", ("Ctrl+H",), "explore"),
    Act("explore_edit", ("Return", "Enter", "F2"), "explore"),
    Act("explore_move", ("Ctrl+M",), "explore"),
    Act("explore_discard", ("Del",), "explore"),
    Act("explore_kinds", ("Ctrl+Shift+E",), "explore"),
    Act("explore_slips", ("Ctrl+P",), "explore"),
    Act("explore_sheets", ("Ctrl+Shift+P",), "explore"),
    Act("plain_write", ("Ctrl+I",), "plain"),
    Act("plain_said", ("Ctrl+L",), "plain"),
    Act("plain_team", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "plain"),
    Act("plain_find_team", ("Ctrl+T",), "plain"),
    Act("plain_reveal", ("Ctrl+R",), "plain"),
    Act("plain_edit", ("Return", "Enter", "F2"), "plain"),
    Act("plain_kinds", ("Ctrl+Shift+E",), "plain"),
    Act("plain_forget", ("Del",), "plain"),
    Act("plain_field_before", ("Alt+Up",), "plain"),
    Act("plain_field_after", ("Alt+Down",), "plain"),
    Act("polls_write", ("Ctrl+I",), "polls"),
    Act("polls_show", ("Ctrl+R",), "polls"),
    Act("polls_close", ("Ctrl+L",), "polls"),
    Act("polls_next", ("Ctrl+T",), "polls"),
    Act("polls_choose", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "polls"),
    Act("polls_take_back", ("Ctrl+D",), "polls"),
    Act("polls_numbers", ("Ctrl+B",), "polls"),
    Act("polls_new", ("Ctrl+N",), "polls"),
    Act("polls_edit", ("Ctrl+E",), "polls"),
    Act("polls_again", ("Ctrl+K",), "polls"),
    Act("polls_kinds", ("Ctrl+Shift+E",), "polls"),
    Act("polls_save", ("Ctrl+Return", "Ctrl+Enter"), "polls"),
    Act("plain_view", ("Ctrl+E",), "plain"),
    Act("follow_done", ("1",), "follow_up"),
    Act("follow_open", ("2",), "follow_up"),
    Act("follow_reword", ("3",), "follow_up"),
    Act("follow_drop", ("4",), "follow_up"),
    Act("news_write", ("Ctrl+K",), "plain"),
    Act("news_open", ("Ctrl+Shift+L",), "plain"),
    Act("board_new_cluster", ("N",), "board"),
    Act("board_move", ("M",), "board"),
    Act("board_name", ("F2",), "board"),
    Act("board_question", ("Q",), "board"),
    Act("board_join", ("J",), "board"),
    Act("board_unplace", ("U",), "board"),
    Act("board_collapse", ("C",), "board"),
    Act("board_split", ("K",), "board"),
    Act("board_part", ("T",), "board"),
    Act("board_tidy", ("O",), "board"),
    Act("board_by_size", ("Shift+O",), "board"),
    Act("board_lasso", ("L",), "board"),
    Act("board_view", ("V",), "board"),
    Act("board_apart", ("Shift+V",), "board"),
    Act("board_edit", ("Return", "Enter"), "board"),
    Act("board_discard", ("Del",), "board"),
    Act("board_select", ("Space",), "board"),
    Act("board_select_all", ("Ctrl+A",), "board"),
    Act("board_leave", ("Esc",), "board"),
    Act("board_next_cluster", ("Ctrl+Down", "Ctrl+Right"), "board"),
    Act("board_previous_cluster", ("Ctrl+Up", "Ctrl+Left"), "board"),
    Act("board_earlier", ("Alt+Up", "Alt+Left"), "board"),
    Act("board_later", ("Alt+Down", "Alt+Right"), "board"),
    Act("board_push_left", ("Alt+Shift+Left",), "board"),
    Act("board_push_right", ("Alt+Shift+Right",), "board"),
    Act("board_push_up", ("Alt+Shift+Up",), "board"),
    Act("board_push_down", ("Alt+Shift+Down",), "board"),
    Act("board_whole", ("Ctrl+0",), "board"),
    Act("board_readable", ("Ctrl+1",), "board"),
    Act("board_zoom_in", ("Ctrl++", "Ctrl+="), "board"),
    Act("board_zoom_out", ("Ctrl+-",), "board"),
    Act("board_outline", ("F4",), "board"),
    Act("board_search", ("Ctrl+F",), "board"),
    Act("board_reveal_all", ("Ctrl+Shift+R",), "board"),
    *(Act(f"board_suggestion_{number}", (str(number),), "board") for number in range(1, 4)),
    Act("board_why", ("?", "Ctrl+I", "Shift+?"), "board"),
    Act("board_similar", ("S",), "board"),
    Act("board_gather", ("G",), "board"),
    Act("board_more_alike", ("+",), "board"),
    Act("board_fewer_alike", ("-",), "board"),
    Act("board_compare", ("D",), "board"),
    Act("board_one_by_one", ("E",), "board"),
    Act("board_propose", ("P",), "board"),
    Act("board_terms", ("W",), "board"),
    *(Act(f"sorting_{number}", (str(number),), "sorting") for number in range(1, 4)),
    Act("sorting_new", ("N",), "sorting"),
    Act("sorting_move", ("M",), "sorting"),
    Act("sorting_later", ("S",), "sorting"),
    Act("sorting_back", ("Backspace",), "sorting"),
    Act("sorting_leave", ("Esc",), "sorting"),
    Act("compare_first", ("1",), "compare"),
    Act("compare_second", ("2",), "compare"),
    Act("compare_both", ("3",), "compare"),
    Act("compare_later", ("S",), "compare"),
    Act("compare_back", ("Backspace",), "compare"),
    Act("compare_leave", ("Esc",), "compare"),
    Act("proposal_accept", ("1",), "proposal"),
    Act("proposal_reject", ("2",), "proposal"),
    Act("proposal_later", ("S",), "proposal"),
    Act("proposal_name", ("F2",), "proposal"),
    Act("proposal_more", ("+",), "proposal"),
    Act("proposal_fewer", ("-",), "proposal"),
    Act("proposal_back", ("Backspace",), "proposal"),
    Act("proposal_leave", ("Esc",), "proposal"),
    Act("vote_team", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "vote"),
    Act("vote_find_team", ("Ctrl+T",), "vote"),
    Act("vote_close", ("Ctrl+R",), "vote"),
    Act("vote_new_round", ("Ctrl+N",), "vote"),
    Act("vote_take_back", ("Ctrl+Backspace",), "vote"),
    Act("develop_team", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "develop"),
    Act("develop_find_team", ("Ctrl+T",), "develop"),
    Act("develop_sources", ("Ctrl+L",), "develop"),
    Act("develop_principles", ("Ctrl+K",), "develop"),
    Act("develop_tag", ("Ctrl+H",), "develop"),
    Act("develop_effort", ("Ctrl+E",), "develop"),
    Act("deliver_next", ("Alt+PgDown", "PgDown"), "deliver"),
    Act("deliver_previous", ("Alt+PgUp", "PgUp"), "deliver"),
    Act("deliver_minute", ("Alt+F7",), "deliver"),
    Act("deliver_sheet", ("Ctrl+L",), "deliver"),
    Act("deliver_queue", ("Ctrl+K",), "deliver"),
    Act("deliver_earlier", ("Alt+Up",), "deliver"),
    Act("deliver_later", ("Alt+Down",), "deliver"),
    Act("deliver_kinds", ("Ctrl+Shift+E",), "deliver"),
    Act("deliver_tag", ("Ctrl+H",), "deliver"),
    Act("deliver_decision", ("Ctrl+B",), "deliver"),
    Act("deliver_action", ("Ctrl+J",), "deliver"),
    Act("assess_role", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "assess"),
    Act("assess_show", ("Ctrl+R",), "assess"),
    Act("assess_table", ("Ctrl+T",), "assess"),
    Act("assess_close", ("Ctrl+Shift+K",), "assess"),
    Act("assess_take_back", ("Ctrl+Backspace",), "assess"),
    Act("assess_compare", ("Ctrl+L",), "assess"),
    Act("assess_change", ("Ctrl+E",), "assess"),
    Act("assess_begin", ("Ctrl+Return", "Ctrl+Enter"), "assess"),
    Act("prepare_terms", ("Ctrl+L",), "prepare"),
    Act("prepare_start", ("Ctrl+Return", "Ctrl+Enter"), "prepare"),
    Act("prepare_papers", ("Ctrl+P",), "prepare"),
    Act("prepare_template", ("Ctrl+S",), "prepare"),
    Act("prepare_earlier", ("Alt+Up",), "prepare"),
    Act("prepare_later", ("Alt+Down",), "prepare"),
    Act("prepare_more", ("+",), "prepare"),
    Act("prepare_less", ("-",), "prepare"),
    Act("prepare_add", ("Ins",), "prepare"),
    Act("prepare_remove", ("Del",), "prepare"),
    Act("prepare_rename", ("F2",), "prepare"),
    Act("prepare_phase", ("P",), "prepare"),
    Act("prepare_work", ("K",), "prepare"),
    Act("prepare_method", ("M",), "prepare"),
    Act("prepare_target_group", ("T",), "prepare"),
    Act("prepare_details", ("D",), "prepare"),
    Act("prepare_pin", ("L",), "prepare"),
    Act("finish_publish", ("Ctrl+Return", "Ctrl+Enter"), "finish"),
    Act("finish_end", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "finish"),
    Act("finish_leave", ("Esc",), "finish"),
    Act("finish_next_page", ("PgDown",), "finish"),
    Act("finish_previous_page", ("PgUp",), "finish"),
    Act("finish_enlarge", ("F3",), "finish"),
    Act("finish_folder", ("Ctrl+D",), "finish"),
    Act("finish_variant", ("Ctrl+L",), "finish"),
    Act("finish_personal", ("F2",), "finish"),
    Act("finish_rule", ("Ctrl+R",), "finish"),
    Act("finish_next", ("Ctrl+N",), "finish"),
    Act("finish_draft", ("Ctrl+S",), "finish"),
    Act("finish_show", ("Ctrl+Shift+O",), "finish"),
    Act("finish_copy", ("Ctrl+Shift+C",), "finish"),
    Act("next_make", ("Ctrl+Return", "Ctrl+Enter"), "next"),
    Act("next_all", ("Ctrl+L",), "next"),
    Act("next_leave", ("Esc",), "next"),
    Act("minutes_edit", ("Return", "Enter", "F2"), "minutes"),
    Act("minutes_add", ("N", "Ins"), "minutes"),
    Act("minutes_before", ("Shift+N",), "minutes"),
    Act("minutes_leave_out", ("Del",), "minutes"),
    Act("minutes_bring_back", ("T",), "minutes"),
    Act("minutes_restore", ("R",), "minutes"),
    Act("minutes_mine", ("1",), "minutes"),
    Act("minutes_new", ("2",), "minutes"),
    Act("minutes_both", ("3",), "minutes"),
    Act("minutes_asking", ("G",), "minutes"),
    Act("minutes_save", ("Ctrl+S",), "minutes"),
    Act("minutes_leave", ("Esc",), "minutes"),
    Act("archive_open", ("Return", "Enter"), "archive"),
    Act("archive_search", ("Ctrl+F", "Ctrl+K"), "archive"),
    Act("archive_page", tuple(f"Alt+{digit}" for digit in range(1, 5)), "archive"),
    Act("archive_filter", ("Ctrl+L",), "archive"),
    Act("archive_views", ("Ctrl+D",), "archive"),
    Act("archive_done", ("Space",), "archive"),
    Act("archive_sort", tuple(f"Ctrl+{digit}" for digit in range(1, 10)), "archive"),
    Act("archive_export", ("Ctrl+E",), "archive"),
    Act("archive_import", ("Ctrl+I",), "archive"),
    Act("archive_remove", ("Del",), "archive"),
    Act("archive_leave", ("Alt+Left",), "archive"),
    Act("import_take", ("Ctrl+Return", "Ctrl+Enter"), "import"),
    Act("import_paste", ("Ctrl+V",), "import"),
    Act("import_leave", ("Esc",), "import"),
)


def act(name: str) -> Act:
    """The row of the table with this id; KeyError for none."""
    for row in TABLE:
        if row.id == name:
            return row
    raise KeyError(name)


def shown_keys(name: str, words: Words) -> tuple[str, ...]:
    """The key caps of an action, as they are printed on a keyboard of this language."""
    return tuple(cap(part, words) for part in re.split(r"\+(?!$)", act(name).keys[0]))


def cap(part: str, words: Words) -> str:
    """One key as printed: `keys.<name>` in the catalogue, else the name itself."""
    key = f"keys.{part}"
    return words(key) if key in words else part


def bind(widget: QWidget, name: str, words: Words, call: Callable[[], object], *, window_wide: bool = False) -> QAction:
    """A QAction on the widget with the table's text and keys; it acts while the widget or a child has focus, or window-wide."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAction, QKeySequence  # the first window is painted before any key acts

    row = act(name)
    action = QAction(widget)
    action.setText(words(f"actions.{row.id}"))  # given to QAction itself it makes PySide learn icons
    action.setObjectName(f"action_{row.id}")
    action.setShortcuts([QKeySequence(keys) for keys in row.keys])
    context = Qt.ShortcutContext.WindowShortcut if window_wide else Qt.ShortcutContext.WidgetWithChildrenShortcut
    action.setShortcutContext(context)
    action.triggered.connect(lambda: call())
    widget.addAction(action)
    return action
