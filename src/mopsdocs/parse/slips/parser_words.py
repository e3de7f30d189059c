"""The parser's own complaints in plain words, for mistakes that no guess explains.

Knows: the phrases of PyYAML's two parsers.
Never: how a mistake is found.
"""

from mopsdocs.model.diagnostic import Said
from mopsdocs.parse.slips.faults import Fault

_QUOTES = Said("put the text in quotes, as in {example}", {"example": 'title: "Reach: the plan"'})
_ALIGNED = Said("begin the line in the same column as the lines it belongs to, with spaces only")

# A phrase of the parser; what is wrong; what to do; whether the place is where it began, not where it was noticed.
_WORDS: tuple[tuple[str, Said, Said, bool], ...] = (
    (
        "unexpected end of stream",
        Said("the quote that opens here is never closed"),
        Said("write the same quote at the end of the text"),
        True,
    ),
    (
        "document indicator",
        Said("the quote that opens here is not closed before the next ---"),
        Said("write the same quote at the end of the text"),
        True,
    ),
    (
        "unknown escape",
        Said("a backslash has a meaning of its own between double quotes"),
        Said("use single quotes around the text"),
        False,
    ),
    (
        "mapping values are not allowed",
        Said("a colon stands here where no key can be"),
        Said(
            "put a text with a colon in quotes, as in {example}; begin a key in the column of the others",
            {"example": 'title: "Reach: the plan"'},
        ),
        False,
    ),
    (
        "sequence entries are not allowed",
        Said("a list cannot begin here"),
        Said("begin the list on the line below its key; put a text that begins with a dash in quotes"),
        False,
    ),
    (
        "expected ':'",
        Said("a key without its colon stands here"),
        Said("write a colon and a space after the key"),
        True,
    ),
    (
        "',' or ']'",
        Said("the list that opens here is not closed, or a comma is missing in it"),
        Said("write {bracket} at its end and a comma between its values", {"bracket": "]"}),
        True,
    ),
    (
        "',' or '}'",
        Said("the group that opens here is not closed, or a comma is missing in it"),
        Said("write {bracket} at its end and a comma between its keys", {"bracket": "}"}),
        True,
    ),
    ("'-' indicator", Said("this line does not continue the list above it"), _ALIGNED, False),
    ("<block end>", Said("this line does not continue what stands above it"), _ALIGNED, False),
    ("<document start>", Said("this does not belong to what stands above it"), _ALIGNED, False),
    ("node content", Said("a value is missing here"), Said("write the value, or delete what stands here"), True),
    ("expected key", Said("this line does not continue what stands above it"), _ALIGNED, False),
    ("cannot start any token", Said("a text cannot begin with this character"), _QUOTES, False),
    ("alphabetic or numeric", Said("a text cannot begin with this character"), _QUOTES, False),
    (
        "comment or line break",
        Said("text stands behind the sign | or >, which must end its line"),
        Said("begin the text on the next line, two spaces further in"),
        False,
    ),
    (
        "directive",
        Said("a line that begins with % gives YAML an instruction; none are needed here"),
        Said("delete the line"),
        True,
    ),
    (
        "bare text",
        Said("a plan begins with a key and a colon, and here stands bare text"),
        Said("write {example}", {"example": "title: ..."}),
        False,
    ),
)
_ELSE = Said("this line cannot be read as YAML"), _QUOTES
_AT_SIGHT = {
    ":": (Said("there is no key before the colon"), Said("write the key's name before the colon")),
    "-": (
        Said("a line of a list stands here, and no list begins above it"),
        Said("write the list's key above it, or begin the line in the column of the list that it belongs to"),
    ),
}


def in_plain_words(fault: Fault, lines: list[str]) -> tuple[Said, Said, bool]:
    """What is wrong, what to do, and whether to point to where it began instead of where it was noticed."""
    line, column = fault.at
    if line < len(lines) and not lines[line][:column].strip():
        plain = _AT_SIGHT.get(lines[line][column : column + 1])
        if plain:
            return *plain, False
    for phrase, said, hint, began in _WORDS:
        if phrase in fault.problem:
            return said, hint, began
    return *_ELSE, False
