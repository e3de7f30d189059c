"""What is to be checked: the working tree, or a version of it.

Knows: where a handbook's files come from, what is remembered of the last check.
Never: the rules; what git remembers, unless a rule may ask for it.
"""

from collections.abc import Sequence
from functools import partial

from mopsdocs.compile.prepare import Prepared, prepare, prepare_again
from mopsdocs.compile.stages import Surveyed
from mopsdocs.model.diagnostic import Level, Noticed
from mopsdocs.model.hindsight import NOTHING, Hindsight
from mopsdocs.model.source import Inputs
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.lines import Lines, known_lines
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.pool import cores
from mopsdocs.shell.reader import read
from mopsdocs.shell.recheck import Checked, Come, Recheck
from mopsdocs.shell.review import Review
from mopsdocs.shell.watching import watches
from mopsdocs.shell.workspace import Workspace


def examined(workspace: Workspace, order: CheckOrder, recheck: Recheck | None) -> Checked:
    """Check the working tree, or a version by its name (any tag, branch or commit will do).

    The working tree is judged as a change since a base, or since the newest version. What is found in it is
    remembered for the next check: of each document, and as a whole unless git had a say.
    """
    level = Level(order.level) if order.level else None
    if order.version is not None:
        if order.base is not None:
            raise UserError("A version is checked as it is: `--base` means nothing there", "Leave out one of the two")
        from mopsdocs.shell.looking_back import examined_at  # Most checks are of the working tree.

        return examined_at(workspace, order.version, level)
    inputs = _working_tree(workspace, recheck)
    settings = recheck.settings() if recheck else None
    prepared = prepare_again(inputs, settings) if settings else prepare(inputs, level)
    lines = Lines(prepared.sources, known_lines(recheck.located() if recheck else ()))
    shared = recheck.shared(prepared) if recheck else ""
    known = recheck.documents(shared) if recheck else {}
    looked_back = partial(_looked_back, workspace, prepared, order.base)
    review = Review(prepared, looked_back, lines, shared, known)
    report = review.report(cores())
    done = Checked(report, inputs, tuple(prepared.sources), prepared.config.languages[0])
    if recheck:
        whole = not (prepared.config.versions.asked or review.watching)
        recheck.remember(done, prepared, Come(shared, review.fresh, tuple(lines.found), whole))
    return done


def _working_tree(workspace: Workspace, recheck: Recheck | None) -> Inputs:
    """Read the working tree; what had to be opened to see whether it has changed is not opened again."""
    if recheck is None:
        return read(workspace)
    return recheck.ledger.inputs(recheck.ledger.unopened())


def _looked_back(
    workspace: Workspace, prepared: Prepared, base: str | None, several: Sequence[Surveyed]
) -> tuple[tuple[Noticed, ...], Hindsight]:
    """Ask git what rules want to know, where any of them may want to."""
    if not (prepared.config.versions.asked or base or prepared.signoffs.given or any(map(watches, several))):
        return (), NOTHING
    from mopsdocs.shell.looking_back import looked_back  # All that concerns git.

    return looked_back(workspace, prepared, several, base)
