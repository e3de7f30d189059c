"""What changed between two versions, and what the change adds to the findings or mends of them.

Knows: a base and a head: names of versions in git, or the working tree.
Never: how changes are found, or said.
"""

from dataclasses import dataclass, replace
from datetime import date

from mopsdocs.compile.facts import differing, facts_of, signed_since
from mopsdocs.compile.hindsight import former_of, moved_in, moves_of
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.reporting import check
from mopsdocs.compile.speaking import voices
from mopsdocs.compile.stages import bind_edition, survey
from mopsdocs.diff import comparison
from mopsdocs.model.change import Comparison, Stage
from mopsdocs.model.diagnostic import Report
from mopsdocs.model.handbook import Edition
from mopsdocs.model.hindsight import Hindsight
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import Inputs
from mopsdocs.model.text import Text
from mopsdocs.outputs.changes import changes_page
from mopsdocs.outputs.scribe import Voice
from mopsdocs.render import render
from mopsdocs.render.alone import alone
from mopsdocs.shell.looking_back import inputs_at, repository_of
from mopsdocs.shell.paired import added_and_mended, names_since
from mopsdocs.shell.reader import read
from mopsdocs.shell.shown import Shown, finding_words
from mopsdocs.shell.workspace import Workspace
from mopsdocs.theme import chooser, stylesheet


@dataclass(frozen=True)
class Difference:
    """Two versions compared; the findings that the newer one has more, and those that it has no more."""

    comparison: Comparison
    voice: Voice
    prepared: Prepared
    added: Shown
    mended: Shown


def difference(workspace: Workspace, base: str, head: str | None) -> Difference:
    """Compare a version with another one, or with the working tree; raise UserError for one that is not there."""
    with repository_of(workspace) as repository:
        old = inputs_at(workspace, repository, base)
        new = inputs_at(workspace, repository, head) if head else read(workspace)
    before, after = prepare(old), prepare(new)
    apart = differing(before, after, signed_since(before, after))
    earlier, later = (
        facts_of([survey(one, side) for one in groups], side)
        for side, groups in zip((before, after), apart, strict=True)
    )
    found = comparison(_stage(base, old, before), _stage(head or NEXT, new, after), earlier, later)
    # As of one day: what time alone has made late is nobody's change.
    was = check(_as_of(old, workspace.today))
    now = check(_as_of(new, workspace.today), hindsight=_past(before, after))
    words = finding_words(after.config.languages[0], after.theme)
    # What a file that nobody can read any more had to be found fault with is not mended.
    unread = {one.path for one in found.uncompared if one.in_head and not one.partly}
    names = names_since((earlier, before), (later, after))
    adds, mends = added_and_mended(was.diagnostics, now.diagnostics, names)
    mends = tuple(one for one in mends if names.get(one.path, one.path) not in unread)
    added, mended = (Shown(Report(more, 0), {}, words) for more in (adds, mends))
    return Difference(found, _voice(after), after, added, mended)


def _past(old: Prepared, new: Prepared) -> Hindsight:
    """Tell what the older version had, for the rules that hold the newer one against it."""
    label = Text(old.version.name, old.config.languages[0])
    files = ({path: source.id for path, source in one.sources.items()} for one in (old, new))
    surveyed = [survey(one, old) for one in differing(old, new)[0]]
    return Hindsight(former=former_of(label, surveyed, old), moved=moved_in(moves_of(files)))


def _as_of(inputs: Inputs, day: date) -> Inputs:
    return replace(inputs, snapshot=replace(inputs.snapshot, version=replace(inputs.snapshot.version, as_of=day)))


def _stage(name: str, inputs: Inputs, prepared: Prepared) -> Stage:
    label = prepared.config.versions.label.get(name, Text(name, prepared.config.languages[0]))
    return Stage(name, label, inputs.snapshot.version.as_of)


def _voice(prepared: Prepared) -> Voice:
    edition: Edition = bind_edition((survey(one, prepared) for one in prepared.groups), prepared)
    return next(iter(voices(prepared, edition).values()))


def as_page(found: Difference) -> str:
    """Show what changed as one HTML file, to be sent or attached."""
    theme = found.prepared.theme
    recipe = changes_page(found.voice, found.comparison, found.prepared.look)
    page = render(recipe, theme, {found.voice.lang: found.voice.words}).decode()
    return alone(page, stylesheet(theme.files, found.prepared.config.accent) + chooser(theme.files))
