"""Finds every message that pages and findings show, and keeps the catalogues to just these.

Those of pages are in templates/locales/, those of findings alone in src/mopsdocs/findings/: only a check reads
them. Called plainly it lists the messages with the files that say them; with `--update` it adds what the
catalogues lack, untranslated, and removes what nobody says any more.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "mopsdocs"
TEMPLATES = CHECKOUT / "templates"
LOCALES = TEMPLATES / "locales"
SPEAKING = ("words", "outputs", "assess")
"""What of the package puts sentences on pages."""

REPORTING = ("checks", "compile", "dialect", "parse", "shell")
"""What of the package puts sentences into findings."""

NAMING = ("model/filenames.py", "model/releases.py")
"""What of the model puts sentences into findings: what is wrong with a name."""

FINDINGS = PACKAGE / "findings"

PLURALS = {"es": "nplurals=2; plural=(n != 1);", "pt": "nplurals=2; plural=(n > 1);"}
SPEAKERS = ("w", "words")
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


class Message(NamedTuple):
    """A message as the code says it; the context tells apart the meanings of one English text."""

    id: str
    context: str = ""
    plural: str = ""


class UnreadableError(Exception):
    """A message is put together while the program runs, so that nobody can translate it."""


def messages() -> dict[Message, list[str]]:
    """Every message of pages, ordered by its text, with the files that say it."""
    return said_in(sources())


def findings() -> dict[Message, list[str]]:
    """Every message that findings say, and pages do not."""
    pages = messages()
    rooms = [path for name in REPORTING for path in (PACKAGE / name).rglob("*.py")]
    found = said_in([*rooms, *(PACKAGE / name for name in NAMING)])
    return {message: where for message, where in found.items() if message not in pages}


def said_in(paths: Iterable[Path]) -> dict[Message, list[str]]:
    """The messages of some files, ordered by their text, with the files that say them."""
    found: dict[Message, list[str]] = {}
    for path in paths:
        read = in_template if path.suffix == ".html" else in_module
        try:
            for message in read(path.read_text("utf-8")):
                found.setdefault(message, []).append(path.relative_to(CHECKOUT).as_posix())
        except UnreadableError as error:
            raise UnreadableError(f"{path}: {error}") from error
    return {message: sorted(set(where)) for message, where in sorted(found.items())}


def sources() -> Iterator[Path]:
    """The files that speak on pages."""
    yield from (path for path in TEMPLATES.rglob("*.html") if "init" not in path.relative_to(TEMPLATES).parts)
    for name in SPEAKING:
        yield from (PACKAGE / name).rglob("*.py")


def in_template(text: str) -> Iterator[Message]:
    """The messages of a template: `_("Due")`."""
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "_":
            (said,) = call.args
            if not isinstance(said, nodes.Const):
                raise UnreadableError(f"line {call.lineno} says no constant text")
            yield Message(said.value)


def in_module(text: str) -> Iterator[Message]:
    """The messages of a module: `words("Due")`, `words.many(...)`, `words.term(...)`, `Said(...)`, `Unit(...)`."""
    for call in ast.walk(ast.parse(text)):
        if isinstance(call, ast.Call):
            match call.func:
                case ast.Name(id="Said"):
                    plural = [word.value for word in call.keywords if word.arg == "plural"] or call.args[2:]
                    yield Message(constant(call, call.args[0]), plural=constant(call, *plural) if plural else "")
                case ast.Name(id="Unit") if isinstance(call.args[0], ast.Constant):
                    yield Message(constant(call, call.args[0]), "unit", constant(call, call.args[1]))
                case ast.Attribute(attr="many"):
                    yield Message(constant(call, call.args[0]), plural=constant(call, call.args[1]))
                case ast.Attribute(attr="term"):
                    yield Message(constant(call, call.args[1]), constant(call, call.args[0]))
                case ast.Name(id=name) | ast.Attribute(attr=name) if name in SPEAKERS:
                    yield Message(constant(call, call.args[0]))


def constant(call: ast.Call, node: ast.expr) -> str:
    """The text that an expression is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise UnreadableError(f"line {call.lineno} says no constant text")


def known(lang: str, folder: Path = LOCALES) -> dict[Message, Entry]:
    """What a language's catalogue has, by message."""
    found: dict[Message, Entry] = {}
    if not (folder / f"{lang}.po").exists():
        return found
    with (folder / f"{lang}.po").open(encoding="utf-8") as file:
        for entry in read_po(file, locale=lang):
            if entry.id:
                text, plural = entry.id if isinstance(entry.id, tuple) else (entry.id, "")
                found[Message(text, entry.context or "", plural)] = entry
    return found


def written(lang: str, wanted: Iterable[Message], translated: Mapping[Message, Entry]) -> str:
    """A catalogue with just the messages wanted, translated as far as they are known."""
    return "\n".join([head(lang), *(block(message, translated.get(message)) for message in wanted)])


def head(lang: str) -> str:
    """The entry that says which language it is; no date, so that nothing changes but the words."""
    lines = (f"Language: {lang}", "Content-Type: text/plain; charset=utf-8", f"Plural-Forms: {PLURALS[lang]}")
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines)


def block(message: Message, entry: Entry | None) -> str:
    """One message with its translation."""
    lines = [f"# {comment}" for comment in entry.user_comments] if entry else []
    lines += [f"msgctxt {quoted(message.context)}"] if message.context else []
    lines.append(f"msgid {quoted(message.id)}")
    said = entry.string if entry else ""
    if not message.plural:
        return "\n".join([*lines, f"msgstr {quoted(str(said))}", ""])
    forms = said if isinstance(said, tuple) else ("", "")
    lines.append(f"msgid_plural {quoted(message.plural)}")
    return "\n".join([*lines, *(f"msgstr[{n}] {quoted(form)}" for n, form in enumerate(forms)), ""])


def quoted(text: str) -> str:
    """A text as catalogues write it."""
    return f'"{text.translate(ESCAPES)}"'


def main(words: list[str]) -> None:
    """Lists, or with `--update` writes."""
    for found, folder in ((messages(), LOCALES), (findings(), FINDINGS)):
        if words == ["--update"]:
            for lang in PLURALS:
                text = written(lang, found, known(lang, folder))
                (folder / f"{lang}.po").write_text(text, "utf-8", newline="\n")
        else:
            for message, where in found.items():
                print(f"{' | '.join(filter(None, message))}: {', '.join(where)}")


if __name__ == "__main__":
    main(sys.argv[1:])
