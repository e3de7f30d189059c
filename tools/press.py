"""Presses the templates into one Python module, so that our own theme needs no Jinja while it builds.

Jinja reads the templates; each macro and page becomes a plain function. What it cannot press it refuses,
and `tests/render` holds every page of the gallery to the bytes that Jinja itself makes of it.
Called plainly it writes; with `--check` it says whether the module is out of date, and fails if it is.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import ModuleType

from jinja2 import nodes

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CHECKOUT / "src"))
# What is about to be written anew may not even load as it is.
sys.modules.setdefault("mopsdocs.render.pressed", ModuleType("mopsdocs.render.pressed"))

from mopsdocs.render.html import environment  # noqa: E402  # The checkout's own package, wherever we are called.
from mopsdocs.render.page import fingerprint  # noqa: E402  # The same.

TEMPLATES = CHECKOUT / "templates"
PRESSED = CHECKOUT / "src" / "mopsdocs" / "render" / "pressed.py"
FEW = 5
HEAD = '''"""Our own templates as functions, written by tools/press.py and never by hand.

Knows: what the templates say.
Never: Jinja, which reads the templates of other themes.
"""

# ruff: noqa: A001, ANN001, ANN201, ARG001, B007, B905, COM819, D103, E501, E701, FBT003, I001
# ruff: noqa: N814, PLR2004, Q000, UP034
# mypy: ignore-errors
# fmt: off

from mopsdocs.render.body import Addresses, Escaped, Safe as _S, escape as _e, is_prose as _is_prose, prose as _p
from mopsdocs.render.filters import apart, at, counted, keys as keys_, pairs, spaced, unplaced

_j = "".join
_d = Escaped()
_u = Addresses()
'''
FILTERS = {
    "apart": "apart",
    "at": "at",
    "counted": "counted",
    "keys": "keys_",
    "pairs": "pairs",
    "spaced": "spaced",
    "unplaced": "unplaced",
    "length": "len",
}
METHODS = {"lower", "replace"}
COMPARED = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">=", "in": "in", "notin": "not in"}


class CannotPressError(Exception):
    """A template uses something that only Jinja can do."""


@dataclass(frozen=True)
class Text:
    """Words that stand in the template as they are."""

    text: str


Piece = Text | str
"""A part of an output: words as they are, or Python whose value is HTML."""


@dataclass
class Scope:
    """The names that a template can see: its own variables, and macros with their functions."""

    macros: Mapping[str, str]
    names: set[str]

    def also(self, names: Iterable[str]) -> "Scope":
        """The scope with further variables in it."""
        return Scope(self.macros, self.names | set(names))


@dataclass
class Press:
    """Turns templates into the text of a module; `messages` are the words it has met."""

    files: Mapping[str, str]
    messages: dict[str, int] = field(default_factory=dict)

    def module(self) -> str:
        """The whole module."""
        trees = {name: environment(self.files, str).parse(text) for name, text in sorted(self.files.items())}
        functions = [text for name, tree in trees.items() for text in self.functions(name, tree)]
        pages = "".join(
            f"    {name!r}: {self.function(name, 'main')},\n" for name in trees if name.startswith("pages/")
        )
        said = "".join(f"    {message!r},\n" for message in self.messages)
        return "\n".join(
            [
                HEAD,
                f"FINGERPRINT = {fingerprint(self.files)!r}",
                f"MESSAGES = (\n{said})\n\n",
                "\n\n".join(functions),
                f"\nLAYOUT = {self.layout(trees)}",
                f"MAINS = {{\n{pages}}}\n",
            ]
        )

    def layout(self, trees: Mapping[str, nodes.Template]) -> str:
        """The function of the one layout that all pages extend."""
        extended = {found.template.value for tree in trees.values() for found in tree.find_all(nodes.Extends)}  # type: ignore[attr-defined]  # A Const.
        (layout,) = extended
        return self.function(layout, "page")

    def function(self, template: str, name: str) -> str:
        """The name of a macro's function: `tag__tags` for `tags` of components/tag/tag.html."""
        return f"{PurePosixPath(template).stem}__{name}".replace("-", "_")

    def functions(self, name: str, tree: nodes.Template) -> Iterator[str]:
        """The functions of one template: its macros, and for a layout or a page the page itself."""
        macros = {
            alias: self.function(found.template.value, original)  # type: ignore[attr-defined]  # A Const.
            for found in tree.find_all(nodes.FromImport)
            for original, alias in (pair if isinstance(pair, tuple) else (pair, pair) for pair in found.names)
        }
        own = {macro.name: self.function(name, macro.name) for macro in tree.find_all(nodes.Macro)}
        scope = Scope(macros | own, set())
        for macro in tree.find_all(nodes.Macro):
            if macro.defaults:
                raise CannotPressError(f"{name}: {macro.name} has arguments with defaults")
            arguments = [argument.name for argument in macro.args]
            yield self.written(own[macro.name], arguments, macro.body, scope)
        extended = tree.find(nodes.Extends)
        if extended:
            main = self.function(name, "main")
            (block,) = tree.find_all(nodes.Block)
            yield self.written(main, ["frame", "view"], block.body, scope)
        elif name.startswith("layouts/"):
            yield self.written(self.function(name, "page"), ["frame", "view", "main"], tree.body, scope)

    def written(self, name: str, arguments: Sequence[str], body: Sequence[nodes.Node], scope: Scope) -> str:
        """One function."""
        head = f"def {name}({', '.join(['_t', *arguments])}):\n"
        inner = scope.also(arguments)
        pieces = self.inline(body, inner)
        if pieces is not None:
            return f"{head}    return {joined(pieces)}\n"
        lines = self.block(body, inner)
        return head + "".join(f"    {line}\n" for line in ["_o = []", *lines, "return _j(_o)"])

    def block(self, body: Iterable[nodes.Node], scope: Scope) -> list[str]:
        """Statements that append to `_o`."""
        lines: list[str] = []
        run: list[Piece] = []
        for node in body:
            pieces = self.inline([node], scope)
            if pieces is not None:
                run += pieces
                continue
            lines += [*appended(run), *self.statement(node, scope)]
            run = []
        return [*lines, *appended(run)] or ["pass"]

    def statement(self, node: nodes.Node, scope: Scope) -> list[str]:
        """One statement of a template, in Python."""
        match node:
            case nodes.If():
                return self.choice(node, scope)
            case nodes.For(else_=[], recursive=False):
                return self.loop(node, scope)
            case nodes.Assign():
                return [f"{self.target(node.target, scope)} = {self.value(node.node, scope)}"]
            case nodes.AssignBlock(filter=None):
                pieces = self.inline(node.body, scope)
                if pieces is not None:
                    return [f"{self.target(node.target, scope)} = _S({joined(pieces)})"]
        raise CannotPressError(f"line {node.lineno}: {type(node).__name__}")

    def choice(self, node: nodes.If, scope: Scope) -> list[str]:
        """An if with its branches."""
        lines = []
        for word, branch in [("if", node), *(("elif", other) for other in node.elif_)]:
            lines += [f"{word} {self.value(branch.test, scope)}:", *indented(self.block(branch.body, scope))]
        return [*lines, *(["else:", *indented(self.block(node.else_, scope))] if node.else_ else [])]

    def loop(self, node: nodes.For, scope: Scope) -> list[str]:
        """A loop."""
        iterated = self.value(node.iter, scope)
        target = self.target(node.target, scope)
        test = [f"if not ({self.value(node.test, scope)}): continue"] if node.test else []
        return [f"for {target} in {iterated}:", *indented([*test, *self.block(node.body, scope)])]

    def target(self, node: nodes.Expr, scope: Scope) -> str:
        """What is assigned to; from here on the scope knows it."""
        names = [node] if isinstance(node, nodes.Name) else list(node.find_all(nodes.Name))
        scope.names |= {name.name for name in names}
        return ", ".join(name.name for name in names)

    def inline(self, body: Iterable[nodes.Node], scope: Scope) -> list[Piece] | None:
        """Outputs, and choices among outputs, as one run of pieces; None where a statement is needed."""
        pieces: list[Piece] = []
        for node in body:
            match node:
                case nodes.Output():
                    pieces += [self.piece(part, scope) for part in node.nodes]
                case nodes.If():
                    chosen = self.inline_choice(node, scope)
                    if chosen is None:
                        return None
                    pieces.append(chosen)
                case nodes.Block():
                    pieces.append(f"{node.name}(_t, frame, view)")
                case nodes.FromImport() | nodes.Macro() | nodes.Extends():
                    pass
                case _:
                    return None
        return pieces

    def inline_choice(self, node: nodes.If, scope: Scope) -> str | None:
        """A choice among outputs, as an expression."""
        code = self.inline(node.else_, scope)
        written = None if code is None else joined(code)
        for branch in [*reversed(node.elif_), node]:
            body = self.inline(branch.body, scope)
            if body is None or written is None:
                return None
            written = f"({joined(body)} if {self.value(branch.test, scope)} else {written})"
        return written

    def piece(self, node: nodes.Expr, scope: Scope) -> Piece:
        """What is put out: as it is where it is HTML already, otherwise escaped."""
        match node:
            case nodes.TemplateData():
                return Text(node.data)
            case nodes.Call(node=nodes.Name(name="_")):
                return self.message(node)
            case nodes.Call(node=nodes.Name(name=name)) if name in scope.macros and name not in scope.names:
                return self.macro(node, name, scope)
            case nodes.Filter(name="url"):
                return f"_u[{self.value(node.node, scope)}]"
            case nodes.Filter(name="prose"):
                return f"_p({self.value(node.node, scope)})"
            case nodes.Getattr():
                # What a view holds is plain text; only variables may hold HTML.
                return f"_d[{self.value(node, scope)}]"
        return f"_e({self.value(node, scope)})"

    def message(self, node: nodes.Call) -> str:
        """Words in the reader's language, which are kept by number."""
        (said,) = node.args
        if not isinstance(said, nodes.Const):
            raise CannotPressError(f"line {node.lineno}: a message that is no constant")
        return f"_t[{self.messages.setdefault(said.value, len(self.messages))}]"

    def macro(self, node: nodes.Call, name: str, scope: Scope) -> str:
        """A macro's HTML."""
        if node.kwargs:
            raise CannotPressError(f"line {node.lineno}: an argument by name")
        return f"{scope.macros[name]}({', '.join(['_t', *(self.value(one, scope) for one in node.args)])})"

    def value(self, node: nodes.Node, scope: Scope) -> str:  # noqa: PLR0911  # One line for each kind of node.
        """An expression as Python."""
        match node:
            case nodes.Const():
                return repr(node.value)
            case nodes.Name():
                return self.name(node, scope)
            case nodes.Getattr():
                return f"{self.value(node.node, scope)}.{node.attr}"
            case nodes.Getitem():
                return f"{self.value(node.node, scope)}[{self.value(node.arg, scope)}]"
            case nodes.Slice():
                return ":".join("" if one is None else self.value(one, scope) for one in (node.start, node.stop))
            case nodes.Call():
                return self.call(node, scope)
            case nodes.Filter():
                return self.filtered(node, scope)
            case nodes.Test(name="prose"):
                return f"_is_prose({self.value(node.node, scope)})"
        return self.operation(node, scope)

    def operation(self, node: nodes.Node, scope: Scope) -> str:
        """An operation, a choice or a collection as Python."""
        match node:
            case nodes.Compare():
                rest = (f" {COMPARED[one.op]} {self.value(one.expr, scope)}" for one in node.ops)
                return f"({self.value(node.expr, scope)}{''.join(rest)})"
            case nodes.And() | nodes.Or():
                word = type(node).__name__.lower()
                return f"({self.value(node.left, scope)} {word} {self.value(node.right, scope)})"
            case nodes.Not():
                return f"(not {self.value(node.node, scope)})"
            case nodes.CondExpr():
                other = "None" if node.expr2 is None else self.value(node.expr2, scope)
                return f"({self.value(node.expr1, scope)} if {self.value(node.test, scope)} else {other})"
            case nodes.Tuple():
                return f"({''.join(f'{self.value(one, scope)}, ' for one in node.items)})"
            case nodes.Dict():
                rows = (f"{self.value(one.key, scope)}: {self.value(one.value, scope)}" for one in node.items)
                return f"{{{', '.join(rows)}}}"
        raise CannotPressError(f"line {node.lineno}: {type(node).__name__}")

    def name(self, node: nodes.Name, scope: Scope) -> str:
        """A variable."""
        if node.name not in scope.names:
            raise CannotPressError(f"line {node.lineno}: nobody knows {node.name}")
        return node.name

    def call(self, node: nodes.Call, scope: Scope) -> str:
        """A call whose value is used further; HTML is marked as such."""
        arguments = ", ".join(self.value(one, scope) for one in node.args)
        match node.node:
            case nodes.Name(name="_"):
                return self.message(node)
            case nodes.Name(name="zip"):
                return f"zip({arguments})"
            case nodes.Name(name=name) if name in scope.macros and name not in scope.names:
                return f"_S({self.macro(node, name, scope)})"
            case nodes.Getattr():
                return f"{self.value(node.node, scope)}({arguments})"
        raise CannotPressError(f"line {node.lineno}: a call")

    def filtered(self, node: nodes.Filter, scope: Scope) -> str:
        """A filter as a function, or as a method of the words it is given."""
        if node.node is None or node.kwargs:
            raise CannotPressError(f"line {node.lineno}: a filter with arguments by name")
        given = self.value(node.node, scope)
        arguments = [self.value(one, scope) for one in node.args]
        if node.name in METHODS:
            return f"{given}.{node.name}({', '.join(arguments)})"
        if node.name in FILTERS:
            return f"{FILTERS[node.name]}({', '.join([given, *arguments])})"
        raise CannotPressError(f"line {node.lineno}: the filter {node.name}")


def merged(pieces: Iterable[Piece]) -> Iterator[str]:
    """Pieces as Python, neighbouring words in one."""
    words = ""
    for piece in pieces:
        if isinstance(piece, Text):
            words += piece.text
            continue
        if words:
            yield repr(words)
        words = ""
        yield piece
    if words:
        yield repr(words)


def joined(pieces: Iterable[Piece]) -> str:
    """Pieces as one expression."""
    parts = list(merged(pieces))
    if len(parts) <= FEW:
        return f"({' + '.join(parts)})" if len(parts) > 1 else "".join(parts) or "''"
    return f"_j(({', '.join(parts)}))"


def appended(pieces: Iterable[Piece]) -> list[str]:
    """Pieces as a statement that appends them."""
    parts = list(merged(pieces))
    return [f"_o += ({', '.join(parts)},)"] if parts else []


def indented(lines: Iterable[str]) -> list[str]:
    """Lines one level deeper."""
    return [f"    {line}" for line in lines]


def templates() -> Mapping[str, str]:
    """The templates of the checkout."""
    return {
        path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8")
        for path in sorted(TEMPLATES.rglob("*.html"))
        if "init" not in path.relative_to(TEMPLATES).parts
    }


def pressed() -> str:
    """What the module ought to say."""
    return Press(templates()).module()


def main(words: list[str]) -> int:
    """Writes, or with `--check` compares."""
    if words != ["--check"]:
        PRESSED.write_text(pressed(), "utf-8", newline="\n")
        return 0
    fresh = PRESSED.is_file() and PRESSED.read_text("utf-8") == pressed()
    if not fresh:
        print("src/mopsdocs/render/pressed.py is out of date, run `python tools/press.py`", file=sys.stderr)
    return 0 if fresh else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
