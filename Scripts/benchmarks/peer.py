"""WeeChat, where the same work can be given to it: without a network, in a temporary folder."""

import shutil
from pathlib import Path

from . import measures, processes
from .program import Site
from .terminal import PseudoTerminal


class Peer:
    def __init__(self, site: Site) -> None:
        self.site = site
        self.path = shutil.which("weechat-curses") or shutil.which("weechat")
        self.folder: Path = site.folder / "weechat"

    @property
    def missing(self) -> str:
        """Why there is nothing to measure; empty when there is."""
        return "" if self.path else "not installed (weechat-curses)"

    def start(self) -> PseudoTerminal:
        return PseudoTerminal(
            [self.path or "", "--no-connect", "--dir", str(self.folder)], self.site.environment)

    def ready(self) -> PseudoTerminal:
        terminal = self.start()
        try:
            terminal.wait_text("WeeChat")
            terminal.settle(1.0)
        except BaseException:
            terminal.__exit__()
            raise
        return terminal

    def warm(self) -> None:
        """The first start writes its configuration."""
        with self.ready():
            pass

    def memory(self) -> float:
        with self.ready() as terminal:
            return processes.pss_megabytes(terminal.pid)

    def keys(self, count: int) -> measures.Keys:
        with self.ready() as terminal:
            return measures.keys(terminal, count)

    def idle(self, seconds: float) -> measures.Idle:
        with self.ready() as terminal:
            return measures.idle(terminal, seconds)

    def resizes(self) -> float:
        with self.ready() as terminal:
            return measures.resizes(terminal)
