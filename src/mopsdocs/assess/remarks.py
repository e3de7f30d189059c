"""What a careful reader remarks of a goal: an outcome that its values speak against, a line that misses its season.

Knows: a goal's values, what they made a year earlier.
Never: opens a criterion; such a goal may be as SMART as any.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mopsdocs.assess.course import Course
from mopsdocs.assess.earlier import is_last_year, year_earlier
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.progress import progress_of
from mopsdocs.assess.records import Record, part_of
from mopsdocs.assess.scene import Scene
from mopsdocs.assess.sentences import beside_unit
from mopsdocs.model.assessment import Fault
from mopsdocs.model.diagnostic import Quantity, Said, Value
from mopsdocs.words.places import places_for, to_places

_FAR = Fraction(1, 10)
"""From a tenth of the whole on, a straight line misses a season."""


def remarks(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find what somebody who looks closely would ask about."""
    yield from _outcome(aim, scene)
    yield from _season(aim, scene)


def _outcome(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find whether the values of a goal that has ended speak against the outcome that is written down."""
    if aim.goal.outcome not in {"achieved", "missed"} or aim.keeps or aim.is_milestone:
        return
    found = progress_of(aim, scene.ground)
    if found.as_of is None or found.as_of != aim.end or found.now is None or found.way is None or aim.target is None:
        return
    values: dict[str, Value] = {
        "goal": aim.goal.id,
        "now": beside_unit(aim, found.now),
        "target": Quantity(aim.target, aim.unit),
    }
    at, hint = (*aim.goal.at, "outcome"), Said("Check `outcome`, and the values")
    if aim.goal.outcome == "missed" and found.way >= 1:
        said = Said(
            "Goal {goal} is said to be missed, and it has reached its target: {now}, {target} was wanted",
            values,
        )
        yield Fault("SMART-T05", "", at, said, hint)
    if aim.goal.outcome == "achieved" and found.way < Decimal(str(scene.config.on_track)):
        said = Said("Goal {goal} is said to be achieved, and its values ended at {now}, not at {target}", values)
        yield Fault("SMART-T05", "", at, said, hint)


def _season(aim: Aim, scene: Scene) -> Iterator[Fault]:
    """Find whether a total went another way last year than the straight line that its goal is held against."""
    goal, records = aim.goal, scene.ground.records
    record = records.of(goal.metric) if goal.metric else None
    if record is None or record.every is None or not record.adds_up or goal.start is None or aim.end is None:
        return
    course = Course(goal.start, aim.end, record.every)
    if aim.keeps or aim.target is None or goal.checkpoints or goal.outcome or scene.today > aim.end:
        return
    found = _furthest(record, scene, course) if is_last_year(_period(aim), course) else None
    if found is None:
        return
    day, share = found
    value = to_places(part_of(aim.target, share), places_for(aim.target, aim.unit))
    values: dict[str, Value] = {
        "goal": goal.id,
        "day": day,
        "share": Quantity(_percent(share), "%"),
        "line": Quantity(_percent(course.elapsed(day)), "%"),
        "example": f"{{date: {day.isoformat()}, value: {value:f}}}",
    }
    said = Said("By {day} goal {goal} is to have {line} of its total, and a year earlier it was {share}", values)
    hint = Said("Let checkpoints follow the season, for example `{example}`", values)
    yield Fault("SMART-T06", "", goal.at, said, hint)


def _furthest(record: Record, scene: Scene, course: Course) -> tuple[date, Fraction] | None:
    """Give the day on which last year's share of its total was furthest from the line; None where it is near."""
    sums = list(year_earlier(record, scene.ground.records, course, course.due))
    whole = sums[-1][1]
    if whole is None or whole <= 0:
        return None
    shares = [(day, Fraction(part) / Fraction(whole)) for day, part in sums if part is not None]
    day, share = max(shares, key=lambda one: abs(one[1] - course.elapsed(one[0])))
    return (day, share) if abs(share - course.elapsed(day)) >= _FAR else None


def _period(aim: Aim) -> str | None:
    return aim.goal.baseline.period if aim.goal.baseline else None


def _percent(share: Fraction) -> Decimal:
    return Decimal(round(share * 100))
