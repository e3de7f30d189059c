"""The units that numbers of a marketing team usually have, as messages.

Knows: each unit in the singular and in the plural.
Never: numbers; any language but English.
"""

from typing import NamedTuple


class Unit(NamedTuple):
    """What is counted, in the singular and in the plural; each is a message of the context `unit`."""

    one: str
    other: str


UNITS = (
    Unit("minute", "minutes"),
    Unit("hour", "hours"),
    Unit("business hour", "business hours"),
    Unit("working hour", "working hours"),
    Unit("day", "days"),
    Unit("business day", "business days"),
    Unit("working day", "working days"),
    Unit("week", "weeks"),
    Unit("month", "months"),
    Unit("quarter", "quarters"),
    Unit("year", "years"),
    Unit("pp", "pp"),
    Unit("point", "points"),
    Unit("piece", "pieces"),
    Unit("person", "people"),
    Unit("user", "users"),
    Unit("customer", "customers"),
    Unit("contact", "contacts"),
    Unit("subscriber", "subscribers"),
    Unit("lead", "leads"),
    Unit("qualified lead", "qualified leads"),
    Unit("opportunity", "opportunities"),
    Unit("deal", "deals"),
    Unit("account", "accounts"),
    Unit("seat", "seats"),
    Unit("licence", "licences"),
    Unit("click", "clicks"),
    Unit("open", "opens"),
    Unit("reply", "replies"),
    Unit("impression", "impressions"),
    Unit("visit", "visits"),
    Unit("visitor", "visitors"),
    Unit("session", "sessions"),
    Unit("page view", "page views"),
    Unit("download", "downloads"),
    Unit("sign-up", "sign-ups"),
    Unit("registration", "registrations"),
    Unit("mail", "mails"),
    Unit("email", "emails"),
    Unit("message", "messages"),
    Unit("call", "calls"),
    Unit("meeting", "meetings"),
    Unit("interview", "interviews"),
    Unit("answer", "answers"),
    Unit("request", "requests"),
    Unit("ticket", "tickets"),
    Unit("brief", "briefs"),
    Unit("form", "forms"),
    Unit("campaign", "campaigns"),
    Unit("event", "events"),
    Unit("record", "records"),
    Unit("duplicate", "duplicates"),
    Unit("error", "errors"),
    Unit("correction", "corrections"),
    Unit("task", "tasks"),
    Unit("step", "steps"),
)
BARE = "count"
"""The unit of numbers that stand alone."""

_NAMED = {name: unit for unit in UNITS for name in unit}


def unit_of(written: str) -> Unit | None:
    """Find a unit as an author wrote it, in the singular or the plural."""
    return _NAMED.get(written.lower())
