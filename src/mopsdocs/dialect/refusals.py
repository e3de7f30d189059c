"""What is said of a link or image that is not allowed.

Knows: the kinds of addresses, and what a writer can use instead.
Never: how a page is written.
"""

from mopsdocs.dialect.links import Address, Kind
from mopsdocs.dialect.manuscript import Manuscript
from mopsdocs.model.diagnostic import Said

_TO_OURS = Said("write the path of a file from here, such as ../data/consent.md, or an id such as G1")
_TO_PICTURE = Said("save the picture beside the playbook and write ![what it shows](picture.png)")
_SCHEMES = Said("begin it with https://, mailto: or tel:, or write the path of a file, such as ../data/consent.md")


def allowed_link(script: Manuscript, row: int, address: Address) -> bool:
    """Whether a link may lead to its address; if not, that is noticed."""
    at = script.within(row, address.text)
    if address.kind is Kind.REFUSED:
        said = Said("a link may not lead to {address}", {"address": address.text})
        script.notice("SAFE-005", at, said, _SCHEMES)
    elif address.kind is Kind.NOWHERE:
        script.notice("BODY-002", at, _nowhere(address, Said("this link has no address")), _TO_OURS)
    return address.kind not in (Kind.REFUSED, Kind.NOWHERE)


def allowed_image(script: Manuscript, row: int, address: Address) -> bool:
    """Whether an image may be shown; if not, that is noticed."""
    if address.kind is Kind.OWN:
        return True
    at = script.within(row, address.text)
    if address.kind is Kind.NOWHERE:
        script.notice("BODY-002", at, _nowhere(address, Said("this image has no address")), _TO_PICTURE)
    elif address.kind is Kind.WEB or address.text.startswith("//"):
        said = Said("the image {address} lies on another website", {"address": address.text})
        script.notice("SAFE-006", at, said, _TO_PICTURE)
    else:
        said = Said("an image may not come from {address}", {"address": address.text})
        script.notice("SAFE-005", at, said, _TO_PICTURE)
    return False


def _nowhere(address: Address, without: Said) -> Said:
    if address.text:
        return Said("{address} is no complete web address", {"address": address.text})
    return without
