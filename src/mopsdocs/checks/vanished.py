"""LINK: whatever people have linked to still leads somewhere.

Knows: the addresses that an older version had, the ids and files of today.
Never: git.
"""

from collections.abc import Iterator

from mopsdocs.checks.rule import Whole, whole_rule
from mopsdocs.model.diagnostic import Finding, Said, Value
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import Former

_OLD = "=== @2026-q1 playbooks/data/lists.md\n---\ntitle: Clean lists\nowner: ana.ruiz\n---\n"
_NEW = "=== playbooks/data/contacts.md\n---\ntitle: Clean contacts\nowner: ana.ruiz\n"


@whole_rule(
    "LINK-010",
    "What moves or goes leaves a way on",
    "WWE",
    fails=f"{_NEW}---\n{_OLD}",
    mended=f"{_NEW}was: [lists]\n---\n{_OLD}",
)
def nothing_vanishes(whole: Whole) -> Iterator[Finding]:
    """Links live on in mails, tickets and bookmarks: an address that goes takes them along, unless it leads on."""
    edition = whole.edition
    past = edition.standing.hindsight.former
    if past is None:
        return
    yield from _playbooks(past, edition)
    for path in past.pages.values():
        now = edition.standing.hindsight.moved.get(path, path)
        if now not in edition.by_path and now not in edition.unread:
            said = Said("{path} was a page in {version} and is gone", {"path": path, "version": past.label})
            hint = Said("Move it in a commit of its own, or keep a page there that leads on")
            yield Finding((), said, hint, path)


def _playbooks(past: Former, edition: Edition) -> Iterator[Finding]:
    moved = edition.standing.hindsight.moved
    for name, path in past.playbooks.items():
        now = moved.get(path, path)
        if name in edition.cards or name in edition.aliases or now in edition.unread:
            continue
        values: dict[str, Value] = {"playbook": name, "version": past.label}
        card = edition.by_path.get(now)
        if card is None:
            said = Said("The playbook {playbook} was in {version} and is gone", values)
            hint = Said("Keep it with `status: retired`, or write `was: [{playbook}]` in its successor", values)
            yield Finding((), said, hint, path)
        elif card.page is None:
            said = Said("This playbook was called {playbook} in {version}", values)
            yield Finding((), said, Said("Write `was: [{playbook}]`, so that old links lead here", values), card.path)
        else:
            said = Said("This page was the playbook {playbook} in {version}", values)
            hint = Said("Keep the playbook with `status: retired`, and put this page elsewhere")
            yield Finding((), said, hint, card.path)
