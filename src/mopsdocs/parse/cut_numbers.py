"""Numbers cut at their comma, in a group whose keys are the author's: `{clicks: 4200, result: 3,5}`.

Knows: that a key of digits without a value is the rest of the number before it.
Never: what the numbers stand for.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from mopsdocs.model.diagnostic import Fix, Key, KeyPath, Noticed, Said, Span, Value

Group = Mapping[str, str | None]


def has_cut_number(group: Group) -> bool:
    """Whether a number of a group goes on in a key."""
    return any(_is_rest(key, value) for key, value in group.items())


def cut_numbers(group: Group, at: KeyPath) -> Iterator[Noticed]:
    """Notice each number that is cut, and what is meant by it."""
    before = ""
    for is_rest, keys in groupby(group, lambda key: _is_rest(key, group[key])):
        rest = list(keys)
        if not is_rest:
            before = rest[-1]
        elif before and (start := group[before]):
            yield cut_number(before, ",".join((start, *rest)), (*at, before), Key((*at, rest[-1])))


def _is_rest(key: str, value: str | None) -> bool:
    return not value and key.replace(".", "").isdecimal()


def cut_number(key: str, written: str, at: KeyPath | Span, last: Key | None = None) -> Noticed:
    """Notice a number that its comma ends, and say what is meant by it; it goes on up to the key that is `last`."""
    from mopsdocs.parse.suggest_values import numbers  # noqa: PLC0415  # Only mistakes need it.

    meant = numbers(written)
    about: dict[str, Value] = {"key": key, "value": written, "meant": meant[0] if meant else ""}
    said = Said("`{value}` is cut at its comma: numbers have a point before decimals", about)
    if len(meant) == 1:
        fix = Fix(meant[0], upto=last)
        return Noticed("FM-002", at, said, Said("Write `{key}: {meant}`", about), fix)
    if not meant:
        hint = Said("Write `{meant}`", {"meant": f"{key}: {written.replace(',', '')}"})
    else:
        hint = Said("Write `{first}` or `{second}`, whichever you mean", {"first": meant[0], "second": meant[1]})
    return Noticed("FM-002", at, said, hint)
