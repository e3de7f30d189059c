"""LINK: whether every reference leads somewhere, to something of the right kind that still holds.

Knows: ids, files, headings, and where the references of plan and prose lead.
Never: what the plan is worth.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from posixpath import dirname, normpath

from mopsdocs.checks.lives import is_live
from mopsdocs.checks.nearest import nearest
from mopsdocs.checks.paths import is_path, no_file, no_watched_file, page_of, page_without_ending
from mopsdocs.checks.places import ABOVE, METRIC, PLAYBOOK, WORK, WORTH, Kinds, has_nameless, leads, place, task_at
from mopsdocs.checks.rule import Case, Written, rule
from mopsdocs.checks.signoffs_file import signed_nothing
from mopsdocs.model.diagnostic import Finding, KeyPath, Said, Span, Value
from mopsdocs.model.handbook import Card, Edition, Landing
from mopsdocs.model.playbook import Body, Playbook, Ref
from mopsdocs.model.prose import Block, Piece, Reference
from mopsdocs.model.watched import is_file

PARTIES = ("person:", "role:", "team:")
UNREAD = "unread"  # A document that is there and could not be read: it may well have what is meant.
_OUTSIDE = ("http:", "https:", "mailto:", "tel:")
_SHOWN = 12
_PAST = ("retired", "superseded")
_PAGE = "\n=== playbooks/how-we-work.md\n---\ntitle: How we work\n---\nEvery Monday we walk through the board.\n"
_PLANS = "".join(
    f"\n=== playbooks/plan-{year}.md\n---\ntitle: The year {year}\nstatus: {status}\nowner: role:cmo\n"
    "goals:\n  - {id: G1, title: More pipeline}\n---\n"
    for year, status in (("2025", "retired"), ("2026", "active"))
)
_GOAL: Kinds = frozenset(("goal",))
_STEP: Kinds = frozenset(("step",))
_KINDS_OF_BLOCKS: dict[str, Kinds] = {"smart": _GOAL, "metric": METRIC, "tasks": _STEP}
_IS = {
    "decision": Said("{ref} is a decision"),
    "feedback": Said("{ref} is a piece of feedback"),
    "goal": Said("{ref} is a goal"),
    "metric": Said("{ref} is a metric"),
    "need": Said("{ref} is a need"),
    "playbook": Said("{ref} is a playbook"),
    "problem": Said("{ref} is a problem"),
    "risk": Said("{ref} is a risk"),
    "sla": Said("{ref} is a service level"),
    "stakeholder": Said("{ref} is a stakeholder"),
    "step": Said("{ref} is a step"),
    "task": Said("{ref} is a task"),
}
_FITS = {
    WORTH: Said("Name a need, a problem or a goal here"),
    METRIC: Said("Name a metric here"),
    WORK: Said("Name a step or a task here"),
    ABOVE: Said("Name a goal of another playbook here, as playbook/goal"),
    PLAYBOOK: Said("Name a playbook here"),
    _GOAL: Said("Name a goal here"),
    _STEP: Said("Name a step here"),
}


_UNDEFINED = Said("Define it under `metrics`, or name the metric of another playbook as playbook/id")


def _unknown_in_prose(written: Written) -> Iterator[Finding]:
    for body in written.bodies:
        for piece in body.prose.pieces:
            if piece.__class__ is str or (piece.__class__ is Reference and piece.target in written.landings):
                continue
            ref, kinds = _named(piece)
            if isinstance(piece, Reference) and is_path(ref, body.path, written.edition):
                continue
            landing = written.landings.get(ref)
            if not ref or (landing and (not kinds or landing.kind in (*kinds, UNREAD))):
                continue
            if landing:
                found = _wrong(ref, landing, kinds)
            else:
                found = _unknown(ref, kinds, written.edition.by_path.get(body.path), written.edition)
            yield Finding(at_line(piece), *found, body.path)


def _named(piece: Piece) -> tuple[Ref, Kinds]:
    """The id that a piece of prose refers to; nothing if it refers to a file, a heading or a party."""
    if isinstance(piece, Block):
        return piece.argument, _KINDS_OF_BLOCKS.get(piece.name, frozenset())
    if not isinstance(piece, Reference) or piece.image or piece.target.startswith(PARTIES):
        return "", frozenset()
    return piece.target, frozenset()


@rule(
    "LINK-001",
    "A reference leads to something that exists",
    "EEE",
    fails="tasks:\n  - {id: T1, title: Change the form, serves: [G11]}\n",
    mended="tasks:\n  - {id: T1, title: Change the form, serves: [G1]}\n",
    prose=_unknown_in_prose,
    whole=signed_nothing,
)
def reference_leads_somewhere(case: Case) -> Iterator[Finding]:
    """Plans hold together by references; one that leads nowhere is a promise to something that nobody can find."""
    landings, playbook = case.bound.landings, case.bound.playbook
    card = case.edition.by_path.get(playbook.path)
    nameless: dict[str, bool] = {}
    for refs, at, key, kinds in leads(playbook):
        for i, ref in enumerate(refs):
            landing = landings.get(ref)
            if key == "watch" and is_file(ref):
                continue
            if landing is None:
                # What lacks its id may well be what is meant; that is told already.
                name = ref.rpartition("/")[0]
                if name not in nameless:
                    nameless[name] = has_nameless(_within(ref, card, case.edition))
                if nameless[name]:
                    continue
                yield Finding(place(at, key, i), *_unknown(ref, kinds, card, case.edition, task_at(playbook, at)))
            elif kinds and landing.kind not in (*kinds, UNREAD):
                yield Finding(place(at, key, i), *_wrong(ref, landing, kinds))


def _within(ref: Ref, own: Card | None, edition: Edition) -> Card | None:
    """The playbook that something is named in: of `email-program/G1` that one, of `G1` its own."""
    name, slash, _ = ref.rpartition("/")
    return edition.cards.get(name) or edition.cards.get(edition.aliases.get(name, "")) if slash else own


def _wrong(ref: Ref, landing: Landing, kinds: Kinds) -> tuple[Said, Said]:
    said = _IS.get(landing.kind, Said("{ref} is something else"))
    return replace(said, values={"ref": ref}), _FITS[kinds]


def _unknown(ref: Ref, kinds: Kinds, own: Card | None, edition: Edition, here: str = "") -> tuple[Said, Said]:
    """What is said of an id that leads nowhere; `here` is the task that names it, which is never what it means."""
    name, slash, item = ref.rpartition("/")
    item = item.partition("@")[0]
    # A plain page has no items of its own: an id there is that of a playbook.
    if not slash and kinds != PLAYBOOK and (own is None or own.page is None):
        ids = tuple(one for one in _ids(own, kinds) if one != here)
        near = nearest(item, ids) or nearest(item, edition.cards)
        hint = _meant(near) if near else _UNDEFINED if kinds == METRIC and not ids else _choice(item, ids)
        return Said("There is no {ref} in this playbook", {"ref": ref}), hint
    card = _within(ref, own, edition) if slash else None
    if card is None:
        near, hint = nearest(name or item, edition.cards), Said("A playbook's id is the name of its file or folder")
        meant = _meant(f"{near}/{item}" if slash else near) if near else hint
        return Said("There is no playbook {name}", {"name": name or item}), meant
    ids = _ids(card, kinds)
    near = nearest(item, ids)
    hint = _meant(f"{name}/{near}") if near else _choice(item, ids, f"{name}/")
    return Said("There is no {item} in the playbook {name}", {"item": item, "name": name}), hint


def _ids(card: Card | None, kinds: Kinds) -> tuple[str, ...]:
    """The ids in a playbook that fit, goals first, each once."""
    marks = [m for m in card.landmarks if not kinds or m.kind in kinds] if card else []
    return tuple(dict.fromkeys(m.id for m in sorted(marks, key=lambda m: m.kind != "goal")))


def _meant(near: str) -> Said:
    return Said("Did you mean {near}?", {"near": near})


def _choice(item: str, ids: tuple[str, ...], prefix: str = "") -> Said:
    """Offer what fits, what begins like the id that was written before the rest."""
    if not ids:
        return Said("There is nothing yet that fits here; something of another playbook is named playbook/id")
    first = item[:1].casefold()
    likely = sorted(ids, key=lambda one: one[:1].casefold() != first)[:_SHOWN]
    return Said("What fits here: {ids}", {"ids": tuple(f"{prefix}{one}" for one in likely)})


def at_line(piece: Reference | Block | Piece) -> Span:
    """Give the line of a piece of prose; the column is not known there."""
    line = 1 if isinstance(piece, str) else piece.line
    return Span(line, 1, line, 1)


def _dead_in_prose(written: Written) -> Iterator[Finding]:
    for body in written.bodies:
        for piece in body.prose.pieces:
            if not isinstance(piece, Reference) or piece.target in written.landings:
                continue
            target = piece.target
            if not target.startswith(PARTIES) and (piece.image or is_path(target, body.path, written.edition)):
                path = normpath(f"{dirname(body.path)}/{target.partition('#')[0]}")
                # A path that leaves the handbook is SAFE-004's to report.
                if not path.startswith("../") or not is_file(target):
                    yield Finding(at_line(piece), *_dead(piece, path, body, written.edition), body.path)


@rule(
    "LINK-007",
    "A link leads to a file and a heading that exist",
    "WWE",
    fails=f"Read [how we work](../how-we-wrok.md) first.\n{_PAGE}",
    mended=f"Read [how we work](../how-we-work.md) first.\n{_PAGE}",
    prose=_dead_in_prose,
)
def link_leads_somewhere(case: Case) -> Iterator[Finding]:
    """A dead link tells readers that nobody looks after the text around it. Links go to files, not to built pages.

    Of a file that is not there no review ever learns that it has changed.
    """
    playbook, edition = case.bound.playbook, case.edition
    for at, address in _addresses(playbook):
        if address.lower().startswith(_OUTSIDE):
            continue
        path = normpath(f"{dirname(playbook.path)}/{address.partition('#')[0]}")
        if path not in edition.by_path and path not in edition.files:
            yield Finding(at, *no_file(address, path, playbook.path, edition))
    for i, thing in enumerate(playbook.review.watch if playbook.review else ()):
        if is_file(thing) and (found := no_watched_file(thing, playbook.path, edition)):
            yield Finding(("review", "watch", i), *found)


def _addresses(playbook: Playbook) -> Iterator[tuple[KeyPath, str]]:
    for problem in playbook.problems:
        if problem.source:
            yield (*problem.at, "source"), problem.source
    for affected in playbook.participation.affected if playbook.participation else ():
        if affected.how:
            yield (*affected.at, "how"), affected.how
    for _, task in playbook.all_tasks():
        if task.evidence:
            yield (*task.at, "evidence"), task.evidence
        if task.issue:
            yield (*task.at, "issue"), task.issue


def _dead(piece: Reference, path: str, body: Body, edition: Edition) -> tuple[Said, Said]:
    file, _, anchor = piece.target.partition("#")
    card = edition.by_path.get(path if file else body.path)
    if card is None and file and not is_file(file) and page_of(path, edition):
        return page_without_ending(piece.target, body.path, edition)
    if card is None or not anchor:
        return no_file(piece.target, path, body.path, edition)
    near = nearest(anchor, card.headings)
    hint = _meant(f"{file}#{near}") if near else Said("A heading's anchor is its text in small letters with hyphens")
    if file:
        return Said("{file} has no heading #{anchor}", {"file": file, "anchor": anchor}), hint
    return Said("There is no heading #{anchor} on this page", {"anchor": anchor}), hint


def _past_in_prose(written: Written) -> Iterator[Finding]:
    own = written.edition.by_path.get(written.bodies[0].path)
    past = _past_leads(written.landings, own, written.edition)
    if not past:
        return
    for body in written.bodies:
        for piece in body.prose.pieces:
            if isinstance(piece, Reference) and piece.target in past:
                yield Finding(at_line(piece), *past[piece.target], body.path)


@rule(
    "LINK-011",
    "Nothing builds on a playbook that is retired or superseded",
    "WWW",
    fails=f"owner: ana.ruiz\nparent: plan-2025/G1\n{_PLANS}",
    mended=f"owner: ana.ruiz\nparent: plan-2026/G1\n{_PLANS}",
    prose=_past_in_prose,
)
def nothing_past(case: Case) -> Iterator[Finding]:
    """What was retired is kept for its history; who follows a link to it must not take it for a plan that holds."""
    playbook = case.bound.playbook
    past = _past_leads(case.bound.landings, case.edition.by_path.get(playbook.path), case.edition)
    if not past:
        return
    for refs, at, key, _ in leads(playbook):
        for i, ref in enumerate(refs):
            if key != "supersedes" and ref in past:
                yield Finding(place(at, key, i), *past[ref])


def _past_leads(landings: Mapping[str, Landing], own: Card | None, edition: Edition) -> dict[Ref, tuple[Said, Said]]:
    """What is said of each reference to something past; what is past itself may refer to it."""
    if own is None or (own.page is None and not is_live(own.status)):
        return {}
    past: dict[Ref, Card] = {}
    for ref, landing in landings.items():
        if landing.playbook and landing.playbook != own.id:
            card = edition.cards.get(landing.playbook)
            if card and card.status in _PAST:
                past[ref] = card
    if not past:
        return {}
    heirs = {old: card.id for card in edition.cards.values() if card is not own for old in card.supersedes}
    return {ref: _past(card, heirs.get(card.id)) for ref, card in past.items()}


def _past(card: Card, heir: str | None) -> tuple[Said, Said]:
    values: dict[str, Value] = {"playbook": card.id, "status": card.status}
    said = Said("The playbook {playbook} has the status `{status}`", values)
    if heir:
        return said, Said("It was superseded by {heir}", {"heir": heir})
    return said, Said("Refer to what holds today, or say in the text that this is history")
