"""What a reply costs while it streams."""

import time
from typing import NamedTuple

from . import processes, replies
from .peer import Peer, Peers, WeeChat, beside
from .program import Site
from .report import Row, median
from .terminal import Chunk, clears, frames, most_in_a_second, size

TOKENS = 20_000


class Stream(NamedTuple):
    chunks: list[Chunk]
    # Percent of one processor.
    cpu: float


def stream(site: Site, rate: int, seconds: float) -> Stream:
    """From half a second after its first token on."""
    with site.ready_shell(site.data(), f"openai/rate-{rate}-{int(rate * (seconds + 5))}") as terminal:
        terminal.write("Go on.\r")
        terminal.wait_text("speaking")
        terminal.during(0.5)
        before, began = terminal.cpu, time.monotonic()
        chunks = terminal.during(seconds)
        cpu = 100 * (terminal.cpu - before) / (time.monotonic() - began)
        if "speaking" not in terminal.update().text():
            raise RuntimeError("the reply ended too early")
        return Stream(chunks, cpu)


class Reply(NamedTuple):
    cpu: float
    seconds: float
    chunks: list[Chunk]
    # Megabytes.
    ready: float
    after: float


def reply(site: Site, tokens: int) -> Reply:
    with site.ready_shell(site.data(), f"openai/full-{tokens}") as terminal:
        ready = processes.pss_megabytes(terminal.pid)
        terminal.write("Go on.")
        terminal.settle(1.5)
        before, first = terminal.cpu, len(terminal.chunks)
        began = terminal.write("\r")
        shown = terminal.wait_text(replies.END, 120)
        terminal.settle(1.0)
        return Reply(
            terminal.cpu - before, (shown - began) / 1e9, terminal.chunks[first:], ready,
            processes.pss_megabytes(terminal.pid))


def flow(chunks: list[list[Chunk]]) -> tuple[Row, Row]:
    most = max(most_in_a_second(frames(one)) for one in chunks)
    count = sum(clears(one) for one in chunks)
    return (
        Row("  frames in any second", "60", f"{most} at most", most <= 60),
        Row("  full clears", "0", str(count), count == 0))


def paced(site: Site, peers: Peers):
    seconds = 4 if site.quick else 10

    def lines(peer: Peer) -> str:
        if not isinstance(peer, WeeChat):
            return ""
        with peer.streaming(seconds + 5) as terminal:
            terminal.wait_text("word word")
            terminal.during(0.5)
            before, began = terminal.cpu, time.monotonic()
            terminal.during(seconds)
            return f"{100 * (terminal.cpu - before) / (time.monotonic() - began):.2f} % (whole lines)"

    slow = stream(site, 100, seconds)
    yield Row(
        f"CPU while 100 tok/s stream ({seconds} s)", "2 %", f"{slow.cpu:.2f} %", slow.cpu <= 2,
        beside(peers, lines))
    yield from flow([slow.chunks])
    fast = stream(site, 200, seconds)
    yield Row(f"CPU while 200 tok/s stream ({seconds} s)", "no limit named", f"{fast.cpu:.2f} %", None)
    yield Row(
        "  bytes", "no limit named", f"{size(fast.chunks):,}, {size(fast.chunks) / (200 * seconds):.1f} a token", None)
    yield from flow([fast.chunks])


def whole(site: Site, _):
    times = 1 if site.quick else 3
    single = sorted((reply(site, TOKENS) for _ in range(times)), key=lambda one: one.cpu)
    middle = single[times // 2]
    yield Row(
        f"{TOKENS:,}-token Markdown reply at full speed: CPU", "0.25 s",
        f"{middle.cpu:.3f} s (done after {middle.seconds:.2f} s)", middle.cpu <= 0.25)
    yield Row("  frames, bytes", "no limit named", f"{len(frames(middle.chunks))}, {size(middle.chunks):,}", None)
    after = median([one.after for one in single])
    yield Row(
        "  memory (PSS) after it", "35 MB",
        f"{after:.1f} MB (before: {median([one.ready for one in single]):.1f})", after <= 35)
    double = sorted((reply(site, 2 * TOKENS) for _ in range(times)), key=lambda one: one.cpu)
    ratio = double[times // 2].cpu / middle.cpu
    yield Row(f"  {2 * TOKENS:,} tokens: CPU against it", "2.2 times", f"{ratio:.2f} times", ratio <= 2.2)
    yield from flow([one.chunks for one in single + double])


ROWS = (paced, whole)
