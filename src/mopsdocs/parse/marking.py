"""A translation's front matter with what it was made from: the fingerprints under `translated_from`.

Knows: the texts and sections of a source, and where a key at the top begins and ends.
Never: writes a file; whether a translation is a good one.
"""

import json
import re
from collections.abc import Iterator, Mapping

from mopsdocs.model.config import Config
from mopsdocs.parse.bodies import cut, open_file
from mopsdocs.parse.documents import texts_of
from mopsdocs.parse.sections import fingerprint
from mopsdocs.parse.sources import Group

_OLD = re.compile(r"^translated_from:.*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))*", re.MULTILINE)
_PLAIN = re.compile(r"[A-Za-z][\w.:-]*")
_SAFE = re.compile(r"(?=.*[a-df-z])[0-9a-z]+")


def marked(group: Group, config: Config) -> Iterator[tuple[str, bytes, bytes]]:
    """Give the translations of a document that can be read: path, content, and content with today's fingerprints."""
    found = texts_of(group, config)
    if found is None:
        return
    labels, translated = found
    sections = {one.name: fingerprint(one.text) for one in cut(open_file(group.source))}
    for _, source in group.translations:
        if source.path in translated:
            wanted = {path: fingerprint(labels[path]) for path in translated[source.path] if path in labels}
            has_prose = bool(open_file(source).body.strip())
            block = _block({"labels": wanted, "sections": sections if has_prose else {}})
            yield source.path, source.content, _with(source.content, block)


def _with(content: bytes, block: str) -> bytes:
    """Put a block at the end of front matter, in the place of the one that is there; line ends stay as they are."""
    text = content.decode()
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.replace("\r\n", "\n")
    start = plain.find("---\n")
    close = plain.find("\n---", start + 3) + 1
    if start < 0 or not close:
        return content
    front = _OLD.sub("", plain[start + 4 : close])
    return (plain[: start + 4] + front + block + plain[close:]).replace("\n", ends).encode()


def _block(groups: Mapping[str, Mapping[str, str]]) -> str:
    """The key `translated_from` as YAML; nothing where there is nothing to mark."""
    lines = []
    for name, marks in groups.items():
        if marks:
            lines.append(f"  {name}:")
            lines += [f"    {_key(key)}: {_value(mark)}" for key, mark in marks.items()]
    return "\n".join(["translated_from:", *lines, ""]) if lines else ""


def _key(key: str) -> str:
    return key if _PLAIN.fullmatch(key) and not key.endswith(":") else json.dumps(key, ensure_ascii=False)


def _value(mark: str) -> str:
    """A fingerprint, in quotes where other programs would read a number."""
    return mark if _SAFE.fullmatch(mark) else f'"{mark}"'
