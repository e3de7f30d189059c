"""Circles among things that lead to one another.

Knows: names, and to which others each leads.
Never: what the names stand for.
"""

from collections.abc import Iterator, Mapping, Sequence


def loops(leads: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Find circles, each told once, from the first of its members in the order given; it takes linear time."""
    done: set[str] = set()
    for start in leads:
        if start not in done:
            yield from _from(start, leads, done)


def _from(start: str, leads: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[tuple[str, ...]]:
    path: dict[str, int] = {start: 0}
    names, stack = [start], [iter(leads[start])]
    while stack:
        name = next(stack[-1], None)
        if name is None:
            stack.pop()
            left = names.pop()
            del path[left]
            done.add(left)
        elif name in path:
            yield tuple(names[path[name] :])
        elif name in leads and name not in done:
            path[name] = len(names)
            names.append(name)
            stack.append(iter(leads[name]))
