"""The one configured Markdown parser.

Knows: markdown-it, its plugins, and the colon fences that are ours.
Never: editions, templates; how a token is written.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def

from mopsdocs.dialect.blocks import DEEPEST
from mopsdocs.dialect.fences import colon_fence
from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.dialect.rulers import BlockRuler, InlineRuler

_MARKS = re.compile(r"[\n\\`~*_\[<&]")
_ENDS_OF_TEXT = re.compile(r"[\n!&*<\[\\\]_`~]")
_UNUSED = ("html_block", "html_inline", "linkify", "replacements", "smartquotes", "text_join")
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list", "footnote_def"]}
_OPTIONS = {
    "html": False,
    "linkify": False,
    "typographer": False,
    "maxNesting": DEEPEST,
    "alerts": True,
    "tasklists": True,
}


class _Grammar(MarkdownIt):
    """markdown-it without judgement of its own on addresses: `links` judges them when they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 # markdown-it's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 # markdown-it's name
        return True


def _inline(state: StateCore) -> None:
    """Read lines; most cells and many paragraphs have no marks at all, and are left as they are."""
    for token in state.tokens:
        if token.type == "inline":
            if _MARKS.search(token.content):
                token.children = []
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children = None


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 # markdown-it's call
    """Read a footnote's text; the plugin tears apart a footnote that stands in another."""
    if state.env.get("in_footnote"):
        return False
    state.env["in_footnote"] = not silent
    found = footnote_def(state, start, end, silent)
    state.env["in_footnote"] = False
    return found


def _configured() -> MarkdownIt:
    grammar = _Grammar("js-default", _OPTIONS)
    grammar.use(footnote_plugin, inline=False).use(deflist_plugin)
    grammar.block.ruler.before("fence", "colon_fence", colon_fence, _INTERRUPTS)
    grammar.block.ruler.at("footnote_def", _footnote, {"alt": ["paragraph", "reference"]})
    grammar.core.ruler.at("inline", _inline)
    grammar.disable(_UNUSED)
    grammar.block.ruler = BlockRuler(grammar.block.ruler)
    grammar.inline.ruler = InlineRuler(grammar.inline.ruler)
    grammar.inline.terminator_re = _ENDS_OF_TEXT
    return grammar


_PARSER = _configured()


def read(script: Manuscript) -> list[Token]:
    """Read a body into markdown-it's tokens."""
    return _PARSER.parse(script.text, {"script": script})
