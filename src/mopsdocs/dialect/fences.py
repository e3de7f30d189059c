"""Colon fences: generated blocks placed by hand, and callouts.

Knows: the names of the blocks, how a fence is opened and closed.
Never: what a generated block shows.
"""

import re
from typing import NamedTuple

from markdown_it.rules_block import StateBlock

from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.model.diagnostic import Said

GENERATED = ("raci", "smart", "metric", "tasks", "slas", "problems")
CALLOUTS = ("note", "tip", "important", "warning", "caution")
_FENCE = ":::"
_CODE = re.compile(r"`{3,}|~{3,}")
_CLOSE_IT = Said("write ::: on a line of its own where it ends")


class _Opening(NamedTuple):
    """A fence that opens a block: its row, the row where the text around it ends, its words."""

    row: int
    end: int
    name: str
    argument: str


def colon_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's call
    """Read a line that begins with three colons or more."""
    if not _is_fence(state, start) or state.is_code_block(start):
        return False
    if silent:
        return True
    script: Manuscript = state.env["script"]
    name, _, argument = _label(state, start).partition(" ")
    opening = _Opening(start, end, name, argument.strip())
    state.line = start + 1
    if name in CALLOUTS:
        _callout(state, script, opening)
    elif name in GENERATED:
        _generated(state, script, opening)
    elif name:
        _unknown(state, script, opening)
    else:
        said = Said("these colons close nothing")
        script.notice("BODY-001", script.row(start), said, Said("take the line out"))
    return True


def _is_fence(state: StateBlock, row: int) -> bool:
    return state.src.startswith(_FENCE, state.bMarks[row] + state.tShift[row])


def _label(state: StateBlock, row: int) -> str:
    """What stands behind the colons of a line."""
    line = state.src[state.bMarks[row] + state.tShift[row] : state.eMarks[row]]
    return line.strip().strip(":").strip()


def _callout(state: StateBlock, script: Manuscript, opening: _Opening) -> None:
    token = state.push("callout_open", "div", 1)
    token.info = opening.name
    token.map = [opening.row, opening.end]
    close = _closing(state, opening)
    if close is None:
        _notice_open(script, opening)
        _read_within(state, opening.row + 1, _end_of_paragraph(state, opening))
    else:
        _read_within(state, opening.row + 1, close)
        state.line = close + 1
    state.push("callout_close", "div", -1)


def _unknown(state: StateBlock, script: Manuscript, opening: _Opening) -> None:
    said = Said("there is no block with the name {name}", {"name": opening.name})
    hint = Said("the names are {names}", {"names": (*GENERATED, *CALLOUTS)})
    script.notice("BODY-001", script.within(opening.row, opening.name), said, hint)
    _read_after(state, script, opening)


def _generated(state: StateBlock, script: Manuscript, opening: _Opening) -> None:
    row = opening.row
    if state.level:
        said = Said("the block {name} stands in a list, a quotation or a callout", {"name": opening.name})
        hint = Said("let its line begin at the margin, outside of them")
        script.notice("BODY-001", script.within(row, opening.name), said, hint)
    else:
        token = state.push("generated", "", 0)
        token.info, token.content, token.map = opening.name, opening.argument, [row, row + 1]
    _read_after(state, script, opening)


def _read_after(state: StateBlock, script: Manuscript, opening: _Opening) -> None:
    """Read what stands in a block that has no room for it, so that nothing is lost."""
    close = _closing(state, opening)
    if close is None:
        _notice_open(script, opening)
        return
    # The level is counted, so that markdown-it's limit of depth holds here too.
    state.level += 1
    _read_within(state, opening.row + 1, close)
    state.level -= 1
    state.line = close + 1


def _read_within(state: StateBlock, start: int, end: int) -> None:
    held = state.lineMax
    state.lineMax = end
    state.md.block.tokenize(state, start, end)
    state.lineMax = held


def _end_of_paragraph(state: StateBlock, opening: _Opening) -> int:
    rows = range(opening.row + 1, opening.end)
    return next((row for row in rows if state.isEmpty(row) or _is_fence(state, row)), opening.end)


def _closing(state: StateBlock, opening: _Opening) -> int | None:
    """The row of the fence that closes; all fences of a list, a quotation or a body are paired at once."""
    known: dict[tuple[int, int, int], tuple[int, dict[int, int]]] = state.env.setdefault("fences", {})
    place = (opening.end, state.blkIndent, state.level)
    reach, closes = known.get(place, (0, {}))
    if opening.row >= reach:
        reach, closes = known[place] = _paired(state, opening.row, opening.end)
    return closes.get(opening.row)


def _paired(state: StateBlock, start: int, end: int) -> tuple[int, dict[int, int]]:
    """How far the lines belong together, and the closing fence of each opening one among them."""
    closes: dict[int, int] = {}
    opened: list[int] = []
    code = ""
    for row in range(start, end):
        at = state.bMarks[row] + state.tShift[row]
        if at < state.eMarks[row] and state.sCount[row] < state.blkIndent:
            return row, closes
        if found := _CODE.match(state.src, at, state.eMarks[row]):
            rest = state.src[found.end() : state.eMarks[row]].strip()
            code = _after_code_fence(code, found[0], closes=not rest)
        elif not code and _is_fence(state, row):
            if _label(state, row):
                opened.append(row)
            elif opened:
                closes[opened.pop()] = row
    return end, closes


def _after_code_fence(code: str, ticks: str, *, closes: bool) -> str:
    if not code:
        return ticks
    return "" if closes and ticks.startswith(code) else code


def _notice_open(script: Manuscript, opening: _Opening) -> None:
    said = Said("the block {name} is not closed", {"name": opening.name})
    script.notice("BODY-001", script.row(opening.row), said, _CLOSE_IT)
