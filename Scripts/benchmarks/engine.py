"""The embedded engine, asked directly: the same program with the same settings as the shell starts it, and plain HTTP."""

import http.client
import json
import os
import secrets
import socket
import subprocess
import time
import tomllib
from pathlib import Path
from typing import NamedTuple

from . import processes
from .program import ROOT, Site


class Missing(Exception):
    """The model or the engine is not on this machine."""


class Installed(NamedTuple):
    identity: str
    # The user's data folder; it is only read.
    share: Path
    python: Path
    model: Path
    context: int

    @staticmethod
    def find(identity: str) -> "Installed":
        share = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
        catalogue = tomllib.loads((ROOT / "Resources/models.toml").read_text())
        entry = next((entry for entry in catalogue["models"] if identity in (entry["id"], entry.get("short"))), None)
        if entry is None:
            raise Missing(f"the catalogue has no model {identity}")
        found = Installed(
            entry["id"], share, share / "dramatis/engine/venv/bin/python", share / "dramatis/models" / entry["file"],
            entry["context"])
        for path in (found.model, found.python):
            if not path.exists():
                raise Missing(f"skipped: {path} is not there (Scripts/run gets it)")
        return found


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=600)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Answer(NamedTuple):
    # Seconds from the request.
    first: float
    total: float
    tokens: int
    prompt: int
    cached: int

    @property
    def speed(self) -> float:
        """Tokens a second after the first."""
        return (self.tokens - 1) / (self.total - self.first)


class Engine:
    """Ends with its `with` block."""

    def __init__(self, site: Site, installed: Installed) -> None:
        self.socket = str(site.folder / f"run/{secrets.token_hex(4)}.sock")
        self.key = secrets.token_hex(16)
        # As Sources/Models/EngineSettings.swift has them.
        settings = {
            "model": str(installed.model), "socket": self.socket, "key": self.key, "context": installed.context,
            "slots": 1, "batch": 64, "threads": os.cpu_count(), "cache_mib": 512}
        launcher = (ROOT / "Resources/engine/launcher.py").read_text()
        self.helper = processes.Helper(
            [str(installed.python), "-I", "-c", launcher], stdin=subprocess.PIPE, env=site.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.helper.process.stdin.write(json.dumps(settings).encode() + b"\n")
        self.helper.process.stdin.flush()
        limit = time.monotonic() + 120
        while not self._is_ready():
            if self.helper.process.poll() is not None or time.monotonic() > limit:
                raise RuntimeError("the engine that is asked directly did not start")
            time.sleep(0.05)

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_) -> None:
        self.helper.__exit__()

    def _is_ready(self) -> bool:
        connection = UnixConnection(self.socket)
        try:
            connection.request("GET", "/health")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _post(self, path: str, body: dict) -> http.client.HTTPResponse:
        connection = UnixConnection(self.socket)
        connection.request(
            "POST", path, json.dumps(body),
            {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json", "Connection": "close"})
        response = connection.getresponse()
        if response.status != 200:
            raise RuntimeError(f"the engine answered {response.status}: {response.read(300)!r}")
        return response

    def tokens(self, text: str) -> int:
        return len(json.loads(self._post("/tokenize", {"content": text}).read())["tokens"])

    def prompt_tokens(self, messages: list[dict]) -> int:
        """Of what the model would read, its template included; nothing is evaluated."""
        prompt = json.loads(self._post("/apply-template", {"messages": messages}).read())["prompt"]
        found = self._post("/tokenize", {"content": prompt, "add_special": True, "parse_special": True})
        return len(json.loads(found.read())["tokens"])

    def text(self, body: dict) -> str:
        return json.loads(self._post("/v1/chat/completions", body).read())["choices"][0]["message"]["content"]

    def answer(self, body: dict) -> Answer:
        began = time.monotonic()
        first, usage, cached = 0.0, {}, 0
        with self._post("/v1/chat/completions", body) as response:
            for line in response:
                if not line.startswith(b"data: {"):
                    continue
                chunk = json.loads(line[6:])
                choices = chunk.get("choices") or []
                if not first and choices and choices[0]["delta"].get("content"):
                    first = time.monotonic() - began
                usage = chunk.get("usage") or usage
                cached = (chunk.get("timings") or {}).get("cache_n", cached)
        return Answer(first, time.monotonic() - began, usage["completion_tokens"], usage["prompt_tokens"], cached)
