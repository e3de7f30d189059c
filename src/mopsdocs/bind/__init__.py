"""The documents of a version, bound together: identity, references, inherited roles.

Knows: cards, ids, addresses of references.
Never: templates, wording, another playbook's prose.
"""

from mopsdocs.bind.cards import card_of, edition_of
from mopsdocs.bind.charges import charges_of
from mopsdocs.bind.duties import duties_of
from mopsdocs.bind.references import landings_of, references_of
from mopsdocs.model.handbook import Bound, BoundPage, Edition
from mopsdocs.model.playbook import Page, Playbook

__all__ = ["bind", "bind_page", "card_of", "charges_of", "duties_of", "edition_of", "references_of"]


def bind(playbook: Playbook, edition: Edition) -> Bound:
    """Resolve a playbook's references and let its tasks inherit their step's roles."""
    charges = charges_of(playbook, edition.leaving) if edition.leaving else ()
    return Bound(playbook, duties_of(playbook), landings_of(playbook, edition), charges)


def bind_page(page: Page, edition: Edition) -> BoundPage:
    """Resolve the references of a plain page."""
    return BoundPage(page, landings_of(page, edition))
