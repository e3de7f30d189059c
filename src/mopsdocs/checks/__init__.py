"""The rules that a handbook is held against, in families.

Knows: a document bound and assessed, the handbook's outlines, the settings.
Never: how findings are shown; where a line stands.
"""

from mopsdocs.checks.catalogue import FAMILIES, RULES
from mopsdocs.checks.exceptions import CODES, similar_codes
from mopsdocs.checks.explain import explanation
from mopsdocs.checks.judge import Shortening, check_page, check_playbook, check_unread, check_whole, shortened
from mopsdocs.checks.rule import Case, Family, Rule, Whole, Written
from mopsdocs.checks.silence import undecided

__all__ = [
    "CODES",
    "FAMILIES",
    "RULES",
    "Case",
    "Family",
    "Rule",
    "Shortening",
    "Whole",
    "Written",
    "check_page",
    "check_playbook",
    "check_unread",
    "check_whole",
    "explanation",
    "shortened",
    "similar_codes",
    "undecided",
]
