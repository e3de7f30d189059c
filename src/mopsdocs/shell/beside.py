"""The working tree beside versions that stay as they are, after an edit of prose: how it stands to them now.

Knows: what was remembered of how it stood, which documents were edited.
Never: parses what is the same in the newest version; goes on where more than wording has come to differ.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import msgspec
from msgspec import Struct

from mopsdocs.compile.arranging import placed_everywhere
from mopsdocs.compile.prepare import Prepared, Shared, prepare_again
from mopsdocs.model.change import EDITORIAL, Change, Comparison
from mopsdocs.model.hindsight import Hindsight
from mopsdocs.model.place import Place, Standing
from mopsdocs.model.releases import NEXT
from mopsdocs.model.source import BlobId, Source
from mopsdocs.outputs.changes import changes_page
from mopsdocs.shell.comparing import Side, compared
from mopsdocs.shell.editions import Gathered
from mopsdocs.shell.ledger import Ledger
from mopsdocs.shell.lineage import Lineage, own_release
from mopsdocs.shell.memory import Summary
from mopsdocs.shell.order import Order
from mopsdocs.shell.packing import pack, unpack_comparison
from mopsdocs.shell.parsed import parsed_of
from mopsdocs.shell.reader import source_path
from mopsdocs.shell.releases import Releases
from mopsdocs.shell.selection import is_image
from mopsdocs.shell.shares import Desk, Made
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.texts import Texts
from mopsdocs.shell.versions import Available, inventories, open_versions


class _Stood(Struct, frozen=True, array_like=True):
    """How the working tree stood: what had changed since the newest version, what git remembers."""

    latest: Comparison
    hindsight: Hindsight


def stood(standing: Standing) -> bytes:
    """Write down how the working tree stands to the versions, where an edit of prose may rest on it."""
    if not standing.comparisons or standing.far:
        return b""  # The current version's pages of changes tell of each older one.
    return pack(_Stood(standing.comparisons[0], standing.hindsight))


@dataclass(frozen=True)
class Beside:
    """The working tree prepared as it stands to the versions now; `asked` are those that there are."""

    prepared: Prepared
    asked: Available
    summary: Summary
    watch: Stopwatch

    @property
    def remembered(self) -> bytes:
        """What the next build has to know of it."""
        return stood(self.prepared.standing)

    def pages(self, desk: Desk) -> list[Made]:
        """Make what tells of all changes since the newest version: their page, and the list of all versions."""
        standing, look, words = self.prepared.standing, self.prepared.look, desk.words
        changes = [changes_page(voice, standing.comparisons[0], look) for voice in desk.speaking.values()]
        lineage = Lineage(self.prepared, self.watch, self.asked, releases=Releases(self.summary.shelved))
        lists = lineage.lists(Gathered(desk.work, (), {}, desk.edition, ()))
        placed = placed_everywhere(changes, self.prepared, desk.speaking)
        return [desk.work.make(several, words, self.watch) for several in (placed, lists)]


@contextmanager
def beside(
    order: Order, ledger: Ledger, summary: Summary, prepared: Prepared, watch: Stopwatch
) -> Iterator[Beside | None]:
    """Stand the working tree, of which only edited documents are read, beside the versions; None if more is new."""
    repository, asked = open_versions(order.workspace.root, prepared.config.versions)
    if repository is None or not summary.stood or asked.current == NEXT:
        yield None
        return
    with repository, watch.time("compare"):
        asked, lists = inventories(repository, asked)
        known = msgspec.msgpack.decode(summary.stood, type=_Stood)
        listed = _listed(ledger, prepared)
        texts = Texts(order.workspace.root, prepared, repository, lists)
        own = own_release(prepared.config.versions, order)
        side = Side(own, listed, parsed_of(order.workspace.root, listed))

        def read(ids: Iterable[BlobId]) -> Mapping[BlobId, bytes]:
            wanted = set(ids)
            here = {one.id: one.path for one in listed.sources.values() if one.id in wanted}
            found = {id_: source_path(order.workspace, path).read_bytes() for id_, path in here.items()}
            return {**found, **repository.blobs(wanted - found.keys())}

        latest = compared(texts.side(summary.shelved[0]), side, read)
        if _weighty(latest) != _weighty(known.latest):
            yield None
            return
        before = (unpack_comparison(one.changes) for one in summary.shelved if one.changes)
        standing = Standing(
            (Place(own.folder, own),),
            tuple(one.past for one in summary.shelved),
            (latest, *before),
            hindsight=known.hindsight,
        )
    yield Beside(replace(prepared, standing=standing), asked, summary, watch)


def _listed(ledger: Ledger, prepared: Prepared) -> Prepared:
    """List the working tree's files; those that were edited are read already, others only if they are compared."""
    texts = {path: id_ for path, id_ in ledger.ids.items() if not is_image(path)}
    sources = tuple(prepared.sources.get(path) or Source(path, b"", id_) for path, id_ in sorted(texts.items()))
    shared = Shared(prepared.config, prepared.parties, prepared.signoffs)
    return prepare_again(ledger.inputs(sources), shared)


def _weighty(comparison: Comparison) -> list[Change]:
    return [one for one in comparison.changes if one.grade != EDITORIAL]
