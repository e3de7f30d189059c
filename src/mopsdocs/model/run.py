"""Stretches of a text that two versions share, or one of them lacks.

Knows: what stayed, what was taken out, what was put in.
Never: how texts are compared.
"""

from msgspec import Struct


class Run(Struct, frozen=True, array_like=True):
    """A stretch of text: `kind` is same, out (only before) or in (only after)."""

    kind: str
    text: str
