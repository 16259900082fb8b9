"""A shell with the embedded engine: messages go in as keys, and times are those at which the screen shows things."""

import contextlib
import json
import re
import sqlite3
import time
from pathlib import Path

from . import processes, sessions
from .emulator import Screen
from .engine import Installed
from .program import Site
from .terminal import PseudoTerminal, Timeout

PROGRESS = re.compile(r"asking \.\.\.|loading model|reading \d+ of \d+ tokens|thinking")
NOT_READY = re.compile(r"  (starting|loading|not available)\b")


class EngineShell:
    """Ends with its `with` block, and the engine with it."""

    def __init__(self, site: Site, installed: Installed, data: Path, reply_tokens: int, *options: str) -> None:
        self.database = data / "sessions.sqlite"
        environment = site.environment | {"XDG_DATA_HOME": str(installed.share)}
        self.terminal: PseudoTerminal = site.shell(
            data, f"local/{installed.identity}", "--max-tokens", str(reply_tokens), *options, environment=environment)

    def __enter__(self) -> "EngineShell":
        return self

    def __exit__(self, *_) -> None:
        self.terminal.__exit__()

    def engine_cpu(self) -> float:
        """Seconds; 0 while there is no engine."""
        total, waiting = 0.0, processes.children(self.terminal.pid)
        while waiting:
            pid = waiting.pop()
            with contextlib.suppress(OSError):
                total += processes.cpu_seconds(pid)
                waiting += processes.children(pid)
        return total

    def wait_idle(self, seconds: float = 400) -> None:
        """Until the model is loaded and the engine has done nothing for a second: all is evaluated ahead."""
        limit = time.monotonic() + seconds
        last, since = -1.0, time.monotonic()
        while time.monotonic() < limit:
            self.terminal.during(0.1)
            now = self.engine_cpu()
            if now - last > 0.02 or NOT_READY.search(self.terminal.update().lines()[0]):
                last, since = now, time.monotonic()
            elif now > 0 and time.monotonic() - since >= 1:
                return
        raise Timeout(f"the engine was still busy after {seconds:g} s; the screen:\n{self.terminal.screen.text()}")

    def command(self, text: str) -> None:
        self.terminal.write(text + "\r")
        self.terminal.settle(0.15)

    def send(self, message: str, typing: float = 0) -> None:
        """Types the message over so many seconds, and waits a moment as who reads it again."""
        if typing:
            for character in message:
                self.terminal.write(character)
                self.terminal.during(typing / len(message))
        else:
            self.terminal.write(message)
            self.terminal.during(0.5)

    def first_delta(self, message: str) -> float:
        """Sends what stands in the composer, `message`; seconds until words of the reply are seen."""
        sent = self.terminal.write("\r")
        shown = self.terminal.wait(lambda screen: begun(screen, message), "the first words of a reply", 300)
        return (shown - sent) / 1e9

    def usage(self, seconds: float = 300) -> tuple[int, int, int, int] | None:
        """Waits for the end of the last reply: its tokens, the prompt's, milliseconds to the first and in all."""
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            self.terminal.during(0.5)
            with contextlib.closing(sqlite3.connect(self.database)) as connection:
                row = connection.execute(
                    "SELECT speaker, state, reply_tokens, prompt_tokens, first_token_ms, total_ms FROM turn "
                    "ORDER BY id DESC LIMIT 1").fetchone()
            if row and row[0] and row[1] not in ("waiting", "streaming"):
                return row[2:] if row[1] in ("complete", "truncated") and None not in row[2:] else None
        raise Timeout(f"no reply ended within {seconds:g} s")


def begun(screen: Screen, message: str) -> bool:
    """Whether below the user's message and the header of its reply stand words that are no progress."""
    pane = []
    for line in screen.lines()[1:]:
        if line.startswith("\u2500"):
            break
        label, bar, rest = line.partition("\u2502")
        pane.append((label.strip() if bar else "", rest.split("\u2502")[0].strip()))
    start = next((at for at, (label, text) in reversed(list(enumerate(pane)))
                  if label == "You" and text.startswith(message[:16])), None)
    if start is None:
        return False
    reply = [text for label, text in pane[start:] if label not in ("", "You")]
    return any(text and not PROGRESS.match(text) for text in reply[1:])


def captured(site: Site, data: Path, message: str, reply_tokens: int, *options: str) -> dict:
    """The body that the shell sends for this message; asked of the scripted server, which llama.cpp's listing makes the
    same as the engine's."""
    before = site.requests.stat().st_size if site.requests.exists() else 0
    with site.shell(data, "openai/full-20", "--max-tokens", str(reply_tokens), *options) as terminal:
        terminal.wait_text(sessions.NEWEST if "--continue" in options else "dramatis", 20)
        terminal.settle(0.5)
        for line in (["/as data-engineer"] if "--continue" not in options else []) + [message]:
            terminal.write(line + "\r")
            terminal.settle(0.3)
        terminal.wait(lambda _: site.requests.exists() and site.requests.stat().st_size > before, "the request")
        terminal.settle(0.3)
    with site.requests.open("rb") as requests:
        requests.seek(before)
        return json.loads(requests.readline())
