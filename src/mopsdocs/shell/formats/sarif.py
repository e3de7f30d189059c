"""A report as SARIF 2.1.0, which code hosts and editors read.

Knows: the keys of that format.
Never: how a rule works.
"""

import json
from urllib.parse import quote

import mopsdocs
from mopsdocs.checks import RULES, Rule, explanation
from mopsdocs.compile.anchors import fingerprints
from mopsdocs.model.diagnostic import Diagnostic, Severity
from mopsdocs.shell.shown import Shown, place_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.OFF: "none"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(shown: Shown) -> str:
    """Give the report as a SARIF log of one run."""
    found = (*shown.findings, *shown.ignored)
    codes = sorted({one.code for one in found})
    driver = {"name": "mopsdocs", "version": mopsdocs.__version__, "rules": [_rule(RULES[code]) for code in codes]}
    marks = fingerprints(found, shown.sources)
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, mark, codes, shown) for one, mark in zip(found, marks, strict=True)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.summary}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": explanation(rule.code) or rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severities[-1]]},
    }


def _result(one: Diagnostic, mark: str, codes: list[str], shown: Shown) -> dict[str, object]:
    span = place_of(one)
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    uri = quote(shown.in_checkout(one.path))
    said = " ".join(filter(None, (f"{shown.said(one.said)}.", shown.said(one.hint))))
    result: dict[str, object] = {
        "ruleId": one.code,
        "ruleIndex": codes.index(one.code),
        "level": _LEVELS[one.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
        "partialFingerprints": {"mopsdocs/v1": mark},
    }
    if one.ignored is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": one.ignored}]
    return result
