"""No tree raises, and what is admitted has a meaning."""

from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mopsdocs.model.config import Config, default_areas
from mopsdocs.model.diagnostic import Key, Noticed
from mopsdocs.model.parties import Parties
from mopsdocs.model.playbook import Page, Playbook
from mopsdocs.parse.complaints import admit
from mopsdocs.parse.complaints_mend import Tree
from mopsdocs.parse.config import config
from mopsdocs.parse.meaning import Place, page, playbook
from mopsdocs.parse.people import people
from mopsdocs.parse.schema import TYPES, Door, check, keys
from mopsdocs.parse.suggest_values import values_meant
from mopsdocs.parse.suggest_words import KEYS, RIVALS
from mopsdocs.parse.translation import strays, translation
from mopsdocs.parse.yaml import Quoted

DOORS: tuple[Door, ...] = get_args(Door)
PLACE = Place("playbooks/campaigns/email-program.md", "email-program", "campaigns")
WORDS = st.sampled_from(
    [
        *("", "no", "60,000", "60.000", "3,5", "31/12/2026", "5/6/2026", "2026-02-30", "2026-12-31", "done"),
        *("hecho", "+25 %", "25 %", "95 %", "30 days", "3d", "G1", "T1", "email-program/G1", "role:cmo", "../x.md"),
        *("javascript:x", "clicks.csv", "TBD", "x" * 300, "9" * 150, "Ünï cödé"),
        *("\u202e", "\ud800", "[key]", "\0short", "09:00", "mon-fri"),
    ]
)
TEXT = st.one_of(WORDS, st.text(max_size=20))
SCALAR = st.one_of(st.none(), TEXT, TEXT.map(Quoted))


def levels(door: Door) -> list[str]:
    """All keys that stand anywhere in a kind of file."""
    found: dict[str, None] = {}
    front: list[tuple[str | int, ...]] = [()]
    for _ in range(5):
        front = [
            (*at, *more, key) for at in front for more in ((), (0,)) for key in keys(door, (*at, *more)) or {}
        ]
        found |= dict.fromkeys(str(at[-1]) for at in front)
    return list(found)


NAMES = st.one_of(
    st.sampled_from(sorted({key for door in DOORS for key in levels(door)})),
    st.sampled_from([*KEYS, *RIVALS, "[key]", "\0short", "\0full", "1", "<<", "ana.ruiz", "en", "Ana Ruiz"]),
    st.text(max_size=8),
)


def trees(door: Door) -> st.SearchStrategy[Tree]:
    """Trees whose keys are mostly right and whose values are mostly wrong."""
    return grown(door, (), 4)


def grown(door: Door, at: tuple[str | int, ...], depth: int) -> st.SearchStrategy[Tree]:
    """What may stand at a place: the right keys with something below each, or anything at all."""
    anything = st.recursive(
        SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=6
    )
    known = keys(door, at)
    listed = keys(door, (*at, 0))
    if depth and known:
        below: Mapping[str, st.SearchStrategy[Tree]] = {
            key: st.deferred(lambda key=key: grown(door, (*at, key), depth - 1)) for key in known
        }
        right = st.lists(st.sampled_from(list(known)), max_size=5, unique=True).flatmap(
            lambda chosen: st.fixed_dictionaries({key: below[key] for key in chosen})
        )
        wrong = st.dictionaries(NAMES, anything, max_size=2)
        return st.builds(lambda some, more: {**more, **some}, right, wrong) | anything
    if depth and listed:
        return st.lists(grown(door, (*at, 0), depth - 1), max_size=3) | anything
    return anything


def well_told(noticed: tuple[Noticed, ...]) -> None:
    """Every finding has a code, a place and sentences whose values are all there."""
    for one in noticed:
        assert one.code
        assert isinstance(one.at, (tuple, Key))
        assert one.said.text.format(**one.said.values)
        assert one.hint is None or one.hint.text.format(**one.hint.values)


CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("door", DOORS)
@CALM
@given(data=st.data())
def test_no_tree_raises(door: Door, data: st.DataObject) -> None:
    """Whatever stands in a file, it is admitted or told, and what is left of it is admitted without a word."""
    tree = data.draw(trees(door))
    found = admit(door, tree)
    well_told(found.noticed)
    if isinstance(tree, dict):
        assert found.noticed or not check(door, tree)[1]


@CALM
@given(tree=trees("playbook"), words=st.dictionaries(TEXT, TEXT.filter(bool), max_size=3))
def test_every_tree_has_a_meaning(tree: Tree, words: dict[str, str]) -> None:
    """Every tree is a playbook and a page, however little of it is left."""
    book = playbook(tree, PLACE, lang="en", areas=default_areas(), translations={"es": words})
    leaf = page(tree, PLACE, lang="en", areas=default_areas())
    assert isinstance(book.playbook, Playbook)
    assert isinstance(leaf.page, Page)
    assert book.playbook.title.source
    well_told((*book.noticed, *leaf.noticed))


@CALM
@given(crowd=trees("people"), options=trees("mopsdocs"), words=trees("translation"))
def test_every_other_file_has_a_meaning(crowd: Tree, options: Tree, words: Tree) -> None:
    """Every tree is people, settings and a translation."""
    parties, about_people = people(crowd, "en")
    chosen, about_settings = config(options, ("RACI-001", "FM-003"))
    spoken, about_words = translation(words)
    assert isinstance(parties, Parties)
    assert isinstance(chosen, Config)
    well_told((*about_people, *about_settings, *about_words, *strays(spoken, ("title", "goals.G1.title"))))


KINDS = ["date", "number", "whole", "share", "change", "duration", "effort", "clock", "weekdays", "period", "flag"]


@CALM
@given(
    kind=st.sampled_from([*KINDS, "language", "link", "site", "file", "colour", "id", "person_id", "input_id", "?"]),
    written=st.one_of(TEXT, st.text("0123456789.,-+/ %:'eEhdWQTpm", max_size=12)),
)
def test_what_may_be_meant_is_never_what_was_refused(kind: str, written: str) -> None:
    """Suggestions are few, differ from each other, and are right where they stand."""
    options = values_meant(kind, written)
    assert len(options) <= 2
    assert len(set(options)) == len(options)


def test_all_doors_are_tried() -> None:
    """Each kind of file that is read has been through these tests."""
    assert set(DOORS) == set(TYPES)
