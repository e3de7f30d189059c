"""docs/format.md: every key of the five kinds of files, out of the schema that reads them."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from mopsdocs.parse.json_schema import Kind, schema

Shape = Mapping[str, Any]
INTRODUCTION = """\
# The format, every key

This page is written by `make generated` out of the schema that mopsdocs reads files with; `mopsdocs schema KIND`
prints the same for editors.

What holds everywhere:

- Dates are `2026-12-31`; numbers use a point and no thousands separator; a share is `95 %`, a change `+25 %`,
  `+0.9 pp` or `+500`, a duration `30 days` or `4 hours`.
- A party is the id of a person (`ana.ruiz`), or `role:mops-lead`, or `team:sales`, all from people.yml.
- Ids are unique within a playbook. `G1` is this playbook's, `email-program/G1` another's.
- Unknown keys are errors. What is missing is a finding, and how much it weighs depends on the level.
- Texts that hold `: ` or ` #`, or begin with one of `@ % * ! & { [`, stand in quotes.
- Values of a metric stand in a CSV file beside the playbook, `values: clicks.csv`. Its columns are `period`, the
  metric's inputs (`value`, where it has no formula), and `note` if wanted; its rows are the periods without a gap,
  the earliest first: `2026-01-31`, `2026-W05`, `2026-01`, `2026-Q1` or `2026`, as `every` says. A value is late when
  its period is over and `due_after` has gone by. `mopsdocs record` adds a row.
- Prose refers to the plan as `[](G1)`, `[](email-program/G1)`, `[](person:ana.ruiz)`, and to files as
  `[text](../data/consent.md)`. A generated block is placed by hand as `::: raci`, `::: smart G1`,
  `::: metric click-rate`, `::: tasks S1`, `::: slas` or `::: problems`, each closed by a line `:::`.
"""
TITLES: Mapping[Kind, str] = {
    "playbook": "A playbook's front matter",
    "translation": "A translation's front matter (`NAME.es.md` beside `NAME.md`)",
    "people": "people.yml",
    "mopsdocs": "mopsdocs.yml",
    "signoffs": "signoffs.yml",
}
NOTES: Mapping[Kind, str] = {
    "signoffs": """\
A list, written by `mopsdocs sign`. It is worth what its review is worth: own it in CODEOWNERS. Without the file
nobody has signed. An item is a goal or a service level with its playbook; a request made to a role is answered by
whoever holds it today or stands in, one made to a team by its lead or one of its people.

The fingerprint is `1:` and the first 16 hexadecimal digits of the SHA-256 of these facts, as JSON with sorted keys
and without spaces. Facts that are not given are left out; the keys are paths, such as `target.value`, numbers stand
without trailing zeros, lists are sorted, parties are as written, names are in small letters. Whatever of them
changes voids the sign-off; wording, order and spelling do not.

| aspect | what a sign-off covers |
|---|---|
| `specific` | metric, direction, owner |
| `measurable` | the metric's type, unit, formula, names of inputs and revision; baseline; target |
| `achievable` | baseline, target, start, due, owner, the steps that serve the goal and who is accountable for each |
| `relevant` | what it supports |
| `realistic` | capacity, owner |
| `time-bound` | start, due, checkpoints |
| `agreement` (of a service level) | provider, consumer, commitment, what is given in return, hours, effective |

A target is the value that it comes to: `+25 %` on 48000 is 60000; `id@2` is the metric `id`. A goal without an owner
has the playbook's.

""",
}
REFERENCE = "#/definitions/"


def format_page() -> str:
    """Every key with its meaning and an example."""
    return INTRODUCTION + "".join("".join(chapter(kind)) for kind in TITLES)


def chapter(kind: Kind) -> Iterator[str]:
    """One kind of file: its own keys, then those of every group that stands in it, in the order met."""
    whole = schema(kind)
    groups: Mapping[str, Shape] = whole.get("definitions", {})
    yield f"\n## {TITLES[kind]}\n\n{NOTES.get(kind, '')}"
    if "properties" in whole:
        yield from table(whole)
    met = [name for name in references(whole.get("properties", whole.get("items", {}))) if name in groups]
    for name in met:
        met += [one for one in references(groups[name]) if one in groups and one not in met]
    for name in dict.fromkeys(met):
        if "properties" in groups[name]:
            yield f"\n### {in_words(name)}\n\n{groups[name].get('description', '')}\n\n"
            yield from table(groups[name])


def table(shape: Shape) -> Iterator[str]:
    """The keys of one group."""
    required = set(shape.get("required", ()))
    yield "| key | meaning | example |\n|---|---|---|\n"
    for key, value in shape.get("properties", {}).items():
        meaning, _, example = value.get("description", "").partition(" Example: ")
        words = value.get("enum") or value.get("items", {}).get("enum") or ()
        if words:
            meaning = meaning.rstrip(".") + ": " + " \\| ".join(f"`{word}`" for word in words)
        must = " (required)" if key in required else ""
        yield f"| `{key}`{must} | {cell(meaning)} | {f'`{cell(example)}`' if example else ''} |\n"


def references(shape: object) -> Iterator[str]:
    """The names of the groups that a piece of schema refers to, in order."""
    if isinstance(shape, Mapping):
        target = shape.get("$ref", "")
        if isinstance(target, str) and target.startswith(REFERENCE):
            yield target.removeprefix(REFERENCE)
        for part in shape.values():
            yield from references(part)
    elif isinstance(shape, list):
        for part in shape:
            yield from references(part)


def in_words(name: str) -> str:
    """`BusinessHours` as `Business hours`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return words[0] + words[1:].lower()


def cell(text: str) -> str:
    """A text that may stand in a table."""
    return re.sub(r"(?<!\\)\|", "\\|", " ".join(text.split()))
