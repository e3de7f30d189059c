"""What the text itself gives away, and what it must not."""

import pytest

from dialect.pages import FIRST_LINE, codes, places, read, sentences
from mopsdocs.model.diagnostic import Noticed


def hints(seen: tuple[Noticed, ...]) -> list[str]:
    """What to write instead, in English."""
    return [one.hint.text.format(**one.hint.values) for one in seen if one.hint]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("The owner is TBD.", "FM-005"),
        ("TODO: ask Ana", "FM-005"),
        ("FIXME", "FM-005"),
        ("Budget XXX EUR", "FM-005"),
        ("See the rules (add link).", "FM-005"),
        ("Coming soon", "FM-005"),
        ("Lorem ipsum dolor", "FM-005"),
        ("##Goals", "BODY-002"),
        ("#Goals", "BODY-002"),
        ("###Goals and ways", "BODY-002"),
        ("Read [the rules] (../data/consent.md) first", "BODY-002"),
        ("Read [it] (https://x.org)", "BODY-002"),
        ("See [click rate] (G1)", "BODY-002"),
        ("See [the board](https://x.org/our board)", "BODY-002"),
        ("See [the minutes](Minutes of May.md) here", "BODY-002"),
        ("Ask [](person:Ana Ruiz) first", "BODY-002"),
        ("Ask [the lead](role: mops-lead) first", "BODY-002"),
        ("Lea (la guía)[https://x.org/guia] antes", "BODY-002"),
        ("Leia (as regras)[../data/consent.md#regras]", "BODY-002"),
        ("One<br>two", "BODY-002"),
        ("<!-- not for readers -->", "BODY-002"),
        ('<div class="x">', "BODY-002"),
        ("##", "BODY-002"),
        ("A mark[^a] without a note", "BODY-002"),
        ("[^a]: A note without a mark", "BODY-002"),
        ("M\u00c3\u00a1s clics", "BODY-003"),
        ("Itâ€™s here", "BODY-003"),
        ("Caf\ufffd", "BODY-003"),
        ("Write to ana.ruiz@example.com", "PEOPLE-008"),
        ("[Ana](mailto:ana@example.com)", "PEOPLE-008"),
        ("Call +34 600 123 456", "PEOPLE-008"),
        ("Call +1 (212) 555-0143", "PEOPLE-008"),
        ("(+55 11) 91234-5678", "PEOPLE-008"),
        ("(11) 91234-5678", "PEOPLE-008"),
        ("212-555-0143", "PEOPLE-008"),
        ("01 23 45 67 89", "PEOPLE-008"),
        ("030 / 1234567", "PEOPLE-008"),
        ("Tel. 912 345 678", "PEOPLE-008"),
        ("Teléfono: 912345678", "PEOPLE-008"),
        ("[call](tel:+34600123456)", "PEOPLE-008"),
    ],
)
def test_noticed(line: str, code: str) -> None:
    """Each of these is noticed once, and by nothing else."""
    assert [code] == codes(read("Before", "", line, "", "After"))


@pytest.mark.parametrize(
    "line",
    [
        "The todo list of the XXXL project, from TBDs to Todo",
        "`TODO` and ``FIXME ` XXX``",
        "    TODO in code",
        "#1 in the list, and #hashtag",
        "#Marketing is a #hashtag",
        "C# and F#",
        "[x] (optional) and [1] (page 3)",
        "- [x] (https://x.org) ticked",
        "[x](a note in brackets) and [a](<https://x.org/our board>)",
        '[a](https://x.org/a "Our board") and [b](https://x.org/b \'Ours\')',
        "[a](https://x.org)[^1] (b)[^1] f(x)[0] (c)[1] (d)[https:] `(e)[https://x.org]`\n\n[^1]: and its text",
        "[a](person:ana.ruiz) and [b](team:sales)",
        "a < b and <5 % and a->b",
        "`<br>`",
        "NÃO, SÃO PAULO, ÂMBITO, “AMANHÃ”, «MANHû, É",
        "Año, niño, ação, Œuvre, 10 €, don’t",
        "@aruiz and marketing @ scale and a@b",
        "`ana@example.com` and `+34 600 123 456`",
        "2026-10-15, 15/10/2026, 2026-10-15 12:30, 2025-2026",
        "Mobile 2025-2026 and phone 2026-10-15",
        "1 234 567 clicks, 12.345.678,90 EUR, +25 000 000, +12 000 000",
        "4200 / 120000 * 100 = 3.5",
        "Version 1.10.2000 of build 20261015.3",
        "https://x.org/articles/123456789-0143 and order 123-456",
        "01 02 03 04 05",
        "IBAN ES91 2100 0418 4502 0005 1332",
        "A note[^1] here\n\n[^1]: and its text",
        "Rates | shares",
    ],
)
def test_not_noticed(line: str) -> None:
    """None of these is a fault."""
    assert [] == sentences(read("Before", "", line, "", "After"))


def test_code_is_left_alone() -> None:
    """In code anything goes, but broken letters."""
    assert [] == codes(read("```", "TODO ana@example.com ##x [a] (b/c) <br>", "| a |", "| b |", "```"))
    assert ["BODY-003"] == codes(read("```", "informaci\u00c3\u00b3n", "```"))


def test_places_are_those_of_the_file() -> None:
    """Lines and columns count from 1, in characters of the file."""
    prose = read("", "Ñandú 🚀 TODO and ", "ana@example.com")

    assert [(FIRST_LINE + 1, 9, 13), (FIRST_LINE + 2, 1, 16)] == places(prose)


def test_hints_say_what_to_write() -> None:
    """Where it is certain, the mended text is the hint."""
    prose = read("##Goals", "", "[it] (G1)", "", "[a](https://x.org/a b)", "", "informaci\u00c3\u00b3n")

    links = ["write [it](G1)", "write [a](<https://x.org/a b>)"]
    assert ["write ## Goals", *links, "write ó, and save the file as UTF-8"] == hints(prose.noticed)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[](person:Ana Ruíz)", "[](person:ana.ruiz)"),
        ("[Jefa](role: Head of Sales)", "[Jefa](role:head-of-sales)"),
        ("(our site)[https://x.org]", "[our site](https://x.org)"),
        ("(las reglas)[../data/consent.md]", "[las reglas](../data/consent.md)"),
    ],
)
def test_links_that_are_none(written: str, meant: str) -> None:
    """A link with a name for an id, or with its brackets turned, is told of as the link that was meant."""
    assert [f"write {meant}"] == hints(read(f"Vea {written} hoy.").noticed)
    assert [] == codes(read(f"Vea {meant} hoy."))


def test_a_line_in_the_wrong_encoding_is_one_finding() -> None:
    """One line of broken letters is said once."""
    assert ["BODY-003", "BODY-003"] == codes(read("M\u00c3\u00a1s informaci\u00c3\u00b3n", "tambi\u00c3\u00a9n"))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (("| a | b |", "| 1 | 2 |"), "this looks like a table, but it is shown as text"),
        (
            ("| a | b |", "|---|", "| 1 | 2 |"),
            "this looks like a table, but its header has 2 cells and the line below has 1",
        ),
        (("| a | b |", "", "|---|---|", "| 1 | 2 |"), "this looks like a table, but it is shown as text"),
        (("| a | b |", "|—|—|", "| 1 | 2 |"), "this looks like a table, but it is shown as text"),
        (("a | b", "1 | 2", "3 | 4"), "this looks like a table, but it is shown as text"),
    ],
)
def test_tables_that_are_none(lines: tuple[str, ...], sentence: str) -> None:
    """A table that Markdown takes for a paragraph is noticed, with what is wrong."""
    prose = read(*lines)

    assert {"FM-006"} == set(codes(prose))
    assert sentence == sentences(prose)[-1]


def test_rows_of_another_width() -> None:
    """A row wider or narrower than the header is noticed on its own line; nothing is said of the others."""
    prose = read("| a | b |", "|---|---|", "| 1 | 2 |", "| 1 | 2 | 3 |", "| 1 |", "1 | 2", "| 1 \\| 2 | 3 |")

    assert [("BODY-002", FIRST_LINE + 3), ("BODY-002", FIRST_LINE + 4)] == [
        (seen.code, seen.at.line) for seen in prose.noticed
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("a | b", "--|--", "1 | 2"),
        ("> | a | b |", "> |---|---|", "> | 1 | 2 |"),
        ("- | a | b |", "  |---|---|", "  | 1 | 2 |"),
        ("|a|b|", "|-|-|", "| `1` | 2"),
    ],
)
def test_tables_that_are_well(lines: tuple[str, ...]) -> None:
    """However a table is drawn, no fault is found where there is none."""
    assert [] == sentences(read(*lines))


def test_tables_past_the_limits() -> None:
    """A table may have 100 columns and 2,000 rows; the limit is named."""
    assert [] == codes(read("|a" * 100, "|-" * 100, *["|1" * 100] * 3))
    assert ["this table has more than 100 columns"] == sentences(read("|a" * 101, "|-" * 101))
    assert ["this table has more than 2000 rows"] == sentences(read("|a|", "|-|", *["|1|"] * 2_001))


def test_nesting_past_the_limit() -> None:
    """What lies too deep is not shown, and that is said."""
    assert [] == codes(read("> " * 18 + "deep"))
    assert ["SAFE-002"] == codes(read("> " * 30 + "deep"))


def test_findings_are_in_order() -> None:
    """What was noticed is told from top to bottom, whatever found it."""
    prose = read("TODO", "", "[x](ftp://x)", "", "##a", "", "::: raci", "", "##")

    assert ["FM-005", "SAFE-005", "BODY-002", "BODY-001", "BODY-002"] == codes(prose)
