"""Front matter that other tools write, so that nobody's notes are held to be a plan.

Knows: keys of site generators that mean nothing here, and what a plan's keys hold.
Never: what such a tool does with them.
"""

import re
from collections.abc import Iterator

from mopsdocs.model.diagnostic import Key, Noticed, Said, Value
from mopsdocs.parse.schema_work import PLAN_KEYS
from mopsdocs.parse.yaml import Tree

_SURE = frozenset(
    (
        *("layout", "permalink", "nav_order", "sidebar_position", "sidebar_label", "pagination_next", "hide_title"),
        *("lastmod", "menu", "categories", "published", "excerpt", "nav_exclude", "custom_edit_url"),
    )
)
"""Keys of site generators that nobody writes into a plan."""

_LIKELY = frozenset(
    ("draft", "slug", "weight", "template", "author", "authors", "date", "params", "keywords", "image")
)
"""Keys that only together speak of another tool: one alone may be a slip."""

_TOGETHER = 2
_OWNER = "owner"

_PARTY = re.compile(r"(?:person|role|team):.+|[\w-]+(?:\.[\w-]+)+")
"""How a plan names somebody, when nobody could take it for another tool's word."""


def is_foreign(tree: Tree) -> bool:
    """Whether a front matter is another tool's, though a key of it would make a plan: no plan stands under it."""
    if not isinstance(tree, dict) or PLAN_KEYS.isdisjoint(tree):
        return False
    if any(_is_plan(tree[key]) for key in PLAN_KEYS & tree.keys()):
        return False
    return not _SURE.isdisjoint(tree) or len(_LIKELY & tree.keys()) >= _TOGETHER or _words(tree) is not None


def _is_plan(value: Tree) -> bool:
    """Whether a key holds what a plan's keys hold: entries with keys of their own."""
    return (isinstance(value, dict) and bool(value)) or (
        isinstance(value, list) and any(isinstance(one, dict | list) for one in value)
    )


def _words(tree: dict[str, Tree]) -> str | None:
    """Give the first plan key that holds words where a plan has entries, unless a party plainly owns it."""
    owner = tree.get(_OWNER)
    if isinstance(owner, list | dict) or (isinstance(owner, str) and _PARTY.fullmatch(owner.strip())):
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
        yield Noticed("FM-008", Key((key,)), said, hint)
