"""References, in plan and prose, and where they lead.

Knows: ids, relative paths, anchors.
Never: the words of a link; which page it stands on.
"""

from collections.abc import Iterator
from posixpath import dirname, normpath

from msgspec import structs

from mopsdocs.model.handbook import Card, Edition, Landing, Landmark
from mopsdocs.model.playbook import Document, Playbook, Ref
from mopsdocs.model.prose import Block, Reference

UNREAD = "unread"
_PARTY_KINDS = ("person:", "role:", "team:")


def landings_of(document: Document, edition: Edition) -> dict[str, Landing]:
    """Resolve every reference of a document; one that leads nowhere is left out."""
    own = _own(document, edition)
    local = {mark.id: mark for mark in own.landmarks} if own else {}
    found: dict[str, Landing] = {}
    wanted = dict.fromkeys(references_of(document)) if isinstance(document, Playbook) else {}
    for ref in wanted:
        landing = _by_id(ref, own, local, edition)
        if landing:
            found[ref] = landing
    files = _files(document) if isinstance(document, Playbook) else ()
    for target in (*_targets(document), *files):
        landing = _of_target(target, document.path, own, local, edition)
        if landing:
            found[target] = landing
    return found


def _own(document: Document, edition: Edition) -> Card | None:
    """Give the document's own card; of its own headings it knows, even if nobody else does yet."""
    card = edition.by_path.get(document.path)
    if card is None or not card.sketched or not document.bodies:
        return card
    return structs.replace(card, headings=tuple(h.slug for body in document.bodies for h in body.prose.headings))


def references_of(playbook: Playbook) -> Iterator[Ref]:
    """List the references that a plan makes, repeated as often as they are made."""
    yield from _of_the_whole(playbook)
    for sla in playbook.slas:
        yield from sla.serves
        for side in (sla.commitment, sla.in_return):
            if side and side.metric:
                yield side.metric
    for metric in playbook.metrics:
        yield from metric.counter
    for goal in playbook.goals:
        if goal.metric:
            yield goal.metric
        yield from goal.milestones
        if goal.relevant:
            yield from goal.relevant.supports
    for step in playbook.steps:
        yield from step.serves
    for _, task in playbook.all_tasks():
        yield from task.serves
        yield from task.after
    if playbook.participation:
        for feedback in playbook.participation.feedback:
            yield from feedback.changed


def _of_the_whole(playbook: Playbook) -> Iterator[Ref]:
    if playbook.parent:
        yield playbook.parent
    yield from playbook.supersedes
    if playbook.review:
        yield from playbook.review.watch


def _targets(document: Document) -> Iterator[str]:
    for body in document.bodies:
        for piece in body.prose.pieces:
            if isinstance(piece, Reference):
                yield piece.target
            elif isinstance(piece, Block) and piece.argument:
                yield piece.argument


def _files(playbook: Playbook) -> Iterator[str]:
    """List the links of a plan that lead to a file of the handbook."""
    links = [problem.source for problem in playbook.problems]
    links += [link for _, task in playbook.all_tasks() for link in (task.evidence, task.issue)]
    if playbook.participation:
        links += [one.how for one in playbook.participation.affected]
    return (link for link in links if link and ":" not in link)


def _of_target(
    target: str, path: str, own: Card | None, local: dict[str, Landmark], edition: Edition
) -> Landing | None:
    if target.startswith(_PARTY_KINDS):
        return _party(target, edition)
    if target.startswith("#"):
        return _heading(own, target[1:]) if own else None
    file, mark, fragment = target.partition("#")
    if "." in file.rpartition("/")[2]:
        return _by_path(normpath(f"{dirname(path)}/{file}"), fragment if mark else "", edition)
    return _by_id(target, own, local, edition)


def _party(target: str, edition: Edition) -> Landing | None:
    party = target.removeprefix("person:")
    if not edition.parties.knows(party):
        return None
    kind, _, name = party.rpartition(":")
    folder = {"role": "roles", "team": "teams"}.get(kind, "people")
    return Landing(kind or "person", f"{folder}/{name}.html", id=party)


def _heading(card: Card, slug: str) -> Landing | None:
    if slug in card.headings or card.sketched or slug.startswith("mops-"):
        return Landing("heading", f"{card.address}#{slug}")
    return None


def _by_path(path: str, fragment: str, edition: Edition) -> Landing | None:
    if path in edition.files:
        return Landing("file", f"files/{path.removeprefix('playbooks/')}")
    card = edition.by_path.get(path)
    if card is None:
        return Landing(UNREAD, f"playbooks/{_name(path)}.html") if path in edition.unread else None
    kind = "page" if card.page is not None else "playbook"
    if not fragment:
        return Landing(kind, card.address, card.title, playbook=card.id or None)
    return _heading(card, fragment)


def _by_id(ref: Ref, own: Card | None, local: dict[str, Landmark], edition: Edition) -> Landing | None:
    name, slash, item = ref.rpartition("/")
    item = item.partition("@")[0]
    if not slash:
        if item in local and own is not None:
            return _at(own, local[item])
        card = _card(item, edition)
        return Landing("playbook", card.address, card.title, playbook=card.id) if card else _unread(item, edition)
    card = _card(name, edition)
    if card is None:
        return _unread(name, edition)
    mark = next((m for m in card.landmarks if m.id == item), None)
    return _at(card, mark) if mark else None


def _unread(name: str, edition: Edition) -> Landing | None:
    """Lead to a document that could not be read: nobody knows what it has."""
    known = edition.unread and name in {_name(path) for path in edition.unread}
    return Landing(UNREAD, f"playbooks/{name}.html") if known else None


def _name(path: str) -> str:
    """Give the id that a file or its folder is named by."""
    folder, _, last = path.removesuffix(".md").rpartition("/")
    return folder.rpartition("/")[2] if last == "index" else last


def _card(name: str, edition: Edition) -> Card | None:
    return edition.cards.get(name) or edition.cards.get(edition.aliases.get(name, ""))


def _at(card: Card, mark: Landmark) -> Landing:
    return Landing(mark.kind, f"{card.address}#mops-{mark.id}", mark.title, playbook=card.id, id=mark.id)
