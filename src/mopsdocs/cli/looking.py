"""Commands that say how things are: what is wrong, what changed, where it stands, why a rule exists.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from pathlib import Path

import click

from mopsdocs.cli.options import lang_option, root_option, today_option
from mopsdocs.shell import commands
from mopsdocs.shell.fault import run


@click.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@root_option
@today_option
@click.option(
    "--level",
    type=click.Choice(["draft", "review", "publish"]),
    help="How strict to be. Default: what mopsdocs.yml says for each folder.",
)
@click.option("--version", metavar="NAME", help="Check a published version: its name, or any tag, branch or commit.")
@click.option(
    "--base",
    metavar="REF",
    help="Judge what changed since leaving this tag, branch or commit. Default: the newest published version.",
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


@click.command()
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

    BASE and HEAD are tags, branches, commits (`HEAD~1` or `origin/main`, too) or versions that mopsdocs.yml names;
    without HEAD, BASE is compared with the files as they are now. Nothing is printed as markdown if only wording
    changed.
    """
    sys.exit(run(commands.diff, **options))


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
@root_option
@today_option
def status(**options: object) -> None:
    """Say where goals and tasks stand.

    Goals with their numbers, those in trouble first; tasks that are late or due within seven days. With --person or
    --state all their tasks are shown, whenever they are due.
    """
    sys.exit(run(commands.status, **options))


@click.command()
@click.argument("person")
@lang_option
@root_option
@today_option
def handover(**options: object) -> None:
    """Say everything that PERSON holds, and who could take it.

    PERSON is an id from people.yml, such as luis.gomez. Each thing has the file, the line and the key that would have
    to name somebody else.
    """
    sys.exit(run(commands.handover, **options))


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule exists, with an example that breaks it and one that does not.

    CODE is a rule's code, such as RACI-001.
    """
    sys.exit(run(commands.explain, code=code))
