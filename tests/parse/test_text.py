"""From bytes to text."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mopsdocs.model.diagnostic import Noticed, Said, Span
from mopsdocs.parse.text import FILE, LINE, LINES, decode, unseen


def one(noticed: Sequence[Noticed]) -> Noticed:
    """The only finding."""
    (found,) = noticed
    return found


def test_plain_text_passes_unchanged() -> None:
    """Text in any language comes through as it is, without a finding."""
    text = "título: Más clics – “con gusto”\ndone: 5 €, 日本, 👩‍💻\n"

    assert (text, ()) == decode(text.encode())


def test_byte_order_mark_is_dropped() -> None:
    """A byte order mark at the very start, as Windows writes it, is no part of the text."""
    assert ("title: x\n", ()) == decode(b"\xef\xbb\xbftitle: x\n")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_all_systems_are_one(end: str) -> None:
    """Windows, old Mac and Unix line ends all come out as one line feed."""
    assert ("a\n\nb\n", ()) == decode(f"a{end}{end}b{end}".encode())


def test_windows_encoding_is_named_with_its_place() -> None:
    """A file saved as Windows-1252 is one finding at the first such letter, and says what to save it as."""
    text, noticed = decode("title: Café\r\nsummary: Más\r\n".encode("cp1252"))
    found = one(noticed)

    assert ("", "SAFE-001", Span(1, 11, 1, 12)) == (text, found.code, found.at)
    assert Said("Windows-1252 (ANSI, Western)") == found.said.values["encoding"]
    assert found.hint
    assert "UTF-8" in found.hint.text


def test_place_of_a_bad_byte_counts_letters_not_bytes() -> None:
    """The column of a byte that is not UTF-8 counts code points, on the line that an editor shows."""
    _, noticed = decode("\ufefftitle: ok\r\nsummary: é€".encode() + b"\xff")

    assert Span(2, 12, 2, 13) == one(noticed).at


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised(encoding: str) -> None:
    """A file saved as UTF-16 is refused in words that an editor's menu uses."""
    _, noticed = decode("title: Café con leche\n".encode(encoding))

    sentences = " ".join(
        f"{found.said.text} {found.said.values} {found.hint and found.hint.text}" for found in noticed
    )
    assert {"SAFE-001"} == {found.code for found in noticed}
    assert "UTF-16" in sentences


def test_control_characters_are_refused_by_kind() -> None:
    """Each kind of control character is one finding at its first place; in the text it becomes visible."""
    text, noticed = decode("title: a\x07b\nsummary: \x07\x00\x85\ufffe\n".encode())

    assert "title: a\ufffdb\nsummary: \ufffd\ufffd\ufffd\ufffd\n" == text
    assert [
        (Span(1, 9, 1, 10), "U+0007"),
        (Span(2, 11, 2, 12), "U+0000"),
        (Span(2, 12, 2, 13), "U+0085"),
        (Span(2, 13, 2, 14), "U+FFFE"),
    ] == [(found.at, found.said.values["character"]) for found in noticed]
    assert {"SAFE-001"} == {found.code for found in noticed}


@pytest.mark.parametrize(
    "char", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x80", "\x9f", "\ufdd0", "\uffff", "\U0001fffe"]
)
def test_every_refused_character_is_seen_in_bytes(char: str) -> None:
    """No refused character slips past the quick look at the bytes."""
    _, noticed = decode(f"title: fine{char}".encode())

    assert ["SAFE-001"] == [found.code for found in noticed]


@given(st.text(max_size=80))
def test_the_quick_look_agrees_with_the_slow_one(text: str) -> None:
    """What passes without a finding has no character that is refused, and what has one does not pass."""
    decoded, noticed = decode(text.encode())
    expected = [
        char
        for char in text
        if (ord(char) < 0x20 and char not in "\t\n\r") or 0x7F <= ord(char) < 0xA0 or ord(char) & 0xFFFE == 0xFFFE
    ]
    expected += [char for char in text if "\ufdd0" <= char <= "\ufdef"]

    assert bool(expected) == bool(noticed)
    assert not set(expected) & set(decoded)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Bytes of any kind give text or a finding, and never an exception."""
    text, noticed = decode(content)

    assert text or noticed or not content.removeprefix(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("content", "line", "values"),
    [
        (b"a\n" * (FILE // 2) + b"a", 1, {"size": 257, "limit": 256}),
        (b"\n" * LINES + b"a", LINES + 1, {"count": 20_001, "limit": 20_000}),
        (b"title: x\n" + b"a" * (LINE + 1) + b"\n", 2, {"size": 65, "limit": 64}),
    ],
    ids=["file", "lines", "line"],
)
def test_a_passed_limit_is_named(content: bytes, line: int, values: dict[str, int]) -> None:
    """A file, a line, or a number of lines past the limit is refused with the limit in the sentence."""
    text, noticed = decode(content)
    found = one(noticed)

    assert ("", "SAFE-002", line, values) == (text, found.code, getattr(found.at, "line", 0), found.said.values)


def test_a_file_at_the_limits_is_read() -> None:
    """The limits themselves are allowed: the largest file, the last line, the longest line."""
    content = (b"a" * LINE + b"\n") * 2 + b"\n" * (LINES - 2)

    assert () == decode(content)[1]


def test_unseen_characters_are_named_where_they_stand() -> None:
    """A zero-width space or a direction mark in front matter is named once, with its first place and number."""
    noticed = unseen("title: a\u200bb\u200b\nsummary: \u202eabc\n", 2)

    assert [
        ("SAFE-001", Span(2, 9, 2, 10), "U+200B zero width space"),
        ("SAFE-001", Span(3, 10, 3, 11), "U+202E right-to-left override"),
    ] == [(found.code, found.at, found.said.values["character"]) for found in noticed]
    assert noticed[0].hint
    assert {"count": 2} == noticed[0].hint.values


@pytest.mark.parametrize(
    "emoji",
    ["👩‍💻", "🏳️‍🌈", "❤️", "1️⃣", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "☎︎", "©️"],
)
def test_emoji_are_welcome(emoji: str) -> None:
    """The joiners, selectors and tags that an emoji is made of are no hidden characters."""
    assert () == unseen(f"title: Go {emoji} team\n", 2)


@pytest.mark.parametrize("char", ["\u200d", "\ufe0f", "\u00ad", "\u2028", "\u2066", "\ufeff", "\U000e0041", "\u3164"])
def test_joiners_between_letters_are_not(char: str) -> None:
    """Outside an emoji the same characters are hidden ones."""
    assert ["SAFE-001"] == [found.code for found in unseen(f"title: a{char}b\n", 2)]


def test_accents_and_typography_are_no_hidden_characters() -> None:
    """Letters with accents, long dashes, no-break spaces and other scripts are text like any other."""
    assert () == unseen("title: Señal — 25\u00a0% «más» Ελλάδα עברית e\u0301\n", 2)
