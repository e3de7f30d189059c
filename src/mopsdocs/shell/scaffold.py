"""A small handbook to start from, and a new playbook.

Knows: the starting files among our templates, where they go, and the dates to fill in.
Never: overwrites a file.
"""

import os
import re
import unicodedata
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import mopsdocs
from mopsdocs.model.diagnostic import Said
from mopsdocs.model.filenames import flaw
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import Workspace, bundled_templates, open_workspace, this_day
from mopsdocs.words import Words

if TYPE_CHECKING:
    from mopsdocs.parse.json_schema import Kind

TITLE_LIMIT = 200
DRAFTS = ("new-playbook.md", "imported-playbook.md")
_WORKPLACES = {
    "github.yml": ".github/workflows/handbook.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "pre-commit.yml": ".pre-commit-config.yaml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "codeowners": ".github/CODEOWNERS",
    "vscode-settings.json": ".vscode/settings.json",
    "vscode-extensions.json": ".vscode/extensions.json",
}
"""What code hosts, git and editors look for, by the template that it is made of."""

_SCHEMAS: Mapping["Kind", str] = {
    "mopsdocs": ".vscode/mopsdocs.schema.json",
    "people": ".vscode/people.schema.json",
}
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def write_handbook(folder: Path, words: Words) -> None:
    """Write a small handbook that works into a new or empty folder, in the language of these words."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = words.said(Said("{folder} is not empty.", {"folder": str(folder)}))
        raise UserError(message, words.said(Said("Name a new folder; nothing that exists is overwritten")))
    values = _dates(this_day())
    start = bundled_templates() / "init" / words.lang
    for path in sorted(start.rglob("*")):
        if path.is_file() and path.name not in DRAFTS:
            write_new(folder / path.relative_to(start), Template(path.read_text("utf-8")).substitute(values))
    _write_workplaces(folder)


def _write_workplaces(folder: Path) -> None:
    """Write what code hosts, pre-commit and editors look for in a repository."""
    import json

    from mopsdocs.shell.schemas import schema_with_ids

    templates = bundled_templates() / "init" / "workplace"
    for name, place in _WORKPLACES.items():
        text = (templates / name).read_text("utf-8")
        write_new(folder / place, text.replace("@VERSION@", mopsdocs.__version__))
    workspace = open_workspace(folder, None)
    for kind, place in _SCHEMAS.items():
        text = json.dumps(schema_with_ids(kind, workspace), ensure_ascii=False, indent=1)
        write_new(folder / place, f"{text}\n")


def write_playbook(workspace: Workspace, title: str, area: str | None, owner: str | None) -> Path:
    """Write a new playbook and give its path, relative to the handbook's root."""
    from mopsdocs.compile.prepare import prepare  # `init` needs none of the core.

    title = typed(title)
    prepared = prepare(read(workspace))
    config, parties = prepared.config, prepared.parties
    chosen = area or first_area(workspace, tuple(config.areas))
    if chosen not in config.areas:
        raise UserError(f"There is no area {chosen}.", f"Areas are: {', '.join(config.areas)}")
    if owner and not parties.knows(owner):
        raise UserError(f"There is nobody called {owner} in people.yml.", "Write ana.ruiz, or role:mops-lead")
    if not parties.people:
        raise UserError(
            "people.yml has no people yet.", "Add the first person there: it will own the playbook"
        )
    person = next(iter(parties.people))
    holder = parties.holder(owner) if owner else None
    values = _dates(workspace.today) | {
        "title": quoted(title),
        "owner": owner or person,
        "person": holder.id if holder else person,
    }
    draft = draft_of("new-playbook.md", config.languages[0])
    name = name_of(title)
    path = workspace.root / ("playbooks" if workspace.configured else "") / chosen / f"{name}.md"
    if name in {one.name.rpartition("/")[2] for one in prepared.groups}:
        raise UserError(f"There is a playbook {name} already.", "Choose another title")
    write_new(path, Template(draft).substitute(values))
    return path.relative_to(workspace.root)


def draft_of(name: str, lang: str) -> str:
    """Give a starting file in a language, in English where there is none."""
    folder = bundled_templates() / "init"
    return (folder / (lang if (folder / lang).is_dir() else "en") / name).read_text("utf-8")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; raise UserError for one that is, or that cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UserError(f"{path} could not be written: {error.strerror}", exit_code=DISK) from error


def first_area(workspace: Workspace, areas: tuple[str, ...]) -> str:
    """Give the first area that has a folder already."""
    folder = workspace.root / "playbooks"
    return next((area for area in areas if (folder / area).is_dir()), areas[0])


def _dates(today: date) -> dict[str, str]:
    """Give dates around today, so that nothing in a new plan is late."""
    start = today.replace(day=1)
    due = date(start.year + 1, start.month, monthrange(start.year + 1, start.month)[1])
    days = {"first": 14, "second": 28, "step": 56}
    found = {name: today + timedelta(days=count) for name, count in days.items()}
    named = {**found, "start": start, "due": due}
    return {"before": str(start.year - 1), **{name: day.isoformat() for name, day in named.items()}}


def name_of(title: str) -> str:
    """Make a file name of a title: `Más leads!` gives `mas-leads`."""
    plain = unicodedata.normalize("NFD", title.casefold()).encode("ascii", "ignore").decode()
    name = _NOT_IN_A_NAME.sub("-", plain).strip("-")[:64].strip("-")
    if not name:
        raise UserError("The title has no letters to name a file by.", "Write it with some Latin letters")
    if name == "index" or flaw(name):
        message = f"A playbook cannot have a file called {name}.md: that name has a meaning of its own."
        raise UserError(message, "Choose a longer title; it can be changed in the file at any time")
    return name


def typed(title: str) -> str:
    """Give the title as it was meant: a terminal without a language of its own hands over bytes."""
    try:
        line = " ".join(os.fsencode(title).decode().split())
    except UnicodeError as error:
        raise UserError("The title is not written in UTF-8.", "Set the terminal to UTF-8, or type it anew") from error
    if not line.isprintable():
        raise UserError("The title holds a character that cannot be seen.", "Type it anew, as plain text")
    if len(line) > TITLE_LIMIT:
        raise UserError(f"The title has {len(line)} characters; {TITLE_LIMIT} are the most.", "Write a shorter one")
    return line


def quoted(title: str) -> str:
    """Put a title in quotes, so that no character in it means anything to YAML."""
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
