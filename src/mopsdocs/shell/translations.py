"""What translations were made from, written into their files.

Knows: which files are translations, and of what.
Never: translates; marks a file that cannot be read.
"""

from collections.abc import Collection

from mopsdocs.parse.documents import read_config
from mopsdocs.parse.marking import marked
from mopsdocs.parse.sources import group
from mopsdocs.shell.edits import write_back
from mopsdocs.shell.errors import UserError
from mopsdocs.shell.reader import read, source_path
from mopsdocs.shell.workspace import CONFIG, Workspace


def mark(workspace: Workspace, wanted: Collection[str]) -> list[str]:
    """Write today's fingerprints into translations: those named by their paths, or all; give what was written."""
    sources = read(workspace).snapshot.sources
    config, _ = read_config(next((one for one in sources if one.path == CONFIG), None), ())
    known = {one.path for each in group(sources) for _, one in each.translations}
    for path in wanted:
        if path not in known:
            raise UserError(f"{path} is no translation", "Name files such as playbooks/campaigns/email-program.es.md")
    written = []
    for each in group(sources):
        for path, before, after in marked(each, config):
            if (not wanted or path in wanted) and before != after:
                write_back(source_path(workspace, path), before, after)
                written.append(path)
    return written
