"""A built site as the browser tests see it: its languages, and the kinds of pages in it."""

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

LANGUAGES = ("en", "es", "pt")
FIRST = LANGUAGES[0]
KINDS = (
    "index",
    "goals",
    "tasks",
    "tasks/board",
    "reviews",
    "problems",
    "a-z",
    "404",
    "areas/index",
    "areas",
    "areas/timeline",
    "people/index",
    "people",
    "roles",
    "teams",
    "playbooks",
    "metrics",
    "pages",
    "versions",
    "changes",
    "v",
)


def split(page: PurePosixPath) -> tuple[str, PurePosixPath]:
    """The language of a page and its address within that language: `es/tasks.html` is (es, tasks.html)."""
    if page.parts[0] in LANGUAGES[1:]:
        return page.parts[0], PurePosixPath(*page.parts[1:])
    return FIRST, page


def kind(page: PurePosixPath) -> str:
    """What sort of page stands at an address: `playbooks`, `areas/index`, `tasks`."""
    _, address = split(page)
    if address.stem in ("board", "timeline") and address.parts[0] in ("tasks", "areas"):
        return f"{address.parts[0]}/{address.stem}"
    if len(address.parts) == 1 or (len(address.parts) == 2 and address.stem == "index"):
        return address.with_suffix("").as_posix()
    return address.parts[0]


def pages(site: Path) -> tuple[PurePosixPath, ...]:
    """Every page of a site, in order of address."""
    return tuple(sorted(PurePosixPath(path.relative_to(site).as_posix()) for path in site.rglob("*.html")))


def samples(site: Path) -> Mapping[tuple[str, str], PurePosixPath]:
    """For each kind and language the same page: the one that says most in the first language."""
    largest: dict[str, PurePosixPath] = {}
    for page in pages(site):
        language, address = split(page)
        inner = address.parts[0] == "v" and address.parts[2] in LANGUAGES[1:]
        if language == FIRST and not inner:
            there = largest.setdefault(kind(page), address)
            if (site / address).stat().st_size > (site / there).stat().st_size:
                largest[kind(page)] = address
    return {
        (sort, language): address if language == FIRST else _translated(address, language)
        for sort, address in largest.items()
        for language in LANGUAGES
    }


def _translated(address: PurePosixPath, language: str) -> PurePosixPath:
    """A page in another language; a version's languages stand in its own folder."""
    if address.parts[0] == "v":
        return PurePosixPath(*address.parts[:2], language, *address.parts[2:])
    return language / address


class _Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and keeps quiet about it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serves a folder on this machine alone, for as long as the block lasts; yields its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
