"""What the preview itself says on a page, in the language that findings are told in.

Knows: its sentences; the words between braces are put in by the page.
Never: what a finding says.
"""

from dataclasses import replace

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
)
_PLACES = {name: f"{{{name}}}" for name in ("place", "count", "title")}


def phrases(words: Words) -> dict[str, str]:
    """Give every sentence of the preview by its English text."""
    return {one.text: words.said(replace(one, values=_PLACES)) for one in _PHRASES}
