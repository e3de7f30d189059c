"""VER: versions of the handbook, and what changed between them.

Knows: what the rules are for.
Never: git; whether a version is there is noticed by whoever reads it.
"""

from mopsdocs.checks.rule import Family, noticed

_FAILS = """\
=== mopsdocs.yml
title: Handbook
versions:
  refs:
    next: 3f2a9c1
"""

FAMILY = Family(
    "VER",
    "Versions",
    rules=(
        noticed(
            "VER-004",
            "Each version that the settings name can be read",
            "WWW",
            why="A version that is left out takes its pages with it, and those who look for them are not told why.",
            fails=_FAILS,
            mended=_FAILS.replace("next:", "2025-q4:"),
        ),
    ),
)
