"""Whether a regular expression can take more than linear time: its positions as an automaton, and words that pump it.

A backtracking matcher takes polynomial time where a word leads from one loop both back to itself and into a second
loop, which it leads round, too; and exponential time where a word leads round one loop in two ways (Weber and Seidl,
"On the degree of ambiguity of finite automata", 1991). A search tries each place of the text: a first loop, which any
character leads round. Loops after which nothing can fail any more need no second try.
"""

import re
import re._constants as sre
import re._parser as parser
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import permutations, product
from operator import and_, or_
from typing import Any

COPIES = 4
"""A repetition of at most `BOUND` is no loop: it is a factor. So many copies of it stand for all of them."""

BOUND = 300
PREFIX = 0

Edge = tuple[int, int]
"""What the character before and the one after may be, as sets of characters (bits of the alphabet)."""


@dataclass(slots=True)
class Piece:
    """Part of an expression: how it begins, how it ends, and between what it may match nothing at all."""

    first: list[tuple[int, Edge]] = field(default_factory=list)
    last: list[tuple[int, Edge, int]] = field(default_factory=list)
    empty: list[Edge] = field(default_factory=list)


class Automaton:
    """The positions of an expression, with the characters that each admits and the positions that may follow."""

    def __init__(self, pattern: str | bytes, flags: int, *, searched: bool) -> None:
        tree = parser.parse(pattern, flags)
        self.flags = tree.state.flags
        self.alphabet = _alphabet(tree)
        self.every = (1 << len(self.alphabet)) - 1
        self.unsure = 1 << len(self.alphabet)  # Set where nothing more has to hold.
        self.full = self.every | self.unsure
        self.reads = [self.every]
        self.follow: list[list[tuple[int, Edge]]] = [[]]
        self.twice: set[tuple[int, int]] = set()
        whole = self._sequence(tree, self.flags)
        for position, edge in whole.first:
            self._link(PREFIX, position, edge)
        if searched:
            self._link(PREFIX, PREFIX, (self.full, self.full))
        self.kinds = self._kinds()
        self.ends: list[list[Edge]] = [[] for _ in self.reads]
        for position, edge, _ in whole.last:
            self.ends[position].append(edge)

    def could_end(self, at: int, edge: Edge) -> bool:
        """Whether the expression had been matched before this edge was taken: what was read was not read in vain."""
        return any(not edge[0] & self.reads[at] & ~left and not edge[1] & ~right for left, right in self.ends[at])

    def _kinds(self) -> list[int]:
        """One character (as a bit) of each kind that no position and no edge tells from the others."""
        edges = {mask for ways in self.follow for _, edge in ways for mask in edge}
        masks = [*dict.fromkeys((*self.reads, *edges))]
        kinds = {tuple(mask >> n & 1 for mask in masks): 1 << n for n in range(len(self.alphabet))}
        return list(kinds.values())

    def _link(self, one: int, other: int, edge: Edge) -> None:
        if edge[0] & self.reads[one] and edge[1] & self.reads[other]:
            for known, (before, after) in self.follow[one]:
                both = before & edge[0] & self.reads[one] and after & edge[1] & self.reads[other]
                if known == other and both and one != PREFIX:
                    self.twice.add((one, other))
            self.follow[one].append((other, edge))

    def _sequence(self, tree: Iterable[Any], flags: int) -> Piece:
        whole = Piece(empty=[(self.full, self.full)])
        for op, arg in tree:
            whole = self._joined(whole, self._piece(op, arg, flags))
        return whole

    def _joined(self, one: Piece, other: Piece) -> Piece:
        for end, (before, after), apart in one.last:
            for start, (behind, ahead) in other.first:
                self._link(end, start, (before & behind, after & ahead & ~apart))
        return Piece(
            one.first + [(at, _both(skip, edge)) for skip in one.empty for at, edge in other.first],
            other.last + [(at, _both(edge, skip), apart) for at, edge, apart in one.last for skip in other.empty],
            list(dict.fromkeys(_both(a, b) for a, b in product(one.empty, other.empty))),
        )

    def _piece(self, op: Any, arg: Any, flags: int) -> Piece:  # noqa: ANN401  # As the parser has it.
        if op in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return self._one(sum(1 << n for n, one in enumerate(self.alphabet) if _reads(op, arg, one, flags)))
        if op is sre.SUBPATTERN:
            return self._sequence(arg[3], (flags | arg[1]) & ~arg[2])
        if op is sre.ATOMIC_GROUP:
            return self._sequence(arg, flags)
        if op is sre.BRANCH:
            branches = [self._sequence(branch, flags) for branch in arg[1]]
            empty = list(dict.fromkeys(edge for branch in branches for edge in branch.empty))
            return Piece([a for b in branches for a in b.first], [a for b in branches for a in b.last], empty)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeated(*arg, flags, possessive=op is sre.POSSESSIVE_REPEAT)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self._seen(op, *arg, flags)
        if op is sre.AT:
            return Piece(empty=self._places(arg, flags))
        raise NotImplementedError(f"{op} is not known here: think of what it costs")

    def _one(self, reads: int) -> Piece:
        self.reads.append(reads)
        self.follow.append([])
        at, edge = len(self.reads) - 1, (self.full, self.full)
        return Piece([(at, edge)], [(at, edge, 0)])

    def _repeated(self, low: int, high: int, tree: Any, flags: int, *, possessive: bool) -> Piece:  # noqa: ANN401
        whole = Piece(empty=[(self.full, self.full)])
        for _ in range(min(low, COPIES)):
            whole = self._joined(whole, self._sequence(tree, flags))
        more = Piece()
        if high > BOUND:
            more = self._sequence(tree, flags)
            for (end, left, apart), (start, right) in product(more.last, more.first):
                edge = _both(left, right)
                self._link(end, start, (edge[0], edge[1] & ~apart))
            alone = self._whole_turns(more) if possessive else 0
            more.last = [(at, edge, apart | alone) for at, edge, apart in more.last]
        else:
            for _ in range(min(high - low, COPIES)):
                more = self._joined(
                    self._sequence(tree, flags), more if more.first else Piece(empty=[(self.full,) * 2])
                )
                more.empty = [(self.full, self.full)]
        more.empty = [(self.full, self.full)]
        return self._joined(whole, more) if high > low else whole

    def _whole_turns(self, turn: Piece) -> int:
        """The characters that are a turn of a loop alone: one that gives nothing back is not left before them."""
        ends = {at for at, _, _ in turn.last}
        return reduce(or_, (self.reads[at] for at, _ in turn.first if at in ends), 0)

    def _seen(self, op: Any, direction: int, tree: Any, flags: int) -> Piece:  # noqa: ANN401  # As the parser has it.
        """What is looked at and not taken: a condition on one character, or a path that ends within itself."""
        inner = self._sequence(tree, flags)
        negative, single = (
            op is sre.ASSERT_NOT,
            len(tree) == 1 and tree[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.IN),
        )
        if single:
            mask = self.reads[inner.first[0][0]]
            mask = (self.every & ~mask) if negative else mask
            mask |= self.unsure if negative else 0
            return Piece(empty=[(mask | self.unsure, self.full) if direction < 0 else (self.full, mask & self.every)])
        return Piece(inner.first if direction > 0 else [], [], [(self.full, self.every)])

    def _places(self, place: Any, flags: int) -> list[Edge]:  # noqa: ANN401  # As the parser has it.
        lines = sum(1 << n for n, one in enumerate(self.alphabet) if one == "\n")
        words = sum(1 << n for n, one in enumerate(self.alphabet) if one.isalnum() or one == "_")
        if place in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
            several = flags & re.MULTILINE and place is sre.AT_BEGINNING
            return [(lines if several else 0, self.full)]
        if place in (sre.AT_END, sre.AT_END_STRING):
            return [(self.full, 0 if place is sre.AT_END_STRING else lines)]
        others = self.every & ~words
        if place is sre.AT_BOUNDARY:
            return [(words, others), (others, words)]
        return [(words, words), (others, others)]


def _both(one: Edge, other: Edge) -> Edge:
    return one[0] & other[0], one[1] & other[1]


def _alphabet(tree: Any) -> list[str]:  # noqa: ANN401  # As the parser has it.
    """One character of each kind that the expression, or a class, may tell from others."""
    codes = set(map(ord, "\n\t\r\x00 _-09azAZé,.!\u00a0\u2014\u4e00"))
    for one in _numbers(tree):
        codes |= {one - 1, one, one + 1}
        codes |= {ord(other) for other in chr(one).swapcase()} if 0 <= one <= 0x10FFFF else set()
    return [chr(code) for code in sorted(codes) if 0 <= code <= 0x10FFFF]


def _numbers(tree: Any) -> Iterator[int]:  # noqa: ANN401  # As the parser has it.
    if isinstance(tree, tuple | list | parser.SubPattern):
        if len(tree) == 2 and tree[0] in (sre.LITERAL, sre.NOT_LITERAL):
            yield tree[1]
        elif len(tree) == 2 and tree[0] is sre.RANGE:
            yield from tree[1]
        else:
            for one in tree:
                yield from _numbers(one)


_CLASSES = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda one: one.isalnum() or one == "_",
    sre.CATEGORY_NOT_DIGIT: lambda one: not one.isdecimal(),
    sre.CATEGORY_NOT_SPACE: lambda one: not one.isspace(),
    sre.CATEGORY_NOT_WORD: lambda one: not (one.isalnum() or one == "_"),
}


def _reads(op: Any, arg: Any, one: str, flags: int) -> bool:  # noqa: ANN401  # As the parser has it.
    if flags & re.IGNORECASE:
        return any(
            _reads(op, arg, case, flags & ~re.IGNORECASE)
            for case in {one, one.lower(), one.upper()}
            if case[1:] == ""
        )
    if op is sre.ANY:
        return bool(flags & re.DOTALL) or one != "\n"
    if op is sre.LITERAL:
        return ord(one) == arg
    if op is sre.NOT_LITERAL:
        return ord(one) != arg
    if op is sre.RANGE:
        return arg[0] <= ord(one) <= arg[1]
    if op is sre.CATEGORY:
        return bool(_CLASSES[arg](one))
    turned = arg[0][0] is sre.NEGATE
    return turned != any(_reads(*part, one, flags) for part in arg[turned:])


def costly(pattern: str | bytes, flags: int = 0, *, searched: bool = True, to_the_end: bool = False) -> str:
    """What makes an expression take more than linear time: an empty text, "polynomial" or "exponential"."""
    found = Automaton(pattern, flags, searched=searched)
    if to_the_end:
        found.ends = [[] for _ in found.reads]
    loops = _loops(found)
    if any(one in loop and other in loop for loop in loops for one, other in found.twice):
        return "exponential"
    if any(_pumped(found, (at, at), (at, at), (loop, loop), (0, 1)) for loop in loops for at in loop):
        return "exponential"
    pairs = ((p, q, one, other) for one, other in permutations(loops, 2) for p, q in product(one, other))
    if any(
        _pumped(found, (p, p, q), (p, q, q), (one, _between(found, other), other), (2,)) for p, q, one, other in pairs
    ):
        return "polynomial"
    return ""


def _between(found: Automaton, loop: set[int]) -> set[int]:
    """The positions that lead to a loop, and read what it reads."""
    behind: list[set[int]] = [set() for _ in found.reads]
    for at, ways in enumerate(found.follow):
        for other, _ in ways:
            behind[other].add(at)
    read = reduce(or_, (found.reads[at] for at in loop))
    return {at for at in _reached(min(loop), lambda one: behind[one]) if found.reads[at] & read}


def _loops(found: Automaton) -> list[set[int]]:
    """The sets of positions that lead to each other, and those that lead to themselves."""
    ahead = [{other for other, _ in found.follow[at]} for at in range(len(found.reads))]
    reached = [_reached(at, lambda one: ahead[one]) for at in range(len(ahead))]
    loops: list[set[int]] = []
    for at, far in enumerate(reached):
        if at in far and not any(at in loop for loop in loops):
            loops.append({other for other in far if at in reached[other]})
    return loops


def _reached(start: Any, ahead: Callable[[Any], Iterable[Any]]) -> set[Any]:  # noqa: ANN401  # Places of any kind.
    seen: set[Any] = set()
    waiting = list(ahead(start))
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            waiting.extend(ahead(one))
    return seen


def _pumped(
    found: Automaton,
    start: tuple[int, ...],
    end: tuple[int, ...],
    inside: tuple[set[int], ...],
    vain: tuple[int, ...],
) -> bool:
    """Whether one word leads several positions to their ends, each within its set: some of them apart, or in vain."""

    def ahead(state: tuple[tuple[int, ...], int, bool]) -> Iterator[tuple[tuple[int, ...], int, bool]]:
        places, before, apart = state
        ways = [
            [
                (other, edge[1] & found.reads[other])
                for other, edge in found.follow[at]
                if edge[0] & before and other in inside[n] and not (n in vain and found.could_end(at, edge))
            ]
            for n, at in enumerate(places)
        ]
        for steps in product(*ways):
            common = reduce(and_, (mask for _, mask in steps))
            then = tuple(other for other, _ in steps)
            for one in found.kinds:
                if common & one:
                    yield then, one, apart or len(set(then)) > 1

    shared = reduce(and_, (found.reads[at] for at in start))
    return any((end, one, True) in _reached((start, one, False), ahead) for one in found.kinds if one & shared)
