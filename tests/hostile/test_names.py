"""Names that lead out, mean something to a machine, or pass for another one."""

from pathlib import Path

import pytest

from hostile.door import HEAD, PEOPLE, PLAYBOOK, assert_sound, compiled, errors, line, mopsdocs, plan

PLAN = f"---\n{HEAD}---\nText.\n"
PAGE = "# How we work\n"
ODD = (
    "../x", "..", ".hidden", "a b", "a/b", "a\\nb", "'\"", "<script>", "{0.__class__}", "{count}", "%s", "%(x)s",
    "a.", "a ", "nin\u0303o", "$(id)", "`id`", "a:b", "a|b", "--output=x", "\\u202e", "\U0001f600",
)  # fmt: skip
TAKEN = ("con", "index")


@pytest.mark.parametrize("name", [*ODD, "con", "a" * 250])
def test_playbook_ids(name: str) -> None:
    """An id that is no plain word is refused where it stands."""
    found = [line(one) for one in errors(plan(f'{HEAD}id: "{name}"'))]

    assert {one.split(" ")[1] for one in found} == {f"{PLAYBOOK}:{2 if name == 'con' else 5}"}, found


@pytest.mark.parametrize("name", [*ODD, *TAKEN, "a" * 250])
@pytest.mark.parametrize("kind", ["people", "roles", "teams"])
def test_parties(kind: str, name: str) -> None:
    """A party's id becomes a page's address, so it is a plain word, and no address that is taken."""
    places = {"people": 2, "roles": 4, "teams": 6}
    people = PEOPLE.replace(f"{kind}:\n", f'{kind}:\n  "{name}": {{}}\n')
    found = [line(one) for one in errors({"people.yml": people, **plan(HEAD)})]

    # Only people have a list at index.html, and points in their ids.
    if (kind, name) not in (("roles", "index"), ("teams", "index"), ("people", "a.")):
        assert {one.split(" ")[1] for one in found} == {f"people.yml:{places[kind]}"}, found


@pytest.mark.parametrize("name", [*ODD, *TAKEN, "Campaigns", "a" * 250])
def test_areas(name: str) -> None:
    """So does an area's."""
    areas = f'areas:\n  campaigns: Campaigns\n  "{name}": X\n'
    found = [line(one) for one in errors({"mopsdocs.yml": f"title: H\n{areas}", **plan(HEAD)})]

    assert [one.split(" ")[1] for one in found] == ["mopsdocs.yml:4"], found


@pytest.mark.parametrize(
    ("languages", "code"),
    [
        ("['../x']", "FM-003"),
        ("[EN]", "FM-003"),
        ("[zz]", "FM-009"),
        ("[1, 2]", "FM-003"),
        ("[~]", "FM-003"),
        ("[no, on, yes]", ""),
        ("en", "FM-003"),
        ("[]", ""),
        ("[ar, ja, th, hi]", ""),
        ("[en, en, es]", ""),
    ],
)
def test_languages(languages: str, code: str) -> None:
    """A language is two small letters that mean one; whatever they are, the handbook speaks English besides."""
    found = compiled({"mopsdocs.yml": f"title: H\nlanguages: {languages}\n", **plan(HEAD)})
    told = [line(one) for one in found.report.diagnostics if one.severity == "error"]

    if languages != "[no, on, yes]":
        assert {one.partition(" ")[0] for one in told} == ({code} if code else set()), told
    assert all(one.split(" ")[1] == "mopsdocs.yml:2" for one in told), told
    assert b"</html>" in found.render("playbooks/x.html")


@pytest.mark.parametrize("name", ["con.md", "aux.es.md", "a\nb.md", '".md', "<script>.md", "a|b.md"])
def test_file_names(handbook: Path, name: str) -> None:
    """A file whose name some machine cannot hold is a finding in one line, and no page."""
    (handbook / "playbooks" / name).write_text(PAGE, "utf-8")
    found = mopsdocs("check", "--root", handbook, "--format", "concise")
    places = [one for one in found.out.splitlines() if "SAFE-004" in one]

    assert_sound(found, 1, "SAFE-004")
    assert len(places) == 1
    assert places[0].startswith("playbooks/")


def test_names_that_are_no_text(handbook: Path) -> None:
    """A name that is not even text is shown escaped."""
    Path(f"{handbook}/playbooks/\udcff\udcfe.md").write_text(PAGE, "utf-8")

    assert_sound(mopsdocs("check", "--root", handbook), 1, "playbooks/\\xff\\xfe.md:1:1: error[SAFE-004]")


@pytest.mark.parametrize(
    "names",
    [("A.md", "a.md"), ("ni\u00f1o.md", "nin\u0303o.md"), ("a/x.md", "A/y.md"), ("ß.md", "ss.md")],
)
def test_twins(handbook: Path, names: tuple[str, str]) -> None:
    """Two names that some disk takes for one are told."""
    for name in names:
        path = handbook / "playbooks" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE, "utf-8")
    found = mopsdocs("check", "--root", handbook, "--format", "concise")

    assert_sound(found, 1, "error[SAFE-004]", "many disks take that and")


def test_names_that_are_merely_long_or_strange(handbook: Path) -> None:
    """Whatever every machine can hold is built: long names, spaces, braces, a folder called index."""
    names = ("a" * 240, "{0.__class__}", "%s %(x)s", "A B", "index/index", "x.html", "a.b.c", "ñ")
    for name in names:
        path = handbook / "playbooks" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE, "utf-8")

    assert_sound(mopsdocs("build", "--root", handbook), 0, "Built 10 documents")


def test_hidden_files_are_nobody_s_business(handbook: Path) -> None:
    """What begins with a point is neither read nor told."""
    hidden = handbook / "playbooks" / ".git"
    hidden.mkdir()
    (hidden / "config.md").write_bytes(b"\xff\0")
    (handbook / "playbooks" / ".x.md").write_bytes(b"\xff\0")

    assert_sound(mopsdocs("check", "--root", handbook), 0, "2 files checked: 0 errors")


@pytest.mark.parametrize("title", ["", "¿?", "index", "CON", "a\nb\x1b[31m", "x" * 300, "\u202eabc"])
def test_titles_of_new_playbooks(handbook: Path, title: str) -> None:
    """A title that gives no file name, or cannot be one, is refused in words; nothing is written."""
    before = sorted(handbook.rglob("*"))
    found = mopsdocs("new", "playbook", title, "--root", handbook)

    assert_sound(found, 2)
    assert found.err.count("\n") == 2
    assert sorted(handbook.rglob("*")) == before


@pytest.mark.parametrize("title", ["${start} $x {0.__class__} %s", 'A: [b] # "c" \'d\'', "--- # &a *b !c", "Más \\x"])
def test_titles_with_signs(handbook: Path, title: str) -> None:
    """Whatever a title says, it stands in the new file as typed, and the file checks."""
    assert_sound(mopsdocs("new", "playbook", "--root", handbook, "--", title), 0)
    assert_sound(mopsdocs("check", "--root", handbook, "--level", "draft", "--format", "json"), 0)


def test_titles_in_another_encoding(handbook: Path) -> None:
    """A terminal in Latin 1 gets a sentence; one without any language hands over what was typed."""
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}

    assert_sound(mopsdocs("new", "playbook", b"M\xe1s", "--root", handbook), 2, "not written in UTF-8")
    found = mopsdocs("new", "playbook", "Más señal", "--root", handbook, **plain)
    assert_sound(found, 0, "playbooks/campaigns/mas-senal.md")
    assert "Más señal" in (handbook / "playbooks" / "campaigns" / "mas-senal.md").read_text("utf-8")
    assert_sound(mopsdocs("check", "--root", handbook, "--level", "draft", **plain), 0)
