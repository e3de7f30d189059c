"""A page by itself, in one file: its content and its style, and nothing that leads elsewhere.

Knows: how our layout marks a page's title, language and content.
Never: what the page says.
"""

import re

from mopsdocs.render.body import escape

_LANG = re.compile(r'<html lang="([^"]*)">')
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_ANCHOR = re.compile(r"</?a(?:\s[^>]*)?>|<link\s[^>]*>")


def alone(page: str, style: str) -> str:
    """Make one file of a page of the site; links are taken out, since where they lead is not there."""
    lang, title, main = _LANG.search(page), _TITLE.search(page), _MAIN.search(page)
    shown = style.replace("</", "<\\/")
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="{lang[1] if lang else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title[1] if title else ''}</title>\n<style>\n{shown}</style>\n</head>\n"
        f'<body>\n<div class="sheet__page">\n{_ANCHOR.sub("", main[0]) if main else ""}\n</div>\n</body>\n</html>\n'
    )
