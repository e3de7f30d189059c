"""The pages of people, roles and teams.

Knows: what each is accountable for, responsible for, consulted and informed on, by due date.
Never: addresses and phones, unless the settings publish them.
"""

from collections.abc import Callable, Iterator

from mopsdocs.model.parties import Person
from mopsdocs.model.playbook import PartyId
from mopsdocs.model.recipe import Recipe, page
from mopsdocs.model.view import (
    DutySection,
    Fact,
    Group,
    Link,
    PartyMark,
    PartyRow,
    PartyView,
    PeopleView,
    PersonChanges,
    Tag,
    TeamRow,
)
from mopsdocs.outputs import address, handover, lines, signatures, states, workload
from mopsdocs.outputs.areas import playbook_row
from mopsdocs.outputs.frame import crumbs, frame
from mopsdocs.outputs.goals import goal_lines
from mopsdocs.outputs.pages import Pages, several, single
from mopsdocs.outputs.scribe import Scribe, Voice
from mopsdocs.outputs.tally import Line, Tally
from mopsdocs.words import Words

_NAMED = 8
"""How many people of a team are named in the table of teams; of a larger one it says how many there are."""
_EMPTY: tuple[list[Line], ...] = ([], [], [], [])
_SECTIONS: tuple[tuple[str, Callable[[Words], tuple[str, str]]], ...] = (
    ("accountable", lambda w: (w("Accountable for"), w("Answers for the result."))),
    ("responsible", lambda w: (w("Responsible for"), w("Does the work."))),
    ("consulted", lambda w: (w("Consulted on"), w("Is asked before."))),
    ("informed", lambda w: (w("Informed on"), w("Is told after."))),
)


def people_pages(voice: Voice, tally: Tally, theme: str) -> Iterator[Pages]:
    """Plan the page of people and the page of each person, role and team."""
    yield single(_index, voice, tally, theme)
    parties = voice.edition.parties
    for person in parties.people.values():
        yield several(_party, voice, tally, person.id, theme)
    for role in parties.roles:
        yield several(_party, voice, tally, f"role:{role}", theme)
    for team in parties.teams:
        yield several(_party, voice, tally, f"team:{team}", theme)


def _index(voice: Voice, tally: Tally, theme: str) -> Recipe:
    scribe, words, parties = voice.at(address.PEOPLE), voice.words, voice.edition.parties
    view = PeopleView(
        title=words("People"),
        intro=words("Who is accountable and responsible for how many open tasks."),
        people=tuple(_row(scribe, tally, one) for one in parties.people),
        roles=tuple(_row(scribe, tally, f"role:{one}") for one in parties.roles),
        teams=tuple(_team_row(scribe, tally, one) for one in parties.teams),
    )
    around = frame(scribe, view.title, view.intro, section=address.PEOPLE, crumbs=crumbs(scribe))
    return page(voice.prefix + scribe.page, "pages/people.html", around, view, theme)


def _row(scribe: Scribe, tally: Tally, party: PartyId) -> PartyRow:
    mark, duties = scribe.party(party), tally.duties.get(party, _EMPTY)
    person = scribe.edition.parties.people.get(party)
    return PartyRow(
        text=mark.text,
        href=mark.href or "",
        note=mark.holder or (scribe.words.text(person.title) if person and person.title else None),
        roles=_roles(scribe, party),
        team=_team(scribe, person),
        accountable=scribe.words.number(len(duties[0])),
        responsible=scribe.words.number(len(duties[1])),
        leaving=_leaving(scribe, person),
    )


def _team_row(scribe: Scribe, tally: Tally, team: str) -> TeamRow:
    mark, members = scribe.party(f"team:{team}"), _members(scribe, f"team:{team}")
    return TeamRow(
        text=mark.text,
        href=mark.href or "",
        lead=scribe.maybe_party(scribe.edition.parties.teams[team].lead),
        members=members if len(members) <= _NAMED else (),
        count=scribe.words.number(len(members)),
        open_tasks=scribe.words.number(workload.open_in_team(scribe, tally, team)),
    )


def _leaving(scribe: Scribe, person: Person | None) -> Link | None:
    """Lead to what somebody who leaves, or has left, still holds."""
    if person is None or person.end is None:
        return None
    said = handover.leaving(scribe.words, person, scribe.today)
    return Link(said, scribe.href(address.handover(person.id)))


def _party(voice: Voice, tally: Tally, party: PartyId, theme: str) -> Iterator[Recipe]:
    scribe = voice.at(address.party(party))
    base = scribe.page.removesuffix(".html")
    view = _view(scribe, tally, party, base)
    up = Link(voice.words("People"), scribe.href(address.PEOPLE))
    around = frame(scribe, view.title, view.subtitle or "", section=address.PEOPLE, crumbs=crumbs(scribe, up))
    yield page(voice.prefix + scribe.page, "pages/party.html", around, view, theme)
    for (name, say), found in zip(_SECTIONS, tally.duties.get(party, _EMPTY), strict=True):
        if len(found) > lines.LONG:
            title = f"{view.title}, {say(voice.words)[0].lower()}"
            yield from _long(voice, base, name, title, found, theme)
    person = voice.edition.parties.people.get(party)
    if person and person.end:
        yield handover.handover_page(voice, tally, person, theme)


def _long(voice: Voice, base: str, name: str, title: str, found: list[Line], theme: str) -> Iterator[Recipe]:
    yield from lines.long_pages(voice, f"{base}/{name}", title, found, theme, address.PEOPLE, up=f"{base}.html")


def _view(scribe: Scribe, tally: Tally, party: PartyId, base: str) -> PartyView:
    duties = tally.duties.get(party, _EMPTY)
    person = scribe.edition.parties.people.get(party)
    mark = scribe.party(party)
    duty_sections = tuple(_sections(scribe, duties, base))
    owned = tally.owned.get(party, [])
    goals, asked = tally.goals_of.get(party, []), tally.asked.get(party, [])
    metrics, due = workload.metric_links(scribe, tally, party), workload.reviews_due(scribe, tally, party)
    slas = tuple(workload.sla_links(scribe, tally, party))
    loads = workload.team_load(scribe, tally, party[5:]) if party.startswith("team:") else None
    anything = duty_sections or owned or goals or metrics or due or slas or loads or asked
    return PartyView(
        kind=party.rpartition(":")[0] or "person",
        title=mark.text,
        subtitle=_subtitle(scribe, party, person),
        facts=tuple(_facts(scribe, party, person)),
        tags=_tags(scribe, person),
        now=_now(scribe, duties),
        duties=duty_sections,
        goals=tuple(line for one in goals[: lines.LONG] for line in goal_lines(scribe, one.card, (one.goal,))),
        owns=tuple(playbook_row(scribe, one) for one in owned[: lines.LONG]),
        roles=_roles(scribe, party),
        members=_members(scribe, party),
        slas=slas,
        news=_news(scribe, party),
        empty=None if anything else scribe.words("Nothing is assigned here."),
        load=workload.load_bar(scribe, tally, person) if person else None,
        loads=loads,
        handover=_handover(scribe, person),
        metrics=metrics,
        reviews=due,
        asked=tuple(signatures.asked(scribe, *one) for one in asked[: lines.LONG]),
    )


def _handover(scribe: Scribe, person: Person | None) -> Link | None:
    if person is None or person.end is None:
        return None
    title = scribe.words("Everything {person} still holds", person=person.name)
    return Link(f"{title}, {scribe.words('and who could take it')}", scribe.href(address.handover(person.id)))


def _news(scribe: Scribe, party: PartyId) -> PersonChanges | None:
    compared = scribe.edition.standing.comparisons
    if not compared:
        return None
    from mopsdocs.outputs.changes_history import changed_for  # noqa: PLC0415  # Most have nothing to compare.

    return changed_for(scribe, party, compared[0], address.CHANGES)


def _now(scribe: Scribe, duties: tuple[list[Line], ...]) -> tuple[Group, ...]:
    mine = [line for line in duties[1] if line.duty.due]
    found = lines.groups(scribe, (line for line in mine if _urgent(scribe, line)))
    return tuple(group for group in found if len(group.tasks) <= lines.LONG)


def _urgent(scribe: Scribe, line: Line) -> bool:
    return line.duty.due is not None and (line.duty.due - scribe.today).days <= states.SOON


def _sections(scribe: Scribe, duties: tuple[list[Line], ...], base: str) -> Iterator[DutySection]:
    words = scribe.words
    for (name, say), found in zip(_SECTIONS, duties, strict=True):
        if not found:
            continue
        title, explanation = say(words)
        long = len(found) > lines.LONG
        yield DutySection(
            title=title,
            anchor=name,
            explanation=explanation,
            count=words.many("{count} open task", "{count} open tasks", len(found)),
            tasks=() if long else tuple(lines.row(scribe, line) for line in found),
            folded=name in ("consulted", "informed"),
            groups=lines.overview(scribe, f"{base}/{name}", found) if long else (),
        )


def _subtitle(scribe: Scribe, party: PartyId, person: Person | None) -> str | None:
    words, parties = scribe.words, scribe.edition.parties
    if person:
        return words.text(person.title) if person.title else None
    if party.startswith("role:"):
        holder = parties.holder(party)
        return words("Held by {name}", name=holder.name) if holder else words("Nobody holds this role")
    return words.many("{count} member", "{count} members", len(_members(scribe, party)))


def _facts(scribe: Scribe, party: PartyId, person: Person | None) -> Iterator[Fact]:
    words, parties = scribe.words, scribe.edition.parties
    if person:
        if person.team:
            yield Fact(words("Team"), parties=(scribe.party(f"team:{person.team}"),))
        if person.handle:
            yield Fact(words("Handle"), text=person.handle)
        if person.email and scribe.edition.config.show_email:
            yield Fact(words("Email"), link=Link(person.email, f"mailto:{person.email}"))
        if person.successor:
            yield Fact(words("Successor"), parties=(scribe.party(person.successor),))
    elif party.startswith("role:"):
        role = parties.roles[party[5:]]
        if role.holder:
            yield Fact(words("Holder"), parties=(scribe.party(role.holder),))
        if role.deputy:
            yield Fact(words("Deputy"), parties=(scribe.party(role.deputy),))
    else:
        lead = parties.teams[party[5:]].lead
        if lead:
            yield Fact(words("Lead"), parties=(scribe.party(lead),))


def _tags(scribe: Scribe, person: Person | None) -> tuple[Tag, ...]:
    if person is None or person.end is None:
        return ()
    words = scribe.words
    if person.has_left(scribe.today):
        return (Tag("bad", words("Left on {day}", day=person.end)),)
    return (Tag("warn", words("Leaves on {day}", day=person.end)),)


def _roles(scribe: Scribe, party: PartyId) -> tuple[Link, ...]:
    roles = scribe.edition.parties.roles
    return tuple(
        scribe.link(role.title, address.party(f"role:{role.id}")) for role in roles.values() if role.holder == party
    )


def _team(scribe: Scribe, person: Person | None) -> Link | None:
    team = scribe.edition.parties.teams.get(person.team or "") if person else None
    if team is None:
        return None
    return scribe.link(team.name, address.party(f"team:{team.id}"))


def _members(scribe: Scribe, party: PartyId) -> tuple[PartyMark, ...]:
    """Name who is in a team, and has not left."""
    if not party.startswith("team:"):
        return ()
    members = scribe.edition.parties.members(party[5:])
    return tuple(scribe.party(one.id) for one in members if one.end is None or one.end >= scribe.today)
