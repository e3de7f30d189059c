"""One recipe becomes bytes.

Knows: the recipe in hand, the theme's templates, the words of each language.
Never: the handbook, which pages there are, where bytes are kept.
"""

from collections.abc import Mapping

from mopsdocs.model.recipe import Recipe
from mopsdocs.model.source import Theme
from mopsdocs.render.page import Say, page

__all__ = ["Say", "render"]


def render(recipe: Recipe, theme: Theme, words: Mapping[str, Say]) -> bytes:
    """Give the bytes of one planned file; `words` says the templates' own words in each language."""
    if recipe.renderer == "text":
        return recipe.text.encode()
    if recipe.renderer == "joined":
        return b"".join(recipe.pieces)
    if recipe.frame is None or recipe.view is None:
        message = f"{recipe.path} is planned as a page, without a frame or a view"
        raise ValueError(message)
    say = words[recipe.frame.lang]
    return page(recipe.template, recipe.frame, recipe.view, theme, say).encode()
