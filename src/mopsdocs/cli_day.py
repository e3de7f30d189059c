"""The commands of the team's day: where things stand, and what somebody holds.

Knows: their options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from collections.abc import Callable
from typing import Any

import click

from mopsdocs.shell import commands
from mopsdocs.shell.fault import run

_Option = Callable[[Callable[..., Any]], Callable[..., Any]]

lang_option = click.option(
    "--lang", type=click.Choice(["en", "es", "pt"]), help="The language. Default: the handbook's first."
)


def add_to(main: click.Group, root_option: _Option, today_option: _Option) -> None:
    """Add the commands to the others, with the options that all share."""
    for command in (status, handover):
        for option in (root_option, today_option):
            option(command)
        main.add_command(command)


@click.command()
@click.option("--person", metavar="ID", help="What somebody owns or has to do: ana.ruiz, role:mops-lead, team:sales.")
@click.option("--area", metavar="ID", help="What belongs to an area, such as campaigns.")
@click.option(
    "--state",
    metavar="STATE",
    help="Tasks that are late, todo, doing, blocked, review, done or dropped; or goals that are on-track, at-risk, "
    "off-track, unreachable, too-early, data-needed, achieved or missed.",
)
@lang_option
def status(**options: object) -> None:
    """Say where goals and tasks stand.

    Goals with their numbers, those in trouble first; tasks that are late or due within seven days. With --person or
    --state all their tasks are shown, whenever they are due.
    """
    sys.exit(run(commands.status, **options))


@click.command()
@click.argument("person")
@lang_option
def handover(**options: object) -> None:
    """Say everything that PERSON holds, and who could take it.

    PERSON is an id from people.yml, such as luis.gomez. Each thing has the file, the line and the key that would have
    to name somebody else.
    """
    sys.exit(run(commands.handover, **options))
