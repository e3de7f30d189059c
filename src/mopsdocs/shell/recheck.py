"""The last check of a handbook, told again as far as nothing has changed since.

Knows: what a report was made from, what each document came to, and what that rests on.
Never: the rules; loads a room of the house: a check with nothing to look at again asks this alone.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from mopsdocs.model.config import Config
from mopsdocs.model.diagnostic import Diagnostic, Report
from mopsdocs.model.parties import Parties
from mopsdocs.model.signoff import Signoffs
from mopsdocs.model.source import Inputs
from mopsdocs.shell.ledger import Ledger, open_ledger
from mopsdocs.shell.memory import Memory, Summary, beside
from mopsdocs.shell.rows import Row, diagnostic_of, row_of
from mopsdocs.shell.selection import NAMED, is_image
from mopsdocs.shell.workspace import CONFIG, PACKAGE, Workspace, bundled_templates, engine

if TYPE_CHECKING:
    from mopsdocs.compile.prepare import Prepared, Shared


class _Told(Struct, frozen=True, array_like=True):
    """A report: what it was made from, the handbook's first language, and what was found.

    `whole` is whether the files tell all of it, and not git. `besides` is a digest of what it rests on and no build
    asks: the rules themselves, while somebody works on them; `shared` of what every document rests on. `hidden` are
    findings whose lines were looked up and that are not shown.
    """

    made_from: Summary
    whole: bool
    besides: str
    shared: str
    lang: str
    rows: tuple[Row, ...]
    hidden: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with the inputs that it speaks of, the paths of all sources, and the handbook's first language.

    Where a report is told again, the inputs have no more sources than it speaks of.
    """

    report: Report
    inputs: Inputs
    paths: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Come:
    """What came of a check beside its report: what documents came to, as data; findings whose lines are known.

    `shared` is a digest of what all documents rest on; `whole` whether the files tell all of it, and not git.
    """

    shared: str
    documents: Mapping[str, bytes]
    located: tuple[Diagnostic, ...]
    whole: bool


@dataclass(frozen=True)
class Recheck:
    """A handbook as its files lie there, beside what the last check at the same level was made from."""

    ledger: Ledger
    memory: Memory
    told: _Told | None

    def again(self) -> Checked | None:
        """Give the last report; None where anything differs."""
        told, ledger = self.told, self.ledger
        if told is None or not told.whole or not ledger.unchanged or told.besides != self._besides:
            return None
        found = Report(tuple(map(diagnostic_of, told.rows)), told.made_from.documents)
        sources = ledger.only(frozenset((CONFIG, *(one.path for one in told.rows))))
        return Checked(found, ledger.inputs(sources), self.paths, told.lang)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of all sources."""
        return tuple(one.path for one in self.ledger.listing.files if not is_image(one.path))

    def settings(self) -> "Shared | None":
        """Give what the files at the root say, where nothing was wrong with them and they are what they were."""
        told, ledger = self.told, self.ledger
        if told is None or not told.made_from.config or told.besides != self._besides:
            return None
        from mopsdocs.compile.prepare import PLAYBOOKS, Shared  # As the rules: where there is something to look at.

        if ledger.listing.refused or len(ledger.ids) > PLAYBOOKS or not ledger.changed.isdisjoint(NAMED):
            return None
        config, parties, signoffs = told.made_from.config, told.made_from.parties, told.made_from.signoffs
        return Shared(
            msgspec.msgpack.decode(config, type=Config),
            msgspec.msgpack.decode(parties, type=Parties),
            msgspec.msgpack.decode(signoffs, type=Signoffs),
        )

    def shared(self, prepared: "Prepared") -> str:
        """A digest of all that every document rests on: the day, settings, people, sign-offs, and the rules."""
        workspace = self.ledger.workspace
        shared = (prepared.config, prepared.parties, prepared.signoffs)
        return _digest((self._rules, workspace.today, workspace.configured, *shared))

    def documents(self, shared: str) -> dict[str, bytes]:
        """What documents came to by the path of their source, where all that they share is as it was."""
        return self.memory.noted() if self.told and self.told.shared == shared else {}

    def located(self) -> list[Row]:
        """Findings of files that have not changed, with their lines."""
        if self.told is None or self.told.besides != self._besides:
            return []
        changed = self.ledger.changed
        return [one for one in (*self.told.rows, *self.told.hidden) if one.path not in changed]

    def remember(self, done: Checked, prepared: "Prepared", come: Come) -> None:
        """Keep a report, what it is made of, and what has come to be of documents that were looked at."""
        ledger, report = self.ledger, done.report
        pack = msgspec.msgpack.encode
        shared = (prepared.config, prepared.parties, prepared.signoffs)
        config, parties, signoffs = (b"" if prepared.noticed else pack(one) for one in shared)
        files = ledger.files(ledger.ids)
        made_from = Summary(ledger.surroundings, files, config, parties, signoffs, b"", "", 0, 0, report.files)
        shown = set(map(id, report.diagnostics))
        told = _Told(
            made_from,
            come.whole,
            self._besides,
            come.shared,
            done.lang,
            tuple(map(row_of, report.diagnostics)),
            tuple(row_of(one) for one in come.located if id(one) not in shown),
        )
        self.memory.note(told, come.documents, frozenset(one.source.path for one in prepared.groups))

    @cached_property
    def _besides(self) -> str:
        """A digest of what lies among the documents and is none, for a link to it is told as that; of the rules."""
        return _digest((sorted(self.ledger.listing.others), self._rules))

    @cached_property
    def _rules(self) -> tuple[object, ...]:
        return _rules()


def open_recheck(workspace: Workspace, level: str | None) -> Recheck:
    """Look at the files, and at what was remembered of the last check at a level."""
    memory = Memory(beside(workspace.root, f"check {level or ''}"))
    told = memory.whole(_Told)
    return Recheck(open_ledger(workspace, told.made_from if told else None), memory, told)


def last_noted(workspace: Workspace, config: Config, others: Collection[str]) -> tuple[str, dict[str, bytes]]:
    """Give what documents came to in the last check, as data, with the digest of what all of them rested on.

    Nothing where it had other settings, or our rules have changed since: the day and people may be others.
    """
    memory = Memory(beside(workspace.root, "check "))
    told = memory.whole(_Told)
    if told is None or told.made_from.config != msgspec.msgpack.encode(config):
        return "", {}
    return (told.shared, memory.noted()) if told.besides == _digest((sorted(others), _rules())) else ("", {})


def _rules() -> tuple[object, ...]:
    """What tells our versions apart, and in a checkout, where there is one, the states of its files."""
    if bundled_templates().is_relative_to(PACKAGE):
        return (engine(),)
    return engine(), sorted((str(path), path.stat().st_mtime_ns) for path in PACKAGE.rglob("*.py"))


def _digest(parts: tuple[object, ...]) -> str:
    return hashlib.sha256(msgspec.msgpack.encode(parts, order="deterministic")).hexdigest()
