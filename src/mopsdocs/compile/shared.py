"""Settings, parties and sign-offs while they are being edited: what is broken gives way to what was good last.

Knows: the files at the root.
Never: documents.
"""

from dataclasses import replace

from mopsdocs.checks import check_unread
from mopsdocs.compile.prepare import CONFIG, PEOPLE, SIGNOFFS, Prepared
from mopsdocs.model.diagnostic import Noticed, Said, Severity, Span
from mopsdocs.model.handbook import Edition

_START = Span(1, 1, 1, 1)
_GONE = Said("{file} is gone; the pages are made with what it said last")
_BACK = Said("Put the file back, or start the preview anew")


def with_good(fresh: Prepared, before: Prepared, edition: Edition, gone: frozenset[str]) -> Prepared:
    """Take settings, parties and sign-offs of `before` for those that are broken now; `gone` are missing files.

    What is equal stays the very same, so that what rests on it is known to stand.
    """
    broken = {one.path for one in check_unread(fresh.noticed, edition) if one.severity is Severity.ERROR} | gone
    keeps_config = CONFIG in broken or fresh.config == before.config
    keeps_parties = PEOPLE in broken or fresh.parties == before.parties
    keeps_signoffs = SIGNOFFS in broken or fresh.signoffs == before.signoffs
    missing = (
        (name, Noticed("FM-008", _START, replace(_GONE, values={"file": name}), _BACK)) for name in sorted(gone)
    )
    return replace(
        fresh,
        config=before.config if keeps_config else fresh.config,
        parties=before.parties if keeps_parties else fresh.parties,
        signoffs=before.signoffs if keeps_signoffs else fresh.signoffs,
        noticed=(*fresh.noticed, *missing),
    )


def gone_since(before: frozenset[str], now: frozenset[str]) -> frozenset[str]:
    """Name the files at the root that were there and are missed; without sign-offs nobody has signed."""
    return (before - now) & {CONFIG, PEOPLE}
