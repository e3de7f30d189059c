"""What is said first of a comparison: how much it means, and what could not be compared.

Knows: how many playbooks changed what people must do or moved, which files cannot be read.
Never: what changed in each.
"""

from mopsdocs.model.change import EDITORIAL, SIGNOFF, heaviest, wording_only
from mopsdocs.outputs.changes_said import by_place
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.words import Words


def uncompared(teller: Teller, playbook: str | None = None) -> tuple[str, ...]:
    """Say of each document that cannot be read in which version; or of one playbook alone."""
    words, comparison = teller.words, teller.comparison
    base, head = words.text(comparison.base.label), words.text(comparison.head.label)
    found = []
    for one in comparison.uncompared:
        if playbook is not None and one.playbook != playbook:
            continue
        name = words.text(one.title) if one.title else one.path
        version = head if one.in_head else base
        if one.partly:
            found.append(words("{name}: part of it cannot be read in {version}", name=name, version=version))
        elif one.in_base and one.in_head:
            found.append(
                words("{name}: it can be read neither in {before} nor in {after}", name=name, before=base, after=head)
            )
        else:
            found.append(words("{name}: it cannot be read in {version}", name=name, version=version))
    return tuple(found)


def lead(teller: Teller) -> str:
    """Say first what matters: how many playbooks changed what people must do, and how many wording only."""
    unread = len(teller.comparison.uncompared)
    if not unread:
        return _lead(teller)
    more = teller.words.many("{count} file was not compared.", "{count} files were not compared.", unread)
    # Where nothing else changed, that is no promise that nothing did.
    return f"{_lead(teller)} {more}" if teller.comparison.changes else more


def _lead(teller: Teller) -> str:
    words = teller.words
    changes = tuple(one for one in teller.comparison.changes if one.subject != SIGNOFF)
    placed = by_place(changes)
    grades = {place: heaviest(several) for place, several in placed.items()}
    must = sum(1 for place, grade in grades.items() if place and grade != EDITORIAL)
    reworded = sum(1 for place, several in placed.items() if place and wording_only(several))
    moved = sum(1 for place in placed if place) - must - reworded
    if not grades and teller.comparison.changes:
        return words("Only sign-offs changed.")
    if not grades:
        return words("Nothing changed.")
    if not must and grades.get("", EDITORIAL) != EDITORIAL:
        people = words("People and roles changed, and no playbook did.")
        return f"{people} {_moved(words, moved)}" if moved else people
    if not must and not moved:
        return words("Nothing that people must do changed, wording only.")
    said = words.many(
        "{count} playbook changed what people must do.", "{count} playbooks changed what people must do.", must
    )
    parts = [said] if must else []
    parts += [_moved(words, moved)] if moved else []
    parts += [] if must else [words("Nothing that people must do changed.")]
    more = words.many("{count} more changed wording only.", "{count} more changed wording only.", reworded)
    return " ".join([*parts, more] if reworded else parts)


def _moved(words: Words, count: int) -> str:
    return words.many("{count} playbook moved.", "{count} playbooks moved.", count)
