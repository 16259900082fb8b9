"""Kept sessions of any length, in the program's own database: it makes the schema, this fills it."""

import contextlib
import sqlite3
from pathlib import Path

from . import replies

NEWEST = "THE-NEWEST-LINE"
MEMBERS = ["data-engineer", "mlops-engineer"]
# Milliseconds since 1970; older than anything the program itself will write.
BEGAN = 1_700_000_000_000


def is_made(database: Path) -> bool:
    """Whether the program has made its schema there."""
    if not database.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            return bool(connection.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'turn_search_delete'").fetchone())
    except sqlite3.OperationalError:
        return False


def insert(
    database: Path, turns: list[tuple[str | None, str]], identity: str = "bench-session", pinned: str | None = None
) -> None:
    """`turns`: who spoke (None: the user) and what."""
    with contextlib.closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO session (id, title, created, updated, pinned) VALUES (?, ?, ?, ?, ?)",
            (identity, b"bench", BEGAN, BEGAN + len(turns) * 1000, pinned))
        connection.executemany(
            "INSERT INTO turn (session, number, speaker, text, state, started, ended) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(identity, number, speaker, text.encode(), "complete", BEGAN + number * 1000, BEGAN + number * 1000 + 900)
             for number, (speaker, text) in enumerate(turns, 1)])


def conversation(count: int, lines: int = 19) -> list[tuple[str | None, str]]:
    """`count` turns, user and members by turns; a reply has about so many lines, and the last ends with NEWEST."""
    turns: list[tuple[str | None, str]] = []
    for number in range(1, count + 1):
        if number % 2:
            turns.append((None, f"Question {number}: how do we store the events of source {number}?"))
        else:
            member = MEMBERS[number // 2 % len(MEMBERS)]
            turns.append((member, replies.text(lines, number)))
    speaker, text = turns[-1]
    turns[-1] = (speaker, f"{text}\n\n{NEWEST}")
    return turns
