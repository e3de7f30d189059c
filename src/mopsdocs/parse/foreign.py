"""Front matter that other tools write, so that nobody's notes are held to be a plan.

Knows: keys of site generators that mean nothing here.
Never: what such a tool does with them.
"""

from collections.abc import Iterator

from mopsdocs.model.diagnostic import Key, Noticed, Said
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


def is_foreign(tree: Tree) -> bool:
    """Whether a front matter is another tool's, though a key of it would make a plan: no plan stands under it."""
    if not isinstance(tree, dict) or PLAN_KEYS.isdisjoint(tree):
        return False
    if any(isinstance(tree[key], list | dict) and tree[key] for key in PLAN_KEYS & tree.keys()):
        return False
    return not _SURE.isdisjoint(tree) or len(_LIKELY & tree.keys()) >= _TOGETHER


def foreign_noticed(tree: Tree) -> Iterator[Noticed]:
    """Notice, once for a file, that it is shown as a page."""
    if is_foreign(tree) and isinstance(tree, dict):
        key = next(key for key in tree if key in PLAN_KEYS)
        said = Said("This is no playbook and is shown as a page: its keys are those of another tool")
        hint = Said("Leave it so, or keep only keys of a playbook in it: `{key}` is one", {"key": str(key)})
        yield Noticed("FM-008", Key((key,)), said, hint)
