"""A gettext catalogue as text, read into messages.

Knows: how catalogues are written.
Never: where they are kept; what is said with a message.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

Messages = Mapping[str, str | tuple[str, ...]]
"""Translations by their English text; one with a context has the key that `key_of` gives."""

_LINE = re.compile(
    r'^(?:(#,.*)|(msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?[ \t]*"(.*)"[ \t\r]*)$', re.MULTILINE
)
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}


# Babel reads catalogues too; it takes ten times as long, and every worker of a build reads them.
@lru_cache(maxsize=16)
def read_catalogue(po: str) -> Messages:
    """Read a gettext catalogue; messages without a translation are left out."""
    found: dict[str, str | tuple[str, ...]] = {}
    for entry in _entries(po):
        text = entry.get("msgid", "")
        forms = tuple(_plain(form) for field, form in entry.items() if field.startswith("msgstr"))
        if text and all(forms) and "fuzzy" not in entry.get("flags", ""):
            key = key_of(_plain(text), _plain(entry.get("msgctxt", "")))
            found[key] = forms if "msgid_plural" in entry else forms[0]
    return found


def key_of(text: str, context: str) -> str:
    """Give the key of a message."""
    return f"{context}\x04{text}" if context else text


def _entries(po: str) -> Iterator[Mapping[str, str]]:
    entry: dict[str, str] = {}
    field = ""
    for flags, keyword, text in _LINE.findall(po):
        if (flags or keyword in ("msgctxt", "msgid")) and field.startswith("msgstr"):
            yield entry
            entry, field = {}, ""
        if flags:
            entry["flags"] = flags
        else:
            field = keyword or field
            entry[field] = entry.get(field, "") + text
    yield entry


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text) if "\\" in text else text
