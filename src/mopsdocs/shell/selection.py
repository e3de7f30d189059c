"""Which files make a handbook, and what is said of those that are not read.

Knows: names of files and limits, the same for a folder on disk and for a version in git.
Never: touches a disk; what a file's text means.
"""

import os
import re
from dataclasses import replace
from typing import Final

from mopsdocs.model.diagnostic import Said
from mopsdocs.model.filenames import flaw
from mopsdocs.model.source import Refused

MARKDOWN_LIMIT: Final = 262_144
IMAGE_LIMIT: Final = 10_000_000
TABLE_LIMIT: Final = 20_000_000
DEPTH_LIMIT: Final = 32
FOLDER: Final = "playbooks"
NAMED: Final = ("mopsdocs.yml", "people.yml", "signoffs.yml")
TABLE: Final = ".csv"
_NEARLY: Final = (".md.txt", ".csv.txt", ".markdown", ".mdx", ".mdown", ".mkdn", ".mkd", ".md")
"""How names of texts end that are not read: an editor has added .txt, or it is another ending, or in capitals."""
NOTES: Final = (".md", ".txt")
"""How names of texts end in which a playbook may stand where none is read."""
_PLAN: Final = re.compile(
    rb"^(owner|backup|review|goals|metrics|slas|problems|stakeholders|participation|steps|tasks|risks|decisions):",
    re.MULTILINE,
)
_ENOUGH: Final = 2
IMAGES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def is_image(path: str) -> bool:
    """Whether a file is copied as it is."""
    return path[-5:].casefold().endswith(IMAGES)


def is_wanted(name: str) -> bool:
    """Whether a file below playbooks/ is part of the handbook."""
    return name.endswith(".md") or is_image(name) or is_table(name)


def is_table(path: str) -> bool:
    """Whether a file holds values."""
    return path.endswith(TABLE) or path[-4:].casefold() == TABLE


def named_badly(path: str, name: str) -> Refused | None:
    """Refuse a name that some machine cannot hold; None for a sound one."""
    wrong = Said("it holds a slash") if "/" in name else flaw(name)
    if not wrong:
        return None
    # A name need not be text; the report of it has to be.
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    said = Said("{path} cannot be read on every machine: {flaw}", {"path": shown, "flaw": wrong})
    return Refused(shown, "SAFE-004", said, Said("Give it another name"))


def nearly_wanted(path: str) -> tuple[Refused, ...]:
    """Tell of a file whose name shows what it is, and that is not read for its ending; nothing of what is no text."""
    name = path.casefold()
    ending = next((one for one in _NEARLY if name.endswith(one)), None)
    if ending is None:
        return ()
    meant = path[: -len(ending)] + (TABLE if TABLE in ending else ".md")
    values = {"path": path, "ending": meant[meant.rindex(".") :]}
    said = Said("{path} is not read: its name does not end with {ending}", values)
    hint = Said("Call it {name}", {"name": meant.rpartition("/")[2]})
    if ending == ".mdx":
        hint = Said("Call it {name}: its text is shown then, and its components are not", hint.values)
    return (Refused(path, "FM-008", said, hint),)


def is_planned(head: bytes) -> bool:
    """Whether a file begins as a playbook does: a fence, and below it several keys that only a plan has."""
    front = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if not front.startswith(b"---\n"):
        return False
    return len(set(_PLAN.findall(front.partition(b"\n---\n")[0]))) >= _ENOUGH


def planned_elsewhere(path: str) -> Refused:
    """Tell of a playbook that is not read for where it lies, or for its ending."""
    if path.startswith(f"{FOLDER}/"):
        values = {"path": path, "ending": ".md"}
        said = Said("{path} is not read: its name does not end with {ending}", values)
        return Refused(path, "FM-008", said, Said("Call it {name}", {"name": f"{path.rpartition('/')[2][:-4]}.md"}))
    said = Said("{path} is not read: it lies outside {folder}", {"path": path, "folder": f"{FOLDER}/"})
    return Refused(path, "FM-008", said, Said("Move it into a folder below {folder}", {"folder": f"{FOLDER}/"}))


def linked(path: str) -> Refused:
    """Refuse a symbolic link."""
    return _misplaced(path, Said("{path} is a symbolic link, which mopsdocs does not follow"))


def irregular(path: str) -> Refused:
    """Refuse what is neither a file nor a folder."""
    return _misplaced(path, Said("{path} is no regular file"))


def too_deep(path: str) -> Refused:
    """Refuse a folder that lies too deep."""
    return _misplaced(path, Said("{path} lies more than {limit} folders deep", {"limit": DEPTH_LIMIT}))


def too_large(path: str) -> Refused:
    """Refuse a file by its size alone."""
    if is_image(path):
        said = Said("{path} is larger than 10 MB", {"path": path})
        return Refused(path, "SAFE-002", said, Said("Make the image smaller"))
    if is_table(path):
        said = Said("{path} is larger than 20 MB", {"path": path})
        return Refused(path, "SAFE-002", said, Said("Keep one metric in it"))
    said = Said("{path} is larger than 256 KB", {"path": path})
    return Refused(path, "SAFE-002", said, Said("Split it into several playbooks"))


def limit_of(path: str) -> int:
    """Give the largest size of a file in bytes."""
    if is_table(path):
        return TABLE_LIMIT
    return IMAGE_LIMIT if is_image(path) else MARKDOWN_LIMIT


def _misplaced(path: str, said: Said) -> Refused:
    hint = Said("Put the file itself there, below playbooks/")
    if path == FOLDER:
        hint = Said("Put the folder itself there")
    elif "/" not in path:
        hint = Said("Put the file itself there")
    return Refused(path, "SAFE-004", replace(said, values={**said.values, "path": path}), hint)
