"""The page of all versions, and the one file from which old pages learn of new versions.

Knows: which versions there are, which one is current.
Never: what a version says.
"""

import json
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from mopsdocs.model.place import Published, Release
from mopsdocs.model.recipe import Recipe, page, text
from mopsdocs.model.view import Day, Link, MissingView, Tag, VersionRow, VersionsView
from mopsdocs.outputs import address
from mopsdocs.outputs.frame import crumbs, frame
from mopsdocs.outputs.placing import WORKING, counted
from mopsdocs.outputs.scribe import Scribe, Voice

SCHEMA = "mopsdocs-versions/1"


def versions_page(voice: Voice, published: Sequence[Published], current: str, theme: str) -> Recipe:
    """Plan the page that lists all versions; the newest one comes first."""
    scribe, words = voice.at(address.VERSIONS), voice.words
    view = VersionsView(
        title=words("All versions"),
        intro=words("Every version stays as it was on its day. What came later never changes it."),
        rows=tuple(_row(scribe, one, current) for one in published),
    )
    around = frame(scribe, view.title, view.intro, crumbs=crumbs(scribe))
    return page(voice.prefix + scribe.page, "pages/versions.html", around, view, theme)


def versions_script(published: Iterable[Published], current: str) -> Recipe:
    """Plan the list of versions as a script: pages opened from disk cannot fetch data."""
    told = {
        "schema": SCHEMA,
        "current": current,
        "versions": [
            {
                "name": one.release.name,
                "label": one.release.label.source,
                **({"labels": dict(one.release.label.others)} if one.release.label.others else {}),
                "date": one.release.day.isoformat(),
                "href": one.release.folder,
            }
            for one in published
        ],
    }
    # `<` never stands in it as such: nothing that somebody called a version can end the script.
    written = json.dumps(told, ensure_ascii=True).replace("<", "\\u003c")
    return text(address.VERSIONS_SCRIPT, f"mopsdocsVersions({written});\n")


def newer_pages(
    voice: Voice, newer: Iterable[Published], current: Release, theme: str
) -> Iterator[Recipe]:
    """Plan what stands where a version newer than the current one looks for what has changed since."""
    words = voice.words
    for one in newer:
        scribe, label = voice.at(address.since(one.release.name)), words.text(one.release.label)
        own = scribe.top + one.release.folder + _prefix(voice, one)
        view = MissingView(
            title=words("{version} is newer than the current version", version=label),
            intro=words("The current version is {version}.", version=words.text(current.label)),
            links=(
                Link(words("What {version} changed", version=label), own + address.CHANGES),
                Link(words("Handbook"), scribe.href(address.HOME)),
            ),
        )
        around = structs.replace(frame(scribe, view.title, view.intro), robots="noindex", canonical=None)
        yield page(voice.prefix + scribe.page, "pages/missing.html", around, view, theme)


def _prefix(voice: Voice, one: Published) -> str:
    lang = voice.lang if voice.lang in one.languages else one.languages[0]
    return address.in_language("", lang, one.languages[0])


def _row(scribe: Scribe, one: Published, current: str) -> VersionRow:
    words, release = scribe.words, one.release
    base = scribe.top + release.folder + _prefix(scribe.voice, one)
    changes = counted(one.changed, words) if one.changed else None
    return VersionRow(
        link=Link(words.text(release.label), base + address.HOME),
        day=Day(release.day.isoformat(), words.day(release.day)),
        tag=_tag(scribe, release.name, current),
        changes=Link(changes, base + address.CHANGES) if changes else None,
        note=scribe.maybe(one.note),
    )


def _tag(scribe: Scribe, name: str, current: str) -> Tag | None:
    if name == current:
        return Tag("ok", scribe.words("Current"))
    return Tag("info", scribe.words("In the making")) if name == WORKING else None
