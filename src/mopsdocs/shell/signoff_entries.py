"""Entries of signoffs.yml, written and replaced: comments and the bytes of the others stay as they are.

Knows: how an entry is written, where one stands in the file.
Never: who may sign; writes to a disk; gives a content that it could not read back.
"""

import json
import re
from collections.abc import Collection

from msgspec import structs

from mopsdocs.compile.prepare import SIGNOFFS
from mopsdocs.model.diagnostic import Span
from mopsdocs.model.signoff import Signoff
from mopsdocs.model.source import Source
from mopsdocs.parse.documents import read_signoffs
from mopsdocs.parse.locate import places_in

_HEAD = "# Sign-offs, written by `mopsdocs sign`. What a fingerprint covers stands in docs/format.md of mopsdocs.\n"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_BOM = b"\xef\xbb\xbf"


def with_entry(before: Source | None, entry: Signoff, names: Collection[str]) -> bytes | None:
    """Give the file's content with one entry more, or in the place of what the same person signed there before.

    `names` are those that the item goes by. None where the file is written so that this cannot be done.
    """
    if before is None:
        return f"{_HEAD}- {_written(entry)}\n".encode()
    mark = _BOM if before.content.startswith(_BOM) else b""
    text = before.content.removeprefix(_BOM).decode()
    old = _read(before.content)
    if old is None:
        return None
    same = [i for i, one in enumerate(old) if _is_same(one, entry, names)]
    text = _replaced(text, before, old[same[-1]], entry) if same else _added(text, before, entry)
    after = mark + text.encode()
    wanted = [*old[: same[-1]], entry, *old[same[-1] + 1 :]] if same else [*old, entry]
    return after if _plain(_read(after)) == _plain(wanted) else None


def _written(entry: Signoff) -> str:
    day = entry.on.isoformat() if entry.on else ""
    note = f", note: {json.dumps(entry.note, ensure_ascii=False)}" if entry.note else ""
    return (
        f"{{item: {entry.item}, aspect: {entry.aspect}, by: {entry.by}, date: {day}{note}, "
        f'fingerprint: "{entry.fingerprint}"}}'
    )


def _is_same(one: Signoff, entry: Signoff, names: Collection[str]) -> bool:
    return one.item in names and (one.aspect, one.by) == (entry.aspect, entry.by)


def _replaced(text: str, source: Source, old: Signoff, entry: Signoff) -> str:
    """Put an entry in the place of another one, in brackets or on lines of its own."""
    places = places_in(source)
    lines = _LINE.findall(text)
    span = places.of(old.at)
    start = _offset(lines, span.line, span.column)
    # Where an entry on lines of its own ends, is told by its last value.
    parts = [each for path, each in places.values.items() if path[: len(old.at)] == old.at and path != old.at]
    last: Span = span if text[start] == "{" else max(parts, key=lambda each: (each.end_line, each.end_column))
    return text[:start] + _written(entry) + text[_offset(lines, last.end_line, last.end_column) :]


def _added(text: str, source: Source, entry: Signoff) -> str:
    """Put an entry below the last one, as far from the margin as the first."""
    lines = _LINE.findall(text)
    first = places_in(source).values.get((0,))
    margin = re.match(r"[ \t]*", lines[first.line - 1]) if first else None
    end = lines[0][len(lines[0].rstrip("\r\n")) :] if lines else ""
    end = end or "\n"
    above = text if not text or text.endswith(("\n", "\r")) else text + end
    return f"{above}{margin[0] if margin else ''}- {_written(entry)}{end}"


def _offset(lines: list[str], line: int, column: int) -> int:
    return sum(map(len, lines[: line - 1])) + column - 1


def _read(content: bytes) -> list[Signoff] | None:
    """Read sign-offs in the order of the file; None where something is wrong with them."""
    found, noticed = read_signoffs(Source(SIGNOFFS, content, ""))
    if noticed or found.unread:
        return None
    return sorted(found.all(), key=lambda one: [part for part in one.at if isinstance(part, int)])


def _plain(several: list[Signoff] | None) -> list[Signoff]:
    """Leave out where sign-offs stand."""
    return [structs.replace(one, at=()) for one in several or ()]
