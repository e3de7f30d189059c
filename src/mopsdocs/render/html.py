"""A page's template filled in with its frame and its view by Jinja, for themes that are not ours alone.

Knows: Jinja's sandbox, the theme's templates, what templates may call.
Never: what a page says; lets a template reach anything that is not in the frame, the view or the theme.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from traceback import walk_tb
from types import CodeType

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mopsdocs.model.source import Theme
from mopsdocs.model.template_error import TemplateError
from mopsdocs.model.view import Frame, View
from mopsdocs.render import filters
from mopsdocs.render.body import is_prose, prose, url

Say = Callable[[str], str]
_FOLDER = "templates/"


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
    try:
        return _environment(shelf).get_template(template).render(frame=frame, view=view)
    except Exception as error:  # A template may fail in any way: whoever wrote it has to hear of it.
        raise TemplateError(_place_of(error, template), _reason(error)) from error


def _place_of(error: Exception, template: str) -> str:
    """Say which template failed, and on which line."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_path(error.name or template)}, line {error.lineno}"
    frames = ((frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__))
    inner = [f"{name}, line {line}" for name, line in frames if name.startswith(_FOLDER)]
    return inner[-1] if inner else _path(template)


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    if isinstance(error, RecursionError):
        return "it includes itself"
    if isinstance(error, SecurityError):
        return f"this is out of reach for templates: {error}"
    return str(error) or type(error).__name__


def _path(template: str) -> str:
    return f"{_FOLDER}{template}"


def environment(files: Mapping[str, str], say: Say) -> Environment:
    """Make what templates run in: autoescaping, strict about names, in one language.

    They come with the handbook, from whoever may change it: they see what they are given, and run nothing.
    """
    made = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda name: (files[name], _path(name), None) if name in files else None),
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
