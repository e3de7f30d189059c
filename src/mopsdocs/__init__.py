"""mopsdocs turns a folder of strategy playbooks into a handbook.

Knows: its own version.
Never: imports a room of the house, so that a worker or `--version` loads only what it needs.
"""

__version__ = "0.1.0"
