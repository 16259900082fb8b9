"""What is measured alike of Dramatis and of a peer: any program that shows a screen and has an input line."""

import random
import time
from typing import Callable, NamedTuple

from .emulator import Screen
from .terminal import PseudoTerminal, Timeout, size

# Keys that neither the programs' screens nor the scripted replies show.
KEYS = (b"~", b"^")
KILL_LINE = b"\x15"
# After so many keys the line is emptied, so that it stays one line.
LINE = 50


class Start(NamedTuple):
    """Nanoseconds since exec."""

    paint: int
    ready: int


def start(make: Callable[[], PseudoTerminal]) -> Start:
    """Exec to the first visible text, and to the echo of a key that is typed at that moment."""
    with make() as terminal:
        painted = terminal.wait(lambda screen: screen.text().strip() != "", "the first text")
        terminal.write(KEYS[0])
        echoed = terminal.wait(lambda screen: KEYS[0].decode() in screen.text(), "the echo of a key")
        return Start(painted - terminal.started, echoed - terminal.started)


class Keys(NamedTuple):
    # Nanoseconds from the write of the key to the read of its echo, a key each.
    latencies: list[int]
    # All that came for a key; only of use where nothing else writes.
    sizes: list[int]


def keys(terminal: PseudoTerminal, count: int, seed: int = 1) -> Keys:
    """Types at irregular intervals of 8 to 28 ms, each key after the echo of the one before."""
    chance = random.Random(seed)
    latencies, sizes = [], []
    for number in range(count):
        if number % LINE == 0:
            terminal.write(KILL_LINE)
            terminal.during(0.1)
        terminal.during(chance.uniform(0.002, 0.022))
        key = KEYS[number % 2]
        first = len(terminal.chunks)
        written = terminal.write(key)
        while True:
            chunk = terminal.read(2)
            if chunk is None:
                raise Timeout(f"key {number + 1} of {count} was not echoed within 2 s")
            if key in chunk.data:
                break
        latencies.append(chunk.time - written)
        terminal.during(0.006)
        sizes.append(size(terminal.chunks[first:]))
    return Keys(latencies, sizes)


class Idle(NamedTuple):
    # In 3 seconds.
    bytes: int
    # Percent of one processor, over 10 seconds.
    cpu: float


def idle(terminal: PseudoTerminal, seconds: float) -> Idle:
    before, began = terminal.cpu, time.monotonic()
    count = size(terminal.during(3))
    if seconds > 3:
        terminal.during(seconds - 3)
    return Idle(count, 100 * (terminal.cpu - before) / (time.monotonic() - began))


RESIZES = 200


def sizes(count: int = RESIZES) -> list[tuple[int, int]]:
    """Columns and rows; no two neighbours are alike, and the last is 120x40."""
    chance = random.Random(2)
    found = [(120, 40)]
    while len(found) < count:
        size = (chance.randint(60, 160), chance.randint(15, 50))
        if size != found[-1]:
            found.append(size)
    return found[::-1]


def resizes(terminal: PseudoTerminal) -> float:
    """CPU seconds for 200 changes of size 12 ms apart, which a program can answer one by one."""
    before = terminal.cpu
    for columns, rows in sizes():
        terminal.resize(columns, rows)
        terminal.during(0.012)
    terminal.settle(0.3)
    return terminal.cpu - before


def shows(text: str) -> Callable[[Screen], bool]:
    return lambda screen: text in screen.text()
