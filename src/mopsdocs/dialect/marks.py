"""Marks of other tools, which stand on the page as they are written: their links, blocks, includes and components.

Knows: how such tools write, and what to write here instead.
Never: whether a page that is meant exists; what could as well be prose, such as `{{ first_name }}` or `<Name>`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from mopsdocs.dialect.fences import CALLOUTS
from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.model.diagnostic import Said, Value

_CALLOUTS = {"danger": "caution", "failure": "caution", "bug": "caution", "hint": "tip", "attention": "warning"}
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}\Z")


class _Mark(NamedTuple):
    """One thing that other tools know: the letters without which it cannot be there, how it looks, what to write."""

    signs: tuple[str, ...]
    form: re.Pattern[str]
    hint: Callable[[re.Match[str]], Said]


def has_marks(text: str) -> bool:
    """Whether a text may hold a mark of another tool."""
    return any(sign in text for sign in _SIGNS)


def find_marks(script: Manuscript) -> None:
    """Notice the first mark of each kind, and how many more there are."""
    for mark in _MARKS:
        if not any(sign in script.text for sign in mark.signs) or not mark.form.search(script.text):
            continue
        found = list(mark.form.finditer(script.words))
        if found:
            _notice(script, found, mark)


def _notice(script: Manuscript, found: list[re.Match[str]], mark: _Mark) -> None:
    first, written = found[0], found[0][0].strip()
    said = Said("{mark} is another tool's, and is shown as it stands", {"mark": written})
    if len(found) > 1:
        values: dict[str, Value] = {"mark": written, "count": len(found)}
        said = Said("{mark} is another tool's, and is shown as it stands; here are {count} like it", values)
    start = first.start() + first[0].index(written)
    script.notice("BODY-002", script.span(start, start + len(written)), said, mark.hint(first))


def _link(found: re.Match[str]) -> Said:
    embedded, target, words = found.groups()
    file = target if _ENDING.search(target) else f"{target}.md"
    address = f"<{file}>" if " " in file else file
    link = f"{embedded}[{(words or target).strip()}]({address})"
    return Said("write {link}, with the path of the file from here", {"link": link})


def _lead(found: re.Match[str]) -> Said:
    return Said("write {link}, with the path of the file from here", {"link": f"[{found[1]}]({found[2]})"})


def _callout(found: re.Match[str]) -> Said:
    name = found[1] if found[1] in CALLOUTS else _CALLOUTS.get(found[1], "note")
    return Said("begin it with > [!{name}], and each line of its text with >", {"name": name.upper()})


def _tab(found: re.Match[str]) -> Said:
    return Said("write {heading}", {"heading": f"### {found[1]}"})


def _include(_found: re.Match[str]) -> Said:
    return Said("write the text itself here, or a link to its file")


def _tag(found: re.Match[str]) -> Said:
    return _include(found) if found[1] else _other(found)


def _other(_found: re.Match[str]) -> Said:
    return Said("say it in Markdown, or take it out")


_MARKS = (
    _Mark(
        ("[[",),
        # [[1]] may be a note's number, [[a]](b) a link; a shell's [[ -f x ]] has spaces.
        re.compile(
            r"(!?)(?<!\[)\[\[(?=[./\d]{0,40}[^\W\d_])([^\[\]\n|#]+)(?:#[^\[\]\n|]*)?(?:\|([^\[\]\n]*))?\]\]"
            r"(?![(\[\]:])"
        ),
        _link,
    ),
    _Mark(
        ("({{", "({%"),
        re.compile(
            r"\[([^\[\]\n]*)\]\(\{(?:\{[<%][ \t]*(?:rel)?ref|%-?[ \t]*(?:link|post_url))[ \t]+[\"']?([^\"'\s%<>{}]+)"
            r"[\"']?[ \t]*-?[%>]\}{1,2}\)"
        ),
        _lead,
    ),
    _Mark(
        ("!!! ", "??? ", "???+ "),
        re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+([a-z][a-z-]*)(?:[ \t]+\"[^\"\n]*\")?[ \t]*$", re.MULTILINE),
        _callout,
    ),
    _Mark(('=== "',), re.compile(r"^[ \t]*=== \"([^\"\n]+)\"[ \t]*$", re.MULTILINE), _tab),
    _Mark(("--8<--",), re.compile(r"^[ \t]*-{1,8}8<-{1,8}(?:[ \t][^\n]*)?$", re.MULTILINE), _include),
    _Mark(
        ("{%",),
        re.compile(
            r"(?<!\()\{%-?[ \t]*(?:(include(?:_relative|_cached)?|embed|file)|link|post_url"
            r"|(?:end)?(?:highlight|hint|tabs?|content-ref|raw|code))\b[^%\n]*%\}"
        ),
        _tag,
    ),
    _Mark(("{{<", "{{%"), re.compile(r"(?<!\()\{\{[<%] ?/? ?[a-z][^{}\n]*[%>]\}\}"), _other),
    _Mark(
        (' from "', " from '"),
        re.compile(r"^import [^\n\"';]+ from (?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*$", re.MULTILINE),
        _other,
    ),
    _Mark(
        ("<",),
        re.compile(
            r"<(?:/?(?:ac|ri):[a-z-]{1,40}(?:[ \t/][^<>\n]*)?>"
            r"|/?(?:Tabs?|TabItem|CardGroup|CodeGroup|Admonition|Callout|AccordionGroup)>"
            r"|/[A-Z][A-Za-z]{1,40}>|[A-Z][A-Za-z]{1,40}(?:[ \t]+[a-z][A-Za-z-]{0,40}=[^<>\n]*| ?/)>)"
        ),
        _other,
    ),
)
_SIGNS = tuple(sign for mark in _MARKS for sign in mark.signs)
