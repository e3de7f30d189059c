"""The end of a build: the site published, and what to remember of it.

Knows: files made, files kept, the memory of builds.
Never: how a file was made.
"""

from collections.abc import Mapping, Sequence

from msgspec import structs

from mopsdocs.shell.memory import Remembered, Summary, memory_of
from mopsdocs.shell.order import Built, Order, fingerprint
from mopsdocs.shell.shares import Made
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.writer import Site


def published(
    order: Order,
    site: Site,
    made: Sequence[Made],
    summary: Summary,
    documents: Mapping[str, Remembered],
    watch: Stopwatch,
    *,
    anew: bool = True,
) -> Built:
    """Publish the files made and kept; remember the documents, all of them `anew` or some beside the others."""
    with watch.time("publish"):
        written = [one for part in made for one in part.written]
        found = site.publish(written, [path for part in made for path in part.kept])
    with watch.time("remember"):
        memory = memory_of(order.workspace.root, order.out.resolve())
        if anew:
            memory.forget()
        memory.remember(structs.replace(summary, site=fingerprint(site.manifest)), documents)
    return Built(
        summary.documents,
        len(found.written),
        len(found.removed),
        found.spared,
        summary.warnings,
        summary.infos,
    )
