"""The full-text index of a library: which texts are in it, and how it follows each edit inside that edit's own transaction.

An entry is one row's text. `search_entries` says whose it is, `search_words` (FTS5) holds its words under the same number.
Numbers rise with the day of the meeting, so that the newest come first without sorting. What an entry holds is asked of
the tables in the same words when one row has changed and when everything is made anew: the two can't differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from workshops.change import RowDiff
from workshops.searching import folding

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

MOST = 400  # keys asked for in one question
A_DAY = 1 << 32
"""Numbers that the entries of one day have."""
AT_ONCE = 2_000
"""Entries that are written together when everything is made anew."""

MAKE = (
    "CREATE TABLE search_entries (id INTEGER NOT NULL PRIMARY KEY, source VARCHAR NOT NULL, subject_id VARCHAR NOT NULL, "
    "workshop_id VARCHAR NOT NULL, team_id VARCHAR, poll_id VARCHAR, activity_id VARCHAR, target_group VARCHAR)",
    "CREATE UNIQUE INDEX ix_search_entries_subject_id ON search_entries (subject_id)",
    "CREATE INDEX ix_search_entries_workshop_id ON search_entries (workshop_id)",
    "CREATE VIRTUAL TABLE search_words USING fts5(said, stems, ends, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE TABLE search_form (form VARCHAR NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class Source:
    """Rows of a table that are searched: the columns of their text, what else is kept of them, and which rows count."""

    texts: tuple[str, ...]
    target_group: str = "NULL"
    team: str = "NULL"
    poll: str = "NULL"
    activity: str = "NULL"
    only: str = ""
    """A condition; its columns are those in `asked`."""
    asked: tuple[str, ...] = ()
    workshop: str = "workshop_id"

    @property
    def watched(self) -> frozenset[str]:
        """The columns whose change changes the entry."""
        return frozenset((*self.texts, *self.asked, self.target_group, self.team, self.poll, self.activity))

    def text(self, name: str = "") -> str:
        """The text in SQL, a part on each line; `name` is what the table goes by."""
        of = f"{name}." if name else ""
        return " || char(10) || ".join(f"{of}{column}" for column in self.texts)

    def question(self, table: str, *, some: str = "") -> str:
        """The question for the entries of a table; `some` are marks for the ids of rows."""
        columns = f"id, {self.workshop}, {self.team}, {self.poll}, {self.activity}, {self.target_group}, {self.text()}"
        chosen = f" AND id IN ({some})" if some else ""
        return f"SELECT {columns} FROM {table} WHERE ({self.only or '1'}){chosen}"


CONCEPT = ("name", "pitch", "audience", "functionality", "technology", "interface", "challenges")
SOURCES: dict[str, Source] = {
    "workshops": Source(("title", "challenge", "place", "organisation", "municipality"), workshop="id"),
    "activities": Source(("said",), activity="id", only="said <> ''"),
    "ideas": Source(("text",), "target_group", "team_id", only="NOT discarded", asked=("discarded",)),
    "clusters": Source(("name", "question"), only="name <> '' OR question <> ''"),
    "concepts": Source(CONCEPT, only=" OR ".join(f"{column} <> ''" for column in CONCEPT)),
    "feedback": Source(("text",)),
    "decisions": Source(("text",), activity="activity_id"),
    "actions": Source(("what", "role"), activity="activity_id"),
    "points": Source(("text",), team="team_id", activity="activity_id"),
    "parked": Source(("text",)),
    "news": Source(("title", "summary"), activity="activity_id"),
    "polls": Source(("question",), activity="activity_id"),
    "answers": Source(("text",), poll="poll_id", only="text <> ''"),
    "paragraphs": Source(("text",), only="NOT removed AND text <> ''", asked=("removed",)),
}
"""What is searched. Names of people who were there (attendees) are not, nor the facilitator's own notes."""

_Entry = tuple[str, str, str | None, str | None, str | None, str | None, str]


def make(connection: Connection) -> None:
    """Make the empty tables of the index in a new library; a server has an index of its own."""
    if connection.dialect.name == "sqlite":
        for statement in MAKE:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("INSERT INTO search_form VALUES (?)", (folding.form(),))


def settle(engine: Engine) -> bool:
    """Make the index anew where it was made by other rules, or never; whether it was."""
    if engine.dialect.name != "sqlite":
        return False
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT form FROM search_form").fetchall()
    if [tuple(row) for row in found] == [(folding.form(),)]:
        return False
    with engine.begin() as connection:
        rebuild(connection)
    return True


def rebuild(connection: Connection) -> None:
    """Make the whole index anew, in the transaction at hand."""
    run = connection.exec_driver_sql
    run("DELETE FROM search_entries")
    run("DELETE FROM search_words")
    days = {key: _number(day) for key, day in run("SELECT id, date FROM workshops").fetchall()}
    last: dict[int, int] = {}
    for table, source in SOURCES.items():
        rows = run(source.question(table))
        while some := rows.fetchmany(AT_ONCE):
            entries: list[tuple[int, _Entry]] = []
            for row in some:
                day = days.get(row[1], 0)
                last[day] = last.get(day, day) + 1
                entries.append((last[day], tuple(row)))
            _write(connection, table, entries)
    run("DELETE FROM search_form")
    run("INSERT INTO search_form VALUES (?)", (folding.form(),))


def follow(connection: Connection, rows: Iterable[RowDiff]) -> None:
    """Bring the entries of the rows that an edit has changed along, in the transaction of that edit."""
    if connection.dialect.name != "sqlite":
        return
    changed: dict[str, dict[str, bool]] = {}
    moved: list[str] = []
    for row in rows:
        source = SOURCES.get(row.table)
        if source is None:
            continue
        both = row.before is not None and row.after is not None
        if not both or not source.watched.isdisjoint(row.after or ()):
            keys = changed.setdefault(row.table, {})
            keys[row.key] = keys.get(row.key, False) or row.before is not None
        if both and row.table == "workshops" and "date" in (row.after or ()):
            moved.append(row.key)
    for table, keys in changed.items():
        for some in _parts(list(keys)):
            _renew(connection, table, some, known=any(keys[key] for key in some))
    for key in moved:
        _move(connection, key)


def _renew(connection: Connection, table: str, keys: Sequence[str], *, known: bool) -> None:
    """Write the entries of some rows of a table as the rows are now. Unless they are `known`, none was there before."""
    run, marks = connection.exec_driver_sql, ", ".join("?" * len(keys))
    numbers: dict[str, int] = {}
    if known:
        asked = f"SELECT subject_id, id FROM search_entries WHERE subject_id IN ({marks})"
        numbers = {str(row[0]): int(row[1]) for row in run(asked, tuple(keys))}
        gone = [(number,) for number in numbers.values()]
        if gone:
            run("DELETE FROM search_entries WHERE id = ?", gone)
            run("DELETE FROM search_words WHERE rowid = ?", gone)
    question = SOURCES[table].question(table, some=marks)
    found: list[_Entry] = [tuple(row) for row in run(question, tuple(keys)).fetchall()]
    new = _new_numbers(connection, [entry for entry in found if entry[0] not in numbers])
    _write(connection, table, [(numbers.get(entry[0]) or new[entry[0]], entry) for entry in found])


def _new_numbers(connection: Connection, entries: Sequence[_Entry]) -> dict[str, int]:
    """The next numbers of the days of the entries' meetings."""
    made: dict[str, int] = {}
    for workshop in dict.fromkeys(entry[1] for entry in entries):
        number = _last(connection, _day_of(connection, workshop))
        for entry in entries:
            if entry[1] == workshop:
                number += 1
                made[entry[0]] = number
    return made


def _move(connection: Connection, workshop: str) -> None:
    """A meeting has got another day: its entries get numbers of that day, in their order."""
    run = connection.exec_driver_sql
    own = [row[0] for row in run("SELECT id FROM search_entries WHERE workshop_id = ? ORDER BY id", (workshop,))]
    day = _day_of(connection, workshop)
    number = _last(connection, day)
    for before in own:
        if day <= before < day + A_DAY:
            continue
        number += 1
        run("UPDATE search_entries SET id = ? WHERE id = ?", (number, before))
        run("INSERT INTO search_words (rowid, said, stems, ends) SELECT ?, said, stems, ends FROM search_words WHERE rowid = ?",
            (number, before))  # fmt: skip
        run("DELETE FROM search_words WHERE rowid = ?", (before,))


def _write(connection: Connection, table: str, entries: Sequence[tuple[int, _Entry]]) -> None:
    if not entries:
        return
    connection.exec_driver_sql(
        "INSERT INTO search_entries (id, source, subject_id, workshop_id, team_id, poll_id, activity_id, target_group) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(number, table, *entry[:-1]) for number, entry in entries],
    )
    connection.exec_driver_sql(
        "INSERT INTO search_words (rowid, said, stems, ends) VALUES (?, ?, ?, ?)",
        [(number, *folding.fold(entry[-1])) for number, entry in entries],
    )


def _day_of(connection: Connection, workshop: str) -> int:
    found = connection.exec_driver_sql("SELECT date FROM workshops WHERE id = ?", (workshop,)).scalar()
    return _number(str(found or ""))


def _last(connection: Connection, day: int) -> int:
    asked = "SELECT max(id) FROM search_entries WHERE id >= ? AND id < ?"
    found: Any = connection.exec_driver_sql(asked, (day, day + A_DAY)).scalar()
    return day if found is None else int(found)


def _number(day: str) -> int:
    """Where the numbers of a day begin; meetings without one come last."""
    try:
        return date.fromisoformat(day).toordinal() * A_DAY
    except ValueError:
        return 0


def _parts(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), MOST):
        yield keys[start : start + MOST]
