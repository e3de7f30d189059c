"""The ways to show a report, by name.

Knows: which module writes which format.
Never: what stands in a report.
"""

from collections.abc import Callable
from importlib import import_module

from mopsdocs.shell.shown import Shown

_MODULES = {
    "full": "mopsdocs.shell.terminal",
    "concise": "mopsdocs.shell.terminal",
    "json": "mopsdocs.shell.formats.json_object",
    "github": "mopsdocs.shell.formats.github",
    "gitlab": "mopsdocs.shell.formats.gitlab",
    "sarif": "mopsdocs.shell.formats.sarif",
    "junit": "mopsdocs.shell.formats.junit",
}


def format_of(name: str) -> Callable[[Shown], str]:
    """Give the function that shows a report in a format."""
    found: Callable[[Shown], str] = getattr(import_module(_MODULES[name]), name if name != "json" else "json_object")
    return found
