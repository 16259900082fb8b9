"""Two hundred changes of size: what they cost, and whether the last screen is right."""

import subprocess
import time
from shutil import which

from . import measures, sessions
from .peer import Peers, in_ready, resizes
from .program import Site
from .report import Row, failed
from .terminal import PseudoTerminal

BURST = 20


class Tmux:
    """A server of its own with one window, whose client is a child: when that dies, the session and the server end."""

    def __init__(self, site: Site, command: list[str]) -> None:
        self.path = which("tmux") or ""
        self.socket = str(site.folder / "tmux")
        self.environment = site.environment
        configuration = site.folder / "tmux.conf"
        configuration.write_text(
            "set -g destroy-unattached on\nset -g default-size 120x40\n"
            "set -g status off\nset -g default-terminal xterm-256color\n")
        self.client = PseudoTerminal(
            [self.path, "-S", self.socket, "-f", str(configuration), "new-session", *command], site.environment)

    def __enter__(self) -> "Tmux":
        return self

    def __exit__(self, *_) -> None:
        self._run("kill-server")
        self.client.__exit__()

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.path, "-S", self.socket, *words], env=self.environment, capture_output=True, text=True, timeout=20)

    def command(self, *words: str) -> str:
        done = self._run(*words)
        if done.returncode:
            raise RuntimeError(f"tmux {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def resize(self, sizes: list[tuple[int, int]]) -> None:
        """As fast as tmux does it."""
        words: list[str] = []
        for columns, rows in sizes:
            words += ["resize-window", "-x", str(columns), "-y", str(rows), ";"]
        self.command(*words[:-1])

    def screen(self) -> str:
        """As it stands once it has been the same for 0.3 s."""
        last, since = "", time.monotonic()
        limit = since + 10
        while time.monotonic() < limit:
            now = self.command("capture-pane", "-p", "-e")
            if now != last:
                last, since = now, time.monotonic()
            elif time.monotonic() - since > 0.3:
                break
            self.client.during(0.05)
        return last


def is_right(site: Site, model: str) -> tuple[int, str]:
    """After how many of ten bursts of resizes a fresh draw (Ctrl-L) showed the same, and what differed first."""
    data = site.data(sessions.conversation(40))
    with Tmux(site, site.command(data, model, "--continue")) as tmux:
        tmux.client.wait_text(sessions.NEWEST, 20)
        right, difference = 0, ""
        all_sizes = measures.sizes()
        for burst in range(0, len(all_sizes), BURST):
            tmux.resize(all_sizes[burst:burst + BURST])
            before = tmux.screen()
            tmux.command("send-keys", "C-l")
            after = tmux.screen()
            if before == after and sessions.NEWEST in after:
                right += 1
            elif not difference:
                pairs = zip(before.split("\n"), after.split("\n"))
                difference = next((f"line {at}: {a!r} was {b!r}" for at, (b, a) in enumerate(pairs) if a != b), "")
        return right, difference


def cost(site: Site, peers: Peers):
    with site.ready_shell(site.data(sessions.conversation(40)), "openai/full-20", "--continue") as terminal:
        cpu = measures.resizes(terminal)
    yield Row("200 resizes: CPU", "0.25 s", f"{cpu:.3f} s", cpu <= 0.25, in_ready(peers, resizes))


def outcome(site: Site, _):
    what = "  last screen equals a fresh draw (in tmux)"
    if not which("tmux"):
        yield failed(what, "always", "tmux is not installed")
        return
    right, difference = is_right(site, "openai/full-20")
    bursts = measures.RESIZES // BURST
    yield Row(what, "always", f"{right} of {bursts} bursts {difference[:80]}".strip(), right == bursts)


ROWS = (cost, outcome)
