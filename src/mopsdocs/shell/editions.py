"""One edition made: its documents in shares, then what is made of all of them.

Knows: which process does which verb.
Never: what a verb does; what a file looks like; whether the edition is the working tree's or an old one's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mopsdocs.compile import arrange_moved, arrange_overviews, voices
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Harvest, edition_from
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.handbook import BoundPage, Edition, Outline
from mopsdocs.outputs.pages import Pages
from mopsdocs.render import Say
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.packing import unpack_outline
from mopsdocs.shell.pool import in_shares, in_two_turns, jobs_for
from mopsdocs.shell.shares import Done, Made, Work
from mopsdocs.shell.stopwatch import Stopwatch


@dataclass(frozen=True)
class Gathered:
    """What came of the documents of an edition."""

    work: Work
    done: Sequence[Done]
    documents: Mapping[str, Remembered]
    edition: Edition
    outlines: tuple[Outline, ...]

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found in single documents."""
        return [one for part in self.done for one in part.diagnostics]


def gather(work: Work, jobs: int, watch: Stopwatch) -> Gathered:
    """Make the pages of all documents of an edition."""
    groups = work.prepared.groups
    done = in_two_turns(groups, jobs_for(len(groups), jobs), work.first, work.between, work.second)
    for part in done:
        watch.add(part.spent)
    documents = dict(sorted((path, one) for part in done for path, one in part.documents.items()))
    outlined = [(unpack_outline(one.outline) if one.outline else None, one.paths) for one in documents.values()]
    edition = edition_from(((one.card if one else None, paths) for one, paths in outlined), work.prepared)
    return Gathered(work, done, documents, edition, tuple(one for one, _ in outlined if one))


@dataclass(frozen=True)
class Finished:
    """An edition made: its pages, what stands where pages once were, and its voices."""

    pages: list[Made]
    moved: Made
    speaking: Voices

    @property
    def words(self) -> Mapping[str, Say]:
        """The words of each language."""
        return {lang: voice.words for lang, voice in self.speaking.items()}


def finish(gathered: Gathered, jobs: int, watch: Stopwatch) -> Finished:
    """Make the rest of an edition: what is made of more than one document, and what stands where pages once were."""
    work = gathered.work
    with watch.time("gather"):
        speaking = voices(work.prepared, gathered.edition)
    made = [part.made for part in gathered.done]
    made += _make_overviews(gathered, speaking, jobs, watch)
    words = {lang: voice.words for lang, voice in speaking.items()}
    with watch.time("moved"):
        moved = work.make(arrange_moved(work.prepared, paths(made), speaking), words, watch)
    return Finished(made, moved, speaking)


def paths(made: Sequence[Made]) -> Iterator[str]:
    """Give the paths of all files made."""
    for part in made:
        yield from part.kept
        yield from (filed.path for filed in part.written)


def _make_overviews(gathered: Gathered, speaking: Voices, jobs: int, watch: Stopwatch) -> list[Made]:
    """Make what is made of more than one document: each worker plans its share, a part at a time."""
    work = gathered.work
    own: dict[str, BoundPage] = {area: page for part in gathered.done for area, page in part.own_pages.items()}
    words = {lang: voice.words for lang, voice in speaking.items()}
    harvest = Harvest(gathered.outlines, tuple(one.extract for one in gathered.documents.values() if one.extract))
    parts = arrange_overviews(work.prepared, gathered.edition, harvest, own, speaking)

    def make(share: Sequence[Pages]) -> tuple[list[Made], Mapping[str, float]]:
        mine = Stopwatch()
        with mine.time("overviews"):
            return [work.make(pages(), words, mine) for pages in share], mine.spent

    found = in_shares(parts, jobs_for(len(parts), jobs), make)
    for _, spent in found:
        watch.add(spent)
    return [made for several, _ in found for made in several]
