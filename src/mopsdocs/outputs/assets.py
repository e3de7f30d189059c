"""The files that are no pages: style, script, icon, sitemap.

Knows: the theme's text, the addresses of all pages.
Never: what stands on a page.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from mopsdocs.model.config import Config
from mopsdocs.model.recipe import Recipe, text
from mopsdocs.model.source import Theme
from mopsdocs.outputs import address
from mopsdocs.outputs.timeline import place
from mopsdocs.theme import chooser, scripts, stylesheet


def asset_files(theme: Theme, config: Config, today: date) -> Iterator[Recipe]:
    """Plan style, script and icon. The style has the day: where it stands on timelines is written on no page."""
    yield text(address.STYLE, stylesheet(theme.files, config.accent) + _line_of(today))
    yield text(address.CHOOSER, chooser(theme.files))
    yield text(address.SCRIPT, scripts(theme.files))
    yield text(address.ICON, theme.files["assets/favicon.svg"])


def _line_of(today: date) -> str:
    """Put the upright line of timelines where the day stands."""
    return f"@layer components{{.timeline__today{{transform:translateX({place(today)}px)}}}}\n"


def sitemap(config: Config, paths: Iterable[str]) -> Iterator[Recipe]:
    """Plan the sitemap, where the handbook has an address."""
    if config.address is None:
        return
    base = config.address.rstrip("/")
    urls = "".join(
        f"<url><loc>{escape(f'{base}/{path}')}</loc></url>\n"
        for path in sorted(paths)
        if path.endswith(".html") and not path.endswith("404.html")
    )
    yield text(
        address.SITEMAP,
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n',
    )
