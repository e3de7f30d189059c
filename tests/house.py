"""A handbook in one string: what a writer could have written, as inputs of the compiler."""

import hashlib
import os
import re
import time
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from checkout import CHECKOUT, TODAY
from mopsdocs.model.source import Inputs, Snapshot, Source, Theme, Version, blob_id

PLAYBOOK = "playbooks/campaigns/example.md"
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
_FILE = re.compile(r"(?m)^=== (?:@(\S+) )?(\S+)\n")
_TODAY = re.compile(r"(?m)^# today: (\d{4}-\d{2}-\d{2})$")


def house(text: str) -> Inputs:
    """The handbook that a string describes.

    A line `=== playbooks/launch.md` begins a file; what stands before the first one is a playbook. A line
    `# today: 2026-10-03` sets the day; otherwise it is that of our own handbook. `=== @v1 playbooks/launch.md` begins
    a file of an older version.
    """
    return inputs(files(text), day(text))


def files(text: str) -> dict[str, str]:
    """The files in a string, by path."""
    first, *rest = _FILE.split(text)
    parts = zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    found = {path: content for version, path, content in parts if version is None}
    return {PLAYBOOK: first} | found if _TODAY.sub("", first).strip() else found


def versions(text: str) -> dict[str, dict[str, str]]:
    """The older versions in a string, in its order: by name the files of each, by path."""
    _, *rest = _FILE.split(text)
    found: dict[str, dict[str, str]] = {}
    for version, path, content in zip(rest[0::3], rest[1::3], rest[2::3], strict=True):
        if version:
            found.setdefault(version, {})[path] = content
    return found


def day(text: str) -> date:
    """The day that a string asks for."""
    found = _TODAY.search(text)
    return date.fromisoformat(found[1] if found else TODAY)


def inputs(contents: Mapping[str, str | bytes], today: date) -> Inputs:
    """What the compiler sees of these files on this day."""
    files = [(path, text) for path, text in sorted(contents.items()) if not path.endswith(IMAGES)]
    texts = {path: text if isinstance(text, bytes) else text.encode() for path, text in files}
    sources = tuple(Source(path, content, blob_id(content)) for path, content in texts.items())
    images = tuple(sorted(path for path in contents if path.endswith(IMAGES)))
    tables = frozenset(path for path in texts if path.endswith(".csv"))
    return Inputs(Snapshot(Version("next", today), sources, images, others=tables), theme(), "mopsdocs test")


@cache
def theme() -> Theme:
    """Our templates, read once."""
    folder = CHECKOUT / "templates"
    kinds = (".html", ".css", ".js", ".svg", ".po")
    found = {p.relative_to(folder).as_posix(): p.read_text("utf-8") for p in folder.rglob("*") if p.suffix in kinds}
    digest = hashlib.sha256(repr(sorted(found.items())).encode()).hexdigest()
    return Theme(found, digest[:32])


def settled(root: Path, contents: Mapping[str, str]) -> Path:
    """A folder with these files, changed long enough ago to be told by their times alone."""
    before = time.time() - 60
    for name, text in contents.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
        os.utime(root / name, (before, before))
    return root
