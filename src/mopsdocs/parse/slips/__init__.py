"""The slips by which YAML breaks: where the parser gives up, guesses why, and the parser's own complaint.

Knows: how people get YAML wrong.
Never: which keys there are.
"""

from mopsdocs.parse.slips.brackets import bracket, flow, open_quote
from mopsdocs.parse.slips.columns import indentation, no_dash, wrapped
from mopsdocs.parse.slips.faults import Fault, Trials
from mopsdocs.parse.slips.parser_words import in_plain_words
from mopsdocs.parse.slips.shape import Guess, Slip
from mopsdocs.parse.slips.texts import beginning, colon, colon_inside, curly, dash, quote

__all__ = ["GUESSES", "Fault", "Slip", "Trials", "in_plain_words", "indentation"]

GUESSES: tuple[Guess, ...] = (
    *(curly, quote, beginning, colon_inside, wrapped, colon),
    *(dash, open_quote, flow, bracket, no_dash),
)
"""In the order in which they are tried on a line; where none helps, `indentation` is tried."""
