"""A report as JUnit's XML: a suite a file, a case a finding.

Knows: the elements of that format.
Never: calls a warning a failure.
"""

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import Shown, place_of

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def junit(shown: Shown) -> str:
    """Give the report as XML; a handbook without findings is one case that has passed."""
    failures = shown.report.count(Severity.ERROR)
    count = len(shown.findings) or 1
    lines = [_HEAD, f'<testsuites name="mopsdocs" tests="{count}" failures="{failures}">']
    for path, several in groupby(shown.findings, key=lambda one: one.path):
        lines += _suite(path, list(several), shown)
    if not shown.findings:
        lines += _suite("mopsdocs", [], shown)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _suite(path: str, found: list[Diagnostic], shown: Shown) -> Iterator[str]:
    name, failures = quoteattr(safe(path)), sum(1 for one in found if one.severity is Severity.ERROR)
    yield f'  <testsuite name={name} tests="{len(found) or 1}" failures="{failures}">'
    if not found:
        yield f'    <testcase classname={name} name="mopsdocs check"/>'
    for one in found:
        span, said = place_of(one), safe(shown.said(one.said))
        title = quoteattr(f"{one.code} {safe(path)}:{span.line}:{span.column}")
        text = escape(" ".join(filter(None, (f"{said}.", safe(shown.said(one.hint))))))
        yield f"    <testcase classname={name} name={title}>"
        if one.severity is Severity.ERROR:
            yield f'      <failure type="{one.code}" message={quoteattr(said)}>{text}</failure>'
        else:
            yield f"      <system-out>{one.severity}: {text}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"
