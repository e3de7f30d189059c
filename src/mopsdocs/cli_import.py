"""The words of one command, `import`: options and help texts.

Knows: what may be brought in, and what is to be said of it.
Never: logic.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from mopsdocs.shell import commands
from mopsdocs.shell.fault import run

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_import(main: click.Group, root_option: Option) -> None:
    """Give the group of all commands this one."""

    @main.command("import")
    @click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv|FILE.xlsx")
    @root_option
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="FILE.md",
        help="The new playbook, such as playbooks/data/consent.md. Default: named by its title, in the first area.",
    )
    @click.option("--title", metavar="TITLE", help="Its title. Default: the name of the table's file.")
    def import_(**options: object) -> None:
        """Turn a RACI matrix or a list of tasks into a playbook to fill in.

        A matrix has tasks down and people or roles across, with R, A, C, I (A/R, RASCI and whole words, too) where
        they meet. A list has a column for each fact: task, responsible, accountable, due, state. Headings may be
        English, Spanish or Portuguese. Names are looked up in people.yml; those that are not there are listed.
        Nothing that exists is overwritten. Excel files need `pip install 'mopsdocs[xlsx]'`.
        """
        sys.exit(run(commands.bring, **options))
