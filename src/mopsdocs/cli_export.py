"""The words of one command, `export`: options and help texts.

Knows: what may be exported.
Never: logic.
"""

import sys
from collections.abc import Callable
from pathlib import Path

import click

from mopsdocs.shell import commands
from mopsdocs.shell.fault import run

Option = Callable[[Callable[..., object]], Callable[..., object]]
FILE = click.Path(path_type=Path, dir_okay=False)
KINDS = ("json", "csv", "xlsx", "ics", "codeowners")


def add_export(main: click.Group, root_option: Option, today_option: Option) -> None:
    """Give the group of all commands this one."""

    @main.command()
    @click.argument("kind", type=click.Choice(KINDS))
    @click.option("--out", type=FILE, metavar="FILE", help="Default: standard output.")
    @click.option(
        "--table",
        type=click.Choice(["raci", "tasks", "goals", "values"]),
        default="tasks",
        show_default=True,
        help="csv: which table.",
    )
    @click.option("--for", "about", metavar="ID", help="ics: an area, a person, role:NAME, team:NAME. Default: all.")
    @click.option("--lang", metavar="LANG", help="ics: one of the handbook's languages. Default: the first.")
    @root_option
    @today_option
    def export(**options: object) -> None:
        """Write the handbook for other programs, without building a site.

        KIND is json (handbook.json, everything), csv (one table), xlsx (a workbook of all tables; needs the extra
        mopsdocs[xlsx]), ics (a calendar of what is due), or codeowners (who is asked about which file).
        """
        sys.exit(run(commands.export, **options))
