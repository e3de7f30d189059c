"""From a front matter that the schema admits to a playbook or a page.

Knows: defaults, areas, and where each thing stands.
Never: any other document; what day it is.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from mopsdocs.model.diagnostic import Key, Noticed, Said, Value
from mopsdocs.model.playbook import Body, Page, Playbook
from mopsdocs.model.text import Text
from mopsdocs.parse import meaning_how as how
from mopsdocs.parse import meaning_what as what
from mopsdocs.parse import meaning_why as why
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.meaning_names import in_words
from mopsdocs.parse.meaning_parts import ignores, party, review, window
from mopsdocs.parse.meaning_sheet import Group, Sheet, Translations
from mopsdocs.parse.scalars import LOCALE, LOWER_ID
from mopsdocs.parse.schema_work import PLAN_KEYS
from mopsdocs.parse.suggest import closest, key_meant
from mopsdocs.parse.suggest_values import values_meant

__all__ = ["PLAN_KEYS", "PageRead", "Place", "PlaybookRead", "page", "playbook"]

NO_TRANSLATIONS: Translations = {}
_NAME = re.compile(LOWER_ID)
_LOCALE = re.compile(LOCALE)
_TOP = 2  # The page's title is level 1, so a body's first level is shown as 2.
_FEW = 20


class Place(NamedTuple):
    """Where a document stands: its path, its name by file or folder, its folder's area.

    A playbook's name is its id where it gives none; a page's is its path below playbooks/ without `.md`.
    """

    path: str
    name: str
    area: str | None = None


class PlaybookRead(NamedTuple):
    """A playbook, what was noticed, and the words of its labels by their paths."""

    playbook: Playbook
    noticed: tuple[Noticed, ...]
    labels: Mapping[str, str]


class PageRead(NamedTuple):
    """A page, what was noticed, and the words of its labels by their paths."""

    page: Page
    noticed: tuple[Noticed, ...]
    labels: Mapping[str, str]


def playbook(
    tree: Tree,
    place: Place,
    *,
    lang: str,
    areas: Collection[str],
    translations: Translations = NO_TRANSLATIONS,
    bodies: tuple[Body, ...] = (),
) -> PlaybookRead:
    """The playbook that a front matter with a plan describes.

    `lang` is the handbook's language, unless the front matter names another; `areas` are the areas' ids.
    """
    admitted = admit("playbook", tree)
    group = admitted.value
    sheet = Sheet(place.path, group.get("lang") or lang, translations, admitted)
    area = _area(group.get("area"), place.area, areas, sheet)
    meant = _playbook(group, place, area, bodies, sheet)
    sheet.read_over(tree)
    for number, tag in enumerate(meant.tags):
        sheet.read_word(tag, ("tags", number), tree)
    return PlaybookRead(meant, tuple(sheet.noticed), sheet.labels() if translations else {})


def _playbook(group: Group, place: Place, area: str | None, bodies: tuple[Body, ...], sheet: Sheet) -> Playbook:
    """The values of a playbook, in the order of the format."""
    get, owner = group.get, party(group.get("owner"))
    return Playbook(
        id=get("id") or _id_by_name(place.name, sheet),
        path=place.path,
        lang=sheet.lang,
        title=_title(get("title"), place.name, sheet),
        summary=sheet.label(get("summary"), (), "summary", ""),
        area=area or "",
        area_given=bool(get("area")),
        status=get("status") or "active",
        owner=owner,
        backup=party(get("backup")),
        parent=get("parent") or None,
        was=tuple(get("was") or ()),
        supersedes=tuple(get("supersedes") or ()),
        period=window(get("period"), "start", "end"),
        tags=tuple(get("tags") or ()),
        review=review(get("review"), ()),
        ignore=ignores(get("ignore")),
        problems=why.problems(get("problems"), sheet),
        stakeholders=why.stakeholders(get("stakeholders"), sheet),
        slas=why.slas(get("slas"), sheet),
        metrics=what.metrics(get("metrics"), sheet),
        goals=what.goals(get("goals"), sheet, owner),
        participation=how.participation(get("participation"), sheet),
        steps=how.steps(get("steps"), sheet),
        tasks=how.tasks(get("tasks"), sheet.root("tasks"), sheet),
        risks=how.risks(get("risks"), sheet),
        decisions=how.decisions(get("decisions"), sheet),
        bodies=bodies,
    )


def _title(words: str | None, name: str, sheet: Sheet) -> Text:
    """The title; the file's name in words where there is none."""
    if words:
        return sheet.title(words, (), "")
    if not any(one.at == ("title",) for one in sheet.noticed):
        said = Said("The playbook has no title")
        sheet.notice("FM-003", (), said, Said("Add `title: {title}`", {"title": in_words(name)}))
    return Text(in_words(name), sheet.lang)


def _id_by_name(name: str, sheet: Sheet) -> str:
    """The id that the file's or folder's name gives, mended where it can be none."""
    if _NAME.fullmatch(name):
        return name
    meant = next(iter(values_meant("lower_id", name)), "playbook")
    about: dict[str, Value] = {"name": name, "meant": meant}
    said = Said("The name `{name}` cannot be an id, which holds small letters, digits and hyphens", about)
    sheet.notice("FM-004", (), said, Said("Rename it to `{meant}`, or add `id: {meant}`", about))
    return meant


def _area(written: str | None, folder: str | None, areas: Collection[str], sheet: Sheet) -> str | None:
    """The area as written, else the folder's if that is one."""
    area = written or folder
    if area is None or area in areas:
        return area
    meant = closest(area, areas)
    about: dict[str, Value] = {"area": area, "meant": meant or "", "areas": tuple(areas)}
    if written:
        hint = Said("The areas are {areas}", about)
        if meant:
            hint = Said("Did you mean `{meant}`? The areas are {areas}", about)
        sheet.notice("FM-009", ("area",), Said("`{area}` is no area of this handbook", about), hint)
    elif meant:
        said = Said("The folder `{area}` is no area of this handbook", about)
        sheet.notice("FM-009", (), said, Said("Name it `{meant}`, or add `area: {meant}`", about))
    return meant


def page(
    tree: Tree,
    place: Place,
    *,
    lang: str,
    areas: Mapping[str, Text],
    translations: Translations = NO_TRANSLATIONS,
    bodies: tuple[Body, ...] = (),
) -> PageRead:
    """The page that a file without a plan is; keys that are the author's own are left alone."""
    admitted = admit("page", _of_a_language(tree))
    get = admitted.value.get
    sheet = Sheet(place.path, get("lang") or lang, translations, admitted)
    _notice_plan_keys(tree, sheet)
    meant = Page(
        name=place.name,
        path=place.path,
        lang=sheet.lang,
        title=sheet.label(get("title"), (), "title", "") or _untitled(place.name, sheet.lang, areas, bodies),
        summary=sheet.label(get("summary"), (), "summary", ""),
        area=_area(get("area"), place.area, areas, sheet),
        bodies=bodies,
    )
    sheet.read_over(tree)
    return PageRead(meant, tuple(sheet.noticed), sheet.labels() if translations else {})


def _of_a_language(tree: Tree) -> Tree:
    """A page's keys with the language that other tools write with its country: `en` for `en-US`."""
    named = tree.get("lang") if isinstance(tree, dict) else None
    found = _LOCALE.fullmatch(named) if isinstance(named, str) else None
    return {**tree, "lang": found[1]} if found else tree


def _untitled(name: str, lang: str, areas: Mapping[str, Text], bodies: tuple[Body, ...]) -> Text:
    """The heading that stands above all others; else the area's name on its own page, or the file's in words."""
    headings = bodies[0].prose.headings if bodies else ()
    top = [heading for heading in headings if heading.level == _TOP]
    if len(top) == 1 and top[0] is headings[0]:
        return Text(top[0].text, lang)
    folder = name.removesuffix("/index")
    return (areas.get(folder) if folder != name else None) or Text(in_words(folder), lang)


def _notice_plan_keys(tree: Tree, sheet: Sheet) -> None:
    """Notice what was meant for a plan: without its keys, the file is a page."""
    if not isinstance(tree, dict):
        return
    for key, value in list(tree.items())[:_FEW]:
        if not isinstance(value, (list, dict)) or not isinstance(key, str) or key in PLAN_KEYS:
            continue
        meant = key_meant(key, PLAN_KEYS)
        if meant:
            about = {"key": key, "meant": meant}
            said = Said("`{key}` is no key of a plan, so this file is a page and no playbook", about)
            sheet.notice("FM-003", Key((key,)), said, Said("Did you mean `{meant}`?", about))
