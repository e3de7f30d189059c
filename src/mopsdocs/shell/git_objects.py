"""The objects of a repository, by their ids.

Knows: two long-lived `git cat-file`, one that tells sizes and one that gives contents.
Never: gives them anything but ids; reads what is too large; believes a content that is not its id's.
"""

import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import IO

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.git_program import Git, stop, streams, watched

OBJECT_LIMIT = 16_000_000
_AT_ONCE = 64  # So many ids fit into the pipe of any machine while nobody reads at its other end.
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_SHA1 = 40
_HEADER = 200


@dataclass(frozen=True, slots=True)
class About:
    """What an object is, `commit`, `tree`, `blob` or `tag`, and its size in bytes."""

    kind: str
    size: int


class MissingObjectError(UserError):
    """An object that should be in the repository and is not, or is damaged."""

    def __init__(self, id_: str, path: str = "") -> None:
        hint = "A clone that is shallow or partial lacks old files: clone it whole, or `git fetch --unshallow`"
        super().__init__(f"The repository lacks {path or f'the object {id_[:12]}'}", hint)
        self.id = id_


class Objects:
    """The objects of one repository; what is known of them is kept, what they hold is not."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._processes: dict[str, subprocess.Popen[bytes]] = {}
        self._about: dict[str, About | None] = {}

    def about(self, ids: Iterable[str]) -> Mapping[str, About | None]:
        """Tell kinds and sizes; None for an object that is not there.

        Raises MissingObjectError where git gives up looking for one, as it does in a partial clone.
        """
        wanted = tuple(dict.fromkeys(ids))
        unknown = (one for one in wanted if one not in self._about)
        for some in _portions(unknown):
            with self._talking("--batch-check", some) as answers:
                for id_ in some:
                    self._about[id_] = _answer(answers, id_)
        return {one: self._about[one] for one in wanted}

    def read(self, ids: Iterable[str], kind: str, limit: int = OBJECT_LIMIT) -> dict[str, bytes]:
        """Give the contents of objects of one kind; raise UserError for one that is missing, other or too large."""
        wanted = self.about(ids)
        for id_, about in wanted.items():
            if about is None:
                raise MissingObjectError(id_)
            if about.kind != kind:
                raise UserError(f"The object {id_[:12]} is a {about.kind} where a {kind} belongs")
            if about.size > limit:
                raise UserError(f"The object {id_[:12]} is larger than {limit:,} bytes")
        found: dict[str, bytes] = {}
        for some in _portions(iter(wanted)):
            with self._talking("--batch", some) as answers:
                for id_ in some:
                    found[id_] = _content(answers, id_, self._about[id_])
        return found

    def close(self) -> None:
        """End the processes."""
        for process in self._processes.values():
            stop(process)
        self._processes.clear()

    @contextmanager
    def _talking(self, mode: str, ids: tuple[str, ...]) -> Iterator[IO[bytes]]:
        """Ask a few questions at once, and read the answers; a process that fails is not asked again."""
        process = self._processes.get(mode)
        if process is None:
            process = self._processes[mode] = self._git.launch("cat-file", mode)
        into, answers = streams(process)
        try:
            with watched(process):
                into.write(b"".join(map(_line, ids)))
                into.flush()
                yield answers
        except UserError:
            stop(self._processes.pop(mode))
            raise


def _portions(ids: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while some := tuple(islice(ids, _AT_ONCE)):
        yield some


def _line(id_: str) -> bytes:
    if not _ID.fullmatch(id_):
        raise MissingObjectError(id_)
    return id_.encode("ascii") + b"\n"


def _answer(answers: IO[bytes], id_: str) -> About | None:
    words = answers.readline(_HEADER).decode("ascii", "replace").split()
    if words == [id_, "missing"]:
        return None
    if len(words) != 3 or words[0] != id_ or not words[2].isdecimal():  # noqa: PLR2004  # id, kind, size
        raise MissingObjectError(id_)
    return About(words[1], int(words[2]))


def _content(answers: IO[bytes], id_: str, expected: About | None) -> bytes:
    about = _answer(answers, id_)
    if about is None or about != expected:
        raise MissingObjectError(id_)
    content = answers.read(about.size)
    if len(content) != about.size or answers.read(1) != b"\n":
        raise MissingObjectError(id_)
    new = hashlib.sha1 if len(id_) == _SHA1 else hashlib.sha256
    # What one file was understood to say is kept by its id, so a false id could put words into another file.
    found = new(f"{about.kind} {about.size}\0".encode("ascii"), usedforsecurity=False)
    found.update(content)
    if found.hexdigest() != id_:
        raise MissingObjectError(id_)
    return content
