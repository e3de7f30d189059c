"""The tags and branches of a repository, and what they lead to.

Knows: git's list of refs, and the three places where a name can stand.
Never: gives git a name to interpret, but one that the operator has typed; else only ids, or the beginning of one.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass

from mopsdocs.model.diagnostic import Said
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_program import Git

TAGS, HEADS, REMOTE = "refs/tags/", "refs/heads/", "refs/remotes/origin/"
_SHORT = re.compile(r"[0-9a-f]{4,64}")
_WHOLE = frozenset((40, 64))


@dataclass(frozen=True, slots=True)
class Refs:
    """Tags and branches by name, each with the id that it leads to; a branch may be known from `origin` alone."""

    tags: Mapping[str, str]
    branches: Mapping[str, str]

    def named(self, name: str) -> str | None:
        """Give the id that a name leads to: a tag before a branch."""
        for prefix, refs in ((TAGS, self.tags), (HEADS, self.branches)):
            if found := refs.get(name) or refs.get(name.removeprefix(prefix)):
                return found
        return None


def read_refs(git: Git) -> Refs:
    """List tags and branches."""
    said = git.read("for-each-ref", "--format=%(objectname)%00%(refname)", TAGS, HEADS, REMOTE)
    tags: dict[str, str] = {}
    own: dict[str, str] = {}
    remote: dict[str, str] = {}
    for line in said.split(b"\n"):
        id_, _, name = os.fsdecode(line).partition("\0")
        for prefix, refs in ((TAGS, tags), (HEADS, own), (REMOTE, remote)):
            if name.startswith(prefix):
                refs[name.removeprefix(prefix)] = id_
    return Refs(tags, remote | own)


def is_id(name: str) -> bool:
    """Whether a name can be an id, or the beginning of one."""
    return _SHORT.fullmatch(name.lower()) is not None


def whole_id(git: Git, beginning: str) -> str:
    """Give the one commit whose id begins so; raise UserError where there is none, or more than one."""
    short = beginning.lower()
    if len(short) in _WHOLE:
        return short
    answer = git.ask("rev-parse", "--verify", "--end-of-options", f"{short}^{{commit}}")
    found = answer.stdout.decode("ascii", "replace").split()
    if answer.returncode == 0 and found and found[-1].startswith(short):
        return found[-1]
    if b"ambiguous" in answer.stderr:
        raise UserError(Said("Several commits begin with {short}", {"short": short}), Said("Write more of the id"))
    said = Said("No commit begins with {short}", {"short": short})
    raise UserError(said, Said("`git log --oneline` shows the ids"))


def typed_id(git: Git, typed: str) -> str | None:
    """Give the one commit that git understands by what the operator has typed: `HEAD~1`, `@`, `origin/main`."""
    answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    found = answer.stdout.decode("ascii", "replace").split()
    # A range, or all but a commit, is none: what is printed of it begins with a sign.
    return found[-1] if answer.returncode == 0 and found and is_id(found[-1]) else None


def head_id(git: Git) -> str | None:
    """Give the commit that is checked out; None in a repository without commits."""
    answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}")
    found = answer.stdout.decode("ascii", "replace").split()
    return found[-1] if answer.returncode == 0 and found else None
