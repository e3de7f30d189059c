"""Pages planned when they are asked for: overviews of a large handbook never all stand in memory at once.

Knows: how one page, or a few that belong together, are put off.
Never: which pages there are.
"""

from collections.abc import Callable, Iterable
from typing import ParamSpec

from mopsdocs.model.recipe import Recipe

Pages = Callable[[], Iterable[Recipe]]
_Given = ParamSpec("_Given")


def single(plan: Callable[_Given, Recipe], *given: _Given.args, **named: _Given.kwargs) -> Pages:
    """Put off the planning of one page."""
    return lambda: (plan(*given, **named),)


def several(plan: Callable[_Given, Iterable[Recipe]], *given: _Given.args, **named: _Given.kwargs) -> Pages:
    """Put off the planning of pages that belong together."""
    return lambda: plan(*given, **named)
