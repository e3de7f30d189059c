"""Rules about sign-offs: what was asked for is signed, still means the same, and was signed by somebody else.

Knows: sign-offs as they were held against what stands in the plan, and who changed what.
Never: what a fingerprint is made of.
"""

from collections.abc import Iterable, Iterator

from mopsdocs.checks.lives import is_live
from mopsdocs.checks.rule import Case, rule
from mopsdocs.model.assessment import Signature
from mopsdocs.model.diagnostic import Finding, PartyName, Said, Value
from mopsdocs.model.hindsight import Author, Hindsight, signed_as
from mopsdocs.model.parties import Person
from mopsdocs.model.playbook import Playbook

SIGNOFFS = "signoffs.yml"
_GOAL = """\
---
title: Short forms
owner: luis.gomez
goals:
  - id: G1
    baseline: {value: 400, period: 2025}
    target: 500
    start: 2026-01-01
    due: DUE
    signoffs: [{aspect: achievable, by: role:mops-lead}]
---
"""
_LEVEL = """\
---
title: Short forms
owner: luis.gomez
slas:
  - id: SLA1
    title: Lead hand-over
    provider: role:mops-lead
    consumer: luis.gomez
    effective: 2026-02-01
    signoffs: [{by: role:mops-lead}]
---
"""
_PEOPLE = """\
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz, email: ana.ruiz@summer.example}
roles:
  mops-lead: {title: Head of marketing operations, holder: ana.ruiz}
"""
_SIGNED = """\
=== signoffs.yml
- item: example/ITEM
  aspect: ASPECT
  by: ana.ruiz
  date: 2026-01-12
  fingerprint: "1:PRINT"
"""
_PLAN = _GOAL.replace("DUE", "2026-12-31")
_MOVED = _GOAL.replace("DUE", "2027-03-31")
_ACHIEVABLE = (
    _SIGNED.replace("ITEM", "G1").replace("ASPECT", "achievable").replace("PRINT", "1a40ae178d02cb61") + _PEOPLE
)
_AGREED = (
    _SIGNED.replace("ITEM", "SLA1").replace("ASPECT", "agreement").replace("PRINT", "f69af3f1df3927ef") + _PEOPLE
)
_BY_ANA = _PLAN.replace("goals:", "# changed by Ana Ruiz <ana.ruiz@summer.example>\ngoals:")
_CHANGED_LEVEL = _LEVEL.replace("slas:", "# changed by {author}\nslas:")
_BY_LUIS = _PLAN.replace("goals:", "# changed by Luis Gómez <luis.gomez@summer.example>\ngoals:")


@rule("SMART-A03", "Whoever is asked to sign has signed", "-WE", fails=_PLAN + _PEOPLE, mended=_PLAN + _ACHIEVABLE)
def asked_has_signed(case: Case) -> Iterator[Finding]:
    """What only a person can know, that a goal can be reached or is worth it, holds once that person has said so.

    `mopsdocs sign` writes a sign-off; a role is answered by its holder or deputy, a team by one of its people.
    """
    for goal, one in _of_goals(case, "asked"):
        values: dict[str, Value] = {"item": goal, "aspect": one.aspect, "party": PartyName(one.party)}
        said = Said("{party} is asked to sign `{aspect}` of {item}, and has not", values)
        yield Finding(one.asked_at or (), said, _sign(case, goal, one))


@rule("SMART-A04", "A goal is what was signed", "WEE", fails=_MOVED + _ACHIEVABLE, mended=_PLAN + _ACHIEVABLE)
def goal_is_what_was_signed(case: Case) -> Iterator[Finding]:
    """Who said yes to one target, one date or one team has not said yes to another; changed wording voids nothing.

    `mopsdocs sign` signs anew; what each aspect covers stands in docs/format.md.
    """
    for goal, one in _of_goals(case, "changed"):
        at = one.asked_at or _place(case.bound.playbook, goal)
        yield Finding(at, _changed(goal, one), _sign(case, goal, one))


@rule(
    "SMART-A05",
    "Nobody signs a change of their own",
    "-WE",
    fails=_BY_ANA + _ACHIEVABLE,
    mended=_BY_LUIS + _ACHIEVABLE,
)
def another_has_signed(case: Case) -> Iterator[Finding]:
    """Two people see what one overlooks; a sign-off by the author of the change is one and the same yes.

    Looked for where a base is named, as for a pull request: `mopsdocs check --base main` compares the person who
    signed with the authors of the commits since, by email address, handle or name.
    """
    yield from _own_changes(case, _of_goals(case, "given"))


@rule(
    "SLA-007",
    "Both sides have signed the service level as it is",
    "-WE",
    fails=_LEVEL + _PEOPLE,
    mended=_LEVEL + _AGREED,
)
def level_is_signed(case: Case) -> Iterator[Finding]:
    """A promise that one side does not know of is a wish; one that changed after the handshake is news to it.

    `mopsdocs sign email-program/SLA1 --aspect agreement --by ana.ruiz` signs, also anew.
    """
    playbook = case.bound.playbook
    if not is_live(playbook.status):
        return
    for sla in case.assessment.slas:
        void = [one for one in sla.signatures if one.state == "changed"]
        if void:
            at = void[0].asked_at or _place(playbook, sla.id)
            yield Finding(at, _agreed_on(sla.id, void), _sign(case, sla.id, void[0]))
        for one in sla.signatures:
            if one.state == "asked" and _is_missing(case, sla.id, one):
                values: dict[str, Value] = {"item": sla.id, "party": PartyName(one.party)}
                said = Said("{party} is asked to sign {item}, and has not", values)
                yield Finding(one.asked_at or (), said, _sign(case, sla.id, one))


@rule(
    "SLA-011",
    "Two people sign a service level, and neither has changed it",
    "-WE",
    fails=_CHANGED_LEVEL.replace("{author}", "Ana Ruiz <ana.ruiz@summer.example>") + _AGREED,
    mended=_CHANGED_LEVEL.replace("{author}", "Luis Gómez <luis.gomez@summer.example>") + _AGREED,
)
def two_have_signed(case: Case) -> Iterator[Finding]:
    """A promise has two sides: whoever signs for both has agreed with nobody but themselves.

    That happens where one person holds two roles, or stands in for somebody. Whoever changes a service level lets
    somebody else of their side sign, as with goals (SMART-A05).
    """
    if not is_live(case.bound.playbook.status):
        return
    given = [
        (sla.id, one) for sla in case.assessment.slas for one in sla.signatures if one.state == "given" and one.by
    ]
    yield from _own_changes(case, given)
    sides: dict[tuple[str, str], str] = {}
    for item, one in given:
        side = sides.setdefault((item, one.by or ""), one.party)
        if side != one.party:
            values: dict[str, Value] = {
                "person": PartyName(one.by or ""),
                "item": item,
                "party": PartyName(side),
                "other": PartyName(one.party),
            }
            said = Said("{person} signed {item} twice: for {party}, and for {other}", values)
            hint = Said("Let somebody else sign for one of them: a deputy, or another person under `signoffs`")
            yield Finding(one.asked_at or _place(case.bound.playbook, item), said, hint)


def _own_changes(case: Case, given: Iterable[tuple[str, Signature]]) -> Iterator[Finding]:
    """Find the sign-offs by those who have changed what they sign, in the commits that are judged."""
    hindsight = case.edition.standing.hindsight
    if not hindsight.authors:
        return
    playbook, people = case.bound.playbook, case.edition.parties.people
    paths = set(_paths(playbook, hindsight))
    for item, one in given:
        person = people.get(one.by or "")
        if person is None or not any(_is(person, who) and paths.intersection(who.paths) for who in hindsight.authors):
            continue
        if _is_new(case, item, one):
            values: dict[str, Value] = {"item": item, "aspect": one.aspect, "person": PartyName(person.id)}
            said = Said("{person} signed `{aspect}` of {item}, and has changed it as well", values)
            hint = Said("Let somebody else sign who can judge it: a deputy, or another person under `signoffs`")
            yield Finding((*one.written_at, "by"), said, hint, SIGNOFFS)


def _of_goals(case: Case, state: str) -> Iterator[tuple[str, Signature]]:
    """Give the sign-offs in one state under goals that are still to be reached."""
    playbook = case.bound.playbook
    if not is_live(playbook.status):
        return
    for goal, found in zip(playbook.goals, case.assessment.goals, strict=True):
        for one in found.signatures if goal.outcome is None else ():
            if one.state == state and (state != "asked" or _is_missing(case, goal.id, one)):
                yield goal.id, one


def _is_missing(case: Case, item: str, asked: Signature) -> bool:
    """Whether a sign-off is really missing: none is there that cannot be read, and those who are asked are known."""
    playbook, edition = case.bound.playbook, case.edition
    names = (playbook.id, *playbook.was)
    given = edition.signoffs.on(names, item)
    stranger = any(one.aspect == asked.aspect and not edition.parties.knows(one.by) for one in given)
    return not stranger and not edition.signoffs.doubtful(names, item) and edition.parties.knows(asked.party)


def _changed(item: str, one: Signature) -> Said:
    values: dict[str, Value] = {
        "person": PartyName(one.by or one.party),
        "item": item,
        "aspect": one.aspect,
        "keys": one.changed or one.covers,
    }
    if one.on:
        values["day"] = one.on
    if one.changed:
        return Said("{person} signed `{aspect}` of {item} on {day}, and since then this has changed: {keys}", values)
    return Said(
        "{person} signed `{aspect}` of {item} on {day}, and since then one of these has changed: {keys}", values
    )


def _agreed_on(item: str, void: list[Signature]) -> Said:
    """Say of a service level once who has signed something else, however many sides have."""
    first = void[0]
    people = tuple(dict.fromkeys(one.by or one.party for one in void))
    values: dict[str, Value] = {"people": tuple(map(PartyName, people)), "item": item}
    if first.changed:
        values["keys"] = first.changed
        return Said("{people} signed {item}, and since then this has changed: {keys}", values)
    values["keys"] = first.covers
    return Said("{people} signed {item}, and since then one of these has changed: {keys}", values)


def _sign(case: Case, item: str, one: Signature) -> Said:
    """Say how it is signed, by the person who was asked or would be."""
    holder = case.edition.parties.holder(one.party)
    signer = one.by or (holder.id if holder else "")
    values: dict[str, Value] = {"item": f"{case.bound.playbook.id}/{item}", "aspect": one.aspect, "person": signer}
    if not signer:
        return Said("Ask for it: `mopsdocs sign {item} --aspect {aspect} --by` and the id of whoever signs", values)
    if one.state == "changed":
        return Said(
            "Ask again: `mopsdocs sign {item} --aspect {aspect} --by {person}`, or take the change back", values
        )
    return Said("Ask for it: `mopsdocs sign {item} --aspect {aspect} --by {person}`", values)


def _place(playbook: Playbook, item: str) -> tuple[str | int, ...]:
    places = {**{sla.id: sla.at for sla in playbook.slas}, **{goal.id: goal.at for goal in playbook.goals}}
    return places.get(item, ())


def _paths(playbook: Playbook, hindsight: Hindsight) -> Iterator[str]:
    """Give the file of a playbook, where it lies and where it lay."""
    yield playbook.path
    yield from (old for old, new in hindsight.moved.items() if new == playbook.path)
    if hindsight.former:
        names = (playbook.id, *playbook.was)
        yield from (path for name in names if (path := hindsight.former.playbooks.get(name)))


def _is_new(case: Case, goal: str, one: Signature) -> bool:
    """Whether what was signed is not what stood there before the commits that are judged."""
    playbook, edition = case.bound.playbook, case.edition
    names = (playbook.id, *playbook.was)
    former = edition.standing.hindsight.former
    covered = former.covered if former else {}
    before = {covered.get(signed_as(f"{name}/{goal}", one.aspect)) for name in names}
    signed = {given.fingerprint for given in edition.signoffs.on(names, goal) if given.at == one.written_at}
    return "" not in before and signed.isdisjoint(before)


def _is(person: Person, author: Author) -> bool:
    """Whether a commit says to be somebody's: by email address, handle (GitHub's own addresses too), or name."""
    email = author.email.casefold()
    if person.email and person.email.casefold() == email:
        return True
    local, _, host = email.partition("@")
    handle = (person.handle or "").removeprefix("@").casefold()
    if handle and host == "users.noreply.github.com" and local.rpartition("+")[2] == handle:
        return True
    return " ".join(author.name.casefold().split()) in (person.name.casefold(), handle or person.name.casefold())
