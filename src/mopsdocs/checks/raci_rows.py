"""RACI in one row: who does a task, who answers for it, who is asked and told.

Knows: the roles written at steps and tasks, and those that tasks inherit.
Never: what other rows say.
"""

from collections.abc import Iterator

from mopsdocs.checks.rows import KEYS, behind, rows
from mopsdocs.checks.rule import Case, rule
from mopsdocs.model.diagnostic import Finding, KeyPath, PartyName, Said, Value
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId, Raci, Step, Task

_DOES = frozenset(("accountable", "responsible"))
_NOTHING = Raci(None, None, None, None)
_LUIS, _ANA = "responsible: [luis.gomez]", "accountable: ana.ruiz"


def _task(*keys: str) -> str:
    return "\n    ".join(("tasks:\n  - id: T1", "title: Change the form", *keys)) + "\n"


@rule(
    "RACI-001",
    "A task has exactly one accountable party",
    "IEE",
    fails=_task(_LUIS, "accountable: [ana.ruiz, marta.gil]"),
    mended=_task(_LUIS, _ANA, "consulted: [marta.gil]"),
)
def one_accountable(case: Case) -> Iterator[Finding]:
    """Two who answer for a task are nobody: each waits for the other. With none, nobody can call it done."""
    playbook = case.bound.playbook
    for step in playbook.steps:
        if step.raci.accountable:
            yield from _several_accountable(step)
        else:
            yield from _none_accountable(step)
        for task in step.tasks:
            yield from _several_accountable(task)
    for task in playbook.tasks:
        if not task.raci.accountable and task.status != "dropped":
            yield _nobody(task)
        yield from _several_accountable(task)


def _none_accountable(step: Step) -> Iterator[Finding]:
    live = [task for task in step.tasks if task.status != "dropped"]
    without = [task for task in live if not task.raci.accountable]
    if len(without) == len(live) or len(without) > 1:
        yield _nobody(step)
    else:
        yield from map(_nobody, without)


def _nobody(work: Step | Task) -> Finding:
    said = Said("Nobody is accountable for {item}", {"item": work.id})
    hint = Said("Name the one person or role that answers for it, for example `accountable: role:mops-lead`")
    return Finding((*work.at, "accountable"), said, hint)


def _several_accountable(work: Step | Task) -> Iterator[Finding]:
    parties = work.raci.accountable
    if parties and len(parties) > 1:
        names = tuple(map(PartyName, parties))
        values: dict[str, Value] = {"item": work.id, "count": len(parties), "parties": names}
        said = Said("{item} has {count} accountable parties: {parties}", values)
        hint = Said("Keep one of them under `accountable`; move the others to `consulted` or `responsible`")
        yield Finding((*work.at, "accountable"), said, hint)


@rule(
    "RACI-002",
    "A task has somebody who does it",
    "IEE",
    fails=_task(_ANA),
    mended=_task(_LUIS, _ANA),
)
def somebody_responsible(case: Case) -> Iterator[Finding]:
    """A task that belongs to nobody gets done when somebody happens to have time for it."""
    for duty in case.bound.duties:
        # A step without tasks is LINK-004's to report.
        if not duty.responsible and duty.kind == "task" and duty.status != "dropped":
            said = Said("Nobody is responsible for {item}", {"item": duty.id})
            hint = Said("Name who does the work, for example `responsible: [luis.gomez]`")
            yield Finding((*duty.at, "responsible"), said, hint)


@rule(
    "RACI-003",
    "The accountable party is a person or a role, not a team",
    "WEE",
    fails=_task(_LUIS, "accountable: team:mops"),
    mended=_task(_LUIS, "accountable: role:mops-lead"),
)
def not_a_team(case: Case) -> Iterator[Finding]:
    """A team cannot be asked 'is it done, and is it good?'; the one who leads it can."""
    teams = case.edition.parties.teams
    for item, at, raci in rows(case.bound.playbook):
        found = raci.accountable
        if found and len(found) == 1 and found[0].startswith("team:") and found[0][5:] in teams:
            lead = teams[found[0][5:]].lead
            said = Said("A team is accountable for {item}: {team}", {"item": item, "team": PartyName(found[0])})
            hint = Said("Name a person or a role; the team can be `responsible`")
            if lead:
                hint = Said("Name who leads the team: `accountable: {lead}`", {"lead": lead})
            yield Finding((*at, "accountable"), said, hint)


@rule(
    "RACI-004",
    "A task has few who do it",
    "-WW",
    fails=_task("responsible: [luis.gomez, marta.gil, tomas.silva, kofi.mensah]", _ANA),
    mended=_task(_LUIS, "support: [marta.gil, tomas.silva, kofi.mensah]", _ANA),
)
def few_responsible(case: Case) -> Iterator[Finding]:
    """What four do together is more than one task; split, each part can be finished and ticked off."""
    most = case.edition.config.raci.max_responsible
    for item, at, raci in rows(case.bound.playbook):
        if raci.responsible and len(raci.responsible) > most:
            values = _counted(item, raci.responsible, most)
            said = Said("{item} has {count} responsible parties; more than {most} are too many", values)
            hint = Said("Split it into tasks that fewer can finish, or move those who only help to `support`")
            yield Finding((*at, "responsible"), said, hint)


@rule(
    "RACI-005",
    "Few are consulted and informed",
    "-WW",
    fails=_task(_LUIS, _ANA, "consulted: [team:sales, team:data, team:systems, marta.gil, tomas.silva]"),
    mended=_task(_LUIS, _ANA, "consulted: [team:data, team:systems]", "informed: [team:sales, marta.gil]"),
)
def few_asked(case: Case) -> Iterator[Finding]:
    """Every consulted party is a conversation before the work can go on; a long list is skipped, not read."""
    limits = case.edition.config.raci
    for item, at, raci in rows(case.bound.playbook):
        if raci.consulted and len(raci.consulted) > limits.max_consulted:
            values = _counted(item, raci.consulted, limits.max_consulted)
            said = Said("{item} has {count} consulted parties; more than {most} are too many", values)
            hint = Said("Keep those whose answer can change the work; the others are `informed`")
            yield Finding((*at, "consulted"), said, hint)
        if raci.informed and len(raci.informed) > limits.max_informed:
            values = _counted(item, raci.informed, limits.max_informed)
            said = Said("{item} has {count} informed parties; more than {most} are too many", values)
            hint = Said("Name their teams instead, or only those who have to act on it")
            yield Finding((*at, "informed"), said, hint)


def _counted(item: str, parties: tuple[PartyId, ...], most: int) -> dict[str, Value]:
    return {"item": item, "count": len(parties), "most": most}


@rule(
    "RACI-006",
    "Somebody is consulted or informed",
    "-IW",
    fails="stakeholders:\n  - {id: sales, who: team:sales}\n" + _task(_LUIS, _ANA),
    mended="stakeholders:\n  - {id: sales, who: team:sales}\n" + _task(_LUIS, _ANA, "informed: [team:sales]"),
)
def somebody_asked(case: Case) -> Iterator[Finding]:
    """A plan that affects others and tells nobody is learned of from its mistakes."""
    playbook = case.bound.playbook
    if not playbook.stakeholders:
        return
    alone = [d for d in case.bound.duties if not d.consulted and not d.informed and d.status != "dropped"]
    if not alone:
        return
    whole = {step.id for step in playbook.steps if step.tasks and _all_alone(step)}
    for step in playbook.steps:
        if step.id in whole:
            yield _unheard(step.id, step.at)
    for duty in alone:
        if duty.step not in whole:
            yield _unheard(duty.id, duty.at)


def _all_alone(step: Step) -> bool:
    racis = (step.raci, *(task.raci for task in step.tasks))
    return not any(raci.consulted or raci.informed for raci in racis)


def _unheard(item: str, at: KeyPath) -> Finding:
    said = Said("Nobody is consulted or informed on {item}", {"item": item})
    hint = Said("Name who is asked before, or told after, for example `informed: [team:sales]`")
    return Finding((*at, "consulted"), said, hint)


@rule(
    "RACI-007",
    "Nobody stands twice in one row",
    "WWW",
    fails=_task(_LUIS, _ANA, "consulted: [luis.gomez]"),
    mended=_task(_LUIS, _ANA),
)
def once_in_a_row(case: Case) -> Iterator[Finding]:
    """Whoever does the work knows of it; a second mention hides who really has to be asked.

    One person may be both responsible and accountable, unless `raci.allow_same_person` is false.
    """
    playbook, parties = case.bound.playbook, case.edition.parties
    allowed = _DOES if case.edition.config.raci.allow_same_person else frozenset[str]()
    people: dict[PartyId, PartyId] = {}
    for step in playbook.steps:
        if _repeats(step.raci, _NOTHING, people, parties):
            yield from _twice(step, _NOTHING, parties, allowed)
        for task in step.tasks:
            if _repeats(task.raci, step.raci, people, parties):
                yield from _twice(task, step.raci, parties, allowed)
    for task in playbook.tasks:
        if _repeats(task.raci, _NOTHING, people, parties):
            yield from _twice(task, _NOTHING, parties, allowed)


def _repeats(own: Raci, above: Raci, people: dict[PartyId, PartyId], parties: Parties) -> bool:
    """Whether anybody is named more than once: a quick look, for most rows name each party once."""
    named = (
        *((above.accountable if own.accountable is None else own.accountable) or ()),
        *((above.responsible if own.responsible is None else own.responsible) or ()),
        *((above.consulted if own.consulted is None else own.consulted) or ()),
        *((above.informed if own.informed is None else own.informed) or ()),
    )
    for party in named:
        if party not in people:
            people[party] = behind(party, parties)
    return len({people[party] for party in named}) < len(named)


def _twice(work: Step | Task, above: Raci, parties: Parties, allowed: frozenset[str]) -> Iterator[Finding]:
    seen: dict[PartyId, tuple[str, int, bool]] = {}
    for key in KEYS:
        mine = getattr(work.raci, key)
        inherited = mine is None
        named = (getattr(above, key) if inherited else mine) or ()
        for i, party in enumerate(named):
            first, index, from_above = seen.setdefault(behind(party, parties), (key, i, inherited))
            # What was inherited together is the step's to mend.
            if (first, index) == (key, i) or (inherited and from_above):
                continue
            if first == key or not (first in allowed and key in allowed):
                yield _stands_twice(work, (first, index) if inherited else (key, i), party, (first, key))


def _stands_twice(work: Step | Task, place: tuple[str, int], party: PartyId, keys: tuple[str, str]) -> Finding:
    first, second = keys
    values: dict[str, Value] = {"party": PartyName(party), "item": work.id, "first": first, "second": second}
    if first == second:
        said = Said("{party} stands twice under `{first}` of {item}", values)
        return Finding((*work.at, *place), said, Said("Keep one of the two"))
    said = Said("{party} is both `{first}` and `{second}` on {item}", values)
    hint = Said("Keep `{first}`: whoever does the work or answers for it knows of it anyway", values)
    if first == "consulted":
        hint = Said("Keep `{first}`: whoever is asked before knows of it anyway", values)
    return Finding((*work.at, *place), said, hint)


ROW_RULES = (
    one_accountable,
    somebody_responsible,
    not_a_team,
    few_responsible,
    few_asked,
    somebody_asked,
    once_in_a_row,
)
