"""Every regular expression of ours takes time in step with the text that it reads, or says why it need not."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest

import mopsdocs
from checkout import SRC
from mopsdocs.assess.vague import _pattern as vague_pattern
from mopsdocs.parse.mirror import _term as term_pattern
from mopsdocs.parse.values import _rows as rows_pattern
from regexes import costly

WAYS = {"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}

OUR_PAGE = "it reads a page of ours, where every < that is no tag is written &lt;"
REASONS = {
    "mopsdocs.assess.grammar._TOKEN": "a formula of more than 1,000 characters is refused before it is read",
    "mopsdocs.checks.exceptions._LOOSE": "the code of a rule is looked for in 40 characters at most",
    "mopsdocs.diff.prose._TAG": OUR_PAGE,
    "mopsdocs.parse.precheck._BLOCK": "it reads one line, at whose end a remark always ends",
    "mopsdocs.parse.slips.brackets._QUOTE": "a line of more than 2,000 characters is not looked through",
    "mopsdocs.parse.slips.brackets._TEXT_ENDS": "a line of more than 2,000 characters is not looked through",
    "mopsdocs.parse.values._NAME": "a formula has 1,000 characters at most",
    "mopsdocs.render.alone._ANCHOR": OUR_PAGE,
    "mopsdocs.render.alone._MAIN": "a page of ours has one <main>",
    "mopsdocs.render.alone._TITLE": "a page of ours has one <title>",
    "mopsdocs.shell.record._LINE": "a line without an end is the last one",
    "mopsdocs.shell.signoff_entries._LINE": "a line without an end is the last one",
    "mopsdocs.theme._TOKEN": "style sheets are the operator's",
}
"""Expressions that are not linear, and why no text of a stranger can make them slow."""


def within(value: object, deep: int) -> Iterator[re.Pattern[Any]]:
    """The expressions that a value is, or has in it."""
    if isinstance(value, re.Pattern):
        yield value
    elif deep:
        parts: Iterable[object] = ()
        if isinstance(value, Mapping):
            parts = value.values()
        elif isinstance(value, tuple | list | set | frozenset):
            parts = value
        elif not isinstance(value, type):
            parts = (getattr(value, name, None) for name in getattr(value, "__struct_fields__", ()))
        for part in parts:
            yield from within(part, deep - 1)


@cache
def named() -> Mapping[str, tuple[re.Pattern[Any], ...]]:
    """The expressions of each name in each module, those that several use under the name of the first."""
    found: dict[str, tuple[re.Pattern[Any], ...]] = {}
    for one in pkgutil.walk_packages(mopsdocs.__path__, "mopsdocs."):
        if not one.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(one.name)).items():
                if patterns := tuple(within(value, 3)):
                    found[f"{one.name}.{name}"] = patterns
    return found


@cache
def trees() -> Mapping[str, ast.Module]:
    """What each module says, by its name."""
    paths = {".".join(path.relative_to(SRC).with_suffix("").parts): path for path in SRC.rglob("*.py")}
    return {name.removesuffix(".__init__"): ast.parse(path.read_text("utf-8")) for name, path in paths.items()}


@cache
def ways() -> Mapping[str, frozenset[str]]:
    """How each module uses the expressions that it knows by a name."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, tree in trees().items():
        for one in ast.walk(tree):
            if isinstance(one, ast.Attribute) and one.attr in WAYS:
                name = one.value.attr if isinstance(one.value, ast.Attribute) else getattr(one.value, "id", "")
                found[f"{module}.{name}"].add(one.attr)
    return {name: frozenset(used) for name, used in found.items()}


def inline() -> Iterator[tuple[str, str, str]]:
    """The expressions that are written where they are used: module and line, way, expression."""
    for module, tree in trees().items():
        for one in ast.walk(tree):
            if (
                isinstance(one, ast.Call)
                and isinstance(one.func, ast.Attribute)
                and one.func.attr in WAYS
                and one.args
            ):
                first = one.args[0]
                if getattr(one.func.value, "id", "") == "re" and isinstance(first, ast.Constant):
                    yield f"{module}:{first.lineno}", one.func.attr, str(first.value)


def cost(pattern: re.Pattern[Any] | str, used: frozenset[str]) -> str:
    """What makes an expression slow, as it is used; where nobody says how, it is searched for."""
    whole = re.compile(pattern)
    flags = whole.flags & ~re.UNICODE if isinstance(whole.pattern, str) else whole.flags
    searched = not used or bool(used - {"match", "fullmatch"})
    return costly(whole.pattern, flags, searched=searched, to_the_end="fullmatch" in used)


def test_every_expression_is_linear() -> None:
    """No expression of any module takes more than linear time, but those with a reason; no reason is left over."""
    used: dict[re.Pattern[Any], set[str]] = defaultdict(set)
    for name, patterns in named().items():
        for pattern in patterns:
            used[pattern] |= ways().get(name, frozenset())
    slow = {pattern: what for pattern, each in used.items() if (what := cost(pattern, frozenset(each)))}
    told = {name: slow[one] for name, several in named().items() for one in several if one in slow}

    assert len(used) > 200
    assert {name: what for name, what in told.items() if name not in REASONS} == {}
    assert [name for name in REASONS if name not in told] == []


def test_expressions_on_the_way_are_linear() -> None:
    """So are those that are written where they are used; `parse.suggest_values` looks at 200 characters at most."""
    found = list(inline())
    slow = {at: what for at, way, text in found if (what := cost(text, frozenset({way})))}

    assert len(found) > 10
    assert {at: what for at, what in slow.items() if not at.startswith("mopsdocs.parse.suggest_values:")} == {}


@pytest.mark.parametrize("lang", ["en", "es", "pt"])
def test_word_lists_are_linear(lang: str) -> None:
    """The expression for all vague words of a language is linear, with words that somebody has added."""
    pattern = vague_pattern(lang, ("as soon as", "a.b*"), ())
    assert pattern is not None

    assert cost(pattern, frozenset({"finditer"})) == ""


def test_terms_and_rows_are_linear() -> None:
    """Expressions that are put together from a glossary's terms, or from the columns of a file, are linear."""
    assert cost(term_pattern("marketing qualified lead"), frozenset({"search"})) == ""
    assert cost(rows_pattern("month", 2), frozenset({"fullmatch"})) == ""


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"a+b", "polynomial"),
        (r"\w+%", "polynomial"),
        (r"(?<!\w)\w+%", ""),
        (r"(?m)^ +x", ""),
        (r"\s+$", "polynomial"),
        (r"\s*,\s*", "polynomial"),
        (r"x *(?:#.*)? *y", "polynomial"),
        (r'"(?:[^"\\]|\\.)*"', "polynomial"),
        (r'"(?:[^"\\]|\\.)*+"?', ""),
        (r"a(?:[^c]*c)?", "polynomial"),
        (r"\w+", ""),
        (r"[0-9]+(?:[.,][0-9]+)*", ""),
        (r"a{1,64}@", ""),
        (r"a{1,5000}@", "polynomial"),
        (r"(a+)+b", "exponential"),
        (r"(a*)*b", "exponential"),
        (r"(?:a|ab?)+c", "polynomial"),
        (r"(?:ab|a|b)+c", "exponential"),
        (r"(?:[\w.-]+\.)+com", "exponential"),
        (r"(?=.*x)y", "polynomial"),
    ],
)
def test_what_is_slow_is_seen(pattern: str, expected: str) -> None:
    """The examination itself tells expressions that are known to be slow from those that are not."""
    assert costly(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"a*b", ""),
        (r"a*a*b", "polynomial"),
        (r"a*b?a*", "polynomial"),
        (r"(?:a?b)*c", ""),
        (r"(?:a|b|ab)*", "exponential"),
    ],
)
def test_what_has_to_reach_the_end(pattern: str, expected: str) -> None:
    """What begins at the start of a text is slow where it has several ways to its end."""
    assert costly(pattern, searched=False, to_the_end=True) == expected
