"""The command `sign`: its options and help text.

Knows: click, what can be asked for.
Never: who may sign, or what is signed.
"""

import sys
from collections.abc import Callable
from typing import Any

import click

from mopsdocs.shell.fault import run

ASPECTS = ("specific", "measurable", "achievable", "relevant", "realistic", "time-bound", "agreement")
_Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def sign_command(day: click.ParamType[Any], *shared: _Option) -> click.Command:
    """Make the command; `day` is how a day is read, `shared` are options that it has in common with others."""

    @click.command()
    @click.argument("item", metavar="PLAYBOOK/ITEM")
    @click.option(
        "--aspect",
        type=click.Choice(ASPECTS),
        help="Which criterion of a goal is signed; a service level is signed as a whole (agreement).",
    )
    @click.option("--by", required=True, metavar="PERSON", help="Who signs: the id of a person in people.yml.")
    @click.option("--on", type=day, metavar="DATE", help="The day of the sign-off (YYYY-MM-DD). Default: today.")
    @click.option("--note", metavar="TEXT", help="What the signer adds, such as a condition.")
    def sign(**options: object) -> None:
        """Sign a goal or a service level, for whoever was asked to.

        Writes signoffs.yml, with a fingerprint of the facts that are signed: when one of them changes, the sign-off
        holds no longer and is asked for again. Wording may change.

        \b
          mopsdocs sign email-program/G1 --aspect achievable --by ana.ruiz
          mopsdocs sign email-program/SLA1 --by marta.gil --note "Until the new contract"
        """  # noqa: D301  # click takes the control character itself for 'keep these lines as they are'.
        from mopsdocs.shell import commands  # Only this command needs it.

        sys.exit(run(commands.sign, **options))

    for option in reversed(shared):
        option(sign)
    return sign
