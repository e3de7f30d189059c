"""What is wrong, and where.

Knows: key paths, spans, and sentences with their values still apart.
Never: how a finding is shown, or how a sentence sounds in another language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mopsdocs.model.text import Text

KeyPart = str | int
KeyPath = tuple[KeyPart, ...]
"""Where a fact stands in the front matter: `("steps", 0, "tasks", 1, "due")`."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a file: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Key:
    """The place of a key itself, not of its value."""

    path: KeyPath


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `Quantity(Decimal("60000"), "clicks")`."""

    value: Decimal
    unit: str = ""


@dataclass(frozen=True, slots=True)
class PartyName:
    """A person, role or team in a sentence, shown by its name."""

    id: str


@dataclass(frozen=True, slots=True)
class Measuring:
    """The period of a value in a sentence that readers see, as its file writes it: `2026-09`, `2026-Q3`."""

    written: str


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence whose English template is its message id, with the values that fill it.

    `Said("{task} has {count} accountable parties", {"task": "T1", "count": 2})`; the template is translated
    by the catalogues, the values are formatted in the reader's language when it is shown.
    `plural` is the template for a count other than one, chosen by the value `count`.
    """

    text: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str | None = None


Value = str | int | Decimal | date | Quantity | PartyName | Measuring | Text | Said | tuple["Value", ...]
"""What may stand in a sentence: words as written, numbers, dates, parties, labels, sentences, lists of such."""


ACCEPTED = "accepted"
"""Why a finding is ignored that a handbook had before it began to be checked."""


class Severity(StrEnum):
    """How much a finding weighs; `off` is never reported."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class Level(StrEnum):
    """How strictly a folder of playbooks is held to the rules."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Fix:
    """What is certain to be meant, as it is to be written where the finding stands.

    `upto` is a key with which what is replaced ends, where it is more than the finding's value; `span` is the place
    itself, known late as that of a finding is.
    """

    text: str
    upto: Key | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing seen while one source was parsed; `at` is a key path, a key, or a span of the file."""

    code: str
    at: KeyPath | Key | Span
    said: Said
    hint: Said | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule reports: the place, the sentence, and what to write instead where that is known.

    `path` names the source when it is another one than that of the playbook under check. `most` is what it weighs at
    most, where it weighs less than others of its rule.
    """

    at: KeyPath | Key | Span
    said: Said
    hint: Said | None = None
    path: str | None = None
    most: Severity | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its code, weight and file: `path` is relative to the handbook's root.

    `span` is None until somebody has to read the line: the compiler locates key paths late.
    """

    code: str
    severity: Severity
    path: str
    at: KeyPath | Key | Span
    said: Said
    hint: Said | None = None
    span: Span | None = None
    ignored: str | None = None
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All diagnostics of a run, ordered by path, line and code."""

    diagnostics: tuple[Diagnostic, ...]
    files: int

    def count(self, severity: Severity) -> int:
        """How many diagnostics of a severity count (ignored ones do not)."""
        return sum(1 for d in self.diagnostics if d.severity == severity and d.ignored is None)

    @property
    def failed(self) -> bool:
        """Whether the build must not be published."""
        return self.count(Severity.ERROR) > 0
