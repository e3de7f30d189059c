"""A report as one JSON object of the schema `mopsdocs-findings/1`.

Knows: the schema's keys.
Never: colours.
"""

import json

from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.shell.shown import Shown, place_of


def json_object(shown: Shown) -> str:
    """Give the report as one JSON object."""
    report = shown.report
    shape = {
        "schema": "mopsdocs-findings/1",
        "findings": [finding(one, shown) for one in shown.findings],
        "ignored": [{**finding(one, shown), "why": one.ignored} for one in shown.ignored],
        "summary": {
            "error": report.count(Severity.ERROR),
            "warning": report.count(Severity.WARNING),
            "info": report.count(Severity.INFO),
            "files": report.files,
        },
    }
    # Escaped to ASCII: what acts on a terminal, and what the terminal cannot show, stay data.
    return json.dumps(shape, indent=2) + "\n"


def finding(one: Diagnostic, shown: Shown) -> dict[str, object]:
    """Give a finding as a JSON object of the schema `mopsdocs-findings/1`."""
    span = place_of(one)
    return {
        "path": one.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "code": one.code,
        "severity": str(one.severity),
        "message": shown.said(one.said),
        "hint": shown.said(one.hint) if one.hint else None,
    }
