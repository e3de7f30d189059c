"""The spelling of signoffs.yml, which `mopsdocs sign` writes and people read.

Knows: the keys of a sign-off.
Never: what a fingerprint is made of; how a mistake is told.
"""

from datetime import date
from typing import Annotated, Required

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from mopsdocs.parse.scalars import DATE
from mopsdocs.parse.schema_kinds import Each, Fingerprint, Kind, Says, Text, Words
from mopsdocs.parse.schema_words import ASPECTS

_ENTRY = '[{item: email-program/G1, aspect: achievable, by: ana.ruiz, date: 2026-01-12, fingerprint: "1:…"}]'
_Given = Annotated[str, Field(min_length=1)]


class Given(TypedDict, total=False):
    """A sign-off that somebody has given."""

    item: Required[Annotated[_Given, Says("The goal or service level, with its playbook.", "email-program/G1")]]
    aspect: Required[Annotated[str, Words(ASPECTS, required=True), Says("What of it was signed.", "achievable")]]
    by: Required[Annotated[_Given, Says("The person who signed.", "ana.ruiz")]]
    date: Required[Annotated[date, Kind("date", DATE, required=True), Says("The day.", "2026-01-12")]]
    note: Annotated[Text, Says("What she added.", "Provided that the licence is renewed")]
    fingerprint: Required[Annotated[Fingerprint, Says("Of what was signed.", '"1:5e0c27b19af3d846"')]]


@with_config(ConfigDict(extra="forbid"))
class Signoffs(TypedDict, total=False):
    """signoffs.yml: who has signed what."""

    signoffs: Annotated[Each[Given], Says("Sign-offs, in the order given.", _ENTRY)]
