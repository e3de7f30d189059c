"""The command line: words typed, functions called.

Knows: options and help texts.
Never: logic; a command is a few lines.
"""

from mopsdocs.cli.main import main

__all__ = ["main"]
