"""Texts that stand for replies: Markdown of every kind, the same in every run, cut into pieces of a token's size."""

import re

END = "END-OF-THE-REPLY"

# A brief as a model drafts it, a little longer than what a prompt takes of one: the dearest case.
BRIEF = """{"decisions": [
"The clickstream is partitioned by event date and clustered by customer_id, since features read one history at a time.",
"Features come from daily sums over 7, 28 and 90 days and never from raw events, so that they can be computed again.",
"The label is taken 30 days after the last feature, and rows without 30 days of history are left out.",
"PSI above 0.2 in more than three features makes the pipeline retrain, at most once a week."],
"artifacts": [
"Table sessions: customer_id, started_at, ended_at, pages, event_date; one row a session.",
"Query features.sql: sums a customer over 7, 28 and 90 days with the time of the last visit.",
"Function split_by_time(frame, months): train, validation and test parts without overlap in time."],
"open_questions": [
"Whether customers with two contracts count as one is not decided.",
"How late an event may come before the nightly merge leaves it out has to be asked of operations."],
"next": "Check the distribution of every feature by month, and leave out those that leak the label."}"""

BLOCKS = [
    "## Step {n}: partition the events\n\n",
    "The clickstream is partitioned by **event date**, and within a day clustered by `customer_id`, because the "
    "churn features read one customer's history at a time. A *late* event goes to the partition of its own day, "
    "which the nightly merge rewrites; {n} partitions are open at most.\n\n",
    "- one row a session, with its first and last event\n- sums over 7, 28 and {n} days\n"
    "  - computed from the daily sums, never from raw events\n- the label, taken 30 days later\n\n",
    "```sql\nSELECT customer_id,\n       count(*) AS sessions_{n},\n       max(ended_at) AS last_seen\n"
    "FROM sessions\nWHERE event_date > current_date - {n}\nGROUP BY customer_id;\n```\n\n",
    "1. Load the raw files into a staging table.\n2. Deduplicate by event id.\n3. Merge {n} days.\n\n",
    "| feature | window | type |\n|---|---|---|\n| sessions | {n} d | integer |\n| recency | all | days |\n\n",
    "> Measure drift of the features weekly; retrain when PSI > 0.2 in {n} of them.\n\n",
]


def pieces(count: int) -> list[str]:
    """Exactly `count` pieces; the last one holds END on a line of its own."""
    found: list[str] = []
    number = 0
    while len(found) < count - 1:
        text = BLOCKS[number % len(BLOCKS)].format(n=number + 1)
        found += re.findall(r"\s*\S{1,5}|\s+$", text)
        number += 1
    # A fence may be open where it was cut.
    del found[count - 1:]
    closing = "\n```" if "".join(found).count("```") % 2 else ""
    return found + [f"{closing}\n\n{END}"]


def text(lines: int, number: int) -> str:
    """Markdown of about so many lines, for a turn of a kept session."""
    blocks: list[str] = []
    while sum(block.count("\n") for block in blocks) < lines:
        blocks.append(BLOCKS[(number + len(blocks)) % len(BLOCKS)].format(n=number))
    return "".join(blocks).rstrip()
