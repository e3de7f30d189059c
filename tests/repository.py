"""Real git repositories for tests, written with git itself and, where git would refuse, object by object."""

import hashlib
import os
import subprocess
import zlib
from dataclasses import dataclass
from pathlib import Path

ANA = ("Ana Ruiz", "ana@example.com")
CLEAN = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
PLAYBOOK = "playbooks/campaigns/launch.md"


@dataclass(frozen=True)
class Repo:
    """A repository with its working tree at `root`."""

    root: Path

    def git(self, *words: str, env: dict[str, str] | None = None) -> str:
        """What git answers; it has to be content."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        return subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *words],
            cwd=self.root,
            env=kept | CLEAN | (env or {}),
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    def write(self, files: dict[str, str]) -> None:
        """Write files into the working tree."""
        for path, text in files.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, "utf-8")

    def commit(self, files: dict[str, str], day: str = "2026-01-15", author: tuple[str, str] = ANA) -> str:
        """Write files and commit all that there is; gives the commit's id."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "Change the plan", env=signed(day, author))
        return self.git("rev-parse", "HEAD")

    def tag(self, name: str, *, note: str = "", day: str = "2026-01-20", at: str = "HEAD") -> None:
        """Tag a commit, with a note or without."""
        self.git("tag", *(("-a", "-m", note) if note else ()), "--", name, at, env=signed(day, ANA))

    def object(self, kind: str, content: bytes, *, claims: int | None = None, id_: str = "") -> str:
        """Write an object that git would not, perhaps with a false size or id; gives its id."""
        whole = f"{kind} {len(content) if claims is None else claims}\0".encode() + content
        name = id_ or hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        folder = self.root / ".git" / "objects" / name[:2]
        folder.mkdir(exist_ok=True)
        path = folder / name[2:]
        path.unlink(missing_ok=True)
        path.write_bytes(zlib.compress(whole))
        return name

    def tree(self, *children: tuple[str, bytes, str]) -> str:
        """Write a tree of modes, names and ids, sound or not."""
        return self.object("tree", b"".join(f"{m} ".encode() + n + b"\0" + bytes.fromhex(i) for m, n, i in children))

    def commit_tree(self, tree: str, tag: str) -> str:
        """Commit a tree, and tag it."""
        who = "Ana Ruiz <ana@example.com> 1768500000 +0000"
        id_ = self.object("commit", f"tree {tree}\nauthor {who}\ncommitter {who}\n\nhostile\n".encode())
        self.ref(f"refs/tags/{tag}", id_)
        return id_

    def ref(self, name: str, id_: str) -> None:
        """Write a ref as a file, whatever git thinks of it."""
        path = self.root / ".git" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{id_}\n", "utf-8")


def signed(day: str, author: tuple[str, str]) -> dict[str, str]:
    """The environment that gives a commit its author and its day, at noon in UTC."""
    stamp = f"{day}T12:00:00 +0000" if "T" not in day else day
    name, email = author
    return {
        "GIT_AUTHOR_NAME": name,
        "GIT_AUTHOR_EMAIL": email,
        "GIT_AUTHOR_DATE": stamp,
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": email,
        "GIT_COMMITTER_DATE": stamp,
    }


def start(root: Path) -> Repo:
    """An empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    repo = Repo(root)
    repo.git("init", "-q", "-b", "main")
    return repo


def handbook(root: Path) -> Repo:
    """A handbook with three commits, of which the first two are tagged v1 and v2."""
    repo = start(root)
    repo.commit({"mopsdocs.yml": "title: Handbook\n", PLAYBOOK: "first\n"}, "2026-01-15")
    repo.tag("v1")
    repo.commit({PLAYBOOK: "second\n", "playbooks/plan.png": "picture"}, "2026-02-15")
    repo.tag("v2", note="The second quarter\n\nMore leads.", day="2026-02-20")
    repo.commit({PLAYBOOK: "third\n"}, "2026-03-15")
    return repo
