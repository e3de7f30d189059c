"""What can be signed, by name: the criteria of a goal, and a service level as a whole.

Knows: letters and words of the SMART criteria.
Never: whether one is met.
"""

from collections.abc import Callable, Mapping

from mopsdocs.words import Words

CRITERIA: Mapping[str, tuple[str, Callable[[Words], str]]] = {
    "specific": ("S", lambda w: w("Specific")),
    "measurable": ("M", lambda w: w("Measurable")),
    "achievable": ("A", lambda w: w("Achievable")),
    "relevant": ("R", lambda w: w("Relevant")),
    "realistic": ("R", lambda w: w("Realistic")),
    "time-bound": ("T", lambda w: w("Time-bound")),
}


def aspect_name(words: Words, aspect: str) -> str:
    """Say what is signed."""
    return CRITERIA[aspect][1](words) if aspect in CRITERIA else words("Agreement")
