"""Names that are written once, or once for each language.

Knows: which of them is the source.
Never: what is named.
"""

from collections.abc import Mapping

from mopsdocs.model.text import Text

Named = str | Mapping[str, str | None] | None


def name_text(written: Named, lang: str, fallback: str) -> Text:
    """A name as a text: its source is in the handbook's language where that is given, else in the first."""
    return optional_name(written, lang) or Text(fallback, lang)


def optional_name(written: Named, lang: str) -> Text | None:
    """A name as a text, or None where nothing is written."""
    if not written:
        return None
    if isinstance(written, str):
        return Text(written, lang)
    words = {name: said for name, said in written.items() if said}
    if not words:
        return None
    source = lang if lang in words else next(iter(words))
    return Text(words.pop(source), source, tuple(words.items()))


def in_words(name: str) -> str:
    """A file's name or an id in words: `email-program` as `Email program`."""
    words = name.rpartition("/")[2].replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "?"
