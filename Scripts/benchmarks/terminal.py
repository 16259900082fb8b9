"""A program in a pseudo-terminal, and when which bytes came out of it."""

import fcntl
import os
import re
import select
import struct
import termios
import time
from typing import Callable, NamedTuple

from . import processes
from .emulator import Screen

CLEAR = re.compile(rb"\x1b\[[23]J|\x1b\[(?:1;1)?H\x1b\[0?J")


class Chunk(NamedTuple):
    """What one read gave."""

    time: int  # monotonic nanoseconds
    data: bytes


class Timeout(Exception):
    pass


class Ended(Exception):
    pass


class PseudoTerminal:
    """Ends with its `with` block, its program with it."""

    def __init__(
        self, command: list[str], environment: dict[str, str], columns: int = 120, rows: int = 40
    ) -> None:
        self.screen = Screen(columns, rows)
        self.chunks: list[Chunk] = []
        self._shown = 0
        told, tell = os.pipe()
        os.set_inheritable(tell, False)
        main, other = os.openpty()
        fcntl.ioctl(main, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.pid = os.fork()
        if self.pid == 0:
            try:
                processes.die_with_parent()
                os.login_tty(other)
                os.write(tell, struct.pack("q", time.monotonic_ns()))
                os.execve(command[0], command, environment)
            finally:
                os._exit(127)
        processes.adopt(self.pid)
        os.close(other)
        os.close(tell)
        self.file = main
        self._poll = select.poll()
        self._poll.register(main, select.POLLIN)
        # Monotonic nanoseconds, taken right before exec.
        self.started = struct.unpack("q", os.read(told, 8))[0]
        os.close(told)

    def __enter__(self) -> "PseudoTerminal":
        return self

    def __exit__(self, *_) -> None:
        processes.end(self.pid)
        if self.file >= 0:
            os.close(self.file)
            self.file = -1

    def write(self, text: str | bytes) -> int:
        """Returns the monotonic nanoseconds right before the write."""
        data = text.encode() if isinstance(text, str) else text
        now = time.monotonic_ns()
        os.write(self.file, data)
        return now

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(columns, rows)
        self._shown = len(self.chunks)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> Chunk | None:
        """What comes next; None when nothing does within so many seconds."""
        if not self._poll.poll(max(0.0, seconds) * 1000):
            return None
        try:
            data = os.read(self.file, 65536)
        except OSError:
            data = b""
        if not data:
            raise Ended(f"the program has ended; it showed last:\n{self.update().text().strip()}")
        chunk = Chunk(time.monotonic_ns(), data)
        self.chunks.append(chunk)
        return chunk

    def update(self) -> Screen:
        """The screen with all that has been read."""
        for chunk in self.chunks[self._shown:]:
            self.screen.feed(chunk.data)
        self._shown = len(self.chunks)
        return self.screen

    def wait(self, holds: Callable[[Screen], bool], what: str, seconds: float = 10) -> int:
        """Reads until the screen is as wanted; returns when the bytes came that made it so."""
        limit = time.monotonic() + seconds
        if holds(self.update()):
            return self.chunks[-1].time if self.chunks else self.started
        while (left := limit - time.monotonic()) > 0:
            chunk = self.read(min(left, 0.1))
            if holds(self.update()):
                return (chunk or self.chunks[-1]).time
        raise Timeout(f"waited {seconds:g} s for {what}; the screen:\n{self.screen.text().strip()}")

    def wait_text(self, text: str, seconds: float = 10) -> int:
        return self.wait(lambda screen: text in screen.text(), f"“{text}”", seconds)

    def settle(self, quiet: float = 0.2, seconds: float = 20) -> None:
        """Reads until nothing has come for `quiet` seconds."""
        limit = time.monotonic() + seconds
        while self.read(quiet):
            if time.monotonic() > limit:
                raise Timeout(f"it still writes after {seconds:g} s")

    def during(self, seconds: float) -> list[Chunk]:
        """All that comes within so many seconds."""
        limit = time.monotonic() + seconds
        first = len(self.chunks)
        while (left := limit - time.monotonic()) > 0:
            self.read(left)
        return self.chunks[first:]

    @property
    def cpu(self) -> float:
        return processes.cpu_seconds(self.pid)


# A program that paints writes at once, in one or a few writes without a pause between them.
FRAME_GAP = 3_000_000


def frames(chunks: list[Chunk]) -> list[int]:
    """When frames began: chunks that followed each other within FRAME_GAP nanoseconds are one frame."""
    times = []
    last = None
    for chunk in chunks:
        if last is None or chunk.time - last > FRAME_GAP:
            times.append(chunk.time)
        last = chunk.time
    return times


def most_in_a_second(times: list[int]) -> int:
    most = first = 0
    for index, moment in enumerate(times):
        while moment - times[first] >= 1_000_000_000:
            first += 1
        most = max(most, index - first + 1)
    return most


def size(chunks: list[Chunk]) -> int:
    return sum(len(chunk.data) for chunk in chunks)


def clears(chunks: list[Chunk]) -> int:
    return len(CLEAR.findall(b"".join(chunk.data for chunk in chunks)))
