"""Front matter that other tools write, so that nobody's notes are held to be a plan.

Knows: keys of site generators that mean nothing here, and what a plan's keys hold.
Never: what such a tool does with them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from mopsdocs.model.diagnostic import Key, Noticed, Said, Value
from mopsdocs.parse.schema import keys
from mopsdocs.parse.schema_words import PLAYBOOK
from mopsdocs.parse.schema_work import PLAN_KEYS
from mopsdocs.parse.suggest import closest, key_meant
from mopsdocs.parse.yaml import Tree

_SURE = frozenset(
    (
        *("layout", "permalink", "nav_order", "sidebar_position", "sidebar_label", "pagination_next", "hide_title"),
        *("lastmod", "menu", "categories", "published", "excerpt", "nav_exclude", "custom_edit_url"),
    )
)
"""Keys of site generators that nobody writes into a plan."""

_LIKELY = frozenset(
    ("draft", "slug", "weight", "template", "author", "authors", "date", "params", "keywords", "image", "aliases")
)
"""Keys that only together speak of another tool: one alone may be a slip."""

_TOGETHER = 2
_OWNER = "owner"
_ANYBODY = frozenset((_OWNER, "id", "title", "summary", "lang", "area", "status", "tags"))
"""Keys of a playbook that other tools have, too: any other one is a plan begun."""

_PARTY = re.compile(r"(?:person|role|team):.+|[\w-]+(?:\.[\w-]+)+")
"""How a plan names somebody, when nobody could take it for another tool's word."""


def is_foreign(tree: Tree) -> bool:
    """Whether a front matter is another tool's, though a key of it would make a plan: no plan stands under it."""
    if not isinstance(tree, dict) or PLAN_KEYS.isdisjoint(tree):
        return False
    if any(_is_plan(tree[key]) for key in PLAN_KEYS & tree.keys()):
        return False
    likely = not _SURE.isdisjoint(tree) or len(_LIKELY & tree.keys()) >= _TOGETHER
    return likely or _words(tree) is not None or _stranger(tree) is not None


def _is_plan(value: Tree) -> bool:
    """Whether a key holds what a plan's keys hold: entries with keys of their own."""
    return (isinstance(value, dict) and bool(value)) or (
        isinstance(value, list) and any(isinstance(one, dict | list) for one in value)
    )


def _is_party(owner: Tree) -> bool:
    return isinstance(owner, list | dict) or (isinstance(owner, str) and _PARTY.fullmatch(owner.strip()) is not None)


def _stranger(tree: dict[str, Tree]) -> str | None:
    """Give the key beside a mere owner that no playbook has or could mean; a status counts where a name owns it."""
    owner, ours = tree.get(_OWNER), keys("playbook", ())
    if not isinstance(owner, str) or not owner or _is_party(owner) or (ours.keys() & tree.keys()) - _ANYBODY:
        return None
    meant = {key: key_meant(str(key), ours) for key in tree if key not in ours}
    if any(meant[key] and _is_plan(tree[key]) for key in meant):
        return None
    strange = next((key for key in meant if meant[key] is None or key in _LIKELY), None)
    status = tree.get("status")
    if strange or not isinstance(status, str) or " " not in owner or closest(status, PLAYBOOK):
        return strange
    return "status"


def _words(tree: dict[str, Tree]) -> str | None:
    """Give the first plan key that holds words where a plan has entries, unless a party plainly owns it."""
    if _is_party(tree.get(_OWNER)):
        return None
    return next((key for key in tree if key in PLAN_KEYS and key != _OWNER and tree[key]), None)


def foreign_noticed(tree: Tree) -> Iterator[Noticed]:
    """Notice, once for a file, that it is shown as a page."""
    if is_foreign(tree) and isinstance(tree, dict):
        words = _words(tree)
        if words:
            about: dict[str, Value] = {"key": words}
            said = Said("This is no playbook and is shown as a page: `{key}` holds words alone", about)
            hint = Said("Leave it so; in a playbook an entry of `{key}` has keys of its own, such as `id`", about)
            yield Noticed("FM-008", Key((words,)), said, hint)
            return
        key = next(key for key in tree if key in PLAN_KEYS)
        said = Said("This is no playbook and is shown as a page: its keys are those of another tool")
        hint = Said("Leave it so, or keep only keys of a playbook in it: `{key}` is one", {"key": str(key)})
        strange = None if _SURE & tree.keys() else _stranger(tree)
        if strange:
            said = Said("This is no playbook and is shown as a page: its owner speaks for one, `{key}` against it")
            said = replace(said, values={"key": strange})
            hint = Said("Leave it so; for a playbook, mend `{key}` or take it out", {"key": strange})
        yield Noticed("FM-008", Key((key,)), said, hint)
