"""Other programs, where the same work can be given to them: without a network, in temporary folders."""

import shutil
from pathlib import Path
from typing import Callable

from . import measures, processes
from .program import Site
from .terminal import PseudoTerminal, Timeout

LINES = 10_000
NEWEST = f"message {LINES} of the day"


class Peer:
    name = ""
    programs: tuple[str, ...] = ()
    # How to get it.
    package = ""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.path = next((found for name in self.programs if (found := shutil.which(name))), None)
        self.folder: Path = site.folder / self.name.lower()

    @property
    def missing(self) -> str:
        """Why there is nothing to measure; empty when there is."""
        return "" if self.path else f"not installed ({self.package})"

    def command(self) -> list[str]:
        raise NotImplementedError

    @property
    def environment(self) -> dict[str, str]:
        return self.site.environment

    def start(self, *options: str) -> PseudoTerminal:
        return PseudoTerminal([*self.command(), *options], self.environment)

    def ready(self) -> PseudoTerminal:
        terminal = self.start()
        try:
            terminal.wait(lambda screen: screen.text().strip() != "", "the first text", 60)
            try:
                terminal.settle(1.0, 5)
            except Timeout:
                pass  # one that never rests
        except BaseException:
            terminal.__exit__()
            raise
        return terminal

    def warm(self) -> None:
        """The first start writes its configuration, or compiles."""
        with self.ready():
            pass


class WeeChat(Peer):
    name = "WeeChat"
    programs = ("weechat-curses", "weechat")
    package = "Debian's weechat-curses"

    def command(self) -> list[str]:
        return [self.path or "", "--no-connect", "--dir", str(self.folder)]

    def filled(self) -> PseudoTerminal:
        """Its buffer filled by its own commands; in it is the newest line when it is shown."""
        return self.start(
            "--run-command", f"/repeat {LINES - 1} /print a message of the day, which says something;/print {NEWEST}")

    def streaming(self, seconds: float) -> PseudoTerminal:
        """A hundred words a second, as whole lines of ten: it has no others."""
        words = "word " * 10
        return self.start("--run-command", f"/repeat -interval 100ms {int(seconds * 10) + 50} /print {words}")


class Elia(Peer):
    name = "elia"
    programs = ("elia",)
    package = "elia-chat from PyPI, in PATH"

    def command(self) -> list[str]:
        return [self.path or ""]

    @property
    def environment(self) -> dict[str, str]:
        folders = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
        return self.site.environment | {name: str(self.folder) for name in folders} | {"OPENAI_API_KEY": "none"}


Peers = list[Peer]


def beside(peers: Peers, measure: Callable[[Peer], str]) -> tuple[str, ...]:
    """A cell for each; what it can't do is said there."""
    cells = []
    for peer in peers:
        try:
            cells.append(peer.missing or measure(peer))
        except Exception as error:  # one that can't do it must not end the run
            words = " ".join(str(error).split()) or type(error).__name__
            cells.append(f"not done: {words[:40]}")
    return tuple(cells)


def in_ready(peers: Peers, measure: Callable[[PseudoTerminal], str]) -> tuple[str, ...]:
    def one(peer: Peer) -> str:
        with peer.ready() as terminal:
            return measure(terminal)

    return beside(peers, one)


def memory(terminal: PseudoTerminal) -> str:
    return f"{processes.pss_megabytes(terminal.pid):.1f} MB"


def resizes(terminal: PseudoTerminal) -> str:
    return f"{measures.resizes(terminal):.3f} s"
