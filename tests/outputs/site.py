"""A page of a handbook in one string, as its reader sees it."""

import re
from datetime import date

from house import house
from mopsdocs.compile.compiling import compile  # It is what the verb is called.

PEOPLE = """\
=== mopsdocs.yml
title: Small handbook
languages: [en, es, pt]
areas: {campaigns: {en: Campaigns, es: Campañas, pt: Campanhas}, data: {en: Data, es: Datos, pt: Dados}}
=== people.yml
people:
  ana.ruiz: {name: Ana Ruiz}
  luis.gomez: {name: Luis Gómez}
"""
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\s+")


def rendered(text: str, path: str) -> str:
    """The markup of one page of the handbook that a string describes."""
    return compile(house(PEOPLE + text)).render(path).decode()


def paths(text: str) -> set[str]:
    """The addresses of a handbook's pages in its first language."""
    site = compile(house(PEOPLE + text)).site
    return {path for path in site if path.endswith(".html") and not path.startswith(("es/", "pt/"))}


def words(markup: str) -> str:
    """What is read of some markup, blanks made one."""
    return _BLANK.sub(" ", _TAG.sub(" ", markup)).strip()


def part(markup: str, name: str) -> str:
    """The words of the section under the heading with an id."""
    inside = markup.split(f'id="{name}"', 1)[1].split(">", 1)[1]
    return words(re.split(r"</section>", inside, maxsplit=1)[0])


def rows(markup: str) -> list[list[str]]:
    """The rows of the first table, each a list of its cells' words, without the labels that a phone shows."""
    table = markup.split("<table", 1)[1].split("</table>", 1)[0].split("<thead>", 1)[1]
    plain = re.sub(r'<span class="table__label".*?</span>', "", table)
    return [[words(cell) for cell in re.split(r"</t[hd]>", row)[:-1]] for row in re.split(r"</tr>", plain)[:-1]]


def bars(markup: str) -> list[tuple[str, date, int]]:
    """What each bar of the first timeline is of, on which day it begins, how many days it covers; a point none."""
    first = date(2000, 1, 1).toordinal()
    found = re.findall(r'<path class="timeline__(\w+)" d="M(-?\d+) 5(?:H(-?\d+)|h0)" vec', markup)
    return [(look, date.fromordinal(first + int(a)), int(b) - int(a) if b else 0) for look, a, b in found]
