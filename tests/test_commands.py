"""The commands as a user types them: what they print, what they leave behind, how they end."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from checkout import CHECKOUT, SRC, TODAY

MANIFEST = ".mopsdocs-manifest.json"


def mopsdocs(*words: str | Path, cwd: Path = CHECKOUT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; what it remembers stays in the folder of the test."""
    return subprocess.run(
        [sys.executable, "-m", "mopsdocs", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(SRC), **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test remembers for itself."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """A copy of our own handbook."""
    root = tmp_path / "handbook"
    root.mkdir()
    for name in ("mopsdocs.yml", "people.yml", "signoffs.yml"):
        shutil.copy(CHECKOUT / name, root)
    shutil.copytree(CHECKOUT / "playbooks", root / "playbooks")
    return root


def build(root: Path, *words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Build a handbook as of our day."""
    return mopsdocs("build", "--root", root, "--today", TODAY, *words, **env)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_build_is_the_same_everywhere(handbook: Path, tmp_path: Path) -> None:
    """Time zone, locale, hash seed, umask, folder and number of processes change no byte."""
    other = tmp_path / "elsewhere" / "handbook"
    shutil.copytree(handbook, other)
    build(handbook, "--jobs", "1", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1")
    old = os.umask(0o077)
    try:
        found = build(other, "--jobs", "3", TZ="America/Bogota", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    finally:
        os.umask(old)

    assert found.returncode == 0, found.stderr
    assert tree(handbook / "site") == tree(other / "site")
    modes = {path.stat().st_mode & 0o777 for path in (other / "site").rglob("*") if path.is_file()}
    assert modes == {0o644}


def test_second_build_has_nothing_to_do(handbook: Path) -> None:
    """A build of an unchanged handbook writes nothing, not even a time."""
    build(handbook)
    before = {path: path.stat().st_mtime_ns for path in (handbook / "site").rglob("*")}
    found = build(handbook)

    assert "nothing to do" in found.stderr
    assert before == {path: path.stat().st_mtime_ns for path in (handbook / "site").rglob("*")}


def test_prose_edit_writes_one_page(handbook: Path) -> None:
    """An edited body rewrites its own page alone, and gives the site that a build from nothing would give."""
    build(handbook)
    before = tree(handbook / "site")
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    page.write_text(page.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    found = build(handbook)
    after = tree(handbook / "site")
    shutil.rmtree(handbook / "site")
    build(handbook, XDG_CACHE_HOME=str(handbook / "elsewhere"))

    assert {"playbooks/email-program.html", MANIFEST} == {path for path in after if after[path] != before.get(path)}
    assert "1 file written" in found.stderr
    assert after == tree(handbook / "site")


def test_prose_edit_needs_no_schema(handbook: Path) -> None:
    """After an edit of prose alone, what reads front matter and settings is not even loaded."""
    settings = handbook / "mopsdocs.yml"
    settings.write_text(settings.read_text("utf-8").partition("\nversions:")[0], "utf-8")
    # A translation that says what it was made from is held against every edit of its source.
    for path in (handbook / "playbooks").rglob("*.??.md"):
        path.write_text(re.sub(r"(?m)^translated_from:\n(?: .*\n)+", "", path.read_text("utf-8")), "utf-8")
    build(handbook)
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    page.write_text(page.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mopsdocs", "build", "--root", handbook, "--today", TODAY],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert "1 file written" in found.stderr
    assert not [line for line in found.stderr.splitlines() if line.endswith((" pydantic", " yaml", " jinja2"))]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: active\n", "status: paused\n"),
        ("## ", "## New: "),
        ("  - id: G1\n", "  # A remark\n  - id: G1\n"),
    ],
)
def test_any_edit_equals_a_fresh_build(handbook: Path, old: str, new: str) -> None:
    """Whatever was edited, the site is the one that a build from nothing makes."""
    build(handbook)
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")
    assert build(handbook).returncode == 0
    after = tree(handbook / "site")
    shutil.rmtree(handbook / "site")
    build(handbook, XDG_CACHE_HOME=str(handbook / "elsewhere"))

    assert after == tree(handbook / "site")


def test_title_edit_equals_a_fresh_build(handbook: Path) -> None:
    """After a title edit the site is the one that a build from nothing makes."""
    build(handbook)
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    text = page.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    page.write_text(text.replace(title, "title: Mail that earns its keep", 1), "utf-8")
    build(handbook)
    after = tree(handbook / "site")
    shutil.rmtree(handbook / "site")
    build(handbook, XDG_CACHE_HOME=str(handbook / "elsewhere"))

    assert after == tree(handbook / "site")


def test_deleted_page_comes_back(handbook: Path) -> None:
    """A page deleted from the site by hand is there again after the next build, though nothing else changed."""
    build(handbook)
    page = handbook / "site" / "playbooks" / "email-program.html"
    content = page.read_bytes()
    page.unlink()
    build(handbook)

    assert page.read_bytes() == content


def test_removed_playbook_leaves_no_page(handbook: Path) -> None:
    """A playbook that is gone has no page, and no list names it."""
    plan = "---\ntitle: Twin of another\nowner: ana.ruiz\n" + "tasks: [{id: T1, title: Stop, status: dropped}]\n---\n"
    path = handbook / "playbooks" / "data" / "twin.md"
    path.write_text(plan.replace("title: Twin", "status: draft\ntitle: Twin"), "utf-8")
    config = handbook / "mopsdocs.yml"
    config.write_text(config.read_text("utf-8").replace("default: publish", "default: draft"), "utf-8")
    assert build(handbook).returncode == 0
    assert "playbooks/twin.html" in tree(handbook / "site")
    path.unlink()
    found = build(handbook)

    assert found.returncode == 0, found.stderr
    assert not [name for name, content in tree(handbook / "site").items() if "twin" in name or b"Twin of" in content]


def test_errors_leave_the_site_as_it_was(handbook: Path) -> None:
    """A build with errors says them, exits with 1 and changes no byte of the site."""
    build(handbook)
    before = tree(handbook / "site")
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    page.write_text(page.read_text("utf-8").replace("owner: ", "owner: nobody.at.all #", 1), "utf-8")
    found = build(handbook)

    assert found.returncode == 1
    assert "PEOPLE-001" in found.stderr
    assert "nobody.at.all" in found.stderr
    assert before == tree(handbook / "site")


def test_killed_build_leaves_the_site_as_it_was(handbook: Path) -> None:
    """A build that is killed at any moment leaves the whole old site or the whole new one."""
    build(handbook)
    before = tree(handbook / "site")
    page = handbook / "people.yml"
    page.write_text(page.read_text("utf-8").replace("Ana Ruiz", "Ana María Ruiz"), "utf-8")
    for delay in (0.2, 0.5, 0.8):
        process = subprocess.Popen(
            [sys.executable, "-m", "mopsdocs", "build", "--root", handbook, "--today", TODAY],
            env={**os.environ, "PYTHONPATH": str(SRC)},
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = tree(handbook / "site")
        assert now.keys() == before.keys()
        assert now == before or b"Ana Mar\xc3\xada" in now["people/ana.ruiz.html"]
    build(handbook)

    assert b"Ana Mar\xc3\xada" in tree(handbook / "site")["people/ana.ruiz.html"]
    assert [path.name for path in handbook.iterdir() if path.name.startswith(".site")] == []


def test_check_in_three_formats(handbook: Path) -> None:
    """The same finding in full has excerpt, caret and help; concise is a line; JSON has the documented shape."""
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    page.write_text(page.read_text("utf-8").replace("status: active", "status: activ", 1), "utf-8")
    full, concise, as_json = (
        mopsdocs("check", "--root", handbook, "--today", TODAY, "--format", name)
        for name in ("full", "concise", "json")
    )
    shape = json.loads(as_json.stdout)
    (error,) = [one for one in shape["findings"] if one["severity"] == "error"]
    place = f"{error['path']}:{error['line']}:{error['column']}: error[{error['code']}]"

    assert full.returncode == concise.returncode == as_json.returncode == 1
    assert shape["schema"] == "mopsdocs-findings/1"
    assert shape["summary"]["error"] == 1
    assert set(error) == {
        "path", "line", "column", "end_line", "end_column", "code", "severity", "message", "hint"
    }
    assert place in full.stdout
    assert place in concise.stdout
    assert "status: activ\n" in full.stdout
    assert "^^^^^" in full.stdout
    assert "= help: " in full.stdout
    assert "active" in error["hint"]


def test_check_writes_nothing(handbook: Path) -> None:
    """Checking leaves the folder as it is."""
    before = tree(handbook)
    mopsdocs("check", "--root", handbook, "--today", TODAY)

    assert before == tree(handbook)


def test_init_makes_a_handbook_that_works(tmp_path: Path) -> None:
    """In each language, `init` writes a handbook that checks without errors and warnings, and builds."""
    for lang in ("en", "es", "pt"):
        root = tmp_path / lang
        assert mopsdocs("init", root, "--lang", lang).returncode == 0
        checked = mopsdocs("check", "--root", root, "--format", "json")
        assert json.loads(checked.stdout)["summary"] | {"info": 0, "files": 0} == {
            "error": 0, "warning": 0, "info": 0, "files": 0
        }, checked.stdout
        assert mopsdocs("build", "--root", root).returncode == 0
        assert f'lang="{lang}"' in (root / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "first", "refused"),
    [
        ("en", "A handbook to start from is in {root}. Next:", "mopsdocs: {root} is not empty.\n  Name a new"),
        ("es", "El manual de partida está en {root}. Ahora:", "mopsdocs: {root} no está vacía.\n  Indique una"),
        ("pt", "O manual inicial está em {root}. Agora:", "mopsdocs: {root} não está vazia.\n  Indique uma"),
    ],
)
def test_init_speaks_the_language_asked_for(tmp_path: Path, lang: str, first: str, refused: str) -> None:
    """Whoever asks for a handbook in a language is spoken to in it, also where nothing is written."""
    root = tmp_path / "new"

    found, again = (mopsdocs("init", root, "--lang", lang) for _ in range(2))

    assert [first.format(root=root), f"  cd {root}", "  mopsdocs build"] == found.stdout.splitlines()
    assert again.stderr.startswith(refused.format(root=root))


def test_init_refuses_a_folder_with_files(handbook: Path) -> None:
    """`init` never writes into a folder that has something in it."""
    before = tree(handbook)
    found = mopsdocs("init", handbook)

    assert found.returncode == 2
    assert "not empty" in found.stderr
    assert before == tree(handbook)


def test_new_playbook(tmp_path: Path) -> None:
    """`new playbook` writes a file named by its title, prints it, checks clean at draft, and never overwrites."""
    root = tmp_path / "small"
    mopsdocs("init", root)
    title = 'Más leads: "ya"'
    first = mopsdocs("new", "playbook", title, "--root", root)
    second = mopsdocs("new", "playbook", title, "--root", root)
    checked = mopsdocs("check", "--root", root, "--format", "json")

    assert first.stdout.strip() == "playbooks/campaigns/mas-leads-ya.md"
    assert second.returncode == 2
    assert json.loads(checked.stdout)["summary"]["error"] == 0, checked.stdout
    assert 'title: "Más leads: \\"ya\\""' in (root / first.stdout.strip()).read_text("utf-8")


def test_explain() -> None:
    """`explain` gives the reason and both examples; a wrong code is answered with near ones and exit code 2."""
    found = mopsdocs("explain", "raci-001")
    wrong = mopsdocs("explain", "RACI-999")

    assert found.returncode == 0
    assert "RACI-001" in found.stdout
    assert "accountable" in found.stdout
    assert wrong.returncode == 2
    assert "RACI" in wrong.stderr


@pytest.mark.parametrize("kind", ["playbook", "translation", "people", "mopsdocs"])
def test_schema(kind: str) -> None:
    """`schema` prints JSON Schema draft-07 that names the file's own keys."""
    shape = json.loads(mopsdocs("schema", kind).stdout)

    assert "draft-07" in shape["$schema"]
    assert "title" in shape["properties"] or "people" in shape["properties"] or "strings" in shape["properties"]


def test_help_names_every_command() -> None:
    """`--help` and the help of each command read well and end with 0."""
    text = mopsdocs("--help").stdout
    for command in ("build", "check", "explain", "init", "new", "schema"):
        assert f"\n  {command}" in text
        assert mopsdocs(command, "--help").returncode == 0


def test_completion() -> None:
    """The installed command completes its own commands in the shell."""
    found = subprocess.run(
        [Path(sys.executable).with_name("mopsdocs")],
        env={**os.environ, "_MOPSDOCS_COMPLETE": "bash_complete", "COMP_WORDS": "mopsdocs ch", "COMP_CWORD": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout == "plain,check\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("build", "--root", "no-such-folder"), 2),
        (("build", "--today", "15/10/2026"), 2),
        (("build", "--out", "."), 2),
        (("build", "--out", "playbooks"), 2),
        (("frobnicate",), 2),
    ],
)
def test_wrong_use(handbook: Path, words: tuple[str, ...], code: int) -> None:
    """Wrong use ends with 2 and a sentence, never with a traceback."""
    found = mopsdocs(*words, cwd=handbook)

    assert found.returncode == code
    assert found.stderr.strip()
    assert "Traceback" not in found.stderr


def test_second_build_waits_for_nobody(handbook: Path) -> None:
    """While one build runs, another one is told so, with exit code 4."""
    holder = (
        "import sys, time; from pathlib import Path; from mopsdocs.shell.writer import Site\n"
        "with Site(Path(sys.argv[1]), 'test'): print('locked', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, handbook / "site"],
        env={**os.environ, "PYTHONPATH": str(SRC)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "locked\n"
        found = build(handbook)
        process.kill()

    assert found.returncode == 4


def test_commands_load_only_what_they_need(handbook: Path) -> None:
    """`--help` loads no part of the core, and a build with nothing to do no template engine, Markdown or schema."""
    build(handbook)
    heavy = ("pydantic", "jinja2", "markdown_it", "babel", "watchfiles")
    for words in (("--help",), ("build", "--root", str(handbook), "--today", TODAY)):
        found = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "mopsdocs", *words],
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONPATH": str(SRC)},
            capture_output=True,
            text=True,
            check=True,
        )
        loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in found.stderr.splitlines()}
        assert loaded.isdisjoint(heavy), loaded & set(heavy)


def test_plain_folder_links_to_what_is_there(tmp_path: Path) -> None:
    """In a plain folder of Markdown a link to something that is no page is a warning that says so, no error."""
    links = ["LICENSE", "ideas/", "./LICENSE", "list.csv"]
    (tmp_path / "ideas").mkdir()
    (tmp_path / "LICENSE").write_text("Free.\n")
    (tmp_path / "list.csv").write_text("a,b\n")
    (tmp_path / "README.md").write_text("# Notes\n\n" + "".join(f"[x]({link})\n" for link in (*links, "../Makefile")))
    found = mopsdocs("check", "--root", tmp_path, "--format", "json")
    shape = json.loads(found.stdout)

    assert found.returncode == 0
    told = [one for one in shape["findings"] if one["code"] != "LINK-012"]
    assert {(one["code"], one["severity"]) for one in told} == {("LINK-007", "warning")}
    assert [one["message"].partition(" is there, but ")[0] for one in told[:-1]] == links
    assert "../Makefile lies outside" in told[-1]["message"]


def test_check_of_some_files(handbook: Path) -> None:
    """With files or folders named, only what is found there is shown, and decides the exit code."""
    folder = handbook / "playbooks"
    (folder / "data" / "a.md").write_text("---\ntitle: A\nowner: nobody\n---\n")
    (folder / "data" / "b.md").write_text("---\ntitle: B\nowner: [](a.md)\n---\n")
    words = ("check", "--root", handbook, "--today", TODAY, "--format", "json")

    def paths(*chosen: str | Path) -> tuple[int, set[str]]:
        found = mopsdocs(*words, *chosen, cwd=handbook)
        return found.returncode, {one["path"] for one in json.loads(found.stdout)["findings"]}

    assert paths("playbooks/data/a.md") == (1, {"playbooks/data/a.md"})
    assert paths(folder / "data")[1] >= {"playbooks/data/a.md", "playbooks/data/b.md"}
    assert paths("playbooks/how-we-work.md") == (0, set())
    assert mopsdocs(*words, "nowhere.md", cwd=handbook).returncode == 2
    assert mopsdocs(*words, CHECKOUT / "README.md", cwd=handbook).returncode == 2


@pytest.mark.parametrize(
    ("lang", "said", "moved"),
    [
        ("en", "is no file of the handbook, so nothing", "lies outside playbooks/, so nothing in it was checked"),
        ("es", "no es un archivo del manual", "está fuera de playbooks/"),
        ("pt", "não é um arquivo do manual", "está fora de playbooks/"),
    ],
)
def test_check_of_a_file_that_is_not_read(handbook: Path, lang: str, said: str, moved: str) -> None:
    """A file outside the handbook is no mistake, and is said not to have been checked; a playbook is to be moved."""
    (handbook / "docs").mkdir()
    (handbook / "README.md").write_text("# Our repository\n")
    (handbook / "docs" / "new.md").write_text("---\ntitle: New\nowner: ana.ruiz\nsteps: []\n---\n")
    files = ("README.md", "docs/new.md", "people.yml")
    found = mopsdocs("check", *files, "--lang", lang, "--today", TODAY, cwd=handbook)

    assert 0 == found.returncode
    assert f"README.md {said}" in found.stderr
    assert f"docs/new.md {moved}" in found.stderr
    assert "people.yml" not in found.stderr


def test_a_new_value_equals_a_fresh_build(handbook: Path) -> None:
    """After a value was recorded, and prose edited beside it, the site is what a build from nothing makes."""
    build(handbook)
    before = tree(handbook / "site")
    page = handbook / "playbooks" / "campaigns" / "email-program.md"
    words = ("record", "total-clicks", "clicks=9000", "--period", "2026-10", "--today", "2026-11-02")
    assert mopsdocs(*words, "--root", handbook).returncode == 0
    assert build(handbook, "--today", "2026-11-02").returncode == 0
    page.write_text(page.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    build(handbook, "--today", "2026-11-02")
    after = tree(handbook / "site")
    shutil.rmtree(handbook / "site")
    build(handbook, "--today", "2026-11-02", XDG_CACHE_HOME=str(handbook / "elsewhere"))

    assert after == tree(handbook / "site")
    changed = {path for path in after if after[path] != before.get(path)}
    assert {"playbooks/email-program.html", "metrics/email-program.total-clicks.html", "index.html"} <= changed


def test_prose_beside_a_borrowed_metric_equals_a_fresh_build(handbook: Path) -> None:
    """A playbook whose goal is measured by another playbook's metric keeps its progress when its prose is edited."""
    page = handbook / "playbooks" / "campaigns" / "borrower.md"
    keys = "id: G1, metric: email-program/total-clicks, baseline: {value: 48000, period: 2025}, target: 60000"
    page.write_text(
        f"---\ntitle: Borrow\nowner: ana.ruiz\nignore: [{{rule: SMART, why: A test}}, {{rule: LINK, why: A test}}]\n"
        f"goals: [{{{keys}, start: 2026-01-01, due: 2026-12-31}}]\n---\nWhy.\n",
        "utf-8",
    )
    assert build(handbook).returncode == 0
    page.write_text(page.read_text("utf-8") + "\nOne more thing.\n", "utf-8")
    build(handbook)
    after = tree(handbook / "site")
    shutil.rmtree(handbook / "site")
    build(handbook, XDG_CACHE_HOME=str(handbook / "elsewhere"))

    assert after == tree(handbook / "site")
    assert b"44,700" in after["playbooks/borrower.html"]
    assert b"Borrow" in after["metrics/email-program.total-clicks.html"]
