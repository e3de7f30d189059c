"""The versions of a handbook: what the settings ask for, as far as the repository has it.

Knows: the settings of versions, tags, branches and commits.
Never: reads a version's files; fails because one version is missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from mopsdocs.model.config import Versions
from mopsdocs.model.diagnostic import Key, KeyPath, Noticed, Said
from mopsdocs.model.filenames import folded
from mopsdocs.model.releases import LATEST, NEXT, NOTES, folder_name, name_flaw, newness, numbered
from mopsdocs.model.source import Kind, Source, Version
from mopsdocs.model.text import Text
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git import Inventory, Peeled, Repository, open_repository
from mopsdocs.shell.git_commits import readable
from mopsdocs.shell.plain import safe

CODE = "VER-004"
VERSIONS_LIMIT = 200
_RENAME = Said("Give its commit a name of its own under `refs`")
_BEGINS_WITH_NUMBER = 2
_NO_REFS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Available:
    """The versions, newest first and without the working tree; the current one's name, which may be `next`.

    `noticed` is about mopsdocs.yml: what was asked for and is not there.
    """

    versions: tuple[Version, ...] = ()
    current: str = NEXT
    noticed: tuple[Noticed, ...] = ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """One version asked for: where, its name, and what git is to look for."""

    at: KeyPath | Key
    kind: Kind
    name: str
    target: str


def open_versions(root: Path, asked: Versions) -> tuple[Repository | None, Available]:
    """Open the handbook's repository and find its versions; whoever calls closes the repository.

    Without versions in the settings git is not even started; a missing repository is noticed.
    """
    if not asked.asked:
        return None, Available()
    try:
        repository = open_repository(root)
    except UserError as error:
        return None, Available(noticed=(unread(error),))
    if repository is None:
        message = "The handbook lies in no git repository, so it has no versions"
        hint = "Start one with `git init`, or delete `versions` from mopsdocs.yml"
        return None, Available(noticed=(_notice(("versions",), message, hint),))
    return repository, find_versions(repository, asked)


def find_versions(repository: Repository, asked: Versions) -> Available:
    """Find the versions that the settings ask for."""
    noticed: list[Noticed] = []
    found: list[Version] = []
    wanted: tuple[_Asked, ...] = ()
    try:
        wanted = tuple(_asked_for(repository, asked, noticed))
        for one in _distinct(wanted, noticed):
            version = _found(repository, one, noticed)
            if version:
                found.append(replace(version, label=asked.label.get(one.name) or asked.label.get(version.name)))
    except UserError as error:
        noticed.append(unread(error))
    else:
        noticed += _strangers(asked, {name for one in wanted for name in (one.name, folder_name(one.name))})
    newest = tuple(sorted(found, key=lambda one: _rank(one, asked.order), reverse=True))
    return Available(newest, _current(newest, asked.current), tuple(noticed))


def version_at(repository: Repository, name: str, refs: Mapping[str, str] = _NO_REFS) -> Version:
    """Give the version behind what the operator has typed; raise UserError where there is none.

    `refs` are the names that the settings give to commits, which come first.
    """
    peeled = repository.find(refs[name]) if name in refs else repository.find_typed(name)
    name = refs.get(name, name)
    return Version(folder_name(name), peeled.commit.day, None, Kind.REF, name, peeled.commit.id, None, _said(peeled))


def since_at(repository: Repository, name: str, refs: Mapping[str, str] = _NO_REFS) -> Version:
    """Give what a change is judged against: where it parted from what was typed, or that one itself.

    What has been done there in the meantime is not this change's.
    """
    version = version_at(repository, name, refs)
    parted = repository.parted(version.commit)
    if parted is None or parted == version.commit:
        return version
    return replace(version, as_of=repository.peel(parted).commit.day, commit=parted)


def inventories(repository: Repository, published: Available) -> tuple[Available, Mapping[str, Inventory]]:
    """List the files of all versions, by the versions' names; one that cannot be read is left out, and noticed."""
    kept: list[Version] = []
    noticed = list(published.noticed)
    found: dict[str, Inventory] = {}
    for version in published.versions:
        try:
            listed = repository.inventory(version.commit)
        except UserError as error:
            noticed.append(_left_out(place_of(version), version.ref, *error.told))
            continue
        if any(path.startswith("playbooks/") for path in listed.files):
            kept.append(version)
            found[version.name] = listed
        else:
            why = Said("it has no playbooks where the handbook lies today")
            hint = Said("Name a later commit, or leave the version out")
            noticed.append(_left_out(place_of(version), version.ref, why, hint))
    current = published.current
    if current != NEXT and current not in found:
        current = _latest(tuple(kept))
    return Available(tuple(kept), current, tuple(noticed)), found


def with_notes(published: Available, sources: Mapping[str, Source], languages: tuple[str, ...]) -> Available:
    """Give each version the notes that lie in the working tree, in every language that there is one in.

    `playbooks/_versions/NAME.md` is in the handbook's first language, as the message of a tag is taken to be, and
    comes before that; `NAME.es.md` is its translation.
    """

    def noted(version: Version) -> Version:
        files = [(lang, f"{NOTES}{version.name}.{lang}.md") for lang in languages[1:]]
        found = [(languages[0], _note_in(sources, f"{NOTES}{version.name}.md") or _said_by_tag(version))]
        found += [(lang, _note_in(sources, path)) for lang, path in files]
        said = [(lang, note) for lang, note in found if note]
        return replace(version, note=Text(said[0][1], said[0][0], tuple(said[1:])) if said else None)

    return replace(published, versions=tuple(map(noted, published.versions)))


def _note_in(sources: Mapping[str, Source], path: str) -> str:
    found = sources.get(path)
    return readable(found.content.decode("utf-8", "replace").removeprefix("\ufeff")) if found else ""


def _said_by_tag(version: Version) -> str:
    return version.note.source if version.note else ""


def _said(peeled: Peeled) -> Text | None:
    return Text(peeled.note, "") if peeled.note else None


def newest(published: Available) -> Version | None:
    """Give the newest version that stays as it is; a branch only where there is nothing else."""
    settled = [one for one in published.versions if one.kind is not Kind.BRANCH]
    return next(iter((*settled, *published.versions)), None)


def place_of(version: Version) -> KeyPath | Key:
    """Give the place in the settings that asks for a version."""
    if version.kind is Kind.REF:
        return Key(("versions", "refs", version.ref))
    return ("versions", "branches") if version.kind is Kind.BRANCH else ("versions", "tags")


def _asked_for(repository: Repository, asked: Versions, noticed: list[Noticed]) -> Iterator[_Asked]:
    """Give what the settings ask for: commits with a name of their own, then branches, then tags by name."""
    for name, target in asked.refs.items():
        yield _Asked(Key(("versions", "refs", name)), Kind.REF, name, target)
    for i, name in enumerate(asked.branches):
        yield _Asked(("versions", "branches", i), Kind.BRANCH, name, name)
    if not asked.tags:
        return
    fitting = sorted(name for name in repository.refs.tags if fnmatchcase(name, asked.tags))
    if not fitting:
        hint = Said("Tag a commit: `git tag v1`. A clone for a build often comes without tags: `git fetch --tags`")
        said = Said("No tag of the repository fits {pattern}", {"pattern": safe(asked.tags)})
        noticed.append(_notice(("versions", "tags"), said, hint))
    for name in fitting:
        if wrong := name_flaw(name):
            said = Said("The tag {name} is left out: {why}", {"name": _shown(name), "why": wrong})
            noticed.append(_notice(("versions", "tags"), said, _RENAME))
        else:
            yield _Asked(("versions", "tags"), Kind.TAG, name, name)


def _distinct(asked: Iterable[_Asked], noticed: list[Noticed]) -> Iterator[_Asked]:
    """Leave out whatever would share its folder with another one, and what is too much."""
    claimed: dict[str, str] = {}
    for one in asked:
        folder = folded(folder_name(one.name))
        if folder in claimed:
            names = {"name": _shown(one.name), "other": _shown(claimed[folder])}
            said = Said("{name} is left out: its folder would be that of {other}", names)
            noticed.append(_notice(one.at, said, _RENAME))
        elif len(claimed) == VERSIONS_LIMIT:
            values = {"limit": str(VERSIONS_LIMIT), "name": _shown(one.name)}
            said = Said("There are more than {limit} versions; those from {name} on are left out", values)
            noticed.append(_notice(one.at, said, Said("Narrow the pattern under `tags`")))
            return
        else:
            claimed[folder] = one.name
            yield one


def _found(repository: Repository, asked: _Asked, noticed: list[Noticed]) -> Version | None:
    try:
        peeled = _peeled(repository, asked)
    except UserError as error:
        noticed.append(_left_out(asked.at, asked.name, *error.told))
        return None
    day = peeled.commit.day
    released = None if asked.kind is Kind.BRANCH else peeled.tagged or day
    folder = folder_name(asked.name)
    return Version(folder, day, released, asked.kind, asked.name, peeled.commit.id, note=_said(peeled))


def _peeled(repository: Repository, asked: _Asked) -> Peeled:
    if asked.kind is Kind.REF:
        return repository.find(asked.target)
    refs = repository.refs.tags if asked.kind is Kind.TAG else repository.refs.branches
    if asked.target not in refs:
        said = Said("The repository has no branch {name}", {"name": _shown(asked.target)})
        raise UserError(said, Said("`git branch --all` shows what there is"))
    return repository.peel(refs[asked.target])


def _rank(version: Version, order: str) -> tuple[object, ...]:
    """Order versions, the newer the greater; the name decides between equals.

    A name without a number says nothing of when it was: such versions are older than numbered ones, and among
    themselves go by their days. A branch, which moves on, is newer than what stays as it is.
    """
    number, day = newness(version.name), version.as_of
    if order == "date":
        return day, number, version.name
    tier = numbered(version.name)
    if version.kind is Kind.BRANCH and tier < _BEGINS_WITH_NUMBER:
        return _BEGINS_WITH_NUMBER + 1, number, day, version.name
    return (tier, number, day, version.name) if tier else (tier, day, version.name)


def _strangers(asked: Versions, names: set[str]) -> Iterator[Noticed]:
    """Find labels, and a current version, that speak of none that is asked for."""
    for name in asked.label:
        if name not in names and name != NEXT:
            yield _unknown(Key(("versions", "label", name)), name)
    if asked.current not in names | {NEXT, LATEST}:
        yield _unknown(("versions", "current"), asked.current)


def _current(versions: tuple[Version, ...], wanted: str) -> str:
    if wanted == NEXT:
        return NEXT
    return next((one.name for one in versions if wanted in {one.name, one.ref}), None) or _latest(versions)


def _latest(versions: tuple[Version, ...]) -> str:
    """Give the newest version that stays as it is; a branch only where there is nothing else."""
    found = newest(Available(versions))
    return found.name if found else NEXT


def _unknown(at: KeyPath | Key, name: str) -> Noticed:
    said = Said("There is no version {name}", {"name": _shown(name)})
    return _notice(at, said, Said("Write the name of a tag, a branch, or a key of `refs`"))


def unread(error: UserError) -> Noticed:
    """Tell that versions could not be looked into."""
    return _notice(("versions",), *error.told)


def _left_out(at: KeyPath | Key, name: str, why: str | Said, hint: str | Said) -> Noticed:
    return _notice(at, Said("The version {name} is left out: {why}", {"name": _shown(name), "why": why}), hint)


def _notice(at: KeyPath | Key, message: str | Said, hint: str | Said) -> Noticed:
    return Noticed(CODE, at, _sentence(message), _sentence(hint) if hint else None)


def _sentence(told: str | Said) -> Said:
    return told if isinstance(told, Said) else Said("{message}", {"message": told})


def _shown(name: str) -> str:
    return safe(name if len(name) <= 60 else f"{name[:57]}...")  # noqa: PLR2004  # enough to know it by
