"""A page by the shortest way: through the pressed templates where the theme is our own, else through Jinja.

Knows: whether a theme's templates are those that were pressed.
Never: what a page says.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mopsdocs.model.source import Theme
from mopsdocs.model.view import Frame, View
from mopsdocs.render import pressed
from mopsdocs.render.body import Safe, escape

Say = Callable[[str], str]
_Spoken = tuple[Safe, ...]
_Main = Callable[[_Spoken, Frame, View], str]
_Layout = Callable[[_Spoken, Frame, View, _Main], str]
_FOLDERS = ("components/", "layouts/", "pages/")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who says the templates' words, told apart by identity: its words may be too many to compare."""

    id: int
    say: Say = field(compare=False)


@dataclass(frozen=True, slots=True)
class _Files:
    """A theme's files, told apart by their digest."""

    digest: str
    files: Mapping[str, str] = field(compare=False)


def page(template: str, frame: Frame, view: View, theme: Theme, say: Say, main: str | None = None) -> str:
    """Fill in a page's template; `main` is what stands within, where that is known (see `main`)."""
    if _is_our_own(_Files(theme.digest, theme.files)):
        mains: Mapping[str, _Main] = pressed.MAINS
        layout: _Layout = pressed.LAYOUT
        within = mains[template] if main is None else lambda *_: main
        return layout(_spoken(_Speaker(id(say), say)), frame, view, within)
    from mopsdocs.render import html  # noqa: PLC0415  # Jinja takes longer to load than a hundred pages to fill in.

    return html.page(template, frame, view, theme, say)


def main(template: str, frame: Frame, view: View, theme: Theme, say: Say) -> str | None:
    """Give what stands within a page, whatever surrounds it; None where only the theme itself can tell the two apart.

    Of the frame it knows the language and the way to the top alone.
    """
    if not _is_our_own(_Files(theme.digest, theme.files)):
        return None
    mains: Mapping[str, _Main] = pressed.MAINS
    return mains[template](_spoken(_Speaker(id(say), say)), frame, view)


def fingerprint(files: Mapping[str, str]) -> str:
    """Give a digest of the templates among a theme's files."""
    found = hashlib.sha256()
    for name in sorted(files):
        if name.endswith(".html") and name.startswith(_FOLDERS):
            found.update(f"{name}\0{len(files[name])}\0{files[name]}".encode())
    return found.hexdigest()[:32]


@lru_cache(maxsize=8)
def _is_our_own(theme: _Files) -> bool:
    return fingerprint(theme.files) == pressed.FINGERPRINT


@lru_cache(maxsize=16)
def _spoken(speaker: _Speaker) -> tuple[Safe, ...]:
    return tuple(Safe(escape(speaker.say(message))) for message in pressed.MESSAGES)
