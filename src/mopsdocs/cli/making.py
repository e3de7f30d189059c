"""Commands that make something of the handbook: a site, a preview, files for other programs and for editors.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

import sys
from pathlib import Path

import click

from mopsdocs.cli.options import FILE, FOLDER, root_option, today_option
from mopsdocs.shell import commands
from mopsdocs.shell.fault import run

_KINDS = ("json", "csv", "xlsx", "ics", "codeowners")


@click.command()
@root_option
@click.option("--out", type=FOLDER, metavar="DIR", help="Where to write. Default: site/ in the handbook's folder.")
@today_option
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Processes to use. Default: one a processor.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build, too.")
@click.option("--adopt", is_flag=True, help="Write into a folder that has other files; they are left alone.")
@click.option("--profile", is_flag=True, help="Print the milliseconds that each verb took.")
def build(**options: object) -> None:
    """Build the handbook as a folder of HTML pages.

    Nothing is written if a playbook has errors; the old site stays as it was.
    """
    sys.exit(run(commands.build, **options))


@click.command()
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


@click.command()
@click.argument("kind", type=click.Choice(_KINDS))
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


@click.command()
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


@click.command()
@root_option
def lsp(root: Path | None) -> None:
    """Speak with an editor while somebody writes: findings, ids, what keys mean.

    Editors start this by themselves, over standard input and output. It needs: pip install 'mopsdocs[lsp]'
    """
    sys.exit(run(commands.lsp, root=root))
