"""What whoever waits for a build sees of it."""

import os
import pty
import subprocess
import sys
from pathlib import Path

from mopsdocs.shell.progress import MANY

SRC = Path(__file__).parents[2] / "src"


def handbook(folder: Path, pages: int) -> Path:
    """Write a handbook of plain pages."""
    (folder / "playbooks").mkdir(parents=True)
    (folder / "mopsdocs.yml").write_text("title: Handbook\n", "utf-8")
    for number in range(pages):
        (folder / f"playbooks/note-{number}.md").write_text(f"# Note {number}\n\nRead me.\n", "utf-8")
    return folder


def built(root: Path, **env: str) -> str:
    """Build at a terminal; give all that it has shown."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "mopsdocs", "build", "--root", str(root)]
    given = {**os.environ, "PYTHONPATH": str(SRC), "XDG_CACHE_HOME": str(root / "cache"), "TERM": "xterm", **env}
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL, env=given) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                more = os.read(ours, 4096)
            except OSError:  # Linux says so when nobody is left on the other side.
                break
            if not more:
                break
            seen += more
        os.close(ours)
    assert process.returncode == 0, seen
    return seen.decode()


def test_who_waits_for_a_large_build_sees_how_far_it_is(tmp_path: Path) -> None:
    """At a terminal a build of hundreds of documents says what it does, and leaves nothing but its result."""
    seen = built(handbook(tmp_path / "h", MANY))
    line, _, result = seen.rpartition("\r\x1b[K")
    assert line.startswith(f"\r\x1b[KReading {MANY} documents …")
    assert result.startswith(f"Built {MANY} documents into ")


def test_where_a_line_cannot_be_written_over_there_is_none(tmp_path: Path) -> None:
    """On a terminal without a cursor, and in a log, a build says nothing but its result."""
    root = handbook(tmp_path / "large", MANY)
    assert built(root, TERM="dumb").startswith(f"Built {MANY} documents into ")
    command = [sys.executable, "-m", "mopsdocs", "build", "--root", str(root), "--out", str(tmp_path / "other")]
    log = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(SRC)})
    assert log.stderr.startswith(b"Built ")
    assert log.stdout == b""
