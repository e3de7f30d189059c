"""A report for GitLab's Code Quality.

Knows: the keys of that report.
Never: lines in a fingerprint: a finding that has moved is the same one.
"""

import json

from mopsdocs.compile.anchors import fingerprints
from mopsdocs.model.diagnostic import Severity
from mopsdocs.shell.plain import safe
from mopsdocs.shell.shown import Shown, place_of

_WEIGHTS = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab(shown: Shown) -> str:
    """Give the report as a list of JSON objects."""
    found = shown.findings
    shape = [
        {
            "description": safe(" ".join(filter(None, (f"{shown.said(one.said)}.", shown.said(one.hint))))),
            "check_name": one.code,
            "fingerprint": mark,
            "severity": _WEIGHTS[one.severity],
            "location": {"path": shown.in_checkout(one.path), "lines": {"begin": place_of(one).line}},
        }
        for one, mark in zip(found, fingerprints(found, shown.sources), strict=True)
    ]
    return json.dumps(shape, indent=2) + "\n"
