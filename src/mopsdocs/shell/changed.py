"""Which lines of the files a change is about.

Knows: the commit that the change began from, and the files as they are now.
Never: what a line means; fails because git cannot tell.
"""

import os
from collections.abc import Mapping
from contextlib import suppress

from mopsdocs.diff.runs import changed_lines
from mopsdocs.model.source import Inputs
from mopsdocs.parse.documents import read_config
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import open_repository
from mopsdocs.shell.versions import since_at
from mopsdocs.shell.workspace import CONFIG, Workspace

Lines = Mapping[str, frozenset[int]]
"""By path, the numbers of the lines that changed; files that did not are missing."""

_BASE = "GITHUB_BASE_REF"


def changed_in(workspace: Workspace, inputs: Inputs, base: str | None) -> Lines:
    """Find the lines that changed since a base, or the branch that GitHub names; none where neither is known."""
    name = base or os.environ.get(_BASE)
    if not name:
        return {}
    sources = {one.path: one for one in inputs.snapshot.sources}
    config, _ = read_config(sources.get(CONFIG), ())
    with suppress(UserError):  # Without them the findings are shown all the same, in another order.
        repository = open_repository(workspace.root)
        if repository is None:
            return {}
        with repository:
            since = since_at(repository, name, config.versions.refs)
            before = repository.inventory(since.commit).files
            changed = {path: one for path, one in sources.items() if before.get(path) != one.id}
            old = repository.blobs({before[path] for path in changed if path in before})
        return {
            path: changed_lines(_text(old.get(before.get(path, ""), b"")), _text(one.content))
            for path, one in changed.items()
        }
    return {}


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace").removeprefix("\ufeff")
