"""Scripts/setup and Scripts/run in a copy of the tree, with a PATH that holds only what each test puts there.

apt-get, sudo and swift are small stand-ins that note how they were called: the real ones would change the machine.
"""

import functools
import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    "bash env dirname sed head tail tr grep mktemp rm mv mkdir cat touch find sleep sha256sum sort id chmod flock "
    "tput kill").split()
PACKAGES = "libncurses-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev python3-venv".split()
DRAMATIS = '#!/bin/bash\nprintf "[%s]" "$@"\nif [[ ${*: -1} == - ]]; then cat; fi\n'
WAIT = 120


class ScriptTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)
        self.top.chmod(0o755)
        self.root, self.bin, self.home = self.top / "tree", self.top / "bin", self.top / "home"
        (self.root / "Scripts").mkdir(parents=True)
        (self.root / "Sources").mkdir()
        (self.root / "Resources").mkdir()
        (self.root / "Package.swift").touch()
        for name in ("setup", "run", "common.sh", "fetch-model"):
            shutil.copy(ROOT / "Scripts" / name, self.root / "Scripts" / name)
        self.bin.mkdir()
        self.home.mkdir(mode=0o777)
        for tool in TOOLS:
            if path := shutil.which(tool):
                (self.bin / tool).symlink_to(path)
        (self.bin / "python3").symlink_to(sys.executable)
        self.calls = self.top / "calls"
        self.calls.touch(0o666)
        self.calls.chmod(0o666)
        self.installed = self.top / "installed"
        self.installed.write_text("".join(f"{name} ii \n" for name in PACKAGES))
        self.installed.chmod(0o666)
        self.put("dpkg-query", f'cat "{self.installed}"; exit 1')
        self.put("apt-get", f'if [[ $1 == install ]]; then printf "%s ii \\n" "${{@:2}}" >>"{self.installed}"; fi')
        self.swift("6.3.1")

    def put(self, name: str, body: str):
        path = self.bin / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!/bin/bash\nprintf "%s\\n" "{name} $*" >>"{self.calls}"\n{body}\n')
        path.chmod(0o755)

    def swift(self, version: str, build: str | None = None):
        made = f'"{self.root}/.build/release"'
        (self.top / "dramatis").write_text(DRAMATIS)
        build = build or (
            f'mkdir -p {made}; cat "{self.top}/dramatis" >{made}/dramatis; chmod +x {made}/dramatis')
        self.put("swift", f'if [[ $1 == --version ]]; then echo "Swift version {version} (x)"; else {build}; fi')

    def called(self, name: str) -> list[str]:
        return [line for line in self.calls.read_text().splitlines() if line.startswith(name + " ")]

    def script(self, name: str, *arguments: str, stdin: str = "", **more) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(self.bin / "bash"), str(self.root / "Scripts" / name), *arguments], input=stdin, text=True,
            capture_output=True, timeout=WAIT, cwd=self.top,
            env={"PATH": str(self.bin), "HOME": str(self.home), "LANG": "C.UTF-8", "NO_PROXY": "127.0.0.1"}, **more)

    def assert_ends(self, run: subprocess.CompletedProcess, code: int, *said: str):
        self.assertEqual(run.returncode, code, run.stderr)
        for text in said:
            self.assertIn(text, run.stderr)


class SetupTest(ScriptTest):
    def setup_script(self, *arguments: str, **more) -> subprocess.CompletedProcess:
        return self.script("setup", "--no-engine", *arguments, **more)

    def test_says_and_does_nothing_when_all_is_there(self):
        run = self.setup_script()
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        self.assertEqual(self.called("apt-get"), [])
        self.assertEqual(self.setup_script().returncode, 0)
        self.assertEqual(len(self.called("swift")), 1)

    @unittest.skipIf(os.geteuid() != 0, "as root only")
    def test_names_and_installs_what_is_missing(self):
        self.installed.write_text("".join(f"{name} ii \n" for name in PACKAGES[:-1]) + "libvterm-dev rc \n")
        run = self.setup_script("--tests")
        self.assert_ends(run, 0, "Missing Debian packages: python3-venv libvterm-dev tmux")
        self.assertEqual(self.called("apt-get"), [
            "apt-get update -q",
            "apt-get install -y -q --no-install-recommends python3-venv libvterm-dev tmux"])
        self.assertEqual(self.called("sudo"), [])

    @unittest.skipIf(os.geteuid() != 0, "as root only")
    def test_shows_why_apt_get_failed(self):
        self.installed.write_text("")
        self.put("apt-get", 'echo "E: Unable to locate package"; exit 100')
        self.assert_ends(self.setup_script(), 1, "E: Unable to locate package", "could not install libncurses-dev")
        self.put("apt-get", "")
        self.assert_ends(self.setup_script(), 1, "still missing after apt-get: libncurses-dev")

    def test_without_root_uses_sudo_or_says_what_to_run(self):
        self.installed.write_text("".join(f"{name} ii \n" for name in PACKAGES[1:]))
        other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        self.assert_ends(self.setup_script(**other), 1, "no sudo", "apt-get install libncurses-dev")
        self.assertEqual(self.called("apt-get"), [])
        (self.root / ".build").mkdir()
        (self.root / ".build").chmod(0o777)
        self.put("sudo", '"$@"')
        self.assert_ends(self.setup_script(**other), 0, "with sudo")
        self.assertEqual(len(self.called("sudo")), 2)

    def test_without_apt_says_what_is_needed(self):
        self.installed.write_text("")
        (self.bin / "apt-get").unlink()
        self.assert_ends(self.setup_script(), 1, "no apt-get", *PACKAGES)
        (self.bin / "dpkg-query").unlink()
        self.assert_ends(self.setup_script("--tests"), 1, "no Debian", "ncursesw libcmark-gfm sqlite3 libvterm tmux")

    def test_asks_for_a_swift_that_will_do(self):
        for version, code in [("6.0.3", 1), ("5.10", 1), ("6.1", 0), ("6.10.1", 0), ("7.0", 0), ("unknown", 1)]:
            with self.subTest(version):
                shutil.rmtree(self.root / ".build", ignore_errors=True)
                self.swift(version)
                self.assert_ends(self.setup_script(), code, *(["6.1"] if code else []))
        (self.bin / "swift").unlink()
        self.assert_ends(self.setup_script(), 1, "swift is not on PATH", "6.1")

    def test_wrong_usage(self):
        self.assert_ends(self.setup_script("--all"), 64, "--all", "--tests")


class RunTest(ScriptTest):
    """On an address on loopback that has the smallest model only; a set-up that is done."""

    def setUp(self):
        super().setUp()
        (self.root / "Scripts/setup").write_text(f'#!/bin/bash\necho "setup $*" >>"{self.calls}"\n')
        served = self.top / "served"
        served.mkdir()
        handler = functools.partial(QuietHandler, directory=str(served))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.served = served
        lines = ['format = 1\ndefault = "large"\n']
        for name, short, size in [("large", "", 3000), ("middle", "small", 2000), ("little", "test", 1000)]:
            content = name.encode() * size
            (served / name).write_bytes(content)
            lines.append(
                f'[[models]]\nid = "{name}"\nshort = "{short}"\ntitle = "The {name} one"\nfile = "{name}.gguf"\n'
                f'bytes = {len(content)}\nsha256 = "{hashlib.sha256(content).hexdigest()}"\nlicence = "none"\n'
                f'[[models.sources]]\nkind = "url"\nurl = "http://127.0.0.1:{self.server.server_port}/{name}"\n')
        (self.root / "Resources/models.toml").write_text("\n".join(lines))
        self.models = self.home / ".local/share/dramatis/models"

    def run_script(self, *arguments: str, **more) -> subprocess.CompletedProcess:
        return self.script("run", *arguments, **more)

    def test_first_start_builds_and_fetches_and_the_second_does_neither(self):
        run = self.run_script("ask", "a  b", "-", stdin="typed")
        self.assert_ends(run, 0, "Building dramatis", f"0 MB to {self.models}/large.gguf")
        self.assertEqual(run.stdout, "[ask][a  b][-]typed")
        self.assertEqual((self.models / "large.gguf").stat().st_size, 15000)
        self.server.shutdown()
        run = self.run_script("ask", "c")
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "[ask][c]", ""))
        self.assertEqual(len(self.called("swift")), 1)

    def test_builds_again_after_a_change(self):
        self.run_script("--model", "test")
        changed = self.root / "Sources/Changed.swift"
        changed.touch()
        later = (self.root / ".build/release/.dramatis-built").stat().st_mtime + 5
        os.utime(changed, (later, later))
        self.run_script("--model", "test")
        self.assertEqual(len(self.called("swift")), 2)

    def test_tells_the_program_the_model(self):
        for arguments, told in [
            ("--model small", "[--model][local/middle]"), ("--model=test ask q", "[ask][--model][local/little][q]"),
            ("ask q --model local/little", "[ask][--model][local/little][q]"), ("--model default ask q", "[ask][q]"),
            ("--model middle --data D", "[--model][local/middle][--data][D]"),
            ("ask -- --model x", "[ask][--][--model][x]"),
            ("--model small patterns run p --auto", "[patterns][run][--model][local/middle][p][--auto]"),
        ]:
            with self.subTest(arguments):
                run = self.run_script(*arguments.split())
                self.assertEqual((run.returncode, run.stdout), (0, told), run.stderr)

    def test_needs_no_local_model_for_a_server_or_a_listing(self):
        for arguments, told in [
            ("--model openai/gpt ask q", "[ask][--model][openai/gpt][q]"), ("personas list", "[personas][list]"),
            ("doctor", "[doctor]"), ("--version", "[--version]"), ("patterns list", "[patterns][list]"),
            ("--model openai/gpt patterns run p", "[patterns][run][--model][openai/gpt][p]"),
        ]:
            with self.subTest(arguments):
                run = self.run_script(*arguments.split())
                self.assertEqual((run.returncode, run.stdout), (0, told), run.stderr)
        self.assertFalse(self.models.exists())
        self.assertEqual(set(self.called("setup")), {"setup --no-engine"})

    def test_a_pattern_that_is_run_needs_the_model(self):
        run = self.run_script("patterns", "run", "p")
        self.assertEqual((run.returncode, run.stdout), (0, "[patterns][run][p]"), run.stderr)
        self.assertTrue(self.models.exists())

    def test_takes_the_next_smaller_and_says_so(self):
        (self.served / "large").unlink()
        (self.served / "middle").write_bytes(bytes(12000))
        run = self.run_script("ask", "q")
        self.assert_ends(
            run, 0, "answered 404", "The large one cannot be had now. The next smaller one is The middle one",
            "refused and removed", "The middle one cannot be had now", "Taking it instead")
        self.assertEqual(run.stdout, "[ask][--model][local/little][q]")

    def test_says_what_to_do_when_there_is_no_model_at_all(self):
        for name in ("large", "middle", "little"):
            (self.served / name).unlink()
        run = self.run_script()
        self.assert_ends(run, 1, "no model could be had", "--model openai/NAME")
        self.assertEqual(run.stdout, "")

    def test_a_failed_build_is_shown_and_tried_again(self):
        self.swift("6.3.1", build='echo "Main.swift:3:1: error: no such thing"; exit 1')
        for _ in range(2):
            self.assert_ends(self.run_script("doctor"), 1, "error: no such thing", "run-build.log")
        self.assertEqual(len(self.called("swift")), 2)

    def test_wrong_usage(self):
        self.assert_ends(self.run_script("--model"), 64, "--model needs a name")
        self.assert_ends(self.run_script("--model", "midle"), 64, "Did you mean middle?")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    unittest.main()
