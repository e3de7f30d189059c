"""The look at a large handbook that a second process takes."""

import os
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from mopsdocs.shell.errors import UserError
from mopsdocs.shell.looking import MANY, look_now, looking
from mopsdocs.shell.workspace import Workspace, open_workspace

FILES = {
    "mopsdocs.yml": "title: Handbook\n",
    "playbooks/data/email.md": "---\ntitle: Email\n---\nEvery week.\n",
    "playbooks/data/email.clicks.csv": "period,clicks\n2026-09,4200\n",
    "playbooks/data/notes.txt": "For me alone.\n",
    "playbooks/página.md": "# A page\n",
}


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that are begun meanwhile; others, a browser say, may run beside the test."""
    begun: list[int] = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: begun.append(fork()) or begun[-1])
    return begun


def written(folder: Path) -> Workspace:
    """Write the handbook."""
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return open_workspace(folder, date(2026, 10, 15))


def test_a_second_process_sees_what_this_one_sees(tmp_path: Path) -> None:
    """However large a handbook was last time, what is found of its files is the same."""
    workspace = written(tmp_path)
    with looking(workspace, MANY, 2) as looked:
        told = looked()
    own = look_now(workspace)
    assert (told.listing, told.seen) == (own.listing, own.seen)
    assert {"playbooks/data", "playbooks/data/notes.txt"} <= told.listing.others
    assert 0 < told.since < own.since


def test_a_second_process_begins_before_it_is_asked(tmp_path: Path, children: list[int]) -> None:
    """In a large handbook the files are looked at while something else is done, in a small one only when asked."""
    workspace = written(tmp_path)
    for documents, seen in ((MANY, 2), (MANY - 1, 1)):
        (tmp_path / "playbooks/late.md").unlink(missing_ok=True)
        with looking(workspace, documents, 2) as looked:
            for child in children:  # It has told all and ended; who began it learns of that later.
                os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
            children.clear()
            (tmp_path / "playbooks/late.md").write_text("# Late\n", "utf-8")
            late = [one.path for one in looked().listing.files if one.path.endswith(("late.md", "email.md"))]
        assert len(late) == 3 - seen


def test_what_is_refused_is_told_all_the_same(tmp_path: Path) -> None:
    """A file that mopsdocs does not follow is reported in a large handbook, too."""
    workspace = written(tmp_path)
    (tmp_path / "playbooks/link.md").symlink_to(tmp_path / "playbooks/página.md")
    with looking(workspace, MANY, 2) as looked:
        assert [one.path for one in looked().listing.refused] == ["playbooks/link.md"]


def test_a_second_process_that_is_killed_is_not_missed(tmp_path: Path, children: list[int]) -> None:
    """When the system takes the second process away in the middle of what it tells, all files are found."""
    workspace = written(tmp_path)
    for number in range(3_000):  # More than fits into a pipe at once.
        (tmp_path / f"playbooks/note-{number}.md").touch()
    with looking(workspace, MANY, 2) as looked:
        time.sleep(1)  # It has begun to tell, and waits for somebody who listens.
        os.kill(children[0], signal.SIGKILL)
        assert looked().listing == look_now(workspace).listing


def test_nobody_is_left_behind(tmp_path: Path, children: list[int]) -> None:
    """When a build ends early, for a site that is locked say, the second process has ended, too."""
    workspace = written(tmp_path)
    with pytest.raises(UserError), looking(workspace, MANY, 2):
        raise UserError("locked")
    with pytest.raises(ChildProcessError):
        os.waitpid(children[0], os.WNOHANG)
