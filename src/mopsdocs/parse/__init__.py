"""One source becomes one playbook or page, with what was noticed on the way.

Knows: YAML, the schema, the dialect of Markdown.
Never: any other document; it never raises for an author's mistake.
"""

from mopsdocs.parse.documents import find_span, read_config, read_document, read_people
from mopsdocs.parse.sources import Group, group

__all__ = ["Group", "find_span", "group", "read_config", "read_document", "read_people"]
