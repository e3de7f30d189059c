"""What an author probably meant by a path that leads to no file.

Knows: the files of the handbook, and how paths are misspelt: a folder, a name, an ending, an address outside.
Never: ids; headings.
"""

import re
from collections.abc import Iterable
from posixpath import basename, dirname, normpath, relpath

from mopsdocs.checks.nearest import nearest
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.handbook import Edition
from mopsdocs.model.watched import CONFIG, FOLDER, PEOPLE, is_file, watched_files

_INDEX = "index.md"
_INDEXES = (_INDEX, "README.md", "readme.md")
_PARTY_FILES = (PEOPLE, CONFIG)
_ID = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9-]*/)?[A-Za-z0-9][A-Za-z0-9-]*(?:@[0-9]{1,9})?")
_CAPITALS = re.compile(r"[A-Z]{5,}")
_LABELS = r"(?:[a-z0-9-]{1,63}\.){1,8}"
# What ends like a file is no host, unless an address follows it: notes.md, but docs.example.md/today.
_HOST = re.compile(
    rf"www\.|{_LABELS}[a-z]{{2,24}}(?::[0-9]{{1,5}})?/|{_LABELS}(?:com|org|net|io|es|pt|br|mx)(?:[?#]|$)",
    re.IGNORECASE,
)


def no_file(target: str, path: str, source: str, edition: Edition) -> tuple[Said, Said]:
    """Say that a link in a source leads to no file, and where it might lead instead."""
    file, mark, anchor = target.partition("#")
    said = Said("There is no file {file}", {"file": file})
    if not _is_inside(path):
        said = Said("{file} lies outside the folder of the playbooks, and is not published", {"file": file})
        return said, Said("Link to its address on the web, or to a page that says what is in it")
    if "/." in path:
        said = Said("{file} is not read: its path has a name that begins with a point", {"file": file})
        return said, Said("Move it into a folder whose name begins with a letter, and link to it there")
    if path in edition.others or f"{path}/" == FOLDER:
        said = Said("{file} is there, but is no page or picture of the handbook", {"file": file})
        return said, Said("Link to its address on the web, or to a page that says what is in it")
    near, address = None, web_address(target)
    if path.endswith(".html") and not address:
        said = Said("{file} is a page that mopsdocs makes, not a file of the handbook", {"file": file})
        near = _behind(path, edition)
    near = near or _moved(path, _all(edition)) or _beside(path, _all(edition))
    if near is None and address:
        return said, Said("Write {address} to link outside the handbook", {"address": address})
    if near is None:
        return said, Said("Write the path of the file from here, for example ../data/consent.md")
    return said, Said("Link to {near}", {"near": f"{relpath(near, dirname(source))}{mark}{anchor}"})


def web_address(target: str) -> str | None:
    """Give the address on the web that a link means which lacks its https://; None where it looks like none."""
    return f"https://{target}" if _HOST.match(target) else None


def is_path(target: str, source: str, edition: Edition) -> bool:
    """Whether a link leads to a file or a heading, or can mean nothing else, as no id looks like it.

    What is all capitals is a file such as LICENSE or CODEOWNERS; so is what lies where files are.
    """
    file = target.partition("#")[0]
    if is_file(target) or not _ID.fullmatch(file) or _CAPITALS.fullmatch(file):
        return True
    path = normpath(f"{dirname(source)}/{file}")
    if path in edition.others or page_of(path, edition):
        return True
    folder, slash, _ = file.partition("/")
    return bool(slash) and folder not in edition.cards and dirname(path) in edition.others


def page_of(path: str, edition: Edition) -> str | None:
    """The file that a path means which lacks its ending, or is a folder; None where there is none."""
    meant = (f"{path}.md", *(f"{path}/{one}" for one in _INDEXES))
    return next((one for one in meant if one in edition.by_path), None)


def no_watched_file(thing: str, source: str, edition: Edition) -> tuple[Said, Said] | None:
    """Say that a review watches a file that is not there, and which one is meant; None where there is such a file."""
    for path in watched_files(thing, source):
        if path in _PARTY_FILES or path in edition.by_path or path in edition.files:
            return None
        if path in edition.others or path in edition.unread:
            return None
    path = normpath(f"{dirname(source)}/{thing}")
    every = (*_all(edition), *sorted(one for one in edition.others if one.endswith(".csv")))
    near = nearest(thing, _PARTY_FILES) or _moved(path, every) or _beside(path, every)
    said = Said("There is no file {file}", {"file": thing})
    if near is None:
        return said, Said("Write the path of the file from here, for example ../data/consent.md")
    return said, Said("Did you mean {near}?", {"near": relpath(near, dirname(source)) if "/" in near else near})


def _is_inside(path: str) -> bool:
    return f"{path}/".startswith(FOLDER)


def page_without_ending(target: str, source: str, edition: Edition) -> tuple[Said, Said]:
    """Say that a path in a source lacks its ending, or leads to a folder, and which file it might be."""
    file, mark, anchor = target.partition("#")
    path = normpath(f"{dirname(source)}/{file}")
    near = page_of(path, edition) or path
    said = Said("There is no file {file}", {"file": file})
    if near.startswith(f"{path}/"):
        said = Said("{file} is a folder, and no page", {"file": file})
    hint = Said(
        "Write the whole name of the file: {near}", {"near": f"{relpath(near, dirname(source))}{mark}{anchor}"}
    )
    return said, hint


def _behind(path: str, edition: Edition) -> str | None:
    """The source of a page as it is built."""
    stem = basename(path).rpartition(".")[0]
    card = edition.cards.get(stem)
    return card.path if card else next(iter(_called(f"{stem}.md", _all(edition))), None)


def _moved(path: str, every: Iterable[str]) -> str | None:
    """The file of the same name whose folder is called nearly the same, or else the only one of that name."""
    same = _called(basename(path), every)
    folders = {basename(dirname(one)): one for one in same}
    near = nearest(basename(dirname(path)), folders)
    if near:
        return folders[near]
    # Every second folder has an index: its name says nothing.
    return same[0] if len(same) == 1 and basename(path) != _INDEX else None


def _beside(path: str, every: Iterable[str]) -> str | None:
    """The file of the same folder that is called nearly the same."""
    folder = f"{dirname(path)}/"
    names = {basename(one): one for one in every if one.startswith(folder) and "/" not in one[len(folder) :]}
    near = nearest(basename(path), names)
    return names[near] if near else None


def _called(name: str, every: Iterable[str]) -> list[str]:
    tail = f"/{name}"
    return [path for path in every if path.endswith(tail)]


def _all(edition: Edition) -> tuple[str, ...]:
    return (*edition.by_path, *sorted(edition.files))
