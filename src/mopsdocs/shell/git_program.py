"""The git program, started so that no repository can make it run another one.

Knows: where git is, the environment and settings it is given, how much it may say and for how long.
Never: the shell; commands that write, check out, compare or ask the network.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from typing import IO, Final

from mopsdocs.shell.errors import UserError

PATIENCE: Final = 60.0
"""Seconds after which git is stopped: a backstop, for files in a repository that never end."""

OUTPUT_LIMIT: Final = 64_000_000

_SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.commitGraph=false",
    "log.showSignature=false",
    "core.quotePath=false",
)
_ENVIRONMENT: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


@dataclass(frozen=True, slots=True)
class Git:
    """Git, the folder it is started in, and the folder of the repository once that is known."""

    program: str
    folder: str
    gitdir: str | None = None

    def ask(self, *words: str, bare: bool = False) -> subprocess.CompletedProcess[bytes]:
        """Run a command that says little; `bare` lets it find a repository in the very folder it is started in."""
        try:
            return subprocess.run(  # noqa: S603  # a list of words, no shell; repositories add none but ids
                self._argv(words, bare=bare),
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _too_slow() from None
        except OSError as error:
            raise UserError(f"git could not be started: {error.strerror}") from error

    def read(self, *words: str) -> bytes:
        """Give all that a command says; raise UserError where it fails or never ends."""
        with self.start(*words) as process, watched(process):
            said = streams(process)[1].read(OUTPUT_LIMIT + 1)
            if len(said) > OUTPUT_LIMIT:
                raise UserError(f"`git {words[0]}` says more than {OUTPUT_LIMIT // 1_000_000} MB")
            if process.wait() != 0:
                raise UserError(f"`git {words[0]}` failed: the repository is damaged", "See what `git fsck` says")
        return said

    @contextmanager
    def start(self, *words: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Start a command, and end it when it is no longer listened to."""
        process = self.launch(*words)
        try:
            yield process
        finally:
            stop(process)

    def launch(self, *words: str) -> "subprocess.Popen[bytes]":
        """Start a command that reads and writes; whoever starts it stops it."""
        try:
            return subprocess.Popen(  # noqa: S603  # a list of words, no shell; repositories add none but ids
                self._argv(words),
                cwd=self.folder,
                env=_environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise UserError(f"git could not be started: {error.strerror}") from error

    def _argv(self, words: tuple[str, ...], *, bare: bool = False) -> list[str]:
        settings = (*_SETTINGS, f"safe.bareRepository={'all' if bare else 'explicit'}")
        place = [f"--git-dir={self.gitdir}"] if self.gitdir else []
        return [self.program, "--no-pager", *place, *(part for one in settings for part in ("-c", one)), *words]


@contextmanager
def watched(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """End a process that does not answer in time."""
    stopped: list[bool] = []

    def give_up() -> None:
        stopped.append(True)
        process.kill()

    timer = Timer(PATIENCE, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    except UserError:
        if stopped:
            raise _too_slow() from None
        raise
    except OSError:
        raise (_too_slow() if stopped else _ended()) from None
    finally:
        timer.cancel()


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process, whatever it is doing."""
    if process.poll() is None:
        process.kill()
    for stream in (process.stdin, process.stdout):
        if stream:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()


def streams(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    """Give what a process listens to and what it says."""
    if process.stdin is None or process.stdout is None:
        raise TypeError(process)  # Every process of ours has both.
    return process.stdin, process.stdout


def find_program() -> str | None:
    """Find git in the folders of PATH that are named in full: never in the folder we happen to be in."""
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, name)  # noqa: PTH118  # plain text, as PATH is
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):  # noqa: PTH113, PTH117  # same
            return path
    return None


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith("GIT_")}
    return kept | _ENVIRONMENT


def _too_slow() -> UserError:
    return UserError(f"git gave no answer for {PATIENCE:.0f} seconds", "See what `git fsck` says of this repository")


def _ended() -> UserError:
    return UserError("git ended early: the repository is damaged", "See what `git fsck` says")
