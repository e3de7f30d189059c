"""Words typed, functions called.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from datetime import date, datetime
from pathlib import Path

import click

import mopsdocs
from mopsdocs.shell import commands
from mopsdocs.shell.fault import run

DAY = click.DateTime(["%Y-%m-%d"])
FOLDER = click.Path(path_type=Path, file_okay=False)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

root_option = click.option(
    "--root",
    type=FOLDER,
    metavar="DIR",
    help="The handbook's folder. Default: the nearest one upwards with a mopsdocs.yml.",
)
today_option = click.option(
    "--today",
    type=DAY,
    metavar="DATE",
    help="Assess as of this day (YYYY-MM-DD). Default: SOURCE_DATE_EPOCH, or today.",
)


@click.group(context_settings=CONTEXT)
@click.version_option(mopsdocs.__version__, prog_name="mopsdocs")
def main() -> None:
    """Turn a folder of strategy playbooks into a handbook.

    A first handbook in three commands:

    \b
      mopsdocs init handbook
      cd handbook
      mopsdocs build

    Then open site/index.html. `mopsdocs check` tells what to mend, and why.

    Tab completion (bash; zsh and fish alike):

    \b
      eval "$(_MOPSDOCS_COMPLETE=bash_source mopsdocs)"
    """  # noqa: D301  # click takes the control character itself for 'keep these lines as they are'.


@main.command()
@root_option
@click.option(
    "--out", type=FOLDER, metavar="DIR", help="Where to write. Default: site/ in the handbook's folder."
)
@today_option
@click.option(
    "--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use. Default: one a processor."
)
@click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
@click.option("--adopt", is_flag=True, help="Write into a folder that has other files; they are left alone.")
@click.option("--profile", is_flag=True, help="Print the milliseconds that each verb took.")
def build(**options: object) -> None:
    """Build the handbook as a folder of HTML pages.

    Nothing is written if a playbook has errors; the old site stays as it was.
    """
    sys.exit(run(commands.build, **_plain(options)))


@main.command()
@root_option
@today_option
@click.option(
    "--level",
    type=click.Choice(["draft", "review", "publish"]),
    help="How strict to be. Default: what mopsdocs.yml says for each folder.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    envvar="MOPSDOCS_FORMAT",
    show_default=True,
    show_envvar=True,
    help="How to show the findings.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
def check(**options: object) -> None:
    """Check all playbooks and show every finding with its line.

    Exit code 0: no errors. 1: errors (with --strict, warnings). 2: wrong use.
    """
    sys.exit(run(commands.check, **_plain(options)))


@main.command()
@root_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="N", help="Default: the first free one from 8000 on.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST", help="The address to listen on.")
@click.option(
    "--allow-host",
    multiple=True,
    metavar="NAME",
    help="A name that others call this machine by; needed with a --host that they can reach. May be repeated.",
)
@today_option
@click.option("--edit", is_flag=True, help="Let tasks be ticked and changed on the pages; it goes into the files.")
@click.option("--open", "open_", is_flag=True, help="Open the browser.")
def serve(**options: object) -> None:
    """Show the handbook in the browser, and every edit of a file at once.

    Nothing is written into site/. End it with Ctrl-C.
    """
    sys.exit(run(commands.serve, **_plain(options)))


@main.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule exists, with an example that breaks it and one that does not.

    CODE is a rule's code, such as RACI-001.
    """
    sys.exit(run(commands.explain, code=code))


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--lang", type=click.Choice(["en", "es", "pt"]), default="en", show_default=True, help="Its language."
)
def init(folder: Path, lang: str) -> None:
    """Write a small handbook that works, to start from.

    FOLDER is made if it is not there; one with files in it is refused.
    """
    sys.exit(run(commands.init, folder=folder, lang=lang))


@main.group()
def new() -> None:
    """Add something to the handbook."""


@new.command()
@click.argument("title")
@root_option
@click.option("--area", metavar="AREA", help="The area's id. Default: the first one of the handbook.")
@click.option("--owner", metavar="ID", help="Who owns it: a person, or role:NAME. Default: the first person.")
def playbook(**options: object) -> None:
    """Write a new playbook called TITLE, and print where it is."""
    sys.exit(run(commands.new_playbook, **options))


@main.group()
def task() -> None:
    """Change a task in its file."""


@task.command()
@click.argument("ref", metavar="PLAYBOOK/TASK")
@root_option
@click.option("--on", type=DAY, metavar="DATE", help="The day it was finished (YYYY-MM-DD). Default: today.")
@click.option("--evidence", metavar="URL", help="A link to what was made.")
def done(**options: object) -> None:
    """Tick a task off, for example email-program/T2.

    Only those bytes of the file change. Nothing is written if the playbook would have an error then.
    """
    sys.exit(run(commands.task_done, **_plain(options)))


@main.command()
@click.argument(
    "kind", type=click.Choice(["playbook", "translation", "people", "mopsdocs"]), default="playbook"
)
def schema(kind: str) -> None:
    """Print the JSON Schema of a file, for editors.

    KIND is playbook (front matter), translation, people (people.yml) or mopsdocs (mopsdocs.yml).
    """
    sys.exit(run(commands.schema, kind=kind))


def _plain(options: dict[str, object]) -> dict[str, object]:
    """Give days as dates: click knows times only."""
    return {name: _day(value) for name, value in options.items()}


def _day(value: object) -> object | date:
    return value.date() if isinstance(value, datetime) else value
