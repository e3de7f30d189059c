"""Our own handbook, which is the example for everybody else's."""

from datetime import date

from checkout import CHECKOUT, TODAY
from mopsdocs.compile.reporting import check
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.shell.reader import read
from mopsdocs.shell.workspace import open_workspace


def line(one: Diagnostic) -> str:
    """A finding in a line, as a failing test shows it."""
    number = one.span.line if one.span else 0
    return f"{one.path}:{number} {one.code} {one.said.text} {dict(one.said.values)}"


def test_our_handbook_is_clean() -> None:
    """On its day, at level publish, our own handbook has no error, no warning, and nothing to ignore."""
    report = check(read(open_workspace(CHECKOUT, date.fromisoformat(TODAY))))

    assert [] == [line(one) for one in report.diagnostics if one.severity is not Severity.INFO or one.ignored]
    assert report.files >= 9
