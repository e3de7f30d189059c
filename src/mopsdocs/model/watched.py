"""Files that a playbook's review watches: which paths one may be written as.

Knows: the names of the files at the root, and where playbooks lie.
Never: which files there are.
"""

from posixpath import dirname, normpath

CONFIG = "mopsdocs.yml"
PEOPLE = "people.yml"
FOLDER = "playbooks/"


def is_file(target: str) -> bool:
    """Whether a target is a file or a heading, not an id."""
    return target.startswith("#") or "." in target.partition("#")[0].rpartition("/")[2]


def watched_files(thing: str, path: str) -> tuple[str, ...]:
    """Give the paths that a playbook may mean by a file that it watches; none if it is an id that it watches."""
    if "." not in thing.rpartition("/")[2]:
        return ()
    root = normpath(thing)
    meant = (root, normpath(f"{dirname(path)}/{thing}"), f"{FOLDER}{root}")
    return tuple(one for one in meant if one in (CONFIG, PEOPLE) or (one.startswith(FOLDER) and "/../" not in one))
