"""What is certain, mended in the files themselves.

Knows: findings that say what is to be written.
Never: mends what could be meant otherwise, or what is ignored.
"""

from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Diagnostic, Level
from mopsdocs.shell.edits import Edit, edited, write_back
from mopsdocs.shell.reader import read, source_path
from mopsdocs.shell.workspace import Workspace

_ROUNDS = 20
"""A mended key brings what stands below it into view, and a report has an end."""


def fix_all(workspace: Workspace, level: Level | None) -> tuple[int, int]:
    """Mend all findings that are certain; give how many there were, and in how many files."""
    count, paths = 0, set[str]()
    for _ in range(_ROUNDS):
        mended = _fix(workspace, level)
        if not mended:
            break
        count += sum(mended.values())
        paths |= set(mended)
    return count, len(paths)


def _fix(workspace: Workspace, level: Level | None) -> dict[str, int]:
    inputs = read(workspace)
    wanted: dict[str, list[Edit]] = {}
    for one in check(inputs, level).diagnostics:
        edit = _edit(one)
        if edit:
            wanted.setdefault(one.path, []).append(edit)
    done: dict[str, int] = {}
    for source in inputs.snapshot.sources:
        edits = wanted.get(source.path, [])
        # A carriage return alone ends a line for YAML, and not for us.
        if not edits or b"\r" in source.content.replace(b"\r\n", b""):
            continue
        after = edited(source.content, edits)
        if after != source.content:
            write_back(source_path(workspace, source.path), source.content, after)
            done[source.path] = len(edits)
    return done


def _edit(one: Diagnostic) -> Edit | None:
    if one.fix is None or one.fix.span is None or one.ignored is not None:
        return None
    return one.fix.span, one.fix.text
