"""SMART: is each goal specific, achievable, relevant; and the family's list.

Knows: what the assessment found wrong with goals.
Never: how it was found.
"""

from collections.abc import Iterator

from mopsdocs.checks import signed, smart_numbers, smart_values
from mopsdocs.checks.faults import goal_faults
from mopsdocs.checks.rule import Case, Family, rule
from mopsdocs.model.diagnostic import Finding


@rule(
    "SMART-S01",
    "A goal has a scope and an owner",
    "IEE",
    fails=("goals:\n  - id: G1\n    title: 25 % more clicks\n"),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    title: 25 % more clicks\n"
        "    scope: All newsletters, in all countries\n"
        "    owner: role:email-lead\n"
    ),
)
def named(case: Case) -> Iterator[Finding]:
    """Without a scope everybody reads another goal into it; without an owner nobody looks after it.

    A goal that names no owner has the playbook's.
    """
    return goal_faults(case, "SMART-S01")


@rule(
    "SMART-S02",
    "A goal speaks of one metric and one change",
    "IWW",
    fails=(
        "metrics:\n"
        "  - {id: clicks, name: Total email clicks, unit: clicks}\n"
        '  - {id: left, name: Unsubscribe rate, unit: "%"}\n'
        "goals:\n"
        "  - id: G1\n"
        "    metric: clicks\n"
        "    title: 25 % more email clicks and an unsubscribe rate of 0.1 %\n"
    ),
    mended=(
        "metrics:\n"
        "  - {id: clicks, name: Total email clicks, unit: clicks}\n"
        '  - {id: left, name: Unsubscribe rate, unit: "%"}\n'
        "goals:\n"
        "  - id: G1\n"
        "    metric: clicks\n"
        "    title: 25 % more email clicks\n"
    ),
)
def one_subject(case: Case) -> Iterator[Finding]:
    """Two aims in one goal cannot be reached or missed: one may go well and the other not.

    A metric that the goal's own metric lists under `counter` may be named: it is a guard.
    """
    return goal_faults(case, "SMART-S02")


@rule(
    "SMART-S03",
    "A vague word stands with a quantity",
    "IWW",
    fails=("goals:\n  - id: G1\n    title: Improve email marketing significantly\n"),
    mended=("goals:\n  - id: G1\n    title: Improve the email click rate from 3.2 % to 3.9 %\n"),
)
def plain_words(case: Case) -> Iterator[Finding]:
    """Better, soon, efficient: each reader takes them as another amount, until a number stands beside them.

    Quotations, code and the metric's own name are skipped; the list per language is a setting, `vague_words`.
    """
    return goal_faults(case, "SMART-S03")


@rule(
    "SMART-S04",
    "A statement says what the fields say",
    "WEE",
    fails=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    statement: Increase total email clicks by 30 % within 2026\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: {value: 60000, change: +25 %}\n"
    ),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    statement: Increase total email clicks by 25 % within 2026\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: {value: 60000, change: +25 %}\n"
    ),
)
def statement_agrees(case: Case) -> Iterator[Finding]:
    """A sentence and a field that disagree are two goals, and each reader picks one.

    Without a `statement` the sentence is made from the fields, in every language.
    """
    return goal_faults(case, "SMART-S04")


@rule(
    "SMART-A01",
    "A goal says why it can be reached, and with what",
    "IWE",
    fails=("goals:\n  - id: G1\n    metric: total-clicks\n    target: 60000\n"),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    target: 60000\n"
        "    achievable:\n"
        "      why: The twelve months to March 2024 reached 52000 clicks\n"
        "      resources: [Licence of the email platform, 0.5 FTE]\n"
    ),
)
def reachable(case: Case) -> Iterator[Finding]:
    """A target without a reason is a wish, and one without resources somebody's spare time."""
    return goal_faults(case, "SMART-A01")


@rule(
    "SMART-A02",
    "A target is not far beyond the best so far",
    "IIW",
    fails=(
        "metrics:\n"
        "  - {id: total-clicks, type: total, unit: clicks}\n"
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: 90000\n"
        "    achievable: {why: We have a new platform, resources: [0.5 FTE], past_best: 52000}\n"
    ),
    mended=(
        "metrics:\n"
        "  - {id: total-clicks, type: total, unit: clicks}\n"
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    baseline: {value: 48000, period: 2025}\n"
        "    target: 60000\n"
        "    achievable: {why: We have a new platform, resources: [0.5 FTE], past_best: 52000}\n"
    ),
)
def within_reach(case: Case) -> Iterator[Finding]:
    """What was never nearly reached needs a better reason than a will.

    The best so far is `past_best`, or what the values show over as long a time, whichever is better. How far a
    target may lie beyond it is a setting, `smart.stretch`: 0.25 is 25 %.
    """
    return goal_faults(case, "SMART-A02")


@rule(
    "SMART-R01",
    "A goal supports a need, a problem or another goal",
    "IWE",
    fails=("goals:\n  - id: G1\n    metric: total-clicks\n"),
    mended=(
        "problems:\n"
        "  - {id: P1, problem: Leads wait for an answer}\n"
        "goals:\n"
        "  - id: G1\n"
        "    metric: total-clicks\n"
        "    relevant: {supports: [P1], why: Mails answer before we do}\n"
    ),
)
def relevant(case: Case) -> Iterator[Finding]:
    """A number can be reached and help nobody. Asked where `smart.r` is relevant (the default) or both."""
    return goal_faults(case, "SMART-R01")


@rule(
    "SMART-R02",
    "A goal has the capacity it takes",
    "IWW",
    fails=(
        "goals:\n"
        "  - id: G1\n"
        "    realistic: {why: The team has made such a move before}\n"
        "=== mopsdocs.yml\n"
        "title: Handbook\n"
        "settings: {smart: {r: realistic}}\n"
    ),
    mended=(
        "goals:\n"
        "  - id: G1\n"
        "    realistic: {why: The team has made such a move before, capacity: 0.5 FTE}\n"
        "=== mopsdocs.yml\n"
        "title: Handbook\n"
        "settings: {smart: {r: realistic}}\n"
    ),
)
def realistic(case: Case) -> Iterator[Finding]:
    """A goal for which nobody has time is missed on the day it is set.

    Asked where `smart.r` is realistic or both. Capacities in FTE of one owner's goals in a playbook are added
    up, and more than one is too much; a single goal of more than one FTE speaks of a team.
    """
    return goal_faults(case, "SMART-R02")


FAMILY = Family(
    "SMART",
    "Goals that can be reached or missed",
    rules=(
        named,
        one_subject,
        plain_words,
        statement_agrees,
        *smart_numbers.MEASURABLE,
        *smart_values.MEASURABLE,
        reachable,
        within_reach,
        signed.asked_has_signed,
        signed.goal_is_what_was_signed,
        signed.another_has_signed,
        relevant,
        realistic,
        *smart_numbers.TIME_BOUND,
        *smart_values.TIME_BOUND,
    ),
)
