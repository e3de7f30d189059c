"""The house stands as it was drawn: floors, purity, sizes, and what each room says of itself."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from checkout import CHECKOUT, SRC
from tools import generate

MODULES = sorted(SRC.rglob("*.py"))
TESTS = sorted((CHECKOUT / "tests").rglob("test_*.py"))
WRITTEN_BY_MACHINE = SRC / "mopsdocs" / "render" / "pressed.py"
OUTER_ROOMS = ("__main__", "cli", "shell")
VAGUE = {"base", "common", "handler", "helper", "helpers", "manager", "processor", "util", "utils"}
EXEMPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:)(?P<rest>[^#]*)(?P<reason>#.*)?$")

modules = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SRC).as_posix())


def tree(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def room(path: Path) -> str:
    """The room a module belongs to: `parse` for parse/yaml.py, `compile` for compile.py."""
    return path.relative_to(SRC / "mopsdocs").with_suffix("").parts[0]


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, inner ones and methods too."""
    for part in ast.walk(module):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            yield part


def contracts() -> list[dict[str, list[str]]]:
    """The import contracts as pyproject.toml states them."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_floors() -> None:
    """No module imports one that stands above it, next door, or outside the walls."""
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout + found.stderr


def test_every_room_is_on_the_plan() -> None:
    """A room that is built is named by the floors, and by the contract that keeps the core pure."""
    floors, pure = contracts()[:2]
    planned = {name for floor in floors["layers"] for name in re.findall(r"mopsdocs\.(\w+)", floor)}
    built = {room(path) for path in MODULES} - {"__init__"}

    assert set() == built - planned
    assert built - set(OUTER_ROOMS) == {name.removeprefix("mopsdocs.") for name in pure["source_modules"]}


@modules
def test_module_says_what_it_is(module: Path) -> None:
    """Each module says in a sentence what it is, what it knows and what it never does."""
    said = generate.told(module)

    assert said.summary.endswith(".")
    assert said.knows, "a line `Knows: ...` is missing in the module's docstring"
    assert said.never, "a line `Never: ...` is missing in the module's docstring"


@pytest.mark.parametrize(
    "module",
    [path for path in MODULES if path != WRITTEN_BY_MACHINE],
    ids=lambda path: path.relative_to(SRC).as_posix(),
)
def test_module_is_short(module: Path) -> None:
    """No module is longer than 300 lines, and no function longer than 40."""
    lines = len(module.read_text("utf-8").splitlines())
    long = {f.name: n for f in functions(tree(module)) if (n := (f.end_lineno or 0) - f.lineno + 1) > 40}

    assert lines <= 300
    assert not long


@modules
def test_names_are_nouns_of_the_domain(module: Path) -> None:
    """No module and no class hides behind a word that could mean anything."""
    names = [module.stem] + [part.name for part in ast.walk(tree(module)) if isinstance(part, ast.ClassDef)]
    words = {word.lower() for name in names for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}

    assert set() == words & VAGUE


@pytest.mark.parametrize(
    "module",
    [path for path in MODULES if room(path) not in OUTER_ROOMS],
    ids=lambda path: path.relative_to(SRC).as_posix(),
)
def test_core_never_opens_prints_or_evaluates(module: Path) -> None:
    """Below the shell no function that reaches the world without an import is even named."""
    reaching = {"__import__", "breakpoint", "eval", "exec", "globals", "input", "open", "print"}
    names = (part for part in ast.walk(tree(module)) if isinstance(part, ast.Name))
    named = {name.id for name in names if isinstance(name.ctx, ast.Load)}

    assert set() == named & reaching


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_exemptions_say_why(path: Path) -> None:
    """A line that is exempt from lint or types says why, in a second comment."""
    lines = enumerate(path.read_text("utf-8").splitlines(), start=1)
    silent = [n for n, line in lines if (found := EXEMPTION.search(line)) and not found["reason"]]

    assert [] == silent


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.relative_to(CHECKOUT).as_posix())
def test_tests_promise_something(path: Path) -> None:
    """Every test says in its docstring what it promises."""
    tests = (f for f in functions(tree(path)) if f.name.startswith("test_"))

    assert [] == [f.name for f in tests if not ast.get_docstring(f)]


@pytest.mark.parametrize(
    ("door", "heavy"),
    [
        ("mopsdocs.cli", {"babel", "jinja2", "markdown_it", "msgspec", "pydantic", "watchfiles", "yaml"}),
        ("mopsdocs.render", {"click", "pydantic", "watchfiles", "yaml", "mopsdocs.parse", "mopsdocs.checks"}),
    ],
)
def test_doors_open_without_what_lies_behind_others(door: str, heavy: set[str]) -> None:
    """`mopsdocs --help` and a worker that renders load no library that they do not use."""
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {door}; print(*sys.modules)"],
        env={"PYTHONPATH": str(SRC), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert set() == heavy & set(loaded.stdout.split())


def test_generated_files_are_up_to_date() -> None:
    """docs/rules/ and ARCHITECTURE.md say what the code says: `make generated` would change nothing."""
    assert [] == generate.stale()


def test_pressed_templates_are_up_to_date() -> None:
    """The templates as functions say what the templates say: `make generated` would change nothing."""
    pressed = [sys.executable, CHECKOUT / "tools" / "press.py", "--check"]
    found = subprocess.run(pressed, capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stdout + found.stderr
