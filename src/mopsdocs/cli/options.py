"""Options that several commands have, and how a day is typed.

Knows: click.
Never: which command has which.
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

FOLDER = click.Path(path_type=Path, file_okay=False)
FILE = click.Path(path_type=Path, dir_okay=False)


class Day(click.ParamType[date]):
    """A day as it is written here."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401  # As click has it.
        """Read a day, or say how to write one."""
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007  # A day is the same day everywhere.
        except ValueError:
            self.fail(f"{value!r} is not how a day is written here: year, month, day, as in 2026-12-31.", param, ctx)


root_option = click.option(
    "--root",
    type=FOLDER,
    metavar="DIR",
    help="The handbook's folder. Default: the nearest one upwards with a mopsdocs.yml.",
)
today_option = click.option(
    "--today",
    type=Day(),
    metavar="DATE",
    help="Assess as of this day (YYYY-MM-DD). Default: SOURCE_DATE_EPOCH, or today.",
)
lang_option = click.option(
    "--lang", type=click.Choice(["en", "es", "pt"]), help="The language. Default: the handbook's first."
)
