"""Spans of time, reviews, exceptions: what many parts of a plan have.

Knows: days, durations, who looks at something again.
Never: what it belongs to.
"""

from datetime import date

from msgspec import Struct

from mopsdocs.model.diagnostic import KeyPath
from mopsdocs.model.refs import PartyId


class Window(Struct, frozen=True):
    """From a day to a day, both included; either may be missing."""

    start: date | None = None
    end: date | None = None


class Duration(Struct, frozen=True):
    """A whole number of units: minutes, hours, business hours, days, business days, weeks, months, years."""

    count: int
    unit: str


class Review(Struct, frozen=True):
    """How often something is looked at again, when that last happened, by whom, and what it watches."""

    at: KeyPath
    every: Duration | None = None
    last: date | None = None
    by: PartyId | None = None
    watch: tuple[str, ...] = ()


class Ignore(Struct, frozen=True):
    """A rule that the author asks not to hear of, with the reason and an end."""

    at: KeyPath
    rule: str
    why: str
    until: date | None = None
    folder: str = ""


class SignoffAsked(Struct, frozen=True):
    """A sign-off that the author asks for; `aspect` is `agreement` for a service level."""

    at: KeyPath
    aspect: str
    by: PartyId | None
