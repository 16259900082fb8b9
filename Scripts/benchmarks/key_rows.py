"""From a key to bytes, what a key costs, and what nothing costs."""

from . import measures, peer as others, processes
from .peer import NEWEST, Peer, Peers, WeeChat, beside, in_ready
from .program import Site
from .report import Row, fine, median, mode, percentile
from .terminal import PseudoTerminal, Timeout

RATE = 200


def shown(keys: measures.Keys) -> str:
    return f"{fine(median(keys.latencies))} / {fine(percentile(keys.latencies, 0.99))} ms"


def row(what: str, keys: measures.Keys, p50: float, p99: float, peers: tuple[str, ...] = ()) -> Row:
    """`p50` and `p99` in milliseconds."""
    holds = median(keys.latencies) <= p50 * 1e6 and percentile(keys.latencies, 0.99) <= p99 * 1e6
    return Row(what, f"{p50:g} / {p99:g} ms", shown(keys), holds, peers)


def while_streaming(terminal: PseudoTerminal, count: int) -> measures.Keys:
    """The reply of RATE tokens a second outlasts the keys."""
    terminal.write("Go on.\r")
    terminal.wait_text("speaking", 10)
    terminal.during(0.5)
    found = measures.keys(terminal, count)
    if "speaking" not in terminal.update().text():
        raise RuntimeError("the reply ended before the last key")
    return found


def reply(count: int) -> str:
    """A reply that lasts as long as so many keys: none takes more than 0.1 s here."""
    return f"openai/rate-{RATE}-{count * RATE // 10 + 10 * RATE}"


def new(site: Site, peers: Peers):
    count = site.times(300)

    def keys(terminal: PseudoTerminal) -> str:
        found = measures.keys(terminal, count)
        return f"{shown(found)}, {mode(found.sizes)} bytes"

    beside_it = in_ready(peers, keys)
    with site.ready_shell(site.data(), reply(count)) as terminal:
        idle = measures.keys(terminal, count)
        yield row("key to bytes p50 / p99: idle", idle, 0.4, 1, beside_it)
        yield Row(
            "  bytes for one typed key (mode)", "16", str(mode(idle.sizes)), mode(idle.sizes) <= 16)
        terminal.write(measures.KILL_LINE)
        yield row(f"  while {RATE} tok/s stream", while_streaming(terminal, count), 0.5, 2)


def enter(site: Site, _):
    """Enter waits until the message is kept: what is shown is never lost."""
    with site.ready_shell(site.data()) as terminal:
        times = []
        for number in range(site.times(30)):
            terminal.write(f"go {number}")
            terminal.settle(0.3)
            written = terminal.write("\r")
            chunk = terminal.read(2)
            if chunk is None:
                raise Timeout("Enter showed nothing within 2 s")
            times.append(chunk.time - written)
            terminal.settle(0.5)
    yield Row(
        "  Enter to bytes, the message kept on disk", "no limit named",
        f"{fine(median(times))} / {fine(percentile(times, 0.99))} ms", None)


def long(site: Site, peers: Peers):
    count = site.times(300)

    def filled(peer: Peer) -> str:
        if not isinstance(peer, WeeChat):
            return ""
        with peer.filled() as terminal:
            terminal.wait_text(NEWEST, 60)
            terminal.settle(1.0)
            return shown(measures.keys(terminal, count))

    with site.ready_shell(site.long_copy(), reply(count), "--continue") as terminal:
        yield row("  10,000 turns open: idle", measures.keys(terminal, count), 0.4, 1, beside(peers, filled))
        terminal.write(measures.KILL_LINE)
        yield row(f"  10,000 turns open, while {RATE} tok/s stream", while_streaming(terminal, count), 0.5, 2)


def nothing(site: Site, peers: Peers):
    seconds = 4 if site.quick else 10

    def idle(terminal: PseudoTerminal) -> str:
        found = measures.idle(terminal, seconds)
        return f"{found.bytes} bytes, {found.cpu:.3f} %"

    beside_it = in_ready(peers, idle)
    with site.ready_shell(site.data()) as terminal:
        terminal.during(1)
        found = measures.idle(terminal, seconds)
    yield Row("idle: bytes in 3 s", "0", str(found.bytes), found.bytes == 0, beside_it)
    yield Row(f"idle: CPU over {seconds} s", "< 0.1 %", f"{found.cpu:.3f} %", found.cpu < 0.1)


def memory(site: Site, peers: Peers):
    beside_it = in_ready(peers, others.memory)
    with site.ready_shell(site.data()) as terminal:
        ready = processes.pss_megabytes(terminal.pid)
    yield Row("memory (PSS): ready", "30 MB", f"{ready:.1f} MB", ready <= 30, beside_it)
    with site.ready_shell(site.long, "openai/full-20", "--continue") as terminal:
        many = processes.pss_megabytes(terminal.pid)
    yield Row("  10,000 turns open", "no limit named", f"{many:.1f} MB", None)


KEY_ROWS = (new, enter, long)
IDLE_ROWS = (nothing, memory)
