"""Runs llama.cpp's HTTP server, as the xllamacpp module carries it, for one shell, and ends with that shell.

Started as `python -c TEXT`. The first line of stdin is one JSON object (see `EngineSettings` for its keys); it holds
the API key, which thus stands neither in the arguments nor in the environment. Stdin then stays open, silent, for as
long as the shell lives: its end, which the kernel brings about also on SIGKILL, ends this process.
"""

import fcntl
import json
import os
import select
import signal
import sys


def end_with_stdin():
    # Module calls hold the interpreter's lock while weights are loaded, so no Python thread could watch stdin then.
    # SIGIO, sent by the kernel when the pipe's other end closes, ends a process that does not handle it.
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGIO])
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, fcntl.fcntl(0, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([0], [], [], 0)[0]:
        os._exit(0)


def read_settings():
    # Unbuffered and byte by byte: what follows the line must stay in the pipe.
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            os._exit(0)
        line += byte
    return json.loads(line)


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.closerange(3, 4096)
    settings = read_settings()
    end_with_stdin()

    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = settings["model"]
    params.hostnames = [settings["socket"]]
    params.api_keys = [settings["key"]]
    params.n_ctx = settings["context"]
    params.n_parallel = settings["slots"]
    params.n_batch = settings["batch"]
    params.n_ubatch = settings["batch"]
    params.cpuparams.n_threads = settings["threads"]
    params.cpuparams_batch.n_threads = settings["threads"]
    # Threads that wait for each other by turning round take all of a busy machine's time, and get nowhere.
    params.cpuparams.poll = 0
    params.cpuparams_batch.poll = 0
    params.cache_ram_mib = settings["cache_mib"]
    params.cache_prompt = True
    params.prefill_assistant = True
    params.warmup = False
    params.ui = False
    params.verbosity = 2  # warnings: nothing of a prompt, no line a request

    server = xllamacpp.Server(params)
    while os.read(0, 4096):
        pass
    os._exit(0)
    del server


try:
    main()
except Exception as error:
    sys.stderr.write(f"engine: {type(error).__name__}: {error}\n")
    sys.stderr.flush()
    os._exit(1)
