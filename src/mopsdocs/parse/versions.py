"""The settings of versions: which refs of the repository are published, and what they are called.

Knows: the `versions` of mopsdocs.yml.
Never: whether the repository has them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mopsdocs.model.config import Versions
from mopsdocs.model.diagnostic import Key, Noticed, Said
from mopsdocs.model.releases import name_flaw
from mopsdocs.parse.meaning_names import optional_name

_UNSET = Versions()


def versions(written: Mapping[str, Any] | None, lang: str) -> tuple[Versions, tuple[Noticed, ...]]:
    """The versions asked for, and what was noticed; those that could not be published are left out."""
    get = (written or {}).get
    refs: Mapping[str, str | None] = get("refs") or {}
    branches: list[str] = get("branches") or []
    labels = {name: optional_name(said, lang) for name, said in (get("label") or {}).items()}
    meant = Versions(
        tags=get("tags") or _UNSET.tags,
        branches=tuple(dict.fromkeys(one for one in branches if one and not name_flaw(one))),
        refs={name: commit for name, commit in refs.items() if commit and not name_flaw(name)},
        label={name: said for name, said in labels.items() if said},
        order=get("order") or _UNSET.order,
        current=get("current") or _UNSET.current,
    )
    return meant, tuple(_noticed(refs, branches))


def _noticed(refs: Mapping[str, str | None], branches: list[str]) -> Iterator[Noticed]:
    for name, commit in refs.items():
        if wrong := name_flaw(name):
            hint = Said("Give the version another name")
            yield Noticed("VER-004", Key(("versions", "refs", name)), _misnamed(name, wrong), hint)
        elif not commit:
            said = Said("The version {name} has no commit", {"name": name})
            hint = Said("Write the commit behind it, as `git log --oneline` shows it")
            yield Noticed("VER-004", Key(("versions", "refs", name)), said, hint)
    for i, name in enumerate(branches):
        if name and (wrong := name_flaw(name)):
            hint = Said("Give it a name of its own under `refs`")
            yield Noticed("VER-004", ("versions", "branches", i), _misnamed(name, wrong), hint)


def _misnamed(name: str, wrong: Said) -> Said:
    return Said("A version cannot be called {name}: {why}", {"name": name, "why": wrong})
