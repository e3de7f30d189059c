"""What a rule is: a code, a summary, a severity per level, one small function and its reason.

Knows: the shape of rules, families and what they are given.
Never: how findings are shown.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from mopsdocs.model.assessment import Assessment
from mopsdocs.model.diagnostic import Finding, Level, Severity
from mopsdocs.model.handbook import Bound, Edition, Landing
from mopsdocs.model.outline import Outline
from mopsdocs.model.playbook import Body

_SEVERITIES = {"E": Severity.ERROR, "W": Severity.WARNING, "I": Severity.INFO, "-": Severity.OFF}
_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule about one playbook is given."""

    bound: Bound
    assessment: Assessment
    edition: Edition


@dataclass(frozen=True, slots=True)
class Whole:
    """What a rule about the whole handbook is given: outlines in order of path. Its findings carry their `path`."""

    outlines: tuple[Outline, ...]
    edition: Edition


@dataclass(frozen=True, slots=True)
class Written:
    """What a rule about prose is given: the bodies of a playbook or plain page, and where its references lead."""

    bodies: tuple[Body, ...]
    landings: Mapping[str, Landing]
    edition: Edition


CaseCheck = Callable[[Case], Iterator[Finding]]
WholeCheck = Callable[[Whole], Iterator[Finding]]
ProseCheck = Callable[[Written], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; its checks find its breaches, or none does where parsing notices them."""

    code: str
    summary: str
    severities: tuple[Severity, Severity, Severity]
    why: str
    fails: str
    mended: str
    on_case: CaseCheck | None = None
    on_whole: WholeCheck | None = None
    on_prose: ProseCheck | None = None

    def severity(self, level: Level) -> Severity:
        """How much a finding of this rule weighs at a level."""
        return self.severities[_LEVELS.index(level)]


@dataclass(frozen=True, slots=True)
class Family:
    """The rules of one subject, in the order of their codes."""

    name: str
    title: str
    rules: tuple[Rule, ...]


def rule(
    code: str,
    summary: str,
    weights: str,
    *,
    fails: str,
    mended: str,
    prose: ProseCheck | None = None,
    whole: WholeCheck | None = None,
) -> Callable[[CaseCheck], Rule]:
    """Declare a rule about one playbook; `weights` are three of E W I - for draft, review, publish.

    The function's docstring is the reason that `explain` prints; `fails` and `mended` are short examples.
    `prose` and `whole` find the same breach in the prose, or in the handbook as a whole.
    """

    def declare(check: CaseCheck) -> Rule:
        return Rule(code, summary, _weights(weights), _why(check), fails, mended, check, whole, prose)

    return declare


def whole_rule(code: str, summary: str, weights: str, *, fails: str, mended: str) -> Callable[[WholeCheck], Rule]:
    """Declare a rule about the whole handbook."""

    def declare(check: WholeCheck) -> Rule:
        return Rule(code, summary, _weights(weights), _why(check), fails, mended, on_whole=check)

    return declare


def prose_rule(
    code: str, summary: str, weights: str, *, fails: str, mended: str, whole: WholeCheck | None = None
) -> Callable[[ProseCheck], Rule]:
    """Declare a rule about the prose of playbooks and plain pages; its findings carry their `path` and a span.

    `whole` finds the same breach in the handbook as a whole.
    """

    def declare(check: ProseCheck) -> Rule:
        return Rule(code, summary, _weights(weights), _why(check), fails, mended, on_whole=whole, on_prose=check)

    return declare


def noticed(code: str, summary: str, weights: str, *, why: str, fails: str, mended: str) -> Rule:
    """Declare a rule whose breaches are noticed while a source is parsed."""
    return Rule(code, summary, _weights(weights), why, fails, mended)


def _weights(letters: str) -> tuple[Severity, Severity, Severity]:
    draft, review, publish = (_SEVERITIES[letter] for letter in letters)
    return draft, review, publish


def _why(check: Callable[..., Iterator[Finding]]) -> str:
    return " ".join(inspect.cleandoc(check.__doc__ or "").split())
