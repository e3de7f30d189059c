"""How blocks are written: paragraphs, headings, lists, tables, code, callouts, footnotes.

Knows: the tokens of Markdown's blocks, and what a page needs to be read by everybody.
Never: how they look, or a word in any language.
"""

import re
from collections.abc import Callable, Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from mopsdocs.dialect.inlines import footnote_number, plain, write_line
from mopsdocs.dialect.sheet import Sheet
from mopsdocs.dialect.tables import check_table
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.prose import Block

DEEPEST = 20
_LANGUAGE = re.compile(r"[a-z0-9+\-]{1,20}")
_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_close": "</li>\n",
    "blockquote_close": "</blockquote>\n",
    "callout_close": "</div>\n",
    "alert_close": "</div>\n",
    "alert_title_close": "",
    "hr": "<hr>\n",
    "table_close": "</table></div>\n",
    "thead_open": "<thead>",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "td_close": "</td>",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_close": "</dd>\n",
    "footnote_block_open": '<ol class="footnotes">\n',
    "footnote_block_close": "</ol>\n",
    "footnote_close": "</li>\n",
}


def write_blocks(sheet: Sheet, tokens: Sequence[Token]) -> None:
    """Write a body, block by block."""
    html = sheet.html
    for index, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            write_line(sheet, token)
        elif kind in _TAGS:
            if not token.hidden:
                html.append(_TAGS[kind])
        else:
            _RULES[kind](sheet, tokens, index)


def _heading_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    line = tokens[index + 1]
    _go_to(sheet, line)
    words = plain(line).strip()
    if not words and not any(token.type == "link_open" for token in line.children or ()):
        sheet.closing_heading = ""
        said = Said("this heading has no words")
        hint = Said("write some, or take the line out")
        sheet.script.notice("BODY-002", sheet.script.row(sheet.row), said, hint)
        return
    heading = sheet.head(int(tokens[index].tag[1]), words)
    sheet.html.append(f'<h{heading.level} id="{heading.slug}">')
    sheet.closing_heading = f"</h{heading.level}>\n"


def _heading_close(sheet: Sheet, _tokens: Sequence[Token], _index: int) -> None:
    sheet.html.append(sheet.closing_heading)


def _list_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
    ticks = ' class="ticks"' if "class" in token.attrs else ""
    sheet.html.append(f"<{token.tag}{start}{ticks}>\n")


def _list_item_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    _check_depth(sheet, tokens[index])
    ticked = tokens[index].meta.get("checked")
    if ticked is None:
        sheet.html.append("<li>")
        return
    _go_to(sheet, tokens[index])
    state = "done" if ticked else "open"
    sheet.html.append(f'<li class="tick tick--{state}"><span class="tick__word">')
    sheet.word(state)
    sheet.html.append("</span> ")


def _container_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    _check_depth(sheet, tokens[index])
    sheet.html.append(f"<{tokens[index].tag}>")


def _callout_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    _check_depth(sheet, token)
    _go_to(sheet, token)
    name = token.info.lower()
    sheet.html.append(f'<div class="callout callout--{name}" role="note">\n<p class="callout__title">')
    sheet.word(name)
    sheet.html.append("</p>\n")


def _alert_title_open(_sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    # markdown-it's title is English; ours is a slot, and stands already.
    tokens[index + 1].content = ""


def _go_to(sheet: Sheet, token: Token) -> None:
    if token.map:
        sheet.row = token.map[0]


def _check_depth(sheet: Sheet, token: Token) -> None:
    if token.level == DEEPEST - 1:
        row = token.map[0] if token.map else sheet.row
        said = Said("lists and quotations are nested past the limit of {most} levels", {"most": DEEPEST})
        hint = Said("what lies deeper is not shown: bring it nearer to the margin")
        sheet.script.notice("SAFE-002", sheet.script.row(row), said, hint)


def _generated(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    _go_to(sheet, token)
    sheet.place(Block(token.info, token.content, sheet.line))


def _fence(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    token = tokens[index]
    start, end = _lines_of_code(sheet, token)
    lines = token.content.count("\n") + (token.content[-1:] not in ("", "\n"))
    if end - start < lines + 2:  # both fences stand on lines of their own
        said = Said("the code that begins here is not closed")
        hint = Said("write {fence} on a line of its own where it ends", {"fence": token.markup})
        sheet.script.notice("BODY-001", sheet.script.row(start), said, hint)
    named = _LANGUAGE.fullmatch((token.info.split() or [""])[0].lower())
    language = f' class="language-{named[0]}"' if named else ""
    sheet.html.append(f'<pre tabindex="0"><code{language}>{escapeHtml(token.content)}</code></pre>\n')


def _code_block(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    _lines_of_code(sheet, tokens[index])
    sheet.html.append(f'<pre tabindex="0"><code>{escapeHtml(tokens[index].content)}</code></pre>\n')


def _lines_of_code(sheet: Sheet, token: Token) -> tuple[int, int]:
    start, end = token.map or (sheet.row, sheet.row)
    sheet.script.code.append((start, end))
    return start, end


def _table_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    start, end = tokens[index].map or (sheet.row, sheet.row)
    columns = 0
    while tokens[index + 3 + 3 * columns].type == "th_open":
        columns += 1
    check_table(sheet.script, start, end, columns)
    # A group, not a region: several tables may stand under one heading, and landmarks must differ in name.
    named = f' role="group" aria-labelledby="{sheet.headings[-1].slug}"' if sheet.headings else ""
    sheet.html.append(f'<div class="prose-table" tabindex="0"{named}><table>\n')


def _th_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    # An empty cell is no header of anything.
    head = 'th scope="col"' if tokens[index + 1].content else "td"
    sheet.html.append(f"<{head}{_alignment(tokens[index])}>")


def _th_close(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    sheet.html.append("</th>" if tokens[index - 1].content else "</td>")


def _td_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    sheet.html.append(f"<td{_alignment(tokens[index])}>")


def _alignment(token: Token) -> str:
    style = str(token.attrs.get("style", ""))
    return f' class="align-{style.removeprefix("text-align:")}"' if style else ""


def _footnote_open(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    sheet.html.append(f'<li id="mops--note-{footnote_number(tokens[index])[0]}">')


def _footnote_anchor(sheet: Sheet, tokens: Sequence[Token], index: int) -> None:
    number, again = footnote_number(tokens[index])
    if f"{number}{again}" not in sheet.footnotes:
        return
    sheet.html.append(f' <a class="footnotes__back" href="#mops--from-{number}{again}">')
    sheet.html.append('<span aria-hidden="true">\u21a9\ufe0e</span><span class="footnotes__word">')
    sheet.word("back")
    sheet.html.append(f" {number}{again}</span></a>")


_RULES: dict[str, Callable[[Sheet, Sequence[Token], int], None]] = {
    "heading_open": _heading_open,
    "heading_close": _heading_close,
    "bullet_list_open": _list_open,
    "ordered_list_open": _list_open,
    "list_item_open": _list_item_open,
    "blockquote_open": _container_open,
    "dd_open": _container_open,
    "callout_open": _callout_open,
    "alert_open": _callout_open,
    "alert_title_open": _alert_title_open,
    "generated": _generated,
    "fence": _fence,
    "code_block": _code_block,
    "table_open": _table_open,
    "th_open": _th_open,
    "th_close": _th_close,
    "td_open": _td_open,
    "footnote_open": _footnote_open,
    "footnote_anchor": _footnote_anchor,
}
