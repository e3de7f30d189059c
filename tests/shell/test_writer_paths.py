"""Which paths a site may use, and what is believed of a manifest."""

import json
from pathlib import Path

import pytest

from mopsdocs.shell.errors import USAGE, UserError
from mopsdocs.shell.manifest import NAME, Filed, manifest_text, read_manifest
from mopsdocs.shell.paths import check_paths
from steps import LINEAR, growth, steps

DIGEST = "a" * 64
ROW = {"path": "index.html", "sha256": DIGEST, "size": 3, "recipe": "r1"}


def write_rows(folder: Path, *rows: object, **other: object) -> None:
    """A manifest with these rows, as somebody else might have written it."""
    text = {"schema": "mopsdocs-manifest/1", "tool": "mopsdocs 1", "files": list(rows), **other}
    (folder / NAME).write_text(json.dumps(text), "utf-8")


def test_ordinary_paths_are_allowed() -> None:
    """The addresses of a handbook in three languages, dotted versions and accents included, are fine."""
    check_paths(
        [
            "index.html",
            "v/2.1/playbooks/email-program.html",
            "es/pages/guía de estilo.html",
            "pages/console.html",
            "pages/com10.html",
            "assets/.nojekyll",
        ]
    )


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [
        ("pages/Launch.html", "pages/launch.html", "'pages/launch.html'"),
        ("pages/caf\u00e9.html", "pages/cafe\u0301.html", "'pages/cafe\u0301.html'"),
        ("pages/STRASSE.html", "pages/stra\u00dfe.html", "'pages/stra\u00dfe.html'"),
        ("pages", "pages/index.html", "'pages/'"),
        ("Pages", "pages/launch/index.html", "'pages/'"),
    ],
)
def test_clashing_paths_name_both_claimants(first: str, second: str, named: str) -> None:
    """Paths that some disk takes for one are refused by the names of both."""
    with pytest.raises(UserError) as refused:
        check_paths(["index.html", first, second])

    assert refused.value.message.startswith(f"'{first}' and {named} cannot both be in the site")
    assert USAGE == refused.value.exit_code


def test_folders_that_differ_by_capitals_clash() -> None:
    """Two folders that macOS would merge are refused by the names of both."""
    with pytest.raises(UserError) as refused:
        check_paths(["Areas/email.html", "areas/events.html"])

    assert "'Areas/'" in refused.value.message
    assert "'areas/'" in refused.value.message


def test_one_path_twice_is_refused() -> None:
    """Two pages at one address are refused."""
    with pytest.raises(UserError, match=r"Two pages .* 'index\.html'"):
        check_paths(["index.html", "index.html"])


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../index.html",
        "pages/../../index.html",
        "pages/./index.html",
        "pages//index.html",
        "pages/",
        "pages\\index.html",
        "pages/a\nb.html",
        "pages/a\x00b.html",
        "pages/a\ud800.html",
        "pages/CON.html",
        "pages/nul",
        "lpt1.txt/index.html",
        "pages/why?.html",
        "pages/trailing./index.html",
        "pages/trailing ",
        f"pages/{'x' * 251}.html",
        f"pages/{'é' * 126}.html",
        ".mopsdocs-manifest.json",
        ".MOPSDOCS-Manifest.json",
    ],
)
def test_paths_that_some_machine_cannot_hold_are_refused(path: str) -> None:
    """A path that leaves the folder, or that Windows, macOS or Linux cannot store, is refused by name."""
    with pytest.raises(UserError) as refused:
        check_paths(["index.html", path])

    assert repr(path) in refused.value.message


def test_a_path_is_checked_in_a_few_steps() -> None:
    """Checking the paths of a large handbook takes a few steps a path."""
    paths = [f"playbooks/playbook-{number:05}.html" for number in range(1000)]

    assert steps(lambda: check_paths(paths)) < 50 * len(paths)
    assert growth(lambda count: check_paths(paths[:count]), 500) < LINEAR


def test_manifest_reads_back_what_was_written(tmp_path: Path) -> None:
    """What is written down is read back, and is the same text whatever the order it came in."""
    files = [Filed("b.html", DIGEST, 7, "r2"), Filed("a/ñ.html", DIGEST, 0, "r1")]
    text = manifest_text("mopsdocs 1", files)
    (tmp_path / NAME).write_bytes(text)
    found = read_manifest(tmp_path)

    assert text == manifest_text("mopsdocs 1", reversed(files))
    assert {filed.path: filed for filed in files} == found.files
    assert ("mopsdocs 1", "") == (found.tool, found.fault)
    assert {"schema", "tool", "files"} == set(json.loads(text))
    assert ["a/ñ.html", "b.html"] == [row["path"] for row in json.loads(text)["files"]]


def test_no_manifest_is_no_fault(tmp_path: Path) -> None:
    """A folder without a manifest has no files of ours, and nothing is wrong with that."""
    found = read_manifest(tmp_path)

    assert ({}, "") == (found.files, found.fault)


@pytest.mark.parametrize(
    "row",
    [
        {**ROW, "path": "../secrets.html"},
        {**ROW, "path": "/etc/passwd"},
        {**ROW, "path": "a//b.html"},
        {**ROW, "path": "a/./b.html"},
        {**ROW, "path": "a\\b.html"},
        {**ROW, "path": "a\u0000b.html"},
        {**ROW, "path": ""},
        {**ROW, "path": 7},
        {**ROW, "size": True},
        {**ROW, "size": -1},
        {**ROW, "size": "3"},
        {**ROW, "sha256": "abc"},
        {**ROW, "more": 1},
        {"path": "index.html"},
        "index.html",
        {**ROW, "path": "other.html"},
    ],
)
def test_manifest_with_a_strange_row_is_not_believed(tmp_path: Path, row: object) -> None:
    """One row that mopsdocs could not have written makes the whole manifest count as absent."""
    write_rows(tmp_path, {**ROW, "path": "other.html"}, row)
    found = read_manifest(tmp_path)

    assert {} == found.files
    assert "not as mopsdocs writes it" in found.fault


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\xff",
        "[" * 100_000,
        '{"schema":"mopsdocs-manifest/2","tool":"t","files":[]}',
        '{"schema":"mopsdocs-manifest/1","tool":"t","files":{}}',
        '{"schema":"mopsdocs-manifest/1","tool":1,"files":[]}',
        '{"schema":"mopsdocs-manifest/1","tool":"t","files":[],"more":1}',
    ],
)
def test_manifest_of_another_form_is_not_believed(tmp_path: Path, text: str) -> None:
    """A manifest that is broken, or of another schema, counts as absent, with a reason."""
    (tmp_path / NAME).write_text(text, "latin-1")
    found = read_manifest(tmp_path)

    assert {} == found.files
    assert "not as mopsdocs writes it" in found.fault


def test_manifest_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    """A manifest that is a link to a file elsewhere is not followed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    write_rows(tmp_path / "elsewhere", ROW)
    (tmp_path / "site" / NAME).symlink_to(tmp_path / "elsewhere" / NAME)

    assert "cannot be read" in read_manifest(tmp_path / "site").fault


def test_a_manifest_is_read_in_a_few_steps_a_file(tmp_path: Path) -> None:
    """The manifest of a large site is read in a few steps a file."""
    for count in (1000, 2000):
        files = [Filed(f"playbooks/p-{number:05}.html", DIGEST, number, DIGEST) for number in range(count)]
        (tmp_path / f"{count}").mkdir()
        (tmp_path / f"{count}" / NAME).write_bytes(manifest_text("mopsdocs 1", files))

    assert 2000 == len(read_manifest(tmp_path / "2000").files)
    assert steps(lambda: read_manifest(tmp_path / "2000")) < 25 * 2000
    assert growth(lambda count: read_manifest(tmp_path / f"{count}"), 1000) < LINEAR
