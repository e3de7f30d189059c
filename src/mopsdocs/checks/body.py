"""BODY: the text of a playbook, so that readers see what its author meant.

Knows: what the rules are for; all breaches are noticed while the text is read.
Never: style, or the choice of words.
"""

from mopsdocs.checks.rule import Family, noticed

FAMILY = Family(
    "BODY",
    "The text",
    rules=(
        noticed(
            "BODY-001",
            "What is opened is closed, and blocks have names that exist",
            "WEE",
            why="A block that is not closed swallows the rest of the page.",
            fails="::: note\nForms change in May.\n\nThe rest of the page.\n",
            mended="::: note\nForms change in May.\n:::\n\nThe rest of the page.\n",
        ),
        noticed(
            "BODY-002",
            "Marks are written so that they work",
            "IWW",
            why="A missing space turns a heading into a line with a strange sign in front of it.",
            fails="##What changes\n\nA form replaces the thread.\n",
            mended="## What changes\n\nA form replaces the thread.\n",
        ),
        noticed(
            "BODY-003",
            "Letters are what they were",
            "WWE",
            why="Text that went through the wrong encoding is hard to read, and names in it are misspelt.",
            fails="JoÃ£o keeps the board.\n",
            mended="João keeps the board.\n",
        ),
    ),
)
