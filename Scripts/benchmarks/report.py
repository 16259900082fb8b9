"""Rows of the table: what was asked, the limit, what was measured, and how a peer does the same."""

import math
import statistics
from typing import NamedTuple


class Row(NamedTuple):
    what: str
    limit: str
    measured: str
    # None where nothing could be measured.
    holds: bool | None
    # What other programs took for the same, in the order of the run's peers; () where it can't be given to them.
    peers: tuple[str, ...] = ()

    @property
    def verdict(self) -> str:
        return {True: "ok", False: "MISS", None: "-"}[self.holds]


def failed(what: str, limit: str, reason: object) -> Row:
    text = " ".join(str(reason).split())
    return Row(what, limit, f"not measured: {text[:300]}", None)


def table(rows: list[Row], peers: list[str]) -> str:
    """Plain text in columns; a note that is too long for its column runs on to the right. `peers`: their names."""
    cells = [("what", "limit", "measured", "", *(f"{name}, same run" for name in peers))]
    for row in rows:
        beside = (*row.peers, *[""] * len(peers))[:len(peers)]
        cells.append((row.what, row.limit, row.measured, row.verdict, *beside))
    widths = [min(max(len(row[column]) for row in cells), 56) for column in range(len(cells[0]))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths)).rstrip() for row in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def percentile(values: list[float], share: float) -> float:
    """Nearest rank."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def median(values: list[float]) -> float:
    return statistics.median(values)


def mode(values: list[int]) -> int:
    return statistics.mode(values)


def milliseconds(nanoseconds: float) -> str:
    return f"{nanoseconds / 1e6:.1f}"


def fine(nanoseconds: float) -> str:
    return f"{nanoseconds / 1e6:.2f}"
