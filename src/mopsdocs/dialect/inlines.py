"""How text is written within a line: emphasis, code, links, images, footnote marks.

Knows: the tokens of Markdown within a line, and which links are allowed.
Never: where a reference leads.
"""

from collections.abc import Callable, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from mopsdocs.dialect.links import Address, Kind, is_field, judge
from mopsdocs.dialect.refusals import allowed_image, allowed_link
from mopsdocs.dialect.sheet import Sheet
from mopsdocs.dialect.tables import misread_table
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.prose import Reference

MOST_LINKS = 5_000
_REFERENCE = "reference"
_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}


def write_line(sheet: Sheet, line: Token) -> None:
    """Write what stands in a paragraph, a heading or a cell."""
    if line.map:
        sheet.row = line.map[0]
    if "|" in line.content:
        misread_table(sheet.script, sheet.row, line.content)
    if line.children is None:
        sheet.html.append(escapeHtml(line.content))
    else:
        _write(sheet, line.children)


def plain(line: Token) -> str:
    """The words of a line without their marks."""
    return line.content if line.children is None else _words(line.children)


def footnote_number(mark: Token) -> tuple[int, str]:
    """The number of a footnote, and what tells a second mark of the same footnote from the first."""
    again: int = mark.meta.get("subId", 0)
    return mark.meta["id"] + 1, f"-{again + 1}" if again else ""


def _write(sheet: Sheet, tokens: Sequence[Token]) -> None:
    html = sheet.html
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "text":
            html.append(escapeHtml(token.content))
        elif kind in _TAGS:
            html.append(_TAGS[kind])
        else:
            _RULES[kind](sheet, tokens, index)


def _words(tokens: Sequence[Token]) -> str:
    return "".join(
        " " if token.type in ("softbreak", "hardbreak") else _words(token.children or ()) or token.content
        for token in tokens
    )


def _text(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    sheet.html.append(escapeHtml(tokens[index].content))


def _code(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    sheet.html.append(f"<code>{escapeHtml(tokens[index].content)}</code>")


def _softbreak(sheet: Sheet, _tokens: Sequence[Token], _index: int) -> None:
    sheet.html.append("\n")
    sheet.row += 1


def _hardbreak(sheet: Sheet, _tokens: Sequence[Token], _index: int) -> None:
    sheet.html.append("<br>\n")
    sheet.row += 1


def _link_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    if tokens[index].info == "auto" and is_field(str(tokens[index].attrs["href"])):
        sheet.html.append("&lt;")
        sheet.open_links.append("&gt;")
        return
    address = judge(str(tokens[index].attrs["href"]))
    _count_link(sheet)
    # A link within a link (an address in angle brackets can stand in one) is written as its words alone.
    if not allowed_link(sheet.script, sheet.row, address) or sheet.open_link:
        sheet.open_links.append("")
    elif address.kind is Kind.OWN:
        sheet.open_links.append(_REFERENCE)
        sheet.open_reference(address.text)
    else:
        sheet.open_links.append("</a>")
        sheet.html.append(_anchor(address))
        if not _has_words(tokens, index):
            sheet.html.append(escapeHtml(address.text))


def _link_close(sheet: Sheet, _tokens: Sequence[Token], _index: int) -> None:
    closing = sheet.open_links.pop()
    if closing == _REFERENCE:
        sheet.close_reference()
    else:
        sheet.html.append(closing)


def _anchor(address: Address) -> str:
    leave = ' rel="noopener noreferrer"' if address.kind is Kind.WEB else ""
    return f'<a href="{escapeHtml(address.text)}"{leave}>'


def _has_words(tokens: Sequence[Token], opening: int) -> bool:
    """Whether a link holds anything that can be read or spoken."""
    for index in range(opening + 1, len(tokens)):
        token = tokens[index]
        if token.type == "link_close":
            return False
        if token.type == "footnote_ref" or _words((token,)).strip():
            return True
    return False


def _image(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    address = judge(str(tokens[index].attrs["src"]))
    alt = escapeHtml(_words(tokens[index].children or ()))
    _count_link(sheet)
    shown = allowed_image(sheet.script, sheet.row, address)
    within = sheet.open_link
    if shown and (not within or (within != _REFERENCE and alt)):
        sheet.place(Reference(address.text, alt, sheet.line, image=True))
    elif address.kind is Kind.WEB and not within:
        sheet.html.append(f"{_anchor(address)}{alt or escapeHtml(address.text)}</a>")
    else:
        sheet.html.append(alt)


def _footnote_ref(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    number, again = footnote_number(tokens[index])
    sheet.footnotes.add(f"{number}{again}")
    mark = f"[{number}]" if sheet.open_link else f'<a href="#mops--note-{number}">[{number}]</a>'
    sheet.html.append(f'<sup class="footnote" id="mops--from-{number}{again}">{mark}</sup>')


def _count_link(sheet: Sheet) -> None:
    sheet.links += 1
    if sheet.links == MOST_LINKS + 1:
        said = Said("there are more than {most} links on this page", {"most": MOST_LINKS})
        sheet.script.notice("SAFE-002", sheet.script.row(sheet.row), said, Said("make several pages of it"))


_RULES: dict[str, Callable[[Sheet, Sequence[Token], int], None]] = {
    "text_special": _text,
    "code_inline": _code,
    "softbreak": _softbreak,
    "hardbreak": _hardbreak,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "footnote_ref": _footnote_ref,
}
