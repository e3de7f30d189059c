"""What can be seen in the text itself: placeholders, marks that Markdown misses, broken letters, contacts.

Knows: the text as written, and which of it is code.
Never: tokens; how anything is shown.
"""

import re
import unicodedata
from collections.abc import Callable

from mopsdocs.dialect.contacts import find_contacts, has_contacts
from mopsdocs.dialect.fences import CALLOUTS
from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.dialect.marks import find_marks, has_marks
from mopsdocs.model.diagnostic import Said

_CAPITALS = ("TBD", "TODO", "FIXME", "XXX")
_PHRASES = ("(add link)", "coming soon", "lorem ipsum")
_PLACEHOLDER = re.compile(r"\b(?:TBD|TODO|FIXME|XXX)\b|(?i:\(add link\)|\bcoming soon\b|\blorem ipsum\b)")
_GLUED_SIGN = re.compile(r"\n#+[^\s#]")
_GLUED = re.compile(r"^ {0,3}(#{1,6})(?=[^\s#])(.*)$", re.MULTILINE)
_AROUND_A_PARAGRAPH = ("", "\n", "\n\n")
_APART = re.compile(r"(\[[^\[\]\n]*\])[ \t]+(\([^()\s]+\))")
# Two words and more where an address stands that leads to the web or to a file; a title would be in quotes.
_SPACED = re.compile(r"(\[[^\[\]\n]*\])\(([^\s()<>\"']+[ \t][^()<>\"'\n]*)\)")
_LEADS = re.compile(r"(?i:https?:|mailto:|person:|role:|team:|\.{0,2}/)|.*\.(?i:md|png|jpe?g|gif|webp|pdf)$")
_PARTY = re.compile(r"(?i:(person|role|team):)[ \t]*(.*)")
_TURNED = re.compile(
    r"(?<!\])\(([^()\[\]\n]{1,200})\)\[((?:https?://|mailto:)[^\[\]\s]+|[^\[\]\s#]+\.md(?:#[^\[\]\s]*)?)\](?![(\[])"
)
_TICK_OR_NOTE = re.compile(r"\[(?:[ xX]|\^.*)\]")
_ADDRESS = re.compile(r"\((?:https?:|mailto:|tel:|person:|role:|team:|#|[^()]*/|[^()]*\.md\b|[A-Z]+[0-9]+\))")
# What UTF-8 becomes when it is read as Windows-1252; but MANHÃ is a word, and may stand in quotes.
_BROKEN = re.compile(
    r"\ufffd+|â€.|ðŸ..|[ÃÂ](?:[\u0080-\u009f\u00a1-\u00ba\u00bc-\u00bfƒ„†‡ˆ‰Š‹Œ‘“•˜™š›œžŸ€]"
    r"|[»\u00a0’”…–—](?<![A-ZÀ-Þ][ÃÂ].))"
)
_ALERT_SIGN = re.compile(r"\[!(?!(?i:note|tip|important|warning|caution)\][ \t]*(?:\n|\Z))")
_ALERT = re.compile(r"^[ >]*> ?\[!(\w+)\](.*)$", re.MULTILINE)
_NOTE = re.compile(r"\[\^([^\]\s]{1,200})\]")
_NOTE_TEXT = re.compile(r"^[ \t>]*\[\^([^\]\s]+)\]:", re.MULTILINE)
_TAG = re.compile(
    r"<(?:!--|/?(?:a|b|br|center|details|div|em|font|hr|i|iframe|img|kbd|li|ol|p|script|small|span|strong|style"
    r"|sub|summary|sup|table|td|th|tr|u|ul|video)\b[^<>\n]*>)",
    re.IGNORECASE,
)


def look_over(script: Manuscript) -> None:
    """Notice what the text itself gives away; a clean text costs a handful of searches."""
    for has_sign, find in _LOOKS:
        if has_sign(script.text):
            find(script)


def _has_placeholder(text: str) -> bool:
    if any(word in text for word in _CAPITALS):
        return True
    lowered = text.lower()
    return any(phrase in lowered for phrase in _PHRASES)


def _placeholders(script: Manuscript) -> None:
    for found in _PLACEHOLDER.finditer(script.words):
        said = Said("{text} still stands here", {"text": found[0]})
        script.notice("FM-005", script.span(*found.span()), said, Said("write what is meant, or take it out"))


def _has_glued_heading(text: str) -> bool:
    return text.startswith("#") or _GLUED_SIGN.search(text) is not None


def _glued_headings(script: Manuscript) -> None:
    for found in _GLUED.finditer(script.words):
        marks, words = found.groups()
        if len(marks) == 1 and not _stands_alone(found):
            continue
        hint = Said("write {heading}", {"heading": f"{marks} {words.strip()}"})
        said = Said("this heading lacks the space after {marks}", {"marks": marks})
        script.notice("BODY-002", script.span(found.start(1), found.end()), said, hint)


def _stands_alone(found: re.Match[str]) -> bool:
    """Whether `#Words` is a paragraph of its own, and not a hashtag or the number of a ticket."""
    text, (start, end) = found.string, found.span()
    around = (text[max(0, start - 2) : start], text[end : end + 2])
    return all(blank in _AROUND_A_PARAGRAPH for blank in around) and found[2][0].isalpha() and "#" not in found[2]


def _links_apart(script: Manuscript) -> None:
    for found in _APART.finditer(script.words):
        words, address = found.groups()
        if _TICK_OR_NOTE.fullmatch(words) or not _ADDRESS.match(address):
            continue
        said = Said("a space parts this link's words from its address")
        hint = Said("write {link}", {"link": words + address})
        script.notice("BODY-002", script.span(*found.span()), said, hint)


def _has_spaced_address(text: str) -> bool:
    return "](" in text and _SPACED.search(text) is not None


def _spaced_addresses(script: Manuscript) -> None:
    for found in _SPACED.finditer(script.words):
        words, address = found.groups()
        if _LEADS.match(address):
            said = Said("an address with a space in it is no link, and all of it is shown as text")
            party = _PARTY.match(address)
            meant = f"({party[1].lower()}:{_as_id(party[2], party[1])})" if party else f"(<{address.strip()}>)"
            hint = Said("write {link}", {"link": f"{words}{meant}"})
            script.notice("BODY-002", script.span(*found.span()), said, hint)


def _as_id(name: str, kind: str) -> str:
    """A name as ids are written: `Ana Ruiz` as `ana.ruiz`, a role's or team's words with hyphens between them."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return ("." if kind.lower() == "person" else "-").join(bare.split())


def _turned_links(script: Manuscript) -> None:
    for found in _TURNED.finditer(script.words):
        words, address = found.groups()
        said = Said("the brackets of this link are in each other's place, and all of it is shown as text")
        hint = Said("write {link}", {"link": f"[{words}]({address})"})
        script.notice("BODY-002", script.span(*found.span()), said, hint)


def _is_broken(text: str) -> bool:
    return not text.isascii() and _BROKEN.search(text) is not None


def _broken_letters(script: Manuscript) -> None:
    seen = 0
    for found in _BROKEN.finditer(script.text):
        at = script.span(*found.span())
        if at.line == seen:  # one word in a wrong encoding brings its neighbours with it
            continue
        seen = at.line
        said = Said("{text} looks like letters read in the wrong encoding", {"text": found[0]})
        script.notice("BODY-003", at, said, _mended(found[0]))


def _mended(broken: str) -> Said:
    try:
        letters = broken.encode("cp1252").decode()
    except UnicodeError:
        return Said("write the letter that was meant, and save the file as UTF-8")
    return Said("write {letters}, and save the file as UTF-8", {"letters": letters})


def _has_alert(text: str) -> bool:
    return _ALERT_SIGN.search(text) is not None


def _alerts(script: Manuscript) -> None:
    for found in _ALERT.finditer(script.words):
        name, behind = found.groups()
        at = script.span(found.start(1) - 2, found.end(1) + 1)
        if name.lower() not in CALLOUTS:
            said = Said("there is no callout with the name {name}", {"name": name})
            hint = Said("the names are {names}", {"names": tuple(n.upper() for n in CALLOUTS)})
            script.notice("BODY-001", at, said, hint)
        elif behind.strip():
            said = Said("[!{name}] does not stand alone on its line", {"name": name})
            script.notice("BODY-002", at, said, Said("begin the text on the next line, after >"))


def _footnotes(script: Manuscript) -> None:
    texts = {note.end() - 1: note[1] for note in _NOTE_TEXT.finditer(script.words)}
    notes = list(_NOTE.finditer(script.words))
    written = set(texts.values())
    marked = {note[1] for note in notes if note.end() not in texts}
    for note in notes:
        name = note[1]
        if name not in written:
            said = Said("the footnote {name} has no text", {"name": name})
            hint = Said("write it on a line that begins with [^{name}]:", {"name": name})
        elif name not in marked:
            said = Said("no mark leads to the footnote {name}, so it is not shown", {"name": name})
            hint = Said("write [^{name}] where it belongs", {"name": name})
        else:
            continue
        script.notice("BODY-002", script.span(*note.span()), said, hint)


def _has_tags(text: str) -> bool:
    return _TAG.search(text) is not None


def _tags(script: Manuscript) -> None:
    for found in _TAG.finditer(script.words):
        said = Said("{tag} is shown as it stands: HTML has no meaning here", {"tag": found[0]})
        hint = Said("say it in Markdown, or take it out")
        script.notice("BODY-002", script.span(*found.span()), said, hint)


_LOOKS: tuple[tuple[Callable[[str], bool], Callable[[Manuscript], None]], ...] = (
    (_has_placeholder, _placeholders),
    (_has_glued_heading, _glued_headings),
    (lambda text: "] (" in text, _links_apart),
    (_has_spaced_address, _spaced_addresses),
    (lambda text: ")[" in text, _turned_links),
    (has_contacts, find_contacts),
    (_is_broken, _broken_letters),
    (_has_alert, _alerts),
    (lambda text: "[^" in text, _footnotes),
    (_has_tags, _tags),
    (has_marks, find_marks),
)
