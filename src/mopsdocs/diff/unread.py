"""What one of two versions cannot read: set apart, so that nobody takes it for gone, or for new.

Knows: which document of the other version an unreadable file was, or became.
Never: why it cannot be read.
"""

from collections.abc import Iterable, Iterator

from msgspec import structs

from mopsdocs.model.change import Change, Uncompared
from mopsdocs.model.facts import Facts, Leaf, Plan, Sources


def comparable(old: Facts, new: Facts) -> tuple[Facts, Facts, tuple[Uncompared, ...]]:
    """Leave out of two versions the documents that either cannot read, and name them, in order of path."""
    if not (old.unread or new.unread):
        return old, new, ()
    both = dict(_in_both(old.unread, new.unread))
    became = {files: _counterpart(files, old, new) for files in old.unread if files not in both}
    were = {files: _counterpart(files, new, old) for files in new.unread if files not in both.values()}
    found = [Uncompared(files[0][0], in_base=True, in_head=True) for files in both.values()]
    found += [_uncompared(files, other, in_base=True) for files, other in became.items()]
    found += [_uncompared(files, other, in_base=False) for files, other in were.items()]
    rest = _without(old, were.values()), _without(new, became.values())
    return *rest, tuple(sorted(found, key=lambda one: (one.path, one.in_base)))


def certain(
    changes: tuple[Change, ...], old: Facts, new: Facts
) -> tuple[tuple[Change, ...], tuple[Uncompared, ...]]:
    """Leave out the changes of playbooks of which one version has something that could not be taken, and name them.

    A playbook from which nothing is missing since then, whatever was refused in it, has its changes.
    """
    found: dict[str, Uncompared] = {}
    for name in sorted({change.playbook for change in changes}):
        after = new.plans.get(name)
        names = (name, *after.playbook.was) if after else ()
        before = next((old.plans[one] for one in names if one in old.plans), None)
        if after is None or before is None:
            continue
        lost, came = after.refused - before.refused, before.refused - after.refused
        own = [change for change in changes if change.playbook == name] if lost or came else []
        in_head = bool(lost) and any(change.after is None for change in own)
        in_base = bool(came) and any(change.before is None for change in own)
        if in_head or in_base:
            path, title = after.sources[0][0], after.playbook.title
            found[name] = Uncompared(path, name, title, in_base=in_base, in_head=in_head, partly=True)
    return tuple(change for change in changes if change.playbook not in found), tuple(found.values())


def _in_both(old: Iterable[Sources], new: Iterable[Sources]) -> Iterator[tuple[Sources, Sources]]:
    """Pair what neither version can read, by path or by content."""
    by_path = {files[0][0]: files for files in new}
    by_content = {files[0][1]: files for files in new}
    for files in old:
        path, content = files[0]
        other = by_path.get(path) or by_content.get(content)
        if other:
            yield files, other


def _counterpart(files: Sources, own: Facts, other: Facts) -> Plan | Leaf | None:
    """Find what an unreadable file is in the other version, where its own has nothing of that id: by path, by id."""
    path = files[0][0]
    name = path.removesuffix(".md").removesuffix("/index").rpartition("/")[2]
    plans = [plan for id_, plan in other.plans.items() if id_ not in own.plans]
    leaves = [leaf for id_, leaf in other.pages.items() if id_ not in own.pages]
    several: tuple[Plan | Leaf, ...] = (*plans, *leaves)
    alike = next((one for one in several if one.sources and one.sources[0][0] == path), None)
    return alike or next((plan for plan in plans if name in (plan.playbook.id, *plan.playbook.was)), None)


def _uncompared(files: Sources, other: Plan | Leaf | None, *, in_base: bool) -> Uncompared:
    path = other.sources[0][0] if other and other.sources and in_base else files[0][0]
    found = Uncompared(path, in_base=in_base, in_head=not in_base)
    if isinstance(other, Plan):
        return structs.replace(found, playbook=other.playbook.id, title=other.playbook.title)
    return structs.replace(found, title=other.page.title) if other else found


def _without(facts: Facts, known: Iterable[Plan | Leaf | None]) -> Facts:
    apart = [one for one in known if one]
    plans = {one.playbook.id for one in apart if isinstance(one, Plan)}
    pages = {one.page.name for one in apart if isinstance(one, Leaf)}
    return structs.replace(
        facts,
        plans={name: plan for name, plan in facts.plans.items() if name not in plans},
        pages={name: leaf for name, leaf in facts.pages.items() if name not in pages},
    )
