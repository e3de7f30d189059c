"""One source becomes one playbook or page, with what was noticed on the way.

Knows: YAML, the schema, the dialect of Markdown.
Never: any other document; it never raises for an author's mistake.
"""

from mopsdocs.parse.bodies import with_new_prose
from mopsdocs.parse.sources import Group, group, value_files

# What needs the schema is imported from `parse.documents` by whoever needs it, and only then.
__all__ = ["Group", "group", "value_files", "with_new_prose"]
