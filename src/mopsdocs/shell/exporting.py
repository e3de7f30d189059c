"""The handbook for other programs, without a site: JSON, CSV, a workbook, a calendar, CODEOWNERS.

Knows: which file is asked for, and what is needed to make it.
Never: pages; what stands in a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from mopsdocs.compile.arranging import Harvest, extract
from mopsdocs.compile.locate import located
from mopsdocs.compile.prepare import Prepared, prepare
from mopsdocs.compile.speaking import Voices, voices
from mopsdocs.compile.stages import Judged, bind_edition, check_handbook, judge, outline, survey
from mopsdocs.model.diagnostic import Report
from mopsdocs.model.handbook import Bound, Edition
from mopsdocs.model.recipe import Recipe
from mopsdocs.model.source import Inputs
from mopsdocs.outputs import address
from mopsdocs.outputs.calendars import calendars
from mopsdocs.outputs.codeowners import Owners, codeowners
from mopsdocs.outputs.export_tables import TABLES, goal_rows, raci_rows, task_rows, value_rows
from mopsdocs.outputs.exports import export_files
from mopsdocs.outputs.tally import tally
from mopsdocs.render import render
from mopsdocs.shell.errors import DISK, UserError
from mopsdocs.shell.git import open_repository
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be exported: `table` of CSV, `about` the area or party of a calendar (None for all)."""

    kind: str
    out: Path | None
    table: str
    about: str | None
    lang: str | None


@dataclass(frozen=True)
class Export:
    """A handbook read and judged for the sake of one file."""

    inputs: Inputs
    prepared: Prepared
    edition: Edition
    judged: tuple[Judged, ...]

    @cached_property
    def speaking(self) -> Voices:
        """The handbook in each of its languages."""
        return voices(self.prepared, self.edition)

    @cached_property
    def report(self) -> Report:
        """What is wrong with the handbook, errors with their lines."""
        found = [one for judged in self.judged for one in judged.diagnostics]
        found += check_handbook(self.prepared, self.edition, self.harvest.outlines)
        report = Report(tuple(found), len(self.prepared.groups))
        return Report(located(found, self.prepared.sources), report.files) if report.failed else report

    @cached_property
    def harvest(self) -> Harvest:
        """What lists are made of."""
        return Harvest(tuple(found for one in self.judged if (found := outline(one))), ())

    def json(self) -> bytes:
        """Write handbook.json."""
        return self._file(address.DATA)

    def csv(self, table: str) -> bytes:
        """Write one table."""
        return self._file(address.table(table))

    def xlsx(self) -> bytes:
        """Write all tables as one workbook."""
        from mopsdocs.shell.workbook import workbook  # Whoever has not the extra may have the rest.

        say = next(iter(self.speaking.values())).words
        bound = [(one.bound, one.assessment) for one in self.judged if isinstance(one.bound, Bound)]
        pairs = [(book, found) for book, found in bound if found]
        several = (
            (row for book, _ in pairs for row in raci_rows(book, say)),
            (row for book, _ in pairs for row in task_rows(book, say)),
            (row for book, found in pairs for row in goal_rows(book, found, say)),
            (row for book, found in pairs for row in value_rows(book, found, say)),
        )
        return workbook(dict(zip(TABLES, several, strict=True)))

    def calendar(self, about: str | None, lang: str | None) -> bytes:
        """Write the calendar of the handbook, of an area, or of a person, role or team."""
        if lang is not None and lang not in self.speaking:
            known = ", ".join(self.speaking)
            raise UserError(f"The handbook does not speak {lang}", f"It speaks {known}")
        voice = self.speaking[lang] if lang else next(iter(self.speaking.values()))
        found = dict(calendars(voice, tally(self.harvest.outlines, self.edition)))
        path = self._calendar_of(about)
        if path not in found:
            message = f"There is no area, person, role or team {about}"
            raise UserError(message, "Name one as playbooks do: campaigns, ana.ruiz, role:mops-lead, team:sales")
        return self._rendered(next(iter(found[path]())))

    def owners(self, root: Path) -> Owners:
        """Write CODEOWNERS, with paths from the repository's root where the handbook lies in one."""
        repository = open_repository(root)
        prefix = ""
        if repository is not None:
            with repository:
                prefix = repository.place.prefix
        return codeowners(self.edition, self.harvest.outlines, prefix)

    def _calendar_of(self, about: str | None) -> str:
        if about is None:
            return address.CALENDAR
        own = address.area(about) if about in self.edition.config.areas else address.party(about)
        return address.calendar(own)

    def _file(self, path: str) -> bytes:
        extracts = [found for one in self.judged if (found := extract(one, self.speaking))]
        recipes = {one.path: one for one in export_files(self.edition, lambda: extracts)}
        return self._rendered(recipes[path])

    def _rendered(self, recipe: Recipe) -> bytes:
        return render(recipe, self.prepared.theme, {})


def opened(workspace: Workspace) -> Export:
    """Read a handbook and judge all of it."""
    inputs = read(workspace)
    prepared = prepare(inputs)
    surveyed = tuple(survey(one, prepared) for one in prepared.groups)
    edition = bind_edition(surveyed, prepared)
    return Export(inputs, prepared, edition, tuple(judge(one, edition, prepared) for one in surveyed))


def made(found: Export, order: ExportOrder) -> bytes:
    """Make the file that is asked for; CODEOWNERS has more to say and is made by itself."""
    kinds: Mapping[str, Callable[[], bytes]] = {
        "json": found.json,
        "csv": lambda: found.csv(order.table),
        "xlsx": found.xlsx,
        "ics": lambda: found.calendar(order.about, order.lang),
    }
    return kinds[order.kind]()


def written(out: Path, content: bytes) -> None:
    """Write a file for the operator, over whatever was there."""
    try:
        out.write_bytes(content)
    except OSError as error:
        message = f"{out} could not be written: {error.strerror}"
        raise UserError(message, "Name a file in a folder that is there", DISK) from error
