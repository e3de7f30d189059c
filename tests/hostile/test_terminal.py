"""Terminals and environments that are closed, full, narrow, or know no language."""

from pathlib import Path

import pytest

from hostile.door import assert_sound, mopsdocs

NO_LANGUAGE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("words", [("check",), ("schema",), ("status",)])
@pytest.mark.parametrize("pipe", [">&- 2>&-", "<&-", "| head -1", "2>&1 | true"])
def test_nobody_listens(handbook: Path, words: tuple[str, ...], pipe: str) -> None:
    """Whoever closes a stream has heard enough: the command ends as it would have, in silence."""
    found = mopsdocs(*words, cwd=handbook, piped=pipe)

    assert_sound(found, 0)
    assert "Error" not in found.said


@pytest.mark.parametrize("words", [("check",), ("explain", "RACI-001"), ("--help",)])
def test_a_full_disk(handbook: Path, words: tuple[str, ...]) -> None:
    """Words that find no room are a loss, which is said and has an exit code."""
    assert_sound(mopsdocs(*words, cwd=handbook, piped="> /dev/full"), 3, "No space left on device")
    assert_sound(mopsdocs(*words, cwd=handbook, piped="> /dev/full 2>&1"), 3)


def test_errors_are_not_lost_with_the_reader(handbook: Path) -> None:
    """The exit code of a check stays 1, whether or not anybody reads the findings."""
    (handbook / "playbooks" / "x.md").write_text("---\ntitle: X\nowner: nobody\nparent: none\n---\n")

    for pipe in (">&-", "2>&-"):
        assert_sound(mopsdocs("check", cwd=handbook, piped=pipe), 1)


@pytest.mark.parametrize("columns", ["0", "-1", "99999999", "abc"])
def test_odd_widths(handbook: Path, columns: str) -> None:
    """A terminal of any width gets its help."""
    assert_sound(mopsdocs("check", "--help", cwd=handbook, COLUMNS=columns), 0, "--format")


def test_terminals_without_accents(handbook: Path) -> None:
    """Spanish words are read as UTF-8 wherever they come from, and escaped where they cannot be shown."""
    page = handbook / "playbooks" / "campaigns" / "señal.md"
    page.write_text("---\nid: senal\ntitle: Señal\nowner: íñigo\nparent: none\n---\nMás.\n", "utf-8")

    assert_sound(mopsdocs("check", cwd=handbook, LC_ALL="C"), 1, "se", "PEOPLE-001")
    assert_sound(mopsdocs("check", cwd=handbook, LC_ALL="C", PYTHONIOENCODING="ascii"), 1, "\\xed\\xf1igo")
    page.unlink()
    assert_sound(mopsdocs("build", cwd=handbook, **NO_LANGUAGE), 0)


@pytest.mark.parametrize(
    ("variable", "value", "code"),
    [
        ("SOURCE_DATE_EPOCH", "99999999999999999999", 2),
        ("SOURCE_DATE_EPOCH", "-99999999999", 2),
        ("SOURCE_DATE_EPOCH", "x", 2),
        ("MOPSDOCS_FORMAT", "xml", 2),
        ("HOME", "/nonexistent", 0),
        ("XDG_CACHE_HOME", "/dev/null", 0),
        ("TMPDIR", "/nonexistent", 0),
        ("NO_COLOR", "1", 0),
        ("FORCE_COLOR", "", 0),
        ("TZ", "No/Where", 0),
        ("LANG", "xx_YY.KOI8-R", 0),
    ],
)
def test_odd_environments(handbook: Path, variable: str, value: str, code: int) -> None:
    """An environment that makes no sense is named, or does no harm."""
    found = mopsdocs("check", cwd=handbook, **{variable: value})

    assert_sound(found, code)
    if code:
        assert variable in found.err


@pytest.mark.parametrize("words", [("--today", "9999-12-31"), ("--today", "{0}"), ("--root", "")])
def test_odd_words(handbook: Path, words: tuple[str, ...]) -> None:
    """So is what was typed."""
    found = mopsdocs("check", *words, cwd=handbook)

    assert found.code in (0, 2)
    assert "Traceback" not in found.said
