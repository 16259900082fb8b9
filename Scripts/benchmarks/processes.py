"""Children that cannot outlive this process, and what the kernel counts of them."""

import atexit
import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1

_running: set[int] = set()


def die_with_parent() -> None:
    """For the child, between fork and exec. A parent that is killed takes it along."""
    LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


def adopt(pid: int) -> None:
    _running.add(pid)


def end(pid: int) -> None:
    """Kills a child of this process and waits for it. Any number of times."""
    if pid not in _running:
        return
    _running.discard(pid)
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass


@atexit.register
def end_all() -> None:
    for pid in list(_running):
        end(pid)


class Helper:
    """A child with pipes; ends with its `with` block."""

    def __init__(self, command: list[str], **options) -> None:
        self.process = subprocess.Popen(command, preexec_fn=die_with_parent, **options)
        adopt(self.process.pid)

    def __enter__(self) -> "Helper":
        return self

    def __exit__(self, *_) -> None:
        end(self.process.pid)
        self.process.returncode = 0
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    pass


def cpu_seconds(pid: int) -> float:
    """User and system time of all its threads, also of those that have ended, to the nanosecond.

    The clock is the one that clock_getcpuclockid(3) names; /proc/PID/stat has the same sum in steps of 10 ms.
    """
    return time.clock_gettime_ns((~pid << 3) | 2) / 1e9


def pss_megabytes(pid: int) -> float:
    """Proportional set size: what is shared with other processes counts by its share. 1 MB = 1,000,000 bytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"/proc/{pid}/smaps_rollup names no Pss")


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            found += [int(child) for child in (task / "children").read_text().split()]
        except OSError:
            pass
    return found


def load() -> float:
    return os.getloadavg()[0]


def busy_share(seconds: float) -> float:
    """How much of the machine's processors was in use meanwhile, from 0 to 1."""

    def ticks() -> tuple[int, int]:
        fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
        return sum(fields), fields[3] + fields[4]

    total, idle = ticks()
    time.sleep(seconds)
    total2, idle2 = ticks()
    return 1 - (idle2 - idle) / max(1, total2 - total)
