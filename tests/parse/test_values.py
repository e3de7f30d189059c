"""Files of values, read strictly: what is wrong is told at its line and column, with what to write instead."""

import pytest

from mopsdocs.model.diagnostic import Noticed, Span
from mopsdocs.model.source import Source, blob_id
from mopsdocs.model.values import Series
from mopsdocs.parse.tables import CELL, COLUMNS, ROWS, SIZE
from mopsdocs.parse.values import MOST, read_series
from mopsdocs.words import Words
from tests.assess.plans import metric

ENGLISH = Words("en", {})
RATE = {"inputs": (("clicks", None), ("views", None)), "formula": "clicks / views", "every": "month"}
LEVEL = {"inputs": (), "formula": None, "every": "month"}


def read(text: str | bytes, **keys: object) -> tuple[Series, tuple[Noticed, ...]]:
    """A file of values of a level, unless told otherwise."""
    content = text if isinstance(text, bytes) else text.encode()
    return read_series(Source("playbooks/a/x.csv", content, blob_id(content)), metric(**{**LEVEL, **keys}))


def told(text: str | bytes, **keys: object) -> list[tuple[int, int, str, str]]:
    """Line, column, sentence and hint of each mistake."""
    found = []
    for one in read(text, **keys)[1]:
        assert isinstance(one.at, Span)
        hint = ENGLISH.said(one.hint) if one.hint else ""
        found.append((one.at.line, one.at.column, ENGLISH.said(one.said), hint))
    return found


WRONG = {
    "decimal comma": (
        "period,value\n2026-01,3,5\n",
        (2, 1, "the row has another number of cells (3) than the first line (2)"),
        "a comma parts cells: write decimals with a point, as in 3.5",
    ),
    "decimal comma in quotes": (
        'period,value\n2026-01,"3,5"\n',
        (2, 9, "3,5 is not a number as this file needs it"),
        "write 3.5: a point before decimals, nothing between thousands",
    ),
    "thousands": (
        'period,value\n2026-01,"4 200"\n',
        (2, 9, "4 200 is not a number as this file needs it"),
        "write 4200: a point before decimals, nothing between thousands",
    ),
    "a point for thousands": (
        "period,value\n2026-01,980\n2026-02,1.104\n2026-03,0\n",
        (3, 9, "1.104 is far less than the other numbers here: a point stands before decimals"),
        "write 1104, with nothing between thousands; should it be so small, write 1.1040",
    ),
    "words": (
        "period,value\n2026-01, n/a\n",
        (2, 10, "n/a is not a number as this file needs it"),
        "write the number alone, with a point before decimals: 4200 or 3.5",
    ),
    "nothing": (
        "period,value\n2026-01,\n",
        (2, 9, "a number is missing here"),
        "leave the whole row out until the number is known",
    ),
    "nothing, before other rows": (
        "period,value\n2026-01,3\n2026-02,\n2026-03,4\n",
        (3, 9, "a number is missing here"),
        "write the number; write 0 only where 0 was measured",
    ),
    "no number, before other rows": (
        "period,value\n2026-01,3\n2026-02,n/a\n2026-03,4\n",
        (3, 9, "n/a is not a number as this file needs it"),
        "write the number alone, with a point before decimals: 4200 or 3.5",
    ),
    "decimal comma, before other rows": (
        "period,value\n2026-01,3\n2026-02,3,5\n2026-03,4\n",
        (3, 1, "the row has another number of cells (3) than the first line (2)"),
        "a comma parts cells: write decimals with a point, as in 3.5",
    ),
    "no period, before other rows": (
        "period,value\n2026-01,3\n02/2026,3\n2026-03,4\n",
        (3, 1, "02/2026 is no period here: this metric has `every: month`"),
        "write 2026-02",
    ),
    "another way to write a month": (
        "period,value\n01/2026,3\n",
        (2, 1, "01/2026 is no period here: this metric has `every: month`"),
        "write 2026-01",
    ),
    "a quarter for a month": (
        "period,value\n2026-Q1,3\n",
        (2, 1, "2026-Q1 is no period here: this metric has `every: month`"),
        "write it as in 2026-01",
    ),
    "a month as spreadsheets have it": (
        "period,value\nmar/26,3\n",
        (2, 1, "mar/26 is no period here: this metric has `every: month`"),
        "write 2026-03",
    ),
    "a day for a month": (
        "period,value\n2026-03-01,3\n",
        (2, 1, "2026-03-01 is no period here: this metric has `every: month`"),
        "write 2026-03",
    ),
    "a row of totals": (
        "period,value\n2026-01,3\nTotal,3\n",
        (3, 1, "Total is no period here: this metric has `every: month`"),
        "take the line out",
    ),
    "all rows the other way round": (
        "period,value\n2026-04,3\n2026-03,3\n2026-02,3\n2026-01,3\n",
        (3, 1, "2026-03 stands after 2026-04: the rows are not in order"),
        "sort the rows by period, the earliest first",
    ),
    "a period twice": (
        "period,value\n2026-01,3\n2026-01,3\n",
        (3, 1, "2026-01 stands here a second time; line 2 has it, too"),
        "keep the row that is right",
    ),
    "a period left out": (
        "period,value\n2026-01,3\n2026-03,3\n",
        (3, 1, "2026-02 is missing before this row"),
        "add a row for each period; write 0 only where 0 was measured",
    ),
    "many left out": (
        "period,value\n2025-11,3\n2026-03,3\n",
        (3, 1, "2025-12 to 2026-02 are missing before this row"),
        "add a row for each period; write 0 only where 0 was measured",
    ),
    "not in order": (
        "period,value\n2026-02,3\n2026-01,3\n",
        (3, 1, "2026-01 stands after 2026-02: the rows are not in order"),
        "sort the rows by period, the earliest first",
    ),
    "the line that tells Excel what parts the columns": (
        "sep=;\nperiod;value\n2026-01;3\n",
        (1, 1, "sep=; is a line for Excel alone, and the first line names the columns"),
        "delete it, and separate the columns by commas: period,value",
    ),
    "semicolons": (
        "period;value\n2026-01;3\n",
        (1, 1, "the columns are period;value, and this metric needs period,value"),
        "separate the columns by commas, not by semicolons, and write decimals with a point",
    ),
    "another column": (
        "month,value\n2026-01,3\n",
        (1, 1, "the columns are month,value, and this metric needs period,value"),
        "write `period,value` in the first line; a column `note` may follow",
    ),
    "an empty file": (
        "",
        (1, 1, "the file is empty; its first line names the columns"),
        "write `period,value` in its first line",
    ),
    "an open quote": (
        'period,value,note\n2026-01,3,"x\n2026-02,3,y\n',
        (2, 11, 'a quote opens here that is never closed: "x'),
        'close it, or take it out; a quote within quotes is written twice: `"the ""new"" form"`',
    ),
    "a quote in a cell": (
        'period,value,note\n2026-01,3,12" screens\n',
        (2, 13, 'a quote stands within a cell: " screens'),
        'close it, or take it out; a quote within quotes is written twice: `"the ""new"" form"`',
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_mistake_is_told_where_it_stands(name: str) -> None:
    """One mistake is one finding, at its line and column, and the file has no numbers."""
    text, (line, column, said), hint = WRONG[name]

    assert told(text) == [(line, column, said, hint)]
    assert read(text)[0].rows == ()
    assert not read(text)[0].sound


def test_what_a_spreadsheet_writes_is_read() -> None:
    """A mark of byte order, CRLF, blanks, an empty last line, another order of columns: all that is no mistake."""
    text = '\ufeffperiod, views,note,clicks\r\n2026-01, 10,"one, two",1.50\r\n2026-02,20,,-2\r\n\r\n'.encode()
    series, noticed = read(text, **RATE)

    assert not noticed
    assert series.columns == ("clicks", "views")
    assert [(row.line, row.note, tuple(map(str, row.numbers))) for row in series.rows] == [
        (2, "one, two", ("1.50", "10")),
        (3, "", ("-2", "20")),
    ]


@pytest.mark.parametrize(
    "values", ["1.104 1.230", "98 1.104", "980 110.250", "980 1.104 3.5", "980 1.1040", "0 1.104", "1.104"]
)
def test_three_decimals_are_no_mistake(values: str) -> None:
    """Three decimals are what they are where others have decimals, too, where others are small, and with one more."""
    rows = "".join(f"2026-0{number},{value}\n" for number, value in enumerate(values.split(), 1))

    assert not told(f"period,value\n{rows}")


def test_without_a_cadence_the_first_period_gives_it() -> None:
    """A metric that does not say how often it is measured takes the first row's word for it."""
    assert read("period,value\n2026-W52,3\n2026-W53,3\n", every=None)[0].every == "week"
    assert [line for line, *_ in told("period,value\n2026-W52,3\n2027-01,3\n", every=None)] == [3]


def test_a_note_may_have_lines() -> None:
    """A quoted note may go over several lines; the rows after it keep their lines."""
    text = 'period,value,note\n2026-01,3,"one\ntwo"\n2026-02,x,\n'

    assert told(text)[0][:2] == (4, 9)


@pytest.mark.parametrize(
    "text",
    [
        "period,value\n" + "x" * (SIZE - 12),
        "period,value\n" + "2026-01,3\n" * (ROWS + 1),
        ",".join("c" * (COLUMNS + 1)) + "\n",
        "period,value,note\n2026-01,3," + "x" * (CELL + 1) + "\n",
    ],
    ids=["bytes", "rows", "columns", "cell"],
)
def test_limits_are_told(text: str) -> None:
    """A table beyond a limit is not read, and the limit is named."""
    noticed = read(text)[1]

    assert [one.code for one in noticed] == ["SAFE-002"]
    assert read(text)[0].rows == ()


def test_bytes_that_are_no_text_are_refused() -> None:
    """A spreadsheet's own format, or another encoding, is told as such."""
    assert [one.code for one in read(b"PK\x03\x04\xff\x00")[1]] == ["SAFE-001"]


def test_a_file_full_of_mistakes_is_left_early() -> None:
    """A hundred mistakes are enough."""
    assert len(told("period,value\n" + "x,y\n" * 5000)) == MOST
