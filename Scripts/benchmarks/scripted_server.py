"""A server of the OpenAI kind whose replies are scripted. A process of its own, so that what it does takes no time from
the measuring one. Prints its port, and ends with its parent.

The model's name is the script:
    rate-R-N    N tokens, R of them a second, paced by an absolute schedule
    full-N      N tokens as fast as they are taken
    walk-N      the same, and a brief to what asks for one (with a JSON schema)
Every POST's body is appended to the file that is the first argument, one JSON a line.
"""

import http.server
import json
import signal
import socketserver
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import processes, replies  # noqa: E402

# Bytes of one write at full speed.
BATCH = 16_384
CONTEXT = 16_384


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # A write goes out at once.
    disable_nagle_algorithm = True
    log = Path("/dev/null")
    lock = threading.Lock()

    def log_message(self, *_) -> None:
        pass

    def do_GET(self) -> None:
        # As llama.cpp lists its model, so that a client does for this server what it does for the engine.
        body = json.dumps({"object": "list", "data": [
            {"id": "scripted", "object": "model", "owned_by": "llamacpp", "meta": {"n_ctx": CONTEXT}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with self.lock, self.log.open("ab") as log:
            log.write(body + b"\n")
        request = json.loads(body)
        kind, *numbers = request["model"].split("-")
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            if kind == "rate":
                self.paced(float(numbers[0]), int(numbers[1]))
            elif kind == "walk" and "response_format" in request:
                self.chunk(event(replies.BRIEF))
                self.end_reply(1)
            else:
                self.full_speed(int(numbers[0]))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def paced(self, rate: float, count: int) -> None:
        begin = time.monotonic()
        for index, piece in enumerate(replies.pieces(count)):
            wait = begin + index / rate - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            self.chunk(event(piece))
        self.end_reply(count)

    def full_speed(self, count: int) -> None:
        batch = b""
        for piece in replies.pieces(count):
            batch += event(piece)
            if len(batch) >= BATCH:
                self.chunk(batch)
                batch = b""
        self.chunk(batch)
        self.end_reply(count)

    def end_reply(self, count: int) -> None:
        usage = {"prompt_tokens": 10, "completion_tokens": count, "total_tokens": 10 + count}
        last = event(None, "stop") + b"data: " + json.dumps({"choices": [], "usage": usage}).encode() + b"\n\n"
        self.chunk(last + b"data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def chunk(self, data: bytes) -> None:
        if data:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))


def event(text: str | None, finish: str | None = None) -> bytes:
    delta = {} if text is None else {"content": text}
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    body = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [choice]}
    return b"data: " + json.dumps(body).encode() + b"\n\n"


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True

    def handle_error(self, *_) -> None:
        """Clients that are gone are none."""


def main() -> None:
    processes.die_with_parent()
    # Ctrl-C is for the parent, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Handler.log = Path(sys.argv[1])
    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
