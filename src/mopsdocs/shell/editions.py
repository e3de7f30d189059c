"""Editions made, one after another: what came of their documents, then what is made of all of them.

Knows: which process does which verb.
Never: what a verb does; what a file looks like; whether the edition is the working tree's or an old one's.
"""

from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from mopsdocs.compile.arranging import Harvest, arrange_moved, arrange_overviews
from mopsdocs.compile.speaking import Voices, voices
from mopsdocs.model.diagnostic import Diagnostic
from mopsdocs.model.handbook import BoundPage, Edition
from mopsdocs.model.outline import Outline
from mopsdocs.model.place import Past, Standing
from mopsdocs.outputs.pages import Pages
from mopsdocs.outputs.tally import Tally, tally
from mopsdocs.render import Say
from mopsdocs.shell.memory import Remembered
from mopsdocs.shell.pool import in_rounds, jobs_for
from mopsdocs.shell.shares import Done, Made, Work
from mopsdocs.shell.stopwatch import Stopwatch

_REMEMBERED = 2
"""So many editions back it is remembered what stands within their lists."""


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
    """An edition made: how it stood, its pages, what stands where pages once were, and its voices."""

    gathered: Gathered
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


Stand = Callable[[int, Sequence[Past]], Gathered]
"""Gives an edition by its number, standing to those before it: these are made, and their pages known."""


def finish(several: Sequence[Gathered], stand: Stand, jobs: int, watch: Stopwatch) -> list[Finished]:
    """Make the rest of editions, the oldest first: lists, and what stands where pages once were.

    Lists are made in shares, the same processes working on one edition after another.
    """
    with watch.time("gather"):
        counted, last = tuple(tally(one.outlines, one.edition) for one in several), several[-1]
        parts = len(_overviews(last, counted[-1], voices(last.work.prepared, last.edition)))
    row = _Row(counted, stand, jobs_for(parts, jobs))
    in_rounds(len(several), row.shares, row.work, row.told)
    found = []
    for at, pages in enumerate(row.made):
        gathered = stand(at, row.pasts[:at])
        work = gathered.work
        speaking = voices(work.prepared, gathered.edition)
        words = {lang: voice.words for lang, voice in speaking.items()}
        with watch.time("moved"):
            moved = work.make(arrange_moved(work.prepared, paths(pages), speaking), words, watch)
        found.append(Finished(gathered, pages, moved, speaking))
    for spent in row.spent:
        watch.add(spent)
    return found


def paths(made: Sequence[Made]) -> Iterator[str]:
    """Give the paths of all files made."""
    for part in made:
        yield from part.kept
        yield from (filed.path for filed in part.written)


@dataclass
class _Row:
    """Editions one after another, as one process makes its share of each, and as all of them are put together.

    A worker knows of the editions before what it was told, what stands within their pages that it made, and what
    their voices have written of single facts.
    """

    counted: tuple[Tally, ...]
    stand: Stand
    shares: int
    pasts: list[Past] = field(default_factory=list)
    mains: ChainMap[str, str] = field(default_factory=ChainMap)
    speaking: Voices | None = None
    made: list[list[Made]] = field(default_factory=list)
    spent: list[Stopwatch] = field(default_factory=list)

    def work(self, share: int, at: int, before: Past | None) -> tuple[list[Made], Stopwatch]:
        """Make a share of what is made of more than one document; `before` is the edition made last."""
        if before and len(self.pasts) < at:
            self.pasts.append(before)
        gathered, watch = self.stand(at, self.pasts), Stopwatch()
        work, self.mains = gathered.work, ChainMap({}, *self.mains.maps[:_REMEMBERED])
        with watch.time("overviews"):
            speaking = self.speaking = voices(work.prepared, gathered.edition, self.speaking)
            words = {lang: voice.words for lang, voice in speaking.items()}
            parts = _overviews(gathered, self.counted[at], speaking)
            within = self.mains if self._come_again(work) else None
            return [work.make(pages(), words, watch, within) for pages in parts[share :: self.shares]], watch

    def _come_again(self, work: Work) -> bool:
        """Whether what stands within a page may stand within another one; else it would be remembered for nothing."""
        return len(self.counted) > 1 or len(work.prepared.standing.places) > 1

    def told(self, at: int, told: Sequence[tuple[list[Made], Stopwatch]]) -> Past | None:
        """Put together what the processes have made of an edition, and tell the next one of its pages."""
        gathered = self.stand(at, self.pasts)
        self.made.append([*(part.made for part in gathered.done), *(made for several, _ in told for made in several)])
        self.spent.extend(spent for _, spent in told)
        release = gathered.edition.standing.places[0].release
        if release is None:
            return None
        languages = gathered.edition.config.languages
        past = Past(release, languages, frozenset(pages_of(paths(self.made[-1]), release.folder, languages)))
        self.pasts.append(past)
        return past


def _overviews(gathered: Gathered, counted: Tally, speaking: Voices) -> list[Pages]:
    """Plan what is made of more than one document, a part at a time."""
    own: dict[str, BoundPage] = {area: page for part in gathered.done for area, page in part.own_pages.items()}
    harvest = Harvest(gathered.outlines, _Extracts(gathered.documents), counted)
    return arrange_overviews(gathered.work.prepared, gathered.edition, harvest, own, speaking)


def pages_of(made: Iterable[str], folder: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Give the addresses of the pages in the first language: those in the others are the same."""
    others = tuple(f"{lang}/" for lang in languages[1:])
    for path in made:
        page = path.removeprefix(folder)
        if page != path and page.endswith(".html") and not page.startswith(others):
            yield page
