"""A page made for the preview, also while its template cannot be filled in.

Knows: the theme by which a template was filled in last.
Never: which page is asked for.
"""

from typing import TYPE_CHECKING

from mopsdocs.model.template_error import TemplateError

if TYPE_CHECKING:
    from mopsdocs.compile.live import Live
    from mopsdocs.model.recipe import Recipe


def rendered(live: "Live", recipe: "Recipe") -> tuple[bytes, TemplateError | None]:
    """Render a page; where the theme cannot any more, with the one that last could."""
    try:
        return live.rendered(recipe, live.prepared.theme), None
    except TemplateError as fault:
        last = live.last.get(recipe.template)
        return (live.rendered(recipe, last) if last else b""), fault
