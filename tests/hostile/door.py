"""What a hostile test sends through the front door, and how it looks at what comes back."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checkout import SRC, TODAY
from house import theme
from mopsdocs.compile.compiling import Compilation, compile
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.model.source import Inputs, Snapshot, Source, Version, blob_id
from mopsdocs.words import Words
from steps import assert_few_steps

DAY = date.fromisoformat(TODAY)
PLAYBOOK = "playbooks/campaigns/x.md"
HEAD = "title: Short forms\nowner: ana.ruiz\nstatus: draft\n"
SETTINGS = "title: Handbook\nlanguages: [en, es]\n"
PEOPLE = (
    "people:\n  ana.ruiz: {name: Ana Ruiz, team: mops}\n"
    "roles:\n  lead: {title: Lead, holder: ana.ruiz}\nteams:\n  mops: {name: Operations, lead: ana.ruiz}\n"
)
_ENGLISH = Words("en", {})


@dataclass(frozen=True, slots=True)
class Answer:
    """How a command ended: its exit code and its words."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that was printed."""
        return self.out + self.err


def plan(front: str, body: str = "Why we do it.\n") -> dict[str, str]:
    """A handbook's one playbook."""
    return {PLAYBOOK: f"---\n{front}\n---\n{body}"}


def inputs(files: Mapping[str, str | bytes], today: date = DAY) -> Inputs:
    """A small handbook with these files in it."""
    whole = {"mopsdocs.yml": SETTINGS, "people.yml": PEOPLE, **files}
    contents = {path: text.encode() if isinstance(text, str) else text for path, text in sorted(whole.items())}
    sources = tuple(Source(path, content, blob_id(content)) for path, content in contents.items())
    return Inputs(Snapshot(Version("next", today), sources), theme(), "mopsdocs test")


def compiled(files: Mapping[str, str | bytes], today: date = DAY) -> Compilation:
    """Compile such a handbook, in steps that grow with its size."""
    whole, found = inputs(files, today), list[Compilation]()
    assert_few_steps(whole, lambda: found.append(compile(whole)))
    return found[0]


def errors(files: Mapping[str, str | bytes], today: date = DAY) -> list[Diagnostic]:
    """What keeps such a handbook from being built."""
    return [one for one in compiled(files, today).report.diagnostics if one.severity is Severity.ERROR]


def line(one: Diagnostic) -> str:
    """A finding in a line: code, place, sentence and hint."""
    at = one.span.line if one.span else 0
    hint = f" | {_ENGLISH.said(one.hint)}" if one.hint else ""
    return f"{one.code} {one.path}:{at} {_ENGLISH.said(one.said)}{hint}"


def mopsdocs(*words: str | bytes | Path, cwd: Path | None = None, piped: str = "", **env: str) -> Answer:
    """Run a command to its end; `piped` is what a shell appends to it, such as `| head -1`."""
    command: list[str | bytes | Path] = [sys.executable, "-m", "mopsdocs", *words]
    if piped:
        command = ["bash", "-c", f'set -o pipefail; "$@" {piped}', "bash", *command]
    found = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SRC), **env},
        capture_output=True,
        timeout=60,  # A net, should it hang; how much work it is, `compiled` counts.
        check=False,
    )
    return Answer(found.returncode, found.stdout.decode(), found.stderr.decode())


def assert_sound(answer: Answer, code: int, *fragments: str) -> None:
    """It ended as promised: with this code and these words, without a traceback."""
    assert answer.code == code, answer.said
    assert "Traceback" not in answer.said
    assert "went wrong" not in answer.said
    assert "\x1b" not in answer.said
    for fragment in fragments:
        assert fragment in answer.said
