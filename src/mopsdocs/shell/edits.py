"""Source files changed in place: only the bytes asked for, all of a file or nothing of it.

Knows: the disk; that somebody else may write the same file.
Never: what a change is for.
"""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mopsdocs.model.diagnostic import Span
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.manifest import read_regular

_ROOM = 1_000_000

Edit = tuple[Span, str]
"""A place in a file, on one line, and what is written there."""


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Give a file's content with its edits done; line ends and everything else stay as they are.

    Edits are on single lines. One that overlaps another, or lies outside its line, is left out.
    """
    lines = content.removeprefix(b"\xef\xbb\xbf").decode().split("\n")
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    before: tuple[int, int] | None = None
    for span, text in sorted(edits, key=lambda edit: (edit[0].line, edit[0].column), reverse=True):
        line = lines[span.line - 1].removesuffix("\r") if span.line <= len(lines) else ""
        last = (span.line, span.end_column)
        if span.line != span.end_line or span.end_column - 1 > len(line) or (before and last > before):
            continue
        end = lines[span.line - 1][len(line) :]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :] + end
        before = (span.line, span.column)
    return mark + "\n".join(lines).encode()


def write_back(path: Path, before: bytes, after: bytes) -> None:
    """Write a file anew, mode and all; refuse where it is no longer what was read."""
    if read_regular(path, len(before) + _ROOM) != before:
        message = f"{path.name} has changed while it was being read"
        raise UserError(message, "Nothing was written to it; run the command again", DISK)
    found, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    try:
        with os.fdopen(found, "wb") as file:
            file.write(after)
        Path(name).chmod(path.stat().st_mode & 0o7777)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
