"""What an address in a link is worth: an outside one, one of the handbook's own, or one that is refused.

Knows: the schemes that may leave the handbook, and how references are written.
Never: whether the target of a reference exists.
"""

import re
from enum import Enum
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLink

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_UNSAFE = re.compile(r"//|.*[\\\x00-\x1f\x7f-\x9f\u2028\u2029]", re.DOTALL)
_SITE = re.compile(r"https?://(?:[^\s/?#@]*@)?(?:[\w.\-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?(?:[/?#]|\Z)", re.IGNORECASE)
_WEB = ("http", "https")
_CONTACT = ("mailto", "tel")
_PARTIES = ("person", "role", "team")
_FIELD = re.compile(r"([a-z][a-z-]{1,31}):[a-z][a-z0-9_:-]*", re.IGNORECASE)
_PROGRAMS = frozenset(
    (
        *("javascript", "vbscript", "livescript", "mocha", "data", "blob", "file", "filesystem", "jar", "mhtml"),
        *("about", "view-source", "chrome", "intent", "vscode", "steam", "search-ms", "hcp", "magnet", "itms"),
        *("ftp", "ftps", "sftp", "ssh", "telnet", "smb", "nfs", "ldap", "ws", "wss", "irc", "skype", "sms"),
    )
)
"""Schemes that programs open: in angle brackets, too, nobody takes them for a field to be filled in."""
_FAMILIES = ("ms-", "web+", "x-", "com-")


class Kind(Enum):
    """Where an address leads."""

    WEB = "a page on the web"
    CONTACT = "a person's mailbox or telephone"
    OWN = "something of the handbook"
    REFUSED = "somewhere a link may not lead"
    NOWHERE = "nowhere"


class Address(NamedTuple):
    """A judged address: as `href` has it where it leads outside, as a reference has it where it is ours."""

    kind: Kind
    text: str


def is_field(written: str) -> bool:
    """Whether what stands in angle brackets is a field to be filled in, `<campaign:region>`, and no address."""
    found = _FIELD.fullmatch(written)
    scheme = found[1].lower() if found else "file"
    return scheme not in (*_PROGRAMS, *_WEB, *_CONTACT, *_PARTIES) and not scheme.startswith(_FAMILIES)


def judge(written: str) -> Address:
    """Judge an address as Markdown gives it, its entities and escapes already resolved."""
    address = written.strip(" ")
    if not address:
        return Address(Kind.NOWHERE, "")
    if _UNSAFE.match(address):
        return Address(Kind.REFUSED, address)
    found = _SCHEME.match(address)
    if found is None:
        return _own(address)
    scheme = found[1].lower()
    if scheme in _PARTIES:
        return _own(address)
    return _outside(scheme, address)


def _outside(scheme: str, address: str) -> Address:
    if scheme not in _WEB and scheme not in _CONTACT:
        return Address(Kind.REFUSED, address)
    safe = normalizeLink(address)
    if scheme in _WEB:
        return Address(Kind.WEB if _SITE.match(safe) else Kind.NOWHERE, safe)
    return Address(Kind.CONTACT if len(safe) > len(scheme) + 1 else Kind.NOWHERE, safe)


def _own(address: str) -> Address:
    if "%" not in address:
        return Address(Kind.OWN, address)
    plain = unquote(address)
    scheme = _SCHEME.match(plain)
    refused = _UNSAFE.match(plain) or (scheme and scheme[1].lower() not in _PARTIES)
    return Address(Kind.REFUSED if refused else Kind.OWN, plain)
