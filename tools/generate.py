"""Writes what can be told from the code: docs/rules/ and the table of rooms in ARCHITECTURE.md.

Called plainly it writes; with `--check` it only says what is out of date, and fails if anything is.
"""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "mopsdocs"
ARCHITECTURE = CHECKOUT / "ARCHITECTURE.md"
RULES = CHECKOUT / "docs" / "rules"
FORMAT = CHECKOUT / "docs" / "format.md"
TABLE = re.compile(r"(<!-- rooms: written by `make generated` -->\n).*(<!-- end of rooms -->)", re.DOTALL)
FLOORS = (
    ("Shell", ("__main__", "cli", "shell")),
    ("The verbs in order", ("compile",)),
    ("Rooms", ("parse", "bind", "assess", "checks", "outputs", "render")),
    ("Cellar", ("dialect", "diff", "theme", "words")),
    ("Foundation", ("model",)),
)


sys.path.insert(0, str(PACKAGE.parent))


class Told(NamedTuple):
    """What a module's docstring says."""

    summary: str
    knows: str
    never: str


def told(module: Path) -> Told:
    """Reads the first sentence and the lines `Knows:` and `Never:` of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    paragraphs = re.split(r"\n\s*\n|\n(?=Knows:|Never:)", docstring)
    lines = [" ".join(paragraph.split()) for paragraph in paragraphs]

    def after(label: str) -> str:
        return next((line.removeprefix(label).strip() for line in lines if line.startswith(label)), "")

    return Told(lines[0], after("Knows:"), after("Never:"))


def modules(room: str) -> Iterator[tuple[str, Path]]:
    """The modules of a room by name, the room itself first."""
    if (PACKAGE / f"{room}.py").is_file():
        yield room, PACKAGE / f"{room}.py"
    for path in sorted((PACKAGE / room).rglob("*.py"), key=lambda path: (path.stem != "__init__", path)):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        yield name.removesuffix("/__init__"), path


def rooms() -> str:
    """The table of rooms, floor by floor."""

    def cell(text: str) -> str:
        return text.replace("|", "\\|").rstrip(".")

    lines = []
    for floor, names in FLOORS:
        lines += ["", f"### {floor}", "", "| module | is | knows | never |", "|---|---|---|---|"]
        for room in names:
            for name, path in modules(room):
                said = told(path)
                lines.append(f"| `{name}` | {cell(said.summary)} | {cell(said.knows)} | {cell(said.never)} |")
    return "\n".join([*lines, "", ""])


def rules() -> Mapping[Path, str]:
    """A page for each rule and a list of them all, as `mopsdocs explain` words them."""
    # Imported late: the rooms are told of without importing any of them.
    from mopsdocs.checks.catalogue import RULES as CATALOGUE  # noqa: PLC0415  # See above
    from mopsdocs.checks.explain import rule_list, rule_page  # noqa: PLC0415  # See above

    pages = {RULES / f"{code}.md": rule_page(rule) for code, rule in CATALOGUE.items()}
    return {RULES / "index.md": rule_list(), **pages}


def keys() -> str:
    """The page that lists every key of the format."""
    sys.path.insert(0, str(CHECKOUT))
    from tools.format_page import format_page  # noqa: PLC0415  # See above

    return format_page()


def generated() -> Mapping[Path, str]:
    """Every generated file with what it ought to say."""
    written = ARCHITECTURE.read_text("utf-8")
    table = rooms()
    return {
        ARCHITECTURE: TABLE.sub(lambda found: found[1] + table + found[2], written),
        FORMAT: keys(),
        **rules(),
    }


def stale() -> list[str]:
    """The files that do not say what they ought to, and those of docs/rules/ that ought not to be there."""
    wanted = generated()
    differing = [p for p, text in wanted.items() if not p.is_file() or p.read_text("utf-8") != text]
    foreign = [path for path in RULES.glob("*") if path not in wanted]
    return sorted(path.relative_to(CHECKOUT).as_posix() for path in [*differing, *foreign])


def write() -> None:
    """Makes the generated files say what they ought to."""
    wanted = generated()
    RULES.mkdir(parents=True, exist_ok=True)
    for path, text in wanted.items():
        path.write_text(text, "utf-8", newline="\n")
    for path in RULES.glob("*"):
        if path not in wanted:
            path.unlink()


def main(words: list[str]) -> int:
    """Writes, or with `--check` compares."""
    if words != ["--check"]:
        write()
        return 0
    found = stale()
    if found:
        print("Out of date, run `make generated`:", *found, sep="\n  ", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
