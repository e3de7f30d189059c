"""What the preview itself says on a page, in the language that findings are told in.

Knows: its sentences; the words between braces are put in by the page.
Never: what a finding says.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from mopsdocs.model.diagnostic import Said
from mopsdocs.words import Words

_PHRASES = (
    Said("The preview does not answer. It is looked for again and again."),
    Said("There is no such page any more. What stands here is how it was."),
    Said("Open {place} in the editor"),
    Said("Findings on this page"),
    Said("error"),
    Said("warning"),
    Said("info"),
    Said("What keeps pages from being new"),
    Said("One thing keeps pages from showing what their files say."),
    Said("{count} things keep pages from showing what their files say."),
    Said("These pages are shown as they were last, until this is mended:"),
    Said("Done: {title}"),
    Said("Done"),
    Said("Change: {title}"),
    Said("Change"),
    Said("State"),
    Said("Due"),
    Said("Responsible (ids, with commas between them)"),
    Said("Evidence (a link)"),
    Said("Blocked by"),
    Said("Save"),
    Said("Saved."),
    Said("The preview does not answer: nothing was changed."),
    Said("This cannot be saved now. What has been typed stays here."),
    Said("Git is at work in this folder: what it changes is shown when it has finished."),
    Said("The links between playbooks are still being checked: more findings may be added here."),
    Said("This page is being made anew: what stands here is how it was before the last edit."),
)
_WAITING = (
    Said("{done} of {count} playbooks are read."),
    Said("{done} of {count} playbooks are assessed."),
    Said("{done} of {count} versions are read."),
)
_READING = Said("Reading the handbook")
_OPENS = Said("The playbooks are being read. This page opens by itself.")
_READ = Said("Playbooks read")
_LANGUAGE = re.compile(rb"""^languages:[ \t]*+(?:\[|\r?\n[ \t]*-)?[ \t]*["']?([a-z]{2,3})\b""", re.MULTILINE)
_PLACES = {name: f"{{{name}}}" for name in ("place", "count", "title", "done")}


def phrases(words: Words) -> dict[str, str]:
    """Give every sentence of the preview by its English text."""
    return _told(_PHRASES, words)


def waiting(page: str, words: Words) -> str:
    """Fill in the page that is shown while the handbook is read."""
    said = {
        "lang": words.lang,
        "title": words.said(_READING),
        "said": words.said(_OPENS),
        "label": words.said(_READ),
        "words": json.dumps(_told(_WAITING, words), ensure_ascii=False),
    }
    for name, text in said.items():
        page = page.replace(f"{{{name}}}", escape(text))
    return page


def likely_language(settings: bytes) -> str:
    """Give what seems to be a handbook's first language, for the time before its settings have been read."""
    found = _LANGUAGE.search(settings)
    return found[1].decode() if found else ""


def _told(several: Iterable[Said], words: Words) -> dict[str, str]:
    return {one.text: words.said(replace(one, values=_PLACES)) for one in several}
