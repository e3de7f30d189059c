"""SAFE: what is refused, whoever wrote it, because it could harm those who read or build the handbook.

Knows: paths of links and of pages; the other breaches are noticed while a file is read and parsed.
Never: exceptions: these rules have none.
"""

from collections.abc import Iterator
from posixpath import dirname, normpath

from mopsdocs.checks.addresses import names_hold
from mopsdocs.checks.leads import PARTIES, at_line
from mopsdocs.checks.rule import Family, Written, noticed, prose_rule
from mopsdocs.model.diagnostic import Finding, Said
from mopsdocs.model.prose import Reference
from mopsdocs.model.watched import is_file


@prose_rule(
    "SAFE-004",
    "A path stays within the handbook, and has a name of its own",
    "EEE",
    fails="The figures are in [last year's file](../../../finance/2025.md).\n",
    mended="The figures are in [last year's file](https://intranet.example/finance/2025).\n",
    whole=names_hold,
)
def path_stays_within(written: Written) -> Iterator[Finding]:
    """A path that leads out would publish, or reveal, what its owner never meant to; so would a symbolic link.

    A name that some machine cannot hold, or takes for another, keeps colleagues from opening the handbook there.
    """
    for body in written.bodies:
        for piece in body.prose.pieces:
            if piece.__class__ is str or not isinstance(piece, Reference) or piece.target in written.landings:
                continue
            if ".." in piece.target and not piece.target.startswith(PARTIES):
                file = piece.target.partition("#")[0]
                if (piece.image or is_file(file)) and normpath(f"{dirname(body.path)}/{file}").startswith(".."):
                    said = Said("{file} leads out of the handbook", {"file": file})
                    hint = Said("Put the file into the handbook, or link to its address on the web")
                    yield Finding(at_line(piece), said, hint, body.path)


FAMILY = Family(
    "SAFE",
    "What is refused",
    rules=(
        noticed(
            "SAFE-001",
            "A file is text that can be seen",
            "EEE",
            why="What cannot be seen can say something else to the machine than to the person who approved it.",
            fails='title: "Approve\\u202eevorppA"\nowner: ana.ruiz\n',
            mended="title: Approve the form\nowner: ana.ruiz\n",
        ),
        noticed(
            "SAFE-002",
            "Nothing is larger than a playbook needs to be",
            "EEE",
            why="Limits keep one file from stopping the build of all the others.",
            fails="title: " + "Very " * 45 + "long\nowner: ana.ruiz\n",
            mended="title: Short\nowner: ana.ruiz\n",
        ),
        noticed(
            "SAFE-003",
            "The front matter is plain YAML",
            "EEE",
            why="Tags, merge keys and directives are meant for programs, and have been used to attack them.",
            fails="title: !!python/name:os.system\nowner: ana.ruiz\n",
            mended="title: Short forms\nowner: ana.ruiz\n",
        ),
        path_stays_within,
        noticed(
            "SAFE-005",
            "A link leads to the web, a mailbox, a telephone or the handbook",
            "EEE",
            why="Links of other kinds start programs or run scripts on the machine of whoever clicks.",
            fails="Start with [this](javascript:alert(1)).\n",
            mended="Start with [this](https://example.com/start).\n",
        ),
        noticed(
            "SAFE-006",
            "Pictures lie in the handbook",
            "WEE",
            why="A picture on another website tells its owner who reads the handbook, and can change or vanish.",
            fails="![The six routes](https://example.com/routes.png)\n",
            mended="The six routes are [drawn here](https://example.com/routes).\n",
        ),
    ),
)
