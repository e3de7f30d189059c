"""Prose as a page would show it, and a reader that is stricter than any browser."""

from html import escape
from html.parser import HTMLParser

from hypothesis import strategies as st

from mopsdocs.dialect import compose
from mopsdocs.model.prose import Block, Piece, Prose

FIRST_LINE = 12
FRAGMENTS = (
    *"#*_`~[](){}<>!|:->=+\\\"'&^ \n\t1aéÃ\u202e\x00",
    "\n\n",
    "\n\n    ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n## ",
    "\n```\n",
    "\n::: note\n",
    "\n::: raci\n",
    "\n:::\n",
    "\n| a | b |\n|---|---|\n| ",
    "\n: ",
    "[^1]",
    "\n[^1]: ",
    "](G1)",
    "](javascript:a)",
    "](https://x.org/)",
    "](//x)",
    "<https://x.org>",
    "<ana@x.org>",
    "<script>",
    '" onclick="a',
    "style=",
    "![",
    "[a]: b\n",
    "- [ ] ",
    "> [!NOTE]\n> ",
    "&quot;",
    "&#0;",
    "TODO ",
    "(add link)",
    "+34 600 123 456 ",
    "Heading\n===\n",
)
VOID = {"br", "hr", "img"}
ALLOWED = {
    "a": {"href", "rel", "class"},
    "br": set(),
    "blockquote": set(),
    "code": {"class"},
    "dd": set(),
    "div": {"class", "role", "tabindex", "aria-labelledby"},
    "dl": set(),
    "dt": set(),
    "em": set(),
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "hr": set(),
    "img": {"src", "alt"},
    "li": {"class", "id"},
    "ol": {"class", "start"},
    "p": {"class"},
    "pre": {"tabindex"},
    "s": set(),
    "span": {"class", "aria-hidden"},
    "strong": set(),
    "sup": {"class", "id"},
    "table": set(),
    "tbody": set(),
    "td": {"class"},
    "th": {"class", "scope"},
    "thead": set(),
    "tr": set(),
    "ul": {"class"},
}


def writings() -> st.SearchStrategy[str]:
    """Texts made of what Markdown listens to, and of anything at all."""
    return st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).map("".join)


def read(*lines: str) -> Prose:
    """A body of these lines, which begins on line 12 of its file."""
    return compose("\n".join(lines), FIRST_LINE)


def shown(prose: Prose) -> str:
    """The prose as HTML: references lead to their targets, words are in capitals, blocks in double brackets."""
    return "".join(map(_shown, prose.pieces))


def _shown(piece: Piece) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Block):
        kind, _, word = piece.name.partition(":")
        return word.upper() if kind == "word" else f"[[{piece.name} {escape(piece.argument)}]]"
    if piece.image:
        return f'<img src="{escape(piece.target)}" alt="{piece.html}">'
    return f'<a href="{escape(piece.target)}">{piece.html or "TITLE"}</a>'


def codes(prose: Prose) -> list[str]:
    """The codes of what was noticed, from top to bottom."""
    return [seen.code for seen in prose.noticed]


def sentences(prose: Prose) -> list[str]:
    """What was noticed, said in English."""
    return [seen.said.text.format(**seen.said.values) for seen in prose.noticed]


def places(prose: Prose) -> list[tuple[int, int, int]]:
    """Where it was noticed: line, column, column behind the end."""
    return [(seen.at.line, seen.at.column, seen.at.end_column) for seen in prose.noticed]


class StrictReader(HTMLParser):
    """Collects what is wrong with a page: tags that do not pair, tags and attributes nobody allowed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag."""
        names = [name for name, _ in attrs]
        if tag not in ALLOWED or set(names) - ALLOWED[tag] or len(names) != len(set(names)):
            self.wrong.append(f"<{tag} {names}>")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        """A comment: we write none."""
        self.wrong.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        """A declaration: we write none."""
        self.wrong.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        """An instruction: we write none."""
        self.wrong.append(f"<?{data}")


def faults_of(html: str) -> list[str]:
    """What is wrong with a page's HTML."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    twice = [name for name in set(reader.ids) if reader.ids.count(name) > 1]
    return [*reader.wrong, *reader.open, *twice, *(name for name in reader.ids if not name or " " in name)]
