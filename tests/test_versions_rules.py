"""What git remembers, held against the handbook of today: `mopsdocs check` and `build` in a real repository."""

import json
from pathlib import Path

import pytest

from mopsdocs.model.hindsight import Author
from mopsdocs.shell import check, looking_back, voiding
from mopsdocs.shell.looking_back import repository_of
from mopsdocs.shell.order import CheckOrder
from mopsdocs.shell.remembering import authors
from mopsdocs.shell.workspace import open_workspace
from repository import Repo, start
from test_commands import mopsdocs
from test_versions import build, memory, page

__all__ = ["memory"]

TODAY = "2026-10-15"
SETTINGS = 'title: Handbook\nlevels: {default: publish}\nversions: {tags: "v*"}\n'
PEOPLE = "people: {ana: {name: Ana Ruiz}, ben: {name: Ben Roy}}\n"
EMAIL, WORDS, CLICKS = "playbooks/campaigns/email.md", "playbooks/data/words.md", "playbooks/campaigns/clicks.csv"
METRIC = """metrics:
  - id: clicks
    name: Clicks
    type: total
    unit: clicks
    good: up
    inputs: {{clicks: Clicks}}
    formula: {formula}
    values: clicks.csv
"""
PLAN = """---
title: Make email pay
owner: ana
{keys}---
{prose}
"""


def plan(keys: str = "", prose: str = "We write less.") -> str:
    """A playbook with some keys."""
    return PLAN.format(keys=keys, prose=prose)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A handbook with a playbook and a plain page, published as v1."""
    found = start(tmp_path / "handbook")
    files = {
        "mopsdocs.yml": SETTINGS,
        "people.yml": PEOPLE,
        ".gitignore": "/site/\n",
        EMAIL: plan(),
        WORDS: "---\ntitle: Our words\n---\nWhat a lead is.\n",
    }
    found.commit(files, "2026-01-31")
    found.tag("v1", note="The first quarter.")
    return found


def found_in(repo: Repo, *words: str, rules: tuple[str, ...] = ("VER", "LINK-010")) -> list[tuple[str, str, str]]:
    """Code, file and sentence of what `check` finds with the rules that ask git."""
    ran = mopsdocs("check", "--root", repo.root, "--today", TODAY, "--format", "json", *words)
    assert ran.returncode in (0, 1), ran.stderr
    listed = json.loads(ran.stdout)["findings"]
    return [(one["code"], one["path"], one["message"]) for one in listed if one["code"].startswith(rules)]


def move(repo: Repo, old: str, new: str) -> None:
    """Move a file as it is."""
    (repo.root / new).parent.mkdir(parents=True, exist_ok=True)
    (repo.root / old).rename(repo.root / new)


def test_a_version_without_a_word(repo: Repo) -> None:
    """A version that changes what people do wants a note: of its tag, or a file; wording alone wants none."""
    repo.commit({EMAIL: plan(prose="We write far less.")}, "2026-02-28")
    repo.tag("v2")
    assert found_in(repo) == []

    task = "tasks:\n  - {id: T1, title: Clean the lists, responsible: [ben], accountable: ana, due: 2026-12-31}\n"
    repo.commit({EMAIL: plan(task)}, "2026-03-31")
    repo.tag("v3")
    [(code, path, said)] = found_in(repo)
    assert (code, path) == ("VER-001", "mopsdocs.yml")
    assert said.startswith("v3 makes ")

    repo.write({"playbooks/_versions/v3.md": "Ben cleans the lists.\n"})
    assert found_in(repo) == []


def test_versions_that_are_not_there_in_another_language(repo: Repo) -> None:
    """What a repository lacks of what the settings ask for is said in the handbook's language, and why."""
    asked = "versions: {branches: [rama], refs: {uno: nosuch, CON: main}, current: dos}\n"
    repo.write({"mopsdocs.yml": f"title: Manual\nlanguages: [es]\nlevels: {{default: publish}}\n{asked}"})

    told = " ".join(said for _, _, said in found_in(repo, "--lang", "es"))
    assert "La versión rama se deja fuera: El repositorio no tiene ninguna rama rama" in told
    assert "uno se deja fuera: El repositorio no tiene ninguna etiqueta, rama ni commit nosuch" in told
    assert "Una versión no puede llamarse CON: 'CON' es el nombre de un dispositivo en Windows" in told
    assert "No hay ninguna versión dos" in told


def test_no_version_is_too_old_for_a_note(repo: Repo) -> None:
    """Each version that changed what people do wants a note, old ones too; a file in the working tree is enough."""
    for month, name in ((2, "v2"), (3, "v10"), (4, "v11")):
        task = f"tasks: [{{id: T1, title: Clean, responsible: [ben], accountable: ana, due: 2026-12-{month:02}}}]\n"
        repo.commit({EMAIL: plan(task)}, f"2026-{month:02}-28")
        repo.tag(name)
    repo.commit({EMAIL: plan(task, prose="We write far less.")}, "2026-05-31")
    repo.tag("v12")
    repo.write({"playbooks/_versions/v10.md": "Ben has more time.\n"})

    told = [said.split(" makes ")[0] for code, _, said in found_in(repo) if code == "VER-001"]
    assert told == ["v11", "v2"]
    assert "4 warnings" in build(repo)
    repo.write({f"playbooks/_versions/{name}.md": "Later.\n" for name in ("v2", "v11")})
    assert found_in(repo) == []
    assert "2 warnings" in build(repo)


def test_notes_are_shown(repo: Repo) -> None:
    """A note stands among all versions and above what changed, and is no page; a build finds what `check` finds."""
    repo.commit({EMAIL: plan("backup: ben\n")}, "2026-02-28")
    repo.tag("v2")
    assert "1 warning" in build(repo)

    repo.write({"playbooks/_versions/v2.md": "Ben stands in <for> Ana.\n"})
    assert "warning" not in build(repo)
    assert "Ben stands in &lt;for&gt; Ana." in page(repo, "versions.html")
    assert "Ben stands in &lt;for&gt; Ana." in page(repo, "v/v2/changes.html")
    assert "Ben stands in" not in page(repo, "v/next/changes.html")
    assert not list((repo.root / "site").rglob("_versions"))
    assert "nothing to do" in build(repo)


def test_notes_have_a_language(repo: Repo) -> None:
    """A note that is translated is read in the page's language; one that is not is marked with its own."""
    settings = f"{SETTINGS}languages: [en, es, pt]\n"
    repo.write({"mopsdocs.yml": settings, "playbooks/_versions/v1.es.md": "Empezamos.\n"})
    build(repo)
    assert "The first quarter." in page(repo, "versions.html")
    assert "Empezamos." in page(repo, "es/versions.html")
    assert '<span class="fallback" lang="en">The first quarter.</span>' in page(repo, "pt/versions.html")

    repo.write({"playbooks/_versions/v1.md": "We begin.\n"})
    build(repo)
    assert "We begin." in page(repo, "versions.html")
    assert "Empezamos." in page(repo, "es/versions.html")
    assert "The first quarter." not in page(repo, "pt/versions.html")
    assert '<span class="fallback" lang="en">We begin.</span>' in page(repo, "pt/versions.html")


def test_decision_edited(repo: Repo) -> None:
    """What the newest version has as decided is not edited any more; with a base, what that one has."""
    decision = "decisions:\n  - {{id: D1, date: 2026-01-28, title: {}, by: ana, why: It is cheap}}\n"
    repo.commit({EMAIL: plan(decision.format("Provider X"))}, "2026-02-28")
    assert found_in(repo) == []
    repo.write({EMAIL: plan(decision.format("Provider Y"))})

    assert found_in(repo) == []
    [(code, path, said)] = found_in(repo, "--base", "HEAD")
    assert (code, path) == ("VER-002", EMAIL)
    assert "`title`" in said
    repo.tag("v2", note="Decided.")
    assert [one[0] for one in found_in(repo)] == ["VER-002"]


@pytest.mark.parametrize("settings", ["title: Handbook\nlevels: {default: publish}\n", SETTINGS])
def test_watched_things(repo: Repo, settings: str) -> None:
    """A review is due when the definition, the values or the file that it watches are others than on its day."""
    review = "review: {every: 12 months, last: 2026-03-31, watch: [clicks, people.yml, nothing.csv]}\n"
    watching = plan(review + METRIC.format(formula="clicks"))
    repo.commit({"mopsdocs.yml": settings, EMAIL: watching, CLICKS: "period,clicks\n2026-01,4\n"}, "2026-03-31")
    repo.commit({EMAIL: watching.replace("name: Clicks", "name: All clicks")}, "2026-04-30")
    rules = ("VER-003",)
    assert found_in(repo, rules=rules) == []

    (repo.root / "people.yml").write_text(PEOPLE.replace("Roy", "Royce"), "utf-8")
    [(_, path, said)] = found_in(repo, rules=rules)
    assert (path, said) == (EMAIL, "Changed since the review of 31 Mar 2026: people.yml")
    repo.write({"people.yml": PEOPLE, EMAIL: watching.replace("formula: clicks", "formula: clicks * 2")})
    assert found_in(repo, rules=rules)[0][2].endswith(": clicks")
    repo.write({EMAIL: watching})
    repo.commit({CLICKS: "period,clicks\n2026-01,4\n2026-02,5\n"}, "2026-05-31")
    assert found_in(repo, rules=rules)[0][2].endswith(": clicks")


def test_watching_another_playbook(repo: Repo) -> None:
    """A metric or all of another playbook can be watched, also by its later name and place."""
    repo.commit({EMAIL: plan(METRIC.format(formula="clicks"))}, "2026-02-28")
    review = "review: {last: 2026-03-31, watch: [mail/clicks]}\n"
    repo.commit({"playbooks/data/lists.md": plan(review).replace("Make email pay", "Lists")}, "2026-03-31")
    (repo.root / EMAIL).unlink()
    renamed = "was: [email]\n" + METRIC
    repo.commit({"playbooks/campaigns/mail/index.md": plan(renamed.format(formula="clicks"))}, "2026-04-30")
    assert found_in(repo, rules=("VER-003",)) == []

    repo.write({"playbooks/campaigns/mail/index.md": plan(renamed.format(formula="clicks + 1"))})
    assert [one[:2] for one in found_in(repo, rules=("VER-003",))] == [("VER-003", "playbooks/data/lists.md")]


def test_watching_stays_within(repo: Repo, tmp_path: Path) -> None:
    """What lies outside the handbook is not looked at, by dots or by a link."""
    (tmp_path / "secret.csv").write_text("secret\n")
    (repo.root / "playbooks/link.csv").symlink_to(tmp_path / "secret.csv")
    things = r'../../../secret.csv, link.csv, /etc/passwd, "a\0.csv"'
    repo.commit({EMAIL: plan(f"review: {{last: 2026-01-31, watch: [{things}]}}\n")})

    assert found_in(repo, rules=("VER-003",)) == []


def test_what_goes_leaves_a_way(repo: Repo) -> None:
    """A playbook under another id wants `was`; one that is gone, and a page that is gone, are missed."""
    move(repo, EMAIL, "playbooks/campaigns/mail.md")
    [(code, path, said)] = found_in(repo)
    assert (code, path) == ("LINK-010", "playbooks/campaigns/mail.md")
    assert "called email in v1" in said

    repo.write({"playbooks/campaigns/mail.md": plan("was: [email]\n")})
    assert found_in(repo) == []
    (repo.root / "playbooks/campaigns/mail.md").unlink()
    (repo.root / WORDS).unlink()
    assert [one[:2] for one in found_in(repo)] == [("LINK-010", EMAIL), ("LINK-010", WORDS)]


def test_a_page_that_moved_leads_on(repo: Repo) -> None:
    """A plain page that was moved as it is leads from the old address to the new one, over several versions."""
    move(repo, WORDS, "playbooks/workflow/words.md")
    repo.commit({}, "2026-02-28")
    repo.tag("v2", note="Pages have their places.")
    edited = "---\ntitle: Our words\n---\nWhat a good lead is.\n"
    repo.commit({"playbooks/workflow/words.md": edited}, "2026-03-31")
    repo.tag("v3", note="Words.")
    move(repo, "playbooks/workflow/words.md", "playbooks/workflow/our-words.md")
    assert found_in(repo) == []
    build(repo)

    assert "url='../../pages/workflow/words.html'" in page(repo, "pages/data/words.html")
    assert "url='../../pages/workflow/our-words.html'" in page(repo, "v/next/pages/data/words.html")
    assert "url='../../pages/workflow/our-words.html'" in page(repo, "v/next/pages/workflow/words.html")
    assert "v/v1/pages/data/words.html" in page(repo, "v/next/pages/workflow/our-words.html")


def test_longer_ids(tmp_path: Path) -> None:
    """In a repository that names files by SHA-256 nothing has moved or changed that has not."""
    repo = Repo(tmp_path / "long")
    repo.root.mkdir()
    repo.git("init", "-q", "--object-format=sha256", "-b", "main")
    review = "review: {last: 2026-01-31, watch: [people.yml]}\n"
    words = "---\ntitle: Our words\n---\nWhat a lead is.\n"
    repo.commit({"mopsdocs.yml": SETTINGS, "people.yml": PEOPLE, EMAIL: plan(review), WORDS: words}, "2026-01-31")
    repo.tag("v1")
    move(repo, WORDS, "playbooks/workflow/words.md")

    assert found_in(repo) == []
    assert "url='../../pages/workflow/words.html'" in (build(repo), page(repo, "v/next/pages/data/words.html"))[1]


def test_authors_of_a_change(repo: Repo) -> None:
    """Whose change it is that is judged: the commits since the base, with the files that they touch."""
    base = repo.git("rev-parse", "HEAD")
    repo.commit({EMAIL: plan("backup: ben\n")}, "2026-02-28", ("Ben Roy", "ben@example.com"))
    with repository_of(open_workspace(repo.root, None)) as repository:
        found = authors(repository, base)

    assert found == (Author("Ben Roy", "ben@example.com", (EMAIL,)),)


def test_git_is_asked_only_for_what_rules_ask(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without versions, a base or something watched git is not started."""
    repo.commit({"mopsdocs.yml": "title: Handbook\n", EMAIL: plan(prose="A stopwatch: it runs.")})
    opened: list[Path] = []

    def note(root: Path) -> None:
        opened.append(root)

    monkeypatch.setattr(looking_back, "open_repository", note)
    monkeypatch.setattr(voiding, "open_repository", note)
    workspace = open_workspace(repo.root, None)
    order = CheckOrder(None, None, None, "json", strict=False, lang=None, baseline=False, no_ignore=False, fix=False)
    check.checked(workspace, order)
    assert opened == []
    repo.write({EMAIL: plan("review: {last: 2026-01-31, watch: [people.yml]}\n")})
    check.checked(workspace, order)
    assert opened == [workspace.root]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--base", "v9"), "no tag, branch or commit v9"), (("--base", "v1", "--version", "v1"), "--base")],
)
def test_a_base_that_is_none(repo: Repo, words: tuple[str, ...], said: str) -> None:
    """A base that is not there, or beside a version, is told to whoever asked."""
    ran = mopsdocs("check", "--root", repo.root, *words)

    assert ran.returncode == 2
    assert said in ran.stderr


def test_nothing_is_remembered_without_git(tmp_path: Path) -> None:
    """A handbook outside git is checked as it is."""
    repo = Repo(tmp_path)
    review = "review: {last: 2026-01-31, watch: [people.yml]}\n"
    repo.write({"mopsdocs.yml": "title: Handbook\n", EMAIL: plan(review)})

    assert found_in(repo) == []
