"""mopsdocs.yml gets its meaning."""

import pytest

from mopsdocs.model.config import AREAS, Config, RaciLimits, Versions, default_areas
from mopsdocs.model.diagnostic import Key, KeyPath, Level, Severity
from mopsdocs.model.text import Text
from mopsdocs.parse.config import config
from mopsdocs.parse.yaml import read

CODES = ("RACI-004", "LINK-009", "SLA-004")
FILE = """
title: {es: Manual, en: Marketing operations handbook}
languages: [en, es, pt, en]
address: https://handbook.example/
repository: https://github.com/example/handbook
areas: {campaigns: {en: Campaigns, es: Campañas}, our-data: , web: Website}
levels: {default: publish, playbooks/drafts/: draft}
rules: {RACI-004: info, LINK-009: off}
ignore: [{rule: SLA-004, in: playbooks/data/, why: By agreement}]
settings:
  smart: {r: both, stretch: 0.3}
  raci: {max_responsible: 2, max_accountable_share: 0.6, allow_same_person: false}
  people: {max_open_tasks: 9, show_email: true}
  progress: {on_track: 0.9, at_risk: 0.7}
vague_words: {en: {add: [agile], remove: [quality]}, es: {}}
glossary: {keep: [MOps]}
versions:
  tags: "v*"
  branches: [main, main, next]
  refs: {2025-q4: 1234567, 2026-q1: , aux: v1}
  label: {2025-q4: Last year, v1: {es: Uno, en: One}, v2: }
  order: date
  current: 2025-q4
theme: {accent: "#0b5b68"}
"""


def told(front: str) -> list[tuple[str, KeyPath, str]]:
    """Code, place and hint of what is noticed."""
    return [
        (
            one.code,
            one.at.path if isinstance(one.at, Key) else one.at,
            one.hint.text.format(**one.hint.values) if one.hint else "",
        )
        for one in config(read(front).tree, CODES)[1]
    ]


def test_every_setting_arrives() -> None:
    """Each setting that this version uses is in the configuration; those of later versions are admitted."""
    found, noticed = config(read(FILE).tree, CODES)
    assert {"VER-004"} == {one.code for one in noticed}
    assert Text("Marketing operations handbook", "en", (("es", "Manual"),)) == found.title
    assert ("en", "es", "pt") == found.languages
    assert ("https://handbook.example", "https://github.com/example/handbook") == (found.address, found.repository)
    assert {
        "campaigns": Text("Campaigns", "en", (("es", "Campañas"),)),
        "our-data": Text("Our data", "en"),
        "web": Text("Website", "en"),
    } == found.areas
    assert {"RACI-004": Severity.INFO, "LINK-009": Severity.OFF} == found.rules
    assert [("SLA-004", "playbooks/data")] == [(one.rule, one.folder) for one in found.ignore]
    assert ("both", 0.3, 9, True) == (found.smart_r, found.stretch, found.max_open_tasks, found.show_email)
    assert RaciLimits(max_responsible=2, max_accountable_share=0.6, allow_same_person=False) == found.raci
    assert (0.9, 0.7, "#0b5b68") == (found.on_track, found.at_risk, found.accent)
    assert found.versions == Versions(
        tags="v*",
        branches=("main",),
        refs={"2025-q4": "1234567"},
        label={"2025-q4": Text("Last year", "en"), "v1": Text("One", "en", (("es", "Uno"),))},
        order="date",
        current="2025-q4",
    )
    assert ({"en": ("agile",)}, {"en": ("quality",)}) == (found.vague_add, found.vague_remove)


def test_versions_that_cannot_be_published() -> None:
    """A name that is taken or that a folder cannot have, and a name without a commit, are told and left out."""
    assert [
        ("VER-004", ("versions", "refs", "2026-q1"), "Write the commit behind it, as `git log --oneline` shows it"),
        ("VER-004", ("versions", "refs", "aux"), "Give the version another name"),
        ("VER-004", ("versions", "branches", 2), "Give it a name of its own under `refs`"),
    ] == told(FILE)
    assert not Config(Text("", "en")).versions.asked
    assert ["FM-003"] == [code for code, _, _ in told("versions: {tags: [v1, v2]}")]
    assert ["FM-009"] == [code for code, _, _ in told("versions: {order: newest}")]


def test_levels_by_folder() -> None:
    """The default level holds everywhere but in the folders that have their own."""
    found, _ = config(read(FILE).tree)
    assert [Level.DRAFT, Level.PUBLISH] == [
        found.level_of("playbooks/drafts/a.md"),
        found.level_of("playbooks/draftsmen.md"),
    ]
    assert Level.REVIEW == config(read("level: review").tree)[0].level


@pytest.mark.parametrize("front", ["", "title:\nareas:\nlevels:\nsettings: {raci: }"])
def test_defaults(front: str) -> None:
    """Where nothing is set, everything is as in a handbook without settings, with the nine areas."""
    found, noticed = config(read(front).tree, CODES)
    assert ((), Config(Text("Handbook", "en"), areas=default_areas())) == (noticed, found)
    assert list(AREAS) == list(found.areas)


def test_a_handbook_without_a_title() -> None:
    """A handbook that does not say what it is called is called so in its own language."""
    assert Text("Manual", "pt") == config(read("languages: [pt]").tree)[0].title


@pytest.mark.parametrize(
    ("front", "finding"),
    [
        ("rules: {RACI-04: off}", ("FM-009", ("rules", "RACI-04"), "Did you mean `RACI-004`?")),
        ("rules: {nothing: off}", ("FM-009", ("rules", "nothing"), "")),
        ("rules: {RACI-004: no}", ("FM-009", ("rules", "RACI-004"), "Did you mean `off`?")),
        ("levels: {default: publicar}", ("FM-009", ("levels", "default"), "Did you mean `publish`?")),
        ("languages: english", ("FM-003", ("languages",), "Write `languages: [english]`")),
        ("idiomas: [es]", ("FM-003", ("idiomas",), "Did you mean `languages`?")),
        ("settings: {raci: {max: 3}}", ("FM-003", ("settings", "raci", "max"), "The keys here are")),
        ("settings: {smart: {stretch: '0,3'}}", ("FM-002", ("settings", "smart", "stretch"), "Write `stretch: 0.3`")),
    ],
)
def test_mistakes_in_settings(front: str, finding: tuple[str, KeyPath, str]) -> None:
    """A mistake in the settings is told at its place with what to write."""
    code, at, hint = told(front)[0]
    assert (*finding[:2], True) == (code, at, hint.startswith(finding[2]))


def test_rules_are_not_judged_unless_they_are_known() -> None:
    """Without a list of rules, no code is strange."""
    assert {"XYZ-001": Severity.OFF} == config(read("rules: {XYZ-001: off}").tree)[0].rules
