"""The embedded model: what the shell takes from its speed, and what reading ahead gives."""

from . import sessions
from .engine import Engine, Installed, Missing
from .engine_shell import EngineShell, captured
from .program import Site
from .report import Row, failed, median

STANDARD = "qwen2.5-coder-1.5b"
LONG_REPLY = (
    "Write a complete Python program of at least 120 lines that validates, cleans and joins three CSV files.")
DECODE_TOKENS = 128
SHORT_TOKENS = 24
TRANSCRIPT = 4_000
SPEAKER, OTHER = "data-engineer", "mlops-engineer"
TYPING = 5.0


def speed(site: Site, _):
    what, limit = "decode speed against the engine asked directly", ">= 0.97"
    try:
        installed = Installed.find(site.engine_model)
    except Missing as error:
        yield failed("embedded engine", "", error)
        return
    body = captured(site, site.data(), LONG_REPLY, DECODE_TOKENS)
    pairs = []
    with Engine(site, installed) as engine, EngineShell(site, installed, site.data(), DECODE_TOKENS) as shell:
        shell.terminal.wait_text("dramatis")
        shell.command(f"/as {SPEAKER}")
        for _ in range(site.times(5)):
            shell.wait_idle()
            shell.send(LONG_REPLY)
            shell.terminal.write("\r")
            usage = shell.usage()
            shell.wait_idle()
            answer = engine.answer(body)
            if usage and min(usage[0], answer.tokens) > DECODE_TOKENS // 2:
                pairs.append(((usage[0] - 1) / (usage[3] - usage[2]) * 1000, answer.speed))
            shell.command("/new")
    if not pairs:
        raise RuntimeError("no reply was long enough")
    # Of neighbours in time, since the machine's speed may change meanwhile.
    ratio = median([through / direct for through, direct in pairs])
    through, direct = (median([pair[at] for pair in pairs]) for at in (0, 1))
    yield Row(
        what, limit, f"{ratio:.3f} ({through:.1f} against {direct:.1f} tok/s, {len(pairs)} pairs)", ratio >= 0.97)


def transcript(engine: Engine) -> list[tuple[str | None, str]]:
    """The shortest conversation of at least TRANSCRIPT of the model's tokens."""
    count = 4
    while engine.tokens("\n\n".join(text for _, text in sessions.conversation(count))) < TRANSCRIPT:
        count += 2
    return sessions.conversation(count)


def persona_first(body: dict, persona: str) -> dict:
    """The same prompt with who speaks in the first message, where everything after it depends on it."""
    messages = [dict(message) for message in body["messages"]]
    at = max(index for index, message in enumerate(messages) if message["role"] == "system")
    if at == 0:
        raise RuntimeError("the prompt has no card of its own to move")
    card = messages.pop(at)["content"]
    messages[0]["content"] = f"{persona}{card}\n\n{messages[0]['content']}"
    return body | {"messages": messages}


def first_token(site: Site, _):
    try:
        installed = Installed.find(site.engine_model)
    except Missing as error:
        yield failed("embedded engine: first token", "", error)
        return
    with Engine(site, installed) as engine:
        turns = transcript(engine)
        message = question(0)
        body = captured(site, site.data(turns, pinned=SPEAKER), message, SHORT_TOKENS, "--continue")
        # Another persona has spoken: what the engine holds differs from the first message on.
        engine.answer(persona_first(body, "Another member of the team speaks.\n") | {"max_tokens": 1})
        reference = engine.answer(persona_first(body, ""))
    data = site.data(turns, pinned=SPEAKER)
    with EngineShell(site, installed, data, SHORT_TOKENS, "--continue") as shell:
        shell.terminal.wait_text(sessions.NEWEST, 20)
        ahead, prompts = [], []
        for number in range(site.times(3)):
            shell.wait_idle()
            shell.send(question(number))
            ahead.append(shell.first_delta(question(number)))
            if usage := shell.usage():
                prompts.append(usage[1])
        ratio = median(ahead) / reference.first
        yield Row(
            f"first token after {TRANSCRIPT:,} tokens: persona first", "-",
            f"{reference.first:.2f} s ({reference.prompt:,} tokens, {reference.cached} of them kept)", None)
        yield Row(
            "  evaluated ahead, on the screen", "0.1 of that",
            f"{median(ahead):.2f} s = {ratio:.3f} (prompt of {max(prompts, default=0):,} tokens)", ratio <= 0.1)
        yield from switch(site, shell)


def question(number: int) -> str:
    return f"Question {number:02}: which column is the key there?"


def switch(site: Site, shell: EngineShell):
    """Alternating: the same member again, and another after `/as`; both times after five seconds of typing."""
    same, changed = [], []
    speakers = [OTHER, SPEAKER]
    number = 50
    for turn in range(site.times(3)):
        for times, is_switch in ((same, False), (changed, True)):
            number += 1
            shell.wait_idle()
            if is_switch:
                shell.command(f"/as {speakers[turn % 2]}")
            shell.send(question(number), TYPING)
            times.append(shell.first_delta(question(number)))
            shell.usage()
    ratio = median(changed) / median(same)
    yield Row(
        f"first token after /as and {TYPING:g} s of typing", "1.3 of no switch",
        f"{ratio:.2f} ({median(changed):.2f} against {median(same):.2f} s)", ratio <= 1.3)
