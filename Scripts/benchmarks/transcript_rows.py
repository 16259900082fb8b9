"""A transcript of a million lines: opening it, moving in it, another size, and what a line out of sight costs."""

from . import processes, replies, sessions
from .program import Site
from .report import Row, fine, median, milliseconds, percentile
from .terminal import PseudoTerminal

PAGE_UP = b"\x1b[5~"
# 86,000 turns of the conversation below hold a million lines and more.
TURNS = 86_000
LINES = 19


def lines(turns: list[tuple[str | None, str]]) -> int:
    """As the transcript counts them where none is wrapped: a line each, and a blank one between turns."""
    return sum(text.count("\n") + 2 for _, text in turns)


def answer(terminal: PseudoTerminal, began: int, seconds: float) -> int:
    """Nanoseconds to the last byte of what came before so long a silence."""
    first = len(terminal.chunks)
    terminal.settle(seconds)
    if len(terminal.chunks) == first:
        raise RuntimeError("nothing was drawn")
    return terminal.chunks[-1].time - began


def moved(terminal: PseudoTerminal, count: int) -> list[int]:
    return [answer(terminal, terminal.write(PAGE_UP), 0.04) for _ in range(count)]


def resized(terminal: PseudoTerminal, count: int) -> list[int]:
    times = []
    for number in range(count):
        columns = 120 if number % 2 else 100
        # Nothing is read between: the time is that of the change.
        before = terminal.write(b"")
        terminal.resize(columns, 40)
        times.append(answer(terminal, before, 0.1))
    return times


def million(site: Site, _):
    turns = sessions.conversation(TURNS, LINES)
    count = lines(turns)
    data = site.data(turns)
    with site.ready_shell(site.data()) as terminal:
        empty = processes.pss_megabytes(terminal.pid)
    opened = []
    for _ in range(site.times(6)):
        with site.shell(data, "openai/full-20", "--continue") as terminal:
            opened.append(terminal.wait_text(sessions.NEWEST, 60) - terminal.started)
    time = median(opened)
    yield Row(f"{count:,} lines: exec to the last line shown", "500 ms", f"{milliseconds(time)} ms", time <= 500e6)
    with site.ready_shell(data, "openai/full-20", "--continue") as terminal:
        pages = moved(terminal, site.times(300))
        p99 = percentile(pages, 0.99)
        yield Row(
            "  PgUp p50 / p99, to the last byte", "- / 16 ms", f"{fine(median(pages))} / {fine(p99)} ms", p99 <= 16e6)
        changes = resized(terminal, site.times(30))
        change = max(changes)
        yield Row(
            "  another size, median / worst", "- / 50 ms", f"{fine(median(changes))} / {fine(change)} ms",
            change <= 50e6)
        each = (processes.pss_megabytes(terminal.pid) - empty) * 1e6 / count
        yield Row("  memory a line out of sight (PSS)", "200 B", f"{each:.0f} B", each <= 200)


ROWS = (million,)
