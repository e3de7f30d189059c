"""A copy of our own handbook, a preview of it in a process of its own, and Chromium in front of it."""

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from checkout import CHECKOUT, SRC, TODAY

EMAIL = "playbooks/campaigns/email-program.md"
PAGE = "playbooks/email-program.html"
LONG = 30.0
MAIN = "from mopsdocs.cli import main; main()"


@dataclass
class Preview:
    """A preview that runs: its address, the handbook's folder, and what it prints."""

    root: Path
    process: "subprocess.Popen[str]"
    address: str
    errors: Path

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return urlsplit(self.address).port or 0

    @property
    def host(self) -> str:
        """What the header `Host` has to say."""
        return f"127.0.0.1:{self.port}"

    def ask(
        self, path: str, method: str = "GET", headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Ask for something without a browser: status, headers, body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LONG)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in ({"Host": self.host} | (headers or {})).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def raw(self, request: bytes, wait: float = LONG) -> bytes:
        """Send bytes, and give what comes until the other side has had enough."""
        with socket.create_connection(("127.0.0.1", self.port), wait) as connection:
            connection.sendall(request)
            answer = b""
            while part := connection.recv(65536):
                answer += part
        return answer

    def look(self, page: str = PAGE) -> dict[str, object]:
        """What an open page is told."""
        found: dict[str, object] = json.loads(self.ask(f"/-/look?page={quote(page)}")[2])
        return found

    def until(self, page: str, holds: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        """Wait until something holds of what an open page is told."""
        end = time.monotonic() + LONG
        while time.monotonic() < end:
            found = self.look(page)
            if holds(found):
                return found
            time.sleep(0.02)
        raise AssertionError(f"It never came: {found}")

    def shows(self, words: str, page: str = PAGE) -> None:
        """Wait until a page has some words."""
        self.until(page, lambda told: words in str(told["html"]))

    def change(self, old: str, new: str, path: str = EMAIL) -> None:
        """Edit a file as an editor does that writes into the file itself."""
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")


def copied(folder: Path) -> Path:
    """A copy of our own handbook."""
    root = folder / "handbook"
    root.mkdir()
    for name in ("mopsdocs.yml", "people.yml", "signoffs.yml"):
        shutil.copy(CHECKOUT / name, root / name)
    shutil.copytree(CHECKOUT / "playbooks", root / "playbooks")
    return root


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """Our own handbook, to be changed at will."""
    return copied(tmp_path)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Preview]]:
    """Starts previews, and ends them."""
    with starting(tmp_path) as serve:
        yield serve


@contextmanager
def starting(tmp_path: Path) -> Iterator[Callable[..., Preview]]:
    """Starts previews, and ends them."""
    running: list[subprocess.Popen[str]] = []

    def serve(
        root: Path, *options: str, ready: bool = True, patience: float = 0, watches: int | None = None
    ) -> Preview:
        errors = tmp_path / f"errors-{len(running)}.txt"
        program = (
            f"from mopsdocs.shell.serve.wire import Wire; Wire.patience = {patience}; {MAIN}" if patience else MAIN
        )
        command = unlicensed([sys.executable, "-c", program, "serve", "--root", str(root), "--port", "0", *options])
        if "--today" not in options:
            command += ["--today", TODAY]
        if watches is not None:
            command = [*limited(watches), *command]
        environment = {**os.environ, "PYTHONPATH": str(SRC), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        with errors.open("w") as said:
            process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=said, text=True)
        running.append(process)
        assert process.stdout
        process.stdout.readline()
        preview = Preview(root, process, process.stdout.readline().strip(), errors)
        assert preview.address, errors.read_text()
        if ready:
            preview.until("index.html", lambda told: bool(told["digest"]))
        return preview

    yield serve
    for process in running:
        process.terminate()
        process.wait(15)
        if process.stdout:
            process.stdout.close()


def unlicensed(command: list[str]) -> list[str]:
    """The command before one that may write what its user may, though that be root: the mode of a file counts."""
    drop = "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])"
    return [sys.executable, "-c", drop, *command]


def limited(watches: int) -> list[str]:
    """The command before one that may watch so many folders and no more, as far as the system is concerned."""
    limit = "echo $0 > /proc/sys/user/max_inotify_watches"
    tried = subprocess.run(["unshare", "-Ur", "sh", "-c", limit, str(watches)], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("This system does not let its limits be lowered")
    return ["unshare", "-Ur", "sh", "-c", f'{limit} && exec "$@"', str(watches)]


@pytest.fixture
def preview(handbook: Path, start: Callable[..., Preview]) -> Preview:
    """A preview of our own handbook."""
    return start(handbook)


@pytest.fixture
def editing(handbook: Path, start: Callable[..., Preview]) -> Preview:
    """A preview of our own handbook that takes edits."""
    return start(handbook, "--edit")


@pytest.fixture
def run_serve(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Runs a preview that is to end by itself: its exit code, and what it says."""

    def run(root: Path, *options: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "mopsdocs", "serve", "--root", str(root), *options]
        environment = {**os.environ, "PYTHONPATH": str(SRC), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONG, check=False)
        return done.returncode, done.stderr

    return run


@pytest.fixture
def run_task(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Ticks a task off: the exit code, and what is said."""

    def run(root: Path, *words: str) -> tuple[int, str]:
        command = unlicensed([sys.executable, "-m", "mopsdocs", "task", "done", *words, "--root", str(root)])
        environment = {**os.environ, "PYTHONPATH": str(SRC), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        environment["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(f"{TODAY}T12:00+00:00").timestamp()))
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=LONG, check=False)
        return done.returncode, done.stdout + done.stderr

    return run
