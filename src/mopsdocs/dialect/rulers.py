"""Rules of the grammar, asked only about lines and letters that they can begin with.

Knows: which letters each of markdown-it's rules begins with.
Never: what a rule does.
"""

from collections.abc import Mapping
from typing import TypeVar

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_Rule = TypeVar("_Rule")
_Table = tuple[dict[str, tuple[_Rule, ...]], tuple[_Rule, ...]]

# A block rule that is not named here can begin with any letter.
_BLOCKS = {
    "fence": "`~",
    "colon_fence": ":",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "heading": "#",
}
_CHAINS = ("", "paragraph", "reference", "blockquote", "list", "footnote_def")
# Any other letter is text.
_MARKS = {
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "footnote_ref": "[",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "entity": "&",
}


class BlockRuler(Ruler[RuleFuncBlockType]):
    """The rules of another ruler, each asked only about lines whose first letter it knows."""

    def __init__(self, rules: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        self._names = rules.get_active_rules()
        names = dict(zip(rules.getRules(""), self._names, strict=True))
        self._chains = {
            chain: [_ask_by_line({rule: names[rule] for rule in rules.getRules(chain)})] for chain in _CHAINS
        }

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803 # markdown-it's names
        """Give the one rule that asks those of a chain."""
        return self._chains.get(chainName, [])

    def get_active_rules(self) -> list[str]:
        """Name the rules, which markdown-it does once for each body."""
        return self._names


class InlineRuler(Ruler[RuleFuncInlineType]):
    """The rules of another ruler, each asked only where its mark stands."""

    def __init__(self, rules: Ruler[RuleFuncInlineType]) -> None:
        super().__init__()
        names = dict(zip(rules.getRules(""), rules.get_active_rules(), strict=True))
        self._chain = [_ask_by_mark(names)]

    def getRules(self, chainName: str = "") -> list[RuleFuncInlineType]:  # noqa: ARG002, N802, N803 # markdown-it's
        """Give the one rule that asks all others."""
        return self._chain


def _ask_by_line(names: Mapping[RuleFuncBlockType, str]) -> RuleFuncBlockType:
    table, rest = _by_letter(names, _BLOCKS)
    rules_of = table.get

    def ask(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's call
        at = state.bMarks[start] + state.tShift[start]
        for rule in rules_of(state.src[at : at + 1], rest):  # noqa: SIM110 # a generator would cost as much as a rule
            if rule(state, start, end, silent):
                return True
        return False

    return ask


def _ask_by_mark(names: Mapping[RuleFuncInlineType, str]) -> RuleFuncInlineType:
    table, rest = _by_letter(names, _MARKS)
    rules_of = table.get

    def ask(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's call
        for rule in rules_of(state.src[state.pos], rest):  # noqa: SIM110 # as above
            if rule(state, silent):
                return True
        return False

    return ask


def _by_letter(names: Mapping[_Rule, str], letters: Mapping[str, str]) -> _Table[_Rule]:
    """Sort rules by the letters they begin with, in their order; and those that any letter can begin."""
    rest = tuple(rule for rule, name in names.items() if name not in letters)
    table = {
        letter: tuple(rule for rule, name in names.items() if letter in letters.get(name, letter))
        for letter in "".join(letters.values())
    }
    return table, rest
