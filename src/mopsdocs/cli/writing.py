"""Commands that write into the files of a handbook, or write new ones.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from pathlib import Path

import click

from mopsdocs.cli.options import FOLDER, Day, root_option, today_option
from mopsdocs.shell import commands_write
from mopsdocs.shell.fault import run

_ASPECTS = ("specific", "measurable", "achievable", "relevant", "realistic", "time-bound", "agreement")


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--lang", type=click.Choice(["en", "es", "pt"]), default="en", show_default=True, help="Its language.")
def init(folder: Path, lang: str) -> None:
    """Write a small handbook that works, to start from.

    FOLDER is made if it is not there; one with files in it is refused.
    """
    sys.exit(run(commands_write.init, folder=folder, lang=lang))


@click.group()
def new() -> None:
    """Add something to the handbook."""


@new.command()
@click.argument("title")
@root_option
@click.option("--area", metavar="AREA", help="The area's id. Default: the first one of the handbook.")
@click.option("--owner", metavar="ID", help="Who owns it: a person, or role:NAME. Default: the first person.")
def playbook(**options: object) -> None:
    """Write a new playbook called TITLE, and print where it is."""
    sys.exit(run(commands_write.new_playbook, **options))


@click.group()
def task() -> None:
    """Change a task in its file."""


@task.command()
@click.argument("ref", metavar="PLAYBOOK/TASK")
@root_option
@click.option("--on", type=Day(), metavar="DATE", help="The day it was finished (YYYY-MM-DD). Default: today.")
@click.option("--evidence", metavar="URL", help="A link to what was made.")
def done(**options: object) -> None:
    """Tick a task off, for example email-program/T2.

    Only those bytes of the file change. Nothing is written if the playbook would have an error then.
    """
    sys.exit(run(commands_write.task_done, **options))


@click.command()
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
    sys.exit(run(commands_write.record, **options))


@click.command()
@click.argument("item", metavar="PLAYBOOK/ITEM")
@click.option(
    "--aspect",
    type=click.Choice(_ASPECTS),
    help="Which criterion of a goal is signed; a service level is signed as a whole (agreement).",
)
@click.option("--by", required=True, metavar="PERSON", help="Who signs: the id of a person in people.yml.")
@click.option("--on", type=Day(), metavar="DATE", help="The day of the sign-off (YYYY-MM-DD). Default: today.")
@click.option("--note", metavar="TEXT", help="What the signer adds, such as a condition.")
@root_option
@today_option
def sign(**options: object) -> None:
    """Sign a goal or a service level, for whoever was asked to.

    Writes signoffs.yml, with a fingerprint of the facts that are signed: when one of them changes, the sign-off
    holds no longer and is asked for again. Wording may change.

    \b
      mopsdocs sign email-program/G1 --aspect achievable --by ana.ruiz
      mopsdocs sign email-program/SLA1 --by marta.gil --note "Until the new contract"
    """  # noqa: D301  # click takes the control character itself for 'keep these lines as they are'.
    sys.exit(run(commands_write.sign, **options))


@click.command()
@root_option
@click.option("--mark", is_flag=True, required=True, help="Write down what the translations were made from.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
def translate(root: Path | None, files: tuple[Path, ...], *, mark: bool) -> None:
    """Say that translations are up to date.

    Writes fingerprints of the source's texts and sections into FILES, or into all translations. `mopsdocs check`
    then tells what has changed in the source since (I18N-002).
    """
    del mark  # There is nothing else yet that could be done.
    sys.exit(run(commands_write.translate, root=root, files=files))


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv|FILE.xlsx")
@root_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE.md",
    help="The new playbook, such as playbooks/data/consent.md. Default: named by its title, in the first area.",
)
@click.option("--title", metavar="TITLE", help="Its title. Default: the name of the table's file.")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook to read. Default: the first that is a plan.")
def import_(**options: object) -> None:
    """Turn a RACI matrix or a list of tasks into a playbook to fill in.

    A matrix has tasks down and people or roles across, with R, A, C, I (A/R, RASCI and whole words, too) where
    they meet. A list has a column for each fact: task, responsible, accountable, due, state. Headings may be
    English, Spanish or Portuguese. Names are looked up in people.yml; those that are not there are listed.
    Nothing that exists is overwritten. Excel files need `pip install 'mopsdocs[xlsx]'`.
    """
    sys.exit(run(commands_write.bring, **options))
