"""SLA: does a service level bind both sides to something that can be counted.

Knows: who promises what to whom, by which clock, and who is called when it fails.
Never: whether a promise was kept.
"""

from collections.abc import Iterator

from mopsdocs.checks import signed, sla_sides
from mopsdocs.checks.lives import is_live
from mopsdocs.checks.rows import behind
from mopsdocs.checks.rule import Case, Family, rule
from mopsdocs.model.diagnostic import Finding, PartyName, Said, Value
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId, Sla

_SALES = "stakeholders:\n  - {id: sales, who: team:sales, needs: [{id: N1, text: Leads that are complete}]}\n"
_HEAD = "slas:\n  - id: SLA1\n    title: Lead hand-over\n"
_SIDES = "    provider: team:mops\n    consumer: team:sales\n"
_PEOPLE = (
    "\n=== people.yml\npeople:\n  ana.ruiz: {name: Ana Ruiz, team: mops}\n"
    "  emma.clarke: {name: Emma Clarke, team: sales}\n"
    "teams: {mops: {name: MOps}, sales: {name: Sales}}\n"
)


@rule(
    "SLA-001",
    "A plan with stakeholders promises them something",
    "-IW",
    fails=_SALES,
    mended=_SALES + _HEAD + "    serves: [N1]\n",
)
def stakeholders_have_levels(case: Case) -> Iterator[Finding]:
    """Needs are heard and forgotten; a service level says who may expect what, and when to complain."""
    playbook = case.bound.playbook
    if playbook.stakeholders and not playbook.slas and is_live(playbook.status):
        said = Said("The plan has stakeholders, and no service level promises them anything")
        hint = Said("Agree with them what they get and what they give, and write it under `slas`")
        yield Finding(("stakeholders",), said, hint)


@rule(
    "SLA-002",
    "A service level has two different sides",
    "WEE",
    fails=_HEAD + "    provider: team:mops\n",
    mended=_HEAD + _SIDES,
)
def two_sides(case: Case) -> Iterator[Finding]:
    """A promise that nobody made, or that somebody made to themselves, is kept by nobody."""
    parties = case.edition.parties
    for sla in case.bound.playbook.slas:
        values: dict[str, Value] = {"sla": sla.id}
        if sla.provider is None:
            said = Said("{sla} does not say who delivers", values)
            yield Finding((*sla.at, "provider"), said, Said("Name a team, a role or a person under `provider`"))
        if sla.consumer is None:
            said = Said("{sla} does not say who receives", values)
            yield Finding((*sla.at, "consumer"), said, Said("Name a team, a role or a person under `consumer`"))
        if sla.provider and sla.consumer and behind(sla.provider, parties) == behind(sla.consumer, parties):
            said = Said("{party} is on both sides of {sla}", {**values, "party": PartyName(sla.provider)})
            yield Finding((*sla.at, "consumer"), said, Said("Name the other side under `consumer`"))


@rule(
    "SLA-004",
    "Both sides of a service level give something",
    "-IW",
    fails=_HEAD + "    commitment: {measure: hand-over, op: at-most, value: 4, unit: hours}\n",
    mended=_HEAD + "    commitment: {measure: hand-over, op: at-most, value: 4, unit: hours}\n"
    "    in_return: {measure: first contact, op: at-most, value: 24, unit: hours}\n",
)
def both_give(case: Case) -> Iterator[Finding]:
    """What is promised to one side only is soon a demand, and the other side finds out first that it is not met."""
    for sla in case.bound.playbook.slas:
        if sla.in_return is None:
            said = Said("{sla} promises something on one side only", {"sla": sla.id})
            hint = Said("Ask the other side what it gives for it, and write that under `in_return`")
            yield Finding((*sla.at, "in_return"), said, hint)


@rule(
    "SLA-006",
    "A broken promise leads to somebody who can mend it",
    "IWE",
    fails=_HEAD + _SIDES + "    escalation: [ana.ruiz]\n" + _PEOPLE,
    mended=_HEAD + _SIDES + "    escalation: [ana.ruiz, emma.clarke]\n" + _PEOPLE,
)
def escalation(case: Case) -> Iterator[Finding]:
    """When a level is missed there is no time to find out whom to call; and the provider's own people know already.

    People who belong to a provider's team by people.yml are its own.
    """
    parties = case.edition.parties
    for sla in case.bound.playbook.slas:
        values: dict[str, Value] = {"sla": sla.id}
        if not sla.escalation:
            said = Said("Nobody is named who is called when {sla} is missed", values)
            hint = Said("Name two or three under `escalation`, in the order in which they are called")
            yield Finding((*sla.at, "escalation"), said, hint)
            continue
        yield from _twice(sla, parties)
        if sla.provider and all(_is_own(party, sla.provider, parties) for party in sla.escalation):
            said = Said("When {sla} is missed, only the provider's own people are called", values)
            hint = Said("Add somebody of the other side, or somebody above both")
            yield Finding((*sla.at, "escalation"), said, hint)


def _twice(sla: Sla, parties: Parties) -> Iterator[Finding]:
    seen: set[PartyId] = set()
    for i, party in enumerate(sla.escalation):
        person = behind(party, parties)
        if person in seen:
            said = Said("{party} is called twice when {sla} is missed", {"party": PartyName(party), "sla": sla.id})
            yield Finding((*sla.at, "escalation", i), said, Said("Name somebody else here, or nobody"))
        seen.add(person)


def _is_own(party: PartyId, provider: PartyId, parties: Parties) -> bool:
    """Whether a party is the provider, or belongs to it."""
    if party == provider or behind(party, parties) == behind(provider, parties):
        return True
    person = parties.holder(party)
    return bool(person and person.team and provider == f"team:{person.team}")


@rule(
    "SLA-008",
    "A service level serves a need",
    "IWW",
    fails=_SALES + _HEAD,
    mended=_SALES + _HEAD + "    serves: [N1]\n",
)
def serves_a_need(case: Case) -> Iterator[Finding]:
    """A promise that nobody asked for costs as much to keep as one that somebody waits for."""
    playbook, landings = case.bound.playbook, case.bound.landings
    needs = [need.id for one in playbook.stakeholders for need in one.needs]
    for sla in playbook.slas:
        # A reference that leads nowhere is LINK-001's to report.
        if any(ref not in landings or landings[ref].kind in ("need", "unread") for ref in sla.serves):
            continue
        said = Said("{sla} serves no need of a stakeholder", {"sla": sla.id})
        hint = Said("Write down under `stakeholders` who needs it, then name the need under `serves`")
        if needs:
            hint = Said("Name the need: `serves: [{need}]`", {"need": needs[0]})
        yield Finding((*sla.at, "serves"), said, hint)


@rule(
    "SLA-009",
    "A service level is looked at in time",
    "WWW",
    fails=_HEAD + "    review: {every: 6 months, last: 2026-02-02}\n",
    mended=_HEAD + "    review: {every: 6 months, last: 2026-08-03}\n",
)
def looked_at(case: Case) -> Iterator[Finding]:
    """Teams and tools change; a level that nobody has looked at since is quoted against people it does not fit."""
    playbook, today = case.bound.playbook, case.edition.today
    if not is_live(playbook.status):
        return
    end = playbook.period.end if playbook.period else None
    late = [sla for sla in playbook.slas if end and sla.effective and sla.effective > end]
    if end and len(late) > 1:
        said = Said(
            "{count} service levels hold only after the plan's period has ended on {end}",
            {
                "count": len(late),
                "end": end,
            },
        )
        yield Finding(("period", "end"), said, Said("Check `period`, and `effective` at the service levels"))
    for sla in playbook.slas:
        due = sla.review.due if sla.review else None
        if sla.review and due and due < today:
            said = Said("The review of {sla} was due on {day}", {"sla": sla.id, "day": due})
            hint = Said("Look at it together, then write the day under `last`")
            yield Finding((*sla.review.at, "last"), said, hint)
        if end and sla.effective and late == [sla]:
            values: dict[str, Value] = {"sla": sla.id, "day": sla.effective, "end": end}
            said = Said("{sla} holds from {day}, after the plan's period has ended on {end}", values)
            yield Finding((*sla.at, "effective"), said, Said("Check `effective`, and `period` at the top"))


FAMILY = Family(
    "SLA",
    "Promises between two sides",
    rules=(
        stakeholders_have_levels,
        two_sides,
        sla_sides.measurable,
        both_give,
        sla_sides.business_clock,
        escalation,
        signed.level_is_signed,
        signed.two_have_signed,
        serves_a_need,
        looked_at,
        sla_sides.within_reach,
    ),
)
