"""Progress of goals: how far each has come by its last complete period, and how far it should have come.

Knows: way, expected share and pace for each direction, the thresholds, what stands in the place of a number.
Never: how a sentence sounds; whether the goal is a good one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation, Overflow
from fractions import Fraction

from msgspec import structs

from mopsdocs.assess import progress_words as words
from mopsdocs.assess.arithmetic import ARITHMETIC, rounded, tidy
from mopsdocs.assess.course import Course, plan_of, planned_at
from mopsdocs.assess.earlier import base_of
from mopsdocs.assess.formula import Failure
from mopsdocs.assess.goals import WITHIN, Aim
from mopsdocs.assess.lateness import first_due, late_of
from mopsdocs.assess.measured import measured
from mopsdocs.assess.records import Record, Records, shares
from mopsdocs.model.assessment import Measured, Progress, StepAssessment
from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.periods import containing, first_day, last_day

DAY = timedelta(days=1)
TOO_EARLY = Fraction(1, 10)
_MARKS = 60
_ONE, _NONE = Decimal(1), Decimal(0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What the progress of one playbook's goals rests on."""

    records: Records
    steps: Mapping[str, StepAssessment]
    config: Config

    @property
    def today(self) -> date:
        """The day on which the goals are assessed."""
        return self.records.today


def progress_of(aim: Aim, ground: Ground) -> Progress:
    """Tell how far a goal has come; a status set by hand wins until its date."""
    found = _standing(aim, ground)
    override = aim.goal.override
    until = (override.until or aim.end) if override else None
    if override and override.status and (until is None or ground.today <= until):
        return structs.replace(found, status=override.status, by_hand=True)
    return found


def _standing(aim: Aim, ground: Ground) -> Progress:
    start, due = aim.goal.start, aim.end
    if start is None or due is None:
        return Progress("open", words.no_window(aim))
    if aim.is_milestone:
        return _milestone(aim, Course(start, due, "day"), ground)
    record = ground.records.of(aim.goal.metric) if aim.goal.metric else None
    lacking = words.lacking(aim) if record else words.no_metric(aim)
    if record is None or lacking:
        return Progress("open", lacking or words.no_metric(aim))
    every = record.every or next((one.every for one in ground.records.grounds(record) if one.every), None) or "month"
    return _measured(aim, record, Course(start, due, every), ground)


def _measured(aim: Aim, record: Record, course: Course, ground: Ground) -> Progress:
    records, today = ground.records, ground.today
    bare = Progress("too-early", words.too_early(), plan=_plan(aim, course), bounds=_bounds(aim))
    if today < course.start:
        return structs.replace(bare, status="not-started", sentence=words.starts(course.start))
    late = late_of(record, records, course)
    through = records.through(record)
    as_of = course.as_of(through) if through else None
    if as_of is None:
        return _awaited(bare, record, course, records, late)
    try:
        found = _kept(aim, record, course, ground, as_of) if aim.keeps else _moved(aim, record, course, ground, as_of)
    except (InvalidOperation, Overflow):
        found = Failure("range")
    if isinstance(found, Failure):
        lack = late or words.failed(found, record.metric)
        return structs.replace(bare, status="data-needed", sentence=lack, as_of=as_of)
    columns, rows = _rows(record, course, ground.records)
    progress = structs.replace(found, plan=bare.plan, bounds=bare.bounds, columns=columns, rows=rows)
    if late:
        return structs.replace(progress, status="data-needed", sentence=late)
    return _judged(progress, course.elapsed(as_of), ground.config)


def _awaited(bare: Progress, record: Record, course: Course, records: Records, late: Said | None) -> Progress:
    """Say what a goal waits for that has no value yet: one that is late, one that is not due yet, or none ever."""
    circle = records.over(record, course.start, min(records.today, course.due)) == Failure("circle")
    needed = words.failed(Failure("circle"), record.metric) if circle else late
    if needed:
        return structs.replace(bare, status="data-needed", sentence=needed)
    return structs.replace(bare, sentence=words.awaited(first_due(record, records, course)))


def _judged(progress: Progress, elapsed: Fraction, config: Config) -> Progress:
    """Hold a pace against the thresholds."""
    if elapsed < TOO_EARLY:
        return structs.replace(progress, status="too-early", sentence=words.too_early())
    pace = progress.pace or _NONE
    if pace >= Decimal(str(config.on_track)):
        return structs.replace(progress, status="on-track")
    return structs.replace(progress, status="at-risk" if pace >= Decimal(str(config.at_risk)) else "off-track")


def _gain(now: Decimal, base: Decimal) -> Decimal:
    """Give by how much a value has changed; none where the two are the same in twelve digits."""
    return _NONE if rounded(now) == rounded(base) else ARITHMETIC.subtract(now, base)


def _pace(way: Decimal, expected: Decimal) -> Decimal:
    if expected <= 0:  # Nothing is expected yet: whoever has lost nothing is as far as planned.
        return _ONE if way >= expected else _NONE
    return tidy(ARITHMETIC.divide(way, expected))


def _plan(aim: Aim, course: Course) -> tuple[tuple[date, Decimal], ...]:
    if aim.keeps or aim.baseline is None or aim.target is None:
        return ()
    return plan_of(aim, course, aim.baseline, aim.target)


def _bounds(aim: Aim) -> tuple[Decimal, ...]:
    if aim.direction == WITHIN:
        return tuple(bound for bound in (aim.low, aim.high) if bound is not None)
    return () if aim.target is None else (aim.target,)


def _moved(aim: Aim, record: Record, course: Course, ground: Ground, as_of: date) -> Progress | Failure:
    """Measure an increase or a decrease: by the values themselves, or for a total by what was added so far."""
    baseline, target = aim.baseline or _NONE, aim.target or _NONE
    records, plan = ground.records, _plan(aim, course)
    now = records.over(record, course.start, as_of)
    if isinstance(now, Failure):
        return now
    planned, base = planned_at(plan, course, as_of), baseline
    if record.adds_up:
        base = base_of(aim, record, records, course, as_of)
    whole = ARITHMETIC.subtract(target, baseline)
    way = ARITHMETIC.divide(_gain(now, base), whole)
    expected = ARITHMETIC.divide(_gain(planned, base), whole)
    pace = _pace(way, expected)
    ends_at = None
    if as_of < course.due:
        ends_at = _end(target, now, planned) if record.adds_up else _level_end(baseline, whole, way, expected)
    if ends_at is not None and ends_at < 0 <= min(baseline, target, now):
        ends_at = None  # Nothing that is counted falls below zero, whatever the rate.
    return Progress(
        status="",
        sentence=words.moved(aim, as_of, now, planned, ends_at),
        way=tidy(way),
        expected=tidy(expected),
        pace=pace,
        as_of=as_of,
        now=tidy(now),
        planned=tidy(planned),
        ends_at=None if ends_at is None else tidy(ends_at),
        seen=_seen(record, records, course, as_of),
        adds_up=record.adds_up,
    )


def _end(target: Decimal, now: Decimal, planned: Decimal) -> Decimal | None:
    return ARITHMETIC.divide(ARITHMETIC.multiply(target, now), planned) if planned > 0 else None


def _level_end(baseline: Decimal, whole: Decimal, way: Decimal, expected: Decimal) -> Decimal | None:
    if expected <= 0:
        return None
    return ARITHMETIC.add(baseline, ARITHMETIC.divide(ARITHMETIC.multiply(way, whole), expected))


def _kept(aim: Aim, record: Record, course: Course, ground: Ground, as_of: date) -> Progress | Failure:
    """Measure how often a value stayed within its bounds."""
    seen: list[tuple[date, Decimal]] = []
    for number, day in shares(course.every, course.start, as_of):
        first, last = first_day(course.every, number), last_day(course.every, number)
        value = ground.records.over(record, first, last)
        if isinstance(value, Failure):
            if value.kind == "zero":
                continue  # Such a period has no value, and nobody can give it one.
            return value
        seen.append((day, tidy(value)))
    if not seen:
        return Failure("zero")
    inside = sum(1 for _, value in seen if _is_inside(aim, value))
    whole = Decimal(course.count(course.due))
    way, expected = ARITHMETIC.divide(Decimal(inside), whole), ARITHMETIC.divide(Decimal(len(seen)), whole)
    return Progress(
        status="",
        sentence=words.kept(aim, as_of, seen[-1][1], inside, len(seen)),
        way=tidy(way),
        expected=tidy(expected),
        pace=tidy(ARITHMETIC.divide(Decimal(inside), Decimal(len(seen)))),
        as_of=as_of,
        now=seen[-1][1],
        seen=tuple(seen[-_MARKS:]),
    )


def _is_inside(aim: Aim, value: Decimal) -> bool:
    if aim.direction == WITHIN:
        return (aim.low is None or aim.low <= value) and (aim.high is None or value <= aim.high)
    bound = aim.target or _NONE
    return value >= bound if aim.direction == "keep-above" else value <= bound


def _milestone(aim: Aim, course: Course, ground: Ground) -> Progress:
    """Measure by steps: how many are done, of those that are due and of all."""
    own = f"{aim.playbook.id}/"
    wanted = {ref.removeprefix(own) for ref in aim.goal.milestones}
    work = [(one.due, ground.steps[one.id].status) for one in aim.playbook.steps if one.id in wanted]
    work += [(task.due, task.status) for _, task in aim.playbook.all_tasks() if task.id in wanted]
    counted = [(due, status) for due, status in work if status != "dropped"]
    if not counted:
        return Progress("open", words.no_milestones(aim))
    if ground.today < course.start:
        return Progress("not-started", words.starts(course.start))
    done = sum(1 for _, status in counted if status == "done")
    expected = sum(1 for due, _ in counted if due and due <= ground.today)
    as_of, count = min(ground.today, course.due), Decimal(len(counted))
    way, wanted_way = (ARITHMETIC.divide(Decimal(number), count) for number in (done, expected))
    found = Progress(
        status="",
        sentence=words.milestones(done, expected, len(counted), as_of),
        way=tidy(way),
        expected=tidy(wanted_way),
        pace=tidy(ARITHMETIC.divide(Decimal(done), Decimal(expected))) if expected else _pace(way, wanted_way),
        as_of=as_of,
    )
    return _judged(found, course.elapsed(as_of), ground.config)


def _rows(record: Record, course: Course, records: Records) -> tuple[tuple[str, ...], tuple[Measured, ...]]:
    """Give the values of a goal's window, the latest of very many."""
    first, last = containing(course.every, course.start), containing(course.every, course.due)
    rows = tuple(row for row in record.rows if first <= row.period <= last)[-_MARKS:]
    return record.series.columns if record.series else (), measured(record, records, rows)


def _seen(record: Record, records: Records, course: Course, as_of: date) -> tuple[tuple[date, Decimal], ...]:
    """Give what there was at the ends of the periods, of very many a part."""
    marks = [day for _, day in shares(course.every, course.start, as_of)]
    apart = 1 + len(marks) // _MARKS
    thin = marks[(len(marks) - 1) % apart :: apart]
    found = ((day, records.over(record, course.start, day)) for day in thin)
    return tuple((day, tidy(value)) for day, value in found if isinstance(value, Decimal))
