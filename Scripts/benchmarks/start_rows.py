"""Exec to the first paint and to ready for input."""

from typing import Callable

from . import measures, sessions
from .peer import NEWEST, Peers, WeeChat, beside
from .program import Site
from .report import Row, median, milliseconds
from .terminal import PseudoTerminal


def repeated(make: Callable[[], PseudoTerminal], times: int) -> measures.Start:
    """Medians; the first start, which finds cold caches, does not count."""
    found = [measures.start(make) for _ in range(times + 1)][1:]
    return measures.Start(
        int(median([one.paint for one in found])), int(median([one.ready for one in found])))


def shown(start: measures.Start) -> str:
    return f"{milliseconds(start.paint)} / {milliseconds(start.ready)} ms"


def row(what: str, start: measures.Start, peers: tuple[str, ...] = ()) -> Row:
    return Row(what, "35 / 40 ms", shown(start), start.paint <= 35e6 and start.ready <= 40e6, peers)


def new(site: Site, peers: Peers):
    times, data = site.times(15), site.data()
    start = repeated(lambda: site.shell(data), times)
    others = beside(peers, lambda peer: shown(repeated(peer.start, max(3, times // 3))))
    yield row("exec to first paint / ready for input", start, others)


def long(site: Site, _):
    times = site.times(15)
    yield row("  a session of 10,000 turns in the database", repeated(lambda: site.shell(site.long), times))
    yield row(
        "  opened at once (--continue)", repeated(lambda: site.shell(site.long, "openai/full-20", "--continue"), times))


def opened(site: Site, peers: Peers):
    def filled(peer) -> str:
        if not isinstance(peer, WeeChat):
            return ""
        with peer.filled() as terminal:
            return f"{milliseconds(terminal.wait_text(NEWEST, 60) - terminal.started)} ms (replayed)"

    times = []
    for _ in range(site.times(15) + 1):
        with site.shell(site.long, "openai/full-20", "--continue") as terminal:
            times.append(terminal.wait_text(sessions.NEWEST, 60) - terminal.started)
    # The first one does not count.
    time = median(times[1:])
    yield Row(
        "10,000 turns: exec to its last turn shown", "60 ms", f"{milliseconds(time)} ms", time <= 60e6,
        beside(peers, filled))


ROWS = (new, long, opened)
