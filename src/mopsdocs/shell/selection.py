"""Which files make a handbook, and what is said of those that are not read.

Knows: names of files and limits, the same for a folder on disk and for a version in git.
Never: touches a disk; what a file's text means.
"""

import os
from typing import Final

from mopsdocs.model.filenames import flaw
from mopsdocs.model.source import Refused

MARKDOWN_LIMIT: Final = 262_144
IMAGE_LIMIT: Final = 10_000_000
DEPTH_LIMIT: Final = 32
FOLDER: Final = "playbooks"
NAMED: Final = ("mopsdocs.yml", "people.yml")
IMAGES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def is_image(path: str) -> bool:
    """Whether a file is copied as it is."""
    return path.casefold().endswith(IMAGES)


def is_wanted(name: str) -> bool:
    """Whether a file below playbooks/ is part of the handbook."""
    return name.endswith(".md") or is_image(name)


def named_badly(path: str, name: str) -> Refused | None:
    """Refuse a name that some machine cannot hold; None for a sound one."""
    wrong = "it holds a slash" if "/" in name else flaw(name)
    if not wrong:
        return None
    # A name need not be text; the report of it has to be.
    shown = os.fsencode(path).decode("utf-8", "backslashreplace")
    return Refused(shown, "SAFE-004", f"cannot be read on every machine: {wrong}", "Give it another name")


def linked(path: str) -> Refused:
    """Refuse a symbolic link."""
    return _misplaced(path, "is a symbolic link, which mopsdocs does not follow")


def irregular(path: str) -> Refused:
    """Refuse what is neither a file nor a folder."""
    return _misplaced(path, "is no regular file")


def too_deep(path: str) -> Refused:
    """Refuse a folder that lies too deep."""
    return _misplaced(path, f"lies more than {DEPTH_LIMIT} folders deep")


def too_large(path: str) -> Refused:
    """Refuse a file by its size alone."""
    if is_image(path):
        return Refused(path, "SAFE-002", "is larger than 10 MB", "Make the image smaller")
    return Refused(path, "SAFE-002", "is larger than 256 KB", "Split it into several playbooks")


def limit_of(path: str) -> int:
    """Give the largest size of a file in bytes."""
    return IMAGE_LIMIT if is_image(path) else MARKDOWN_LIMIT


def _misplaced(path: str, why: str) -> Refused:
    what = "folder" if path == FOLDER else "file"
    where = f", below {FOLDER}/" if path.startswith(f"{FOLDER}/") else ""
    return Refused(path, "SAFE-004", why, f"Put the {what} itself there{where}")
