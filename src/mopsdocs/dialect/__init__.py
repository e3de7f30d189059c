"""Our Markdown: a body becomes safe HTML, with slots where the rest of the handbook is needed.

Knows: markdown-it, our references and blocks, what a body's author can get wrong.
Never: editions, templates, another body.
"""

from mopsdocs.dialect.blocks import write_blocks
from mopsdocs.dialect.faults import look_over
from mopsdocs.dialect.grammar import read
from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.dialect.sheet import Sheet
from mopsdocs.model.prose import Prose

__all__ = ["compose"]


def compose(markdown: str, line: int) -> Prose:
    """Turn a body, whose first line is this line of its file, into prose.

    A piece `Block("word:note", "", line)` stands for one word in the reader's language: note, tip, important,
    warning, caution (titles of callouts), done, open (ticks), back (from a footnote to its mark). All other
    blocks stand between elements, at the margin of the body.
    """
    if "\r" in markdown:
        markdown = markdown.replace("\r\n", "\n").replace("\r", "\n")
    script = Manuscript(markdown, line)
    sheet = Sheet(script)
    write_blocks(sheet, read(script))
    look_over(script)
    return Prose(sheet.finish(), tuple(sheet.headings), script.noticed())
