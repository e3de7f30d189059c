"""The matrix of who does what.

Knows: duties, and how a matrix of them is read.
Never: how roles are inherited; how cells are drawn.
"""

from collections import Counter
from collections.abc import Mapping

from msgspec import structs

from mopsdocs.model.assessment import StepAssessment
from mopsdocs.model.handbook import Bound, Duty
from mopsdocs.model.view import RaciColumn, RaciRow, RaciTable, Tag
from mopsdocs.outputs import address, states
from mopsdocs.outputs.scribe import Scribe

LETTERS = "ARCI"


def raci_table(scribe: Scribe, bound: Bound, steps: tuple[StepAssessment, ...]) -> RaciTable | None:
    """Show who does what; nothing where nobody does anything."""
    roles = [_letters(duty) for duty in bound.duties]
    parties = list(dict.fromkeys(party for row in roles for party in row))
    if not parties:
        return None
    status = {step.id: step.status for step in steps}
    return RaciTable(
        caption=_caption(scribe, bound.duties, len(parties)),
        columns=tuple(_column(scribe, party, roles) for party in parties),
        rows=tuple(
            _row(scribe, bound, duty, tuple(row.get(party, "") for party in parties), status)
            for duty, row in zip(bound.duties, roles, strict=True)
        ),
    )


def _letters(duty: Duty) -> dict[str, str]:
    found: dict[str, str] = {}
    groups = (duty.accountable, duty.responsible, duty.consulted, duty.informed)
    for letter, parties in zip(LETTERS, groups, strict=True):
        for party in parties:
            if letter not in found.get(party, ""):
                found[party] = found.get(party, "") + letter
    return found


def _caption(scribe: Scribe, duties: tuple[Duty, ...], parties: int) -> str:
    words = scribe.words
    tasks = words.many("{count} task", "{count} tasks", len(duties))
    people = words.many("{count} party", "{count} parties", parties)
    if all(len(duty.accountable) == 1 for duty in duties):
        return words("{tasks}, {parties}. Each task has exactly one accountable.", tasks=tasks, parties=people)
    return words("{tasks}, {parties}.", tasks=tasks, parties=people)


def _column(scribe: Scribe, party: str, roles: list[dict[str, str]]) -> RaciColumn:
    counts = Counter(letter for row in roles for letter in row.get(party, ""))
    mark = scribe.party(party)
    return RaciColumn(
        mark.text, mark.href, " ".join(f"{counts[letter]} {letter}" for letter in LETTERS if counts[letter])
    )


def _row(scribe: Scribe, bound: Bound, duty: Duty, marks: tuple[str, ...], steps: dict[str, str]) -> RaciRow:
    tag, late = day_of(scribe, bound, duty, steps)
    return RaciRow(
        title=scribe.label(duty.title),
        href=f"#{address.anchor(duty.id)}",
        marks=marks,
        due=scribe.day(duty.due),
        tag=tag,
        late=late,
    )


def day_of(scribe: Scribe, bound: Bound, duty: Duty, steps: Mapping[str, str]) -> tuple[Tag, bool]:
    """Tell what a row of the matrix shows of the day: its state, and whether it is late."""
    shown = duty if duty.kind == "task" else structs.replace(duty, status=steps.get(duty.id, "todo"))
    day = states.day_for(bound.playbook.status, scribe.today)
    return states.of_duty(shown, day, scribe.words), states.is_late(shown, day)
