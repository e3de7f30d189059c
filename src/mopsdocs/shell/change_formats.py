"""What changed between two versions, for a terminal or as JSON.

Knows: colours; the public shape `mopsdocs-diff/1`.
Never: what a change means.
"""

import json
from collections.abc import Iterator

from mopsdocs.model.change import COMMITMENT, GRADES, Change, Comparison, Uncompared
from mopsdocs.outputs.changes_lead import lead, uncompared
from mopsdocs.outputs.changes_said import Told
from mopsdocs.outputs.changes_text import sections
from mopsdocs.outputs.changes_values import Teller
from mopsdocs.shell.formats.json_object import finding
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import Shown

_SIGNS = {"added": ("+", "32"), "removed": ("-", "31")}


def for_terminal(teller: Teller, *, colour: bool) -> str:
    """Tell what changed, place by place: a line for each sentence, `!` where a commitment is another."""
    weighty, reworded = sections(teller)
    blocks = [_painted(_shown(lead(teller)), "1", colour=colour)]
    for section in weighty:
        lines = [_painted(_shown(section.title), "1", colour=colour)]
        if section.people:
            lines.append(f"  {teller.words('Affects')} {_shown(section.people)}")
        lines += [_line(line, colour=colour) for line in section.weighty]
        if more := section.reworded(teller.words):
            lines.append(f"    {_shown(more)}")
        blocks.append("\n".join(lines))
    if reworded:
        blocks.append(f"{teller.words('Wording only')}: {_shown(', '.join(reworded))}")
    unread = [f"  ? {_shown(one)}" for one in uncompared(teller)]
    if unread:
        blocks.append("\n".join((_painted(teller.words("Not compared"), "1", colour=colour), *unread)))
    return "\n\n".join(blocks) + "\n"


def _line(line: Told, *, colour: bool) -> str:
    sign, paint = _SIGNS.get(line.changes[0].kind, ("~", "36"))
    weight = "!" if line.grade == COMMITMENT else " "
    return f"{weight} {_painted(sign, paint, colour=colour)} {_shown(line.text)}"


def _shown(text: str) -> str:
    """Give words as a terminal can show them: it breaks no lines, so a space that forbids it is a plain one."""
    return safe(text.replace("\N{NO-BREAK SPACE}", " "))


def _painted(text: str, paint: str, *, colour: bool) -> str:
    return f"\x1b[{paint}m{text}\x1b[0m" if colour else text


def as_json(comparison: Comparison, added: Shown, mended: Shown) -> str:
    """Give a comparison as one JSON object of the schema `mopsdocs-diff/1`."""
    shape = {
        "schema": "mopsdocs-diff/1",
        "base": comparison.base.name,
        "head": comparison.head.name,
        "summary": {grade: comparison.count(grade) for grade in GRADES},
        "changes": [dict(_as_object(change)) for change in comparison.changes],
        "not_compared": [_as_uncompared(one, comparison) for one in comparison.uncompared],
        "findings": {
            "added": [finding(one, added) for one in added.findings],
            "mended": [finding(one, mended) for one in mended.findings],
        },
    }
    # Escaped to ASCII: what acts on a terminal, and what the terminal cannot show, stay data.
    return json.dumps(shape, indent=2) + "\n"


def _as_uncompared(one: Uncompared, comparison: Comparison) -> dict[str, object]:
    sides = ((comparison.base, one.in_base), (comparison.head, one.in_head))
    unread = [stage.name for stage, is_unread in sides if is_unread]
    return {"path": one.path, "playbook": one.playbook or None, "unread_in": unread}


def _as_object(change: Change) -> Iterator[tuple[str, object]]:
    yield "class", change.grade
    yield "kind", change.kind
    yield "playbook", change.playbook or None
    yield "item", change.item or None
    yield "field", change.key or None
    yield "before", change.before
    yield "after", change.after
    yield "people", change.people
