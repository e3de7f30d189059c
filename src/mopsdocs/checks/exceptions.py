"""Rules about `ignore`: an exception names a rule that there is, may be made, and has not ended.

Knows: the codes of all rules, which of them nobody may ignore.
Never: what the rules say.
"""

import re
from collections.abc import Iterable, Iterator

from mopsdocs.checks.nearest import nearest
from mopsdocs.checks.rule import Case, Whole, rule
from mopsdocs.model.diagnostic import Finding, Key, Said, Value
from mopsdocs.model.playbook import Ignore

CONFIG_FILE = "mopsdocs.yml"
NEVER_IGNORED = "SAFE"
_EXAMPLE = "ignore:\n  - {rule: TASK-004, why: The board was down for a week, until: "

# Families and how many rules each has.
_NUMBERS = {
    "FM": 10,
    "METRIC": 15,
    "RACI": 11,
    "SLA": 11,
    "LINK": 12,
    "I18N": 7,
    "PEOPLE": 8,
    "TASK": 10,
    "VER": 4,
    "SAFE": 6,
    "BODY": 3,
}
_LETTERS = {"S": 4, "M": 8, "A": 5, "R": 2, "T": 6}

CODES = frozenset(
    [f"{family}-{n:03}" for family, most in _NUMBERS.items() for n in range(1, most + 1)]
    + [f"SMART-{letter}{n:02}" for letter, most in _LETTERS.items() for n in range(1, most + 1)]
)
"""The codes of all rules."""

FAMILY_NAMES = (*_NUMBERS, "SMART")
_LOOSE = re.compile(r"([A-Z0-9]+?)[\s_-]*([SMART]?)[\s_-]*0*(\d{1,3})")
_LONGEST = 40


def similar_codes(written: str) -> tuple[str, ...]:
    """Find the codes that were probably meant: `raci1` is RACI-001, `RACI` is all of its family."""
    text = written.strip().upper()
    if text.rstrip("-") in FAMILY_NAMES:
        return tuple(sorted(code for code in CODES if code.startswith(text.rstrip("-") + "-")))
    found = _LOOSE.fullmatch(text) if len(text) <= _LONGEST else None
    if not found:
        return ()
    name, letter, number = found[1], found[2], int(found[3])
    for family in (name + letter, name, nearest(name + letter, FAMILY_NAMES)):
        for code in (f"{family}-{letter}{number:02}", f"{family}-{number:03}"):
            if code in CODES:
                return (code,)
    return tuple(sorted(code for code in CODES if code.startswith(f"{name}{letter}-")))


def names_rule(rule_code: str, code: str) -> bool:
    """Whether what stands under `rule` means a code: the code itself, or its family."""
    return code == rule_code or code.startswith(f"{rule_code}-")


def _strangers(ignores: Iterable[Ignore], path: str | None) -> Iterator[Finding]:
    for ignore in ignores:
        if ignore.rule not in CODES and ignore.rule not in FAMILY_NAMES:
            near = similar_codes(ignore.rule)
            hint = Said("Did you mean {near}?", {"near": near[0]}) if near else Said("A code looks like RACI-005")
            said = Said("There is no rule {rule}", {"rule": ignore.rule})
            yield Finding((*ignore.at, "rule"), said, hint, path)


def _strangers_in_config(whole: Whole) -> Iterator[Finding]:
    return _strangers(whole.edition.config.ignore, CONFIG_FILE)


@rule(
    "FM-009",
    "A word stands in its closed list",
    "EEE",
    fails="tasks:\n  - {id: T1, title: Change the form, status: pendiente}\n",
    mended="tasks:\n  - {id: T1, title: Change the form, status: todo}\n",
    whole=_strangers_in_config,
)
def known_words(case: Case) -> Iterator[Finding]:
    """What a list, a colour or a sum depends on is one of a few words, the same for everybody.

    The words are English in every handbook; what readers see is in their language.
    """
    return _strangers(case.bound.playbook.ignore, None)


def _over_in_config(whole: Whole) -> Iterator[Finding]:
    config = whole.edition.config
    yield from _over(config.ignore, whole, CONFIG_FILE)
    for code in config.rules:
        if code.startswith(f"{NEVER_IGNORED}-"):
            yield Finding(Key(("rules", code)), *_not_ignorable(code), CONFIG_FILE)


@rule(
    "FM-010",
    "An exception has not ended, and may be made",
    "IWW",
    fails=f"{_EXAMPLE}2026-09-30}}\n",
    mended=f"{_EXAMPLE}2026-12-31}}\n",
    whole=_over_in_config,
)
def exceptions_hold(case: Case) -> Iterator[Finding]:
    """An exception was made for a reason and for a time; when the time is over somebody has to look at it again.

    Rules about safety have no exceptions: those who write playbooks are not those who answer for the machines.
    """
    return _over(case.bound.playbook.ignore, case, None)


def _over(ignores: Iterable[Ignore], case: Case | Whole, path: str | None) -> Iterator[Finding]:
    today = case.edition.today
    for ignore in ignores:
        values: dict[str, Value] = {"rule": ignore.rule}
        if ignore.rule == NEVER_IGNORED or ignore.rule.startswith(f"{NEVER_IGNORED}-"):
            yield Finding((*ignore.at, "rule"), *_not_ignorable(ignore.rule), path)
        elif ignore.until and ignore.until < today:
            said = Said("The exception from {rule} ended on {until}", {**values, "until": ignore.until})
            hint = Said("Take it out and mend what the rule finds, or set a later date if the reason still holds")
            yield Finding((*ignore.at, "until"), said, hint, path)


def _not_ignorable(code: str) -> tuple[Said, Said]:
    return Said("{rule} cannot be ignored or weighed otherwise", {"rule": code}), Said("Mend what it finds")
