"""What a rule is for, told at length: the text of `mopsdocs explain` and of docs/rules/.

Knows: a rule's summary, weights, reason and examples.
Never: how a text is printed or kept.
"""

import re

from mopsdocs.checks.catalogue import FAMILIES, RULES
from mopsdocs.checks.rule import Family, Rule
from mopsdocs.model.diagnostic import Level

_FILE = re.compile(r"(?m)^=== (?:@(\S+) )?(\S+)\n")
_YAML = re.compile(r"[A-Za-z_]+:(?:\s|$)|#|  - ")


def explanation(code: str) -> str | None:
    """Explain a rule; None for a code that is no rule's."""
    rule = RULES.get(code)
    if rule is None:
        return None
    weights = ", ".join(f"{level.value} {rule.severity(level).value}" for level in Level)
    return (
        f"{rule.code}: {rule.summary}\n\n{rule.why}\n\nSeverity: {weights}\n\n"
        f"Fails:\n{_indented(rule.fails)}\n\nMended:\n{_indented(rule.mended)}\n"
    )


def rule_page(rule: Rule) -> str:
    """Write a rule's page in Markdown."""
    levels = " | ".join(level.value for level in Level)
    weights = " | ".join(rule.severity(level).value for level in Level)
    return (
        f"# {rule.code}: {rule.summary}\n\n{rule.why}\n\n| {levels} |\n|---|---|---|\n| {weights} |\n\n"
        f"## Fails\n\n{_fenced(rule.fails)}\n\n## Mended\n\n{_fenced(rule.mended)}\n"
    )


def rule_list() -> str:
    """Write the list of all rules in Markdown, family by family."""
    head = "# The rules\n\n`mopsdocs explain CODE` prints the page of a rule."
    return "\n\n".join([head, *map(_family, FAMILIES)]) + "\n"


def _family(family: Family) -> str:
    levels = " | ".join(level.value for level in Level)
    head = f"## {family.name}: {family.title}\n\n| rule | what it asks for | {levels} |\n|---|---|---|---|---|"
    lines = (
        f"| [{rule.code}]({rule.code}.md) | {rule.summary} | "
        + " | ".join(rule.severity(level).value for level in Level)
        + " |"
        for rule in family.rules
    )
    return "\n".join((head, *lines))


def _indented(example: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in example.strip("\n").split("\n"))


def _fenced(example: str) -> str:
    """An example in fences, each of its files with its name above."""
    parts = _FILE.split(example)
    blocks = [_block(parts[0])] if parts[0].strip() else []
    for version, path, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        blocks.append(f"`{path}`{f' in version {version}' if version else ''}\n\n{_block(text)}")
    return "\n\n".join(blocks)


def _block(text: str) -> str:
    language = "yaml" if _YAML.match(text) else "markdown"
    return f"````{language}\n{text.strip(chr(10))}\n````"
