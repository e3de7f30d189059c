"""Phrases for durations, efforts, days of the week, windows and promises.

Knows: how a share, an effort or a stretch of time is said.
Never: where the phrase is shown.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from mopsdocs.model.outline import GoalLine
from mopsdocs.model.playbook import Change, Commitment, Duration
from mopsdocs.words import Words

_EFFORT = {"d": "days", "h": "hours"}

_CADENCE: dict[str, Callable[[Words], str]] = {
    "day": lambda w: w("every day"),
    "week": lambda w: w("every week"),
    "month": lambda w: w("every month"),
    "quarter": lambda w: w("every quarter"),
    "year": lambda w: w("every year"),
}

_KIND: dict[str, Callable[[Words], str]] = {
    "total": lambda w: w("Total: adds up over the period"),
    "rate": lambda w: w("Rate: a ratio of totals"),
    "level": lambda w: w("Level: the latest value counts"),
}

_GOOD: dict[str, Callable[[Words], str]] = {
    "up": lambda w: w("higher is better"),
    "down": lambda w: w("lower is better"),
    "steady": lambda w: w("steady is better"),
}


def duration(words: Words, span: Duration) -> str:
    """Say a duration: `30 days`."""
    return words.quantity(span.count, span.unit)


def effort(words: Words, written: str) -> str:
    """Say how much work something is: `15d` as `15 days`."""
    return words.quantity(Decimal(written[:-1].rstrip()), _EFFORT[written[-1]])


def weekdays(words: Words, written: str) -> str:
    """Say on which days of the week: `mon-thu, sat` as `Mon to Thu and Sat`."""
    return words.names(tuple(_weekdays(words, part.strip()) for part in written.split(",")))


def _weekdays(words: Words, written: str) -> str:
    first, dash, last = written.partition("-")
    if not dash:
        return words.weekday(first)
    return words("{first} to {last}", first=words.weekday(first), last=words.weekday(last))


def change(words: Words, change: Change) -> str:
    """Say a relative target with its sign: `+25 %`, `+0.9 pp`, `-500`."""
    sign = "+" if change.amount >= 0 else "\N{MINUS SIGN}"
    return sign + words.quantity(abs(change.amount), change.kind)


def cadence(words: Words, every: str) -> str:
    """Say how often: `every month`."""
    return _CADENCE[every](words)


def kind(words: Words, kind: str) -> str:
    """Say what kind of metric it is."""
    return _KIND[kind](words)


def good(words: Words, direction: str) -> str:
    """Say which way is better."""
    return _GOOD[direction](words)


def window(words: Words, start: date | None, end: date | None) -> str | None:
    """Say from when to when, as far as it is known."""
    if start and end:
        return words("{start} to {end}", start=start, end=end)
    if start:
        return words("from {start}", start=start)
    return words("until {end}", end=end) if end else None


def promise(words: Words, side: Commitment) -> str:
    """Say one side of a service level as a sentence, as far as it is measurable."""
    measure = words.text(side.measure) if side.measure else side.metric or ""
    measure = measure[:1].upper() + measure[1:]
    if side.value is None or side.op is None:
        return measure
    limit = _limit(words, side.op, words.quantity(side.value, side.unit))
    if side.share is None:
        return words("{measure}: {limit}", measure=measure, limit=limit)
    share = words.quantity(side.share, "%")
    if side.window is None:
        return words("{measure}: {limit}, in {share} of cases", measure=measure, limit=limit, share=share)
    return words(
        "{measure}: {limit}, in {share} of cases over {window}",
        measure=measure,
        limit=limit,
        share=share,
        window=duration(words, side.window),
    )


def _limit(words: Words, op: str, quantity: str) -> str:
    match op:
        case "at-most":
            return words("at most {quantity}", quantity=quantity)
        case "at-least":
            return words("at least {quantity}", quantity=quantity)
        case _:
            return words("exactly {quantity}", quantity=quantity)


def way(words: Words, goal: GoalLine) -> str:
    """Say a goal's numbers in a line: `48,000 to 60,000 clicks`."""
    if goal.milestones:
        return words.many("{count} milestone", "{count} milestones", goal.milestones)
    if goal.low is not None and goal.high is not None:
        return words(
            "between {low} and {high}", low=words.number(goal.low), high=words.quantity(goal.high, goal.unit)
        )
    if goal.target is None:
        return words("no target yet")
    target = words.quantity(goal.target, goal.unit)
    match goal.direction:
        case "keep-above":
            return words("at least {quantity}", quantity=target)
        case "keep-below":
            return words("at most {quantity}", quantity=target)
    if goal.baseline is None:
        return words("to {target}", target=target)
    return words("{baseline} to {target}", baseline=words.number(goal.baseline), target=target)
