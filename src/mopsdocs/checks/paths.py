"""What an author probably meant by a path that leads to no file.

Knows: the files of the handbook, and how paths are misspelt: a folder, a name, an ending, an address outside.
Never: ids; headings.
"""

from posixpath import basename, dirname, normpath, relpath

from mopsdocs.checks.nearest import nearest
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.handbook import Edition

_INDEX = "index.md"
_FOLDER = "playbooks/"


def no_file(target: str, path: str, source: str, edition: Edition) -> tuple[Said, Said]:
    """Say that a link in a source leads to no file, and where it might lead instead."""
    file, mark, anchor = target.partition("#")
    said = Said("There is no file {file}", {"file": file})
    if not _is_inside(path):
        said = Said("{file} lies outside the folder of the playbooks, and is not published", {"file": file})
        return said, Said("Link to its address on the web, or to a page that says what is in it")
    if path.rstrip("/") in edition.others:
        said = Said("{file} is there, but is no page or picture of the handbook", {"file": file})
        return said, Said("Link to its address on the web, or to a page that says what is in it")
    if file.startswith("www."):
        return said, Said("Write {address} to link outside the handbook", {"address": f"https://{target}"})
    near = None
    if path.endswith(".html"):
        said = Said("{file} is a page that mopsdocs makes, not a file of the handbook", {"file": file})
        near = _behind(path, edition)
    near = near or _moved(path, edition) or _beside(path, edition)
    if near is None:
        return said, Said("Write the path of the file from here, for example ../data/consent.md")
    return said, Said("Link to {near}", {"near": f"{relpath(near, dirname(source))}{mark}{anchor}"})


def is_unpublished(target: str, source: str, edition: Edition) -> bool:
    """Whether a link without an ending leads to something that is there, or may be, and is no part of the site."""
    file = target.partition("#")[0]
    path = normpath(f"{dirname(source)}/{file}")
    if not file or f"{path}.md" in edition.by_path:
        return False
    return path in edition.others or (file.startswith("../") and not _is_inside(path))


def _is_inside(path: str) -> bool:
    return path.startswith(_FOLDER)


def page_without_ending(target: str, source: str, edition: Edition) -> tuple[Said, Said]:
    """Say that a path in a source lacks its ending, and which file it might be."""
    file, mark, anchor = target.partition("#")
    path = normpath(f"{dirname(source)}/{file}")
    near = next((one for one in (f"{path}.md", f"{path}/{_INDEX}") if one in edition.by_path), f"{path}.md")
    said = Said("There is no file {file}", {"file": file})
    if near not in edition.by_path:
        said, hint = no_file(f"{file.rstrip('/')}.md{mark}{anchor}", near, source, edition)
        return said, hint
    hint = Said(
        "Write the whole name of the file: {near}", {"near": f"{relpath(near, dirname(source))}{mark}{anchor}"}
    )
    return said, hint


def _behind(path: str, edition: Edition) -> str | None:
    """The source of a page as it is built."""
    stem = basename(path).rpartition(".")[0]
    card = edition.cards.get(stem)
    return card.path if card else next(iter(_called(f"{stem}.md", edition)), None)


def _moved(path: str, edition: Edition) -> str | None:
    """The file of the same name whose folder is called nearly the same, or else the only one of that name."""
    same = _called(basename(path), edition)
    folders = {basename(dirname(one)): one for one in same}
    near = nearest(basename(dirname(path)), folders)
    if near:
        return folders[near]
    # Every second folder has an index: its name says nothing.
    return same[0] if len(same) == 1 and basename(path) != _INDEX else None


def _beside(path: str, edition: Edition) -> str | None:
    """The file of the same folder that is called nearly the same."""
    folder = f"{dirname(path)}/"
    names = {basename(one): one for one in _all(edition) if one.startswith(folder) and "/" not in one[len(folder) :]}
    near = nearest(basename(path), names)
    return names[near] if near else None


def _called(name: str, edition: Edition) -> list[str]:
    tail = f"/{name}"
    return [path for path in _all(edition) if path.endswith(tail)]


def _all(edition: Edition) -> tuple[str, ...]:
    return (*edition.by_path, *sorted(edition.files))
