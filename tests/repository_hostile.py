"""A handbook for others to spoil, with a trap beside it, and everything that can be read of it."""

from dataclasses import dataclass
from pathlib import Path

from mopsdocs.model.config import Versions
from mopsdocs.model.diagnostic import Noticed
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.versions import inventories, open_versions
from mopsdocs.words import Words
from repository import Repo

OUTSIDE = "what nobody was to read"

_ENGLISH = Words("en", {})


@dataclass(frozen=True)
class World:
    """A handbook, a program that must not run, and a repository next door that must not be read."""

    repo: Repo
    pwn: Path
    ran: Path
    outside: Repo

    @property
    def dot_git(self) -> Path:
        """The repository's folder."""
        return self.repo.root / ".git"

    def set(self, *settings: str) -> None:
        """Write settings `name=value`, in which PWN is the program that must not run."""
        for setting in settings:
            name, _, value = setting.partition("=")
            self.repo.git("config", "--add", name, value.replace("PWN", str(self.pwn)))

    def hang(self, *children: tuple[str, bytes, str]) -> None:
        """Tag as `bad` a commit whose playbooks/ hold these children, and one sound file."""
        sound = ("100644", b"sound.md", self.repo.object("blob", b"sound\n"))
        folder = self.repo.tree(*children, sound)
        self.repo.commit_tree(self.repo.tree(("40000", b"playbooks", folder)), "bad")


@dataclass(frozen=True)
class Seen:
    """What came of reading everything: versions with their texts, all that was said, who changed what and when."""

    texts: dict[str, dict[str, str]]
    said: str
    past: tuple[object, ...] = ()


def see(root: Path) -> Seen:
    """Read all that can be read of a repository."""
    asked = Versions(tags="*", branches=("main",), refs={"named": "v1"})
    try:
        repository, published = open_versions(root, asked)
        if repository is None:
            return Seen({}, _told(published.noticed))
        with repository:
            published, _ = inventories(repository, published)
            snapshots = {one.name: repository.snapshot(one) for one in published.versions}
            past: list[object] = []
            for one in published.versions:
                files = repository.inventory(one.commit).files
                past += sorted(repository.last_changed(files, one.commit).items())
                past += [repository.authors(other.commit, one.commit) for other in published.versions]
                repository.blobs(files.values())
    except UserError as error:
        return Seen({}, f"{error.message}\n{error.hint}")
    refusals = (one for found in snapshots.values() for one in found.refused)
    refused = "\n".join(f"{one.path} {_ENGLISH.said(one.said)}" for one in refusals)
    texts = {
        name: {one.path: one.content.decode("utf-8", "replace") for one in found.sources}
        for name, found in snapshots.items()
    }
    notes = "\n".join(one.note.source for one in published.versions if one.note)
    return Seen(texts, f"{_told(published.noticed)}\n{refused}\n{notes}", tuple(past))


def _told(noticed: tuple[Noticed, ...]) -> str:
    return "\n".join(f"{_ENGLISH.said(one.said)} {_ENGLISH.said(one.hint) if one.hint else ''}" for one in noticed)
