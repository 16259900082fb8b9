"""The program under measurement, in folders that vanish."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from . import processes, sessions
from .terminal import Ended, PseudoTerminal

ROOT = Path(__file__).resolve().parent.parent.parent
# What the composer's hint says when the shell waits for a message.
READY = "Enter send"
KEPT_FROM_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH")


class CannotRun(Exception):
    pass


def find(explicit: str | None) -> str:
    if explicit:
        if not os.access(explicit, os.X_OK):
            raise CannotRun(f"{explicit} cannot be run")
        return str(Path(explicit).resolve())
    path = ROOT / ".build/release/dramatis"
    if not os.access(path, os.X_OK):
        raise CannotRun(f"{path} is not there: swift build -c release (or name one with --program)")
    return str(path)


class Site:
    """Where one run of the bench happens: temporary folders, the scripted server, and what to start."""

    def __init__(self, program: str, quick: bool) -> None:
        self.program = program
        self.quick = quick
        self.engine_model = ""
        # Short, for the engine's socket lies in it.
        self.folder = Path(tempfile.mkdtemp(prefix="dramatis-bench-"))
        self._count = 0
        self._long: Path | None = None
        self.requests = self.folder / "requests.jsonl"
        script = Path(__file__).with_name("scripted_server.py")
        self.server = processes.Helper(
            [sys.executable, str(script), str(self.requests)], stdout=subprocess.PIPE, text=True)
        port = self.server.process.stdout.readline().strip()
        if not port.isdigit():
            raise CannotRun("the scripted server did not start")
        self.environment = {name: os.environ[name] for name in KEPT_FROM_ENVIRONMENT if name in os.environ}
        for name, part in (("HOME", "home"), ("XDG_RUNTIME_DIR", "run"), ("TMPDIR", "tmp")):
            (self.folder / part).mkdir(mode=0o700)
            self.environment[name] = str(self.folder / part)
        self.environment |= {
            "TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC",
            "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1"}

    def close(self) -> None:
        processes.end_all()
        shutil.rmtree(self.folder, ignore_errors=True)

    def times(self, count: int) -> int:
        """How often to repeat: a third, at least three, when it must be quick."""
        return max(3, count // 3) if self.quick else count

    def data(self, turns: list[tuple[str | None, str]] | None = None, pinned: str | None = None) -> Path:
        """A new data folder with an empty database, or with one session in it."""
        self._count += 1
        folder = self.folder / f"data{self._count}"
        database = folder / "sessions.sqlite"
        with self.shell(folder) as terminal:
            terminal.wait(lambda _: sessions.is_made(database), "the database")
            terminal.settle()
            terminal.write("/quit\r")
            try:
                terminal.settle(5)
            except Ended:
                pass
        if turns:
            sessions.insert(database, turns, pinned=pinned)
        return folder

    @property
    def long(self) -> Path:
        """A data folder whose one session has 10,000 turns, about 100,000 lines. Nothing must be said in it."""
        if self._long is None:
            self._long = self.data(sessions.conversation(10_000))
        return self._long

    def long_copy(self) -> Path:
        """One in which something may be said."""
        self._count += 1
        folder = self.folder / f"data{self._count}"
        shutil.copytree(self.long, folder)
        return folder

    def command(self, data: Path, model: str = "openai/full-20", *options: str) -> list[str]:
        return [self.program, "--data", str(data), "--model", model, *options]

    def shell(
        self, data: Path, model: str = "openai/full-20", *options: str, environment: dict[str, str] | None = None
    ) -> PseudoTerminal:
        return PseudoTerminal(self.command(data, model, *options), environment or self.environment)

    def ready_shell(self, data: Path, model: str = "openai/full-20", *options: str) -> PseudoTerminal:
        """A shell that has been left alone for a second after its start."""
        terminal = self.shell(data, model, *options)
        try:
            terminal.wait_text(sessions.NEWEST if "--continue" in options else "dramatis", 60)
            terminal.settle(1.0)
        except BaseException:
            terminal.__exit__()
            raise
        return terminal
