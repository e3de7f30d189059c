"""One recipe becomes bytes.

Knows: the recipe in hand, the theme's templates, the words of each language.
Never: the handbook, which pages there are, where bytes are kept.
"""

from collections.abc import Mapping, MutableMapping

from mopsdocs.model.recipe import Recipe
from mopsdocs.model.source import Theme
from mopsdocs.render.page import Say, main, page

__all__ = ["Say", "render"]


def render(
    recipe: Recipe, theme: Theme, words: Mapping[str, Say], mains: MutableMapping[str, str] | None = None
) -> bytes:
    """Give the bytes of one planned file; `words` says the templates' own words in each language.

    `mains` remembers what stands within pages, by what it is made from: a page that stands in several places, or is
    the same in several versions but for what surrounds it, is filled in once.
    """
    if recipe.renderer == "text":
        return recipe.text.encode()
    if recipe.renderer == "joined":
        return b"".join(recipe.pieces)
    if recipe.frame is None or recipe.view is None:
        message = f"{recipe.path} is planned as a page, without a frame or a view"
        raise ValueError(message)
    say = words[recipe.frame.lang]
    known = None if mains is None else mains.get(recipe.content)
    if mains is not None and known is None:
        known = main(recipe.template, recipe.frame, recipe.view, theme, say)
        if known is not None:
            mains[recipe.content] = known
    return page(recipe.template, recipe.frame, recipe.view, theme, say, known).encode()
