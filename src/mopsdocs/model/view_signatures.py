"""Sign-offs as a template shows them.

Knows: a finished sentence for each.
Never: what was signed; who may sign.
"""

from msgspec import Struct


class SignatureRow(Struct, frozen=True, array_like=True):
    """A sign-off in a sentence; `state` is given, asked or changed, `note` what the signer added."""

    state: str
    text: str
    note: str | None = None
