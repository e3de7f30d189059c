"""A table brought into the handbook: read, matched with people.yml, written as a new playbook, and told of.

Knows: where a new playbook goes, and what whoever brought the table has to know.
Never: overwrites a file; reads a column as something it may not be.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.filenames import flaw
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.importing.draft import work_of
from mopsdocs.shell.importing.plan import Knows, Plan, plan_of
from mopsdocs.shell.importing.sheet import Sheet, read_sheets
from mopsdocs.shell.importing.who import Register
from mopsdocs.shell.plain import safe
from mopsdocs.shell.reader import read
from mopsdocs.shell.scaffold import draft_of, first_area, name_of, quoted, typed, write_new
from mopsdocs.shell.workspace import Workspace

TASKS = 1000
"""How many tasks a playbook may have."""

_TOLD = 20


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a table: the new file, relative to the handbook's root, and the lines to tell."""

    path: str
    told: tuple[str, ...]


def bring(
    workspace: Workspace, file: Path, out: Path | None, title: str | None, wanted: str | None = None
) -> Brought:
    """Write a table as a new playbook; of a workbook the sheet that is wanted, or the first that is a plan.

    Raise UserError where it is none, or where the file is there already.
    """
    prepared = prepare(read(workspace))
    lang = prepared.config.languages[0]
    sheets = read_sheets(file, wanted)
    sheet, plan = _planned(sheets, file, lang, Register(prepared.parties, matrix=False).knows)
    if len(plan.tasks) > TASKS:
        raise UserError(f"{file.name} has more than {TASKS:,} tasks", "Split it: one table for each playbook")
    named = typed(title or _named(file))
    path = _place(workspace, prepared, out, named)
    register = Register(prepared.parties, matrix=plan.matrix)
    work = work_of(plan, register, lang)
    values = {"title": quoted(named), "owner": _owner(plan, register, prepared), "work": work}
    write_new(path, Template(draft_of("imported-playbook.md", lang)).substitute(values))
    shown = path.relative_to(workspace.root).as_posix()
    others = [one.name for one in sheets if one is not sheet and one.rows]
    return Brought(shown, tuple(_told(sheet, plan, register, others, shown)))


def _planned(sheets: tuple[Sheet, ...], file: Path, lang: str, knows: Knows) -> tuple[Sheet, Plan]:
    for sheet in sheets:
        plan = plan_of(sheet, lang, knows)
        if plan:
            return sheet, plan
    named = safe(", ".join(one.name for one in sheets if one.rows and one.name))
    where = f" in {f'the sheet {named}' if len(sheets) == 1 else f'its sheets: {named}'}" if named else ""
    message = f"{file.name} has neither a RACI matrix nor a list of tasks{where}"
    hint = (
        "A matrix has tasks down and people across, with R, A, C, I in it; "
        "a list has a heading such as Task, Responsible, Due"
    )
    raise UserError(message, hint)


def _named(file: Path) -> str:
    """Make a title of a file's name: `raci_webinar-2026` is `raci webinar 2026`."""
    words = " ".join(file.stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def _place(workspace: Workspace, prepared: Prepared, out: Path | None, title: str) -> Path:
    """Say where the playbook goes; raise UserError for a place where none can be."""
    folder = workspace.root / ("playbooks" if workspace.configured else "")
    if out is None:
        path = folder / first_area(workspace, tuple(prepared.config.areas)) / f"{name_of(title)}.md"
    else:
        path = (_seen_from(workspace, out) / out).parent.resolve() / out.name
        if not path.is_relative_to(folder) or path.suffix != ".md":
            example, here = folder / "data" / "consent.md", Path.cwd()
            example = example.relative_to(here) if example.is_relative_to(here) else example
            raise UserError(f"{out} is no place for a playbook", f"Name a file such as --out {safe(str(example))}")
        for part in path.relative_to(folder).parts:
            if wrong := flaw(part):
                said = Said("{path} cannot be read on every machine: {flaw}", {"path": str(out), "flaw": wrong})
                raise UserError(said, "Choose another name")
    if path.stem in {one.name.rpartition("/")[2] for one in prepared.groups}:
        raise UserError(f"There is a playbook {path.stem} already.", "Choose another name with --out, or --title")
    return path


def _seen_from(workspace: Workspace, out: Path) -> Path:
    """Say where a path begins: here, or at the root if it names the folder of playbooks and there is none here."""
    here = Path.cwd()
    return workspace.root if out.parts[:1] == ("playbooks",) and not (here / "playbooks").exists() else here


def _owner(plan: Plan, register: Register, prepared: Prepared) -> str:
    """Take for the owner whoever answers for most tasks, or does most of them."""
    for role in ("accountable", "responsible"):
        found = Counter(one for task in plan.tasks for name in task.names.get(role, ()) for one in register.ids(name))
        known = [(count, party) for party, count in found.items() if not party.startswith("team:")]
        if known:
            return max(known)[1]
    return next(iter(prepared.parties.people), "TODO")


def _told(sheet: Sheet, plan: Plan, register: Register, others: list[str], shown: str) -> Iterator[str]:
    kind = "matrix" if plan.matrix else "list"
    where = f" in the sheet {safe(sheet.name)}" if sheet.name else ""
    count, steps = len(plan.tasks), sum(1 for step in plan.steps if step.title)
    within = f" in {steps} step{'s' * (steps != 1)}" if steps else ""
    yield f"Read the {kind}{where}: {count} task{'s' * (count != 1)}{within}."
    if others:
        yield f"Not read: the sheets {safe(', '.join(others))}. With --sheet NAME another one is read."
    if plan.left:
        yield f"Left out: the columns {safe(', '.join(plan.left))}."
    yield from _several("Not understood, and left out:", plan.doubts)
    if register.found:
        yield f"Found in people.yml: {', '.join(sorted(register.found))}."
    if register.strangers:
        yield "Not in people.yml. Add them there, or write other ids into the playbook:"
        yield from _snippet(register.strangers)
    yield f"Next: fill in what is marked, and see what is missing with `mopsdocs check {safe(shown)}`."


def _several(head: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield head
        yield from (f"  {safe(line)}" for line in lines[:_TOLD])
    if len(lines) > _TOLD:
        yield f"  and {len(lines) - _TOLD} more"


def _snippet(strangers: dict[str, str]) -> Iterator[str]:
    """Write the lines that people.yml lacks."""
    kinds = (("people", "", "name"), ("roles", "role:", "title"), ("teams", "team:", "name"))
    for kind, prefix, key in kinds:
        of_kind = {party: name for party, name in strangers.items() if party.rpartition(":")[0] == prefix.rstrip(":")}
        if of_kind:
            yield f"  {kind}:"
            for party, name in of_kind.items():
                yield f"    {party.removeprefix(prefix)}: {{{key}: {quoted(safe(name))}}}"
