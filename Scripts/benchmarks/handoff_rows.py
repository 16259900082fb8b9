"""What the steps of a pattern send: exact counts of prompts, by the model's own tokenizer. Nothing is generated."""

import json
import subprocess

from .engine import Engine, Installed, Missing
from .identity_rows import card
from .program import Site
from .replies import pieces
from .report import Row, failed

PATTERN, CHOICE = "end-to-end-ml-pipeline", "ml-engineer-pytorch"
GOAL = (
    "Predict which customers of a telephone company leave within 30 days, from three years of usage logs and contracts, "
    "so that the service team can call the hundred most at risk every Monday.")
# What the user says in each step after the member has opened it: two messages, so that the step has three requests.
SAID = (
    ("There are 40 million events a day, they come as JSON files of an hour each, and a tenth of them a day late. We have "
     "one PostgreSQL server and a bucket; nothing of it is cleaned.",
     "Good. Now write the table of sessions with its keys, and the query that fills it from the raw files every night."),
    ("About two percent leave in a month, and there was a price change in March of last year after which more did. The "
     "service team thinks that calls to the hotline say most.",
     "Which ten features do you propose, over which windows, and how do you make sure that none of them knows the label?"),
    ("Start simple, please. One machine with one graphics card is there, and the training must not take more than an hour.",
     "Show me the model, the loss for so few who leave, and the loop with early stopping on the precision of the first "
     "hundred."),
    ("Nobody of us watches a screen on weekends, so what fails must either mend itself or wait until Monday without harm.",
     "Write the steps of the weekly run, what is logged of each, and what brings the model of the week before back."),
    ("The board has five minutes for it, and the service team needs a list with a reason for each customer.",
     "Which three charts do you make, what is on their axes, and which sentence stands above each of them?"),
)
# Of the scripted server's pieces: about 250 tokens of the default model.
REPLY_PIECES = 232
LIMIT = 1.5


def handoffs(site: Site, _):
    try:
        installed = Installed.find(site.engine_model)
    except Missing as error:
        yield failed("handoffs", "", error)
        return
    events = walk(site)
    steps = [event for event in events if event["event"] == "step"]
    asked = third_requests(site)
    team = {row["slug"]: row for row in json.loads(subprocess.run(
        [site.program, "personas", "list", "--json"], capture_output=True, text=True, check=True).stdout)}
    with Engine(site, installed) as engine:
        reply = engine.tokens("".join(pieces(REPLY_PIECES)))
        ours = [engine.prompt_tokens(body["messages"]) for body in asked]
        theirs = [engine.prompt_tokens(messages) for messages in broadcast(steps, team)]
    yield Row(
        f"third request of each step, replies of {reply} tokens", "-",
        f"{len(asked)} requests of {len(steps)} steps counted", None)
    for step, own, other in zip(steps, ours, theirs, strict=True):
        yield Row(f"  step {step['number']}, {step['persona']}", "-", f"{own:,} tokens", None)
        yield Row("    all is broadcast, the persona first", "-", f"{other:,} = {other / own:.2f} times", None)
    ratio = ours[-1] / ours[1]
    yield Row(
        f"  step {len(ours)} against step 2", f"<= {LIMIT}",
        f"{ratio:.2f} (broadcast: {theirs[-1] / theirs[1]:.2f})", ratio <= LIMIT)


def walk(site: Site) -> list[dict]:
    """Through the whole pattern, with the user's lines on standard input."""
    site.requests.unlink(missing_ok=True)
    lines = "".join(f"{first}\n{second}\n/next\n\n" for first, second in SAID)
    done = subprocess.run(
        [site.program, "patterns", "run", PATTERN, "--goal", GOAL, "--choose", CHOICE, "--json",
         "--data", str(site.folder / "walk"), "--model", f"openai/walk-{REPLY_PIECES}"],
        input=lines, capture_output=True, text=True, timeout=120, env=site.environment)
    if done.returncode != 0:
        raise RuntimeError(f"patterns run ended with {done.returncode}: {done.stderr[-300:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def third_requests(site: Site) -> list[dict]:
    """The body in which the second message of each step was sent."""
    bodies = [json.loads(line) for line in site.requests.read_text().splitlines()]
    return [next(body for body in bodies if last_said(body) == second) for _, second in SAID]


def last_said(body: dict) -> str | None:
    """Nothing in what is only evaluated ahead, or asks for a brief."""
    if body["max_tokens"] == 1 or "response_format" in body:
        return None
    return next(message["content"] for message in reversed(body["messages"]) if message["role"] == "user")


def broadcast(steps: list[dict], team: dict) -> list[list[dict]]:
    """The same conversation as group chats send it: who speaks stands in the system message, behind it everything that
    was said until then, and no brief. The user names each step's task, as the shell's own request to open it does."""
    reply = "".join(pieces(REPLY_PIECES))
    said = [{"role": "user", "content": GOAL}]
    prompts = []
    for step, (first, second) in zip(steps, SAID, strict=True):
        persona = team[step["persona"]]
        answer = {"role": "assistant", "content": f"[{persona['name']}]: {reply}"}
        task = {"role": "user", "content": f"Step {step['number']} of {step['of']}: {step['task']}."}
        said += [task, answer, {"role": "user", "content": first}, answer, {"role": "user", "content": second}]
        prompts.append([{"role": "system", "content": card(persona, team)}, *said])
        said.append(answer)
    return prompts
