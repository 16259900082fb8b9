"""Whether replies speak only as who they are: forty requests to all eight members, five projects of eight turns each."""

import contextlib
import json
import re
import sqlite3
import subprocess

from .engine import Engine, Installed, Missing
from .engine_shell import EngineShell
from .program import Site
from .report import Row, failed

PROJECTS = (
    "a churn model for a telephone company", "a forecast of crop yields from weather and soil",
    "a detector of scratches on steel plates from photos", "a helper that sorts emergency calls of a hospital",
    "a price forecast for a second-hand car shop",
)
QUESTIONS = {
    "project-architect": "We plan {}. How do we lay out the repository?",
    "data-engineer": "Which tables do we need, and what does one row stand for?",
    "data-scientist-stats": "What must we check in the data before anybody trains anything?",
    "ml-engineer-pytorch": "What would you train first, and how do we know that it learns?",
    "ml-engineer-jax": "Which part of it would gain from being compiled?",
    "ml-engineer-tensorflow": "How would it run on a small device?",
    "mlops-engineer": "Who notices when it gets worse in use, and how?",
    "data-viz-specialist": "Which single chart do we show to the board, and what did the others say that belongs on it?",
}
REPLY_TOKENS = 120


def identity(site: Site, _):
    try:
        installed = Installed.find(site.engine_model)
    except Missing as error:
        yield failed("identity", "", error)
        return
    team = {row["slug"]: row for row in json.loads(subprocess.run(
        [site.program, "personas", "list", "--json"], capture_output=True, text=True, check=True).stdout)}
    for what, limit, replies in (
            ("persona in the first message: replies", "-", persona_first(site, installed, team)),
            ("the shell's layout and filter: replies", "0", through_shell(site, installed, team))):
        count = len(replies)
        others = sum(speaks_for_others(text, slug, team) for slug, text in replies)
        third = sum(speaks_of_itself(text, team[slug]) for slug, text in replies)
        yield Row(
            f"{what} that speak for others", limit, f"{others} of {count}", None if limit == "-" else others == 0)
        yield Row("  that speak of themselves as of somebody else", limit, f"{third} of {count}", None)


def persona_first(site: Site, installed: Installed, team: dict) -> list[tuple[str, str]]:
    """As other shells do it: who speaks stands in the system message, and all else behind it."""
    replies = []
    with Engine(site, installed) as engine:
        for project in PROJECTS:
            said = []
            for slug, question in QUESTIONS.items():
                message = {"role": "user", "content": question.format(project)}
                body = {
                    "messages": [{"role": "system", "content": card(team[slug], team)}, *said, message],
                    "max_tokens": REPLY_TOKENS, "temperature": 0.3, "seed": 1, "cache_prompt": True}
                text = engine.text(body)
                replies.append((slug, text))
                said += [message, {"role": "assistant", "content": f"[{team[slug]['name']}]: {text}"}]
    return replies


def card(persona: dict, team: dict) -> str:
    lines = [f"You are the {persona['name']} in a team of {', '.join(row['name'] for row in team.values())}."]
    for title in ("expertise", "responsibilities", "communication_style"):
        lines += [f"{title.replace('_', ' ')}:"] + [f"- {line}" for line in persona[title]]
    return "\n".join(lines)


def through_shell(site: Site, installed: Installed, team: dict) -> list[tuple[str, str]]:
    replies = []
    for project in PROJECTS:
        data = site.data()
        with EngineShell(site, installed, data, REPLY_TOKENS) as shell:
            shell.terminal.wait_text("dramatis")
            for slug, question in QUESTIONS.items():
                shell.send(f"@{slug} {question.format(project)}")
                shell.terminal.write("\r")
                shell.terminal.during(1)
                shell.usage()
        with contextlib.closing(sqlite3.connect(data / "sessions.sqlite")) as connection:
            # Texts are kept as bytes.
            connection.text_factory = str
            replies += [
                (slug, text.decode() if isinstance(text, bytes) else text) for slug, text in connection.execute(
                    "SELECT speaker, text FROM turn WHERE speaker IN "
                    f"({','.join('?' * len(team))}) ORDER BY id", list(team))]
    return replies


def prose(text: str) -> list[str]:
    """Lines outside code."""
    lines, is_code = [], False
    for line in text.splitlines():
        if line.lstrip().startswith("```"):
            is_code = not is_code
        elif not is_code:
            lines.append(line)
    return lines


def names(persona: dict) -> str:
    own = [persona["name"], persona["abbreviation"], *persona["aliases"]]
    return "|".join(sorted((re.escape(name) for name in set(own)), key=len, reverse=True))


def speaks_for_others(text: str, slug: str, team: dict) -> bool:
    """A line begins with another's label."""
    others = "|".join(names(persona) for other, persona in team.items() if other != slug)
    label = re.compile(rf"^\W{{0,4}}(?:{others}|You|User)\W{{0,3}}:", re.IGNORECASE)
    return any(label.match(line) for line in prose(text))


def speaks_of_itself(text: str, persona: dict) -> bool:
    """Its own name as that of somebody who does something; "as the Data Engineer, I" is the first person."""
    name = re.compile(
        rf"(?<!as )(?<!as a )(?<!as the )(?<!as an )\bthe (?:{names(persona)})\b(?! and I)", re.IGNORECASE)
    return any(name.search(line) for line in prose(text))
