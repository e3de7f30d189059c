"""A page's template filled in with its frame and its view by Jinja, for themes that are not ours alone.

Knows: Jinja, the theme's templates, what templates may call.
Never: what a page says; anything that is not in the frame, the view or the theme.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType

from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined
from jinja2.bccache import Bucket

from mopsdocs.model.source import Theme
from mopsdocs.model.view import Frame, View
from mopsdocs.render import filters
from mopsdocs.render.body import is_prose, prose, url

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Templates and the words they speak, told apart by the theme's digest and the speaker."""

    digest: str
    speaker: int
    files: Mapping[str, str] = field(compare=False)
    say: Say = field(compare=False)


class _CompiledOnce(BytecodeCache):
    """Templates of one theme, compiled once for all languages and kept in memory."""

    def __init__(self) -> None:
        self.compiled: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what has been compiled before."""
        bucket.code = self.compiled.get(bucket.key)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember what has just been compiled."""
        if bucket.code is not None:
            self.compiled[bucket.key] = bucket.code


def page(template: str, frame: Frame, view: View, theme: Theme, say: Say) -> str:
    """Fill in a page's template."""
    shelf = _Shelf(theme.digest, id(say), theme.files, say)
    return _environment(shelf).get_template(template).render(frame=frame, view=view)


def environment(files: Mapping[str, str], say: Say) -> Environment:
    """Make what templates run in: autoescaping, strict about names, in one language."""
    made = Environment(
        loader=DictLoader(files),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    made.globals = {"_": say, "zip": zip}
    made.filters |= {"prose": prose, "url": url}
    made.filters |= {
        ask.__name__: ask
        for ask in (
            filters.spaced,
            filters.counted,
            filters.at,
            filters.unplaced,
            filters.pairs,
            filters.apart,
            filters.keys,
        )
    }
    made.tests["prose"] = is_prose
    return made


@lru_cache(maxsize=4)
def _compiled(digest: str) -> _CompiledOnce:
    """Give the compiled templates of a theme, at first none."""
    del digest
    return _CompiledOnce()


@lru_cache(maxsize=16)
def _environment(shelf: _Shelf) -> Environment:
    made = environment(shelf.files, shelf.say)
    made.bytecode_cache = _compiled(shelf.digest)
    return made
