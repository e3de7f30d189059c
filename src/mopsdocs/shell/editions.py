"""One edition made: what came of its documents, then what is made of all of them.

Knows: which process does which verb.
Never: what a verb does; what a file looks like; whether the edition is the working tree's or an old one's.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from mopsdocs.compile import arrange_moved, arrange_overviews, voices
from mopsdocs.compile.speaking import Voices
from mopsdocs.compile.stages import Harvest
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Standing
from mopsdocs.outputs.pages import Pages
from mopsdocs.render import Say
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.pool import in_shares, jobs_for
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

    def standing_so(self, standing: Standing) -> "Gathered":
        """Give the same, standing otherwise to other versions."""
        prepared = replace(self.work.prepared, standing=standing)
        edition = structs.replace(self.edition, standing=standing)
        return replace(self, work=replace(self.work, prepared=prepared), edition=edition)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What was found in single documents."""
        return [one for part in self.done for one in part.diagnostics]


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


@dataclass(frozen=True, slots=True)
class _Extracts:
    """What other programs are given of all playbooks, in order of path, as often as it is asked for."""

    documents: Mapping[str, Remembered]

    def __iter__(self) -> Iterator[bytes]:
        """Give the extracts one after another."""
        return (one.extract for one in self.documents.values() if one.extract)


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
    harvest = Harvest(gathered.outlines, _Extracts(gathered.documents))
    parts = arrange_overviews(work.prepared, gathered.edition, harvest, own, speaking)

    def make(share: Sequence[Pages]) -> tuple[list[Made], Stopwatch]:
        mine = Stopwatch()
        with mine.time("overviews"):
            return [work.make(pages(), words, mine) for pages in share], mine

    found = in_shares(parts, jobs_for(len(parts), jobs), make)
    for _, spent in found:
        watch.add(spent)
    return [made for several, _ in found for made in several]
