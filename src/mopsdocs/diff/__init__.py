"""Two versions compared by meaning.

Knows: playbooks, pages and parties as facts.
Never: text positions, HTML, git; how a change is said.
"""

from mopsdocs.diff.compare import compare
from mopsdocs.diff.comparing import comparison
from mopsdocs.diff.runs import runs

__all__ = ["compare", "comparison", "runs"]
