"""Words typed, functions called.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

import mopsdocs
from mopsdocs import cli_day
from mopsdocs.cli_export import add_export
from mopsdocs.cli_import import add_import
from mopsdocs.shell import commands
from mopsdocs.shell.fault import print_help, run
from mopsdocs.shell.sign_command import sign_command


class _Day(click.ParamType[date]):
    """A day as it is written here."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401  # As click has it.
        """Read a day, or say how to write one."""
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # A day is the same day everywhere.
        except ValueError:
            self.fail(f"{value!r} is not how a day is written here: year, month, day, as in 2026-12-31.", param, ctx)


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
    type=_Day(),
    metavar="DATE",
    help="Assess as of this day (YYYY-MM-DD). Default: SOURCE_DATE_EPOCH, or today.",
)


class _Front(click.Group):
    """Our commands; what click itself prints may find no room, too."""

    def main(self, *words: Any, **options: Any) -> Any:  # noqa: ANN401  # As click has it.
        """Run what was typed."""
        return print_help(lambda: click.Group.main(self, *words, **options))


@click.group(cls=_Front, context_settings=CONTEXT)
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
    sys.exit(run(commands.build, **options))


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@root_option
@today_option
@click.option(
    "--level",
    type=click.Choice(["draft", "review", "publish"]),
    help="How strict to be. Default: what mopsdocs.yml says for each folder.",
)
@click.option(
    "--version", metavar="NAME", help="Check a published version: its name, or any tag, branch or commit."
)
@click.option(
    "--base",
    metavar="REF",
    help="Judge what changed since this tag, branch or commit. Default: the newest published version.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["full", "concise", "json", "github", "gitlab", "sarif", "junit"]),
    default="full",
    envvar="MOPSDOCS_FORMAT",
    show_default=True,
    show_envvar=True,
    help="How to show the findings.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings, too.")
@click.option(
    "--lang", type=click.Choice(["en", "es", "pt"]), help="The findings' language. Default: the handbook's first."
)
@click.option("--fix", is_flag=True, help="First mend in the files what can only mean one thing.")
@click.option("--baseline", is_flag=True, help="Accept today's findings; from then on only new ones count.")
@click.option("--no-ignore", is_flag=True, help="Show also what exceptions and the baseline hide.")
def check(**options: object) -> None:
    """Check all playbooks and show every finding with its line.

    With files or folders named, show only what is found in them; the whole handbook is read all the same.

    Exit code 0: no errors. 1: errors (with --strict, warnings). 2: wrong use.
    """
    from mopsdocs.shell.order import CheckOrder  # Only a check needs it.

    sys.exit(run(commands.check, order=CheckOrder(**options)))  # type: ignore[arg-type]  # click has seen to it.


@main.command()
@click.argument("base")
@click.argument("head", required=False)
@root_option
@today_option
@click.option(
    "--format",
    "output",
    type=click.Choice(["terminal", "markdown", "json", "html"]),
    default="terminal",
    show_default=True,
    help="How to show the changes; markdown is one comment for a pull request.",
)
def diff(**options: object) -> None:
    """Say what changed between two versions, in plain words.

    BASE and HEAD are tags, branches, commits or versions that mopsdocs.yml names; without HEAD, BASE is compared
    with the files as they are now. Nothing is printed as markdown if only wording changed.
    """
    sys.exit(run(commands.diff, **options))


@main.command()
@root_option
@click.option("--mark", is_flag=True, required=True, help="Write down what the translations were made from.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def translate(root: Path | None, files: tuple[Path, ...], *, mark: bool) -> None:
    """Say that translations are up to date.

    Writes fingerprints of the source's texts and sections into FILES, or into all translations. `mopsdocs check`
    then tells what has changed in the source since (I18N-002).
    """
    del mark  # There is nothing else yet that could be done.
    sys.exit(run(commands.translate, root=root, files=files))


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
    sys.exit(run(commands.serve, **options))


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
@click.option("--on", type=_Day(), metavar="DATE", help="The day it was finished (YYYY-MM-DD). Default: today.")
@click.option("--evidence", metavar="URL", help="A link to what was made.")
def done(**options: object) -> None:
    """Tick a task off, for example email-program/T2.

    Only those bytes of the file change. Nothing is written if the playbook would have an error then.
    """
    sys.exit(run(commands.task_done, **options))


@main.command()
@click.argument("metric")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT=NUMBER...")
@click.option("--period", required=True, metavar="PERIOD", help="2026-01-31, 2026-W05, 2026-01, 2026-Q1 or 2026.")
@click.option("--note", metavar="TEXT", help="What is worth knowing of this value.")
@root_option
@today_option
def record(**options: object) -> None:
    """Record what was measured: one row more in the metric's file of values.

    METRIC is a metric's id, with its playbook's id before it where several have one: email-program/total-clicks.
    A metric without inputs takes the number alone.

    \b
      mopsdocs record total-clicks --period 2026-10 clicks=5100
      mopsdocs record reply-time --period 2026-10 27.5
    """  # noqa: D301  # click takes the control character itself for 'keep these lines as they are'.
    sys.exit(run(commands.record, **options))


main.add_command(sign_command(_Day(), root_option, today_option))


@main.command()
@click.argument(
    "kind",
    type=click.Choice(["playbook", "translation", "people", "mopsdocs", "signoffs", "handbook"]),
    default="playbook",
)
@click.option("--with-ids", is_flag=True, help="List the handbook's own ids, for editors to complete.")
@root_option
def schema(**options: object) -> None:
    """Print the JSON Schema of a file, for editors.

    KIND is playbook (front matter), translation, people (people.yml), mopsdocs (mopsdocs.yml) or signoffs
    (signoffs.yml); handbook is for programs that read handbook.json.
    """
    sys.exit(run(commands.schema, **options))


@main.command()
@root_option
def lsp(root: Path | None) -> None:
    """Speak with an editor while somebody writes: findings, ids, what keys mean.

    Editors start this by themselves, over standard input and output. It needs: pip install 'mopsdocs[lsp]'
    """
    sys.exit(run(commands.lsp, root=root))


cli_day.add_to(main, root_option, today_option)
add_import(main, root_option)
add_export(main, root_option, today_option)
