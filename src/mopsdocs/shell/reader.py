"""A handbook on disk, read into values.

Knows: files, folders, their limits.
Never: what a file's text means; follows no symbolic link.
"""

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from mopsdocs.model.diagnostic import Said, Value
from mopsdocs.model.filenames import flaw, is_plain
from mopsdocs.model.source import BlobId, Inputs, Refused, Snapshot, Source, Theme, Version, blob_id
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import read_regular
from mopsdocs.shell.selection import (
    DEPTH_LIMIT,
    FOLDER,
    IMAGE_LIMIT,
    MARKDOWN_LIMIT,
    NAMED,
    NOTES,
    TABLE_LIMIT,
    irregular,
    is_image,
    is_planned,
    is_table,
    is_wanted,
    limit_of,
    linked,
    named_badly,
    nearly_wanted,
    planned_elsewhere,
    too_deep,
    too_large,
)
from mopsdocs.shell.workspace import Workspace, bundled_templates, engine

TEMPLATE_LIMIT = 1_000_000
HEAD = 4096
"""How much of a text is read to see whether it begins as a playbook does."""
UNSURE = 2_000_000_000
"""A file changed so shortly before it was read (in ns) may change again without its time showing it."""

_SMALLEST_LIMIT = min(MARKDOWN_LIMIT, IMAGE_LIMIT, TABLE_LIMIT)
TEXTS = (".html", ".css", ".js", ".svg", ".po")


class Seen(NamedTuple):
    """A file as the folder shows it, unopened: enough to tell that nothing has changed."""

    path: str
    size: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class Listing:
    """All files of a handbook, ordered by path, what will not be read, and what else lies among them."""

    files: tuple[Seen, ...]
    refused: tuple[Refused, ...]
    others: frozenset[str] = frozenset()


def look(workspace: Workspace) -> Listing:
    """List the files that make a handbook."""
    refused: list[Refused] = []
    others: set[str] = set()
    found = list(_named(workspace, refused))
    folder = FOLDER if workspace.configured else ""
    start = workspace.root / folder
    if start.is_symlink():
        refused.append(linked(folder))
    elif start.is_dir():
        refused += _planned_beside(workspace) if folder else ()
        found += _below(start, FOLDER, refused, others)
    return Listing(tuple(sorted(found, key=itemgetter(0))), tuple(refused), frozenset(others))


def read(workspace: Workspace) -> Inputs:
    """Read a handbook whole."""
    listing = look(workspace)
    return inputs(workspace, listing, contents(workspace, listing.files))


def contents(workspace: Workspace, files: Iterable[Seen]) -> tuple[Source, ...]:
    """Read the text files among those listed."""
    return tuple(_source(workspace, one) for one in files if not is_image(one.path))


def inputs(workspace: Workspace, listing: Listing, sources: tuple[Source, ...], theme: Theme | None = None) -> Inputs:
    """Put together all that the compiler sees; the theme is read where nobody has done so yet."""
    images = tuple(one.path for one in listing.files if is_image(one.path))
    snapshot = Snapshot(Version("next", workspace.today), sources, images, listing.refused, listing.others)
    return Inputs(snapshot, theme or read_theme(workspace), engine())


def read_theme(workspace: Workspace) -> Theme:
    """Read our templates, and lay the handbook's own over them, file by file."""
    files = dict(_texts(bundled_templates()))
    own = workspace.root / "templates"
    if own.is_symlink():
        said = Said("{path} is a symbolic link, which mopsdocs does not follow", {"path": str(own)})
        raise UserError(said, Said("Put the folder itself there"))
    if own.is_dir() and own.resolve() != bundled_templates().resolve():
        files |= dict(_texts(own))
    return Theme(files, _digest(files))


def unreadable(path: str, error: OSError) -> UserError:
    """Give what is said of a file or folder that could not be read."""
    values: dict[str, Value] = {"path": path, "reason": error.strerror or ""}
    return UserError(Said("{path} could not be read: {reason}", values), exit_code=DISK)


def no_folder(root: str) -> UserError:
    """Give what is said of a handbook that has no folder of playbooks."""
    said = Said("There is no folder playbooks/ in {path}", {"path": root})
    return UserError(said, Said("Make it and put a first playbook there: mopsdocs new playbook TITLE"))


def _digest(files: Mapping[str, str]) -> str:
    found = hashlib.sha256()
    for name, text in sorted(files.items()):
        found.update(f"{name}\0{len(text)}\0{text}".encode())
    return found.hexdigest()[:32]


def source_path(workspace: Workspace, path: str) -> Path:
    """Give the place of a file on disk; without mopsdocs.yml the root itself is the folder of playbooks."""
    return workspace.root / (path if workspace.configured else path.removeprefix("playbooks/"))


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(root) / name
            if path.suffix in TEXTS and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), _text(path)


def _text(path: Path) -> str:
    """Read one file of a theme; whoever builds is told of one that cannot be."""
    if wrong := flaw(path.name):
        said = Said("{path} cannot be read on every machine: {flaw}", {"path": str(path), "flaw": wrong})
        raise UserError(said, Said("Give it another name"))
    try:
        return read_regular(path, TEMPLATE_LIMIT).decode("utf-8")
    except UnicodeDecodeError as error:
        said = Said("{path} is not written in UTF-8", {"path": str(path)})
        raise UserError(said, Said("Save it as UTF-8, which every editor can do")) from error
    except OSError as error:
        raise unreadable(str(path), error) from error


def _named(workspace: Workspace, refused: list[Refused]) -> Iterator[Seen]:
    for name in NAMED:
        try:
            found = (workspace.root / name).lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISREG(found.st_mode):
            yield Seen(name, found.st_size, found.st_mtime_ns, found.st_ino)
        else:
            refused.append(linked(name) if stat.S_ISLNK(found.st_mode) else irregular(name))


def _below(start: Path, name: str, refused: list[Refused], others: set[str]) -> Iterator[Seen]:
    stack = [(os.fspath(start), name)]
    while stack:
        folder, prefix = stack.pop()
        if prefix.count("/") > DEPTH_LIMIT:
            refused.append(too_deep(prefix))
            continue
        try:
            with os.scandir(folder) as found:
                children = list(found)
        except OSError as error:
            raise unreadable(prefix, error) from error
        for one in children:
            name = one.name
            if name[0] == ".":
                continue
            path = f"{prefix}/{name}"
            if not is_plain(name) and (wrong := named_badly(path, name)):
                refused.append(wrong)
            elif one.is_symlink():
                refused.append(linked(path))
            elif one.is_dir():
                others.add(path)
                stack.append((one.path, path))
            elif (tabular := is_table(name)) or is_wanted(name):
                if tabular:
                    others.add(path)
                seen = _seen(one, path, refused)
                if seen:
                    yield seen
            else:
                others.add(path)
                refused += nearly_wanted(path) or _planned(one, path)


def _planned_beside(workspace: Workspace) -> Iterator[Refused]:
    """Tell of playbooks that were saved beside mopsdocs.yml, and not below playbooks/."""
    with suppress(OSError), os.scandir(workspace.root) as found:
        for one in sorted(found, key=lambda one: one.name):
            if one.name[0] != "." and not flaw(one.name):
                yield from _planned(one, one.name)


def _planned(one: "os.DirEntry[str]", path: str) -> Iterator[Refused]:
    """Tell of a text that nobody reads and that begins as a playbook does."""
    if one.name.casefold().endswith(NOTES) and one.is_file(follow_symlinks=False) and begins_planned(Path(one.path)):
        yield planned_elsewhere(path)


def begins_planned(path: Path) -> bool:
    """Whether a file begins as a playbook does."""
    try:
        with path.open("rb") as file:
            return is_planned(file.read(HEAD))
    except OSError:
        return False


def _seen(one: "os.DirEntry[str]", path: str, refused: list[Refused]) -> Seen | None:
    found = one.stat(follow_symlinks=False)
    if not stat.S_ISREG(found.st_mode):
        refused.append(irregular(path))
        return None
    if found.st_size > _SMALLEST_LIMIT and not path.endswith(".md") and found.st_size > limit_of(path):
        refused.append(too_large(path))
        return None
    return Seen(path, found.st_size, found.st_mtime_ns, found.st_ino)


def _source(workspace: Workspace, one: Seen) -> Source:
    # One byte over the limit is enough to tell that the file is too large.
    most = MARKDOWN_LIMIT + 1 if one.path.endswith(".md") else TABLE_LIMIT + 1
    try:
        descriptor = os.open(source_path(workspace, one.path), os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            # Room for what there is, not for all that there could be.
            content = os.read(descriptor, min(one.size + 1, most))
            if one.size < len(content) < most:  # It has grown since we looked.
                with os.fdopen(descriptor, "rb", closefd=False) as file:
                    content += file.read(most - len(content))
        finally:
            os.close(descriptor)
    except OSError as error:
        raise unreadable(one.path, error) from error
    return Source(one.path, content, blob_id(content))


class Unopened(Source):
    """A file that is known by its id, and opened when somebody asks for its content.

    Should it have changed in between, the id is that of what was read.
    """

    __slots__ = ("_open", "_opened")
    _open: Callable[[], Source]
    _opened: Source | None

    def __init__(self, workspace: Workspace, seen: Seen, id_: BlobId) -> None:
        given = {"path": seen.path, "id": id_, "_open": partial(_source, workspace, seen), "_opened": None}
        for name, value in given.items():
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        """Give what stands in the file."""
        opened = self._opened
        if opened is None:
            opened = self._open()
            object.__setattr__(self, "_opened", opened)
            object.__setattr__(self, "id", opened.id)
        return opened.content
