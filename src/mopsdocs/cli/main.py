"""The group of all commands.

Knows: which commands there are.
Never: what a command does.
"""

from typing import Any

import click

import mopsdocs
from mopsdocs.cli import looking, making, writing
from mopsdocs.shell.fault import print_help

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


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


for command in (
    making.build,
    looking.check,
    making.serve,
    looking.diff,
    looking.status,
    looking.handover,
    looking.explain,
    writing.init,
    writing.new,
    writing.task,
    writing.record,
    writing.sign,
    writing.translate,
    writing.import_,
    making.export,
    making.schema,
    making.lsp,
):
    main.add_command(command)
