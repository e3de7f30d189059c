"""Whether a goal's own sentence says what its fields say.

Knows: numbers and dates in a statement, and which fields they may stand for.
Never: how numbers are spelled; it holds its peace where a number may mean something else.
"""

import re
from datetime import date, timedelta
from decimal import Decimal

from mopsdocs.assess.arithmetic import change_in_percent, difference, tenth, tidy
from mopsdocs.assess.days import Stretch, stretches
from mopsdocs.assess.figures import Figure, figures
from mopsdocs.assess.goals import PERCENT, Aim
from mopsdocs.model.diagnostic import Quantity

_DIGIT = re.compile(r"[0-9]")
_FROM = re.compile(r"\b(?:from|de|desde)\s*$")
_SIGNS = {"eur": "€", "usd": "$", "mxn": "$", "gbp": "£", "brl": "r$"}
_DAY = timedelta(days=1)
_CLOSE = 20  # Rounding that changes a value by more than a twentieth is no rounding any more.


def wrong_number(aim: Aim, statement: str) -> Figure | None:
    """Give a number of a statement (in lower case) that belongs to the metric and stands in no field."""
    if not _DIGIT.search(statement) or not _is_known(aim):
        return None
    values, percents = _values(aim), _percents(aim)
    wrong: Figure | None = None
    confirmed = False
    for figure in figures(statement):
        if not _concerns(figure, aim) or (figure.percent and not percents):
            continue
        if _matches(figure, percents if figure.percent and aim.unit != PERCENT else values + percents):
            confirmed = True
        elif not figure.is_rough and (wrong is None or wrong.is_period):
            wrong = figure
    if wrong is None or (confirmed and wrong.is_period):
        return None
    return wrong


def fitting(aim: Aim, figure: Figure) -> Quantity | None:
    """Give what the fields have where a statement has another number; None where that may be several things."""
    baseline, target = aim.baseline, aim.target
    if aim.low is not None or target is None:
        return None
    if figure.points or (figure.percent and aim.unit != PERCENT):
        if baseline is None:
            return None
        change = difference(target, baseline) if figure.points else change_in_percent(baseline, target)
        return Quantity(tidy(tenth(abs(change))), "pp" if figure.points else PERCENT) if change else None
    return Quantity(baseline if baseline is not None and _FROM.search(figure.before) else target, aim.unit)


def wrong_date(aim: Aim, statement: str) -> str | None:
    """Give a date of a statement (in lower case) that contradicts the goal's window."""
    # A window that ends before it starts is to be mended first.
    if aim.end is None or not _DIGIT.search(statement):
        return None
    return next((stretch.seen for stretch in stretches(statement) if _contradicts(stretch, aim)), None)


def _is_known(aim: Aim) -> bool:
    if aim.keeps:
        return aim.target is not None or aim.low is not None
    return aim.baseline is not None and aim.target is not None


def _values(aim: Aim) -> list[Decimal]:
    goal = aim.goal
    best = goal.achievable.past_best if goal.achievable else None
    found = [aim.baseline, aim.target, aim.expected, aim.low, aim.high, best]
    found += [point.value for point in goal.checkpoints]
    if aim.baseline is not None and aim.target is not None:
        found.append(abs(difference(aim.target, aim.baseline)))
    return [value for value in found if value is not None]


def _percents(aim: Aim) -> list[Decimal]:
    found = [abs(aim.change.amount)] if aim.change else []
    if aim.baseline is not None and aim.target is not None:
        relative = change_in_percent(aim.baseline, aim.target)
        found += [] if relative is None else [abs(relative)]
    return found


def _concerns(figure: Figure, aim: Aim) -> bool:
    if figure.percent:
        return aim.unit == PERCENT or not figure.is_share
    if figure.points:
        return aim.unit == PERCENT or (aim.change is not None and aim.change.kind == "pp")
    unit = aim.unit.lower()
    if not unit or unit == PERCENT:
        return False
    sign = _SIGNS.get(unit)
    if sign and (figure.money in (sign, unit) or figure.rest.lstrip().startswith(sign)):
        return True
    return _starts_with(figure.rest, unit)


def _starts_with(rest: str, unit: str) -> bool:
    text = rest.lstrip().removeprefix("de ")
    stem = unit.removesuffix("s")
    if not text.startswith(stem):
        return False
    ending = text[len(stem) :]
    return not ending[:1].isalnum() or (ending[:1] == "s" and not ending[1:2].isalnum())


def _matches(figure: Figure, values: list[Decimal]) -> bool:
    return any(
        (off := abs(difference(value, reading))) <= half and off * _CLOSE <= abs(value)
        for reading, half in figure.readings
        for value in values
    )


def _contradicts(stretch: Stretch, aim: Aim) -> bool:
    goal, due = aim.goal, aim.goal.due
    if due is None or not stretch.relation:
        return False
    if any(stretch.first <= day <= stretch.last for day in _days(aim)):
        return False
    if stretch.relation == "until" and due + _DAY == stretch.first:
        return False
    if goal.baseline and str(stretch.first.year) in (goal.baseline.period or ""):
        return False
    return stretch.relation != "during" or stretch.first > due


def _days(aim: Aim) -> list[date]:
    goal = aim.goal
    days = [goal.start, goal.due, *(point.on for point in goal.checkpoints)]
    return [day for day in days if day is not None]
