"""The page of all versions, and the one file from which old pages learn of new versions.

Knows: which versions there are, which one is current.
Never: what a version says.
"""

import json
from collections.abc import Iterable, Sequence

from mopsdocs.model.place import Published
from mopsdocs.model.recipe import Recipe, page, text
from mopsdocs.model.view import Day, Link, Tag, VersionRow, VersionsView
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
                "date": one.release.day.isoformat(),
                "href": one.release.folder,
            }
            for one in published
        ],
    }
    # `<` never stands in it as such: nothing that somebody called a version can end the script.
    written = json.dumps(told, ensure_ascii=True).replace("<", "\\u003c")
    return text(address.VERSIONS_SCRIPT, f"mopsdocsVersions({written});\n")


def _row(scribe: Scribe, one: Published, current: str) -> VersionRow:
    words, release = scribe.words, one.release
    lang = scribe.voice.lang if scribe.voice.lang in one.languages else one.languages[0]
    base = scribe.top + release.folder + address.in_language("", lang, one.languages[0])
    changes = counted(one.changed, words) if one.changed else None
    return VersionRow(
        link=Link(words.text(release.label), base + address.HOME),
        day=Day(release.day.isoformat(), words.day(release.day)),
        tag=_tag(scribe, release.name, current),
        changes=Link(changes, base + address.CHANGES) if changes else None,
        note=one.note,
    )


def _tag(scribe: Scribe, name: str, current: str) -> Tag | None:
    if name == current:
        return Tag("ok", scribe.words("Current"))
    return Tag("info", scribe.words("In the making")) if name == WORKING else None
