"""RACI: who does what, and how the work is spread.

Knows: all rows of a playbook, and who holds a role.
Never: members of teams; dates.
"""

from collections.abc import Iterator

from mopsdocs.checks.raci_rows import ROW_RULES
from mopsdocs.checks.rows import KEYS, behind, rows
from mopsdocs.checks.rule import Case, Family, noticed, rule
from mopsdocs.model.diagnostic import Finding, KeyPath, PartyName, Said, Value
from mopsdocs.model.handbook import Duty
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId

_MANY = 4  # From four rows up a habit can be told from an accident.
_ASKED = ("responsible: [luis.gomez], accountable: ana.ruiz", "responsible: [kofi.mensah], accountable: marta.gil")


def _tasks(*roles: str) -> str:
    titles = ("Ask for wishes", "Draw the form", "Build the form", "Train the team")
    lines = (
        f"  - {{id: T{n}, title: {title}, {role}}}"
        for n, (title, role) in enumerate(zip(titles, roles, strict=True), 1)
    )
    return "\n".join(("tasks:", *lines, ""))


@rule(
    "RACI-008",
    "A party does more than listen",
    "-II",
    fails=_tasks(*_ASKED, *(f"{roles}, informed: [team:sales]" for roles in _ASKED)),
    mended=_tasks(*_ASKED, f"{_ASKED[0]}, consulted: [team:sales]", f"{_ASKED[1]}, informed: [team:sales]"),
)
def more_than_informed(case: Case) -> Iterator[Finding]:
    """Who is told of everything and asked about nothing has something to say, or need not be told."""
    duties, parties = case.bound.duties, case.edition.parties
    if len(duties) < _MANY:
        return
    heard = {p for d in duties for p in (*d.accountable, *d.responsible, *d.consulted)}
    told = {p for d in duties for p in d.informed} - heard
    if not told:
        return
    active = {behind(party, parties) for party in heard}
    for party in sorted(told):
        if behind(party, parties) not in active:
            said = Said("{party} is only ever informed", {"party": PartyName(party)})
            hint = Said(
                "Move {party} from `informed` to `consulted` where something can still change", {"party": party}
            )
            yield Finding(_first_mention(case, behind(party, parties), ("informed",)), said, hint)


@rule(
    "RACI-009",
    "No party stands in every row",
    "-IW",
    fails=_tasks(*(f"{roles}, consulted: [team:systems]" for roles in _ASKED * 2)),
    mended=_tasks(*_ASKED, f"{_ASKED[0]}, consulted: [team:systems]", _ASKED[1]),
)
def nobody_everywhere(case: Case) -> Iterator[Finding]:
    """A party that takes part in everything is a bottleneck: all the work waits for its calendar."""
    duties, parties = case.bound.duties, case.edition.parties
    if len(duties) < _MANY:
        return
    everywhere = _in_row(duties[0], parties)
    for duty in reversed(duties):
        everywhere &= _in_row(duty, parties)
        if not everywhere:
            return
    # Who answers for most of the tasks is RACI-010's to report.
    for party in sorted(everywhere - set(_overloaded(case))):
        values: dict[str, Value] = {"party": PartyName(party), "count": len(duties)}
        said = Said("{party} stands in every one of the {count} rows", values)
        hint = Said("Keep this party where the work cannot go on without it")
        yield Finding(_first_mention(case, party, KEYS), said, hint)


@rule(
    "RACI-010",
    "No one person answers for most of the tasks",
    "-WW",
    fails=_tasks(*_ASKED, _ASKED[0], _ASKED[0]),
    mended=_tasks(*_ASKED, *_ASKED),
)
def accountability_is_shared(case: Case) -> Iterator[Finding]:
    """A plan that hangs on one person stops when that person is ill; others know their part better anyway."""
    for person, count in _overloaded(case).items():
        values: dict[str, Value] = {"party": PartyName(person), "count": count, "all": len(case.bound.duties)}
        said = Said("{party} is accountable for {count} of {all} tasks", values)
        hint = Said("Let those who know a task best answer for it")
        yield Finding(_first_mention(case, person, ("accountable",)), said, hint)


def _overloaded(case: Case) -> dict[PartyId, int]:
    """Who is accountable for too large a share of the rows, and for how many."""
    duties = case.bound.duties
    if len(duties) < _MANY:
        return {}
    parties, most = case.edition.parties, case.edition.config.raci.max_accountable_share * len(duties)
    counts: dict[PartyId, int] = {}
    for duty in duties:
        if len(duty.accountable) == 1:
            person = behind(duty.accountable[0], parties)
            counts[person] = counts.get(person, 0) + 1
    return {person: count for person, count in counts.items() if count > most}


def _in_row(duty: Duty, parties: Parties) -> set[PartyId]:
    named = (*duty.accountable, *duty.responsible, *duty.consulted, *duty.informed)
    return {behind(party, parties) for party in named}


def _first_mention(case: Case, person: PartyId, keys: tuple[str, ...]) -> KeyPath:
    for _, at, raci in rows(case.bound.playbook):
        for key in keys:
            for i, name in enumerate(getattr(raci, key) or ()):
                if behind(name, case.edition.parties) == person:
                    return (*at, key, i)
    return ()


FAMILY = Family(
    "RACI",
    "Who does what",
    rules=(
        *ROW_RULES,
        more_than_informed,
        nobody_everywhere,
        accountability_is_shared,
        noticed(
            "RACI-011",
            "Roles are spelled out, in the words of RACI",
            "EEE",
            why="A, R and I mean different things in RACI, DACI and RAPID, and a single letter is read as "
            "whatever its reader learned first.",
            fails="tasks:\n  - {id: T1, title: Change the form, R: luis.gomez, approver: ana.ruiz}\n",
            mended="tasks:\n  - {id: T1, title: Change the form, responsible: [luis.gomez], accountable: ana.ruiz}\n",
        ),
    ),
)
