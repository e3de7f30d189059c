"""What may stand in a page as it is: escaped words, prose that the dialect has made safe, addresses to follow.

Knows: which parts of a view are HTML already, which addresses a link may have.
Never: Markdown; where a text comes from. No other module marks text as safe.
"""

import re

from mopsdocs.model.view import Html, Part

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:|(?![/\\]{2})[^:/?#\\\s]*(?:[/?#]|\Z))[^\\\x00-\x20\x7f]*\Z")


_KEPT = 20_000


class Safe(str):
    """HTML that is not escaped once more."""

    __slots__ = ()

    def __html__(self) -> str:
        """Give the HTML, as template engines ask for it."""
        return self


def escape(words: object) -> str:
    """Give words as HTML that shows them; what is safe stays as it is."""
    if type(words) is str:
        text = words
    elif isinstance(words, Safe):
        return words
    else:
        text = str(words)
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return _escaped(text)
    return text


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


def is_prose(part: Part) -> bool:
    """Whether a part of a body is prose, not a block that the page generates."""
    return isinstance(part, Html)


def prose(part: Html) -> Safe:
    """Give prose as it stands: the dialect wrote this HTML, and escaped all that an author wrote."""
    return Safe(part.html)


def url(address: str) -> str:
    """Give an address that is safe to follow; of any other the link leads nowhere."""
    return address if _ADDRESS.match(address) else "#"


class Escaped(dict[str, str]):
    """Plain words with their HTML, so that words that come again are escaped once; `escaped[words]`."""

    __slots__ = ()

    def __missing__(self, words: str) -> str:
        """Escape words that are new. What is no plain text is not kept: safe words equal plain ones."""
        if words.__class__ is not str:
            return escape(words)
        if len(self) >= _KEPT:
            self.clear()
        self[words] = found = escape(words)
        return found


class Addresses(dict[str, str]):
    """Addresses as they stand in HTML, each looked at once; `addresses[address]`."""

    __slots__ = ()

    def __missing__(self, address: str) -> str:
        """Look at an address that is new."""
        if len(self) >= _KEPT:
            self.clear()
        self[address] = found = escape(url(address))
        return found
