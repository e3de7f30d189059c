"""Sign-offs held against what they were given for: given, asked for, or given for something else.

Knows: requests, sign-offs, what each covers now, and who may answer for a role or a team.
Never: whether what was signed is a good thing; wording.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec import structs

from mopsdocs.assess.covered import fingerprint, goal_covered, sla_covered
from mopsdocs.assess.goals import Aim
from mopsdocs.assess.scene import REALISTIC, RELEVANT
from mopsdocs.model.assessment import GoalAssessment, Signature, SlaAssessment, Verdict
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import signed_as
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import PartyId, Playbook, Sla
from mopsdocs.model.signoff import AGREEMENT, Covered, Signoff
from mopsdocs.model.span import SignoffAsked

GIVEN = "given"
ASKED = "asked"
CHANGED = "changed"


def may_answer(asked: PartyId, person: str, parties: Parties) -> bool:
    """Whether a person may sign for a party: herself, a role that she holds or stands in for, or her team."""
    kind, _, name = asked.rpartition(":")
    if kind == "role":
        role = parties.roles.get(name)
        return role is not None and person in (role.holder, role.deputy)
    if kind == "team":
        known, team = parties.people.get(person), parties.teams.get(name)
        lead = parties.holder(team.lead) if team and team.lead else None
        return (known is not None and known.team == name) or (lead is not None and lead.id == person)
    return name == person


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the sign-offs of one playbook are looked at."""

    playbook: Playbook
    edition: Edition

    def goal(self, aim: Aim, assessed: GoalAssessment) -> GoalAssessment:
        """Add to a goal who has signed what, which may open a criterion that the data has met."""
        found = self._of(aim.goal.id)
        asked = {one.aspect for one in aim.goal.signoffs} | {one.aspect for one in found}
        if not asked:
            return assessed
        covered = goal_covered(aim)
        several = tuple(
            one
            for aspect in covered
            if aspect in asked
            for one in self._signatures(aim.goal.id, aspect, covered[aspect], (aim.goal.signoffs, found))
        )
        verdicts = tuple(_signed(one, several) for one in assessed.verdicts)
        return structs.replace(assessed, verdicts=verdicts, signatures=several)

    def sla(self, sla: Sla) -> SlaAssessment:
        """Say who has signed a service level."""
        found = self._of(sla.id)
        covered = sla_covered(sla)[AGREEMENT] if sla.signoffs or found else {}
        return SlaAssessment(sla.id, tuple(self._signatures(sla.id, AGREEMENT, covered, (sla.signoffs, found))))

    def _of(self, item: str) -> tuple[Signoff, ...]:
        return self.edition.signoffs.on((self.playbook.id, *self.playbook.was), item)

    def _signatures(
        self,
        item: str,
        aspect: str,
        covered: Covered,
        both: tuple[tuple[SignoffAsked, ...], tuple[Signoff, ...]],
    ) -> Iterator[Signature]:
        """Answer each request, then give the sign-offs that nobody asked for."""
        given = [one for one in both[1] if one.aspect == aspect]
        now = fingerprint(covered)
        left = list(given)
        for request in both[0]:
            if request.aspect != aspect or not request.by:
                continue
            answers = [one for one in given if may_answer(request.by, one.by, self.edition.parties)]
            left = [one for one in left if one not in answers]
            best = next((one for one in answers if one.fingerprint == now), answers[-1] if answers else None)
            if best is None:
                yield Signature(aspect, ASKED, request.by, request.at, covers=tuple(covered))
            else:
                yield self._one(item, best, now, covered, request)
        for one in left:
            yield self._one(item, one, now, covered, None)

    def _one(self, item: str, one: Signoff, now: str, covered: Covered, request: SignoffAsked | None) -> Signature:
        key = signed_as(f"{self.playbook.id}/{item}", one.aspect, one.fingerprint)
        return Signature(
            aspect=one.aspect,
            state=GIVEN if one.fingerprint == now else CHANGED,
            party=request.by if request and request.by else one.by,
            asked_at=request.at if request else None,
            by=one.by,
            on=one.on,
            note=one.note,
            written_at=one.at,
            covers=tuple(covered),
            changed=() if one.fingerprint == now else self.edition.standing.hindsight.voided.get(key, ()),
        )


def covered_in(playbook: Playbook, aims: tuple[Aim, ...]) -> Mapping[tuple[str, str], Covered]:
    """Give what can be signed in a playbook: by goal or service level and aspect the facts covered."""
    found = {(aim.goal.id, aspect): one for aim in aims for aspect, one in goal_covered(aim).items()}
    return found | {(sla.id, aspect): one for sla in playbook.slas for aspect, one in sla_covered(sla).items()}


def _signed(verdict: Verdict, several: tuple[Signature, ...]) -> Verdict:
    """Give a criterion its sign-offs; one that the data leaves open stays so, whoever has signed it."""
    aspects = (RELEVANT, REALISTIC) if verdict.criterion in (RELEVANT, REALISTIC) else (verdict.criterion,)
    mine = tuple(one for one in several if one.aspect in aspects)
    if not mine:
        return verdict
    state = verdict.state
    if state == "met":
        states = {one.state for one in mine}
        state = "changed" if CHANGED in states else "open" if ASKED in states else "signed"
    return structs.replace(verdict, state=state, signatures=mine)
